import errno
import os
import re
import subprocess
import sys

import numpy as np
import pandas as pd
import pytest
import torch
from projects import ROOT

from glassgan import cli, files


def test_tensors_come_back(tmp_path):
    path = tmp_path / "folder" / "a.safetensors"
    tensors = {
        "scalar": torch.tensor(2.5),
        "matrix": torch.arange(6).view(2, 3).T,
        "mask": np.array([True, False]),
    }
    files.write_tensors(path, tensors, {"epoch": 3, "b": [1, 2]})
    found, metadata = files.read_tensors(path)
    assert metadata == {"epoch": 3, "b": [1, 2]} == files.read_metadata(path)
    assert found["scalar"].shape == ()
    assert torch.equal(found["matrix"], torch.arange(6).view(2, 3).T)
    assert found["mask"].tolist() == [True, False]


def test_bytes_do_not_change_from_process_to_process(tmp_path):
    program = (
        "import sys, numpy as np; from glassgan import files;"
        "files.write_tensors(sys.argv[1], {'b': np.ones(3), 'a': np.zeros(2)},"
        "{'z': 1, 'y': 2, 'x': {'w': 1, 'v': 2}})"
    )
    digests = set()
    for number in range(3):
        path = tmp_path / f"{number}"
        environment = os.environ | {"PYTHONHASHSEED": str(number)}
        subprocess.run([sys.executable, "-c", program, str(path)], check=True, env=environment)
        digests.add(files.digest(path))
    assert len(digests) == 1


def test_table_comes_back(tmp_path):
    frame = pd.DataFrame({"name": ["a", "b"], "value": [1.5, np.nan]})
    files.write_table(tmp_path / "t.parquet", frame)
    pd.testing.assert_frame_equal(files.read_table(tmp_path / "t.parquet"), frame)


def test_failed_write_leaves_the_old_content(tmp_path, monkeypatch):
    path = tmp_path / "a.json"
    files.write_json(path, {"a": 1})

    def full(handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space") as caught:
        files.write_json(path, {"a": 2})
    assert caught.value.filename == str(path)
    assert files.read_json(path) == {"a": 1}
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.json"]


@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o002, 0o664), (0o077, 0o600)])
def test_files_take_their_mode_from_the_umask(tmp_path, umask, mode):
    before = os.umask(umask)
    try:
        files.write_json(tmp_path / "a.json", {})
    finally:
        os.umask(before)
    assert (tmp_path / "a.json").stat().st_mode & 0o777 == mode


def test_full_disk_is_said_clearly():
    def main():
        raise OSError(errno.ENOSPC, "No space left on device", "results/x")

    with pytest.raises(SystemExit, match=r"disk is full.*results/x.*same command again"):
        cli.run(main)


def test_json_refuses_what_is_no_number(tmp_path):
    with pytest.raises(ValueError, match="nan"):
        files.write_json(tmp_path / "a.json", {"a": float("nan")})


def test_texts_are_read_and_written_as_utf8_whatever_the_locale():
    for path in [*ROOT.glob("src/**/*.py"), *ROOT.glob("scripts/*.py")]:
        for line in path.read_text(encoding="utf-8").split("\n"):
            if re.search(r"(read|write)_text\(|[. ]open\(\)|text=True", line):
                assert "encoding=" in line, f"{path}: {line}"
