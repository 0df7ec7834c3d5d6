"""The face: the names that others write against, and what each of them promises."""

import doctest
import importlib
import inspect
import re

import pytest

import socioecon

# The core's names, module by module, as the design lists them.
NAMES = {
    "errors": """SocioeconError ShapeError RangeError SharesError RateError NoRateError SeveralRatesError
        AmbiguousFigureError FileError""",
    "rounding": "round_half_up round_half_even truncate",
    "shares": "apportion give_residual rescale apportion_rounded",
    "cohorts": "person_years cohort_flows retention_from_rates geometric_retention mean_retention phase_in",
    "flows": "cumulative net extend shift spread total add scale roll_up transfer charge",
    "discounting": """discount_factors discount present_value annuity_factor equivalent_annual_value
        internal_rate_of_return modified_internal_rate_of_return effective_rate nominal_rate""",
    "prices": "reprice real_rate grow",
    "wages": "employer_contributions wage_cost production_value",
    "subsidies": "wage_subsidy capped taper net_wage_cost offset_savings",
    "taxes": "taxable_income tax_revenue tax_by_recipient base_from_tax kept_after_equalisation",
    "additionality": "additional additional_profile drop_off",
    "cashability": "cashable fund_repayments",
    "breakeven": """break_even_year payback_time break_even_persons break_even_share break_even_by_actor
        switching_value""",
    "ratios": "benefit_cost_ratio return_on_investment marginal_value_of_public_funds cost_per",
    "followup": """share_achieved share_interval target_attainment relative_change trend_and_effect budget_variance
        annual_places""",
    "projection": "project",
}
MODULES = {name: importlib.import_module(f"socioecon.core.{name}") for name in NAMES}
FUNCTIONS = [
    pytest.param(getattr(module, name), id=name)
    for module_name, module in MODULES.items()
    if module_name != "errors"
    for name in NAMES[module_name].split()
]
ERRORS = [pytest.param(getattr(socioecon, name), id=name) for name in NAMES["errors"].split()]


class TestFace:
    def test_holds_the_names_of_the_design_and_no_others(self):
        """`__all__` lists the core's public names, sorted, none missing and none extra."""
        assert socioecon.__all__ == sorted(" ".join(NAMES.values()).split())

    def test_has_no_public_name_that_it_does_not_list(self):
        """What can be seen on the face is what `__all__` lists, and the rooms."""
        seen = {
            name for name, value in vars(socioecon).items() if not name.startswith("_") and not inspect.ismodule(value)
        }
        assert seen == set(socioecon.__all__)

    @pytest.mark.parametrize("module", MODULES)
    def test_each_name_lives_in_its_module(self, module):
        """A module of the core defines the public names that the design gives it, and the face shows those."""
        defined = {
            name: value
            for name, value in vars(MODULES[module]).items()
            if not name.startswith("_") and getattr(value, "__module__", None) == f"socioecon.core.{module}"
        }
        assert set(defined) == set(NAMES[module].split())
        assert all(getattr(socioecon, name) is value for name, value in defined.items())


class TestDocstrings:
    @pytest.mark.parametrize("function", FUNCTIONS)
    def test_says_whether_it_is_arithmetic_or_a_decision(self, function):
        """A sentence of the docstring begins with Arithmetic (takes arrays too) or Decision (one number)."""
        assert re.search(r"(?:^|[.] +)(Arithmetic|Decision)\b", inspect.getdoc(function), re.MULTILINE)

    @pytest.mark.parametrize("function", FUNCTIONS)
    def test_has_an_example(self, function):
        """A docstring holds an example; the examples themselves are run where the docstrings stand."""
        assert doctest.DocTestParser().get_examples(inspect.getdoc(function))

    @pytest.mark.parametrize("function", FUNCTIONS)
    def test_begins_with_one_line(self, function):
        """The first line is a sentence of its own that says what comes back."""
        first, blank, *_ = inspect.getdoc(function).splitlines()
        assert first.endswith(".")
        assert blank == ""

    @pytest.mark.parametrize("function", FUNCTIONS)
    def test_names_every_argument(self, function):
        """Each argument is told of by its name."""
        text = inspect.getdoc(function)
        assert [
            name
            for name in inspect.signature(function).parameters
            if not re.search(rf"\b{name}\b", text, re.IGNORECASE)
        ] == []

    @pytest.mark.parametrize("error", ERRORS)
    def test_an_error_says_when_it_is_raised(self, error):
        """Each error has a docstring of its own and is a SocioeconError, which is a ValueError."""
        assert error.__doc__ is not None
        assert issubclass(error, socioecon.SocioeconError)
        assert issubclass(error, ValueError)
