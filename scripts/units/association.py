"""Measure with which concept every unit of a generator goes, at every checkpoint."""

import numpy as np
import pandas as pd

from glassgan import cli, effects, files


def main() -> None:
    """Write associations, statistics of units, their life lines and their strongest samples."""
    parser = cli.parser(__doc__)
    cli.add_run_options(parser)
    parser.add_argument("--judge", required=True)
    parser.add_argument("--second-judge", required=True)
    parser.add_argument("--strokes", type=int, required=True, help="samples whose strokes count")
    parser.add_argument("--null-images", type=int, required=True, help="draws, for overlaps")
    parser.add_argument("--tops", type=int, required=True, help="strongest samples of a unit")
    parser.add_argument("--units", required=True, help="output: Parquet, a row a unit")
    parser.add_argument("--life", required=True, help="output: Parquet, a row a unit and epoch")
    parser.add_argument("--overlaps", required=True, help="output: Parquet, a row a unit and map")
    parser.add_argument("--pictures", required=True, help="output: safetensors")
    parser.add_argument("--effects", required=True, help="output: Parquet")
    cli.add_torch_options(parser)
    args = parser.parse_args()

    cli.use(args.threads, args.device)
    from glassgan import checkpoints, left_out
    from glassgan.banks import of_units
    from glassgan.judge import network
    from glassgan.layers.downstream import rest, unit_layers
    from glassgan.layers.values import unit_matrix
    from glassgan.units import association, labelled, life, overlap, reliability

    chain = [checkpoints.load(path) for path in args.checkpoints]
    last = checkpoints.last_with_weights(chain)
    judge, second = network.load(args.judge), network.load(args.second_judge)
    latents = of_units(args.seed, args.bank, last.subject.latent_dim)
    half = args.bank // 2

    rows, cards, lines, pictures, final = [], [], [], {}, {}
    for checkpoint in [c for c in chain if c.has_weights]:
        place = {"epoch": checkpoint.epoch, "status": checkpoint.status}
        layers = list(unit_layers(checkpoint.subject))
        found = labelled.samples(checkpoint.subject, latents, judge)
        values = unit_matrix(checkpoint.subject, latents, layers)
        concepts, both = labelled.labels(found)
        line = {}
        for layer in layers:
            line[layer], final[layer] = association.of_halves(values[layer], both, concepts)[1:]
            rows += [
                {**place, **row}
                for row in association.effect_rows(final[layer], layer, "unit_life")
            ]
        lines.append((checkpoint.epoch, line))
        if checkpoint not in (chain[0], last):
            continue
        measured = labelled.with_digits(found, args.strokes)
        every, both = labelled.labels(found, labelled.strokes(found, measured))
        if not layers:  # the columns of the table, and which concepts vary
            none = np.zeros((len(latents), 1), dtype=np.float32)
            first, then, table = association.of_halves(none, both, every)
            described = association.statistics(none).assign(mutual_information=np.nan)
            card = table.join(described).assign(layer="", epoch=checkpoint.epoch)
            cards.append(card.iloc[:0])
        for number, layer in enumerate(layers):
            first, then, table = association.of_halves(values[layer], both, every)
            rows += [
                {**place, **row}
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
                    values[layer][half:], found.images[half:], args.tops
                )
    # what follows is of the last checkpoint
    if why := left_out.without_units(last.subject):
        rows.append({**place, **left_out.row("units of the generator", why)})
    rows += [{**place, **row} for row in reliability.of_variation(first, then, every)]
    rows += [{**place, **row} for row in reliability.of_judges(found.images, judge, second)]
    rows += [
        {**place, **row} for row in reliability.of_strokes(found.images[measured[::2]], args.seed)
    ]
    outputs = {layer: rest(last.subject, layer, latents[measured]).values for layer in layers}
    overlaps = overlap.of_layers(
        outputs, found.images[measured, 0].numpy(), draws=args.null_images, seed=args.seed
    )
    rows += [{**place, **row} for row in overlap.effect_rows(overlaps[overlaps["chosen"]])]

    shared = {"preset": args.preset, "subject": args.name, "seed": args.run_seed}
    files.write_table(args.effects, effects.table(rows, **shared))
    files.write_table(args.units, pd.concat(cards, ignore_index=True))
    files.write_table(args.life, life.life_lines(lines, final, concepts))
    files.write_table(args.overlaps, overlaps)
    header = {"epoch": last.epoch, "status": last.status, "concepts": every}
    files.write_tensors(args.pictures, pictures, header)


if __name__ == "__main__":
    cli.run(main)
