import numpy as np
import pytest
from scipy.stats import binom

from glassgan import effects
from glassgan.data import sprites
from glassgan.data.sets import SPRITES
from glassgan.latent.disentanglement import disentanglement, one_for_one

N, K = 1000, 6


def normal(seed, *shape):
    return np.random.default_rng(seed).standard_normal(shape)


def rotation(seed, size):
    return np.linalg.qr(normal(seed, size, size))[0]


def scored(code, values, draws=40, seed=0):
    """All rows, and those of the whole code by score."""
    names = [f"concept {k}" for k in range(values.shape[1])]
    rows = disentanglement(code, values, names, layer="code", draws=draws, seed=seed)
    table = effects.table(rows, seed=0, epoch=0)
    return table, table[table["analysis"] == "disentanglement"].set_index("target")


def of_concepts(table, score):
    own = table[(table["analysis"] == "disentanglement_concepts") & (table["target"] == score)]
    return own.set_index("concept")


@pytest.fixture
def concepts():
    return normal(0, N, K)


def test_one_for_one_is_one_where_rows_have_one_column_and_zero_where_they_have_all():
    assert one_for_one(np.eye(4))[0] == 1
    assert one_for_one(np.ones((3, 5)))[0] == pytest.approx(0)
    # rows count as much as they hold: 3 of 4 in the row of one column; nothing in the last
    whole, each = one_for_one(np.array([[3.0, 0.0], [0.5, 0.5], [0.0, 0.0]]))
    assert whole == pytest.approx(0.75)
    assert each[:2].tolist() == pytest.approx([1, 0])
    assert np.isnan(each[2])
    assert np.isnan(one_for_one(np.ones((3, 1)))[0])


def test_a_code_of_the_concepts_themselves_is_disentangled(concepts):
    table, scores = scored(concepts * [1, 2, 3, 4, 5, 6], concepts)
    assert scores.loc[["D", "C", "I"], "estimate"].min() > 0.99
    # one bin in ten has concepts on both sides of their mean
    assert scores.loc["MIG", "estimate"] > 0.85
    assert scores["p_value"].max() == pytest.approx(1 / 41)
    assert (scores["ci_low"] <= scores["estimate"]).all()
    assert scores.loc["D", "null_high"] < 0.6
    assert scores.loc["D", "concept"] == "6 concepts"
    assert scores.loc["D", "n"] == N // 2
    assert of_concepts(table, "MIG")["estimate"].min() > 0.85


def test_idle_dimensions_and_noise_cost_little(concepts):
    code = np.hstack([concepts, normal(1, N, 30)])
    _, scores = scored(code, concepts + normal(2, N, K))
    assert scores.loc["D", "estimate"] > 0.75
    assert scores.loc["I", "estimate"] == pytest.approx(0.5, abs=0.1)
    assert scores["p_value"].max() == pytest.approx(1 / 41)


def test_a_rotation_says_as_much_and_is_entangled(concepts):
    _, straight = scored(concepts, concepts)
    _, scores = scored(concepts @ rotation(3, K), concepts)
    assert scores.loc["I", "estimate"] == pytest.approx(straight.loc["I", "estimate"], abs=1e-4)
    for score in ("D", "C", "MIG"):
        assert scores.loc[score, "estimate"] < 0.6
        assert scores.loc[score, "p_value"] > 0.05


def test_copies_cost_completeness_and_not_disentanglement(concepts):
    _, scores = scored(np.repeat(concepts, 4, axis=1), concepts + 0.3 * normal(1, N, K))
    assert scores.loc["D", "estimate"] > 0.95
    # a quarter of each concept on each of four in twenty-four dimensions
    assert scores.loc["C", "estimate"] == pytest.approx(1 - np.log(4) / np.log(24), abs=0.03)
    assert scores.loc["MIG", "estimate"] == pytest.approx(0, abs=1e-6)


def test_p_values_of_noise_are_uniform():
    found, trials = [], 150
    for trial in range(trials):
        code, values = normal(1000 + trial, 200, 5), normal(2000 + trial, 200, 4)
        found.append(scored(code, values, draws=20, seed=trial)[1])
    p = np.array([scores["p_value"] for scores in found])
    assert np.all(np.abs(p.mean(0) - 0.5) < 0.1)
    least, most = binom.ppf([0.001, 0.999], trials, 1 / 21)
    rejected = (p <= 0.05).sum(0)  # where nothing drawn is as large
    assert np.all((least <= rejected) & (rejected <= most))
    assert abs(np.mean([scores.loc["I", "estimate"] for scores in found])) < 0.03


def test_p_values_of_random_rotations_are_uniform(concepts):
    p = []
    for trial in range(40):
        code = concepts @ rotation(trial, K)
        p.append(scored(code, concepts, draws=20, seed=trial)[1]["p_value"])
    p = np.array(p)[:, [0, 1, 3]]
    assert np.all(np.abs(p.mean(0) - 0.5) < 0.15)
    assert (p <= 0.05).mean() < 0.1


