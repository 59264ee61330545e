import copy

import pytest
import yaml
from conftest import ROOT

from glassgan import expansion, parameters
from glassgan.design import run_name
from glassgan.errors import InputError

RUNS = [
    {"subject": "mlp", "seed": 1, "checkpoints": [0, 1]},
    {"subject": "mlp", "seed": 0, "checkpoints": [0, 1]},
    {"subject": "article", "seed": 0, "checkpoints": [0, 1]},
]


@pytest.fixture
def good():
    return yaml.safe_load((ROOT / "params.yaml").read_text())


def runs(text):
    return expansion.expand({"runs": [yaml.safe_load(text)], "forks": []})["runs"]


def forks(*texts):
    return expansion.expand({"runs": RUNS, "forks": [yaml.safe_load(text) for text in texts]})[
        "forks"
    ]


def refused(*texts):
    """The lines that say what is wrong with some forks."""
    with pytest.raises(InputError) as error:
        forks(*texts)
    first, *lines = str(error.value).split("\n  ")
    assert first == "the parameters are wrong"
    return lines


def test_what_has_no_patterns_stays_as_it_is(good):
    for preset in [{}, *(yaml.safe_load(p.read_text()) for p in (ROOT / "presets").glob("*.yaml"))]:
        if preset.get("preset") == "paper":
            continue
        design = good["design"] | preset.get("design", {})
        before = copy.deepcopy(design)
        assert expansion.expand(design) == before
        assert design == before


@pytest.mark.parametrize(
    "design",
    [
        None,
        [],
        "text",
        {},
        {"runs": None},
        {"runs": [3, None], "forks": ["x", {}]},
        {"forks": [{}]},
        {"runs": [], "forks": [{"name": 3, "args": 4, "change": []}]},
        {"runs": [{"subject": "mlp"}], "forks": [{"name": "a{b", "args": {"label": 3}}]},
    ],
)
def test_what_is_no_design_is_left_to_the_schema(design):
    assert expansion.expand(design) == design


def test_expanding_twice_is_expanding_once_and_leaves_what_is_written():
    design = {
        "device": "cpu",
        "runs": [{"subject": "mlp", "seeds": "0-1", "checkpoints": "0-3"}],
        "forks": [{"name": "n_{number}", "parents": "*", "args": {"number": [1, 2]}}],
    }
    before = copy.deepcopy(design)
    once = expansion.expand(design)
    assert expansion.expand(once) == once
    assert once["device"] == "cpu"
    assert design == before


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0-3", [0, 1, 2, 3]),
        ("7", [7]),
        ("4-4", [4]),
        ("0-100/50", [0, 50, 100]),
        ("5-11/3", [5, 8, 11]),
        ("0-2, 9", [0, 1, 2, 9]),
        ("0-2,10-20/5", [0, 1, 2, 10, 15, 20]),
    ],
)
def test_ranges(text, expected):
    assert expansion.numbers(text) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "'' is no range; allowed: a list, or a range such as 0-9"),
        ("0-", "'0-' is no range"),
        ("a-b", "'a-b' is no range"),
        ("1.5-2", "is no range"),
        ("-1-3", "is no range"),
        ("0-9,", "is no range"),
        ("9-0", "'9-0' runs backward; allowed: 0-9"),
        ("0-9/0", "does not reach 9 in steps of 0; allowed: a divisor of 9 after the stroke"),
        ("0-9/2", "does not reach 9 in steps of 2"),
        ("0-1000000000", "allowed: at most 10,000 numbers"),
    ],
)
def test_what_is_no_range(text, message):
    with pytest.raises(InputError, match=message):
        expansion.numbers(text)


@pytest.mark.parametrize("seeds", ["[0, 1, 2]", "0-2", "0-1, 2", "0,1,2"])
def test_one_run_a_seed_in_order(seeds):
    found = runs(f"{{subject: mlp, seeds: {seeds!r}, checkpoints: [0, 1]}}".replace("'[", "[")
                 .replace("]'", "]"))  # fmt: skip
    assert found == [{"subject": "mlp", "seed": s, "checkpoints": [0, 1]} for s in (0, 1, 2)]


