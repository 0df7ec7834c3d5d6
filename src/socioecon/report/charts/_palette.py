"""Eight colours for eyes of every kind, also in grey; those who come after get the same ones with a pattern.

Neighbours in a stack are never both dark or both light: they differ by at least 22 of 100 in lightness (CIE L*), which
is what a grey print keeps, or one of them is striped. Any two differ by at least 20 (CIE 1976) as seen with normal
sight and with protanopia, deuteranopia or tritanopia; the tests compute all of this. Needs nothing but Python.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

DARK = ("#00799C", "#AB392B", "#5748AD", "#784E58")
LIGHT = ("#E9B949", "#B3DBF5", "#DED795", "#F88AA4")
_LEAST_CONTRAST = 3.0  # what the Web Content Accessibility Guidelines ask of lines and marks

Colour = tuple[float, float, float]


class Style(NamedTuple):
    """How the areas of one actor are filled."""

    colour: str
    hatch: str = ""


# What a grey print tells apart: dark, light, dark with stripes. When colours run out they come again with a pattern.
_KINDS = {
    "dark": [Style(colour, hatch) for hatch in ("", "....") for colour in DARK],
    "light": [Style(colour, hatch) for hatch in ("", "....") for colour in LIGHT],
    "striped": [Style(colour, hatch) for hatch in ("////", "xxxx") for colour in DARK],
}


def styles(count: int, stacks: Iterable[Sequence[int]] = ()) -> list[Style]:
    """A style for each of some actors, such that those on each other in a stack are of different kinds.

    `stacks` hold the places of the actors from the inside out, in rising order, so that each has at most one inner
    neighbour in each stack. Two stacks never need more than the three kinds.
    """
    inner: dict[int, set[int]] = {place: set() for place in range(count)}
    for stack in stacks:
        for below, place in pairwise(stack):
            inner[place].add(below)
    chosen: list[str] = []
    found: list[Style] = []
    for place in range(count):
        taken = {chosen[below] for below in inner[place]}
        wanted = ["light", "dark"] if chosen and chosen[-1] == "dark" else ["dark", "light"]
        kind = next(kind for kind in (*wanted, "striped") if kind not in taken)
        found.append(_KINDS[kind][chosen.count(kind) % len(_KINDS[kind])])
        chosen.append(kind)
    return found


def rgb(colour: str) -> Colour:
    """Red, green and blue from 0 to 1.

    >>> rgb("#FF0080")
    (1.0, 0.0, 0.5019607843137255)
    """
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def luminance(colour: Colour) -> float:
    """Relative luminance, 0 for black and 1 for white (IEC 61966-2-1)."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """Contrast ratio of two colours, from 1 to 21.

    >>> contrast((0, 0, 0), (1, 1, 1))
    21.0
    """
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """`share` of the other colour in the first."""
    red, green, blue = (a + (b - a) * share for a, b in zip(one, other, strict=True))
    return red, green, blue


def readable(colour: Colour, *, ink: Colour, paper: Colour) -> Colour:
    """The colour, or as little of it towards the ink as makes a thin line visible on the paper."""
    for step in range(21):
        found = mixed(colour, ink, step / 20)
        if contrast(found, paper) >= _LEAST_CONTRAST:
            return found
    return ink
