"""When, and with how many, it has paid for itself (break-even): for society and for every actor.

Sums are taken in the order given and compared without a tolerance: 0.1 eight times is 0.7999999999999999 in float and
does not cover 0.8; in Decimal or Fraction, and in whole kronor, it does.
"""

from __future__ import annotations

from . import _numbers
from .errors import RangeError
from .flows import cumulative

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import Any

    from ._numbers import Key, N


@_numbers.checked
def break_even_year(gains: Iterable[N | int], *, costs: N | int | Sequence[N | int]) -> int | None:
    """The first year at whose end, and at the end of every later year, the gains so far cover the costs so far.

    `gains` is kr per year, of any sign; `costs` one positive amount (or 0) paid at the start, or one per year. Years
    count from 1. None: not within the horizon ("aldrig" means no more than that).

    Decision: cumulative gains >= cumulative costs, without tolerance. Source: the application of BAS, 1 991 tkr.

    >>> break_even_year((1_082_551, 1_040_915, 1_000_879), costs=1_991_000)
    2
    >>> break_even_year((-81_193, -78_070, -75_068), costs=1_991_000) is None
    True

    Raises RangeError for a negative cost, ShapeError where the lengths differ, TypeError for arrays.
    """
    gained, spent = _running(gains, costs)
    return _covered_from(gained, spent)


@_numbers.checked
def payback_time(gains: Iterable[N | int], *, costs: N | int | Sequence[N | int]) -> N | int | None:
    """The years until the gains cover the costs for good (återbetalningstid), as a number with a fraction.

    `gains` and `costs` are as in `break_even_year`; costs fall at the start of their year and gains evenly over it.
    With k the break-even year: k - 1 + (what is not covered at the start of year k, its own cost included) / (its
    gain), and k - 1 where nothing is left to cover. None where there is no break-even within the horizon.

    Decision. Exact in Fraction, where the answer rounded up is the break-even year unless nothing was to cover.

    >>> from fractions import Fraction
    >>> payback_time((Fraction(100), 100, 100), costs=150)
    Fraction(3, 2)

    Raises RangeError for a negative cost, ShapeError where the lengths differ, TypeError for arrays.
    """
    gained, spent = _running(gains, costs)
    year = _covered_from(gained, spent)
    if year is None:
        return None
    before = gained[year - 2] if year > 1 else _numbers.nothing(gained[0])
    gain = gained[year - 1] - before
    uncovered = spent[year - 1] - before
    if uncovered <= 0:
        full_years: N = year - 1 + _numbers.nothing(uncovered)
        return full_years
    years: N = year - 1 + min(uncovered, gain) / gain
    return years


def _running(
    gains: Any, costs: Any, *, gains_name: str = "gains", costs_name: str = "costs"
) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """Cumulative gains and costs, of one kind."""
    gains = _numbers.scalars(gains_name, gains)
    if _numbers.per_year(costs):
        costs = _numbers.scalars(costs_name, costs)
        _numbers.check_none_negative(**{costs_name: costs})
        _numbers.same_length(**{gains_name: gains, costs_name: costs})
    else:
        at_start = _numbers.scalar(costs_name, costs)
        _numbers.check_not_negative(**{costs_name: at_start})
        costs = (at_start, *(_numbers.nothing(at_start),) * (len(gains) - 1))
    both = _numbers.one_kind((*gains, *costs))
    return cumulative(both[: len(gains)]), cumulative(both[len(gains) :])


def _covered_from(gained: tuple[Any, ...], spent: tuple[Any, ...]) -> int | None:
    uncovered = [year for year, (gain, cost) in enumerate(zip(gained, spent, strict=True), start=1) if gain < cost]
    first = uncovered[-1] + 1 if uncovered else 1
    return first if first <= len(gained) else None


@_numbers.checked
def break_even_persons(gain_per_person: N | int, *, cost: N | int) -> N | None:
    """How many persons cover the cost: cost / gain_per_person, not rounded; round it up to get whole persons.

    `gain_per_person` is kr over the horizon, of any sign; `cost` the positive amount (or 0) that does not depend on how
    many they are. None where no number does: the gain is not positive and the cost is.

    Decision. Source: the application of BAS: the municipality alone needs 2.46, that is three persons.

    >>> round(break_even_persons(809_550, cost=1_991_000), 2)
    2.46

    Raises RangeError for a negative cost, TypeError for arrays.
    """
    persons: N | None = _times_covered(_numbers.scalar("gain_per_person", gain_per_person), cost)
    return persons


