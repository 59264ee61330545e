import argparse
import json
import shlex

import pytest

from glassgan import flags
from glassgan.attribution.settings import WeakSpots
from glassgan.errors import InputError
from glassgan.judge.settings import Judge
from glassgan.prepare.settings import Prepare
from glassgan.report.settings import Curves
from glassgan.units.settings import Association
from glassgan.workflow import command_line

GIVEN = {"seed": 3, "bank": 200, "strokes": 80, "null_images": 40, "tops": 4}


def parsed(model, words, prefix=""):
    parser = argparse.ArgumentParser()
    flags.add(parser, model, prefix)
    return flags.read(parser.parse_args(words), model, prefix)


def test_values_survive_the_command_line():
    assert parsed(Association, command_line(GIVEN).split()).model_dump() == GIVEN


def test_a_section_within_a_section_has_a_prefix():
    given = {
        "seed": 0, "bank": 200, "radii": [2.0, 16.0, 0.5], "attacked": 20, "steps": 3,
        "pixel_images": 2, "images": 60, "null_draws": 5, "mode_draws": 2, "batch": 32,
        "resamples": 40, "shown": 2,
    }  # fmt: skip
    words = command_line({"weak_spots": given}).split()
    assert words[0] == "--weak-spots-seed"
    assert parsed(WeakSpots, words, "weak_spots_").model_dump() == given


@pytest.mark.parametrize(
    "data",
    ["mnist", {"images": "a b", "name": "Cats", "kind": "cat", "plural": "cats", "channels": 3}],
)
def test_a_name_or_a_section_is_one_word(data):
    given = {"folder": "data", "train_images": 9, "test_images": 9, "validation": 2, "seed": 0}
    word = data if isinstance(data, str) else json.dumps(data)
    words = shlex.split(command_line({"data": word, **given}))
    assert parsed(Prepare, words).model_dump(exclude_unset=True) == {"data": data, **given}


@pytest.mark.parametrize("value", [True, False])
def test_a_truth_is_a_flag_alone(value):
    assert parsed(Curves, command_line({"log_losses": value}).split()).log_losses is value


def test_what_may_be_left_out_may_be_given_as_json():
    judge = {
        "seed": 0, "epochs": 1, "batch_size": 5, "learning_rate": 0.1, "abstain_below": 0.5
    }  # fmt: skip
    concepts = {"a b": {"function": "my:own", "unit": "level"}}
    left_out = parsed(Judge, command_line(judge).split())
    assert left_out.model_dump(exclude_unset=True) == judge
    words = shlex.split(command_line({**judge, "concepts": json.dumps(concepts)}))
    assert parsed(Judge, words).written_concepts() == concepts


def test_every_wrong_value_is_named():
    with pytest.raises(InputError) as refused:
        parsed(Association, command_line(GIVEN | {"bank": 101, "tops": 9}).split())
    assert str(refused.value).split("\n  ") == [
        "bank: 101; allowed: a multiple of 2",
        "tops: 9; allowed: at most 8",
    ]


def test_words_are_quoted_for_a_shell():
    line = command_line({"forks": '[{"name": "a b"}]', "donor": [], "case": None})
    assert line == '--forks \'[{"name": "a b"}]\' --donor'
