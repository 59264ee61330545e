import gzip
import hashlib
import shutil
import zipfile
from dataclasses import replace
from typing import get_args

import numpy as np
import pytest
import torch
from conftest import ROOT

from glassgan.data import idx
from glassgan.data.sets import SETS
from glassgan.errors import InputError
from glassgan.torchvision_mend import torchvision

SHARED = ROOT.parent / "shared/data"


@pytest.fixture
def root(tmp_path):
    shutil.copytree(ROOT / "data/MNIST/raw", tmp_path / "MNIST/raw")
    return tmp_path


def packed(array):
    """An array as an IDX file."""
    kind, stored = (8, array) if array.dtype == np.uint8 else (12, array.astype(">i4"))
    header = bytes([0, 0, kind, array.ndim]) + np.array(array.shape, ">u4").tobytes()
    return gzip.compress(header + stored.tobytes())


def accepting(monkeypatch, name, folder):
    """Let the checksums of a set be those of the files of a folder."""
    sums = {
        file: hashlib.md5((folder / file).read_bytes()).hexdigest()
        for file in idx.FILES[name].checksums
    }
    monkeypatch.setitem(idx.FILES, name, replace(idx.FILES[name], checksums=sums))


def test_reads_what_torchvision_reads(root):
    for part, train in (("train", True), ("t10k", False)):
        images, labels = idx.read(root, "mnist", part)
        reference = torchvision.datasets.MNIST(root=root, train=train, download=True)
        assert torch.equal(torch.from_numpy(images.copy())[:, 0], reference.data)
        assert labels.tolist() == reference.targets.tolist()


def test_untouched_files_pass(root):
    idx.check(root, "mnist")


def test_missing_truncated_and_altered_files_are_named(root):
    folder, sums = root / "MNIST/raw", idx.FILES["mnist"].checksums
    names = list(sums)
    (folder / names[0]).unlink()
    whole = (folder / names[1]).read_bytes()
    (folder / names[1]).write_bytes(whole[:-10])
    pixels = bytearray(gzip.decompress((folder / names[2]).read_bytes()))
    pixels[100] ^= 1
    (folder / names[2]).write_bytes(gzip.compress(bytes(pixels)))
    with pytest.raises(InputError) as caught:
        idx.check(root, "mnist")
    lines = str(caught.value).split("\n")
    assert len(lines) == 5
    assert lines[1].endswith(f"{names[0]}: expected MD5 {sums[names[0]]}, found no file")
    for line, name in zip(lines[2:4], names[1:3], strict=True):
        assert f"{name}: expected MD5 {sums[name]}, found " in line
    assert "make data DATA=mnist" in lines[4]


@pytest.mark.parametrize("name", ["mnist", "fashion_mnist", "kmnist"])
def test_names_and_sums_are_those_of_torchvision(name):
    known = getattr(
        torchvision.datasets, {"mnist": "MNIST", "kmnist": "KMNIST"}.get(name, "FashionMNIST")
    )
    assert list(idx.FILES[name].checksums.items()) == known.resources
    assert idx.FILES[name].folder == f"{known.__name__}/raw"
    assert len(known.classes) == len(SETS[name].classes)


def test_what_is_known_of_emnist_and_qmnist_is_what_torchvision_knows():
    emnist, qmnist = torchvision.datasets.EMNIST, torchvision.datasets.QMNIST
    assert idx.FILES["emnist"].checksums == {"gzip.zip": emnist.md5}
    assert list(SETS["emnist"].classes) == emnist.classes_split_dict["balanced"]
    known = [*qmnist.resources["train"], *qmnist.resources["test"]]
    assert {url.rpartition("/")[2]: md5 for url, md5 in known} == idx.FILES["qmnist"].checksums


@pytest.mark.skipif(not SHARED.is_dir(), reason="Fashion-MNIST is not there")
def test_fashion_packed_by_somebody_else_is_the_original(tmp_path):
    idx.check(SHARED, "fashion_mnist")
    for path in idx.paths(SHARED, "fashion_mnist"):
        (tmp_path / path.parent.relative_to(SHARED)).mkdir(parents=True, exist_ok=True)
        shutil.copy(path, tmp_path / path.relative_to(SHARED))
    labels = idx.paths(tmp_path, "fashion_mnist")[1]
    labels.write_bytes(labels.read_bytes()[:-9])
    with pytest.raises(InputError, match="not the original Fashion-MNIST") as caught:
        idx.check(tmp_path, "fashion_mnist")
    assert str(caught.value).count("expected MD5") == 1


def test_emnist_is_read_from_its_archive_and_turned_upright(tmp_path, monkeypatch):
    folder = tmp_path / idx.FILES["emnist"].folder
    folder.mkdir(parents=True)
    images = np.random.default_rng(0).integers(0, 256, (5, 28, 28), np.uint8)
    labels = np.array([0, 46, 10, 3, 3], np.uint8)
    with zipfile.ZipFile(folder / "gzip.zip", "w") as archive:
        archive.writestr("gzip/emnist-balanced-test-images-idx3-ubyte.gz", packed(images))
        archive.writestr("gzip/emnist-balanced-test-labels-idx1-ubyte.gz", packed(labels))
    with pytest.raises(InputError, match="not the original EMNIST"):
        idx.check(tmp_path, "emnist")
    accepting(monkeypatch, "emnist", folder)
    idx.check(tmp_path, "emnist")
    found, classes = idx.read(tmp_path, "emnist", "t10k")
    assert np.array_equal(found[:, 0], images.transpose(0, 2, 1))
    assert classes.tolist() == labels.tolist()


def test_the_class_is_the_first_of_qmnists_numbers(tmp_path):
    folder = tmp_path / idx.FILES["qmnist"].folder
    folder.mkdir(parents=True)
    images = np.random.default_rng(0).integers(0, 256, (4, 28, 28), np.uint8)
    labels = np.random.default_rng(1).integers(0, 10, (4, 8), np.int32)
    (folder / "qmnist-test-images-idx3-ubyte.gz").write_bytes(packed(images))
    (folder / "qmnist-test-labels-idx2-int.gz").write_bytes(packed(labels))
    found, classes = idx.read(tmp_path, "qmnist", "t10k")
    assert np.array_equal(found[:, 0], images)
    assert (classes.tolist(), classes.dtype) == (labels[:, 0].tolist(), np.uint8)


def test_every_name_has_files_and_a_description():
    assert get_args(idx.Name) == tuple(idx.FILES)
    assert set(idx.FILES) <= set(SETS)
