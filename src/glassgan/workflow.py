"""What the Snakefile needs beside Snakemake: code as inputs, and removal of what is left over."""

import ast
import atexit
import hashlib
import json
import re
import shlex
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from glassgan.errors import InputError
from glassgan.files import write_json

IMPORTS = Path(".snakemake/imports.json")  # what files of the project import, by their content
# Jobs record the values that they are given, and run again where these change; bounds and meanings
# of values, which these modules hold, change no result.
SETTINGS = {"settings.py", "problems.py", "flags.py"}
PACKAGES = ("src", "scripts", ".")  # where modules of the project may lie


def check_folder(project: str | Path) -> None:
    """Check that the working directory is the project's folder.

    Raises:
        InputError: it is another one, where neither scripts nor data are found.
    """
    here = Path.cwd()
    if here.resolve() == Path(project).resolve():
        return
    wrong = f"{here} is not the project's folder"
    if not (here / "params.yaml").is_file():
        wrong = f"there is no params.yaml in {here}"
    raise InputError(
        f"{wrong}; allowed: to run in {project}; for results elsewhere see docs/workflow.md"
    )


def check_overlays(overlays: Iterable[str | Path], preset: str, chosen: str | None) -> None:
    """Check that an overlay has a folder of results of its own.

    Results lie under the name of the last overlay, or under that of `--config preset=...`.

    Args:
        overlays: the files of `--configfile`, in order; params.yaml itself is none.
        preset: the preset that all parameters together name.
        chosen: the preset that `--config` names.

    Raises:
        InputError: the last overlay names no preset, or another than its file; or its results
            would take the place of those of params.yaml.
    """
    files = [
        Path(path) for path in overlays if Path(path).resolve() != Path("params.yaml").resolve()
    ]
    if not files:
        return
    last = files[-1]
    own = (yaml.safe_load(last.read_text(encoding="utf-8")) or {}).get("preset")
    if own is None and chosen is None:
        raise InputError(
            f"preset: missing in {last}; it would take the place of results/{preset}; "
            f"allowed: preset: {last.stem}"
        )
    if own not in (None, last.stem):
        raise InputError(f"{last} says preset: {own}; allowed: {last.stem}")
    if preset == "default":
        raise InputError(
            f"preset: default; {last} would take the place of results/default; "
            "allowed: any other name, for the file and in it"
        )


@cache
def code(path: str) -> list[str]:
    """Return the modules of the project that a script imports, directly or through others.

    Paths relative to the project's folder, which is the working directory, sorted; the script
    itself is not among them. Read off the source, so that neither a forgotten input nor an
    import of torch in the Snakefile is possible. Modules from installed packages are not listed,
    nor are those that only say which values are allowed (`SETTINGS`).
    """
    found: set[str] = set()
    queue = [path]
    while queue:
        for module in _imports(queue.pop()):
            if module not in found and Path(module).name not in SETTINGS:
                found.add(module)
                queue.append(module)
    return sorted(found - {path})


def module_code(import_path: str) -> list[str]:
    """Return the files that importing "package.module:function" runs, within the project."""
    found = set(_files(import_path.partition(":")[0]))
    return sorted(found.union(*map(code, found)))


@cache
def _imports(path: str) -> list[str]:
    """Return the files that a file imports; a file is parsed once, and known by its content."""
    content = Path(path).read_bytes()
    digest, known = hashlib.sha256(content).hexdigest(), _known_imports()
    if known.get(path, [None])[0] != digest:
        known[path] = [digest, *_names(ast.parse(content), path)]
    return sorted({file for name in known[path][1:] for file in _files(name)})


def _names(tree: ast.AST, path: str) -> list[str]:
    """Return the names of the modules that a file imports, and of what it imports from them."""
    names: list[str] = []
    for node in _run(tree):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(filter(None, [_package(path, node.level), node.module]))
            names += [base, *(f"{base}.{alias.name}" for alias in node.names)]
    return names


