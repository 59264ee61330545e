import numpy as np
import pytest
import torch
from networks import Planted, tiny

from glassgan import effects, streams
from glassgan.judge.network import Labels
from glassgan.latent import inversion
from glassgan.subject import Subject, generate

BANDS = 14  # of two rows each; the generator draws the first DIM of them
DIM = 6
SEARCH = {"samples": 200, "starts": 2, "steps": 60, "seed": 0}


def bands():
    rows = torch.arange(28).view(1, 28, 1) // 2
    return (rows == torch.arange(BANDS).view(-1, 1, 1)).float().expand(BANDS, 28, 28)


def planted(pictures=None):
    pictures = bands()[:DIM] if pictures is None else pictures
    return Subject(Planted(pictures.clone()), None, len(pictures)).evaluation()


def judge(images):
    """Names the band with the most ink, the first ten being digits."""
    labels = images[:, 0, ::2, 0].argmax(1)
    return Labels(labels, torch.ones(len(labels)), labels < 10)


def blind(images):
    """Sees no digit at all."""
    nothing = torch.zeros(len(images), dtype=torch.int64)
    return Labels(nothing, torch.zeros(len(images)), nothing.bool())


def inverted(subject, images, classes=None, judged=judge, **options):
    classes = judged(images).classes() if classes is None else classes
    return inversion.invert(subject, judged, images, classes, **(SEARCH | options))


def drawn(subject, count, seed=1):
    return generate(subject, 0.7 * torch.randn(count, DIM, generator=generator(seed)))


def generator(seed):
    return torch.Generator().manual_seed(seed)


def by_digit(real, generated):
    table = effects.table(inversion.effect_rows(real, generated), seed=0, epoch=0)
    table = table[table["analysis"] == "inversion"]
    return table.set_index(table["target"].str.extract(r"(\d)")[0].astype(int))


def test_images_in_the_range_are_found_again():
    subject = planted()
    latents = 0.7 * torch.randn(9, DIM, generator=generator(1))
    found = inverted(subject, generate(subject, latents))
    torch.testing.assert_close(found.latents, latents, atol=1e-3, rtol=0)
    assert found.errors.max() < 1e-3
    assert torch.equal(found.read, found.classes)
    assert (found.nearest > found.errors).all()


def test_what_lies_outside_the_range_is_what_is_left():
    subject = planted()
    outside = torch.randn(9, BANDS - DIM, generator=generator(2))
    rest = torch.einsum("nb,bhw->nhw", outside, bands()[DIM:])[:, None]
    found = inverted(subject, drawn(subject, 9) + rest)
    torch.testing.assert_close(found.errors, rest.flatten(1).square().mean(1).sqrt())


def test_latents_that_are_not_sampled_do_not_count():
    subject, edge = planted(), inversion.radius(DIM)
    far = torch.nn.functional.normalize(torch.randn(9, DIM, generator=generator(3))) * 2 * edge
    found = inverted(subject, generate(subject, far))
    torch.testing.assert_close(found.latents, far / 2, atol=1e-2, rtol=0)
    # a band is a fourteenth of the pixels
    torch.testing.assert_close(found.errors, torch.full((9,), edge / BANDS**0.5), atol=1e-4, rtol=0)


def test_the_ball_holds_what_it_says():
    inside = torch.randn(20_000, 7, generator=generator(0)).norm(dim=1) < inversion.radius(7)
    assert inside.float().mean() == pytest.approx(0.975, abs=0.005)


def test_a_digit_that_cannot_be_drawn_is_found_and_the_others_are_not():
    subject = planted()
    generated = inverted(
        subject, *inversion.held_out(subject, judge, pool=400, count=8, seed=0), steps=5
    )
    real, classes = drawn(subject, 60), torch.arange(60) % 10
    unknown = torch.einsum("nb,bhw->nhw", torch.ones(6, 1), bands()[7:8])[:, None]
    real[classes == 7] += unknown
    rows = by_digit(inverted(subject, real, classes, steps=5), generated)
    assert rows.loc[7, "p_value"] < 1e-4
    assert rows.loc[7, "ci_low"] > rows.loc[7, "null_high"]
    assert rows.drop(7)["p_value"].min() > 0.004
    assert rows.loc[3, "target"] == "digit 3 beside the same generated"
    assert rows.loc[7, "target"] == "digit 7 beside all generated"  # which is never drawn


