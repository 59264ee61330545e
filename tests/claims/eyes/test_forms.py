"""Filled forms are read, and broken ones refused by file and line."""

import pytest
from eye_tables import KEY, a_key

from glassgan.claims.eyes import forms, key, sheet
from glassgan.errors import InputError


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
