"""Whole workflows in a copy of the repository: what a run makes, and what a change computes."""

import re
import shutil
import subprocess
import time

import pytest
from crates import problems
from opaque import BlackBox, Opaque
from projects import MANIFEST, ROOT, SMOKE, Project, finished_smoke, hashes
from safetensors.torch import save_file

from glassgan import crate, files
from glassgan import left_out as left_out_row
from glassgan.claims.ledger import ANALYSES
from glassgan.report import names

pytestmark = pytest.mark.slow

TOLD_AGAIN = {"provenance": 1, "report": 1, "manifest": 1, "all": 1}
FIRST_RUN = "    - {subject: mlp, seed: 0, checkpoints: [0, 1, 3]}\n"
SECOND_RUN = "    - {subject: mine, seed: 0, checkpoints: [0]}\n"
SUBJECTS = """  subjects:
    mine:
      generator: {build: my_gans.boxes:generator, weights: g.safetensors, latent: [6]}
      discriminator: {build: my_gans.boxes:Opaque, weights: d.safetensors, gives: logits}
"""
MINE = {
    "my_gans/__init__.py": "",
    "my_gans/black.py": (ROOT / "tests/opaque.py").read_text(encoding="utf-8"),
    "my_gans/boxes.py": """
import sys

from .black import BlackBox, Opaque


def generator():
    if sys.argv[0].endswith("sets.py"):
        raise RuntimeError("planted")
    return BlackBox()
""",
}


def told_jobs(text):
    """The rules that each call of snakemake says that it runs, with how many jobs each."""
    tables = [after.partition("total")[0] for after in text.split("Job stats:")[1:]]
    return [
        {name: int(count) for name, count in re.findall(r"^(\w+) +(\d+)$", table, re.M)}
        for table in tables
    ]


def planned(project):
    """The rules that would run, with how many jobs each."""
    return next(iter(told_jobs(project.run(*SMOKE, "--cores", "2", "--dry-run").stdout)), {})


@pytest.fixture(scope="module")
def finished(common, tmp_path_factory):
    """A finished run that tests may go on with, and what snakemake printed."""
    made, output = finished_smoke(common)
    folder = tmp_path_factory.mktemp("project")
    shutil.copytree(made.folder, folder, dirs_exist_ok=True)
    project = Project(folder)
    project.output = output
    return project


def test_smoke_makes_everything(finished):
    found = hashes(finished)
    for path, checksum in found.items():
        assert files.digest(finished.folder / path) == checksum
    there = {
        str(path.relative_to(finished.folder))
        for path in (finished.folder / "results/smoke").rglob("*")
        if path.is_file()
    }
    assert there == {*found, MANIFEST}
    assert "mlp/0: training to epoch 1 of 3" in finished.output


def test_every_page_is_there_with_its_figures(finished):
    """What a browser makes of them is seen in tests/report/test_browser.py."""
    report = finished.folder / "results/smoke/report"
    shown = set()
    for name in names.PAGES:
        for language in names.LANGUAGES:
            text = (report / names.file_of(name, language)).read_text(encoding="utf-8")
            pictures = set(re.findall(r'<img [^>]*src="([^":]+)"', text))
            assert all((report / picture).is_file() for picture in pictures)
            shown |= pictures
    drawn = {str(path.relative_to(report)) for path in report.rglob("figures/**/*.svg")}
    # no network of this preset is small enough to have eigenvalues, which its page says in words
    empty = {f"figures/theory/jacobian{language}.svg" for language in ("", ".zh")}
    assert drawn == {path for path in shown if path.endswith(".svg")} | empty
    alone = (report / "summary.html").read_text(encoding="utf-8")
    assert re.findall(r"""src=["'](?!data:)""", alone) == []
    # every table that the pages read is told of, with its checksum
    behind = (report / "behind.html").read_text(encoding="utf-8")
    gathered = [sha for path, sha in hashes(finished).items() if "/claims/effects/" in path]
    assert len(gathered) == 10
    assert all(checksum[:12] in behind for checksum in gathered)


