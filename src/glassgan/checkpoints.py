"""A chain of checkpoints on disk: its weights files, loaded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from torch import Tensor

from glassgan import files
from glassgan.subject import Subject
from glassgan.subjects.build import build


def unpack(subject: Subject, tensors: Mapping[str, Tensor]) -> None:
    """Load weights and buffers of both networks, named "<network>.<name in its state dict>"."""
    for prefix, network in subject.networks().items():
        start = f"{prefix}."
        network.load_state_dict(
            {k.removeprefix(start): v for k, v in tensors.items() if k.startswith(start)}
        )


@dataclass(frozen=True)
class Checkpoint:
    """What a weights file says: where it stands in its chain, and the subject if there is one.

    `epoch` is that of the entry in `design.runs`. `status` is "finite", or "diverged" where
    training diverged on the way to that epoch: then `step` counts the steps up to the last finite
    state, which the weights are. Checkpoints further on have no weights.
    """

    path: Path
    epoch: int
    step: int
    status: str
    networks: Subject | None

    @property
    def has_weights(self) -> bool:
        """Whether there is a subject."""
        return self.networks is not None

    @property
    def subject(self) -> Subject:
        """The subject.

        Raises:
            ValueError: training diverged before, and there are no weights.
        """
        if self.networks is None:
            raise ValueError(f"{self.path} has no weights: training diverged before")
        return self.networks


def load(path: str | Path, device: str = "cpu") -> Checkpoint:
    """Load a weights file, its subject in evaluation mode."""
    tensors, metadata = files.read_tensors(path)
    subject = None
    if tensors:
        subject = build(metadata["specification"])
        unpack(subject, tensors)
        subject = subject.evaluation().to(device)
    return Checkpoint(Path(path), metadata["epoch"], metadata["step"], metadata["status"], subject)


def last_with_weights(chain: Sequence[Checkpoint]) -> Checkpoint:
    """Return the last checkpoint that has weights; epoch 0 always has."""
    return [checkpoint for checkpoint in chain if checkpoint.has_weights][-1]


def last_of(paths: Sequence[str]) -> Checkpoint:
    """Load the last checkpoint of a chain that has weights, and none before it."""
    return next(found for found in map(load, reversed(paths)) if found.has_weights)


def last_of_others(paths: Sequence[str], name: str, seed: int) -> dict[str, list[Subject]]:
    """Load the subjects of all runs but one, by name, each at its last checkpoint with weights.

    Args:
        paths: of all runs, each chain in order: .../<name>/<seed>/<epoch>/weights.safetensors.
        name: of the subject of the run that is left out.
        seed: of that run.
    """
    runs: dict[str, dict[str, list[str]]] = {}
    for path in paths:
        whose, number = Path(path).parts[-4:-2]
        runs.setdefault(whose, {}).setdefault(number, []).append(path)
    runs[name].pop(str(seed))
    return {
        whose: [last_of(chain).subject for chain in chains.values()]
        for whose, chains in runs.items()
        if chains
    }


def spread(chain: Sequence[Checkpoint], count: int) -> list[Checkpoint]:
    """Return at most `count` checkpoints, spread evenly from the first to the last."""
    steps = max(min(count, len(chain)) - 1, 1)
    return [chain[k * (len(chain) - 1) // steps] for k in range(min(count, len(chain)))]
