"""Calls of the core as spreadsheet formulas: one small function each, by the name of the function that is called.

Each takes what the function takes, cells in the place of values, and answers with a formula, with one for each year,
or with either by name: the shape that the function's own answer has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from ._covering import NONE, across, covered, covered_from, paid_back, part_of_year, persons_to_cover
from ._pages import summed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Formula: TypeAlias = str | tuple[str, ...] | dict[Any, Any]


def product(*factors: Any) -> str:
    """The product of cells; a factor that is plainly 1 is left out."""
    signs = [factor for factor in factors if factor in (1, -1)]
    parts = [str(factor) for factor in factors if factor not in (1, -1)]
    negative = len([sign for sign in signs if sign == -1]) % 2
    return ("-" if negative else "") + ("*".join(parts) or "1")


def _power(base: str, exponent: int) -> str:
    return base if exponent == 1 else f"{base}^{exponent}"


# --------------------------------------------------------------------------------------------------- persons and years


def _cohort_flows(intake: Any, profile: Any) -> Formula:
    years = range(len(intake))
    return tuple(["+".join(product(intake[k], profile[t - k]) for k in range(t + 1)) for t in years])


def _phase_in(retention: Any, *, first_year: Any) -> Formula:
    first, *later = retention
    return (product(first, first_year), *map(str, later))


def _shift(flows: Any, years: int) -> Formula:
    lag = min(years, len(flows))
    return ("0",) * lag + tuple(map(str, flows[: len(flows) - lag]))


def _additional(gross: Any, *, deadweight: Any, displacement: Any, leakage: Any, attribution: Any) -> Formula:
    return product(gross, f"(1-{deadweight})", f"(1-{displacement})", f"(1-{leakage})", attribution)


def _grow(amount: Any, rate: Any, years: int) -> Formula:
    return (str(amount), *(product(amount, _power(f"(1+{rate})", year)) for year in range(1, years)))


def _drop_off(amount: Any, loss: Any, years: int) -> Formula:
    return (str(amount), *(product(amount, _power(f"(1-{loss})", year)) for year in range(1, years)))


def _discount_factors(rate: Any, years: int, *, timing: str) -> Formula:
    rates = rate if rate.__class__ is tuple else (rate,) * years
    grown = "1" if timing == "advance" else _growth(rates[0], timing)
    factors = ["1" if grown == "1" else f"1/{grown}"]
    for year in range(1, years):
        if rate.__class__ is tuple:
            before = "*".join(f"(1+{x})" for x in rates[:year])
            through = "" if timing == "advance" else f"*{_growth(rates[year], timing)}"
            factors.append(f"1/({before}{through})" if through or year > 1 else f"1/{before}")
        else:
            time = {"advance": f"{year}", "mid-year": f"{year}.5", "arrears": f"{year + 1}"}[timing]
            factors.append(f"1/(1+{rate})^{time}" if time != "1" else f"1/(1+{rate})")
    return tuple(factors)


def _growth(rate: Any, timing: str) -> str:
    return f"(1+{rate})" if timing == "arrears" else f"SQRT(1+{rate})"


# -------------------------------------------------------------------------------------------------------------- amounts


def _wage_subsidy(gross_pay: Any, share: Any, *, pay_ceiling: Any = None, contributions: Any = 0) -> Formula:
    paid = gross_pay if pay_ceiling is None else f"MIN({gross_pay},{pay_ceiling})"
    return product(share, paid, f"(1+{contributions})")


def _repriced(amount: Any, index: Mapping[Any, Any], *, from_year: int, to_year: int) -> Formula:
    if amount.__class__ is tuple:
        return tuple([f"{x}*{index[to_year]}/{index[from_year]}" for x in amount])
    return f"{amount}*{index[to_year]}/{index[from_year]}"


def _apportion(total: Any, shares: Mapping[Any, Any], *, whole: Any = 1) -> Formula:
    return {actor: f"{product(total, share)}/{whole}" for actor, share in shares.items()}


def _give_residual(shares: Mapping[Any, Any], *, to: Any, whole: Any = 1) -> Formula:
    everything = summed(shares.values())
    return {
        actor: f"{share}+({whole}-({everything}))" if actor == to else str(share) for actor, share in shares.items()
    }


def _rescale(shares: Mapping[Any, Any], *, whole: Any = 1) -> Formula:
    everything = summed(shares.values())
    return {actor: f"{product(share, whole)}/({everything})" for actor, share in shares.items()}


def _cashable(avoided: Any, share: Any, *, lag: int = 0) -> Formula:
    return _shift(tuple([product(share, amount) for amount in avoided]), lag)


# -------------------------------------------------------------------------------------------------- tables and accounts


def _balance(gains: Mapping[Any, Any], costs: Mapping[Any, Any]) -> Formula:
    gained = [summed(year) for year in zip(*gains.values(), strict=True)]
    spent = [summed(year) for year in zip(*costs.values(), strict=True)]
    if not spent:
        return tuple(gained)
    if not gained:
        return tuple([f"-({cost})" if "+" in cost else f"-{cost}" for cost in spent])
    return tuple(
        [f"{gain}-({cost})" if "+" in cost else f"{gain}-{cost}" for gain, cost in zip(gained, spent, strict=True)]
    )


def _total(table: Mapping[Any, Any]) -> Formula:
    return tuple([summed(year) for year in zip(*table.values(), strict=True)])


def _cumulative(flows: Any) -> Formula:
    return tuple([f"SUM({flows[0]}:{flow.at})" if year else str(flow) for year, flow in enumerate(flows)])


def _gained(rows: Mapping[Any, Any]) -> Formula:
    spans = ",".join(f"{row[0]}:{row[-1].at}" for row in rows.values())
    return f"MAX(SUM({spans}),0)"


def _if_positive(answer: str) -> Callable[..., Formula]:
    def formula(above: Any, below: Any) -> Formula:
        return f"IF({below}>0,{answer.format(above, below)},{NONE})"

    return formula


def _break_even_persons(gain_per_person: Any, *, cost: Any) -> Formula:
    return f"IF({cost}<=0,0,IF({gain_per_person}>0,{cost}/{gain_per_person},{NONE}))"


# ------------------------------------------------------------------------------------------------- what is plain


def _less(one: Any, other: Any) -> Formula:
    if one.__class__ is tuple:
        return tuple([f"{x}-{y}" for x, y in zip(one, other, strict=True)])
    return f"{one}-{other}"


def _net(gains: Any, *, costs: Any) -> Formula:
    return _less(gains, costs)


def _plus(*amounts: Any) -> Formula:
    return "+".join(map(str, amounts))


def _no_number(*_because: Any) -> Formula:
    return NONE


def _nobody(*_because: Any) -> Formula:
    return {}


def _above_nothing(amount: Any) -> Formula:
    return f"MAX({amount},0)"


def _times(vector: Any, factor: Any) -> Formula:
    return tuple([product(x, factor) for x in vector])


def _weigh(*vectors: Any) -> Formula:
    return tuple([product(*parts) for parts in zip(*vectors, strict=True)])


def _spread(amounts: Mapping[Any, Any], profile: Any) -> Formula:
    return {name: _times(profile, amount) for name, amount in amounts.items()}


def _taper(amount: Any, schedule: Any) -> Formula:
    return _times(schedule, amount)


def _tax_by_recipient(base: Any, rates: Mapping[Any, Any]) -> Formula:
    return {name: product(base, rate) for name, rate in rates.items()}


def _taxable_income(gross_pay: Any, *, deduction: Any) -> Formula:
    return f"MAX({gross_pay}-{deduction},0)"


def _wage_cost(gross_pay: Any, *, contributions: Any, pension: Any = 0) -> Formula:
    return f"{gross_pay}*(1+{contributions}+{pension})"


def _production_value(wage_cost: Any, *, productivity: Any) -> Formula:
    return product(wage_cost, productivity)


def _whole(flows: Any) -> Formula:
    return f"SUM({across(flows)})"


#: By the name of the function, without a leading underscore.
FORMULAS: dict[str, Callable[..., Formula]] = {
    "additional": _additional,
    "additional_profile": _less,
    "apportion": _apportion,
    "balance": _balance,
    "benefit_cost_ratio": _if_positive("{}/{}"),
    "break_even_persons": _break_even_persons,
    "cashable": _cashable,
    "cohort_flows": _cohort_flows,
    "cost_per": _if_positive("{}/{}"),
    "covered": covered,
    "covered_from": covered_from,
    "cumulative": _cumulative,
    "discount_factors": _discount_factors,
    "drop_off": _drop_off,
    "each": _if_positive("{}/{}"),
    "employer_contributions": product,
    "gained": _gained,
    "give_residual": _give_residual,
    "grow": _grow,
    "less": _less,
    "less_by_year": _less,
    "multiply": product,
    "net": _net,
    "no_number": _no_number,
    "nobody": _nobody,
    "not_below_nothing": _above_nothing,
    "paid_back": paid_back,
    "part_of_year": part_of_year,
    "persons_to_cover": persons_to_cover,
    "phase_in": _phase_in,
    "plus": _plus,
    "production_value": _production_value,
    "ratio": _if_positive("{}/{}"),
    "repriced": _repriced,
    "rescale": _rescale,
    "return_on_investment": _if_positive("{}/{}-1"),
    "returned": _if_positive("{}/{}-1"),
    "shift": _shift,
    "spread": _spread,
    "taper": _taper,
    "tax_by_recipient": _tax_by_recipient,
    "tax_revenue": product,
    "taxable_income": _taxable_income,
    "times": _times,
    "total": _total,
    "wage_cost": _wage_cost,
    "wage_subsidy": _wage_subsidy,
    "whole": _whole,
    "weigh": _weigh,
}
#: What needs no cell of its own: the first years of a row, one row or year of another step, the same numbers in another
#: kind, the last of flows.
SAME_CELLS = {"beginning", "entry", "last", "one_of", "row_of"}
#: Fixed numbers, which rest on no input.
FIXED = {"at_the_start", "every_year", "nothing", "one"}
#: What the workbook cannot compute: the answers of a cost model are inputs.
ANSWERS = {"project"}


def name_of(function: Any) -> str:
    """The name by which a function stands in these tables."""
    return getattr(function, "__name__", "")
