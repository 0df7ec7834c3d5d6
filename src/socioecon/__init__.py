"""socioecon: what it costs that people stand outside working life, and who gains when they come in.

The face of the core: pure functions that need nothing but Python. Amounts are kr, years start at the value date, a
share is a fraction of 1; every convention is a named argument or a named function.

>>> from fractions import Fraction
>>> import socioecon
>>> years = socioecon.person_years((10, 10, 10), (1, Fraction(1, 2), Fraction(1, 4)))
>>> [float(amount) for amount in socioecon.scale({"Socialnämnden": years}, 90_000)["Socialnämnden"]]
[900000.0, 1350000.0, 1575000.0]
"""

from .core.additionality import (
    additional,
    additional_profile,
    drop_off,
)
from .core.breakeven import (
    break_even_by_actor,
    break_even_persons,
    break_even_share,
    break_even_year,
    payback_time,
    switching_value,
)
from .core.cashability import (
    cashable,
    fund_repayments,
)
from .core.cohorts import (
    cohort_flows,
    geometric_retention,
    mean_retention,
    person_years,
    phase_in,
    retention_from_rates,
)
from .core.discounting import (
    annuity_factor,
    discount,
    discount_factors,
    effective_rate,
    equivalent_annual_value,
    internal_rate_of_return,
    modified_internal_rate_of_return,
    nominal_rate,
    present_value,
)
from .core.errors import (
    AmbiguousFigureError,
    FileError,
    NoRateError,
    RangeError,
    RateError,
    SeveralRatesError,
    ShapeError,
    SharesError,
    SocioeconError,
)
from .core.flows import (
    add,
    charge,
    cumulative,
    extend,
    net,
    roll_up,
    scale,
    shift,
    spread,
    total,
    transfer,
)
from .core.followup import (
    annual_places,
    budget_variance,
    relative_change,
    share_achieved,
    share_interval,
    target_attainment,
    trend_and_effect,
)
from .core.prices import (
    grow,
    real_rate,
    reprice,
)
from .core.projection import (
    project,
)
from .core.ratios import (
    benefit_cost_ratio,
    cost_per,
    marginal_value_of_public_funds,
    return_on_investment,
)
from .core.rounding import (
    round_half_even,
    round_half_up,
    truncate,
)
from .core.shares import (
    apportion,
    apportion_rounded,
    give_residual,
    rescale,
)
from .core.subsidies import (
    capped,
    net_wage_cost,
    offset_savings,
    taper,
    wage_subsidy,
)
from .core.taxes import (
    base_from_tax,
    kept_after_equalisation,
    tax_by_recipient,
    tax_revenue,
    taxable_income,
)
from .core.wages import (
    employer_contributions,
    production_value,
    wage_cost,
)

__all__ = [
    "AmbiguousFigureError",
    "FileError",
    "NoRateError",
    "RangeError",
    "RateError",
    "SeveralRatesError",
    "ShapeError",
    "SharesError",
    "SocioeconError",
    "add",
    "additional",
    "additional_profile",
    "annual_places",
    "annuity_factor",
    "apportion",
    "apportion_rounded",
    "base_from_tax",
    "benefit_cost_ratio",
    "break_even_by_actor",
    "break_even_persons",
    "break_even_share",
    "break_even_year",
    "budget_variance",
    "capped",
    "cashable",
    "charge",
    "cohort_flows",
    "cost_per",
    "cumulative",
    "discount",
    "discount_factors",
    "drop_off",
    "effective_rate",
    "employer_contributions",
    "equivalent_annual_value",
    "extend",
    "fund_repayments",
    "geometric_retention",
    "give_residual",
    "grow",
    "internal_rate_of_return",
    "kept_after_equalisation",
    "marginal_value_of_public_funds",
    "mean_retention",
    "modified_internal_rate_of_return",
    "net",
    "net_wage_cost",
    "nominal_rate",
    "offset_savings",
    "payback_time",
    "person_years",
    "phase_in",
    "present_value",
    "production_value",
    "project",
    "real_rate",
    "relative_change",
    "reprice",
    "rescale",
    "retention_from_rates",
    "return_on_investment",
    "roll_up",
    "round_half_even",
    "round_half_up",
    "scale",
    "share_achieved",
    "share_interval",
    "shift",
    "spread",
    "switching_value",
    "taper",
    "target_attainment",
    "tax_by_recipient",
    "tax_revenue",
    "taxable_income",
    "total",
    "transfer",
    "trend_and_effect",
    "truncate",
    "wage_cost",
    "wage_subsidy",
]
