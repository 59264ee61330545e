# Figures of forks, part of the phase report.


rule fork_figures:
    input:
        **script("report/reruns"),
        parent_images=f"{QUALITY}/samples.safetensors",
        images=files_of_forks("samples.safetensors"),
        quality=files_of_forks("quality.parquet"),
        gates=f"{FORKED}/gates.json",
        effects=GATHERED["reruns"],
        trajectories=f"{FORKED}/trajectories.parquet",
        above_floor=f"{FORKED}/above_floor.parquet",
    output:
        figures=drawn("reruns", "tree", "effects", "trajectories", of=RUN),
    log:
        f"{LOGS}/report/{RUN}/fork_figures.log",
    benchmark:
        f"{TIMINGS}/report/{RUN}/fork_figures.tsv"
    params:
        **flags(**OF_RUN, forks=forks_as_json, epochs=epochs),
    message:
        "{wildcards.subject}/{wildcards.seed}: drawing the forks"
    shell:
        SCRIPT


DRAWN += of_each(rules.fork_figures.output, FORKED_RUNS)
