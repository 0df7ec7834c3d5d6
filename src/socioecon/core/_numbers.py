"""How the core treats a number, whatever its kind: the only place that knows.

Float, Decimal, Fraction and arrays flow through the same line of code, and the kind that came in goes out. A function
under `@checked` is computed first and diagnosed after: an ArithmeticError, or a result that is not finite, becomes a
`RangeError` that names the argument. An int is exact and takes the kind of the others in its row, so that Python's
int / int = float never slips into a calculation in Fraction or Decimal.

Kinds are told apart by what they can do and not by isinstance chains, which cost more than the loops that they guard:
a rational (int, Fraction) has a numerator and is always finite, an array has a namespace of its own.
"""

from __future__ import annotations

from .errors import RangeError, ShapeError, SocioeconError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from decimal import Decimal
    from fractions import Fraction
    from typing import Any, Literal, TypeAlias

    from typing_extensions import TypeVar

    N = TypeVar("N", float, Decimal, Fraction, default=float)
    Key = TypeVar("Key", default=str)
    F = TypeVar("F", bound=Callable[..., Any])
    Timing: TypeAlias = Literal["advance", "mid-year", "arrears"]

_FLOATS = {float}
_LONGEST = 10_000
_PLACES = 10_000  # before a Decimal's point or after it: exactly, it is a fraction of as many digits
_LONG_NAME = 50
_DEEPEST = 5  # levels of a call's arguments: a list within itself has no end
# Looking through the arrays of every result would be a twentieth of a simulation's time, a fifth where it multiplies
# tables out. It watches the flags that array operations raise instead: it puts a threading.local here, sets `watched`
# in its thread, and asks again without it if a flag was raised. That is for results only: what is not finite shows in
# what is made of them. An argument that a minimum or a quotient could hide is always looked through.
flags: Any = None


# ------------------------------------------------------------------------------------------------ scalars and arrays


def holds(condition: Any) -> bool:
    """Whether a comparison is true: of a scalar, or of every element of an array."""
    if condition is True or condition is False:
        return condition
    namespace = getattr(condition, "__array_namespace__", None)
    if namespace is None:
        _refuse_other_arrays(condition)
        return bool(condition)
    return bool(namespace().all(condition))


def finite(x: Any) -> bool:
    """Whether a number, or every element of an array, is finite. What is no number is Python's own TypeError."""
    if type(x) is float:
        return x - x == 0
    if hasattr(x, "__array_namespace__"):
        if hasattr(x, "filled") or getattr(x.dtype, "kind", "") == "c":
            _refuse_other_arrays(x)
        xp = x.__array_namespace__()
        return bool(xp.all(xp.isfinite(x)))
    _refuse_other_arrays(x)
    if hasattr(x, "dtype"):
        x = x.item()  # one of NumPy 2.0's, which has no namespace, as a plain number: it does not warn
    try:
        return hasattr(x.__class__, "numerator") or bool(x - x >= 0)
    except ArithmeticError:  # Decimal: NaN cannot be ordered, Infinity less Infinity is no number
        return False


def _refuse_other_arrays(x: Any) -> None:
    if hasattr(x, "__array_namespace__"):
        if hasattr(x, "filled"):  # what is masked is no number, and vanishes in sums and comparisons
            message = f"an array must not be masked; got {shown(x)}: fill in what is missing, or leave it out"
            raise TypeError(message)
        if getattr(x.dtype, "kind", "") == "c":  # finite, and even ordered, but no amount
            message = f"an array must be of real numbers; got {shown(x)}, of complex ones: take its real part"
            raise TypeError(message)
    elif getattr(x, "ndim", 0):
        message = f"an array must follow the array API, as NumPy's do; got {shown(x)}: convert it with numpy.asarray"
        raise TypeError(message)


def smaller(a: Any, b: Any) -> Any:
    """The smaller of two numbers, element by element where one is an array."""
    arrays = _arrays_of(a, b)
    if arrays is not None:
        return arrays.minimum(a, b)
    return a if a - b <= 0 else b  # their difference, and not min: kinds that do not mix are a TypeError either way


def larger(a: Any, b: Any) -> Any:
    """The larger of two numbers, likewise."""
    arrays = _arrays_of(a, b)
    if arrays is not None:
        return arrays.maximum(a, b)
    return b if a - b <= 0 else a