def test_seeds_keep_the_order_in_which_they_stand():
    found = runs("{subject: mlp, seeds: [5, 2, 3], checkpoints: [0]}")
    assert [run["seed"] for run in found] == [5, 2, 3]


def test_checkpoints_by_pattern():
    assert runs("{subject: mlp, seed: 0, checkpoints: 0-3}")[0]["checkpoints"] == [0, 1, 2, 3]
    every_tenth = runs("{subject: mlp, seeds: 0-1, checkpoints: 0-30/10}")
    assert [run["checkpoints"] for run in every_tenth] == [[0, 10, 20, 30]] * 2
    fork = "{name: a, parent: mlp/0, from: 1, change: nothing, "
    assert forks(fork + "checkpoints: 2-3}")[0]["checkpoints"] == [2, 3]
    assert forks(fork + "steps: 50-150/50}")[0]["steps"] == [50, 100, 150]


@pytest.mark.parametrize(
    ("parents", "expected"),
    [
        ("mlp/*", ["mlp/1", "mlp/0"]),  # in the order of the runs
        ("'*'", ["mlp/1", "mlp/0", "article/0"]),
        ("'*/0'", ["mlp/0", "article/0"]),
        ("mlp/0", ["mlp/0"]),
        ("[mlp/0, mlp/1]", ["mlp/0", "mlp/1"]),  # in the order of the list
        ("[article/0, mlp/*, mlp/1]", ["article/0", "mlp/1", "mlp/0"]),  # each once
    ],
)
def test_one_fork_a_parent(parents, expected):
    found = forks(f"{{name: same, parents: {parents}, from: 1, checkpoints: [2], change: nothing}}")
    assert [fork["parent"] for fork in found] == expected
    assert all(set(fork) == {"name", "parent", "from", "checkpoints", "change"} for fork in found)


def test_parents_are_found_among_runs_that_were_patterns():
    design = {
        "runs": [{"subject": "mlp", "seeds": "0-2", "checkpoints": "0-1"}],
        "forks": [{"name": "same", "parents": "mlp/*"}],
    }
    names = [fork["parent"] for fork in expansion.expand(design)["forks"]]
    assert names == ["mlp/0", "mlp/1", "mlp/2"]


@pytest.mark.parametrize("digits", ["[0, 3]", "0-3/3", "'0, 3'"])
def test_one_fork_a_value(digits):
    (first, second) = forks(
        f'{{name: "no_{{label}}", parent: mlp/0, change: class_removed, args: {{label: {digits}}}}}'
    )
    assert (first["name"], first["args"]) == ("no_0", {"label": 0})
    assert (second["name"], second["args"]) == ("no_3", {"label": 3})


def test_a_single_value_is_filled_in_and_other_arguments_stay():
    (fork,) = forks(
        '{name: "unit_{unit}", parent: mlp/0, change: unit_held_at_zero, '
        "args: {layer: hidden3, unit: 7}}"
    )
    assert (fork["name"], fork["args"]) == ("unit_7", {"layer": "hidden3", "unit": 7})


def test_the_product_has_parents_outside_and_the_last_placeholder_inside():
    found = forks(
        '{name: "{layer}_{unit}", parents: mlp/*, change: unit_held_at_zero, '
        "args: {unit: [1, 2], layer: [a, b]}}"
    )
    names = ["a_1", "a_2", "b_1", "b_2"]
    assert [(f["parent"], f["name"]) for f in found] == [
        (parent, name) for parent in ("mlp/1", "mlp/0") for name in names
    ]
    assert found[1]["args"] == {"unit": 2, "layer": "a"}
    found[0]["args"]["unit"] = 9  # no two share their arguments
    assert [fork["args"]["unit"] for fork in found[1:3]] == [2, 1]


