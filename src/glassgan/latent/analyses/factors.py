"""What latents say of the factors that images were made of, beside the factors themselves."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import torch

from glassgan import streams
from glassgan.banks import halves
from glassgan.concepts import CONCEPTS, FACTORS
from glassgan.data.images import to_network
from glassgan.judge.reading import concepts
from glassgan.latent import factors, supervised
from glassgan.latent.bank import LatentBank, measured
from glassgan.latent.effects import random_directions
from glassgan.latent.settings import Factors
from glassgan.run import Run


def analyse(run: Run, settings: Factors, test: Mapping[str, np.ndarray]) -> dict[str, Any]:
    """Score latents, coordinates along trained directions and true factors; move along directions.

    Args:
        run: with a judge that reads factors.
        settings: of the analysis.
        test: the prepared test images, "images" uint8 [N, C, H, W], and "factors" [N, F].

    Returns:
        effects.
    """
    subject, names, seed = run.last.subject, list(FACTORS), settings.seed
    places = [list(CONCEPTS).index(name) for name in names]
    latents = streams.latents(seed, "bank of factors", 0, settings.bank, subject.latent_dim)
    finding, testing = (measured(subject, run.judge, part, 0) for part in halves(latents))
    learnable = [place for place in supervised.learnable(finding) if place in places]
    directions, _ = supervised.regressions(subject, finding, learnable)

    both = LatentBank.joined(finding, testing)
    drawn = both.values[:, places]
    real = slice(settings.bank)
    truth = test["factors"][real].astype(np.float64)
    images = to_network(torch.from_numpy(test["images"][real]))
    read = concepts(run.judge, images, 0)[0][:, places]
    codes = {
        factors.TRUE: (truth, read),
        factors.ROTATED: (factors.rotated(truth, seed), read),
        factors.ALONG: ((both.latents @ directions.T).numpy(), drawn),
        factors.LATENT: (both.latents.numpy(), drawn),
    }
    rows = list(factors.code_rows(codes, names, settings.null_codes, seed))
    rows += factors.order_rows(
        subject,
        run.judge,
        testing,
        {list(CONCEPTS)[place]: directions[k] for k, place in enumerate(learnable)},
        random_directions(settings.random, subject.latent_dim, seed),
        settings.latents,
    )
    return {"effects": run.table(rows)}
