"""Bad input, in full: `python -m tests.trust.bad_input [--cases N] [--first N] [--write]`.

Into a call that works, one for every public callable (tests/trust/calls.py), nonsense is put in the place of any
argument or of part of one, to any depth, one or two at a time: of an entry, of the key that it stands under, or of a
field of a record. What comes of it must be an error of ours that names the argument, an answer without NaN or infinity,
or Python's own TypeError; in a time, and without a warning. Every case has a number: `--first` says where to begin.
The loaders of files have a session of their own (tests/trust/damage.py).
"""

import argparse
import math
import random
import re
import resource
import signal
import sys
import tempfile
import traceback
import warnings
from collections import Counter
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

import attrs
import numpy as np
import pandas as pd

from socioecon import audit, models, report
from socioecon.core.errors import SocioeconError
from socioecon.uncertainty import IncompleteWarning, Reached
from tests.core.test_contract import JUNK as CORE_JUNK

from . import outcomes
from .calls import RECORDS, ROOM, Call, calls

# Records that people make and change by hand. The others are the library's own: only their place is spoiled.
BY_HAND = {
    audit.Interval, audit.Printed, report.Cell, report.Column, report.TableRow,
    *(getattr(models, name) for name in models.__all__ if attrs.has(getattr(models, name)) and name not in RECORDS["models"]),
}  # fmt: skip
SECONDS = 10  # of work: a call that works takes a tenth of one, and others may keep the machine busy
_DEEP = 60  # how far into an answer NaN is looked for


class Other:
    """A number of some other library: it counts, but is none of the kinds."""

    def __init__(self, value: float) -> None:
        self.value = value

    def __float__(self) -> float:
        return self.value

    def __add__(self, other: Any) -> "Other":
        return Other(self.value + float(other))

    __radd__ = __add__
    __mul__ = __rmul__ = __sub__ = __add__

    def __repr__(self) -> str:
        return f"Other({self.value})"


def _answers(answer: Any) -> Any:
    """A function that gives the same answer to everything."""

    def function(*_: Any, **__: Any) -> Any:
        return answer

    function.__name__ = f"answers_{type(answer).__name__}"
    return function


def _nested(depth: int) -> list[Any]:
    outer: list[Any] = []
    for _ in range(depth):
        outer = [outer]
    return outer


JUNK: list[Any] = [
    *CORE_JUNK,
    Other(1.5), _nested(5_000), "\ud800", "\0", "a" * 100_000, "nan", "1e999", "1" * 5_000, "__class__", "a.b.*", "..",
    {"": 1}, {None: 1}, {1: {2: {3: 4}}}, {"Kommun": math.nan}, {"Kommun": [math.nan]}, [math.nan], (math.inf,) * 3,
    [0, 0, 0], [-1, -1, -1], [True, False, True], [10**400] * 3, [Decimal(1), 1.0, Fraction(1)], [[[]]], [{}], ({},),
    np.array([object(), object()]), np.zeros((2, 0)), np.array([1, 2, 3]), np.array(["nan"]), np.float64("nan"),
    np.datetime64("2015-01-01"), np.complex128(1), complex(math.nan, 0), slice(None), ..., NotImplemented,
    np.ma.array([1.0, 2.0], mask=[False, True]), np.ma.array([[1.0, 2.0]], mask=True), np.ma.masked, np.timedelta64(3, "D"),
    np.array(1.0, dtype=object), np.zeros(2, dtype=[("a", float)]), np.array([1j, 2.0]), pd.Series([1.0, 2.0, 3.0]),
    pd.Series({"Kommun": 1.0}), pd.DataFrame({"Kommun": [1.0, 2.0, 3.0]}), pd.NA, pd.NaT, date(2015, 7, 1),
    Exception("x"), type, 2**63, -(2**63), 1e-320, Fraction(10**30, 7), Decimal("1e-999"), Decimal("-0"),
    _answers(None), _answers(math.nan), _answers({"Kommun": math.inf}), _answers(({}, 0)), _answers({"Kommun": "12"}),
    _answers(({"Kommun": (1.0, math.nan)}, 0)), _answers(({"Kommun": ()}, 0)), _answers(({1: (1,)}, {2: (1, 2, 3)})),
]  # fmt: skip


