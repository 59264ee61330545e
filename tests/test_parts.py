"""Work that is dealt among jobs, and the joining of what they made."""

import numpy as np
import pandas as pd
import pytest

from glassgan import files, parts
from glassgan.errors import InputError
from glassgan.parts import Part
from glassgan.quality.analyses import quality


@pytest.mark.parametrize("count", [1, 2, 3, 7, 12])
def test_parts_are_the_whole_in_order(count):
    things = list("abcdefg")
    dealt = [Part(number, count).of(things) for number in range(1, count + 1)]
    assert [thing for part in dealt for thing in part] == things
    sizes = [len(part) for part in dealt]
    assert max(sizes) - min(sizes) <= 1


def test_a_part_is_read():
    assert Part.read("2/5") == Part(2, 5)
    assert Part.read("1/1") == parts.WHOLE


@pytest.mark.parametrize("text", ["", "2", "0/3", "4/3", "-1/3", "1/0", "1/3/5", "a/b", "1/3\n"])
def test_what_is_no_part_is_refused(text):
    with pytest.raises(InputError, match=r"is no part; allowed: 2/5"):
        Part.read(text)


def test_tables_are_joined_as_if_written_at_once(tmp_path):
    whole = pd.DataFrame({"layer": ["a", "a", "b"], "estimate": [1.0, np.nan, 3.0], "n": [1, 2, 3]})
    files.write_table(tmp_path / "whole.parquet", whole)
    made = []
    for number, rows in enumerate([whole[:2], whole[:0], whole[2:]]):
        made.append(tmp_path / f"{number}.parquet")
        files.write_table(made[-1], rows.astype(object) if rows.empty else rows)
    parts.join(made, tmp_path / "joined.parquet")
    assert (tmp_path / "joined.parquet").read_bytes() == (tmp_path / "whole.parquet").read_bytes()
    parts.join(made[1:2], tmp_path / "none.parquet")
    assert files.read_table(tmp_path / "none.parquet").empty


def test_tensors_are_joined_as_if_written_at_once(tmp_path):
    tensors = {"b": np.arange(6.0), "a": np.ones((2, 3), np.float16), "c": np.arange(3)}
    files.write_tensors(tmp_path / "whole.safetensors", tensors, {"epoch": 3})
    made = []
    for number, names in enumerate(["b", "", "ca"]):
        made.append(tmp_path / f"{number}.safetensors")
        files.write_tensors(made[-1], {name: tensors[name] for name in names}, {"epoch": 3})
    parts.join(made, tmp_path / "joined.safetensors")
    whole = (tmp_path / "whole.safetensors").read_bytes()
    assert (tmp_path / "joined.safetensors").read_bytes() == whole


def test_parts_that_do_not_belong_together_are_refused(tmp_path):
    one, two = tmp_path / "1.safetensors", tmp_path / "2.safetensors"
    files.write_tensors(one, {"a": np.ones(2)}, {"epoch": 3})
    files.write_tensors(two, {"b": np.ones(2)}, {"epoch": 4})
    with pytest.raises(
        InputError, match=r"2.safetensors: its header is not that of .*1.safetensors"
    ):
        parts.join([one, two], tmp_path / "joined.safetensors")
    files.write_tensors(two, {"a": np.ones(2)}, {"epoch": 3})
    with pytest.raises(InputError, match=r"joined.safetensors: a: in two parts"):
        parts.join([one, two], tmp_path / "joined.safetensors")
    assert not (tmp_path / "joined.safetensors").exists()


def test_a_part_without_checkpoints_adds_nothing_to_the_measures_of_samples(tmp_path):
    found = quality.analyse([], None, None, None)
    measured = pd.DataFrame({"place": ["0"], "measure": ["coverage"], "estimate": [0.5]})
    for name, frame in (("some", measured), ("none", found["quality"])):
        files.write_table(tmp_path / f"{name}.parquet", frame)
    parts.join([tmp_path / "some.parquet", tmp_path / "none.parquet"], tmp_path / "all.parquet")
    pd.testing.assert_frame_equal(files.read_table(tmp_path / "all.parquet"), measured)
    assert found["folds"].empty
    assert found["images"] == ({},)