def test_p_values_of_images_that_are_generated_are_uniform():
    subject = planted(torch.randn(DIM, 28, 28, generator=generator(4)))
    p_values = []
    for trial in range(12):
        images = drawn(subject, 160, seed=10 + trial)
        found = inverted(subject, images, torch.arange(160) % 10, judged=blind, steps=6)
        real, generated = (
            inversion.Inverted(*(value[part] for value in vars(found).values()))
            for part in (slice(0, 80), slice(80, 160))
        )
        p_values += by_digit(real, generated)["p_value"].tolist()
    assert 0.4 < np.mean(p_values) < 0.6
    assert np.mean(np.array(p_values) <= 0.05) < 0.11


def test_an_image_does_not_hang_on_the_others():
    subject = planted()
    images = drawn(subject, 300)
    whole, few = inverted(subject, images), inverted(subject, images[:3])
    torch.testing.assert_close(whole.latents[:3], few.latents, atol=1e-3, rtol=0)
    torch.testing.assert_close(whole.nearest[:3], few.nearest)


def test_the_same_bits_each_time():
    subject = tiny().evaluation()
    images = torch.rand(5, 1, 28, 28, generator=generator(5)) * 2 - 1
    first, second = (inverted(subject, images) for _ in range(2))
    assert all(torch.equal(value, vars(second)[name]) for name, value in vars(first).items())


def test_more_starts_and_steps_are_never_worse():
    subject = tiny().evaluation()
    images = torch.rand(5, 1, 28, 28, generator=generator(6)) * 2 - 1
    one, more = (inverted(subject, images, starts=starts) for starts in (1, 3))
    assert (more.errors <= one.errors + 1e-6).all()
    assert (one.errors <= one.halfway).all()


def test_generated_images_are_chosen_by_digit_and_filled_up():
    subject = planted()
    images, classes = inversion.held_out(subject, judge, pool=300, count=4, seed=0)
    assert len(images) == 40
    assert np.bincount(classes.numpy(), minlength=10)[:DIM].min() >= 4
    images, classes = inversion.held_out(subject, blind, pool=300, count=4, seed=0)
    assert len(images) == 40
    assert (classes == -1).all()


def test_real_images_are_chosen_at_random_from_each_digit():
    classes = np.array([0] * 50 + [1] * 3 + [-1] * 20)
    chosen = inversion.choose(classes, 5, streams.rng(0, "test"))
    assert classes[chosen].tolist() == [0] * 5 + [1] * 3
    assert len(set(chosen)) == 8
    assert sorted(chosen[:5]) != list(range(5))


@pytest.mark.filterwarnings("error")
def test_a_constant_generator_and_a_judge_that_sees_nothing():
    subject = planted(torch.zeros(DIM, 28, 28))
    generated = inverted(
        subject, *inversion.held_out(subject, blind, pool=50, count=2, seed=0), judged=blind
    )
    real = inverted(subject, torch.rand(11, 1, 28, 28), torch.arange(11) % 10, judged=blind)
    rows = inversion.effect_rows(real, generated)
    table = effects.table(rows, seed=0, epoch=0)
    assert generated.errors.max() == 0
    assert (
        table[table["concept"] == "same digit"]["status"].tolist()[1] == "the judge sees no digit"
    )
    tested = by_digit(real, generated)
    assert (tested["status"] == "too few images of this digit").sum() == 9
    assert tested.loc[0, "p_value"] < 0.05
    same = by_digit(generated, generated)
    assert same["estimate"].isna().all()  # no digits
    zeros = inverted(subject, torch.zeros(20, 1, 28, 28), torch.arange(20) % 10, judged=blind)
    assert (by_digit(zeros, generated)["p_value"] == 1).all()


def test_pictures_show_the_worst_first():
    subject = tiny().evaluation()
    images = torch.rand(9, 1, 28, 28, generator=generator(7)) * 2 - 1
    found = inverted(subject, images, torch.arange(9))
    shown = inversion.pictures(found, found, 2)
    assert shown["image.worst"].shape == shown["drawn.floor"].shape == (2, 28, 28)
    assert shown["error.worst"][0] == found.errors.max()
    assert shown["error.best"][-1] == found.errors.min()
    assert shown["error.best"][0] <= shown["error.median"][-1]
    assert shown["class.worst"][0] == found.errors.argmax()
    few = inversion.pictures(found, found, 20)
    assert few["image.median"].shape == (9, 28, 28)
