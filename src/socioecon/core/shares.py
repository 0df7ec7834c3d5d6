"""Who bears it: a total shared out among actors by cost shares (kostnadsfördelning).

Published shares seldom add up to 100 %. What happens to the missing part is a convention of its own, and a different
function for each: `give_residual` gives it to one actor, `rescale` spreads it in proportion; `apportion` refuses to
guess. Shares are fractions of 1, or in percent with `whole=100`.
"""

from __future__ import annotations

from . import _numbers
from .errors import RangeError, ShapeError, SharesError
from .rounding import round_half_up

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ._numbers import Key, N


@_numbers.checked
def apportion(total: N | int, shares: Mapping[Key, N | int], *, whole: N | int = 1) -> dict[Key, N]:
    """Each actor's amount of a total: total x share / whole.

    `total` is one amount in kr, of any sign, or an array of them; `shares` are one per actor, from 0 up, and add up to
    `whole` (1, or 100 for shares in percent) within a billionth of it.

    Arithmetic. Source: the final report of BAS shares out 19 x 350 000 kr by six shares.

    >>> from fractions import Fraction
    >>> apportion(6_650_000, {"Kommun": Fraction(3, 4), "Staten": Fraction(1, 4)})
    {'Kommun': Fraction(4987500, 1), 'Staten': Fraction(1662500, 1)}
    >>> apportion(1_000, {"Kommun": 33.8, "Staten": 66.1}, whole=100)
    Traceback (most recent call last):
        ...
    socioecon.core.errors.SharesError: the shares must add up to 100; they add up to 99.9, so 0.1 is missing: ...

    Raises SharesError (with `.missing`) where the shares do not add up, RangeError for a negative share.
    """
    shares, whole = _shares(shares, whole, total)
    total = _numbers.one_kind((total, whole))[0]
    missing = whole - _sum(shares)
    if not _numbers.holds(abs(missing) * 10**9 <= whole):
        raise _do_not_add_up(missing, whole)
    return {actor: total * share / whole for actor, share in shares.items()}


@_numbers.checked
def give_residual(shares: Mapping[Key, N | int], *, to: Key, whole: N | int = 1) -> dict[Key, N]:
    """The shares with their missing part given to one actor: share of `to` + whole - sum of shares.

    `shares` are one per actor, from 0 up, in parts of `whole` (1, or 100 for percent). Where they exceed the whole, the
    excess is taken from that actor.

    Arithmetic. Source: one explanation of the 600 tkr of the judiciary (rättsväsende) in the final report of BAS.

    >>> from decimal import Decimal
    >>> give_residual({"Kommun": Decimal("33.8"), "Rättsväsende": Decimal("66.1")}, to="Rättsväsende", whole=100)
    {'Kommun': Decimal('33.8'), 'Rättsväsende': Decimal('66.2')}

    Raises ShapeError where `to` has no share, RangeError where its share would become negative.
    """
    given, whole = _shares(shares, whole)
    if to not in given:
        actors = _numbers.shown(list(given))
        message = f"`to` must be one of {actors}; got {_numbers.shown(to)}: give it a share of 0 first"
        raise ShapeError(message)
    given[to] = given[to] + (whole - _sum(given))
    if not _numbers.holds(given[to] >= 0):
        message = (
            f"the share of {_numbers.shown(to)} must not become negative; the shares exceed whole ({_short(whole)}) by "
            "more than it has: check the shares, or use rescale"
        )
        raise RangeError(message)
    return given


@_numbers.checked
def rescale(shares: Mapping[Key, N | int], *, whole: N | int = 1) -> dict[Key, N]:
    """The shares scaled to add up to the whole, each in proportion: share x whole / sum of shares.

    `shares` are weights from 0 up with a positive sum: shares with a part missing, but also amounts or heads.

    Arithmetic.

    >>> from fractions import Fraction
    >>> rescale({"Kommun": Fraction(2), "Region": Fraction(1)})
    {'Kommun': Fraction(2, 3), 'Region': Fraction(1, 3)}

    Raises RangeError for a negative weight, or where all are 0.
    """
    shares, whole = _shares(shares, whole)
    weight = _sum(shares)
    if not _numbers.holds(weight > 0):
        message = f"the shares must have a positive sum; got {_short(weight)}: give at least one actor a share"
        raise RangeError(message)
    return {actor: share * whole / weight for actor, share in shares.items()}


