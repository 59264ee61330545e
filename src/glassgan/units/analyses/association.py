"""With which concept every unit of a generator goes, at every checkpoint."""

from typing import Any

import numpy as np
import pandas as pd

from glassgan import left_out
from glassgan.banks import of_units
from glassgan.concepts import NO_CLASSES
from glassgan.judge.network import Judge
from glassgan.judge.reading import strokes
from glassgan.layers.downstream import downstream, unit_layers
from glassgan.layers.values import unit_matrix
from glassgan.run import Run, place
from glassgan.units import association, labelled, life, overlap, reliability
from glassgan.units.settings import Association


def analyse(run: Run, settings: Association, second_judge: Judge) -> dict[str, Any]:
    """Associate units with concepts, follow them, and ask how far concepts can be trusted.

    Args:
        run: with a judge.
        settings: of the analysis.
        second_judge: of another seed.

    Returns:
        units: a row a unit of the first and the last checkpoint. life: a row a unit and epoch.
        overlaps: a row a unit and map. pictures: AUROC and strongest samples. effects.
    """
    last = run.last
    latents = of_units(settings.seed, settings.bank, last.subject.latent_dim)
    half = settings.bank // 2

    rows, cards, lines, pictures, final = [], [], [], {}, {}
    for checkpoint in run.with_weights:
        layers = list(unit_layers(checkpoint.subject))
        found = labelled.samples(checkpoint.subject, latents, run.judge)
        values = unit_matrix(checkpoint.subject, latents, layers)
        concepts, both = labelled.labels(found)
        line = {}
        for layer in layers:
            line[layer], final[layer] = association.of_halves(values[layer], both, concepts)[1:]
            rows += [
                {**place(checkpoint), **row}
                for row in association.effect_rows(final[layer], layer, "unit_life")
            ]
        lines.append((checkpoint.epoch, line))
        if checkpoint not in (run.chain[0], last):
            continue
        measured = labelled.with_a_class(found, settings.strokes)
        shapes = strokes(found.images[measured]).set_axis(measured)
        every, both = labelled.labels(found, shapes)
        if not layers:  # the columns of the table, and which concepts vary
            none = np.zeros((len(latents), 1), dtype=np.float32)
            first, then, table = association.of_halves(none, both, every)
            described = association.statistics(none).assign(mutual_information=np.nan)
            card = table.join(described).assign(layer="", epoch=checkpoint.epoch)
            cards.append(card.iloc[:0])
        for number, layer in enumerate(layers):
            first, then, table = association.of_halves(values[layer], both, every)
            rows += [
                {**place(checkpoint), **row}
                for row in association.effect_rows(table, layer, "unit_association")
            ]
            described = association.statistics(values[layer])
            described["mutual_information"] = association.information(
                table, values[layer][half:], both[1], every
            )
            cards.append(table.join(described).assign(layer=layer, epoch=checkpoint.epoch))
            if checkpoint is last:
                pictures[f"discovery.{number}.{layer}"] = first.auroc
                usable = first.usable() & then.usable()
                pictures[f"auroc.{number}.{layer}"] = np.where(usable, then.auroc, np.nan)
                pictures[f"top.{number}.{layer}"] = labelled.strongest(
                    values[layer][half:], found.images[half:], settings.tops
                )
    # what follows is of the last checkpoint
    if why := left_out.without_units(last.subject):
        rows.append(left_out.row("units of the generator", why))
    if NO_CLASSES:
        rows.append(left_out.row("the agreement of two judges", NO_CLASSES))
    rows += reliability.of_variation(first, then, every)
    rows += reliability.of_judges(found.images, run.judge, second_judge)
    rows += reliability.of_strokes(found.images[measured[::2]], settings.seed)
    outputs = {layer: downstream(last.subject, layer, latents[measured]).values for layer in layers}
    overlaps = overlap.of_layers(
        outputs,
        found.images[measured].numpy(),
        draws=settings.null_images,
        seed=settings.seed,
    )
    rows += overlap.effect_rows(overlaps[overlaps["chosen"]])
    return {
        "units": pd.concat(cards, ignore_index=True),
        "life": life.life_lines(lines, final, concepts),
        "overlaps": overlaps,
        "pictures": (pictures, {**run.here, "concepts": every}),
        "effects": run.table(rows),
    }
