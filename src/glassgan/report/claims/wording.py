"""What verdicts on claims advise, and which words of claims need explaining."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from glassgan.report import messages

# Words of claims that a reader who knows what a GAN is need not know, by the name of the message
# that explains them; they are looked for in the sentence as it was registered.
EXPLAINED: Mapping[str, str] = {
    "mlp": r"\bmlp\b",
    "dcgan": r"\bdcgan\b",
    "article": r"\barticle\b",
    "judge": r"\bjudges?\b",
    "cover": r"\bcover\b",
    "divergence": r"\bnats\b",
    "fresh": r"\bfresh discriminator\b",
    "nearer": r"\b(?:nearer to|further from|away from) (?:real images|the data)\b",
    "latent": r"\blatents?\b",
    "best": r"\bbest latent\b",
    "unit": r"\bunits\b",
    "artifacts": r"\bartifact units\b",
    "counterpart": r"\bcounterparts?\b",
    "deviation": r"\bone deviation\b",
    "labels": r"\bwith(?:out)? labels\b",
    "apart": r"\bapart from the others\b",
    "entangled": r"\b(?:dis)?entangle",
    "principal": r"\bprincipal\b",
    "logit": r"\blogit\b",
    "gradients": r"\bintegrated gradients\b",
    "saliency": r"\bsaliency\b",
    "order": r"\brising order\b",
    "gradient": r"\bgradient is the same\b",
    "auroc": r"\bauroc\b",
    "correlation": r"\brank correlation\b",
    "accuracy": r"\bbalanced accuracy\b",
    "cautious": r"\bmore than random units do\b",
    "saturating": r"\bsaturating\b",
}


def advises(row: Mapping[str, Any]) -> str:
    """Return what the verdict on a claim advises; untranslated it stays as claims.yaml has it."""
    own = f"claims-advice-{row['claim']}-{row['verdict']}"
    return messages.say(own) if messages.has(own) else str(row["advice"])


def explained(rows: Iterable[Mapping[str, Any]]) -> dict[str, list[str]]:
    """Return the names of the messages that explain words of claims, each where it comes first.

    Args:
        rows: of the ledger, in the order in which they are read.

    Returns:
        Names by claim.
    """
    found, known = {}, set[str]()
    for row in rows:
        new = [
            name
            for name, words in EXPLAINED.items()
            if name not in known and re.search(words, row["says"], re.IGNORECASE)
        ]
        known |= set(new)
        found[row["claim"]] = [f"claims-means-{name}" for name in new]
    return found
