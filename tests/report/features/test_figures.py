"""Figures of layers, in the second language; in the first they are drawn with all others."""

import pytest
from pages import draws_within_its_page
from report.test_figures import FIGURES

from glassgan.report import messages

OWN = (
    "generator",
    "generator of one class",
    "maps of a generator",
    "discriminator",
    "units",
    "no units",
)


@pytest.mark.parametrize("name", OWN)
def test_figures_draw_within_their_page_in_chinese(name):
    with messages.speaking("zh"):
        draws_within_its_page(FIGURES[name](), widest=12.5)
