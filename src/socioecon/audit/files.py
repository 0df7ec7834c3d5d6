"""Audit files: a TOML text that says what a document states, what it prints, and what should follow from what.

`load_audit` reads one and collects every fault before it raises. Nothing in a file is run: its arithmetic is parsed.
"""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

from socioecon.core._numbers import shown
from socioecon.core.errors import RangeError, SocioeconError

from ._document import Audit, Row, Statement, Table, unusable
from ._faults import UNREAD, Faults, is_number
from ._intervals import as_input
from ._kinds import is_list, is_table
from ._reading import split_row, with_unit
from ._resolving import resolve
from ._toml import data_of
from ._values import CHANGES, PAYBACKS, RATE_OF_RETURN, RATIOS, READINGS, RETENTIONS, TIMINGS, Printed
from .rates import infer_rate

if TYPE_CHECKING:
    from collections.abc import Callable

_MOST_CUTS = 300  # ways to cut a row among which the one that can be cumulative is looked for

KINDS = ("follows", "share", "change", "ratio", "payback", "rate_of_return", "copy")
_TOP = {"document", "locale", "reading", "inputs", "tables", "statements", "compare", "implied", "not_derivable"}
_TABLE = {"place", "unit", "columns", "total", "not_summed", "minus", "cumulative", "retention", "residual", "rows",
          "follows", "columns_follow", "exact", "rounded_to"}  # fmt: skip
_PARTS = {  # what stands inside a check: the keys that it needs, and those that it may have
    "cumulative": ((), ("rate", "timing", "amounts")),
    "retention": (("intake",), ("amounts", "stated", "reading", "applies_to")),
    "residual": (("total", "shares"), ()),
    "share": (("part", "whole"), ("part_of_whole",)),
    "change": (("before", "after"), ("change",)),
    "ratio": (("benefits", "costs"), ("ratio",)),
    "payback": (("gains", "costs"), ("gains_are", "payback", "rate")),
    "rate_of_return": (("flows",), ("method",)),
}
_CHOICES = {
    "change": CHANGES, "ratio": RATIOS, "payback": PAYBACKS, "method": RATE_OF_RETURN,
    "gains_are": ("yearly", "cumulative"),
    "reading": RETENTIONS, "timing": (*TIMINGS, "?"),
}  # fmt: skip


def load_audit(path: Any) -> Audit:
    r"""The audit that a TOML file describes.

    A file names its `document` and `locale`, then `inputs` (what is stated), `tables` (pasted rows), `statements`,
    `compare` (with another file), `implied` (what the figures imply, labelled so) and `not_derivable`. See the
    reference for every key. A pasted row that can be cut in several ways is settled by what the table is said to be.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from socioecon.audit import load_audit
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder) / "report.audit.toml"
    ...     _ = file.write_text('document = "Rapport"\n[inputs]\n"Lön" = "17 000 kr"\n', encoding="utf-8")
    ...     audit = load_audit(file)
    >>> audit.document, audit.inputs["Lön"].value
    ('Rapport', Fraction(17000, 1))

    Raises FileError for a file that cannot be read, is no TOML, or says what cannot be used: every fault that can be
    known without the files it compares with, at once, in `faults` (each a Fault: path, got, allowed, hint); TypeError
    for what is no path.
    """
    if not isinstance(path, str) and not hasattr(path, "__fspath__"):
        message = f"path must be a text or a path; got {shown(path)}: give the name of a TOML file"
        raise TypeError(message)
    file = FilePath(path)
    faults = Faults()
    data = data_of(file)
    faults.numbers(data)
    audit = _audit(file, data, faults)
    resolve(audit, faults)
    if faults.found:
        raise unusable(file, faults.found)
    return audit


