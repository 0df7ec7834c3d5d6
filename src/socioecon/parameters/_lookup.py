"""A figure by its name and a date, and nothing that is not known."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from socioecon.core import _numbers
from socioecon.core.errors import RangeError, ShapeError

from . import _employer, _prices, _subsidies, _taxes

if TYPE_CHECKING:
    from decimal import Decimal
    from typing import Literal

    from ._rows import Parameter


def _by_name() -> dict[str, tuple[Parameter, ...]]:
    listed: dict[str, list[Parameter]] = {}
    for row in sorted((*_employer.ROWS, *_prices.ROWS, *_subsidies.ROWS, *_taxes.ROWS)):
        listed.setdefault(row.name, []).append(row)
    return {name: tuple(sorted(rows, key=lambda row: row.valid_from)) for name, rows in listed.items()}


_KNOWN = _by_name()
# What a Swedish reader looks for first, and the name or the function that it goes by here.
_SWEDISH = {
    "prisbasbelopp": "price_base_amount",
    "arbetsgivaravgift": "employer_contributions_standard",
    "arbetsgivaravgifter": "employer_contributions_standard",
    "po_palagg": "payroll_overhead_municipal",
    "konsumentprisindex": "kpi",
    "kommunalskatt": "tax_country_average_total",
    "inkomstutjamning": "equalisation_rate_municipal_skane",
    "grundavdrag": "basic_deduction(income, price_base_amount=...)",
}


def parameter(name: str, *, on: date, nearest: Literal["before", "after"] | None = None) -> Parameter:
    """The figure that held on a date, with its unit, its period and its source.

    `name` is one of `names()`; `on` the day asked for. A figure is known for the periods that its source tells and for
    no other day: between two periods and beyond the last one nothing is carried over. `nearest` asks for that in so
    many words: "before" for the last figure known by then, "after" for the first one known from then on; on a day that
    is known it changes nothing. The answer's own `valid_from` and `valid_to` show what was taken.

    Decision. Source: stands in each answer (`source`, `confidence`).

    >>> from datetime import date
    >>> lowest = parameter("price_base_amount", on=date(2015, 7, 1))
    >>> lowest.value, lowest.unit, lowest.source
    (Decimal('44500'), 'kr', 'https://www.raknaonline.se/ekonomi/prisbasbelopp/')
    >>> parameter("tax_municipal_krokom", on=date(2015, 7, 1), nearest="after").value
    Decimal('0.2217')
    >>> parameter("tax_municipal_krokom", on=date(2015, 7, 1))
    Traceback (most recent call last):
    ...
    socioecon.core.errors.RangeError: on must be a day for which tax_municipal_krokom is known; got 2015-07-01, ...

    Raises RangeError for a day that is not known, naming the nearest that are, for an unknown name and for another
    `nearest`; TypeError where `on` is no date.
    """
    day = _day(on)
    if nearest is not None:
        _numbers.choice("nearest", nearest, ("before", "after"))
    before: Parameter | None = None
    after: Parameter | None = None
    for row in history(name):
        if row.valid_from <= day <= row.valid_to:
            return row
        if row.valid_to < day:
            before = row
        elif after is None:
            after = row
    carried = before if nearest == "before" else after if nearest == "after" else None
    if carried is None:
        raise RangeError(_not_known(name, day, before, after))
    return carried


def names() -> tuple[str, ...]:
    """The names that `parameter` knows, in alphabetical order.

    Decision.

    >>> [name for name in names() if name.startswith("lonebidrag")]
    ['lonebidrag_ceiling']
    """
    return tuple(_KNOWN)


def history(name: str) -> tuple[Parameter, ...]:
    """Every figure that is known by a name, the oldest first; their periods do not overlap, and may leave gaps.

    `name` is one of `names()`.

    Decision.

    >>> [(row.valid_from.isoformat(), row.valid_to.isoformat(), row.value) for row in history("lonebidrag_ceiling")]
    [('2017-11-01', '2019-03-31', Decimal('18300')), ('2019-04-01', '2019-12-31', Decimal('19100'))]

    Raises RangeError for an unknown name.
    """
    try:
        return _KNOWN[name]
    except (KeyError, TypeError):
        raise RangeError(_unknown(name)) from None


def yearly(name: str) -> dict[int, Decimal]:
    """The figure of each calendar year that one figure covers from its first day to its last.

    `name` is one of `names()`. What comes back for "kpi" is the price index that `reprice` takes; for another name it
    is an index too (the price base amount, a ceiling), if that is what an amount is to follow.

    Decision.

    >>> from socioecon import reprice
    >>> from decimal import Decimal
    >>> reprice(Decimal(90_000), yearly("kpi"), from_year=2015, to_year=2023).quantize(Decimal(1))
    Decimal('115950')

    Raises RangeError for an unknown name, ShapeError where no calendar year is covered.
    """
    covered: dict[int, Decimal] = {}
    for row in history(name):
        for year in range(row.valid_from.year, row.valid_to.year + 1):
            if row.valid_from <= date(year, 1, 1) and date(year, 12, 31) <= row.valid_to:
                covered[year] = row.value
    if not covered:
        message = (
            f"name must be a figure that is known for a whole calendar year; got {_numbers.shown(name)}: use parameter"
        )
        raise ShapeError(message)
    return covered


def _day(on: object) -> date:
    if isinstance(on, datetime):
        return on.date()
    if isinstance(on, date):
        return on
    message = (
        "on must be a date; "
        f"got {_numbers.shown(on)}: give datetime.date(2015, 7, 1), since figures change within a year too"
    )
    raise TypeError(message)


def _not_known(name: str, day: date, before: Parameter | None, after: Parameter | None) -> str:
    first = f"the nearest known before it is {before.valid_to}" if before else "none is known before it"
    last = f"the nearest known after it is {after.valid_from}" if after else "none is known after it"
    ways = [f'nearest="{side}"' for side, row in (("before", before), ("after", after)) if row]
    return (
        f"on must be a day for which {name} is known; got {day}, {first} and {last}: "
        f"choose such a day, or say {' or '.join(ways)} to take that figure"
    )


def _unknown(name: object) -> str:
    from difflib import get_close_matches  # noqa: PLC0415  only where a name is wrong

    asked = name.casefold().replace(" ", "_").replace("-", "_") if isinstance(name, str) else ""
    asked = asked.translate(str.maketrans("åäöé", "aaoe"))
    close = list(dict.fromkeys(_SWEDISH.get(x, x) for x in get_close_matches(asked, (*_KNOWN, *_SWEDISH), cutoff=0.6)))
    begin = [x for x in _KNOWN if asked and x.startswith(asked)]
    likely = (close or begin)[:3]
    ask = f"did you mean {' or '.join(likely)}? " if likely else ""
    there = f"names() lists all {len(_KNOWN)}, as does `socioecon parameter`"
    return f"name must be one of names(); got {_numbers.shown(name)}: {ask}{there}"
