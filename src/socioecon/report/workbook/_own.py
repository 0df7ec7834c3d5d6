"""What the workbook computes beside the calls of the core: an account's lines, and the measures in small steps.

Excel computes in binary floats. Whether costs are covered is therefore asked to a hundredth of an öre (four decimals
of a krona), so that a sum that comes out even in decimals does so in the workbook as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from socioecon.core.breakeven import break_even_persons
from socioecon.core.discounting import discount_factors
from socioecon.core.flows import cumulative, net, total
from socioecon.core.ratios import benefit_cost_ratio, cost_per, return_on_investment
from socioecon.models._both import both
from socioecon.models._steps import Step, weigh

from ._covering import NONE

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Half of the last decimal that is looked at, in kr.
NEARLY = 0.00005
#: A sum of more rows than this is laid out in subtotals: Excel takes 8192 characters in a formula.
MOST_ROWS = 100


def made(label: str, unit: str, function: Any, *arguments: Any, **named: Any) -> Step:
    """A step that is written down and computed later, with the workbook's own inputs."""
    return Step(label, None, unit, function, arguments, named)


def balance(gains: Mapping[str, Any], costs: Mapping[str, Any]) -> tuple[Any, ...]:
    """The sum of the gains less that of the costs, year by year."""
    gained = [sum(year) for year in zip(*gains.values(), strict=True)]
    spent = [sum(year) for year in zip(*costs.values(), strict=True)]
    nothing = [0] * len(gained or spent)
    return tuple([gain - cost for gain, cost in zip(gained or nothing, spent or nothing, strict=True)])


def whole(flows: tuple[Any, ...]) -> Any:
    """The sum of flows over all years."""
    return sum(flows)


def ratio(gains: Any, costs: Any) -> Any | None:
    """Gains per krona of cost; None where it costs nothing."""
    return benefit_cost_ratio(gains, costs) if costs > 0 else None


def returned(gains: Any, costs: Any) -> Any | None:
    """The net gain per krona of cost; None where it costs nothing."""
    return return_on_investment(gains, costs) if costs > 0 else None


def each(cost: Any, outcomes: Any) -> Any | None:
    """The cost per outcome; None where there is none."""
    return cost_per(cost, outcomes) if outcomes > 0 else None


def covered(running: tuple[Any, ...]) -> tuple[int, ...]:
    """1 for each year at whose end, and at the end of every later one, gains so far cover costs so far; else 0."""
    stays: list[int] = []
    for balance_so_far in reversed(running):
        stays.append(int(balance_so_far > -NEARLY and stays[-1:] != [0]))
    return tuple(reversed(stays))


def covered_from(years_covered: tuple[int, ...]) -> int | None:
    """The first of the years from which on costs stay covered; None for never."""
    return len(years_covered) - sum(years_covered) + 1 if years_covered[-1] else None


def part_of_year(gains: tuple[Any, ...], running: tuple[Any, ...], years_covered: tuple[int, ...]) -> tuple[Any, ...]:
    """In the year in which costs become covered: the part of it that passes before they are; else 0."""
    parts: list[Any] = []
    for year, (gain, so_far) in enumerate(zip(gains, running, strict=True)):
        turns = years_covered[year] and not (year and years_covered[year - 1])
        uncovered = gain - so_far
        parts.append(min(uncovered, gain) / gain if turns and uncovered >= NEARLY else 0)
    return tuple(parts)


def paid_back(years_covered: tuple[int, ...], parts: tuple[Any, ...], costs: Any) -> Any | None:
    """The years until costs are covered for good; None for never, and NONE where there is nothing to pay back."""
    if not years_covered[-1]:
        return None
    return len(years_covered) - sum(years_covered) + sum(parts) if costs else NONE


def persons_to_cover(gain: Any, rest: Any, entrants: Any) -> Any | None:
    """How many must enter to cover a rest that is a cost: -rest / gain x entrants; None where no number does."""
    if entrants == 0 or (gain < NEARLY and rest <= -NEARLY) or (gain <= -NEARLY and gain + rest <= -NEARLY):
        return None
    if rest > -NEARLY:
        return 0
    multiple: Any = break_even_persons(gain, cost=-rest)
    return multiple * entrants


def gained(rows: Mapping[str, Any]) -> Any:
    """The sum of rows over all years, never below 0."""
    return max(sum(x for row in rows.values() for x in row), 0)


# ------------------------------------------------------------------------------------------------ one call in two steps


def _discounted(flows: Any, rate: Any, *, timing: str) -> Step:
    years = len(flows.value) if isinstance(flows, Step) else len(flows)
    factors = made(both("discount factor", "diskonteringsfaktor"), "", discount_factors, rate, years, timing=timing)
    return made(both("units, discounted", "diskonterat"), getattr(flows, "unit", ""), weigh, flows, factors)


def _covered(gains: Any, costs: Any) -> tuple[Step, Step]:
    balance_so_far = made("cumulative", "kr", cumulative, made("net", "kr", net, gains, costs=costs))
    return balance_so_far, made("covered", "yes", covered, balance_so_far)


def _break_even_year(gains: Any, *, costs: Any) -> Step:
    _, from_when = _covered(gains, costs)
    return made("break_even_year", "year", covered_from, from_when)


def _payback_time(gains: Any, *, costs: Any) -> Step:
    balance_so_far, from_when = _covered(gains, costs)
    parts = made("part of the year", "", part_of_year, gains, balance_so_far, from_when)
    return made("payback_time", "years", paid_back, from_when, parts, made("", "kr", whole, costs))


def _last(flows: Any) -> Step | None:
    """The last of running sums as the sum of what they run over."""
    if getattr(flows.function, "__name__", "") != "cumulative":
        return None
    return made("", "", whole, flows.arguments[0])


def _in_subtotals(table: Any) -> Step:
    names = list(table)
    parts = [names[start : start + MOST_ROWS] for start in range(0, len(names), MOST_ROWS)]
    rows = {
        str(n): made(both("subtotal {}", "delsumma {}", n), "kr", total, {name: table[name] for name in part})
        for n, part in enumerate(parts, 1)
    }
    return made("total", "kr", total, rows)


#: Calls of the core that a reader follows better in smaller steps, by the function's name.
IN_SMALLER_STEPS = {
    "discount": _discounted,
    "break_even_year": _break_even_year,
    "last": _last,
    "payback_time": _payback_time,
}


def in_smaller_steps(step: Step) -> Step:
    """The step laid out in smaller ones, under its own label and unit; the step itself where it is small."""
    name = getattr(step.function, "__name__", "")
    lay_out: Any = IN_SMALLER_STEPS.get(name)
    if name == "total" and len(step.arguments[0]) > MOST_ROWS:
        lay_out = _in_subtotals
    smaller: Step | None = lay_out(*step.arguments, **step.named) if lay_out else None
    if smaller is None:
        return step
    smaller.label, smaller.unit = step.label or smaller.label, step.unit
    return smaller
