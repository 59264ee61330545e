"""Numbers and names as texts and labels have them."""

from collections.abc import Sequence

from glassgan.concepts import CLASSES
from glassgan.report.messages import say

OF_CLASSES = ("effective_modes", "histogram_distance", "abstains", "confidence")
# The measures of quality that the report shows, by the names that they have in tables.
MEASURES = (
    "frechet_distance",
    "frechet_random",
    "frechet_pixels",
    "kernel_distance",
    "precision",
    "density",
    "recall",
    "coverage",
    "different_bins",
    *(OF_CLASSES if CLASSES else ()),
    "nearest_distance",
    "copied",
    "copied_p",
    "pixel_sd",
    "saturated",
)


def measure(name: str) -> str:
    """Return what one of `MEASURES` is called, in the language that is spoken."""
    return say(f"measures-{name}")


def q_words(q: float) -> str:
    """Return a q-value as words have it."""
    return "q < 0.001" if q < 0.001 else f"q = {q:.3f}"


def step_labels(steps: Sequence[float]) -> list[str]:
    """Return the lengths of moves as labels."""
    return [signed(step, "+g") if step else "0" for step in steps]


def short(value: float) -> str:
    """Return a number in three figures, with a proper minus sign."""
    return signed(value, ".3g")


def signed(value: float, form: str = "+.2f") -> str:
    """Return a number with a proper minus sign."""
    return format(value, form).replace("-", "−")


def label(name: str) -> str:
    """Return the name of a direction or of a concept as labels have it."""
    return name.replace("centre_", "centre ")
