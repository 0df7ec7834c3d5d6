"""A table in text, Markdown, HTML and LaTeX: the only place that knows how one looks."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from .markup import CAPTION, CELL, HEAD, LONG, NOTE, SCROLL, TABLE, TITLE, TOTAL, html_text, latex_text, markdown_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .cells import Column, TableRow
    from .model import Table

_NARROWEST = 18
_LONGEST_WORD = 40
_LONGEST_HEAD = 13
_SHORT_TEXT, _LONG_TEXT = 18, 30
_LINE = 100


def text(table: Table) -> str:
    """The table as plain text, numbers under each other and long texts and headings on several lines."""
    rows = [
        (row, ["  " * row.level + cells[0], *("" if row.heading else cell for cell in cells[1:])])
        for row, cells in zip(table.rows, map(_in_one_line, table.cells), strict=True)
    ]
    heads = [_head(column) for column in table.columns]
    columns = [[*head, *cells] for head, *cells in zip(heads, *(cells for _, cells in rows), strict=True)]
    longest = [max(map(_longest, column)) for column in columns]
    widths = _fitted(table, [max(map(len, column)) for column in columns], longest)
    tallest = max(map(len, heads))
    headings = zip(*([""] * (tallest - len(head)) + head for head in heads), strict=True)
    rule = "─" * (sum(widths) + 2 * len(widths) - 2)
    lines = [*_wrapped(table.caption), *(line for head in headings for line in _aligned(table, head, widths)), rule]
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
        indented = "&emsp;" * row.level + shown[0]  # spaces at the start of a cell are not kept
        lines.append([indented, *("" if row.heading else cell for cell in shown[1:])])
    notes = ["", *(f"- {markdown_text(note)}" for note in table.notes)] if table.notes else []
    return "\n".join([*head, *(f"| {' | '.join(line)} |" for line in lines), *notes])


def html(table: Table) -> str:
    """A real table with a caption and scopes; it scrolls sideways where it is too wide."""
    head = "".join(
        f'<th scope="col" style="{HEAD};text-align:{column.side}{fit}">{html_text(column.label)}</th>'
        for column in table.columns
        for fit in (_whole(column) if len(_head(column)) == 1 else "",)
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
    first = f"{style};text-align:left;font-weight:{weight};padding-left:{0.6 + 1.2 * row.level:g}em{_fit(cells[0])}"
    if row.heading:
        return f'<th scope="rowgroup" colspan="{len(cells)}" style="{first}">{html_text(cells[0])}</th>'
    shown = [f'<th scope="row" style="{first}">{html_text(cells[0])}</th>']
    for column, cell in zip(table.columns[1:], cells[1:], strict=True):
        fit = _fit(cell) if column.side == "left" else _whole(column)
        shown.append(f'<td style="{style};text-align:{column.side};font-weight:{weight}{fit}">{html_text(cell)}</td>')
    return "".join(shown)


def _fit(cell: str) -> str:
    """A few words are not broken over two lines, and a long text gets room."""
    return ";white-space:nowrap" if len(cell) < _SHORT_TEXT else f";{LONG}" if len(cell) > _LONG_TEXT else ""


def _whole(column: Column) -> str:
    """Numbers are not broken over two lines."""
    return ";white-space:nowrap" if column.side == "right" else ""


def _fitted(table: Table, widths: list[int], words: list[int]) -> list[int]:
    """The widths, the widest columns of text made narrower until the table fits a wide terminal or a word would break.

    `words` are the lengths of the longest words.
    """
    narrowest = [min(max(word, _NARROWEST), _LONGEST_WORD) for word in words]
    while sum(widths) + 2 * len(widths) > _LINE:
        text = [n for n, column in enumerate(table.columns) if column.side == "left" and widths[n] > narrowest[n]]
        if not text:
            break
        widths[max(text, key=lambda n: widths[n])] -= 1
    return widths


def _in_one_line(cells: Sequence[str]) -> list[str]:
    return [" ".join(cell.splitlines()) for cell in cells]


def _longest(cell: str) -> int:
    """The length of a cell's longest word, with the indentation before it."""
    return _indented(cell) + max(map(len, cell.split(" ")))


def _indented(cell: str) -> int:
    return len(cell) - len(cell.lstrip(" "))


def _head(column: Column) -> list[str]:
    """The lines of a heading: a long one above numbers is broken, so that they need not stand far apart."""
    width = _LONGEST_HEAD if column.side == "right" else _LINE
    return wrap(column.label, width, break_long_words=False, break_on_hyphens=False) or [""]


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
    """The lines of a text, each indented as the first one is."""
    indent = " " * _indented(paragraph)
    lines = wrap(paragraph.strip(" "), width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
    return lines or [""]
