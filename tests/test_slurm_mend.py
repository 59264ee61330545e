"""An executor that asks Slurm until it gets an answer."""

import asyncio
import logging
import sys
from types import SimpleNamespace

import pytest

from glassgan import slurm_mend


@pytest.fixture
def plugin(monkeypatch):
    """A plugin whose first two questions get no answer."""
    answers = iter([(None, None), (None, None), ({"7": "COMPLETED"}, 0.1)])
    ages = iter([None, 300])

    async def ask(command, logger):
        assert command == "squeue"
        return next(answers)

    made = SimpleNamespace(query_job_status=ask, get_min_job_age=lambda: next(ages))
    monkeypatch.setitem(sys.modules, slurm_mend.PLUGIN, made)
    monkeypatch.setattr(slurm_mend, "PAUSE", 0)
    return made


def test_a_question_is_asked_until_there_is_an_answer(plugin, caplog):
    slurm_mend.mend()
    found = asyncio.run(plugin.query_job_status("squeue", logging.getLogger()))
    assert found == ({"7": "COMPLETED"}, 0.1)
    assert caplog.text.count("Slurm does not answer; asking again") == 2


def test_a_controller_that_is_away_is_no_reason_to_ask_somebody_else(plugin):
    slurm_mend.mend()
    assert [plugin.get_min_job_age() for _ in range(2)] == [slurm_mend.LONG, 300]


def test_it_is_mended_once_and_where_it_is(plugin, monkeypatch):
    slurm_mend.mend()
    once = plugin.query_job_status
    slurm_mend.mend()
    assert plugin.query_job_status is once
    monkeypatch.delitem(sys.modules, slurm_mend.PLUGIN)
    slurm_mend.mend()
