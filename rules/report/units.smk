# Figures of what units do, part of the phase report.

OF_UNITS = "atlas concepts sets life".split()


use rule job as unit_figures with:
    input:
        **figures_of("units", *OF_UNITS),
        results=[
            f"{UNITS}/association.safetensors",
            f"{UNITS}/sweep.safetensors",
            f"{UNITS}/sets.safetensors",
            f"{UNITS}/life.parquet",
            f"{QUALITY}/quality.parquet",
        ],
        effects=GATHERED["units"],
    output:
        figures=drawn("units", *OF_UNITS, of=RUN),
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
