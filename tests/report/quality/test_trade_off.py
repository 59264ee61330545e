"""Interpretability against quality is drawn, and answered as the numbers say."""

import numpy as np
import pytest
import quality_pages
from pages import draws_within_its_page, text_of

from glassgan import effects
from glassgan.claims import trade_off
from glassgan.report import messages
from glassgan.report.quality import trade_off as figure
from glassgan.report.quality.trade_off_numbers import of_trade_off


def table(seeds, sign=0):
    """Runs of which those with more names are nearer (−1) to the data, farther (1), or neither."""
    rng = np.random.default_rng(0)
    rows, courses = [], {}
    for seed in range(seeds):
        run = {"subject": "mlp", "seed": seed}
        course = rng.standard_normal((3, 7))
        distance = np.exp(sign * course[0] + 0.1 * course[1])
        values = {
            trade_off.NAMED: dict(enumerate(course[0])),
            trade_off.SELECTIVE: {6: course[2, 6]},
            "frechet_distance": dict(enumerate(distance)),
            "coverage": dict(enumerate(-distance)),
        }
        courses["mlp", seed] = values
        rows += trade_off.measured(values, run)
        rows += [
            {**run, "analysis": "quality", "target": "samples", "concept": "frechet_distance",
             "epoch": epoch, "estimate": value, "n": 1, "unit_of_measure": ""}
            for epoch, value in enumerate(distance)
        ]  # fmt: skip
    return effects.gather([effects.table([*rows, *trade_off.over_all(courses)])])


def told(found, language="en"):
    """What the page says of it."""
    text = text_of(
        "quality", language, **{**quality_pages.content(), "trade_off": of_trade_off(found)}
    )
    return text.split("figure quality/trade_off.")[0].split("figure judge/calibration.")[1]


@pytest.fixture(autouse=True)
def few_draws(monkeypatch):
    monkeypatch.setattr(trade_off, "DRAWS", 999)


@pytest.mark.parametrize("seeds", [0, 1, 8])
def test_it_is_drawn_with_any_number_of_runs(seeds):
    fig = figure.draw(table(seeds))
    draws_within_its_page(fig)
    assert len(fig.axes[0].lines) == 3 * seeds
    titles = [ax.get_title() for ax in fig.axes]
    assert ("over seeds ρ" in titles[0]) == (seeds == 8)
    assert titles[1] == ""  # the alignment of the axes is not measured here


def test_too_few_runs_cannot_tell():
    text = told(table(4, sign=1))
    assert "These runs cannot tell" in text
    assert "describes those there are" in text


def test_a_trade_off_and_its_opposite_are_told():
    worse = told(table(12, sign=1))
    assert "over runs, more share of named units goes with worse distance (0.9" in worse
    assert "over runs, more share of named units goes with worse coverage (−0.9" in worse
    assert "There is a trade-off in what follows:" in worse
    better = told(table(12, sign=-1))
    assert "over seeds, more share of named units goes with better distance (−0.9" in better
    assert "There is no trade-off here, rather its opposite:" in better
    assert "share of selective" not in better


def test_where_there_is_none_none_is_told():
    text = told(table(12))
    assert "No trade-off is found here, nor its opposite: in no way of the 10" in text


def test_it_is_told_and_drawn_in_chinese():
    assert "这些运行不足以判断" in told(table(4, sign=1), "zh")
    assert "没有此消彼长的关系，反而相反" in told(table(12, sign=-1), "zh")
    with messages.speaking("zh"):
        draws_within_its_page(figure.draw(table(8)))
