"""How many units there are of what, year by year: persons in work with and without the intervention, by cohort.

A profile is what the amounts of an item are multiplied by: person-years in work, entrants, or 1 for what comes every
year; with its additional part, its growth and lag, and at its value at the value date.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from socioecon.core.additionality import additional, additional_profile, drop_off
from socioecon.core.cohorts import cohort_flows, phase_in
from socioecon.core.discounting import discount
from socioecon.core.errors import RangeError
from socioecon.core.flows import shift
from socioecon.core.prices import grow, reprice

from ._both import both
from ._kinds import kind_of
from ._steps import Step, at_the_start, beginning, call, every_year, given, one, times, weigh
from ._values import is_plain, is_row
from .amounts import quoted
from .items import Cost, Effect, Tax, Transfer

if TYPE_CHECKING:
    from .scenario import Scenario


class Profiles:
    """The profiles of one scenario."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.years = scenario.years
        self.intake = given("intake", scenario.intake, "persons")
        self._made: dict[Any, dict[str, Any]] = {}
        worked = _worked(scenario)
        self.in_work = {
            "everyone": _surviving(scenario, worked),
            "additional": _surviving(scenario, _added(scenario, worked)),
        }
        # Persons, and the same at their working time: one and the same where all work full time.
        self.full_time = {counts: _at_working_time(scenario, share) for counts, share in self.in_work.items()}
        self.factor = _factor(scenario)
        self.discounts = not is_plain_rate(scenario.discounting.rate)

    @cached_property
    def _kind(self) -> Callable[[Any], Any]:
        return kind_of(self.scenario)

    def exact(self, x: Any) -> Any:
        """A number that is going to be divided: an int in the kind of the others, for among ints that gives a float."""
        try:
            return self._kind(x) if isinstance(x, int) else x
        except OverflowError:
            message = (
                "amounts and rates of a scenario with floats must fit a float; got an int beyond 1e308: write less"
            )
            raise RangeError(message) from None

    def source(self, item: Any) -> str:
        """Where the figures of an item stand, in words."""
        source = source_of(self.scenario, item)
        return "" if source is None else ", ".join(x for x in (source.title, source.place, source.evidence) if x)

    def person_years(self, counts: str) -> Step:
        """Person-years in work, of everyone or those that are additional, whatever their working time."""
        share = self.in_work[counts]
        more = both("person-years, additional", "additionell del")
        return self._years_of(both("person-years", "personår i arbete"), more, share, counts)

    def full_time_equivalents(self, counts: str) -> Step:
        """The same at their working time (heltidsekvivalenter)."""
        share = self.full_time[counts]
        more = both("full-time equivalents, additional", "additionell del")
        return self._years_of(both("full-time equivalents", "heltidsekvivalenter i arbete"), more, share, counts)

    def _years_of(self, label: str, additional_label: str, share: Step, counts: str) -> Step:
        unit = str(label)
        units = call(label, unit, cohort_flows, self.intake, share)
        if counts == "everyone" or self.factor is None:
            return units
        return call(additional_label, unit, times, units, self.factor)

    def of(self, item: Any, amounts: Mapping[str, Step]) -> list[tuple[dict[str, Step], dict[str, Any]]]:
        """Amounts of an item with the profile that goes with them: those by year each with one of its own."""
        plain: dict[str, Step] = {}
        by_year: list[tuple[dict[str, Step], dict[str, Any]]] = []
        for name, stated in amounts.items():
            amount = self._restated(item, stated)
            if amount.value.__class__ is tuple:
                by_year.append(({name: call(both("unit", "enhet"), "", one)}, self._how(item, amount)))
            else:
                plain[name] = amount
        return [(plain, self._how(item, None)), *by_year] if plain else by_year

    def _how(self, item: Any, amount: Step | None) -> dict[str, Any]:
        """The profile of a term and what goes with it, as the term takes them: one for all that agree in these."""
        per = getattr(item, "per", "person-year")
        counts = getattr(item, "counts", "everyone")
        lag = getattr(item, "lag", 0)
        discounted = getattr(item, "discounted", True)
        # What grows or fades by itself rests on inputs of its own.
        plain = is_plain(item.real_growth, 0) and is_plain(getattr(item, "drop_off", 0), 0)
        key = (per, counts, lag, discounted, id(amount), "" if plain else path_of(item))
        if key not in self._made:
            profile = self._profile(item, per, counts, lag, amount)
            at_value_date = self._discounted(profile) if discounted and self.discounts else profile
            self._made[key] = {"profile": profile, "discounted": at_value_date, "grows": per in PER_PERSON}
        return self._made[key]

    def _discounted(self, profile: Step) -> Step:
        discounting = self.scenario.discounting
        exact = tuple([self.exact(x) for x in _by_year(discounting.rate)])
        rate = given("discounting.rate", exact if is_row(discounting.rate) else exact[0], "a year")
        label = both("units, discounted", "diskonterat")
        return call(label, profile.unit, discount, profile, rate, timing=discounting.timing)

    def _restated(self, item: Any, amount: Step) -> Step:
        """An amount without the years beyond the horizon, and in the scenario's prices."""
        if amount.value.__class__ is tuple and len(amount.value) != self.years:
            label = both("the first {} years", "de första {} åren", self.years)
            amount = call(label, amount.unit, beginning, amount, self.years)
        scenario = self.scenario
        if item.price_year is None or item.price_year == scenario.price_year:
            return amount
        years = {"from_year": item.price_year, "to_year": scenario.price_year}
        if not set(years.values()) <= set(scenario.index):
            return amount
        index = given("index", {year: self.exact(level) for year, level in scenario.index.items()})
        label = both("in prices of {}", "i {} års priser", scenario.price_year)
        return call(label, "kr", repriced, amount, index, **years)

    def _profile(self, item: Any, per: str, counts: str, lag: int, amount: Step | None) -> Step:
        units = self._per_person(item, per, counts, amount) if per in PER_PERSON else self._per_year(item, per, amount)
        if counts == "additional" and self.factor is not None:
            units = call(both("units, additional", "additionell del"), units.unit, times, units, self.factor)
        if not is_plain(item.real_growth, 0):
            rate = self._a_year(item, "real_growth")
            growth = call(both("real growth", "real tillväxt"), "", grow, 1, rate, self.years)
            label = both("units, with real growth", "med real tillväxt")
            units = call(label, units.unit, weigh, units, growth)
        if lag:
            units = call(both("{} years later", "{} år senare", lag), units.unit, shift, units, lag)
        return units

    def _per_person(self, item: Any, per: str, counts: str, amount: Step | None) -> Step:
        if per == "entrant" and amount is None:
            return self.intake
        parts = {"person-year": [self.full_time[counts]], "person in work": [self.in_work[counts]]}.get(per, [])
        parts = [*parts, amount] if amount is not None else parts
        parts = [*parts, *self._fading(item)]
        by_year = both("by year since entry", "per år sedan start")
        weights = parts[0] if len(parts) == 1 else call(by_year, "", weigh, *parts)
        unit = "kr" if amount is not None else "person-years"
        return call(both("summed over cohorts", "summerat över kullarna"), unit, cohort_flows, self.intake, weights)

    def _per_year(self, item: Any, per: str, amount: Step | None) -> Step:
        when: Callable[..., Any] = every_year
        label = both("every year", "varje år")
        if per == "programme":
            when, label = at_the_start, both("at the start", "i början av år 1")
        units = call(label, "", when, self.years) if amount is None else amount
        fading = self._fading(item)
        return call(both("fading", "med avklingning"), units.unit, weigh, units, *fading) if fading else units

    def _fading(self, item: Any) -> list[Step]:
        if is_plain(getattr(item, "drop_off", 0), 0):
            return []
        label = both("what is left after drop-off", "kvar efter avklingning")
        return [call(label, "share", drop_off, 1, self._a_year(item, "drop_off"), self.years)]

    def _a_year(self, item: Any, name: str) -> Step:
        return given(f"{path_of(item)}.{name}", getattr(item, name), "a year", self.source(item))


