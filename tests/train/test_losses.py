import math

import pytest
import torch

from glassgan.train.losses import LOSSES


@pytest.mark.parametrize("name", ["probabilities", "logits"])
def test_losses_are_those_of_the_article(name):
    real, fake = torch.tensor([0.3, -1.2]), torch.tensor([2.0, 0.1])
    d = [[1 / (1 + math.exp(-x)) for x in logits.tolist()] for logits in (real, fake)]
    of_d = -sum(math.log(p) for p in d[0]) / 2 - sum(math.log(1 - p) for p in d[1]) / 2
    of_g = -sum(math.log(p) for p in d[1]) / 2
    assert LOSSES[name].discriminator(real, fake).item() == pytest.approx(of_d, rel=1e-5)
    assert LOSSES[name].generator(fake).item() == pytest.approx(of_g, rel=1e-5)


def test_only_logits_survive_certainty():
    sure = torch.tensor([20.0])
    assert LOSSES["probabilities"].discriminator(sure, sure).isinf()
    assert LOSSES["logits"].discriminator(sure, sure).item() == pytest.approx(20)
