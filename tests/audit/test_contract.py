"""What others write against: the signatures of the audit, and its finite sets of conventions."""

import inspect
from pathlib import Path

import pytest

from socioecon import audit
from socioecon.audit import Findings
from tests.signatures import stated

FUNCTIONS = {name: getattr(audit, name) for name in audit.__all__ if inspect.isfunction(getattr(audit, name))}
METHODS = {f"Findings.{name}": getattr(Findings, name) for name in ("text", "to_table")}
SETS = {
    "READINGS": "half-up, half-even, cut",
    "UNITS": "last place, ten, hundred, thousand, ten thousand, hundred thousand, million",
    "TIMINGS": "advance, mid-year, arrears",
    "RETENTIONS": "original, of those left",
    "RESIDUALS": "to one receiver, in proportion, in equal parts, left out, shares rounded, shares cut",
    "RATIOS": "benefits/costs, net/costs, costs/benefits, costs/net",
    "CHANGES": "relative, points, of the new",
    "RATES": "nominal/m, effective root",
    "RATE_OF_RETURN": "exact, one linear interpolation",
    "MENDS": "one digit, two digits swapped, sign, magnitude, missing row",
    # worst first
    "VERDICTS": "does not follow, undecided, only if, differs, chained, within inputs, truncates, rounds, exact, input",
    "REMARKS": "does not follow, undecided, only if",
}
PAYBACKS = ("gains evenly over the year", "year 0 at once", "at year ends")


class TestContract:
    def test_every_signature_is_stated_and_none_outlives_its_function(self):
        """Names, order, keyword-only arguments and defaults are a contract: signatures.txt holds it, by the design."""
        there = sorted(stated(name, function) for name, function in (FUNCTIONS | METHODS).items())
        assert there == (Path(__file__).parent / "signatures.txt").read_text(encoding="utf-8").splitlines()

    @pytest.mark.parametrize("name", SETS)
    def test_a_set_has_the_members_that_the_design_names(self, name):
        """In their order, which is that in which they are tried, or from the worst on."""
        assert ", ".join(getattr(audit, name)) == SETS[name]

    def test_paybacks_are_three_and_each_discounted(self):
        """When gains and costs fall, in money of each year or of the first."""
        assert (*PAYBACKS, *(f"{name}, discounted" for name in PAYBACKS)) == audit.PAYBACKS
