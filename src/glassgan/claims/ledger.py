"""The ledger: what claims.yaml states, checked before anything runs. Without torch.

In claims.yaml `{kind}`, `{kinds}` and the other words of `glassgan.data.words` stand for what the
images of the data set show. A claim that needs another data set is not made.
"""

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import Field

from glassgan.data import DATA
from glassgan.data.words import filled
from glassgan.errors import InputError
from glassgan.settings import DIFFERENT, Name, Seed, Settings, optional, problems

RECIPE_SEEDS = 10  # fewer say nothing of a recipe
# Analyses whose rows can decide a claim, by phase; a test compares them with what is written.
ANALYSES = {
    "quality": ("along_training", "between_seeds", "quality"),
    "features": ("readable_class", "separation"),
    "units": (
        "artifact_units",
        "concept_reliability",
        "set_removal",
        "set_removal_seen",
        "set_side_effects",
        "unit_association",
        "unit_counts",
        "unit_effects",
    ),
    "latent": (
        "direction_effects_counts",
        "direction_image_change_counts",
        "direction_move_agreement",
        "direction_scores",
        "direction_selectivity",
        "direction_selectivity_counts",
        "direction_stability",
        "disentanglement",
        "inversion_whole",
        "latent_geometry",
    ),
    "attribution": (
        "adversarial",
        "attribution_deletion",
        "attribution_labels",
        "attribution_weights",
        "common_gradient",
        "discriminator_unit_gaps_counts",
        "discriminator_units_counts",
        "lens",
        "mode_gap",
        "probe_changes",
        "probes",
        "reliance",
        "special_samples",
    ),
    "theory": ("jsd_bound",),
    "forks": ("fork_classes", "fork_effects"),
    "follow_ups": ("follow_up",),
    "eyes": ("agreement_of_people", "seen_by_people"),
}
Column = Literal["layer", "target", "intervention", "concept", "group", "dose"]
Text = Annotated[str, Field(min_length=1)]
Seeds = Annotated[list[Seed], *DIFFERENT]


class Evidence(Settings):
    """The rows that decide a claim."""

    phase: Text = Field(description="whose gathered table holds them")
    analysis: Text = Field(description="the name in the column of that name")
    split: str = Field(default="", description="of the samples, as the rows name it")
    where: dict[Column, str | int | float] = Field(
        default={}, description="column: value, of each row; or the highest of its column"
    )

    def contradictions(self) -> Iterable[str]:
        """Yield a line for what no row can have."""
        if self.phase not in ANALYSES:
            yield f"phase: {self.phase!r}; allowed: {', '.join(ANALYSES)}"
        elif self.analysis not in ANALYSES[self.phase]:
            allowed = ", ".join(ANALYSES[self.phase])
            yield f"analysis: {self.analysis!r} is no effect of {self.phase}; allowed: {allowed}"


class Needs(Settings):
    """What the data set must be like for a claim to be made of it."""

    name: Text = optional("of the data set, as texts have it")
    classes: Annotated[int, Field(ge=1)] = optional("how many classes it has")
    strokes: bool = optional("whether its images show lines of a pen")
    labels: bool = optional("whether it is known which class each image is of")

    def met(self) -> bool:
        """Return whether the data set is so."""
        found = {
            "name": DATA.name,
            "classes": len(DATA.classes),
            "strokes": DATA.strokes,
            "labels": DATA.labelled,
        }
        return all(found[key] == value for key, value in self if value is not None)


class Claim(Settings):
    """A sentence and the test that decides it."""

    hint = "a claim has a sentence, evidence, a direction, a threshold and a level"

    name: Name = Field(description="of the claim, by which it is found")
    says: Text = Field(description="the claim, in a sentence")
    believed: bool = Field(default=False, description="whether common belief holds it")
    subject: Name = Field(description="one of `design.subjects`")
    fork: Name = optional("of runs of the subject; without, the runs themselves")
    epoch: Annotated[int, Field(ge=0)] = optional("without, the last of a run")
    level: Literal["checkpoint", "recipe"] = Field(
        description="of one trained network, or over seeds"
    )
    evidence: Evidence = Field(description="what decides it")
    less: Evidence = optional("what is taken off: the claim is of a difference")
    rows: Literal["each", "any"] = Field(
        default="each", description="of several rows each must hold, or any"
    )
    direction: Literal["above", "below"] = Field(description="of the threshold")
    threshold: float = Field(description="on one side of which the effect is said to lie")
    beyond_null: bool = Field(
        default=False, description="whether the test of the rows against their null must hold too"
    )
    expected: float = optional("the size that was predicted before the test")
    needs: Needs = Field(default=Needs(), description="of the data set; without, any will do")
    advice: dict[Literal["supported", "refuted"], Text] = Field(
        default={}, description="what a verdict says about making a GAN better"
    )
    found_on: Seeds = optional("seeds it was found on; without, those of the ledger")
    seeds: Seeds = optional("that confirm it; without, those of the ledger")

    def contradictions(self) -> Iterable[str]:
        """Yield a line for what does not go together."""
        forked = self.evidence.phase == "forks"
        if forked and self.fork is None:
            yield "fork: missing; effects of the phase forks are those of a fork"
        if self.fork is not None and self.evidence.phase not in ("forks", "quality"):
            yield f"fork: {self.fork!r}; allowed: with evidence of forks or quality"
        if self.beyond_null and self.direction == "below":
            yield "beyond_null: true; allowed: with above: these tests are of more than by chance"
        if self.less is not None and self.beyond_null:
            yield "beyond_null: true; allowed: false, since a difference has no null of its own"
        if self.expected is not None and self.side(self.expected) <= 0:
            yield (
                f"expected: {self.expected} does not lie {self.direction} "
                f"the threshold, {self.threshold}"
            )

    def side(self, value: float) -> float:
        """Return how far a value lies on the side of the threshold that is claimed."""
        return value - self.threshold if self.direction == "above" else self.threshold - value


