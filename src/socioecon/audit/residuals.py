"""What happened to the rest when shares that do not add up became amounts? A search over RESIDUALS."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
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
from ._written import as_text
from .inference import infer_unit


def infer_residual(amounts: Any, *, total: Any, shares: Any, reading: str | None = None) -> tuple[Explanation, ...]:
    """What happened to the rest when shares that do not add up to 1 gave these amounts of a total: by RESIDUALS.

    `amounts` and `shares` map receivers to printed figures, shares as fractions of 1. The amounts are taken as rounded
    to the unit that `infer_unit` puts first; what only a coarser one allows, of which too few figures tell, stands
    last and names it ("in proportion; unit 100"). The first four take the shares as printed; "shares rounded" and
    "shares cut" take what they can stand for, with a sum of exactly 1, and `needs` says what that leaves of each share.
    All amounts are of one total: of one that is rounded, some number that it can stand for must give them all.

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

    Raises ShapeError for amounts and shares of different receivers, RangeError for a total or shares that cannot be
    above 0, or a share that is no single number.
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
    whole = meet(as_input(total, reading), Interval(Fraction(0), None, low_open=True))
    stated = {key: _one_number(_numbers.at("shares", key), x) for key, x in shares.items()}
    rest = 1 - sum(stated.values(), Fraction(0))
    if whole is None or rest >= 1:
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


def _one_number(name: str, share: Any) -> Fraction:
    value = exact(share)
    if value is None:
        message = f"{name} must be one number; got {as_text(share)}: what is left of 1 is not known beside a bound"
        raise RangeError(message)
    return value


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
    left = _sum_left(targets, total)
    rules = {"shares rounded": reading or "rounded", "shares cut": "cut"}
    for name in rules if reading is None else ("shares cut" if reading == "cut" else "shares rounded",):
        all_of = {key: _unrounded(x, rules[name]) for key, x in shares.items()}
        found = None if left is None else _allowed(targets, left, all_of)
        ways += [] if found is None else [Explanation(name, *found)]
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


def _allowed(
    targets: dict[Any, Interval], left: Interval, all_of: dict[Any, Interval]
) -> tuple[dict[Any, Interval], Fraction] | None:
    """What is left of the shares by totals of these, and of the narrowest; nothing if no single total gives all."""
    found = _shares_left(targets, left, all_of)
    if found is None:
        return None
    return found if any(_shares_left(targets, x, all_of) for x in _totals(targets, left, all_of)) else None


def _totals(targets: dict[Any, Interval], left: Interval, all_of: dict[Any, Interval]) -> list[Interval]:
    """Totals of which at least one can be, if any can: each where something changes, and one between each two.

    An amount lies between the larger of its own low end and that of its share of the total, and the smaller of the high
    ones. What the amounts add up to at least and at most is then linear in the total from one such change to the next.
    """
    pairs = [(targets[key], all_of[key]) for key in targets]
    ends = [(a, b) for target, share in pairs for a in target[:2] for b in share[:2]]
    known = [a / b for a, b in ends if a is not None and b] + [x for x in left[:2] if x is not None]
    last = max(known)
    beyond = [turn for side in (_least, _most) for turn in _turns(side, pairs, last, last + 1)]
    known += [*beyond, max([last, *beyond]) + 1]
    edges = sorted({x for x in known if contains(left._replace(low_open=False, high_open=False), x)})
    for a, b in pairwise(tuple(edges)):
        edges += [turn for side in (_least, _most) for turn in _turns(side, pairs, a, b)]
    edges.sort()
    return [point(x) for x in (*edges, *((a + b) / 2 for a, b in pairwise(edges))) if contains(left, x)]


def _turns(side: Any, pairs: list[tuple[Interval, Interval]], a: Fraction, b: Fraction) -> list[Fraction]:
    """Where what is linear from one total to another is the total itself, between them or beyond."""
    here, there = side(pairs, a) - a, side(pairs, b) - b
    return [] if here == there else [a + (b - a) * here / (here - there)]


def _least(pairs: list[tuple[Interval, Interval]], total: Fraction) -> Fraction:
    """What the amounts add up to at least, if they have a low end."""
    lows = [[x for x in (target.low, _part(share.low, total)) if x is not None] for target, share in pairs]
    return sum((max(x) for x in lows if x), Fraction(0))


def _most(pairs: list[tuple[Interval, Interval]], total: Fraction) -> Fraction:
    """What the amounts add up to at most, if they have a high end."""
    highs = [[x for x in (target.high, _part(share.high, total)) if x is not None] for target, share in pairs]
    return sum((min(x) for x in highs if x), Fraction(0))


def _part(share: Fraction | None, total: Fraction) -> Fraction | None:
    return None if share is None else share * total


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
