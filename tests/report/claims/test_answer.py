"""The figure of the scorecard: within its page, at every width, in both languages."""

from pathlib import Path

import pytest
from claim_tables import scorecard
from pages import draws_within_its_page

from glassgan.report import messages, names, style
from glassgan.report.claims import answer
from glassgan.report.results import Results

TABLE = scorecard(
    **{
        "image change without a unit": (True, 1.0, 0.0, 0.0),
        "pixels, by edge detector": (False, 0.6, 0.0, 0.1),
        "direction of a concept, by regression conditional": (True, 0.9, None, None),
    }
)


def results(tmp_path, table):
    path = tmp_path / "scorecard.csv"
    table.to_csv(path, index=False)
    return Results(Path("results/test"), [], [str(path)], {}, [])


@pytest.mark.parametrize("width", [8.3, 7.0, 3.4])
@pytest.mark.parametrize("language", names.LANGUAGES)
def test_a_row_an_instrument(tmp_path, language, width):
    with messages.speaking(language), style.sized(width, 8):
        fig = answer.draw(results(tmp_path, TABLE), ["mlp/0"])
        draws_within_its_page(fig)
        labels = [label.get_text() for label in fig.axes[0].get_yticklabels()]
        assert labels == [messages.name_of(name) for name in TABLE["name"].unique()]
    assert len({text.get_text() for text in fig.legends[0].get_texts()}) == 7


@pytest.mark.parametrize("language", names.LANGUAGES)
def test_without_a_scorecard_or_instruments_it_says_so(tmp_path, language):
    empty = results(tmp_path, TABLE[TABLE["network"] != ""].assign(network="x"))
    for found in (empty, Results(Path("results/test"), [], [], {}, ["scorecard.csv"])):
        with messages.speaking(language):
            fig = answer.draw(found, [])
            draws_within_its_page(fig)
            assert fig.texts[0].get_text() == messages.say("claims_figures-none")
