"""What a function of named inputs answers with, read and checked: gains, as a table or as terms, and costs.

`function(**inputs) -> gains, costs`. Gains are a table {actor: flows}, or a list of terms (amounts, profile), the very
arguments of `spread` not yet multiplied out. Costs are as in `break_even_by_actor`: one cost that each row in turn
would bear alone (an amount at the start, or one per year), or {actor: costs}.
"""

from __future__ import annotations

import threading
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from socioecon.core import _numbers
from socioecon.core.errors import RangeError, ShapeError
from socioecon.core.flows import add, spread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    Function = Callable[..., Any]
    Rows = dict[str, tuple[Any, ...]]

TOTAL = "total"
_numbers.flags = threading.local()


class Answer(NamedTuple):
    """Gains and costs as read. Costs are tuples: one amount at the start, or one per year."""

    years: int
    terms: tuple[tuple[dict[Any, Any], tuple[Any, ...]], ...]  # () where the gains came as a table
    table: dict[Any, tuple[Any, ...]]  # {} where they came as terms
    cost: tuple[Any, ...]  # that each row would bear alone; () where each bears its own
    borne: dict[Any, tuple[Any, ...]]

    def actors(self) -> tuple[Any, ...]:
        """Everyone named in gains or costs, in order."""
        named = [amounts for amounts, _ in self.terms] or [self.table]
        return tuple(dict.fromkeys(key for mapping in (*named, self.borne) for key in mapping))

    def costs_of(self, members: tuple[Any, ...]) -> tuple[Any, ...]:
        """What some actors bear together: one amount at the start, or one per year."""
        if self.cost:
            return self.cost
        costs: tuple[Any, ...] = (0,)
        for actor in members:
            own = self.borne.get(actor, (0,))
            longest = max(len(costs), len(own))
            costs = tuple(
                (costs[year] if year < len(costs) else 0) + (own[year] if year < len(own) else 0)
                for year in range(longest)
            )
        return costs


def call(function: Function, values: Mapping[str, Any]) -> Answer:
    """The function's answer to some inputs, read and checked."""
    try:
        with np.errstate(all="ignore"):  # what is not finite is refused, wherever it shows
            return _read(function(**values))
    except ArithmeticError as error:
        raise _unanswered(values, error) from error


def _unanswered(values: Mapping[str, Any], error: ArithmeticError) -> RangeError:
    given = ", ".join(f"{name}={_numbers.shown(x)}" for name, x in values.items())
    return RangeError(
        "the function must answer to every input with finite numbers; "
        f"to {given} it raised {error!r}: mend the function, or use a larger unit (tkr)"
    )


def call_watched(function: Function, values: Mapping[str, Any]) -> Answer:
    """The same for finite arrays, without the core's look at each array of its results whether it is finite.

    The flags that NumPy raises tell as much: where none was, no operation made what is not finite out of what is. Where
    one was, or the function failed, it is asked again, and the core looks. What a function has made without a flag, as
    a constant or under `errstate`, is refused where the core takes it as an argument, or in the net gain.
    """
    raised: list[str] = []

    def note(kind: str, _flag: int) -> None:
        raised.append(kind)

    answer: Answer | None = None
    _numbers.flags.watched = True
    try:
        with np.errstate(over="call", divide="call", invalid="call", call=note):
            answer = _read(function(**values))
    except Exception:  # noqa: BLE001 - asked again, it fails again, and says why
        raised.append("failed")
    finally:
        _numbers.flags.watched = False
    return call(function, values) if answer is None or raised else answer


def _read(answer: Any) -> Answer:
    if answer.__class__ is not tuple or len(answer) != 2:
        message = f"the function must answer with a tuple (gains, costs); got {_numbers.shown(answer)}: return both"
        raise ShapeError(message)
    gains, costs = answer
    terms: tuple[Any, ...] = ()
    table: dict[Any, tuple[Any, ...]] = {}
    if hasattr(gains, "items"):
        table = _numbers.rows("gains", gains)
        years = len(next(iter(table.values())))
    else:
        terms = _terms(gains)
        years = len(terms[0][1])
    for row in (*table.values(), *(part for amounts, profile in terms for part in (amounts.values(), profile))):
        _unmasked(row)
    if hasattr(costs, "items"):
        borne = {actor: _cost(_numbers.at("costs", actor), cost, years) for actor, cost in costs.items()}
        return Answer(years, terms, table, (), borne)
    return Answer(years, terms, table, _cost("costs", costs, years), {})


def _terms(gains: Any) -> tuple[Any, ...]:
    try:
        pairs = [(amounts, profile) for amounts, profile in gains]
    except (TypeError, ValueError):
        message = (
            "gains must be a table {actor: flows} or a list of terms (amounts, profile); "
            f"got {_numbers.shown(gains)}: a single term goes in a list too"
        )
        raise ShapeError(message) from None
    if not pairs:
        message = "gains must hold at least one term; got none: return [(amounts, profile)]"
        raise ShapeError(message)
    terms = tuple(
        (dict(_numbers.mapping("amounts", amounts)), _numbers.vector("profile", profile)) for amounts, profile in pairs
    )
    lengths = [len(profile) for _, profile in terms]
    if len(set(lengths)) > 1:
        message = f"the profiles of all terms must cover the same years; got {lengths}: use extend"
        raise ShapeError(message)
    return terms


