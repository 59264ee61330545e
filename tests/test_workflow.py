"""What the Snakefile is told: code as inputs, overlays, what may be removed, what failed."""

import os
import shutil
import sys
from types import SimpleNamespace

import pytest
from conftest import ROOT
from projects import SMOKE

from glassgan import failures, workflow
from glassgan.errors import InputError


def test_code_follows_imports(monkeypatch):
    monkeypatch.chdir(ROOT)
    found = workflow.code("scripts/train/link.py")
    assert "src/glassgan/train/game.py" in found
    assert "src/glassgan/streams.py" in found  # through game
    assert "src/glassgan/judge/network.py" not in found
    assert not {path for path in found if path.endswith("settings.py")}  # values are recorded
    assert found == sorted(found)


def test_plotting_scripts_and_the_snakefile_leave_torch_alone(monkeypatch):
    monkeypatch.chdir(ROOT)
    folders = ("scripts/report", "src/glassgan/report")  # figures are found by their names
    plotting = sorted(
        str(path.relative_to(ROOT)) for folder in folders for path in (ROOT / folder).rglob("*.py")
    )
    assert len(plotting) >= 100
    for script in [*plotting, "src/glassgan/workflow.py", "src/glassgan/parameters.py"]:
        for module in [script, *workflow.code(script)]:
            lines = (ROOT / module).read_text(encoding="utf-8").split("\n")
            assert not [x for x in lines if x.startswith(("import torch", "from torch"))], module


def test_module_code_of_a_subject(monkeypatch):
    monkeypatch.chdir(ROOT)
    found = workflow.module_code("glassgan.subjects.mlp:build")
    assert "src/glassgan/subjects/mlp.py" in found
    assert "src/glassgan/subjects/article.py" in found
    assert workflow.module_code("torchvision.models:resnet18") == []


FILES = {
    "my_gans/__init__.py": "from my_gans import defaults",
    "my_gans/defaults.py": "",
    "my_gans/deep.py": "from torch import nn\nfrom .blocks import block\nfrom . import losses",
    "my_gans/blocks.py": "",
    "my_gans/losses.py": "import my_gans.sub.inner",
    "my_gans/sub/__init__.py": "from .below import name",
    "my_gans/sub/below.py": "",
    "my_gans/sub/inner.py": "from .. import defaults",
    "my_gans/unused.py": "",
}


