# Figures of what units do, part of the phase report.


use rule job as unit_figures with:
    input:
        **figures_of("units", *(names := ["atlas", "concepts", "sets", "life"])),
        results=[
            f"{UNITS}/association.safetensors",
            f"{UNITS}/sweep.safetensors",
            f"{UNITS}/sets.safetensors",
            f"{UNITS}/life.parquet",
            f"{QUALITY}/quality.parquet",
        ],
        effects=GATHERED["units"],
    output:
        figures=drawn("units", *names, of=RUN),
    params:
        **flags(**OF_RUN, **values_of("atlas")),


use rule job as match_figures with:
    input:
        **figures_of("units", "matches"),
        results=rules.unit_matches.output,
    output:
        figures=drawn("units", "matches", of="{subject}"),


DRAWN += of_each(rules.unit_figures.output, RUNS)
DRAWN += map(str, expand(rules.match_figures.output, subject=MATCHED_SUBJECTS))
