# The pages on which each unit can be looked up, part of the phase report.
from glassgan.report.names import QUESTIONS, file_of

OF_ATLAS = [
    f"{RESULTS}/units/{{run}}/{file}"
    for file in ["units.parquet", "association.safetensors", "sweep.safetensors"]
]
IN_ATLAS = [run for run in RUNS if not LOST & set(expand(OF_ATLAS, run=run))]
UNIT_ATLAS = {  # of all languages, and of all runs
    "pages": [f"{RESULTS}/report/{file_of('atlas', name)}" for name in LANGUAGES],
    **{
        key: expand(f"{RESULTS}/report/figures/{{run}}/units/{file}", run=IN_ATLAS)
        for key, file in [
            ("data", "atlas_data.js"),
            ("samples", "atlas_samples.webp"),
            ("changes", "atlas_changes.webp"),
        ]
    },
}
UNIT_ATLAS_FILES = [path for paths in UNIT_ATLAS.values() for path in paths]
if not IN_ATLAS:
    LOST.update(UNIT_ATLAS_FILES)


use rule job as unit_atlas_page with:
    input:
        **script("report/unit_atlas_page"),
        **told("atlas", "common", "glossary", "behind", *QUESTIONS),
        effects=GATHERED["units"],
        units=expand(f"{RESULTS}/units/{{run}}/units.parquet", run=IN_ATLAS),
        association=expand(
            f"{RESULTS}/units/{{run}}/association.safetensors", run=IN_ATLAS
        ),
        sweeps=expand(f"{RESULTS}/units/{{run}}/sweep.safetensors", run=IN_ATLAS),
        parts=[
            "report/units/atlas_page.html.j2",
            "report/base.html.j2",
            "report/macros.html.j2",
        ],
    output:
        pages=[
            report(
                UNIT_ATLAS["pages"][0],
                caption="../../report/units/atlas_page.rst",
                category="units",
            ),
            *UNIT_ATLAS["pages"][1:],
        ],
        data=UNIT_ATLAS["data"],
        samples=UNIT_ATLAS["samples"],
        changes=UNIT_ATLAS["changes"],
    params:
        **flags(**PRESET, device=DESIGN["device"], runs=IN_ATLAS),
