"""Flows and tables: amounts by year, and amounts by actor and year.

Flows are one amount per year, year 1 first; a table is {key: flows}, a key being an actor or another row (such as
Produktionsvärde), all rows equally long. A gain is positive and a cost negative, in the row's own view. Tables come out
as plain dicts of tuples, in the order of the rows given.
"""

from __future__ import annotations

from . import _numbers
from .errors import RangeError, ShapeError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from ._numbers import Key, N


@_numbers.checked
def cumulative(flows: Iterable[N | int]) -> tuple[N, ...]:
    """Running sums (ackumulerat): flows[0] + ... + flows[t] for each year t, in the order given.

    `flows` is one amount in kr per year, of any sign.

    Arithmetic.

    >>> cumulative((120, 570, 795))
    (120, 690, 1485)

    Raises ShapeError for anything but a sequence of at least one number.
    """
    flows = _numbers.vector("flows", flows)
    running = flows[0]
    sums = [running]
    for flow in flows[1:]:
        running = running + flow
        sums.append(running)
    return tuple(sums)


@_numbers.checked
def net(gains: Iterable[N | int], *, costs: Iterable[N | int]) -> tuple[N, ...]:
    """What is left each year: gains[t] - costs[t].

    `gains` is one amount in kr per year, of any sign; `costs` one positive amount (or 0) per year.

    Arithmetic. Source: Kom i Jobb, section 6, "Minskad nettokostnad".

    >>> net((900, 1350, 1575), costs=(780, 780, 780))
    (120, 570, 795)

    Raises ShapeError where the lengths differ, RangeError for a negative cost.
    """
    gains, costs = _numbers.vector("gains", gains), _numbers.vector("costs", costs)
    _numbers.same_length(gains=gains, costs=costs)
    _numbers.check_none_negative(costs=costs)
    return tuple(gain - cost for gain, cost in zip(gains, costs, strict=True))


@_numbers.checked
def extend(values: Iterable[N | int], years: int, *, fill: N | int) -> tuple[N, ...]:
    """The values, filled up to a number of years with the same number.

    `values` is one number per year; `years` the length wanted; `fill` the number for every year that is lacking: 0 for
    nothing more, or the last value for "as before". There is no default: it is a forecast.

    Arithmetic.

    >>> extend((100, 50), 4, fill=25)
    (100, 50, 25, 25)

    Raises ShapeError where there are more values than years: nothing is cut off.
    """
    known: tuple[Any, ...] = _numbers.vector("values", values)
    _numbers.check_finite(fill=fill)
    lacking = _numbers.whole("years", years) - len(known)
    if lacking < 0:
        message = f"values must not be longer than {years} years; got {len(known)}: cut them yourself, so that it shows"
        raise ShapeError(message)
    filled: tuple[Any, ...] = (fill,) * lacking
    return _numbers.one_kind(known + filled)


@_numbers.checked
def shift(flows: Iterable[N | int], years: int) -> tuple[N, ...]:
    """The flows moved a number of years later, zeros before them; what passes the horizon is lost.

    `flows` is one amount in kr per year; `years` a whole number from 0 up. The length stays: extend the flows first to
    keep what would pass the horizon.

    Arithmetic. Source: income equalisation (inkomstutjämning) settles on the tax base two years before.

    >>> shift((100, 200, 300), 2)
    (0, 0, 100)

    Raises RangeError for a negative number of years.
    """
    flows = _numbers.vector("flows", flows)
    lag = min(_numbers.whole("years", years, low=0), len(flows))
    before = tuple(_numbers.nothing(flow) for flow in flows[:lag])
    return before + flows[: len(flows) - lag]


@_numbers.checked
def spread(amounts: Mapping[Key, N | int], profile: Iterable[N | int]) -> dict[Key, tuple[N, ...]]:
    """A table from one amount per actor and one profile: amount x profile[t].

    `amounts` is kr per person-year by actor, of any sign; `profile` one number per year, the same for all:
    person-years, or a retention or discount factors for one person. All tables of the documents are this case.

    Arithmetic. Source: Kom i Jobb, section 6, in tkr.

    >>> from fractions import Fraction
    >>> table = spread({"Socialnämnden": 90, "Kommun och region": 60}, (10, 15, Fraction(35, 2)))
    >>> [int(x) for x in table["Socialnämnden"]], [int(x) for x in table["Kommun och region"]]
    ([900, 1350, 1575], [600, 900, 1050])

    Raises ShapeError for an empty mapping or profile.
    """
    profile = _numbers.vector("profile", profile)
    named = _numbers.amounts_by_key("amounts", amounts)
    return {key: tuple([amount * part for part in profile]) for key, amount in named.items()}


@_numbers.checked
def total(table: Mapping[Key, Iterable[N | int]]) -> tuple[N, ...]:
    """The sum of all rows of a table, year by year, in the order of the rows.

    `table` is kr by actor and year, of any sign. After `roll_up` parents hold their children: total the table before.

    Arithmetic.

    >>> total({"Kommun": (120, 570, 795), "Kommun och region": (600, 900, 1050)})
    (720, 1470, 1845)

    Raises ShapeError for rows of different length.
    """
    sums: list[Any] = []
    for amounts in zip(*_numbers.rows("table", table).values(), strict=True):
        so_far = amounts[0]
        for amount in amounts[1:]:
            so_far = so_far + amount
        sums.append(so_far)
    return tuple(sums)


