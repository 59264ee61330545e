"""Check that what is imported stands below: a topic imports only topics that precede it here.

A topic is a folder of src/glassgan, or a file that lies directly there. Imports within functions
count, too. Within a topic no module may import itself through others.
"""

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from glassgan import cli
from glassgan.errors import InputError

PACKAGE = "glassgan"
# From the ground up; phases in the order of the workflow, the report above all.
ORDER = (
    *("errors", "problems", "settings", "flags", "files", "streams", "cli", "parts", "data"),
    *("adam", "networks", "parametrisations", "gradients", "torchvision_mend", "interpolation"),
    *("concepts", "effects", "subject", "statistics", "subjects", "checkpoints", "banks"),
    *("phantoms", "prepare", "judge", "layers", "left_out", "conformance", "run"),
    *("train", "quality", "features", "units", "latent", "attribution", "theory"),
    *("forks", "decisions", "claims", "report", "paper"),
    *("design", "expansion", "parameters", "needs"),
    *("failures", "workflow", "paths", "snakefile", "plan", "crate", "slurm_mend"),
)


def main() -> None:
    """Print every import that goes up or around; fail if there are any."""
    cli.parser(__doc__).parse_args()
    if found := [*upward(Path("src")), *around(Path("src"))]:
        raise InputError("imports that the layout forbids\n  " + "\n  ".join(found))


def upward(root: Path) -> Iterator[str]:
    """Yield a line for each topic without a place, and for each import of a topic further up."""
    graph = imports(root)
    topics = {topic_of(module) for module in graph if topic_of(module)}
    for topic in sorted(topics - set(ORDER)):
        yield f"{topic}: has no place; allowed: one in ORDER of tools/check_imports.py"
    for module, imported in sorted(graph.items()):
        for other in sorted(imported):
            own, its = topic_of(module), topic_of(other)
            if own == its or not {own, its} <= set(ORDER):
                continue
            if ORDER.index(its) > ORDER.index(own):
                yield f"{module} imports {other}; allowed: what stands below {own}"


def around(root: Path) -> Iterator[str]:
    """Yield a line if modules import each other in a circle."""
    try:
        TopologicalSorter(imports(root)).prepare()
    except CycleError as error:
        yield "a circle: " + " ← ".join(error.args[1])


def topic_of(module: str) -> str:
    """Return the part of a module's name behind the package's."""
    return module.partition(".")[2].partition(".")[0]


def imports(root: Path) -> dict[str, set[str]]:
    """Return the modules of the package that each of its modules imports."""
    paths = {module_of(path, root): path for path in sorted(root.glob(f"{PACKAGE}/**/*.py"))}
    graph: dict[str, set[str]] = {}
    for module, path in paths.items():
        names: set[str] = set()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                parts = {f"{node.module}.{alias.name}" for alias in node.names}
                # a name of a module that is no module itself comes from the module
                names |= {part if part in paths else node.module for part in parts}
        graph[module] = (names & set(paths)) - {module}
    return graph


def module_of(path: Path, root: Path) -> str:
    """Return the name by which a file is imported."""
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


if __name__ == "__main__":
    cli.run(main)