def _hashes(x: Any) -> bool:
    try:
        hash(x)
    except TypeError:
        return False
    return True


# What can stand as a key, and so as a name: also what nobody would call a name.
KEYS: list[Any] = [
    *filter(_hashes, JUNK),
    ("Kommun", "Region"),
    ("Kommun",),
    (math.nan,),
    " ",
    "\n",
    "Kommun\nRegion",
    "total",
]


class Key(NamedTuple):
    """The step of a path to a key itself, and not to what stands under it."""

    name: Any


class Case(NamedTuple):
    """Nonsense in some places of a call's arguments."""

    call: Call
    places: tuple[tuple[Any, ...], ...] = ()
    junk: tuple[Any, ...] = ()

    def spoiled(self) -> dict[str, Any]:
        """The arguments with the nonsense in its places. A record that checks what it is made of may refuse it."""
        arguments = self.call.arguments
        for path, x in zip(self.places, self.junk, strict=True):
            arguments = replaced(arguments, path, x)
        return arguments

    def names(self) -> set[int]:
        """The identities of the nonsense that stands as a key."""
        return {id(x) for path, x in zip(self.places, self.junk, strict=True) if isinstance(path[-1], Key)}

    def told(self) -> str:
        """What was put where."""
        where = ", ".join(
            f"{'.'.join(map(_step, path))}={_shown(x)}" for path, x in zip(self.places, self.junk, strict=True)
        )
        return f"{self.call.name}({where})"


class Wrong(NamedTuple):
    """A case that did not end as it should."""

    case: str
    fault: str


class Hang(BaseException):
    """A call took too long; no `except Exception` on the way may swallow it."""


def _step(part: Any) -> str:
    return f"<key {_shown(part.name)}>" if isinstance(part, Key) else _shown(part)


def _shown(x: Any) -> str:
    try:
        text = ascii(x).strip("'")
    except Exception:  # noqa: BLE001 - a list of lists too deep, an int of too many digits
        text = type(x).__name__
    return text if len(text) <= 60 else f"{text[:57]}..."


# ---------------------------------------------------------------------------------------------------------- generating


def places(value: Any, path: tuple[Any, ...] = (), *, records: bool = False) -> list[tuple[Any, ...]]:
    """The path to a value, to every part of it, and to every key; into records (which may be large) only if asked."""
    keys = [(*path, Key(key)) for key in value] if type(value) is dict and path else []  # arguments keep their names
    inner = [
        place for key, part in _parts(value, records=records) for place in places(part, (*path, key), records=records)
    ]
    return [*([path] if path else []), *keys, *inner]


def _parts(value: Any, *, records: bool) -> list[tuple[Any, Any]]:
    if type(value) is dict:
        return list(value.items())
    if type(value) in {tuple, list}:
        return list(enumerate(value))
    return [(name, getattr(value, name)) for name in _fields(value)] if records else []


def _fields(x: Any) -> list[str]:
    """The fields of a record that somebody may make or change."""
    if type(x) not in BY_HAND:
        return []
    if attrs.has(type(x)):
        return [field.name for field in attrs.fields(type(x)) if field.init]
    return list(x._fields)


def replaced(value: Any, path: tuple[Any, ...], new: Any) -> Any:  # noqa: PLR0911  # one return for each kind
    """The tree with what stands at a path replaced; unchanged where there is no such path (any more)."""
    if not path:
        return new
    key, *rest = path
    if type(value) is dict and isinstance(key, Key):
        return {new if name == key.name else name: x for name, x in value.items()}
    if type(value) is dict and key in value:
        return {**value, key: replaced(value[key], tuple(rest), new)}
    if type(value) in {tuple, list} and isinstance(key, int) and key < len(value):
        return type(value)([*value[:key], replaced(value[key], tuple(rest), new), *value[key + 1 :]])
    if isinstance(key, str) and key in _fields(value):
        part = {key: replaced(getattr(value, key), tuple(rest), new)}
        if attrs.has(type(value)):
            return attrs.evolve(value, **part)
        return value._replace(**part)
    return value


