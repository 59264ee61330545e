"""What measures images, in a process of another data set: a process has one."""

import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

from discs import DISCS

from glassgan.data.told import VARIABLE


def test_of_colours():
    environment = {**os.environ, VARIABLE: json.dumps(asdict(DISCS))}
    file = Path(__file__).with_name("of_colours.py")
    options = ["-q", "-x", "-p", "no:cacheprovider", "-n", "0"]
    call = [sys.executable, "-m", "pytest", *options, str(file)]
    found = subprocess.run(call, env=environment, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout[-4000:]
