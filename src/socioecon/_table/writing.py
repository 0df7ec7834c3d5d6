"""A table in text, Markdown, HTML and LaTeX: the only place that knows how one looks."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from .markup import CAPTION, CELL, HEAD, LONG, NOTE, SCROLL, TABLE, TITLE, TOTAL, html_text, latex_text, markdown_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .cells import Column, TableRow
    from .model import Table

_WIDEST = 60
_LONG_TEXT = 30
_LINE = 100


def text(table: Table) -> str:
    """The table as plain text, numbers under each other and long texts on several lines."""
    rows = [
        (row, ["  " * row.level + cells[0], *("" if row.heading else cell for cell in cells[1:])])
        for row, cells in zip(table.rows, table.cells, strict=True)
    ]
    columns = zip(*([column.label for column in table.columns], *(cells for _, cells in rows)), strict=True)
    widths = [min(max(map(len, column)), _WIDEST) for column in columns]
    rule = "─" * (sum(widths) + 2 * len(widths) - 2)
    lines = [*_wrapped(table.caption), *_aligned(table, [column.label for column in table.columns], widths), rule]
    for row, cells in rows:
        lines += [rule] if row.strong and lines[-1] != rule else []
        lines += _aligned(table, cells, widths)
    return "\n".join([*lines, *(line for note in table.notes for line in _wrapped(note))])


def markdown(table: Table) -> str:
    """The table with pipes, its title bold above it and its notes a list below."""
    head = [f"**{markdown_text(table.caption)}**", ""] if table.caption else []
    lines = [
        [markdown_text(column.label) for column in table.columns],
        [":---" if column.side == "left" else "---:" for column in table.columns],
    ]
    for row, cells in zip(table.rows, table.cells, strict=True):
        shown = [markdown_text(cell) for cell in cells]
        shown = [f"**{cell}**" if cell and (row.strong or row.heading) else cell for cell in shown]
        indented = "\N{EM SPACE}" * row.level + shown[0]
        lines.append([indented, *("" if row.heading else cell for cell in shown[1:])])
    notes = ["", *(f"- {markdown_text(note)}" for note in table.notes)] if table.notes else []
    return "\n".join([*head, *(f"| {' | '.join(line)} |" for line in lines), *notes])


def html(table: Table) -> str:
    """A real table with a caption and scopes; it scrolls sideways where it is too wide."""
    head = "".join(
        f'<th scope="col" style="{HEAD};text-align:{column.side}{_whole(column)}">{html_text(column.label)}</th>'
        for column in table.columns
    )
    body = "\n".join(
        f"<tr>{_html_row(table, row, cells)}</tr>" for row, cells in zip(table.rows, table.cells, strict=True)
    )
    caption = (
        f'<caption style="{CAPTION}"><span style="{TITLE}">{html_text(table.caption)}</span></caption>\n'
        if table.caption
        else ""
    )
    notes = "".join(f'\n<p style="{NOTE}">{html_text(note)}</p>' for note in table.notes)
    return (
        f'<div style="{SCROLL}"><table style="{TABLE}">\n{caption}<thead><tr>{head}</tr></thead>\n'
        f"<tbody>\n{body}\n</tbody>\n</table></div>{notes}"
    )


def latex(table: Table) -> str:
    r"""A `table` with a `tabular` in it; rules are \hline, so that no package is needed."""
    sides = "".join(column.side[0] for column in table.columns)
    lines = [r"\hline", _latex_row([latex_text(column.label) for column in table.columns]), r"\hline"]
    for row, cells in zip(table.rows, table.cells, strict=True):
        shown = [latex_text("" if row.heading and n else cell) for n, cell in enumerate(cells)]
        shown = [rf"\textbf{{{cell}}}" if cell and (row.strong or row.heading) else cell for cell in shown]
        lines += [r"\hline"] if row.strong and lines[-1] != r"\hline" else []
        lines.append(r"\quad " * row.level + _latex_row(shown))
    caption = [rf"\caption{{{latex_text(table.caption)}}}"] if table.caption else []
    notes = [rf"\par\smallskip{{\footnotesize {latex_text(note)}\par}}" for note in table.notes]
    tabular = [rf"\begin{{tabular}}{{{sides}}}", *lines, r"\hline", r"\end{tabular}"]
    return "\n".join([r"\begin{table}[htbp]", r"\centering", *caption, *tabular, *notes, r"\end{table}"])


def _latex_row(cells: Sequence[str]) -> str:
    return " & ".join(cells) + r" \\"


def _html_row(table: Table, row: TableRow, cells: Sequence[str]) -> str:
    style = f"{CELL};{TOTAL}" if row.strong else CELL
    weight = "600" if row.strong or row.heading else "400"
    first = f"{style};text-align:left;font-weight:{weight};padding-left:{0.6 + 1.2 * row.level:g}em"
    if row.heading:
        return f'<th scope="rowgroup" colspan="{len(cells)}" style="{first}">{html_text(cells[0])}</th>'
    shown = [f'<th scope="row" style="{first}">{html_text(cells[0])}</th>']
    for column, cell in zip(table.columns[1:], cells[1:], strict=True):
        fit = f";{LONG}" if column.side == "left" and len(cell) > _LONG_TEXT else _whole(column)
        shown.append(f'<td style="{style};text-align:{column.side};font-weight:{weight}{fit}">{html_text(cell)}</td>')
    return "".join(shown)


def _whole(column: Column) -> str:
    """Numbers, and what stands above them, are not broken over two lines."""
    return ";white-space:nowrap" if column.side == "right" else ""


def _aligned(table: Table, cells: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    """A row of text, on as many lines as its longest text takes."""
    parts = [_wrapped(cell, width) if len(cell) > width else [cell] for cell, width in zip(cells, widths, strict=True)]
    for n in range(max(map(len, parts))):
        line = (part[n] if n < len(part) else "" for part in parts)
        sides = (
            x.ljust(width) if column.side == "left" else x.rjust(width)
            for column, x, width in zip(table.columns, line, widths, strict=True)
        )
        yield "  ".join(sides).rstrip()


def _wrapped(paragraph: str, width: int = _LINE) -> list[str]:
    return wrap(paragraph, width, break_on_hyphens=False)
