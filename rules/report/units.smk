# Figures and the page of what units do, part of the phase report.
UNIT_ATLAS_PAGE = f"{RESULTS}/report/unit_atlas.html"
OF_ATLAS = [
    f"{RESULTS}/units/{{run}}/{file}"
    for file in ["units.parquet", "association.safetensors", "sweep.safetensors"]
]
IN_ATLAS = [run for run in RUNS if not LOST & set(expand(OF_ATLAS, run=run))]
if not IN_ATLAS:
    LOST.add(UNIT_ATLAS_PAGE)


use rule job as unit_figures with:
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
    params:
        **flags("report", "unit_atlas", **OF_RUN),


use rule job as figure_unit_matches with:
    input:
        **script("report/unit_matches"),
        matches=f"{RESULTS}/units/{{subject}}/matches.parquet",
    output:
        figures=drawn("units", "matches", of="{subject}"),


use rule job as unit_atlas_page with:
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
    params:
        **flags(**PRESET, runs=IN_ATLAS),


DRAWN += of_each(rules.unit_figures.output, RUNS)
DRAWN += map(str, expand(rules.figure_unit_matches.output, subject=MATCHED_SUBJECTS))
