"""Networks where images are in colour, with 64 pixels a side; see test_other_shapes.py."""

import architectures
import pytest
from doors import from_files, refused

from glassgan import conformance
from glassgan.conformance import NOT_TRAINED
from glassgan.settings import problems
from glassgan.subjects.settings import FromFiles

PARTS = ("ConvGenerator", "ConvDiscriminator")
LATENT = {"latent": [100, 1, 1]}


def test_a_pair_of_colour_images_comes_in_as_it_is(tmp_path):
    assert architectures.PAIRS["DCGAN"][0][0] == PARTS[0]
    specification = from_files(tmp_path, *PARTS, **LATENT, gives="probabilities")
    kept, found = conformance.conformance(specification, 200_000)
    assert not [one for one in kept if one.problem]
    assert {one.left_out for one in found if one.left_out} == {NOT_TRAINED}


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"channel": 0}, "channel: 0; allowed: only where images are grey"),
        ({"images": [64, 64]}, "images: [64, 64]; allowed: [12288] or [3, 64, 64]"),
    ],
)
def test_parameters_of_grey_images_are_refused(tmp_path, wrong, message):
    specification = from_files(tmp_path, *PARTS, **LATENT, **wrong, gives="probabilities")
    (problem,) = problems(FromFiles, specification)
    assert message in problem


def test_another_side_is_told_with_the_key_that_takes_it(tmp_path):
    specification = from_files(tmp_path, *PARTS, **LATENT, side=32, gives="probabilities")
    refused(specification, r"\[2, 3, 64, 64\]; allowed: \[2, 3, 32, 32\]")


@pytest.mark.parametrize("name", ["mlp", "dcgan", "article"])
def test_subjects_build_themselves_for_the_shape(name):
    kept, _ = conformance.conformance(
        {"build": f"glassgan.subjects.{name}:build", "loss": "logits"}, 200_000
    )
    assert not [one for one in kept if one.problem]
