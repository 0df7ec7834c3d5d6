"""What one slip of the pen away from a printed figure would follow: a digit, a swap, a sign, a magnitude."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from socioecon._text import number as written
from socioecon.core import _numbers

from ._judge import judge
from ._rules import Terms
from ._values import MENDS, REMARKS, Explanation, Finding, Interval, Printed

if TYPE_CHECKING:
    from collections.abc import Iterator

_POWERS = (1, 2, 3)


def mend(finding: Finding) -> tuple[Explanation, ...]:
    r"""The figures one digit, one swap of neighbours, a sign or a magnitude away that would follow, by MENDS.

    Each `needs` is the mended figure. () is a proof that no such slip explains the figure; a figure that follows as it
    stands, or was no single printed figure, needs no mending and gives () as well.

    >>> from socioecon.audit import check_sum, mend, printed
    >>> finding = check_sum([printed("1 502"), printed("323")], printed("1 285"))
    >>> [(way.convention, way.needs.text) for way in mend(finding)]
    [('two digits swapped', '1\xa0825')]

    Raises nothing of its own.
    """
    _numbers.instance("finding", finding, Finding, "give what a check answered with")
    figure = finding.printed
    if finding.verdict not in REMARKS or finding.expected is None or not isinstance(figure, Printed):
        return ()
    return tuple(
        Explanation(kind, other)
        for kind, other in slips(figure)
        if judge(other, finding.point, finding.expected, Terms()).verdict not in REMARKS
    )


def slips(figure: Printed) -> Iterator[tuple[str, Printed]]:
    """Every figure one slip away, with the kind of slip."""
    if not figure.unit or (figure.value / figure.unit).denominator != 1:
        return
    digits = str(abs(figure.value / figure.unit))
    sign = -1 if figure.value < 0 else 1
    for kind, changed in (*_one_digit(digits), *_swapped(digits)):
        if len(changed) == 1 or changed[0] != "0":
            yield kind, _with(figure, sign * int(changed) * figure.unit, figure.unit)
    if figure.value:
        yield MENDS[2], _with(figure, -figure.value, figure.unit)
        for power in _POWERS:
            for factor in (Fraction(10**power), Fraction(1, 10**power)):
                yield MENDS[3], _with(figure, figure.value * factor, figure.unit * factor)


def _one_digit(digits: str) -> Iterator[tuple[str, str]]:
    for n, digit in enumerate(digits):
        for other in "0123456789":
            if other != digit:
                yield MENDS[0], digits[:n] + other + digits[n + 1 :]


def _swapped(digits: str) -> Iterator[tuple[str, str]]:
    for n, (a, b) in enumerate(pairwise(digits)):
        if a != b:
            yield MENDS[1], digits[:n] + b + a + digits[n + 2 :]


def _with(figure: Printed, value: Fraction, unit: Fraction) -> Printed:
    return figure._replace(text=written(value), value=value, unit=unit)


def needed(figure: Printed, interval: Interval) -> tuple[Explanation, ...]:
    """The slips that would put a figure into an interval."""
    return tuple(
        Explanation(kind, other)
        for kind, other in slips(figure)
        if judge(other, None, interval, Terms()).verdict not in REMARKS
    )
