# Figures, the HTML report, the numbers in short and the manifest. A figure rule takes tables
# and tensors of results and its own section of `report`, so that changing how a figure looks
# draws that figure and writes the report again, and nothing else.
HTML = f"{RESULTS}/report/report.html"
METRICS = f"{RESULTS}/report/metrics.json"
CURVES = f"{RESULTS}/report/curves.csv"
MANIFEST = f"{RESULTS}/manifest.json"

DRAWN_FOR_A_RUN = ["samples", "generator_layers", "unit_pictures", "traversal"]
DRAWN_FOR_FORKS = ["fork_tree", "fork_effects", "fork_trajectories"]
DRAWN = expand(
    f"{FIGURES}/{{name}}.{{format}}",
    name=[
        *(["curves"] if TRAINED_RUNS else []),
        "calibration",
        "quality",
        *expand("{r}/{f}", r=RUNS, f=DRAWN_FOR_A_RUN),
        *expand("{r}/discriminator_layers", r=RUNS_WITH_D),
        *expand("{r}/dynamics", r=TRAINED_RUNS),
        *expand("{r}/{f}", r=FORKED_RUNS, f=DRAWN_FOR_FORKS),
        *expand("{r}/{f}", r=RUNS, f=DRAWN_FOR_UNITS),
        *expand("{subject}/unit_matches", subject=MATCHED_SUBJECTS),
    ],
    format=["svg", "png"],
)
EXPECTED["report"] = [
    *DRAWN,
    EFFECTS,
    HTML,
    METRICS,
    CURVES,
    UNIT_ATLAS_PAGE,
    *CASE_EXPECTED,
]


rule report_all:
    input:
        EXPECTED["report"],
        MANIFEST,
    message:
        "all results of the phase report are there"


rule gather:
    input:
        tables=[
            file
            for phase in EXPECTED
            for file in EXPECTED[phase]
            if file.endswith(".effects.parquet")
        ],
        script="scripts/gather.py",
        code=code("scripts/gather.py"),
    output:
        EFFECTS,
    log:
        f"{LOGS}/report/gather.log",
    benchmark:
        f"{TIMINGS}/report/gather.tsv"
    message:
        "gathering the effects of all runs"
    shell:
        "python {input.script} --tables {input.tables} --output {output} 2>&1 | tee {log}"


rule figure_calibration:
    input:
        calibration=CALIBRATION,
        confusion=CONFUSION,
        script="scripts/figure_calibration.py",
        code=code("scripts/figure_calibration.py"),
    output:
        captioned(f"{FIGURES}/calibration", "calibration", "judge"),
    log:
        f"{LOGS}/report/figure_calibration.log",
    benchmark:
        f"{TIMINGS}/report/figure_calibration.tsv"
    message:
        "drawing the calibration of the judge"
    shell:
        "python {input.script} --calibration {input.calibration} --confusion {input.confusion}"
        " --figures {output} 2>&1 | tee {log}"


rule figure_curves:
    input:
        traces=TRACES,
        script="scripts/figure_curves.py",
        code=code("scripts/figure_curves.py"),
    output:
        captioned(f"{FIGURES}/curves", "curves", "training"),
    log:
        f"{LOGS}/report/figure_curves.log",
    benchmark:
        f"{TIMINGS}/report/figure_curves.tsv"
    params:
        scale="--log-losses" if config["report"]["curves"]["log_losses"] else "",
    message:
        "drawing the curves of training"
    shell:
        "python {input.script} --traces {input.traces} {params.scale} --figures {output}"
        " 2>&1 | tee {log}"


rule figure_quality:
    input:
        tables=QUALITIES,
        script="scripts/figure_quality.py",
        code=code("scripts/figure_quality.py"),
    output:
        captioned(f"{FIGURES}/quality", "quality", "quality"),
    log:
        f"{LOGS}/report/figure_quality.log",
    benchmark:
        f"{TIMINGS}/report/figure_quality.tsv"
    message:
        "drawing the quality of the samples of all runs"
    shell:
        "python {input.script} --tables {input.tables} --figures {output} 2>&1 | tee {log}"