def case(call: Call, number: int) -> Case:
    """The case of a call with this number: always the same one."""
    chance = random.Random(f"{call.name} {number}")  # noqa: S311 - to try, not to keep secret
    found = places(call.arguments, records=chance.random() < 0.3) or [()]
    chosen = tuple(chance.sample(found, min(len(found), chance.choice((1, 1, 1, 2)))))
    junk = tuple(chance.choice(KEYS if path and isinstance(path[-1], Key) else JUNK) for path in chosen)
    return Case(call, *((chosen, junk) if chosen != ((),) else ()))


def cases(number: int, first: int = 0) -> Iterator[tuple[str, Case]]:
    """So many cases, the rooms and their callables in turn; a callable with several calls is tried by each in turn."""
    named = [(room, name) for room in ROOM for name in dict.fromkeys(call.name for call in calls(room))]
    by_name = {key: [call for call in calls(key[0]) if call.name == key[1]] for key in named}
    for n in range(first, first + number):
        room, name = named[n % len(named)]
        turn = n // len(named)
        several = by_name[room, name]
        yield room, case(several[turn % len(several)], turn)


# ------------------------------------------------------------------------------------------------------------- judging


@contextmanager
def _in_time(seconds: float) -> Iterator[None]:
    def late(*_: Any) -> None:
        raise Hang

    before = signal.signal(signal.SIGPROF, late)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def ended(spoiled: Case) -> tuple[str, str]:  # noqa: PLR0911  # one return for each end
    """How a case ended: "answer", "named", "TypeError", or "wrong" and what is wrong with it."""
    try:
        with _in_time(SECONDS), warnings.catch_warnings():
            warnings.simplefilter("error")
            warnings.simplefilter("ignore", DeprecationWarning)  # of Python and NumPy, about the nonsense itself
            # matplotlib's own word about a name of thousands of letters
            warnings.filterwarnings("ignore", "constrained_layout not applied")
            # and about a letter that its font lacks
            warnings.filterwarnings("ignore", "Glyph .* missing from font")
            # NumPy's own word about what is masked in a list: it becomes NaN, and that is refused
            warnings.filterwarnings("ignore", "Warning: converting a masked element to nan")
            warnings.simplefilter("ignore", IncompleteWarning)  # documented: an answer from fewer draws
            answer = spoiled.call.made(spoiled.spoiled())
            fault = _not_a_number(answer, spoiled.names())
    except Hang:
        return "wrong", f"took more than {SECONDS} s"
    except SocioeconError as error:
        text = str(error)
        return ("named", "") if _names(text, spoiled) else ("wrong", f"no argument named: {_first(text)}")
    except TypeError:
        return "TypeError", ""
    except AssertionError as error:  # what check_cost_model is for
        if spoiled.call.name == "check_cost_model" and "does not do what a cost model must" in str(error):
            return "named", ""
        return "wrong", _whence(error)
    except Exception as error:  # noqa: BLE001 - any other is what this is for
        return "wrong", _whence(error)
    if fault and not (spoiled.call.name == "marginal_value_of_public_funds" and answer == math.inf):
        return "wrong", f"answered with {fault}"
    return "answer", ""


def _first(text: str) -> str:
    return text if len(text) <= 240 else f"{text[:237]}..."


def _whence(error: Exception) -> str:
    last = traceback.extract_tb(error.__traceback__)[-3:]
    where = " < ".join(f"{frame.filename.rpartition('/')[2]}:{frame.lineno}" for frame in reversed(last))
    return f"{type(error).__name__}: {_said(error)} ({where})"


def _said(error: Exception) -> str:
    try:
        return _first(_shown(str(error)))
    except ValueError:  # a KeyError of an int of too many digits
        return ""


