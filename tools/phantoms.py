"""Write the weights of all phantoms into phantoms/, where presets/phantoms.yaml looks for them.

Dictionaries hold images of MNIST: which of them glassgan trains on is for that preset to say.
"""

from pathlib import Path
from typing import Any

import numpy as np
import yaml

from glassgan import cli, files
from glassgan.data import idx
from glassgan.prepare import splits

FOLDER = Path("phantoms")


def main() -> None:
    """Write a file for each network."""
    cli.parser(__doc__).parse_args()
    cli.use(threads=1)
    from glassgan.phantoms import every
    from glassgan.phantoms.dictionary import dictionaries

    settings: dict[str, Any] = {}
    for path in ("params.yaml", "presets/phantoms.yaml"):
        settings |= yaml.safe_load(Path(path).read_text(encoding="utf-8"))["prepare"]
    folder, seed = settings["folder"], settings["seed"]
    idx.check(folder, "mnist")
    images, _ = idx.read(folder, "mnist", "train")
    training = images[splits.taken(len(images), settings["train_images"], "train", seed)]
    images, labels = idx.read(folder, "mnist", "t10k")
    taken = splits.taken(len(images), settings["test_images"], "t10k", seed)
    left = np.setdiff1d(np.arange(len(images)), taken)
    stored = dictionaries(training, images[left], labels[left])
    for name, network in every.networks(stored).items():
        write(FOLDER / f"{name}.safetensors", network.state_dict())


def write(path: Path, weights: dict[str, Any]) -> None:
    """Write weights; where the file has them it stays as old as it is, and so do its results."""
    if path.exists():
        kept = files.read_tensors(path)[0]
        if kept.keys() == weights.keys() and all(kept[key].equal(weights[key]) for key in kept):
            return
    files.write_tensors(path, weights)


if __name__ == "__main__":
    cli.run(main)
