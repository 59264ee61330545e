"""All promises and analyses of a subject at once; what breaks one hides no other."""

from functools import partial

import architectures
import pytest
from doors import from_files, here

from glassgan import conformance
from glassgan.conformance import ALONE, BUILT, NOT_TRAINED, Kept
from glassgan.subjects.tried import EVALUATION

MOST = 200_000


@pytest.fixture
def from_file(tmp_path):
    return partial(from_files, tmp_path)


def broken(kept: list[Kept]) -> list[tuple[str, str]]:
    return [(one.part, one.what) for one in kept if one.problem]


def reasons(specification):
    """Why analyses are left out, by their names; nothing of those that are not."""
    kept, found = conformance.conformance(specification, MOST)
    assert not broken(kept)
    return {one.what: one.left_out for one in found if one.left_out}


def test_a_pair_that_is_trained_here_keeps_all_and_gets_all():
    specification = {"build": "glassgan.subjects.dcgan:build", "loss": "logits"}
    kept, found = conformance.conformance(specification, MOST)
    assert not broken(kept)
    assert len(kept) == 8 + 2 * len(EVALUATION)
    assert not any(one.left_out for one in found)
    assert {one.phase for one in found} >= {"quality", "features", "units", "latent", "attribution"}
    few = {one.what: one.left_out for one in conformance.conformance(specification, 10)[1]}
    assert "more than 10" in few["eigenvalues of the game"]


def test_one_broken_promise_hides_no_other(from_file):
    kept, found = conformance.conformance(from_file("noise_injection"), MOST)
    what = "gives the same for the same input in evaluation mode"
    assert ("generator", what) in broken(kept)
    told = {one.what for one in kept}
    assert {*EVALUATION, "draws the range that is named"} <= told
    held = told - {what for _, what in broken(kept)}
    assert {"gives finite numbers", "leaves its input as it is"} <= held
    assert found == []  # no job would start
    (problem,) = (one.problem for one in kept if one.what == what)
    assert "; allowed: " in problem


def test_an_input_that_is_changed_spoils_no_other_promise(from_file):
    kept, _ = conformance.conformance(from_file("in_place"), MOST)
    assert broken(kept) == [("generator", "leaves its input as it is")]


def test_what_cannot_be_made_has_one_line():
    kept, found = conformance.conformance(here(generator="nowhere"), MOST)
    assert (broken(kept), found) == ([("pair", BUILT)], [])


def test_a_generator_alone_gets_what_needs_no_other(from_file):
    found = reasons(from_file("plain"))
    assert found["attacks on the verdict"] == ALONE
    assert found["training with one thing changed"] == NOT_TRAINED
    of_its_own = {"units of the generator", "exact Jacobians", "projection of real images"}
    assert not of_its_own & set(found)


def test_black_boxes_get_what_needs_neither_layers_nor_gradients(from_file):
    found = reasons(from_file("BlackBox", "Opaque"))
    assert found["effects of units"] == "the generator has no hidden layer"
    assert found["projection of real images"] == "the generator cannot be differentiated"
    assert found["attacks on the verdict"] == "the discriminator cannot be differentiated"
    assert "methods of attribution that take no gradient" not in found
    assert "directions, and moves along them" not in found


@pytest.mark.parametrize("name", architectures.PAIRS)
def test_pairs_as_public_code_builds_them_come_in_by_parameters_alone(from_file, name):
    (generator, drawn), (discriminator, seen) = architectures.PAIRS[name]
    specification = from_file(generator, discriminator, **drawn)
    specification["discriminator"] |= seen
    found = reasons(specification)
    assert set(found.values()) == {NOT_TRAINED}  # of networks from files; all else there is
