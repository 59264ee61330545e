"""What units do, measured by several jobs: the same bytes as by one."""

from argparse import Namespace
from collections import OrderedDict
from dataclasses import replace

import planted
import pytest
import torch
from networks import checkpoint
from torch import nn

from glassgan import files, parts
from glassgan.data.images import to_network
from glassgan.parts import WHOLE, Part
from glassgan.run import Run
from glassgan.subject import Subject
from glassgan.units.analyses import effects
from glassgan.units.settings import Effects

SETTINGS = Effects(
    seed=0, bank=200, sweep=40, confirmed=6, dosed=1, followed=2, compared=40, stroke_latents=8,
    null_latents=20, null_directions=119,
)  # fmt: skip
NAMES = {"effects": "parquet", "sweep_file": "safetensors"}


def three_layers():
    """Seven units that draw, behind two layers that pass them on."""
    known = planted.generator()
    parts = OrderedDict(before=nn.Sequential(nn.Linear(7, 7), nn.ReLU()))
    parts |= dict(known.named_children())
    return Subject(nn.Sequential(parts), None, 7)


def no_layers():
    last = nn.Linear(7, 784)
    return Subject(
        nn.Sequential(OrderedDict(output=nn.Sequential(last, nn.Unflatten(1, (1, 28, 28))))),
        None,
        7,
    )


@pytest.mark.parametrize("subject", [three_layers, no_layers])
def test_parts_make_the_same_files(subject, tmp_path, mnist):
    path = tmp_path / "weights.safetensors"
    files.write_tensors(path, {}, {"specification": {}})
    judge, chain = planted.judge(), [replace(checkpoint(subject(), 0), path=path)]
    real = judge.features(to_network(torch.from_numpy(mnist[0][:100]))).view(2, 50, -1)
    run = Run("test", "mine", 0, chain, judge)

    def written(part, folder):
        paths = {name: folder / f"{name}.{suffix}" for name, suffix in NAMES.items()}
        files.write_results(Namespace(**paths), effects.analyse(run, SETTINGS, real, part))
        return paths

    whole = written(WHOLE, tmp_path / "whole")
    for count in (2, 5):
        made = [written(Part(n, count), tmp_path / f"{count}/{n}") for n in range(1, count + 1)]
        for name, path in whole.items():
            joined = tmp_path / f"{count}" / path.name
            parts.join([part[name] for part in made], joined)
            assert joined.read_bytes() == path.read_bytes(), name
