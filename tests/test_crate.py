"""Results told as a Provenance Run Crate, as the validator of RO-Crate sees it."""

import json

import pytest
from crates import problems

from glassgan import crate, files

CODE = ("Snakefile", "params.yaml", "scripts/train/init.py", "scripts/train/link.py")
RESULTS = ("train/mlp/0/0/state.safetensors", "train/mlp/0/1/state.safetensors", "manifest.json")
JOBS = (
    crate.Job("init", CODE[2], "mlp/0: begin", (), RESULTS[:1], 0.0, 10.5),
    crate.Job("link", CODE[3], "mlp/0: train", RESULTS[:1], RESULTS[1:2], 10.5, 20.0),
)


def written(folder, jobs=JOBS):
    """A crate with all its files."""
    for path in (*RESULTS, *(f"{crate.CODE}/{path}" for path in CODE)):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(path)

    def of(path):
        return crate.File(files.digest(path), path.stat().st_size)

    found = crate.metadata(
        "toy",
        jobs,
        {path: of(folder / path) for path in RESULTS},
        {path: of(folder / crate.CODE / path) for path in CODE},
        "MNIST",
        {"snakemake": "9.27.1"},
    )
    (folder / crate.NAME).write_text(json.dumps(found))
    return {one["@id"]: one for one in found["@graph"]}


def test_the_validator_finds_nothing(tmp_path):
    written(tmp_path)
    assert problems(tmp_path) == []


def test_the_validator_would_find_what_is_missing(tmp_path):
    written(tmp_path)
    (tmp_path / RESULTS[0]).unlink()
    assert any(RESULTS[0] in problem for problem in problems(tmp_path))


def test_each_file_is_told_with_what_made_it(tmp_path):
    found = written(tmp_path)
    made = found[f"#job/{RESULTS[1]}"]
    assert made["object"] == [{"@id": RESULTS[0]}]
    assert made["result"] == [{"@id": RESULTS[1]}]
    assert made["instrument"] == {"@id": "workflow/scripts/train/link.py"}
    assert (made["startTime"], made["endTime"]) == (
        "1970-01-01T00:00:10+00:00",
        "1970-01-01T00:00:20+00:00",
    )
    assert found[RESULTS[1]]["sha256"] == files.digest(tmp_path / RESULTS[1])
    assert found[RESULTS[1]]["contentSize"] == str(len(RESULTS[1]))


def test_what_reads_no_result_reads_the_data(tmp_path):
    assert written(tmp_path)[f"#job/{RESULTS[0]}"]["object"] == [{"@id": "#data"}]


@pytest.mark.parametrize(
    ("path", "kind"), [("a.b.json", "application/json"), ("a", "application/octet-stream")]
)
def test_kinds_of_files(path, kind):
    assert crate._file(path, crate.File("", 0))["encodingFormat"] == kind
