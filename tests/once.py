"""Tables that many tests begin with, made once."""

import copy
from functools import wraps


def once(make):
    """Let a function make the same thing once, and hand out copies of it.

    For functions of plain values, which are told apart by how they are written.
    """
    made = {}

    @wraps(make)
    def given(*args, **options):
        name = repr((args, sorted(options.items())))
        if name not in made:
            made[name] = make(*args, **options)
        return copy.deepcopy(made[name])

    return given
