"""Every public function, with what its arguments are: the table that the contract runs over."""

from __future__ import annotations

import inspect
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from hypothesis import strategies as st

import socioecon

from .strategies import (
    AMOUNT,
    COST,
    COSTS,
    FLOWS,
    INTAKE,
    PERSONS,
    POSITIVE,
    POSITIVE_SHARE,
    RATE,
    SHARE,
    SHARES,
    TABLE,
    TIMINGS,
    Given,
    Made,
    Named,
    Number,
    OneOrRow,
    Row,
    Shape,
    adding_up,
    numbers,
    outlay_then_income,
    shapes,
)

if TYPE_CHECKING:
    from collections.abc import Callable


@st.composite
def _arguments(draw: st.DrawFn, spec: Spec, kind: Any, shape: Shape) -> dict[str, Any]:
    """Arguments in an order that is always the same."""
    return spec.built(lambda role: draw(numbers(kind, role.low, role.high)), shape)


class Spec(NamedTuple):
    """One function: what its arguments are, whether it takes arrays, and which kinds come out of it."""

    function: Callable[..., Any]
    roles: dict[str, Any]
    takes_arrays: bool = True
    takes_fractions: bool = True
    answers: Any = None  # the one type of its answers, where that is not the kind that came in

    def call(self, arguments: dict[str, Any]) -> Any:
        """The answer to arguments given by name, each passed as the signature has it."""
        positional: list[Any] = []
        named = {}
        for name, parameter in inspect.signature(self.function).parameters.items():
            if parameter.kind is parameter.VAR_POSITIONAL:
                positional.extend(arguments[name])
            elif parameter.kind is parameter.KEYWORD_ONLY:
                named[name] = arguments[name]
            else:
                positional.append(arguments[name])
        return self.function(*positional, **named)

    def each(self, change: Callable[..., Any], *calls: dict[str, Any]) -> dict[str, Any]:
        """The arguments with each of their numbers changed (or made from those at one place in several calls)."""
        return {name: role.each(change, *(call[name] for call in calls)) for name, role in self.roles.items()}

    def built(self, number: Callable[[Number], Any], shape: Shape) -> dict[str, Any]:
        """Arguments whose numbers are made by `number`."""
        return {name: role.built(number, shape) for name, role in self.roles.items()}

    def arguments(self, kind: Any, shape: Shape) -> st.SearchStrategy[dict[str, Any]]:
        """Arguments with numbers of one kind."""
        return _arguments(self, kind, shape)

    def shapes(self, kind: Any) -> st.SearchStrategy[Shape]:
        """Shapes that this kind of number can be asked about: a Fraction has no root."""
        return shapes(TIMINGS[:2] if kind is Fraction else TIMINGS)

    def calls(self, kind: Any) -> st.SearchStrategy[dict[str, Any]]:
        """Arguments of any shape."""
        return self.shapes(kind).flatmap(lambda shape: self.arguments(kind, shape))


def _project(model: Any, intake: Any, retention: Any) -> Any:
    """`project`, with a model that is written down: one answer a year."""
    return socioecon.project(dict(enumerate(model)).get if isinstance(model, tuple) else model, intake, retention)


def _a_line(value: float) -> float:
    return 3 * value - 6


_YEARS = Given(lambda shape: shape.years)
_LAG = Given(lambda shape: shape.lag)
_TIMING = Given(lambda shape: shape.timing)
_WHOLE = Given(lambda shape: shape.whole)
_FIRST = Given(lambda shape: shape.actors[0])
_LAST = Given(lambda shape: shape.actors[-1])
_RATES = OneOrRow(RATE)
_ADDING_UP = Made(Named(POSITIVE_SHARE), adding_up)
_WITH_A_RATE = Made(FLOWS, outlay_then_income)

