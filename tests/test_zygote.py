import os
import signal
import subprocess
import time
from pathlib import Path

import psutil
import pytest
import zygote

PROGRAM = """
import os, sys, time

print(sys.argv[1:], os.getcwd(), os.environ["OF_THE_JOB"], sys.stdin.read(), flush=True)
time.sleep(float(sys.argv[2]))
print(open("own.txt").read(), os.getpid(), flush=True)
sys.exit(3)
"""


@pytest.fixture(scope="module")
def python():
    """The command, when the server is there."""
    folder = Path(zygote.commands())
    if not hasattr(os, "pidfd_open"):
        pytest.skip("no server on this system")
    for _ in range(600):
        if (folder / "socket").exists():
            return str(folder / "python")
        time.sleep(0.1)
    raise TimeoutError("the server does not start")


def started(python, folder, *words):
    (folder / "program.py").write_text(PROGRAM)
    (folder / "own.txt").write_text("mine")
    return subprocess.Popen(
        [python, "program.py", *words],
        cwd=folder,
        env=os.environ | {"OF_THE_JOB": "yes"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def test_a_program_gets_what_it_is_given_and_ends_as_it_ends(python, tmp_path):
    process = started(python, tmp_path, "--seconds", "0")
    first, second = process.communicate("typed")[0].splitlines()
    assert first == f"['--seconds', '0'] {tmp_path} yes typed"
    assert second.startswith("mine ") and int(second.split()[1]) != process.pid
    assert process.returncode == 3


def test_an_error_is_that_of_the_program(python, tmp_path):
    process = started(python, tmp_path, "--seconds", "soon")
    assert "ValueError: could not convert string to float: 'soon'" in process.communicate("")[0]
    assert process.returncode == 1


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_what_is_killed_is_gone(python, tmp_path, number):
    process = started(python, tmp_path, "--seconds", "60")
    process.stdin.close()
    assert process.stdout.readline()
    (program,) = (
        other
        for other in psutil.process_iter(["cwd"])
        if other.info["cwd"] == str(tmp_path) and other.pid != process.pid
    )
    os.kill(process.pid, number)
    assert process.wait(10) == -number
    program.wait(10)
