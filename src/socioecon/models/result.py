"""What comes back: every account, and what follows from them together."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

import attrs

from socioecon._table import Table, Tables, displayed
from socioecon.core import _numbers
from socioecon.core.errors import RangeError

from ._consistency import COUNTED, nearest
from ._display import budget_table, result_table, result_tables
from ._display_findings import findings_in_short
from ._kept_apart import BUDGET, sum_of
from ._steps import Step, given
from ._values import is_among
from ._words import COUNTS, PUBLIC_FUNDS, SOCIETY, is_called_society
from .accounts import Account, Book, lines_of
from .assumptions import Additionality
from .profiles import Profiles, works_full_time
from .scenario import Scenario
from .terms import compiled, is_public

if TYPE_CHECKING:
    from .findings import Findings


@displayed
@attrs.frozen
class Budget:
    """What becomes of avoided costs and other gains, and how the costs are paid, in kr by year.

    Of the gains other than production, `cashable` becomes money, `released` is capacity that others use, and of the
    rest it is `unstated`: the three add up to them. What is paid out with being in work, such as pay, is a negative
    gain here as in the accounts. `paid` are costs in money, `in_kind` those within existing posts; the cost of public
    funds, a loss to society in nobody's budget, is neither.
    """

    cashable: tuple[Any, ...]
    released: tuple[Any, ...]
    unstated: tuple[Any, ...]
    paid: tuple[Any, ...]
    in_kind: tuple[Any, ...]

    def to_table(self, *, language: str = "sv", unit: str = "kr") -> Table:
        """The five rows by year, with the sums of the gains other than production and of the costs (negative).

        Raises RangeError for an unknown language or unit.
        """
        return budget_table(self, language=language, unit=unit)


@displayed
@attrs.frozen(eq=False)
class Result:
    """The accounts of a scenario.

    `own` holds each actor's own account, `actors` each one's with those of its children; `perspectives` those of the
    named sets, and `society` that of all together.
    """

    scenario: Scenario
    book: Book = attrs.field(repr=False)

    @cached_property
    def own(self) -> Mapping[str, Account]:
        """Each actor's own account."""
        return {name: Account(name, frozenset({name}), self.book) for name in self._names}

    @cached_property
    def actors(self) -> Mapping[str, Account]:
        """Each actor's account with its children's."""
        return {name: Account(name, self._with_children({name}), self.book) for name in self._names}

    @cached_property
    def perspectives(self) -> Mapping[str, Account]:
        """The account of each perspective."""
        named = self.scenario.perspectives.items()
        return {name: Account(name, self._shared_by(name, set(members)), self.book) for name, members in named}

    @cached_property
    def society(self) -> Account:
        """The account of all actors together: it is closed."""
        return Account(SOCIETY, frozenset(self._names), self.book)

    def __getitem__(self, name: str) -> Account:
        """The account of an actor or perspective."""
        accounts = {**self.actors, **self.perspectives}
        if not is_among(name, accounts):
            do = nearest(name, accounts) or "name one of them"
            message = (
                f"name must be an actor or a perspective, one of {list(accounts)}; got {_numbers.shown(name)}: {do}"
            )
            raise RangeError(message)
        return accounts[name]

    def table(self, *, discounted: bool = False) -> dict[str, tuple[Any, ...]]:
        """Each actor's own net in kr by year: a table, whose total is society's net."""
        return {name: account.step("net", discounted=discounted).value for name, account in self.own.items()}

    @cached_property
    def parents(self) -> dict[str, str]:
        """Which actor each one is part of."""
        return {name: actor.part_of for name, actor in self.scenario.everyone.items() if actor.part_of}

    @cached_property
    def _names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.scenario.everyone, *(line.actor for line in self.book.lines))))

    def _with_children(self, members: set[str]) -> frozenset[str]:
        found = set(members)
        while more := {child for child, parent in self.parents.items() if parent in found} - found:
            found |= more
        return frozenset(found)

    def _shared_by(self, name: str, members: set[str]) -> frozenset[str]:
        """The members with their children; to all who gain or pay falls the cost of public funds too, if no budget."""
        found, with_lines = self._with_children(members), {line.actor for line in self.book.lines}
        is_budget = all(is_public(self.scenario, actor) for actor in found) and not is_called_society(name)
        return found if is_budget or not found >= with_lines - {PUBLIC_FUNDS} else found | with_lines

    def is_closed(self, account: Account) -> bool:
        """Whether no transfer has a party outside the account."""
        _check(account)
        return all(account.members.issuperset(line.term.parties) for line in self.book.lines)

    # ------------------------------------------------------------------------------------------------- to be looked at

    def to_table(
        self, *, language: str = "sv", unit: str = "kr", discounted: bool = False, accumulated: bool = False
    ) -> Table:
        """The net of every actor and perspective by year, its present value, and when it breaks even.

        Actors are rows, with those that are part of them below them; the last row is all of them together. The flows
        are as they fall, or `discounted`, and by year, or `accumulated`. In Swedish ("sv") or English ("en"), money
        shown in kr, tkr, Mkr or mdkr.

        >>> from .assumptions import Discounting
        >>> from .items import Cost, Effect
        >>> print(run(Scenario(
        ...     "En person", years=2, intake=(1, 0), retention=(1, 0), discounting=Discounting(0, "advance", "real"),
        ...     effects=[Effect("Vård", kind="resource", amounts={"Region": 300})],
        ...     costs=[Cost("Kurs", {"Kommun": 90})],
        ... )).to_table())
        En person ... netto per aktör och år (kr)
        Aktör         År 1  År 2  Nettonuvärde  Break-even
        ──────────────────────────────────────────────────
        Region         300     0           300        år 1
        Kommun...
        ──────────────────────────────────────────────────
        Alla aktörer   210     0           210        år 1
        Nettonuvärde vid början av år 1: 0...% kalkylränta, flöden i början av varje år, fasta priser.

        Raises RangeError for an unknown language or unit.
        """
        made = result_table(self, language=language, unit=unit, discounted=discounted, accumulated=accumulated)
        return made.with_notes(*findings_in_short(self.findings, language))

    def to_tables(self, *, language: str = "sv", unit: str = "kr") -> Tables:
        """All there is to see: the net by year, gains, costs and key figures of every actor, and the findings.

        Raises RangeError for an unknown language or unit.
        """
        return result_tables(self, language=language, unit=unit)

    def __str__(self) -> str:
        by_year, key_figures, *_ = self.to_tables()
        return f"{by_year}\n\n{key_figures}\n\n{self.findings}"

    # ------------------------------------------------------------------------------------------------- what it is worth

    @property
    def outcomes(self) -> dict[str, Any]:
        """The counts to state costs per: entrants, person-years, those that are additional, and the scenario's own.

        Person-years count persons in work; where they do not work full time, full-time equivalents as well.
        """
        return {name: step.value for name, step in self.book.outcomes.items()}

    def step(self, measure: str) -> Step:
        """The step of a number of the whole result: one of its `outcomes`, by name, or "social_gain"."""
        known = {**self.book.outcomes, "social_gain": self.society.step("social_gain")}
        if not is_among(measure, known):
            do = nearest(measure, known) or "ask an account for its own, such as result.society"
            message = f"measure of a result must be one of {list(known)}; got {_numbers.shown(measure)}: {do}"
            raise RangeError(message)
        return known[measure]

    @property
    def social_gain(self) -> Any:
        """The present value to society of resources and production, in kr; what is mixed stands in `by_kind`."""
        return self.society.step("social_gain").value

    def by_kind(self, account: Account) -> dict[str, Any]:
        """The net present value of an account by kind: resource, production, transfer, mixed."""
        _check(account)
        kinds = dict.fromkeys(line.term.kind for line in account.lines)
        return {kind: account.step(kind).value for kind in kinds}

    def by_evidence(self, account: Account) -> dict[str, Any]:
        """The share of an account's gains that rests on each grade of evidence, weakest link first; they add up to 1.

        A gain rests on the weakest of its own source and, where only what is additional counts, of the factors of
        additionality. "not stated" is a grade of its own. An empty answer: nothing is gained.
        """
        _check(account)
        return dict(account.step("by_evidence").value)

    def budget(self, account: Account) -> Budget:
        """What becomes of the costs that an account avoids: money in the budget, or capacity that others use.

        Where an item states no cashable share, what is avoided against a forecast releases no money.
        """
        _check(account)
        return Budget(*[account.step(part).value for part in BUDGET])

    @cached_property
    def gross(self) -> Result:
        """The same without additionality: as if nothing would have come about anyway."""
        nobody = (0,) * self.scenario.years
        return run(attrs.evolve(self.scenario, counterfactual=nobody, additionality=Additionality()))

    @cached_property
    def findings(self) -> Findings:
        """What a reader should know before using the figures, each with an amount and a remedy."""
        from .findings import findings_of  # noqa: PLC0415  # findings read results, and run scenarios of their own

        return findings_of(self)


