"""What figures of theory share."""

from glassgan.report import style
from glassgan.theory.names import OTHER, SATURATING

FORMS = {SATURATING: style.BLUE, OTHER: style.ORANGE}  # of G's loss, and their colours
