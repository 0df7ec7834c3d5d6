"""An audit file run: every check it asks for, then all relations at once, then the comparison with other files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

from socioecon._text import number as written
from socioecon.core.errors import SocioeconError

from . import _whole_tables
from ._comparing import compared
from ._document import Audit, Statement, Table, unusable
from ._expressions import path
from ._formula import Formula, less, names, value
from ._intervals import EVERYTHING, exact, interval
from ._judge import follow
from ._paths import Place, figures_of, formula_of, from_inputs, inputs_of, key, name_of, row_of
from ._reading import printed
from ._rules import Terms
from ._values import Explanation, Finding, Interval, Printed
from .checks import check_change, check_copy, check_ratio, check_share
from .files import load_audit
from .returns import check_payback, check_rate_of_return
from .together import narrowed, suspects

Links = list[Formula]
Box = dict[str, Interval]


def run_audit(audit: Audit, *others: Audit) -> tuple[Finding, ...]:
    r"""Every finding of an audit, in the order of its file: tables, statements, together, comparisons, inputs.

    `others` are the audits of the files that it compares with; one that is not given is read from beside it. What the
    figures imply, and what cannot be derived, stand last with the verdict "input". Deterministic: the same file gives
    the same findings in the same order.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from socioecon.audit import load_audit, run_audit
    >>> text = 'document = "R"\n[[statements]]\ntext = "andel"\nfigure = "80,7 %"\nfollows = "21 / 26"\n'
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder) / "r.audit.toml"
    ...     _ = file.write_text(text, encoding="utf-8")
    ...     findings = run_audit(load_audit(file))
    >>> [(finding.place, finding.verdict) for finding in findings]
    [('andel', 'truncates')]

    Raises FileError, with all `faults`, where the file names figures that are not there or asks what has no answer.
    """
    figures = figures_of(audit)
    faults: list[str] = []
    findings: list[Finding] = []
    links: Links = []
    box: Box = {}
    tasks: list[tuple[str, Callable[[], Iterator[tuple[Finding, Formula | None, str]]]]] = [
        *((f"tables.{t.name}", lambda t=t: _table(audit, figures, t, links, box)) for t in audit.tables.values()),
        *((f"statements.{s.text}", lambda s=s: _statement(audit, figures, s)) for s in audit.statements),
        *((f"compare.{c[0]}", lambda c=c: _compared(audit, figures, c, others)) for c in audit.compare),
        *((f"implied.{n}", lambda n=n, x=x: _implied(audit, figures, n, x)) for n, x in audit.implied.items()),
    ]
    for place, task in tasks:
        try:
            for finding, formula, name in task():
                findings.append(finding)
                if formula is not None and finding.verdict != "undecided":
                    links.append(less(name, formula))
                    box[name] = _stands_for(finding, box.get(name))
        except (SocioeconError, TypeError) as error:
            faults.append(f"{place}: {error}")
    if faults:
        raise unusable(audit.path, faults)
    findings = _shown_first(findings)
    kept = [f for f in findings if f.convention != "implied"]
    findings = [*kept, *_together(audit, figures, links, box), *(f for f in findings if f.convention == "implied")]
    findings += [Finding(name, figure, None, None, "input") for name, figure in audit.not_derivable.items()]
    return tuple(findings)


_Answers = Iterator[tuple[Finding, "Formula | None", str]]


# ------------------------------------------------------------------------------------------------------------- tables


def _table(audit: Audit, figures: dict[str, Any], table: Table, links: Links, box: Box) -> _Answers:
    asked = table.checks
    for column, text in asked.get("columns_follow", {}).items():
        for row in table.rows:
            yield from _cell(audit, figures, Place(table.name, row, column), text)
    for row, text in asked.get("follows", {}).items():
        for column in table.columns:
            yield from _cell(audit, figures, Place(table.name, row, column), text)
    if "total" in asked:
        for column in table.columns:
            yield _total(audit, figures, table, column)
    yield from ((finding, None, "") for finding in _as_a_whole(audit, figures, table, links, box))


def _as_a_whole(audit: Audit, figures: dict[str, Any], table: Table, links: Links, box: Box) -> Iterator[Finding]:
    asked = table.checks
    if "cumulative" in asked:
        findings, formulas, unknown = _whole_tables.cumulative(audit, figures, table)
        links.extend(formulas)
        box.update(unknown)
        yield from findings
    if "retention" in asked:
        yield from _whole_tables.retention(audit, figures, table)
    if "rounded_to" in asked or "residual" in asked:
        yield from _whole_tables.rounded_to(table)
    if "residual" in asked:
        yield from _whole_tables.residual(audit, figures, table)


def _total(audit: Audit, figures: dict[str, Any], table: Table, column: str) -> tuple[Finding, Formula, str]:
    asked = table.checks
    signs = {**dict.fromkeys(asked.get("not_summed", []), 0), **dict.fromkeys(asked.get("minus", []), -1)}
    terms = [(signs.get(row, 1), key(table.name, row, column)) for row in table.rows if row != asked["total"]]
    formula: Formula = ("sum", tuple(term for term in terms if term[0]))
    name = key(table.name, asked["total"], column)
    terms_of = Terms(key(table.place, asked["total"], column), asked.get("reading", audit.reading))
    return follow(formula, inputs_of(formula, figures), figures[name], terms_of), formula, name


def _cell(audit: Audit, figures: dict[str, Any], at: Place, text: str) -> _Answers:
    table = audit.tables[at.table]
    name = key(at.table, at.row, at.column)
    if figures[name] is not None:
        formula = formula_of(audit, figures, text, at)
        terms = Terms(key(table.place, at.row, at.column), table.checks.get("reading", audit.reading))
        yield follow(formula, inputs_of(formula, figures), figures[name], terms), formula, name


# --------------------------------------------------------------------------------------------------------- statements


def _statement(audit: Audit, figures: dict[str, Any], statement: Statement) -> _Answers:
    asked, figure, place = statement.arguments, statement.figure, statement.text
    common: dict[str, Any] = {"place": place, "reading": audit.reading}

    def one(text: Any) -> Any:
        """The figure of a path, or a number."""
        return (
            Fraction(text)
            if isinstance(text, (int, Decimal))
            else figures[name_of(audit, figures, path(text), Place())]
        )

    if statement.kind == "follows":
        short = formula_of(audit, figures, asked)
        formula = from_inputs(audit, figures, short)
        step = None
        if formula != short:
            step = value(short, {name: exact(figures[name]) for name in names(short) if figures[name] is not None})
        finding = follow(formula, inputs_of(formula, figures), figure, Terms(place, audit.reading), step=step)
        yield finding, short, statement.name
    elif statement.kind == "copy":
        yield check_copy(figure, one(asked), **common), name_of(audit, figures, path(asked), Place()), statement.name
    elif statement.kind == "share":
        sure = bool(asked.get("part_of_whole", True))
        part, whole = one(asked["part"]), one(asked["whole"])
        formula = (
            "quotient",
            _name_or_number(audit, figures, asked["part"]),
            _name_or_number(audit, figures, asked["whole"]),
        )
        yield check_share(part, whole, figure, part_of_whole=sure, **common), formula, statement.name
    elif statement.kind == "change":
        yield (
            check_change(one(asked["before"]), one(asked["after"]), figure, change=asked.get("change"), **common),
            None,
            "",
        )
    elif statement.kind == "ratio":
        yield (
            check_ratio(one(asked["benefits"]), one(asked["costs"]), figure, ratio=asked.get("ratio"), **common),
            None,
            "",
        )
    elif statement.kind == "rate_of_return":
        yield (
            check_rate_of_return(row_of(audit, asked["flows"]), figure, method=asked.get("method"), **common),
            None,
            "",
        )
    else:
        yield _payback(audit, asked, figure, one, common), None, ""


def _name_or_number(audit: Audit, figures: dict[str, Any], text: Any) -> Formula:
    return formula_of(audit, figures, text)


def _payback(
    audit: Audit, asked: dict[str, Any], figure: Any, one: Callable[[Any], Any], common: dict[str, Any]
) -> Finding:
    gains = row_of(audit, asked["gains"])
    if asked.get("gains_are") == "cumulative":
        gains = [gains[0], *map(_step, gains[1:], gains)]
    cost = one(asked["costs"])
    rate = one(asked["rate"]) if "rate" in asked else None
    if figure is not None:
        return check_payback(gains, figure, costs=cost, payback=asked.get("payback"), rate=rate, **common)
    way = asked.get("payback", "gains evenly over the year")
    finding = check_payback(gains, EVERYTHING, costs=cost, payback=way, rate=rate, **common)
    earned = sum((x.value for x in gains if x is not None), Fraction(0))
    needed = exact(cost)
    times = () if earned <= 0 or needed is None else (Explanation("times", needed / earned),)
    told = "payback" if finding.point is not None else "never paid back" if times else "never, at any number"
    return finding._replace(printed=None, verdict="input", convention=told, also=times)


def _step(later: Any, earlier: Any) -> Any:
    """What came in one year, of two cumulative figures: rounded twice."""
    if not isinstance(later, Printed) or not isinstance(earlier, Printed):
        return None
    gain = later.value - earlier.value
    return later._replace(text=written(gain), value=gain, unit=later.unit + earlier.unit)


# ------------------------------------------------------------------------------------------ comparisons and the rest


def _compared(audit: Audit, figures: dict[str, Any], pair: tuple[str, str, str], others: tuple[Audit, ...]) -> _Answers:
    file, here, there = pair
    other = next((x for x in others if x.path.name == file), None) or load_audit(audit.path.parent / file)
    yield from ((finding, None, "") for finding in compared(audit, figures, other, here, there))


def _implied(audit: Audit, figures: dict[str, Any], name: str, text: str) -> _Answers:
    expression, _, unit = text.partition(" in ")
    formula = formula_of(audit, figures, expression)
    finding = follow(formula, inputs_of(formula, figures), EVERYTHING, Terms(name, audit.reading))
    style = (Explanation("style", printed(f"1 {unit}")),) if unit else ()
    yield finding._replace(printed=None, verdict="input", convention="implied", also=style), None, ""


def _stands_for(finding: Finding, before: Interval | None) -> Interval:
    """What the checked figure stands for among all relations: by the rule that was found for it."""
    figure = finding.printed
    if before is not None:
        return before
    if not isinstance(figure, Printed):
        return interval(figure)
    parts = finding.convention.split("; ")
    unit = next((Fraction(part[5:]) for part in parts if part.startswith("unit ")), figure.unit)
    coarse = figure._replace(unit=unit, exact=False)
    return interval(coarse, reading="cut" if "cut" in parts else "rounded")


def _shown_first(findings: list[Finding]) -> list[Finding]:
    """Explanations by cut shares first, where the document cuts some share and cannot have rounded any by its rule."""
    shares = [f for f in findings if isinstance(f.printed, Printed) and f.printed.measure == "share"]
    rounded = [f for f in shares if f.verdict == "rounds" and "cut" not in {way.convention for way in f.also}]
    if rounded or not any(f.verdict == "truncates" for f in shares):
        return findings
    return [
        f._replace(also=tuple(sorted(f.also, key=lambda way: way.convention != "shares cut")))
        if f.convention == "residual"
        else f
        for f in findings
    ]


def _together(audit: Audit, figures: dict[str, Any], links: Links, box: Box) -> list[Finding]:
    """All relations of the document at once."""
    used = {name for formula in links for name in names(formula)}
    known = {name: figures[name] for name in figures if name in used and figures[name] is not None}
    if len(links) < 2 or not used <= set(known) | set(box):
        return []
    whole = {**{name: interval(x) for name, x in known.items()}, **box}
    if narrowed(links, whole) is not None:
        return [Finding(audit.document, None, None, None, "within inputs", convention="together", tried=len(links))]
    return [
        Finding(audit.document, None, None, None, "does not follow", convention="not together",
                also=suspects(known, links, whole), tried=len(links))
    ]  # fmt: skip
