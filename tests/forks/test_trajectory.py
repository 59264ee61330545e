import numpy as np
import pytest

from glassgan.forks import trajectory

CHANGES = {
    "same": "nothing",
    "noise_1": "other_streams",
    "noise_2": "other_streams",
    "no_threes": "class_removed",
    "idle": "one_ulp",
}
PLACE = {"parent": "mlp/0", "from": 2, "checkpoints": [3]}
FORKS = [{"name": name, "change": change, **PLACE} for name, change in CHANGES.items()]


def track(distances):
    """Images of one pixel whose distance from zero is given by step."""
    images = {f"image.{s}": np.full((4, 1, 1), d, np.float32) for s, d in distances.items()}
    return images | {
        f"weights_g.{step}": np.full(3, 1 + d, np.float32) for step, d in distances.items()
    }


def test_distances_from_the_parent_and_when_they_rise_above_the_floor():
    steps = [20, 21, 22, 24, 28]
    tracks = {
        "same": track(dict.fromkeys(steps, 0.0)),
        "idle": track(dict(zip(steps, [1e-7, 1e-6, 1e-4, 0.1, 0.5], strict=True))),
        "no_threes": track(dict(zip(steps, [0, 1e-6, 0.1, 0.3, 0.6], strict=True))),
        "noise_1": track(dict(zip(steps[1:], [0.2, 0.3, 0.4, 0.5], strict=True))),
        "noise_2": {},
    }
    found = trajectory.trajectories(FORKS, tracks)
    own = found[(found["fork"] == "no_threes") & (found["quantity"] == "image")]
    assert own["since"].tolist() == [0, 1, 2, 4, 8]
    assert own["distance"].tolist() == pytest.approx([0, 1e-6, 0.1, 0.3, 0.6], rel=1e-5)
    weights = found[(found["fork"] == "no_threes") & (found["quantity"] == "weights_g")]
    assert weights["distance"].iloc[-1] == pytest.approx(0.6, rel=1e-5)
    above = trajectory.above_floor(found).set_index("fork")
    assert above.loc["no_threes", ["rises", "until", "recorded"]].tolist() == [2, 4, 8]
    assert above.loc["noise_1", ["rises", "until"]].tolist() == [1, 4]
    assert "idle" not in above.index
    without = trajectory.trajectories(FORKS[:-1], tracks)
    assert trajectory.above_floor(without).empty


def test_a_changed_architecture_has_no_distance_of_weights():
    forks = [*FORKS, {"name": "norm", "change": "architecture", **PLACE}]
    steps = dict.fromkeys([20, 21], 0.5)
    tracks = {fork["name"]: track(steps) for fork in forks}
    found = trajectory.trajectories(forks, tracks)
    assert set(found[found["fork"] == "norm"]["quantity"]) == {"image"}
