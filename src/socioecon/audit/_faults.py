"""What must hold of the keys and values of an audit file: each fault is noted with its place, and reading goes on."""

from __future__ import annotations

from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from socioecon.core.errors import SocioeconError

from ._document import Fault
from ._kinds import is_list, is_table
from ._reading import printed
from ._values import Printed

if TYPE_CHECKING:
    from collections.abc import Iterable

# Stands in place of a figure that cannot be read, so that everything else in the file can be looked at.
UNREAD = Printed("", Fraction(1), Fraction(1))

# Beyond these a number is a slip or an attack: kronor stay far below, and exact arithmetic stays quick.
_LARGEST = Decimal(10) ** 18
_DIGITS = 40
_MANY = 500  # names among which the nearest one is looked for
_LISTED = 20


class Faults:
    """The faults found in a file so far. A fault says what must be, what was got, and what to do."""

    def __init__(self) -> None:
        self.found: list[Fault] = []
        self.locale: str | None = None
        self.reading: str | None = None

    def add(self, place: str, must: str, got: Any, do: str) -> None:
        """Note one fault."""
        self.found.append(Fault(place, shown(got), f"must {must}", do))

    def told(self, place: str, got: Any, error: Exception) -> None:
        """Note what an error says: our messages are "what must hold; got what: what to do"."""
        must, _, rest = str(error).partition("; got ")
        self.found.append(Fault(place, shown(got), must, rest.rpartition(": ")[2] or "write another one"))

    def numbers(self, data: dict[str, Any]) -> None:
        """No number is infinite, huge or endless; one that is stands as 1 from here on."""
        below: list[tuple[str, Any]] = [("", data)]
        while below:
            place, inside = below.pop()
            keys: list[Any] = list(inside) if is_table(inside) else list(range(len(inside)))
            for key in keys:
                x: Any = inside[key]
                where = f"{place}.{key}".strip(".") if is_table(inside) else f"{place}[{key}]"
                if is_table(x) or is_list(x):
                    below.append((where, x))
                elif is_number(x) and not _usual(x):
                    self.add(where, f"be a number up to 1e18 of at most {_DIGITS} digits", x, "write it out")
                    inside[key] = 1

    def known(self, data: dict[str, Any], allowed: Iterable[str], place: str) -> None:
        """Every key is one of those allowed."""
        for key in data:
            if key not in allowed:
                self.add(f"{place}.{key}".strip("."), "be a known key", key, _one_of(key, sorted(allowed)))

    def complete(self, data: dict[str, Any], needed: Iterable[str], place: str) -> None:
        """Every key that is needed is there."""
        for key in sorted(needed):
            if key not in data:
                self.add(f"{place}.{key}", "be there", None, "add it")

    def one_of(self, data: dict[str, Any], key: str, allowed: Iterable[str], place: str = "") -> str | None:
        """The value of a key, one of those allowed, or None where the key is missing."""
        x = data.get(key)
        if x is None or x in (names := tuple(allowed)):
            return x
        self.add(f"{place}.{key}".strip("."), f"be one of {', '.join(names)}", x, _one_of(x, names))
        return None

    def table(self, x: Any, place: str) -> dict[str, Any]:
        """A table of keys; an empty one in place of anything else."""
        if is_table(x):
            return x
        self.add(place, "be a table of keys", x, "write { key = ... }")
        return {}

    def section(self, data: dict[str, Any], key: str, place: str = "") -> dict[str, Any]:
        """The table under a key; empty where there is none."""
        return self.table(data.get(key, {}), f"{place}.{key}".strip("."))

    def listed(self, data: dict[str, Any], key: str, place: str = "") -> list[Any]:
        """The list under a key; empty where there is none."""
        x = data.get(key, [])
        if is_list(x):
            return x
        self.add(f"{place}.{key}".strip("."), "be a list", x, "write [...]")
        return []

    def text(self, x: Any, place: str) -> str:
        """A text that says something."""
        if isinstance(x, str) and x.strip():
            return x
        self.add(place, "be a text", x, "write it in quotes")
        return ""

    def sure(self, data: dict[str, Any], key: str, place: str) -> bool | None:
        """True or false, or None where the key is missing."""
        x = data.get(key)
        if isinstance(x, bool | None):
            return x
        self.add(f"{place}.{key}", "be true or false", x, "write it without quotes")
        return None

    def printed(self, x: Any, place: str, *, exact: bool | None = None, unit: Any = None) -> Printed:
        """A printed figure, or UNREAD where it cannot be read."""
        if not isinstance(x, str):
            self.add(place, 'be a printed figure such as "17 000 kr"', x, "put it in quotes")
            return UNREAD
        try:
            return printed(x, locale=self.locale, exact=exact, unit=unit)
        except (SocioeconError, TypeError) as error:
            self.told(place, x, error)
            return UNREAD

    def among(self, names: Iterable[Any], allowed: Iterable[Any], place: str, what: str) -> None:
        """Every name is that of something there is."""
        there = tuple(allowed)
        for name in names:
            if name not in there:
                self.add(place, f"name {what}", name, _one_of(name, there))


def is_number(x: Any) -> bool:
    """Whether a value of the file is a number."""
    return isinstance(x, (int, Decimal)) and not isinstance(x, bool)


def nearest(name: Any, known: Iterable[str]) -> str:
    """The known name that a name was probably meant to be, as a question; "" where none comes near."""
    by_folded = {str(candidate).casefold(): candidate for candidate in known}
    if not isinstance(name, str) or len(by_folded) > _MANY:
        return ""
    close = get_close_matches(name.casefold(), by_folded, n=1)
    return f'did you mean "{by_folded[close[0]]}"?' if close else ""


def shown(x: Any) -> str:
    """A value of the file as a fault shows it."""
    if x is None:
        return "nothing"
    if is_list(x) or is_table(x):
        return f"a {'table' if is_table(x) else 'list'} of {len(x)}" if x else "an empty one"
    if isinstance(x, int) and not isinstance(x, bool) and not _usual(x):
        return "a number of thousands of digits" if abs(x) > 10**1000 else str(x)[:60]
    text = f'"{x}"' if isinstance(x, str) else str(x).lower() if isinstance(x, bool) else str(x)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _one_of(name: Any, known: Iterable[Any]) -> str:
    there = [str(x) for x in known]
    more = ", ..." if len(there) > _LISTED else ""
    listed = f"use one of {', '.join(there[:_LISTED])}{more}"
    return f"{near} {listed}" if (near := nearest(name, there)) else listed


def _usual(x: int | Decimal) -> bool:
    if isinstance(x, int):
        return abs(x) <= _LARGEST
    exponent = x.as_tuple().exponent
    if not isinstance(exponent, int):  # an infinity or no number
        return False
    return x.copy_abs() <= _LARGEST and len(x.as_tuple().digits) <= _DIGITS and -exponent <= _DIGITS
