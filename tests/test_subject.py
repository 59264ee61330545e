import pytest
import torch
from networks import tiny
from torch import nn

from glassgan import subject as subjects
from glassgan.data.images import to_network
from glassgan.errors import InputError
from glassgan.subjects import article, build, mlp
from glassgan.subjects.layers import Dropout
from glassgan.torchvision_mend import torchvision

ARTICLE = {"build": "glassgan.subjects.article:build"}


def shapes(network):
    return [tuple(w.shape) for name, w in network.named_parameters() if name.endswith("weight")]


def test_article_is_the_article():
    pair = article.build()
    assert shapes(pair.generator) == [(256, 100), (512, 256), (1024, 512), (784, 1024)]
    assert shapes(pair.discriminator) == [(1024, 784), (512, 1024), (256, 512), (1, 256)]
    kinds = [type(module) for module in pair.discriminator.modules()]
    assert kinds.count(nn.LeakyReLU) == kinds.count(Dropout) == 3
    assert {module.p for module in pair.discriminator.modules() if isinstance(module, Dropout)} == {
        0.3
    }
    assert nn.BatchNorm1d not in [type(module) for module in pair.generator.modules()]


def test_mlp_adds_batch_norm_to_the_hidden_layers():
    kinds = [type(module) for module in mlp.build().generator.modules()]
    assert kinds.count(nn.BatchNorm1d) == 3
    last = list(mlp.build().generator.output)
    assert [type(module) for module in last] == [nn.Linear, nn.Tanh, nn.Unflatten]


@pytest.mark.parametrize("name", ["mlp", "dcgan", "sngan"])
def test_no_bias_before_batch_norm(name):
    """Its gradient is rounding noise, of which Adam makes whole steps."""
    pair = build.build({"build": f"glassgan.subjects.{name}:build", "loss": "logits"}, 0)
    followed = 0
    for layer in pair.generator.children():
        norms = [isinstance(module, nn.BatchNorm1d | nn.BatchNorm2d) for module in layer]
        if any(norms):
            followed += 1
            before = list(layer)[: norms.index(True)]
            assert all(getattr(module, "bias", None) is None for module in before)
    assert followed == {"mlp": 3, "dcgan": 2, "sngan": 3}[name]


def test_batch_norm_leaves_all_other_initial_weights():
    plain, normed = (
        build.build({**ARTICLE, "args": {"batch_norm": norm}}, 3) for norm in (False, True)
    )
    for part in ("generator", "discriminator"):
        own = getattr(normed, part).state_dict()
        shared = {n: v for n, v in getattr(plain, part).state_dict().items() if v.dim() == 2}
        assert shared and all(torch.equal(own[name], value) for name, value in shared.items())
    ends = [pair.generator.output[0].bias for pair in (plain, normed)]
    assert torch.equal(*ends)


def test_build_is_decided_by_the_seed():
    first, again = build.build(ARTICLE, 0), build.build(ARTICLE, 0)
    other = build.build(ARTICLE, 1)
    for network in ("generator", "discriminator"):
        states = [getattr(pair, network).state_dict() for pair in (first, again, other)]
        assert all(torch.equal(states[0][name], states[1][name]) for name in states[0])
        weight = next(name for name in states[0] if name.endswith("weight"))
        assert not torch.equal(states[0][weight], states[2][weight])


@pytest.mark.parametrize(
    ("specification", "message"),
    [
        ({"build": "no.such:thing"}, "cannot import 'no.such:thing'"),
        ({"build": "glassgan.subjects.mlp:nothing"}, "cannot import"),
        ({"build": "glassgan.subjects.mlp:build", "args": {"depth": 3}}, "refuses args"),
        ({"build": "glassgan.streams:key", "args": {"seed": 0, "purpose": "x"}}, "returns int"),
    ],
)
def test_wrong_specifications_say_what_is_wrong(specification, message):
    with pytest.raises(InputError, match=message):
        build.build(specification)


def test_layer_shapes_and_their_errors():
    pair = tiny()
    found = subjects.layer_shapes(pair)
    assert found["generator"] == {"hidden1": [16], "hidden2": [32], "output": [1, 28, 28]}
    assert found["discriminator"] == {"hidden1": [32], "hidden2": [16], "output": []}
    wrong = subjects.Subject(nn.Sequential(nn.Linear(8, 784)), None, latent_dim=8)
    with pytest.raises(InputError, match=r"\[2, 8\] into \[2, 784\]; allowed: \[2, 1, 28, 28\]"):
        subjects.layer_shapes(wrong)


def test_dropout_drops_its_share_and_keeps_the_mean():
    layer = Dropout(0.3)
    with torch.random.fork_rng():
        torch.manual_seed(0)
        out = layer(torch.ones(1000, 1001))
    assert (out == 0).float().mean() == pytest.approx(0.3, abs=0.002)
    assert out.mean() == pytest.approx(1, abs=0.003)
    assert len(out.unique()) == 2
    # neighbours and rows are independent
    dropped = (out == 0).float()
    assert (dropped[:, 1:] * dropped[:, :-1]).mean() == pytest.approx(0.09, abs=0.002)
    assert (dropped[1:] * dropped[:-1]).mean() == pytest.approx(0.09, abs=0.002)
    layer.eval()
    assert torch.equal(layer(torch.ones(5)), torch.ones(5))


def test_scaling_is_torchvisions(mnist):
    transforms = torchvision.transforms
    images, _ = mnist
    transform = transforms.Compose(
        [transforms.Resize(28), transforms.ToTensor(), transforms.Normalize([0.5], [0.5])]
    )
    expected = torch.stack(
        [transform(transforms.functional.to_pil_image(torch.from_numpy(i))) for i in images[:50]]
    )
    assert torch.equal(to_network(torch.from_numpy(images[:50])), expected)


def test_generate_does_not_depend_on_the_size_of_the_bank():
    pair = tiny().evaluation()
    latents = torch.randn(2500, 8)
    full = subjects.generate(pair, latents)
    assert torch.equal(full[:2000], subjects.generate(pair, latents[:2000]))
