# What holds before any parameter is read: where the workflow runs, and with what.
import os
import shlex
import sys

from snakemake.exceptions import WorkflowError

from glassgan.errors import InputError
from glassgan.workflow import check_folder

try:
    check_folder(workflow.basedir)
except InputError as error:
    raise WorkflowError(str(error)) from None

# Jobs run with the interpreter that runs Snakemake, whether or not its environment is active. Its
# path stands in no rule, so that nothing runs again where the environment lies elsewhere.
shell.prefix(
    f'set -euo pipefail; python() {{{{ {shlex.quote(sys.executable)} "$@"; }}}}; '
)
os.environ["PYTHONUTF8"] = "1"  # of the jobs, whatever the locale
