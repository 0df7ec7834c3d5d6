"""What an intervention is made of: effects, transfers, taxes and costs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal, TypeAlias

import attrs
from attrs import field

from socioecon.core import _numbers
from socioecon.core.errors import RangeError, ShapeError

from ._fields import (
    AMOUNT_OF_MONEY,
    FLAG,
    NOTE,
    RATE,
    SHARE,
    SHARES_BY_NAME,
    TEXT,
    Number,
    choice,
    each_of,
    field_of,
    filled,
    optional,
    place,
    ref,
    table,
    whole,
    within,
)
from ._steps import Step
from ._values import Named, named
from .amounts import AMOUNTS, ONE_AMOUNT, OUTLAY, Amount, Apportioned, amounts_by_name, money_in
from .assumptions import Cashability

_LAG = whole(0, 200)
_YEAR = optional(whole(1800, 2200))


# One for all items: it never changes, and is not read again for each row of a labour block.
_NOTHING_STATED: Named[Any] = Named()


def _cashable(value: Any) -> Named[Cashability]:
    if value is _NOTHING_STATED:
        return value
    pairs = {actor: x if isinstance(x, Cashability) else Cashability(x) for actor, x in named(value).items()}
    return Named(pairs)


_CASHABLE = field_of(
    table({"anyOf": [{"type": "number", "minimum": 0, "maximum": 1}, ref("Cashability")]}), None, _cashable
)
_NAME = TEXT
Per: TypeAlias = Literal["person-year", "person in work", "entrant", "year"]
_PER = choice("person-year", "person in work", "entrant", "year")
_COUNTS = choice("additional", "everyone")
_AGAINST = optional(choice("budget", "forecast"))
_SOURCE = NOTE


def _check_model(instance: Any, attribute: Any, value: Any) -> None:
    if not callable(value):
        message = f"{place(instance, attribute)} must be callable; got {_numbers.shown(value)}: give a function"
        raise RangeError(message)


_MODEL = field_of({"type": "string"}, _check_model)


@attrs.frozen
class RegisteredModel:
    """A cost model with the key that a file names it by."""

    key: str = field(**TEXT)
    model: Callable[[int], Mapping[str, Any]] = field(**_MODEL)

    def __call__(self, year_since_entry: int) -> Mapping[str, Any]:
        """What the model answers."""
        return self.model(year_since_entry)


def _check_apportioned(instance: Any, attribute: Any, value: Any) -> None:
    _numbers.instance(place(instance, attribute), value, Apportioned, "write Apportioned(total, shares)")


_APPORTIONED = field_of(ref("Apportioned"), _check_apportioned)


@attrs.frozen
class Effect:
    """What changes in the actors' accounts without passing between them: avoided cost, production, own time.

    `kind` is "resource", "production", or "mixed" where the source does not say (an avoided cost net of transfers).
    Exactly one of three says how much, in kr, a gain positive: `amounts` by actor (one amount, or one per year since
    entry); `apportioned`, a total shared out; `model`, a callable `model(year_since_entry) -> {actor: kr}`, in a file
    the key that it is registered by. `per` "person-year" of full-time work, "person in work" for what comes with being
    in work whatever the scenario's working time, "entrant" (one amount: in the year of entry), or calendar "year".
    `counts` "additional" persons or "everyone". Retention, the comparison group, survival and the delay of the start
    are about person-years in work: what is stated per entrant or year is additional by the factors of additionality
    alone. `against` "budget" or "forecast": what is avoided of a forecast rise releases no money. `cashable` is the
    share that does, by actor, or a `Cashability` with a lag. `price_year` where it is not the scenario's; `real_growth`
    a year; `drop_off` the share lost each year since entry; `lag` in years; `source` a name among the scenario's
    sources.

    >>> Effect("Undvikna kostnader", kind="resource", amounts={"Kommun": 100}).per
    'person-year'
    """

    name: str = field(**_NAME)
    kind: Literal["resource", "production", "mixed"] = field(**choice("resource", "production", "mixed"))
    amounts: Mapping[str, Amount] = field(factory=Named, **AMOUNTS)
    apportioned: Apportioned | None = field(default=None, **_APPORTIONED)
    model: Callable[[int], Mapping[str, Any]] | None = field(default=None, **field_of({"type": "string"}))
    per: Per = field(default="person-year", **_PER)
    counts: Literal["additional", "everyone"] = field(default="additional", **_COUNTS)
    against: Literal["budget", "forecast"] | None = field(default=None, **_AGAINST)
    cashable: Mapping[str, Cashability | Number] = field(default=_NOTHING_STATED, **_CASHABLE)
    price_year: int | None = field(default=None, **_YEAR)
    real_growth: Number = field(default=0, **RATE)
    drop_off: Number = field(default=0, **SHARE)
    lag: int = field(default=0, **_LAG)
    source: str = field(default="", **_SOURCE)

    def __attrs_post_init__(self) -> None:
        stated = [bool(self.amounts), self.apportioned is not None, self.model is not None]
        if sum(stated) != 1:
            message = (
                f"Effect {self.name!r} must state exactly one of amounts, apportioned and model; got {sum(stated)}: "
                "write one effect for each"
            )
            raise ShapeError(message)
        model: Any = self.model
        if model is not None and not callable(model):
            message = (
                f"model of Effect {self.name!r} must be callable, model(year_since_entry) -> {{actor: kr}}; "
                f"got {_numbers.shown(model)}: give the function itself"
            )
            raise RangeError(message)


@attrs.frozen
class Transfer:
    """What one actor pays another (transferering): one's gain is the other's loss.

    `payer` and `payee` are actors; `amount` is kr, positive from payer to payee; all else as for `Effect`. What counts
    for everyone is an outlay: the payer's cost of the intervention, such as a wage subsidy. `tax` says whether it is
    a tax or fee on what work yields, so that it is not counted together with the production value; None: it is one
    where the amount is a rate of a base, unless it counts for everyone, as a wage subsidy does.

    >>> Transfer("Sänkt försörjningsstöd", payer="Individ", payee="Kommun", amount=90_000).payee
    'Kommun'
    """

    name: str = field(**_NAME)
    payer: str = field(**TEXT)
    payee: str = field(**TEXT)
    amount: Amount = field(**ONE_AMOUNT)
    per: Per = field(default="person-year", **_PER)
    counts: Literal["additional", "everyone"] = field(default="additional", **_COUNTS)
    tax: bool | None = field(default=None, **optional(FLAG))
    against: Literal["budget", "forecast"] | None = field(default=None, **_AGAINST)
    cashable: Mapping[str, Cashability | Number] = field(default=_NOTHING_STATED, **_CASHABLE)
    price_year: int | None = field(default=None, **_YEAR)
    real_growth: Number = field(default=0, **RATE)
    drop_off: Number = field(default=0, **SHARE)
    lag: int = field(default=0, **_LAG)
    source: str = field(default="", **_SOURCE)

    def __attrs_post_init__(self) -> None:
        if self.payer == self.payee:
            message = (
                f"payer and payee of Transfer {self.name!r} must be two actors; got {self.payer!r} for both: "
                "leave the transfer out"
            )
            raise RangeError(message)
        if self.counts == "everyone":
            check_outlay(f"amount of Transfer {self.name!r}, which counts for everyone,", self.amount)


@attrs.frozen
class Tax:
    """Taxes on one base, by recipient: each gains base x rate, and the payer pays it (`socioecon.tax_by_recipient`).

    `base` is the change of income in kr a year, gross or taxable as the source says; `rates` a fraction from 0 to 1 for
    each recipient.

    >>> from decimal import Decimal
    >>> Tax("Skatt", payer="Individ", base=181_300, rates={"Kommun": Decimal("0.2217")}).rates["Kommun"]
    Decimal('0.2217')
    """

    name: str = field(**_NAME)
    payer: str = field(**TEXT)
    base: Number = field(**AMOUNT_OF_MONEY)
    rates: Mapping[str, Number] = field(**SHARES_BY_NAME)
    counts: Literal["additional", "everyone"] = field(default="additional", **_COUNTS)
    price_year: int | None = field(default=None, **_YEAR)
    real_growth: Number = field(default=0, **RATE)
    lag: int = field(default=0, **_LAG)
    source: str = field(default="", **_SOURCE)


def check_outlay(where: str, amount: Any) -> None:
    """Refuse an outlay that is negative: what comes back is a gain and an item of its own."""
    if amount.__class__ is Step:  # computed from outlays that have been looked at
        return
    for place_of_one, x in each_of(where, money_in(amount)):
        _numbers.check_not_negative(**{place_of_one: x})


def _check_outlays(instance: Any, attribute: Any, value: Any) -> None:
    AMOUNTS["validator"](instance, attribute, value)
    for actor, amount in value.items():
        check_outlay(within(place(instance, attribute), actor), amount)


_OUTLAYS = field_of({**table(OUTLAY), "minProperties": 1}, [filled, _check_outlays], amounts_by_name)


@attrs.frozen
class Cost:
    """What the intervention itself costs (programkostnad), by the actor that pays.

    `amounts` are positive amounts in kr. `per` "programme": one amount falls at the start of year 1, several are one
    per year; "year": the same amount every year; "entrant": one amount in the year of entry, several by year since
    entry. `kind` is "resource", or "mixed". `budgeted`: paid with money; False for time within existing posts.
    `discounted`: False leaves it as it is, as many reports do.

    >>> Cost("Projektet", amounts={"Socialnämnden": 150_000}).per
    'programme'
    """

    name: str = field(**_NAME)
    amounts: Mapping[str, Amount] = field(**_OUTLAYS)
    per: Literal["programme", "year", "entrant"] = field(default="programme", **choice("programme", "year", "entrant"))
    kind: Literal["resource", "mixed"] = field(default="resource", **choice("resource", "mixed"))
    budgeted: bool = field(default=True, **FLAG)
    discounted: bool = field(default=True, **FLAG)
    price_year: int | None = field(default=None, **_YEAR)
    real_growth: Number = field(default=0, **RATE)
    source: str = field(default="", **_SOURCE)
