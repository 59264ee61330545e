"""Figures: drawn from results of every kind, nothing cut off."""

import numpy as np
import pandas as pd
import pytest
import torch
from networks import tiny
from pages import draws_within_its_page
from quality_pages import quality_table

from glassgan import effects
from glassgan.features import discriminator_layers, generator_layers, unit_pictures
from glassgan.judge import measures
from glassgan.report import style
from glassgan.report.features import discriminator_layers as figure_discriminator_layers
from glassgan.report.features import generator_layers as figure_generator_layers
from glassgan.report.features import unit_pictures as figure_unit_pictures
from glassgan.report.judge import calibration
from glassgan.report.quality import measures as figure_quality
from glassgan.report.quality import samples
from glassgan.report.training import curves
from glassgan.subjects import dcgan
from glassgan.train import trace

OPTIONS = {"seed": 0, "null_draws": 20, "resamples": 20}


def samples_figure():
    images = {place: np.zeros((60, 1, 28, 28)) for place in "01"}
    return samples.draw(images, quality_table(), columns=8)


def quality_figure(runs, **options):
    return figure_quality.draw({f"mlp/{seed}": quality_table(**options) for seed in range(runs)})


def curves_figure():
    shared = dict.fromkeys(trace.COLUMNS, 0.5) | {"epoch": 0, "status": "finite"}
    rows = [{**shared, "first_step": k, "last_step": k + 4} for k in range(0, 50, 5)]
    end = {**shared, "first_step": 50, "last_step": 50, "status": "diverged", "loss_d": np.inf}
    runs = {
        "mlp": {0: trace.table(rows), 1: trace.table(rows)},
        "article": {0: trace.table([*rows, end])},
    }
    return curves.draw(runs, log_losses=True)


def generator_figure(classes):
    torch.manual_seed(0)
    subject, latents = tiny().evaluation(), torch.randn(200, 8)
    labels = torch.arange(200) % classes
    rows = generator_layers.readable_class(subject, latents, labels, **OPTIONS)
    pictures = {k: v.numpy() for k, v in generator_layers.pictures(subject, latents).items()}
    pictures["classes"] = labels[100:].numpy()
    summary = generator_layers.layer_summary(subject, latents)
    both = pd.concat([summary.assign(epoch=0), summary.assign(epoch=3)])
    table = effects.table([{**row, "epoch": 3, "seed": 0} for row in rows])
    return figure_generator_layers.draw(pictures, both, table, latents=3, points=80)


def maps_figure():
    """Layers of a convolutional generator of which there is one checkpoint."""
    subject = dcgan.build(latent_dim=6, widths=(4, 6)).evaluation()
    latents = torch.randn(80, 6)
    pictures = {k: v.numpy() for k, v in generator_layers.pictures(subject, latents).items()}
    pictures["classes"] = np.arange(40) % 10
    labels = torch.arange(80) % 2
    rows = generator_layers.readable_class(subject, latents, labels, **OPTIONS)
    table = effects.table(rows, seed=0, epoch=0)
    summary = generator_layers.layer_summary(subject, latents).assign(epoch=0)
    return figure_generator_layers.draw(pictures, summary, table, latents=2, points=40)


def test_maps_lie_side_by_side():
    maps = np.arange(6)[:, None, None] * np.ones((6, 2, 2))
    expected = np.kron([[0, 1, 2], [3, 4, 5]], np.ones((2, 2)))
    assert np.array_equal(style.mosaic(maps), expected)


def discriminator_figure():
    network = tiny().evaluation().discriminator
    real, fake = torch.randn(60, 1, 28, 28), torch.randn(60, 1, 28, 28)
    rows = discriminator_layers.separation(
        network, real, fake, seed=0, null_draws=OPTIONS["null_draws"]
    )
    table = effects.table([{**row, "epoch": e} for row in rows for e in (0, 1)], seed=0)
    planes = discriminator_layers.planes(network, real, fake)
    return figure_discriminator_layers.draw({k: v.numpy() for k, v in planes.items()}, table, 30)


def units_figure():
    pair = tiny().evaluation()
    weights = unit_pictures.last_weights(pair.generator)
    generator = {"weights.units": np.arange(6), "weights.pictures": weights[:6].numpy()}
    discriminator = {
        "weights.pictures": unit_pictures.first_weights(pair.discriminator)[:6].numpy()
    }
    for number, layer in enumerate(("hidden1", "hidden2")):
        discriminator[f"maximisers.{number}.{layer}"] = np.zeros((6, 28, 28))
        discriminator[f"units.{number}.{layer}"] = np.arange(6)
        discriminator[f"auroc.{number}.{layer}"] = np.full(6, 0.5)
    return figure_unit_pictures.draw(generator, 6, discriminator)


def calibration_figure():
    rng = np.random.default_rng(0)
    confidence = rng.uniform(0.2, 1, 500)
    table = measures.calibration(confidence, rng.uniform(size=500) < confidence)
    labels = rng.integers(0, 10, 500)
    return calibration.draw(table, measures.confusion(labels, labels))


FIGURES = {
    "samples": samples_figure,
    "curves": curves_figure,
    "quality": lambda: quality_figure(runs=9),
    "quality of little": lambda: quality_figure(
        runs=1, undefined=("recall", "histogram_distance", "effective_modes")
    ),
    "generator": lambda: generator_figure(classes=10),
    "generator of one class": lambda: generator_figure(classes=1),
    "maps of a generator": maps_figure,
    "discriminator": discriminator_figure,
    "units": units_figure,
    "no units": lambda: figure_unit_pictures.draw({}, 6),
    "calibration": calibration_figure,
}


@pytest.mark.parametrize("name", FIGURES)
def test_figures_draw_within_their_page(name):
    draws_within_its_page(FIGURES[name](), widest=12.5)


def test_saved_places_are_rounded(tmp_path):
    """In their last bits they hang on what else a process has drawn, and the bytes on them."""
    fig = style.figure(5, 3)
    for part in style.bands(fig, [1, 2]):
        for ax in part.subplots(1, 3):
            ax.set_ylabel("label")
    style.save(fig, tmp_path / "f.svg")
    boxes = [part.bbox_relative for part in fig.subfigs]
    boxes += [ax.get_position(original=True) for ax in fig.axes]
    for box in boxes:
        points = box.get_points()
        assert np.array_equal(points, points.round(7))


def test_block_is_as_square_as_can_be():
    assert style.block(np.arange(512)).shape == (16, 32)
    assert style.block(np.arange(784)).shape == (28, 28)
    assert style.block(np.arange(7)).shape == (1, 7)
