"""What measures images, in processes of other data sets: a process has one."""

import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import pytest
from discs import DISCS, UNLABELLED

from glassgan.data.told import VARIABLE


@pytest.mark.parametrize(
    ("data", "tests"), [(DISCS, "of_colours.py"), (UNLABELLED, "of_no_labels.py")]
)
def test_of(data, tests):
    environment = {**os.environ, VARIABLE: json.dumps(asdict(data))}
    file = Path(__file__).with_name(tests)
    options = ["-q", "-x", "-p", "no:cacheprovider", "-n", "0"]
    call = [sys.executable, "-m", "pytest", *options, str(file)]
    found = subprocess.run(call, env=environment, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout[-4000:]