def _arrays_of(*both: Any) -> Any:
    """The library that an array among two numbers is of."""
    for x in both:
        if getattr(x, "ndim", 0) and hasattr(x, "__array_namespace__"):
            return x.__array_namespace__()
        _refuse_other_arrays(x)
    return None


def nothing(x: Any) -> Any:
    """Zero in the kind (and, for an array, the shape) of x; never -0.0, as x * 0 can be."""
    return x - x


def root(x: Any, degree: int) -> Any:
    """The positive root of a positive number. A Fraction has none of its kind and is refused."""
    if hasattr(x, "numerator") and not isinstance(x, int):
        message = f"a root has no exact answer in {type(x).__name__}; got {shown(x)}: convert to float or Decimal first"
        raise TypeError(message)
    return x ** (1 / (x * 0 + degree))


def scalar(name: str, x: Any) -> Any:
    """x, if it is one finite number (one of NumPy's ints as a plain one); an array is a TypeError."""
    if hasattr(x, "numerator") and not hasattr(x, "as_integer_ratio"):
        x = int(x)
    if not hasattr(x, "as_integer_ratio"):
        do = "decide for one element at a time" if getattr(x, "ndim", 0) else "give a number"
        message = f"{name} must be one number (float, Decimal, Fraction or int); got {shown(x)}: {do}"
        raise TypeError(message)
    check_finite(**{name: x})
    return x


def ratio(name: str, x: Any) -> tuple[int, int]:
    """x exactly, as one whole number over another; refused for a Decimal so long that they would fill the memory."""
    if x and hasattr(x, "adjusted") and abs(x.adjusted()) > _PLACES:
        raise _outside(name, f"a number of at most {_PLACES} places", x, "no amount has so many; check its exponent")
    exactly: tuple[int, int] = x.as_integer_ratio()
    return exactly


def scalars(name: str, values: Any) -> tuple[Any, ...]:
    """values as a tuple, each one finite number, of whatever kinds they are; arrays are a TypeError."""
    row = _read(name, values)
    if _finite_floats(row):
        return row
    return tuple(scalar(f"{name}[{year}]", x) for year, x in enumerate(row))


def _finite_floats(row: tuple[Any, ...]) -> bool:
    """Whether a row of floats is finite: their sum, one pass in C, is not if any of them is not. False: look closer."""
    if row[0].__class__ is not float:
        return False
    try:
        total = sum(row)
    except (TypeError, ValueError, AttributeError, ArithmeticError):  # what does not add up, one by one may be fine
        return False
    return total.__class__ is float and total - total == 0


def times(count: int, unit: Any, kind: Any) -> Any:
    """count x unit in the kind of a third number: a whole number of units, counted exactly."""
    return count * unit if isinstance(kind, int) else type(kind)(count) * unit


# ----------------------------------------------------------------------------------------------- vectors and tables


def vector(name: str, values: Any) -> tuple[Any, ...]:
    """values as a tuple of one kind, one number a year; mappings, sets, strings and nothing at all are refused."""
    return one_kind(_read(name, values))


def _read(name: str, values: Any) -> tuple[Any, ...]:
    if values.__class__ is not tuple:
        values = _sequence(name, values)
    if not values:
        message = f"{name} must hold at least one number; got none: give one for each year"
        raise ShapeError(message)
    row: tuple[Any, ...] = values
    return row


def _sequence(name: str, values: Any) -> tuple[Any, ...]:
    unordered = (str, bytes, bytearray, dict, set, frozenset)
    if not (isinstance(values, unordered) or hasattr(values, "keys")):
        try:
            return tuple(values)
        except TypeError:
            pass
    message = f"{name} must be a sequence of numbers, one for each year; got {shown(values)}: give a tuple or a list"
    raise ShapeError(message)


def one_kind(values: tuple[Any, ...]) -> tuple[Any, ...]:
    """values, every int turned into the kind of the others; among arrays it stays, and stretches as they need it."""
    kinds: set[Any] = set(map(type, values))
    if kinds == _FLOATS:
        return values
    if any(_is_numpy_int(kind) for kind in kinds):
        # They overflow, Python's do not.
        return one_kind(tuple(int(x) if _is_numpy_int(type(x)) else x for x in values))
    in_order: dict[Any, None] = dict.fromkeys(map(type, values))  # a set has another one in each run
    others = [kind for kind in in_order if not issubclass(kind, int)]
    if not others or not all(hasattr(kind, "as_integer_ratio") for kind in others):
        return values
    zero = sum(kind(0) for kind in others)  # Decimal and float do not add up: Python's own TypeError
    return tuple(zero + x if isinstance(x, int) else x for x in values) if len(others) < len(kinds) else values