def _audit(file: FilePath, data: dict[str, Any], faults: Faults) -> Audit:
    faults.known(data, _TOP, "")
    faults.locale = faults.one_of(data, "locale", ("sv", "en"))
    reading = faults.reading = faults.one_of(data, "reading", READINGS)
    inputs = _figures(faults.section(data, "inputs"), "inputs", faults)
    not_derivable = {
        key: faults.printed(x, f"not_derivable.{key}") for key, x in faults.section(data, "not_derivable").items()
    }
    tables = {
        name: _table(name, faults.table(x, f"tables.{name}"), faults)
        for name, x in faults.section(data, "tables").items()
    }
    statements = [_statement(x, f"statements[{n}]", faults) for n, x in enumerate(faults.listed(data, "statements"))]
    compare = [pair for n, x in enumerate(faults.listed(data, "compare")) for pair in _compare(x, n, faults)]
    implied = {key: faults.text(x, f"implied.{key}") for key, x in faults.section(data, "implied").items()}
    document = faults.text(data.get("document"), "document")
    known = tuple(statements), tuple(compare), implied, not_derivable
    return Audit(file, document, reading, inputs, tables, *known, faults.locale)


# ------------------------------------------------------------------------------------------------------------ figures


def _figures(section: dict[str, Any], place: str, faults: Faults) -> dict[str, Printed | Fraction]:
    read: dict[str, Printed | Fraction] = {}
    for key, x in section.items():
        if is_number(x):
            read[key] = Fraction(x)
            continue
        told, where = x if is_table(x) else {"printed": x}, f"{place}.{key}"
        faults.known(told, {"printed", "exact", "unit"}, where)
        sure, unit = faults.sure(told, "exact", where), told.get("unit")
        if unit is not None and not is_number(unit):
            faults.add(f"{where}.unit", "be a number", unit, "write what the last place is worth, such as 1000")
            unit = None
        read[key] = faults.printed(told.get("printed"), where, exact=sure, unit=unit)
    return read


# ------------------------------------------------------------------------------------------------------------- tables


def _table(name: str, data: dict[str, Any], faults: Faults) -> Table:
    place = f"tables.{name}"
    faults.known(data, _TABLE, place)
    columns = tuple(faults.text(x, f"{place}.columns") for x in faults.listed(data, "columns", place)) or ("",)
    pasted = faults.section(data, "rows", place)
    if not pasted:
        faults.add(f"{place}.rows", "hold a row", pasted, 'write rows."Kommun" = "280 500 550 212"')
    unit = faults.text(data["unit"], f"{place}.unit") if "unit" in data else ""
    if unit and faults.printed(f"1 {unit}", f"{place}.unit") is UNREAD:
        unit = ""  # it is told, and the cells are read without it
    cell = partial(_cell, unit=unit, exact=faults.sure(data, "exact", place), faults=faults)
    ways = {row: _ways(x, len(columns), cell, f"{place}.rows.{row}", faults) for row, x in pasted.items()}
    for part in ("cumulative", "retention", "residual"):
        if part in data:
            _part(faults.table(data[part], f"{place}.{part}"), part, f"{place}.{part}", faults)
    for key in ("not_summed", "minus"):
        faults.among(faults.listed(data, key, place), pasted, f"{place}.{key}", "a row of the table")
    if data.get("rounded_to", "?") != "?":
        faults.add(f"{place}.rounded_to", 'be "?"', data["rounded_to"], "leave it out if no coarser unit is sought")
    if "total" in data:
        total = data["total"]
        faults.among([total], pasted, f"{place}.total", "a row of the table")
        left_out = data.get("not_summed", [])
        if is_list(left_out) and not [row for row in pasted if row != total and row not in left_out]:
            faults.add(f"{place}.total", "have a row to sum", total, "leave a row out of not_summed, or the total out")
    for key, allowed in (("follows", pasted), ("columns_follow", columns)):
        faults.among(faults.section(data, key, place), allowed, f"{place}.{key}", "what the table has")
    rows = _settled(ways, place, faults, cumulative="cumulative" in data)
    checks = {key: x for key, x in data.items() if key not in {"rows", "columns", "place"}}
    head = faults.text(data["place"], f"{place}.place") if "place" in data else name
    return Table(name, head, columns, rows, checks)


