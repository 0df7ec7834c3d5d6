"""A scenario with every assumption in it, also those that change nothing as it stands.

`models` leaves out a step that would multiply by one or take away nothing. A workbook must not: whoever types a rate
over a rate of 0 wants to see it work. The steps are therefore those of a scenario in which such assumptions matter, and
the values those of the scenario itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from socioecon.models import Additionality, Employment, Factor, Monthly, Scenario
from socioecon.models._values import Named, is_plain, is_row
from socioecon.models.amounts import quoted
from socioecon.models.profiles import is_plain_rate, works_full_time

# What stands in for an assumption that is neutral; no value of a workbook comes from them.
_HALF = 0.5
_FACTORS = {"deadweight": 0, "displacement": 0, "leakage": 0, "attribution": 1}
# Of a labour block: what moves nothing else with it is left out where it is 0.
_ALONE = {"income_support", "own_time", "state_tax"}
_STAND_IN = {
    "pay": 300_000.0,
    "subsidy_ceiling": 200_000.0,
    "taxable": 1_000.0,
    "deduction": 10.0,
    "taxable_before": 20.0,
}


def complete(scenario: Scenario) -> tuple[Scenario, dict[str, Any]]:
    """The scenario whose steps are to be laid out, and by path what its inputs are worth in the scenario itself."""
    changes: dict[str, Any] = {}
    actual: dict[str, Any] = {}
    years = scenario.years
    rate: Any = scenario.discounting.rate
    if is_plain_rate(rate):
        changes["discounting"] = attrs.evolve(scenario.discounting, rate=(_HALF,) * years if is_row(rate) else _HALF)
        actual["discounting.rate"] = rate
    for name, neutral in (("counterfactual", 0), ("survival", 1)):
        shares = tuple(getattr(scenario, name))
        if all(is_plain(share, neutral) for share in shares[:years]):
            changes[name] = (_HALF,) * len(shares)
            actual[name] = shares[:years]
    if is_plain(scenario.first_year, 1):
        changes["first_year"] = _HALF
        actual["first_year"] = scenario.first_year
    if works_full_time(scenario):
        part: Any = scenario.working_time
        changes["working_time"] = (_HALF,) * len(part) if is_row(part) else _HALF
        actual["working_time"] = part
    factors = {name: getattr(scenario.additionality, name).value for name in _FACTORS}
    if all(is_plain(factors[name], neutral) for name, neutral in _FACTORS.items()):
        changes["additionality"] = Additionality(deadweight=Factor(_HALF))
        actual.update({f"additionality.{name}": value for name, value in factors.items()})
    changes["employment"] = tuple([_with_all_rows(block, actual) for block in scenario.employment])
    return attrs.evolve(scenario, **changes), actual


def _with_all_rows(block: Employment, actual: dict[str, Any]) -> Employment:
    """The block with no amount that is nothing, so that none of its rows is left out."""
    changes: dict[str, Any] = {}
    for name, value in _numbers_of(block):
        if name in _ALONE and is_plain(value, 0):
            continue
        path = f"employment.{quoted(block.name)}.{name}"
        stand_in = _STAND_IN.get(name, _HALF)
        if isinstance(value, Monthly):
            actual[f"{path}.per_month"] = value.per_month
            actual[f"{path}.months"] = value.months
            changes[name] = attrs.evolve(value, per_month=stand_in, months=_HALF)
        else:
            actual[path] = value
            changes[name] = stand_in
    return attrs.evolve(block, **changes)


def _numbers_of(block: Employment) -> Iterator[tuple[str, Any]]:
    for field in attrs.fields(Employment):
        value = getattr(block, field.name)
        if value is not None and not isinstance(value, (str, tuple, Mapping, Named)):
            yield field.name, value