@_numbers.checked
def apportion_rounded(
    total: N | int, shares: Mapping[Key, N | int], *, unit: N | int, whole: N | int = 1
) -> dict[Key, N]:
    """Each actor's amount in whole units, which add up to the rounded total: the largest remainder method.

    `total` is one amount in kr, of any sign; `unit` the positive amount to count in (1000 for tkr); `shares` add up to
    `whole` as in `apportion`. The total is rounded half up to whole units; each actor gets the whole units of its
    exact part, and the units left over go to the largest remainders, ties to the actor named first.

    Decision. Source: the largest remainder method (Hamilton, Hare-Niemeyer).

    >>> apportion_rounded(100, {"Kommun": 1, "Region": 1, "Staten": 1}, unit=1, whole=3)
    {'Kommun': 34, 'Region': 33, 'Staten': 33}

    Raises SharesError and RangeError as `apportion`, RangeError for a unit that is not positive, TypeError for arrays.
    """
    total, unit = _numbers.scalar("total", total), _numbers.scalar("unit", unit)
    given = _shares(shares, whole)[0]
    shares = {actor: _numbers.scalar(_numbers.at("shares", actor), share) for actor, share in given.items()}
    apportion(total, shares, whole=whole)
    top, bottom = round_half_up(total, unit=unit).as_integer_ratio()
    unit_top, unit_bottom = unit.as_integer_ratio()
    units = abs(top) * unit_bottom // (bottom * unit_top)
    weights = _common_units(shares)
    weight = sum(weights.values())
    parts = {actor: units * w // weight for actor, w in weights.items()}
    by_remainder = sorted(weights, key=lambda actor: -(units * weights[actor] % weight))
    for actor in by_remainder[: units - sum(parts.values())]:
        parts[actor] += 1
    return {actor: _numbers.times(count if top >= 0 else -count, unit, total) for actor, count in parts.items()}


def _shares(shares: Any, whole: Any, *more: Any) -> tuple[dict[Any, Any], Any]:
    """The shares and the whole, checked, and of one kind (with the further numbers, where they decide the kind)."""
    named = _numbers.amounts_by_key("shares", shares)
    _numbers.check_positive(whole=whole)
    for actor, share in named.items():
        _numbers.check_not_negative(**{_numbers.at("shares", actor): share})
    *values, whole = _numbers.one_kind((*more, *named.values(), whole))[len(more) :]
    return dict(zip(named, values, strict=True)), whole


def _sum(shares: dict[Any, Any]) -> Any:
    total, *rest = shares.values()
    for share in rest:
        total = total + share
    return total


def _do_not_add_up(missing: Any, whole: Any) -> SharesError:
    if getattr(missing, "ndim", 0):
        how = "in some element they do not"
    elif missing > 0:
        how = f"they add up to {_short(whole - missing)}, so {_short(missing)} is missing"
    else:
        how = f"they add up to {_short(whole - missing)}, which is {_short(-missing)} too much"
    message = (
        f"the shares must add up to {_short(whole)}; {how}: "
        "use give_residual to give it to one actor, or rescale to spread it in proportion"
    )
    return SharesError(message, missing=missing)


def _short(x: Any) -> str:
    return f"{x:.10g}" if isinstance(x, float) else _numbers.shown(x, str)


def _common_units(shares: Mapping[Key, Any]) -> dict[Key, int]:
    """The shares as whole numbers in one common denominator."""
    ratios = {actor: _numbers.ratio(_numbers.at("shares", actor), share) for actor, share in shares.items()}
    common = 1
    for _, bottom in ratios.values():
        common *= bottom
    return {actor: top * (common // bottom) for actor, (top, bottom) in ratios.items()}
