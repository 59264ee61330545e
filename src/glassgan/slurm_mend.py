"""A mend of Snakemake's executor for Slurm (2.8.0), which loses its jobs with the controller.

Where Slurm does not answer five questions in a row, within seconds, the executor forgets all jobs
that it has submitted and waits for ever for what they were to make. And while the controller is
away it asks `sacct` in place of `squeue`, which never answers where accounting is off.
"""

import asyncio
import sys
from typing import Any

PLUGIN = "snakemake_executor_plugin_slurm"
PAUSE = 10.0  # seconds between questions
LONG = 10**6  # seconds for which the controller remembers jobs, where it cannot say


def mend() -> None:
    """Let the executor, where it is loaded, ask until there is an answer."""
    plugin: Any = sys.modules.get(PLUGIN)
    if plugin is None or getattr(plugin, "is_mended", False):
        return
    ask, age = plugin.query_job_status, plugin.get_min_job_age

    async def answered(command: str, logger: Any) -> Any:
        while True:
            found = await ask(command, logger)
            if found[0] is not None:
                return found
            logger.warning("Slurm does not answer; asking again")
            await asyncio.sleep(PAUSE)

    plugin.query_job_status = answered
    plugin.get_min_job_age = lambda: age() or LONG
    plugin.is_mended = True
