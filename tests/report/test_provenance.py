"""What files were made by and of."""

from glassgan.report import provenance

JOBS = {
    "results/test/train/a": {
        "rule": "train",
        "inputs": ["data/x"],
        "outputs": ["results/test/train/a"],
    },
    "results/test/units/b": {
        "rule": "units",
        "inputs": ["results/test/train/a"],
        "outputs": ["results/test/units/b", "results/test/units/c"],
    },
    "results/test/report/f": {
        "rule": "figure",
        "inputs": ["results/test/units/c"],
        "outputs": ["results/test/report/f"],
    },
    "results/test/latent/d": {"rule": "latent", "inputs": [], "outputs": ["results/test/latent/d"]},
}  # fmt: skip
SUMS = {"results/test/units/c": "5" * 64}


def test_what_is_cited_is_told_of_and_what_that_was_made_of():
    told = provenance.told(
        {"jobs": JOBS, "sha256": SUMS}, ["results/test/report/f", "scorecard.csv"]
    )
    assert [job["rule"] for job in told] == ["figure", "units"]
    figure, units = told
    assert figure["inputs"] == [
        {"path": "results/test/units/c", "sha256": "5" * 64, "job": units["id"]}
    ]
    assert units["short"] == "units/b"
    assert units["hashes"] == SUMS
    # of what lies further back no entry is there to lead to
    assert units["inputs"] == [{"path": "results/test/train/a", "sha256": "", "job": ""}]
