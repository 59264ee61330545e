"""Figure: units as pictures."""

import numpy as np
from matplotlib.figure import Figure

from glassgan.report import style
from glassgan.report.messages import say


def draw(
    generator_layers: dict[str, np.ndarray],
    units: int,
    discriminator_layers: dict[str, np.ndarray] | None = None,
) -> Figure:
    """Draw a row a kind: weights next to the image, then inputs that maximise hidden units of D.

    Args:
        generator_layers: "weights.units" and "weights.pictures", where there are such.
        units: pictures a row.
        discriminator_layers: "maximisers", "units" and "auroc" of each layer, and
            "weights.pictures" where there are such; None if there is no discriminator.
    """
    rows: list[tuple[str, np.ndarray, list[str], bool]] = []
    if "weights.pictures" in generator_layers:
        names = [f"{unit}" for unit in generator_layers["weights.units"]]
        rows.append(
            (say("features_figures-to-image"), generator_layers["weights.pictures"], names, True)
        )
    found = style.ordered(discriminator_layers := discriminator_layers or {}, "maximisers")
    labels = {
        layer: [
            f"{unit}: {auroc:.2f}"
            for unit, auroc in zip(
                discriminator_layers[f"units.{number}.{layer}"],
                discriminator_layers[f"auroc.{number}.{layer}"],
                strict=True,
            )
        ]
        for number, layer in enumerate(found)
    }
    if "weights.pictures" in discriminator_layers:
        first = next(iter(found))
        title = say("features_figures-from-image")
        rows.append((title, discriminator_layers["weights.pictures"], labels[first], True))
    for layer, images in found.items():
        title = say("features_figures-maximiser", layer=layer)
        rows.append((title, images, labels[layer], False))

    if not rows:
        return _nothing()
    fig = style.figure(0.95 * units + 1.2, 1.15 * len(rows) + 0.2)
    axes = fig.subplots(len(rows), units, squeeze=False)
    for row, (title, pictures, names, signed) in enumerate(rows):
        for column in range(units):
            ax = axes[row, column]
            if column >= len(pictures):
                ax.axis("off")
                continue
            (style.signed_picture if signed else style.picture)(ax, pictures[column])
            ax.set_xlabel(names[column], fontsize=7, labelpad=1)
        axes[row, 0].set_ylabel(title, rotation=0, ha="right", va="center")
    return fig


def _nothing() -> Figure:
    fig = style.figure(7.2, 0.8)
    ax = fig.subplots()
    style.bare(ax)
    why = say("features_figures-no-units")
    style.nothing(ax, why)
    return fig
