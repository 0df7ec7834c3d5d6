"""How the core treats a number, whatever its kind: the only place that knows.

Float, Decimal, Fraction and arrays flow through the same line of code, and the kind that came in goes out. A function
under `@checked` is computed first and diagnosed after: an ArithmeticError, or a result that is not finite, becomes a
`RangeError` that names the argument. An int is exact and takes the kind of the others, so that Python's int / int =
float never slips into a calculation in Fraction or Decimal.

Kinds are told apart by what they can do and not by isinstance chains, which cost more than the loops that they guard:
a rational (int, Fraction) has a numerator and is always finite, an array has a namespace of its own.
"""

from __future__ import annotations

from .errors import RangeError, ShapeError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from decimal import Decimal
    from fractions import Fraction
    from typing import Any, Literal, TypeAlias

    from typing_extensions import TypeVar

    N = TypeVar("N", float, Decimal, Fraction, default=float)
    Key = TypeVar("Key")
    F = TypeVar("F", bound=Callable[..., Any])
    Timing: TypeAlias = Literal["advance", "mid-year", "arrears"]

_PLAIN = frozenset({int, float, bool})
_LONGEST = 10_000


# ------------------------------------------------------------------------------------------------ scalars and arrays


def holds(condition: Any) -> bool:
    """Whether a comparison is true: of a scalar, or of every element of an array."""
    if condition is True or condition is False:
        return condition
    namespace = getattr(condition, "__array_namespace__", None)
    return bool(condition) if namespace is None else bool(namespace().all(condition))


def finite(x: Any) -> bool:
    """Whether a number, or every element of an array, is finite. What is no number is Python's own TypeError."""
    if type(x) is float:
        return x - x == 0
    if hasattr(x, "__array_namespace__"):
        xp = x.__array_namespace__()
        return bool(xp.all(xp.isfinite(x)))
    try:
        return hasattr(x, "numerator") or bool(x - x >= 0)
    except ArithmeticError:  # Decimal: NaN cannot be ordered, Infinity less Infinity is no number
        return False


def smaller(a: Any, b: Any) -> Any:
    """The smaller of two numbers, element by element where one is an array."""
    for x in (a, b):
        if getattr(x, "ndim", 0):
            return x.__array_namespace__().minimum(a, b)
    return a if a <= b else b


def nothing(x: Any) -> Any:
    """Zero in the kind (and, for an array, the shape) of x; never -0.0, as x * 0 can be."""
    return x - x


def root(x: Any, degree: int) -> Any:
    """The positive root of a positive number. A Fraction has none of its kind and is refused."""
    if hasattr(x, "numerator") and not isinstance(x, int):
        message = (
            f"a root has no exact answer in {type(x).__name__}; got {_shown(x)}: "
            'convert to float or Decimal first, or use timing "advance" or "arrears"'
        )
        raise TypeError(message)
    return x ** (1 / (x * 0 + degree))


def scalar(name: str, x: Any) -> Any:
    """x, if it is one finite number; an array is a TypeError."""
    if not (hasattr(x, "as_integer_ratio") or hasattr(x, "numerator")):
        message = (
            f"{name} must be one number (float, Decimal, Fraction or int); got {_shown(x)}: "
            "for arrays use the forms in socioecon.uncertainty"
        )
        raise TypeError(message)
    if not finite(x):
        raise _outside(name, "finite", x, "NaN and infinities are no amounts")
    return x


def scalars(name: str, values: Iterable[Any]) -> tuple[Any, ...]:
    """values as by `vector`, each one finite number; arrays are a TypeError."""
    row = vector(name, values)
    for year, x in enumerate(row):
        scalar(f"{name}[{year}]", x)
    return row


def times(count: int, unit: Any, kind: Any) -> Any:
    """count x unit in the kind of a third number: a whole number of units, counted exactly."""
    return count * unit if isinstance(kind, int) else type(kind)(count) * unit


# ----------------------------------------------------------------------------------------------- vectors and tables


def vector(name: str, values: Iterable[Any]) -> tuple[Any, ...]:
    """values as a tuple of one kind, one number a year; mappings, sets, strings and nothing at all are refused."""
    if type(values) is not tuple:
        values = _sequence(name, values)
    if not values:
        message = f"{name} must hold at least one number; got none: give one for each year"
        raise ShapeError(message)
    return one_kind(values)


def _sequence(name: str, values: Any) -> tuple[Any, ...]:
    unordered = (str, bytes, bytearray, dict, set, frozenset)
    if not (isinstance(values, unordered) or hasattr(values, "keys")):
        try:
            return tuple(values)
        except TypeError:
            pass
    message = f"{name} must be a sequence of numbers, one for each year; got {_shown(values)}: give a tuple or a list"
    raise ShapeError(message)


def one_kind(values: tuple[Any, ...]) -> tuple[Any, ...]:
    """values, every int turned into the kind of the others where that is Decimal or Fraction."""
    kinds = set(map(type, values))
    if len(kinds) == 1 or kinds <= _PLAIN:
        return values
    exact = [k for k in kinds - _PLAIN if hasattr(k, "as_integer_ratio") and not hasattr(k, "__array_namespace__")]
    if not exact:
        return values
    zero = exact[0](0)
    return tuple(zero + x if isinstance(x, int) else x for x in values)


def rows(name: str, table: Any) -> dict[Any, tuple[Any, ...]]:
    """A table as {key: flows}, all rows equally long."""
    read = {key: vector(f"{name}[{key!r}]", flows) for key, flows in _items(name, table)}
    lengths = {len(flows) for flows in read.values()}
    if len(lengths) > 1:
        listed = ", ".join(f"{key!r}: {len(flows)}" for key, flows in read.items())
        message = f"the rows of {name} must be equally long; got {listed}: use extend to fill up the shorter ones"
        raise ShapeError(message)
    return read


