"""What comes from files and parameters runs no code and is no markup."""

import ast

from projects import ROOT

# Of all that is fetched, batches of CIFAR-10 are pickles; their checksum is known.
UNPICKLES = {"src/glassgan/data/photographs.py"}
RUNS_CODE = {
    *("pickle.load", "pickle.loads", "pickle.Unpickler", "torch.load", "joblib.load"),
    *("yaml.load", "yaml.unsafe_load", "yaml.full_load", "pd.read_pickle", "eval", "exec"),
}


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