def test_a_finished_run_is_a_crate(finished):
    folder = finished.folder / "results/smoke"
    finished.run("python", "tools/crate.py", "--configfile", "presets/smoke.yaml")
    try:
        assert problems(folder) == []
        told = files.read_json(folder / crate.NAME)["@graph"]
        found = {one["@id"]: one.get("sha256") for one in told}
        for path, checksum in hashes(finished).items():
            assert found[path.removeprefix("results/smoke/")] == checksum
    finally:
        (folder / crate.NAME).unlink()
        shutil.rmtree(folder / crate.CODE)


def test_a_second_run_at_the_same_time_is_refused(finished):
    waiting = subprocess.Popen(
        ["python", "-c", "import time; time.sleep(60)", "snakemake"],
        cwd=finished.folder,
        env=finished.environment,
    )
    try:
        words = ["python", "tools/run.py", "--cores", "1", "--configfile", "presets/smoke.yaml"]
        fake = subprocess.Popen(["bash", "-c", "exec -a snakemake sleep 60"], cwd=finished.folder)
        time.sleep(0.5)
        result = finished.run(*words, check=False)
        assert result.returncode == 1
        assert f"already running in {finished.folder} (process {fake.pid})" in result.stdout
    finally:
        waiting.kill()
        fake.kill()


def test_a_plotting_parameter_redraws_its_figure_alone(finished):
    finished.edit("params.yaml", "log_losses: true", "log_losses: false")
    try:
        assert planned(finished) == {"curve_figures": 1, **TOLD_AGAIN}
    finally:
        finished.edit("params.yaml", "log_losses: false", "log_losses: true")


def test_what_a_claim_may_name_is_written(finished):
    for phase, analyses in ANALYSES.items():
        table = files.read_table(finished.folder / f"results/smoke/claims/effects/{phase}.parquet")
        assert set(analyses) <= set(table["analysis"]), phase


def test_a_claim_is_judged_again_alone(finished):
    finished.edit("claims.yaml", "threshold: 8.5", "threshold: 8.6")
    try:
        drawn = {"answers": 1, "paper_figures": 1, "paper": 1}
        assert planned(finished) == {"ledger": 1, **drawn, **TOLD_AGAIN}
    finally:
        finished.edit("claims.yaml", "threshold: 8.6", "threshold: 8.5")


def test_a_wrong_claim_is_refused_before_anything_runs(finished):
    finished.edit("claims.yaml", "found_on: [0, 1, 2, 10]", "found_on: [0, 1, 2, 10, 11]")
    try:
        result = finished.run(*SMOKE, "--cores", "2", check=False)
        assert result.returncode
        assert "claim copies_nothing.seeds: copies_nothing was found on 11" in result.stdout
        assert "Job 1" not in result.stdout
    finally:
        finished.edit("claims.yaml", "found_on: [0, 1, 2, 10, 11]", "found_on: [0, 1, 2, 10]")


def test_longer_runs_compute_only_the_new_links(finished):
    finished.edit("presets/smoke.yaml", "[0, 1, 3]", "[0, 1, 3, 4, 5]")
    try:
        jobs = planned(finished)
        assert jobs["link"] == 2
        assert "init" not in jobs
    finally:
        finished.edit("presets/smoke.yaml", "[0, 1, 3, 4, 5]", "[0, 1, 3]")


def test_a_change_of_a_subject_trains_its_runs_and_forks(finished):
    changes = [
        ("params.yaml", "      build: glassgan.subjects.mlp:build\n",
         "      build: glassgan.subjects.mlp:build\n      args: {}\n"),
        ("src/glassgan/subjects/mlp.py", "return article.build", "return  article.build"),
    ]  # fmt: skip
    for file, old, new in changes:
        finished.edit(file, old, new)
        try:
            jobs = planned(finished)
            assert (jobs["validate"], jobs["init"], jobs["link"], jobs["fork"]) == (1, 1, 2, 4)
            assert not {"judge", "quality_reference"} & set(jobs)
        finally:
            finished.edit(file, new, old)
    assert planned(finished) == {}


