"""The preset paper from data to report: all that it lists, in tiny sizes.

make test-paper: some 20 minutes on 2 cores.
"""

import re

import pytest
import yaml
from projects import ROOT, copied

from glassgan import files
from glassgan.design import run_name
from glassgan.expansion import expand

EPOCHS = {5: 2, 6: 3, 4: 3}  # of the paper: here
STEPS = 20  # for as long as a change lasts
COMPARED_WITH = ("nothing", "other_streams")


def reduced():
    """Runs and forks of the paper on two seeds and three epochs, in the sizes of smoke."""
    paper, smoke = (
        yaml.safe_load((ROOT / f"presets/{name}.yaml").read_text(encoding="utf-8"))
        for name in ("paper", "smoke")
    )
    design = paper["design"]
    for run in design["runs"]:
        run |= {"seeds": "0, 11", "checkpoints": "0-3"}
    for fork in design["forks"]:
        fork["from"] = EPOCHS.get(fork["from"], fork["from"])
        fork["checkpoints"] = [EPOCHS.get(epoch, epoch) for epoch in fork["checkpoints"]]
        if "lasts" in fork:
            fork["lasts"] = STEPS
    return {**smoke, "preset": "reduced", "design": design}


@pytest.fixture
def finished(tmp_path):
    project = copied(tmp_path)
    overlay = project.folder / "presets/reduced.yaml"
    overlay.write_text(yaml.safe_dump(reduced(), sort_keys=False))
    words = ["snakemake", "--cores", "2", "--quiet", "rules", "--configfile"]
    project.run(*words, "presets/reduced.yaml")
    return project


def test_the_paper_goes_through_whole(finished):
    results = finished.folder / "results/reduced"
    made = files.read_json(results / "manifest.json")["sha256"]
    parameters = yaml.safe_load((ROOT / "params.yaml").read_text(encoding="utf-8"))
    design = expand(parameters["design"] | reduced()["design"])
    for run in map(run_name, design["runs"]):
        assert f"results/reduced/units/{run}/units.effects.parquet" in made
    for fork in design["forks"]:
        place = f"results/reduced/forks/{fork['parent']}/{fork['name']}/quality.parquet"
        assert place in made
    on_several = {
        fork["name"]
        for fork in design["forks"]
        if fork["parent"] == "article/11" and fork["change"] not in COMPARED_WITH
    }
    told = files.read_table(results / "forks/recipe.effects.parquet")
    assert on_several <= set(told["intervention"])
    for page in sorted((results / "report").glob("*.html")):
        words = " ".join(re.findall(r">([^<>]+)<", bodies(page.read_text(encoding="utf-8"))))
        assert not re.search(r"(?<![\w-])(nan|NaN)(?![\w-])", words), page


def bodies(text):
    """What a page shows: without styles and scripts."""
    return re.sub(r"<(script|style)\b.*?</\1>", "", text, flags=re.DOTALL)
