"""From a social gain to money in a budget: what can be cashed (hemtagning), and what goes back to a fund.

A cost that is avoided is not yet money saved: a bed that another patient takes is released capacity (frigjord resurs).
What is cashable, and when, is an input of its own.
"""

from __future__ import annotations

from . import _numbers
from .flows import shift

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from ._numbers import N


@_numbers.checked
def cashable(avoided: Iterable[N | int], share: N | int, *, lag: int = 0) -> tuple[N, ...]:
    """The part of avoided costs that becomes money in the budget: share x avoided, `lag` years later.

    `avoided` is kr per year, of any sign; `share` the part, from 0 to 1, by which the budget can be cut; `lag` the
    whole years until it is. What the lag moves beyond the horizon is lost; avoided - cashable is released capacity.

    Arithmetic. Source: the application of BAS: places are taken by others, so nothing is cashable.

    >>> from fractions import Fraction
    >>> cashable((100, 100, 100), Fraction(1, 2), lag=1)
    (Fraction(0, 1), Fraction(50, 1), Fraction(50, 1))

    Raises RangeError for a share outside 0 to 1 or a negative lag, ShapeError for anything but a sequence of numbers.
    """
    _numbers.check_share(share=share)
    _numbers.whole("lag", lag, low=0)
    costs = _numbers.vector("avoided", avoided)
    _numbers.check_all_finite(avoided=costs)
    return shift(tuple(share * cost for cost in costs), lag)


@_numbers.checked
def fund_repayments(savings: Iterable[N | int], *, investment: N | int, share: N | int = 1) -> tuple[N, ...]:
    """What is paid back to a social investment fund (återföring): each year min(what remains, share x savings[t]).

    `savings` is the cashable saving in kr per year (a loss repays nothing); `investment` the positive amount that was
    paid out; `share` the part, from 0 to 1, of the savings that goes back. Repayments are never negative and never add
    up to more than the investment.

    Arithmetic.

    >>> fund_repayments((40, -5, 80), investment=100)
    (40, 0, 60)

    Raises RangeError for a negative investment or a share outside 0 to 1.
    """
    _numbers.check_not_negative(investment=investment)
    _numbers.check_share(share=share)
    *savings, share, remains = _numbers.one_kind((*_numbers.vector("savings", savings), share, investment))
    repayments: list[Any] = []
    for year, saving in enumerate(savings):
        _numbers.check_finite(**{f"savings[{year}]": saving})
        due = share * (saving - _numbers.smaller(saving, _numbers.nothing(saving)))
        repayments.append(_numbers.smaller(remains, due))
        remains = remains - repayments[-1]
    return tuple(repayments)
