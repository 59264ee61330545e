"""How the two players move: what training follows, and what an intervention changes of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any


@dataclass(frozen=True)
class Recipe:
    """Everything that decides a step of training, beside the networks and the random streams.

    The first fields are the parameters of phase `train`, of which a subject may have a learning
    rate of its own, and what it says of its loss and of the fall of this rate. The others are at
    rest in every run; interventions set them (`glassgan.forks.changes`).

    Attributes:
        batch_size: images a step; the last batch of an epoch may be smaller, as in the article.
        learning_rate: of Adam, for both players.
        betas: of Adam, for both players.
        window: steps that share a row of the trace.
        loss: what the losses are computed on, "probabilities" or "logits".
        half_life: epochs in which the learning rate halves; None where it stays.
        saturating: whether G minimises log(1 − D(G(z))) in place of −log D(G(z)).
        real_label: what D is to answer to real images; less than 1 is one-sided label smoothing.
        discriminator_rate: factor on D's learning rate.
        discriminator_moves: moves of D in a step; 0 freezes it.
        generator_moves: moves of G in a step, 1 or 0; 0 freezes it.
        dropout: whether the discriminator drops units in training.
        input_noise: standard deviation of the noise added to all that D sees in training.
        r1: weight of the penalty on D's squared slope at real images; 0 is none.
        r2: the same at generated ones.
        relativistic: whether D tells a real and a generated image apart as a pair.
        without_class: a class that D is not shown; other images take its place.
        held: layer and unit of G that are held at zero.
        still_layer: a layer of D whose weights do not move.
        masked: row, column and size of a square that D sees black, in all images.
        streams: appended to the names of all random streams; another text, other draws.
    """

    batch_size: int
    learning_rate: float
    betas: tuple[float, float]
    window: int
    loss: str
    half_life: float | None = None
    saturating: bool = False
    real_label: float = 1.0
    discriminator_rate: float = 1.0
    discriminator_moves: int = 1
    generator_moves: int = 1
    dropout: bool = True
    input_noise: float = 0.0
    r1: float = 0.0
    r2: float = 0.0
    relativistic: bool = False
    without_class: int | None = None
    held: tuple[str, int] | None = None
    still_layer: str | None = None
    masked: tuple[int, int, int] | None = None
    streams: str = ""

    @classmethod
    def of(cls, metadata: Mapping[str, Any]) -> "Recipe":
        """Return the recipe that the header of a checkpoint holds."""
        recipe, subject = metadata["recipe"], metadata["specification"]
        return cls(
            batch_size=recipe["batch_size"],
            learning_rate=subject.get("learning_rate", recipe["learning_rate"]),
            betas=(recipe["betas"][0], recipe["betas"][1]),
            window=recipe["window"],
            loss=subject["loss"],
            half_life=subject.get("half_life"),
        )

    def in_epoch(self, epoch: int) -> "Recipe":
        """Return the recipe of an epoch: that of the first, but for the learning rate.

        It falls from epoch to epoch, and not with the share of the run that is done, so that a run
        that goes on for longer begins with the same steps.
        """
        if self.half_life is None:
            return self
        return replace(self, learning_rate=self.learning_rate * 2 ** (-epoch / self.half_life))

    def steps_per_epoch(self, images: int) -> int:
        """Return the number of batches in which training sees so many images once."""
        return -(-images // self.batch_size)
