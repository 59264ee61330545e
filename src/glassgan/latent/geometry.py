"""The shape of what a generator makes of its latent space: how it stretches and how it bends.

Each function measures one checkpoint and returns rows of an effects table.
"""

from typing import Any

import numpy as np
import torch
from torch import Tensor

from glassgan import streams
from glassgan.banks import halves
from glassgan.data import DATA
from glassgan.effects import no_estimate
from glassgan.interpolation import slerp_at
from glassgan.judge.network import Judge
from glassgan.latent.jacobian import jacobians, metrics
from glassgan.statistics import columns, nulls
from glassgan.subject import Subject, generate

# A singular value below this part of the largest is not told from zero. Rounding in sums of n
# float32 numbers leaves √n · 2⁻²³; the Jacobians of trained generators were at most 2.5e-6 away
# from those computed in double (spectral norm, relative).
RESOLVED = DATA.size**0.5 * torch.finfo(torch.float32).eps

# The step of a path length, in t. Larger ones cut corners: kinks of ReLU lie close, and at 1e-2 a
# path of a trained `mlp` loses 3 %. Smaller ones lose decimals: features are rounded at some 1e-7
# and differ by ε times their slope; at 1e-5 rounding adds 56 % to the squares of an untrained
# `mlp`. Here the means are within 0.7 % of the exact derivative for trained generators, and
# within 1.3 % for an untrained `dcgan`, whose images hardly change at all.
PATH_STEP = 1e-3

# The step along each entry of a Rademacher vector, that of Peebles et al. 2020.
HESSIAN_STEP = 0.1

SHARED = {"analysis": "latent_geometry", "layer": "latent", "split": "held-out"}


def spectrum(subject: Subject, latents: Tensor) -> Tensor:
    """Return the singular values of the Jacobian dG/dz at each latent, descending.

    The roots of the eigenvalues of JᵀJ, which is formed in double, where it costs no decimals that
    J has in float32.

    Args:
        subject: in evaluation mode.
        latents: [N, d].

    Returns:
        [N, d], double, in pixel values a unit of the latent; nan where a Jacobian is not finite.
    """
    blocks = []
    for block in jacobians(subject, latents):
        metric = metrics(block)
        finite = metric.isfinite().flatten(1).all(1)
        values = torch.linalg.eigvalsh(metric.where(finite[:, None, None], 0.0))
        blocks.append(values.flip(1).clamp(min=0).sqrt().where(finite[:, None], torch.nan))
    return torch.cat(blocks)


def spectrum_effects(values: Tensor) -> list[dict[str, Any]]:
    """Return what the spectra of the Jacobian say of the generator, a row each.

    - "log condition number": log₁₀ σ_max/σ_min, the median over latents with its interval from
      order statistics, because it is infinite where J lacks full rank: such latents count as
      above all others, and where they are half of all there is no estimate, and the reason says
      why. Odena et al. 2018 ("Is generator conditioning causally related to GAN performance?")
      take the condition number of JᵀJ, the square.
    - "numerical rank": how many singular values are above `RESOLVED` times the largest.
    - "local dimension": the participation ratio (Σσ²)² / Σσ⁴, as `projection.effective_dimension`;
      the number of directions of equal strength that would spread as much; 0 where J is zero.
    - "mean sensitivity": root of E‖J‖²_F / d: how far the image moves (Euclidean norm over its
      pixels) for the length of a small step in a random direction, in root mean square.

    Args:
        values: of `spectrum`, [N, d].
    """
    sigma, dim = values.numpy(), values.shape[1]
    known = np.isfinite(sigma).all(1)
    rank = np.where(known, (sigma > RESOLVED * sigma[:, :1]).sum(1), np.nan)
    logs = np.where(known, np.inf, np.nan)
    full = rank == dim
    logs[full] = np.log10(sigma[full, 0] / sigma[full, -1])
    power, fourth = np.square(sigma).sum(1), np.power(sigma, 4).sum(1)
    dimension = np.where(known, 0.0, np.nan)
    np.divide(power**2, fourth, out=dimension, where=fourth > 0)
    sensitivity = _mean("mean sensitivity", "pixels", power / dim)
    for name in ("estimate", "ci_low", "ci_high"):
        sensitivity[name] = float(np.sqrt(np.maximum(sensitivity[name], 0)))
    rows = [
        _median("log condition number", "", logs),
        _mean("numerical rank", "directions", rank),
        _mean("local dimension", "directions", dimension),
        sensitivity,
    ]
    return [{**row, "target": "Jacobian"} for row in rows]


def path_length(
    subject: Subject, judge: Judge, latents: Tensor, *, seed: int
) -> list[dict[str, Any]]:
    """Measure how fast the judge's features change along paths between latents.

    E[ ‖f(G(slerp(z₁, z₂; t))) − f(G(slerp(z₁, z₂; t + ε)))‖² / ε² ], t uniform, the perceptual
    path length of Karras et al. 2019 ("A style-based generator architecture for generative
    adversarial networks", sec. 4.1) with the features of the judge in place of LPIPS: not
    comparable to published numbers.

    Args:
        subject: in evaluation mode.
        judge: whose features are meant.
        latents: [2 N, d]; each of the first half is paired with one of the second.
        seed: of the places t.

    Returns:
        One row, with Student's interval over the N pairs.
    """
    starts, ends = halves(latents)
    places = streams.rng(seed, "places on latent paths").uniform(0, 1 - PATH_STEP, len(starts))
    at = torch.from_numpy(places)
    here, there = (
        judge.features(generate(subject, slerp_at(starts, ends, t))).double()
        for t in (at, at + PATH_STEP)
    )
    lengths = (there - here).square().sum(1) / PATH_STEP**2
    row = _mean("path length (judge's features)", "squared distance", lengths.numpy())
    return [{**row, "target": "spherical paths"}]


