"""A sheet of pairs is blind, and its key knows what each pair is."""

from pathlib import Path

import numpy as np
import pytest
import torch
from planted import UNITS, subject

from glassgan import effects
from glassgan.claims.eyes import forms, key, pairs, rows, sheet
from glassgan.claims.settings import Eyes
from glassgan.units import names

SETTINGS = Eyes(seed=0, seeds=2, bank=200, with_set=12, with_random=6, unchanged=4)
BAR = 0  # the unit of `planted` that draws digit 1


def sees_bar(images):
    bar, corner = images[:, 0, 8:20, 5:7].mean((1, 2)), images[:, 0, :2, :2].mean((1, 2))
    return np.where(bar - corner > 0.2, 1, 0)


EYES = dict.fromkeys((names.FIRST, names.SECOND, names.NEIGHBOURS), sees_bar)
RUN = {"subject": "mlp", "seed": 0, "epoch": 6, "layer": "hidden1"}


def drawn(settings=SETTINGS):
    sources = [
        pairs.source(subject(), {**RUN, "seed": seed}, {1: [BAR]}, EYES, settings)
        for seed in (0, 1)
    ]
    return pairs.draw(sources, EYES, settings)


@pytest.fixture(scope="module")
def planted():
    return drawn()


def test_pairs_are_spread_evenly_and_no_sample_is_shown_twice(planted):
    _, table = planted
    assert table["pair"].tolist() == list(range(1, 23))
    assert table.groupby(["kind", "seed"]).size().tolist() == [3, 3, 6, 6, 2, 2]
    assert not table.duplicated(["seed", "latent"]).any()
    assert set(table.loc[table["kind"] == key.SET, "units"]) == {str(BAR)}
    others = table.loc[table["kind"] == key.RANDOM, "units"]
    assert str(BAR) not in set(others)
    assert set(others.astype(int)) <= set(range(UNITS))


def test_one_side_lacks_the_units_and_the_key_knows_which(planted):
    shown, table = planted
    for both, row in zip(shown, table.to_dict("records"), strict=True):
        left, right = (sees_bar(torch.from_numpy(both / 127.5 - 1))).tolist()
        assert [left, right] == [row["first_left"], row["first_right"]]
        if row["kind"] == key.SET:
            assert (left, right) == ((0, 1) if row["without"] == "left" else (1, 0))
        else:
            assert (left, right) == (1, 1)
        if row["kind"] == key.UNCHANGED:
            assert (both[0] == both[1]).all()
            assert row["without"] == ""
    assert set(table["without"]) == {"left", "right", ""}


def test_the_same_key_draws_the_same_sheet_and_another_one_another(planted):
    again, other = drawn()[1], drawn(SETTINGS.model_copy(update={"seed": 1}))[1]
    assert key.identity(again) == key.identity(planted[1])
    assert key.identity(other) != key.identity(planted[1])


def test_where_no_sample_shows_a_digit_the_sheet_is_empty():
    blind = dict.fromkeys(EYES, lambda images: np.full(len(images), 7))
    one = pairs.source(subject(), RUN, {1: [BAR]}, blind, SETTINGS)
    shown, table = pairs.draw([one], blind, SETTINGS)
    assert len(shown) == len(table) == 0
    found = effects.table(rows.of_people(table, forms.read([]), [("mlp", 0)]))
    assert set(found["reason"]) == {rows.NOT_THERE}


def test_the_page_tells_nothing_of_what_the_pairs_are(planted):
    shown, _ = planted
    template = "{{ sheet }} {{ pairs | length }} {{ pairs[0] | length }} {{ header }} {{ nothing }}"
    assert (
        sheet.page(template, "smoke", "abc", shown) == "abc 22 2 sheet,reader,pair,left,right none"
    )
    text = Path("report/claims/eyes_sheet.html.j2").read_text(encoding="utf-8")
    page = sheet.page(text, "smoke", "abc", shown)
    assert page.count("data:image/png") == 44
    words = page.split("</style>")[1].lower()
    for word in ("random", "unchanged", "without", "hidden1", "unit"):
        assert word not in words
