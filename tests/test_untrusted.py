"""What comes from files and parameters runs no code and is no markup."""

import ast

import pytest
import yaml
from projects import ROOT

from glassgan import parameters
from glassgan.errors import InputError

# Of all that is fetched, batches of CIFAR-10 are pickles; their checksum is known.
UNPICKLES = {"src/glassgan/data/photographs.py"}
RUNS_CODE = {
    *("pickle.load", "pickle.loads", "pickle.Unpickler", "torch.load", "joblib.load"),
    *("yaml.load", "yaml.unsafe_load", "yaml.full_load", "pd.read_pickle", "eval", "exec"),
}

# Results lie below these names.
OUTSIDE = ("..", "../x", "/etc", "a/b", "a\\b", "a b", "", ".", "~", "$HOME", "a\nb", "<b>", "a;b")


@pytest.mark.parametrize("name", OUTSIDE)
def test_no_name_leads_out_of_the_folder_of_results(name):
    for change in (
        lambda found: found.update(preset=name),
        lambda found: found["design"]["subjects"].update(
            {name: found["design"]["subjects"]["mlp"]}
        ),
        lambda found: found["design"]["forks"][0].update(name=name),
        lambda found: found["design"]["runs"][0].update(subject=name),
    ):
        found = yaml.safe_load((ROOT / "params.yaml").read_text(encoding="utf-8"))
        change(found)
        with pytest.raises(InputError):
            parameters.check(found)


def calls(path):
    """What a file calls, by the names that stand there, and the keywords of each call."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield (
                ast.unparse(node.func),
                {word.arg: ast.unparse(word.value) for word in node.keywords},
            )


def test_nothing_is_unpickled_or_evaluated():
    found = set()
    for folder in ("src", "scripts", "tools", "bench"):
        for path in (ROOT / folder).rglob("*.py"):
            for name, keywords in calls(path):
                if name in RUNS_CODE or keywords.get("allow_pickle") == "True":
                    found.add(str(path.relative_to(ROOT)))
    assert found == UNPICKLES
