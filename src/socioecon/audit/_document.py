"""What an audit file says, as values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from socioecon.core.errors import FileError

from ._values import Printed

if TYPE_CHECKING:
    from fractions import Fraction
    from pathlib import Path as FilePath

Row: TypeAlias = tuple[Printed | None, ...]

# Nobody reads more faults than these, and a hostile file could have one for every second letter.
_MOST = 300


class Fault(NamedTuple):
    """One fault of a file: its path, what was got, what is allowed, and a hint: what was probably meant, or to do."""

    path: str
    got: str
    allowed: str
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.path or 'the file'}: {self.allowed}; got {self.got}: {self.hint}"


class Table(NamedTuple):
    """A printed table: its rows, and what is to be checked of it."""

    name: str
    place: str
    columns: tuple[str, ...]
    rows: dict[str, Row]
    checks: dict[str, Any]


class Statement(NamedTuple):
    """One sentence of the document, in the auditor's words: its figure and what it should follow from."""

    text: str
    name: str
    figure: Printed | None
    kind: str
    arguments: Any


class Audit(NamedTuple):
    """What an audit file says, in document order. `path` is where it was read, `locale` whose decimals it prints."""

    path: FilePath
    document: str
    reading: str | None
    inputs: dict[str, Printed | Fraction]
    tables: dict[str, Table]
    statements: tuple[Statement, ...]
    compare: tuple[tuple[str, str, str], ...]
    implied: dict[str, str]
    not_derivable: dict[str, Printed]
    locale: str | None


def unusable(file: FilePath, faults: list[Fault]) -> FileError:
    """The error for a file with faults."""
    listed = "\n".join(f"- {fault}" for fault in faults[:_MOST])
    message = f"an audit file must be TOML of the documented form; got {file.name}, with\n{listed}\ncorrect each"
    return FileError(message, faults=tuple(faults[:_MOST]))
