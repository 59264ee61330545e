# Figures and the page of what units do, part of the phase report.
DRAWN_FOR_UNITS = ["unit_atlas", "unit_concepts", "unit_sets", "unit_life"]
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
        effects=EFFECTS,
        association=f"{UNITS}/association.safetensors",
        sweep=f"{UNITS}/sweep.safetensors",
        pictures=f"{UNITS}/sets.safetensors",
        life=f"{UNITS}/life.parquet",
        quality=f"{QUALITY}/quality.parquet",
        script="scripts/unit_figures.py",
        code=code("scripts/unit_figures.py"),
    output:
        atlas=captioned(
            f"{FIGURES}/{{subject}}/{{seed}}/unit_atlas", "unit_atlas", "units"
        ),
        concepts=captioned(
            f"{FIGURES}/{{subject}}/{{seed}}/unit_concepts", "unit_concepts", "units"
        ),
        sets=captioned(
            f"{FIGURES}/{{subject}}/{{seed}}/unit_sets", "unit_sets", "units"
        ),
        lives=captioned(
            f"{FIGURES}/{{subject}}/{{seed}}/unit_life", "unit_life", "units"
        ),
    log:
        f"{LOGS}/report/{{subject}}/{{seed}}/unit_figures.log",
    benchmark:
        f"{TIMINGS}/report/{{subject}}/{{seed}}/unit_figures.tsv"
    params:
        **analysis(config, "report", "unit_atlas"),
    message:
        "{wildcards.subject}/{wildcards.seed}: drawing what the units do"
    shell:
        "python {input.script} --effects {input.effects}"
        " --association {input.association} --sweep {input.sweep}"
        " --pictures {input.pictures} --life {input.life} --quality {input.quality}"
        " --name {wildcards.subject} --run-seed {wildcards.seed} --units {params.units}"
        " --atlas {output.atlas} --concepts {output.concepts} --sets {output.sets}"
        " --lives {output.lives} 2>&1 | tee {log}"


rule figure_unit_matches:
    input:
        matches=f"{RESULTS}/units/{{subject}}/matches.parquet",
        script="scripts/figure_unit_matches.py",
        code=code("scripts/figure_unit_matches.py"),
    output:
        captioned(f"{FIGURES}/{{subject}}/unit_matches", "unit_matches", "units"),
    log:
        f"{LOGS}/report/{{subject}}/figure_unit_matches.log",
    benchmark:
        f"{TIMINGS}/report/{{subject}}/figure_unit_matches.tsv"
    message:
        "{wildcards.subject}: drawing counterparts in other seeds"
    shell:
        "python {input.script} --matches {input.matches} --figures {output} 2>&1 | tee {log}"


rule unit_atlas_page:
    input:
        effects=EFFECTS,
        units=expand(f"{RESULTS}/units/{{run}}/units.parquet", run=IN_ATLAS),
        association=expand(
            f"{RESULTS}/units/{{run}}/association.safetensors", run=IN_ATLAS
        ),
        sweeps=expand(f"{RESULTS}/units/{{run}}/sweep.safetensors", run=IN_ATLAS),
        template="report/unit_atlas.html.j2",
        script="scripts/unit_atlas_page.py",
        code=code("scripts/unit_atlas_page.py"),
    output:
        report(
            UNIT_ATLAS_PAGE,
            caption="../report/captions/unit_atlas_page.rst",
            category="units",
        ),
    log:
        f"{LOGS}/report/unit_atlas_page.log",
    benchmark:
        f"{TIMINGS}/report/unit_atlas_page.tsv"
    params:
        runs=IN_ATLAS,
        preset=config["preset"],
    message:
        "writing the atlas of units"
    shell:
        "python {input.script} --preset {params.preset} --runs {params.runs}"
        " --effects {input.effects} --units {input.units} --association {input.association}"
        " --sweeps {input.sweeps} --template {input.template} --output {output}"
        " 2>&1 | tee {log}"
