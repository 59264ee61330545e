"""Generators whose directions were planted: what each method finds, and what it cannot find."""

import numpy as np
import pytest
import torch
from latent import banks
from torch import nn

from glassgan.latent import jacobian
from glassgan.latent.bank import LatentBank
from glassgan.latent.components import independent_components, moments_of, principal_components
from glassgan.latent.discover import axes
from glassgan.latent.jacobian import of_local_jacobians, of_mean_jacobian
from glassgan.latent.supervised import boundaries, conditional, regressions
from glassgan.latent.weights import of_weights
from glassgan.subject import Subject

DIM, COUNT = 30, 4
STRENGTHS = [8.0, 4.0, 2.0, 1.0]
UNTRAINED = {
    "PCA hidden1": lambda s, b: principal_components(COUNT, moments_of(s, b, "hidden1")),
    "PCA output": lambda s, b: principal_components(COUNT, moments_of(s, b, "output")),
    "SeFa": lambda s, b: of_weights(s, COUNT, "plain"),
    "mean Jacobian": lambda s, b: of_mean_jacobian(s, b, COUNT, None),
    "local Jacobians": lambda s, b: of_local_jacobians(s, b, COUNT, None),
}


@pytest.fixture(scope="module")
def bank():
    return banks.bank(banks.latents(2000, DIM))


@pytest.mark.parametrize("method", UNTRAINED)
def test_orthogonal_plants_of_different_strengths_are_found_one_by_one(method, bank):
    planted = banks.frame(COUNT, DIM)
    found, scores = UNTRAINED[method](banks.subject(planted, STRENGTHS), bank)
    assert banks.cosines(found, planted).min() >= 0.95
    assert (scores[:-1] > scores[1:]).all()


@pytest.mark.parametrize("method", UNTRAINED)
def test_of_oblique_plants_the_subspace_is_found(method, bank):
    planted = banks.oblique(COUNT, DIM)
    found, _ = UNTRAINED[method](banks.subject(planted, STRENGTHS), bank)
    assert banks.angle(found, planted) <= 10
    # components are orthogonal, and oblique plants are not: no method of this kind can find each
    assert banks.cosines(found, planted).min() < 0.95


@pytest.mark.parametrize("method", UNTRAINED)
def test_of_equal_strengths_only_the_subspace_can_be_found(method, bank):
    planted = banks.frame(COUNT, DIM)
    found, scores = UNTRAINED[method](banks.subject(planted, [2.0] * COUNT), bank)
    assert banks.angle(found, planted) <= 10
    assert scores.max() <= 1.2 * scores.min()  # by which one sees that they are not told apart
    assert banks.cosines(found, planted).min() < 0.95


def test_normalised_weights_forget_the_strengths(bank):
    planted = banks.frame(COUNT, DIM)
    subject = banks.subject(planted, STRENGTHS)
    found, scores = of_weights(subject, COUNT, "normalised")
    assert banks.angle(found, planted) <= 1
    torch.testing.assert_close(scores, torch.ones(COUNT))


def test_batch_normalisation_changes_which_weights_are_strong(bank):
    planted = banks.frame(COUNT, DIM)
    norm = nn.BatchNorm1d(COUNT)
    # the weakest becomes the strongest
    norm.running_var = torch.tensor([64.0, 8.0, 1.0, 1 / 64])
    subject = banks.subject(planted, STRENGTHS, norm)
    plain, _ = of_weights(subject, COUNT, "plain")
    folded, scores = of_weights(subject, COUNT, "batch norm")
    assert banks.cosines(plain, planted).min() > 0.95
    assert banks.cosines(folded, planted.flip(0)).min() > 0.9
    torch.testing.assert_close(scores, torch.tensor([64.0, 4.0, 2.0, 1.0]), rtol=0.01, atol=0)
    # the images go by the folded weights
    assert banks.cosines(of_mean_jacobian(subject, bank, 1, None)[0], planted[3:]).min() > 0.95


