"""Every source that the code and the pages name is in the references of the paper."""

import re
from pathlib import Path

from projects import ROOT

BIB = (ROOT / "report/paper/references.bib").read_text(encoding="utf-8")
NAME = r"[A-Z][\wéöüñ'’-]+"
# "Holm 1979", "Bau et al. 2019", "Zou and Donner 2008", "Shen, Gu and Zhou (2020)"
CITED = re.compile(
    rf"({NAME})(?:,\s{NAME})*(?:,?\s(?:and|&)\s({NAME})|\set\sal\.)?,?\s\(?((?:19|20)\d\d)\)?(?=[^\d-])"
)
# a month; a second author whose first is named above; methods that stand before their authors
NO_NAMES = {"November", "Bengio", "January", "GANSpace", "HiGAN", "InterFaceGAN", "PacGAN", "SeFa"}


def entries():
    """Last names of the authors of each entry, with its year."""
    for entry in re.split(r"\n(?=@)", BIB)[1:]:
        authors = re.search(r"author = \{(.*)\},\n", entry)[1]
        year = re.search(r"year = \{(\d+)\}", entry)[1]
        yield {name.partition(",")[0].strip("{}") for name in authors.split(" and ")}, year


def cited():
    """What sources name, by first and perhaps second name, and year; and where."""
    for folder, ending in (("src/glassgan", "*.py"), ("report/messages/en", "*.ftl")):
        for path in sorted((ROOT / folder).rglob(ending)):
            text = " ".join(path.read_text(encoding="utf-8").replace("# ", " ").split())
            for first, second, year in CITED.findall(text):
                yield first.removesuffix("'s"), second, year, Path(path).name


def test_sources_have_an_entry():
    known = list(entries())
    assert len(known) > 100
    lost = sorted(
        {
            f"{first} {second} {year} ({where})"
            for first, second, year, where in cited()
            if first not in NO_NAMES
            and not any(year == own and first in names for names, own in known)
        }
    )
    assert lost == []


def test_keys_are_entries_of_their_own():
    keys = re.findall(r"^@\w+\{(\w+),", BIB, re.MULTILINE)
    assert len(keys) == len(set(keys))
