"""Columns, rows and cells: what kind of number stands where, and how it is written."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, NamedTuple

from socioecon._text import LANGUAGES, UNITS, exact, number, percent
from socioecon.core._numbers import choice

WORDS = {
    "sv": {
        "never": "aldrig",
        "nothing": "\N{EN DASH}",
        "total": "Summa",
        "year": "år {}",
        "years": "{} år",
        "rounded": "Varje tal är avrundat för sig: en summa kan skilja sig från summan av sina avrundade delar.",
    },
    "en": {
        "never": "never",
        "nothing": "\N{EN DASH}",
        "total": "Total",
        "year": "year {}",
        "years": "{} years",
        "rounded": "Each number is rounded by itself: a sum may differ from the sum of its rounded parts.",
    },
}
_UNITS = {"kr": "SEK", "tkr": "SEK thousand", "Mkr": "SEK million", "mdkr": "SEK billion"}
_DECIMALS_OF_MONEY = {"kr": 0, "tkr": 0, "Mkr": 1, "mdkr": 1}
# How many decimals a kind of column shows unless the column says; of money that depends on the unit.
_DECIMALS = {"share": 1, "number": 2, "value": 0, "year": 0, "years": 1}
_SIGNIFICANT = 3
KINDS = ("text", "money", "probability", *_DECIMALS)


class Cell(NamedTuple):
    """A cell of another kind than its column: a number, its kind, and the words around it ("{} persons")."""

    value: Any
    kind: str = "number"
    words: str = "{}"


class Column(NamedTuple):
    """A column: its heading, what kind of number stands in it, and how many decimals are shown (None: as is usual).

    `kind` is "text", "money" (in kr), "share" (of 1, shown in percent), "probability" (in whole percent, "<1 %" or
    ">99 %" rather than a 0 or 100 that it is not), "number" (persons, person-years, ratios), "value" (of any size and
    unit: at least three digits that tell something), "year" (year 2) or "years" (1.9 years); where one of the last two
    is None the answer is "never". `adds` says whether a row of sums holds the sum in this
    column too: medians do not add up. `of` holds the places of the columns that this one is the sum of.
    """

    label: str
    kind: str = "money"
    decimals: int | None = None
    adds: bool = True
    of: tuple[int, ...] = ()

    @property
    def additive(self) -> bool:
        """Whether its numbers are such that a sum of them means something."""
        return self.adds and self.kind in {"money", "number"}

    @property
    def side(self) -> str:
        """Where its cells stand: text to the left, numbers to the right."""
        return "left" if self.kind == "text" else "right"

    def places(self, unit: str) -> int:
        """How many decimals are shown."""
        choice("unit", unit, tuple(UNITS))
        if self.decimals is not None:
            return self.decimals
        return _DECIMALS_OF_MONEY[unit] if self.kind == "money" else _DECIMALS.get(self.kind, 0)

    def scaled(self, value: Any, unit: str) -> Fraction:
        """The number that is shown, before it is rounded: money in its unit."""
        choice("unit", unit, tuple(UNITS))
        return exact("value", value) / (UNITS[unit] if self.kind == "money" else 1)

    def _decimals(self, shown: Fraction, unit: str) -> int:
        """How many decimals one number of this column shows."""
        if self.decimals is None and shown.denominator == 1 and self.kind in {"number", "value"}:
            return 0
        if self.decimals is None and self.kind == "value":
            return next((places for places in range(9) if abs(shown) * 10**places >= 10 ** (_SIGNIFICANT - 1)), 9)
        return self.places(unit)

    def written(self, value: Any, *, language: str, unit: str) -> str:
        """A cell of this column as it is written; text stays as it is."""
        choice("language", language, LANGUAGES)
        if isinstance(value, Cell):
            own = Column("", value.kind).written(value.value, language=language, unit=unit)
            return own if value.value is None else value.words.replace("{}", own)
        words = WORDS[language]
        if value is None:
            return words["never" if self.kind in {"year", "years"} else "nothing"]
        if isinstance(value, str):
            return value
        if self.kind == "share":
            return percent(value, decimals=self.places(unit), language=language)
        if self.kind == "probability":
            return _probability(value, language)
        shown = self.scaled(value, unit)
        digits = number(shown, decimals=self._decimals(shown, unit), language=language)
        return words[self.kind].format(digits) if self.kind in {"year", "years"} else digits


def _probability(p: Any, language: str) -> str:
    """In whole percent: 0 and 100 are of what is impossible and what is certain."""
    least = Fraction(1, 100)
    if 0 < p < least / 2:
        return f"<{percent(least, decimals=0, language=language)}"
    if 1 - least / 2 <= p < 1:
        return f">{percent(1 - least, decimals=0, language=language)}"
    return percent(p, decimals=0, language=language)


class TableRow(NamedTuple):
    """A row: its cells, how far it is indented, and what it is made up of.

    `of` holds the places of the rows that this one is the sum of, `running` that of the row whose running sum it is.
    `strong` rows stand out; of a `heading` only the first cell is shown.
    """

    cells: tuple[Any, ...]
    level: int = 0
    of: tuple[int, ...] = ()
    running: int | None = None
    strong: bool = False
    heading: bool = False


def unit_name(unit: str, language: str) -> str:
    """A unit of money as a table's title names it.

    >>> unit_name("tkr", "sv"), unit_name("tkr", "en")
    ('tkr', 'SEK thousand')
    """
    return unit if language == "sv" else _UNITS[unit]
