"""The words of the audit: its values, its verdicts and the finite sets of conventions that it searches.

All are plain tuples. An argument states one member of a set, or leaves the set to be searched; a finding names the
member used, how many were tried, and what else fits.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from socioecon.core._numbers import choice, flag, instance, scalar, shown
from socioecon.core.errors import RangeError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal
    from typing import Self

READINGS = ("half-up", "half-even", "cut")
UNITS = ("last place", "ten", "hundred", "thousand", "ten thousand", "hundred thousand", "million")
TIMINGS = ("advance", "mid-year", "arrears")
RETENTIONS = ("original", "of those left")
RESIDUALS = ("to one receiver", "in proportion", "in equal parts", "left out", "shares rounded", "shares cut")
RATIOS = ("benefits/costs", "net/costs", "costs/benefits", "costs/net")
CHANGES = ("relative", "points", "of the new")
PAYBACKS = (
    "gains evenly over the year",
    "year 0 at once",
    "at year ends",
    "gains evenly over the year, discounted",
    "year 0 at once, discounted",
    "at year ends, discounted",
)
RATES = ("nominal/m", "effective root")
RATE_OF_RETURN = ("exact", "one linear interpolation")
MENDS = ("one digit", "two digits swapped", "sign", "magnitude", "missing row")

MEASURES = ("money", "share", "points", "times", "years", "count", "")
WORDS = ("about", "over", "under", "at least", "at most")

VERDICTS = (  # worst first; the first three are the remarks, "differs" is of comparisons, and "input" stands apart
    "does not follow",
    "undecided",
    "only if",
    "differs",
    "chained",
    "within inputs",
    "truncates",
    "rounds",
    "exact",
    "input",
)
REMARKS = VERDICTS[:3]

_MOST_DIGITS = 1_000
_UNREADABLE = 10**_MOST_DIGITS


def number(name: str, x: Any) -> Fraction:
    """A plain number as an exact fraction."""
    given: Any = scalar(name, x)
    # Before it is a fraction: that of Decimal("1e999999999") would fill the memory.
    far = given and hasattr(given, "adjusted") and abs(given.adjusted()) >= _MOST_DIGITS
    exact = Fraction(0 if far else given)
    if far or max(abs(exact.numerator), exact.denominator) >= _UNREADABLE:
        message = f"{name} must have at most a thousand digits; got more: nobody would print such a figure"
        raise RangeError(message)
    return exact


class Interval(NamedTuple):
    """The numbers from `low` to `high`; an open end does not belong to it, an end None has no bound."""

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False


class _Printed(NamedTuple):
    text: str
    value: Fraction
    unit: Fraction
    measure: str
    words: tuple[str, ...]
    exact: bool


class Printed(_Printed):
    """A figure as it stands on paper. `unit` is what one step in its last printed place is worth, 0 for a plain number.

    `measure` is "money", "share", "points", "times", "years", "count" or "", `words` are some of "about", "over",
    "under", "at least" and "at most", and `exact` says that it is one number as an input. Raises RangeError where they
    are not, or for a number that is not finite; TypeError for what is no number or no text.
    """

    __slots__ = ()

    def __new__(  # noqa: PLR0913, PLR0917 - the fields of a tuple, in their order
        cls,
        text: str,
        value: Fraction | Decimal | int,
        unit: Fraction | Decimal | int,
        measure: str = "",
        words: Iterable[str] = (),
        exact: bool = False,  # noqa: FBT001, FBT002 - likewise a field, and most figures are not exact
    ) -> Self:
        """Whoever makes one by hand is told here what it cannot hold; the checks rely on it."""
        instance("text", text, str, "write the figure as it stands on paper")
        choice("measure", measure, MEASURES)
        if isinstance(words, str) or not hasattr(words, "__iter__"):
            message = f"words must be a tuple of some of {', '.join(WORDS)}; got {shown(words)}: put one in a tuple"
            raise RangeError(message)
        hedges = tuple(words)
        for word in hedges:
            choice("words", word, WORDS)
        step = number("unit", unit)
        if step < 0:
            message = f"unit must be at least 0; got {shown(unit)}: it is what one step in the last place is worth"
            raise RangeError(message)
        return super().__new__(cls, text, number("value", value), step, measure, hedges, flag("exact", exact))

    @classmethod
    def _make(cls, iterable: Iterable[Any]) -> Self:  # type: ignore[override]  # pyright: ignore[reportIncompatibleMethodOverride]  # collections.namedtuple leaves it open
        """What `_replace` makes a changed copy with: it is looked at as well."""
        return cls(*iterable)


class Explanation(NamedTuple):
    """One way in which figures could have come about: by which convention, what it needs, and how wide that is.

    `width` is the share left of the narrowest input's interval: 1 if nothing has to be narrowed.
    """

    convention: str
    needs: Any = ()
    width: Fraction = Fraction(1)


class Finding(NamedTuple):
    """What was found of one printed figure.

    `point` is what its inputs give as printed, `expected` what they can give within their rounding, `gap` the least
    error if it does not follow, `also` what else fits, `sees` the smallest error that would have been caught (None:
    none would), `formula` what was reckoned, as printed, and `tried` how many conventions were tried.
    """

    place: str
    printed: Printed | Interval | None
    point: Fraction | None
    expected: Interval | None
    verdict: str
    gap: Fraction = Fraction(0)
    convention: str = ""
    also: tuple[Explanation, ...] = ()
    sees: Fraction | None = None
    formula: str = ""
    tried: int = 1


class RateSet(NamedTuple):
    """The rates that fit under one timing. `shown[i]` tells whether a rate in `intervals[i]` is shown to exist."""

    timing: str
    intervals: tuple[Interval, ...]
    shown: tuple[bool, ...]


class Together(NamedTuple):
    """What all relations say of all figures at once. `possible` False is a proof, True only "not excluded".

    `narrowed` holds what is left for each figure and unknown, `suspects` which single one, set free, would mend it.
    """

    possible: bool
    narrowed: dict[str, Interval]
    suspects: tuple[Explanation, ...] = ()
