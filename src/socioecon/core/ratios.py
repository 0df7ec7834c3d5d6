"""Benefits against costs in one number. Each says what is above and what below the line."""

from __future__ import annotations

from . import _numbers
from .errors import RangeError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ._numbers import N


@_numbers.checked
def benefit_cost_ratio(benefits: N | int, costs: N | int) -> N:
    """Benefits per krona of cost (nytto-kostnadskvot): benefits / costs.

    `benefits` is a present value in kr, of any sign; `costs` a positive present value in kr.

    Arithmetic.

    >>> from fractions import Fraction
    >>> benefit_cost_ratio(Fraction(450), 300)
    Fraction(3, 2)

    Raises RangeError where the costs are not positive: what costs nothing or saves money has no ratio; use the net
    present value.
    """
    _numbers.check_finite(costs=costs)
    if not _numbers.holds(costs > 0):
        do = "it saves money or costs nothing, use the net present value"
        message = f"costs must be above 0; got {_numbers.shown(costs)}: {do}"
        raise RangeError(message)
    gained: Any = benefits
    ratio: N = gained / costs
    return ratio


@_numbers.checked
def return_on_investment(benefits: N | int, costs: N | int) -> N:
    """The net gain per krona of cost (avkastning): benefits / costs - 1.

    `benefits` and `costs` are as in `benefit_cost_ratio`; the answer is a fraction of 1, 0.5 for 50 %.

    Arithmetic.

    >>> from fractions import Fraction
    >>> return_on_investment(Fraction(450), 300)
    Fraction(1, 2)

    Raises RangeError where the costs are not positive.
    """
    gain: N = benefit_cost_ratio(benefits, costs) - 1
    return gain


@_numbers.checked
def cost_per(cost: N | int, outcomes: N | int) -> N:
    """Cost per outcome (kostnad per utfall), such as kr per person in work: cost / outcomes.

    `cost` is a positive amount (or 0) in kr; `outcomes` a positive number of persons, person-years or other units.

    Arithmetic.

    >>> cost_per(1_470_000, 21)
    70000.0

    Raises RangeError for a negative cost, or where there are no outcomes.
    """
    _numbers.check_not_negative(cost=cost)
    _numbers.check_positive(outcomes=outcomes)
    spent: Any = cost
    each: N = spent / outcomes
    return each


def marginal_value_of_public_funds(willingness_to_pay: N | int, net_cost: N | int) -> N | float:
    """What the beneficiaries gain per krona of public money, net of what comes back to the public sector (MVPF).

    `willingness_to_pay` is kr, the participants' own gain; `net_cost` kr, the public outlay less what returns in taxes
    and saved benefits. Where it pays for itself (net_cost <= 0) and something is gained, the value is infinity
    (math.inf), by the field's convention: a float in every kind, and the only infinity in the library.

    Decision. Source: N. Hendren and B. Sprung-Keyser, A Unified Welfare Analysis of Government Policies, QJE 135:3
    (2020).

    >>> from fractions import Fraction
    >>> marginal_value_of_public_funds(Fraction(300), 200), marginal_value_of_public_funds(300, -50)
    (Fraction(3, 2), inf)

    Raises RangeError where neither is positive: nobody gains and nothing is spent; TypeError for arrays.
    """
    gain = _numbers.scalar("willingness_to_pay", willingness_to_pay)
    if _numbers.scalar("net_cost", net_cost) > 0:
        value: N = benefit_cost_ratio(gain, net_cost)
        return value
    if gain > 0:
        return float("inf")
    message = (
        f"willingness_to_pay or net_cost must be above 0; got {_numbers.shown(gain)} and {_numbers.shown(net_cost)}: "
        "with no gain there is nothing to value, state both amounts instead"
    )
    raise RangeError(message)
