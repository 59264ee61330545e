"""Eigenvalues of the game where they are known, and played steps beside them."""

import copy
from types import SimpleNamespace

import numpy as np
import pytest
import torch
from networks import checkpoint, tiny
from pages import draws_within_its_page, text_of
from theory_content import NO_THEORY
from torch import nn
from torch.autograd.function import once_differentiable
from torch.func import functional_call, grad, jacfwd
from torch.nn.functional import softplus

from glassgan import streams
from glassgan.report.theory import jacobian as figure
from glassgan.report.theory import jacobian_numbers
from glassgan.run import Run
from glassgan.subject import Subject
from glassgan.theory import dirac, jacobian
from glassgan.theory.analyses import jacobian as analyses
from glassgan.theory.jacobian import Around
from glassgan.theory.names import MAGNITUDE, REAL_PART
from glassgan.theory.settings import Jacobian
from glassgan.train.recipe import Recipe

RECIPE = {"batch_size": 32, "learning_rate": 2e-4, "betas": (0.5, 0.999), "window": 10}
METADATA = {"specification": {"loss": "logits"}, "recipe": RECIPE}
SETTINGS = Jacobian(
    seed=0, looked_at=[1, 6], batch=16, eigenvalues=2, restarts=20, most_weights=200_000
)  # fmt: skip


class Place(nn.Module):
    """The generator of the Dirac-GAN."""

    def __init__(self):
        super().__init__()
        self.theta = nn.Parameter(torch.zeros(1))

    def forward(self, latents):
        return self.theta.expand(len(latents), 1)


class Slope(nn.Module):
    """Its discriminator."""

    def __init__(self):
        super().__init__()
        self.psi = nn.Parameter(torch.zeros(1))

    def forward(self, images):
        return (self.psi * images)[:, 0]


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("standard", {"saturating": True}),
        ("non-saturating", {}),
        ("R1", {"r1": dirac.GAMMA}),
        ("R2", {"r2": dirac.GAMMA}),
        ("relativistic", {"relativistic": True}),
        (
            "relativistic, R1 and R2",
            {"relativistic": True, "r1": dirac.GAMMA, "r2": dirac.GAMMA},
        ),
    ],
)
def test_the_smallest_game_has_the_eigenvalues_of_the_papers(name, values):
    zeros = torch.zeros(5, 1, dtype=torch.float64)
    around = Around(Subject(Place(), Slope(), 1), Recipe(**RECIPE, loss="logits", **values),
                    zeros, zeros)  # fmt: skip
    product = around.jacobian()
    dense = np.stack([product(unit) for unit in np.eye(2)], 1)
    (setting,) = (each for each in dirac.SETTINGS if each.name == name)
    np.testing.assert_allclose(np.diag(dense), np.diag(setting.jacobian()), atol=1e-12)
    expected = setting.closed_form()
    np.testing.assert_allclose(dirac.ordered(np.linalg.eigvals(dense)), expected, atol=1e-12)
    # and so they part, as fast, where steps are played around the equilibrium
    one = jacobian.Leading(complex(expected[0]), np.array([1, 1j]) / np.sqrt(2), 0.0)
    shown = jacobian.played(around, one, size=0.01, steps=3, length=1e-6)
    assert shown == pytest.approx(expected[0], abs=1e-6)


def pair():
    """Two small networks with batch normalisation, smooth, in double precision."""
    with streams.default_stream(0, "small networks"):
        generator = nn.Sequential(
            nn.Linear(2, 6, bias=False), nn.BatchNorm1d(6), nn.Tanh(), nn.Linear(6, 3)
        )
        discriminator = nn.Sequential(
            nn.Linear(3, 6), nn.Softplus(), nn.Dropout(0.5), nn.Linear(6, 1), nn.Flatten(0)
        )
    networks = Subject(generator, discriminator, 2)
    for network in networks.networks().values():
        network.double()
        for weight in network.parameters():
            weight.data.mul_(2)
    return networks


def batch(count, dim, purpose):
    return streams.latents(0, purpose, 0, count, dim).double()


