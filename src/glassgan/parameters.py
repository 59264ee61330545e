"""The parameters of an experiment: checked before any job starts, without torch."""

import math
import re
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import Field, create_model
from pydantic.json_schema import GenerateJsonSchema

from glassgan.attribution.settings import Attribution
from glassgan.claims.settings import Claims
from glassgan.design import Design
from glassgan.errors import InputError
from glassgan.features.settings import Features
from glassgan.forks.design import contradictions_of_case
from glassgan.forks.repeats import repeated
from glassgan.forks.settings import Forks
from glassgan.judge.settings import Judge
from glassgan.latent.settings import Latent
from glassgan.paper.settings import Paper
from glassgan.prepare.settings import Prepare
from glassgan.problems import written
from glassgan.quality.settings import Quality
from glassgan.report.settings import Report
from glassgan.settings import Name, Phase, Settings, problems
from glassgan.theory.settings import Theory
from glassgan.train.settings import Train
from glassgan.units.settings import Units

EXPONENT = re.compile(r"[-+]?\d+\.?\d*[eE][-+]?\d+")
DIALECT = "https://json-schema.org/draft/2020-12/schema"

PHASES: dict[str, type[Settings]] = {
    "prepare": Prepare,
    "judge": Judge,
    "train": Train,
    "quality": Quality,
    "features": Features,
    "units": Units,
    "latent": Latent,
    "attribution": Attribution,
    "theory": Theory,
    "forks": Forks,
    "claims": Claims,
    "report": Report,
    "paper": Paper,
}
SECTIONS = {"design": Design, **PHASES}
_parts: dict[str, Any] = {name: (model, Field()) for name, model in SECTIONS.items()}
Parameters: type[Settings] = create_model(
    "Parameters",
    __base__=Settings,
    __doc__="All parameters of an experiment.",
    preset=(Name, Field(description="the name of the experiment, and of its folder of results")),
    **_parts,
)


def check(parameters: Mapping[str, Any]) -> None:
    """Check all parameters.

    Raises:
        InputError: names every key that is wrong, and what is allowed there.
    """
    found = (
        list(_no_numbers(parameters))  # which no bound would name, or not so well
        or problems(Parameters, dict(parameters))
        or list(_contradictions(parameters))
        or list(repeated(parameters["design"], parameters["train"]))
    )
    if found:
        raise InputError("the parameters are wrong\n  " + "\n  ".join(found))


def analysis(parameters: Mapping[str, Any], phase: str, name: str) -> dict[str, Any]:
    """Return all that an analysis needs, as it is written: its own values and shared ones."""
    model = PHASES[phase]
    if not issubclass(model, Phase):
        raise ValueError(f"the phase {phase} has no analyses")
    values = model.filled(parameters[phase])[name]
    return {key: values[key] for key in model.sections()[name].field_names()}


def schema() -> dict[str, Any]:
    """Return the JSON schema of params.yaml with a preset laid over it.

    For editors: what it cannot say (order of checkpoints, names that must exist) `check` does.
    """
    made = Parameters.model_json_schema(schema_generator=_Plain)
    return {"$schema": DIALECT, **_without_titles(made)}


class _Plain(GenerateJsonSchema):
    """Makes schemas without titles of fields, which say the names again."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def default_schema(self, schema: Any) -> dict[str, Any]:
        # a default of None is a key that may be left out, not one that may be null
        return self.generate_inner(schema["schema"])


def _without_titles(part: Any) -> Any:
    if isinstance(part, dict):
        return {
            key: _without_titles(value)
            for key, value in part.items()
            if key != "title" or not isinstance(value, str)
        }
    return [_without_titles(value) for value in part] if isinstance(part, list) else part


def _no_numbers(part: Any, path: tuple[str | int, ...] = ()) -> Iterable[str]:
    """Yield a line for each number that is nan or infinite, or that YAML takes for a text.

    No bound is violated by nan; 1e-4 has no point.
    """
    if isinstance(part, Mapping | list | tuple):
        items = part.items() if isinstance(part, Mapping) else enumerate(part)
        for key, value in items:
            yield from _no_numbers(value, (*path, key))
    elif isinstance(part, float) and not math.isfinite(part):
        yield f"{written(path)}: {part}; allowed: a finite number"
    elif isinstance(part, str) and EXPONENT.fullmatch(part):
        decimals, power = part.lower().split("e")
        point = decimals if "." in decimals else f"{decimals}.0"
        number = f"{point}e{power if power[0] in '+-' else '+' + power}"
        yield f"{written(path)}: {part!r} is a text to YAML; allowed: the number {number}"


def _contradictions(parameters: Mapping[str, Any]) -> Iterable[str]:
    """Yield a line for each section that does not go together with another."""
    design, prepare = parameters["design"], parameters["prepare"]
    size = parameters["train"]["batch_size"]
    if prepare["train_images"] % size == 1:
        yield f"train.batch_size: {size} {ONE_IMAGE}"
    for number, fork in enumerate(design["forks"]):
        size = fork.get("args", {}).get("size")
        if (
            fork["change"] == "batch_size"
            and isinstance(size, int)
            and size > 0
            and prepare["train_images"] % size == 1
        ):
            yield f"design.forks[{number}] ({fork['name']}).args.size: {size} {ONE_IMAGE}"
    foreign = parameters["attribution"]["samples"]["foreign"]
    if foreign == prepare["data"]:
        yield f"attribution.samples.foreign: {foreign} is prepare.data itself; allowed: another"
    bank, images = parameters["features"]["bank"], prepare["test_images"]
    if bank > images:
        yield f"features.bank: {bank}; allowed: at most prepare.test_images, {images}"
    yield from _problems_of_quality(parameters["quality"], prepare)
    yield from contradictions_of_case(parameters["report"]["case_study"], design["forks"])


ONE_IMAGE = (
    "leaves one image for the last batch of an epoch; allowed: any that does not, batch "
    "normalisation needs two"
)


def _problems_of_quality(quality: Mapping[str, Any], prepare: Mapping[str, Any]) -> Iterable[str]:
    measures, dynamics = quality["measures"], quality["dynamics"]
    fewer = min(prepare["train_images"], prepare["test_images"])
    if measures["samples"] > fewer:
        yield (
            f"quality.measures.samples: {measures['samples']}; allowed: at most as many as there "
            f"are training and test images, {fewer}"
        )
    if measures["bins"] > prepare["train_images"]:
        yield (
            f"quality.measures.bins: {measures['bins']}; "
            f"allowed: at most prepare.train_images, {prepare['train_images']}"
        )
    for name in ("bank", "batch"):
        if dynamics[name] > fewer:
            yield f"quality.dynamics.{name}: {dynamics[name]}; allowed: at most {fewer}"