def test_a_run_of_black_boxes_comes_fails_in_one_analysis_and_goes(finished):
    """Networks of which nothing can be seen, from files of one's own."""
    before = hashes(finished)
    results = finished.folder / "results/smoke"
    for name, text in MINE.items():
        (finished.folder / name).parent.mkdir(exist_ok=True)
        (finished.folder / name).write_text(text)
    for name, network in (("g", BlackBox()), ("d", Opaque())):
        save_file(network.state_dict(), finished.folder / f"{name}.safetensors")
    finished.edit(
        "presets/smoke.yaml",
        "  runs:\n" + FIRST_RUN,
        SUBJECTS + "  runs:\n" + FIRST_RUN + SECOND_RUN,
    )
    # one analysis fails: everything else is there, and the last words are its error
    told = finished.run("python", "tools/run.py", "--cores", "2", *SMOKE[1:], check=False)
    assert told.returncode == 1
    accepted, jobs, _ = told_jobs(told.stdout)  # the last are those of the report without it
    assert "adopt" not in accepted
    assert (jobs["adopt"], jobs["quality"]) == (1, 1)
    assert not {"init", "link", "judge", "fork"} & set(jobs)
    last = told.stdout.rstrip().split("\n")
    assert "RuntimeError: planted, in boxes.py, line 9" in last[-1]
    place = last.index(
        "not complete; the report was written without what failed: results/smoke/report/index.html"
    )
    assert last[place + 1] == (
        "failed: mine/0: Find sets of units that make a class, or artifacts, and remove them "
        "(rule unit_sets; log: logs/smoke/units/mine/0/unit_sets.log)"
    )
    known = hashes(finished)
    assert "results/smoke/latent/mine/0/inversion.effects.parquet" in known
    assert not any("sets" in path for path in known if "mine/0" in path)
    told = {
        name: " ".join((results / f"report/{name}.html").read_text(encoding="utf-8").split())
        for name in names.PAGES
    }
    assert '<h2 id="failed">What failed</h2>' in told["behind"]
    assert "RuntimeError: planted" in told["behind"]
    lost = [name for name in names.PAGES if 'href="behind.html#failed"' in told[name]]
    assert {"index", "units"} <= set(lost) <= {"index", "units", "claims"}

    # what cannot be seen is said, and nothing is made up in its place
    for why in (
        "projection of real images",
        "Left out, since the generator has no hidden layer",
        "Left out, since the generator cannot be differentiated",
        "Left out, since the discriminator cannot be differentiated",
    ):
        assert why in told["training"]
    for text in told.values():
        words = " ".join(re.sub(r"<[^>]*>", " ", text).split())
        assert not re.search(r"(?<![\w-])nan(?![\w-])", words)
    effects = files.read_tables(sorted((results / "claims/effects").glob("*.parquet")))
    effects = effects[effects["subject"] == "mine"]
    measured = set(effects.loc[effects["estimate"].notna(), "analysis"])
    assert {"direction_effects", "separation", "reliance", "latent_geometry"} <= measured
    # as it was told before anything ran
    words = ["env", "COLUMNS=200", "python", "tools/check_generator.py", "mine", *SMOKE[1:]]
    table = re.findall(r"│ – │ \w+ +│ (.+?) +│ (.+?) +│", finished.run(*words).stdout)
    left_out = effects[effects["analysis"] == left_out_row.ANALYSIS]
    assert set(left_out["target"]) <= {what for what, _ in table}
    deletion = effects[effects["analysis"] == "attribution_deletion"]
    assert deletion["target"].tolist() == ["occlusion", "edge detector"]
    assert deletion["estimate"].notna().all()
    assert not {"inversion", "unit_effects", "layer_conductance"} & measured

    # a change of what a network imports computes its run again, and no other
    assert not {"adopt", "init", "link", "fork"} & set(planned(finished))
    finished.edit("my_gans/black.py", "def __init__(self):", "def __init__(self) :")
    jobs = planned(finished)
    assert (jobs["validate"], jobs["adopt"], jobs["quality"]) == (1, 1, 1)
    assert not {"init", "link", "fork"} & set(jobs)

    # the run goes: its results with it, but not what somebody wrote beside them
    finished.edit("presets/smoke.yaml", SUBJECTS, "")
    finished.edit("presets/smoke.yaml", FIRST_RUN + SECOND_RUN, FIRST_RUN)
    notes = [results / "report/my-notes.md", results / "train/mine/0/notes.md"]
    for path in notes:
        path.write_text("mine")
    output = finished.run(*SMOKE, "--cores", "2").stdout
    (jobs,) = told_jobs(output)
    assert not {"init", "link", "quality", "fork", "judge"} & set(jobs)
    assert "results/smoke/train/mine/0/0/weights.safetensors" in output  # named as removed
    assert [path for path in results.rglob("*") if path.is_file() and "mine" in str(path)] == notes[
        1:
    ]
    for path in notes:
        path.unlink()
    assert hashes(finished) == before
    assert planned(finished) == {}