def test_arnoldi_finds_what_the_dense_jacobian_has():
    subject, recipe = pair(), Recipe(**RECIPE, loss="logits", real_label=0.9)
    real, latents = batch(20, 3, "real"), batch(20, 2, "latents")
    around = Around(subject, recipe, real, latents)
    plain = copy.deepcopy(subject)
    plain.generator[1].track_running_stats = False
    plain.generator[1].running_mean = plain.generator[1].running_var = None
    plain.discriminator[2] = nn.Identity()
    names = [dict(network.named_parameters()) for network in plain.networks().values()]

    def field(flat):
        def losses(g, d):
            state = []
            for named, part in zip(names, (g, d), strict=True):
                parts = part.split([weight.numel() for weight in named.values()])
                pairs = zip(named.items(), parts, strict=True)
                state.append({name: p.view(weight.shape) for (name, weight), p in pairs})
            fake = functional_call(plain.generator, state[0], latents)
            of_real = functional_call(plain.discriminator, state[1], real)
            of_fake = functional_call(plain.discriminator, state[1], fake)
            smooth = 0.9 * softplus(-of_real).mean() + 0.1 * softplus(of_real).mean()
            return softplus(-of_fake).mean(), smooth + softplus(of_fake).mean()

        players = flat.split(around.counts)
        return -torch.cat([
            grad(lambda g, d: losses(g, d)[0])(*players),
            grad(lambda g, d: losses(g, d)[1], argnums=1)(*players),
        ])  # fmt: skip

    assert torch.allclose(field(around.start), around.field(around.start), atol=1e-12)
    dense = jacfwd(field)(around.start).numpy()
    every = np.linalg.eigvals(dense)
    product = around.jacobian()
    for end, key in ((MAGNITUDE, np.abs), (REAL_PART, np.real)):
        found, why = jacobian.leading(product, len(every), end, 4, seed=0, restarts=100)
        assert why == ""
        upper = every[every.imag >= 0]
        expected = upper[np.argsort(-key(upper))][: len(found)]
        np.testing.assert_allclose([one.value for one in found], expected, rtol=1e-4)
        assert all(one.residual < 1e-3 for one in found)
        for one in found:
            assert jacobian.quotient(product, one.vector) == pytest.approx(one.value, rel=1e-2)
        shown = jacobian.played(around, found[0], size=1e-3 / abs(every).max(), steps=3,
                                length=1e-6)  # fmt: skip
        assert shown == pytest.approx(found[0].value, rel=1e-2)


def test_a_conjugate_pair_is_given_once_also_where_it_is_cut():
    blocks = np.zeros((30, 30))
    blocks[:2, :2] = [[-1, -9], [9, -1]]
    blocks[2:4, 2:4] = [[3, -2], [2, 3]]
    np.fill_diagonal(blocks[4:, 4:], -np.arange(26) / 26)
    values = {}
    for end in (MAGNITUDE, REAL_PART):
        for count in (1, 2):
            found, why = jacobian.leading(
                lambda u: blocks @ u.ravel(), 30, end, count, seed=0, restarts=50
            )
            assert why == ""
            assert len(found) == 1
            values[end, count] = found[0].value
            assert np.linalg.norm(found[0].vector) == pytest.approx(1)
    assert list(values.values()) == pytest.approx([-1 + 9j, -1 + 9j, 3 + 2j, 3 + 2j], rel=1e-3)


def test_what_is_not_found_is_no_number():
    def leading(product, restarts=50):
        return jacobian.leading(product, 400, REAL_PART, 2, seed=0, restarts=restarts)

    assert leading(lambda u: np.nan * u) == ([], jacobian.NOT_FINITE)
    close = np.linspace(-1000, 1, 400)
    found, why = leading(lambda u: close * u.ravel(), restarts=1)
    assert why == "not found in 1 restarts"
    assert all(one.residual < 1e-2 for one in found)
    found, why = leading(lambda u: 0 * u.ravel())
    assert why or not any(one.residual <= analyses.LARGE for one in found)


def test_courses_show_the_slope_of_what_they_pass():
    """One player whose field bends: v = −x − x³ has slope −1 at zero and a steeper one beyond."""
    bent = SimpleNamespace(start=torch.zeros(1, dtype=torch.float64), field=lambda x: -x - x**3)
    one = jacobian.Leading(-1 + 0j, np.array([1 + 0j]), 0.0)
    near, far, lost = (
        jacobian.played(bent, one, size=1e-3, steps=2, length=length) for length in (1e-6, 1, 1e150)
    )
    assert near == pytest.approx(-1, abs=1e-6)
    assert far == pytest.approx(-2, abs=0.02)
    assert np.isnan(lost)


