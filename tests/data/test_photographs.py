import hashlib
import pickle
from dataclasses import replace

import numpy as np
import pytest
from scipy.io import savemat

from glassgan.data import photographs
from glassgan.data.sets import CIFAR10, SVHN
from glassgan.errors import InputError
from glassgan.torchvision_mend import torchvision

FILES = photographs.FILES


def md5(path):
    return hashlib.md5(path.read_bytes()).hexdigest()


def random(count, seed):
    rng = np.random.default_rng(seed)
    return rng.integers(0, 256, (count, 3, 32, 32), np.uint8), rng.integers(0, 10, count)


@pytest.fixture
def cifar(tmp_path, monkeypatch):
    """Small batches in the very format, of which torchvision knows the checksums, too."""
    folder = tmp_path / FILES["cifar10"].folder
    folder.mkdir()
    parts = {}
    for part, sums in FILES["cifar10"].parts.items():
        for number, name in enumerate(sums):
            images, labels = random(7, number)
            batch = {"data": images.reshape(7, -1), "labels": labels.tolist()}
            (folder / name).write_bytes(pickle.dumps(batch, protocol=2))
        parts[part] = {name: md5(folder / name) for name in sums}
    meta = {"label_names": list(CIFAR10.classes)}
    (folder / "batches.meta").write_bytes(pickle.dumps(meta, protocol=2))
    monkeypatch.setitem(FILES, "cifar10", replace(FILES["cifar10"], parts=parts))
    known = torchvision.datasets.CIFAR10
    monkeypatch.setattr(known, "train_list", [list(item) for item in parts["train"].items()])
    monkeypatch.setattr(known, "test_list", [list(item) for item in parts["t10k"].items()])
    monkeypatch.setitem(known.meta, "md5", md5(folder / "batches.meta"))
    return tmp_path


@pytest.fixture
def svhn(tmp_path, monkeypatch):
    """Small files in the very format, of which the checksums are known here and to torchvision."""
    parts, known = {}, {}
    for number, (part, split) in enumerate((("train", "train"), ("t10k", "test"))):
        (name,) = FILES["svhn"].parts[part]
        images, labels = random(9, number)
        stored = np.where(labels == 0, 10, labels).astype(np.uint8)[:, None]
        savemat(
            tmp_path / name, {"X": images.transpose(2, 3, 1, 0), "y": stored}, do_compression=True
        )
        parts[part] = {name: md5(tmp_path / name)}
        known[split] = ["", name, md5(tmp_path / name)]
    monkeypatch.setitem(FILES, "svhn", replace(FILES["svhn"], parts=parts))
    monkeypatch.setattr(torchvision.datasets.SVHN, "split_list", known)
    return tmp_path


def test_checksums_and_names_are_those_of_torchvision():
    known = torchvision.datasets.CIFAR10
    assert FILES["cifar10"].folder == known.base_folder
    assert dict(known.train_list) == FILES["cifar10"].parts["train"]
    assert dict(known.test_list) == FILES["cifar10"].parts["t10k"]
    splits = torchvision.datasets.SVHN.split_list
    for part, split in (("train", "train"), ("t10k", "test")):
        assert dict([splits[split][1:]]) == FILES["svhn"].parts[part]


@pytest.mark.parametrize("part", ["train", "t10k"])
def test_reads_what_torchvision_reads_of_cifar(cifar, part):
    photographs.check(cifar, "cifar10")
    images, labels = photographs.read(cifar, "cifar10", part)
    reference = torchvision.datasets.CIFAR10(cifar, train=part == "train")
    assert (images.dtype, labels.dtype) == (np.uint8, np.uint8)
    assert np.array_equal(images.transpose(0, 2, 3, 1), reference.data)
    assert labels.tolist() == reference.targets
    assert np.array_equal(photographs.read_labels(cifar, "cifar10", part), labels)
    assert list(CIFAR10.classes) == reference.classes


@pytest.mark.parametrize(("part", "split"), [("train", "train"), ("t10k", "test")])
def test_reads_what_torchvision_reads_of_svhn(svhn, part, split):
    photographs.check(svhn, "svhn")
    images, labels = photographs.read(svhn, "svhn", part)
    reference = torchvision.datasets.SVHN(svhn, split=split)
    assert images.dtype == labels.dtype == np.uint8
    assert images.shape[1:] == SVHN.shape
    assert np.array_equal(images, reference.data)
    assert labels.tolist() == reference.labels.tolist()
    assert np.array_equal(photographs.read_labels(svhn, "svhn", part), labels)


def test_missing_and_altered_files_are_named(cifar):
    missing, altered = photographs.paths(cifar, "cifar10")[:2]
    missing.unlink()
    altered.write_bytes(altered.read_bytes()[:-1])
    with pytest.raises(InputError) as caught:
        photographs.check(cifar, "cifar10")
    lines = str(caught.value).split("\n  ")
    assert lines[0] == "the data is not the original CIFAR-10"
    assert lines[1].startswith(f"{missing}: expected MD5 ")
    assert lines[1].endswith(", found no file")
    assert lines[2].startswith(f"{altered}: expected MD5 ")
    assert lines[3:] == ["to repair it, where there is a network: make data DATA=cifar10"]


def test_what_is_not_the_original_is_not_unpacked(cifar):
    """A pickle of something else would run what it likes."""
    path = cifar / FILES["cifar10"].folder / "test_batch"
    path.write_bytes(b"cbuiltins\nprint\n(tR.")
    with pytest.raises(InputError, match="test_batch: expected MD5"):
        photographs.read(cifar, "cifar10", "t10k")
