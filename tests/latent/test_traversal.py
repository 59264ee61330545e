import numpy as np
import planted
import pytest
import torch
from latent import banks
from networks import tiny

from glassgan import concepts
from glassgan.latent import bank, moves, traversal
from glassgan.latent.moves import MEASURED_AT
from glassgan.subject import generate


def test_a_sheet_has_the_same_samples_for_every_direction():
    subject = tiny().evaluation()
    z, directions = banks.latents(3, 8), banks.frame(2, 8)
    steps = [-3.0, 0.0, 1.5]
    sheet = traversal.sheet(subject, z, directions, steps)
    assert sheet.shape == (2, 3, 3, 28, 28)
    torch.testing.assert_close(sheet[0, :, 1], sheet[1, :, 1])  # not moved
    moved = subject.generator(z + 1.5 * directions[1])[:, 0]
    torch.testing.assert_close(sheet[1, :, 2], moved)


def test_curves_begin_at_the_unmoved_sample():
    z, along = planted.latents(40), torch.eye(7)[[planted.BRIGHTNESS]]
    found = moves.moves(planted.subject(), planted.judge(), z, along, [-1.0, 0.0, 1.0])
    mean, margin = traversal.curves(found, np.full(len(MEASURED_AT), 2.0))
    ink = MEASURED_AT["ink"]
    assert mean[0, 1].tolist() == [0] * len(MEASURED_AT)
    assert mean[0, 2, ink] > margin[0, 2, ink] > 0


def strip(width):
    image = np.full((28, 28), -1.0, dtype=np.float32)
    image[4:24, 10 : 10 + width] = 1
    return image


def test_curves_of_strokes_are_over_samples_that_have_one():
    blank = np.full((28, 28), -1.0, dtype=np.float32)
    wide = [np.stack([strip(w), strip(w + 2)]) for w in (2, 4, 6)]
    images = torch.from_numpy(
        np.stack([np.stack([blank, blank]), *wide])[None]
    )  # [1, 4, 2, 28, 28]
    values = traversal.in_deviations(images, np.ones(len(concepts.STROKES)))
    mean, margin = traversal.stroke_curves(values, 0)
    width = list(concepts.STROKES).index("width")
    assert mean[0, 0, width] == 0
    assert 1.5 < mean[0, 1, width] < 2.5
    assert margin[0, 1, width] < 1
    nothing = traversal.stroke_curves(values[:, :1], 0)
    assert np.isnan(nothing[0][0, 1, width])
    rows = {row["concept"]: row for row in traversal.stroke_rows(values, (0, 1), 0.5, ["wider"])}
    assert rows["width"]["estimate"] == mean[0, 1, width]  # per unit length, of a move by 2 × ½
    assert rows["width"]["n"] == 3


def test_samples_with_a_digit_are_shown_first():
    judge, subject, z = planted.judge(), planted.subject(), planted.latents(50)
    strict = type(judge)(judge.network, judge.temperature, 0.999)
    named = strict(generate(subject, z)).accepted
    assert 0 < named.sum() < 50
    found = traversal.samples(strict, subject, z, 4)
    assert found.tolist() == named.nonzero()[:4, 0].tolist()
    never = type(judge)(judge.network, judge.temperature, 1.1)
    assert traversal.samples(never, subject, z, 4).tolist() == [0, 1, 2, 3]


def test_the_pair_that_is_drawn_has_two_digits():
    judge, subject, z = planted.judge(), planted.subject(), planted.latents(60)
    digits = judge(generate(subject, z)).labels
    starts, ends = z[:30], z[30:]
    found = traversal.contrasting(judge, subject, starts, ends)
    assert found == (digits[:30] != digits[30:]).nonzero()[0, 0]
    assert traversal.contrasting(judge, subject, starts, starts) == 0


def test_what_lies_between_latents_is_measured_against_its_ends():
    subject, judge = planted.subject(), planted.judge()
    ends = planted.latents(30), planted.latents(30, seed=1)
    at = torch.linspace(0, 1, 5)[:, None]
    straight = (1 - at) * ends[0][:, None] + at * ends[1][:, None]
    still = ends[0][:, None].repeat(1, 5, 1)
    still[:, :, planted.NOTHING] = torch.arange(5.0)
    circle = torch.cat([straight, straight[:, :1]], 1)
    curves, rows = traversal.along_paths(
        subject, judge, {"lerp": straight, "still": still, "circle": circle}
    )
    assert curves["lerp"].shape == (6, 5)
    np.testing.assert_array_equal(curves["still"][0], curves["still"][0, 0])
    assert curves["circle"].shape == (6, 6)
    rows = {(row["target"], row["concept"]): row for row in rows}
    assert {target for target, _ in rows} == {"lerp", "still"}  # a circle has no ends
    assert rows["still", "ink"]["estimate"] == rows["still", "named"]["estimate"] == 0
    assert rows["lerp", "ink"]["ci_low"] < rows["lerp", "ink"]["ci_high"]
    # that all of thirty samples are alike does not say that all others are
    alike = rows["still", "named"]
    assert alike["ci_low"] < -0.02 < 0.02 < alike["ci_high"]
    share, low, high = curves["still"][:3]
    assert ((low < share) | (share == 0)).all()
    assert ((share < high) | (share == 1)).all()
    assert (high - low > 0.05).all()


@pytest.mark.parametrize("named", [(0.97, 0.97), (0.6, 0.9)])
def test_intervals_of_changes_of_shares_cover(named):
    rng, covered = np.random.default_rng(0), []
    for _ in range(1000):
        middle, ends = rng.binomial([50, 100], named) / [50, 100]
        found = traversal.difference(middle, 50, ends, 100)
        covered.append(found["ci_low"] <= named[0] - named[1] <= found["ci_high"])
    assert 0.935 < np.mean(covered) < 0.985


def test_a_bank_measures_each_sample_by_itself():
    subject, judge, z = planted.subject(), planted.judge(), planted.latents(1300)
    whole, part = (bank.measured(subject, judge, some, strokes=20) for some in (z, z[:1000]))
    np.testing.assert_array_equal(whole.values[:1000], part.values)
    strokes = ~np.isnan(whole.values[:, len(MEASURED_AT) :]).all(1)
    assert strokes[:20].any()
    assert not strokes[20:].any()
    assert (whole.classes[strokes] >= 0).all()
    assert np.isnan(whole.scales()).sum() > 0  # some digits are never drawn
