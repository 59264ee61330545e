# Figures of forks, part of the phase report.
DRAWN_FOR_FORKS = ["fork_tree", "fork_effects", "fork_trajectories"]


rule fork_figures:
    input:
        parent_images=f"{QUALITY}/samples.safetensors",
        images=files_of_forks("samples.safetensors"),
        quality=files_of_forks("quality.parquet"),
        gates=f"{FORKED}/gates.json",
        effects=EFFECTS,
        trajectories=f"{FORKED}/trajectories.parquet",
        above_floor=f"{FORKED}/above_floor.parquet",
        script="scripts/fork_figures.py",
        code=code("scripts/fork_figures.py"),
    output:
        tree=captioned(
            f"{FIGURES}/{{subject}}/{{seed}}/fork_tree", "fork_tree", "reruns"
        ),
        changes=captioned(
            f"{FIGURES}/{{subject}}/{{seed}}/fork_effects", "fork_effects", "reruns"
        ),
        ways=captioned(
            f"{FIGURES}/{{subject}}/{{seed}}/fork_trajectories",
            "fork_trajectories",
            "reruns",
        ),
    log:
        f"{LOGS}/report/{{subject}}/{{seed}}/fork_figures.log",
    benchmark:
        f"{TIMINGS}/report/{{subject}}/{{seed}}/fork_figures.tsv"
    params:
        forks=forks_as_json,
        epochs=epochs,
    message:
        "{wildcards.subject}/{wildcards.seed}: drawing the forks"
    shell:
        "python {input.script} --forks {params.forks:q} --epochs {params.epochs}"
        " --parent-images {input.parent_images} --images {input.images}"
        " --quality {input.quality} --gates {input.gates} --effects {input.effects}"
        " --name {wildcards.subject} --run-seed {wildcards.seed}"
        " --trajectories {input.trajectories} --above-floor {input.above_floor}"
        " --tree {output.tree} --changes {output.changes} --ways {output.ways}"
        " 2>&1 | tee {log}"