rule figure_samples:
    input:
        images=f"{QUALITY}/samples.safetensors",
        quality=f"{QUALITY}/quality.parquet",
        script="scripts/figure_samples.py",
        code=code("scripts/figure_samples.py"),
    output:
        captioned(f"{FIGURES}/{{subject}}/{{seed}}/samples", "samples", "quality"),
    log:
        f"{LOGS}/report/{{subject}}/{{seed}}/figure_samples.log",
    benchmark:
        f"{TIMINGS}/report/{{subject}}/{{seed}}/figure_samples.tsv"
    params:
        **config["report"]["samples"],
    message:
        "{wildcards.subject}/{wildcards.seed}: drawing the samples"
    shell:
        "python {input.script} --images {input.images} --quality {input.quality}"
        " --columns {params.columns} --figures {output} 2>&1 | tee {log}"


rule figure_generator_layers:
    input:
        pictures=f"{FEATURES}/generator_layers.safetensors",
        summary=f"{FEATURES}/generator_layers.summary.parquet",
        effects=f"{FEATURES}/generator_layers.effects.parquet",
        script="scripts/figure_generator_layers.py",
        code=code("scripts/figure_generator_layers.py"),
    output:
        captioned(
            f"{FIGURES}/{{subject}}/{{seed}}/generator_layers",
            "generator_layers",
            "features",
        ),
    log:
        f"{LOGS}/report/{{subject}}/{{seed}}/figure_generator_layers.log",
    benchmark:
        f"{TIMINGS}/report/{{subject}}/{{seed}}/figure_generator_layers.tsv"
    params:
        **config["report"]["generator_layers"],
    message:
        "{wildcards.subject}/{wildcards.seed}: drawing the layers of the generator"
    shell:
        "python {input.script} --pictures {input.pictures} --summary {input.summary}"
        " --effects {input.effects} --latents {params.latents} --points {params.points}"
        " --figures {output} 2>&1 | tee {log}"


rule figure_discriminator_layers:
    input:
        pictures=f"{FEATURES}/discriminator_layers.safetensors",
        effects=f"{FEATURES}/discriminator_layers.effects.parquet",
        script="scripts/figure_discriminator_layers.py",
        code=code("scripts/figure_discriminator_layers.py"),
    output:
        captioned(
            f"{FIGURES}/{{subject}}/{{seed}}/discriminator_layers",
            "discriminator_layers",
            "features",
        ),
    log:
        f"{LOGS}/report/{{subject}}/{{seed}}/figure_discriminator_layers.log",
    benchmark:
        f"{TIMINGS}/report/{{subject}}/{{seed}}/figure_discriminator_layers.tsv"
    params:
        **config["report"]["discriminator_layers"],
    message:
        "{wildcards.subject}/{wildcards.seed}: drawing the layers of the discriminator"
    shell:
        "python {input.script} --pictures {input.pictures} --effects {input.effects}"
        " --points {params.points} --figures {output} 2>&1 | tee {log}"


rule figure_unit_pictures:
    input:
        generator=f"{FEATURES}/generator_layers.safetensors",
        discriminator=where_there_is_a_discriminator(
            f"{FEATURES}/discriminator_layers.safetensors"
        ),
        script="scripts/figure_unit_pictures.py",
        code=code("scripts/figure_unit_pictures.py"),
    output:
        captioned(
            f"{FIGURES}/{{subject}}/{{seed}}/unit_pictures",
            "unit_pictures",
            "features",
        ),
    log:
        f"{LOGS}/report/{{subject}}/{{seed}}/figure_unit_pictures.log",
    benchmark:
        f"{TIMINGS}/report/{{subject}}/{{seed}}/figure_unit_pictures.tsv"
    params:
        **config["report"]["unit_pictures"],
    message:
        "{wildcards.subject}/{wildcards.seed}: drawing units as pictures"
    shell:
        "python {input.script} --generator {input.generator}"
        " --discriminator {input.discriminator} --units {params.units}"
        " --figures {output} 2>&1 | tee {log}"


