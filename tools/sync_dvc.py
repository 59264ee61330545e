"""Render dvc.yaml from the Snakefile: one stage for each phase.

python tools/sync_dvc.py                  write dvc.yaml, for params.yaml
python tools/sync_dvc.py --check          fail if dvc.yaml is not what would be written
python tools/sync_dvc.py --preset smoke   write presets/smoke/dvc.yaml

A stage depends on the folders of the phases that its jobs read, on its scripts and modules and on
its rules. It runs Snakemake for its phase alone, and DVC keeps its folder in place (`persist`), so
that Snakemake stays incremental inside. Every stage lists the section `design`, which holds all
axes, because DVC does not notice when a dependency is removed. The first stage, which a change of
any axis or network runs, fails if the file is stale.
"""

import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import yaml

from glassgan import cli, files, snakefile
from glassgan.design import run_name
from glassgan.errors import InputError
from glassgan.workflow import code

HEADER = "# Generated from the Snakefile by tools/sync_dvc.py; do not edit.\n"
DESCRIBED = {  # what each stage is for
    "prepare": "images and labels, split; every network accepted",
    "judge": "a classifier that labels generated images or abstains, and its calibration",
    "train": "the chain of checkpoints of every run",
    "quality": "how good samples are at every checkpoint, beside real images; how the game moves",
    "features": "what the layers of both networks hold",
    "units": "what each unit of the generator goes with, and what changes without it",
    "latent": "what moves along directions of the latent space do",
    "attribution": "how the discriminator decides, by pixels, layers and samples",
    "theory": "what the mathematics predicts, beside what is measured",
    "forks": "training that goes on with one thing changed, beside noise",
    "claims": "gathered effects with q-values; what became of the claims",
    "report": "figures, pages in two languages, numbers in short, the manifest",
    "paper": "the paper in two languages, its figures at the widths of a journal",
}
PLOTTED = ("index", "quality", "features", "units", "latent", "attribution", "forks", "theory")
SHARED = ("start", "common", "job")  # files of rules/ that all phases read
RESTS_ON = {"paper": ["rules/report/answers.smk"]}  # further files that define jobs of a phase
READS_EVERY_SECTION = "report"  # it prints all parameters
FIRST = "prepare"  # stage that checks whether this file is stale: it has all axes and networks


def main() -> None:
    """Write the file, or compare it."""
    parser = cli.parser(__doc__)
    parser.add_argument("--preset", help="a file of presets/ without its ending")
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()

    path = Path("presets", args.preset, "dvc.yaml") if args.preset else Path("dvc.yaml")
    text = render(args.preset)
    if not args.check:
        files.write_bytes(path, text.encode())
    elif not path.is_file() or path.read_text(encoding="utf-8") != text:
        renew = check_command(args.preset).replace(" --check", "")
        raise InputError(f"{path} is stale; to renew it: {renew}")


def render(preset: str | None) -> str:
    """Return the text of dvc.yaml for params.yaml, with a preset laid over it if one is named."""
    overlay = f"presets/{preset}.yaml" if preset else None
    workflow = snakefile.load(overlay, every=True)
    names = workflow.globals
    jobs = sorted(
        (job.rule.name, [str(path) for path in job.input], [str(path) for path in job.output])
        for job in workflow.dag.jobs
        if job.output
    )
    results, phases = names["RESULTS"], list(names["EXPECTED"])
    rules: dict[str, set[str]] = defaultdict(set)
    needs: dict[str, set[str]] = defaultdict(set)
    for rule, inputs, outputs in jobs:
        phase = snakefile.phase_of(outputs[0], results)
        rules[phase].add(rule)
        check_inputs(rule, inputs)
        for path in inputs:
            source = snakefile.phase_of(path, results) if path.startswith("results/") else None
            if source != phase and path not in names["OPTIONAL"]:
                needs[phase].add(f"{results}/{source}" if source else path)

    stages = {}
    for phase in phases:
        check_sections(phase)
        outs: list[Any] = [{f"{results}/{phase}": {"persist": True}}]
        if phase == "report":
            outs.append({names["MANIFEST"]: {"persist": True}})
        allowed = " ".join([*sorted(rules[phase]), f"{phase}_all"])
        configuration = f"--configfile {overlay} " if overlay else ""
        command = f"snakemake --cores all {configuration}--allowed-rules {allowed} -- {phase}_all"
        stages[phase] = {
            "desc": DESCRIBED[phase],
            "cmd": [check_command(preset), command] if phase == FIRST else command,
            **({"wdir": "../.."} if overlay else {}),
            "deps": sorted({*needs[phase], *workflow_files(phase)}),
            "params": parameters(phase, overlay),
            "outs": outs,
        }
    above = "../../" if overlay else ""
    content: dict[str, Any] = {"stages": stages, "metrics": [f"{above}{names['METRICS']}"]}
    if not overlay:  # these two know no wdir
        content |= {"plots": plots(names), "artifacts": artifacts(names)}
    return HEADER + yaml.safe_dump(content, sort_keys=False, width=100, allow_unicode=True)


