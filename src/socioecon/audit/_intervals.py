"""Intervals of exact rationals with open and closed ends, and what a printed figure stands for.

Sums, differences, products and quotients of intervals give exactly the set of values where each figure occurs once.
An end None is unbounded; an interval without a number in it is None wherever it can occur (`meet`).
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from socioecon.core._numbers import choice, flag, shown
from socioecon.core.errors import RangeError, ShapeError

from ._values import READINGS, Interval, Printed, number

EVERYTHING = Interval(None, None)
_MOST_DIGITS = 14
_COMPUTER = Fraction(1, 10**12)
_ONE_SIDED = frozenset({"over", "under", "at least", "at most"})


def point(x: Fraction | int) -> Interval:
    """The interval that holds one number."""
    return Interval(Fraction(x), Fraction(x))


# ------------------------------------------------------------------------------------------------------- arithmetic


def plus(a: Interval, b: Interval) -> Interval:
    """All sums."""
    low = None if a.low is None or b.low is None else a.low + b.low
    high = None if a.high is None or b.high is None else a.high + b.high
    return Interval(low, high, a.low_open or b.low_open, a.high_open or b.high_open)


def times(a: Interval, b: Interval) -> Interval:
    """All products."""
    corners = [_corner(x, y) for x in _ends(a) for y in _ends(b)]
    low_sign, low, low_closed = min(corners, key=lambda c: (c[0], c[1], not c[2]))
    high_sign, high, high_closed = max(corners, key=lambda c: (c[0], c[1], c[2]))
    return Interval(None if low_sign < 0 else low, None if high_sign > 0 else high, not low_closed, not high_closed)


def scaled(a: Interval, factor: Fraction | int) -> Interval:
    """Every number of the interval times one factor."""
    if factor == 0:
        return point(0)
    low = None if a.low is None else a.low * factor
    high = None if a.high is None else a.high * factor
    return Interval(low, high, a.low_open, a.high_open) if factor > 0 else Interval(high, low, a.high_open, a.low_open)


def _ends(a: Interval) -> tuple[tuple[int, Fraction, bool], ...]:
    """Both ends as (-1, 0 or 1 for minus infinity, finite and infinity; the number; whether it belongs)."""
    low = (-1, Fraction(0), False) if a.low is None else (0, a.low, not a.low_open)
    high = (1, Fraction(0), False) if a.high is None else (0, a.high, not a.high_open)
    return low, high


def _corner(x: tuple[int, Fraction, bool], y: tuple[int, Fraction, bool]) -> tuple[int, Fraction, bool]:
    x_zero, y_zero = not x[0] and x[1] == 0, not y[0] and y[1] == 0
    if x_zero or y_zero:  # an attained zero makes the product zero whatever the other is
        return 0, Fraction(0), (x_zero and x[2]) or (y_zero and y[2])
    if x[0] or y[0]:
        return _sign(x) * _sign(y), Fraction(0), False
    return 0, x[1] * y[1], x[2] and y[2]


def _sign(end: tuple[int, Fraction, bool]) -> int:
    """Of an end that is not 0."""
    return end[0] or (1 if end[1] > 0 else -1)


def inverse(a: Interval) -> Interval | None:
    """All 1/x; None where x can be 0."""
    if holds_zero(a):
        return None
    low = None if a.high == 0 else Fraction(0) if a.high is None else 1 / a.high
    high = None if a.low == 0 else Fraction(0) if a.low is None else 1 / a.low
    return Interval(low, high, a.high_open or a.high is None, a.low_open or a.low is None)


def holds_zero(a: Interval) -> bool:
    """Whether 0 belongs to the interval."""
    return contains(a, Fraction(0))


# --------------------------------------------------------------------------------------------------- sets of numbers


def contains(a: Interval, x: Fraction) -> bool:
    """Whether a number belongs to the interval."""
    above = a.low is None or x > a.low or (x == a.low and not a.low_open)
    return above and (a.high is None or x < a.high or (x == a.high and not a.high_open))


def empty(a: Interval) -> bool:
    """Whether no number belongs to the interval."""
    if a.low is None or a.high is None:
        return False
    return a.low > a.high or (a.low == a.high and (a.low_open or a.high_open))


def meet(a: Interval, b: Interval) -> Interval | None:
    """What belongs to both; None if nothing does."""
    low, low_open = a.low, a.low_open
    if b.low is not None:
        if low is None or b.low > low:
            low, low_open = b.low, b.low_open
        elif b.low == low:
            low_open = low_open or b.low_open
    high, high_open = a.high, a.high_open
    if b.high is not None:
        if high is None or b.high < high:
            high, high_open = b.high, b.high_open
        elif b.high == high:
            high_open = high_open or b.high_open
    both = Interval(low, high, low_open, high_open)
    return None if empty(both) else both


def hull(a: Interval, b: Interval) -> Interval:
    """The closed interval that holds both."""
    low = None if a.low is None or b.low is None else min(a.low, b.low)
    return Interval(low, None if a.high is None or b.high is None else max(a.high, b.high))


def within(a: Interval, b: Interval) -> bool:
    """Whether every number of a belongs to b."""
    return meet(a, b) == Interval(*a)


def distance(a: Interval, b: Interval) -> Fraction:
    """The least distance between two intervals: 0 where they meet or only touch."""
    gaps = [Fraction(0)]
    if a.low is not None and b.high is not None:
        gaps.append(a.low - b.high)
    if b.low is not None and a.high is not None:
        gaps.append(b.low - a.high)
    return max(gaps)


def share_left(part: Interval, whole: Interval) -> Fraction:
    """How much of an interval's width is left in a part of it: 1 for a single number or where there is no bound.

    Nothing is left of an interval without a bound where one of its numbers is: "at least 10" is seldom 10.
    """
    if part.low is not None and part.low == part.high:
        return Fraction(whole.low == whole.high)
    if whole.low is None or whole.high is None or part.low is None or part.high is None:
        return Fraction(1)
    return (part.high - part.low) / (whole.high - whole.low)


# ------------------------------------------------------------------------------------ what a printed figure stands for


def interval(figure: Any, *, reading: str = "rounded", about: Any = 1) -> Interval:
    """The numbers that a figure can stand for: printed figures by a rule, numbers as themselves, intervals unchanged.

    `reading` is "rounded" (both halves, closed: what an input stands for when no rule is stated) or one of READINGS.
    "About" is `about` half units of the last significant digit either way; "over" and "under" are one such unit on
    that side; "at least" and "at most" have no other bound. A figure that is exact as an input is one number as long as
    no rule is stated. More than 14 digits are a computer's output: 1e-12 of it either way. Arithmetic on one figure.

    >>> from socioecon.audit import printed
    >>> interval(printed("600 tkr"))
    Interval(low=Fraction(599500, 1), high=Fraction(600500, 1), low_open=False, high_open=False)
    >>> interval(printed("80,7 %"), reading="cut")
    Interval(low=Fraction(807, 1000), high=Fraction(101, 125), low_open=False, high_open=True)

    Raises RangeError for an unknown reading, a negative `about` or what is not finite, ShapeError for an empty
    interval, TypeError for what is neither a figure nor a number.
    """
    choice("reading", reading, ("rounded", *READINGS))
    if isinstance(figure, Interval):
        low, high = (None if end is None else number("an end of the interval", end) for end in figure[:2])
        opens = (flag("low_open", figure.low_open), flag("high_open", figure.high_open))
        ends = Interval(low, high, *opens)
        if empty(ends):
            message = f"an interval must hold at least one number; got {figure}: put the lower end first"
            raise ShapeError(message)
        return ends
    if not isinstance(figure, Printed):
        return point(number("figure", figure))
    if figure.words:
        return _in_words(figure, number("about", about))
    if not figure.unit or (figure.exact and reading == "rounded"):
        return point(figure.value)
    return by_rule(figure.value, figure.unit, reading) or point(figure.value)


def as_input(figure: Any, reading: str | None) -> Interval:
    """What a figure stands for as an input: by the rule that is stated, if one is; what is exact is one number."""
    sure = isinstance(figure, Printed) and figure.exact
    return interval(figure, reading="rounded" if sure or reading is None else reading)


def by_rule(value: Fraction, unit: Fraction, rule: str) -> Interval | None:
    """What a value printed to a unit stands for under one rule; None if the rule never prints that value."""
    steps = value / unit
    if steps.denominator != 1:
        return None
    if abs(steps.numerator) >= 10**_MOST_DIGITS:
        return Interval(value - abs(value) * _COMPUTER, value + abs(value) * _COMPUTER)
    if rule == "cut":
        return Interval(
            value if value > 0 else value - unit, value if value < 0 else value + unit, value <= 0, value >= 0
        )
    low_open = high_open = False
    if rule == "half-up":
        low_open, high_open = value <= 0, value >= 0
    elif rule == "half-even":
        low_open = high_open = steps.numerator % 2 == 1
    return Interval(value - unit / 2, value + unit / 2, low_open, high_open)


def last_digit(figure: Printed) -> Fraction:
    """What one step in the last significant digit is worth: 100 in "300", 1 000 000 in "tre miljoner"."""
    place = figure.unit or Fraction(1)
    while figure.value and (figure.value / (place * 10)).denominator == 1:
        place *= 10
    return place


def _in_words(figure: Printed, about: Fraction) -> Interval:
    if about < 0:
        message = f"about must be at least 0; got {about}: it counts half units of the last significant digit"
        raise RangeError(message)
    words, digit, value = set(figure.words), last_digit(figure), figure.value
    spread = digit / 2 * about if "about" in words else Fraction(0)
    strict = bool(words & {"over", "under"})  # "<" is at most and under: a bound that is not reached itself
    if "at most" in words:
        return Interval(None, value + spread, high_open=strict)
    if "at least" in words:
        return Interval(value - spread, None, low_open=strict)
    if strict and value < 0:  # "drygt -300" may be said of the size, and "över -300" of the number
        return Interval(value - digit, value + digit, low_open=True, high_open=True)
    if "over" in words:
        return Interval(value, value + digit, low_open=True)
    if "under" in words:
        return Interval(value - digit, value, high_open=True)
    return Interval(value - spread, value + spread)


def figures_of(name: str, row: Any) -> list[Any]:
    """The figures of a row, one for each year; one figure alone, a mapping or a text is refused."""
    if isinstance(row, (str, bytes, set, frozenset, Printed, Interval)) or hasattr(row, "keys") or not _is_several(row):
        message = f"{name} must be a sequence of figures; got {shown(row)}: give one for each year"
        raise ShapeError(message)
    figures = list(row)
    if not figures:
        message = f"{name} must hold at least one figure; got none: give one for each year"
        raise ShapeError(message)
    return figures


def _is_several(x: Any) -> bool:
    return hasattr(x, "__iter__") and getattr(x, "ndim", 1) > 0


def exact(x: Any) -> Fraction | None:
    """The value of a figure as printed; None for an interval, and for a bound, which lies to one side of its number."""
    if isinstance(x, Interval):
        return number("figure", x.low) if x.low is not None and x.low == x.high else None
    if isinstance(x, Printed):
        return None if _ONE_SIDED.intersection(x.words) else x.value
    return number("figure", x)


def as_decimal(text: str) -> Fraction:
    """Plain digits with a decimal point as an exact fraction."""
    return Fraction(Decimal(text))
