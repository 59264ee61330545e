"""Every method on discriminators whose truth is known."""

import discriminators as built
import networks
import pytest
import torch
from captum import attr
from torch import nn

from glassgan.attribution import baselines, completeness, methods
from glassgan.attribution.methods import COARSE, EDGES, FINE, KINDS
from glassgan.attribution.repeated import WINDOW, integrated_gradients
from glassgan.data.images import Scaled, stored
from glassgan.subjects import dcgan

REAL_METHODS = [name for name in KINDS if name != EDGES]


def explained(network, name, images, starts=None, effort=FINE):
    starts = torch.full_like(images, -1.0) if starts is None else starts
    method = methods.methods(methods.hookable(network), effort, seed=0)[name]
    return methods.attributions(method, images, starts)


def a_discriminator(seed=0):
    return networks.tiny(seed).evaluation().discriminator


@pytest.mark.parametrize("name", REAL_METHODS)
def test_what_looks_at_a_patch_is_explained_by_the_patch(name):
    seen = built.mask(built.PATCH)
    found = explained(built.looking_at(seen), name, built.images(16)).abs().sum((0, 1))
    if name == "occlusion":  # a window that touches the patch has its pixels outside
        reach = WINDOW - 1
        near = nn.functional.max_pool2d(seen[None].float(), 2 * reach + 1, 1, reach)[0].bool()
        assert found[near].sum() >= 0.95 * found.sum()
        assert found[seen].mean() > 3 * found[near & ~seen].mean()
    else:
        assert found[seen].sum() >= 0.95 * found.sum() > 0


def test_what_knows_nothing_of_the_network_does_not_find_the_patch():
    seen = built.mask(built.PATCH)
    found = explained(built.looking_at(seen), EDGES, built.images(16)).abs().sum((0, 1))
    assert found[seen].sum() < 0.2 * found.sum()


@pytest.mark.parametrize("name", ["saliency", "SmoothGrad"])
def test_what_looks_at_a_frequency_has_a_gradient_of_that_frequency(name):
    found = explained(built.of_frequency(across=5, down=2), name, built.images(16))[:, 0]
    energy = torch.fft.fft2(found).abs().square().sum(0)
    seen = energy[2, 5] + energy[-2, -5]
    assert seen >= 0.95 * energy.sum() > 0


def test_two_patches_of_which_each_suffices_get_what_each_definition_predicts():
    image = torch.full((1, 1, 28, 28), -1.0)
    image[0, 0][built.PATCH] = image[0, 0][built.OTHER] = 1.0
    network = built.redundant()
    assert network(image).item() == pytest.approx(1.0)
    shares = {}
    for name in REAL_METHODS:
        found = explained(network, name, image)[0, 0]
        shares[name] = (float(found[built.PATCH].sum()), float(found[built.OTHER].sum()))
    # neither is missed where it is, so that no small change and no removal of one matters
    for name in ("saliency", "SmoothGrad", "input × gradient", "occlusion"):
        assert shares[name] == (0.0, 0.0), name
    # along a path from nothing both matter for as long
    for name in ("integrated gradients", "DeepLift"):
        assert shares[name] == pytest.approx((0.5, 0.5), abs=0.01), name
    assert shares["GradientShap"] == pytest.approx((0.5, 0.5), abs=0.3)
    assert shares["GradientShap"][0] == pytest.approx(shares["GradientShap"][1], abs=0.05)


@pytest.mark.parametrize(
    "build", [a_discriminator, lambda: dcgan.build().require_discriminator().eval()]
)
def test_integrated_gradients_are_those_of_captum_sample_by_sample(build):
    network = build().requires_grad_(False)
    images = built.images(6)
    starts = built.images(10, seed=1).mean(0).expand_as(images).contiguous()
    found = explained(network, "integrated gradients", images, starts)
    plain = attr.IntegratedGradients(network)
    for image, start, own in zip(images, starts, found, strict=True):
        expected = plain.attribute(
            image[None], start[None], n_steps=FINE.steps, method="riemann_middle"
        )
        # of single steps next to a kink the gradient differs by rounding
        assert (own - expected[0]).norm() <= 1e-4 * expected.norm() + 1e-6


@pytest.mark.parametrize(
    "build", [a_discriminator, lambda: dcgan.build().require_discriminator().eval()]
)
def test_occlusion_is_that_of_captum_sample_by_sample(build):
    network = build().requires_grad_(False)
    images = built.images(4)
    starts = built.images(10, seed=1).mean(0).expand_as(images).contiguous()
    found = explained(network, "occlusion", images, starts)
    shape, strides = (1, WINDOW, WINDOW), (1, FINE.stride, FINE.stride)
    for image, start, own in zip(images, starts, found, strict=True):
        plain = attr.Occlusion(network)
        expected = plain.attribute(image[None], shape, strides, baselines=start[None])[0]
        torch.testing.assert_close(own, expected, atol=1e-5, rtol=1e-4)


