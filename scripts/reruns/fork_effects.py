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

    from glassgan import effects
    from glassgan.reruns import compare, gate, trajectory
    from glassgan.reruns.design import UNCHANGED

    forks = json.loads(args.forks)
    run = _chain(args.parent)
    headers = [metadata for _, metadata in run.values()]
    own = gate.contents(run)
    gates = {}
    for start in sorted({fork["from"] for fork in forks}):
        same = [f["name"] for f in forks if f["from"] == start and f["change"] == UNCHANGED]
        paths = [path for path in args.unchanged if Path(path).parents[1].name in same]
        before = any(
            header["epoch"] == start and header["status"] == "diverged" for header in headers
        )
        gates[start] = gate.gate(own, gate.contents(_chain(paths)), before)

    names = [fork["name"] for fork in forks]
    folds = dict(zip(names, map(files.read_table, args.folds), strict=True))
    rows = compare.checkpoint_effects(forks, folds, files.read_table(args.parent_folds), gates)
    shared = {"preset": args.preset, "subject": args.name, "seed": args.run_seed}
    tracks: dict[str, dict] = {name: {} for name in names}
    for path in args.tracks:
        tracks[Path(path).parents[1].name] |= files.read_arrays(path)[0]
    distances = trajectory.trajectories(forks, tracks)
    files.write_json(args.gates, {str(start): found for start, found in gates.items()})
    files.write_table(args.effects, effects.table(rows, **shared))
    files.write_table(args.trajectories, distances)
    files.write_table(args.above_floor, trajectory.above_floor(distances))


if __name__ == "__main__":
    cli.run(main)
