"""Which rule prints a number as a figure, at the last place or a coarser one, and what error would be seen."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from socioecon.core import _numbers
from socioecon.core._numbers import choice
from socioecon.core.errors import RangeError

from ._intervals import by_rule, contains, meet
from ._values import READINGS, Explanation, Interval, Printed, number

if TYPE_CHECKING:
    from collections.abc import Callable

_MOST_COARSE = 6
_THOUSAND = 1000
_FINEST = 10**100


class Terms(NamedTuple):
    """How a figure is to be read: where it stands, and the rule and unit if they are stated."""

    place: str = ""
    reading: str | None = None
    unit: Any = None

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules that may have printed the figure."""
        return READINGS if self.reading is None else (self.reading,)

    @property
    def loose_rules(self) -> tuple[str, ...]:
        """The same where inputs are rounded too: cutting comes on top of that only if it is stated."""
        return READINGS[:2] if self.reading is None else (self.reading,)


def checked(terms: Terms) -> None:
    where: Any = terms.place
    if not isinstance(where, str):
        message = f"place must be a text; got {_numbers.shown(where)}: say where the figure stands"
        raise RangeError(message)
    if terms.reading is not None:
        choice("reading", terms.reading, READINGS)
    stated_unit(terms.unit)


def stated_unit(unit: Any) -> Fraction | None:
    """A unit that is stated, as a fraction above 0; None if none is."""
    size = None if unit is None else number("unit", unit)
    if size is not None and size <= 0:
        message = (
            f"unit must be above 0; got {_numbers.shown(unit)}: it is what one step in the last printed place is worth"
        )
        raise RangeError(message)
    if size is not None and max(size.numerator, size.denominator) >= _FINEST:
        message = "unit must have at most a hundred digits; got more: nobody would print such a figure"
        raise RangeError(message)
    return size


def anything(_: Interval) -> Fraction:
    return Fraction(1)


def by_point(figure: Printed, point: Fraction | None, rules: tuple[str, ...]) -> tuple[str, ...]:
    """The rules that print the point as the figure."""
    if point is None:
        return ()
    targets = ((rule, by_rule(figure.value, figure.unit, rule)) for rule in rules)
    return tuple(rule for rule, target in targets if target is not None and contains(target, point))


def by_range(
    figure: Printed, values: Interval, share: Callable[[Interval], Fraction], rules: tuple[str, ...]
) -> tuple[Explanation, ...]:
    """The rules that print something in the range as the figure, widest first."""
    ways: list[Explanation] = []
    for rule in rules:
        target = by_rule(figure.value, figure.unit, rule)
        needed = None if target is None else meet(target, values)
        if needed is not None:
            ways.append(Explanation(rule, needed, share(needed)))
    return tuple(sorted(ways, key=lambda way: -way.width))


def coarser(
    figure: Printed, point: Fraction | None, values: Interval, share: Callable[[Interval], Fraction]
) -> tuple[Explanation, ...]:
    """Units coarser than printed that would do: for money in thousands only, where "600 tkr" may be tens of tkr."""
    if figure.measure != "money" or figure.unit < _THOUSAND or not figure.value:
        return ()
    ways: list[Explanation] = []
    for power in range(1, _MOST_COARSE + 1):
        coarse = figure._replace(unit=figure.unit * 10**power)
        found = tuple(Explanation(rule) for rule in by_point(coarse, point, READINGS))
        found = found or by_range(coarse, values, share, READINGS[:2])
        ways += [way._replace(convention=f"unit {coarse.unit}; {way.convention}") for way in found]
    return tuple(sorted(ways, key=lambda way: -way.width))


def sees(figure: Printed, point: Fraction | None, values: Interval, terms: Terms) -> Fraction | None:
    """The smallest whole number of units by which the figure could be wrong and be found out; None if none is."""
    unit = figure.unit
    if values.low is None and values.high is None:
        return None
    centre = figure.value if point is None else (point / unit + Fraction(1, 2)).__floor__() * unit
    reach = [centre - values.low] if values.low is not None else []
    reach += [values.high - centre] if values.high is not None else []
    few = max(1, int(min(reach) / unit))  # what lies within reach follows

    def unseen(steps: int) -> bool:
        """Whether the figure would follow on both sides, so many units away."""
        others = [figure._replace(value=centre + sign * steps * unit) for sign in (1, -1)]
        return all(
            by_range(other, values, anything, terms.loose_rules) or by_point(other, point, terms.rules)
            for other in others
        )

    many = few
    while unseen(many):
        few, many = many + 1, 2 * many + 1
    while few < many:  # a computer's output of many digits takes many units
        middle = (few + many) // 2
        few, many = (middle + 1, many) if unseen(middle) else (few, middle)
    return many * unit
