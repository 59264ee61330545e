"""The answer to the question of the page training, in words."""

from collections.abc import Mapping
from typing import Any

from glassgan.concepts import CLASSES, NO_CLASSES
from glassgan.quality.classes import CLASSES_TO_TRAIN
from glassgan.report.messages import say, spoken
from glassgan.report.names import file_of

ARTICLE = "article"  # the subject that the second half of the question is about


def answer(content: Mapping[str, Any]) -> list[str]:
    """Return the answer in a few sentences: who trains, how well, and why the article's does not.

    Args:
        content: the numbers of the report, as its templates have them.
    """
    runs = {name: run for name, run in content["runs"].items() if run["trained"]}
    if not runs:
        return [say("training-answer-none"), _why(runs, content)]
    if NO_CLASSES:
        return [say("training-answer-unlabelled", href=file_of("case_study", spoken()))]
    found = [_who(runs)]
    before = [run["classes_untrained"] for run in runs.values()]
    if None not in before:
        found[0] += _space() + say("training-answer-untrained", most=max(before))
    abstains = sorted(run["abstains"] for run in runs.values() if run["trains"])
    real = content["real"]["abstains"]["ci_high"]
    if abstains and real is not None and abstains[0] > real:
        found.append(
            say(
                "training-answer-abstains",
                train=len(abstains),
                real=_percent(content["real"]["abstains"]["estimate"]),
                low=_percent(abstains[0]),
                high=_percent(abstains[-1]),
            )
        )
    return [*found, _why(runs, content)]


def _who(runs: Mapping[str, Mapping[str, Any]]) -> str:
    """Return how many runs train, and of which subjects."""
    by_subject: dict[str, list[bool]] = {}
    for name, run in runs.items():
        by_subject.setdefault(name.split("/")[0], []).append(run["trains"])
    subjects = [
        say("training-answer-subject", subject=subject, train=sum(trains), seeds=len(trains))
        for subject, trains in by_subject.items()
    ]
    return say(
        "training-answer-runs",
        runs=len(runs),
        train=sum(run["trains"] for run in runs.values()),
        least=CLASSES_TO_TRAIN,
        all=CLASSES,
        subjects=say("training-comma").join(subjects),
    )


def _why(runs: Mapping[str, Mapping[str, Any]], content: Mapping[str, Any]) -> str:
    """Return what is known of why the article's GAN does not train."""
    case = file_of("case_study", spoken())
    own = {name: run for name, run in runs.items() if name.split("/")[0] == ARTICLE}
    failed = {name: run for name, run in own.items() if not run["trains"]}
    if not own:
        return say("training-answer-article-absent", href=case)
    if not failed:
        return say("training-answer-article-trains", href=case)
    name, run = next(iter(failed.items()))
    if run["d_real"] is None:
        return say("training-answer-article-broken", run=name, href=case)
    # what D is nearly sure of has many decimals that say nothing more
    return say(
        "training-answer-article-fails",
        run=name,
        d_real=f"{run['d_real']:.3f}",
        d_fake=f"{run['d_fake']:.3f}",
        pixel=f"{run['pixel_sd']:.3f}",
        pixel_real=f"{content['real']['pixel_sd']['estimate']:.3f}",
        status=run["status"],
        href=case,
    )


def _percent(share: float) -> str:
    """Return a share as text has it, to a tenth of a per cent where it is small."""
    return say("training-percent", number=f"{100 * share:.{1 if share < 0.1 else 0}f}")


def _space() -> str:
    """Return what stands between two sentences."""
    return say("training-space")
