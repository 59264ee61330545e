import numpy as np
import pytest
import torch
from networks import Planted, tiny
from torch import nn
from torch.func import jvp

from glassgan import effects, interpolation, streams
from glassgan.judge import network
from glassgan.judge.network import Judge
from glassgan.latent import geometry, jacobian
from glassgan.subject import Subject


def subject(generator, dim):
    return Subject(generator, None, dim).evaluation()


def latents(count, dim, seed=0):
    return torch.randn(count, dim, generator=torch.Generator().manual_seed(seed))


def linear(strengths):
    """A linear generator whose singular values are known, its singular vectors turned at random."""
    torch.manual_seed(0)
    dim = len(strengths)
    pictures = torch.linalg.qr(torch.randn(784, dim))[0] * torch.tensor(strengths)
    turned = pictures @ torch.linalg.qr(torch.randn(dim, dim))[0]
    return subject(Planted(turned.T.reshape(dim, 28, 28)), dim)


def constant(dim=5):
    return subject(Planted(torch.zeros(dim, 28, 28)), dim)


def judge():
    with streams.default_stream(0, "init"):
        return Judge(network.fused(network.build()), temperature=1.0, abstain_below=0.5)


def by_concept(rows):
    table = effects.table(rows, preset="", subject="", seed=0, epoch=0, status="finite")
    assert not np.isinf(table.select_dtypes("number").to_numpy(dtype=float)).any()
    return {row["concept"]: row for row in table.to_dict("records")}


def test_the_spectrum_of_a_linear_generator_is_known():
    strengths = [9.0, 3.0, 1.0, 0.001]
    values = geometry.spectrum(linear(strengths), latents(20, 4))
    expected = torch.tensor(strengths, dtype=torch.float64).expand(20, 4)
    torch.testing.assert_close(values, expected, rtol=1e-3, atol=0)
    rows = by_concept(geometry.spectrum_effects(values))
    squares = np.square(strengths)
    known = {
        "log condition number": np.log10(9000),
        "numerical rank": 4,
        "local dimension": squares.sum() ** 2 / np.square(squares).sum(),
        "mean sensitivity": np.sqrt(squares.mean()),
    }
    assert rows.keys() == known.keys()
    for concept, value in known.items():
        row = rows[concept]
        assert row["estimate"] == pytest.approx(value, rel=1e-3)
        assert row["ci_low"] - 1e-9 <= row["estimate"] <= row["ci_high"] + 1e-9
        assert (row["n"], row["status"], row["split"]) == (20, "finite", "held-out")


def test_the_spectrum_is_that_of_the_jacobian_and_does_not_depend_on_blocks(monkeypatch):
    generator, bank = tiny().evaluation(), latents(20, 8)
    found = geometry.spectrum(generator, bank)
    whole = torch.cat(list(jacobian.jacobians(generator, bank)))
    torch.testing.assert_close(found, torch.linalg.svdvals(whole.double()), rtol=1e-4, atol=1e-7)
    monkeypatch.setattr(jacobian, "BLOCK", 3)
    torch.testing.assert_close(geometry.spectrum(generator, bank), found, rtol=1e-5, atol=1e-7)


def test_a_generator_that_ignores_a_direction_has_no_condition_number():
    rows = by_concept(
        geometry.spectrum_effects(geometry.spectrum(linear([4.0, 2.0, 1e-7]), latents(20, 3)))
    )
    assert rows["numerical rank"]["estimate"] == 2
    assert rows["log condition number"]["status"] == "rank deficient at 20 of 20"
    assert np.isnan(rows["log condition number"]["estimate"])
    assert rows["local dimension"]["status"] == "finite"


def test_a_constant_generator_has_a_spectrum_of_zeros():
    values = geometry.spectrum(constant(), latents(12, 5))
    assert not values.any()
    rows = by_concept(geometry.spectrum_effects(values))
    assert rows["log condition number"]["status"] == "rank deficient at 12 of 12"
    for concept in ("numerical rank", "local dimension", "mean sensitivity"):
        assert (rows[concept]["estimate"], rows[concept]["status"]) == (0, "finite")


def test_what_is_not_finite_is_said_to_be_so():
    generator, bank = linear([1.0, 1.0, 1.0]), latents(6, 3)
    generator.generator.output[0].weight.data.fill_(torch.inf)
    rows = geometry.spectrum_effects(geometry.spectrum(generator, bank))
    rows += geometry.hessian_penalty(generator, bank, draws=2, null_bases=3, seed=0)
    (path,) = geometry.path_length(generator, judge(), bank, seed=0)
    assert {row["status"] for row in by_concept(rows).values()} == {"not finite at 6 of 6"}
    assert (path["status"], np.isnan(path["estimate"])) == ("not finite at 3 of 3", True)


def test_the_median_counts_what_lacks_rank_as_above_all_others():
    def condition(smallest):
        values = torch.tensor([[1.0, value] for value in smallest], dtype=torch.float64)
        return by_concept(geometry.spectrum_effects(values))["log condition number"]

    row = condition([0.0] * 9 + [1e-5] * 7 + [1e-4, 1e-3, 1e-2, 0.1, 1.0])
    assert (row["estimate"], row["ci_low"], row["status"]) == (5, 5, "finite")
    assert np.isnan(row["ci_high"])
    row = condition([0.0] * 11 + [0.1] * 10)
    assert (row["status"], np.isnan(row["estimate"])) == ("rank deficient at 11 of 21", True)


