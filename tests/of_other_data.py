"""Tests in a process of their own: a process has one data set, and one device that is made up."""

import json
import os
import subprocess
import sys
from dataclasses import asdict

from glassgan.data.told import VARIABLE


def assert_passes(data, *files):
    """Assert that the tests of some files pass in a process whose data set is `data`, or MNIST."""
    environment = {**os.environ, **({VARIABLE: json.dumps(asdict(data))} if data else {})}
    options = ["-q", "-x", "-p", "no:cacheprovider", "-n", "0"]
    call = [sys.executable, "-m", "pytest", *options, *map(str, files)]
    found = subprocess.run(call, env=environment, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout[-4000:]