def hessian_penalty(
    subject: Subject, latents: Tensor, *, draws: int, null_bases: int, seed: int
) -> list[dict[str, Any]]:
    """Measure whether the components of the latent space act on the image independently.

    The Hessian penalty of the coordinate axes, beside that of randomly rotated bases on the same
    latents with the same draws; one-sided: the question is whether the axes have a *smaller* one.

    Args:
        subject: in evaluation mode.
        latents: [N, d].
        draws: Rademacher vectors at each latent, at least 2.
        null_bases: how many.
        seed: of the bases and the vectors.

    Returns:
        One row, with Student's interval over latents.
    """
    dim = latents.shape[1]
    bases = torch.cat([torch.eye(dim)[None], random_bases(null_bases, dim, seed)])
    found = penalties(subject, latents, bases, draws=draws, seed=seed).numpy()
    row = _mean("Hessian penalty", "squared second derivative", found[0]) | {"target": "axes"}
    if not np.isfinite(found).all():
        return [row]
    null = found[1:].mean(1)
    return [
        {
            **row,
            **columns.null(null),
            "p_value": nulls.monte_carlo_p(-row["estimate"], -null),
        }
    ]


@torch.no_grad()
def penalties(subject: Subject, latents: Tensor, bases: Tensor, *, draws: int, seed: int) -> Tensor:
    """Return the Hessian penalty of bases at each latent, mean over pixels, double [B, N].

    Var_v[vᵀ H v] over vectors v with entries ±1 in the basis, H the Hessian of a pixel (Peebles et
    al. 2020, "The Hessian penalty: a weak prior for unsupervised disentanglement", who take the
    maximum over pixels in place of the mean). It is 2 Σ_{i≠j} H_ij²: zero if and only if H is
    diagonal in the basis; and ‖H‖_F being the same in all bases, small where the diagonal is large.

    vᵀ H v is (G(z + εv) − 2 G(z) + G(z − εv)) / ε², ε = `HESSIAN_STEP`. A generator with ReLU bends
    at kinks only, apart from its last tanh: what is measured is its bending on the scale of ε
    (a step εv has the length ε√d), and grows as ε shrinks.

    Args:
        subject: in evaluation mode.
        latents: z [N, d].
        bases: orthogonal [B, d, d], the vectors of a basis in columns.
        draws: K, vectors v at each latent, at least 2; the same for every basis.
        seed: of these vectors.
    """
    count, dim = latents.shape
    flips = streams.rng(seed, "signs of Hessian penalties").integers(0, 2, (count, draws, dim))
    signs = torch.from_numpy(2 * flips - 1).float()
    still = generate(subject, latents).view(count, 1, -1).double()
    found = []
    for basis in bases:
        steps = HESSIAN_STEP * (signs @ basis.T)
        moved = torch.stack([latents[:, None] + steps, latents[:, None] - steps])
        pixels = generate(subject, moved.flatten(0, 2)).view(2, count, draws, -1).double()
        second = (pixels[0] - 2 * still + pixels[1]) / HESSIAN_STEP**2
        deviations = second - second.mean(1, keepdim=True)  # torch's own variance is slow here
        found.append(deviations.square().sum(1).mean(1) / (draws - 1))
    return torch.stack(found)


def random_bases(count: int, dim: int, seed: int) -> Tensor:
    """Return orthogonal matrices [count, dim, dim], uniform (Haar).

    Mezzadri 2007, "How to generate random matrices from the classical compact groups": QR of a
    normal matrix, the signs of the diagonal of R put right.
    """
    draws = streams.rng(seed, "rotated bases").standard_normal((count, dim, dim))
    q, r = torch.linalg.qr(torch.from_numpy(draws))
    return (q * r.diagonal(dim1=1, dim2=2).sign()[:, None]).float()


def _row(concept: str, unit: str, values: np.ndarray) -> dict[str, Any]:
    """Return the row of N values without an estimate; where some are nan, its reason says so."""
    row = {**SHARED, "concept": concept, "unit_of_measure": unit, "n": len(values)}
    row |= dict.fromkeys(("estimate", "ci_low", "ci_high"), np.nan)
    unknown = int(np.isnan(values).sum())
    return {**row, **no_estimate(f"not finite at {unknown} of {len(values)}")} if unknown else row


def _mean(concept: str, unit: str, values: np.ndarray) -> dict[str, Any]:
    """Return the row of a mean over latents [N], with Student's interval."""
    row = _row(concept, unit, values)
    if "reason" in row:
        return row
    return {**row, **columns.mean(values)}


def _median(concept: str, unit: str, values: np.ndarray) -> dict[str, Any]:
    """Return the row of a median over latents [N], some of which may be infinite.

    Its interval lies between two order statistics, whose places are quantiles of the binomial law
    (Thompson 1936, "On confidence ranges for the median"); an end that is infinite is nan.
    """
    from scipy.special import bdtr

    row, count = _row(concept, unit, values), len(values)
    if "reason" in row:
        return row
    ordered = np.sort(values)
    estimate = (ordered[(count - 1) // 2] + ordered[count // 2]) / 2
    if not np.isfinite(estimate):
        return {**row, **no_estimate(f"rank deficient at {np.isinf(values).sum()} of {count}")}
    row["estimate"] = float(estimate)
    outside = int((bdtr(np.arange(count), count, 0.5) <= 0.025).sum())  # values on either side
    if outside > 0:
        low, high = ordered[outside - 1], ordered[count - outside]
        row |= {"ci_low": float(low), "ci_high": float(high) if np.isfinite(high) else np.nan}
    return row
