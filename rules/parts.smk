# With `design.parts` above 1, what takes longest on large networks is dealt among several jobs of
# each run: the layers whose units are measured, the checkpoints whose samples are. Results are the
# same, so that the rules of all others stay as they are.
PARTS = range(1, DESIGN["parts"] + 1)
OF_PART = {"part": lambda wildcards: f"{wildcards.part}/{len(PARTS)}"}


def of_parts(rule):
    """Return what the parts of a rule make, those of its first output first."""
    return [
        path
        for output in rule.output
        for path in expand(output, part=PARTS, allow_missing=True)
    ]


use rule unit_effects as unit_effects_part with:
    output:
        sweep_file=temp(f"{UNITS}/sweep.{{part}}.safetensors"),
        effects=temp(f"{UNITS}/units.effects.{{part}}.parquet"),
    params:
        **flags("units", "effects", **ANALYSIS, **OF_PART),


use rule quality as quality_part with:
    output:
        quality=temp(f"{QUALITY}/quality.{{part}}.parquet"),
        folds=temp(f"{QUALITY}/quality.folds.{{part}}.parquet"),
        images=temp(f"{QUALITY}/samples.{{part}}.safetensors"),
    params:
        **flags(**THREADS, places=of_run.epochs, **OF_PART),


use rule job as unit_effects_joined with:
    input:
        **script("join"),
        parts_made=of_parts(rules.unit_effects_part),
    output:
        whole=list(rules.unit_effects.output),


use rule job as quality_joined with:
    input:
        **script("join"),
        parts_made=of_parts(rules.quality_part),
    output:
        whole=list(rules.quality.output),


ruleorder: unit_effects_joined > unit_effects
ruleorder: quality_joined > quality
