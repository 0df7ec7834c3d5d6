"""The ways to state an amount: a number, one per year, months at so much, a rate of a base, a total shared out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

import attrs
from attrs import field

from socioecon.core.shares import apportion, give_residual, rescale
from socioecon.core.taxes import tax_revenue

from ._both import both
from ._fields import (
    AMOUNT_OF_MONEY,
    NOT_NEGATIVE,
    NOTE,
    POSITIVE,
    SHARE,
    SOME_BY_NAME,
    Number,
    array,
    check_number,
    field_of,
    place,
    ref,
    table,
    within,
)
from ._steps import Step, call, given, multiply, pick
from ._values import Named, is_plain, is_row, named


@attrs.frozen
class Monthly:
    """So much a month for so many months: per_month x months x share.

    `per_month` is kr; `months` from 0 up; `share` the part of a full-time post, from 0 to 1.

    >>> Monthly(7500, 12).per_month
    7500
    """

    per_month: Number = field(**AMOUNT_OF_MONEY)
    months: Number = field(**NOT_NEGATIVE)
    share: Number = field(default=1, **SHARE)


@attrs.frozen
class Rated:
    """A rate of a base, such as a tax on an income: rate x of.

    `rate` is a fraction from 0 to 1; `of` the base in kr a year, of any sign.

    >>> from decimal import Decimal
    >>> Rated(Decimal("0.30"), of=200_000).of
    200000
    """

    rate: Number = field(**SHARE)
    of: Number = field(**AMOUNT_OF_MONEY)


Amount: TypeAlias = Number | tuple[Number, ...] | Monthly | Rated | Step
AMOUNT = {"anyOf": [{"type": "number"}, array({"type": "number"}), ref("Monthly"), ref("Rated")]}

#: The same, where it is paid: no number below 0.
OUTLAY = {"anyOf": [{"type": "number", "minimum": 0}, array({"type": "number", "minimum": 0}), *AMOUNT["anyOf"][2:]]}


def as_amount(value: Any) -> Any:
    """An amount as it is kept: a list, one number a year, as a tuple."""
    return tuple(value) if value.__class__ is list else value


def _check_amount(instance: Any, attribute: Any, value: Any) -> None:
    if value.__class__ is not Step:  # computed from what has been looked at
        check_amount(place(instance, attribute), value)


def check_amount(where: str, value: Any) -> None:
    """Refuse what is no amount."""
    if not isinstance(value, (Monthly, Rated, Step)):
        for x in value if is_row(value) else (value,):
            check_number(where, x)


def _check_amounts(instance: Any, attribute: Any, value: Any) -> None:
    for key, amount in value.items():
        check_amount(within(place(instance, attribute), key), amount)


def amounts_by_name(value: Any) -> Named[Any]:
    """Amounts by actor as they are kept."""
    return Named({key: as_amount(amount) for key, amount in named(value).items()})


ONE_AMOUNT: dict[str, Any] = {**field_of(AMOUNT), "validator": _check_amount, "converter": as_amount}
AMOUNTS = field_of({**table(AMOUNT), "minProperties": 1}, _check_amounts, amounts_by_name)


@attrs.frozen
class Apportioned:
    """A total shared out among actors by cost shares (kostnadsfördelning): total x share / whole.

    `total` is kr; `shares` one per actor, in parts of `whole` (1, or 100 for percent). `residual` says what happens to
    the part that published shares so often lack: "" refuses shares that do not add up, "*" rescales them in
    proportion, and an actor's name gives it to that actor.

    >>> Apportioned(1_000, shares={"Kommun": 60, "Region": 40}, whole=100).shares["Kommun"]
    60
    """

    total: Number = field(**AMOUNT_OF_MONEY)
    shares: Mapping[str, Number] = field(**SOME_BY_NAME)
    whole: Number = field(default=1, **POSITIVE)
    residual: str = field(default="", **NOTE)


def shared_out(apportioned: Apportioned, path: str, source: str, exact: Callable[[Any], Any]) -> dict[str, Step]:
    """Each actor's amount of what is apportioned; `exact` puts ints, which are divided, into the kind of the others."""
    shares: Any = {
        actor: given(f"{path}.shares.{quoted(actor)}", exact(share), "share", source)
        for actor, share in apportioned.shares.items()
    }
    whole = given(f"{path}.whole", exact(apportioned.whole), "", source)
    if apportioned.residual == "*":
        shares = call(
            both("shares, rescaled", "andelar, uppräknade till helheten"), "share", rescale, shares, whole=whole
        )
    elif apportioned.residual:
        label = both("shares, none missing", "andelar, med resten fördelad")
        shares = call(label, "share", give_residual, shares, to=apportioned.residual, whole=whole)
    total = given(f"{path}.total", apportioned.total, "kr", source)
    parts = call(both("total, shared out", "fördelat belopp"), "kr", apportion, total, shares, whole=whole)
    return {actor: pick(parts, actor, both("part of {}", "del till {}", actor)) for actor in apportioned.shares}


def stated(amount: Any, path: str, source: str) -> Step:
    """The step of an amount: one value, or one per year."""
    if amount.__class__ is Monthly:
        parts = [given(f"{path}.{name}", getattr(amount, name), unit, source) for name, unit in _MONTHLY]
        return call(_A_YEAR, "kr", multiply, *(parts[:2] if is_plain(amount.share, 1) else parts))
    if amount.__class__ is Rated:
        base = given(f"{path}.of", amount.of, "kr", source)
        return call(_A_YEAR, "kr", tax_revenue, base, given(f"{path}.rate", amount.rate, "share", source))
    if amount.__class__ is Step:
        step: Step = amount
        return step
    return given(path, amount, "kr", source)


_A_YEAR = both("amount a year", "belopp per år")
_MONTHLY = (("per_month", "kr"), ("months", "months"), ("share", "share"))


def quoted(name: str) -> str:
    """A name as it stands in a path: in quotes unless it is of plain letters, digits, - and _."""
    plain = name.isascii() and name.replace("-", "").replace("_", "").isalnum()
    return name if plain else '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'


def money_in(amount: Any) -> Any:
    """The kronor of an amount, one or one per year, however it is stated."""
    return getattr(amount, "per_month", getattr(amount, "of", getattr(amount, "value", amount)))


def scaled(amount: Any, factor: Any) -> Any:
    """The amount times a factor: the money in it, not the months, rates and shares."""
    if isinstance(amount, Monthly):
        return attrs.evolve(amount, per_month=amount.per_month * factor)
    if isinstance(amount, Rated):
        return attrs.evolve(amount, of=amount.of * factor)
    if isinstance(amount, Apportioned):
        return attrs.evolve(amount, total=amount.total * factor)
    return amount * factor
