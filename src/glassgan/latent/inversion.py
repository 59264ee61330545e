"""Projection of real images back to latents: what a generator cannot draw.

What is left of an image after the best latent has been found is either outside the generator's
range or the failure of the search. Generated images of other latents, searched for in just the
same way, tell how much the search fails where there is nothing that cannot be drawn (Bau et al.
2019, "Seeing what a GAN cannot generate", invert generated images for the same reason). It may
fail more on images outside the range; the error after half of the steps shows by how much it
still falls.

Latents stay within the ball that holds 97.5 % of the standard normal ones, so that nothing counts
as drawn that is not sampled.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor

from glassgan import streams
from glassgan.concepts import CLASS_CONCEPTS, CLASSES
from glassgan.data import DATA
from glassgan.data.images import pictured
from glassgan.effects import no_estimate
from glassgan.judge.network import Judge
from glassgan.latent.minimise import minimise, within
from glassgan.statistics import auroc, columns
from glassgan.subject import Subject, generate

INSIDE = 0.975  # of the latents that are sampled
KINDS = CLASSES or 10  # whose images are looked for; without labels as many images as of ten
LEAST = 5  # generated images of a class that make a null of their own
UNIT = "RMS pixel difference"
SAME, ALL = "the same", "all"  # classes whose generated images are the null of a class


@dataclass(frozen=True)
class Inverted:
    """N images, and what the generator draws at the latents that come nearest.

    images, drawn: [N, C, H, W]. classes: the class, −1 where none is known, int64 [N]; read:
    the class that the judge reads off `drawn`, −1 where it abstains, int64 [N]. latents: [N, d].
    Root mean squares over the pixels of what they differ by, [N]: errors; halfway, of the start
    that is best in the end after half of the steps; nearest, of the nearest generated sample.
    """

    images: Tensor
    drawn: Tensor
    classes: Tensor
    read: Tensor
    latents: Tensor
    errors: Tensor
    halfway: Tensor
    nearest: Tensor


def radius(dim: int) -> float:
    """Return the radius of the ball that holds `INSIDE` of the standard normal latents."""
    from scipy.stats import chi

    return float(chi.ppf(INSIDE, dim))


def choose(classes: np.ndarray, count: int, rng: np.random.Generator) -> np.ndarray:
    """Draw `count` of each class, or as many as there are; return which, class by class.

    Without labels as many as of `KINDS` classes.

    Args:
        classes: of the images [N]; anything below zero is none.
        count: of each class.
        rng: to draw from.
    """
    order = rng.permutation(len(classes))
    if not CLASSES:
        return order[: KINDS * count]
    parts = [order[classes[order] == label][:count] for label in range(CLASSES)]
    return np.concatenate(parts)


def held_out(
    subject: Subject, judge: Judge, *, pool: int, count: int, seed: int
) -> tuple[Tensor, Tensor]:
    """Return generated images to search for, [M, C, H, W], and the classes in them, [M].

    Of each class the judge sees, `count`; where there are too few of some, images of whatever else
    take their place, so that there are always ten times `count`. Their latents lie in the ball.

    Args:
        subject: in evaluation mode.
        judge: which names the classes, −1 where it abstains.
        pool: latents from which they are chosen, at least ten times `count`.
        count: of each class.
        seed: of the latents.
    """
    dim = subject.latent_dim
    latents = streams.latents(seed, "latents that are looked for", 0, pool, dim)
    images = generate(subject, within(latents, radius(dim)))
    classes = judge(images).classes()
    rng = streams.rng(seed, "generated images that are looked for")
    chosen = choose(classes.numpy(), count, rng)
    others = np.setdiff1d(np.arange(pool), chosen)[: KINDS * count - len(chosen)]
    rows = torch.from_numpy(np.concatenate([chosen, others]))
    return images[rows], classes[rows]


def nearest(images: Tensor, samples: Tensor, count: int) -> tuple[Tensor, Tensor]:
    """Return the `count` samples nearest to each image, int64 [N, count], and the mean squares.

    The mean square over pixels of the difference to the nearest is computed from the pixels, [N].

    Args:
        images: [N, C, H, W].
        samples: [M, C, H, W], at least `count`.
        count: at least 1.
    """
    flat, theirs = images.flatten(1), samples.flatten(1)
    # |x − y|² / 2 but for |x|² / 2, which is the same for all samples
    halves = theirs.square().sum(1) / 2 - flat @ theirs.T
    found = halves.argsort(dim=1, stable=True)[:, :count]
    return found, (flat - theirs[found[:, 0]]).square().mean(1)


def invert(
    subject: Subject,
    judge: Judge,
    images: Tensor,
    classes: Tensor,
    *,
    samples: int,
    starts: int,
    steps: int,
    seed: int,
) -> Inverted:
    """Find, for each image, the latent in the ball that draws it best in mean square.

    The search starts in the middle of the ball and at the latents of the nearest samples. Of
    single starts the middle leaves least of an image, and random latents leave most (measured).

    Args:
        subject: in evaluation mode.
        judge: which reads the classes.
        images: [N, C, H, W] in [−1, 1], at least one.
        classes: the classes in them, −1 for none, int64 [N].
        samples: generated images among which the nearest are looked for.
        starts: of each image, the middle among them, at least 1.
        steps: of the search from each start.
        seed: of the samples.
    """
    dim, edge, count = subject.latent_dim, radius(subject.latent_dim), len(images)
    bank = within(streams.latents(seed, "samples near images", 0, samples, dim), edge)
    near, distances = nearest(images, generate(subject, bank), max(starts - 1, 1))
    middle = torch.zeros(count, 1, dim)
    first = torch.cat([middle, bank[near]], 1)[:, :starts].flatten(0, 1)
    targets = images.repeat_interleave(starts, 0)

    def error(latents: Tensor, rows: slice) -> Tensor:
        return (subject.generator(latents) - targets[rows]).square().flatten(1).mean(1)

    found = minimise(error, first, edge, steps)
    best = found.values.view(count, starts).argmin(1) + starts * torch.arange(count)
    drawn = generate(subject, found.places[best])
    return Inverted(
        images=images,
        drawn=drawn,
        classes=classes,
        read=judge(drawn).classes(),
        latents=found.places[best],
        errors=found.values[best].sqrt(),
        halfway=found.halfway[best].sqrt(),
        nearest=distances.sqrt(),
    )


def effect_rows(real: Inverted, generated: Inverted) -> list[dict[str, Any]]:
    """Return what is left of real images, class by class and in all, as rows of an effects table.

    Analysis "inversion", a row a class, or one for all images without labels: the mean error of its
    real images with Student's interval; beside it the middle 95 % of the errors of generated
    images, of those of the same class where there are `LEAST` of them, else of all, as `target`
    says; the p-value of Mann and Whitney 1947 that real images are no harder to draw. Analysis
    "inversion_whole", without a test: the same and further measures of all real and all generated
    images.

    Args:
        real: real images, their classes known.
        generated: generated images of other latents.
    """
    rows = [_of_class(label, real, generated) for label in range(CLASSES)]
    if not CLASSES:
        errors, null = real.errors.numpy(), generated.errors.numpy()
        rows.append(_beside("all images", ALL, 0, errors, null))
    floor = generated.errors.numpy()
    above = (real.errors.numpy() > np.quantile(floor, 0.975)).astype(float)
    concept = "above 97.5 % of the generated images"
    rows.append(_whole("real") | _share(above) | {"concept": concept})
    theirs = _measures(generated)
    for name, found in (("real", real), ("generated", generated)):
        for concept, (values, unit) in _measures(found).items():
            row = _mean(values, theirs[concept][0]) | {"unit_of_measure": unit}
            rows.append(_whole(name) | row | {"concept": concept})
        known = found.classes >= 0
        same = (found.read == found.classes)[known].numpy().astype(float)
        if CLASSES:
            rows.append(_whole(name) | _share(same) | {"concept": f"same {DATA.kind}"})
    return rows


def _measures(found: Inverted) -> dict[str, tuple[np.ndarray, str]]:
    """Return what is measured of every image, with its unit of measure.

    Of all images the length of the latent, rather than the share at the edge, which grows with
    the steps long after the error has settled (measured).
    """
    lengths = found.latents.norm(dim=1) / radius(found.latents.shape[1])
    return {
        "error": (found.errors.numpy(), UNIT),
        "error halfway": (found.halfway.numpy(), UNIT),
        "error of the nearest sample": (found.nearest.numpy(), UNIT),
        "length of the latent": (lengths.numpy(), "radii of the ball"),
    }


def _of_class(label: int, real: Inverted, generated: Inverted) -> dict[str, Any]:
    errors = real.errors[real.classes == label].numpy()
    own = generated.errors[generated.classes == label].numpy()
    enough = len(own) >= LEAST
    null, group = (own, SAME) if enough else (generated.errors.numpy(), ALL)
    return _beside(CLASS_CONCEPTS[label], group, label, errors, null)


def _beside(
    what: str, group: str, dose: int, errors: np.ndarray, null: np.ndarray
) -> dict[str, Any]:
    row = {
        "analysis": "inversion",
        "layer": "latent",
        "target": f"{what} beside {group} generated",
        "intervention": "best latent",
        "dose": dose,
        "group": group,
        "concept": "error",
        "unit_of_measure": UNIT,
        "split": "held-out",
        "n": len(errors),
    }
    if len(errors) < 2:
        return row | no_estimate(f"too few images of this {DATA.kind}")
    return row | _mean(errors, null) | {"p_value": auroc.p_value(errors, null, "greater")}


def _whole(kind: str) -> dict[str, Any]:
    return {
        "analysis": "inversion_whole",
        "layer": "latent",
        "target": f"{kind} images",
        "group": kind,
        "intervention": "best latent",
        "split": "held-out",
    }


def _mean(values: np.ndarray, null: np.ndarray) -> dict[str, Any]:
    return {**columns.mean(values), **columns.null(null)}


def _share(found: np.ndarray) -> dict[str, Any]:
    """Return a share with Wilson's interval (1927); nothing where there is nothing to count."""
    row = {"unit_of_measure": "share", "n": len(found)}
    if not len(found):
        return row | no_estimate(f"the judge sees no {DATA.kind}")
    return row | columns.share(found.mean(), len(found))


