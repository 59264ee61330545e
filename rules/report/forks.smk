# Figures of forks, part of the phase report.


use rule job as fork_figures with:
    input:
        **script("report/forks"),
        **told("forks_figures", "measures"),
        parent_images=f"{QUALITY}/samples.safetensors",
        images=of_fork.of_all("samples.safetensors"),
        quality=of_fork.of_all("quality.parquet"),
        gates=f"{FORKED}/gates.json",
        effects=GATHERED["forks"],
        trajectories=f"{FORKED}/trajectories.parquet",
        above_floor=f"{FORKED}/above_floor.parquet",
    output:
        figures=drawn("forks", "tree", "effects", "trajectories", of=RUN),
    params:
        **flags(**OF_RUN, forks=of_fork.of_run_as_json, epochs=of_run.epochs),


DRAWN += of_each(rules.fork_figures.output, FORKED_RUNS)
