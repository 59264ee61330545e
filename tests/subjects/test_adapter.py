"""What stands around a network of others: other shapes, sides, channels and latents."""

from functools import partial

import pytest
import torch
from doors import from_files, refused

from glassgan import streams
from glassgan.data import DATA
from glassgan.subjects.adapter import Channel, Latents, Resize
from glassgan.subjects.build import build
from glassgan.subjects.from_files import read
from glassgan.subjects.validation import validate


@pytest.fixture
def from_file(tmp_path):
    return partial(from_files, tmp_path)


SHAPES = [
    ("flat", {}, {"images": [784]}, "flat_critic", {}, {"images": [784]}),
    ("rows", {}, {"images": [28, 28]}, "flat_critic", {}, {"images": [784]}),
    ("large", {}, {"side": 32}, "large_critic", {}, {"side": 32}),
    ("large", {"side": 64}, {"side": 64}, "large_critic", {"side": 64}, {"side": 64}),
    ("large", {}, {"side": 32, "fit": "crop"}, "large_critic", {}, {"side": 32, "fit": "crop"}),
    (
        "large", {"side": 28, "channels": 3}, {"channel": 1},
        "large_critic", {"side": 28, "channels": 3}, {"channels": 3},
    ),
    (
        "large", {"channels": 3}, {"channel": 2, "side": 32},
        "large_critic", {"channels": 3}, {"channels": 3, "side": 32},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("g", "g_args", "g_keys", "d", "d_args", "d_keys"), SHAPES)
def test_networks_of_other_shapes_take_and_give_those_of_a_subject(
    from_file,
    g,
    g_args,
    g_keys,
    d,
    d_args,
    d_keys,
):
    specification = from_file(g, d, args=g_args, discriminator_args=d_args, **g_keys)
    specification["discriminator"] |= d_keys
    found = validate(specification)
    assert found["layers"]["generator"][-1] == {"name": "output", "shape": list(DATA.shape)}
    for part in ("generator", "discriminator"):
        assert found["gradients"][part] == {"reverse": True, "forward": True, "second": True}


def test_flat_images_and_channels_are_the_networks_own_numbers(from_file):
    latents = streams.latents(0, "test", 0, 3, 6)
    flat = read(from_file("flat", images=[784]))[0].generator
    with torch.no_grad():
        assert torch.equal(flat(latents).flatten(1), flat.network(latents))
        of_three = {"args": {"side": 28, "channels": 3}, "channel": 1}
        coloured = read(from_file("large", **of_three))[0].generator
        assert torch.equal(coloured(latents)[:, 0], coloured.network(latents)[:, 1])


@pytest.mark.parametrize(
    ("generator", "args", "message"),
    [
        ("flat", {}, r"into \[2, 784\]; allowed: \[2, 1, 28, 28\], or with images: \[784\]"),
        ("large", {}, r"into \[2, 1, 32, 32\]; allowed: .*, or with side: 32"),
        ("large", {"side": 64, "channels": 3}, r"or with side: 64 and channel: 0"),
        ("large", {"side": 28, "channels": 3}, r"or with channel: 0"),
    ],
)
def test_a_shape_without_its_key_is_refused_with_the_key(
    from_file,
    generator,
    args,
    message,
):
    refused(from_file(generator, args=args), f"^generator.build: the generator turns .*{message}")


def test_resizing_is_torchs_and_cropping_is_the_middle():
    images = torch.rand(2, 1, 32, 32) * 2 - 1
    resized = torch.nn.functional.interpolate(images, (28, 28), mode="bilinear", antialias=True)
    torch.testing.assert_close(Resize(32, 28, "resize")(images), resized, atol=1e-6, rtol=0)
    cropped = Resize(32, 28, "crop")(images)
    torch.testing.assert_close(cropped, images[:, :, 2:30, 2:30], atol=1e-6, rtol=0)
    padded = Resize(28, 32, "crop")(cropped)
    torch.testing.assert_close(Resize(32, 28, "crop")(padded), cropped, atol=1e-6, rtol=0)
    assert (padded[:, :, [0, 1, 30, 31]] == -1).all()
    uniform = Resize(28, 64, "resize")(torch.full((1, 1, 28, 28), -1.0))
    torch.testing.assert_close(uniform, torch.full((1, 1, 64, 64), -1.0))


def test_a_channel_is_repeated():
    images = torch.rand(2, 1, 28, 28)
    assert torch.equal(Channel(count=3)(images)[:, 2:], images)


def test_latents_of_several_kinds_have_their_distributions():
    latents = streams.latents(0, "test", 0, 20_000, 74)
    found = Latents(62, 10, 2)(latents)
    assert torch.equal(found[:, :62], latents[:, :62])
    codes, uniform = found[:, 62:72], found[:, 72:]
    assert codes.unique().tolist() == [0, 1]
    assert (codes.sum(1) == 1).all()
    # each code in a tenth of the latents: five standard errors
    assert (codes.mean(0) - 0.1).abs().max() < 5 * (0.09 / 20_000) ** 0.5
    quantiles = uniform[:, 0].quantile(torch.linspace(0.1, 0.9, 9))
    assert (quantiles - torch.linspace(-0.8, 0.8, 9)).abs().max() < 0.04
    # nothing of one kind depends on another
    assert abs(torch.corrcoef(torch.stack([uniform[:, 0], codes[:, 0]]))[0, 1]) < 0.03


def test_a_generator_of_codes_is_a_subject(from_file):
    specification = from_file("plain", latent={"one_hot": 4, "uniform": 2})
    found = validate(specification)
    assert found["latent_dim"] == 6
    assert found["gradients"]["generator"]["forward"]
    subject = build(specification)
    latents = torch.tensor([[0.1, 0.3, -2, 0.2, 0, 100]])
    assert subject.generator.entry(latents).tolist() == [[0, 1, 0, 0, 0, 1]]


def test_a_conditional_generator_is_asked_for_a_label_or_for_each_as_often(from_file):
    latents = streams.latents(0, "test", 0, 4000, 16)
    drawn = read(from_file("Conditional", latent={"normal": 6, "labels": 10}))[0].generator
    numbers, labels = drawn.arguments(latents)
    assert torch.equal(numbers, latents[:, :6])
    assert torch.equal(labels, latents[:, 6:].argmax(1))
    assert labels.bincount().min() > 320  # of 400 expected, a deviation of 19
    with torch.no_grad():
        expected = drawn.network(latents[:5, :6], labels[:5])
        assert torch.equal(drawn(latents[:5]), expected)
    threes = read(from_file("Conditional", latent={"normal": 6, "label": 3}))[0]
    assert threes.latent_dim == 6
    assert threes.generator.arguments(latents[:2, :6])[1].tolist() == [3, 3]
    found = validate(from_file("Conditional", latent={"normal": 6, "labels": 10}))
    assert found["gradients"]["generator"] == {"reverse": True, "forward": True, "second": True}


def test_a_label_that_a_generator_does_not_know_is_refused(from_file):
    refused(from_file("Conditional", latent={"normal": 6, "label": 10}), "refuses .*IndexError")
    refused(from_file("plain", latent={"normal": 6, "label": 1}), r"refuses \[2, 6\] and \[2\] ")


@pytest.mark.parametrize(("name", "output"), [("a_pair", 0), ("by_name", "real")])
def test_one_of_several_outputs_counts(from_file, name, output):
    specification = from_file("plain", name)
    refused(specification, "the discriminator gives a (tuple|dict); allowed: one number an image")
    specification["discriminator"]["output"] = output
    found = read(specification)[0].discriminator
    images = streams.latents(0, "test", 0, 3, DATA.size).view(-1, *DATA.shape)
    with torch.no_grad():
        assert torch.equal(found(images), found.network(images)[output])
    assert validate(specification)["layers"]["discriminator"]


@pytest.mark.parametrize(("name", "output"), [("a_pair", 2), ("a_pair", "real"), ("by_name", 0)])
def test_an_output_that_is_not_there_is_refused(from_file, name, output):
    specification = from_file("plain", name)
    specification["discriminator"]["output"] = output
    refused(specification, f"discriminator.output: {output!r}, but the discriminator gives a ")
