"""Every part in a process whose data set has no labels: a process has one data set."""

import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import pytest
from discs import UNLABELLED

from glassgan.data.told import VARIABLE

TESTS = Path(__file__).parent


@pytest.mark.parametrize("file", sorted(TESTS.glob("**/of_no_labels.py")), ids=str)
def test_of(file):
    environment = {**os.environ, VARIABLE: json.dumps(asdict(UNLABELLED))}
    options = ["-q", "-x", "-p", "no:cacheprovider", "-n", "0"]
    call = [sys.executable, "-m", "pytest", *options, str(file)]
    found = subprocess.run(call, env=environment, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout[-4000:]
