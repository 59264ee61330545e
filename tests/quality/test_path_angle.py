import copy

import numpy as np
import pytest
import torch
from networks import checkpoint, tiny
from torch import nn

from glassgan.quality import path_angle
from glassgan.subject import Subject
from glassgan.train.losses import LOSSES


def toy(field, start, end):
    """The curve of a game of two numbers, x of the generator and y of the discriminator."""
    start, end = torch.tensor(start), torch.tensor(end)

    def vector(values):
        return {"generator": [values[:1]], "discriminator": [values[1:]]}

    rows = path_angle.curve(
        lambda at: vector(field(torch.lerp(start, end, at))), vector(end - start)
    )
    return {
        player: np.array([row["cosine"] for row in rows if row["player"] == player])
        for player in ("both", "generator", "discriminator")
    }


def batch():
    torch.manual_seed(0)
    return torch.rand(10, 1, 28, 28) * 2 - 1, torch.randn(12, 8)


def moved(subject, vector, length):
    """A copy of a subject with its weights moved along a vector."""
    result = copy.deepcopy(subject)
    for player, network in result.networks().items():
        for weight, direction in zip(network.parameters(), vector[player], strict=True):
            weight.data += length * direction
    return result


def test_an_attracting_end_is_a_switch_of_sign():
    end = torch.tensor([0.5, 2.0])
    cosine = toy(lambda at: end - at, [-1.0, 1.0], [0.5, 2.0])["both"]
    before, after = path_angle.PLACES < 1, path_angle.PLACES > 1
    np.testing.assert_allclose(cosine[before], 1, rtol=1e-6)
    np.testing.assert_allclose(cosine[after], -1, rtol=1e-6)
    assert np.isnan(cosine[~before & ~after]).all()


def test_rotation_around_the_end_is_a_bump():
    # L_G = x y and L_D = −x y turn around zero; the path passes it at the distance δ.
    distance = 0.2
    found = toy(lambda at: torch.stack([-at[1], at[0]]), [1.0, distance], [0.0, distance])
    expected = distance / np.sqrt(distance**2 + (1 - path_angle.PLACES) ** 2)
    np.testing.assert_allclose(found["both"], expected, rtol=1e-5)
    np.testing.assert_allclose(found["generator"], 1)
    assert np.isnan(found["discriminator"]).all()  # it does not move


def test_pure_rotation_along_a_radius_is_zero():
    found = toy(lambda at: torch.stack([-at[1], at[0]]), [1.0, 1.0], [0.5, 0.5])
    np.testing.assert_allclose(found["both"], 0, atol=1e-6)
    np.testing.assert_allclose(found["generator"], 1)  # each alone sees only its half
    np.testing.assert_allclose(found["discriminator"], -1)


@pytest.mark.parametrize("loss", LOSSES)
def test_the_field_is_minus_the_gradient_of_the_own_loss(loss):
    start, (real, latents) = tiny().evaluation(), batch()
    end = tiny(1).evaluation()
    losses = LOSSES[loss]
    v = path_angle.game_field(start, end, losses, real, latents)(1.0)
    for module in end.generator.modules():
        module.train(isinstance(module, nn.BatchNorm1d))  # statistics of the batch, no dropout
    for player, network in end.networks().items():
        network.requires_grad_(True)
        fake = end.discriminator(end.generator(latents))
        value = (
            losses.generator(fake)
            if player == "generator"
            else losses.discriminator(end.discriminator(real), fake)
        )
        for gradient, entry in zip(
            torch.autograd.grad(value, list(network.parameters())), v[player], strict=True
        ):
            torch.testing.assert_close(entry, -gradient, atol=1e-6, rtol=1e-4)


def test_the_game_moves_where_a_step_of_gradient_descent_goes():
    start, (real, latents) = tiny().evaluation(), batch()
    field = path_angle.game_field(start, start, LOSSES["logits"], real, latents)
    chain = [checkpoint(start, 0), checkpoint(moved(start, field(0.0), 0.01), 1)]
    table = path_angle.path_angles(chain, LOSSES["logits"], real, latents)
    at_start = table[table["a"] == 0].set_index("player")
    np.testing.assert_allclose(at_start["cosine"], 1, atol=1e-5)
    np.testing.assert_allclose(at_start["move_norm"], 0.01 * at_start["field_norm"], rtol=1e-3)
    squares = at_start["field_norm"] ** 2
    assert squares["both"] == pytest.approx(squares["generator"] + squares["discriminator"])


def test_random_ways_lie_within_the_null_at_the_nominal_rate():
    torch.manual_seed(0)
    v = {"generator": [torch.randn(30, 20)], "discriminator": [torch.randn(400)]}
    outside = []
    for _ in range(300):
        way = {player: [torch.randn_like(t) for t in parts] for player, parts in v.items()}
        rows = path_angle.curve(lambda at: v, way)
        outside += [abs(row["cosine"]) > row["null_high"] for row in rows if row["a"] == 0]
    assert rows[0]["null_high"] == pytest.approx(1.96 / 1000**0.5)
    assert 0.03 < np.mean(outside) < 0.07


