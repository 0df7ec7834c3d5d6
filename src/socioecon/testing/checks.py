"""What a cost model must do so that `project`, scenarios and simulations can use it: one plain function each.

Each takes a model, or a factory of models, and the number of years to ask for; it returns nothing, and raises
AssertionError with what must hold, what was got and what to do. A fault is reported by the check that is named after it
and by no other: a check looks past the years in which the model raises or answers with no mapping. Where the models of
a factory answer in no year, its checks say so: they have seen nothing.

A factory builds the model out of numbers of any kind. It is called with a function of one argument, and passes every
amount through it, as an int or as text: `lambda number: Rehabilitation(support=number(7_500), share=number("0.4"))`.
"""

from __future__ import annotations

import copy
import pickle
import random
import sys
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeAlias, TypeGuard

from socioecon._extras import need
from socioecon.core import _numbers

CostModel: TypeAlias = Callable[[int], Mapping[Any, Any]]
Factory: TypeAlias = Callable[[Callable[[Any], Any]], CostModel]

_SEED = 20_150_101
_KINDS: tuple[type[Any], ...] = (Fraction, Decimal, float)


def check_answers_every_year(model: CostModel, *, years: int) -> None:
    """The model answers for each year since entry, 0 to years - 1, without an error."""
    for year in range(years):
        try:
            model(year)
        except Exception as error:
            message = (
                f"a cost model must answer for every year of the horizon, 0 to {years - 1}; model({year}) raised "
                f"{_told(error)}: answer 0 for every key in years without effect"
            )
            raise AssertionError(message) from error


def check_answers_with_a_mapping(model: CostModel, *, years: int) -> None:
    """Each answer is a mapping of at least one key."""
    for year, answer in _heard(model, years):
        if not _is_mapping(answer) or not answer:
            message = (
                f"a cost model must answer with a mapping {{key: kr per person-year}} of at least one key; "
                f"model({year}) answered {answer!r:.200}: answer with a dict"
            )
            raise AssertionError(message)


def check_has_the_same_keys_every_year(model: CostModel, *, years: int) -> None:
    """No year has a key that another lacks."""
    answers = list(_answers(model, years))
    for year, answer in answers:
        first_year, first = answers[0]
        if answer.keys() != first.keys():
            message = (
                f"a cost model must answer with the same keys every year; model({first_year}) has {list(first)} and "
                f"model({year}) has {list(answer)}: answer 0 where there is nothing"
            )
            raise AssertionError(message)


def check_answers_the_same_twice(model: CostModel, *, years: int) -> None:
    """The answer for a year depends on that year alone: not on how often it is asked for, nor in what order."""
    first = {year: _kept(answer) for year, answer in _answers(model, years)}
    for year in reversed(range(years)):
        for again in _answers(model, year + 1, first_year=year):
            if year in first and not _same(first[year], again[1]):
                message = (
                    f"a cost model must answer the same for the same year; model({year}) answered {first[year]!r:.200} "
                    f"and then {dict(again[1])!r:.200}: let the answer follow from the year and what the model holds"
                )
                raise AssertionError(message)


def check_answer_is_its_own(model: CostModel, *, years: int) -> None:
    """What is done to an answer does not change the next one."""
    for year, answer in _answers(model, years):
        if not isinstance(answer, MutableMapping):
            continue
        amounts = dict(answer)
        answer.clear()
        changed = [after for _, after in _answers(model, year + 1, first_year=year) if not _same(amounts, after)]
        answer.update(amounts)  # a model that failed is left as it was
        if changed:
            message = (
                f"a cost model must answer with a mapping of its own each time; after the answer of model({year}) was "
                f"emptied, the next was {changed[0]!r:.200} instead of {amounts!r:.200}: answer with a new dict"
            )
            raise AssertionError(message)


