import gzip
import shutil

import pytest
import torch
from conftest import ROOT

from glassgan.data import mnist
from glassgan.errors import InputError
from glassgan.torchvision_mend import torchvision


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(ROOT / "data/MNIST/raw", tmp_path / "MNIST/raw")


def test_reads_what_torchvision_reads(folder, tmp_path):
    for part, train in (("train", True), ("t10k", False)):
        images, labels = mnist.read(folder, part)
        reference = torchvision.datasets.MNIST(root=tmp_path, train=train, download=True)
        assert torch.equal(torch.from_numpy(images.copy())[:, 0], reference.data)
        assert labels.tolist() == reference.targets.tolist()


def test_untouched_files_pass(folder):
    mnist.check(folder)


def test_missing_truncated_and_altered_files_are_named(folder):
    names = list(mnist.CHECKSUMS)
    (folder / names[0]).unlink()
    whole = (folder / names[1]).read_bytes()
    (folder / names[1]).write_bytes(whole[:-10])
    pixels = bytearray(gzip.decompress((folder / names[2]).read_bytes()))
    pixels[100] ^= 1
    (folder / names[2]).write_bytes(gzip.compress(bytes(pixels)))
    with pytest.raises(InputError) as caught:
        mnist.check(folder)
    lines = str(caught.value).split("\n")
    assert len(lines) == 5
    assert lines[1].endswith(f"{names[0]}: expected MD5 {mnist.CHECKSUMS[names[0]]}, found no file")
    for line, name in zip(lines[2:4], names[1:3], strict=True):
        assert f"{name}: expected MD5 {mnist.CHECKSUMS[name]}, found " in line
    assert "make data" in lines[4]
