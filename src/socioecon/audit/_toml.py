"""The data of a TOML file, bounded: what is too large, too deep or no such text ends in an error that says so."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from socioecon._text import line_at_fault, spaced_number

from ._document import Fault, unusable

if TYPE_CHECKING:
    from pathlib import Path as FilePath

# An audit file is some kilobytes; what is larger than this is something else.
LARGEST_FILE = 250_000
# Tables within tables: an audit file has five levels, and the time that TOML takes grows with the square of them.
_DEEPEST = 100


def data_of(file: FilePath) -> dict[str, Any]:
    """What a file holds, decimals exact. Raises FileError for what cannot be read."""
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        told = getattr(error, "strerror", None) or str(error)
        raise _refused(file, file.name, "be a file that can be read", told) from None
    if len(content) > LARGEST_FILE:
        raise _refused(file, f"more than {LARGEST_FILE} bytes", "be some kilobytes", "give one document a file")
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise _refused(file, f"the byte {error.start}", "be UTF-8", "save it as UTF-8 in your editor") from None
    deep = _refused(file, "more levels than can be read", "not be nested so deep", "use fewer")
    if _too_deep(text):
        raise deep
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except RecursionError:
        raise deep from None
    except (ValueError, ArithmeticError) as error:  # a TOMLDecodeError is a ValueError
        raise _refused(file, str(error)[:200], "be TOML", _quotes(text, error)) from None


def _refused(file: FilePath, got: str, must: str, do: str) -> Exception:
    return unusable(file, [Fault("", got, f"must {must}", do)])


def _too_deep(text: str) -> bool:
    for line in text.splitlines():
        if line.count(".") > _DEEPEST:
            without_strings = re.sub(r'"[^"]*"|\'[^\']*\'', "", line)
            if max(part.count(".") for part in re.split(r"[,=#{}\[\]]", without_strings)) > _DEEPEST:
                return True
    return False


def _quotes(text: str, error: Exception) -> str:
    """What to do: numbers have no spaces, and names with å, ä, ö need quotes, where the line at fault has such."""
    line = line_at_fault(text, error)
    if spaced := spaced_number(line):
        return spaced
    if not line.isascii():
        return 'put quotes around names with å, ä, ö: "Lön" = ...'
    return "correct that line"
