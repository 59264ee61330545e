"""Weights in files of others: under other names, in part, shared, of another network."""

import pytest
import torch
from safetensors.torch import save_file, save_model
from torch import nn

from glassgan import streams
from glassgan.errors import InputError
from glassgan.subjects.stored import fill


class Net(nn.Module):
    def __init__(self, tied=False, view=False):
        super().__init__()
        self.a = nn.Sequential(nn.Linear(3, 5), nn.BatchNorm1d(5), nn.ReLU())
        self.b, self.c = nn.Linear(5, 5), nn.Linear(5, 5)
        if tied:
            self.c.weight = self.b.weight
        if view:
            self.register_buffer("all", torch.rand(4, 5))
            self.register_buffer("some", self.all[1:3])

    def forward(self, inputs):
        return self.c(self.b(self.a(inputs)))


class Wrapper(nn.Module):
    def __init__(self, network):
        super().__init__()
        self.network = network


def made(seed, build=Net, **args):
    with streams.default_stream(seed, "weights"):
        network = build(**args)
        for name, value in network.named_buffers():
            if value.is_floating_point() and "running" in name:
                value.uniform_(0.5, 1)
    return network.eval()


def same(one, other):
    states = one.state_dict(), other.state_dict()
    return all(
        torch.equal(value, states[1][name])
        for name, value in states[0].items()
        if not name.endswith("num_batches_tracked")
    )


@pytest.mark.parametrize("prefix", ["module.", "_orig_mod.", "generator.", "module._orig_mod.", ""])
def test_a_prefix_of_all_names_is_taken_off(tmp_path, prefix):
    path, theirs, ours = tmp_path / "w.safetensors", made(1), made(0)
    save_file({prefix + name: value for name, value in theirs.state_dict().items()}, path)
    assert fill(ours, path, "generator") == []
    assert same(ours, theirs)


def test_names_of_compiled_parts_and_of_a_wrapper(tmp_path):
    path, theirs = tmp_path / "w.safetensors", made(1)
    names = {n.replace("a.", "a._orig_mod.", 1): v for n, v in theirs.state_dict().items()}
    save_file(names, path)
    ours = made(0)
    assert fill(ours, path, "generator") == []
    assert same(ours, theirs)
    wrapped = Wrapper(made(0))
    assert fill(wrapped, path, "generator") == []
    assert same(wrapped.network, theirs)


def test_tensors_of_another_network_in_the_file_are_left_aside_with_a_word(tmp_path):
    path, theirs, ours = tmp_path / "w.safetensors", made(1), made(0)
    both = {f"generator.{name}": value for name, value in theirs.state_dict().items()}
    save_file({**both, "discriminator.weight": torch.ones(2)}, path)
    assert fill(ours, path, "generator") == [
        "generator.weights: 1 tensors are left aside, not being of 'generator.'"
    ]
    assert same(ours, theirs)


def test_two_networks_of_the_same_names_are_refused(tmp_path):
    path, state = tmp_path / "w.safetensors", made(1).state_dict()
    save_file({f"{p}.{n}": v.clone() for p in ("ema", "online") for n, v in state.items()}, path)
    with pytest.raises(InputError, match=r"is there 2 times, as ema\., online\.; allowed: once"):
        fill(made(0), path, "generator")


def test_the_counter_of_batch_normalisation_may_be_missing(tmp_path):
    path, theirs, ours = tmp_path / "w.safetensors", made(1), made(0)
    save_file({n: v for n, v in theirs.state_dict().items() if "num_batches" not in n}, path)
    assert fill(ours, path, "generator") == []
    assert same(ours, theirs)


@pytest.mark.parametrize("args", [{"tied": True}, {"view": True}, {"tied": True, "view": True}])
def test_shared_tensors_are_there_once(tmp_path, args):
    path, theirs, ours = tmp_path / "w.safetensors", made(1, **args), made(0, **args)
    save_model(theirs, str(path))
    assert fill(ours, path, "generator") == []
    assert same(ours, theirs)


def test_shared_tensors_that_differ_in_the_file_are_refused(tmp_path):
    path, ours = tmp_path / "w.safetensors", made(0, tied=True)
    save_file(made(1).state_dict(), path)
    with pytest.raises(InputError, match=r"b.weight shares its memory .* but differs from it"):
        fill(ours, path, "generator")


def test_a_tensor_that_is_missing_and_not_shared_is_named(tmp_path):
    path, state = tmp_path / "w.safetensors", made(1).state_dict()
    del state["c.weight"]
    save_file(state, path)
    with pytest.raises(InputError, match=r"missing: c.weight \[5, 5\].; allowed: the state dict o"):
        fill(made(0), path, "generator")


def test_another_network_altogether_is_one_short_line(tmp_path):
    path = tmp_path / "w.safetensors"
    save_file({f"other.{n}.weight": torch.ones(3) for n in range(50)}, path)
    with pytest.raises(InputError, match=r"; and \d+ more\); allowed: ") as error:
        fill(made(0), path, "generator")
    assert "\n" not in str(error.value)
    assert len(str(error.value)) < 900


def old_norms():
    return nn.Sequential(
        nn.utils.weight_norm(nn.Linear(3, 4)), nn.utils.spectral_norm(nn.Linear(4, 2))
    )


def new_norms():
    norms = nn.utils.parametrizations
    return nn.Sequential(norms.weight_norm(nn.Linear(3, 4)), norms.spectral_norm(nn.Linear(4, 2)))


def test_names_of_older_normalisations_of_weights_are_known(tmp_path):
    path, inputs = tmp_path / "w.safetensors", torch.ones(2, 3)
    theirs, ours = made(1, old_norms), made(0, new_norms)
    save_file({n: v.contiguous() for n, v in theirs.state_dict().items()}, path)
    assert fill(ours, path, "discriminator") == []
    assert torch.allclose(ours(inputs), theirs(inputs))


def test_statistics_that_saw_no_data_are_told(tmp_path):
    path, fresh = tmp_path / "w.safetensors", Net()
    save_file(fresh.state_dict(), path)
    (warning,) = fill(made(0), path, "generator")
    assert "the statistics of a.1 are those before any training" in warning
