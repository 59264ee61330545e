import math

import pytest
import torch
from foreign import Decoder
from networks import Planted, tiny
from torch import nn

from glassgan import streams
from glassgan.latent import jacobian
from glassgan.latent.bank import LatentBank
from glassgan.subject import Subject
from glassgan.subjects import article, dcgan
from glassgan.subjects.adapter import Adapter, Scale


def moved_on(network, seed=0):
    """A network with other running statistics and biases than those it was made with."""
    generator = torch.Generator().manual_seed(seed)
    for value in network.state_dict().values():
        if value.is_floating_point():
            value += torch.rand(value.shape, generator=generator) * 0.2
    return network


def foreign():
    return Adapter(moved_on(Decoder()), nn.Unflatten(1, (6, 1, 1)), Scale((0, 1), (-1, 1)))


class Constant(nn.Module):
    def forward(self, latents):
        return torch.zeros(len(latents), 1, 28, 28)


def generators():
    with streams.default_stream(0, "init"):
        plain = [nn.Linear(6, 40), nn.ReLU(), nn.Linear(40, 30), nn.ReLU(), nn.Linear(30, 784)]
        return {
            "mlp": moved_on(tiny().generator),
            "article": moved_on(article.generator(6, (30, 20, 50), batch_norm=False)),
            "leaky": moved_on(article.generator(6, (30, 20), batch_norm=True, leaky=True)),
            "dcgan": moved_on(dcgan.build(latent_dim=6, widths=(4, 3)).generator),
            "foreign": foreign(),
            "no_tanh": nn.Sequential(*plain, nn.Unflatten(1, (1, 28, 28))),
            "linear": Planted(torch.randn(6, 28, 28)),
        }


def subject(generator, dim):
    return Subject(generator, None, dim).evaluation()


def latents(count, dim, seed=0):
    return torch.randn(count, dim, generator=torch.Generator().manual_seed(seed))


@pytest.mark.parametrize("name", generators())
def test_jacobians_are_those_of_autograd(name):
    generator = generators()[name]
    dim = 8 if name == "mlp" else 6
    bank = latents(9, dim)
    found = list(jacobian.jacobians(subject(generator, dim), bank))
    assert [len(block) for block in found] == [8, 1]
    expected = torch.stack(
        [
            torch.autograd.functional.jacobian(  # reverse mode
                lambda z: generator(z[None]).flatten(), z, vectorize=True
            )
            for z in bank
        ]
    )
    assert expected.abs().max() > 1e-2
    torch.testing.assert_close(torch.cat(found), expected, atol=2e-6, rtol=1e-4)
    mean = jacobian.mean_jacobian(subject(generator, dim), bank)
    torch.testing.assert_close(mean.float(), expected.mean(0), atol=1e-6, rtol=1e-4)


def planted(directions, strengths, noise=0.0):
    """A linear generator, and its directions [K, d]: each moves images by a picture of its own.

    The pictures are orthogonal; moving by one along a direction that is orthogonal to all others
    changes the image by the strength of the direction.
    """
    torch.manual_seed(0)
    count, dim = directions.shape
    pictures = torch.linalg.qr(torch.randn(784, count))[0] * torch.tensor(strengths)
    jacobian = pictures @ directions + noise * torch.randn(784, dim) / 784**0.5
    return subject(Planted(jacobian.T.reshape(dim, 28, 28)), dim), jacobian


def haar(count, dim, seed=0):
    draws = torch.randn(dim, dim, generator=torch.Generator().manual_seed(seed))
    return torch.linalg.qr(draws)[0][:count]


def bank_of(count, dim, seed=0):
    return LatentBank(latents(count, dim, seed), None, None)


FINDERS = [jacobian.of_mean_jacobian, jacobian.of_local_jacobians]


def degrees_apart(found, planted):
    """The largest principal angle between two subspaces, given by vectors [K, d]."""
    bases = [torch.linalg.qr(vectors.T.double())[0] for vectors in (found, planted)]
    cosine = torch.linalg.svdvals(bases[0].T @ bases[1]).min()
    return math.degrees(math.acos(min(float(cosine), 1.0)))


def test_the_moments_of_a_linear_generator_are_known():
    linear, known = planted(haar(5, 5), [5.0, 4.0, 3.0, 2.0, 1.0])
    bank = latents(20, 5)
    for block in jacobian.jacobians(linear, bank):
        torch.testing.assert_close(block, known.expand(len(block), 784, 5))
    torch.testing.assert_close(jacobian.mean_jacobian(linear, bank).float(), known)
    torch.testing.assert_close(jacobian.mean_metric(linear, bank).float(), known.T @ known)
    both = jacobian.moments(linear, bank)
    torch.testing.assert_close(both.mean, jacobian.mean_jacobian(linear, bank), atol=0, rtol=0)


@pytest.mark.parametrize("find", FINDERS)
def test_orthogonal_directions_of_unequal_strength_are_found_one_by_one(find):
    directions, strengths = haar(5, 20), [8.0, 6.0, 4.5, 3.0, 2.0]
    linear, _ = planted(directions, strengths, noise=0.3)
    found, scores = find(linear, bank_of(50, 20), 5)
    cosines = (found * directions).sum(1)
    assert (cosines.abs() >= 0.95).all()
    torch.testing.assert_close(scores.float(), torch.tensor(strengths), rtol=0.02, atol=0)
    assert (found.abs().max(1).values == found.max(1).values).all()  # the largest is positive
    torch.testing.assert_close(found.norm(dim=1), torch.ones(5))


