"""Train the judge on training images and calibrate it on the validation images.

Without labels it is an encoder, which names nothing. A classifier of one's own is only calibrated.
"""

from functools import partial

from glassgan import cli, files
from glassgan.judge.settings import Judge

with cli.script(
    __doc__, data="the prepared training images", settings=Judge, output="output", **cli.TORCH
) as args:
    cli.use(args.threads, args.device)
    from glassgan.judge import making

    data, _ = files.read_tensors(args.data)
    progress = partial(print, flush=True)
    files.write_tensors(args.output, *making.made(data, args.settings, args.device, progress))
