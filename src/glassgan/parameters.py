"""The parameters of an experiment: checked before any job starts, without torch."""

import math
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator, ValidationError
from safetensors import SafetensorError, safe_open

from glassgan.errors import InputError
from glassgan.reruns import design as forks
from glassgan.reruns.repeats import repeated

ROOT = Path(__file__).parents[2]
POINTER = b"version https://git-lfs"  # how the stand-in for a large file begins
PICKLED = (b"PK\x03\x04", b"\x80")  # an archive of torch.save, and a bare pickle
SCHEMA = ROOT / "schemas" / "params.schema.yaml"
EXPONENT = re.compile(r"[-+]?\d+\.?\d*[eE][-+]?\d+")


def check(parameters: Mapping[str, Any]) -> None:
    """Check all parameters.

    Raises:
        InputError: names every key that is wrong, and what is allowed there.
    """
    schema = yaml.safe_load(SCHEMA.read_text(encoding="utf-8"))
    errors = sorted(
        Draft202012Validator(schema).iter_errors(parameters), key=lambda error: list(error.path)
    )
    # two missing keys are two errors with one explanation
    problems = (
        list(_no_numbers(parameters))  # which the schema would not name, or not so well
        or list(dict.fromkeys(map(_explain, errors)))
        or list(_contradictions(parameters))
        or list(repeated(parameters["design"], parameters["train"]))
    )
    if problems:
        raise InputError("the parameters are wrong\n  " + "\n  ".join(problems))


