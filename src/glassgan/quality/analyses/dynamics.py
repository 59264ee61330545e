"""The game between generator and discriminator, from checkpoint to checkpoint."""

from typing import Any

from torch import Tensor

from glassgan import streams
from glassgan.data.images import Scaled, to_network
from glassgan.prepare import splits
from glassgan.quality import class_push, forgetting, path_angle, sample_gradients
from glassgan.quality.settings import Dynamics
from glassgan.run import Run
from glassgan.train.losses import LOSSES


def analyse(run: Run, settings: Dynamics, train: Tensor, test: Tensor) -> dict[str, Any]:
    """Measure what D asks of samples, what it forgets, and the path angles of a run.

    Args:
        run: trained here, with a judge. Without a discriminator it plays no game, and leaves empty
            tables.
        settings: of the analysis.
        train: stored training images, uint8 [T, C, H, W].
        test: stored test images, uint8 [N, C, H, W].

    Returns:
        pictures: samples with the gradient that reaches them; tables push, class_push, forgetting
        and path_angle.
    """
    seed, dim = settings.seed, run.chain[0].subject.latent_dim
    losses = LOSSES[run.specification["loss"]]
    chain = [c for c in run.with_weights if c.subject.discriminator is not None]
    training = Scaled(train)
    chosen = splits.drawn(len(test), settings.bank, "held-out images of dynamics", seed)
    held_out = to_network(test[chosen])
    bank = streams.latents(seed, "bank of dynamics", 0, settings.bank, dim)
    latents = streams.latents(seed, "batch of dynamics", 0, settings.batch, dim)
    real = training[splits.drawn(len(training), settings.batch, "real batch of dynamics", seed)]
    return {
        "pictures": (sample_gradients.pictures(chain, losses, bank[: settings.shown]),),
        "push": sample_gradients.measure(chain, losses, latents, training, seed),
        "class_push": class_push.measure(chain, losses, latents, bank, run.judge),
        "forgetting": forgetting.cross_play(chain, bank, held_out),
        "path_angle": path_angle.path_angles(chain, losses, real, latents),
    }
