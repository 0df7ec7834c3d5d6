"""Running the checks: all at once, one by one, and as tests of pytest."""

import os
import pickle
import subprocess
import sys
from types import MappingProxyType

import pytest
from hypothesis import given

from socioecon import RangeError, ShapeError
from socioecon.testing import Check, Outcome, check_cost_model, checks, cost_model_checks, parametrize_with_checks
from socioecon.testing.strategies import cost_models

NAMES = [check.name for check in cost_model_checks(abs)]


def support(year_since_entry):
    """A good model, at the top of a module: support that halves each year."""
    return {"Kommun": 90_000 / 2**year_since_entry}


def broken(year_since_entry):
    """A model that has one key too few from the second year on."""
    return {"Kommun": 90_000} if year_since_entry else {"Kommun": 90_000, "Region": 0}


def made_of(number):
    """A factory of good models."""
    return _Support(number(90_000))


class _Support:
    def __init__(self, amount):
        self.amount = amount

    def __call__(self, year_since_entry):
        return {"Kommun": self.amount / 2 if year_since_entry else self.amount}


class TestCheckCostModel:
    def test_tells_how_each_check_went(self):
        """A good model gets one outcome for each check; without a factory two of them are said not to have been run."""
        outcomes = check_cost_model(support, years=3)
        assert [outcome.check for outcome in outcomes] == NAMES
        assert [x for x in outcomes if x.status != "passed"] == [
            Outcome(name, "not run", "give a factory: it builds the model out of other kinds of numbers")
            for name in ("keeps_kinds_of_numbers", "takes_arrays")
        ]

    def test_runs_all_checks_with_a_factory(self):
        """With a factory nothing is left out."""
        outcomes = check_cost_model(made_of(float), years=3, factory=made_of)
        assert outcomes == tuple(Outcome(name, "passed") for name in NAMES)

    @pytest.mark.parametrize(
        ("factory", "got"),
        [
            (lambda number: number(90_000), "raised TypeError: 'float' object is not callable"),
            (lambda _number: made_of, "raised TypeError: 'int' object is not callable"),  # the model, not yet made
            (lambda number: lambda _year: number(90_000), "answered 90000.0"),
        ],
    )
    def test_a_factory_of_no_models_passes_nothing(self, factory, got):
        """Where nothing that was built answers there is nothing to compare, and no check of it has passed."""
        for check in cost_model_checks(support, years=3, factory=factory)[-2:]:
            assert check.outcome().status == "failed"
            with pytest.raises(AssertionError, match="a factory must build cost models") as failed:
                check()
            assert f"none answered with a mapping in years 0 to 2, and model(0) {got}" in str(failed.value)

    def test_lists_every_failure_under_the_name_of_the_model(self):
        """The error is one, names the model and each check that failed, and leaves out those that passed."""
        with pytest.raises(AssertionError) as failed:
            check_cost_model(lambda year: {"K": None, year: 0}, years=2)
        first, *rest = str(failed.value).splitlines()
        assert first == "<lambda> does not do what a cost model must:"
        assert [line.split()[1] for line in rest] == [
            "has_the_same_keys_every_year",
            "amounts_are_finite",
            "copies_and_pickles",
        ]

    def test_asks_for_as_many_years_as_it_is_told(self):
        """A model of two years is good for a horizon of two, and not for one of three."""

        class Two(_Support):
            def __call__(self, year_since_entry):
                return [{"K": self.amount}, {"K": 0}][year_since_entry]

        known = {"copies_and_pickles": "a class inside a function"}
        check_cost_model(Two(1), years=2, expected_failures=known)
        with pytest.raises(AssertionError, match=r"model\(2\) raised IndexError"):
            check_cost_model(Two(1), years=3, expected_failures=known)

    def test_lets_a_model_answer_with_what_nobody_can_change(self):
        """A read-only mapping is its own in the only way that matters, also if it is the same one each time."""
        table = MappingProxyType({"Kommun": 90_000})
        outcomes = check_cost_model(lambda _: table, expected_failures={"copies_and_pickles": "a lambda"})
        assert Outcome("answer_is_its_own", "passed") in outcomes

    @given(cost_models())
    def test_passes_every_model_that_the_strategy_makes(self, model):
        """What `strategies.cost_models` draws does all that a cost model must."""
        check_cost_model(model, years=9)

    def test_counts_whatever_a_model_raises_as_a_failure(self):
        """A model that is no function at all fails, with the error told."""
        with pytest.raises(AssertionError, match="TypeError: 'int' object is not callable"):
            check_cost_model(7)


