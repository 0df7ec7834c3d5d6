"""Who is left: cohorts that enter year by year and the share of each that is still in work (kvarstannande).

A retention (kvarstannande) is a vector: retention[k] is the mean share of the ORIGINAL cohort in work over year k+1
since entry. "50 % the second year and 25 % of these the third" is another reading, and another number: the functions
here turn such readings into retentions, each under its own name.
"""

from __future__ import annotations

from itertools import pairwise

from . import _numbers
from .errors import ShapeError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from ._numbers import N


@_numbers.checked
def person_years(intake: Iterable[N | int], retention: Iterable[N | int]) -> tuple[N, ...]:
    """Person-years in work (personår) for each year: intake[0] x retention[t] + ... + intake[t] x retention[0].

    `intake` is the number of persons who enter each year, from 0 up; `retention` the mean share of the original cohort
    in work over each year since entry, from 0 to 1: any vector, also one that rises, and retention[0] need not be 1.
    The horizon is len(intake); the retention reaches as far, and what lies beyond is not used.

    Arithmetic. Source: Kom i Jobb, section 6: 10 persons a year of whom 1, 1/2 and 1/4 are in work.

    >>> from fractions import Fraction
    >>> years = person_years((10, 10, 10), (1, Fraction(1, 2), Fraction(1, 4)))
    >>> [float(y) for y in years]
    [10.0, 15.0, 17.5]

    Raises ShapeError where the retention is shorter than the intake, RangeError for a negative intake or a share
    outside 0 to 1.
    """
    intake = _numbers.vector("intake", intake)
    retention = _numbers.vector("retention", retention)
    _numbers.reach(len(intake), retention=retention)
    _numbers.check_none_negative(intake=intake)
    _numbers.check_shares(retention=retention)
    return _numbers.convolved(intake, retention)


@_numbers.checked
def cohort_flows(intake: Iterable[N | int], profile: Iterable[N | int]) -> tuple[N, ...]:
    """One amount per year from cohorts with a profile each: intake[0] x profile[t] + ... + intake[t] x profile[0].

    `intake` is the number of persons who enter each year, from 0 up; `profile` an amount per person for each year since
    entry (kr, hours, shares), of any sign. The horizon is len(intake); the profile reaches as far, and what lies beyond
    is not used. `person_years` is the case of a retention.

    Arithmetic. Cohorts of plain 0 are skipped, and a constant intake is one running sum: the same sum in Fraction.

    >>> cohort_flows((10, 10, 10), (-5, 3, 3))
    (-50, -20, 10)

    Raises ShapeError where the profile is shorter than the intake, RangeError for a negative intake.
    """
    intake = _numbers.vector("intake", intake)
    profile = _numbers.vector("profile", profile)
    _numbers.reach(len(intake), profile=profile)
    _numbers.check_none_negative(intake=intake)
    return _numbers.convolved(intake, profile)


@_numbers.checked
def retention_from_rates(stay_rates: Iterable[N | int]) -> tuple[N, ...]:
    """Retention from yearly rates: 1, s1, s1 x s2, ..., where each rate is a share of those in work the year BEFORE.

    `stay_rates` are the shares, from 0 to 1, of those in work one year who stay the next; the answer has one value
    more, and its first is 1.

    Arithmetic. Source: the strict reading of "25 % of these" in Kom i Jobb, section 6: it gives 1/8 in year 3, not the
    1/4 of its table.

    >>> from fractions import Fraction
    >>> retention_from_rates((Fraction(1, 2), Fraction(1, 4)))
    (Fraction(1, 1), Fraction(1, 2), Fraction(1, 8))

    Raises RangeError for a rate outside 0 to 1, ShapeError where there is none.
    """
    stay_rates = _numbers.vector("stay_rates", stay_rates)
    _numbers.check_shares(stay_rates=stay_rates)
    left = [_numbers.nothing(stay_rates[0]) + 1]
    for stay in stay_rates:
        left.append(left[-1] * stay)
    return tuple(left)


@_numbers.checked
def geometric_retention(stay: N | int, years: int) -> tuple[N, ...]:
    """Retention that falls by the same factor each year: 1, stay, stay^2, ...

    `stay` is the share, from 0 to 1, of those in work one year who stay the next; `years` the number of years.

    Arithmetic. The same thing as `drop_off` with loss = 1 - stay: use one of the two.

    >>> from decimal import Decimal
    >>> geometric_retention(Decimal("0.5"), 3)
    (Decimal('1.0'), Decimal('0.50'), Decimal('0.250'))

    Raises RangeError for a share outside 0 to 1 or years below 1.
    """
    _numbers.check_share(stay=stay)
    left = [_numbers.nothing(stay) + 1]
    for _ in range(_numbers.whole("years", years) - 1):
        left.append(left[-1] * stay)
    return tuple(left)


@_numbers.checked
def mean_retention(points: Iterable[N | int]) -> tuple[N, ...]:
    """Retention over each year from shares at its ends: (points[k] + points[k+1]) / 2.

    `points` are the shares, from 0 to 1, of the original cohort in work at entry and at each anniversary; the answer
    has one value less. The straight line between two anniversaries is the convention.

    Arithmetic.

    >>> from fractions import Fraction
    >>> mean_retention((1, Fraction(1, 2), Fraction(1, 4)))
    (Fraction(3, 4), Fraction(3, 8))

    Raises RangeError for a share outside 0 to 1, ShapeError for fewer than two points.
    """
    points = _numbers.vector("points", points)
    _numbers.check_shares(points=points)
    if len(points) < 2:
        message = (
            "points must hold at least two shares, at entry and at the first anniversary; got 1: add the later ones"
        )
        raise ShapeError(message)
    return tuple((start + end) / 2 for start, end in pairwise(points))


@_numbers.checked
def phase_in(retention: Iterable[N | int], *, first_year: N | int) -> tuple[N, ...]:
    """The retention of a cohort that works only part of its entry year: the first value x first_year, the rest as is.

    `retention` is as in `person_years`; `first_year` the share of the entry year in work, from 0 to 1: 1 less the part
    that passes before work starts.

    Arithmetic. Source: the application of BAS notes that work from day 1 is not likely.

    >>> from fractions import Fraction
    >>> phase_in((Fraction(1), Fraction(1, 2)), first_year=Fraction(3, 4))
    (Fraction(3, 4), Fraction(1, 2))

    Raises RangeError for a share outside 0 to 1.
    """
    first, *later = _numbers.vector("retention", retention)
    _numbers.check_shares(retention=(first, *later))
    _numbers.check_share(first_year=first_year)
    return (first_year * first, *later)
