# What was found: effects gathered with their q-values, and what became of the claims about them.
from glassgan.claims import ledger
from glassgan.claims.follow_up import BY_FOLDS, BY_SAMPLES
from glassgan.phantoms import layout
from glassgan.forks.design import NOISE, UNCHANGED

CLAIMS = f"{RESULTS}/claims"
SHEET_KEY = f"{CLAIMS}/eyes/key.parquet"
FORMS = sorted(map(str, Path("eyes", config["preset"]).glob("*.csv")))

try:
    ledger.read("claims.yaml", DESIGN["subjects"])
    if FORMS:  # otherwise nothing that takes time is imported
        from glassgan.claims.eyes import forms
        from glassgan.files import read_table

        # of which sheet they are is known where it has been drawn
        forms.read(FORMS, read_table(SHEET_KEY) if Path(SHEET_KEY).is_file() else None)
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


# Explanations of a run, given again with one thing changed.
use rule job as stability with:
    input:
        **script("claims/stability"),
        **JUDGED,
        second_judge=SECOND_JUDGE,
        test=TEST_DATA,
    output:
        effects=f"{CLAIMS}/stability/{{subject}}/{{seed}}.effects.parquet",
    params:
        **flags("claims", "stability", **ANALYSIS),


use rule job as gather_stability with:
    input:
        **script("claims/gather"),
        tables=there(of_each(rules.stability.output, RUNS)),
    output:
        output=f"{CLAIMS}/effects/stability.parquet",


# What one analysis says of another is written down before a job looks whether it is so.
MATCHED_RUNS = [run for run in RUNS if run.split("/")[0] in MATCHED_SUBJECTS]
# The forks that they speak of, beside those with other random numbers. No others: with all that the
# preset `paper` has, the command would be longer than a system takes.
TOLD_BY_FOLDS, TOLD_BY_SAMPLES = (
    [fork for fork in FORKS_MEASURED if fork["change"] in (UNCHANGED, NOISE, *changes)]
    for changes in (BY_FOLDS, BY_SAMPLES)
)
TOLD_FORKS = [
    fork for fork in FORKS_MEASURED if fork in TOLD_BY_FOLDS or fork in TOLD_BY_SAMPLES
]
# Forks that train a run once more, so that the factors of its gradient are known.
SAME_AGAIN = [
    fork for fork in FORKS if fork["change"] == UNCHANGED and fork["from"] == 0
]


use rule job as predictions with:
    input:
        **script("claims/predictions"),
        units=GATHERED["units"],
        latent=GATHERED["latent"],
        attribution=GATHERED["attribution"],
        matches=there(MATCHES),
        sets=there(of_each(rules.unit_sets.output.pictures, MATCHED_RUNS)),
        quality=of_each(rules.quality.output.quality, TRAINED_RUNS),
        asked=there(of_each(rules.dynamics.output.class_push, TRAINED_RUNS)),
        pixels=there(of_each(rules.pixel_attribution.output.pictures, TRAINED_RUNS)),
        factors=there(of_fork.named("factors.parquet", SAME_AGAIN)),
    output:
        predictions=f"{CLAIMS}/predictions.parquet",
    params:
        **flags(forks=json.dumps(TOLD_FORKS)),


use rule job as follow_ups with:
    input:
        **script("claims/follow_ups"),
        predictions=rules.predictions.output,
        sweeps=there(of_each(rules.unit_effects.output.sweep_file, RUNS)),
        quality=of_each(rules.quality.output.quality, TRAINED_RUNS),
        latent=GATHERED["latent"],
        attribution=GATHERED["attribution"],
        folds=of_fork.named("quality.folds.parquet", TOLD_BY_FOLDS),
        samples=of_fork.named("samples.safetensors", TOLD_BY_SAMPLES),
    output:
        effects=f"{CLAIMS}/effects/follow_ups.parquet",
    params:
        **flags(**PRESET, forks=json.dumps(TOLD_FORKS)),


# What people see: a sheet for them, of the first seeds of each subject, and the forms they filled.
ON_SHEET = [
    run_name(run)
    for number, run in enumerate(DESIGN["runs"])
    if [r["subject"] for r in DESIGN["runs"][:number]].count(run["subject"])
    < config["claims"]["eyes"]["seeds"]
    and run_name(run) in RUNS
]


use rule job as eyes_sheet with:
    input:
        **script("claims/eyes_sheet"),
        checkpoints=[
            path
            for run in DESIGN["runs"]
            if run_name(run) in ON_SHEET
            for path in of_run.of_checkpoints(run, "weights.safetensors")
        ],
        networks=of_run.all_code,
        sets=there(of_each(rules.unit_sets.output.pictures, ON_SHEET)),
        judge=JUDGE,
        second_judge=SECOND_JUDGE,
        reference=REFERENCE,
        train=TRAIN_DATA,
        template="report/claims/eyes_sheet.html.j2",
    output:
        sheet=f"{CLAIMS}/eyes/sheet.html",
        form=f"{CLAIMS}/eyes/form.csv",
        key=SHEET_KEY,
    params:
        **flags("claims", "eyes", **PRESET, **THREADS),


use rule job as eyes with:
    input:
        **script("claims/eyes"),
        key=SHEET_KEY,
        forms=FORMS,
    output:
        effects=f"{CLAIMS}/effects/eyes.parquet",
    params:
        **flags(**PRESET, runs=RUNS),


use rule job as ledger with:
    input:
        **script("claims/ledger"),
        claims="claims.yaml",
        effects=[
            *GATHERED.values(),
            *rules.quality_effects.output,
            *rules.follow_ups.output,
            *rules.eyes.output,
        ],
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


# What was planted in networks whose mechanism is known (presets/phantoms.yaml), and what is found.
# Other presets show what was found there last; `make phantoms` keeps it in scorecard.csv.
PHANTOMS = "glassgan.phantoms." in json.dumps(DESIGN["subjects"])


TURNED = [f"{subject}/0" for subject in (*layout.OBLIQUE, *layout.TAUGHT)]


use rule job as scorecard with:
    input:
        **script("claims/scorecard"),
        effects=[
            *[GATHERED[phase] for phase in ("units", "latent", "attribution")],
            *rules.quality_effects.output,
        ],
        maps=of_each(rules.pixel_attribution.output.pictures, ["patch/0"]),
        directions=of_each(rules.latent_directions.output.directions, TURNED),
        tables=of_each(rules.latent_directions.output.table, TURNED),
    output:
        scorecard=f"{CLAIMS}/scorecard.csv",


SCORECARD = rules.scorecard.output.scorecard if PHANTOMS else "scorecard.csv"
EXPECTED["claims"] = [
    *GATHERED.values(),
    *rules.quality_effects.output,
    *of_each(rules.stability.output, RUNS),
    *rules.gather_stability.output,
    *rules.predictions.output,
    *rules.follow_ups.output,
    *rules.eyes_sheet.output,
    *rules.eyes.output,
    *rules.ledger.output,
    *rules.trust_card.output,
    *([SCORECARD] if PHANTOMS else []),
]
