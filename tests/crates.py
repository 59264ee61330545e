"""The validator of RO-Crate, without a network."""

import json
from pathlib import Path

CONTEXTS = (
    "https://w3id.org/ro/crate/1.1/context",
    "https://w3id.org/ro/terms/workflow-run/context",
)
FETCH = ("ro-crate-1.1_3.1", "ro-crate-1.1_3.2")  # whether the contexts can be fetched


def problems(folder):
    """What the profile Provenance Run Crate requires and a crate does not keep."""
    import rocrate
    from rocrate_validator.models import Severity
    from rocrate_validator.services import ValidationSettings, validate
    from rocrate_validator.utils import document_loader

    path = Path(rocrate.__file__).parent / "data/ro-crate.jsonld"
    terms = json.loads(path.read_text(encoding="utf-8"))
    for name in ("ComputationalWorkflow", "FormalParameter"):  # as version 1.1 has them
        terms["@context"][name] = terms["@context"][name].replace("/terms/", "/")
    fetch = document_loader._original_source_to_json

    def served(source, *more, **named):
        return (terms, None) if str(source) in CONTEXTS else fetch(source, *more, **named)

    document_loader._original_source_to_json = served
    try:
        result = validate(
            ValidationSettings(
                rocrate_uri=str(folder),
                profile_identifier="provenance-run-crate-0.5",
                requirement_severity=Severity.REQUIRED,
                skip_checks=FETCH,
            )
        )
    finally:
        document_loader._original_source_to_json = fetch
    return [f"{issue.violatingEntity}: {issue.message}" for issue in result.get_issues()]
