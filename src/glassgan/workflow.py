"""What the Snakefile needs beside Snakemake: code as inputs, and removal of what is left over."""

import ast
from collections.abc import Iterable
from functools import cache
from pathlib import Path

PACKAGES = ("src", "scripts", ".")  # where modules of the project may lie


@cache
def code(path: str) -> list[str]:
    """Return the modules of the project that a script imports, directly or through others.

    Paths relative to the project's folder, which is the working directory, sorted; the script
    itself is not among them. Read off the source, so that neither a forgotten input nor an
    import of torch in the Snakefile is possible. Modules from installed packages are not listed.
    """
    found: set[str] = set()
    queue = [path]
    while queue:
        for module in _imports(queue.pop()):
            if module not in found:
                found.add(module)
                queue.append(module)
    return sorted(found - {path})


def module_code(import_path: str) -> list[str]:
    """Return the file of "package.module:function" and what it imports, within the project."""
    file = _file(import_path.partition(":")[0])
    return [] if file is None else sorted({file, *code(file)})


@cache
def _imports(path: str) -> list[str]:
    names: list[str] = []
    for node in _run(ast.parse(Path(path).read_text())):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return sorted({file for name in names if (file := _file(name))})


def _run(node: ast.AST) -> Iterable[ast.AST]:
    """Yield the nodes below one that are there when the code runs, not only for type checkers."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING":
            continue
        yield child
        yield from _run(child)


@cache
def _file(module: str) -> str | None:
    """Return the file of a module of the project, None for any other name and for a package."""
    for package in PACKAGES:
        path = Path(package, *module.split(".")).with_suffix(".py")
        if path.is_file():
            return str(path)
    return None


def left_over(folder: str | Path, expected: Iterable[str]) -> list[Path]:
    """Return the files under `folder` that are not among `expected`, sorted."""
    wanted = {str(Path(path)) for path in expected}
    root = Path(folder)
    return sorted(path for path in root.rglob("*") if path.is_file() and str(path) not in wanted)


def remove(paths: Iterable[Path], within: str | Path) -> None:
    """Remove files, and the folders below `within` that become empty."""
    for path in paths:
        path.unlink()
        for folder in path.parents:
            if folder == Path(within) or any(folder.iterdir()):
                break
            folder.rmdir()
