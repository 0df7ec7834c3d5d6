"""Audit files: a TOML text that says what a document states, what it prints, and what should follow from what.

`load_audit` reads one and collects every fault before it raises. Nothing in a file is run: its arithmetic is parsed.
"""

from __future__ import annotations

import tomllib
from decimal import Decimal
from fractions import Fraction
from pathlib import Path as FilePath
from typing import Any, NamedTuple

from socioecon.core.errors import FileError, SocioeconError

from ._reading import printed, split_row
from ._values import READINGS, RETENTIONS, TIMINGS, Printed
from .rates import infer_rate

KINDS = ("follows", "share", "change", "ratio", "payback", "rate_of_return", "copy")
_TOP = {"document", "locale", "reading", "inputs", "tables", "statements", "compare", "implied", "not_derivable"}
_TABLE = {"place", "unit", "columns", "total", "not_summed", "minus", "cumulative", "retention", "residual", "rows",
          "follows", "columns_follow", "reading", "exact", "rounded_to"}  # fmt: skip
_SPECIAL = {
    "cumulative": {"rate", "timing", "amounts"},
    "retention": {"intake", "amounts", "stated", "reading", "applies_to"},
    "residual": {"total", "shares"},
    "share": {"part", "whole", "part_of_whole"},
    "change": {"before", "after", "change"},
    "ratio": {"benefits", "costs", "ratio"},
    "payback": {"gains", "gains_are", "costs", "payback", "rate"},
    "rate_of_return": {"flows", "method"},
}
_NEEDED = {
    "retention": {"intake"}, "residual": {"total", "shares"}, "share": {"part", "whole"}, "change": {"before", "after"},
    "ratio": {"benefits", "costs"}, "payback": {"gains", "costs"}, "rate_of_return": {"flows"},
}  # fmt: skip


class Table(NamedTuple):
    """A printed table: its rows, and what is to be checked of it."""

    name: str
    place: str
    columns: tuple[str, ...]
    rows: dict[str, tuple[Printed | None, ...]]
    checks: dict[str, Any]


class Statement(NamedTuple):
    """One sentence of the document, in the auditor's words: its figure and what it should follow from."""

    text: str
    name: str
    figure: Printed | None
    kind: str
    arguments: Any


