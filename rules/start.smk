# What holds before any parameter is read: where the workflow runs, with what, and without what.
import shlex
import sys

from snakemake.settings.types import DeploymentMethod

from glassgan import slurm_mend
from glassgan.errors import InputError
from glassgan.failures import read_record, tell
from glassgan.workflow import check_folder

try:
    check_folder(workflow.basedir)
except InputError as error:
    # as a WorkflowError its last words would be Snakemake's
    sys.exit(f"error: {error}")

slurm_mend.mend()

# Jobs run with the interpreter that runs Snakemake, whether or not its environment is active, or
# with that of the container, and with UTF-8 whatever the locale. None of this stands in a rule, so
# that nothing runs again where the environment lies elsewhere.
IN_CONTAINER = (
    DeploymentMethod.APPTAINER in workflow.deployment_settings.deployment_method
)
shell.prefix(
    "set -euo pipefail; export PYTHONUTF8=1; "
    + (
        ""
        if IN_CONTAINER
        else f'python() {{{{ {shlex.quote(sys.executable)} "$@"; }}}}; '
    )
)

# What failed in the call before, if this one writes the report without it.
WITHOUT = read_record()
LOST = set(WITHOUT["lost"])


def there(files):
    """Return the files that are not lost to jobs that failed."""
    return [file for file in files if file not in LOST]


class Expected(dict):
    """Every file that the parameters ask for, by phase, without those that are lost."""

    def __setitem__(self, phase, files):
        super().__setitem__(phase, there(map(str, files)))