def check_command(preset: str | None) -> str:
    """Return the command that fails if the file of stages is stale."""
    option = f" --preset {preset}" if preset else ""
    return f"python tools/sync_dvc.py --check{option}"


def check_inputs(rule: str, inputs: list[str]) -> None:
    """Fail where a rule does not list its script and every module that the script imports."""
    scripts = [path for path in inputs if path.startswith("scripts/")]
    if len(scripts) != 1:
        raise InputError(f"rule {rule} lists {scripts or 'no script'}; allowed: its one script")
    missing = set(code(scripts[0])) - set(inputs)
    if missing:
        raise InputError(f"rule {rule} does not list as inputs: {', '.join(sorted(missing))}")


def check_sections(phase: str) -> None:
    """Fail where the rules of a phase read a section of the parameters that is not theirs."""
    allowed = {"design", "preset", phase}
    text = "".join(Path(path).read_text(encoding="utf-8") for path in rules_of(phase))
    read = set(re.findall(r"""(?:config(?:\[|,\s*)|flags\(\s*)["'](\w+)["']""", text))
    if phase != READS_EVERY_SECTION and read - allowed:
        raise InputError(
            f"rules/{phase}.smk reads {sorted(read - allowed)} of the parameters; "
            f"allowed: {sorted(allowed)}"
        )


def workflow_files(phase: str) -> list[str]:
    """Return the files that define the jobs of a phase."""
    return ["Snakefile", *(f"rules/{name}.smk" for name in SHARED), *rules_of(phase)]


def rules_of(phase: str) -> list[str]:
    """Return the files of a phase: rules/<phase>.smk, and rules/<phase>/<topic>.smk."""
    parts = sorted(map(str, Path("rules", phase).glob("*.smk")))
    return [f"rules/{phase}.smk", *parts, *RESTS_ON.get(phase, [])]


def parameters(phase: str, overlay: str | None) -> list[Any]:
    """Return the entry `params` of a stage."""
    base = list(yaml.safe_load(Path("params.yaml").read_text(encoding="utf-8")))
    wanted = set(base) if phase == READS_EVERY_SECTION else {"design", phase}
    keys = [key for key in base if key in wanted]
    if not overlay:
        return keys
    own = [
        key for key in yaml.safe_load(Path(overlay).read_text(encoding="utf-8")) if key in wanted
    ]
    return [{"params.yaml": keys}, *([{overlay: own}] if own else [])]


def plots(names: dict[str, Any]) -> list[Any]:
    """Return the plots that matter: curves from a table, what answers the questions."""

    def lines(title: str, label: str, quantities: tuple[str, ...]) -> dict[str, Any]:
        columns = [f"{run} {quantity}" for run in names["TRAINED_RUNS"] for quantity in quantities]
        return {
            title: {
                "x": "step",
                "y": {names["CURVES"]: columns},
                "x_label": "step",
                "y_label": label,
                "title": title,
            }
        }

    training = [
        lines("losses of D and G along training", "loss, nats", ("loss_d", "loss_g")),
        lines(
            "mean output of D for real and generated images", "probability", ("d_real", "d_fake")
        ),
    ]
    return [
        *(training if names["TRAINED_RUNS"] else []),
        *(f"{names['RESULTS']}/report/figures/{topic}/answer.svg" for topic in PLOTTED),
    ]


def artifacts(names: dict[str, Any]) -> dict[str, Any]:
    """Return the trained networks: the last checkpoint of each run."""
    found = {}
    for run in names["DESIGN"]["runs"]:
        name = run_name(run)
        if name in names["TRAINED_RUNS"]:
            epoch = max(run["checkpoints"])
            found[re.sub(r"[^a-z0-9]", "-", name.lower())] = {
                "path": f"{names['RESULTS']}/train/{name}/{epoch}/weights.safetensors",
                "type": "model",
                "desc": f"generator and discriminator of {name} after {epoch} epochs",
            }
    return found


if __name__ == "__main__":
    cli.run(main)