def _unmasked(row: Iterable[Any]) -> None:
    """Refuse masked arrays: what is masked would be counted with what lies under the mask."""
    for x in row:
        if hasattr(x, "filled"):
            _numbers.check_finite(gains=x)


def _cost(name: str, cost: Any, years: int) -> tuple[Any, ...]:
    costs = _numbers.vector(name, cost) if _numbers.per_year(cost) else (cost,)
    _unmasked(costs)
    for x in costs:
        if not (hasattr(x, "as_integer_ratio") or hasattr(x, "numerator") or hasattr(x, "ndim")):
            message = (
                f"{name} must be numbers or arrays of them; got {_numbers.shown(x)}: answer 0 where nothing is paid"
            )
            raise TypeError(message)
    if _numbers.per_year(cost) and len(costs) != years:
        message = (
            f"{name} must be one amount at the start or exactly one per year, {years} here; "
            f"got {len(costs)}: use extend"
        )
        raise ShapeError(message)
    if _numbers.per_year(cost):
        _numbers.check_none_negative(**{name: costs})
    else:
        _numbers.check_not_negative(**{name: cost})
    return costs


def names(place: str, value: Any) -> tuple[Any, ...]:
    """Some names, of actors or inputs; a string is one name and no tuple of them."""
    listed = several(place, value)
    try:
        different = len(set(listed)) == len(listed) > 0
    except TypeError:  # what does not hash is no name
        different = False
    if not different:
        message = f"{place} must hold one or more different names; got {_numbers.shown(value)}: name each once"
        raise ShapeError(message)
    return listed


def several(place: str, value: Any) -> tuple[Any, ...]:
    """A tuple or a list as a tuple, or whatever else has an order; a string is one thing."""
    if isinstance(value, str | bytes | dict | set | frozenset) or not hasattr(value, "__iter__"):
        message = f"{place} must be a tuple or a list; got {_numbers.shown(value)}: put a single one in a tuple, (x,)"
        raise ShapeError(message)
    return tuple(value)


def sets_of_actors(perspectives: Any) -> dict[str, tuple[Any, ...]]:
    """The perspectives as a dict of tuples; none is allowed."""
    if perspectives is None:
        return {}
    return {
        name: names(_numbers.at("perspectives", name), members)
        for name, members in changes("perspectives", perspectives)
    }


def changes(place: str, value: Any) -> list[tuple[Any, Any]]:
    """What a mapping holds, which may be nothing."""
    if not hasattr(value, "items"):
        message = f"{place} must be a mapping {{name: ...}}; got {_numbers.shown(value)}: give a dict"
        raise ShapeError(message)
    return list(value.items())


def rows_of(answer: Answer, perspectives: Mapping[Any, tuple[Any, ...]]) -> Rows:
    """The rows of the accounts and who stands in each: the total, the perspectives, every actor."""
    actors = answer.actors()
    rows: Rows = {TOTAL: actors}
    for name, together in perspectives.items():
        if any(actor not in actors for actor in together):
            message = (
                f"{_numbers.at('perspectives', name)} must name actors; got {_numbers.listed(together)}: "
                f"the actors are {_numbers.listed(actors)}"
            )
            raise ShapeError(message)
        rows[name] = together
    names = [*rows, *actors]
    if len(set(names)) < len(names) or TOTAL in perspectives:
        message = (
            f"total, perspectives and actors must all have different names; got {_numbers.listed(names)}: rename one"
        )
        raise ShapeError(message)
    return {**rows, **{actor: (actor,) for actor in actors}}


def floats(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """The inputs, Decimals and Fractions as floats: they go together with draws."""
    return {name: as_float(_numbers.at("inputs", name), x) for name, x in inputs.items()}


def as_float(place: str, x: Any) -> Any:
    """A Decimal or a Fraction as a float; ints stay what they are."""
    if not isinstance(x, Decimal | Fraction):
        return x
    try:
        _numbers.check_finite(**{place: float(x)})
    except (OverflowError, RangeError):
        message = f"{place} must fit a float; got {_numbers.shown(x)}: use a larger unit (tkr)"
        raise RangeError(message) from None
    return float(x)


# ------------------------------------------------------------------------------------------- one number at a time


def tabulate(answer: Answer) -> dict[Any, tuple[Any, ...]]:
    """The gains as a table, every actor in it."""
    gains = answer.table or add(*(spread(amounts, profile) for amounts, profile in answer.terms))
    nothing = (0,) * answer.years
    return {actor: gains.get(actor, nothing) for actor in answer.actors()}


def net_gains(function: Function, values: Mapping[str, Any], perspectives: Mapping[str, Any]) -> dict[str, Any]:
    """The net gain over the horizon of every row, for one set of plain numbers, in their own kind."""
    answer = call(function, values)
    table = tabulate(answer)
    net: dict[str, Any] = {}
    for row, members in rows_of(answer, perspectives).items():
        gains: Any = 0
        try:
            for actor in members:
                for flow in table[actor]:
                    gains = gains + flow
            for cost in answer.costs_of(members):
                gains = gains - cost
        except ArithmeticError as error:
            raise _unanswered(values, error) from error
        if not _numbers.finite(gains):
            message = (
                f"the net gain of {_numbers.shown(row)} must be finite; "
                f"got {_numbers.shown(gains)} with {_numbers.shown(dict(values))}: look at the function"
            )
            raise RangeError(message)
        net[row] = gains
    return net
