import json
from typing import Annotated

import pytest
import yaml
from conftest import ROOT
from jsonschema import Draft202012Validator
from pydantic import Field, ValidationError

from glassgan import parameters
from glassgan.settings import DIFFERENT, Count, Name, Phase, Settings, optional, problems

Bank = Annotated[int, Field(ge=10, multiple_of=2, description="latents")]


class Sweep(Settings):
    seed: Count
    bank: Bank
    steps: int = Field(lt=100)
    kinds: dict[str, Count] = optional("of units")

    def contradictions(self):
        if self.steps > self.bank:
            yield f"steps: {self.steps}; allowed: at most the bank"
        if self.bank == 66:
            yield "bank: 66; allowed: any other"


class Sets(Settings):
    bank: Bank
    rate: Annotated[float, Field(gt=0, le=1.5)]
    names: Annotated[list[Name], Field(min_length=1, max_length=3), *DIFFERENT]
    log: bool


class Matches(Settings):
    seed: Count


class Units(Phase):
    seed: Count
    bank: Bank
    sweep: Sweep
    sets: Sets
    matches: Matches


GOOD = {
    "seed": 1,
    "bank": 20,
    "sweep": {"steps": 3},
    "sets": {"rate": 1, "names": ["a"], "log": True},
}


def changed(**values):
    """The good values with some in the place of others; of a section, only these."""
    merged = dict(GOOD)
    for key, value in values.items():
        both = isinstance(value, dict) and isinstance(GOOD.get(key), dict)
        merged[key] = GOOD[key] | value if both else value
    return merged


def test_shared_fields_are_filled_in():
    units = Units.model_validate(GOOD)
    assert (units.sweep.seed, units.sweep.bank, units.sweep.steps) == (1, 20, 3)
    assert units.sets.bank == 20
    assert not hasattr(units.sets, "seed")  # it has no such field
    assert units.matches.seed == 1  # of an analysis without a section
    assert GOOD["sweep"] == {"steps": 3}


def test_a_shared_key_is_refused_in_a_section():
    values = changed(sets={"bank": 40}, sweep={"seed": 2}, matches={"seed": 3})
    assert problems(Units, values, "units") == [
        "units.sweep.seed: 2; allowed: seed once, above all sections",
        "units.sets.bank: 40; allowed: bank once, above all sections",
        "units.matches.seed: 3; allowed: seed once, above all sections",
    ]


@pytest.mark.parametrize(
    ("values", "line"),
    [
        ({"bank": 8}, "bank: 8; allowed: at least 10"),
        ({"bank": 11}, "bank: 11; allowed: a multiple of 2"),
        ({"bank": "12"}, "bank: '12'; allowed: of type integer"),
        ({"bank": 12.0}, "bank: 12.0; allowed: of type integer"),
        ({"bank": True}, "bank: True; allowed: of type integer"),
        ({"bank": None}, "bank: None; allowed: of type integer"),
        ({"sweep": {"steps": 100}}, "sweep.steps: 100; allowed: less than 100"),
        ({"sweep": {"kinds": None}}, "sweep.kinds: None; allowed: of type object"),
        ({"sweep": {"kinds": {"a": 0}}}, "sweep.kinds.a: 0; allowed: at least 1"),
        ({"sweep": 3}, "sweep: 3; allowed: of type object"),
        ({"sets": {"rate": 0}}, "sets.rate: 0; allowed: more than 0"),
        ({"sets": {"rate": 2}}, "sets.rate: 2; allowed: at most 1.5"),
        ({"sets": {"rate": "1"}}, "sets.rate: '1'; allowed: of type number"),
        ({"sets": {"rate": False}}, "sets.rate: False; allowed: of type number"),
        ({"sets": {"names": []}}, "sets.names: []; allowed: a list of at least 1"),
        ({"sets": {"names": "ab"}}, "sets.names: 'ab'; allowed: of type array"),
        ({"sets": {"names": ["a", 1]}}, "sets.names[1]: 1; allowed: of type string"),
        (
            {"sets": {"names": list("abcd")}},
            "sets.names: ['a', 'b', 'c', 'd']; allowed: a list of at most 3",
        ),
        (
            {"sets": {"names": ["a", "a"]}},
            "sets.names: ['a', 'a']; allowed: a list in which nothing is there twice",
        ),
        (
            {"sets": {"names": ["1"]}},
            "sets.names[0]: '1'; allowed: a text of the form ^[A-Za-z][A-Za-z0-9_-]*$",
        ),
        ({"sets": {"log": 1}}, "sets.log: 1; allowed: of type boolean"),
        ({"bat": 1, "ant": 2}, "the top level: unknown key 'ant', 'bat'; allowed: "),
        ({"sets": {"bat": 1}}, "sets: unknown key 'bat'; allowed: log, names, rate"),
        ({"sets": {"seed": 1}}, "sets: unknown key 'seed'; allowed: log, names, rate"),
        ({"sweep": {"steps": 21}}, "sweep.steps: 21; allowed: at most the bank"),
        ({"bank": 66}, "bank: 66; allowed: any other"),
    ],
)
def test_each_problem_is_told_once(values, line):
    (found,) = problems(Units, changed(**values))
    assert found.startswith(line)
    assert line.endswith("allowed: ") or found == line


