"""The judge's file: its network, calibrated, and all else that measures images by a network."""

from collections.abc import Callable, Mapping
from typing import Any

from torch import Tensor, nn

from glassgan.concepts import CLASSES, FACTORS, OWN
from glassgan.data.images import to_network
from glassgan.judge import encoder, factor_training, further, own, training
from glassgan.judge.architecture import fused
from glassgan.judge.network import Judge
from glassgan.judge.settings import Judge as Settings


def made(
    data: Mapping[str, Tensor], settings: Settings, device: str, progress: Callable[[str], None]
) -> tuple[dict[str, Tensor], dict[str, Any]]:
    """Return tensors and metadata of the judge's file, which `network.load` reads.

    Args:
        data: the prepared training images: images, validation (kept from training), and labels
            and factors where these are known.
        settings: of the judge.
        device: cpu or cuda.
        progress: told the loss after each epoch.
    """
    held_out, images = data["validation"], data["images"]
    recipe = training.Recipe(
        settings.seed, settings.epochs, settings.batch_size, settings.learning_rate
    )
    metadata: dict[str, Any] = {"temperature": 1.0, "abstain_below": settings.abstain_below}
    network, judging = _networks(data, settings, recipe, device, progress)
    if settings.build:
        metadata["classifier"] = {"build": settings.build, "args": settings.args}
    if CLASSES:
        raw = Judge(judging.to(device), temperature=1.0, abstain_below=0.0)
        logits = raw.logits(to_network(images[held_out]).to(device)).cpu()
        wanted = data["labels"][held_out].long()
        metadata["temperature"] = training.temperature(logits, wanted)
    tensors = dict(network.state_dict())
    if FACTORS:
        regressor, metadata["factors"] = factor_training.train(
            images[~held_out], data["factors"][~held_out], recipe, device=device, progress=progress
        )
        tensors |= further.stored(further.OF_FACTORS, regressor)
    if OWN:
        concepts = metadata["concepts"] = settings.written_concepts()
        for name in OWN:
            found = own.concept(name, concepts[name])[1]
            if found is not None:
                tensors |= further.stored(further.of_concept(name), found)
    return tensors, metadata


def _networks(
    data: Mapping[str, Tensor],
    settings: Settings,
    recipe: training.Recipe,
    device: str,
    progress: Callable[[str], None],
) -> tuple[nn.Module, nn.Module]:
    """Return the network of the judge as its file has it, and as it judges."""
    if settings.build:
        classifier = own.classifier(settings.classifier)
        return classifier.network, classifier
    images, labels = data["images"][~data["validation"]], data.get("labels")
    if CLASSES and labels is not None:
        wanted = labels[~data["validation"]].long()
        trained = training.train(images, wanted, recipe, device=device, progress=progress)
    else:
        trained = encoder.train(images, recipe, device=device, progress=progress)
    return trained, fused(trained)
