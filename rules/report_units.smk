# Figures and the page of what units do, part of the phase report.
DRAWN_FOR_UNITS = ["unit_atlas", "unit_concepts", "unit_sets", "unit_life"]
UNIT_ATLAS_PAGE = f"{RESULTS}/report/unit_atlas.html"


rule figure_unit_atlas:
    input:
        effects=EFFECTS,
        association=f"{UNITS}/association.safetensors",
        sweep=f"{UNITS}/sweep.safetensors",
        script="scripts/figure_unit_atlas.py",
        code=code("scripts/figure_unit_atlas.py"),
    output:
        captioned(f"{FIGURES}/{{subject}}/{{seed}}/unit_atlas", "unit_atlas", "units"),
    log:
        f"{LOGS}/report/{{subject}}/{{seed}}/figure_unit_atlas.log",
    benchmark:
        f"{TIMINGS}/report/{{subject}}/{{seed}}/figure_unit_atlas.tsv"
    params:
        **config["report"]["unit_atlas"],
    message:
        "{wildcards.subject}/{wildcards.seed}: drawing the units with the clearest effects"
    shell:
        "python {input.script} --effects {input.effects}"
        " --association {input.association} --sweep {input.sweep}"
        " --name {wildcards.subject} --run-seed {wildcards.seed}"
        " --units {params.units} --figures {output} 2>&1 | tee {log}"


rule figure_unit_concepts:
    input:
        effects=EFFECTS,
        association=f"{UNITS}/association.safetensors",
        sweep=f"{UNITS}/sweep.safetensors",
        script="scripts/figure_unit_concepts.py",
        code=code("scripts/figure_unit_concepts.py"),
    output:
        captioned(
            f"{FIGURES}/{{subject}}/{{seed}}/unit_concepts", "unit_concepts", "units"
        ),
    log:
        f"{LOGS}/report/{{subject}}/{{seed}}/figure_unit_concepts.log",
    benchmark:
        f"{TIMINGS}/report/{{subject}}/{{seed}}/figure_unit_concepts.tsv"
    message:
        "{wildcards.subject}/{wildcards.seed}: drawing units against concepts"
    shell:
        "python {input.script} --effects {input.effects}"
        " --association {input.association} --sweep {input.sweep}"
        " --name {wildcards.subject} --run-seed {wildcards.seed}"
        " --figures {output} 2>&1 | tee {log}"


rule figure_unit_sets:
    input:
        effects=EFFECTS,
        pictures=f"{UNITS}/sets.safetensors",
        script="scripts/figure_unit_sets.py",
        code=code("scripts/figure_unit_sets.py"),
    output:
        captioned(f"{FIGURES}/{{subject}}/{{seed}}/unit_sets", "unit_sets", "units"),
    log:
        f"{LOGS}/report/{{subject}}/{{seed}}/figure_unit_sets.log",
    benchmark:
        f"{TIMINGS}/report/{{subject}}/{{seed}}/figure_unit_sets.tsv"
    message:
        "{wildcards.subject}/{wildcards.seed}: drawing what sets of units remove"
    shell:
        "python {input.script} --effects {input.effects} --pictures {input.pictures}"
        " --name {wildcards.subject} --run-seed {wildcards.seed}"
        " --figures {output} 2>&1 | tee {log}"


rule figure_unit_life:
    input:
        effects=EFFECTS,
        life=f"{UNITS}/life.parquet",
        quality=f"{QUALITY}/quality.parquet",
        sweep=f"{UNITS}/sweep.safetensors",
        script="scripts/figure_unit_life.py",
        code=code("scripts/figure_unit_life.py"),
    output:
        captioned(f"{FIGURES}/{{subject}}/{{seed}}/unit_life", "unit_life", "units"),
    log:
        f"{LOGS}/report/{{subject}}/{{seed}}/figure_unit_life.log",
    benchmark:
        f"{TIMINGS}/report/{{subject}}/{{seed}}/figure_unit_life.tsv"
    message:
        "{wildcards.subject}/{wildcards.seed}: drawing the lives of units"
    shell:
        "python {input.script} --effects {input.effects} --life {input.life}"
        " --quality {input.quality} --sweep {input.sweep}"
        " --name {wildcards.subject} --run-seed {wildcards.seed}"
        " --figures {output} 2>&1 | tee {log}"


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
        units=expand(f"{RESULTS}/units/{{run}}/units.parquet", run=RUNS),
        association=expand(f"{RESULTS}/units/{{run}}/association.safetensors", run=RUNS),
        sweeps=expand(f"{RESULTS}/units/{{run}}/sweep.safetensors", run=RUNS),
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
        runs=RUNS,
        preset=config["preset"],
    message:
        "writing the atlas of units"
    shell:
        "python {input.script} --preset {params.preset} --runs {params.runs}"
        " --effects {input.effects} --units {input.units} --association {input.association}"
        " --sweeps {input.sweeps} --template {input.template} --output {output}"
        " 2>&1 | tee {log}"
