# Figures of what theory predicts, part of the phase report.


use rule job as theory_figures with:
    input:
        **script("report/theory"),
        **told("theory_figures"),
        walks=f"{THEORY}/dirac.safetensors",
        fields=f"{THEORY}/known.safetensors",
        pictures=f"{THEORY}/moving.safetensors",
        effects=GATHERED["theory"],
        samples=there(STACKED_SAMPLES),
    output:
        figures=drawn(
            "theory",
            *["dirac", "known", "dropping", "moving", "frozen", "jacobian"],
            *["stacked"] * bool(STACKED_SAMPLES),
        ),


DRAWN += map(str, rules.theory_figures.output)
