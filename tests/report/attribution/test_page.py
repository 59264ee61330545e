"""The page about discriminators where there is none, or something is missing."""

import discriminator_page
import pytest
from pages import text_of

from glassgan.report import names


@pytest.mark.parametrize("language", names.LANGUAGES)
def test_without_a_discriminator_only_that_is_said(language):
    content = {"runs": {"mlp/0": {"logit_auroc": None}}, "of_attribution": {"mlp/0": {}}}
    words = text_of("attribution", language, **content)
    no = {"en": "mlp/0 has no discriminator", "zh": "mlp/0 没有判别器"}
    assert no[language] in words
    assert "AUROC" not in words.split(no[language])[0].replace("figure attribution/answer.", "")
    assert "mlp/0/attribution" not in words


def test_what_a_failed_job_lost_is_said():
    content = discriminator_page.content() | {"of_attribution": {}}
    lost = content | {"missing": {"mlp/0": ["attribution"]}}
    words = text_of("attribution", **lost)
    assert words.count("How the discriminator of mlp/0 decides is left out. A job failed.") == 2
    assert "figure mlp/0/features/discriminator_layers." in words
    lost = content | {"missing": {"mlp/0": ["features", "attribution"]}}
    words = text_of("attribution", **lost)
    assert "What the layers of the discriminator of mlp/0 hold is left out." in words
    assert "discriminator_layers" not in words


@pytest.mark.parametrize(
    ("estimate", "words"),
    [(0.7, "more real"), (0.5, "neither: chance would do as well"),
     (0.3, "less real than generated ones"), (float("nan"), "–")],
)  # fmt: skip
def test_on_which_side_of_chance_a_verdict_lies_is_said(estimate, words):
    area = {"estimate": estimate, "ci_low": estimate - 0.1, "ci_high": estimate + 0.1}
    lines = discriminator_page.text(area=area).split("\n")
    assert lines[lines.index("mlp/0") + 2] == words