def test_names_are_names_of_folders_whatever_the_value():
    found = forks(
        '{name: "d_{factor}", change: discriminator_rate, args: {factor: [0.25, 4]}}',
        '{name: "{law}", change: initialisation, args: {law: [normal 0.02, xavier]}}',
        '{name: "bn_{bn}", parent: mlp/0, change: architecture, args: {bn: [true, false]}}',
    )
    names = ["d_0_25", "d_4", "normal_0_02", "xavier", "bn_true", "bn_false"]
    assert [fork["name"] for fork in found] == names


def test_an_argument_that_is_a_list_or_a_text_stays_one():
    written = (
        "{name: wide, parent: mlp/0, change: architecture, args: {widths: [64, 128], of: 3-5}}",
        '{name: "{layer}", parent: mlp/0, change: unit_held_at_zero, args: {layer: 3-5, unit: 0}}',
    )
    wide, held = forks(*written)
    assert wide == yaml.safe_load(written[0])
    assert held["args"]["layer"] == "3-5"


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        ("{seed: 0, seeds: [0]}", "seeds: beside seed; allowed: one of the two"),
        ("{seeds: []}", "seeds: []; allowed: a list, or a range such as 0-9"),
        ("{seeds: 3}", "seeds: 3; allowed: a list, or"),
        ("{seeds: {a: 1}}", "seeds: {'a': 1}; allowed: a list, or"),
        ("{seeds: 3-1}", "seeds: '3-1' runs backward; allowed: 1-3, or a list"),
        ("{seeds: many}", "seeds: 'many' is no range; allowed: a list, or"),
        ("{seed: 0, checkpoints: 10-0/5}", "checkpoints: '10-0/5' runs backward"),
        ("{seed: 0, checkpoints: 0-10/3}", "checkpoints: '0-10/3' does not reach 10 in steps of 3"),
    ],
)
def test_wrong_runs(entry, line):
    with pytest.raises(InputError) as error:
        runs(entry)
    first, *lines = str(error.value).split("\n  ")
    assert first == "the parameters are wrong"
    assert len(lines) == 1
    assert lines[0].startswith(f"design.runs[0].{line}")


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        (
            "{parents: foo/*}",
            "parents: 'foo/*' matches no run; allowed: '*', mlp/*, article/*, mlp/1",
        ),
        ("{parents: [mlp/0, mlp/7]}", "parents: 'mlp/7' matches no run; allowed: "),
        ("{parents: []}", "parents: []; allowed: a list of, or one of: '*', mlp/*"),
        ("{parents: 3}", "parents: 3; allowed: a list of, or one of"),
        ("{parent: mlp/0, parents: mlp/*}", "parents: beside parent; allowed: one of the two"),
        ("{steps: 9-1}", "steps: '9-1' runs backward"),
        ("{checkpoints: soon}", "checkpoints: 'soon' is no range"),
        (
            "{name: few, change: class_removed, args: {label: [0, 1]}}",
            "name: 'few' would name several forks; allowed: with {label} in it, since args.label "
            "is [0, 1]",
        ),
        (
            "{name: few, change: class_removed, args: {label: 0-9}}",
            "name: 'few' would name several forks; allowed: with {label} in it",
        ),
        (
            '{name: "no_{number}", change: class_removed, args: {label: 0}}',
            "name: 'no_{number}': number is no argument; allowed: {label}",
        ),
        ('{name: "no_{label}"}', "name: 'no_{label}': label is no argument; allowed: no braces"),
        (
            '{name: "no_{label}", change: class_removed, args: {label: []}}',
            "args.label: []; allowed: a list, or",
        ),
        (
            '{name: "no_{label}", change: class_removed, args: {label: 9-0}}',
            "args.label: '9-0' runs backward; allowed: 0-9",
        ),
        (
            '{name: "no_{label}", change: class_removed, args: {label: [3, 3]}}',
            "name: 'no_{label}' names two forks 'no_3'; allowed: each once",
        ),
        (
            '{name: "{a}{b}", change: architecture, args: {a: [1, 11], b: [11, 1]}}',
            "name: '{a}{b}' names two forks '111'; allowed: each once",
        ),
        (
            '{name: "{label}", change: class_removed, args: {label: 0-9999}, parents: "*"}',
            "args: 30,000 forks; allowed: at most 10,000",
        ),
    ],
)
def test_wrong_forks(entry, line):
    (found,) = refused(entry)
    assert found.startswith(f"design.forks[0].{line}")


