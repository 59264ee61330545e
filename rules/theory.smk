# What the mathematics predicts, beside what was measured.
THEORY = f"{RESULTS}/theory"


use rule job as dirac with:
    input:
        **script("theory/dirac"),
    output:
        walks=f"{THEORY}/dirac.safetensors",
        effects=f"{THEORY}/dirac.effects.parquet",
    params:
        **flags("theory", "dirac", **PRESET, **THREADS),


use rule job as known_densities with:
    input:
        **script("theory/known"),
    output:
        fields=f"{THEORY}/known.safetensors",
        effects=f"{THEORY}/known.effects.parquet",
    params:
        **flags("theory", "known", **PRESET, **THREADS),


use rule job as mixture_games with:
    input:
        **script("theory/moving"),
    output:
        pictures=f"{THEORY}/moving.safetensors",
        effects=f"{THEORY}/moving.effects.parquet",
    params:
        **flags("theory", "moving", **PRESET, **THREADS),


use rule job as frozen_generator with:
    input:
        **script("theory/frozen"),
        **JUDGED,
        train=TRAIN_DATA,
        test=TEST_DATA,
    output:
        effects=f"{THEORY}/{RUN}/frozen.effects.parquet",
    params:
        # real against real, once a subject: it hangs on the discriminator, not on the run
        **flags(
            "theory",
            "frozen",
            **ANALYSIS,
            floor=lambda wildcards: int(wildcards.seed) == of_run.seeds(wildcards)[0],
            # and what hangs on the judge alone, once
            planted=lambda wildcards: RUN.format(**wildcards) == TRAINED_RUNS[0],
        ),


use rule job as game_jacobian with:
    input:
        **script("theory/jacobian"),
        **CHAIN,
        train=TRAIN_DATA,
    output:
        effects=f"{THEORY}/{RUN}/jacobian.effects.parquet",
    params:
        **flags("theory", "jacobian", **ANALYSIS),


THEORY_FILES = [
    *rules.dirac.output,
    *rules.known_densities.output,
    *rules.mixture_games.output,
    *of_each(rules.frozen_generator.output, TRAINED_RUNS),
    *of_each(rules.game_jacobian.output, TRAINED_RUNS),
]


FORKS_MEASURED = [
    fork for fork in FORKS if there(of_fork.named("quality.parquet", [fork]))
]


use rule job as explanations with:
    input:
        **script("theory/explanations"),
        theory=there(
            file
            for file in map(str, THEORY_FILES)
            if file.endswith(".effects.parquet")
        ),
        quality=QUALITIES,
        forgetting=there(of_each(rules.dynamics.output.forgetting, TRAINED_RUNS)),
        of_forks=of_fork.named("quality.parquet", FORKS_MEASURED),
    output:
        effects=f"{THEORY}/explanations.effects.parquet",
    params:
        **flags(**PRESET, forks=json.dumps(FORKS_MEASURED)),


EXPECTED["theory"] = [*THEORY_FILES, *rules.explanations.output]


# Mode collapse: a training for each packing and seed, none where no seed is listed.
use rule job_on_device as stacked with:
    input:
        **script("theory/stacked"),
        judge=JUDGE,
        train=TRAIN_DATA,
        test=TEST_DATA,
    output:
        pictures=f"{THEORY}/stacked/{{packing}}/{{seed}}.safetensors",
        effects=f"{THEORY}/stacked/{{packing}}/{{seed}}.effects.parquet",
    wildcard_constraints:
        packing=r"\d+",
    params:
        # of the axes a job is told its own place alone: another entry computes none anew
        **flags(
            "theory",
            "stacked",
            packings=None,
            seeds=None,
            packing=lambda wildcards: wildcards.packing,
            seed=lambda wildcards: wildcards.seed,
            **PRESET,
            **TORCH,
        ),
    message:
        "packing {wildcards.packing}, seed {wildcards.seed}: a GAN on Stacked MNIST"


STACKED_SAMPLES, STACKED_EFFECTS = (
    expand(
        path,
        packing=config["theory"]["stacked"]["packings"],
        # of MNIST, whose published numbers it stands beside
        seed=config["theory"]["stacked"]["seeds"] if DATA.name == "MNIST" else [],
    )
    for path in rules.stacked.output
)
EXPECTED["theory"] += [*STACKED_SAMPLES, *STACKED_EFFECTS]