@_numbers.checked
def break_even_share(gain_at_full_success: N | int, *, cost: N | int) -> N | None:
    """The share of success that covers the cost: cost / gain_at_full_success. Above 1: not even full success does.

    `gain_at_full_success` is kr over the horizon if everyone succeeds, of any sign; `cost` the positive amount (or 0)
    whatever happens. None where no share does: the gain is not positive and the cost is.

    Decision.

    >>> break_even_share(8_000, cost=2_000)
    0.25

    Raises RangeError for a negative cost, TypeError for arrays.
    """
    share: N | None = _times_covered(_numbers.scalar("gain_at_full_success", gain_at_full_success), cost)
    return share


def _times_covered(gain: Any, cost: Any) -> Any:
    gain, cost = _numbers.one_kind((gain, _numbers.scalar("cost", cost)))
    _numbers.check_not_negative(cost=cost)
    if cost == 0:
        return _numbers.nothing(cost)
    return cost / gain if gain > 0 else None


@_numbers.checked
def break_even_by_actor(
    table: Mapping[Key, Iterable[N | int]],
    *,
    costs: N | int | Sequence[N | int] | Mapping[Key, N | int | Sequence[N | int]],
) -> dict[Key, int | None]:
    """The break-even year of every actor, or None.

    `table` is gains in kr by actor and year. `costs` is either one cost (an amount at the start, or one per year) that
    each row in turn would bear alone, or {actor: cost}, what each one bears itself: an actor named in only one of the
    two has nothing in the other, and every actor named in either is answered.

    Decision, by `break_even_year`. Source: the application of BAS.

    >>> break_even_by_actor({"Kommun": (60, 60), "Region": (10, 10)}, costs={"Kommun": 100})
    {'Kommun': 2, 'Region': 1}
    >>> break_even_by_actor({"Kommun": (60, 60), "Region": (10, 10)}, costs=100)
    {'Kommun': 2, 'Region': None}

    Raises RangeError for a negative cost, ShapeError where the lengths differ, TypeError for arrays.
    """
    read: dict[Any, tuple[Any, ...]] = _numbers.rows("table", table)
    nothing = (0,) * len(next(iter(read.values())))
    bearing: Any = costs
    each_its_own = hasattr(bearing, "items")
    borne: dict[Any, Any] = dict(bearing.items()) if each_its_own else dict.fromkeys(read, bearing)
    years: dict[Any, int | None] = {}
    for actor in dict.fromkeys((*read, *borne)):
        gained, spent = _running(
            read.get(actor, nothing),
            borne.get(actor, 0),
            gains_name=_numbers.at("table", actor),
            costs_name=_numbers.at("costs", actor) if each_its_own else "costs",
        )
        years[actor] = _covered_from(gained, spent)
    return years


@_numbers.checked
def switching_value(function: Callable[[float], Any], low: float, high: float) -> float | None:
    """The value between low and high at which function(value) changes sign (kritiskt värde), or None if it does not.

    `function` takes one float and answers with a number (such as a net present value in kr); low < high. By bisection
    down to neighbouring floats: of several changes of sign one is found, and a jump counts as one.

    Decision.

    >>> switching_value(lambda price: 3 * price - 6, 0, 10)
    2.0

    Raises RangeError where low is not below high, or an answer of the function is not finite.
    """
    low, high = float(_numbers.scalar("low", low)), float(_numbers.scalar("high", high))
    if not low < high:
        message = f"low must be below high; got {low!r} and {high!r}: swap or widen them"
        raise RangeError(message)

    def sign(value: float) -> int:
        answer = _numbers.scalar(f"function({value!r})", _numbers.asked("function", function, value))
        return int(answer > 0) - int(answer < 0)

    at_low, at_high = sign(low), sign(high)
    if at_low == 0 or at_high == 0:
        return low if at_low == 0 else high
    if at_low == at_high:
        return None
    middle = low / 2 + high / 2
    while low < middle < high:
        at_middle = sign(middle)
        if at_middle == 0:
            return middle
        if at_middle == at_low:
            low = middle
        else:
            high = middle
        middle = low / 2 + high / 2
    return high
