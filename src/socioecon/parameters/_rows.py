"""What one dated figure is, and how the data modules write it down.

Figures are written as printed, "31.42 %", and kept as the core takes them, a fraction of 1. A period is written as in
its source: a year is the whole year, a month the whole month.
"""

from __future__ import annotations

import calendar
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple, TypeAlias

Confidence: TypeAlias = Literal["high", "medium"]


class Cap(NamedTuple):
    """Up to what a rate applies (tak): an amount and what it is an amount of."""

    amount: Decimal
    unit: str


class Parameter(NamedTuple):
    """A figure that holds from one date to another, both days included, and where it is from.

    `value` is read together with `unit`: 0.3142 "of gross pay", 44500 "kr". A rate is a fraction of 1. `cap` is what it
    applies up to, None where nothing is said; `rule` how it is applied, in words; `confidence` how sure the reading is,
    high or medium; `remark` what the reader made of it: figures added up, a period that ends with the last reading.
    """

    name: str
    value: Decimal
    unit: str
    valid_from: date
    valid_to: date
    source: str
    confidence: Confidence
    cap: Cap | None = None
    rule: str = ""
    remark: str = ""


def row(  # noqa: PLR0913  one row of a table: each column has its name
    name: str,
    period: str,
    printed: str,
    unit: str,
    source: str,
    *,
    cap: Cap | None = None,
    rule: str = "",
    remark: str = "",
    confidence: Confidence = "high",
) -> Parameter:
    """The figure that a row of the data prints: "18300" as it stands, "31.42 %" as 0.3142.

    Decimals are read from text, so that a context of few digits at the time of import rounds nothing.
    """
    value = Decimal(f"{printed[:-2]}e-2" if printed.endswith(" %") else printed)
    first, last = _period(period)
    return Parameter(name, value, unit, first, last, source, confidence, cap, rule, remark)


def _period(text: str) -> tuple[date, date]:
    first, _, last = text.partition("..")
    return _days(first)[0], _days(last or first)[1]


def _days(text: str) -> tuple[date, date]:
    """The first and the last day of a year, a month or a day."""
    year, *rest = map(int, text.split("-"))
    first_month, last_month = (rest[0], rest[0]) if rest else (1, 12)
    if len(rest) == 2:
        return date(year, first_month, rest[1]), date(year, last_month, rest[1])
    return date(year, first_month, 1), date(year, last_month, calendar.monthrange(year, last_month)[1])