@_numbers.checked
def add(*tables: Mapping[Key, Iterable[N | int]]) -> dict[Key, tuple[N, ...]]:
    """Tables added row by row; a row that a table lacks counts as nothing there.

    Each table is kr by actor and year, of any sign; all cover the same years. Rows keep the order of their first
    appearance.

    Arithmetic.

    >>> add({"Kommun": (1, 2)}, {"Kommun": (10, 20), "Region": (5, 5)})
    {'Kommun': (11, 22), 'Region': (5, 5)}

    Raises ShapeError for no table at all, or where the years differ.
    """
    if not tables:
        message = "tables must hold at least one table; got none: pass each as an argument of its own"
        raise ShapeError(message)
    read = [_numbers.rows(f"tables[{position}]", table) for position, table in enumerate(tables)]
    lengths = [len(next(iter(table.values()))) for table in read]
    if len(set(lengths)) > 1:
        message = f"the tables must cover the same years; got {lengths}: use extend to fill up the shorter ones"
        raise ShapeError(message)
    added: dict[Any, tuple[Any, ...]] = {}
    for table in read:
        for key, flows in table.items():
            added[key] = _both(added[key], flows) if key in added else flows
    return added


def _both(one: tuple[Any, ...], other: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple([x + y for x, y in zip(one, other, strict=True)])


@_numbers.checked
def scale(table: Mapping[Key, Iterable[N | int]], factor: N | int) -> dict[Key, tuple[N, ...]]:
    """The table with every amount multiplied by one factor.

    `table` is kr by actor and year; `factor` any number: persons, a unit, or -1 to turn gains into costs.

    Arithmetic.

    >>> scale({"Kommun": (100, 200)}, 3)
    {'Kommun': (300, 600)}

    Raises ShapeError for rows of different length.
    """
    return {key: tuple(factor * flow for flow in flows) for key, flows in _numbers.rows("table", table).items()}


@_numbers.checked
def roll_up(table: Mapping[Key, Iterable[N | int]], parents: Mapping[Key, Key | None]) -> dict[Key, tuple[N, ...]]:
    """The table with every parent's account = its own + its children's, to any depth.

    `table` is kr by actor and year; `parents` says of each actor which one it is part of ({"Socialnämnden": "Kommun"}),
    None or no entry for nothing.
    A row that the table lacks counts as nothing; a parent that lacks one of its own gets one after the others. Children
    stay as they are, so the answer must not be totalled.

    Arithmetic.

    >>> roll_up({"Socialnämnden": (120, 570), "Kommun": (10, 10)}, {"Socialnämnden": "Kommun"})
    {'Socialnämnden': (120, 570), 'Kommun': (130, 580)}

    Raises ShapeError where an actor is, by way of others, part of itself.
    """
    own = _numbers.rows("table", table)
    if not hasattr(parents, "items"):
        got = _numbers.shown(parents)
        message = f"parents must be a mapping such as {{'Socialnämnden': 'Kommun'}}; got {got}: give a dict"
        raise ShapeError(message)
    rolled = dict(own)
    for actor, flows in own.items():
        for ancestor in _ancestors(actor, parents):
            rolled[ancestor] = _both(rolled[ancestor], flows) if ancestor in rolled else flows
    return rolled


def _ancestors(actor: Any, parents: Mapping[Any, Any]) -> list[Any]:
    line = {actor: None}
    while parents.get(actor) is not None:
        actor = parents[actor]
        if actor in line:
            way = " -> ".join(map(repr, (*line, actor)))
            message = f"parents must not make an actor part of itself; got {way}: take one link away"
            raise ShapeError(message)
        line[actor] = None
    return list(line)[1:]


@_numbers.checked
def transfer(
    table: Mapping[Key, Iterable[N | int]], amounts: Iterable[N | int], *, payer: Key, payee: Key
) -> dict[Key, tuple[N, ...]]:
    """The table with amounts moved from one row to another (transferering): the total does not change.

    `table` is kr by actor and year; `amounts` kr per year that the payer loses and the payee gains; a negative one goes
    the other way. A row that the table lacks counts as nothing before.

    Arithmetic.

    >>> transfer({"Kommun": (0, 0), "Individ": (0, 0)}, (90, 45), payer="Individ", payee="Kommun")
    {'Kommun': (90, 45), 'Individ': (-90, -45)}

    Raises ShapeError where the years differ, RangeError where payer and payee are one.
    """
    if len({payer, payee}) == 1:
        message = f"payer and payee must be two rows; got {_numbers.shown(payer)} for both: leave the transfer out"
        raise RangeError(message)
    amounts = _numbers.vector("amounts", amounts)
    moved = charge(table, amounts, payer=payer)
    return {**moved, payee: _both(moved[payee], amounts) if payee in moved else amounts}


@_numbers.checked
def charge(
    table: Mapping[Key, Iterable[N | int]], amounts: Iterable[N | int], *, payer: Key
) -> dict[Key, tuple[N, ...]]:
    """The table with amounts taken from one row, the receiver standing outside the table: the total falls by them.

    `table` is kr by actor and year; `amounts` kr per year that the payer loses, negative where it is paid back. A row
    that the table lacks counts as nothing before.

    Arithmetic.

    >>> charge({"Kommun": (900, 1350)}, (780, 780), payer="Kommun")
    {'Kommun': (120, 570)}

    Raises ShapeError where the years differ.
    """
    read, amounts = _numbers.rows("table", table), _numbers.vector("amounts", amounts)
    _numbers.same_length(table=next(iter(read.values())), amounts=amounts)
    before = read.get(payer, tuple(_numbers.nothing(amount) for amount in amounts))
    return {**read, payer: tuple(account - amount for account, amount in zip(before, amounts, strict=True))}
