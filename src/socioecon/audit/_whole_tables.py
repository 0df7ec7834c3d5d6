"""What is said of a table as a whole: one rate, a retention, what happened to the rest, the unit it was rounded to."""

from __future__ import annotations

from fractions import Fraction
from itertools import accumulate
from operator import mul
from typing import TYPE_CHECKING, Any

from socioecon.core.cohorts import person_years

from ._faults import is_number
from ._formula import TIMES, Formula, less
from ._intervals import EVERYTHING, by_rule, contains, meet, point, scaled
from ._judge import follow
from ._kinds import is_table
from ._paths import Place, cells_of, formula_of, inputs_of, row_cells
from ._polynomials import simplest
from ._reading import printed
from ._rules import Terms
from ._values import REMARKS, RESIDUALS, RETENTIONS, Explanation, Finding, Interval, Printed
from ._written import in_formula
from .checks import check_product, check_value
from .inference import infer_retention, infer_unit
from .rates import bounded, infer_rate
from .residuals import infer_residual
from .tables import judge_cell

if TYPE_CHECKING:
    from ._document import Audit, Table

Box = dict[str, Interval]


def rounded_to(table: Table) -> list[Finding]:
    """The unit that a table was rounded to, where figures enough tell of one that is coarser than the last place."""
    figures = [x for row in table.rows.values() for x in row if x is not None]
    ways = infer_unit(figures)
    way, last = ways[0], next(way for way in ways if way.convention == "last place")
    if way is last:
        return []
    return [
        Finding(
            table.place,
            None,
            None,
            None,
            "rounds",
            convention="unit",
            sees=way.needs,
            also=(Explanation("style", figures[0]), Explanation("by chance", last.width)),
        )
    ]


def cumulative(audit: Audit, figures: dict[str, Any], table: Table) -> tuple[list[Finding], list[Formula], Box]:
    """The rate of a cumulative table, the annual amounts it needs, and its relations for `check_together`."""
    asked, rows = table.checks["cumulative"], cells_of(table)
    timing = asked.get("timing", "?")
    stated = asked.get("amounts", "?")
    amounts = None
    if is_table(stated):
        amounts = {row: _range(audit, figures, text)[1] for row, text in stated.items()}
    found = infer_rate(rows, amounts=amounts, timing=None if timing == "?" else timing)
    if not found:
        return [Finding(table.place, None, None, None, "does not follow", convention="no rate")], [], {}
    first = found[0]
    rates = first.intervals[0]
    low, high = bounded(rates)
    rate = simplest(low, high)
    also = [Explanation(answer.timing) for answer in found]
    if amounts is None:
        also.append(Explanation("undiscounted, falling", rate / (1 + rate)))
    told = "one rate" if amounts is None and len(found) > 1 else "one rate, timing"
    verdict = "rounds" if all(first.shown) else "within inputs"
    findings = [Finding(table.place, None, rate, rates, verdict, convention=told, also=tuple(also))]
    if asked.get("rate", "?") != "?":
        shown = _printed(audit, asked["rate"])
        findings.append(check_value(shown, rates, place=f"{table.place}, ränta"))
    if stated == "?":
        findings.append(_amounts(table, rows, rate))
    formulas, box = _growth(table, Interval(1 / (1 + high), 1 / (1 + low)))
    return findings, formulas, box


def _amounts(table: Table, rows: dict[str, list[Printed]], rate: Fraction) -> Finding:
    """Whether the first column, as printed, gives the others; and the amounts that do."""
    growth = [
        sum((1 / (1 + rate) ** t for t in range(years)), Fraction(0)) for years in range(1, len(table.columns) + 1)
    ]
    needs: dict[str, Interval] = {}
    off = cells = 0
    for row, figures in rows.items():
        left: Interval | None = Interval(None, None)
        for figure, factor in zip(figures, growth, strict=True):
            target = by_rule(figure.value, figure.unit, "half-up") or point(figure.value)
            off += meet(target, point(figures[0].value * factor)) is None
            cells += 1
            left = None if left is None else meet(left, scaled(target, 1 / factor))
        if left is not None:
            needs[row] = left
    return Finding(
        table.place,
        None,
        Fraction(off),
        None,
        "rounds",
        convention="amounts",
        also=(Explanation("", needs),),
        tried=cells,
    )


def _growth(table: Table, v: Interval) -> tuple[list[Formula], Box]:
    """Every row is an amount times 1, 1 + v, 1 + v + v^2 ...: as formulas that are 0."""
    formulas: list[Formula] = []
    names = {"v": f"{table.name} (v)"}
    box = {names["v"]: v}
    for years in range(2, len(table.columns) + 1):
        now, before = f"{table.name} (S{years})", f"{table.name} (S{years - 1})"
        box[now] = Interval(None, None)
        inner: Formula = Fraction(1) if years == 2 else before
        formulas.append(("sum", ((1, now), (-1, Fraction(1)), (-1, ("product", (names["v"], inner))))))
    for row in cells_of(table):
        amount = f"{table.name}, {row} (a)"
        box[amount] = Interval(None, None)
        for n, column in enumerate(table.columns):
            cell = ", ".join(part for part in (table.name, row, column) if part)
            product: Formula = amount if n == 0 else ("product", (amount, f"{table.name} (S{n + 1})"))
            formulas.append(less(cell, product))
    return formulas, box


