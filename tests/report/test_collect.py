"""What the report is collected of, from the files of a finished run."""

from pathlib import Path

import pytest
import yaml
from projects import finished_smoke

from glassgan.report import collect

pytestmark = pytest.mark.slow
FOLDER = Path("results/smoke")


@pytest.fixture
def results(common, monkeypatch):
    made, _ = finished_smoke(common)
    monkeypatch.chdir(made.folder)
    effects = sorted(map(str, (FOLDER / "claims/effects").glob("*.parquet")))
    # as the rule of the report names them: of training only the traces
    others = sorted(
        str(path)
        for path in FOLDER.rglob("*.*")
        if "report" not in path.parts and ("train" not in path.parts or path.stem == "trace")
    )
    parameters = yaml.safe_load(Path("presets/smoke.yaml").read_text())

    def of(lost=()):
        return collect.Results(FOLDER, effects, others, parameters, lost)

    return of


def test_a_run_has_numbers_of_every_phase(results):
    found = collect.of_runs(results(), ["mlp/0"], ["mlp/0"])
    assert {"units", "latent", "left_out", "quality"} <= set(found["runs"]["mlp/0"])
    for phase in ("of_units", "of_latent", "of_attribution", "forks"):
        assert list(found[phase]) == ["mlp/0"]
    assert collect.first_not_finite(results(), "mlp/0") == []


@pytest.mark.parametrize("phase", ["units", "latent", "attribution"])
def test_a_phase_that_lost_a_file_is_left_out_and_no_other(results, phase):
    found = results([f"results/smoke/{phase}/mlp/0/sets.safetensors"])
    assert found.missing("mlp/0") == [phase]
    assert found.missing("mlp/1") == []
    numbers = collect.of_runs(found, ["mlp/0"], ["mlp/0"])
    kept = {"units", "latent", "attribution"} - {phase}
    assert [name for name in sorted(kept) if numbers[f"of_{name}"]] == sorted(kept)
    assert numbers[f"of_{phase}"] == {}
    assert phase not in numbers["runs"]["mlp/0"]
    assert "left_out" in numbers["runs"]["mlp/0"]
