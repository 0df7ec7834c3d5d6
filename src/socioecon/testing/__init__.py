"""For those who write cost models: checks of what a cost model must do, and strategies that make up inputs.

A cost model is any callable model(year_since_entry) -> {key: kr per person-year}. `check_cost_model` runs every check
and `parametrize_with_checks` makes a test of each; the checks themselves are plain functions in
`socioecon.testing.checks`. `socioecon.testing.strategies` is for hypothesis, and needs it when it is imported.
"""

from ._runs import Check, Outcome, check_cost_model, cost_model_checks, parametrize_with_checks
from .checks import CostModel, Factory

__all__ = [
    "Check",
    "CostModel",
    "Factory",
    "Outcome",
    "check_cost_model",
    "cost_model_checks",
    "parametrize_with_checks",
]
