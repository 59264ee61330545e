import numpy as np
import pandas as pd
import planted
import pytest
import torch
from latent import banks

from glassgan.latent import moves, rescoring
from glassgan.latent.moves import MEASURED_AT, Moves
from glassgan.subject import Subject

INK = MEASURED_AT["ink"]
STEPS = [-4.0, -2.0, -1.0, 0.0, 1.0, 2.0, 4.0]


def built(curve, samples=40, accepted=None):
    """Moves along one direction whose ink follows a curve of (step, sample)."""
    values = np.zeros((1, len(STEPS), samples, len(MEASURED_AT)))
    values[0, :, :, INK] = curve(np.array(STEPS)[:, None], np.arange(samples)[None])
    taken = np.ones((1, len(STEPS), samples), bool) if accepted is None else accepted
    return Moves(np.array(STEPS), values, taken)


def test_changes_are_per_unit_length_and_in_standard_deviations():
    found = built(lambda t, i: 6 * t + i + t**2)
    scales = np.full(len(MEASURED_AT), 3.0)
    for length in (1.0, 4.0):
        mean, margin = moves.changes(found, length, scales)
        assert mean[0, INK] == pytest.approx(2)
        assert margin[0, INK] == pytest.approx(0, abs=1e-12)
    with pytest.raises(ValueError, match="no move by 3; made"):
        moves.changes(found, 3.0, scales)


def test_lines_are_linear_even_if_each_sample_has_its_own_and_bends_are_not():
    line, _ = moves.linearity(built(lambda t, i: t * (i - 20) + i), [INK])
    assert line[0] == pytest.approx(1)
    even, _ = moves.linearity(built(lambda t, i: t**2 + 0 * i), [INK])
    assert even[0] == pytest.approx(0)
    half, margin = moves.linearity(built(lambda t, i: np.where(i % 3, t, t**2)), [INK])
    assert 0.1 < half[0] < 0.9
    assert margin[0] > 0
    assert np.isnan(moves.linearity(built(lambda t, i: 0 * t + i), [INK])[0][0])


def test_reach_is_how_far_samples_can_go_on_average():
    # sample i of 40 is accepted up to the length i / 10
    accepted = np.abs(np.array(STEPS))[:, None] <= np.arange(40)[None] / 10
    found = built(lambda t, i: 0 * t + i, accepted=accepted[None])
    # 10 end between 0 and 1, 10 between 1 and 2, 20 between 2 and 4
    for sign in (1, -1):
        length, margin = moves.reach(found, sign)
        assert length[0] == pytest.approx((10 * 0.5 + 10 * 1.5 + 20 * 3) / 40)
        assert 0.2 < margin[0] < 0.5


def test_a_sample_that_comes_back_has_still_been_lost():
    accepted = np.ones((1, len(STEPS), 40), bool)
    accepted[0, 4] = False  # at +1, not at +2 and +4
    found = built(lambda t, i: 0 * t + i, accepted=accepted)
    assert moves.reach(found, 1)[0][0] == 0.5
    assert moves.reach(found, -1)[0][0] == 4  # the longest step


def test_reach_is_of_samples_that_were_accepted_unmoved():
    accepted = np.ones((1, len(STEPS), 40), bool)
    accepted[0, 3, 20:] = False
    found = built(lambda t, i: 0 * t + i, accepted=accepted)
    assert moves.reach(found, 1)[0][0] == 4
    never = built(lambda t, i: 0 * t + i, accepted=np.zeros((1, len(STEPS), 40), bool))
    assert np.isnan(moves.reach(never, 1)).all()


def test_moving_a_planted_latent_moves_what_it_draws_and_nothing_else():
    subject, judge = planted.subject(), planted.judge()
    z = planted.latents(60)
    brightness = torch.eye(7)[[planted.BRIGHTNESS]]
    found = moves.moves(subject, judge, z, brightness, STEPS)
    scales = np.ones(len(MEASURED_AT))
    mean, margin = moves.changes(found, 1.0, scales)
    assert mean[0, INK] - margin[0, INK] > 5
    assert np.abs(mean[0, MEASURED_AT["digit 2"]]) < 0.05
    # the same whatever else is moved beside it
    many = moves.moves(subject, judge, z, torch.eye(7), STEPS)
    np.testing.assert_array_equal(many.values[planted.BRIGHTNESS], found.values[0])
    nothing = moves.moves(subject, judge, z, torch.eye(7)[[planted.NOTHING]], STEPS)
    assert np.ptp(nothing.values, axis=1).max() == 0


def test_what_the_discriminator_finds_unreal_is_not_accepted():
    class Dark(torch.nn.Module):
        def forward(self, images):
            return -images.flatten(1).sum(1)

    plain = planted.subject()
    subject = Subject(plain.generator, Dark(), 7).evaluation()
    z, bright = planted.latents(60), torch.eye(7)[[planted.BRIGHTNESS]]
    found, free = (moves.moves(s, planted.judge(), z, bright, STEPS) for s in (subject, plain))
    assert found.accepted[0, -1].mean() < 0.5 < free.accepted[0, -1].mean()
    # of those that are not moved it refuses one in twenty
    assert (free.accepted[0, 3] & ~found.accepted[0, 3]).sum() <= 3


def test_rows_have_every_concept_both_sides_and_a_band_of_random_directions():
    z = planted.latents(30)
    subject, judge = planted.subject(), planted.judge()
    random = torch.nn.functional.normalize(planted.latents(8, seed=3), dim=1)
    found, others = (moves.moves(subject, judge, z, d, STEPS) for d in (torch.eye(7)[:2], random))
    rows = pd.DataFrame(
        moves.move_rows(found, ["bar", "x"], [INK, None], others, np.ones(len(MEASURED_AT)), 1.0)
    )
    counts = rows["analysis"].value_counts()
    assert counts["direction_moves"] == 2 * len(MEASURED_AT)
    assert counts["direction_reach"] == 4
    assert counts["direction_linearity"] == 1  # the other concept is a stroke's
    known = rows[rows["estimate"].notna() & rows["ci_low"].notna()]
    assert (known["ci_low"] <= known["estimate"]).all()
    assert (rows["null_low"].dropna() <= rows["null_high"].dropna()).all()


def test_a_linear_generator_keeps_a_move_at_every_layer_and_a_bent_one_does_not():
    """Of a linear generator a shift of the layer is the move; after a square it has no mean."""
    judge, z = planted.judge(), banks.latents(200, 10)
    directions = banks.frame(1, 10)
    bright = torch.full((784, 1), 0.02)
    found = {}
    for name, bend in (("linear", None), ("even", banks.Square())):
        subject = banks.subject(directions, [1.0], bend)
        subject.generator.output[0].weight.data = bright.clone()
        rows = list(
            rescoring.rescoring(
                subject,
                judge,
                z,
                z,
                {"planted": directions[0]},
                [INK],
                np.ones(len(MEASURED_AT)),
                draws=20,
                seed=0,
            )
        )
        assert [row["layer"] for row in rows] == ["hidden1"]
        found[name] = rows[0]
    assert found["linear"]["estimate"] == pytest.approx(784 * 0.02 / 2, rel=1e-3)
    assert found["linear"]["estimate"] == pytest.approx(found["linear"]["null_high"], rel=1e-3)
    assert abs(found["even"]["estimate"]) < 2
