"""The folder of the report: every page in every language, what it is shown with, and its index."""

import base64
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from markupsafe import Markup

from glassgan.data import DATA
from glassgan.report import answers, findings, messages, names, page, provenance, search
from glassgan.report.claims import wording

_LINK = re.compile(r'<a [^>]*href="(?!#|https?:)[^"]*"[^>]*>(.*?)</a>', re.DOTALL)
# Terms that say nothing where the images show no strokes.
OF_STROKES = [f"glossary-term-{name}" for name in ("ink", "slant", "stroke", "thickness")]
FONT = "fonts/NotoSansSC-subset.ttf"


def write(
    folder: Path,
    content: Mapping[str, Any],
    figures: Sequence[str],
    read: Sequence[str],
    made: Mapping[str, Any],
) -> dict[str, bytes]:
    """Return the files of the report by their paths, but for figures.

    Args:
        folder: where they will lie.
        content: what the templates use.
        figures: files, in all languages.
        read: further files that it speaks of.
        made: jobs and checksums, as `scripts/report/provenance.py` writes them.
    """
    found = {f"{folder}/assets/{name}": _asset(name).encode() for name in names.ASSETS}
    found[f"{folder}/assets/glassgan-han.ttf"] = (page.ROOT / FONT).read_bytes()
    jobs = provenance.told(made, [*figures, *read])
    for language in names.LANGUAGES:
        with messages.speaking(language):
            pages = _pages(folder, _common(folder, content, jobs), set(figures))
        summary = pages.pop(names.SUMMARY)
        index = [part for file, html in pages.items() for part in search.sections(html, file)]
        script = f"window.glassganIndex = {json.dumps(index, ensure_ascii=False)};\n"
        pages |= {names.index_of(language): script, names.file_of(names.SUMMARY, language): summary}
        found |= {f"{folder}/{file}": text.encode() for file, text in pages.items()}
    return found


def _common(
    folder: Path, content: Mapping[str, Any], jobs: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    """Return what all pages of a language are told."""
    job_of = {path: job["id"] for job in jobs for path in job["outputs"]}
    return {
        **content,
        "answers": answers.of_all(content),
        "said_of": page.said_of,
        "jobs": jobs,
        "job_of": lambda path: job_of.get(path, ""),
        "paper_figures": names.FIGURES,
        "command": lambda target: page.command(content["preset"], target),
        "results": folder.parent,
        "terms": _terms(),
        "claim_says": findings.says,
        "size_beside_null": findings.size,
        "claim_advises": wording.advises,
        "claims_explained": wording.explained,
        "page_of": lambda phase: phase if phase in names.QUESTIONS else "claims",
        "asset": lambda name: Markup(_asset(name)),
    }


def _pages(folder: Path, common: Mapping[str, Any], figures: set[str]) -> dict[str, str]:
    """Return the pages of the language that is spoken, by their files; the last is the summary."""
    found = {}
    for name in names.PAGES:
        figure_at = page.figures(folder / "figures", figures, _beside(folder))
        own = {**common, "page": name, "embed": False, "figure_at": figure_at}
        found[names.file_of(name, messages.spoken())] = page.render(f"{name}/page.html.j2", own)
    figure_at = page.figures(folder / "figures", figures, _embedded)
    alone = {**common, "page": "index", "embed": True, "figure_at": figure_at}
    # there are no pages beside it
    summary = _LINK.sub(r"\1", page.render("index/page.html.j2", alone))
    return {**found, names.SUMMARY: summary}


def _terms() -> list[dict[str, str]]:
    """Return the terms of the glossary: name, the term in each language, meaning."""
    found = []
    for term in messages.ids("glossary", "glossary-term-"):
        if term in OF_STROKES and not DATA.stroked:
            continue
        entry = {"name": term.removeprefix("glossary-term-")}
        for language in names.LANGUAGES:
            with messages.speaking(language):
                entry[language] = messages.say(term)
        meaning = messages.said_in_html(f"glossary-means-{entry['name']}")
        found.append({**entry, "meaning": meaning})
    return found


def _asset(name: str) -> str:
    return (page.ROOT / "assets" / name).read_text(encoding="utf-8")


def _beside(folder: Path) -> Any:
    return lambda path: str(path.relative_to(folder))


def _embedded(path: Path) -> str:
    """Return a picture as a data URI."""
    return f"data:image/svg+xml;base64,{base64.b64encode(path.read_bytes()).decode()}"
