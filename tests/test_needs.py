"""What jobs ask of a cluster."""

from contextlib import chdir

import pytest
from projects import ROOT

from glassgan import needs, snakefile
from glassgan.needs import Need

# of networks from files, of images whose factors are known, and where work is dealt among jobs
ELSEWHERE = {"adopt", "latent_factors"} | {
    f"{name}_{which}" for name in ("quality", "unit_effects") for which in ("part", "joined")
}
HEADER = "s\th:m:s\tmax_rss\tmax_vms\n"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("31.5\t0:00:31\t800\t1387", Need(2500, 10)),  # 1,000 + 1,200 MB, 5.25 minutes
        ("0.2\t0:00:00\t-\t-", Need(1000, 5)),  # over before its memory was looked at
        ("0.2\t0:00:00\tNA\tNA", Need(1000, 5)),
    ],
)
def test_a_job_asks_for_what_it_took_and_a_margin(row, expected, tmp_path):
    path = tmp_path / "job.tsv"
    path.write_text(f"{HEADER}{row}\n")
    assert needs.measured(path) == expected


@pytest.mark.parametrize("text", ["", HEADER, "s\n", f"{HEADER}31.5"])
def test_a_file_that_was_cut_off_says_nothing(text, tmp_path):
    path = tmp_path / "job.tsv"
    path.write_text(text)
    assert needs.measured(path) is None
    assert needs.measured(tmp_path / "none.tsv") is None


def test_each_attempt_asks_for_twice_as_much():
    assert [Need(1000, 5).on(attempt) for attempt in (1, 2, 3)] == [
        Need(1000, 5),
        Need(2000, 10),
        Need(4000, 20),
    ]


def test_what_is_written_is_read(tmp_path):
    known = {"link": Need(1500, 15), "dirac": Need(1000, 5)}
    (tmp_path / "needs.csv").write_text(needs.table(known))
    assert needs.read(tmp_path / "needs.csv") == known
    assert needs.read(tmp_path / "none.csv") == {}


def test_nothing_asks_for_less_than_snakemake_takes():
    assert all(need.mem_mb >= needs.BESIDE_MB for need in needs.read(ROOT / needs.TABLE).values())


def test_each_job_asks_by_its_rule_and_for_a_gpu_where_it_uses_one():
    with chdir(ROOT):
        known = needs.read()
        workflow = snakefile.load(parameters={"design": {"device": "cuda", "threads": 2}})
    jobs = [job for job in workflow.dag.jobs if job.output]
    assert {job.rule.name for job in jobs} == {*known} - ELSEWHERE
    for job in jobs:
        need = known[job.rule.name]
        asked = job.resources["mem_mb"], job.resources["runtime"]
        assert asked == (need.mem_mb, need.minutes)
    with_gpu = {job.rule.name for job in jobs if job.resources.get("gpu")}
    assert with_gpu == {"judge", "judge_test", "link", "fork", "divergence"}
    assert workflow.global_resources["gpu"].value == 1  # at once, where jobs run on one machine