def _ways(x: Any, cells: int, cell: Callable[[Any, str], Printed], place: str, faults: Faults) -> tuple[Row, ...]:
    """Every way to read one row."""
    if is_list(x) and len(x) == cells:
        return (tuple(None if text == "" else cell(text, place) for text in x),)
    if isinstance(x, str):
        try:
            ways = split_row(x, cells=cells, locale=faults.locale)
        except SocioeconError as error:
            faults.told(place, x, error)
            return ((UNREAD,) * cells,)
        if ways:
            cuts = dict.fromkeys(tuple(figure.text for figure in way) for way in ways)
            return tuple(tuple(cell(text, place) for text in cut) for cut in cuts)
    faults.add(place, f"hold {cells} figures", x, "paste the row, or give a list of its cells")
    return ((UNREAD,) * cells,)


def _cell(text: Any, place: str, *, unit: str, exact: bool | None, faults: Faults) -> Printed:
    """One cell; the unit in the table's head is that of every cell without one of its own."""
    return faults.printed(with_unit(text, unit) if unit and isinstance(text, str) else text, place, exact=exact)


def _settled(ways: dict[str, tuple[Row, ...]], place: str, faults: Faults, *, cumulative: bool) -> dict[str, Row]:
    """The one way to cut each row: where there are several, the one with which the row is cumulative."""
    rows: dict[str, Row] = {}
    for row, found in ways.items():
        left = found
        if cumulative and 1 < len(found) <= _MOST_CUTS:
            left = tuple(way for way in found if _has_rate(way, faults.reading))
        rows[row] = left[0] if len(left) == 1 else (UNREAD,) * len(found[0])
        if len(left) != 1:
            cuts = " or ".join(" | ".join(cell.text if cell else "" for cell in way) for way in found[:3])
            faults.add(f"{place}.rows.{row}", "have one reading", cuts, "give the row as a list of cells")
    return rows


def _has_rate(row: Row, reading: str | None) -> bool:
    try:
        return bool(infer_rate({"": [as_input(x, reading) for x in row]}, timing="advance"))
    except RangeError:  # a mere bound, of which nothing is known
        return True


def _part(data: dict[str, Any], kind: str, place: str, faults: Faults) -> None:
    """The keys of one check, and the members of named sets among their values."""
    needed, allowed = _PARTS[kind]
    faults.known(data, {*needed, *allowed}, place)
    faults.complete(data, needed, place)
    for key in data:
        if key in _CHOICES:
            faults.one_of(data, key, _CHOICES[key], place)


# --------------------------------------------------------------------------------------------- statements, comparisons


def _statement(x: Any, place: str, faults: Faults) -> Statement:
    data = faults.table(x, place)
    faults.known(data, {"text", "name", "figure", "says", "exact", *KINDS}, place)
    kinds = [kind for kind in KINDS if kind in data]
    if len(kinds) != 1:
        faults.add(place, "say once what it follows from", kinds, f"use one of {', '.join(KINDS)}")
    kind = kinds[0] if kinds else ""
    arguments: Any = data.get(kind, "")
    if kind in _PARTS:
        arguments = faults.table(arguments, f"{place}.{kind}")
        _part(arguments, kind, f"{place}.{kind}", faults)
    if "figure" in data and "says" in data:
        faults.add(place, "give figure or says", "both", "leave one out")
    shown = data.get("figure", data.get("says"))
    figure = None
    if shown is not None or kind != "payback":  # a payback time without a figure is told and not checked
        figure = faults.printed(shown, f"{place}.figure", exact=faults.sure(data, "exact", place))
    text = faults.text(data.get("text"), f"{place}.text")
    name = faults.text(data["name"], f"{place}.name") if "name" in data else text
    return Statement(text, name, figure, kind, arguments)


def _compare(x: Any, n: int, faults: Faults) -> list[tuple[str, str, str]]:
    place = f"compare[{n}]"
    data = faults.table(x, place)
    faults.known(data, {"other", "same"}, place)
    other, same = faults.text(data.get("other"), f"{place}.other"), data.get("same")
    if other and other != FilePath(other).name:
        faults.add(f"{place}.other", "be the name of a file beside this one", other, "leave out its folder")
    pairs = [faults.table(pair, f"{place}.same") for pair in (same if is_list(same) else [same])]
    for pair in pairs:
        faults.known(pair, {"here", "there"}, f"{place}.same")
    return [
        (
            other,
            faults.text(pair.get("here"), f"{place}.same.here"),
            faults.text(pair.get("there"), f"{place}.same.there"),
        )
        for pair in pairs
    ]
