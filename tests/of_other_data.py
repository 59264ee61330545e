"""Tests in a process of another data set: a process has one."""

import json
import os
import subprocess
import sys
from dataclasses import asdict

from glassgan.data.told import VARIABLE


def assert_passes(data, *files):
    """Assert that the tests of some files pass in a process whose data set is `data`."""
    environment = {**os.environ, VARIABLE: json.dumps(asdict(data))}
    options = ["-q", "-x", "-p", "no:cacheprovider", "-n", "0"]
    call = [sys.executable, "-m", "pytest", *options, *map(str, files)]
    found = subprocess.run(call, env=environment, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout[-4000:]