def check_amounts_are_finite(model: CostModel, *, years: int) -> None:
    """Every amount is a finite number: no NaN, no infinity, nothing that is no number."""
    for year, answer in _answers(model, years):
        for key, amount in answer.items():
            try:
                fine = _numbers.finite(amount)
            except TypeError:
                fine = False
            if not fine:
                message = (
                    f"a cost model must answer with finite numbers; model({year})[{key!r}] is {amount!r:.200}: "
                    "answer 0 where there is nothing, and leave out the key where nothing is known"
                )
                raise AssertionError(message)


def check_draws_no_random_numbers(model: CostModel, *, years: int) -> None:
    """The generators that programs share, of `random` and of NumPy, are left as they were.

    A generator of the model's own shows in `check_answers_the_same_twice`.
    """
    numpy = sys.modules.get("numpy")
    python_state, numpy_state = random.getstate(), numpy and numpy.random.get_state(legacy=False)
    try:
        # From a state of our own: a model that seeds the generator itself would leave the same one behind each time.
        random.seed(_SEED)
        if numpy:
            numpy.random.seed(_SEED)
        before = _states(numpy)
        for _ in _heard(model, years):
            pass
        moved = [name for name, state in _states(numpy).items() if state != before[name]]
    finally:
        random.setstate(python_state)
        if numpy:
            numpy.random.set_state(numpy_state)
    if moved:
        message = (
            f"a cost model must not draw random numbers; it moved the shared generator of {' and '.join(moved)}: "
            "take what is uncertain as an argument, and draw it outside"
        )
        raise AssertionError(message)


def check_copies_and_pickles(model: CostModel, *, years: int) -> None:
    """A copy, a deep copy and a model that was pickled answer as the model does."""
    expected = {year: _kept(answer) for year, answer in _answers(model, years)}
    ways: dict[str, Callable[[Any], Any]] = {
        "copy.copy": copy.copy,
        "copy.deepcopy": copy.deepcopy,
        "pickle": lambda x: pickle.loads(pickle.dumps(x)),  # noqa: S301  our own bytes
    }
    for way, clone in ways.items():
        try:
            other = clone(model)
        except Exception as error:
            message = (
                f"a cost model must copy and pickle, so that it can be sent to other processes; {way} raised "
                f"{_told(error)}: define it at the top of a module, with no lambda or open file in it"
            )
            raise AssertionError(message) from error
        for year, answer in expected.items():
            heard = [again for _, again in _answers(other, year + 1, first_year=year)]
            if not heard or not _same(answer, heard[0]):
                message = (
                    f"a copy must answer as the model does; after {way}, year {year} gives "
                    f"{dict(heard[0]) if heard else 'no answer'!r:.200} instead of {answer!r:.200}: "
                    "let all that the answer depends on be copied with the model"
                )
                raise AssertionError(message)


def check_keeps_kinds_of_numbers(factory: Factory, *, years: int) -> None:
    """A model of Fractions answers in Fraction, one of Decimals in Decimal, one of floats in float; ints fit all."""
    models = {kind: factory(kind) for kind in _KINDS}
    heard = False
    for year in range(years):
        answers: dict[type[Any], Any] = {}
        errors: dict[type[Any], Exception] = {}
        for kind, model in models.items():
            try:
                answers[kind] = model(year)
            except Exception as raised:  # noqa: BLE001  a model may raise anything
                errors[kind] = raised
        if answers:  # a year without any answer is what check_answers_every_year reports
            for kind, error in errors.items():
                message = (
                    f"a cost model must take numbers of every kind; made of {kind.__name__}, model({year}) raised "
                    f"{_told(error)}: no float literals and no float(): x / 2, not x * 0.5"
                )
                raise AssertionError(message) from error
        for kind, answer in answers.items():
            heard = heard or _is_mapping(answer)
            for key, amount in answer.items() if _is_mapping(answer) else ():
                if not isinstance(amount, (int, kind)):
                    message = (
                        f"a cost model must keep the kind of number that it is made of; made of {kind.__name__}, "
                        f"model({year})[{key!r}] is {amount!r:.200} ({type(amount).__name__}): convert nothing"
                    )
                    raise AssertionError(message)  # noqa: TRY004  what a test runner counts as a failure
    if not heard:
        raise _unheard(models[float], years)


