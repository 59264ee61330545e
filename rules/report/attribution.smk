# Figures of how the discriminator decides, part of the phase report; runs without one have none.

OF_ATTRIBUTION = (
    "sheet checks curves contributions units concept_vectors decision special_samples "
    "extremes weak_spots"
).split()


use rule job as attribution_figures with:
    input:
        **figures_of("attribution", *OF_ATTRIBUTION),
        results=[
            f"{ATTRIBUTION}/weak_spots.safetensors",
            f"{ATTRIBUTION}/samples.safetensors",
            f"{ATTRIBUTION}/layers.safetensors",
            f"{ATTRIBUTION}/pixels.safetensors",
        ],
        effects=[GATHERED["features"], GATHERED["attribution"]],
    output:
        figures=drawn("attribution", *OF_ATTRIBUTION, of=RUN),
    params:
        **flags(**OF_RUN),


DRAWN += of_each(rules.attribution_figures.output, RUNS_WITH_D)
