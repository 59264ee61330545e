# How the discriminator decides. Runs without a discriminator have nothing of it.
ATTRIBUTION = f"{RESULTS}/attribution/{{subject}}/{{seed}}"
EXPECTED["attribution"] = expand(
    f"{RESULTS}/attribution/{{run}}/{{file}}",
    run=RUNS_WITH_D,
    file=[],
)


rule attribution_all:
    input:
        EXPECTED["attribution"],
    message:
        "all results of the phase attribution are there"