def check_takes_arrays(factory: Factory, *, years: int) -> None:
    """A model of NumPy arrays answers, element by element, as the models of the single numbers do.

    Every number comes as an array of itself and its half; so a factory is to be one that also takes the halves.
    """
    np = need("numpy", "check_takes_arrays", "testing")
    drawn = factory(lambda x: np.asarray([float(x), float(x) / 2]))
    singles = [factory(float), factory(lambda x: float(x) / 2)]
    heard = False
    for element, single in enumerate(singles):
        for year, expected in _answers(single, years):
            heard = True
            try:
                answer = drawn(year)
                got = {key: np.broadcast_to(answer[key], (2,))[element] for key in expected}
            except Exception as error:
                message = (
                    f"a cost model must take arrays; with arrays of two numbers model({year}) raised {_told(error)}: "
                    "no if, min, max, round or float on an amount"
                )
                raise AssertionError(message) from error
            for key, amount in expected.items():
                # Element by element the arithmetic is the same; only roots and powers may differ in the last digits.
                if not (_equal(got[key], amount) or abs(got[key] - amount) <= 1e-12 * abs(amount)):
                    message = (
                        f"a cost model of arrays must answer element by element; model({year})[{key!r}] is "
                        f"{got[key]!r} at {element} where a model of single numbers gives {amount!r}: "
                        "let no element depend on another"
                    )
                    raise AssertionError(message)
    if not heard:
        raise _unheard(singles[0], years)


def _unheard(model: CostModel, years: int) -> AssertionError:
    """The error for a factory whose models answer in no year: a check that compared nothing has not passed."""
    try:
        got = f"answered {model(0)!r:.200}"
    except Exception as error:  # noqa: BLE001  a model may raise anything
        got = f"raised {_told(error)}"
    message = (
        f"a factory must build cost models out of numbers; of what it built none answered with a mapping in years 0 to "
        f"{years - 1}, and model(0) {got}: let it return the model, as in lambda number: Rehabilitation(number(7_500))"
    )
    return AssertionError(message)


def _told(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:200]


def _heard(model: CostModel, years: int, first_year: int = 0) -> Iterator[tuple[int, Any]]:
    """The years in which the model answers at all, with what it answers."""
    for year in range(first_year, years):
        try:
            answer = model(year)
        except Exception:  # noqa: BLE001, S112  a model may raise anything; check_answers_every_year reports it
            continue
        yield year, answer


def _answers(model: CostModel, years: int, first_year: int = 0) -> Iterator[tuple[int, Mapping[Any, Any]]]:
    """The years in which the model answers with a mapping, and the answers."""
    return ((year, answer) for year, answer in _heard(model, years, first_year) if _is_mapping(answer))


def _is_mapping(answer: Any) -> TypeGuard[Mapping[Any, Any]]:
    return isinstance(answer, Mapping)


def _kept(answer: Mapping[Any, Any]) -> dict[Any, Any]:
    return copy.deepcopy(dict(answer))


def _same(one: Mapping[Any, Any], other: Mapping[Any, Any]) -> bool:
    return one.keys() == other.keys() and all(_equal(one[key], other[key]) for key in one)


def _equal(x: Any, y: Any) -> bool:
    """Equal numbers or arrays; a NaN is equal to a NaN here, since another check reports it."""
    return x is y or _numbers.holds((x == y) | ((x != x) & (y != y)))  # noqa: PLR0124  only a NaN differs from itself


def _states(numpy: Any) -> dict[str, str]:
    """The state of each generator that the whole program shares."""
    states = {"random": repr(random.getstate())}
    if numpy:
        state = numpy.random.get_state(legacy=False)
        states["numpy.random"] = f"{state['state']['key'].tolist()} {state['state']['pos']}"
    return states