@pytest.mark.parametrize("name", ["DeepLift", "occlusion", "saliency", "input × gradient"])
def test_many_images_at_once_get_what_each_gets_alone(name):
    network, images = a_discriminator(), built.images(5)
    alone = torch.cat([explained(network, name, image[None]) for image in images])
    torch.testing.assert_close(explained(network, name, images), alone, atol=1e-5, rtol=1e-4)


def test_steps_are_divided_until_attributions_are_complete():
    torch.manual_seed(0)
    network = dcgan.build(widths=(8, 4)).require_discriminator().eval().requires_grad_(False)
    images = built.images(12)
    starts = torch.full_like(images, -1.0)
    allowed = torch.full((12,), 1e-6)
    short, few = completeness.complete_integrated_gradients(network, images, starts, allowed, 100)
    found, steps = completeness.complete_integrated_gradients(
        network, images, starts, allowed, 2700
    )
    gaps = [completeness.completeness_gap(network, images, starts, maps) for maps in (short, found)]
    assert (few == 100).all() and steps.max() > 100
    done = steps < 2700
    assert (gaps[1][done] <= allowed[done]).all()
    assert gaps[1].sum() < 0.5 * gaps[0].sum()
    # what is divided is what so many steps give from the start
    number = int((steps == 300).nonzero()[0]) if (steps == 300).any() else int(steps.argmax())
    one = images[[number]], starts[[number]]
    whole = integrated_gradients(network, *one, int(steps[number]))
    torch.testing.assert_close(found[[number]], whole, atol=1e-6, rtol=1e-3)


def test_the_allowed_gap_is_one_percent_but_not_of_nothing():
    network = built.two_layers(torch.ones(1, 784) / 784, torch.ones(1))
    images = torch.full((2, 1, 28, 28), -1.0)
    images[1] = 1.0  # the logit rises from −0.2 to 1
    starts = torch.full_like(images, -1.0)
    allowed = completeness.allowed_gap(network, images, starts, deviation=3.0)
    torch.testing.assert_close(allowed, torch.tensor([0.003, 0.012]))


def test_deeplift_is_complete():
    network, images = a_discriminator(), built.images(8)
    starts = torch.full_like(images, -1.0)
    found = explained(network, "DeepLift", images)
    assert completeness.completeness_gap(network, images, starts, found).max() < 1e-5


def test_a_network_that_cannot_be_hooked_is_explained_by_the_other_methods():
    class Twice(nn.Module):
        def __init__(self):
            super().__init__()
            self.first, self.second = nn.Linear(784, 6), nn.Linear(6, 6)
            self.last, self.activation = nn.Linear(6, 1), nn.LeakyReLU(0.2)

        def forward(self, images):
            hidden = self.activation(self.first(images.flatten(1)))
            return self.last(self.activation(self.second(hidden))).flatten()

    network, images = Twice().eval().requires_grad_(False), built.images(3)
    assert explained(network, "DeepLift", images).abs().sum() == 0
    assert explained(network, "integrated gradients", images).abs().sum() > 0


def test_operations_in_place_are_undone_in_a_copy():
    network = nn.Sequential(nn.Flatten(), nn.Linear(784, 3), nn.ReLU(inplace=True), nn.Linear(3, 1))
    copied = methods.hookable(network)
    assert network[2].inplace and not copied[2].inplace


def test_noise_is_the_same_in_every_call_and_another_with_another_seed():
    network, images = a_discriminator(), built.images(3)
    starts = torch.full_like(images, -1.0)
    for name in ("SmoothGrad", "GradientShap"):
        first, again, other = (
            methods.methods(network, COARSE, seed)[name](images, starts) for seed in (0, 0, 1)
        )
        torch.testing.assert_close(first, again, atol=0, rtol=0)
        assert not torch.equal(first, other)


def test_baselines_are_what_their_names_say():
    training, images = Scaled(stored(built.images(20, seed=1))), built.images(4)
    images[0] = training[[7]][0] + 0.01
    found = baselines.baselines(images, training)
    assert list(found) == ["black", "mean", "blurred", "nearest"]
    assert (found["black"] == -1).all()
    torch.testing.assert_close(found["mean"][2], training[:].mean(0))
    assert torch.equal(found["nearest"][:1], training[[7]])
    assert (found["blurred"].flatten(1).std(1) < images.flatten(1).std(1)).all()