class TestExpectedFailures:
    def test_a_failure_that_is_expected_by_name_is_none(self):
        """The check still runs; its outcome says that it failed as expected, and why."""
        outcomes = check_cost_model(broken, expected_failures={"has_the_same_keys_every_year": "until it is mended"})
        assert Outcome("has_the_same_keys_every_year", "expected failure", "until it is mended") in outcomes

    def test_an_expected_failure_that_passes_is_an_error(self):
        """Once the model is mended, the expectation has to go."""
        with pytest.raises(AssertionError, match=r"answers_every_year \(unexpected pass\): it passes: take it out"):
            check_cost_model(support, expected_failures={"answers_every_year": "until it is mended"})

    def test_does_not_excuse_another_failure(self):
        """Only the check that is named may fail."""
        with pytest.raises(AssertionError, match=r"- has_the_same_keys_every_year \(failed\)"):
            check_cost_model(broken, expected_failures={"copies_and_pickles": "not this one"})

    @pytest.mark.parametrize("name", ["copies", "takes_arrays", "", 1])
    def test_refuses_a_name_that_is_no_check_or_is_not_run(self, name):
        """A misspelt expectation would excuse nothing; one of a check that needs a factory, without it, neither."""
        with pytest.raises(RangeError, match="expected_failures must be one of 'answers_the_same_twice'"):
            check_cost_model(support, expected_failures={name: "why"})

    def test_refuses_one_without_a_reason(self):
        """Each is to say why."""
        with pytest.raises(RangeError, match=r"expected_failures\['answers_every_year'\] must be the reason"):
            check_cost_model(support, expected_failures={"answers_every_year": ""})

    def test_refuses_a_bare_list(self):
        """Names without reasons are no mapping."""
        with pytest.raises(ShapeError, match="expected_failures must be a mapping"):
            check_cost_model(support, expected_failures=["answers_every_year"])


class TestCostModelChecks:
    @pytest.mark.parametrize("years", [0, -1, 2.5, None])
    def test_refuses_a_horizon_that_is_no_number_of_years(self, years):
        """At least the year of entry is asked for."""
        with pytest.raises(RangeError, match="years must be"):
            cost_model_checks(support, years=years)

    def test_each_is_called_without_arguments(self):
        """A check is ready: it raises AssertionError where it fails, and returns nothing where it passes."""
        by_name = {check.name: check for check in cost_model_checks(broken, years=2)}
        assert by_name["answers_every_year"]() is None
        with pytest.raises(AssertionError, match="same keys every year"):
            by_name["has_the_same_keys_every_year"]()

    def test_each_is_a_plain_function_too(self):
        """Every check can be called by itself with a model or a factory: check_<name>(subject, years=...)."""
        for name in NAMES:
            check = getattr(checks, f"check_{name}")
            assert check(made_of if name in NAMES[-2:] else support, years=2) is None

    def test_an_outcome_pickles(self):
        """What happened can be sent to another process."""
        outcome = cost_model_checks(broken)[2].outcome()
        assert pickle.loads(pickle.dumps(outcome)) == outcome  # noqa: S301  our own bytes


@parametrize_with_checks([support, *cost_model_checks(made_of(float), years=3, factory=made_of)], years=4)
def test_parametrized_models(check):
    """The decorator as its users write it: every check of two good models."""
    check()


