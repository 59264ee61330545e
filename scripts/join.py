"""Join the results that several jobs made of parts of one job's work."""

from glassgan import cli

with cli.script(
    __doc__,
    parts_made=cli.several("results of all parts: those that make the first output, then others"),
    whole=cli.several("outputs: Parquet or safetensors"),
) as args:
    from glassgan import parts

    count = len(args.parts_made) // len(args.whole)
    for number, path in enumerate(args.whole):
        parts.join(args.parts_made[number * count : (number + 1) * count], path)
