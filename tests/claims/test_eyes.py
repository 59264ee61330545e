"""A sheet of pairs is blind, and what planted readers see on it is read off their forms."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import torch
from planted import UNITS, subject

from glassgan import effects
from glassgan.claims import ledger, verdicts
from glassgan.claims.eyes import forms, key, pairs, rows, sheet
from glassgan.claims.settings import Eyes
from glassgan.errors import InputError
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


@pytest.fixture(autouse=True)
def few_draws(monkeypatch):
    monkeypatch.setattr(rows, "RESAMPLES", 200)
    monkeypatch.setattr(rows, "DRAWS", 400)


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


def a_key(runs=(("mlp", 0), ("mlp", 1)), *, of_set=40, of_random=20, unchanged=10, removed=0.8):
    """A key without pictures, in which judges see a share of digits removed with their sets."""
    rng = np.random.default_rng(0)
    kinds = [key.SET] * of_set + [key.RANDOM] * of_random + [key.UNCHANGED] * unchanged
    table = []
    for name, seed in runs:
        for place, kind in enumerate(kinds):
            digit, side = place % 10, int(rng.integers(2))
            gone = kind == key.SET and rng.random() < removed
            seen = [digit, (digit + 1) % 10 if gone else digit]
            seen = seen if side else seen[::-1]
            row = {"kind": kind, "subject": name, "seed": seed, "epoch": 6, "layer": "hidden1"}
            row |= {"digit": digit, "latent": place, "units": "", "images": ""}
            row |= {"without": "" if kind == key.UNCHANGED else key.SIDES[side]}
            row |= {
                f"{eye}_{where}": s
                for eye in key.EYES
                for where, s in zip(key.SIDES, seen, strict=True)
            }
            table.append(row)
    frame = pd.DataFrame(table).sample(frac=1, random_state=0)
    frame["pair"] = range(1, len(frame) + 1)
    return frame[list(key.COLUMNS)].astype(key.COLUMNS).reset_index(drop=True)


KEY = a_key()


def form(table, left, right, reader="ada"):
    return pd.DataFrame({"reader": reader, "pair": table["pair"], "left": left, "right": right})


def perfect(table, reader="ada"):
    """Who sees what the first judge sees."""
    return form(table, table["first_left"], table["first_right"], reader)


def at_random(table, seed=0, reader="bob"):
    rng = np.random.default_rng(seed)
    return form(table, *rng.integers(-1, 10, (2, len(table))), reader)


def found(table, *forms_, runs=(("mlp", 0), ("mlp", 1), ("dcgan", 0))):
    all_forms = pd.concat(forms_) if forms_ else forms.read([])
    return effects.table(rows.of_people(table, all_forms, runs))


def the(table, target, what, seed=-1, column="intervention"):
    (row,) = table[
        (table["target"] == target)
        & (table[column] == what)
        & (table["seed"] == seed)
        & (table["subject"] != "dcgan")
    ].to_dict("records")
    return row


def test_a_reader_who_sees_what_the_judge_sees():
    got = found(KEY, perfect(KEY))
    row, judge = the(got, rows.PEOPLE, key.SET), the(got, names.FIRST, key.SET)
    is_set = KEY["kind"] == key.SET
    share = (KEY["first_left"] != KEY["first_right"])[is_set].mean()
    assert row["estimate"] == judge["estimate"] == pytest.approx(share)
    assert row["ci_low"] < share < row["ci_high"]
    assert row["n"] == 80
    assert row["p_value"] == pytest.approx(1 / 401)
    assert row["null_high"] < row["estimate"]
    assert the(got, rows.PEOPLE, key.RANDOM)["estimate"] == 0
    less = the(got, rows.PEOPLE, rows.LESS)
    assert less["estimate"] == pytest.approx(share)
    assert 0 < less["ci_low"] < share < less["ci_high"]
    assert the(got, rows.PEOPLE, key.UNCHANGED)["estimate"] == 1
    assert the(got, names.FIRST, "gone", column="concept")["estimate"] == 1  # kappa
    assert the(got, rows.ANOTHER, "gone", column="concept")["reason"] == "one reader"
    assert the(got, rows.PEOPLE, key.SET, seed=1)["n"] == 40


def test_a_reader_who_always_says_the_same_sees_nothing_go():
    got = found(KEY, form(KEY, 3, 3))
    row = the(got, rows.PEOPLE, key.SET)
    assert (row["estimate"], row["n"]) == (0, 8)  # of the digit three only
    assert row["p_value"] == 1
    assert the(got, rows.PEOPLE, key.UNCHANGED)["estimate"] == 1
    assert the(got, names.FIRST, "gone", column="concept")["estimate"] == pytest.approx(0)
    blind = found(KEY, form(KEY, -1, -1))
    assert the(blind, rows.PEOPLE, key.SET)["reason"] == "the digit was seen in none of the samples"


def steady(table, share, seed):
    """Who no longer sees the digit in a share of the changed pairs, whatever is taken away."""
    gone = np.random.default_rng(seed).random(len(table)) < share
    sides = {}
    for side in key.SIDES:
        missed = gone & (table["without"] == side)
        sides[side] = np.where(missed, -1, table["digit"])
    return form(table, **sides)


def test_where_sets_do_what_random_units_do_nothing_is_found(monkeypatch):
    monkeypatch.setattr(rows, "RESAMPLES", 40)
    p_values, kappas, inside = [], [], []
    for seed in range(100):
        got = found(KEY, steady(KEY, 0.3, seed), runs=())
        p_values.append(the(got, rows.PEOPLE, key.SET)["p_value"])
        kappas.append(the(got, names.FIRST, "gone", column="concept")["estimate"])
        less = the(got, rows.PEOPLE, rows.LESS)
        inside.append(less["ci_low"] <= 0 <= less["ci_high"])
    assert np.mean(np.array(p_values) <= 0.05) <= 0.12  # 5 of 100 on average, 11 in 1 of 100 trials
    assert np.mean(np.array(p_values) <= 0.5) >= 0.3
    assert np.mean(inside) >= 0.88
    assert abs(np.mean(kappas)) < 0.05


def test_the_interval_of_several_readers_is_that_of_pairs():
    one = the(found(KEY, perfect(KEY)), rows.PEOPLE, key.SET)
    got = found(KEY, *(perfect(KEY, name) for name in "abcd"))
    four = the(got, rows.PEOPLE, key.SET)
    assert (four["ci_low"], four["ci_high"]) == (one["ci_low"], one["ci_high"])
    assert the(got, rows.ANOTHER, "gone", column="concept")["estimate"] == 1
    mixed = found(KEY, perfect(KEY), at_random(KEY))
    assert the(mixed, rows.ANOTHER, "gone", column="concept")["estimate"] < 0.5


def test_while_nobody_has_looked_there_are_rows_that_say_so():
    got = found(KEY)
    row = the(got, rows.PEOPLE, key.SET, seed=0)
    assert row["reason"] == "nobody has looked yet"
    assert the(got, names.FIRST, key.SET, seed=0)["estimate"] > 0.5  # judges have
    alone = got[(got["subject"] == "dcgan") & (got["target"] == rows.PEOPLE)]
    assert set(alone["reason"]) == {"not on the sheet"}


def written(tmp_path, table, change=lambda lines: lines, name="ada.csv", reader="ada"):
    identity = key.identity(table)
    lines = sheet.form(identity, len(table)).splitlines()
    lines = [
        lines[0],
        *(line.replace(",,", f",{reader},", 1)[:-1] + "3,none" for line in lines[1:]),
    ]
    path = tmp_path / name
    path.write_text("\n".join(change(lines)) + "\n", encoding="utf-8")
    return path


def test_a_form_is_read(tmp_path):
    def of_spreadsheet(lines):
        return [
            "\ufeff" + lines[0].replace(",", ";"),
            *(line.replace(",", ";") for line in lines[1:]),
        ]

    def named_once(lines):
        return [*lines[:2], *(line.replace(",eve,", ",,") for line in lines[2:])]

    paths = [
        written(tmp_path, KEY),
        written(tmp_path, KEY, of_spreadsheet, "bob.csv", "bob"),
        written(tmp_path, KEY, named_once, "eve.csv", "eve"),
    ]
    for known in (KEY, None):
        got = forms.read(paths, known)
        assert got.groupby("reader").size().to_dict() == dict.fromkeys(("ada", "bob", "eve"), 140)
        assert set(got["left"]) == {3}
        assert set(got["right"]) == {-1}


@pytest.mark.parametrize(
    ("line", "text", "words"),
    [
        (4, "{id},ada,4,11,none", "line 5: left: '11'; allowed: 0 to 9, or none"),
        (4, "{id},ada,4,,none", "line 5: left: ''; allowed: 0 to 9, or none"),
        (4, "{id},ada,141,3,none", "line 5: pair: '141'; allowed: a number from 1 to 140"),
        (4, "{id},ada,x,3,none", "line 5: pair: 'x'; allowed: a number from 1 to 140"),
        (4, "{id},ada,3,3,none", "line 5: pair: 3 stands in line 4, too; allowed: once"),
        (4, "{id},ada,3,3,none", "line 141: ends without pair 4; allowed: every pair"),
        (4, "{id},bob,4,3,none", "line 5: reader: 'bob'; allowed: 'ada', one reader a file"),
        (1, "{id},,1,3,none", "line 2: reader: nothing; allowed: a name"),
        (4, "0123456789ab,ada,4,3,none", "line 5: sheet: '0123456789ab'; allowed: {id}"),
        (4, "{id},ada,4,3", "line 5: 4 values; allowed: 5"),
        (0, "pair,left,right", "line 1: 'pair,left,right'; allowed: sheet,reader,pair,left,right"),
    ],
)
def test_a_broken_form_is_refused_by_its_line(tmp_path, line, text, words):
    identity = key.identity(KEY)

    def broken(lines):
        return [*lines[:line], text.format(id=identity), *lines[line + 1 :]]

    path = written(tmp_path, KEY, broken)
    with pytest.raises(InputError) as error:
        forms.read([path], KEY)
    assert f"{path}, {words.format(id=identity)}" in str(error.value)


def test_forms_of_one_reader_twice_and_of_another_sheet_are_refused(tmp_path):
    first, second = written(tmp_path, KEY), written(tmp_path, KEY, name="again.csv")
    with pytest.raises(InputError, match=r"again.csv, line 2: reader: 'ada' is that of .*ada.csv"):
        forms.read([first, second], KEY)
    other = a_key(removed=0.1, unchanged=9)
    with pytest.raises(InputError, match=rf"line 2: sheet: '\w+'; allowed: {key.identity(other)}"):
        forms.read([first], other)
    (tmp_path / "empty.csv").write_text("sheet,reader,pair,left,right\n")
    with pytest.raises(InputError, match=r"empty.csv, line 2: nothing; allowed: a line a pair"):
        forms.read([tmp_path / "empty.csv"])


def test_the_claim_is_undecided_until_somebody_has_looked():
    stated = ledger.read("claims.yaml")
    (claim,) = [one for one in stated.claims if one.name == "people_see_it_gone"]
    only = ledger.Ledger(found_on=[1], confirmed_on=[0], claims=[claim])
    design = {"runs": [{"subject": "mlp", "seed": 0, "checkpoints": [0, 6]}], "forks": []}

    def verdict(*forms_):
        return verdicts.of_ledger(only, design, {"eyes": found(KEY, *forms_)}).iloc[0]

    assert verdict()["verdict"] == "undecided"
    assert verdict()["reason"] == "nobody has looked yet"
    assert verdict(perfect(KEY))["verdict"] == "supported"
    same = verdict(form(KEY, KEY["digit"], KEY["digit"]))  # sees every digit, on both sides
    assert same["verdict"] == "refuted"
