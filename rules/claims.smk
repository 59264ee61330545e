# What was found: effects gathered with their q-values, and what became of the claims about them.
from glassgan.claims import ledger

CLAIMS = f"{RESULTS}/claims"

try:
    ledger.read("claims.yaml", DESIGN["subjects"])
except InputError as error:
    sys.exit(f"error: {error}")


# One table a phase: q-values are within an analysis, and figures wait for their own phase only.
use rule job as gather with:
    input:
        **script("claims/gather"),
        tables=lambda wildcards: [
            path
            for path in EXPECTED[wildcards.phase]
            if path.endswith(".effects.parquet")
        ],
    output:
        output=f"{RESULTS}/claims/effects/{{phase}}.parquet",
    wildcard_constraints:
        phase="|".join(GATHERED),


# Measures of quality in the same shape, of runs and of forks, and how they go with other things.
use rule job as quality_effects with:
    input:
        **script("claims/quality"),
        quality=QUALITIES,
        of_forks=of_fork.named("quality.parquet", FORKS_MEASURED),
        gathered=list(GATHERED.values()),
        traces=TRACES,
    output:
        effects=f"{CLAIMS}/effects/quality.parquet",
    params:
        **flags(**PRESET, forks=json.dumps(FORKS_MEASURED)),


use rule job as ledger with:
    input:
        **script("claims/ledger"),
        claims="claims.yaml",
        effects=[*GATHERED.values(), *rules.quality_effects.output],
    output:
        ledger=f"{CLAIMS}/ledger.parquet",
    params:
        **flags(
            design=json.dumps({"runs": DESIGN["runs"], "forks": FORKS}),
            lost=sorted(LOST),
        ),


use rule job as trust_card with:
    input:
        **script("claims/trust_card"),
        effects=[*GATHERED.values(), *rules.quality_effects.output],
    output:
        card=f"{CLAIMS}/trust_card.parquet",
    params:
        **flags("claims", "card", runs=RUNS),


EXPECTED["claims"] = [
    *GATHERED.values(),
    *rules.quality_effects.output,
    *rules.ledger.output,
    *rules.trust_card.output,
]