def _where(path: Iterable[str | int]) -> str:
    """Return a path into the parameters as people write it: design.runs[0].seed."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}"
    return text.lstrip(".") or "the top level"


def _no_numbers(part: Any, path: tuple[str | int, ...] = ()) -> Iterable[str]:
    """Yield a line for each number that is nan or infinite, or that YAML takes for a text.

    No bound of the schema is violated by nan; 1e-4 has no point.
    """
    if isinstance(part, Mapping | list | tuple):
        items = part.items() if isinstance(part, Mapping) else enumerate(part)
        for key, value in items:
            yield from _no_numbers(value, (*path, key))
    elif isinstance(part, float) and not math.isfinite(part):
        yield f"{_where(path)}: {part}; allowed: a finite number"
    elif isinstance(part, str) and EXPONENT.fullmatch(part):
        digits, power = part.lower().split("e")
        point = digits if "." in digits else f"{digits}.0"
        number = f"{point}e{power if power[0] in '+-' else '+' + power}"
        yield f"{_where(path)}: {part!r} is a text to YAML; allowed: the number {number}"


def _explain(error: ValidationError) -> str:
    """Return one line for one violation of the schema: where, what, what is allowed."""
    where, rule, wanted = _where(error.absolute_path), error.validator, error.validator_value
    found = error.instance
    if rule == "additionalProperties" and wanted is False:
        unknown = sorted(set(found) - set(error.schema["properties"]))
        allowed = ", ".join(sorted(error.schema["properties"]))
        return f"{where}: unknown key {', '.join(map(repr, unknown))}; allowed: {allowed}"
    if rule == "required":
        missing = ", ".join(repr(key) for key in wanted if key not in found)
        return f"{where}: missing {missing}" + (
            f"; allowed: {error.schema['description']}" if "description" in error.schema else ""
        )
    allowed = {
        "type": f"of type {wanted}",
        "enum": f"one of {wanted}",
        "minimum": f"at least {wanted}",
        "exclusiveMinimum": f"more than {wanted}",
        "maximum": f"at most {wanted}",
        "exclusiveMaximum": f"less than {wanted}",
        "minItems": f"a list of at least {wanted}",
        "maxItems": f"a list of at most {wanted}",
        "multipleOf": f"a multiple of {wanted}",
        "pattern": f"a text of the form {wanted}",
    }.get(str(rule), error.message)
    return f"{where}: {found!r}; allowed: {allowed}"


def _contradictions(parameters: Mapping[str, Any]) -> Iterable[str]:
    """Yield a line for each thing that a schema cannot express."""
    design, prepare = parameters["design"], parameters["prepare"]
    seen: set[str] = set()
    for number, run in enumerate(design["runs"]):
        where, epochs = f"design.runs[{number}]", run["checkpoints"]
        if run["subject"] not in design["subjects"]:
            names = ", ".join(sorted(design["subjects"]))
            yield f"{where}.subject: '{run['subject']}' is no subject; allowed: {names}"
        if epochs[0] != 0 or epochs != sorted(set(epochs)):
            yield f"{where}.checkpoints: {epochs}; allowed: epochs that start with 0 and grow"
        yield from _problems_of_adopted(run, where, design["subjects"])
        if run_name(run) in seen:
            yield f"{where}: the run {run_name(run)} is there twice; allowed: each run once"
        seen.add(run_name(run))
    for name, subject in design["subjects"].items():
        yield from _problems_of_files(subject, f"design.subjects.{name}")
    for number, fork in enumerate(design["forks"]):
        if is_from_files(design["subjects"].get(fork["parent"].split("/")[0], {})):
            yield (
                f"design.forks[{number}] ({fork['name']}).parent: '{fork['parent']}' comes from "
                "files and is not trained here; allowed: a run that is"
            )
    yield from forks.contradictions(design)
    if prepare["validation"] >= prepare["train_images"]:
        yield (
            f"prepare.validation: {prepare['validation']}; "
            f"allowed: less than prepare.train_images, {prepare['train_images']}"
        )
    if prepare["train_images"] % parameters["train"]["batch_size"] == 1:
        yield (
            f"train.batch_size: {parameters['train']['batch_size']} leaves one image for the last "
            f"batch of an epoch; allowed: any that does not, batch normalisation needs two"
        )
    for number, fork in enumerate(design["forks"]):
        size = fork.get("args", {}).get("size")
        if (
            fork["change"] == "batch_size"
            and isinstance(size, int)
            and size > 0
            and (prepare["train_images"] % size == 1)
        ):
            yield (
                f"design.forks[{number}] ({fork['name']}).args.size: {size} leaves one image for "
                "the last batch of an epoch; allowed: any that does not, batch normalisation "
                "needs two"
            )
    bank, images = parameters["features"]["bank"], prepare["test_images"]
    if bank > images:
        yield f"features.bank: {bank}; allowed: at most prepare.test_images, {images}"
    yield from _problems_of_quality(parameters["quality"], prepare)
    units = parameters["units"]
    for name, most in (("strokes", 1), ("sweep", 2), ("compared", 2), ("null_latents", 4)):
        if units[name] * most > units["bank"]:
            yield (
                f"units.{name}: {units[name]}; allowed: at most {units['bank'] // most}, "
                f"units.bank / {most}: the bank is too small for the intervals asked for"
            )
    yield from _problems_of_latent(parameters["latent"])
    yield from forks.contradictions_of_case(parameters["report"]["case_study"], design["forks"])


def _problems_of_latent(latent: Mapping[str, Any]) -> Iterable[str]:
    """Yield a line for what banks of the phase latent are too small for."""
    directions, moves, geometry = (latent[name] for name in ("directions", "moves", "geometry"))
    bank = directions["bank"]
    for where, value, most, why in (
        ("directions.strokes", directions["strokes"], bank // 4, "directions.bank / 4"),
        ("directions.jacobians", directions["jacobians"], bank // 4, "directions.bank / 4"),
        ("directions.coded", directions["coded"], bank // 2, "directions.bank / 2"),
        ("moves.latents", moves["latents"], bank // 8, "directions.bank / 8"),
        ("moves.paths", moves["paths"], bank // 4, "directions.bank / 4"),
        ("moves.strokes", moves["strokes"], moves["latents"], "moves.latents"),
        ("moves.shown", moves["shown"], moves["latents"], "moves.latents"),
        ("geometry.bent", geometry["bent"], geometry["bank"], "geometry.bank"),
    ):
        if value > most:
            yield f"latent.{where}: {value}; allowed: at most {most}, latent.{why}"
    if directions["length"] not in moves["steps"]:
        yield (
            f"latent.moves.steps: {moves['steps']}; allowed: lengths among which is that of "
            f"latent.directions.length, {directions['length']:g}, since both are compared"
        )


def _problems_of_adopted(
    run: Mapping[str, Any], where: str, subjects: Mapping[str, Any]
) -> Iterable[str]:
    """Yield a line for what a run of a subject from files cannot have."""
    if not is_from_files(subjects.get(run["subject"], {})):
        return
    for key, only in (("seed", 0), ("checkpoints", [0])):
        if run[key] != only:
            yield (
                f"{where}.{key}: {run[key]}; allowed: {only}, since '{run['subject']}' comes from "
                "files and is not trained here"
            )


def _problems_of_files(subject: Mapping[str, Any], where: str) -> Iterable[str]:
    """Yield a line for each weights file that cannot be read, and what says no range or shape."""
    for part in ("generator", "discriminator") if is_from_files(subject) else ():
        network = subject.get(part)
        if network is None:
            continue
        yield from _problems_of_weights(network["weights"], f"{where}.{part}.weights")
        low, high = network.get("pixels", (-1, 1))
        if low >= high:
            yield f"{where}.{part}.pixels: [{low}, {high}]; allowed: two numbers that grow"
        side, shape = network.get("side", 28), network.get("images")
        if shape is not None and shape not in ([side**2], [side, side], [1, side, side]):
            yield (
                f"{where}.{part}.images: {shape}; allowed: [{side**2}], [{side}, {side}] or "
                f"[1, {side}, {side}], of one channel and the side {side}"
            )
        for channels in ("channel", "channels"):
            if shape is not None and channels in network:
                yield f"{where}.{part}.images: {shape}; allowed: no images beside {channels}"
        if "fit" in network and "side" not in network:
            yield f"{where}.{part}.fit: {network['fit']}; allowed: only with side"


def _problems_of_weights(path: str, where: str) -> Iterable[str]:
    try:
        with safe_open(path, framework="numpy"):
            return
    except FileNotFoundError:
        yield f"{where}: there is no file {path}; allowed: a safetensors file"
    except (SafetensorError, OSError) as error:
        try:
            with Path(path).open("rb") as file:
                begins = file.read(len(POINTER))
        except OSError:  # a folder, say
            begins = b""
        what = f"no safetensors file ({' '.join(str(error).split())})"
        if begins == POINTER:
            what = "a pointer of git-lfs and not yet the file (`git lfs pull` brings it)"
        elif begins.startswith(PICKLED):
            what = "a file of torch.save"
        yield (
            f"{where}: {path} is {what}; allowed: what "
            "safetensors.torch.save_model(network, path) writes"
        )


def _problems_of_quality(quality: Mapping[str, Any], prepare: Mapping[str, Any]) -> Iterable[str]:
    samples, folds, dynamics = quality["samples"], quality["folds"], quality["dynamics"]
    fewer = min(prepare["train_images"], prepare["test_images"])
    if samples > fewer:
        yield (
            f"quality.samples: {samples}; allowed: at most as many as there are training and test "
            f"images, {fewer}"
        )
    if samples % folds:
        yield f"quality.folds: {folds}; allowed: a divisor of quality.samples, {samples}"
    if samples // folds <= quality["neighbours"]:
        yield (
            f"quality.neighbours: {quality['neighbours']}; allowed: less than the samples of a "
            f"fold, {samples // folds}"
        )
    if not folds <= quality["nearest"] <= samples // 2:
        yield (
            f"quality.nearest: {quality['nearest']}; allowed: from quality.folds, {folds}, to "
            f"{samples // 2}, half of quality.samples; the other test images are held out"
        )
    if quality["bins"] > prepare["train_images"]:
        yield (
            f"quality.bins: {quality['bins']}; "
            f"allowed: at most prepare.train_images, {prepare['train_images']}"
        )
    for name in ("bank", "batch"):
        if dynamics[name] > fewer:
            yield f"quality.dynamics.{name}: {dynamics[name]}; allowed: at most {fewer}"


def is_from_files(subject: Mapping[str, Any]) -> bool:
    """Return whether an entry of `design.subjects` is of networks that were trained elsewhere."""
    return "generator" in subject


def run_name(run: Mapping[str, Any]) -> str:
    """Return the name of a run, which is also its folder: subject/seed."""
    return f"{run['subject']}/{run['seed']}"


def find_run(parameters: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """Return the entry of `design.runs` with a name, subject/seed."""
    for run in parameters["design"]["runs"]:
        if run_name(run) == name:
            return run
    raise InputError(f"there is no run {name} in design.runs")


def previous_epoch(run: Mapping[str, Any], epoch: int) -> int:
    """Return the checkpoint from which a link of a chain starts."""
    checkpoints = run["checkpoints"]
    if epoch not in checkpoints[1:]:
        raise InputError(
            f"epoch {epoch} of {run_name(run)} is not made by a link; allowed: {checkpoints[1:]}"
        )
    return checkpoints[checkpoints.index(epoch) - 1]
