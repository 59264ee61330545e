"""How stable the explanations of a run are: units, sets, directions and attributions."""

from collections.abc import Iterator
from typing import Any

from torch import Tensor

from glassgan import streams, subject
from glassgan.claims.settings import Stability
from glassgan.claims.stability import attributions, directions, sets, units
from glassgan.claims.stability.alike import BANK, row
from glassgan.data.images import to_network
from glassgan.effects import no_estimate
from glassgan.judge.network import Judge
from glassgan.layers.downstream import unit_layers
from glassgan.left_out import without_units
from glassgan.prepare import splits
from glassgan.run import Run
from glassgan.statistics.columns import Columns
from glassgan.units.removal import middle


def analyse(run: Run, settings: Stability, second_judge: Judge, test: Tensor) -> dict[str, Any]:
    """Give every kind of explanation again with one thing changed.

    Args:
        run: with a judge.
        settings: of the analysis.
        second_judge: of another seed.
        test: the prepared test images, uint8 [M, C, H, W].

    Returns:
        effects: rows "stability".
    """
    last, judges = run.last.subject, (run.judge, second_judge)
    seed, draws = settings.seed, settings.null_draws
    rows: list[Columns] = []
    layers = unit_layers(last)
    layer = middle(list(layers))[1] if layers else ""
    if why := without_units(last):
        rows += [
            row(target, concept, BANK, **no_estimate(why), n=0)
            for target, concept in ((units.TARGET, "concepts"), (sets.TARGET, "overlap"))
        ]
    else:
        bank = _latents(run, "units", seed, 3 * settings.latents)
        pair, held_out = bank[: 2 * settings.latents], bank[2 * settings.latents :]
        for name, count in layers.items():
            some = units.drawn(count, settings.units, seed, name)
            rows += units.of_layer(last, name, some, pair, judges, seed, draws)
        rows += sets.of_layer(last, layer, pair, held_out, judges, seed, draws)
    bank = _latents(run, "directions", seed, 2 * settings.bank)
    rows += directions.of_subject(last, layer, bank, settings.latents, judges, seed, draws)
    rows += _attributions(run, settings, test)
    return {"effects": run.table(rows)}


def _latents(run: Run, part: str, seed: int, count: int) -> Tensor:
    dim = run.last.subject.latent_dim
    return streams.latents(seed, f"bank of stability of {part}", 0, count, dim)


def _attributions(run: Run, settings: Stability, test: Tensor) -> Iterator[Columns]:
    """Yield rows for maps of as many real as generated images."""
    last, count = run.last.subject, settings.images // 2
    if last.discriminator is None:
        why = "the subject has no discriminator"
        yield row(
            attributions.TARGET,
            attributions.INTEGRATED,
            attributions.SINGLE,
            **no_estimate(why),
            n=0,
        )
        return
    order = splits.drawn(len(test), len(test), "real images of stability", settings.seed)
    real, others = to_network(test[order[:count]]), to_network(test[order[count:]])
    generated = subject.generate(last, _latents(run, "attributions", settings.seed, count))
    yield from attributions.of_discriminator(
        last.discriminator,
        (real, generated),
        others.mean(0, keepdim=True),
        settings.seed,
        settings.null_draws,
    )
