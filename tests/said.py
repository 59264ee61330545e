"""Every message with something in its places, as a process says it that was told of a data set.

Printed as JSON by `python tests/said.py`: {language: {id: [what is said, one for each choice]}},
and names of concepts, classes and reasons of a table, {value: name}, in Chinese.
"""

import json
import sys

from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent
from fluent.syntax.visitor import Visitor

from glassgan.report import messages, names

PLURALS = {"zero", "one", "two", "few", "many", "other"}
COUNTS = {"one": 1, "other": 7}


class Fields(Visitor):
    """The fields of a message, those by which it chooses with the keys of their variants."""

    def __init__(self, pattern):
        self.found = {}
        self.visit(pattern)

    def visit_SelectExpression(self, node):  # noqa: N802
        if isinstance(node.selector, fluent.VariableReference):
            keys = [
                getattr(one.key, "name", getattr(one.key, "value", "")) for one in node.variants
            ]
            self.found[node.selector.id.name] = keys
        for variant in node.variants:
            self.visit(variant.value)

    def visit_VariableReference(self, node):  # noqa: N802
        self.found.setdefault(node.id.name, None)


def field(name, keys, choice):
    """Return a value for a field: by turns what it chooses by, else its name."""
    if keys is None:
        return f"<{name}>"
    key = keys[choice % len(keys)]
    if set(keys) <= PLURALS or any(map(str.isdigit, keys)):
        return int(key) if key.isdigit() else COUNTS.get(key, 5)
    return key


def said(language):
    """Return what every message says, by its id, once for each choice it may have."""
    found = {}
    with messages.speaking(language):
        for path in sorted((messages.ROOT / language).glob("*.ftl")):
            for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
                if isinstance(entry, fluent.Message):
                    fields = Fields(entry.value).found
                    turns = range(max(map(len, filter(None, fields.values())), default=1))
                    found[entry.id.name] = [
                        messages.say(
                            entry.id.name,
                            **{name: field(name, keys, turn) for name, keys in fields.items()},
                        )
                        for turn in turns
                    ]
    return found


def named():
    """Return the Chinese names of what tables of the data set hold."""
    from glassgan import concepts, effects
    from glassgan.data import DATA

    values = [*concepts.CONCEPTS, *concepts.CONCEPTS.values(), *effects.UNITS]
    values += [f"{way} {concept}" for way in ("SVM", "regression") for concept in concepts.CONCEPTS]
    values += [f"class {name}" for name in DATA.classes]
    values += [f"real test {DATA.plural}", f"two {DATA.plural} blended", f"same {DATA.kind}"]
    values += [f"effect: 20 for {concept}" for concept in DATA.concepts]
    with messages.speaking("zh"):
        return {value: messages.name_of(value) for value in values}


if __name__ == "__main__":
    told = {language: said(language) for language in names.LANGUAGES}
    told["named"] = named()
    json.dump(told, sys.stdout, ensure_ascii=False)
