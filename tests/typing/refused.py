"""Calls that must not type-check: each line is expected to be an error for mypy and for pyright alike.

Read by type checkers, never run. A line that a checker lets through makes its comment an error of its own.
"""

from decimal import Decimal
from fractions import Fraction

import socioecon as se

# A number is no vector, and text is no number.
se.cumulative(100.0)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
se.cumulative(["100", "200"])  # type: ignore[type-var]  # pyright: ignore[reportArgumentType]
se.round_half_up("2.5")  # type: ignore[type-var]  # pyright: ignore[reportArgumentType]
se.apportion(1000.0, [0.5, 0.5])  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
se.spread(90_000.0, [1.0])  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
se.total([1.0, 2.0])  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]

# Kinds of numbers do not mix.
se.present_value([Decimal(100)], 0.04, timing="advance")  # type: ignore[type-var]  # pyright: ignore[reportArgumentType]
se.additional(Fraction(10), deadweight=Decimal("0.5"))  # type: ignore[type-var]  # pyright: ignore[reportArgumentType]

# A convention is stated, by its name, and is one that there is.
se.present_value([100.0], 0.04)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
se.present_value([100.0], 0.04, "advance")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
se.present_value([100.0], 0.04, timing="start")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
se.production_value(300_000.0)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
se.extend([1.0], 3)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]

# A count is whole, and "never" is not to be overlooked.
se.grow(100.0, 0.02, 2.5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
year: int = se.break_even_year([1.0], costs=2.0)  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]
persons: float = se.break_even_persons(90.0, cost=780.0)  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]
