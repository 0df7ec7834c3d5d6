"""What a reader should know before using the figures: each with where, how much, and what to do about it.

A finding is no error. A report may count what its authors chose to count; the finding says what that is.
"""

from __future__ import annotations

from socioecon.models.result import Result

from .assumptions import deadweight_twice, drop_off, nominal_rate, price_years, undiscounted_costs
from .finding import KINDS, Finding, Findings
from .perspectives import called_society, open_transfers, production_and_tax, public_funds, undeclared
from .reach import employers, horizon, target_group

__all__ = ["KINDS", "Finding", "Findings", "findings_of"]


def findings_of(result: Result) -> Findings:
    """Every finding of a result, kind by kind."""
    return Findings(
        finding
        for look in (
            open_transfers,
            production_and_tax,
            called_society,
            drop_off,
            deadweight_twice,
            price_years,
            nominal_rate,
            undiscounted_costs,
            horizon,
            target_group,
            employers,
            undeclared,
            public_funds,
        )
        for finding in look(result)
    )