def _check(account: Any) -> None:
    _numbers.instance("account", account, Account, "give result.society, or result[name]")


def run(scenario: Scenario) -> Result:
    """The accounts of a scenario, by item, actor and year.

    >>> from .assumptions import Discounting
    >>> from .items import Cost, Effect
    >>> result = run(Scenario(
    ...     "En person", years=3, intake=(1, 0, 0), retention=(1, 1, 1),
    ...     discounting=Discounting(0, timing="advance", terms="real"),
    ...     effects=[Effect("Vård", kind="resource", amounts={"Region": 100})],
    ...     costs=[Cost("Kurs", {"Kommun": 250})],
    ... ))
    >>> result.society.nominal.cumulative, result.society.break_even_year
    ((-150, -50, 50), 3)
    >>> result.actors["Kommun"].break_even_year is None, result.actors["Region"].alone.break_even_year
    (True, 3)

    Raises what the core raises where amounts cannot be computed with: RangeError for results too large for their kind
    of number.
    """
    _numbers.instance("scenario", scenario, Scenario, "write Scenario(...)")
    profiles = Profiles(scenario)
    lines = lines_of(compiled(scenario, profiles))
    return Result(scenario, Book(scenario, lines, _outcomes(scenario, profiles)))


def _outcomes(scenario: Scenario, profiles: Profiles) -> dict[str, Step]:
    steps = [profiles.intake, profiles.person_years("everyone"), profiles.person_years("additional")]
    if not works_full_time(scenario):
        steps += [profiles.full_time_equivalents("everyone"), profiles.full_time_equivalents("additional")]
    counted = dict(zip(COUNTED, steps, strict=False))  # without full-time equivalents where they are the same
    own = {name: given(f"outcomes.{name}", count) for name, count in scenario.outcomes.items()}
    return {**{name: sum_of(COUNTS[name], step) for name, step in counted.items()}, **own}
