"""What networks must take and give, in a process of another data set: a process has one."""

import json
import os
import subprocess
import sys
from dataclasses import asdict, replace
from pathlib import Path

from glassgan.data.sets import SPRITES
from glassgan.data.told import VARIABLE


def test_of_large_images_in_colour():
    data = replace(SPRITES, name="Large sprites", shape=(3, 64, 64))
    environment = {**os.environ, VARIABLE: json.dumps(asdict(data))}
    file = Path(__file__).with_name("of_large_colours.py")
    options = ["-q", "-x", "-p", "no:cacheprovider", "-n", "0"]
    call = [sys.executable, "-m", "pytest", *options, str(file)]
    found = subprocess.run(call, env=environment, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout[-4000:]
