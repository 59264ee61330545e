"""The answer to every question of the report in a sentence or two, out of its numbers."""

from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup

from glassgan.report import names
from glassgan.report.attribution import in_words as attribution
from glassgan.report.claims import in_words as claims
from glassgan.report.features import in_words as features
from glassgan.report.forks import in_words as forks
from glassgan.report.index import in_words as index
from glassgan.report.latent import in_words as latent
from glassgan.report.quality import in_words as quality
from glassgan.report.theory import in_words as theory
from glassgan.report.training import in_words as training
from glassgan.report.units import in_words as units

ANSWER: Mapping[str, Callable[[Mapping[str, Any]], list[str]]] = {
    "index": index.answer,
    "training": training.answer,
    "quality": quality.answer,
    "features": features.answer,
    "units": units.answer,
    "latent": latent.answer,
    "attribution": attribution.answer,
    "forks": forks.answer,
    "theory": theory.answer,
    "claims": claims.answer,
}


def of_all(content: Mapping[str, Any]) -> dict[str, list[Markup]]:
    """Return the sentences that answer each question, in the language that is spoken.

    Args:
        content: the numbers of the report, as its templates have them.
    """
    return {topic: list(map(Markup, ANSWER[topic](content))) for topic in names.FIGURES}
