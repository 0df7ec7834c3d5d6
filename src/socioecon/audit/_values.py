"""The words of the audit: its values, its verdicts and the finite sets of conventions that it searches.

All are plain tuples. An argument states one member of a set, or leaves the set to be searched; a finding names the
member used, how many were tried, and what else fits.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any, NamedTuple

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


class Interval(NamedTuple):
    """The numbers from `low` to `high`; an open end does not belong to it, an end None has no bound."""

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False


class Printed(NamedTuple):
    """A figure as it stands on paper. `unit` is what one step in its last printed place is worth."""

    text: str
    value: Fraction
    unit: Fraction
    measure: str = ""
    words: tuple[str, ...] = ()
    exact: bool = False


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