class Audit(NamedTuple):
    """What an audit file says, in document order. `path` is where it was read."""

    path: FilePath
    document: str
    reading: str | None
    inputs: dict[str, Printed | Fraction]
    tables: dict[str, Table]
    statements: tuple[Statement, ...]
    compare: tuple[tuple[str, str, str], ...]
    implied: dict[str, str]
    not_derivable: dict[str, Printed]


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

    Raises FileError, with all `faults`, for a file that cannot be read, is no TOML, or says what cannot be used.
    """
    file = FilePath(path)
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8-sig"), parse_float=Decimal)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        reason = "it is nested too deep" if isinstance(error, RecursionError) else str(error)
        raise _unusable(file, [reason]) from None
    faults: list[str] = []
    audit = _audit(file, data, faults)
    if faults:
        raise _unusable(file, faults)
    return audit


def _unusable(file: FilePath, faults: list[str]) -> FileError:
    listed = "\n".join(f"- {fault}" for fault in faults)
    message = (
        f"an audit file must be readable TOML of the documented form; got {file.name}, with\n{listed}\ncorrect each"
    )
    return FileError(message, faults=tuple(faults))


def _audit(file: FilePath, data: dict[str, Any], faults: list[str]) -> Audit:
    _known(data, _TOP, "", faults)
    locale = _one_of(data, "locale", ("sv", "en"), "", faults)
    reading = _one_of(data, "reading", READINGS, "", faults)
    inputs = _figures(_section(data, "inputs", faults), "inputs", locale, faults)
    not_derivable = _figures(_section(data, "not_derivable", faults), "not_derivable", locale, faults)
    tables = {
        name: _table(name, table, locale, faults)
        for name, table in _section(data, "tables", faults).items()
        if _is_table(table, f"tables.{name}", faults)
    }
    statements = [
        _statement(x, f"statements[{n}]", locale, faults)
        for n, x in enumerate(_list(data, "statements", faults))
        if _is_table(x, f"statements[{n}]", faults)
    ]
    compare = [
        pair for n, x in enumerate(_list(data, "compare", faults)) for pair in _compare(x, f"compare[{n}]", faults)
    ]
    implied = {key: _text(x, f"implied.{key}", faults) for key, x in _section(data, "implied", faults).items()}
    document = _text(data.get("document"), "document", faults)
    taken = [*inputs, *not_derivable, *(statement.name for statement in statements)]
    for name in dict.fromkeys(name for name in taken if taken.count(name) > 1):
        faults.append(
            f"{name}: must name one figure; got it more than once: give each input and statement a name of its own"
        )
    return Audit(file, document, reading, inputs, tables, tuple(statements), tuple(compare), implied, not_derivable)


# --------------------------------------------------------------------------------------------------------- the parts


def _figures(section: dict[str, Any], place: str, locale: str | None, faults: list[str]) -> dict[str, Any]:
    read: dict[str, Any] = {}
    for key, x in section.items():
        spot = f"{place}.{key}"
        if isinstance(x, (int, Decimal)) and not isinstance(x, bool) and Decimal(x).is_finite():
            read[key] = Fraction(x)
        elif isinstance(x, dict):
            _known(x, {"printed", "exact", "unit"}, spot, faults)
            read[key] = _printed(x.get("printed"), spot, locale, faults, exact=x.get("exact"), unit=x.get("unit"))
        else:
            read[key] = _printed(x, spot, locale, faults)
    return {key: x for key, x in read.items() if x is not None}


def _printed(
    x: Any, place: str, locale: str | None, faults: list[str], *, exact: Any = None, unit: Any = None
) -> Printed | None:
    if not isinstance(x, str) or not isinstance(exact, bool | None):
        faults.append(f'{place}: must be a printed figure such as "17 000 kr"; got {x!r}: put it in quotes')
        return None
    try:
        return printed(x, locale=locale, exact=exact, unit=unit)
    except (SocioeconError, TypeError) as error:
        faults.append(f"{place}: {error}")
        return None


def _table(name: str, data: dict[str, Any], locale: str | None, faults: list[str]) -> Table:
    place = f"tables.{name}"
    _known(data, _TABLE, place, faults)
    columns = tuple(_text(x, f"{place}.columns", faults) for x in _list(data, "columns", faults)) or ("",)
    unit, exact = data.get("unit", ""), data.get("exact")
    pasted = _section(data, "rows", faults)
    ways = {
        row: _ways(x, len(columns), unit, exact, locale, f"{place}.rows.{row}", faults) for row, x in pasted.items()
    }
    rows = _settled(ways, "cumulative" in data, place, faults)
    for key in ("cumulative", "retention", "residual"):
        if key in data and _is_table(data[key], f"{place}.{key}", faults):
            _known(data[key], _SPECIAL[key], f"{place}.{key}", faults)
            _complete(data[key], key, f"{place}.{key}", faults)
    _one_of(data.get("cumulative", {}), "timing", (*TIMINGS, "?"), f"{place}.cumulative", faults)
    _one_of(data.get("retention", {}), "reading", RETENTIONS, f"{place}.retention", faults)
    for key in ("total", "not_summed", "minus"):
        named = [data[key]] if key == "total" and key in data else _list(data, key, faults) if key != "total" else []
        faults += [
            f"{place}.{key}: must be a row of the table; got {row!r}: write it as in rows"
            for row in named
            if row not in pasted
        ]
    if not pasted:
        faults.append(f'{place}.rows: must hold at least one row; got none: rows."Kommun" = "280 500 550 212"')
    checks = {key: x for key, x in data.items() if key not in {"rows", "columns", "place"}}
    return Table(name, str(data.get("place", "")) or name, columns, rows, checks)


def _ways(
    x: Any, cells: int, unit: str, exact: Any, locale: str | None, place: str, faults: list[str]
) -> tuple[tuple[Printed | None, ...], ...]:
    """Every way to read one row."""
    try:
        if isinstance(x, list) and len(x) == cells:
            read = [None if cell == "" else printed(_with_unit(cell, unit), locale=locale, exact=exact) for cell in x]
            return (tuple(read),)
        if isinstance(x, str):
            ways = split_row(x, cells=cells, locale=locale)
            if ways:
                return tuple(
                    tuple(printed(_with_unit(c.text, unit), locale=locale, exact=exact) for c in way) for way in ways
                )
        faults.append(f"{place}: must hold {cells} figures; got {x!r}: paste the row, or give a list of its cells")
    except (SocioeconError, TypeError) as error:
        faults.append(f"{place}: {error}")
    return ()


def _with_unit(cell: Any, unit: Any) -> Any:
    return f"{cell} {unit}" if unit and isinstance(cell, str) and cell.rstrip()[-1:].isdigit() else cell


def _settled(
    ways: dict[str, tuple[tuple[Printed | None, ...], ...]], cumulative: bool, place: str, faults: list[str]
) -> dict[str, tuple[Printed | None, ...]]:
    """The one way to cut each row: where there are several, the one with which the table is cumulative."""
    sure = {row: found[0] for row, found in ways.items() if len(found) == 1}
    rows: dict[str, tuple[Printed | None, ...]] = {}
    for row, found in ways.items():
        left = list(found)
        for fixed in ({}, sure) if cumulative and len(left) > 1 else ():
            left = [way for way in left if _has_rate({**fixed, row: way})] if len(left) > 1 else left
        if len(left) == 1:
            rows[row] = left[0]
        elif found:
            cut = " or ".join(" | ".join(cell.text if cell else "" for cell in way) for way in found[:3])
            faults.append(
                f"{place}.rows.{row}: must have one reading; got {len(left) or len(found)}, such as {cut}: give a list of cells"
            )
    return rows


def _has_rate(table: dict[str, Any]) -> bool:
    return all(None not in row for row in table.values()) and bool(infer_rate(table, timing="advance"))


def _statement(data: dict[str, Any], place: str, locale: str | None, faults: list[str]) -> Statement:
    _known(data, {"text", "name", "figure", "says", "exact", *KINDS}, place, faults)
    kinds = [kind for kind in KINDS if kind in data]
    if len(kinds) != 1:
        faults.append(
            f"{place}: must say once what it follows from; got {kinds or 'nothing'}: use one of {', '.join(KINDS)}"
        )
    kind = kinds[0] if kinds else "follows"
    arguments = data.get(kind)
    if kind in _SPECIAL and _is_table(arguments, f"{place}.{kind}", faults):
        _known(arguments, _SPECIAL[kind], f"{place}.{kind}", faults)
        _complete(arguments, kind, f"{place}.{kind}", faults)
    elif kind not in _SPECIAL and kinds:
        arguments = _text(arguments, f"{place}.{kind}", faults)
    shown = data.get("figure", data.get("says"))
    figure = None
    if shown is not None:
        figure = _printed(shown, f"{place}.figure", locale, faults, exact=data.get("exact"))
    elif kind != "payback":
        faults.append(f'{place}: must print a figure; got none: figure = "204 000 kr"')
    text = _text(data.get("text"), f"{place}.text", faults)
    return Statement(text, str(data.get("name", text)), figure, kind, arguments)


def _compare(data: Any, place: str, faults: list[str]) -> list[tuple[str, str, str]]:
    if not _is_table(data, place, faults):
        return []
    _known(data, {"other", "same"}, place, faults)
    other = _text(data.get("other"), f"{place}.other", faults)
    same = data.get("same")
    pairs = same if isinstance(same, list) else [same]
    found: list[tuple[str, str, str]] = []
    for pair in pairs:
        if _is_table(pair, f"{place}.same", faults):
            _known(pair, {"here", "there"}, f"{place}.same", faults)
            found.append(
                (other, *(_text(pair.get(side), f"{place}.same.{side}", faults) for side in ("here", "there")))
            )  # type: ignore[arg-type]
    return found


# -------------------------------------------------------------------------------------------------- what must hold


def _known(data: dict[str, Any], allowed: set[str], place: str, faults: list[str]) -> None:
    for key in data:
        if key not in allowed:
            spot = f"{place}.{key}" if place else key
            faults.append(f"{spot}: must be a known key; got {key!r}: use one of {', '.join(sorted(allowed))}")


def _complete(data: dict[str, Any], kind: str, place: str, faults: list[str]) -> None:
    lacking = sorted(_NEEDED.get(kind, set()) - set(data))
    if lacking:
        faults.append(f"{place}: must say {', '.join(lacking)}; got {', '.join(data) or 'nothing'}: add it")


def _is_table(x: Any, place: str, faults: list[str]) -> bool:
    if not isinstance(x, dict):
        faults.append(f"{place}: must be a table of keys; got {x!r}: write {{ key = ... }}")
    return isinstance(x, dict)


def _section(data: dict[str, Any], key: str, faults: list[str]) -> dict[str, Any]:
    section = data.get(key, {})
    return section if _is_table(section, key, faults) else {}


def _list(data: dict[str, Any], key: str, faults: list[str]) -> list[Any]:
    listed = data.get(key, [])
    if not isinstance(listed, list):
        faults.append(f"{key}: must be a list; got {listed!r}: write [...]")
        return []
    return listed


def _text(x: Any, place: str, faults: list[str]) -> str:
    if not isinstance(x, str) or not x.strip():
        faults.append(f"{place}: must be a text; got {x!r}: write it in quotes")
        return ""
    return x


def _one_of(data: dict[str, Any], key: str, allowed: tuple[str, ...], place: str, faults: list[str]) -> str | None:
    x = data.get(key) if isinstance(data, dict) else None
    if x is not None and x not in allowed:
        faults.append(
            f"{place + '.' if place else ''}{key}: must be one of {', '.join(allowed)}; got {x!r}: choose one"
        )
        return None
    return x
