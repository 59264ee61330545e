from conftest import ROOT

from glassgan import workflow


def test_code_follows_imports(monkeypatch):
    monkeypatch.chdir(ROOT)
    found = workflow.code("scripts/link.py")
    assert "src/glassgan/train/game.py" in found
    assert "src/glassgan/streams.py" in found  # through game
    assert "src/glassgan/judge/network.py" not in found
    assert found == sorted(found)


def test_plotting_scripts_and_the_snakefile_leave_torch_alone(monkeypatch):
    monkeypatch.chdir(ROOT)
    plotting = sorted(str(path.relative_to(ROOT)) for path in ROOT.glob("scripts/*figure*.py"))
    assert len(plotting) >= 13
    for script in [*plotting, "src/glassgan/workflow.py", "src/glassgan/parameters.py"]:
        for module in [script, *workflow.code(script)]:
            lines = (ROOT / module).read_text().split("\n")
            assert not [x for x in lines if x.startswith(("import torch", "from torch"))], module


def test_module_code_of_a_subject(monkeypatch):
    monkeypatch.chdir(ROOT)
    found = workflow.module_code("glassgan.subjects.mlp:build")
    assert "src/glassgan/subjects/mlp.py" in found
    assert "src/glassgan/subjects/article.py" in found
    assert workflow.module_code("torchvision.models:resnet18") == []


def test_left_over_is_what_nobody_expects(tmp_path):
    for name in ("a/1.txt", "a/b/2.txt", "c/3.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    surplus = workflow.left_over(tmp_path, [f"{tmp_path}/a/1.txt"])
    assert surplus == [tmp_path / "a/b/2.txt", tmp_path / "c/3.txt"]
    workflow.remove(surplus, within=tmp_path)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["1.txt", "a"]
