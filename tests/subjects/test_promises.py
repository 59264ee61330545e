"""Promises of a subject, tried at both doors: what is refused with which line, what is not."""

import re
from functools import partial

import pytest
import torch
from doors import from_files, here, refused
from torch import nn

from glassgan.errors import InputError
from glassgan.subjects import ranges
from glassgan.subjects.build import build
from glassgan.subjects.tried import Tried
from glassgan.subjects.validation import check, validate


@pytest.fixture
def from_file(tmp_path):
    return partial(from_files, tmp_path)


@pytest.mark.parametrize(
    ("generator", "message"),
    [
        ("noise_injection", "gives something else for the same input in evaluation mode"),
        ("numpy_noise", "gives something else for the same input in evaluation mode"),
        ("forgotten_dropout", "gives something else for the same input in evaluation mode"),
        ("fixed_noise", "gives something else, by .*, for an input among 5 than among 64"),
        ("batch_statistics", r"among 64 \(model.1 is a BatchNorm1d without running statistics\)"),
        ("stubborn", r"among 64 \(model.1 is a Stubborn without running statistics\)"),
        ("in_place", "changes what goes into it; allowed: no operation in place on its input"),
        ("extra_state", "keeps model.0._extra_state in its state dict; allowed: real tensors"),
        ("Conditional", r"refuses \[2, 6\] .TypeError: .*missing 1 required .* 'labels'"),
        ("no_forward", r"refuses \[2, 6\] \(NotImplementedError"),
    ],
)
def test_a_generator_that_breaks_a_promise_is_refused_at_both_doors(from_file, generator, message):
    for specification in (here(generator=generator), from_file(generator)):
        refused(
            specification,
            f"build: the generator.*{message}" if "refuses" not in message else message,
        )


@pytest.mark.parametrize(
    ("generator", "message"),
    [
        ("sigmoid_generator", "no pixel below .*, on any latents: it seems to end in a sigmoid"),
        ("relu_generator", "no pixel below .*, on any latents: it seems to end in a sigmoid"),
        ("linear_generator", r"pixels from -.* on wide latents; allowed: images in \[-1, 1\]"),
        ("not_finite", r"the generator gives numbers that are not finite"),
        ("PlainList", "the generator has no weights; allowed: modules that torch sees"),
        ("own_seed", "the same initial weights for every seed; allowed: weights drawn from torch"),
        ("no_seed", "other initial weights each time that it is made"),
        ("lazy", "has lazy modules, whose weights no seed decides; allowed: modules with all"),
        ("Detached", "no gradient passes through the generator"),
        ("Computed", "no gradient passes|has no weights"),
        ("flat", r"turns \[2, 6\] into \[2, 784\]; allowed: \[2, 1, 28, 28\]"),
    ],
)
def test_a_generator_that_cannot_be_trained_here_is_refused(generator, message):
    refused(here(generator=generator), f"^build: .*{message}")


@pytest.mark.parametrize(
    ("discriminator", "message"),
    [
        ("sigmoid_critic", r"answers from .* to 1 whatever it sees, as one that ends in a sigmoid"),
        ("critic_of_batches", r"lets images change .* answer \(model.1 is a BatchNorm1d\)"),
        ("minibatch_in_training", "lets images change each other's answer, but sees"),
        ("minibatch_deviation", "gives something else, by .*, for an input among 5 than among 64"),
        ("tracked_instances", r"keeps statistics of batches \(model.2 is a InstanceNorm2d\)"),
        ("critic_with_forgotten_dropout", "gives something else for the same input"),
        ("two_classes", r"turns \[2, 1, 28, 28\] into \[2, 2\]; allowed: \[2\]"),
        ("column", r"turns \[2, 1, 28, 28\] into \[2, 1\]; allowed: \[2\]"),
        ("squeezed", r"turns \[1, 1, 28, 28\] into \[\]; allowed: \[1\]"),
        ("a_pair", r"the discriminator gives a tuple; allowed: one number an image, \[N\]"),
        ("a_map", r"into \[2, 1, 3, 3\]; allowed: \[2\]"),
        ("", "there is no discriminator; allowed: a pair, since it is trained"),
    ],
)
def test_a_discriminator_that_breaks_a_promise_is_refused_ahead_of_training(discriminator, message):
    refused(here(discriminator=discriminator), f"^build: .*{message}")


@pytest.mark.parametrize(
    ("discriminator", "warning"),
    [
        ("log_sigmoid_critic", "to -?[0-9.e-]+ whatever it sees: logits of one sign"),
        ("tanh_critic", "from -1 to 1 whatever it sees, as one that ends in tanh"),
        ("critic", None),
    ],
)
def test_logits_that_are_hardly_any_are_told(discriminator, warning):
    warnings = " ".join(validate(here(discriminator=discriminator))["warnings"])
    assert bool(re.search("the discriminator answers", warnings)) == (warning is not None)
    assert re.search(warning or "", warnings)


def test_a_network_without_any_tensor_is_no_diverged_run(from_file):
    specification = from_file("Stateless")
    assert validate(specification)["parameters"] == {"generator": 0}
    assert build(specification).generator.state_dict()


