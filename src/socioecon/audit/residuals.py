"""What happened to the rest when shares that do not add up became amounts? A search over RESIDUALS."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from socioecon.core import _numbers
from socioecon.core._numbers import choice
from socioecon.core.errors import RangeError, ShapeError

from ._intervals import (
    as_input,
    contains,
    exact,
    interval,
    inverse,
    meet,
    plus,
    point,
    scaled,
    share_left,
    times,
)
from ._values import READINGS, RESIDUALS, Explanation, Interval, Printed
from .inference import infer_unit


def infer_residual(amounts: Any, *, total: Any, shares: Any, reading: str | None = None) -> tuple[Explanation, ...]:
    """What happened to the rest when shares that do not add up to 1 gave these amounts of a total: by RESIDUALS.

    `amounts` and `shares` map receivers to printed figures, shares as fractions of 1. The amounts are taken as rounded
    to the unit that `infer_unit` puts first; what only a coarser one allows, of which too few figures tell, stands
    last and names it ("in proportion; unit 100"). The first four take the shares as printed; "shares rounded" and
    "shares cut" take what they can stand for, with a sum of exactly 1, and `needs` says what that leaves of each share.
    All amounts are of one total: of one that is rounded, some number that it can stand for must give them all. In the
    last two it is looked for at the ends and in the middle of what the amounts add up to; where these fail and it is
    not ruled out, the explanation says so ("shares cut; not excluded").

    `reading` states the rule by which all figures were printed: if it is "cut", so were total, amounts and shares, and
    "shares rounded" is not tried. Without one amounts are rounded, and the total is read as an input.

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
    if reading is not None:
        choice("reading", reading, READINGS)
    whole = as_input(total, reading)
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
    tried = _given(stated, rest)
    ways = _at_unit(first, amounts, whole, shares, tried, reading)
    for unit in sorted(size for size in others if size > first):
        known = {way.convention.partition("; ")[0] for way in ways}
        more = _at_unit(unit, amounts, whole, shares, tried, reading)
        ways += [w._replace(convention=f"{w.convention}; unit {unit}") for w in more if w.convention not in known]
    return tuple(ways)


def _printed(x: Any) -> Printed:
    if isinstance(x, Printed) and x.unit:
        return x
    message = f"amounts must be printed figures; got {_numbers.shown(x)}: read them with printed(...)"
    raise ShapeError(message)


def _at_unit(  # noqa: PLR0913, PLR0917  # all that an explanation rests on
    unit: Fraction,
    amounts: dict[Any, Printed],
    total: Interval,
    shares: Any,
    given: dict[str, dict[Any, Fraction]],
    reading: str | None,
) -> list[Explanation]:
    """The explanations of amounts that were rounded to a unit, widest first."""
    coarse = {key: x._replace(unit=max(x.unit, unit), exact=False) for key, x in amounts.items()}
    by_rules = [_targets(coarse, rule) for rule in (READINGS[:2] if reading is None else (reading,))]
    ways: list[Explanation] = []
    for name, tried in given.items():
        if any(_one_total(targets, total, tried) for targets in by_rules):
            ways.append(Explanation(name, tried))
    targets = _targets(coarse, reading or "rounded")
    rules = {"shares rounded": reading or "rounded", "shares cut": "cut"}
    for name in rules if reading is None else ("shares cut" if reading == "cut" else "shares rounded",):
        all_of = {key: _unrounded(x, rules[name]) for key, x in shares.items()}
        found = _shares_left(targets, total, all_of)
        if found is not None:
            sure = any(_shares_left(targets, x, all_of) for x in _totals(targets, total))
            ways.append(Explanation(name if sure else f"{name}; not excluded", *found))
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


def _targets(amounts: dict[Any, Printed], rule: str) -> dict[Any, Interval]:
    return {key: interval(x, reading=rule) for key, x in amounts.items()}


def _one_total(targets: dict[Any, Interval], total: Interval, shares: dict[Any, Fraction]) -> bool:
    """Whether one total, of which the shares are taken, gives all amounts."""
    left: Interval | None = total
    for key, share in shares.items():
        if share:
            left = None if left is None else meet(left, scaled(targets[key], 1 / share))
        elif not contains(targets[key], share):
            return False
    return left is not None


def _totals(targets: dict[Any, Interval], total: Interval) -> list[Interval]:
    """Some totals that the amounts can add up to: the ends and the middle, where they belong to it."""
    found = _sum_left(targets, total)
    if found is None or found.low is None or found.high is None:
        return []
    tried = (found.low, (found.low + found.high) / 2, found.high)
    return [point(x) for x in tried if contains(found, x)]


def _sum_left(targets: dict[Any, Interval], total: Interval) -> Interval | None:
    """What is left of the total by what the amounts add up to."""
    added = point(0)
    for target in targets.values():
        added = plus(added, target)
    return meet(total, added)


def _shares_left(
    targets: dict[Any, Interval], total: Interval, all_of: dict[Any, Interval]
) -> tuple[dict[Any, Interval], Fraction] | None:
    """What the amounts, and a sum of 1, leave of each share's interval; and the share left of the narrowest."""
    added = _sum_left(targets, total)
    per_total = None if added is None else inverse(added)
    if per_total is None:
        return None
    left: dict[Any, Interval] = {}
    for key, target in targets.items():
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


def _unrounded(x: Any, rule: str) -> Interval:
    return interval(x._replace(exact=False) if isinstance(x, Printed) else x, reading=rule)
