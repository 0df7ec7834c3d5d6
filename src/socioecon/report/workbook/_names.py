"""Names of cells, as spreadsheets allow them, and what the inputs are called."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from socioecon.models.paths import parts_of

if TYPE_CHECKING:
    from ._words import Words

_LONGEST = 120  # Excel takes 255; a longer one than this nobody reads
_LIKE_A_CELL = re.compile(r"[A-Za-z]{1,3}\d+|[Rr]\d*[Cc]?\d*|[Cc]\d*")
_AMOUNTS_BY_NAME = {"amounts", "rates", "benefits", "shares", "cashable"}


def cell_name(words: str, taken: set[str]) -> str:
    """A name made of words that no other cell has; spreadsheets do not tell capital letters apart.

    >>> taken = {"nuvärde_kommun"}
    >>> cell_name("Nuvärde Kommun", taken), cell_name("=1+1", taken), cell_name("A1", taken)
    ('Nuvärde_Kommun_2', '_1_1', '_A1')
    """
    letters = [x if x.isalpha() or (x.isascii() and x.isdigit()) else "_" for x in unicodedata.normalize("NFC", words)]
    name = re.sub("_+", "_", "".join(letters)).strip("_")[:_LONGEST] or "_"
    if name[0].isdigit() or _LIKE_A_CELL.fullmatch(name):
        name = f"_{name}"
    free, number = name, 1
    while free.casefold() in taken:
        number += 1
        free = f"{name}_{number}"
    taken.add(free.casefold())
    return free


def item_of(path: str) -> str:
    """The item that a path goes into; "" for what is common to all."""
    parts = parts_of(path)
    return parts[1] if parts[0] in {"effects", "transfers", "taxes", "costs", "employment"} else ""


def field_of(path: str, words: Words) -> str:
    """What stands at a path, without the name of its item.

    >>> from socioecon.report.workbook._words import Words
    >>> field_of('transfers."Sänkt försörjningsstöd".amount.per_month', Words("sv"))
    'belopp, per månad'
    >>> field_of("effects.Vård.amounts.Kommun", Words("en"))
    'amount, Kommun'
    """
    if words.field(path) != path:
        return words.field(path)
    parts = list(parts_of(path))
    if parts[-3:-2] == ["cashable"]:
        parts.pop()  # the share is all that there is of it
    told: list[str] = []
    by_name = False
    for part in parts[2:] if item_of(path) else parts:
        told.append(part if by_name else words.field(part))
        by_name = not by_name and (part in _AMOUNTS_BY_NAME or part == "outcomes")
    return ", ".join(text for text in told if text != "apportioned")