def test_every_wrong_entry_is_named_at_once():
    with pytest.raises(InputError) as error:
        expansion.expand(
            {
                "runs": [*RUNS, {"subject": "mlp", "seeds": []}, {"seeds": 1, "checkpoints": "x"}],
                "forks": [
                    {"parents": "mlp/*"},
                    {"parents": "deep/*"},
                    {"parents": 1, "steps": "x"},
                ],
            }
        )
    starts = [line.split(":")[0].strip() for line in str(error.value).split("\n")[1:]]
    # which runs there are is not known, so none is missed
    assert starts == [
        "design.runs[3].seeds",
        "design.runs[4].checkpoints",
        "design.runs[4].seeds",
        "design.forks[2].steps",
        "design.forks[2].parents",
    ]


def checked(good, design):
    """What the Snakefile says to a design."""
    written = good["design"] | design
    with pytest.raises(InputError) as error, expansion.as_written(written):
        parameters.check(good | {"design": expansion.expand(written)})
    return str(error.value).split("\n")


def test_later_refusals_count_the_entries_as_they_are_written(good):
    runs = [
        {"subject": "mlp", "seeds": "0-3", "checkpoints": "0-6"},
        {"subject": "article", "seeds": "0-3", "checkpoints": "1-6"},
    ]
    assert checked(good, {"runs": runs, "forks": []}) == [
        "the parameters are wrong",
        "  design.runs[1].checkpoints: [1, 2, 3, 4, 5, 6]; allowed: epochs that start with 0 and "
        "grow",
    ]
    runs[1]["checkpoints"] = "0-6"
    common = {"parents": "mlp/*", "checkpoints": [6]}
    forks = [
        {"name": "unchanged", "from": 5, "change": "nothing", **common},
        {"name": "no_{label}", "from": 5, "change": "class_removed", "args": {"label": [9, 10]}}
        | common,
        {"name": "late", "from": 7, "change": "one_ulp", "parent": "mlp/0", "checkpoints": [8]},
    ]
    lines = checked(good, {"runs": runs, "forks": forks})
    assert lines[1] == "  design.forks[1] (no_10).args.label: 10; allowed: 0 to 9"
    assert lines[2].startswith("  design.forks[2] (late).from: 7 is after the last epoch")
    forks[1]["sedd"] = 3
    (line,) = checked(good, {"runs": runs, "forks": forks})[1:]
    assert line.startswith("  design.forks[1]: unknown key 'sedd'; allowed: args, change")


def test_refusals_of_a_design_that_is_none_are_passed_on(good):
    message = "design: None; allowed: of type object"
    with pytest.raises(InputError, match=message), expansion.as_written(None):
        parameters.check(good | {"design": expansion.expand(None)})
    with expansion.as_written(good["design"]):
        parameters.check(good)


def test_the_preset_paper_asks_for_ten_seeds_of_three_recipes(good):
    text = (ROOT / "presets/paper.yaml").read_text()
    assert len(text.splitlines()) < 60
    design = expansion.expand(good["design"] | yaml.safe_load(text)["design"])
    names = [run_name(run) for run in design["runs"]]
    seeds = (0, *range(11, 21))  # one that claims were found on, ten that may confirm them
    assert names == [f"{s}/{seed}" for s in ("article", "mlp", "dcgan") for seed in seeds]
    assert {run["checkpoints"][-1] for run in design["runs"]} == {25}
    for parent in (f"{s}/{seed}" for s in ("article", "mlp") for seed in seeds):
        of_parent = {fork["name"] for fork in design["forks"] if fork["parent"] == parent}
        assert {"unchanged", *(f"no_{label}" for label in range(10))} <= of_parent
    on_mlp = [fork["name"] for fork in design["forks"] if fork["parent"] == "mlp/0"]
    assert sum(name.startswith("noise_") for name in on_mlp) == 8
