"""What is said hangs on nothing that it is said of."""

import numpy as np
import pandas as pd

from glassgan import effects
from glassgan.claims.follow_up import predict

RUNS = [("mlp", 0), ("mlp", 10)]
FORKS = [
    {"name": "square", "parent": "mlp/10", "from": 5, "checkpoints": [6]}
    | {"change": "pixels_masked", "args": {"row": 3, "column": 3, "size": 5}}
]


def known(outcome):
    """All that there is of two seeds, with effects and shares of the second that are its own."""
    kinds = {"analysis": "special_samples", "concept": "AUROC against real"}
    latent = {"intervention": "SVM", "concept": "ink"}
    rows = {"units": [], "latent": [], "attribution": []}
    for _, seed in RUNS:
        own = outcome if seed == 10 else 0.6
        rows["attribution"].append({**kinds, "seed": seed, "target": "noise", "estimate": own})
        for analysis, value in (("direction_scores", 0.8), ("direction_effects", own)):
            one = {**latent, "seed": seed, "analysis": analysis, "estimate": value}
            rows["latent"].append(one)
    shares = {
        (subject, seed): pd.DataFrame(
            {
                "epoch": [0, 6],
                "step": [0, 600],
                "measure": "class_3",
                "estimate": outcome if seed == 10 else 0.2,
                "real": 0.1,
            }
        )
        for subject, seed in RUNS
    }
    tables = {
        phase: effects.table(found, subject="mlp", epoch=6, n=1) for phase, found in rows.items()
    }
    maps = dict.fromkeys(RUNS, np.ones((2, 28, 28), np.float32))
    return predict.of_all(tables, {}, {}, shares, {}, maps, {}, FORKS)


def test_what_is_said_hangs_on_nothing_that_it_is_said_of():
    found = known(0.1)
    said = {(row.follow_up, row.seed): row.expected for row in found.itertuples()}
    assert said["kinds of images", 10] == 0.6  # what the other seed says
    assert np.isclose(said["classes drawn too often", 10], 0.1)
    assert np.isclose(said["directions", 10], 0.3)
    assert said["squares masked", 10] == 1
    assert ("squares masked", 0) not in said
    assert set(found["found_on"][found["follow_up"] == "kinds of images"]) == {0}
    pd.testing.assert_frame_equal(found, known(0.9))