class Ledger(Settings):
    """All claims. What is found on a seed is not confirmed on it."""

    found_on: Seeds = Field(description="seeds that earlier runs had used")
    confirmed_on: Seeds = Field(min_length=1, description="seeds that none had")
    claims: list[Claim] = Field(min_length=1, description="each with a name of its own")

    def contradictions(self) -> Iterable[str]:
        """Yield a line for names that are there twice, and for seeds that cannot confirm."""
        names = [claim.name for claim in self.claims]
        for number, claim in enumerate(self.claims):
            where = f"claims[{number}]"
            if claim.name in names[:number]:
                yield f"{where}.name: {claim.name!r} is there twice; allowed: a name of its own"
            used = sorted({*self.found(claim)} & {*self.confirming(claim)})
            if used:
                yield (
                    f"{where}.seeds: {claim.name} was found on {', '.join(map(str, used))}; "
                    "allowed: seeds that no earlier run had used"
                )
            if claim.level == "recipe" and len(self.confirming(claim)) < RECIPE_SEEDS:
                yield (
                    f"{where}.seeds: {len(self.confirming(claim))} for a recipe; "
                    f"allowed: at least {RECIPE_SEEDS}"
                )

    def found(self, claim: Claim) -> list[int]:
        """Return the seeds that a claim was found on."""
        return self.found_on if claim.found_on is None else claim.found_on

    def confirming(self, claim: Claim) -> list[int]:
        """Return the seeds that may confirm a claim: the first alone for a checkpoint."""
        seeds = self.confirmed_on if claim.seeds is None else claim.seeds
        return seeds[:1] if claim.level == "checkpoint" else seeds


def read(path: str | Path, subjects: Collection[str] | None = None) -> Ledger:
    """Read and check the ledger.

    Args:
        path: of claims.yaml.
        subjects: those that there are, where they are to be checked, too.

    Raises:
        InputError: names every claim that is wrong, and what is allowed there.
    """
    try:
        written = _filled(yaml.safe_load(Path(path).read_text(encoding="utf-8")))
    except (OSError, yaml.YAMLError) as error:
        raise InputError(f"{path} cannot be read: {' '.join(str(error).split())}") from None
    found = problems(Ledger, written) or list(_strangers(written, subjects))
    if found:
        told = "\n  ".join(_by_name(line, written) for line in found)
        raise InputError(f"{path} is wrong\n  {told}")
    stated = Ledger.model_validate(written)
    return stated.model_copy(
        update={"claims": [claim for claim in stated.claims if claim.needs.met()]}
    )


def _filled(written: Any) -> Any:
    """Return what is written with the words of the data set in their places."""
    if isinstance(written, dict):
        return {key: _filled(value) for key, value in written.items()}
    if isinstance(written, list):
        return list(map(_filled, written))
    return filled(written, DATA) if isinstance(written, str) else written


def available(claim: Claim, design: Mapping[str, Any]) -> list[int]:
    """Return the seeds of the runs in a design that have what a claim speaks of, in order.

    Args:
        claim: of the ledger.
        design: its lists `runs` and `forks`.
    """
    forked = {fork["parent"] for fork in design["forks"] if fork["name"] == claim.fork}
    return [
        run["seed"]
        for run in design["runs"]
        if run["subject"] == claim.subject
        and (claim.fork is None or f"{run['subject']}/{run['seed']}" in forked)
        and (claim.fork is not None or claim.epoch is None or claim.epoch in run["checkpoints"])
    ]


def _strangers(written: Mapping[str, Any], subjects: Collection[str] | None) -> Iterable[str]:
    for number, claim in enumerate(written["claims"]):
        if subjects is not None and claim["subject"] not in subjects:
            yield (
                f"claims[{number}].subject: {claim['subject']!r} is no subject; "
                f"allowed: {', '.join(sorted(subjects))}"
            )


def _by_name(line: str, written: Any) -> str:
    """Return a line of a refusal with the name of the claim where its number stood."""
    for number, claim in enumerate(written["claims"] if isinstance(written, dict) else []):
        start = f"claims[{number}]"
        if line.startswith(start) and isinstance(claim, dict) and "name" in claim:
            return f"claim {claim['name']}{line[len(start) :]}"
    return line
