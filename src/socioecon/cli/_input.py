"""Files as text, whatever their names stand for: every way in which one cannot be read is told in a sentence."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from socioecon.core.errors import FileError, SocioeconError

if TYPE_CHECKING:
    from collections.abc import Generator

STANDARD_INPUT = "-"

# What is described here is some kilobytes; a device or a disk image must not fill the memory.
_LARGEST = 1_000_000


def read(name: str) -> str:
    """The text of a file, or of the standard input (`-`)."""
    content = _standard_input() if name == STANDARD_INPUT else _file(name)
    if len(content) > _LARGEST:
        message = f"{called(name)}: it must be at most {_LARGEST:_} bytes; got more: a file of some kilobytes is wanted"
        raise FileError(message)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = (
            f"{called(name)}: it must be text in UTF-8; got byte {error.start + 1}, which is not: "
            "save it as UTF-8 in your editor"
        )
        raise FileError(message) from None


def called(name: str) -> str:
    """What a file is called in messages."""
    return "standard input" if name == STANDARD_INPUT else name


def form_of(name: str, text: str) -> Any:
    """The form, "json" or "toml": by the ending, in a pipe or a file without one by the first sign."""
    ending = Path(name).suffix.lower()
    if ending in {".json", ".toml"}:
        return ending[1:]
    return "json" if text.lstrip().startswith("{") else "toml"  # no TOML begins so


@contextmanager
def inside(name: str) -> Generator[None]:
    """Errors of what stands in a file begin with its name."""
    try:
        yield
    except FileError as error:
        message = f"{called(name)}: {error}"
        raise FileError(message, faults=error.faults) from None
    except (SocioeconError, TypeError, ArithmeticError) as error:
        message = f"{called(name)}: {error}"
        raise FileError(message) from None


def _standard_input() -> bytes:
    if sys.stdin is None:  # pyright: ignore[reportUnnecessaryComparison]  # None where it was closed
        message = "standard input: it is closed: name a file, or pipe one in"
        raise FileError(message)
    raw: Any = getattr(sys.stdin, "buffer", None)
    return (
        raw.read(_LARGEST + 1) if raw is not None else sys.stdin.read(_LARGEST + 1).encode("utf-8", "surrogateescape")
    )


def _file(name: str) -> bytes:
    if not name:  # what an unset variable of a shell leaves behind; to Python it is the current folder
        message = "a file must have a name; got an empty one: name the file"
        raise FileError(message)
    path = Path(name)
    try:
        with path.open("rb") as file:
            return file.read(_LARGEST + 1)
    except FileNotFoundError:
        message = f"{name}: there is no such file{_nearest(path)}"
    except OSError as error:
        message = f"{name}: it cannot be read ({error.strerror or error})"
        if path.is_dir():  # Windows calls this a lack of permission
            message = f"{name}: it is a folder: name the file in it"
    except ValueError as error:  # a null character
        message = f"{name!r}: no file can be called that ({error})"
    raise FileError(message)


def _nearest(path: Path) -> str:
    try:
        names = [beside.name for beside in path.parent.iterdir() if beside.is_file()]
    except OSError:
        return ": the folder is not there either"
    close = get_close_matches(path.name, names, n=1)
    return f': did you mean "{path.with_name(close[0])}"?' if close else ""
