"""What a command has to say, on whatever the standard output can show.

A terminal or a pipe may know no å, no minus sign and no non-breaking space. Text then gets the nearest plain letters,
JSON and HTML their escapes, which mean the same.
"""

from __future__ import annotations

import codecs
import errno
import json
import os
import sys
import unicodedata
from typing import TYPE_CHECKING, Literal, NamedTuple, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable

Form = Literal["text", "json", "html"]

#: The exit code after Ctrl-C.
INTERRUPTED = 130


class Answer(NamedTuple):
    """A text for the standard output in one of the forms, the exit code, and notes for the standard error."""

    text: str
    form: Form = "text"
    code: int = 0
    notes: tuple[str, ...] = ()


def write(answer: Answer) -> None:
    """Print the answer; a reader that has gone (`| head`) is no error."""
    if answer.text:
        put(f"{answer.text.rstrip()}\n", sys.stdout, answer.form)


def complain(message: str) -> None:
    """Print a message on the standard error; where that cannot be written there is nobody to tell."""
    try:
        put(f"socioecon: {message.rstrip()}\n", sys.stderr)
    except OSError:
        return


def put(text: str, stream: TextIO | None, form: Form = "text") -> None:
    """Write a text to a stream in letters that it knows."""
    if stream is None:  # closed before we began: nobody reads
        return
    encoding = getattr(stream, "encoding", None) or "utf-8"
    try:
        stream.write(text.encode(encoding, _HANDLERS[form]).decode(encoding))
        stream.flush()
    except OSError as error:
        _leave(stream)
        # Windows says EINVAL where others say EPIPE.
        if not isinstance(error, BrokenPipeError) and error.errno != errno.EINVAL:
            raise


def _leave(stream: TextIO) -> None:
    """Let what is still in the buffer go nowhere, or Python complains about it at the end."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        return


# ------------------------------------------------------------------------------------------ letters that are not known

_PLAIN = {
    "\N{MINUS SIGN}": "-",
    "\N{MULTIPLICATION SIGN}": "x",
    "\N{DIVISION SIGN}": "/",
    "\N{PLUS-MINUS SIGN}": "+-",
    "\N{GREATER-THAN OR EQUAL TO}": ">=",
    "\N{LESS-THAN OR EQUAL TO}": "<=",
    "\N{MIDDLE DOT}": "-",
    "\N{BULLET}": "*",
    "\N{EN DASH}": "-",
    "\N{EM DASH}": "-",
    "\N{HORIZONTAL ELLIPSIS}": "...",
    "\N{LEFT DOUBLE QUOTATION MARK}": '"',
    "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
    "\N{BOX DRAWINGS LIGHT HORIZONTAL}": "-",
    "\N{BOX DRAWINGS LIGHT VERTICAL}": "|",
}


def _plain(letter: str) -> str:
    bare = unicodedata.normalize("NFKD", _PLAIN.get(letter, letter)).encode("ascii", "ignore").decode("ascii")
    return bare or "?"


def _escaped(letter: str) -> str:
    return json.dumps(letter)[1:-1]


def _handler(instead: Callable[[str], str]) -> Callable[[UnicodeError], tuple[str, int]]:
    def handle(error: UnicodeError) -> tuple[str, int]:
        if not isinstance(error, UnicodeEncodeError):
            raise error
        return "".join(map(instead, error.object[error.start : error.end])), error.end

    return handle


_HANDLERS: dict[Form, str] = {"text": "socioecon.plain", "json": "socioecon.escaped", "html": "xmlcharrefreplace"}
codecs.register_error(_HANDLERS["text"], _handler(_plain))
codecs.register_error(_HANDLERS["json"], _handler(_escaped))
