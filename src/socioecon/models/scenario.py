"""An intervention, described once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import attrs
from attrs import field

from socioecon.core import _numbers
from socioecon.core.errors import ShapeError

from ._consistency import actors_named, check
from ._fields import (
    COUNTS_BY_NAME,
    LEVELS_BY_NAME,
    LONGEST,
    NOT_NEGATIVE,
    PERSONS_BY_YEAR,
    SHARE,
    SHARE_OR_BY_YEAR,
    SHARES_BY_YEAR,
    TEXT,
    TEXTS,
    Number,
    field_of,
    optional,
    place,
    ref,
    table,
    whole,
)
from ._values import Named, is_row, mapped, named, several
from .assumptions import Actor, Additionality, Discounting, Source
from .employment import Employment
from .items import Cost, Effect, Tax, Transfer

if TYPE_CHECKING:
    from .paths import ScenarioFunction
    from .result import Result


def _perspectives(value: Any) -> Named[tuple[str, ...]]:
    return Named({name: several(members) for name, members in named(value).items()})


def _year(x: Any) -> int:
    """A year as a file ("2014") or code (2014) names it."""
    if not isinstance(x, str):
        x = _numbers.scalar("a year of index", x)
    year = int(x)
    if not isinstance(x, str) and year != x:
        raise ValueError
    return year


def _index(value: Any) -> Named[Number]:
    try:
        stated: Mapping[Any, Number] = mapped(value)
        levels: Named[Number] = Named({_year(year): level for year, level in stated.items()})  # type: ignore[misc]  # years, not names
    except (TypeError, ValueError, OverflowError):
        message = (
            f"index must have a level for each year, {{2014: ..., 2024: ...}}; "
            f"got {_numbers.shown(value)}: name years alone"
        )
        raise ShapeError(message) from None
    if len(levels) < len(stated):
        message = f"index must have one level for each year; got two of one in {_numbers.shown(value)}: take one away"
        raise ShapeError(message)
    return levels


def _is(kind: type) -> Any:
    def check(instance: Any, attribute: Any, value: Any) -> None:
        _check_kind(instance, attribute, value, kind, f"be {kind.__name__}")

    return check


def _each(kind: type) -> Any:
    def check(instance: Any, attribute: Any, value: Any) -> None:
        for x in value if is_row(value) else value.values():
            _check_kind(instance, attribute, x, kind, f"hold {kind.__name__} alone")

    return check


def _check_kind(instance: Any, attribute: Any, x: Any, kind: type, wanted: str) -> None:
    if not isinstance(x, kind):
        where = place(instance, attribute)
        message = f"{where} must {wanted}; got {_numbers.shown(x)}: write {kind.__name__}(...)"
        raise ShapeError(message)


def _listed(kind: type) -> dict[str, Any]:
    return field_of({"type": "array", "items": ref(kind.__name__)}, _each(kind), several)


def _by_name(kind: type) -> dict[str, Any]:
    return field_of(table(ref(kind.__name__)), _each(kind), named)


def _nobody(scenario: Scenario) -> tuple[int, ...]:
    return (0,) * _years(scenario)


def _everybody(scenario: Scenario) -> tuple[int, ...]:
    return (1,) * _years(scenario)


def _years(scenario: Scenario) -> int:
    """The years, before they are checked: a number that is refused in a moment must not fill the memory first."""
    years: Any = scenario.years
    return min(years, LONGEST) if isinstance(years, int) else LONGEST


_LEVELS: dict[str, Any] = {
    **LEVELS_BY_NAME,
    "converter": _index,
    "metadata": {"schema": {**LEVELS_BY_NAME["metadata"]["schema"], "propertyNames": {"pattern": "^[0-9]{4}$"}}},
}


@attrs.frozen
class Scenario:
    """An intervention (insats): who enters, who is in work with and without it, what that changes, and for whom.

    `years` is the horizon; `intake` the persons who enter each year; `retention` the mean share of the ORIGINAL cohort
    in work over each year since entry; `discounting` a `Discounting`. `price_year` is the year whose prices all amounts
    are in, None where no year is stated; `index` the level of a price index by year, for items of another price year.

    `first_year` is the share of the entry year in work, `start_delay` whole years before work starts; `counterfactual`
    the share of a comparison group in work by year since entry, `survival` the share that neither died nor moved away,
    `additionality` what of the effect is added. `working_time` is the share of full time (tjänstgöringsgrad) of those
    in work, of the comparison group too, one number or by year since entry: amounts per person-year are those of
    full-time work and count times it; amounts per "person in work", per entrant and per year do not. `actors`,
    `perspectives` (named sets of actors) and the items: `effects`, `transfers`, `taxes`, `costs`, `employment`.
    `outcomes` are counts to state the cost per; `target_group` the persons that there are to reach at a time, with
    `stay`, the mean years that each takes part; `cost_of_public_funds` what a krona of tax costs above itself, on every
    outlay of public actors, also one that another public actor receives; `unpriced` what is known and has no price;
    `sources` by name: an item that names none rests on the only one there is.

    >>> from decimal import Decimal
    >>> scenario = Scenario(
    ...     "En person", years=2, intake=(1, 0), retention=(1, Decimal("0.5")),
    ...     discounting=Discounting(0, timing="advance", terms="real"),
    ...     effects=[Effect("Undviken kostnad", kind="resource", amounts={"Kommun": 100_000})],
    ... )
    >>> scenario.run().actors["Kommun"].nominal.net
    (Decimal('100000'), Decimal('50000.0'))

    Raises ShapeError (with every fault at once in `.faults`) for lengths that differ and names that stand for nothing,
    RangeError for shares outside 0 to 1 and other numbers that cannot be meant.
    """

    name: str = field(**TEXT)
    years: int = field(**whole(1, LONGEST))
    intake: Sequence[Number] = field(**PERSONS_BY_YEAR)
    retention: Sequence[Number] = field(**SHARES_BY_YEAR)
    discounting: Discounting = field(**field_of(ref("Discounting"), _is(Discounting)))
    price_year: int | None = field(default=None, **optional(whole(1800, 2200)))
    index: Mapping[int, Number] = field(default=attrs.Factory(dict[int, Number]), **_LEVELS)
    first_year: Number = field(default=1, **SHARE)
    start_delay: int = field(default=0, **whole(0, LONGEST))
    working_time: Number | Sequence[Number] = field(default=1, **SHARE_OR_BY_YEAR)
    counterfactual: Sequence[Number] = field(default=attrs.Factory(_nobody, takes_self=True), **SHARES_BY_YEAR)
    survival: Sequence[Number] = field(default=attrs.Factory(_everybody, takes_self=True), **SHARES_BY_YEAR)
    additionality: Additionality = field(factory=Additionality, **field_of(ref("Additionality"), _is(Additionality)))
    actors: Mapping[str, Actor] = field(factory=Named, **_by_name(Actor))
    perspectives: Mapping[str, Sequence[str]] = field(
        factory=Named, **field_of(table({"type": "array", "items": {"type": "string"}}), None, _perspectives)
    )
    effects: Sequence[Effect] = field(default=(), **_listed(Effect))
    transfers: Sequence[Transfer] = field(default=(), **_listed(Transfer))
    taxes: Sequence[Tax] = field(default=(), **_listed(Tax))
    costs: Sequence[Cost] = field(default=(), **_listed(Cost))
    employment: Sequence[Employment] = field(default=(), **_listed(Employment))
    outcomes: Mapping[str, Number] = field(factory=Named, **COUNTS_BY_NAME)
    target_group: Number | None = field(default=None, **optional(NOT_NEGATIVE))
    stay: Number | None = field(default=None, **optional(NOT_NEGATIVE))
    cost_of_public_funds: Number = field(default=0, **NOT_NEGATIVE)
    unpriced: Sequence[str] = field(default=(), **TEXTS)
    sources: Mapping[str, Source] = field(factory=Named, **_by_name(Source))

    def __attrs_post_init__(self) -> None:
        check(self)

    @property
    def everyone(self) -> Mapping[str, Actor]:
        """All actors: those named among the actors, and those that only an item names."""
        return {**self.actors, **{name: Actor() for name in actors_named(self) if name not in self.actors}}

    def run(self) -> Result:
        """The accounts by item, actor and year: the same as `run(scenario)`."""
        from .result import run  # noqa: PLC0415  # the result knows the scenario, not the other way round

        return run(self)

    def function(
        self, paths: Mapping[str, str] | Iterable[str], *, kind: Callable[[Any], Any] | None = float
    ) -> ScenarioFunction:
        """A picklable function of the inputs at some paths, for `socioecon.uncertainty`.

        `paths` are paths, or {name: path}; `kind` the kind of number that all other inputs are turned into, None to
        leave them as they are. The function answers in terms, discounted, and costs by actor. The cost of public funds
        is a cost of its own there, "Kostnad för offentliga medel": a simulation's perspective bears it where it names
        it, as the `members` of a result's perspective do.

        >>> scenario = Scenario(
        ...     "En person", years=2, intake=(1, 0), retention=(1, 1),
        ...     discounting=Discounting(0, timing="advance", terms="real"),
        ...     effects=[Effect("Vård", kind="resource", amounts={"Region": 100})],
        ...     costs=[Cost("Kurs", {"Kommun": 50})],
        ... )
        >>> gain = scenario.function({"vård": 'effects."Vård".amounts.Region'})
        >>> gain(vård=30.0)
        ([({'Region': 30.0}, (1.0, 1.0))], {'Kommun': (50.0, 0.0)})
        """
        from ._kinds import described  # noqa: PLC0415  # it reads scenarios
        from .paths import ScenarioFunction  # noqa: PLC0415  # loaded only when used

        given: Any = paths
        if isinstance(given, str):
            message = f"paths must be several, or a mapping of names to them; got {_numbers.shown(given)}: write [path]"
            raise ShapeError(message)
        named_paths: Any = given if isinstance(paths, Mapping) else {path: path for path in given}
        return ScenarioFunction(described(self, kind), Named(named_paths))
