"""What holds for every public function alike. The functions stand in a table; each test runs over all of it."""

import copy
import decimal
import inspect
import itertools
import math
import pickle
import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import array_api_strict
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import socioecon
from tests.signatures import stated

from .bounds import BOUNDS
from .functions import ARITHMETIC, DECISIONS, FUNCTIONS
from .strategies import KINDS, Shape, in_short, leaves

SIGNATURES = (Path(__file__).parent / "signatures.txt").read_text(encoding="utf-8").splitlines()

every_function = pytest.mark.parametrize("name", FUNCTIONS)
every_arithmetic_function = pytest.mark.parametrize("name", ARITHMETIC)
every_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)

# One shape with fixed numbers for the tests that try what is no number, or one number at a time.
SHAPE = Shape(years=3, actors=("Kommun", "Region", "Staten"), timing="arrears", is_schedule=False, lag=1, whole=1)
SCHEDULE = SHAPE._replace(is_schedule=True)


def takes(spec, kind):
    """Whether a function can be asked about a kind of number."""
    return spec.takes_fractions or kind is not Fraction


def ordinary(spec, kind, shape=SHAPE):
    """Arguments with nothing special about them, all different, and none of them 0, 1 or whole."""
    parts = itertools.count(1)

    def number(role):
        low, high = max(Fraction(role.low), Fraction(0)), min(Fraction(role.high), Fraction(1_000))
        middle = (low + high) / 2 + Fraction(next(parts), 4096)
        if kind is int:
            return -(-middle // 1)
        return Decimal(middle.numerator) / middle.denominator if kind is Decimal else kind(float(middle))

    return spec.built(number, shape)


def exactly(spec, arguments, timing):
    """Arguments and answer in Fraction; where a root is taken, in Decimal of 60 digits."""
    if takes(spec, Fraction) and timing != "mid-year":
        exact = spec.each(Fraction, arguments)
        return exact, spec.call(exact)
    exact = spec.each(Decimal, arguments)
    return exact, spec.call(exact)


class TestTable:
    def test_holds_every_public_function(self):
        """The table has the functions of the face, none missing and none extra."""
        functions = {name for name in socioecon.__all__ if inspect.isfunction(getattr(socioecon, name))}
        assert set(FUNCTIONS) == functions

    @every_function
    def test_knows_every_argument(self, name):
        """Every argument of a function has its role."""
        assert list(FUNCTIONS[name].roles) == list(inspect.signature(getattr(socioecon, name)).parameters)

    @every_function
    def test_has_the_signature_that_others_write_against(self, name):
        """Names, order, keyword-only arguments and defaults are a contract: signatures.txt holds it, by the design."""
        assert stated(name, getattr(socioecon, name)) in SIGNATURES

    def test_no_signature_outlives_its_function(self):
        """The contract has one line for each function."""
        assert [line.partition("(")[0] for line in SIGNATURES] == sorted(FUNCTIONS)

    @every_function
    def test_agrees_with_the_docstring(self, name):
        """What takes arrays calls itself arithmetic, what does not a decision."""
        said = re.search(r"(?:^|[.] +)(Arithmetic|Decision)\b", inspect.getdoc(getattr(socioecon, name)), re.MULTILINE)
        assert said[1] == ("Arithmetic" if FUNCTIONS[name].takes_arrays else "Decision")

    def test_has_a_bound_for_every_arithmetic_function(self):
        """How far floats may be off is stated for every arithmetic function."""
        assert set(BOUNDS) == set(ARITHMETIC)


class TestKinds:
    @every_kind
    @every_function
    @in_short
    @given(data=st.data())
    def test_the_kind_that_came_in_goes_out(self, name, kind, data):
        """Every number of the answer is of the kind of the arguments; a Fraction that has no answer is a TypeError."""
        spec = FUNCTIONS[name]
        if not takes(spec, kind):
            with pytest.raises(TypeError, match="a root has no exact answer in Fraction"):
                spec.call(ordinary(spec, kind))
            return
        answer = spec.call(data.draw(spec.calls(kind)))
        kinds = {type(x) for x in leaves(answer) if x is not None}
        assert kinds <= {spec.answers or kind}

    @pytest.mark.parametrize("kind", [Fraction, Decimal], ids=["Fraction", "Decimal"])
    @every_function
    @in_short
    @given(data=st.data())
    def test_an_int_takes_the_kind_of_the_others(self, name, kind, data):
        """Where some of the numbers are ints, no int and no float comes out for that; in a table, row by row."""
        spec = FUNCTIONS[name]
        if spec.answers or not takes(spec, kind):
            return
        arguments = data.draw(spec.calls(kind))
        numbers = sum(len(leaves(x)) for key, x in arguments.items() if not hasattr(spec.roles[key], "read"))
        place = itertools.count()
        stays = data.draw(st.sets(st.integers(0, numbers - 1), min_size=1))
        mixed = spec.each(lambda x: x if next(place) in stays or x != int(x) else int(x), arguments)
        answer = spec.call(mixed)
        assert leaves(answer) == leaves(spec.call(arguments))
        if name in {"round_half_up", "round_half_even", "truncate", "apportion_rounded"}:
            return  # a rounded number is of its own kind, whatever the unit and the shares
        if isinstance(answer, dict) and isinstance(answer["Kommun"], tuple):
            # A row of ints that nothing else is added to stays a row of ints.
            assert all({type(x) for x in row} in ({kind}, {int}) for row in answer.values())
        else:
            assert {type(x) for x in leaves(answer)} == {kind}

    @every_function
    def test_a_bool_counts_as_0_or_1(self, name):
        """True and False are the numbers 1 and 0 wherever a number goes."""
        spec = FUNCTIONS[name]
        arguments = ordinary(spec, float)
        for value in (True, False):
            with_bool = one_number_spoiled(spec, arguments, value)
            with_int = one_number_spoiled(spec, arguments, int(value))
            for (_, one), (_, other) in zip(with_bool, with_int, strict=True):
                assert outcome(spec, one) == outcome(spec, other)

    @every_function
    def test_minus_zero_counts_as_0(self, name):
        """-0.0 passes wherever 0.0 does, with an equal answer."""
        spec = FUNCTIONS[name]
        plus = one_number_spoiled(spec, ordinary(spec, float), 0.0)
        minus = one_number_spoiled(spec, ordinary(spec, float), -0.0)
        for (_, zero), (_, negative) in zip(plus, minus, strict=True):
            assert outcome(spec, negative) == outcome(spec, zero)


class TestInputs:
    @every_function
    @in_short
    @given(data=st.data())
    def test_are_never_changed(self, name, data):
        """Lists and dicts that go in are after the call what they were before."""
        spec = FUNCTIONS[name]
        drawn = data.draw(spec.calls(float))
        arguments = {key: value if key == "model" else thawed(value) for key, value in drawn.items()}
        before = copy.deepcopy(arguments)
        outcome(spec, arguments)
        assert arguments == before

    @every_function
    @in_short
    @given(data=st.data())
    def test_may_be_in_any_container(self, name, data):
        """Flows answer alike as a tuple, a list, an iterator and an array of one dimension."""
        spec = FUNCTIONS[name]
        arguments = data.draw(spec.calls(float))
        expected = spec.call(arguments)
        for container in (list, iter, lambda row: (x for x in row), np.array):
            # A schedule of rates or costs is told from one number by being a tuple or a list.
            as_it_is = {"model"} if container is list else {"model", "rate", "costs"}
            other = {key: x if key in as_it_is else contained(x, container) for key, x in arguments.items()}
            assert spec.call(other) == expected


def thawed(value):
    """Tuples as lists, which can be changed."""
    if isinstance(value, dict):
        return {key: thawed(x) for key, x in value.items()}
    return [thawed(x) for x in value] if isinstance(value, tuple) else value


def contained(value, container):
    """Every tuple of numbers in another container."""
    if isinstance(value, dict):
        return {key: contained(x, container) for key, x in value.items()}
    if isinstance(value, tuple):
        return tuple(contained(x, container) for x in value) if isinstance(value[0], dict) else container(value)
    return value


class TestArrays:
    @pytest.mark.parametrize("namespace", [np, array_api_strict], ids=["numpy", "array_api_strict"])
    @every_arithmetic_function
    @in_short
    @given(data=st.data())
    def test_answer_element_by_element(self, name, namespace, data):
        """Element k of the answer to arrays is the answer to the elements k, to the last bit.

        Where a root is taken an array's power may differ in the last bits from that of Python; where cohorts are
        skipped or summed up first, which depends on the numbers, the order of a sum differs. There both answers lie
        within the bound of the exact one.
        """
        spec = ARITHMETIC[name]
        shape = data.draw(spec.shapes(float))
        calls = [data.draw(spec.arguments(float, shape)) for _ in range(3)]
        alike = data.draw(st.sets(st.sampled_from(sorted(spec.roles)), max_size=len(spec.roles) - 1))
        calls = [{key: calls[0][key] if key in alike else x for key, x in call.items()} for call in calls]
        arrays = {
            key: calls[0][key]
            if key in alike
            else role.each(lambda *xs: namespace.asarray(xs, dtype=namespace.float64), *(call[key] for call in calls))
            for key, role in spec.roles.items()
        }
        answer = spec.call(arrays)
        by_numbers = name in {"person_years", "cohort_flows", "project"}
        by_root = name == "nominal_rate" or ("timing" in spec.roles and shape.timing == "mid-year")
        for k, call in enumerate(calls):
            expected = spec.call(call)
            assert shape_of(answer) == shape_of(expected)
            got = [float(x[k]) if getattr(x, "ndim", 0) else float(x) for x in leaves(answer)]
            if by_numbers or by_root:
                with decimal.localcontext(prec=60):
                    allowed = BOUNDS[name].allowed(*exactly(spec, call, shape.timing), shape.size)
                for x, y, off in zip(got, leaves(expected), allowed, strict=True):
                    assert abs(Fraction(x) - Fraction(y)) <= 2 * off
            else:
                assert got == leaves(expected)

    @pytest.mark.parametrize("name", DECISIONS)
    @pytest.mark.parametrize("namespace", [np, array_api_strict], ids=["numpy", "array_api_strict"])
    def test_are_refused_by_decisions(self, name, namespace):
        """A decision takes one number at a time: an array in the place of any is a TypeError that names it."""
        spec = DECISIONS[name]
        for argument, spoiled in one_number_spoiled(spec, ordinary(spec, float), namespace.asarray([1.0, 2.0])):
            with pytest.raises(TypeError, match=rf"\b{argument}\b.* must be one number"):
                spec.call(spoiled)

    @every_arithmetic_function
    def test_of_shapes_that_do_not_fit_are_refused(self, name):
        """Arrays that cannot be taken element by element are a ShapeError, and no ValueError of the array's own."""
        spec = ARITHMETIC[name]
        if name in {"extend", "shift"}:
            return  # they move numbers and never put two together
        place = itertools.count()
        mixed = spec.each(lambda x: np.full(2 + next(place) % 2, x), ordinary(spec, float))
        if next(place) > 1:
            with pytest.raises(socioecon.ShapeError, match=r"arrays must be of one shape"):
                spec.call(mixed)


class TestAccuracy:
    @every_arithmetic_function
    @in_short
    @given(data=st.data())
    def test_floats_lie_within_the_bound_of_the_exact_answer(self, name, data):
        """Every float of an answer is within the stated multiple of 2^-53 of the sum of the absolute terms."""
        spec = ARITHMETIC[name]
        shape = data.draw(spec.shapes(float))
        arguments = data.draw(spec.arguments(float, shape))
        with decimal.localcontext(prec=60):
            in_exact, exact = exactly(spec, arguments, shape.timing)
            allowed = BOUNDS[name].allowed(in_exact, exact, shape.size)
        for got, true, off in zip(leaves(spec.call(arguments)), leaves(exact), allowed, strict=True):
            assert abs(Fraction(got) - Fraction(true)) <= off


def numbers_at(value, path=()):
    """The paths of all numbers (or whatever stands for them) in a tree of tuples and dicts."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, tuple) else None
    if parts is None:
        return [path]
    return [deeper for key, part in parts for deeper in numbers_at(part, (*path, key))]


def replaced(value, path, new):
    """The tree with what stands at a path replaced."""
    if not path:
        return new
    key, *rest = path
    if isinstance(value, dict):
        return {**value, key: replaced(value[key], rest, new)}
    return (*value[:key], replaced(value[key], rest, new), *value[key + 1 :])


def one_number_spoiled(spec, arguments, new):
    """The calls in which one number is another, each with the name of the argument in which it stands."""
    for name, role in spec.roles.items():
        if hasattr(role, "read"):
            continue
        for path in numbers_at(arguments[name]):
            yield name, {**arguments, name: replaced(arguments[name], path, new)}


def outcome(spec, arguments):
    """What comes of a call: the answer, or the error."""
    try:
        return spec.call(arguments)
    except (socioecon.SocioeconError, TypeError) as error:
        return type(error)


def shape_of(answer):
    """An answer without its numbers."""
    if isinstance(answer, dict):
        return {key: shape_of(x) for key, x in answer.items()}
    return tuple(shape_of(x) for x in answer) if isinstance(answer, tuple) else "number"


class TestNotFinite:
    @pytest.mark.parametrize("text", ["nan", "inf", "-inf"])
    @pytest.mark.parametrize("kind", [float, Decimal, np.float64], ids=["float", "Decimal", "numpy.float64"])
    @every_function
    def test_is_refused_by_the_name_of_the_argument(self, name, kind, text):
        """A number that is not finite is a RangeError that names the argument, wherever it stands."""
        spec = FUNCTIONS[name]
        unused = {"reprice": lambda call: call["index"]["Region"], "shift": lambda call: call["flows"][-1]}
        for shape in (SHAPE, SCHEDULE):
            for argument, spoiled in one_number_spoiled(spec, ordinary(spec, kind, shape), kind(text)):
                if name in unused and repr(kind(text)) in repr(unused[name](spoiled)):
                    continue  # what is not asked about is not looked at
                with pytest.raises(socioecon.RangeError, match=rf"\b{argument}\b"):
                    spec.call(spoiled)


class TestErrors:
    @pytest.mark.parametrize(
        "error",
        [
            socioecon.SocioeconError("a message"),
            socioecon.ShapeError("a message"),
            socioecon.RangeError("a message"),
            socioecon.SharesError("a message", missing=Fraction(1, 10)),
            socioecon.RateError("a message", rates=(0.1, 0.2)),
            socioecon.NoRateError("a message"),
            socioecon.SeveralRatesError("a message", rates=(0.1, 0.2)),
            socioecon.AmbiguousFigureError("a message", readings=(1_200, 1.2)),
            socioecon.FileError("a message", faults=("line 1", "line 2")),
        ],
        ids=lambda error: type(error).__name__,
    )
    def test_pickle_and_copy_with_what_they_hold(self, error):
        """An error that went through pickle or copy has its type, message and attributes."""
        for other in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):  # noqa: S301 - our own
            assert type(other) is type(error)
            assert other.args == error.args == ("a message",)
            assert vars(other) == vars(error)
            assert isinstance(other, ValueError)

    @pytest.mark.parametrize(
        ("kind", "name"),
        [
            (socioecon.SharesError, "missing"),
            (socioecon.RateError, "rates"),
            (socioecon.AmbiguousFigureError, "readings"),
            (socioecon.FileError, "faults"),
        ],
    )
    def test_what_they_hold_is_given_by_name(self, kind, name):
        """Beside the message nothing is told by its place, so that an error can come to hold more."""
        held = (1, 2)
        assert getattr(kind("a message", **{name: held}), name) == held
        with pytest.raises(TypeError, match="positional"):
            kind("a message", held)

    def test_every_error_is_tried(self):
        """The errors of the face are those of the test above."""
        errors = {name for name in socioecon.__all__ if inspect.isclass(getattr(socioecon, name))}
        tried = self.test_pickle_and_copy_with_what_they_hold.pytestmark[0].args[1]
        assert {type(error).__name__ for error in tried} == errors

    @every_function
    def test_a_function_pickles_and_shows_itself(self, name):
        """A function goes to another process by its name, and tells its own signature."""
        function = getattr(socioecon, name)
        assert pickle.loads(pickle.dumps(function)) is function  # noqa: S301 - our own
        assert function.__name__ == function.__qualname__ == name


RECURSIVE: list = []
RECURSIVE.append(RECURSIVE)

JUNK = [
    None, "", "12", "Kommun", b"12", math.nan, math.inf, -math.inf, -0.0, 0, -1, 10**400, -(10**400), 10**5_000,
    -(10**5_000), 1e308, -1e308, 5e-324, Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity"), Decimal("1e9999"),
    Decimal(-1), Fraction(1, 10**400), [], (), {}, set(), [[1.0], [2.0]], ((1, 2), (3, 4)), [None], ["1"], [1.0], (1,),
    (1, 2), [1.0, 2.0, 3.0], (1.0,) * 4, {"Kommun": 1}, {"Kommun": ()}, {"Kommun": None}, {1.0, 2.0}, frozenset({1}),
    True, False, 1j, range(3), range(0), object(), int, len, RECURSIVE, np.array(1.0), np.array([]),
    np.array([1.0, 2.0]), np.array([1.0, math.nan]), np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([None, 1.0]),
    np.array(["a", "b"]),
    np.array([Fraction(1, 3)], dtype=object), np.int64(3), np.float32(0.5), np.nan, np.bool_(1),
]  # fmt: skip


def spoiled_calls(arguments, junk):
    """The calls in which junk stands for an argument, or for the first or last part of one, to any depth."""
    for name, value in arguments.items():
        for path in places(value):
            yield name, {**arguments, name: replaced(value, path, junk)}


def places(value, path=()):
    """The path to a value, and to its first and last part."""
    found = [path]
    keys = list(value) if isinstance(value, dict) else list(range(len(value))) if isinstance(value, tuple) else []
    for key in dict.fromkeys(keys[:1] + keys[-1:]):
        found += places(value[key], (*path, key))
    return found


class TestJunk:
    @pytest.mark.parametrize("kind", [float, Decimal, Fraction, int], ids=["float", "Decimal", "Fraction", "int"])
    @every_function
    @pytest.mark.filterwarnings("ignore::DeprecationWarning")
    def test_gives_an_answer_a_named_error_or_a_type_error(self, name, kind):
        """Whatever stands in an argument's place: numbers in the usual shape, an error that names it, or TypeError.

        An amount that is too large for its kind only together with the others is told by the name of the function.
        """
        spec = FUNCTIONS[name]
        if not takes(spec, kind):
            return
        wrong = []
        for shape in (SHAPE, SCHEDULE):
            arguments = ordinary(spec, kind, shape)
            usual = shape_kinds(spec.call(ordinary(spec, float, shape)))
            for junk in JUNK:
                for argument, spoiled in spoiled_calls(arguments, junk):
                    fault = what_is_wrong(name, spec, spoiled, usual)
                    if fault is not None:
                        wrong.append((argument, type(junk), fault))
        assert wrong == []


def what_is_wrong(name, spec, arguments, usual):
    """None for a call that ends as it should."""
    try:
        answer = spec.call(arguments)
    except TypeError:
        return None
    except socioecon.SocioeconError as error:
        names_it = re.search(rf"\b({'|'.join(spec.roles)})\b|\bresult of \w+ must be finite\b", str(error))
        return None if names_it else error
    except Exception as error:  # noqa: BLE001 - any other is what this test is for
        return error
    if name == "marginal_value_of_public_funds" and answer == math.inf:
        return None  # the field's convention, and the only infinity in the library
    return None if shape_kinds(answer) <= usual and all(map(is_number, leaves(answer))) else answer


def shape_kinds(answer):
    """The containers in an answer by their depth."""
    if isinstance(answer, dict):
        return {"dict"} | {f"dict of {x}" for part in answer.values() for x in shape_kinds(part)}
    if isinstance(answer, (tuple, list)):
        return {"row"} | {f"row of {x}" for part in answer for x in shape_kinds(part)}
    return {"number"}


def is_number(x):
    """Whether something is a finite number, an array of them, or None."""
    if x is None:
        return True
    if isinstance(x, (np.ndarray, np.bool_)):
        return bool(np.all(np.isfinite(x)))
    if isinstance(x, (int, Fraction, np.integer)):
        return True
    return isinstance(x, (float, Decimal, np.floating)) and bool(x - x == 0)