def _is_numpy_int(kind: Any) -> bool:
    return hasattr(kind, "numerator") and hasattr(kind, "dtype")  # NumPy 2.0's scalars have no namespace


def per_year(x: Any) -> bool:
    """Whether x is one number per year: a tuple or a list. Any other type, an ndarray too, counts as one number."""
    return isinstance(x, (tuple, list))


def rows(name: str, table: Any) -> dict[Any, tuple[Any, ...]]:
    """A table as {key: flows}, all rows equally long."""
    read = {
        key: flows if flows.__class__ is tuple and flows else _read(at(name, key), flows)
        for key, flows in mapping(name, table).items()
    }
    lengths = {len(flows) for flows in read.values()}
    if len(lengths) > 1:
        listed = ", ".join(f"{shown(key)}: {len(flows)}" for key, flows in read.items())
        message = f"the rows of {name} must be equally long; got {listed}: use extend to fill up the shorter ones"
        raise ShapeError(message)
    return read


def amounts_by_key(name: str, amounts: Any) -> dict[Any, Any]:
    """A mapping of one number each, all of one kind."""
    keys, values = zip(*mapping(name, amounts).items(), strict=True)
    return dict(zip(keys, one_kind(values), strict=True))


def mapping(name: str, value: Any) -> Any:
    """value, if it is a mapping that holds at least one row."""
    if not hasattr(value, "items"):
        message = f"{name} must be a mapping such as {{'Kommun': ...}}; got {shown(value)}: give a dict"
        raise ShapeError(message)
    if not len(value):
        message = f"{name} must hold at least one row; got none: name at least one actor"
        raise ShapeError(message)
    return value


def same_length(**vectors: tuple[Any, ...]) -> None:
    """Refuse vectors that do not all cover the same years."""
    if len({len(values) for values in vectors.values()}) > 1:
        listed = ", ".join(f"{name} has {len(values)}" for name, values in vectors.items())
        message = f"{' and '.join(vectors)} must be equally long, one number a year; {listed}: use extend"
        raise ShapeError(message)


def reach(years: int, **vectors: tuple[Any, ...]) -> None:
    """Refuse vectors that end before the horizon."""
    for name, values in vectors.items():
        if len(values) < years:
            message = (
                f"{name} must reach as far as intake, {years} years; got {len(values)}: "
                "use extend to say what happens after the last year known"
            )
            raise ShapeError(message)


def convolved(intake: tuple[Any, ...], profile: tuple[Any, ...]) -> tuple[Any, ...]:
    """The sum over k of intake[t - k] x profile[k] for each year t, of checked vectors: what cohorts bring together.

    Cohorts of plain 0 are skipped, and a constant intake is one running sum.
    """
    years = len(intake)
    first = intake[0]
    if all(persons is first or (persons == first) is True for persons in intake):  # arrays compare to arrays, not True
        running = profile[0]
        flows = [first * running]
        for share in profile[1:years]:
            running = running + share
            flows.append(first * running)
        return tuple(flows)
    flows = [nothing(profile[0])] * years
    for entry, persons in enumerate(intake):
        if (persons == 0) is True:
            continue
        year = entry
        for share in profile[: years - entry]:
            flows[year] = flows[year] + persons * share
            year += 1
    return tuple(flows)


def asked(name: str, function: Callable[[Any], Any], argument: Any) -> Any:
    """What the caller's own function answers; an ArithmeticError of its own is told as such, and not as one of ours."""
    try:
        return function(argument)
    except ArithmeticError as error:
        raise raised(name, argument, error) from error


def raised(name: str, argument: Any, error: ArithmeticError) -> RangeError:
    """The error for a function of the caller's own that raised one."""
    return RangeError(f"{name}({argument!r}) must answer with a number; it raised {error!r}: mend the function")


def whole(name: str, value: Any, *, low: int = 1, high: int = _LONGEST) -> int:
    """value as an int between low and high."""
    if not hasattr(value, "__index__") or getattr(value, "ndim", False):
        raise _outside(name, "a whole number", value, f"give an int of at least {low}")
    number: int = value.__index__()
    if not low <= number <= high:
        raise _outside(name, f"from {low} to {high}", value, "give a whole number in that range")
    return number


