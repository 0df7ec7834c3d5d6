"""Packs: named changes to a description, tried on it one after the other, and what each one changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from functools import partial
from typing import Any

import attrs
from attrs import field

from socioecon._table import Table, displayed
from socioecon.core import _numbers
from socioecon.core.errors import RangeError

from ._both import both
from ._display_packs import differences_table, packs_table
from ._fields import NOTE, TEXT, field_of, place, said
from ._kinds import kind_of
from ._stated import check_limits, finite_or_none, finite_where_numbers, fitted
from ._steps import Step, call, less, nothing, otherwise, plus
from ._values import Named, is_number, is_row, named, several
from ._words import told
from .amounts import Apportioned, Monthly, Rated, scaled
from .assumptions import Cashability, Factor
from .paths import is_several, parts_of, update
from .result import Result, run
from .scenario import Scenario


def _changes(instance: Any, attribute: Any, value: Any) -> None:
    for x in value:
        _numbers.instance(place(instance, attribute), x, Change, "write Change(path, ...)")


@attrs.frozen
class Change:
    """One change at a path: set it `to` a value, or `multiply` it, or `add` to it, held between `low` and `high`.

    A path with `*`, or `1:` for all from there on, changes every entry; where the first of these stands for items,
    actors or sources, only those whose fields are as `where` says; there may be none. Amounts are multiplied in their
    money, not in their months, rates and shares.

    >>> Change("discounting.rate", to=Fraction(5, 100)).path
    'discounting.rate'
    """

    path: str = field(**TEXT)
    to: Any = field(default=None, validator=finite_where_numbers)
    multiply: Any = field(default=None, validator=finite_or_none)
    add: Any = field(default=None, validator=finite_or_none)
    low: Any = field(default=None, validator=finite_or_none)
    high: Any = field(default=None, validator=finite_or_none)
    where: Mapping[str, Any] = field(factory=Named, **field_of({}, None, named))

    def __attrs_post_init__(self) -> None:
        stated = [how for how in ("to", "multiply", "add") if getattr(self, how) is not None]
        if len(stated) != 1:
            message = f"a change must state exactly one of to, multiply and add; got {stated} for {self.path!r}"
            raise RangeError(message)
        check_limits(self.path, self.to, self.low, self.high)
        if self.where and not any(is_several(part) for part in parts_of(self.path)):
            message = (
                f"where must choose among what * or 1: in the path stands for; got {_numbers.shown(self.path)}, "
                "which has none of them: leave it out"
            )
            raise RangeError(message)

    def made(self, old: Any, kind: Callable[[Any], Any]) -> Any:
        """What becomes of a value."""
        if self.to is not None:
            return self._stated("to", kind)
        if isinstance(old, Factor):
            return self.made(old.value, kind)
        if isinstance(old, Cashability):
            return self.made(old.share, kind)
        if is_row(old):
            return tuple([self.made(x, kind) for x in old])
        limited = self.multiply is None or (self.low, self.high) != (None, None)
        if not is_number(old) and (limited or not isinstance(old, (Monthly, Rated, Apportioned))):
            how = "to be added to" if self.multiply is None else f"to be multiplied{' within limits' * limited}"
            message = f"{self.path} must be a number {how}; got {_numbers.shown(old)}: set it, with to"
            raise RangeError(message)
        new = old + self._stated("add", kind) if self.multiply is None else scaled(old, self._stated("multiply", kind))
        if self.low is not None:
            new = _numbers.larger(new, self._stated("low", kind))
        return new if self.high is None else _numbers.smaller(new, self._stated("high", kind))

    def _stated(self, how: str, kind: Callable[[Any], Any]) -> Any:
        return fitted(f"{how} at {self.path}", getattr(self, how), kind)


@attrs.frozen
class Pack:
    """Changes under one name, and in words what they stand for.

    >>> Pack("effekt -10 %", (Change("additionality.attribution", multiply=Fraction(9, 10)),)).name
    'effekt -10 %'
    """

    name: str = field(**TEXT)
    changes: tuple[Change, ...] = field(default=(), **field_of({}, _changes, several))
    about: str = field(default="", **NOTE)

    def on(self, scenario: Scenario) -> Scenario:
        """The scenario with the changes made.

        Raises RangeError for a path at which there is nothing, and what `Scenario` raises for values that cannot be
        meant.
        """
        _numbers.instance("scenario", scenario, Scenario, "write Scenario(...)")
        kind = kind_of(scenario)
        for change in self.changes:
            made = partial(change.made, kind=kind)
            where = f"changes of Pack {_numbers.shown(self.name)}"
            scenario = said(where, partial(update, path=change.path, change=made, where=change.where), scenario)
        return scenario


#: What a controller asks first, one at a time.
STANDARD = (
    Pack("base", (), "as described"),
    Pack("rate 0 %", (Change("discounting.rate", to=0),), "later years count as much as the first"),
    Pack("rate 5 %", (Change("discounting.rate", to=Fraction(5, 100)),), "later years count less"),
    Pack(
        "effect -25 %",
        (Change("additionality.attribution", multiply=Fraction(3, 4)),),
        "a quarter less of what counts as additional is the intervention's own doing",
    ),
    Pack(
        "cost +20 %",
        (
            Change("costs.*.amounts.*", multiply=Fraction(6, 5)),
            Change("transfers.*.amount", multiply=Fraction(6, 5), where={"counts": "everyone"}),
            Change("taxes.*.base", multiply=Fraction(6, 5), where={"counts": "everyone"}),
            Change("employment.*.subsidy_share", multiply=Fraction(6, 5), high=1),
        ),
        "programme costs, transfers and taxes that are paid for everyone, and wage subsidies, up to the whole pay",
    ),
    Pack(
        "half the persistence",
        (Change("retention.1:", multiply=Fraction(1, 2)),),
        "half as many are still in work in every year after that of entry",
    ),
    Pack(
        "start 6 months later",
        (Change("first_year", add=Fraction(-1, 2), low=0),),
        "half a year less of the entry year is in work, or none of it where less than half a year was",
    ),
    Pack(
        "counterfactual +10 points",
        (Change("counterfactual.*", add=Fraction(1, 10), high=1),),
        "ten in a hundred more would be in work anyway, every year",
    ),
    Pack(
        "cost of public funds 30 %",
        (Change("cost_of_public_funds", to=Fraction(3, 10)),),
        "each krona of outlay of an actor marked public costs 1.30 in taxes, also when another such actor receives it",
    ),
)


@displayed
class PackResults(dict[str, Result]):
    """The results of a scenario under packs of changes, by name: a dict that can be read as a table."""

    def to_table(self, *, language: str = "sv", unit: str = "kr") -> Table:
        """The net present value of every perspective and of society under each pack, and when society breaks even.

        Raises RangeError for an unknown language or unit.
        """
        return packs_table(self, language=language, unit=unit)


def run_packs(scenario: Scenario, packs: Iterable[Pack] = STANDARD) -> PackResults:
    """The result of a scenario under each pack, by name.

    >>> from .assumptions import Discounting
    >>> from .items import Effect
    >>> scenario = Scenario(
    ...     "En person", years=2, intake=(1, 0), retention=(1, 1), discounting=Discounting(0, "advance", "real"),
    ...     effects=[Effect("Vård", kind="resource", amounts={"Region": 100})],
    ... )
    >>> {name: int(result.society.net_present_value) for name, result in run_packs(scenario).items()}["effect -25 %"]
    150
    """
    chosen = said("packs", several, packs)
    for pack in chosen:
        _numbers.instance("packs", pack, Pack, "write Pack(name, changes)")
    names = [pack.name for pack in chosen]
    for name in names:
        if names.count(name) > 1:
            message = f"packs must have names of their own; got {_numbers.shown(name)} twice: tell them apart"
            raise RangeError(message)
    return PackResults({pack.name: run(pack.on(scenario)) for pack in chosen})


@displayed
class Differences(dict[str, dict[str, Any]]):
    """What one result has more than another, in kr of present value: {item: {actor: kr}}, and how it came about."""

    def __init__(self, steps: Mapping[tuple[str, str], Step]) -> None:
        super().__init__()
        self.steps = dict(steps)
        for (item, actor), step in steps.items():
            self.setdefault(item, {})[actor] = step.value

    def __reduce__(self) -> tuple[Any, ...]:
        """Made again from its steps."""
        return Differences, (self.steps,)

    def to_table(self, *, language: str = "sv", unit: str = "kr") -> Table:
        """Items as rows, actors as columns, with their sums.

        Raises RangeError for an unknown language or unit.
        """
        return differences_table(self, language=language, unit=unit)

    def step(self, *, item: str | None = None, actor: str | None = None) -> Step:
        """The step of one difference, or of the sum of an item's, of an actor's, or of all.

        Raises RangeError for an item or actor that does not differ.
        """
        steps = [x for key, x in self.steps.items() if item in {None, key[0]} and actor in {None, key[1]}]
        if not steps and (item, actor) != (None, None):
            known = [f"{item} / {actor}" for item, actor in self.steps] or "nothing"
            message = (
                f"item and actor must be of what differs, {known}; "
                f"got {_numbers.shown(item)} and {_numbers.shown(actor)}: choose among these"
            )
            raise RangeError(message)
        if len(steps) == 1:
            return steps[0]
        return call(both("differences", "skillnader"), "kr", plus, *steps) if steps else _NOTHING


def differences(first: Result, second: Result) -> Differences:
    """What the second result has more than the first, item by item and actor by actor, in kr of present value.

    Items and actors that only one of the two has count as nothing in the other; what does not differ is left out. The
    sum of all is the difference between the two societies' net present values.

    >>> from .assumptions import Discounting
    >>> from .explain import explain
    >>> from .items import Cost
    >>> plain = Discounting(0, "advance", "real")
    >>> dear = Scenario(
    ...     "Kurs", years=1, intake=(1,), retention=(1,), discounting=plain, costs=[Cost("Lokal", {"A": 50})]
    ... )
    >>> cheap = attrs.evolve(dear, costs=[Cost("Lokal", {"A": 30})])
    >>> saved = differences(run(dear), run(cheap))
    >>> saved
    {'Lokal': {'A': 20}}
    >>> [x for x in explain(saved, item="Lokal", actor="A").inputs().items() if "costs" in x[0]]
    [('second: costs.Lokal.amounts.A', 30), ('first: costs.Lokal.amounts.A', 50)]
    """
    for name, result in (("first", first), ("second", second)):
        _numbers.instance(name, result, Result, "give what run(scenario) answers with")
    before, after = _worth(first), _worth(second)
    steps: dict[tuple[str, str], Step] = {}
    for key in dict.fromkeys((*before, *after)):
        ours, theirs = before.get(key, _NOTHING), after.get(key, _NOTHING)
        if theirs.value != ours.value:
            label = both("more of {}, {}", "mer av {}, {}", *map(told, key))
            steps[key] = call(label, "kr", less, otherwise(_SECOND, theirs), otherwise(_FIRST, ours))
    return Differences(steps)


_NOTHING = call(both("nothing", "ingenting"), "kr", nothing)
_FIRST, _SECOND = both("first", "det första"), both("second", "det andra")


def _worth(result: Result) -> dict[tuple[str, str], Step]:
    return {
        (item, name): account.step("net_present_value", item=item)
        for name, account in result.own.items()
        for item in account.items
    }