def pictures(real: Inverted, generated: Inverted, shown: int) -> dict[str, np.ndarray]:
    """Return the errors of all images, and some of these with what is drawn of them.

    Args:
        real: real images.
        generated: generated images of other latents.
        shown: images of a kind.

    Returns:
        "errors.real" [N], "errors.generated" [M] and the classes, "classes.real" and
        "classes.generated"; and for the kinds worst, median and best of the real images and floor,
        the worst of the generated ones: "image.<kind>" and "drawn.<kind>" [shown, H, W],
        "error.<kind>", "class.<kind>" and "read.<kind>" [shown], the largest error first.
    """
    found = {}
    for name, all_ in (("real", real), ("generated", generated)):
        found[f"errors.{name}"] = all_.errors.numpy()
        found[f"classes.{name}"] = all_.classes.numpy()
    order = real.errors.argsort(descending=True, stable=True)
    middle = max((len(order) - shown) // 2, 0)
    chosen = {
        "worst": (real, order[:shown]),
        "median": (real, order[middle : middle + shown]),
        "best": (real, order[-shown:]),
        "floor": (generated, generated.errors.argsort(descending=True, stable=True)[:shown]),
    }
    for kind, (source, rows) in chosen.items():
        found[f"image.{kind}"] = pictured(source.images[rows]).numpy()
        found[f"drawn.{kind}"] = pictured(source.drawn[rows]).numpy()
        found[f"error.{kind}"] = source.errors[rows].numpy()
        found[f"class.{kind}"] = source.classes[rows].numpy()
        found[f"read.{kind}"] = source.read[rows].numpy()
    return found