def test_unknown_keys_list_what_is_written():
    (line,) = problems(Units, changed(bat=1), "units")
    assert line == "units: unknown key 'bat'; allowed: bank, seed, sets, sweep"


def test_missing_keys_are_told_where_they_belong():
    less = {"seed": 1, "sweep": {"kinds": {}}, "sets": {"log": True}}
    assert problems(Units, less, "units") == [
        "units: missing 'bank'",
        "units.sweep: missing 'steps'",
        "units.sets: missing 'rate', 'names'",
    ]
    assert problems(Units, {}, "units") == ["units: missing 'seed', 'bank', 'sweep', 'sets'"]


def test_everything_wrong_is_told_at_once():
    values = changed(bank=8, sweep={"steps": "x", "bat": 1}, sets={"rate": -1, "log": None}, ant=1)
    assert problems(Units, values, "units") == [
        "units.bank: 8; allowed: at least 10",
        "units.sweep.steps: 'x'; allowed: of type integer",
        "units.sweep: unknown key 'bat'; allowed: kinds, steps",
        "units.sets.rate: -1; allowed: more than 0",
        "units.sets.log: None; allowed: of type boolean",
        "units: unknown key 'ant'; allowed: bank, seed, sets, sweep",
    ]


def test_a_section_alone_is_refused_in_the_same_words():
    with pytest.raises(ValidationError, match="steps: 50; allowed: at most the bank"):
        Sweep.model_validate({"seed": 1, "bank": 20, "steps": 50})


def models():
    """Every class of settings."""
    queue: list[type[Settings]] = [Settings]
    for model in queue:
        queue += model.__subclasses__()
    return [one for one in queue[1:] if one.__module__.startswith("glassgan") and one != Phase]


def test_every_field_says_what_it_means():
    assert len(models()) > 40
    for model in models():
        sections = model.sections() if issubclass(model, Phase) else {}
        assert model.__doc__
        for name, info in model.model_fields.items():
            where = f"{model.__module__}.{model.__name__}.{name}"
            section = name in sections or name in parameters.SECTIONS
            assert section or info.description, where


def test_an_analysis_gets_what_its_class_holds():
    values = yaml.safe_load((ROOT / "params.yaml").read_text())
    for phase, model in parameters.PHASES.items():
        for name, section in model.sections().items() if issubclass(model, Phase) else ():
            found = parameters.analysis(values, phase, name)
            assert tuple(found) == section.field_names()
            section.model_validate(found)
    assert parameters.analysis(values, "units", "matches") == {"seed": values["units"]["seed"]}
    with pytest.raises(ValueError, match="the phase train has no analyses"):
        parameters.analysis(values, "train", "train")


def test_the_schema_shows_what_is_written():
    schema = parameters.schema()
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    good = yaml.safe_load((ROOT / "params.yaml").read_text())
    assert not list(validator.iter_errors(good))
    sections = schema["$defs"]
    assert list(sections["Association"]["properties"]) == list(good["units"]["association"])
    assert list(sections["Units"]["properties"]) == list(good["units"])
    assert list(schema["properties"]) == list(good)
    for key in ("units", "train"):
        (error,) = validator.iter_errors(good | {key: good[key] | {"bat": 1}})
        assert "bat" in error.message
    latent = good["latent"] | {"inversion": good["latent"]["inversion"] | {"seed": 1}}
    (error,) = validator.iter_errors(good | {"latent": latent})  # as the check says
    assert "'seed' was unexpected" in error.message
    assert schema == json.loads((ROOT / "schemas/params.schema.json").read_text())
