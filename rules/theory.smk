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


use rule job as frozen_generator with:
    input:
        **script("theory/frozen"),
        **CHAIN,
        train=TRAIN_DATA,
        test=TEST_DATA,
    output:
        effects=f"{THEORY}/{RUN}/frozen.effects.parquet",
    params:
        **flags("theory", "frozen", **ANALYSIS),


EXPECTED["theory"] = [
    *rules.dirac.output,
    *of_each(rules.frozen_generator.output, TRAINED_RUNS),
]
