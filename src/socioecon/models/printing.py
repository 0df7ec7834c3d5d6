"""A result as plain text: the net of every account by year, what it comes to, what has no price, and the findings."""

from __future__ import annotations

from typing import Any

from .explain import shown
from .result import Result


def printed(result: Result) -> str:
    """The result as text, in kr to whole kronor.

    >>> from .assumptions import Discounting
    >>> from .items import Effect
    >>> from .scenario import Scenario
    >>> print(Scenario(
    ...     "En person", years=2, intake=(1, 0), retention=(1, 1), discounting=Discounting(0, "advance", "real"),
    ...     effects=[Effect("Vård", kind="resource", amounts={"Region": 100})], unpriced=["hälsa"],
    ... ).run())
    En person
               year 1  year 2  present value  breaks even
      Region      100     100            200       year 1
      society     100     100            200       year 1
    Not priced: hälsa
    Finding: horizon ends before the effect (society), 100 kr: the last retention known is above 0: ...
    """
    years = [f"year {year}" for year in range(1, result.scenario.years + 1)]
    rows = [["", *years, "present value", "breaks even"]]
    for name, account in {**result.actors, **result.perspectives, "society": result.society}.items():
        covered = account.break_even_year
        even = "never" if covered is None else f"year {covered}"
        rows.append([name, *map(_kronor, account.nominal.net), _kronor(account.net_present_value), even])
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [result.scenario.name, *("  " + _aligned(row, widths) for row in rows)]
    if result.scenario.unpriced:
        lines.append(f"Not priced: {', '.join(result.scenario.unpriced)}")
    lines += [f"Finding: {finding}" for finding in result.findings]
    return "\n".join(line.rstrip() for line in lines)


def _kronor(amount: Any) -> str:
    return shown(round(amount))


def _aligned(row: list[str], widths: list[int]) -> str:
    first, *others = zip(row, widths, strict=True)
    return "  ".join([first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)])
