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


def main() -> None:
    """Write what the gates found, a table of effects, and two tables of distances."""
    parser = cli.parser(__doc__)
    parser.add_argument("--forks", required=True, help="entries of design.forks as JSON")
    parser.add_argument("--preset", required=True)
    parser.add_argument("--name", required=True, help="of the subject")
    parser.add_argument("--run-seed", type=int, required=True)
    parser.add_argument("--parent-folds", required=True, help="quality of the run, by fold")
    parser.add_argument("--folds", nargs="+", required=True, help="of each fork, in their order")
    parser.add_argument("--parent", nargs="*", default=[], help="checkpoint files of the run")
    parser.add_argument("--unchanged", nargs="*", default=[], help="of the forks without a change")
    parser.add_argument("--tracks", nargs="+", required=True, help="of all links of all forks")
    parser.add_argument("--gates", required=True, help="output: JSON")
    parser.add_argument("--effects", required=True, help="output: Parquet")
    parser.add_argument("--trajectories", required=True, help="output: Parquet")
    parser.add_argument("--above-floor", required=True, help="output: Parquet")
    args = parser.parse_args()

    from glassgan.reruns.analyses import fork_effects

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


if __name__ == "__main__":
    cli.run(main)
