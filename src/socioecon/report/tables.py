"""Any result as a table."""

from __future__ import annotations

from typing import Any

from socioecon._table import Column, Table, TableRow
from socioecon._text import LANGUAGES, exact
from socioecon.core._numbers import at, check_all_finite, choice, rows, shown
from socioecon.core.errors import ShapeError
from socioecon.core.flows import total

_WORDS = {
    "sv": {"title": "Kronor per aktör och år", "row": "Aktör", "year": "År {}", "total": "Summa"},
    "en": {"title": "Amounts by actor and year", "row": "Actor", "year": "Year {}", "total": "Total"},
}


def table(x: Any, *, language: str = "sv", unit: str = "kr") -> Table:
    """Any result as a table (tabell), in Swedish ("sv") or English ("en"), money shown in kr, tkr, Mkr or mdkr.

    `x` is a result of `socioecon.models`, `socioecon.uncertainty` or `socioecon.audit` that has `to_table`, or a table
    of the core: {actor: flows in kr, one a year}, which is given a row of sums.

    >>> print(table({"Kommun": (120_000, 90_000), "Region": (30_000, 60_000)}, unit="tkr"))
    Kronor per aktör och år (tkr)
    Aktör   År 1  År 2
    ──────────────────
    Kommun   120    90
    Region    30    60
    ──────────────────
    Summa    150   150

    Raises ShapeError for anything else, and for rows that are not equally long; RangeError for an unknown language or
    unit.
    """
    if hasattr(x, "to_table"):
        made: Table = x.to_table(language=language, unit=unit)
        return made
    if not hasattr(x, "items"):
        message = (
            f"x must be a result that has to_table, or a table {{actor: flows}}; got {shown(x)}: give what models, "
            "uncertainty or audit answered"
        )
        raise ShapeError(message)
    choice("language", language, LANGUAGES)
    words, read = _WORDS[language], rows("x", x)
    for actor, flows in read.items():
        check_all_finite(**{at("x", actor): flows})
        for year, flow in enumerate(flows):
            exact(f"{at('x', actor)}[{year}]", flow)
    sums = total(read)
    columns = [Column(words["row"], "text"), *(Column(words["year"].format(n + 1)) for n in range(len(sums)))]
    lines = [
        *(TableRow((actor if isinstance(actor, str) else shown(actor, str), *flows)) for actor, flows in read.items()),
        TableRow((words["total"], *sums), of=tuple(range(len(read))), strong=True),
    ]
    return Table(words["title"], columns, lines, language=language, unit=unit)
