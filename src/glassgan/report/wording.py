"""Numbers and names as texts and labels have them."""

from collections.abc import Sequence

# The measures of quality that the report shows, by the names that they have there.
MEASURES = {
    "frechet_distance": "Fréchet distance",
    "frechet_random": "Fréchet distance, random features",
    "frechet_pixels": "Fréchet distance, pixels",
    "kernel_distance": "kernel distance",
    "precision": "precision",
    "density": "density",
    "recall": "recall",
    "coverage": "coverage",
    "different_bins": "different bins",
    "effective_modes": "effective classes",
    "histogram_distance": "distance of class shares",
    "abstains": "judge abstains",
    "confidence": "confidence of the judge",
    "nearest_distance": "nearest training image",
    "copied": "copies of training images",
    "copied_p": "p-value of no copies",
    "pixel_sd": "deviation of a pixel",
    "saturated": "saturated pixels",
}


def q_words(q: float) -> str:
    """Return a q-value as words have it."""
    return "q < 0.001" if q < 0.001 else f"q = {q:.3f}"


def step_labels(steps: Sequence[float]) -> list[str]:
    """Return the lengths of moves as labels."""
    return [signed(step, "+g") if step else "0" for step in steps]


def signed(value: float, form: str = "+.2f") -> str:
    """Return a number with a proper minus sign."""
    return format(value, form).replace("-", "−")


def label(name: str) -> str:
    """Return the name of a direction or of a concept as labels have it."""
    return name.replace("centre_", "centre ")