def choice(name: str, value: Any, allowed: tuple[str, ...]) -> None:
    """Refuse a value that is not one of the names."""
    if not (isinstance(value, str) and value in allowed):
        listed = ", ".join(repr(x) for x in allowed)
        raise _outside(name, f"one of {listed}", value, "choose one of them")


def flag(name: str, value: Any) -> bool:
    """value, if it is True or False (NumPy's too): a text or an array in its place would mean something else."""
    if value is True or value is False:
        return value
    if type(value).__name__ in {"bool", "bool_"}:
        return bool(value)
    raise _outside(name, "True or False", value, "choose one of them")


def instance(name: str, value: Any, kind: type, do: str) -> None:
    """Refuse what is not of a class: a TypeError that names the argument."""
    if not isinstance(value, kind):
        message = f"{name} must be of the class {kind.__name__}; got {shown(value)}: {do}"
        raise TypeError(message)


# -------------------------------------------------------------------------------------------------- ranges of inputs


def check_finite(**values: Any) -> None:
    """Refuse what is not finite, where it could vanish in the answer: behind a minimum, or below the line."""
    for name, x in values.items():
        if not finite(x):
            raise _outside(name, "finite", x, "NaN and infinities are no amounts")


def check_all_finite(**rows: tuple[Any, ...]) -> None:
    """Refuse vectors with a number that is not finite."""
    for name, row in rows.items():
        if not _finite_floats(row):
            for year, x in enumerate(row):
                check_finite(**{f"{name}[{year}]": x})


def check_share(**values: Any) -> None:
    """Refuse numbers that are not from 0 to 1."""
    for name, x in values.items():
        if not (holds(x >= 0) and holds(x <= 1)):
            check_finite(**{name: x})
            raise _outside(name, "from 0 to 1", x, "a share is a fraction of 1 (0.338, not 33.8)")


def check_not_negative(**values: Any) -> None:
    """Refuse numbers below 0."""
    for name, x in values.items():
        check_finite(**{name: x})
        if not holds(x >= 0):
            do = "give a positive amount; the function knows which side it is on"
            raise _outside(name, "at least 0", x, do)


def check_positive(**values: Any) -> None:
    """Refuse numbers that are not above 0: there would be nothing to divide by."""
    for name, x in values.items():
        check_finite(**{name: x})
        if not holds(x > 0):
            raise _outside(name, "above 0", x, "give a positive number; there is nothing to divide by otherwise")


def check_rate(**values: Any) -> None:
    """Refuse rates of -100 % and less, which leave nothing."""
    for name, x in values.items():
        check_finite(**{name: x})
        if not holds(x > -1):
            raise _outside(name, "above -1 (-100 %)", x, "a rate is a fraction of 1 (0.04, not 4)")


def check_shares(**rows: tuple[Any, ...]) -> None:
    """Refuse vectors with a number that is not from 0 to 1."""
    for name, row in rows.items():
        if not (_finite_floats(row) and min(row) >= 0 and max(row) <= 1):
            for year, x in enumerate(row):
                check_share(**{f"{name}[{year}]": x})


def check_none_negative(**rows: tuple[Any, ...]) -> None:
    """Refuse vectors with a number below 0."""
    for name, row in rows.items():
        if not (_finite_floats(row) and min(row) >= 0):
            for year, x in enumerate(row):
                check_not_negative(**{f"{name}[{year}]": x})


def _outside(place: str, must: str, got: Any, do: str) -> RangeError:
    return RangeError(f"{place} must be {must}; got {shown(got)}: {do}")


def at(name: str, key: Any) -> str:
    """What an error calls a part of an argument by its key: "shares['Kommun']"."""
    return f"{name}[{key!r}]" if key.__class__ is str and len(key) < _LONG_NAME else f"{name}[{shown(key)}]"


def listed(names: Any) -> str:
    """How a message lists names, whatever they are: "['Kommun', 'Region']"."""
    return f"[{', '.join(map(shown, names))}]"


def shown(x: Any, written: Callable[[Any], str] = repr) -> str:
    """How a message shows what was got: in one short line, whatever it is."""
    if getattr(x, "ndim", 0):
        return f"an array ({type(x).__name__}) of shape {tuple(x.shape)}"
    try:
        text = written(x)
    except ValueError:  # an int of more digits than Python prints
        return "a number of thousands of digits" if hasattr(x, "numerator") else f"a {type(x).__name__}"
    except RecursionError:
        return f"a {type(x).__name__} within others, thousands deep"
    return text if len(text) <= 60 else f"{text[:57]}..."