@pytest.mark.parametrize(
    ("generator", "discriminator"),
    [
        ("quiet_generator", "dropout"),
        ("batch_norm", "layer_norm"),
        ("plain", "group_norm"),
        ("plain", "spectral_norm"),
        ("doubles", "weight_norm"),
        ("halves", "bounded_critic"),
        ("GivesDoubles", "critic"),
    ],
)
def test_pairs_that_keep_every_promise_are_accepted(generator, discriminator):
    found = validate(here(generator=generator, discriminator=discriminator))
    assert found["gradients"]["discriminator"]["reverse"]


def test_trials_leave_networks_and_random_numbers_as_they_were():
    state, specification = torch.random.get_rng_state(), here(discriminator="spectral_norm")
    first, again = (build(specification) for _ in range(2))
    check(first, specification)
    for part in ("generator", "discriminator"):
        states = [getattr(one, part).state_dict() for one in (first, again)]
        assert all(torch.equal(states[0][name], states[1][name]) for name in states[0])
    assert torch.equal(torch.random.get_rng_state(), state)


@pytest.mark.parametrize(
    ("generator", "pixels", "message"),
    [
        ("sigmoid_generator", [-1, 1], r"\[-1, 1\], but it draws pixels from 0\.\d+ to 0\.\d+; a"),
        ("sigmoid_generator", [0, 255], r"\[0, 255\], but it draws"),
        ("plain", [0, 1], r"\[0, 1\], but it draws pixels from -0"),
        ("plain", [-1, 1], None),
        ("sigmoid_generator", [0, 1], None),
    ],
)
def test_the_range_that_is_named_is_the_range_that_is_drawn(from_file, generator, pixels, message):
    if message is None:
        validate(from_file(generator, pixels=pixels))
    else:
        refused(from_file(generator, pixels=pixels), f"^generator.pixels: .*{message}")


class TestTrainedRange:
    """Networks that draw what a trained one does: black ground and white strokes."""

    @pytest.mark.parametrize(
        ("drawn", "named", "accepted"),
        [
            ([0, 1], [0, 1], True), ([-1, 1], [-1, 1], True), ([0, 0.97], [0, 1], True),
            ([-0.42, 2.82], [-0.42, 2.82], True), ([0, 255], [0, 255], True),
            ([0, 1], [-1, 1], False), ([0, 1], [0, 255], False), ([-1, 1], [0, 255], False),
            ([-0.5, 0.5], [-1, 1], False), ([-1, 1], [0, 1], False), ([0, 1], [0, 2], False),
            ([-0.42, 2.82], [-1, 1], False), ([0, 1], [-0.5, 1], False),
            ([0, 1], [0, 1.3], False), ([0, 255], [-1, 1], False),
        ],
    )  # fmt: skip
    def test_both_ends(self, drawn, named, accepted):
        low, high = drawn
        strokes = torch.rand(64, 784, generator=torch.Generator().manual_seed(0)) * 20 - 16
        images = strokes.sigmoid() * (high - low) + low
        in_subject = (images - named[0]) / (named[1] - named[0]) * 2 - 1
        tried = Tried("generator", "generator.build", nn.Identity(), in_subject)
        if accepted:
            assert ranges.trained(tried, {"pixels": named}) == []
        else:
            with pytest.raises(InputError, match=r"generator.pixels: .*; allowed: the range of"):
                ranges.trained(tried, {"pixels": named})


def test_the_range_of_a_discriminator_is_that_of_its_generator(from_file):
    specification = from_file("sigmoid_generator", "flat_critic", pixels=[0, 1])
    specification["discriminator"]["images"] = [784]
    found = build(specification)
    images = torch.tensor([-1.0, 1.0]).view(2, 1, 1, 1).expand(2, 1, 28, 28)
    assert found.require_discriminator().entry(images).flatten(1).unique(
        dim=1
    ).flatten().tolist() == [0, 1]
    specification["discriminator"]["pixels"] = [-1, 1]
    found = build(specification)
    assert found.require_discriminator().entry(images).unique().tolist() == [-1, 1]


def test_numbers_within_0_and_1_are_no_logits_of_files_either(from_file):
    specification = from_file("plain", "sigmoid_critic")
    refused(specification, "^discriminator.gives: the discriminator answers from .*a sigmoid; al")
    specification["discriminator"]["gives"] = "probabilities"
    validate(specification)


@pytest.mark.parametrize(
    ("discriminator", "message"),
    [
        ("two_classes", r"the discriminator gives \[N, 2\]; allowed: one number an image"),
        ("a_map", r"the discriminator gives \[N, 1, 3, 3\]; allowed: one number an image"),
        ("a_pair", "the discriminator gives a tuple; allowed: one number an image"),
        ("flat_critic", r"the discriminator refuses \[2, 1, 28, 28\] \(RuntimeError: mat1 and"),
    ],
)
def test_answers_of_other_shapes_are_refused_at_the_door_of_files(
    from_file, discriminator, message
):
    refused(from_file("plain", discriminator), f"^discriminator.build: {message}")


@pytest.mark.parametrize("discriminator", ["column", "squeezed", "critic"])
def test_one_number_an_image_is_accepted_from_files_in_any_shape(from_file, discriminator):
    found = validate(from_file("plain", discriminator))
    assert found["layers"]["discriminator"][-1] == {"name": "output", "shape": []}
