"""Two names for one computation, and numbers that are none, are refused before any job."""

import copy

import pytest
import yaml
from conftest import ROOT

from glassgan import parameters
from glassgan.errors import InputError

GOOD = yaml.safe_load((ROOT / "params.yaml").read_text())
NOISE = {"name": "again", "parent": "mlp/0", "from": 5, "checkpoints": [6]}


def checked(change):
    found = copy.deepcopy(GOOD)
    change(found)
    parameters.check(found)


@pytest.mark.parametrize(
    ("fork", "same"),
    [
        ({"change": "other_streams", "args": {"number": 1}}, "noise_1"),
        ({"change": "other_streams", "args": {"number": 2}, "lasts": 900}, "noise_2"),
        ({"change": "nothing"}, "unchanged"),
        ({"change": "discriminator_rate", "args": {"factor": 1}}, "unchanged"),
        ({"change": "loss_on", "args": {"what": "logits"}}, "unchanged"),
        ({"change": "momentum", "args": {"beta1": 0.5}, "lasts": 3}, "unchanged"),
        ({"change": "discriminator_rate", "args": {"factor": 4.0}}, "d_faster"),
        ({"change": "discriminator_reinitialised"}, "d_new"),
    ],
)
def test_fork_that_computes_what_another_does(fork, same):
    with pytest.raises(InputError, match=rf"\(again\): {fork['change']} computes the .* {same};"):
        checked(lambda found: found["design"]["forks"].append(NOISE | fork))


@pytest.mark.parametrize(
    "fork",
    [
        {"change": "other_streams", "args": {"number": 9}},
        {"change": "discriminator_frozen", "lasts": 100},
        {"change": "discriminator_frozen"},
        {"change": "class_removed", "args": {"label": 4}},
    ],
)
def test_fork_that_computes_something_else(fork):
    checked(lambda found: found["design"]["forks"].append(NOISE | fork))


def test_run_under_two_names_of_a_subject():
    def again(found):
        found["design"]["subjects"]["copy"] = {**GOOD["design"]["subjects"]["mlp"], "args": {}}
        found["design"]["runs"].append({"subject": "copy", "seed": seed, "checkpoints": [0, 1]})

    seed = 11
    with pytest.raises(InputError, match="copy/11 computes the same as mlp/11; allowed: another"):
        checked(again)
    seed = 2
    checked(again)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_numbers_that_are_not_finite(value):
    def rate(found):
        found["train"]["learning_rate"] = value

    def fork(found):
        change = {"change": "discriminator_rate", "args": {"factor": value}}
        found["design"]["forks"].append(NOISE | change)

    def beta(found):
        found["train"]["betas"][1] = value

    for change, where in (
        (rate, "train.learning_rate"),
        (fork, r"forks\[\d+\].args.factor"),
        (beta, r"train.betas\[1\]"),
    ):
        with pytest.raises(InputError, match=f"{where}: {value}; allowed: a finite number"):
            checked(change)


def test_batch_size_of_a_fork_that_leaves_one_image():
    def fork(size):
        change = {"from": 0, "change": "batch_size", "args": {"size": size}}
        gate = NOISE | {"name": "gate", "from": 0, "change": "nothing"}
        return lambda found: found["design"]["forks"].extend([NOISE | change, gate])

    checked(fork(32))
    with pytest.raises(InputError, match=r"\(again\).args.size: 59999 leaves one image"):
        checked(fork(59999))
