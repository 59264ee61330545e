"""The sentences and labels of report and figures, in every language, with their numbers as fields.

They stand in report/messages/<language>/<topic>.ftl, in the notation of Fluent
(https://projectfluent.org). The id of a message begins with the name of its file. What the data
set and its images are called stands in them as terms, `{ -data }`, `{ -kind }` and so on
(`glassgan.data.words`); `{ -data.strokes -> [yes] … *[no] … }` chooses by whether it has strokes,
`-data.labels` likewise.
"""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource, resolver
from markupsafe import Markup, escape

from glassgan.data import DATA
from glassgan.data.words import words
from glassgan.report.names import LANGUAGES

resolver.MAX_PART_LENGTH = 100_000  # guards against strangers' messages; paragraphs here are long
ROOT = Path(__file__).parents[3] / "report/messages"
_language = ContextVar("language", default=LANGUAGES[0])

Field = str | int
_NAMES = "|".join(map(re.escape, sorted(DATA.classes, key=len, reverse=True)))
# What names hold that is no word: classes, behind the kind or "class", runs, names with numerals
# such as those of layers, numbers.
_FIELD = re.compile(
    rf"(?:(?<=\b{re.escape(DATA.kind)} )|(?<=\bclass ))(?:{_NAMES or '(?!)'})(?![\w-])"
    r"|[A-Za-z][\w-]*/\d+"
    r"|[A-Za-z_]*[A-Za-z]\d\w*"
    r"|(?<![A-Za-z\d])[−-]?\d+(?:,\d{3})*(?:\.\d+)?(?:e[−+-]?\d+)?"
)
_KINDS = re.compile(rf"\b({re.escape(DATA.plural)})\b|\b{re.escape(DATA.kind)}\b")
# What is named after a concept: directions trained on it, factors that are known.
_OF_CONCEPT = re.compile(r"((?:regression|SVM)(?: conditional)?|factor) (?!conditional$)(.+)")
_WORD = re.compile(r"[A-Za-z_]+")
_MARK = re.compile(r": |; |, | \(|\)")
_MARKS = {": ": "：", "; ": "；", ", ": "，", " (": "（", ")": "）"}


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Say everything in a language, within."""
    token = _language.set(language)
    try:
        yield
    finally:
        _language.reset(token)


def spoken() -> str:
    """Return the language of what is said now."""
    return _language.get()


def say(name: str, **fields: Field) -> str:
    """Return a message.

    Args:
        name: its id, "<topic>-…".
        fields: what stands in its places: whole numbers, by which it may choose a plural, and
            words; other numbers as text, since how many decimals they deserve is not known here.

    Raises:
        LookupError: there is no such message, or a field is missing.
    """
    wrong = [key for key, value in fields.items() if not isinstance(value, str | int)]
    if wrong:
        raise TypeError(f"message {name}: {', '.join(wrong)} is neither text nor a whole number")
    bundle = _bundle(spoken(), name.split("-")[0])
    message = bundle.get_message(name) if bundle.has_message(name) else None
    if message is None or message.value is None:
        raise LookupError(f"no message {name} in {spoken()}")
    said, errors = bundle.format_pattern(message.value, fields)
    if errors:
        raise LookupError(f"message {name} in {spoken()}: {'; '.join(map(str, errors))}")
    return str(said)


def has(name: str) -> bool:
    """Return whether there is a message, in the language that is spoken."""
    return bool(_bundle(spoken(), name.split("-")[0]).has_message(name))


def ids(topic: str, start: str) -> list[str]:
    """Return the ids of messages about a topic that begin so, in their order."""
    text = (ROOT / LANGUAGES[0] / f"{topic}.ftl").read_text(encoding="utf-8")
    return re.findall(rf"^({start}[\w-]+) =", text, re.MULTILINE)


def said_in_html(name: str, **fields: Field) -> Markup:
    """Return a message, which may hold tags, for a page; its fields are escaped."""
    return Markup(say(name, **{key: _safe(value) for key, value in fields.items()}))


def paragraphs(name: str, **fields: Field) -> list[str]:
    """Return the paragraphs of a message, which blank lines divide."""
    return [part.strip() for part in say(name, **fields).split("\n\n")]


def name_of(value: str) -> str:
    """Return a value of a table, a concept or a reason, as the language of the page has it.

    Tables are in English. In report/messages/<language>/names.ftl a value stands under its words,
    joined by hyphens; numbers, names with numerals and names of classes are fields, `$n1`, `$n2`,
    …, and what an image shows is its kind: "<kind> <class>" and "layer hidden3" are `names-kind-N`
    and `names-layer-N`. A value that is not there is put together of its parts between punctuation
    marks, if these are; if not, it stays as it is: names of layers and runs, units of measure that
    are symbols.
    """
    if spoken() == LANGUAGES[0]:
        return value
    return _of_parts(spoken(), value) or value


def class_name(label: int) -> str:
    """Return the name of a class, as the language of the page has it."""
    name = DATA.classes[label]
    return name if spoken() == LANGUAGES[0] else _class_names().get(name, name)


def brief(concept: str) -> str:
    """Return a concept as a tight label has it: a class whose name says it, by that name alone."""
    telling = any(len(name) > 3 for name in DATA.classes)  # else the names are numbers or letters
    if telling and concept in DATA.concepts:
        return class_name(DATA.concepts.index(concept))
    return name_of(concept)


def name_id(value: str) -> str:
    """Return the id under which a value of a table stands in names.ftl."""
    plain = _KINDS.sub(lambda found: "kinds" if found[1] else "kind", _FIELD.sub(" N ", value))
    return "names-" + "-".join(_WORD.findall(plain.replace("é", "e")))


@cache
def _of_parts(language: str, value: str) -> str | None:
    """Return a value as a language has it, whole or of two parts; a single name as it is."""
    name = name_id(value)
    if _bundle(language, "names").has_message(name):
        fields = [_class_names().get(field, field) for field in _FIELD.findall(value)]
        return say(name, **{f"n{place}": field for place, field in enumerate(fields, 1)})
    if named := _OF_CONCEPT.fullmatch(value):
        concept = _of_parts(language, named[2])
        return None if concept is None else say(f"{name_id(named[1])}-of", concept=concept)
    if " " not in value:
        return value
    for mark in reversed(list(_MARK.finditer(value))):
        before, behind = (
            _of_parts(language, part) for part in (value[: mark.start()], value[mark.end() :])
        )
        if before is not None and behind is not None:
            return before + _MARKS[mark[0]] + behind
    return None


@cache
def _class_names() -> dict[str, str]:
    """Return the names of classes in other languages than the first, of those that have any."""
    return dict(zip(DATA.classes, DATA.classes_zh, strict=False))


def _safe(value: Field) -> Field:
    return str(escape(value)) if isinstance(value, str) else value


@cache
def _bundle(language: str, topic: str) -> FluentBundle:
    path = ROOT / language / f"{topic}.ftl"
    if not path.is_file():
        raise LookupError(f"no messages about {topic} in {language}: {path} is missing")
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(FluentResource(_terms(language)))
    bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return bundle


def _terms(language: str) -> str:
    """Return what the data set and its images are called, as terms of messages."""
    lines = []
    for name, word in words(DATA, language).items():
        lines.append(f"-{name} = {{ {json.dumps(word, ensure_ascii=False)} }}")
        if name == "data":
            lines.append(f"    .strokes = {'yes' if DATA.stroked else 'no'}")
            lines.append(f"    .labels = {'yes' if DATA.labelled else 'no'}")
    return "\n".join(lines) + "\n"
