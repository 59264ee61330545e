"""What the page about theory is told: where nothing of it ran, and where all of it did."""

from glassgan.report.theory import explained

NO_THEORY = {
    **dict.fromkeys(("dirac", "known", "dropping", "moving", "frozen", "jacobian"), ()),
    **dict.fromkeys(("jacobian_left_out", "stacked", "explanations", "planted"), ()),
}
TOLD = {  # what can be said of each phenomenon, as `theory.explanations` words it
    "some runs train, others do not": "at their last checkpoint 3 of 4 runs are apart from real "
    "images; 3 train; it is as predicted in 2",
    "the saturating gradient goes as D learns": "within 10% of the factor at 70 of 80 looks, 66% "
    "off at most; above the bound at 0 of the 71 looks that have one",
    "modes are dropped and not won back": "slopes of −1.05 and −2.85 at a share of 2%, 2% off at "
    "most",
    "losses settle while samples are still poor": "in 6 games on known densities the value lies "
    "0.39 to 0.63 nats from it: D in training is not the best one; with G still it comes within "
    "0.017 of the best one",
    "samples come nearer to real images": "over 8 checkpoints the rank correlation of the bound "
    "with the Fréchet distance is −0.71, p = 0.025",
    "label smoothing keeps D from being sure": "a trained D differs from it by 0.003 on average",
    "players turn around each other": "alternating steps of the smallest game leave 0.34 to 1.05 "
    "of the distance in 4 games without penalty, 8e−06 to 0.05 in 5 with one",
    "what a penalty on D's slope does": "r1 on mlp/0: 10 classes, r2 on article/0: 1 classes",
    "D forgets samples of past generators": "the last discriminators tell 0% to 100% of the "
    "samples of 24 earlier checkpoints from real images",
    "batch normalisation rescues the article's GAN": "forks with it draw 10, 9 classes",
}


def explanation(phenomenon, verdict, measured=""):
    """A row of the table of explanations."""
    measured = measured or TOLD.get(phenomenon, "it was so")
    return {
        "phenomenon": phenomenon,
        "prediction": "it is so",
        "source": "a paper",
        "measured": measured,
        "verdict": verdict,
        "name": explained.PHENOMENA.get(phenomenon, ""),
        "came": explained.VERDICTS[verdict],
        "said": explained.said(measured),
    }


def full():
    """Numbers of everything, but for stacks."""
    dirac = {
        "target": "R1", "real": -0.2, "imaginary": 0.458, "gap": 8e-10, "growth_gap": 9e-11,
        "verdict": "converges", "proved": "converges", "agrees": True, "simultaneous": 0.004,
        "alternating": 0.003, "steps": 300,
    }  # fmt: skip
    known = {"target": "overlapping", "intervention": "plain", "distance": 0.003}
    there = {"predicted": 0.22, "measured": 0.223, "low": 0.221, "high": 0.225}
    slopes = ("saturating", "saturating_predicted", "other", "other_predicted")
    game = {
        "target": "ring", "form": "saturating", "steps": 600, "captured": 8, "near": 0.8,
        "jsd": 0.27, "forward": None, "reverse": None, "value": -1.3, "best": -0.85,
        "distance": 0.27,
    }  # fmt: skip
    still = {
        **dict.fromkeys(("first", "last", "lost", "gap", "other", "noise", "bound"), 0.5),
        **dict.fromkeys(("low", "high", "calibration", "floor_low", "floor_high"), 0.1),
        **dict.fromkeys(("classes", "classes_low", "classes_high"), 0.3),
        "run": "mlp/0", "epoch": 6, "steps": 500, "room": 0.01, "bounded": 7, "looks": 10,
        "near_most": False, "floor": -0.00001,
    }  # fmt: skip
    eigenvalue = {
        "run": "mlp/0", "epoch": 6, "target": "largest magnitude", "images": 64, "reason": "",
        "value": -66 + 2j, "again": -64 + 0j, "residual": 1e-6, "generator": 0.1, "near": -66 + 2j,
        "near_gap": 3e-4, "far": -15 + 0j, "far_gap": 0.77,
    }  # fmt: skip
    return {
        "dirac": [dirac],
        "known": [{**known, **there, "forward": 1.1, "reverse": 1.1}, {**known, "predicted": None}],
        "dropping": [{"share": 0.02, **dict.fromkeys(slopes, -1.05)}],
        "moving": [game, {**game, "value": -1.2, "jsd": 0.3, "reverse": 1.4}],
        "frozen": [still],
        "planted": {
            "classes": 10, "found": 9, "chance": 1, "least": 0.002, "most": 0.003,
            "predicted": 0.0035,
        },
        "jacobian": [eigenvalue],
        "jacobian_left_out": [{"reason": "it is too large", "runs": ["article/0", "mlp/1"]}],
        "stacked": (),
        "explanations": [explanation(phenomenon, "agrees") for phenomenon in TOLD],
    }  # fmt: skip
