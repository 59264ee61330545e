"""A folder of images: its layout, and files that are no images."""

import own_images
import pytest
from own_images import noise, read, refused, saved, settings

from glassgan.data import odd, own


@pytest.fixture
def cats(tmp_path):
    return own_images.cats(tmp_path)


def test_digest_is_that_of_names_and_bytes(cats, tmp_path):
    digest = read(settings(cats)).digest
    moved = cats.rename(tmp_path / "elsewhere")
    assert read(settings(moved)).digest == digest
    (moved / "wild/02.png").rename(moved / "wild/03.png")
    assert read(settings(moved)).digest != digest
    (moved / "wild/03.png").rename(moved / "wild/02.png")
    saved(noise(99), moved / "wild/02.png")
    assert read(settings(moved)).digest != digest


def test_a_folder_without_classes_has_no_labels(tmp_path):
    for number in range(6):
        saved(noise(number), tmp_path / f"{number}.png")
    found = own.described(settings(tmp_path))
    assert (found.labelled, found.classes) == (False, ())
    assert not read(settings(tmp_path), 4, 2).labels.any()


def test_what_systems_leave_in_folders_is_no_matter(cats):
    for name in (".DS_Store", "house/Thumbs.db", "wild/desktop.ini"):
        (cats / name).write_bytes(b"x")
    assert own.described(settings(cats)).most_training == 18


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["a.png", "house/x.png"], "images and folders side by side"),
        (["house/deep/a.png"], "a folder in a folder; allowed: images: house/deep/"),
        (["house/notes.txt"], "no image by its name; allowed: .png, .jpg and .jpeg: house/notes.t"),
        (["tame/a.png"], "a class of fewer than two images; allowed: at least two: tame/"),
    ],
)
def test_odd_layouts_are_named(cats, names, said):
    for number, name in enumerate(names):
        saved(noise(50 + number), cats / name, format="PNG")
    assert f"prepare.data.images: {said}" in refused(cats)


def test_empty_folders_are_named(cats, tmp_path):
    (cats / "tame").mkdir()
    assert "a class of fewer than two images; allowed: at least two: tame/" in refused(cats)
    (tmp_path / "nothing").mkdir()
    assert refused(tmp_path / "nothing") == f"prepare.data.images: no images: {tmp_path}/nothing"
    assert "no such folder" in refused(tmp_path / "not there")
    (cats / "tame").rmdir()
    (cats / "wild").rename(tmp_path / "wild")
    assert "one class; allowed: two at least, or images without folders: house/" in refused(cats)


def test_all_damaged_files_are_named_at_once(cats):
    whole = (cats / "house/01.png").read_bytes()
    (cats / "house/01.png").write_bytes(whole[: len(whole) // 2])
    (cats / "house/03.png").write_bytes(b"no image")
    (cats / "wild/00.png").write_bytes(whole[:33])
    assert refused(cats) == (
        "prepare.data.images: no PNG or JPEG file that can be read: "
        "house/01.png, house/03.png, wild/00.png"
    )
    (cats / "wild/02.png").write_bytes(b"")
    assert refused(cats) == "prepare.data.images: an empty file: wild/02.png"


def test_of_many_odd_files_some_are_named_and_all_are_counted(cats):
    for path in cats.rglob("*.png"):
        path.write_bytes(b"no image")
    said = refused(cats, side=16)
    assert said.endswith(
        "house/01.png, house/03.png, house/05.png, house/07.png, house/09.png, … (20 in all)"
    )
    assert odd.row(["a", "b"]) == "a, b"