def test_a_concept_counts_where_it_is_known(concepts):
    values = concepts + 0.5 * normal(1, N, K)
    known = np.random.default_rng(2).random(N) < 0.6
    holes = values.copy()
    holes[~known, 4:] = np.nan
    table, _ = scored(concepts, holes)
    every, _ = scored(concepts, values)
    known_only, _ = scored(concepts[known], values[known])
    information = of_concepts(table, "I")
    assert information.loc["concept 5", "n"] == known[N // 2 :].sum()
    assert information.loc["concept 0", "estimate"] == pytest.approx(
        of_concepts(every, "I").loc["concept 0", "estimate"]
    )
    # the halves are not quite the same ones
    assert information.loc["concept 5", "estimate"] == pytest.approx(
        of_concepts(known_only, "I").loc["concept 5", "estimate"], abs=0.05
    )


def test_what_does_not_vary_is_left_out(concepts):
    values = np.hstack([concepts, np.full((N, 1), 0.3), np.full((N, 1), np.nan), np.eye(N)[:, :1]])
    code = np.hstack([concepts, np.full((N, 1), 0.1, np.float32)])
    table, scores = scored(code, values)
    _, without = scored(concepts, concepts)
    assert scores["estimate"].tolist() == pytest.approx(without["estimate"].tolist())
    left_out = of_concepts(table, "I").loc[["concept 6", "concept 7", "concept 8"]]
    assert (left_out["status"] == "the concept does not vary").all()
    assert left_out["estimate"].isna().all()


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(
    ("code", "values", "statuses"),
    [
        (np.zeros((N, 3)), normal(0, N, 2), ["the code does not vary"] * 4),
        (normal(0, N, 3), np.full((N, 2), np.nan), ["no concept varies"] * 4),
        (normal(0, N, 3), np.zeros((N, 2)), ["no concept varies"] * 4),
        (normal(0, N, 3), normal(0, N, 1), ["fewer than two concepts vary", "", "", ""]),
        (
            normal(0, N, 1),
            normal(0, N, 3),
            ["", "fewer than two dimensions vary", "", "fewer than two dimensions vary"],
        ),
    ],
)
def test_what_is_not_defined_says_why(code, values, statuses):
    _, scores = scored(code, values, draws=20)
    assert scores["status"].tolist() == statuses
    assert (scores["estimate"].isna() == (scores["status"] != "")).all()
    assert (scores["p_value"].isna() == (scores["status"] != "")).all()


def test_wide_codes_have_a_null_too():
    concepts = normal(0, 400, K)
    code = np.hstack([concepts, normal(1, 400, 294)]).astype(np.float32)
    _, scores = scored(code, concepts, draws=200)
    assert scores.loc["D", "p_value"] == pytest.approx(1 / 34)  # 10,000 // 300 rotations
    assert scores.loc["D", "estimate"] > scores.loc["D", "null_high"]
    assert scores.loc["I", "null_high"] < scores.loc["I", "estimate"]


def test_the_same_rows_each_time(concepts):
    first, second = (scored(concepts @ rotation(0, K), concepts)[0] for _ in range(2))
    assert first.equals(second)


def test_true_factors_of_sprites_stand_above_their_rotation_and_that_above_noise():
    """What the scores must say of codes whose truth is known: the data set's own factors."""
    factors = sprites.truths(3000, 0, "test")[1].astype(float)
    standard = (factors - factors.mean(0)) / factors.std(0)
    rng = np.random.default_rng(0)
    # as factors are read off images: with an error of a fifth of their spread
    read = standard + 0.2 * rng.standard_normal(standard.shape)
    turned = standard @ rotation(1, 5)
    strange = rng.standard_normal(standard.shape)
    names = [name for name, _ in SPRITES.factors]
    scores = {}
    for name, code in (("true", standard), ("turned", turned), ("strange", strange)):
        rows = disentanglement(code, read, names, layer=name, draws=40, seed=0)
        whole = [row for row in rows if row["analysis"] == "disentanglement"]
        scores[name] = {row["target"]: row for row in whole}
    for score in ("D", "C", "MIG"):
        true, turned_one = scores["true"][score], scores["turned"][score]
        assert true["ci_low"] > turned_one["ci_high"]
        assert true["p_value"] < 0.05  # beside random rotations of it
        assert turned_one["p_value"] > 0.05  # which it is one of
    assert scores["true"]["D"]["estimate"] > 0.9 and scores["true"]["C"]["estimate"] > 0.9
    # a rotation keeps what is said, and noise says nothing
    informed = [scores[name]["I"]["estimate"] for name in ("true", "turned", "strange")]
    assert informed[0] == pytest.approx(informed[1], abs=0.01)
    assert informed[0] > 0.9 > 0.1 > informed[2]
