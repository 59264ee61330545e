"""The page about discriminators, of a run of which some parts were measured."""

from pages import text_of

from glassgan import effects
from glassgan.report.attribution import layer_numbers

AREA = {"estimate": 0.8, "ci_low": 0.75, "ci_high": 0.85}


def content(area=AREA, **parts):
    """What the page uses of the run mlp/0; parts that are not given are not there."""
    nothing = {
        "pixels": None,
        "layers": layer_numbers.of_layers(effects.empty()),
        "samples": None,
        "weak_spots": None,
    }
    return {
        "runs": {"mlp/0": {"logit_auroc": area}},
        "of_attribution": {"mlp/0": nothing | parts},
        "missing": {"mlp/0": []},
    }


def text(language="en", area=AREA, **parts):
    """The text of the page."""
    return text_of("attribution", language, **content(area, **parts))
