# What holds before any parameter is read: where the workflow runs, and with what.
import shlex
import sys

from snakemake.exceptions import WorkflowError

from glassgan.errors import InputError
from glassgan.workflow import check_folder

try:
    check_folder(workflow.basedir)
except InputError as error:
    raise WorkflowError(str(error)) from None

# Jobs run with the interpreter that runs Snakemake, whether or not its environment is active, and
# with UTF-8 whatever the locale. None of this stands in a rule, so that nothing runs again where
# the environment lies elsewhere.
shell.prefix(
    "set -euo pipefail; export PYTHONUTF8=1; "
    f'python() {{{{ {shlex.quote(sys.executable)} "$@"; }}}}; '
)