FUNCTIONS: dict[str, Spec] = {
    # rounding
    "round_half_up": Spec(socioecon.round_half_up, {"x": AMOUNT, "unit": POSITIVE}, takes_arrays=False),
    "round_half_even": Spec(socioecon.round_half_even, {"x": AMOUNT, "unit": POSITIVE}, takes_arrays=False),
    "truncate": Spec(socioecon.truncate, {"x": AMOUNT, "unit": POSITIVE}, takes_arrays=False),
    # shares
    "apportion": Spec(socioecon.apportion, {"total": AMOUNT, "shares": _ADDING_UP, "whole": _WHOLE}),
    "give_residual": Spec(
        socioecon.give_residual,
        {"shares": Named(Number(Fraction(1, 8), Fraction(1, 4))), "to": _LAST, "whole": Number(1, 2)},
    ),
    "rescale": Spec(socioecon.rescale, {"shares": Named(POSITIVE), "whole": POSITIVE}),
    "apportion_rounded": Spec(
        socioecon.apportion_rounded,
        {"total": AMOUNT, "shares": _ADDING_UP, "unit": POSITIVE, "whole": _WHOLE},
        takes_arrays=False,
    ),
    # cohorts
    "person_years": Spec(socioecon.person_years, {"intake": INTAKE, "retention": SHARES}),
    "cohort_flows": Spec(socioecon.cohort_flows, {"intake": INTAKE, "profile": FLOWS}),
    "retention_from_rates": Spec(socioecon.retention_from_rates, {"stay_rates": SHARES}),
    "geometric_retention": Spec(socioecon.geometric_retention, {"stay": SHARE, "years": _YEARS}),
    "mean_retention": Spec(socioecon.mean_retention, {"points": SHARES}),
    "phase_in": Spec(socioecon.phase_in, {"retention": SHARES, "first_year": SHARE}),
    # flows
    "cumulative": Spec(socioecon.cumulative, {"flows": FLOWS}),
    "net": Spec(socioecon.net, {"gains": FLOWS, "costs": COSTS}),
    "extend": Spec(
        socioecon.extend, {"values": FLOWS, "years": Given(lambda shape: shape.years + 1 + shape.lag), "fill": AMOUNT}
    ),
    "shift": Spec(socioecon.shift, {"flows": FLOWS, "years": _LAG}),
    "spread": Spec(socioecon.spread, {"amounts": Named(AMOUNT), "profile": SHARES}),
    "total": Spec(socioecon.total, {"table": TABLE}),
    "add": Spec(socioecon.add, {"tables": Row(TABLE, length=2)}),
    "scale": Spec(socioecon.scale, {"table": TABLE, "factor": AMOUNT}),
    "roll_up": Spec(
        socioecon.roll_up,
        {
            "table": TABLE,
            "parents": Given(lambda shape: {**dict.fromkeys(shape.actors[1:], "Kommun"), "Kommun": "Alla"}),
        },
    ),
    "transfer": Spec(socioecon.transfer, {"table": TABLE, "amounts": FLOWS, "payer": _FIRST, "payee": _LAST}),
    "charge": Spec(socioecon.charge, {"table": TABLE, "amounts": FLOWS, "payer": _LAST}),
    # discounting
    "discount_factors": Spec(socioecon.discount_factors, {"rate": _RATES, "years": _YEARS, "timing": _TIMING}),
    "discount": Spec(socioecon.discount, {"flows": FLOWS, "rate": _RATES, "timing": _TIMING}),
    "present_value": Spec(socioecon.present_value, {"flows": FLOWS, "rate": _RATES, "timing": _TIMING}),
    "annuity_factor": Spec(socioecon.annuity_factor, {"rate": _RATES, "years": _YEARS, "timing": _TIMING}),
    "equivalent_annual_value": Spec(
        socioecon.equivalent_annual_value, {"value": AMOUNT, "rate": _RATES, "years": _YEARS, "timing": _TIMING}
    ),
    "internal_rate_of_return": Spec(
        socioecon.internal_rate_of_return, {"flows": _WITH_A_RATE}, takes_arrays=False, answers=float
    ),
    "modified_internal_rate_of_return": Spec(
        socioecon.modified_internal_rate_of_return,
        {"flows": _WITH_A_RATE, "finance_rate": RATE, "reinvestment_rate": RATE},
        takes_arrays=False,
        takes_fractions=False,
    ),
    "effective_rate": Spec(socioecon.effective_rate, {"nominal": RATE, "periods": _YEARS}),
    "nominal_rate": Spec(socioecon.nominal_rate, {"effective": RATE, "periods": _YEARS}, takes_fractions=False),
    # prices
    "reprice": Spec(
        socioecon.reprice, {"amount": AMOUNT, "index": Named(POSITIVE), "from_year": _FIRST, "to_year": _LAST}
    ),
    "real_rate": Spec(socioecon.real_rate, {"nominal": RATE, "inflation": RATE}),
    "grow": Spec(socioecon.grow, {"amount": AMOUNT, "rate": RATE, "years": _YEARS}),
    # wages
    "employer_contributions": Spec(socioecon.employer_contributions, {"gross_pay": COST, "rate": SHARE}),
    "wage_cost": Spec(socioecon.wage_cost, {"gross_pay": COST, "contributions": SHARE, "pension": SHARE}),
    "production_value": Spec(socioecon.production_value, {"wage_cost": COST, "productivity": SHARE}),
    # subsidies
    "wage_subsidy": Spec(
        socioecon.wage_subsidy, {"gross_pay": COST, "share": SHARE, "pay_ceiling": COST, "contributions": SHARE}
    ),
    "capped": Spec(socioecon.capped, {"amount": AMOUNT, "ceiling": COST}),
    "taper": Spec(socioecon.taper, {"amount": COST, "schedule": SHARES}),
    "net_wage_cost": Spec(socioecon.net_wage_cost, {"wage_cost": COST, "subsidy": COST}),
    "offset_savings": Spec(socioecon.offset_savings, {"savings": FLOWS, "subsidy": COSTS}),
    # taxes
    "taxable_income": Spec(socioecon.taxable_income, {"gross_pay": COST, "deduction": COST}),
    "tax_revenue": Spec(socioecon.tax_revenue, {"base": AMOUNT, "rate": SHARE}),
    "tax_by_recipient": Spec(socioecon.tax_by_recipient, {"base": AMOUNT, "rates": Named(SHARE)}),
    "base_from_tax": Spec(socioecon.base_from_tax, {"revenue": AMOUNT, "rate": POSITIVE_SHARE}),
    "kept_after_equalisation": Spec(
        socioecon.kept_after_equalisation, {"base": AMOUNT, "rate": SHARE, "equalisation_rate": SHARE}
    ),
    # additionality
    "additional": Spec(
        socioecon.additional,
        {"gross": AMOUNT, "deadweight": SHARE, "displacement": SHARE, "leakage": SHARE, "attribution": SHARE},
    ),
    "additional_profile": Spec(socioecon.additional_profile, {"with_programme": SHARES, "without_programme": SHARES}),
    "drop_off": Spec(socioecon.drop_off, {"amount": AMOUNT, "loss": SHARE, "years": _YEARS}),
    # cashability
    "cashable": Spec(socioecon.cashable, {"avoided": FLOWS, "share": SHARE, "lag": _LAG}),
    "fund_repayments": Spec(socioecon.fund_repayments, {"savings": FLOWS, "investment": COST, "share": SHARE}),
    # when it breaks even
    "break_even_year": Spec(
        socioecon.break_even_year, {"gains": FLOWS, "costs": OneOrRow(COST)}, takes_arrays=False, answers=int
    ),
    "payback_time": Spec(
        # Gains that cover the costs in the last year at the latest: there is an answer, and it has a kind.
        socioecon.payback_time,
        {"gains": Row(Number(10**6, 10**9)), "costs": OneOrRow(Number(0, 10**6))},
        takes_arrays=False,
    ),
    "break_even_persons": Spec(
        socioecon.break_even_persons, {"gain_per_person": POSITIVE, "cost": COST}, takes_arrays=False
    ),
    "break_even_share": Spec(
        socioecon.break_even_share, {"gain_at_full_success": POSITIVE, "cost": COST}, takes_arrays=False
    ),
    "break_even_by_actor": Spec(
        socioecon.break_even_by_actor, {"table": TABLE, "costs": OneOrRow(COST)}, takes_arrays=False, answers=int
    ),
    "switching_value": Spec(
        socioecon.switching_value,
        {"function": Given(lambda _: _a_line), "low": Number(-100, 1), "high": Number(3, 100)},
        takes_arrays=False,
        answers=float,
    ),
    # ratios
    "benefit_cost_ratio": Spec(socioecon.benefit_cost_ratio, {"benefits": AMOUNT, "costs": POSITIVE}),
    "return_on_investment": Spec(socioecon.return_on_investment, {"benefits": AMOUNT, "costs": POSITIVE}),
    "marginal_value_of_public_funds": Spec(
        socioecon.marginal_value_of_public_funds,
        {"willingness_to_pay": AMOUNT, "net_cost": POSITIVE},
        takes_arrays=False,
    ),
    "cost_per": Spec(socioecon.cost_per, {"cost": COST, "outcomes": POSITIVE}),
    # followup
    "share_achieved": Spec(socioecon.share_achieved, {"achieved": Number(0, 100), "of": Number(100, 1_000)}),
    "share_interval": Spec(
        socioecon.share_interval,
        {
            "achieved": Given(lambda shape: shape.years),
            "of": Given(lambda _: 8),
            "confidence": Number(Fraction(1, 8), Fraction(7, 8)),
        },
        takes_arrays=False,
        answers=float,
    ),
    "target_attainment": Spec(socioecon.target_attainment, {"share": SHARE, "target": POSITIVE_SHARE}),
    "relative_change": Spec(socioecon.relative_change, {"before": POSITIVE, "after": AMOUNT}),
    "trend_and_effect": Spec(socioecon.trend_and_effect, {"before": AMOUNT, "forecast": AMOUNT, "after": AMOUNT}),
    "budget_variance": Spec(socioecon.budget_variance, {"budget": AMOUNT, "outcome": AMOUNT}),
    "annual_places": Spec(socioecon.annual_places, {"entrants_per_year": PERSONS, "mean_stay": POSITIVE}),
    # projection
    "project": Spec(_project, {"model": Row(Named(AMOUNT)), "intake": INTAKE, "retention": SHARES}),
}

ARITHMETIC = {name: spec for name, spec in FUNCTIONS.items() if spec.takes_arrays}
DECISIONS = {name: spec for name, spec in FUNCTIONS.items() if not spec.takes_arrays}
