"""Holding a hidden unit of a generator at zero while the rest of it trains."""

import torch
from torch import nn

from glassgan.errors import InputError
from glassgan.subject import activations, layers


def _last_weights(layer: nn.Module) -> tuple[nn.Module, int]:
    """Return the module of a layer that writes its units, and the dimension that counts them.

    Raises:
        InputError: no module of the layer has weights.
    """
    modules = [m for m in layer.modules() if isinstance(getattr(m, "weight", None), nn.Parameter)]
    if not modules:
        raise InputError("a layer without weights cannot be held; allowed: layers that have some")
    last = modules[-1]
    return last, 1 if isinstance(last, nn.modules.conv._ConvTransposeNd) else 0


@torch.no_grad()
def hold(generator: nn.Module, layer: str, unit: int) -> None:
    """Set to zero what a unit's last module multiplies and adds, in place.

    Its activation is then zero on every input, where the activation function keeps zero, and the
    checkpoint itself says so: nothing that reads it has to know of the intervention.
    """
    module, dimension = _last_weights(layers(generator)[layer])
    weight, bias = module.weight, module.bias
    assert isinstance(weight, nn.Parameter)
    weight.select(dimension, unit).zero_()
    if isinstance(bias, nn.Parameter):
        bias[unit] = 0


@torch.no_grad()
def check(generator: nn.Module, latent_dim: int, layer: str, unit: int) -> None:
    """Check that a unit can be held at zero.

    Raises:
        InputError: there is no such hidden layer or unit, or its activation at zero is not zero.
    """
    training = generator.training
    like = next(generator.parameters())
    values = activations(generator.eval(), torch.zeros(2, latent_dim).to(like))
    hidden = list(values)[:-1]
    if layer not in hidden:
        raise InputError(f"the generator has no hidden layer '{layer}'; allowed: {hidden}")
    units = values[layer].shape[1]
    if unit not in range(units):
        raise InputError(f"{layer} has no unit {unit}; allowed: 0 to {units - 1}")
    before = {name: value.clone() for name, value in generator.state_dict().items()}
    hold(generator, layer, unit)
    latents = torch.randn(2, latent_dim, generator=torch.Generator().manual_seed(0))
    left = activations(generator, latents.to(like))
    generator.load_state_dict(before)
    generator.train(training)
    if left[layer][:, unit].abs().max() > 0:
        raise InputError(
            f"unit {unit} of {layer} cannot be held at zero by its weights; "
            "allowed: layers that end in weights or batch normalisation and an activation f(0) = 0"
        )
