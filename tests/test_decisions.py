import subprocess
import sys

import latent_tables
import layer_attribution_tables
import pandas as pd

from glassgan import decisions, effects


def test_rows_come_behind_those_that_were_gathered_run_by_run():
    rows = layer_attribution_tables.unit_rows()
    one = effects.table([{"n": 50, "epoch": 3, **row} for row in rows], **latent_tables.SHARED)
    gathered = effects.gather([one, one.assign(seed=one["seed"] + 1)])
    found = decisions.decided(gathered)
    pd.testing.assert_frame_equal(found[: len(gathered)], gathered)
    new = found[len(gathered) :]
    assert new["seed"].is_monotonic_increasing
    assert new.groupby("seed").size().nunique() == 1
    assert set(new["status"]) > {""}


def test_of_nothing_nothing_is_decided():
    pd.testing.assert_frame_equal(decisions.decided(effects.empty()), effects.empty())


def test_decisions_need_no_torch():
    code = "import sys, glassgan.decisions; assert 'torch' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
