"""Parameters nobody thought of: each wrong one is refused by its key, each right one planned."""

import copy
import json
import re
from contextlib import chdir

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from projects import ROOT
from snakemake.utils import update_config

from glassgan import parameters, snakefile
from glassgan.errors import InputError

PLAIN = yaml.safe_load((ROOT / "params.yaml").read_text(encoding="utf-8"))
SCHEMA = parameters.schema()
CHANGES = ((), ("nothing", "one_ulp"), ("nothing", "saturating_loss", "generator_frozen"))
FREE = ("args", "subjects")  # networks and interventions take what their code takes
OTHER = {  # of each type, what is of another one
    bool: [3, "yes", None, [], {"a": 1}],
    int: ["some", True, 2.5, None, [], {"a": 1}],
    float: ["some", True, None, [], {"a": 1}],
    str: [3, True, None, [], {"a": 1}],
}


def described(part):
    """What the schema says of a section or a value, and what it may be instead."""
    while "$ref" in part or len(part.get("allOf", [])) == 1:
        where = part["$ref"].split("/")[1:] if "$ref" in part else None
        part = part["allOf"][0] if where is None else SCHEMA[where[0]][where[1]]
    return part


def inside(part=SCHEMA, values=PLAIN, path=()):
    """Each section and value of params.yaml that the schema describes, with its path."""
    part = described(part)
    yield path, part, values
    if isinstance(values, dict):
        for key, value in values.items():
            if key in part.get("properties", {}) and key not in FREE:
                yield from inside(part["properties"][key], value, (*path, key))


WHERE = list(inside())
SECTIONS = [(path, part) for path, part, values in WHERE if isinstance(values, dict)]
VALUES = [(path, part, value) for path, part, value in WHERE if type(value) in OTHER]
BOUNDED = [found for found in VALUES if {"minimum", "exclusiveMinimum", "maximum"} & set(found[1])]
REQUIRED = [(*path, key) for path, part in SECTIONS for key in part.get("required", [])]


def changed(path, change):
    """All parameters, those of a section changed by a function."""
    made = copy.deepcopy(PLAIN)
    section = made
    for key in path:
        section = section[key]
    change(section)
    return made


def replaced(path, value):
    """All parameters with another value, and how the line begins that tells of it."""
    *section, key = path
    return changed(section, lambda values: values.update({key: value})), told(path)


def told(path, what="", key=""):
    """How the line of a message begins that tells of it."""
    return f"{'.'.join(path) or 'the top level'}: " + (f"{what} '{key}'" if what else "")


@st.composite
def a_key_too_many(draw):
    path, part = draw(st.sampled_from(SECTIONS))
    name = draw(st.from_regex(r"[a-z_]{1,12}", fullmatch=True))
    name = f"{name}_" if name in part["properties"] else name
    line = told(path, "unknown key", name)
    return changed(path, lambda section: section.update({name: 1})), line


@st.composite
def a_key_too_few(draw):
    *path, key = draw(st.sampled_from(REQUIRED))
    return changed(path, lambda section: section.pop(key)), told(path, "missing", key)


@st.composite
def another_type(draw):
    path, part, value = draw(st.sampled_from(VALUES))
    wrong = draw(st.sampled_from(OTHER[type(value)]))
    text = json.dumps(part)
    if isinstance(wrong, dict | list) and ('"object"' in text or '"array"' in text):
        wrong = True  # a section or a list is allowed there
    return replaced(path, wrong)


@st.composite
def out_of_bounds(draw):
    path, part, value = draw(st.sampled_from(BOUNDED))
    far = draw(st.integers(1, 10**9))
    below = part.get("minimum", part.get("exclusiveMinimum", 0))
    wrong = part["maximum"] + far if "maximum" in part and draw(st.booleans()) else below - far
    wrong = type(value)(wrong)
    return replaced(path, wrong)


@st.composite
def no_number(draw):
    path, _, _ = draw(st.sampled_from([found for found in VALUES if type(found[2]) is float]))
    wrong = draw(st.sampled_from([float("nan"), float("inf"), -float("inf"), "1e-4"]))
    return replaced(path, wrong)


@settings(max_examples=600, deadline=None, derandomize=True)
@given(a_key_too_many() | a_key_too_few() | another_type() | out_of_bounds() | no_number())
def test_whatever_is_wrong_is_refused_by_its_key(found):
    wrong, line = found
    with pytest.raises(InputError, match=rf"\n  {re.escape(line)}"):
        parameters.check(wrong)


def test_most_of_the_parameters_are_tried():
    assert len(SECTIONS) > 30
    assert len(VALUES) > 120
    assert len(BOUNDED) > 90


@st.composite
def a_design(draw):
    """Runs with their checkpoints, and forks from those that are trained."""
    subjects = draw(
        st.lists(st.sampled_from(list(PLAIN["design"]["subjects"])), unique=True, min_size=1)
    )
    runs, forks = [], []
    for subject in subjects:
        for seed in draw(st.lists(st.integers(0, 50), unique=True, min_size=1, max_size=2)):
            epochs = sorted(draw(st.sets(st.integers(1, 9), min_size=2, max_size=4)))
            runs.append({"subject": subject, "seed": seed, "checkpoints": [0, *epochs]})
            for number, change in enumerate(draw(st.sampled_from(CHANGES))):
                start, end = epochs[:2]
                forks.append(
                    {"name": f"{change}_{number}", "parent": f"{subject}/{seed}", "from": start}
                    | {"checkpoints": [end], "change": change}
                )
    return {"runs": runs, "forks": forks}


@st.composite
def small_and_right(draw):
    """Parameters for a dry run: other axes, and some values moved to their bounds."""
    changes = {"design": draw(a_design())}
    for path, part, value in draw(st.lists(st.sampled_from(BOUNDED), max_size=3)):
        if path[0] not in ("design", "prepare") and "minimum" in part:
            section = changes
            for key in path[:-1]:
                section = section.setdefault(key, {})
            section[path[-1]] = type(value)(part["minimum"])
    return changes


@settings(max_examples=5, deadline=None, derandomize=True)
@given(small_and_right())
def test_whatever_is_right_is_planned(changes):
    with chdir(ROOT):
        try:
            whole = copy.deepcopy(PLAIN)
            update_config(whole, changes)
            parameters.check(whole)
        except InputError:  # at their bounds not all values go together
            assume(False)
        workflow = snakefile.load(parameters=changes)
    trained = {
        str(job.output[0]).split("/train/")[1]
        for job in workflow.dag.jobs
        if job.rule.name == "link"
    }
    assert trained == {
        f"{run['subject']}/{run['seed']}/{epoch}/weights.safetensors"
        for run in changes["design"]["runs"]
        for epoch in run["checkpoints"][1:]
    }
