import pytest
import torch
from networks import checkpoint, tiny
from pages import draws_within_its_page

from glassgan.quality import forgetting, path_angle, sample_gradients
from glassgan.report import messages, style
from glassgan.report.quality import dynamics
from glassgan.train.losses import LOSSES


def dynamics_figure(checkpoints, certain=False):
    torch.manual_seed(0)
    chain = [
        checkpoint(tiny(epoch), epoch, "diverged" if epoch == 2 else "finite")
        for epoch in range(checkpoints)
    ]
    if certain:  # D = 1 in floating point: a loss without a gradient
        chain[-1].subject.discriminator.output[0].bias.data.fill_(1000.0)
    losses, latents, real = LOSSES["probabilities"], torch.randn(6, 8), torch.randn(9, 1, 28, 28)
    pictures = sample_gradients.pictures(chain, losses, latents[:3])
    return dynamics.draw(
        {name: value.numpy() for name, value in pictures.items()},
        sample_gradients.measure(chain, losses, latents, real, seed=0),
        forgetting.cross_play(chain, latents, real),
        path_angle.path_angles(chain, losses, real, latents),
    )


def test_it_is_drawn_in_chinese():
    with messages.speaking("zh"):
        draws_within_its_page(dynamics_figure(2), widest=9.2)


@pytest.mark.parametrize(
    ("checkpoints", "certain"), [(0, False), (1, False), (2, False), (3, True), (17, False)]
)
def test_it_draws_within_its_page(checkpoints, certain):
    draws_within_its_page(dynamics_figure(checkpoints, certain), widest=9.2)


def test_the_heat_map_prints_its_numbers():
    fig = dynamics_figure(2)
    texts = [text.get_text() for ax in fig.findobj(style.Axes) for text in ax.texts]
    assert sum(text.isdigit() for text in texts) == 2 * 3


def test_long_chains_keep_their_first_and_last_checkpoint():
    fig = dynamics_figure(17)
    pictures = fig.findobj(style.Axes)[0]
    rows = [label.get_text() for label in pictures.get_yticklabels()]
    assert len(rows) == dynamics.CHECKPOINTS
    assert (rows[0], rows[-1]) == ("epoch 0", "epoch 16")
