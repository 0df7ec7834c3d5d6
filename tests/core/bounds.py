"""How far a float answer may lie from the exact one: every arithmetic function, in one table.

A float operation is off by at most u = 2^-53 of its result. After k of them an answer is off by at most
k u / (1 - k u) of the sum of the absolute terms (N. J. Higham, Accuracy and Stability of Numerical Algorithms, lemma
3.1); k is counted on the formula, as so many for each of the n years (or actors, where they are more) and so many
once. Where nothing cancels, the sum of the absolute terms is the size of the answer.

The answers must not pass below the smallest normal float, 2^-1022: there a float is off by more.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

import socioecon

from .strategies import U, leaves

if TYPE_CHECKING:
    from collections.abc import Callable


class Bound(NamedTuple):
    """(each x n + once) x 2^-53 of the sum of the absolute terms: what they are in words, and computed."""

    each: int
    once: int
    terms: str = "the answer"
    sums: Callable[..., Any] | None = None  # from the arguments, in Fraction; None: the answer's own size

    def multiple(self, n: int) -> Fraction:
        """What the absolute terms are multiplied with."""
        k = self.each * n + self.once
        return k * U / (1 - k * U)

    def allowed(self, arguments: dict[str, Any], answer: Any, n: int) -> list[Fraction]:
        """How far each number of an answer may be off; arguments and answer in an exact kind."""
        sums = answer if self.sums is None else self.sums(**arguments)
        return [self.multiple(n) * abs(Fraction(x)) for x in leaves(sums)]


def _size(x: Any) -> Any:
    """The same with every amount above 0."""
    if isinstance(x, tuple):
        return tuple(map(_size, x))
    return {key: _size(value) for key, value in x.items()} if isinstance(x, dict) else abs(x)


def _residual(*, shares: Any, to: str, whole: Any) -> Any:
    return {**shares, to: whole + shares[to] + sum(shares.values())}


def _repaid(*, savings: Any, investment: Any, share: Any) -> Any:
    return (investment + share * max(map(abs, savings)),) * len(savings)


def _projected(*, model: Any, intake: Any, retention: Any) -> Any:
    return socioecon.project(lambda year: _size(model[year]), intake, retention)


BOUNDS: dict[str, Bound] = {
    # shares
    "apportion": Bound(0, 2),
    "give_residual": Bound(1, 2, "whole, its share and the sum of the shares", _residual),
    "rescale": Bound(1, 2),
    # cohorts
    "person_years": Bound(1, 0),
    "cohort_flows": Bound(
        1,
        0,
        "intake x |profile|",
        lambda *, intake, profile: socioecon.cohort_flows(intake, _size(profile)),
    ),
    "retention_from_rates": Bound(1, 0),
    "geometric_retention": Bound(1, 0),
    "mean_retention": Bound(0, 1),
    "phase_in": Bound(0, 1),
    # flows
    "cumulative": Bound(1, 0, "the sums of |flows|", lambda *, flows: socioecon.cumulative(_size(flows))),
    "net": Bound(0, 1),
    "extend": Bound(0, 0),
    "shift": Bound(0, 0),
    "spread": Bound(0, 1),
    "total": Bound(1, 0, "the sums of |amounts|", lambda *, table: socioecon.total(_size(table))),
    "add": Bound(0, 1),
    "scale": Bound(0, 1),
    "roll_up": Bound(1, 0, "the sums of |amounts|", lambda *, table, parents: socioecon.roll_up(_size(table), parents)),
    "transfer": Bound(0, 1),
    "charge": Bound(0, 1),
    # discounting
    "discount_factors": Bound(2, 4),
    "discount": Bound(2, 5),
    "present_value": Bound(
        3,
        4,
        "the present value of |flows|",
        lambda *, flows, rate, timing: socioecon.present_value(_size(flows), rate, timing=timing),
    ),
    "annuity_factor": Bound(3, 4),
    "equivalent_annual_value": Bound(3, 5),
    "effective_rate": Bound(
        3, 1, "(1 + nominal / periods)^periods and 1", lambda **a: socioecon.effective_rate(**a) + 2
    ),
    "nominal_rate": Bound(
        0,
        6,
        "periods x (1 + effective)^(1 / periods) and periods",
        lambda *, effective, periods: socioecon.nominal_rate(effective, periods) + 2 * periods,
    ),
    # prices
    "reprice": Bound(0, 2),
    "real_rate": Bound(0, 4, "(1 + nominal) / (1 + inflation) and 1", lambda **a: socioecon.real_rate(**a) + 2),
    "grow": Bound(2, 0),
    # wages
    "employer_contributions": Bound(0, 1),
    "wage_cost": Bound(0, 3),
    "production_value": Bound(0, 1),
    # subsidies
    "wage_subsidy": Bound(0, 3),
    "capped": Bound(0, 0),
    "taper": Bound(0, 1),
    "net_wage_cost": Bound(0, 1),
    "offset_savings": Bound(0, 1),
    # taxes
    "taxable_income": Bound(0, 1),
    "tax_revenue": Bound(0, 1),
    "tax_by_recipient": Bound(0, 1),
    "base_from_tax": Bound(0, 1),
    "kept_after_equalisation": Bound(0, 2),
    # additionality
    "additional": Bound(0, 7),
    "additional_profile": Bound(0, 1),
    "drop_off": Bound(2, 0),
    # cashability
    "cashable": Bound(0, 1),
    "fund_repayments": Bound(2, 0, "investment and the largest share x |savings|", _repaid),
    # ratios
    "benefit_cost_ratio": Bound(0, 1),
    "return_on_investment": Bound(0, 2, "benefits / costs and 1", lambda *, benefits, costs: abs(benefits) / costs + 1),
    "cost_per": Bound(0, 1),
    # followup
    "share_achieved": Bound(0, 1),
    "target_attainment": Bound(0, 1),
    "relative_change": Bound(0, 2),
    "trend_and_effect": Bound(0, 1),
    "budget_variance": Bound(0, 1),
    "annual_places": Bound(0, 1),
    # projection
    "project": Bound(1, 1, "intake x retention x |amounts|", _projected),
}
