import copy

import pytest

from glassgan.errors import InputError
from glassgan.forks import design

DESIGN = {
    "runs": [
        {"subject": "mlp", "seed": 0, "checkpoints": [0, 2, 4]},
        {"subject": "mlp", "seed": 1, "checkpoints": [0, 2]},
    ],
    "forks": [
        {"name": "same", "parent": "mlp/0", "from": 2, "checkpoints": [4], "change": "nothing"},
        {
            "name": "cold", "parent": "mlp/0", "from": 2, "steps": [100, 300],
            "change": "discriminator_frozen", "lasts": 50,
        },
    ],
}  # fmt: skip


def problems(**fork):
    """What is wrong when the second fork is changed."""
    changed = copy.deepcopy(DESIGN)
    changed["forks"][1] |= fork
    changed["forks"][1] = {k: v for k, v in changed["forks"][1].items() if v is not None}
    return list(design.contradictions(changed))


def test_good_forks_pass():
    assert problems() == []
    assert problems(change="discriminator_rate", args={"factor": 4}) == []
    assert problems(change="discriminator_from", args={"seed": 1}, lasts=None) == []


@pytest.mark.parametrize(
    ("fork", "message"),
    [
        ({"parent": "gan/0"}, r"(cold).parent: there is no run 'gan/0'; allowed: mlp/0, mlp/1"),
        ({"from": 9}, "from: 9 is after the last epoch of its parent mlp/0"),
        ({"from": 3}, r"from: 3 is no checkpoint of mlp/0; allowed: one of [0, 2, 4]"),
        ({"checkpoints": [4]}, "allowed: either checkpoints, in epochs, or steps"),
        ({"steps": None, "checkpoints": [2]}, "checkpoints: [2]; allowed: numbers that grow"),
        ({"steps": [30, 20]}, "steps: [30, 20]; allowed: numbers that grow"),
        ({"change": "magic"}, "change: 'magic' is unknown; allowed: architecture, batch_size"),
        ({"args": {"steps": 3}}, "args: ['steps']; allowed: exactly none"),
        ({"change": "discriminator_rate"}, "args: []; allowed: exactly factor"),
        ({"change": "discriminator_rate", "args": {"factor": "x"}}, "args.factor: 'x'"),
        (
            {"change": "discriminator_rate", "args": {"factor": -1}},
            "args.factor: -1; allowed: more",
        ),
        ({"change": "class_removed", "args": {"label": 10}}, "args.label: 10; allowed: 0 to 9"),
        ({"change": "loss_on", "args": {"what": "x"}}, "args.what: 'x'; allowed: one of"),
        ({"change": "batch_size", "args": {"size": 8}, "lasts": None}, "needs a rerun from the"),
        ({"change": "one_ulp"}, "lasts: 50; one_ulp does not end"),
        ({"change": "discriminator_from", "args": {"seed": 5}, "lasts": None}, "args.seed: 5"),
        ({"name": "same"}, "mlp/0 has this fork twice"),
        ({"from": 0}, "the forks of mlp/0 from epoch 0 need one that changes nothing"),
    ],
)
def test_bad_forks_are_named(fork, message):
    found = problems(**fork)
    assert any(message.lstrip("(cold)") in line for line in found), found
    assert "design.forks" in found[0]


def test_places_are_epochs_or_steps_after_one():
    same, cold = DESIGN["forks"]
    assert design.places(same) == ["4"]
    assert design.places(cold) == ["2+100", "2+300"]
    assert design.previous_place(cold, "2+300") == "2+100"
    assert design.previous_place(cold, "2+100") is None
    assert design.step_of("4", 938) == 4 * 938
    assert design.step_of("2+300", 938) == 2 * 938 + 300


def test_changes_in_words():
    forks = [
        {"change": "nothing"},
        {"change": "other_streams", "args": {"number": 1}},
        {"change": "discriminator_frozen", "lasts": 1500},
        {"change": "architecture", "args": {"batch_norm": True}},
    ]
    assert [design.in_words(fork) for fork in forks] == [
        "nothing",
        "other streams: number 1",
        "discriminator frozen, for 1,500 steps",
        "architecture: batch norm",
    ]


def test_class_that_the_data_lacks():
    fork = {"name": "x", "parent": "mlp/0", "change": "class_removed", "args": {"label": 3}}
    design.check_classes([fork], [1, 3])
    with pytest.raises(InputError, match="mlp/0/x: the data has no class 3; allowed: 1, 2"):
        design.check_classes([fork], [2, 1, 1])


def test_the_case_study_tells_of_the_forks_of_its_subject_and_of_the_healthy_run():
    names = ["batch_norm", "unchanged", "saturating", "other"]
    forks = [{"parent": run, "name": name} for run in ("article/1", "mlp/0") for name in names]
    forks += [{"parent": "article/0", "name": name} for name in names]
    own, unchanged, control, told = (
        [f"{fork['parent']} {fork['name']}" for fork in part]
        for part in design.of_the_case(forks, "article/0")
    )
    assert own == [f"article/{seed} {name}" for seed in (0, 1) for name in names]
    assert unchanged == ["article/0 unchanged"]
    assert control == ["mlp/0 unchanged"]
    assert told == [*unchanged, *control, "article/0 batch_norm", "article/0 saturating"]
    assert design.of_the_case(forks, None) == ([], [], [], [])