@cache
def _known_imports() -> dict[str, list[str]]:
    """Return the checksum of files and the names that they import, as an earlier call read them.

    What is new among them is kept for the next one when the process ends.
    """
    try:
        known: dict[str, list[str]] = json.loads(IMPORTS.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        known = {}
    before = dict(known)

    def keep() -> None:
        if known != before:
            with suppress(OSError):  # of a folder that cannot be written, all is parsed again
                write_json(IMPORTS, known)

    atexit.register(keep)
    return known


def _package(path: str, level: int) -> str:
    """Return what the dots of `from ..module import name` stand for in a file, "" without dots."""
    if not level:
        return ""
    root = next(root for root in PACKAGES if Path(path).is_relative_to(root))
    folders = Path(path).relative_to(root).parts[:-1]
    return ".".join(folders[: len(folders) - level + 1])


def _run(node: ast.AST) -> Iterable[ast.AST]:
    """Yield the nodes below one that are there when the code runs, not only for type checkers."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING":
            continue
        yield child
        yield from _run(child)


@cache
def _files(module: str) -> list[str]:
    """Return the files of the project that importing a module runs: its own, and of its packages.

    None for the name of anything that is no module of the project.
    """
    parts = module.split(".")
    for root in PACKAGES:
        packages = [Path(root, *parts[: end + 1], "__init__.py") for end in range(len(parts))]
        file = Path(root, *parts).with_suffix(".py")
        own = packages[-1] if packages[-1].is_file() else file
        if own.is_file():
            return [str(path) for path in [*packages[:-1], own] if path.is_file()]
    return []


def about(rule: str, output: str, script: str, results: str) -> tuple[str, str]:
    """Return where log and timing of a rule lie, without their endings, and what its jobs say.

    They lie as the rule's first result does, in a file named after the rule. A job says what its
    script does, by the first line there, and of what.

    Args:
        rule: its name.
        output: the rule's first result, with wildcards.
        script: the file that the rule runs.
        results: the folder of all results.
    """
    path = Path(output).relative_to(results)
    name = ".".join([rule, *re.findall(r"{\w+}", path.name)])
    with Path(script).open(encoding="utf-8") as lines:
        says = lines.readline().strip().strip('"').rstrip(".")
    names = re.findall(r"{(\w+)}", str(path))
    run = [f"{{wildcards.{name}}}" for name in ("subject", "seed") if name in names]
    rest = [f"{name} {{wildcards.{name}}}" for name in names if name not in ("subject", "seed")]
    of = ", ".join(filter(None, ["/".join(run), *rest]))
    return str(path.parent / name), f"{of}: {says}" if of else says


def clear(workflow: Any, expected: Mapping[str, Iterable[str]], results: str) -> None:
    """Remove the results that the parameters no longer ask for, and say so.

    Only after a run of everything that the files of parameters ask for, and only what Snakemake
    has a record of having made.

    Args:
        workflow: Snakemake's, after all jobs ended well.
        expected: the files that are asked for, by phase, which is a folder in `results`.
        results: the folder of all results.
    """
    from snakemake.io import IOFile

    settings, records = workflow.dag_settings, workflow.persistence
    by_hand = set(workflow.config_settings.config) - {"preset"}
    if settings.targets or settings.until or settings.omit_from or by_hand:
        return

    def made(path: str) -> bool:
        return records.metadata(IOFile(path)) is not None

    surplus = [
        path
        for phase, files in expected.items()
        for path in left_over(f"{results}/{phase}", files, made)
    ]
    for path in surplus:
        print(f"removed, since the parameters no longer ask for it: {path}")
        records.cleanup_metadata(IOFile(str(path)))
    remove(surplus, within=results)


def left_over(
    folder: str | Path, expected: Iterable[str], made: Callable[[str], object]
) -> list[Path]:
    """Return the files under `folder` that are not among `expected`, sorted.

    Only those that the workflow made, of which `made` is true: a file that no rule ever wrote is
    somebody's own.
    """
    wanted = {str(Path(path)) for path in expected}
    root = Path(folder)
    files = (path for path in root.rglob("*") if path.is_file() and str(path) not in wanted)
    return sorted(path for path in files if made(str(path)))


def remove(paths: Iterable[Path], within: str | Path) -> None:
    """Remove files, and the folders below `within` that become empty."""
    for path in paths:
        path.unlink()
        for folder in path.parents:
            if folder == Path(within) or any(folder.iterdir()):
                break
            folder.rmdir()


def command_line(values: Mapping[str, Any]) -> str:
    """Return values as flags of a script, quoted for a shell: run_seed=3 is --run-seed 3.

    Lists give several words, true gives the flag alone, false and what is missing gives none. Of a
    section within a section every flag begins with its name.
    """
    words: list[str] = []
    for name, value in values.items():
        flag = f"--{name.replace('_', '-')}"
        if isinstance(value, Mapping):
            words.append(command_line({f"{name}_{key}": part for key, part in value.items()}))
        elif value is True:
            words.append(flag)
        elif value is not None and value is not False:
            several = [value] if isinstance(value, str | int | float) else list(value)
            words.append(" ".join([flag, *(shlex.quote(str(one)) for one in several)]))
    return " ".join(words)
