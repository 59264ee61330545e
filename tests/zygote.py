"""Python programs that need not start Python: a process that has imported the libraries forks.

Whole workflows are hundreds of short jobs, and most of a short job is the imports of torch and
matplotlib. In place of `python` and `snakemake` a small client sends its arguments, folder,
environment and open files to a server, and a fork of the server is the program. All that a job says
is its own: arguments, folder, environment, paths of modules, code. What it shares with others are
libraries as they are after their import, and the seed of hashes.
"""

import json
import os
import shlex
import shutil
import signal
import socket
import sys
from pathlib import Path
from select import select

LIBRARIES = (
    *(
        "torch",
        "torch.func",
        "torch.nn.utils.parametrizations",
        "torch._dynamo",
        "torch.nn.utils.fusion",
    ),
    *("captum.attr", "captum.metrics", "captum.robust", "matplotlib.figure", "pandas", "pyarrow"),
    *("matplotlib.backends.backend_svg", "matplotlib.backends.backend_agg", "pyarrow.parquet"),
    *("scipy.stats", "scipy.optimize", "scipy.ndimage", "scipy.sparse.linalg", "scipy.special"),
    *("sklearn.cluster", "sklearn.decomposition", "sklearn.linear_model", "sklearn.metrics"),
    *("sklearn.svm", "skimage.filters", "skimage.morphology", "pydantic", "safetensors.torch"),
    *("snakemake.cli", "snakemake.api", "jinja2", "fluent.runtime", "rich.table", "psutil"),
)
_server: str | None = None  # the folder of its commands


def commands() -> str:
    """Start a server, once a process; return a folder with `python` and `snakemake` that ask it.

    Until it is there, and where a system cannot do this, they are the real ones.
    """
    global _server
    if _server is None:
        import atexit
        import subprocess
        import tempfile

        folder = tempfile.mkdtemp(prefix="zygote")
        start = f"{shlex.quote(sys.executable)} {{}} {shlex.quote(__file__)} {{}} {folder}"
        for name, first in (("python", ""), ("snakemake", "-m snakemake ")):
            command = Path(folder, name)
            command.write_text(f'#!/bin/sh\nexec {start.format("-IS", "ask")} {first}"$@"\n')
            command.chmod(0o755)
        if hasattr(os, "pidfd_open"):
            one_thread = dict.fromkeys(
                ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"
            )
            environment = os.environ | one_thread | {"PYTHONUTF8": "1"}
            environment.pop("PYTHONPATH", None)
            process = subprocess.Popen(shlex.split(start.format("", "serve")), env=environment)
            atexit.register(process.kill)
        atexit.register(shutil.rmtree, folder)
        _server = folder
    return _server


def main() -> None:
    """Serve or ask; in a fork of the server, be the program."""
    role, folder, *words = sys.argv[1:]
    if role == "ask":
        ask(folder, words)
    else:
        become(folder, serve(f"{folder}/socket"))


def ask(folder: str, words: list[str]) -> None:
    """Let a fork of the server run a program in place of this process, and end as it ends."""
    with socket.socket(socket.AF_UNIX) as server:
        known = bool(words) and (words[0] == "-m" or words[0].endswith(".py"))
        if not known or server.connect_ex(f"{folder}/socket"):
            os.execv(sys.executable, [sys.executable, *words])
        request = {"words": words, "folder": str(Path.cwd()), "environment": dict(os.environ)}
        request = json.dumps(request).encode()
        socket.send_fds(server, [f"{len(request):10}".encode()], [0, 1, 2])
        server.sendall(request)
        pid = int(server.recv(20))
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda number, frame: os.killpg(pid, number))
        status = int(server.recv(20))
    if status < 0:
        signal.signal(-status, signal.SIG_DFL)
        os.kill(os.getpid(), -status)
    sys.exit(status)


def serve(path: str) -> dict:
    """Answer requests for ever; return one in the process that is to be its program."""
    import gc
    import importlib

    for name in LIBRARIES:
        importlib.import_module(name)
    gc.freeze()
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(f"{path}.new")
        door.listen(64)
        Path(f"{path}.new").rename(path)  # the door is open when it is seen
        parent = os.getppid()
        while os.getppid() == parent:
            if not select([door], [], [], 1)[0]:
                continue
            client, _ = door.accept()
            signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for those who keep watch
            if os.fork():
                client.close()
                continue
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            door.close()
            return watched(client)
    sys.exit()


def watched(client: socket.socket) -> dict:
    """Fork the program and return in it; wait for its end, and tell the client."""
    head, files, _, _ = socket.recv_fds(client, 10, 3)
    request = b""
    while len(request) < int(head):
        request += client.recv(1 << 20)
    pid = os.fork()
    os.setpgid(pid, pid)  # by both: a group, so that what it starts ends with it
    if not pid:
        client.close()
        for place, file in enumerate(files):
            os.dup2(file, place)
            os.close(file)
        return json.loads(request)
    for file in files:
        os.close(file)
    client.sendall(f"{pid:20}".encode())
    end = os.pidfd_open(pid)
    if end in select([end, client], [], [])[0]:
        status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        client.sendall(f"{status:20}".encode())
    else:  # the client was killed
        os.killpg(pid, signal.SIGKILL)
    os._exit(0)


def become(folder: str, request: dict) -> None:
    """Be the program that was asked for."""
    import runpy

    sys.executable = f"{folder}/python"
    sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = os.fdopen(2, "w", 1, "utf-8", "backslashreplace", closefd=False)
    os.chdir(request["folder"])
    os.environ.clear()
    os.environ.update(request["environment"])
    added = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    sys.path[:1] = filter(None, added)  # in place of the folder of this file
    name, *arguments = request["words"]
    if name == "-m":
        name, *arguments = arguments
        sys.path.insert(0, request["folder"])
        sys.argv = [name, *arguments]
        runpy.run_module(name, run_name="__main__", alter_sys=True)
        return
    sys.path.insert(0, str(Path(name).resolve().parent))
    sys.argv = [name, *arguments]
    runpy.run_path(name, run_name="__main__")


if __name__ == "__main__":
    main()
