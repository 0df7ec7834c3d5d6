"""Whether a printed figure follows from what it is said to follow from.

A printed figure stands for an interval: "600 tkr" is 599 500 to 600 500 kr if it is rounded. With intervals one can
prove that a table cannot follow from its stated inputs, and show a convention by which it can. Exact rationals
throughout; needs nothing but Python.
"""

from ._document import Audit, Fault, Statement, Table
from ._intervals import interval
from ._mend import mend
from ._reading import printed, split_row
from ._values import (
    CHANGES,
    MENDS,
    PAYBACKS,
    RATE_OF_RETURN,
    RATES,
    RATIOS,
    READINGS,
    REMARKS,
    RESIDUALS,
    RETENTIONS,
    TIMINGS,
    UNITS,
    VERDICTS,
    Explanation,
    Finding,
    Interval,
    Printed,
    RateSet,
    Together,
)
from .changes import check_change, check_ratio
from .checks import (
    check_copy,
    check_difference,
    check_product,
    check_share,
    check_sum,
    check_value,
)
from .files import load_audit
from .findings import Findings
from .inference import infer_change, infer_ratio, infer_retention, infer_unit
from .rates import infer_rate, infer_rate_from_value
from .residuals import infer_residual
from .returns import check_payback, check_period_rate, check_rate_of_return
from .running import run_audit
from .sentences import sentence, summary
from .tables import check_table
from .together import check_together

__all__ = [
    "CHANGES",
    "MENDS",
    "PAYBACKS",
    "RATES",
    "RATE_OF_RETURN",
    "RATIOS",
    "READINGS",
    "REMARKS",
    "RESIDUALS",
    "RETENTIONS",
    "TIMINGS",
    "UNITS",
    "VERDICTS",
    "Audit",
    "Explanation",
    "Fault",
    "Finding",
    "Findings",
    "Interval",
    "Printed",
    "RateSet",
    "Statement",
    "Table",
    "Together",
    "check_change",
    "check_copy",
    "check_difference",
    "check_payback",
    "check_period_rate",
    "check_product",
    "check_rate_of_return",
    "check_ratio",
    "check_share",
    "check_sum",
    "check_table",
    "check_together",
    "check_value",
    "infer_change",
    "infer_rate",
    "infer_rate_from_value",
    "infer_ratio",
    "infer_residual",
    "infer_retention",
    "infer_unit",
    "interval",
    "load_audit",
    "mend",
    "printed",
    "run_audit",
    "sentence",
    "split_row",
    "summary",
]