def test_without_batch_normalisation_there_is_nothing_to_fold_in(bank):
    subject = banks.subject(banks.frame(COUNT, DIM), STRENGTHS)
    assert len(of_weights(subject, COUNT, "batch norm")[0]) == 0


def test_a_generator_without_an_affine_map_has_no_weights_to_factorise(bank):
    class Bent(nn.Module):
        def __init__(self):
            super().__init__()
            self.hidden1 = nn.Tanh()
            self.output = nn.Sequential(nn.Linear(DIM, 784), nn.Unflatten(1, (1, 28, 28)))

        def forward(self, z):
            return self.output(self.hidden1(z))

    subject = banks.Subject(Bent(), None, DIM).evaluation()
    assert len(of_weights(subject, COUNT, "plain")[0]) == 0


@pytest.mark.parametrize("method", [boundaries, regressions])
def test_trained_methods_find_each_of_oblique_plants(method):
    planted = banks.oblique(3, DIM)
    z = banks.latents(6000, DIM)
    ink, slant, width = (z @ planted.T + 0.3 * banks.latents(6000, 3, seed=5)).T
    bank = banks.bank(z, ink=ink, slant=slant, width=width)
    concepts = [banks.INK, *(list(banks.CONCEPTS).index(name) for name in ("slant", "width"))]
    found, scores = method(banks.subject(planted, [1.0] * 3), bank, concepts)
    assert (found * planted).sum(1).min() >= 0.95  # the sign counts: there is more of it
    assert scores.min() > 0.85
    # with the others taken out, a direction leaves them as they are
    only, left = conditional(found, [""] * 3)
    others = only @ found.T - torch.diag((only * found).sum(1))
    assert others.abs().max() < 1e-5
    assert ((left > 0.5) & (left < 1)).all()


def test_a_class_keeps_its_direction_though_classes_add_up():
    """Each of five classes is high along its own direction; slant lies across two of them."""
    planted = banks.frame(6, DIM)
    z = banks.latents(6000, DIM)
    chosen = (50 * z @ planted[:5].T).softmax(1)
    slant = z @ (planted[5] + 0.5 * planted[0])
    digits = {f"digit {number}": chosen[:, number] for number in range(5)}
    bank = banks.bank(z, **digits, slant=slant)
    bank = LatentBank(z, bank.values, chosen.argmax(1).numpy())
    concepts = [list(banks.CONCEPTS).index(name) for name in (*digits, "slant")]
    found = regressions(banks.subject(planted, [1.0] * 6), bank, concepts)[0]
    only, left = conditional(found, ["class"] * 5 + [""])
    assert (only[:5] * planted[:5]).sum(
        1
    ).min() > 0.75  # of its own, less those of four others: 0.89
    assert left[:5].min() > 0.8
    assert (only[5] * planted[5]).sum() > 0.9
    assert (only[:5] @ found[5]).abs().max() < 1e-5
    # with all others taken out there would be errors only
    assert (conditional(found, [""] * 6)[0][:5] * planted[:5]).sum(1).max() < 0.2


def test_an_even_plant_is_out_of_reach_of_all_that_takes_means():
    planted = banks.frame(2, DIM)
    subject = banks.subject(planted, [4.0, 1.0], banks.Square())
    z = banks.latents(6000, DIM)
    even = (z @ planted[0]).square()
    bank = banks.bank(z, ink=even)
    known = jacobian.moments(subject, z[:500])
    assert banks.cosines(of_local_jacobians(subject, bank, 2, known)[0], planted)[0] > 0.95
    assert banks.cosines(of_weights(subject, 2, "plain")[0], planted)[0] > 0.95
    lost = {
        "PCA": principal_components(1, moments_of(subject, bank, "output"))[0],
        "SVM": boundaries(subject, bank, [banks.INK])[0],
        "regression": regressions(subject, bank, [banks.INK])[0],
    }
    for method, found in lost.items():
        assert banks.cosines(found, planted[:1]).item() < 0.7, method
    # what moves the image one way here and the other way there is gone from the mean
    assert (known.mean @ planted[0].double()).norm() < 0.15 * known.metric.trace().sqrt()


