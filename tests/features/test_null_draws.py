import yaml
from conftest import ROOT

from glassgan.subject import layers
from glassgan.subjects.build import build


def test_every_test_has_twenty_draws():
    parameters = yaml.safe_load((ROOT / "params.yaml").read_text())
    design = parameters["design"]
    readable = separation = 0  # tests of the two analyses that are corrected together
    for run in design["runs"]:
        subject, count = build(design["subjects"][run["subject"]]), len(run["checkpoints"])
        readable += count * (1 + len(layers(subject.generator)))
        separation += count * (1 + 2 * len(layers(subject.discriminator)))
    assert parameters["features"]["null_draws"] >= 20 * max(readable, separation)
