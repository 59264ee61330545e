"""What is left out for networks of which nothing can be seen, and what is done all the same."""

import numpy as np
import pytest
import torch
from networks import tiny
from opaque import BlackBox, Opaque
from torch import nn

from glassgan import left_out
from glassgan.attribution import adversarial, extremes
from glassgan.attribution.threshold import Threshold
from glassgan.latent import jacobian
from glassgan.report.quality import numbers
from glassgan.subject import Subject


def latents(count=4, dim=6):
    return torch.randn(count, dim, generator=torch.Generator().manual_seed(0))


def test_reasons_are_given_where_they_hold_alone():
    box = Subject(BlackBox(), Opaque(), 6).evaluation()
    images = box.generator(latents())
    assert left_out.without_units(box) == "the generator has no hidden layer"
    assert left_out.without_layers(box.discriminator) == "the discriminator has no hidden layer"
    for part, some in (("generator", latents()), ("discriminator", images)):
        why = left_out.without_gradient(box.networks()[part], part, some)
        assert why == f"the {part} cannot be differentiated"
    plain = tiny().evaluation()
    assert not left_out.without_units(plain)
    assert not left_out.without_layers(plain.discriminator)
    assert not left_out.without_gradient(plain.generator, "generator", latents(dim=8))
    assert not left_out.without_gradient(plain.discriminator, "discriminator", images)


def test_the_jacobian_of_a_black_box_is_that_of_chords():
    class Sealed(nn.Module):
        def __init__(self, network):
            super().__init__()
            self.network = network

        @torch.no_grad()
        def forward(self, some):
            return torch.from_numpy(self.network(some).numpy())

    plain = tiny().evaluation()
    sealed = Subject(Sealed(plain.generator), None, 8)
    some = latents(3, 8)
    found = torch.cat(list(jacobian.jacobians(sealed, some)))
    exact = torch.cat(list(jacobian.jacobians(plain, some)))
    assert (found - exact).norm() < 0.2 * exact.norm()  # chords cut corners, of ReLU


def test_extremes_are_made_without_the_generator_s_gradient():
    pair = Subject(BlackBox(), tiny().evaluation().discriminator, 6)
    settings = {"radius": 1.0, "steps": 2, "seed": 0}
    mean = torch.zeros(1, 28, 28)
    found = extremes.extremes(pair, latents(), mean, through=False, **settings)
    assert set(found) == {extremes.MEAN, extremes.NOISE, extremes.SAMPLES}


def test_attacks_say_why_there_are_none():
    images = {"real": BlackBox()(latents() + 1), "generated": BlackBox()(latents())}
    rows, pictures = adversarial.rows_and_pictures(
        Opaque(), None, Threshold(0.0, False), images,
        radii=[1.0], attacked=2, steps=1, draws=1, resamples=5, shown=1, seed=0,
    )  # fmt: skip
    told = [row for row in rows if row["concept"] == "told rightly"]
    others = [row for row in rows if row["concept"] != "told rightly"]
    assert len(told) == 2
    assert all("estimate" in row for row in told)
    assert {row["status"] for row in others} == {"the discriminator cannot be differentiated"}
    assert pictures == {}


@pytest.mark.parametrize("whys", [[], ["a", "b", "a"]])
def test_the_report_gathers_what_is_left_out_by_reason(whys):
    from glassgan import effects

    rows = [left_out.row(f"part {number}", why) for number, why in enumerate(whys)]
    table = effects.table(rows, preset="p", subject="s", seed=0, epoch=0)
    expected = {"a": ["part 0", "part 2"], "b": ["part 1"]} if whys else {}
    assert numbers.left_out(table) == expected
    assert not np.isfinite(table["estimate"]).any()
