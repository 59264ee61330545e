"""A parameter reaches its own analysis and no other: what a job records changes with it, or not.

Snakemake runs a job again where what it records of its parameters changes, and then what reads its
results. So it is asked what the jobs record under each changed parameter, without 130 dry runs.
"""

import copy
import os

import pytest
import yaml
from projects import ROOT

from glassgan import snakefile

# Analyses by section; values that stand in a phase itself go to those that are listed.
REACH = {
    "design.device": {"judge", "judge_test", "link", "fork", "divergence"},
    "prepare": {"prepare"},
    "judge": {"judge"},
    "train": {"init"},
    "quality.seed": {"quality_reference", "dynamics"},
    "quality.measures": {"quality_reference"},
    "quality.dynamics": {"dynamics"},
    "features": {"generator_layers", "discriminator_layers"},
    "features.generator_layers": {"generator_layers"},
    "features.discriminator_layers": {"discriminator_layers"},
    "units.seed": {"unit_association", "unit_effects", "unit_sets", "unit_matches"},
    "units.bank": {"unit_association", "unit_effects", "unit_sets"},
    "units.sweep": {"unit_effects", "unit_sets"},
    "units.compared": {"unit_effects", "unit_sets"},
    "units.null_latents": {"unit_effects", "unit_sets"},
    "units.association": {"unit_association"},
    "units.effects": {"unit_effects"},
    "units.sets": {"unit_sets"},
    "latent.seed": {
        "latent_directions", "latent_moves", "latent_geometry", "inversion", "latent_matches",
    },
    "latent.bank": {"latent_directions", "latent_moves"},
    "latent.length": {"latent_directions", "latent_moves"},
    "latent.kept": {"latent_directions", "latent_matches"},
    "latent.directions": {"latent_directions"},
    "latent.moves": {"latent_moves"},
    "latent.geometry": {"latent_geometry"},
    "latent.inversion": {"inversion"},
    "latent.factors": set(),  # those of MNIST are not known
    "latent.matches": {"latent_matches"},
    "attribution.seed": {"pixel_attribution", "layer_attribution", "special_samples"},
    "attribution.pixels": {"pixel_attribution"},
    "attribution.layers": {"layer_attribution"},
    "attribution.samples": {"special_samples"},
    "attribution.weak_spots": {"special_samples"},
    "theory.dirac": {"dirac"},
    "theory.known": {"known_densities"},
    "theory.moving": {"mixture_games"},
    "theory.frozen": {"frozen_generator"},
    "theory.stacked": set(),  # no seed is listed
    "theory.jacobian": {"game_jacobian"},
    "forks": {"fork"},
    "claims.card": {"trust_card"},
    "claims.eyes": {"eyes_sheet"},
    "claims.stability": {"stability"},
    "report.samples": {"sample_figures"},
    "report.curves": {"curve_figures"},
    "report.generator_layers": {"feature_figures"},
    "report.discriminator_layers": {"discriminator_figures"},
    "report.unit_pictures": {"feature_figures"},
    "report.atlas": {"unit_figures"},
    "paper": {"paper_figures"},
}  # fmt: skip
EVERYWHERE = {"design.threads"}  # every job that computes with torch
# These are given all parameters, to print them or to know the axes.
PRINTS_ALL = ("report", "answers", "provenance", "paper", "manifest")
# Axes, of which other jobs follow; and the run of the case study, whose jobs are then there.
AXES = (
    "preset", "design.parts", "design.subjects", "design.runs", "design.forks",
    "theory.stacked.seeds", "theory.stacked.packings", "report.case_study",
)  # fmt: skip


def leaves(part, path=""):
    """Yield the path of every value, but for the axes."""
    for key, value in part.items():
        name = f"{path}.{key}".lstrip(".")
        if name in AXES:
            continue
        if isinstance(value, dict):
            yield from leaves(value, name)
        else:
            yield name


PARAMETERS = sorted(leaves(yaml.safe_load((ROOT / "params.yaml").read_text(encoding="utf-8"))))


@pytest.fixture(scope="module")
def workflow():
    """The workflow, and what its jobs record."""
    before = os.getcwd()  # noqa: PTH109
    os.chdir(ROOT)
    try:
        loaded = snakefile.load(every=True)
        yield loaded, recorded(loaded)
    finally:
        os.chdir(before)


def recorded(workflow):
    """Return what each job records of its parameters; the report prints all of them anyway.

    By the first output, with the rule: the flags of values. Those of files follow from its inputs.
    """
    return {
        str(job.output[0]): (job.rule.name, job.rule.params.flags(job.wildcards))
        for job in workflow.dag.jobs
        if job.output and job.rule.name not in PRINTS_ALL
    }


def changed(value):
    """Return another value of the same type."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, str):
        return f"{value}_too"
    return [changed(value[0]), *value[1:]] if isinstance(value, list) else value + 1


def reached(path):
    """Return the rules that a parameter may reach: of its own entry, or of the nearest above."""
    above = path
    while above not in REACH:
        assert above, f"REACH says nothing of {path}"
        above = above.rpartition(".")[0]
    return REACH[above]


@pytest.mark.parametrize("path", PARAMETERS)
def test_a_parameter_reaches_its_own_analysis_and_no_other(workflow, path):
    loaded, before = workflow
    config = loaded.globals["config"]
    kept = copy.deepcopy(dict(config))
    *sections, name = path.split(".")
    place = config
    for section in sections:
        place = place[section]
    place[name] = changed(place[name])
    try:
        after = recorded(loaded)
    finally:
        config.clear()
        config.update(kept)
    rules = {before[job][0] for job in before if before[job] != after[job]}
    if path in EVERYWHERE:
        assert {"link", "unit_effects", "pixel_attribution"} <= rules
    else:
        assert rules == reached(path)