rule figure_traversal:
    input:
        pictures=f"{LATENT}/traversal.safetensors",
        effects=EFFECTS,
        script="scripts/figure_traversal.py",
        code=code("scripts/figure_traversal.py"),
    output:
        captioned(f"{FIGURES}/{{subject}}/{{seed}}/traversal", "traversal", "latent"),
    log:
        f"{LOGS}/report/{{subject}}/{{seed}}/figure_traversal.log",
    benchmark:
        f"{TIMINGS}/report/{{subject}}/{{seed}}/figure_traversal.tsv"
    params:
        **config["report"]["traversal"],
    message:
        "{wildcards.subject}/{wildcards.seed}: drawing moves along latent components"
    shell:
        "python {input.script} --pictures {input.pictures} --effects {input.effects}"
        " --name {wildcards.subject} --run-seed {wildcards.seed} --steps {params.steps}"
        " --figures {output} 2>&1 | tee {log}"


rule figure_dynamics:
    input:
        pictures=f"{QUALITY}/dynamics.safetensors",
        push=f"{QUALITY}/push.parquet",
        forgetting=f"{QUALITY}/forgetting.parquet",
        path_angle=f"{QUALITY}/path_angle.parquet",
        script="scripts/figure_dynamics.py",
        code=code("scripts/figure_dynamics.py"),
    output:
        captioned(f"{FIGURES}/{{subject}}/{{seed}}/dynamics", "dynamics", "quality"),
    log:
        f"{LOGS}/report/{{subject}}/{{seed}}/figure_dynamics.log",
    benchmark:
        f"{TIMINGS}/report/{{subject}}/{{seed}}/figure_dynamics.tsv"
    message:
        "{wildcards.subject}/{wildcards.seed}: drawing how the game moves"
    shell:
        "python {input.script} --pictures {input.pictures} --push {input.push}"
        " --forgetting {input.forgetting} --path-angle {input.path_angle}"
        " --figures {output} 2>&1 | tee {log}"


rule figure_fork_tree:
    input:
        parent_images=f"{QUALITY}/samples.safetensors",
        images=files_of_forks("samples.safetensors"),
        quality=files_of_forks("quality.parquet"),
        gates=f"{FORKED}/gates.json",
        script="scripts/figure_fork_tree.py",
        code=code("scripts/figure_fork_tree.py"),
    output:
        captioned(f"{FIGURES}/{{subject}}/{{seed}}/fork_tree", "fork_tree", "reruns"),
    log:
        f"{LOGS}/report/{{subject}}/{{seed}}/figure_fork_tree.log",
    benchmark:
        f"{TIMINGS}/report/{{subject}}/{{seed}}/figure_fork_tree.tsv"
    params:
        forks=forks_as_json,
        epochs=epochs,
    message:
        "{wildcards.subject}/{wildcards.seed}: drawing the tree of forks"
    shell:
        "python {input.script} --forks {params.forks:q} --epochs {params.epochs}"
        " --parent-images {input.parent_images} --images {input.images}"
        " --quality {input.quality} --gates {input.gates} --figures {output} 2>&1 | tee {log}"


rule figure_fork_effects:
    input:
        effects=EFFECTS,
        script="scripts/figure_fork_effects.py",
        code=code("scripts/figure_fork_effects.py"),
    output:
        captioned(
            f"{FIGURES}/{{subject}}/{{seed}}/fork_effects", "fork_effects", "reruns"
        ),
    log:
        f"{LOGS}/report/{{subject}}/{{seed}}/figure_fork_effects.log",
    benchmark:
        f"{TIMINGS}/report/{{subject}}/{{seed}}/figure_fork_effects.tsv"
    params:
        forks=forks_as_json,
    message:
        "{wildcards.subject}/{wildcards.seed}: drawing what the changes did"
    shell:
        "python {input.script} --effects {input.effects} --name {wildcards.subject}"
        " --run-seed {wildcards.seed} --forks {params.forks:q} --figures {output}"
        " 2>&1 | tee {log}"