@pytest.mark.parametrize("find", FINDERS)
def test_of_oblique_directions_the_subspace_is_found(find):
    directions = haar(4, 20)
    directions[1:] += 0.7 * directions[:1]  # 35 degrees off a right angle to the first
    directions /= directions.norm(dim=1, keepdim=True)
    linear, _ = planted(directions, [4.0, 4.0, 3.0, 3.0], noise=0.3)
    found, _ = find(linear, bank_of(50, 20), 4)
    assert degrees_apart(found, directions) < 10
    assert ((found @ directions.T).abs().max(0).values < 0.95).any()  # but not each direction


@pytest.mark.parametrize("find", FINDERS)
def test_directions_of_equal_strength_cannot_be_told_apart(find):
    # any rotation among them has the same Jacobians up to a rotation of images: no method that
    # sees only how far images move can know which ones were planted
    directions = haar(4, 20)
    linear, _ = planted(directions, [4.0] * 4, noise=0.3)
    found, scores = find(linear, bank_of(50, 20), 4)
    assert degrees_apart(found, directions) < 10
    assert ((found @ directions.T).abs().max(0).values < 0.95).any()
    assert scores[0] / scores[3] < 1.02


class Even(nn.Module):
    """Two directions: along one, images grow; along the other, they do what |x| does."""

    def forward(self, latents):
        pictures = torch.zeros(2, 784)
        pictures[0, :100], pictures[1, 100:500] = 1.0, 1.0
        strengths = torch.stack([latents[:, 0], latents[:, 1].abs()], 1)
        return (strengths @ pictures).view(-1, 1, 28, 28)


def test_what_changes_sign_averages_out_of_the_mean_only():
    generator, half = subject(Even(), 2), latents(30, 2)
    bank = torch.cat([half, -half])
    found, scores = jacobian.of_mean_jacobian(generator, LatentBank(bank, None, None), 2)
    torch.testing.assert_close(scores, torch.tensor([10.0, 0.0], dtype=torch.float64))
    torch.testing.assert_close(found[0], torch.tensor([1.0, 0.0]))
    found, scores = jacobian.of_local_jacobians(generator, LatentBank(bank, None, None), 2)
    torch.testing.assert_close(scores, torch.tensor([20.0, 10.0], dtype=torch.float64))
    torch.testing.assert_close(found, torch.tensor([[0.0, 1.0], [1.0, 0.0]]))


@pytest.mark.parametrize("find", FINDERS)
def test_a_constant_generator_has_directions_of_no_strength(find):
    found, scores = find(subject(Constant(), 5), bank_of(10, 5), 3)
    assert not scores.any()
    torch.testing.assert_close(found @ found.T, torch.eye(3))


@pytest.mark.parametrize("name", ["mlp", "foreign"])
def test_results_do_not_depend_on_the_size_of_blocks(name, monkeypatch):
    dim = 8 if name == "mlp" else 6
    generator, bank = subject(generators()[name], dim), latents(20, dim)
    expected = jacobian.moments(generator, bank)
    for size in (1, 7, 100):
        monkeypatch.setattr(jacobian, "BLOCK", size)
        found = jacobian.moments(generator, bank)
        torch.testing.assert_close(found.mean, expected.mean, atol=1e-7, rtol=1e-5)
        torch.testing.assert_close(found.metric, expected.metric, atol=1e-7, rtol=1e-5)


@pytest.mark.parametrize("find", FINDERS)
def test_known_moments_give_the_same_directions(find):
    generator, bank = tiny().evaluation(), latents(20, 8)
    first = find(generator, LatentBank(bank, None, None), 4)
    again = find(generator, LatentBank(bank, None, None), 4, jacobian.moments(generator, bank))
    assert all(torch.equal(a, b) for a, b in zip(first, again, strict=True))


class Attention(nn.Module):
    """Forward mode does not pass it: its fast path has no forward derivative."""

    def __init__(self):
        super().__init__()
        self.stem = nn.Linear(5, 16)
        self.attention = nn.MultiheadAttention(4, 2, batch_first=True)
        self.head = nn.Sequential(nn.Linear(16, 784), nn.Tanh())

    def forward(self, latents):
        tokens = self.stem(latents).view(-1, 4, 4)
        mixed = self.attention(tokens, tokens, tokens)[0]
        return self.head(mixed.flatten(1)).view(-1, 1, 28, 28)


def test_where_forward_mode_does_not_pass_reverse_mode_does():
    torch.manual_seed(0)
    subject = Subject(Attention(), None, 5).evaluation()
    latents = torch.randn(3, 5)
    found = torch.cat(list(jacobian.jacobians(subject, latents)))
    step = 1e-2
    with torch.no_grad():
        moved = [
            (subject.generator(latents + step * n) - subject.generator(latents - step * n))
            / (2 * step)
            for n in torch.eye(5)
        ]
    expected = torch.stack([one.flatten(1) for one in moved], 2)
    torch.testing.assert_close(found, expected, rtol=1e-2, atol=1e-3)


def test_both_modes_give_the_same_jacobians():
    subject = Subject(dcgan.build().generator, None, dcgan.build().latent_dim).evaluation()
    latents = torch.randn(2, subject.latent_dim)
    pulled = jacobian._pulled(subject.generator, latents)
    pushed = jacobian._pushed(subject.generator, latents).mT
    torch.testing.assert_close(pulled, pushed, rtol=1e-4, atol=1e-6)