# ------------------------------------------------------------------------------------ computed first, diagnosed after


def checked(function: F) -> F:
    """Make a function answer in one kind of finite numbers, or with a RangeError that names the argument at fault."""

    def answer(*args: Any, **kwargs: Any) -> Any:
        try:
            return settled(function(*args, **kwargs))
        except SocioeconError:
            raise
        except (ArithmeticError, RuntimeWarning, ValueError, AttributeError) as error:
            raise diagnosed(error, function, args, kwargs) from None

    # What inspect, doctest and pickle look for. One by one: a loop over 60 functions shows in the time of an import.
    answer.__wrapped__ = function  # type: ignore[attr-defined]  # any function takes attributes
    answer.__module__ = function.__module__
    answer.__name__ = function.__name__
    answer.__qualname__ = function.__qualname__
    answer.__doc__ = function.__doc__
    return answer  # type: ignore[return-value]  # the signature is the same


def settled(result: Any) -> Any:
    """A result whose numbers are all finite and of one kind in each row; FloatingPointError otherwise."""
    if result.__class__ is tuple:
        return _settled_row(result)
    if result.__class__ is dict:
        return {key: settled(x) for key, x in result.items()}
    if result is None or _settles(result):  # None is an answer: there is no such number
        return result
    raise FloatingPointError


def _settled_row(row: tuple[Any, ...]) -> tuple[Any, ...]:
    if _finite_floats(row):
        return row
    if all(map(_settles, row)):
        return one_kind(row)
    raise FloatingPointError


def _settles(x: Any) -> bool:
    """Whether a number of a result is finite; an array that is watched needs no look."""
    return (getattr(flags, "watched", False) and hasattr(x, "__array_namespace__")) or finite(x)


def diagnosed(error: Exception, function: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Exception:
    """The error to raise in the place of Python's: arrays that do not fit each other, or what is no finite number."""
    if isinstance(error, (ArithmeticError, RuntimeWarning)):
        return not_finite(function, args, kwargs)
    for _, x in _placed(function, args, kwargs):
        _refuse_other_arrays(x)  # what they have no answer to is an error of their own insides
    shapes = {place: tuple(x.shape) for place, x in _placed(function, args, kwargs) if getattr(x, "ndim", 0)}
    if not shapes or "broadcast" not in str(error):
        if any(map(callable, (*args, *kwargs.values()))):
            return error  # not about arrays: an error of the caller's own function, passed on as it is
        return TypeError(f"the arguments of {function.__name__} must be numbers that go together; {error}")
    listed = ", ".join(f"{place} has {shape}" for place, shape in shapes.items())
    return ShapeError(f"arrays must be of one shape, or of shapes that stretch to one; got {listed}: reshape them")


def not_finite(function: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> RangeError:
    """The error for a call whose result is no finite number: which argument is at fault, or that it grew too large."""
    for place, x in _placed(function, args, kwargs):
        try:
            fine = finite(x)
        except TypeError:
            continue
        if not fine:
            return _outside(place, "finite", x, "NaN and infinities are no amounts; leave the row or year out")
    message = (
        f"the result of {function.__name__} must be finite; with these arguments it is too large for its kind of "
        "number, or an argument that can be read only once was not finite: use Fraction, or a larger unit (tkr)"
    )
    return RangeError(message)


def _placed(function: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Every number of a call, with where it stands."""
    code = function.__code__
    after = code.co_argcount + code.co_kwonlyargcount
    several = "".join(code.co_varnames[after : after + 1])  # the name of *tables, where there is one
    names = [*code.co_varnames[: code.co_argcount], *(f"{several}[{n}]" for n in range(len(args)))]
    for name, value in (*zip(names, args, strict=False), *kwargs.items()):
        yield from _leaves(name, value)


def _leaves(place: str, value: Any, depth: int = 0) -> Iterator[tuple[str, Any]]:
    if per_year(value) and depth < _DEEPEST:
        for index, x in enumerate(value):
            yield from _leaves(f"{place}[{index}]", x, depth + 1)
    elif hasattr(value, "items") and depth < _DEEPEST:
        if getattr(value, "ndim", 0):
            yield place, value
        for key, x in value.items():
            yield from _leaves(at(place, key), x, depth + 1)
    else:
        yield place, value
