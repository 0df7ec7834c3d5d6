"""The checks of a cost model, one by one, all at once, or as tests of pytest."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from socioecon._extras import need
from socioecon.core import _numbers
from socioecon.core.errors import RangeError, ShapeError

from . import checks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from .checks import CostModel, Factory

Status: TypeAlias = Literal["passed", "failed", "expected failure", "unexpected pass", "not run"]

_OF_MODELS: dict[str, Callable[..., None]] = {
    # First: a model that remembers what it was asked has to be met before another check has asked it.
    "answers_the_same_twice": checks.check_answers_the_same_twice,
    "answers_every_year": checks.check_answers_every_year,
    "answers_with_a_mapping": checks.check_answers_with_a_mapping,
    "has_the_same_keys_every_year": checks.check_has_the_same_keys_every_year,
    "amounts_are_finite": checks.check_amounts_are_finite,
    "answer_is_its_own": checks.check_answer_is_its_own,
    "draws_no_random_numbers": checks.check_draws_no_random_numbers,
    "copies_and_pickles": checks.check_copies_and_pickles,
}
_OF_FACTORIES: dict[str, Callable[..., None]] = {
    "keeps_kinds_of_numbers": checks.check_keeps_kinds_of_numbers,
    "takes_arrays": checks.check_takes_arrays,
}
_NO_FACTORY = "give a factory: it builds the model out of other kinds of numbers"


class Outcome(NamedTuple):
    """How a check went; `message` holds the error of one that failed, or the reason why it was expected or not run."""

    check: str
    status: Status
    message: str = ""


@dataclass(frozen=True)
class Check:
    """One check of one model, to be called: `check()` returns nothing, or raises AssertionError.

    `expected` is the reason why it is known to fail, "" where it is to pass; `runs` is whether it can be run.
    """

    name: str
    model: str
    call: Callable[[], None]
    expected: str = ""
    runs: bool = True

    def __call__(self) -> None:
        """Run the check."""
        self.call()

    def outcome(self) -> Outcome:
        """Run the check and say how it went, raising nothing."""
        if not self.runs:
            return Outcome(self.name, "not run", _NO_FACTORY)
        try:
            self.call()
        except Exception as error:  # noqa: BLE001  what a model raises inside a check is a failure of it, whatever it is
            told = str(error) if isinstance(error, AssertionError) else f"{type(error).__name__}: {error}"
            return Outcome(self.name, "expected failure" if self.expected else "failed", self.expected or told)
        if self.expected:
            return Outcome(
                self.name, "unexpected pass", f"it passes: take it out of expected_failures ({self.expected})"
            )
        return Outcome(self.name, "passed")


def cost_model_checks(
    model: CostModel,
    *,
    years: int = 10,
    factory: Factory | None = None,
    expected_failures: Mapping[str, str] = {},
) -> tuple[Check, ...]:
    """Every check of a cost model, ready to be called.

    `model` is a callable, model(year_since_entry) -> {key: kr per person-year}; `years` how many years to ask for, from
    the year of entry on, and is to be the longest horizon that the model is made for; `factory` builds the model out of
    other kinds of numbers (see `socioecon.testing.checks`), and without it two checks are not run; `expected_failures`
    names those that are known to fail, each with the reason.

    >>> def kom_i_jobb(year_since_entry):
    ...     return {"Försörjningsstöd": 90_000, "Lönekostnad": -78_000 if year_since_entry == 0 else 0}
    >>> [check.name for check in cost_model_checks(kom_i_jobb, years=3)][:2]
    ['answers_the_same_twice', 'answers_every_year']

    Raises RangeError for an expected failure that is no check, has no reason, or is not run without a factory, and for
    years below 1; ShapeError where expected_failures is no mapping.
    """
    years = _numbers.whole("years", years)
    if not hasattr(expected_failures, "items"):
        message = (
            f"expected_failures must be a mapping {{check: why it fails}}; "
            f"got {_numbers.shown(expected_failures)}: give reasons"
        )
        raise ShapeError(message)
    runnable = (*_OF_MODELS, *(_OF_FACTORIES if factory is not None else ()))
    for name, reason in expected_failures.items():
        _numbers.choice("expected_failures", name, runnable)
        if not reason:
            message = (
                f"expected_failures[{name!r}] must be the reason why it fails; "
                f"got {_numbers.shown(reason)}: say it in words"
            )
            raise RangeError(message)
    label = _label(model)
    subjects: list[tuple[str, Callable[..., None], Any]] = [
        *((name, check, model) for name, check in _OF_MODELS.items()),
        *((name, check, factory) for name, check in _OF_FACTORIES.items()),
    ]
    return tuple(
        Check(name, label, partial(check, subject, years=years), expected_failures.get(name, ""), name in runnable)
        for name, check, subject in subjects
    )


def check_cost_model(
    model: CostModel,
    *,
    years: int = 10,
    factory: Factory | None = None,
    expected_failures: Mapping[str, str] = {},
) -> tuple[Outcome, ...]:
    """How each check of a cost model went, if all of them went as they should.

    The arguments are those of `cost_model_checks`. Needs nothing that is not installed with the library, except NumPy
    where a factory is given.

    >>> def kom_i_jobb(year_since_entry):
    ...     return {"Försörjningsstöd": 90_000, "Lönekostnad": -78_000 if year_since_entry == 0 else 0}
    >>> outcomes = check_cost_model(kom_i_jobb, years=3, expected_failures={"copies_and_pickles": "not in a module"})
    >>> [outcome.check for outcome in outcomes if outcome.status != "passed"]
    ['copies_and_pickles', 'keeps_kinds_of_numbers', 'takes_arrays']

    Raises AssertionError that lists every check that failed, and every expected failure that passes; otherwise as
    `cost_model_checks`.
    """
    ready = cost_model_checks(model, years=years, factory=factory, expected_failures=expected_failures)
    outcomes = tuple(check.outcome() for check in ready)
    wrong = [outcome for outcome in outcomes if outcome.status in {"failed", "unexpected pass"}]
    if wrong:
        listed = "\n".join(f"- {name} ({status}): {message}" for name, status, message in wrong)
        message = f"{_label(model)} does not do what a cost model must:\n{listed}"
        raise AssertionError(message)
    return outcomes


def parametrize_with_checks(models: Iterable[CostModel | Check], *, years: int = 10) -> Any:
    """A decorator that makes one test of each check of each model; the test takes an argument `check` and calls it.

    `models` holds cost models, asked for `years` years each, or what `cost_model_checks` gives, where a model has a
    factory, a horizon or expected failures of its own. A check that is expected to fail is a strict xfail: to pass is
    an error. Needs pytest. ::

        @parametrize_with_checks([rehabilitation, *cost_model_checks(kom_i_jobb, years=3, factory=made_of)])
        def test_cost_models(check):
            check()

    Raises ShapeError where there is no model, and otherwise as `cost_model_checks`.
    """
    pytest = need("pytest", "parametrize_with_checks", "testing")
    ready: list[Check] = []
    given: Any = models
    if isinstance(given, (str, bytes)) or not hasattr(given, "__iter__"):
        message = f"models must be a sequence of cost models; got {_numbers.shown(given)}: put it into a list"
        raise ShapeError(message)
    for model in models:
        ready.extend([model] if isinstance(model, Check) else cost_model_checks(model, years=years))
    if not ready:
        message = "models must hold at least one cost model; got none: there would be no test"
        raise ShapeError(message)
    parameters: list[Any] = []
    for check in ready:
        marks: list[Any] = []
        if not check.runs:
            marks.append(pytest.mark.skip(reason=_NO_FACTORY))
        elif check.expected:
            marks.append(pytest.mark.xfail(reason=check.expected, strict=True))
        parameters.append(pytest.param(check, marks=marks, id=f"{check.model}-{check.name}"))
    return pytest.mark.parametrize("check", parameters)


def _label(model: Any) -> str:
    """What to call a model: a function's name, or else its class's."""
    label: str = getattr(model, "__name__", type(model).__name__)
    return label
