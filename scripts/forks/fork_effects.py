"""Compare the forks of a run with it: the gate, the effects on quality, the way apart."""

import json
from pathlib import Path
from typing import Any

from glassgan import cli, files


def _chain(paths: list[str]) -> dict[str, tuple[dict[str, Any], dict[str, Any]]]:
    """Return tensors and header of the checkpoints of one chain by place, in their order."""
    chain: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {}
    headers = {path: files.read_metadata(path) for path in paths}
    for path in sorted(paths, key=lambda path: (headers[path]["epoch"], headers[path]["step"])):
        arrays, metadata = files.read_arrays(path)
        known = chain.get(Path(path).parent.name, ({}, {}))[0]
        chain[Path(path).parent.name] = known | arrays, metadata
    return chain


with cli.script(
    __doc__,
    forks="entries of design.forks as JSON",
    preset="its name",
    name="of the subject",
    run_seed=cli.number("of the run"),
    parent_folds="quality of the run, by fold",
    folds=cli.several("of each fork, in their order"),
    parent=cli.several("checkpoint files of the run", least=0),
    unchanged=cli.several("of the forks without a change", least=0),
    tracks=cli.several("of all links of all forks"),
    gates="output: JSON",
    effects="output: Parquet",
    trajectories="output: Parquet",
    above_floor="output: Parquet",
) as args:
    from glassgan.forks.analyses import fork_effects

    forks = json.loads(args.forks)
    names = [fork["name"] for fork in forks]
    unchanged: dict[str, list[str]] = {name: [] for name in names}
    for path in args.unchanged:
        unchanged[Path(path).parents[1].name].append(path)
    tracks: dict[str, dict] = {name: {} for name in names}
    for path in args.tracks:
        tracks[Path(path).parents[1].name] |= files.read_arrays(path)[0]
    results = fork_effects.analyse(
        forks,
        _chain(args.parent),
        {name: _chain(paths) for name, paths in unchanged.items()},
        dict(zip(names, map(files.read_table, args.folds), strict=True)),
        files.read_table(args.parent_folds),
        tracks,
        preset=args.preset,
        subject=args.name,
        seed=args.run_seed,
    )
    files.write_results(args, results)
