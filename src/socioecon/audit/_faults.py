"""What must hold of the keys and values of an audit file: each fault is noted with its place, and reading goes on."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from socioecon.core.errors import SocioeconError

from ._kinds import is_list, is_table
from ._reading import printed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ._values import Printed


class Faults:
    """The faults found in a file so far. A fault says what must be, what was got, and what to do."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self.locale: str | None = None

    def add(self, place: str, must: str, got: Any, do: str) -> None:
        """Note one fault."""
        self.found.append(f"{place}: must {must}; got {got!r}: {do}")

    def known(self, data: dict[str, Any], allowed: Iterable[str], place: str) -> None:
        """Every key is one of those allowed."""
        for key in data:
            if key not in allowed:
                self.add(f"{place}.{key}".strip("."), "be a known key", key, f"use one of {', '.join(sorted(allowed))}")

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
        self.add(f"{place}.{key}".strip("."), f"be one of {', '.join(names)}", x, "choose one of them")
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

    def number(self, x: Any, place: str) -> Fraction:
        """A finite number, or a printed one."""
        if is_number(x):
            return Fraction(x)
        figure = self.printed(x, place)
        return Fraction(0) if figure is None else figure.value

    def printed(self, x: Any, place: str, *, exact: Any = None, unit: Any = None) -> Printed | None:
        """A printed figure, or None where it cannot be read."""
        if not isinstance(x, str) or not isinstance(exact, bool | None):
            self.add(place, 'be a printed figure such as "17 000 kr"', x, "put it in quotes; exact is true or false")
            return None
        try:
            return printed(x, locale=self.locale, exact=exact, unit=unit)
        except (SocioeconError, TypeError) as error:
            self.found.append(f"{place}: {error}")
            return None

    def among(self, names: Iterable[Any], allowed: Iterable[Any], place: str, what: str) -> None:
        """Every name is that of something there is."""
        there = tuple(allowed)
        for name in names:
            if name not in there:
                self.add(place, f"name {what}", name, f"use one of {', '.join(map(str, there))}")


def is_number(x: Any) -> bool:
    """Whether a value of the file is a finite number."""
    return isinstance(x, (int, Decimal)) and not isinstance(x, bool) and Decimal(x).is_finite()