class TestParametrizeWithChecks:
    def test_makes_one_test_of_each_check_of_each_model(self):
        """The ids name the model and the check."""
        mark = parametrize_with_checks([support, broken]).mark
        assert mark.args[0] == "check"
        assert [x.id for x in mark.args[1]] == [f"{model}-{name}" for model in ("support", "broken") for name in NAMES]
        assert all(isinstance(x.values[0], Check) for x in mark.args[1])

    def test_in_pytest_passes_fails_skips_and_expects(self, tmp_path):
        """A broken model fails its test; an expected failure is an xfail, and fails where it passes."""
        (tmp_path / "test_models.py").write_text(
            "from socioecon.testing import cost_model_checks, parametrize_with_checks\n"
            "def broken(year):\n"
            "    return {'K': 0, year: 0}\n"
            "same = 'has_the_same_keys_every_year'\n"
            "@parametrize_with_checks([broken])\n"
            "def test_found(check):\n"
            "    check()\n"
            "@parametrize_with_checks(cost_model_checks(broken, expected_failures={same: 'known'}))\n"
            "def test_expected(check):\n"
            "    check()\n"
            "known = {same: '1', 'copies_and_pickles': '2'}\n"
            "@parametrize_with_checks(cost_model_checks(broken, expected_failures=known))\n"
            "def test_expected_too_much(check):\n"
            "    check()\n",
            encoding="utf-8",
        )
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", str(tmp_path)]
        # What steers the run that this test is in (coverage, workers) is none of the inner run's business.
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "COV"))}
        run = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert "FAILED test_models.py::test_found[broken-has_the_same_keys_every_year]" in run.stdout
        assert "FAILED test_models.py::test_expected_too_much[broken-copies_and_pickles]" in run.stdout
        # Three times ten checks: two are skipped each time, and the two named above fail.
        assert run.stdout.splitlines()[-1].startswith("2 failed, 20 passed, 6 skipped, 2 xfailed")

    def test_marks_what_is_expected_and_what_is_not_run(self):
        """An expected failure is a strict xfail with its reason; without a factory, two checks are skipped."""
        known = {"copies_and_pickles": "a lambda"}
        parameters = parametrize_with_checks(cost_model_checks(lambda _: {"K": 0}, expected_failures=known)).mark.args[
            1
        ]
        marks = {x.id.partition("-")[2]: x.marks[0] for x in parameters if x.marks}
        assert marks["copies_and_pickles"].kwargs == {"reason": "a lambda", "strict": True}
        assert {name: mark.name for name, mark in marks.items()} == {
            "copies_and_pickles": "xfail",
            "keeps_kinds_of_numbers": "skip",
            "takes_arrays": "skip",
        }

    def test_refuses_no_model(self):
        """A test of nothing would pass unseen."""
        with pytest.raises(ShapeError, match="models must hold at least one cost model"):
            parametrize_with_checks([])


class TestRoom:
    def test_loads_no_third_party_module_until_one_is_called_for(self):
        """Importing it loads neither hypothesis nor pytest nor NumPy, and it checks a model without them."""
        code = (
            f"import sys; sys.path.insert(0, {checks.__file__.removesuffix('socioecon/testing/checks.py')!r})\n"
            "from socioecon.testing import check_cost_model\n"
            "outcomes = check_cost_model(abs, years=1, expected_failures={'answers_with_a_mapping': 'a number'})\n"
            "print(len(outcomes), {'hypothesis', 'pytest', 'numpy'} & set(sys.modules))"
        )
        run = subprocess.run([sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True, check=True)
        assert run.stdout.strip() == "10 set()"

    def test_says_what_to_install(self, monkeypatch):
        """Where pytest is not installed, the error says which extra brings it."""
        monkeypatch.setitem(sys.modules, "pytest", None)
        with pytest.raises(ModuleNotFoundError, match=r"needs pytest; .* pip install 'socioecon\[testing\]'"):
            parametrize_with_checks([support])
