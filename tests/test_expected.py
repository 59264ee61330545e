"""What rules make is asked for: a result that is not in EXPECTED is made by nobody, silently."""

from contextlib import chdir

from conftest import ROOT

from glassgan import snakefile

# networks from files, the scorecard of phantoms, the case study and images whose factors are known
# are in presets of their own; the manifest lists the others
ELSEWHERE = {
    *("adopt", "scorecard", "case_study", "case_study_figures", "latent_factors", "manifest"),
}


def test_every_result_of_a_rule_is_expected_in_some_preset():
    lost: dict[str, set[str]] = {}
    for overlay in (None, "presets/smoke.yaml"):
        with chdir(ROOT):
            workflow = snakefile.load(overlay)
        expected = [file for files in workflow.globals["EXPECTED"].values() for file in files]
        for rule in workflow.rules:
            missing = {str(o) for o in rule.output if not any(map(o.match, expected))}
            names = {path.removeprefix(workflow.globals["RESULTS"]) for path in missing}
            lost[rule.name] = names & lost.get(rule.name, names)
    assert {rule for rule, names in lost.items() if names} == ELSEWHERE