def _names(text: str, spoiled: Case) -> bool:
    """Whether a message says where the nonsense stood: an argument, or a part of one by its name."""
    words = {*spoiled.call.arguments, *spoiled.call.also}
    steps = [part.name if isinstance(part, Key) else part for path in spoiled.places for part in path]
    words |= {word for part in steps if isinstance(part, str) for word in part.split(".")}
    words |= {one for word in words for one in (word.removesuffix("s"), word.removesuffix("ies") + "y")}
    if spoiled.call.function.__module__.startswith("socioecon.audit"):
        words |= {"figure", "figures"}  # what every argument of it is
    if any(callable(x) for x in spoiled.junk):
        words |= {"gains", "costs", "the function"}  # what somebody else's function answered
    alone = r"(?= must|, |\[| of | in |=)"  # after a name of one letter, which may be a word
    ends = ((word, r"(?!\w)" if len(word) > 1 else alone) for word in words if word)
    named = "|".join(re.escape(word) + end for word, end in ends)
    return bool(re.search(rf"(?<!\w)({named})|\bresult of \w+ must be finite\b", text))


def _not_a_number(answer: Any, names: set[int]) -> str:
    """What is no number in an answer, "" if nothing is; a name, whatever it is, comes back as one."""
    seen = set(names)

    def look(x: Any, depth: int) -> str:  # noqa: PLR0911  # one return for each kind
        if x is None or isinstance(x, (str, bytes, bool, int, type)) or id(x) in seen or depth > _DEEP:
            return ""
        if isinstance(x, Reached):  # infinite where there is none
            return "NaN" if np.isnan(x.value).any() else ""
        if isinstance(x, (float, np.floating)):
            return "" if math.isfinite(x) else repr(x)
        if isinstance(x, Decimal):
            return "" if x.is_finite() else repr(x)
        if isinstance(x, np.ndarray):
            return "" if x.dtype.kind not in "fc" or np.isfinite(x).all() else "an array with what is not finite"
        seen.add(id(x))
        if isinstance(x, dict):
            parts = list(x.values())  # a key is a name, whatever it is
        elif isinstance(x, (tuple, list, set, frozenset)):
            parts = list(x)
        elif attrs.has(type(x)):
            parts = [getattr(x, field.name) for field in attrs.fields(type(x))]
        else:
            return ""
        return next(filter(None, (look(part, depth + 1) for part in parts)), "")

    return look(answer, 0)


# ------------------------------------------------------------------------------------------------------------- running


def swept(number: int, first: int = 0) -> tuple[Counter[str], list[Wrong]]:
    """So many cases: how many ended how, and those that ended wrong."""
    ends: Counter[str] = Counter()
    wrong = []
    for room in ROOM:
        calls(room)  # they read the examples, by their paths
    with tempfile.TemporaryDirectory() as folder, chdir(folder):  # some nonsense is a path to be written to
        for _, one in cases(number, first):
            how, fault = ended(one)
            ends[how] += 1
            if how == "wrong":
                wrong.append(Wrong(one.told(), fault))
                print(one.told(), "|", fault, flush=True)
    return ends, wrong


def main(arguments: list[str]) -> int:
    """Sweep every public callable; say what came of it."""
    parser = argparse.ArgumentParser(prog="python -m tests.trust.bad_input")
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args(arguments)
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    resource.setrlimit(resource.RLIMIT_AS, (6 * 2**30, 6 * 2**30))
    ends, wrong = swept(asked.cases, asked.first)
    callables = len({(room, call.name) for room in ROOM for call in calls(room)})
    count = outcomes.count
    outcome = (
        f"{count(asked.cases)} calls of {callables} public callables with nonsense: {count(ends['named'])} errors that "
        f"name the argument, {count(ends['answer'])} answers, {count(ends['TypeError'])} TypeErrors, {len(wrong)} other"
    )
    if asked.write:
        said = f"python -m tests.trust.bad_input --cases {asked.cases} --first {asked.first} --write"
        found = {
            "outcome": outcome,
            "cases": asked.cases,
            "first": asked.first,
            "callables": callables,
            **ends,
            "other": len(wrong),
        }
        outcomes.keep("bad_input", said, found)
    print(outcome)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