# ----------------------------------------------------------------------------------------------------------- retention


def retention(audit: Audit, figures: dict[str, Any], table: Table) -> list[Finding]:
    """The retention that each row needs, and whether the one that is stated gives the rows it applies to."""
    asked = table.checks["retention"]
    intake, stated = ([_number(audit, x) for x in asked.get(key, ())] for key in ("intake", "stated"))
    amounts = {row: _range(audit, figures, text) for row, text in asked.get("amounts", {}).items()}
    findings: list[Finding] = []
    for row in amounts or table.rows:
        known = {row: amounts[row][1]} if row in amounts else None
        ways = infer_retention({row: row_cells(table, row)}, intake=intake, amounts=known)[row]
        told, verdict = ("retention", "rounds") if ways else ("no retention", "does not follow")
        findings.append(
            Finding(
                f"{table.place}, {row}", None, None, None, verdict, convention=told, also=ways, tried=len(RETENTIONS)
            )
        )
    if stated:
        # "Of those left" the first is of all who came, each later one of the year before.
        readings = dict(zip(RETENTIONS, (stated, list(accumulate(stated, mul))), strict=True))
        years = {name: person_years(intake, shares) for name, shares in readings.items()}
        for row in asked.get("applies_to", list(amounts)):
            answers = {name: _cells(table, row, amounts[row], n) for name, n in years.items()}
            findings += _as_read(answers, asked.get("reading", RETENTIONS[0]))
    return findings


def _cells(table: Table, row: str, amount: tuple[Fraction | None, Interval], years: tuple[Any, ...]) -> list[Finding]:
    """The verdict on each cell of a row, from an amount and person-years."""
    point, values = amount
    text = in_formula(values if point is None else point)
    found: list[Finding] = []
    for cell, n, column in zip(row_cells(table, row), years, table.columns, strict=True):
        computed = None if point is None else point * n, scaled(values, n)
        finding = judge_cell(cell, computed, Terms(f"{table.place}, {row}, {column}"))
        found.append(finding._replace(formula=f"{text} {TIMES} {in_formula(n)}"))
    return found


def _as_read(answers: dict[str, list[Finding]], reading: str) -> list[Finding]:
    """The verdicts under the reading that is named; "only if" where the other reading gives the whole row."""
    other = next(name for name in RETENTIONS if name != reading)
    fine = all(f.verdict not in REMARKS for f in answers[other])
    return [
        f._replace(verdict="only if", convention=other, also=(Explanation(other),), tried=len(RETENTIONS))
        if f.verdict in REMARKS and fine
        else f._replace(convention="; ".join(x for x in (reading, f.convention) if x), tried=len(RETENTIONS))
        for f in answers[reading]
    ]


# ------------------------------------------------------------------------------------------------------- the residual


def residual(audit: Audit, figures: dict[str, Any], table: Table) -> list[Finding]:
    """What happened to the rest of shares that do not add up; and the verdict on each amount from its own share."""
    asked = table.checks["residual"]
    total_point, total = _range(audit, figures, asked["total"])
    given = audit.tables[asked["shares"]]
    amounts = {row: row_cells(table, row)[0] for row in table.rows}
    shares = {row: row_cells(given, row)[0]._replace(exact=False) for row in amounts}
    whole = total if total_point is None else total_point
    ways = infer_residual(amounts, total=whole, shares=shares)
    told, verdict = ("residual", "rounds") if ways else ("no residual", "does not follow")
    shown = sum((share.value for share in shares.values()), Fraction(0))
    tried = len(RESIDUALS) - 1 + len(amounts)
    found = [
        Finding(table.place, None, shown, None, verdict, convention=told, also=_decisive(ways, shares), tried=tried)
    ]
    unit = infer_unit(list(amounts.values()))[0].needs
    for row, amount in amounts.items():
        found.append(
            check_product((whole, shares[row]), amount, place=f"{table.place}, {row}", unit=max(unit, amount.unit))
        )
    return found


def _decisive(ways: tuple[Explanation, ...], shares: dict[str, Printed]) -> tuple[Explanation, ...]:
    """Each explanation with what it needs of those shares that cannot be as printed."""
    kept: list[Explanation] = []
    for way in ways:
        ranges = {row: x for row, x in way.needs.items() if isinstance(x, Interval)}
        moved = {row: x for row, x in ranges.items() if not contains(x, shares[row].value)}
        kept.append(way._replace(needs=moved) if ranges else way)
    return tuple(kept)


def _printed(audit: Audit, x: Any) -> Printed:
    """A figure as the document prints it; a number of the file has a decimal point, whatever the language."""
    return printed(str(x), locale=audit.locale if isinstance(x, str) else "en")


def _number(audit: Audit, x: Any) -> Fraction:
    return Fraction(x) if is_number(x) else _printed(audit, x).value


def _range(audit: Audit, figures: dict[str, Any], text: Any) -> tuple[Fraction | None, Interval]:
    """What an expression gives as printed, and its range."""
    formula = formula_of(audit, figures, text, Place())
    finding = follow(formula, inputs_of(formula, figures), EVERYTHING, Terms())
    return finding.point, finding.expected or EVERYTHING
