# Figures of how the discriminator decides, part of the phase report; runs without one have none.


use rule job as attribution_figures with:
    input:
        **script("report/attribution"),
        **told("attribution_figures"),
        weak_spots=f"{ATTRIBUTION}/weak_spots.safetensors",
        samples=f"{ATTRIBUTION}/samples.safetensors",
        layers=f"{ATTRIBUTION}/layers.safetensors",
        pixels=f"{ATTRIBUTION}/pixels.safetensors",
        effects=[GATHERED["features"], GATHERED["attribution"]],
    output:
        figures=drawn(
            "attribution",
            "sheet",
            "checks",
            "curves",
            "contributions",
            "units",
            "concept_vectors",
            "decision",
            "special_samples",
            "extremes",
            "weak_spots",
            of=RUN,
        ),
    params:
        **flags(**OF_RUN),


DRAWN += of_each(rules.attribution_figures.output, RUNS_WITH_D)
