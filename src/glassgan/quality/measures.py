"""All measures of a set of images, fold by fold, beside what real images give."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import torch
from torch import Tensor

from glassgan import files
from glassgan.concepts import CLASSES
from glassgan.data.images import Scaled
from glassgan.judge.network import Judge, Labels
from glassgan.prepare import splits
from glassgan.quality import bins, classes, copying, manifold, other_features
from glassgan.quality.settings import Measures
from glassgan.statistics import distances, intervals

ALL = -1  # in the place of a fold, for what is measured on all images at once
OF_NEAREST = ("nearest_distance", "copied", "copied_p")  # of which fewer images are asked
OF_IMAGES = ("precision", "recall", "coverage", "abstains", "copied")  # shares of images
SHARES = (*OF_IMAGES, "different_bins", "histogram_distance", "confidence", "saturated")
SATURATED = 0.99


@dataclass(frozen=True)
class Reference:
    """What is known of real images before any sample is drawn, and how samples are measured.

    All runs and forks read it, so that they are measured alike.

    features: of the training images of each fold, [folds, n, 64].
    components: principal directions of pixels, [P, 64].
    principal, random: mean and covariance of the pixels of each fold along these, and of the
        features of a network that nobody trained, [folds, 65, 64] (`other_features.packed`).
    centres: of the bins in pixel space, [bins, P].
    filled: how many training images lie in each bin, int64 [bins].
    histogram: shares of the classes among the training images that the judge accepts, [10], for
        it abstains on some classes more often than on others.
    confusion: of the judge, [10, 10], as `classes.confusion_matrix` gives it.
    training: all training images, centred, [T, P].
    labels: their classes, int64 [T].
    held_out: how near to single training images test images come.
    neighbours: k of the balls in feature space.
    nearest: images of each fold of which the nearest training image is looked for.
    seed: of the latents.
    shown: latents whose samples are kept as pictures.
    """

    features: Tensor
    components: Tensor
    principal: Tensor
    random: Tensor
    centres: Tensor
    filled: Tensor
    histogram: Tensor
    confusion: Tensor
    training: Scaled
    labels: Tensor
    held_out: copying.HeldOut
    neighbours: int
    nearest: int
    seed: int
    shown: int

    @property
    def samples(self) -> int:
        """Images that are measured, over all folds."""
        return self.features.shape[0] * self.features.shape[1]

    def write(self, path: str | Path) -> None:
        """Write all but the training images, which have a file of their own."""
        spaces = ("features", "components", "principal", "random")
        kept = (*spaces, "centres", "filled", "histogram", "confusion")
        tensors = {name: getattr(self, name) for name in kept}
        names = ("neighbours", "nearest", "seed", "shown")
        numbers = {name: getattr(self, name) for name in names}
        files.write_tensors(path, tensors | vars(self.held_out), numbers)


def load(path: str | Path, training: Tensor, labels: Tensor) -> Reference:
    """Load what `Reference.write` wrote, beside stored training images [T, P] and labels [T]."""
    tensors, numbers = files.read_tensors(path)
    held_out = copying.HeldOut(tensors.pop("counts"), tensors.pop("thresholds"))
    fields: dict[str, Any] = {**tensors, **numbers}
    centred = copying.centred_training(training)
    return Reference(training=centred, labels=labels, held_out=held_out, **fields)


def prepare(
    training: Tensor,
    labels: Tensor,
    test: Tensor,
    judge: Judge,
    confusion: np.ndarray,
    settings: Measures,
) -> Reference:
    """Measure real images once, for all samples that will be compared with them.

    Args:
        training: stored images, uint8 [T, C, H, W].
        labels: their classes, int64 [T].
        test: images [N, C, H, W], of which the first `samples` will be measured in this order;
            those whose nearest training image is not looked for then tell how near is near.
        judge: gives the features.
        confusion: of the judge, [10, 10].
        settings: how many images, folds, neighbours and bins there are.
    """
    seed, samples, folds = settings.seed, settings.samples, settings.folds
    pixels = Scaled(training.flatten(1))
    in_folds = shuffled(Scaled(training), seed, "training images of the folds", samples)
    shape, directions = (folds, samples // folds, -1), other_features.components(pixels)
    centres = bins.centres(pixels, settings.bins, seed)
    centred, looked = copying.centred_training(pixels.stored), settings.nearest // folds
    place = torch.arange(len(test))
    measured = (place < samples) & (place % (samples // folds) < looked)
    others = copying.look(test[~measured].flatten(1), centred, labels)
    accepted = judge(Scaled(training)).accepted
    return Reference(
        features=judge.features(in_folds).view(shape),
        components=directions,
        principal=other_features.packed((in_folds.flatten(1) @ directions).view(shape)),
        random=other_features.packed(other_features.random_features(in_folds).view(shape)),
        centres=centres,
        filled=bins.counts(pixels, centres),
        histogram=torch.bincount(labels[accepted], minlength=len(confusion)) / accepted.sum(),
        confusion=torch.from_numpy(confusion),
        training=centred,
        labels=labels,
        held_out=copying.held_out(others),
        neighbours=settings.neighbours,
        nearest=looked,
        seed=seed,
        shown=settings.shown,
    )


def shuffled(images: Tensor | Scaled, seed: int, purpose: str, count: int) -> Tensor:
    """Return `count` of the images in random order, so that all folds follow one law."""
    return images[splits.drawn(len(images), count, purpose, seed)]


def of_images(images: Tensor, judge: Judge, reference: Reference) -> pd.DataFrame:
    """Measure images [samples, C, H, W] in [−1, 1], generated or real.

    Fold i of the images is compared with fold i of the training images, so that folds are
    independent of each other.

    Returns:
        A row a fold and measure: fold, measure, value; nan where a measure is not defined, and
        where an image is not finite. The fold of what is measured over all images, `copied_p` and
        `classes`, is −1. Without labels there are no measures of classes.
    """
    verdict, features = judge(images), judge.features(images)
    random, principal = (
        other_features.random_features(images),
        images.flatten(1) @ reference.components,
    )
    folds, size, _ = reference.features.shape
    pixels = images.view(folds, size, -1)
    # All folds at once, because every call reads all training images.
    looked = pixels[:, : reference.nearest].flatten(0, 1)
    near = copying.look(looked, reference.training, reference.labels)
    gaps = near.distances.view(folds, -1)
    copies = copying.copied(near, reference.held_out).view(folds, -1)
    rows = []
    for fold, real in enumerate(reference.features):
        part = slice(fold * size, (fold + 1) * size)
        own = Labels(verdict.labels[part], verdict.confidence[part], verdict.accepted[part])
        values = {
            "frechet_distance": distances.frechet(real, features[part]),
            "frechet_random": other_features.frechet(reference.random[fold], random[part]),
            "frechet_pixels": other_features.frechet(reference.principal[fold], principal[part]),
            "kernel_distance": distances.kernel(real, features[part]),
            **manifold.measure(real, features[part], reference.neighbours),
            **(_of_classes(own, reference) if CLASSES else {}),
            **_of_pixels(pixels[fold], reference),
            "nearest_distance": float(gaps[fold].quantile(0.5)),
            "copied": float(copies[fold].mean()),
        }
        rows += [{"fold": fold, "measure": name, "value": values[name]} for name in values]
    of_all = {"copied_p": copying.p_value(near, reference.held_out)}
    if CLASSES:
        of_all["classes"] = float(classes.drawn(verdict.classes().numpy()))
    rows += [{"fold": ALL, "measure": name, "value": of_all[name]} for name in of_all]
    table, finite = pd.DataFrame(rows), pixels.flatten(1).isfinite().all(1)
    unknown = ~finite.numpy()[table["fold"]]
    unknown |= (table["fold"] == ALL).to_numpy() & bool(~finite.all())
    table.loc[unknown, "value"] = np.nan
    return table


def no_measures() -> pd.DataFrame:
    """Return the row that stands in a table of folds for a checkpoint without weights."""
    measure = "classes" if CLASSES else "copied_p"
    return pd.DataFrame({"fold": [ALL], "measure": [measure], "value": [np.nan]})


def _of_classes(verdict: Labels, reference: Reference) -> Mapping[str, float]:
    shares = classes.corrected(verdict.classes().numpy(), reference.confusion.numpy())
    return {
        "histogram_distance": classes.total_variation(shares, reference.histogram.numpy()),
        "effective_modes": classes.effective_modes(shares),
        "confidence": float(verdict.confidence.mean()),
        "abstains": float(1 - verdict.accepted.double().mean()),
        **{f"class_{label}": float(share) for label, share in enumerate(shares)},
    }


def _of_pixels(images: Tensor, reference: Reference) -> Mapping[str, float]:
    filled = bins.counts(images, reference.centres)
    return {
        "different_bins": bins.different(reference.filled, filled),
        "pixel_sd": float(images.std(0).mean()),
        "saturated": float((images.abs() > SATURATED).double().mean()),
    }


def summary(folds: pd.DataFrame, samples: int, looked: int) -> pd.DataFrame:
    """Return the mean over the folds of each measure with its 95 % t interval.

    Args:
        folds: as `of_images` gives them.
        samples: images that were measured, over all folds.
        looked: those of each fold of which the nearest training image was looked for.

    Returns:
        A row a measure: measure, estimate, ci_low, ci_high, n (images a fold), folds. Numbers are
        nan where a fold has none; what is measured on all images at once has no interval. That of
        a share ends at 0 and 1; that of a share of images is no narrower than Wilson's of as many,
        so that it is no point where all folds agree that there is none.
    """
    rows = []
    for name, group in folds.groupby("measure", sort=False):
        values = group["value"].to_numpy()
        count = len(values)
        margin = intervals.margin(values.std(ddof=1), count) if count > 1 else np.nan
        estimate, number = values.mean(), samples // count
        if name in OF_NEAREST:
            number = looked * (folds["fold"].max() + 1) if count == 1 else looked
        low, high = estimate - margin, estimate + margin
        if name in SHARES:
            low, high = np.clip([low, high], 0, 1)
        if name in OF_IMAGES:
            ends = intervals.wilson(estimate, number * count)
            low, high = np.minimum(low, ends[0]), np.maximum(high, ends[1])
        rows.append((name, estimate, float(low), float(high), number, count))
    return pd.DataFrame(rows, columns=["measure", "estimate", "ci_low", "ci_high", "n", "folds"])


def beside_real(found: pd.DataFrame | None, real: pd.DataFrame) -> pd.DataFrame:
    """Return a row a measure: what was found, and in the columns real, real_low, real_high.

    Args:
        found: as `summary` gives it; nothing where there are no images, then numbers are missing.
        real: of real images, as `summary` gives it.
    """
    numbers = ["estimate", "ci_low", "ci_high"]
    levels = real[["measure", *numbers]].set_axis(
        ["measure", "real", "real_low", "real_high"], axis=1
    )
    empty = pd.DataFrame(columns=["measure", *numbers, "n", "folds"])
    table = levels[["measure"]].merge(empty if found is None else found, "left", "measure")
    kinds = dict.fromkeys(numbers, "float64") | {"n": "Int64", "folds": "Int64"}
    return table.merge(levels, on="measure").astype(kinds)
