"""The parameters of phase `paper`."""

from typing import Annotated

from pydantic import Field

from glassgan.settings import Settings

Inches = Annotated[float, Field(ge=2, le=12)]


class Paper(Settings):
    """The section `paper`: what a journal asks of figures."""

    one_column: Inches = Field(description="inches, the width of a figure in one column")
    two_columns: Inches = Field(description="inches, the width of a figure across both")
    font_size: float = Field(ge=5, le=14, description="points, of labels")
