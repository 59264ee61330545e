import ast

import numpy as np
import pytest
from conftest import ROOT

from glassgan.data import idx
from glassgan.prepare import splits

READERS = ("args.train", "args.training", "args.test", "args.data")


def in_file_order(source):
    """Lines of a program in which a slice is taken of real images in the order of their file.

    What `read_tensors` gives of prepared data is in that order, and so is what is made of it
    without an index other than a name or a mask.
    """
    names, lines = set(), []

    def ordered(node):
        if isinstance(node, ast.Name):
            return node.id in names
        if isinstance(node, ast.Call) and "read_tensors" in ast.unparse(node.func):
            return any(ast.unparse(a) in (*READERS, "path") for a in node.args)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("idx.read", "len"):
            return ast.unparse(node.func) == "idx.read"
        if isinstance(node, ast.Subscript) and not isinstance(
            node.slice, ast.Constant | ast.UnaryOp
        ):
            return False
        return any(ordered(child) for child in ast.iter_child_nodes(node))

    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Assign) and ordered(node.value):
            names |= {n.id for t in node.targets for n in ast.walk(t) if isinstance(n, ast.Name)}
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Subscript) and ordered(node.value):
            parts = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
            if isinstance(parts[0], ast.Slice):
                lines.append(ast.unparse(node))
    return lines


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("real = files.read_tensors(args.data)[0]['images'][: args.bank]", 1),
        ("data, _ = files.read_tensors(args.data)\nx = scaled(data['images'])\ny = x[:5, 0]", 1),
        ("a, b = (files.read_tensors(p)[0] for p in (args.x,))\nb[:3]", 0),
        ("data, _ = files.read_tensors(args.test)\nx = data['images'][chosen]\ny = x[:5]", 0),
        ("images, labels = idx.read(folder, 'train')\nx = labels[:7]", 1),
    ],
)
def test_the_pattern_is_found(source, found):
    assert len(in_file_order(source)) == found


def test_no_program_takes_the_first_so_many_real_images():
    programs = sorted((ROOT / "scripts").rglob("*.py"))
    assert len(programs) > 30
    found = {path.name: lines for path in programs if (lines := in_file_order(path.read_text()))}
    assert found == {}
    rules = "".join(path.read_text() for path in (ROOT / "rules").rglob("*.smk"))
    assert "labels[:" not in rules


def test_what_is_taken_is_drawn_by_seed():
    assert splits.taken(9, 9, "train", 0).tolist() == list(range(9))
    some = splits.taken(60_000, 2000, "train", 0)
    assert len(np.unique(some)) == 2000
    assert (np.diff(some) > 0).all()
    assert some.max() > 50_000
    assert some.tolist() == splits.taken(60_000, 2000, "train", 0).tolist()
    assert some.tolist() != splits.taken(60_000, 2000, "train", 1).tolist()
    assert len(splits.drawn(5, 9, "some purpose", 0)) == 5


def test_what_is_taken_follows_the_law_of_the_whole():
    images = idx.read(ROOT / "data", "mnist", "t10k")[0]
    means = images.mean((1, 2, 3))
    half = means[splits.taken(len(means), 5000, "t10k", 0)].mean()
    error = means.std() / 5000**0.5
    assert abs(means[:5000].mean() - means.mean()) > 5 * error
    assert abs(half - means.mean()) < 4 * error


def test_validation_mask_is_fixed_and_of_its_size():
    mask = splits.validation_mask(1000, 80, seed=0)
    assert mask.sum() == 80
    assert np.array_equal(mask, splits.validation_mask(1000, 80, seed=0))
    assert not np.array_equal(mask, splits.validation_mask(1000, 80, seed=1))
