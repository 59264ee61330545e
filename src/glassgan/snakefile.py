"""The workflow as Snakemake loads it, for tools that ask what it holds and what it would run."""

import io
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import yaml

from glassgan.errors import InputError

PROFILE = Path("profiles/default/profile.yaml")


def check_overlay(path: str | Path) -> None:
    """Check that a file of presets/ is there.

    Raises:
        InputError: it is not; names the presets.
    """
    if not Path(path).is_file():
        names = ", ".join(sorted(one.stem for one in Path("presets").glob("*.yaml")))
        raise InputError(f"there is no {path}; allowed for PRESET: default, {names}")


def load(
    overlay: str | Path | None = None,
    *,
    every: bool = False,
    parameters: Mapping[str, Any] | None = None,
) -> Any:
    """Return the workflow of the working directory with its DAG; nothing is computed.

    Args:
        overlay: a file of presets/, laid over params.yaml.
        parameters: laid over both.
        every: whether every job is there as if it had to run; else it is known which would.

    Raises:
        InputError: there is no such overlay.
    """
    if overlay:
        check_overlay(overlay)
    from snakemake.api import SnakemakeApi
    from snakemake.settings.types import (
        ConfigSettings,
        DAGSettings,
        OutputSettings,
        Quietness,
        ResourceSettings,
    )

    # the command line reads the profile, the API does not
    profile = yaml.safe_load(PROFILE.read_text(encoding="utf-8"))
    settings = DAGSettings(
        forceall=every,
        max_checksum_file_size=profile["max-checksum-file-size"],
        force_incomplete=profile["rerun-incomplete"],
    )
    silence = io.StringIO()  # the dry run prints every job, whatever `quiet` says
    with (
        redirect_stdout(silence),
        redirect_stderr(silence),
        SnakemakeApi(OutputSettings(dryrun=True, quiet={Quietness.ALL})) as api,
    ):
        loaded = api.workflow(
            resource_settings=ResourceSettings(cores=1),
            config_settings=ConfigSettings(
                configfiles=[Path(overlay)] if overlay else [], config=dict(parameters or {})
            ),
            snakefile=Path("Snakefile"),
        )
        loaded.dag(dag_settings=settings).execute_workflow(executor="dryrun")
        return loaded._workflow  # private: snakemake is pinned, and a test covers it


def phase_of(path: str, results: str) -> str:
    """Return the phase of a result; what lies in no phase's folder is the report's."""
    parts = Path(path).relative_to(results).parts
    return parts[0] if len(parts) > 1 else "report"