def test_the_report_of_snakemake_has_no_error_of_docutils(finished):
    output = finished.run(*SMOKE, "--report", "snakemake.html").stdout
    text = (finished.folder / "snakemake.html").read_text()
    assert "(ERROR/" not in output
    assert "(WARNING/" not in output
    assert "system-message" not in text
    assert "Confusion: counts of true and judged classes" in text  # a caption


def test_verify_removes_what_differs_and_a_run_restores_it(finished):
    before = hashes(finished)
    damaged = finished.folder / "results/smoke/report/figures/training/curves.svg"
    damaged.write_bytes(damaged.read_bytes() + b" ")
    result = finished.run("python", "tools/verify.py", MANIFEST, check=False)
    assert result.returncode == 1
    assert (
        "differed and was removed: results/smoke/report/figures/training/curves.svg"
        in result.stdout
    )
    finished.run(*SMOKE, "--cores", "2")
    finished.run("python", "tools/verify.py", MANIFEST)
    assert hashes(finished) == before


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--config", "train={windo: 3}"], "train: unknown key 'windo'; allowed: batch_size"),
        (
            ["--config", "prepare={folder: nowhere}"],
            "expected MD5 f68b3c2dcbeaaa9fbdd348bbdeb94873",
        ),
    ],
)
def test_bad_input_is_refused_before_any_job(finished, words, message):
    result = finished.run(*SMOKE, "--cores", "1", *words, check=False)
    assert result.returncode == 1
    assert message in result.stdout
    assert "Traceback" not in result.stdout
    assert "Finished jobid" not in result.stdout


FORK = "change: class_removed, args: {label: 3}, lasts: 32}"


@pytest.mark.parametrize(
    "wrong",
    [
        [
            ("from: 1, steps: [20]", "from: 5, steps: [20]", "(one_ulp).from: 5 is after the last"),
            (FORK, FORK.replace("label: 3", "labl: 3"), "args: ['labl']; allowed: exactly label"),
        ],
        [
            (FORK, "change: unit_held_at_zero, args: {layer: hidden2, unit: 999}}",
             "mlp/0/no_threes: hidden2 has no unit 999; allowed: 0 to 511"),
        ],
    ],
)  # fmt: skip
def test_bad_forks_are_refused_before_training(finished, wrong):
    for old, new, _ in wrong:
        finished.edit("presets/smoke.yaml", old, new)
    try:
        words = ["python", "tools/run.py", "--cores", "1", *SMOKE[1:]]  # goes on after failures
        result = finished.run(*words, check=False)
    finally:
        for old, new, _ in wrong:
            finished.edit("presets/smoke.yaml", new, old)
    assert result.returncode == 1
    before, _, last = result.stdout.rstrip().rpartition("error: ")  # the last words
    assert last.count("\n") <= 3
    assert "training to" not in before
    for _, _, message in wrong:
        assert message in last


def test_forks_are_exact_and_longer_ones_compute_only_their_new_links(finished):
    finished.run(*SMOKE, "--cores", "2")  # what the refusals above took away
    folder = finished.folder / "results/smoke/forks/mlp/0"
    assert files.read_json(folder / "gates.json") == {
        "1": {"places": ["3"], "differ": [], "open": True, "diverged_before": False}
    }
    parent = finished.folder / "results/smoke/train/mlp/0/3"
    for name in ("weights.safetensors", "state.safetensors"):
        assert files.digest(folder / "unchanged/3" / name) == files.digest(parent / name)
    effects = files.read_table(folder / "forks.effects.parquet").set_index("intervention")
    assert effects.loc[["no_threes"], "estimate"].notna().any()
    assert (effects.loc["one_ulp", "status"] == "nothing to compare with at this place").all()
    finished.edit("presets/smoke.yaml", "steps: [20]", "steps: [20, 25]")
    try:
        jobs = planned(finished)
        assert jobs["fork"] == 1
        assert not {"init", "link", "quality"} & set(jobs)
    finally:
        finished.edit("presets/smoke.yaml", "steps: [20, 25]", "steps: [20]")