#: What grows with the number of persons.
PER_PERSON = ("person-year", "person in work", "entrant")
_GROUPS = {Effect: "effects", Transfer: "transfers", Tax: "taxes", Cost: "costs"}


def path_of(item: Any) -> str:
    """The path of an item in its scenario."""
    return f"{_GROUPS[item.__class__]}.{quoted(item.name)}"


def _worked(scenario: Scenario) -> Step:
    """The share of the participants in work, by year since entry."""
    worked = given("retention", tuple(scenario.retention[: scenario.years]), "share")
    if not is_plain(scenario.first_year, 1):
        first_year = given("first_year", scenario.first_year, "share")
        label = both("in work, part of the entry year", "i arbete, del av startåret")
        worked = call(label, "share", phase_in, worked, first_year=first_year)
    if scenario.start_delay:
        label = both("in work, {} years later", "i arbete, {} år senare", scenario.start_delay)
        worked = call(label, "share", shift, worked, scenario.start_delay)
    return worked


def _added(scenario: Scenario, worked: Step) -> Step:
    """What of that is more than in the comparison group."""
    without = tuple(scenario.counterfactual[: scenario.years])
    if all(is_plain(share, 0) for share in without):
        return worked
    label = both("in work, additional", "i arbete utöver jämförelsegruppen")
    return call(label, "share", additional_profile, worked, given("counterfactual", without, "share"))


