"""What the paper says: the sentences of the report, in the language that is spoken."""

from collections.abc import Mapping
from typing import Any

from glassgan.paper.markup import of_html
from glassgan.report import answers, findings, messages, names

# what the template says itself
WORDS = ("abstract", "findings", "method", "figure", "references", "made", "measured")


def of_paper(content: Mapping[str, Any]) -> dict[str, Any]:
    """Return all that the template of the paper prints, in Typst's markup.

    Args:
        content: the numbers of the report.

    Raises:
        LookupError: a sentence or one of its numbers is missing.
    """
    answered = answers.of_all(content)
    claims = content["claims"]
    found = [
        {
            "says": of_html(findings.says(row)),
            "verdict": messages.say(f"claims-verdict-{findings.kind(row)}"),
            "kind": findings.kind(row),
            "size": of_html(findings.size(row) + " " + _tested_on(row)),
        }
        for row in (claims["strongest"] if claims else [])
    ]
    return {
        "language": messages.spoken(),
        "title": _said("paper-title"),
        "subtitle": _said("paper-subtitle", preset=content["preset"]),
        "abstract": [
            _said("index-what"),
            *(of_html(str(text)) for text in answered["claims"]),
        ],
        "question": _said("index-question"),
        "answer": [of_html(str(text)) for text in answered["index"]],
        "about": _said("index-findings-what"),
        "words": {"stop": _said("common-stop"), **{name: _said(f"paper-{name}") for name in WORDS}},
        "findings": found,
        "figures": [_figure(topic) for topic in names.FIGURES],
        "sections": [
            {
                "title": _said(f"{topic}-title"),
                "answer": [of_html(str(text)) for text in answered[topic]],
                "method": [of_html(text) for text in messages.paragraphs(f"{topic}-method")],
            }
            for topic in names.QUESTIONS
        ],
        "command": f"make figures PRESET={content['preset']}",
    }


def _tested_on(row: Mapping[str, Any]) -> str:
    """Return which networks a claim was tested on."""
    seeds = str(row["seeds"])
    fields: dict[str, messages.Field] = {
        "subject": str(row["subject"]),
        "number": len(seeds.split()),
        "seeds": seeds,
    }
    return messages.said_in_html("index-tested-on", **fields)


def _figure(topic: str) -> dict[str, Any]:
    return {
        "file": f"figures/{names.figure_of(topic, messages.spoken(), 'svg')}",
        "wide": topic not in names.ONE_COLUMN,
        "title": _said(f"{topic}-answer-title"),
        "caption": _said(f"{topic}-answer-caption"),
        "alt": messages.say(f"{topic}-answer-alt"),
    }


def _said(name: str, **fields: messages.Field) -> str:
    return of_html(str(messages.said_in_html(name, **fields)))
