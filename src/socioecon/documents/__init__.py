"""The published calculations that the library is checked against: their figures and inputs, as plain data.

Three calculations stand in four public documents (two of these are copies of one): the application and the final report
of project BAS in Trelleborg, and Kom i Jobb in Krokom. A module each; figures and short labels only. A figure says how
it follows from the inputs, and by which convention; one that cannot be derived is an input and says so.

>>> from socioecon.documents import kom_i_jobb
>>> kom_i_jobb.FORECAST.figures[1][2]
Figure(printed='1 575', value=Fraction(1575, 1), place='Section 6', how='exact', convention='')
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

EXACT = "exact"
ROUNDED = "rounded"
TRUNCATED = "truncated"
WITHIN_INPUTS = "within inputs"
INPUT = "input"


class Figure(NamedTuple):
    """One printed figure.

    `printed` is the text, `value` its number in the printed unit (a percentage as a fraction of 1), `place` where it
    stands, `how` it follows (exact, rounded, truncated, within inputs: from inputs that are themselves rounded; or
    input: it does not follow from anything printed), and `convention` by which, "" where none is needed.
    """

    printed: str
    value: Fraction
    place: str
    how: str
    convention: str


class Table(NamedTuple):
    """A printed table: its title with the unit, the names of rows and columns, and one row of figures for each."""

    title: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    figures: tuple[tuple[Figure, ...], ...]


def figure(printed: str, place: str, how: str, convention: str = "") -> Figure:
    """The figure with the value that its text shows: Swedish decimal comma, spaces between thousands.

    >>> figure("80,7 %", "Goals", TRUNCATED).value
    Fraction(807, 1000)
    """
    number = re.sub(r"[^\d,-]", "", printed).replace(",", ".")
    value = Fraction(number) / (100 if "%" in printed else 1)
    return Figure(printed, value, place, how, convention)


def row(printed: tuple[str, ...], place: str, how: str, convention: str = "") -> tuple[Figure, ...]:
    """Figures that stand in one row and follow alike."""
    return tuple(figure(text, place, how, convention) for text in printed)