def _surviving(scenario: Scenario, share: Step) -> Step:
    left = tuple(scenario.survival[: scenario.years])
    if all(is_plain(part, 1) for part in left):
        return share
    label = both("of those who are still there", "av dem som är kvar")
    return call(label, "share", weigh, share, given("survival", left, "share"))


def works_full_time(scenario: Scenario) -> bool:
    """Whether the working time is the whole in every year."""
    return all(is_plain(x, 1) for x in _by_year(scenario.working_time))


def _by_year(x: Any) -> tuple[Any, ...]:
    return x if is_row(x) else (x,)


def _at_working_time(scenario: Scenario, share: Step) -> Step:
    """The share in work in full-time work."""
    if works_full_time(scenario):
        return share
    part: Any = scenario.working_time
    by_year = is_row(part)
    stated = given("working_time", part[: scenario.years] if by_year else part, "share")
    label = both("in work, at the working time", "omräknat till heltid")
    return call(label, "share of full time", weigh if by_year else times, share, stated)


def _factor(scenario: Scenario) -> Step | None:
    """The part of the effects that is additional; None where it is the whole."""
    factors = scenario.additionality
    named = {name: getattr(factors, name) for name in ("deadweight", "displacement", "leakage", "attribution")}
    if all(is_plain(factor.value, int(name == "attribution")) for name, factor in named.items()):
        return None
    steps = {
        name: given(f"additionality.{name}", factor.value, "share", factor.basis) for name, factor in named.items()
    }
    return call(both("additional part", "additionell andel"), "share", additional, 1, **steps)


def is_plain_rate(rate: Any) -> bool:
    """Whether nothing is discounted."""
    return all(is_plain(x, 0) for x in rate) if is_row(rate) else is_plain(rate, 0)


def source_of(scenario: Scenario, item: Any) -> Any:
    """The source of an item: the one it names, or the only one there is."""
    name = getattr(item, "source", "")
    if not name and len(scenario.sources) == 1:
        (name,) = scenario.sources
    return scenario.sources.get(name)


def repriced(amount: Any, index: Mapping[int, Any], from_year: int, to_year: int) -> Any:
    """Amounts in another year's prices: amount x index[to_year] / index[from_year]."""
    if is_row(amount):
        return tuple(reprice(x, index, from_year=from_year, to_year=to_year) for x in amount)
    return reprice(amount, index, from_year=from_year, to_year=to_year)