def run_of(*subjects):
    return Run("x", "mine", 3, [checkpoint(each, epoch) for epoch, each in enumerate(subjects)])


def analysed(run, mnist, **changed):
    settings = SETTINGS.model_copy(update=changed)
    return analyses.analyse(run, settings, torch.from_numpy(mnist[0]), METADATA)["effects"]


def test_nothing_of_the_networks_is_changed_and_the_same_comes_out_again(mnist):
    subject = tiny(dropout=0.5)
    run = run_of(tiny(), subject)
    before = copy.deepcopy([network.state_dict() for network in subject.networks().values()])
    table = analysed(run, mnist)
    for network, state in zip(subject.networks().values(), before, strict=True):
        assert not any(module.training for module in network.modules())
        assert all(w.grad is None and not w.requires_grad for w in network.parameters())
        after = network.state_dict()
        assert after.keys() == state.keys()
        assert all(torch.equal(after[name], state[name]) for name in state)
    assert table.equals(analysed(run, mnist))
    # what the report says of it
    told = jacobian_numbers.of_jacobian(table)
    assert [(row["run"], row["epoch"], row["target"], row["reason"]) for row in told] == [
        ("mine/3", 1, MAGNITUDE, ""), ("mine/3", 1, REAL_PART, ""),
    ]  # fmt: skip
    assert abs(told[0]["value"]) >= abs(told[1]["value"])
    assert told[1]["value"].real >= told[0]["value"].real
    assert all(row["near_gap"] < 0.05 for row in told)
    growth = table[table["concept"] == "growth"].set_index("group")["estimate"]
    assert growth["measured"].iloc[0] == pytest.approx(growth["predicted"].iloc[0], abs=1e-3)
    fig = figure.draw(table)
    assert [ax.get_title() for ax in fig.axes] == ["mine, seed 3, epoch 1"]
    draws_within_its_page(fig)
    text = text_of("theory", **{**NO_THEORY, "jacobian": told})
    assert "figure theory/jacobian." in text
    assert "16 images and as many latents" in text
    assert f"of {len(told)} first eigenvalues" in text


def test_what_has_no_estimate_says_why(mnist, monkeypatch):
    broken = tiny()
    broken.generator.output[0].bias.data.fill_(float("nan"))
    table = analysed(run_of(tiny(), broken), mnist)
    assert table["reason"].tolist() == ["the field is not finite"]
    assert table["estimate"].isna().all()
    monkeypatch.setattr(analyses, "LARGE", 0.0)
    table = analysed(run_of(tiny(), tiny()), mnist)
    assert (table["reason"] == "a residual is not below 0").all()
    told = jacobian_numbers.of_jacobian(table)
    assert [row["value"] for row in told] == [None, None]
    text = text_of("theory", **{**NO_THEORY, "jacobian": told})
    assert "largest magnitude (a residual is not below 0)" in text
    assert figure.draw(table).texts[0].get_text().startswith("no run has eigenvalues")


class Once(torch.autograd.Function):
    """A square whose derivative cannot be differentiated."""

    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x**2

    @staticmethod
    @once_differentiable
    def backward(ctx, slope):
        return 2 * ctx.saved_tensors[0] * slope


class Squares(nn.Module):
    def forward(self, x):
        return Once.apply(x)


def test_large_networks_and_those_without_second_derivatives_are_left_out(mnist):
    table = analysed(run_of(tiny(), tiny()), mnist, most_weights=1000)
    assert table["analysis"].tolist() == ["left_out"]
    assert "more than 1,000" in table["reason"].iloc[0]
    once = tiny()
    once.discriminator.output.append(Squares())
    table = analysed(run_of(tiny(), once), mnist)
    assert table["reason"].tolist() == ["the discriminator cannot be differentiated twice"]
    assert jacobian_numbers.of_jacobian(table) == []
    assert analysed(run_of(tiny()), mnist).empty  # only an untrained network
