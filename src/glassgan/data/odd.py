"""What is odd about images of one's own: each of them named, or said how many there are."""

from collections.abc import Mapping, Sequence

from glassgan.errors import InputError

SHOWN = 5  # names of each reason


class Odd(Exception):  # noqa: N818  (of an image, gathered, then told as an InputError)
    """An image cannot be taken as it is; the message says why and what is allowed."""


def refuse(found: Mapping[str, Sequence[str]], key: str = "images") -> None:
    """Raise what is odd, if anything is.

    Args:
        found: for each reason the images of which it holds.
        key: of the parameters, where it is.

    Raises:
        InputError: a line for each reason, with some of its images and their number.
    """
    lines = [
        f"prepare.data.{key}: {reason}" + (f": {row(names)}" if names else "")
        for reason, names in found.items()
    ]
    if lines:
        raise InputError("\n  ".join(lines))


def row(names: Sequence[str]) -> str:
    """Return names in a row; of many the first few and how many there are."""
    if len(names) <= SHOWN:
        return ", ".join(names)
    return f"{', '.join(names[:SHOWN])}, … ({len(names)} in all)"