def test_a_network_has_every_file_that_its_import_runs(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(workflow, "PACKAGES", ("src", "scripts", "."))
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    for cached in (workflow.code, workflow._imports, workflow._files):
        cached.cache_clear()
    found = workflow.module_code("my_gans.deep:build")
    assert found == sorted(set(FILES) - {"my_gans/unused.py"})
    assert workflow.module_code("my_gans:build") == ["my_gans/__init__.py", "my_gans/defaults.py"]
    assert workflow.module_code("my_gans.sub:build")[:2] == [
        "my_gans/__init__.py", "my_gans/defaults.py",
    ]  # fmt: skip
    for cached in (workflow.code, workflow._imports, workflow._files):
        cached.cache_clear()


def test_left_over_is_what_the_workflow_made_and_nobody_expects(tmp_path):
    for name in ("a/1.txt", "a/b/2.txt", "a/b/notes.md", "c/3.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    surplus = workflow.left_over(
        tmp_path, [f"{tmp_path}/a/1.txt"], made=lambda path: path.endswith(".txt")
    )
    assert surplus == [tmp_path / "a/b/2.txt", tmp_path / "c/3.txt"]
    workflow.remove(surplus, within=tmp_path)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["1.txt", "a", "b", "notes.md"]


def test_only_a_run_of_everything_removes_what_is_left_over(tmp_path, capsys):
    left = tmp_path / "train/a.txt"
    left.parent.mkdir()
    left.write_text("x")

    def clear(config=(), **asked):
        settings = dict.fromkeys(("targets", "until", "omit_from"), ()) | asked
        records = SimpleNamespace(metadata=str, cleanup_metadata=str)
        of = SimpleNamespace(
            dag_settings=SimpleNamespace(**settings), persistence=records,
            config_settings=SimpleNamespace(config=dict.fromkeys(config)),
        )  # fmt: skip
        workflow.clear(of, {"train": []}, str(tmp_path))

    for asked in ("targets", "until", "omit_from"):
        clear(**{asked: {"prepare_all"}})
    clear(["train"])
    assert left.is_file()
    clear(["preset"])
    assert not left.exists()
    assert capsys.readouterr().out.endswith(f"no longer ask for it: {left}\n")


OVERLAYS = [
    # files with their text, the preset of all, that of --config, what is wrong
    ({}, "default", None, None),
    ({"mine.yaml": "preset: mine"}, "mine", None, None),
    ({"mine.yaml": "design: {}"}, "default", None, "preset: missing in mine.yaml; it would take"),
    ({"mine.yaml": "preset: smoke"}, "smoke", None, "mine.yaml says preset: smoke; allowed: mine"),
    ({"default.yaml": "preset: default"}, "default", None, "preset: default; default.yaml would"),
    ({"mine.yaml": "design: {}"}, "other", "other", None),
    ({"mine.yaml": "preset: mine"}, "other", "other", None),
    ({"mine.yaml": "preset: mine"}, "default", "default", "preset: default; mine.yaml would"),
    ({"a.yaml": "preset: a", "b.yaml": "preset: b"}, "b", None, None),
    ({"a.yaml": "preset: a", "b.yaml": "{}"}, "a", None, "missing in b.yaml; .* of results/a;"),
    ({"params.yaml": "preset: default"}, "default", None, None),
    ({"mine.yaml": ""}, "default", None, "preset: missing in mine.yaml"),
]


@pytest.mark.parametrize(
    ("output", "place", "message"),
    [
        ("manifest.json", "it", "Do a thing"),
        ("units/{subject}/{seed}/a", "units/{subject}/{seed}/it",
         "{wildcards.subject}/{wildcards.seed}: Do a thing"),
        ("units/{subject}/a", "units/{subject}/it", "{wildcards.subject}: Do a thing"),
        ("judge/{judge}.safetensors", "judge/it.{judge}", "judge {wildcards.judge}: Do a thing"),
        ("forks/{subject}/{seed}/{fork}/a", "forks/{subject}/{seed}/{fork}/it",
         "{wildcards.subject}/{wildcards.seed}, fork {wildcards.fork}: Do a thing"),
    ],
)  # fmt: skip
def test_log_timing_and_message_follow_from_the_rule(tmp_path, output, place, message):
    script = tmp_path / "it.py"
    script.write_text('"""Do a thing.\n\nAnd more.\n"""\n')
    assert workflow.about("it", f"results/x/{output}", str(script), "results/x") == (place, message)


@pytest.mark.parametrize(("files", "preset", "chosen", "wrong"), OVERLAYS)
def test_an_overlay_has_a_folder_of_its_own(tmp_path, monkeypatch, files, preset, chosen, wrong):
    monkeypatch.chdir(tmp_path)
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    if wrong is None:
        workflow.check_overlays(files, preset, chosen)
    else:
        with pytest.raises(InputError, match=wrong):
            workflow.check_overlays(files, preset, chosen)


class Job(SimpleNamespace):
    """What is read of a job of Snakemake."""

    __hash__ = object.__hash__


def make(rule, output, run=None, log=""):
    return Job(
        rule=SimpleNamespace(name=rule), output=[output], log=[log], message=f"{rule} now",
        wildcards_dict=run or {},
    )  # fmt: skip


def test_what_is_lost_is_what_builds_on_a_job_that_failed(tmp_path):
    run = {"subject": "mlp", "seed": "0"}
    sweep = make("unit_effects", "results/x/units/mlp/0/sweep", run, str(tmp_path / "log"))
    sets = make("unit_sets", "results/x/units/mlp/0/sets", run)
    gather, figure = make("gather", "effects"), make("unit_figures", "figure", run)
    other = make("latent_figures", "other")
    depending = {sweep: [sets, gather], sets: [figure], gather: [other], figure: [], other: []}
    assert failures.lost([sweep], depending) == [
        "figure", "results/x/units/mlp/0/sets", "results/x/units/mlp/0/sweep",
    ]  # fmt: skip
    found = failures.of_jobs([sweep])
    assert failures.can_report(found)
    # claims are told without what is lost, and a report without claims
    told, ledger, report = (make(name, name) for name in ("follow_ups", "ledger", "report"))
    depending |= {sweep: [sets, told], told: [ledger], ledger: [report], report: []}
    assert "follow_ups" not in failures.lost([sweep], depending)
    assert failures.lost([told], depending) == ["follow_ups", "ledger"]
    assert failures.can_report(failures.of_jobs([told]))
    assert not failures.can_report(failures.of_jobs([gather]))
    assert not failures.can_report(
        failures.of_jobs([make("judge", "results/x/judge/first", {"judge": "first"})])
    )
    assert "the job was killed" in failures.last_words(found)  # no log
    (tmp_path / "log").write_text("begin\nTraceback (most recent call last):\n  a\nValueError: b\n")
    words = failures.last_words(found).split("\n")
    assert words[0] == f"failed: unit_effects now (rule unit_effects; log: {tmp_path / 'log'})"
    assert words[-1] == "  ValueError: b"
    (tmp_path / "log").write_text("begin\nerror: mlp: no\n")
    assert failures.last_words(found).split("\n")[1:] == ["  error: mlp: no"]


def refused(project, *words):
    result = project.run(*words, check=False)
    assert result.returncode == 1
    return result.stdout


def test_what_would_mix_results_is_refused_before_any_job(project, tmp_path_factory):
    """By a plain call of snakemake, and one message for forks of runs that are gone."""
    preset = project.folder / "mine.yaml"
    words = ["snakemake", "-n", "--cores", "1", "--configfile", "mine.yaml"]
    design = "design:\n  runs: [{subject: dcgan, seed: 0, checkpoints: [0, 1]}]\n"
    preset.write_text("preset: smoke\n" + design + "  forks: []\n")
    assert "mine.yaml says preset: smoke; allowed: mine" in refused(project, *words)
    preset.write_text("preset: mine\n" + design)
    told = refused(project, *words).partition("the parameters are wrong")[2]
    assert told.count("design.forks") == 1
    assert "belong to runs that are not there (mlp/0); allowed: forks: []" in told
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    told = refused(project, *SMOKE, "-n", "--cores", "1", "-d", str(elsewhere))
    assert f"there is no params.yaml in {elsewhere}; allowed: to run in " in told


def test_another_folder_is_not_the_projects(tmp_path, monkeypatch):
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    workflow.check_folder(here)
    with pytest.raises(InputError, match=f"there is no params.yaml in {here}; allowed: to run in "):
        workflow.check_folder(ROOT)
    (here / "params.yaml").write_text("preset: default")
    with pytest.raises(InputError, match=f"{here} is not the project's folder"):
        workflow.check_folder(ROOT)


def test_jobs_run_wherever_the_environment_lies_and_whatever_the_home_and_the_locale(project):
    """On another disk, without an active environment, a home folder or UTF-8."""
    elsewhere = project.folder / "scratch"
    elsewhere.mkdir()
    shutil.rmtree(project.folder / "results")
    (project.folder / "results").symlink_to(elsewhere)
    folder = os.path.dirname(sys.executable)  # noqa: PTH120
    inherited = [path for path in os.environ["PATH"].split(os.pathsep) if path != folder]
    project.environment |= {
        "PATH": os.pathsep.join(["/usr/bin", "/bin", *inherited]),
        "HOME": "/dev/null/nobody",
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
    }
    project.environment.pop("XDG_CACHE_HOME", None)
    target = "results/smoke/prepare/subjects/mlp.json"
    project.run(sys.executable, "tools/run.py", "--cores", "1", *SMOKE[1:], "--", target)
    assert (elsewhere / "smoke/prepare/subjects/mlp.json").is_file()
    project.run("git", "init", "--quiet")
    assert "results" not in project.run("git", "status", "--porcelain").stdout.split()


def test_a_file_is_parsed_once_and_again_when_its_content_changes(tmp_path, monkeypatch):
    from glassgan import workflow

    monkeypatch.chdir(tmp_path)
    (tmp_path / "scripts").mkdir()
    for name in ("one", "two"):
        (tmp_path / f"{name}.py").write_text("")
    script = tmp_path / "scripts/script.py"
    parsed = []
    names, kept = workflow._names, []
    monkeypatch.setattr(workflow, "_names", lambda *of: parsed.append(of) or names(*of))
    monkeypatch.setattr(workflow.atexit, "register", kept.append)

    def imported():
        for function in (workflow._imports, workflow._known_imports, workflow._files):
            function.cache_clear()  # as in a new process
        found = workflow._imports("scripts/script.py")
        kept[-1]()
        return found

    script.write_text("import one")
    assert imported() == ["one.py"]
    assert imported() == ["one.py"]
    assert len(parsed) == 1
    script.write_text("import two")
    assert imported() == ["two.py"]
    assert len(parsed) == 2