def amounts_by_key(name: str, amounts: Any) -> dict[Any, Any]:
    """A mapping of one number each, all of one kind."""
    items = _items(name, amounts)
    return dict(zip((key for key, _ in items), one_kind(tuple(x for _, x in items)), strict=True))


def _items(name: str, mapping: Any) -> list[tuple[Any, Any]]:
    if not hasattr(mapping, "items"):
        message = f"{name} must be a mapping such as {{'Kommun': ...}}; got {_shown(mapping)}: give a dict"
        raise ShapeError(message)
    items = list(mapping.items())
    if not items:
        message = f"{name} must hold at least one row; got none: name at least one actor"
        raise ShapeError(message)
    return items


def same_length(**vectors: tuple[Any, ...]) -> None:
    """Refuse vectors that do not all cover the same years."""
    if len({len(values) for values in vectors.values()}) > 1:
        listed = ", ".join(f"{name} has {len(values)}" for name, values in vectors.items())
        message = f"{' and '.join(vectors)} must be equally long, one number a year; {listed}: use extend"
        raise ShapeError(message)


def whole(name: str, value: Any, *, low: int = 1, high: int = _LONGEST) -> int:
    """value as an int between low and high."""
    if not hasattr(value, "__index__") or getattr(value, "ndim", 0):
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


# -------------------------------------------------------------------------------------------------- ranges of inputs


def check_share(**values: Any) -> None:
    """Refuse numbers (or vectors of them) that are not from 0 to 1."""
    for name, value in values.items():
        for place, x in _places(name, value):
            if not (0 <= x <= 1 if type(x) in _PLAIN else holds(x >= 0) and holds(x <= 1)):
                raise _outside(place(), "from 0 to 1", x, "a share is a fraction of 1 (0.338, not 33.8)")


def check_not_negative(**values: Any) -> None:
    """Refuse numbers (or vectors of them) below 0."""
    for name, value in values.items():
        for place, x in _places(name, value):
            if not holds(x >= 0):
                raise _outside(place(), "at least 0", x, "give a positive amount; the function knows which side it is on")


def check_positive(**values: Any) -> None:
    """Refuse numbers (or vectors of them) that are not above 0: there would be nothing to divide by."""
    for name, value in values.items():
        for place, x in _places(name, value):
            if not holds(x > 0):
                raise _outside(place(), "above 0", x, "there is nothing to divide by")


def check_rate(**values: Any) -> None:
    """Refuse rates (or vectors of them) of -100 % and less, which leave nothing."""
    for name, value in values.items():
        for place, x in _places(name, value):
            if not holds(x > -1):
                raise _outside(place(), "above -1 (-100 %)", x, "a rate is a fraction of 1 (0.04, not 4)")


def _places(name: str, value: Any) -> Iterator[tuple[Callable[[], str], Any]]:
    if type(value) is tuple:
        for year, x in enumerate(value):
            yield (lambda year=year: f"{name}[{year}]"), x
    else:
        yield (lambda: name), value


def _outside(place: str, must: str, got: Any, do: str) -> RangeError:
    return RangeError(f"{place} must be {must}; got {_shown(got)}: {do}")


def _shown(x: Any) -> str:
    if getattr(x, "ndim", 0):
        return f"an array ({type(x).__name__}) of shape {tuple(x.shape)}"
    try:
        text = repr(x)
    except ValueError:  # an int of more digits than Python prints
        return "a number of thousands of digits"
    return text if len(text) <= 60 else f"{text[:57]}..."


# ------------------------------------------------------------------------------------ computed first, diagnosed after


def checked(function: F) -> F:
    """Make a function answer in one kind of finite numbers, or with a RangeError that names the argument at fault."""

    def answer(*args: Any, **kwargs: Any) -> Any:
        try:
            return settled(function(*args, **kwargs))
        except (ArithmeticError, RuntimeWarning):
            raise not_finite(function, args, kwargs) from None

    answer.__wrapped__ = function  # type: ignore[attr-defined]  # what inspect, doctest and pickle look for
    for name in ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__"):
        setattr(answer, name, getattr(function, name))
    return answer  # type: ignore[return-value]  # the signature is the same


def settled(result: Any) -> Any:
    """A result whose numbers are all finite and of one kind in each row; FloatingPointError otherwise."""
    if type(result) is tuple:
        return _settled_row(result)
    if type(result) is dict:
        return {key: settled(x) for key, x in result.items()}
    if finite(result):
        return result
    raise FloatingPointError


def _settled_row(row: tuple[Any, ...]) -> tuple[Any, ...]:
    if _PLAIN.issuperset(map(type, row)):
        total = sum(row)  # one pass in C: not finite if any of them is not
        if total - total == 0 or all(map(finite, row)):
            return row
    elif all(map(finite, row)):
        return one_kind(row)
    raise FloatingPointError


def not_finite(function: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> RangeError:
    """The error for a call whose result is no finite number: which argument is at fault, or that it grew too large."""
    code = function.__code__
    names = [*code.co_varnames[: code.co_argcount], *(f"argument {n + 1}" for n in range(len(args)))]
    for name, value in (*zip(names, args, strict=False), *kwargs.items()):
        for place, x in _leaves(name, value):
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


def _leaves(place: str, value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, (tuple, list)):
        for index, x in enumerate(value):
            yield from _leaves(f"{place}[{index}]", x)
    elif hasattr(value, "items"):
        for key, x in value.items():
            yield from _leaves(f"{place}[{key!r}]", x)
    else:
        yield place, value
