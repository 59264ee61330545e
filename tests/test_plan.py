import re

import pytest
from projects import SMOKE, finished_smoke

from glassgan import plan
from glassgan.plan import Job, Sum, Time

PLAN = ["python", "tools/plan.py", "--configfile", "presets/smoke.yaml", "--cores", "2"]
JOBS = [
    Job("prepare", "prepare", "prepare", None),
    Job("link 1", "link", "train", "not there yet", needs=(0,)),
    Job("link 2", "link", "train", "not there yet", needs=(1,)),
    Job("link 3", "link", "train", "was interrupted", needs=(0,)),
    Job("report", "report", "report", "follows from others", needs=(2, 3)),
]
TIMES = {"link": Time(40.0), "report": Time(5.0, sure=False), "prepare": Time(1000.0)}


def write(path, *seconds):
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = "".join(f"{second}\t0:00:01\t3.5\n" for second in seconds)
    path.write_text("s\th:m:s\tmax_rss\n" + rows)
    return path


def test_jobs_are_summed_up_by_phase_in_order():
    rows = plan.by_phase(JOBS, ["prepare", "judge", "train", "report"], TIMES)
    assert rows == [
        Sum("prepare", 0, 1, (), Time(0), 0),
        Sum("train", 3, 0, (("not there yet", 2), ("was interrupted", 1)), Time(120.0), 0),
        Sum("report", 1, 0, (("follows from others", 1),), Time(5.0, sure=False), 0),
    ]
    everything = plan.sum_up("all", JOBS, TIMES)
    assert (everything.to_run, everything.done) == (4, 1)
    assert everything.time == Time(125.0, sure=False)  # one is not sure


def test_jobs_without_a_time_are_counted():
    found = plan.sum_up("all", JOBS, {"link": Time(40.0)})
    assert (found.time, found.unknown) == (Time(120.0), 1)
    assert plan.in_words(found.time, found.unknown, found.to_run) == "more than 2 min 00 s"
    nothing = plan.sum_up("all", JOBS, {})
    assert plan.in_words(nothing.time, nothing.unknown, nothing.to_run) == "unknown"
    assert plan.wall(JOBS, {}, 2) == Time(0)
    assert plan.longest(JOBS, {}, 3) == []


def test_a_run_is_no_shorter_than_its_longest_chain():
    assert plan.critical_path(JOBS, TIMES) == 85  # what is done takes no time
    assert plan.wall(JOBS, TIMES, cores=1) == Time(125.0, sure=False)
    assert plan.wall(JOBS, TIMES, cores=8) == Time(85, sure=False)
    assert plan.critical_path([], TIMES) == 0


def test_long_chains_need_no_recursion():
    jobs = [Job(str(n), "link", "train", "x", needs=(n - 1,) if n else ()) for n in range(5000)]
    assert plan.critical_path(jobs, {"link": Time(2.0)}) == 10_000


def test_the_longest_jobs_come_first_and_none_that_is_done():
    names = [job.name for job, _ in plan.longest(JOBS, TIMES, 2)]
    assert names == ["link 1", "link 2"]
    assert len(plan.longest(JOBS, TIMES, 10)) == 4


def test_times_of_the_preset_go_before_those_of_others():
    others = {
        "smoke": {"link": [1.0], "judge": [2.0, 4.0], "fork": []},
        "default": {"link": [50.0], "judge": [60.0, 80.0]},
        "tiny": {"judge": [1.0]},
    }
    times = plan.times_of_rules({"link": [30.0, 50.0], "fork": []}, others)
    assert times == {"link": Time(40.0), "judge": Time(70.0, sure=False)}


def test_benchmark_files(tmp_path):
    assert plan.read_seconds(write(tmp_path / "a.tsv", 3.5)) == 3.5
    assert plan.read_seconds(write(tmp_path / "b.tsv", 1, 2)) == 1.5  # of a rule that repeats
    assert plan.read_seconds(write(tmp_path / "c.tsv")) is None
    assert plan.read_seconds(write(tmp_path / "d.tsv", "-")) is None
    (tmp_path / "e.tsv").write_text("h:m:s\n0:00:01\n")
    assert plan.read_seconds(tmp_path / "e.tsv") is None
    assert plan.read_seconds(tmp_path / "missing.tsv") is None


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0.4, "0 s"),
        (59.4, "59 s"),
        (59.6, "1 min 00 s"),
        (3599, "59 min 59 s"),
        (3600, "1 h 00 min"),
        (360_000, "100 h 00 min"),
    ],
)
def test_times_in_words(seconds, text):
    assert plan.in_words(Time(seconds)) == text
    assert plan.in_words(Time(seconds, sure=False)) == f"~{text}"
    assert plan.in_words(Time(seconds, sure=False), unknown=1, jobs=3) == f"more than ~{text}"
    assert plan.in_words(Time(0), unknown=0, jobs=0) == "–"


def row_of(text, phase):
    (line,) = [line for line in text.splitlines() if line.startswith(f"│ {phase} ")]
    return [cell.strip() for cell in line.strip("│").split("│")]


def test_a_fresh_clone_has_everything_to_do_and_refusals_are_those_of_a_run(project):
    write(project.folder / "timings/smoke/train/mlp/0/1/link.tsv", 3)
    write(project.folder / "timings/default/train/mlp/0/0/init.tsv", 2)
    write(
        project.folder / "timings/default/train/mlp/0/6/link.tsv", 1000
    )  # not of init, nor needed
    text = project.run(*PLAN).stdout
    # one by another preset, two by the one before them
    assert row_of(text, "train") == ["train", "3", "0", "~8 s", "not there yet"]
    assert row_of(text, "judge") == ["judge", "3", "0", "unknown", "not there yet"]
    assert row_of(text, "all")[3] == "more than ~8 s"
    assert "on 2 cores, at the least: more than ~8 s\n" in text
    assert "3 s  link mlp 0 " in text
    assert not (project.folder / "results/smoke").exists()
    project.edit("presets/smoke.yaml", "[0, 1, 3]", "[1, 3]")
    wrong = "design.runs[0].checkpoints: [1, 3]; allowed: epochs that start with 0 and grow\n"
    words = project.run(*PLAN, check=False).stdout
    assert words == f"error: the parameters are wrong\n  {wrong}"
    assert wrong in project.run(*SMOKE, "-n", check=False).stdout
    missing = project.run("python", "tools/plan.py", "--configfile", "presets/no.yaml", check=False)
    assert (
        "error: there is no presets/no.yaml; allowed for PRESET: default, article" in missing.stdout
    )


@pytest.mark.slow
def test_a_finished_run_has_nothing_to_do(common):
    project, _ = finished_smoke(common)
    text = project.run(*PLAN).stdout
    (done,) = re.fullmatch(r"nothing to do: all (\d+) jobs of smoke are done\n", text).groups()
    assert 40 < int(done) <= 80
