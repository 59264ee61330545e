"""The error that speaks to the user."""


class InputError(ValueError):
    """Something given to glassgan is wrong; the message says what, where and what is allowed."""