def test_weights_go_beyond_the_ends_and_buffers_do_not():
    start, end = nn.BatchNorm1d(2), nn.BatchNorm1d(2)
    end.running_var.fill_(0.01)
    end.weight.data.fill_(3.0)
    end.num_batches_tracked += 5
    beyond = path_angle.between(start, end, 1.25)
    assert beyond["weight"].tolist() == [3.5, 3.5]
    torch.testing.assert_close(beyond["running_var"], end.running_var)
    half = path_angle.between(start, end, 0.5)
    torch.testing.assert_close(half["running_var"], torch.full((2,), 0.505))
    assert "num_batches_tracked" not in half


def test_links_go_from_each_to_the_next_and_from_the_first_to_the_last():
    real, latents = batch()
    chain = [checkpoint(tiny(seed), seed) for seed in range(3)]
    table = path_angle.path_angles(chain, LOSSES["logits"], real, latents)
    links = table[["epoch_from", "epoch_to", "step_to"]].drop_duplicates().values.tolist()
    assert links == [[0, 1, 10], [1, 2, 20], [0, 2, 20]]
    assert len(table) == 3 * 3 * len(path_angle.PLACES)
    assert table["cosine"].notna().all()
    assert len(path_angle.path_angles(chain[:2], LOSSES["logits"], real, latents)) == 3 * 13
    for short in (chain[:1], []):
        empty = path_angle.path_angles(short, LOSSES["logits"], real, latents)
        assert len(empty) == 0
        assert list(empty.columns) == list(path_angle.COLUMNS)


def test_where_a_loss_is_infinite_there_is_no_angle():
    real, latents = batch()
    subject = tiny().evaluation()
    certain = copy.deepcopy(subject)
    certain.discriminator.output[0].bias.data.fill_(1000.0)  # D = 1 in floating point
    chain = [checkpoint(subject, 0), checkpoint(certain, 1)]
    table = path_angle.path_angles(chain, LOSSES["probabilities"], real, latents)
    ends = table[table["player"] == "discriminator"].set_index("a")["cosine"]
    assert np.isfinite(ends[0.0])
    assert np.isnan(ends[1.0])


class Scaled(nn.Module):
    """Two pixels whose deviation over the batch is `gain`, however large `weight` is."""

    def __init__(self, weight, gain):
        super().__init__()
        self.weight, self.gain = (nn.Parameter(torch.tensor(x)) for x in (weight, gain))
        self.normal = nn.BatchNorm1d(2, affine=False)
        self.normal.running_var.fill_(weight**2)

    def forward(self, latents):
        return self.gain * self.normal(self.weight * latents)


class Wants(nn.Module):
    """Finds images the more real the nearer their mean square is to one that it wants."""

    def __init__(self, wanted):
        super().__init__()
        self.wanted = nn.Parameter(torch.tensor(wanted))

    def forward(self, images):
        return -(images.square().mean() - self.wanted).square().expand(len(images))


def test_statistics_are_those_of_the_weights_at_the_place():
    # Gains from 1 to 1.1 for a deviation of 1.05: past the middle the game pulls back. With the
    # statistics of the ends interpolated, samples between them are too small, and it does not.
    latents = torch.randn(4000, 2, generator=torch.Generator().manual_seed(0))
    latents = (latents - latents.mean(0)) / latents.std(0, correction=0)
    start, end = (
        Subject(Scaled(*ends), Wants(1.05**2), latent_dim=2).evaluation()
        for ends in ((1.0, 1.0), (10.0, 1.1))
    )
    losses, move = LOSSES["logits"], path_angle.difference(start, end)
    field = path_angle.game_field(start, end, losses, latents[:1], latents)
    pull = {at: float(field(at)["generator"][1]) for at in (0.25, 0.75)}
    assert pull[0.25] > 0 > pull[0.75]
    rows = path_angle.curve(field, move)
    cosine = {row["a"]: row["cosine"] for row in rows if row["player"] == "generator"}
    assert cosine[0.25] > 0 > cosine[0.75]

    def coded(at):
        """The same with statistics of the ends, interpolated."""
        gain = torch.lerp(start.generator.gain, end.generator.gain, at).detach().requires_grad_()
        weight = torch.lerp(start.generator.weight, end.generator.weight, at).detach()
        deviation = (1 + 99 * at) ** 0.5
        images = gain * weight * latents / deviation
        (slope,) = torch.autograd.grad(-losses.generator(start.discriminator(images)), gain)
        return float(slope)

    assert coded(0.75) > 0
    assert start.generator.normal.num_batches_tracked == 0  # nothing is written to the networks
    assert not start.generator.normal.training
