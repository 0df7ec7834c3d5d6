"""From exact numbers to what can be drawn, from a scenario to its result, and the convention behind an amount."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from socioecon._text import UNITS, exact, percent
from socioecon.core.errors import RangeError, ShapeError

from ._words import words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from socioecon.models import Account, Result, Scenario

_LARGEST = 10**18  # kr: a hundred thousand times the gross domestic product; floats still tell kronor apart by then


def drawn(name: str, amounts: Iterable[Any], *, unit: str = "kr") -> list[float]:
    """Amounts in kr as floats in a unit; RangeError for what no axis can show."""
    shown: list[float] = []
    for x in amounts:
        amount = exact(name, x)
        if abs(amount) > _LARGEST:
            message = (
                f"{name} must be at most 10^18 kr either way to be drawn; got about {_power(amount)}: check its unit"
            )
            raise RangeError(message)
        shown.append(float(amount / UNITS[unit]))
    return shown


def _power(x: Fraction) -> str:
    digits = len(str(abs(x.numerator) // x.denominator)) - 1
    return f"{'-' if x < 0 else ''}10^{digits} kr"


def account_of(argument: str, result: Result, name: str | None) -> Account:
    """The account of an actor or perspective, or society's; an error says which argument named it."""
    try:
        return result.society if name is None else result[name]
    except RangeError as error:
        msg = f"{argument}: {error}"
        raise RangeError(msg) from None


def result_of(x: Result | Scenario) -> Result:
    """A result as it is, and that of a scenario."""
    found: Any = x
    if hasattr(found, "intake") and callable(getattr(found, "run", None)):
        found = found.run()
    if not hasattr(found, "society") or not hasattr(found, "own"):
        message = f"result (x in a chart) must be a Result or a Scenario; got {type(x).__name__}: pass scenario.run()"
        raise ShapeError(message)
    result: Result = found
    return result


@dataclass(frozen=True)
class Convention:
    """What the amounts stand for: at the value date or as they fall, at what rate, in the prices of what year.

    `sources` are the titles of the sources, each with its place.
    """

    discounted: bool
    rates: tuple[Any, ...]
    timing: str
    terms: str
    price_year: int | None
    sources: tuple[str, ...]

    def sentence(self, language: str) -> str:
        """The convention in words, for the note below a chart."""
        say = words(language)
        if not self.discounted or not any(self.rates):
            value = say["nominal"]
        else:
            low, high = (percent(end, decimals=None, language=language) for end in (min(self.rates), max(self.rates)))
            rate = low if low == high else f"{low}\N{EN DASH}{high}"
            value = say["discounted"].format(rate=rate, timing=say[self.timing])
        prices = say["fixed prices" if self.terms == "real" else "current prices"]
        if self.price_year is not None:
            prices = say["prices of"].format(year=self.price_year)
        parts = [f"{value}, {prices}."]
        if self.sources:
            parts.append(f"{say['source' if len(self.sources) == 1 else 'sources']}: {'; '.join(self.sources)}.")
        return " ".join(parts)


def convention_of(scenario: Scenario, *, discounted: bool) -> Convention:
    """The convention of a scenario's amounts."""
    rate: Any = scenario.discounting.rate
    return Convention(
        discounted=discounted,
        rates=rate if rate.__class__ is tuple else (rate,),
        timing=scenario.discounting.timing,
        terms=scenario.discounting.terms,
        price_year=scenario.price_year,
        sources=tuple(f"{x.title}, {x.place}" if x.place else x.title for x in scenario.sources.values()),
    )