rule figure_fork_trajectories:
    input:
        trajectories=f"{FORKED}/trajectories.parquet",
        above_floor=f"{FORKED}/above_floor.parquet",
        script="scripts/figure_fork_trajectories.py",
        code=code("scripts/figure_fork_trajectories.py"),
    output:
        captioned(
            f"{FIGURES}/{{subject}}/{{seed}}/fork_trajectories",
            "fork_trajectories",
            "reruns",
        ),
    log:
        f"{LOGS}/report/{{subject}}/{{seed}}/figure_fork_trajectories.log",
    benchmark:
        f"{TIMINGS}/report/{{subject}}/{{seed}}/figure_fork_trajectories.tsv"
    message:
        "{wildcards.subject}/{wildcards.seed}: drawing the ways of the forks"
    shell:
        "python {input.script} --trajectories {input.trajectories}"
        " --above-floor {input.above_floor} --figures {output} 2>&1 | tee {log}"


rule report:
    input:
        results=[
            *SUBJECTS,
            JUDGE_METRICS,
            EFFECTS,
            *TRACES,
            *QUALITIES,
            *expand(f"{RESULTS}/reruns/{{run}}/divergence.parquet", run=TRAINED_RUNS),
            *expand(
                f"{RESULTS}/reruns/{{run}}/{{file}}",
                run=FORKED_RUNS,
                file=["gates.json", "above_floor.parquet"],
            ),
            *expand(f"{RESULTS}/units/{{run}}/sets.safetensors", run=RUNS),
            *MATCHES,
            *[file for file in DRAWN if file.endswith(".svg")],
        ],
        captions=sorted(
            f"report/captions/{name}.rst"
            for name in [
                "calibration",
                "curves",
                "quality",
                *DRAWN_FOR_A_RUN,
                "discriminator_layers",
                "dynamics",
                *DRAWN_FOR_FORKS,
                *DRAWN_FOR_UNITS,
                "unit_matches",
            ]
        ),
        case_study=CASE_PAGE,
        unit_atlas=UNIT_ATLAS_PAGE,
        template="report/report.html.j2",
        script="scripts/report.py",
        code=code("scripts/report.py"),
    output:
        html=report(HTML, caption="../report/captions/report.rst", category="report"),
        metrics=METRICS,
        curves=CURVES,
    log:
        f"{LOGS}/report/report.log",
    benchmark:
        f"{TIMINGS}/report/report.tsv"
    params:
        runs=RUNS,
        trained=TRAINED_RUNS,
        parameters=json.dumps(config),
    message:
        "writing the report"
    shell:
        "python {input.script} --parameters {params.parameters:q} --runs {params.runs}"
        " --trained {params.trained}"
        " --inputs {input.results} --case-study {input.case_study}"
        " --unit-atlas {input.unit_atlas}"
        " --template {input.template} --captions {input.captions}"
        " --html {output.html} --metrics {output.metrics}"
        " --curves {output.curves} 2>&1 | tee {log}"


rule manifest:
    input:
        results=[file for files in EXPECTED.values() for file in files],
        script="scripts/manifest.py",
        code=code("scripts/manifest.py"),
    output:
        MANIFEST,
    log:
        f"{LOGS}/report/manifest.log",
    benchmark:
        f"{TIMINGS}/report/manifest.tsv"
    params:
        parameters=json.dumps(config),
    message:
        "writing the manifest"
    shell:
        "python {input.script} --parameters {params.parameters:q} --files {input.results}"
        " --output {output} 2>&1 | tee {log}"
