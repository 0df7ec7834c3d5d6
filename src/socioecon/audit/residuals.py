"""What happened to the rest when shares that do not add up became amounts? A search over RESIDUALS."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from socioecon.core import _numbers
from socioecon.core.errors import RangeError, ShapeError

from ._intervals import (
    EVERYTHING,
    by_rule,
    contains,
    exact,
    interval,
    inverse,
    meet,
    plus,
    point,
    share_left,
    times,
)
from ._values import READINGS, RESIDUALS, Explanation, Interval, Printed
from .inference import infer_unit

if TYPE_CHECKING:
    from collections.abc import Mapping


def infer_residual(amounts: Any, *, total: Any, shares: Any) -> tuple[Explanation, ...]:
    """What happened to the rest when shares that do not add up to 1 gave these amounts of a total: by RESIDUALS.

    `amounts` and `shares` map receivers to printed figures, shares as fractions of 1. The amounts are taken as rounded
    to the unit that `infer_unit` puts first; what only a coarser one allows, of which too few figures tell, stands
    last and names it ("in proportion; unit 100"). The first four take the shares as printed; "shares rounded" and
    "shares cut" take what they can stand for, with a sum of exactly 1, and `needs` says what that leaves of each share.

    >>> from socioecon.audit import infer_residual, printed
    >>> shares = {"A": printed("66,6 %"), "B": printed("33,3 %")}
    >>> amounts = {"A": printed("667 kr"), "B": printed("333 kr")}
    >>> for way in infer_residual(amounts, total=1000, shares=shares):
    ...     print(way.convention, float(way.width))
    to one receiver: A 1.0
    in proportion 1.0
    shares cut 0.5
    shares rounded 0.0

    Raises ShapeError for amounts and shares of different receivers, RangeError for a total or shares not above 0.
    """
    mappings = hasattr(amounts, "items") and hasattr(shares, "items")
    if not (mappings and len(amounts) and set(amounts.keys()) == set(shares.keys())):
        message = (
            "amounts and shares must name the same receivers; "
            f"got {_numbers.shown(amounts)} and {_numbers.shown(shares)}: use one key each"
        )
        raise ShapeError(message)
    whole = interval(total)
    given = {key: exact(x) for key, x in shares.items()}
    stated = {key: x for key, x in given.items() if x is not None}
    rest = 1 - sum(stated.values(), Fraction(0))
    if whole.low is None or whole.low <= 0 or None in given.values() or rest >= 1:
        message = (
            "total and the sum of the shares must be above 0; "
            f"got {_numbers.shown(total)} and {_numbers.shown(1 - rest, str)}: give printed shares"
        )
        raise RangeError(message)
    amounts = {key: _printed(x) for key, x in amounts.items()}
    first, *others = [way.needs for way in infer_unit(list(amounts.values()))]
    ways = _at_unit(first, amounts, whole, shares, _given(stated, rest))
    for unit in sorted(size for size in others if size > first):
        known = {way.convention.partition("; ")[0] for way in ways}
        more = _at_unit(unit, amounts, whole, shares, _given(stated, rest))
        ways += [w._replace(convention=f"{w.convention}; unit {unit}") for w in more if w.convention not in known]
    return tuple(ways)


def _printed(x: Any) -> Printed:
    if isinstance(x, Printed) and x.unit:
        return x
    message = f"amounts must be printed figures; got {_numbers.shown(x)}: read them with printed(...)"
    raise ShapeError(message)


def _at_unit(
    unit: Fraction, amounts: dict[Any, Printed], total: Interval, shares: Any, given: dict[str, dict[Any, Fraction]]
) -> list[Explanation]:
    """The explanations of amounts that were rounded to a unit, widest first."""
    coarse = {key: x._replace(unit=max(x.unit, unit)) for key, x in amounts.items()}
    ways: list[Explanation] = []
    for name, tried in given.items():
        if any(all(_gives(coarse[k], r, total, point(s)) for k, s in tried.items()) for r in READINGS[:2]):
            ways.append(Explanation(name, tried))
    for name, rule in (("shares rounded", "rounded"), ("shares cut", "cut")):
        found = _shares_left(coarse, total, shares, rule)
        if found is not None:
            ways.append(Explanation(name, *found))
    order = {way.convention: n for n, way in enumerate(ways)}
    return sorted(ways, key=lambda way: (-way.width, order[way.convention]))


def _given(stated: dict[Any, Fraction], rest: Fraction) -> dict[str, dict[Any, Fraction]]:
    """The shares under each convention that takes them as printed."""
    one, proportion, equal, out = RESIDUALS[:4]
    if not rest:
        return {out: stated}  # there is nothing to give to anyone
    return {
        **{f"{one}: {key}": {**stated, key: stated[key] + rest} for key in stated},
        proportion: {key: share / (1 - rest) for key, share in stated.items()},
        equal: {key: share + rest / len(stated) for key, share in stated.items()},
        out: stated,
    }


def _gives(amount: Printed, rule: str, total: Interval, share: Interval) -> bool:
    target = by_rule(amount.value, amount.unit, rule)
    return target is not None and meet(times(total, share), target) is not None


def _shares_left(
    amounts: dict[Any, Printed], total: Interval, shares: Mapping[Any, Any], rule: str
) -> tuple[dict[Any, Interval], Fraction] | None:
    """What the amounts, and a sum of 1, leave of each share's interval; and the share left of the narrowest."""
    per_total = inverse(total) or EVERYTHING
    all_of = {key: interval(x, reading=rule) if rule == "cut" else _rounded(x) for key, x in shares.items()}
    left: dict[Any, Interval] = {}
    for key, amount in amounts.items():
        target = by_rule(amount.value, amount.unit, "rounded") or point(amount.value)
        part = meet(all_of[key], times(target, per_total))
        if part is None:
            return None
        left[key] = part
    whole = point(0)
    for part in left.values():
        whole = plus(whole, part)
    if not contains(whole, Fraction(1)):
        return None
    return left, min(share_left(left[key], all_of[key]) for key in left)


def _rounded(x: Any) -> Interval:
    return interval(x._replace(exact=False) if isinstance(x, Printed) else x)
