"""Adam, with its state in plain sight.

torch's own fused kernel through its functional form. The class `torch.optim.Adam` would import
torch's compiler, 1.5 s of CPU time in every job, and hides until the first step what a checkpoint
must hold.
"""

import torch
from torch import Tensor, nn
from torch.optim.adam import adam


class Adam:
    """Adam (Kingma and Ba 2015) on the weights of one network.

    `learning_rate` and `betas` may be changed between steps.
    """

    def __init__(self, network: nn.Module, learning_rate: float, betas: tuple[float, float]):
        """Start at zero moments for all weights of a network."""
        self.learning_rate = learning_rate
        self.betas = betas
        self._weights = dict(network.named_parameters())
        self._first = {name: torch.zeros_like(w) for name, w in self._weights.items()}
        self._second = {name: torch.zeros_like(w) for name, w in self._weights.items()}
        device = next(iter(self._weights.values())).device
        self._steps = torch.zeros(len(self._weights), device=device)

    def tensors(self) -> dict[str, Tensor]:
        """Return live references to the state: both moments, and steps taken by each weight."""
        return {
            "steps": self._steps,
            **{f"first_moment.{name}": value for name, value in self._first.items()},
            **{f"second_moment.{name}": value for name, value in self._second.items()},
        }

    def clear_gradients(self) -> None:
        """Forget the gradients of the last step."""
        for weight in self._weights.values():
            weight.grad = None

    @torch.no_grad()
    def step(self) -> None:
        """Move every weight that has a gradient."""
        moved = [
            (weight, weight.grad, self._first[name], self._second[name], count)
            for (name, weight), count in zip(
                self._weights.items(), self._steps.unbind(), strict=True
            )
            if weight.grad is not None
        ]
        weights, gradients, first, second, counts = map(list, zip(*moved, strict=True))
        adam(
            weights,
            gradients,
            first,
            second,
            [],
            counts,
            fused=True,
            amsgrad=False,
            beta1=self.betas[0],
            beta2=self.betas[1],
            lr=self.learning_rate,
            weight_decay=0.0,
            eps=1e-8,
            maximize=False,
        )
