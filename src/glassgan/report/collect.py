"""What the report is made of, read from result files: numbers of every run, and what they share."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from glassgan import files
from glassgan.report import provenance, wording
from glassgan.report.attribution import (
    layer_numbers,
    pixel_numbers,
    sample_numbers,
    weak_spot_numbers,
)
from glassgan.report.claims import numbers as claim_numbers
from glassgan.report.features.numbers import of_features
from glassgan.report.forks.numbers import in_short as forks_in_short
from glassgan.report.forks.numbers import lost_runs, of_forks
from glassgan.report.forks.words import of_measure
from glassgan.report.judge.numbers import of_judge
from glassgan.report.latent import numbers as latent_numbers
from glassgan.report.quality import numbers
from glassgan.report.quality.trade_off_numbers import of_trade_off
from glassgan.report.results import LEFT_OUT, Results
from glassgan.report.theory import jacobian_numbers, stacked_numbers
from glassgan.report.theory import numbers as theory_numbers
from glassgan.report.units import numbers as unit_numbers
from glassgan.report.units import shared

JUDGE = "judge/metrics.json"
QUALITY = "claims/effects/quality.parquet"
EYES = ("claims/eyes/key.parquet", "claims/effects/eyes.parquet")


def content(
    results: Results, runs: Sequence[str], trained: Sequence[str], scorecard_file: str
) -> dict[str, Any]:
    """Return all numbers of pages and paper.

    Args:
        results: the files behind them.
        runs: subject/seed.
        trained: those that were trained here.
        scorecard_file: of analyses on phantoms, CSV.
    """
    found = of_runs(results, runs, trained)
    for run in trained:
        found["runs"][run]["first"] = first_not_finite(results, run)
    return {
        **of_all(results),
        **found,
        "scorecard": scorecard(scorecard_file),
        "trained": trained,
        "missing": {run: results.missing(run) for run in runs},
    }


def of_runs(results: Results, runs: Sequence[str], trained: Sequence[str]) -> dict[str, Any]:
    """Return numbers of every run: `runs`, in short, and in full those of each phase."""
    found: dict[str, dict[str, Any]] = {name: {} for name in ("runs", "forks", *map(_of, LEFT_OUT))}
    for run in runs:
        own, missing = results.of_run(run), results.missing(run)
        quality = results.table(f"quality/{run}/quality.parquet")
        short = numbers.of_run(quality, results.trace(run), own, run in trained)
        short["left_out"] = numbers.left_out(own)
        summary = f"features/{run}/generator_layers.summary.parquet"
        if "features" not in missing and results.has(summary):
            found["of_features"][run] = of_features(own, results.table(summary))
        if "units" not in missing:
            subject, seed = run.split("/")
            pictures = files.read_arrays(results.folder / f"units/{run}/sets.safetensors")[0]
            of_units = shared.of_run(results.rows, subject, int(seed))
            found["of_units"][run] = unit_numbers.of_units(of_units, pictures)
            short["units"] = unit_numbers.in_short(found["of_units"][run])
        if "latent" not in missing:
            directions = results.table(f"latent/{run}/directions.parquet")
            found["of_latent"][run] = latent_numbers.of_latent(own, directions)
            short["latent"] = latent_numbers.in_short(found["of_latent"][run])
        if "attribution" not in missing:
            found["of_attribution"][run] = _attribution(results, run)
        if results.has(f"forks/{run}/gates.json"):
            found["forks"][run] = of_forks(
                [fork for fork in results.parameters["design"]["forks"] if fork["parent"] == run],
                own,
                files.read_json(results.folder / f"forks/{run}/gates.json"),
                results.table(f"forks/{run}/above_floor.parquet"),
            )
            short["forks"] = forks_in_short(own)
        found["runs"][run] = short
    real = numbers.of_real(quality)  # the same in every table
    return {**found, "real": real, "judge": files.read_json(results.folder / JUDGE)}


def in_short(of_run: Mapping[str, Any]) -> dict[str, Any]:
    """Return the numbers of a run without tables, as JSON can hold them."""
    return {name: value for name, value in of_run.items() if name != "first"}


def first_not_finite(results: Results, run: str) -> list[dict[Any, Any]]:
    """Return the operations around the first that is not finite, of a run that diverged."""
    name = f"forks/{run}/divergence.parquet"
    return results.table(name).to_dict("records") if results.has(name) else []


def of_all(results: Results) -> dict[str, Any]:
    """Return what the report says of all runs together, and of how it was made."""
    parameters, others = results.parameters, [Path(path) for path in results.others]
    return {
        "preset": parameters["preset"],
        "parameters": yaml.safe_dump(parameters, sort_keys=False, allow_unicode=True),
        "device": parameters["design"]["device"],
        "measures": wording.MEASURES,
        "effect_on": of_measure,
        "lost_forks": lost_runs(results.lost),
        "recipes": results.rows[results.rows["analysis"] == "recipe_effects"].to_dict("records"),
        "matched": {
            path.parent.name: unit_numbers.counterparts(files.read_table(path))
            for path in others
            if path.name == "matches.parquet"
        },
        "their_removal": shared.THEIR_REMOVAL,
        "their_distance": shared.THEIR_DISTANCE,
        "dirac": theory_numbers.of_dirac(results.rows),
        "known": theory_numbers.of_known(results.rows),
        "dropping": theory_numbers.of_dropping(results.rows),
        "moving": theory_numbers.of_moving(results.rows),
        "frozen": theory_numbers.of_frozen(results.rows),
        "explanations": theory_numbers.of_explanations(results.rows),
        "jacobian": jacobian_numbers.of_jacobian(results.rows),
        "jacobian_left_out": jacobian_numbers.of_left_out(results.rows),
        "stacked": stacked_numbers.of_stacked(results.rows),
        "planted": theory_numbers.of_planted(results.rows),
        **_of_claims(results),
        "of_judge": of_judge(
            files.read_json(results.folder / JUDGE),
            *(results.table(f"judge/{name}.parquet") for name in ("confused", "concepts")),
        ),
        "subjects": {
            path.stem: files.read_json(path)
            for path in sorted(others)
            if path.parent == results.folder / "prepare/subjects"
        },
        "lost": results.lost,
        "figures": str(results.folder / "report/figures"),
        "versions": provenance.versions(),
        "checksums": provenance.checksums([*results.effects, *results.others]),
    }


def _of_claims(results: Results) -> dict[str, Any]:
    """Return what became of the claims, those about the subject of the first run above all."""
    ledger, card = "claims/ledger.parquet", "claims/trust_card.parquet"
    stability = "claims/effects/stability.parquet"
    subject = results.parameters["design"]["runs"][0]["subject"]
    return {
        "claims": claim_numbers.of_ledger(results.table(ledger), subject)
        if results.has(ledger)
        else None,
        "card": claim_numbers.of_card(results.table(card)) if results.has(card) else None,
        "trade_off": of_trade_off(results.table(QUALITY)) if results.has(QUALITY) else None,
        "eyes": claim_numbers.of_eyes(*map(results.table, EYES))
        if all(map(results.has, EYES))
        else None,
        "stability": claim_numbers.of_stability(results.table(stability))
        if results.has(stability)
        else None,
    }


def scorecard(path: str) -> dict[str, Any]:
    """Return what the text says of analyses that were tried on phantoms."""
    return claim_numbers.of_scorecard(claim_numbers.read_scorecard(path))


def _of(phase: str) -> str:
    return f"of_{phase}"


def _attribution(results: Results, run: str) -> dict[str, Any]:
    """Return the numbers of how the discriminator of a run decides, by part."""
    effects, maps = results.of_run(run), f"attribution/{run}/pixels.safetensors"
    found = {
        "layers": layer_numbers.of_layers(effects),
        "samples": sample_numbers.of_special_samples(effects),
        "weak_spots": weak_spot_numbers.of_weak_spots(effects),
    }
    if results.has(maps):  # not of runs without a discriminator
        arrays, header = files.read_arrays(results.folder / maps)
        found["pixels"] = pixel_numbers.of_pixels(effects, arrays["mean_maps"], header["methods"])
    return found