def test_axes_come_by_how_much_the_image_changes():
    planted = torch.eye(DIM)[[7, 3]]
    subject = banks.subject(planted, [3.0, 5.0])
    bank = banks.bank(banks.latents(50, DIM))
    found, scores = axes(2, jacobian.moments(subject, bank.latents))
    assert found.argmax(1).tolist() == [3, 7]
    torch.testing.assert_close(scores, torch.tensor([5.0, 3.0]) / 28)


def test_independent_components_find_what_is_not_gaussian():
    """Sums of latents are Gaussian; bent ones are not, and PCA cannot tell them apart."""
    planted = banks.frame(3, DIM)

    class Cube(nn.Module):
        def forward(self, values):
            return (values - 0.3).pow(3) / 15**0.5  # of variance 1

    subject = banks.subject(planted, [1.0] * 3, Cube())
    bank = banks.bank(banks.latents(6000, DIM))
    moments = moments_of(subject, bank, "output")
    found, scores = independent_components(subject, bank, 3, moments)
    nearest = (found @ planted.T).abs().max(1).values.min()
    assert nearest > 0.98
    assert (scores > 0.001).all()
    pca, _ = principal_components(3, moments)
    assert (pca @ planted.T).abs().max(1).values.min() < nearest


def test_a_layer_that_never_varies_has_no_components(bank):
    subject = banks.subject(banks.frame(COUNT, DIM), [0.0] * COUNT)
    for layer in ("hidden1", "output"):
        moments = moments_of(subject, bank, layer)
        assert len(principal_components(COUNT, moments)[0]) == 0
        assert len(independent_components(subject, bank, COUNT, moments)[0]) == 0


def test_moments_do_not_depend_on_the_blocks(bank):
    from glassgan.latent.components import moments

    subject = banks.subject(banks.oblique(COUNT, DIM), STRENGTHS, nn.ReLU())
    found = [moments(subject, "output", bank.latents.split(size)) for size in (1000, 70)]
    torch.testing.assert_close(found[0].scatter, found[1].scatter, rtol=1e-5, atol=1e-7)
    directions = [principal_components(COUNT, some)[0] for some in found]
    torch.testing.assert_close(*directions, rtol=0, atol=1e-5)


def test_the_components_of_a_wide_layer_come_from_its_samples():
    from glassgan.latent.components import axes_of, moments

    torch.manual_seed(0)
    subject = Subject(nn.Sequential(nn.Linear(6, 300), nn.Tanh()), None, 6).evaluation()
    latents = torch.randn(200, 6)
    found = moments_of(subject, LatentBank(latents, None, None), "1")
    known = moments(subject, "1", [latents])
    assert found.scatter is None
    assert known.centred is None
    for count in (4, 120):  # by Lanczos, and all at once
        variances, axes = axes_of(found, count)
        expected, theirs = axes_of(known, count)
        # rounding of the sums, in single precision, is in units of the largest variance, 13; which
        # way it goes depends on the machine's instructions
        rounding = np.finfo(np.float32).eps * expected[0]
        np.testing.assert_allclose(variances, expected[: len(variances)], rtol=0, atol=rounding)
        first = np.abs((axes[:, :4] * theirs[:, :4]).sum(0))
        np.testing.assert_allclose(first, 1, atol=1e-3)
    wide, narrow = (principal_components(4, one) for one in (found, known))
    torch.testing.assert_close(wide[0], narrow[0], rtol=1e-2, atol=1e-3)
    torch.testing.assert_close(wide[1], narrow[1], rtol=1e-4, atol=1e-6)


def test_no_matrix_is_as_large_as_the_square_of_a_layer(monkeypatch):
    sizes = []
    zeros = torch.zeros
    monkeypatch.setattr(torch, "zeros", lambda *a, **k: sizes.append(a) or zeros(*a, **k))
    subject = Subject(nn.Sequential(nn.Linear(6, 20_000)), None, 6).evaluation()
    bank = LatentBank(torch.randn(50, 6), None, None)
    principal_components(3, moments_of(subject, bank, "0"))
    assert sizes == [(50, 50)]