def test_the_interval_of_the_median_covers():
    rng, covered = np.random.default_rng(0), 0
    for _ in range(400):
        row = geometry._median("", "", rng.exponential(size=25))
        covered += row["ci_low"] <= np.log(2) <= row["ci_high"]
    assert 0.94 <= covered / 400 <= 0.99


def test_a_path_length_is_the_squared_speed_of_the_features():
    generator, bank, looks = tiny().evaluation(), latents(60, 8), judge()
    (row,) = geometry.path_length(generator, looks, bank, seed=3)
    at = streams.rng(3, "places on latent paths").uniform(0, 1 - geometry.PATH_STEP, 30)

    def features(t):
        latents = interpolation.slerp_at(bank[:30], bank[30:], t).float()
        return looks.network[:-2](generator.generator(latents)).mean((2, 3)).double()

    at = torch.from_numpy(at)
    with torch.no_grad():
        speed = jvp(features, (at,), (torch.ones_like(at),))[1]
    assert row["estimate"] == pytest.approx(speed.square().sum(1).mean().item(), rel=0.03)
    assert row["ci_low"] < row["estimate"] < row["ci_high"]
    assert (row["n"], row["concept"]) == (30, "path length (judge's features)")
    (nothing,) = geometry.path_length(constant(8), looks, bank, seed=3)
    assert nothing["estimate"] == 0


class Quadratic(nn.Module):
    """Images that are sums of pictures [K, 28, 28], each times half the square along a vector."""

    def __init__(self, pictures, vectors):
        super().__init__()
        self.pictures, self.vectors = pictures.flatten(1), vectors

    def forward(self, latents):
        squares = (latents @ self.vectors.T).square() / 2
        return (squares @ self.pictures).view(-1, 1, 28, 28)


def quadratic(vectors, seed=0):
    pictures = torch.randn(len(vectors), 28, 28, generator=torch.Generator().manual_seed(seed))
    return subject(Quadratic(pictures, vectors), vectors.shape[1])


def test_the_penalty_is_zero_in_the_basis_in_which_the_hessian_is_diagonal():
    basis = geometry.random_bases(1, 6, seed=5)[0]
    generator, bank = quadratic(basis.T), latents(4, 6)
    bases = torch.stack([basis, torch.eye(6)])
    own, axes = geometry.penalties(generator, bank, bases, draws=3000, seed=0)
    hessians = torch.einsum(
        "kp,ki,kj->pij", generator.generator.pictures, basis.T, basis.T
    ).double()
    off = hessians.square().sum() - hessians.diagonal(dim1=1, dim2=2).square().sum()
    assert own.max() < 1e-4
    torch.testing.assert_close(axes.mean(), 2 * off / 784, rtol=0.05, atol=0)


def test_axes_that_act_independently_beat_random_bases():
    (row,) = geometry.hessian_penalty(
        quadratic(torch.eye(6)), latents(10, 6), draws=2, null_bases=39, seed=0
    )
    assert row["p_value"] == pytest.approx(1 / 40)
    assert row["estimate"] < 1e-4 < row["null_low"] < row["null_high"]


def test_axes_that_mean_nothing_are_found_at_the_nominal_rate():
    p_values = []
    for trial in range(60):
        vectors = geometry.random_bases(1, 6, seed=1000 + trial)[0]  # the axes are Haar-random
        (row,) = geometry.hessian_penalty(
            quadratic(vectors, trial), latents(5, 6, trial), draws=2, null_bases=19, seed=trial
        )
        p_values.append(row["p_value"])
    assert 0.4 < np.mean(p_values) < 0.6
    assert np.mean(np.array(p_values) <= 0.05) <= 0.1
    assert np.mean(np.array(p_values) <= 0.5) == pytest.approx(0.5, abs=0.15)


def test_a_generator_that_does_not_bend_has_no_penalty():
    (row,) = geometry.hessian_penalty(
        linear([4.0, 2.0, 1.0]), latents(8, 3), draws=2, null_bases=19, seed=0
    )
    assert row["estimate"] < 1e-6
    (row,) = geometry.hessian_penalty(constant(), latents(8, 5), draws=2, null_bases=19, seed=0)
    assert (row["estimate"], row["p_value"]) == (0, 1)


def test_random_bases_are_orthogonal_and_have_no_axis():
    bases = geometry.random_bases(4000, 3, seed=0)
    torch.testing.assert_close(bases @ bases.mT, torch.eye(3).expand(4000, 3, 3))
    torch.testing.assert_close(bases.mean(0), torch.zeros(3, 3), atol=0.04, rtol=0)
    assert (torch.linalg.det(bases) > 0).float().mean() == pytest.approx(0.5, abs=0.03)
    torch.testing.assert_close(
        bases.diagonal(dim1=1, dim2=2).sum(1).square().mean(), torch.tensor(1.0), atol=0.1, rtol=0
    )


def test_the_same_inputs_give_the_same_rows():
    generator, bank = tiny().evaluation(), latents(8, 8)

    def measured():
        rows = geometry.spectrum_effects(geometry.spectrum(generator, bank))
        rows += geometry.path_length(generator, judge(), bank, seed=0)
        return rows + geometry.hessian_penalty(generator, bank, draws=2, null_bases=5, seed=0)

    assert measured() == measured()
