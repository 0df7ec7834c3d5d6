"""Faults, each in a process of its own."""

import pytest

from tests.trust import faults


class TestFaults:
    @pytest.mark.parametrize("name", faults.CHECKS)
    def test_end_as_they_should(self, name):
        """Nothing half written, the same figures, an error that says what to do."""
        assert faults.CHECKS[name]() == ""

    @pytest.mark.parametrize("name", faults.LONG)
    def test_of_simulations_have_tests_where_they_belong(self, name):
        """The session runs them; they are there."""
        place, _, of = faults._TESTS[name].partition("::")
        assert f"class {of}:" in (faults.outcomes.ROOT / place).read_text(encoding="utf-8")
