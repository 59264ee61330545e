import pytest
import torch

from glassgan import streams
from glassgan.errors import InputError
from glassgan.subjects import dcgan, stacked


def tiny(packing):
    with streams.default_stream(0, "init"):
        return stacked.build(latent_dim=6, widths=(8, 4), packing=packing)


def test_a_pack_has_one_logit():
    pair = tiny(packing=4)
    images = pair.generator(torch.randn(12, 6))
    assert images.shape == (12, 3, 28, 28)
    logits = pair.require_discriminator()(images)
    assert logits.shape == (12,)
    assert len(logits.unique()) == 3
    assert torch.equal(logits.view(3, 4), logits[::4, None].expand(3, 4))


def test_only_the_images_of_a_pack_decide_and_their_order():
    discriminator = tiny(packing=2).require_discriminator()
    images = torch.randn(6, 3, 28, 28)
    logits = discriminator(images)
    swapped, other = images.clone(), images.clone()
    swapped[[0, 1]] = images[[1, 0]]
    other[1] = torch.randn(3, 28, 28)
    for changed in (discriminator(swapped), discriminator(other)):
        assert not torch.isclose(changed[0], logits[0], rtol=1e-4)
        assert torch.allclose(changed[2:], logits[2:], atol=1e-7)


def test_packs_of_one_are_the_plain_pair_bit_for_bit():
    with streams.default_stream(0, "init"):
        plain = dcgan.pair(6, (8, 4), (3, 28, 28), (3, 28, 28))
    pair = tiny(packing=1)
    latents, images = torch.randn(5, 6), torch.randn(5, 3, 28, 28)
    assert torch.equal(pair.generator(latents), plain.generator(latents))
    answers = [p.require_discriminator()(images) for p in (pair, plain)]
    assert torch.equal(*answers)
    for logits in answers:
        logits.sum().backward()
    for one, other in zip(
        pair.require_discriminator().parameters(),
        plain.require_discriminator().parameters(),
        strict=True,
    ):
        assert torch.equal(one.grad, other.grad)


def test_the_loss_of_images_is_that_of_packs():
    """Its gradient, too: that an image has the logit of its pack counts no pack twice."""
    discriminator = tiny(packing=2).require_discriminator()
    images = torch.randn(6, 3, 28, 28)
    losses = [discriminator(images).square().mean(),
              discriminator.network(images.view(3, 6, 28, 28)).square().mean()]  # fmt: skip
    torch.testing.assert_close(*losses)
    weight = discriminator.network.hidden1[0].weight
    torch.testing.assert_close(*(torch.autograd.grad(loss, weight)[0] for loss in losses))


def test_a_pack_that_is_not_full_is_refused():
    with pytest.raises(InputError, match="packs of 3 is shown 4 images; allowed: a multiple of 3"):
        tiny(packing=3).require_discriminator()(torch.zeros(4, 3, 28, 28))
