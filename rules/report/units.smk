# Figures and the page of what units do, part of the phase report.
UNIT_ATLAS_PAGE = f"{RESULTS}/report/unit_atlas.html"
OF_ATLAS = [
    f"{RESULTS}/units/{{run}}/{file}"
    for file in ["units.parquet", "association.safetensors", "sweep.safetensors"]
]
IN_ATLAS = [run for run in RUNS if not LOST & set(expand(OF_ATLAS, run=run))]
if not IN_ATLAS:
    LOST.add(UNIT_ATLAS_PAGE)


rule unit_figures:
    input:
        **script("report/units"),
        effects=GATHERED["units"],
        association=f"{UNITS}/association.safetensors",
        sweep=f"{UNITS}/sweep.safetensors",
        pictures=f"{UNITS}/sets.safetensors",
        life=f"{UNITS}/life.parquet",
        quality=f"{QUALITY}/quality.parquet",
    output:
        figures=drawn("units", "atlas", "concepts", "sets", "life", of=RUN),
    log:
        f"{LOGS}/report/{RUN}/unit_figures.log",
    benchmark:
        f"{TIMINGS}/report/{RUN}/unit_figures.tsv"
    params:
        **flags("report", "unit_atlas", **OF_RUN),
    message:
        "{wildcards.subject}/{wildcards.seed}: drawing what the units do"
    shell:
        SCRIPT


rule figure_unit_matches:
    input:
        **script("report/unit_matches"),
        matches=f"{RESULTS}/units/{{subject}}/matches.parquet",
    output:
        figures=drawn("units", "matches", of="{subject}"),
    log:
        f"{LOGS}/report/{{subject}}/figure_unit_matches.log",
    benchmark:
        f"{TIMINGS}/report/{{subject}}/figure_unit_matches.tsv"
    params:
        **flags(),
    message:
        "{wildcards.subject}: drawing counterparts in other seeds"
    shell:
        SCRIPT


rule unit_atlas_page:
    input:
        **script("report/unit_atlas_page"),
        effects=GATHERED["units"],
        units=expand(f"{RESULTS}/units/{{run}}/units.parquet", run=IN_ATLAS),
        association=expand(
            f"{RESULTS}/units/{{run}}/association.safetensors", run=IN_ATLAS
        ),
        sweeps=expand(f"{RESULTS}/units/{{run}}/sweep.safetensors", run=IN_ATLAS),
        template="report/units/atlas_page.html.j2",
    output:
        page=report(
            UNIT_ATLAS_PAGE,
            caption="../../report/units/atlas_page.rst",
            category="units",
        ),
    log:
        f"{LOGS}/report/unit_atlas_page.log",
    benchmark:
        f"{TIMINGS}/report/unit_atlas_page.tsv"
    params:
        **flags(**PRESET, runs=IN_ATLAS),
    message:
        "writing the atlas of units"
    shell:
        SCRIPT


DRAWN += of_each(rules.unit_figures.output, RUNS)
DRAWN += map(str, expand(rules.figure_unit_matches.output, subject=MATCHED_SUBJECTS))
