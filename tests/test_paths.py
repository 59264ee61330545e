"""Where results of runs and forks lie, as jobs are told."""

import json
from types import SimpleNamespace

import pytest

from glassgan.errors import InputError
from glassgan.paths import Forks, LastEpoch, Runs, judge_values, own_files, run_of

MINE = {"build": "glassgan.subjects.mlp:build", "weights": "mine.safetensors"}
FORKS = [
    {"name": "same", "parent": "mlp/1", "from": 2, "checkpoints": [4], "change": "nothing"},
    {"name": "swap", "parent": "mlp/1", "from": 2, "steps": [9, 30],
     "change": "discriminator_from", "args": {"seed": 0}},
    {"name": "other", "parent": "mlp/0", "from": 2, "checkpoints": [4], "change": "nothing"},
]  # fmt: skip
DESIGN = {
    "subjects": {"mlp": {"build": "glassgan.subjects.mlp:build"}, "mine": {"generator": MINE}},
    "runs": [
        {"subject": "mlp", "seed": 0, "checkpoints": [0, 2, 4]},
        {"subject": "mlp", "seed": 1, "checkpoints": [0, 2, 4]},
        {"subject": "mine", "seed": 0, "checkpoints": [0]},
    ],
    "forks": FORKS,
}
RUNS = Runs("results/x", DESIGN)
OF_FORKS = Forks(RUNS, FORKS)


def job(subject="mlp", seed="1", **more):
    return SimpleNamespace(subject=subject, seed=seed, **more)


def test_the_run_that_a_result_is_of():
    assert run_of("results/default/units/mlp/10/sweep.safetensors") == ("mlp", 10)
    assert run_of("results/default/forks/mlp/0/no_3/6/factors.parquet", 2) == ("mlp", 0)


def test_checkpoints_of_a_run_in_their_order():
    folder = "results/x/train/mlp/1"
    assert RUNS.weights(job()) == [f"{folder}/{epoch}/weights.safetensors" for epoch in (0, 2, 4)]
    assert RUNS.checkpoints(job()) == [*RUNS.weights(job()), *RUNS.states(job())]
    assert RUNS.epochs(job()) == [0, 2, 4]
    assert RUNS.before("a")(job(epoch="4")) == f"{folder}/2/a"
    with pytest.raises(InputError, match="epoch 0 of mlp/1 is not made by a link"):
        RUNS.before("a")(job(epoch="0"))
    with pytest.raises(InputError, match="there is no run mlp/7"):
        RUNS.weights(job(seed="7"))
    assert [path.split("/")[2:5] for path in RUNS.all_weights(job())] == [
        *(["train", "mlp", seed] for seed in "000111"), ["train", "mine", "0"],
    ]  # fmt: skip


def test_results_of_several_seeds_and_of_a_run_by_name():
    assert RUNS.seeds(job()) == [0, 1]
    assert RUNS.of_seeds("units/{run}/a")(job()) == [f"results/x/units/mlp/{n}/a" for n in (0, 1)]
    assert RUNS.of("mine/0", "train/{run}/{epoch}/a") == ["results/x/train/mine/0/0/a"]
    assert RUNS.of("mlp/0", "quality/{run}/a") == ["results/x/quality/mlp/0/a"]
    assert RUNS.of(None, "quality/{run}/a") == []
    assert f"{LastEpoch(RUNS):mlp/1}" == "4"


def test_code_of_subjects_and_weights_of_those_from_files():
    assert "src/glassgan/subjects/mlp.py" in RUNS.code(job())
    assert RUNS.code_and_weights(job()) == RUNS.code(job())
    mine = job("mine", "0")
    assert RUNS.code_and_weights(mine) == [*RUNS.code(mine), "mine.safetensors"]
    assert RUNS.all_code(job()) == RUNS.code(job())
    assert json.loads(RUNS.specification(mine)) == DESIGN["subjects"]["mine"]


def test_a_fork_starts_where_its_parent_was():
    same, swap = job(fork="same", place="4"), job(fork="swap", place="2+30")
    assert OF_FORKS.before("a")(same) == "results/x/train/mlp/1/2/a"
    assert OF_FORKS.before("a")(swap) == "results/x/forks/mlp/1/swap/2+9/a"
    assert OF_FORKS.places(swap) == ["2+9", "2+30"]
    assert OF_FORKS.donor(same) == []
    assert OF_FORKS.donor(swap) == [
        f"results/x/train/mlp/0/2/{file}.safetensors" for file in ("weights", "state")
    ]
    # a longer fork is no other fork
    assert set(json.loads(OF_FORKS.specification(swap))) == {
        "name", "parent", "from", "change", "args",
    }  # fmt: skip


def test_files_of_the_forks_of_a_run():
    assert [fork["name"] for fork in OF_FORKS.of_run(job())] == ["same", "swap"]
    assert len(OF_FORKS.files(FORKS[1])) == 2 * 5 + 3  # two links, and what is measured
    assert OF_FORKS.of_all("quality.parquet")(job()) == [
        f"results/x/forks/mlp/1/{name}/quality.parquet" for name in ("same", "swap")
    ]
    assert OF_FORKS.named("trace.parquet", FORKS[1:2]) == [
        f"results/x/forks/mlp/1/swap/{place}/trace.parquet" for place in ("2+9", "2+30")
    ]
    assert OF_FORKS.weights(job(fork="swap"))[1].endswith("swap/2+30/weights.safetensors")
    assert OF_FORKS.unchanged(job()) == [
        f"results/x/forks/mlp/1/same/4/{file}.safetensors" for file in ("weights", "state")
    ]
    assert OF_FORKS.code() == RUNS.code(job())


def test_the_second_judge_is_never_a_users_own(tmp_path, monkeypatch):
    (tmp_path / "mine.py").write_text("def classifier(): ...\ndef height(images): ...\n")
    monkeypatch.chdir(tmp_path)
    concepts = {"height": {"function": "mine:height", "unit": "pixels"}}
    own = {"build": "mine:classifier", "args": {"width": 3}, "weights": "own.safetensors"}
    section = {"seed": 4, "epochs": 1, **own, "concepts": concepts}
    first, second = (judge_values(section, judge) for judge in ("judge", "second"))
    assert (first["seed"], second["seed"]) == (4, 5)
    assert first["build"] == "mine:classifier" and json.loads(first["args"]) == {"width": 3}
    assert not {*own} & {*second}
    assert json.loads(first["concepts"]) == json.loads(second["concepts"]) == concepts
    assert own_files(section, "judge") == ["mine.py", "own.safetensors"]
    assert own_files(section, "second") == ["mine.py"]
    assert own_files({"seed": 4}, "judge") == []
