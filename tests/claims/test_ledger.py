"""What a ledger may not say is refused by the claim's name."""

import pytest
import yaml

from glassgan.claims import ledger
from glassgan.errors import InputError

CLAIM = {
    "name": "it",
    "says": "It is so.",
    "subject": "mlp",
    "level": "checkpoint",
    "evidence": {"phase": "units", "analysis": "unit_effects"},
    "direction": "above",
    "threshold": 0.0,
}
SEEDS = {"found_on": [0, 1], "confirmed_on": list(range(10, 20))}


def refused(tmp_path, *claims, **more):
    path = tmp_path / "claims.yaml"
    path.write_text(yaml.safe_dump({**SEEDS, "claims": list(claims), **more}))
    with pytest.raises(InputError) as error:
        ledger.read(path, {"mlp", "article"})
    return str(error.value)


def evidence(**more):
    return {**CLAIM, "evidence": {**CLAIM["evidence"], **more}}


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        (evidence(analysis="unit_magic"), r"'unit_magic' is no effect of units; allowed: artifact"),
        (evidence(phase="magic"), "claim it.evidence.phase: 'magic'; allowed: quality, features"),
        (evidence(where={"colour": "red"}), "claim it.evidence.where"),
        ({key: CLAIM[key] for key in CLAIM if key != "direction"}, "claim it: missing 'direction'"),
        ({**CLAIM, "seeds": [1]}, "claim it.seeds: it was found on 1; allowed: seeds that no earl"),
        ({**CLAIM, "found_on": [10]}, "claim it.seeds: it was found on 10"),
        (
            {**CLAIM, "level": "recipe", "seeds": [10, 11]},
            "claim it.seeds: 2 for a recipe; allowed",
        ),
        (
            {**CLAIM, "subject": "gan"},
            "claim it.subject: 'gan' is no subject; allowed: article, ml",
        ),
        ({**CLAIM, "expected": -1.0}, "claim it.expected: -1.0 does not lie above the threshold"),
        ({**CLAIM, "fork": "cold"}, "claim it.fork: 'cold'; allowed: with evidence of forks or q"),
        (evidence(phase="forks", analysis="fork_effects"), "claim it.fork: missing; effects of"),
        ({**CLAIM, "beyond_null": True, "less": CLAIM["evidence"]}, "claim it.beyond_null: true"),
        ({**CLAIM, "beyond_null": True, "direction": "below"}, "claim it.beyond_null: true; allo"),
    ],
)
def test_a_wrong_claim_is_refused_by_its_name(tmp_path, claim, words):
    assert words in refused(tmp_path, claim).replace("\n  ", " ")


def test_all_wrong_claims_are_named_at_once(tmp_path):
    words = refused(tmp_path, {**CLAIM, "seeds": [0]}, {**CLAIM, "name": "twin", "seeds": [1]})
    assert "claim it.seeds" in words
    assert "claim twin.seeds" in words
    assert "claim it.name: 'it' is there twice" in refused(tmp_path, CLAIM, CLAIM)


def test_a_file_that_is_none_is_refused(tmp_path):
    with pytest.raises(InputError, match=r"nowhere.yaml cannot be read"):
        ledger.read(tmp_path / "nowhere.yaml")
    (tmp_path / "claims.yaml").write_text("claims: [")
    with pytest.raises(InputError, match=r"claims.yaml cannot be read"):
        ledger.read(tmp_path / "claims.yaml")


def test_runs_and_forks_that_can_tell_of_a_claim():
    runs = [
        {"subject": "mlp", "seed": seed, "checkpoints": epochs}
        for seed, epochs in ((0, [0, 6]), (10, [0, 2]))
    ]
    design = {"runs": runs, "forks": [{"name": "cold", "parent": "mlp/10"}]}

    def seeds(**more):
        return ledger.available(ledger.Claim.model_validate({**CLAIM, **more}), design)

    assert seeds() == [0, 10]
    assert seeds(epoch=6) == [0]
    of_fork = {"phase": "forks", "analysis": "fork_effects"}
    assert seeds(evidence=of_fork, fork="cold") == [10]
    assert seeds(evidence=of_fork, fork="hot") == []
    assert seeds(subject="article") == []


def test_the_ledger_of_the_project_is_as_it_should_be():
    stated = ledger.read("claims.yaml")
    assert len(stated.claims) >= 30
    assert len(stated.confirmed_on) >= 10
    phases = {claim.evidence.phase for claim in stated.claims}
    assert phases == set(ledger.ANALYSES)
    assert sum(claim.believed for claim in stated.claims) >= 6
