"""Pages of cells to a file: formats, widths, print set-up, names and the chart, by XlsxWriter."""

from __future__ import annotations

import importlib
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from socioecon.core.errors import FileError
from socioecon.models._saving import replace_file

from ._pages import LABEL, UNIT, VALUE, At, Cell, Page, Workbook

if TYPE_CHECKING:
    import os

    from ._words import Words

#: The same input gives the same file: a fixed date in place of the hour at which it is made.
_CREATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_LONGEST_TEXT = 32_767
_MANY_PAGES_WIDE = 14  # years: beyond that a page is not shrunk to one sheet of paper

_INK, _GREY, _RULE = "#1A1A1A", "#595959", "#BFBFBF"
_ROLES: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 15, "valign": "vcenter"},
    "section": {"bold": True, "font_size": 11, "bottom": 1, "bottom_color": _GREY},
    "header": {"bold": True, "bg_color": "#E7E6E6", "text_wrap": True, "valign": "vcenter"},
    "header right": {"bold": True, "bg_color": "#E7E6E6", "align": "right", "text_wrap": True, "valign": "vcenter"},
    "header text": {"bold": True, "bg_color": "#E7E6E6", "text_wrap": True, "valign": "vcenter", "indent": 1},
    "label": {},
    "label 0": {},
    "label 1": {"indent": 1},
    "label 2": {"indent": 2},
    "label 3": {"indent": 3},
    "unit": {"font_color": _GREY},
    "text": {},
    "how": {"font_color": _GREY, "indent": 1},
    "wrapped": {"text_wrap": True, "valign": "top"},
    "note": {"italic": True, "font_color": _GREY},
    "path": {"font_color": _GREY, "font_size": 9, "indent": 1},
    "input": {"bg_color": "#FFF2CC", "font_color": "#1F3FBF", "border": 1, "border_color": _RULE, "locked": False},
    "link": {"font_color": "#2E7D32"},
    "computed": {"align": "right"},
    "fixed": {"font_color": _GREY, "italic": True},
    "check": {"italic": True, "font_color": _GREY, "align": "right"},
    "total": {"bold": True, "top": 1, "top_color": _GREY, "align": "right"},
    "total label": {"bold": True, "top": 1, "top_color": _GREY},
}
#: Colour-blind safe (Okabe and Ito), and apart in grey.
_COLOURS = ("#0072B2", "#E69F00", "#56B4E9", "#D55E00", "#009E73", "#F0E442", "#CC79A7", "#999999")


def save(workbook: Workbook, path: str | os.PathLike[str], words: Words) -> None:
    """Write the workbook in full beside the place where it is to stand, and then put it there."""
    try:
        content = _content(workbook, words)
    except UnicodeEncodeError:
        message = (
            "scenario_or_result must hold names and texts that can be saved; "
            "got half a character (a lone surrogate): write it anew"
        )
        raise FileError(message) from None
    replace_file(path, content)


def _content(workbook: Workbook, words: Words) -> bytes:
    file = BytesIO()
    xlsxwriter: Any = importlib.import_module("xlsxwriter")  # it has no types of its own
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": workbook.title[:255], "comments": words("made by"), "created": _CREATED})
    book.set_calc_mode("auto")
    formats = _Formats(book)
    for page in workbook.pages:
        _write_page(book, page, formats, words)
    for page in workbook.pages:
        for name, where in page.names.items():
            book.define_name(name, where)
    _add_chart(book, workbook)
    book.close()
    return file.getvalue()


class _Formats:
    """Each combination of a role and a number format once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[Any, Any] = {}

    def of(self, cell: Cell) -> Any:
        starts_a_formula = isinstance(cell.value, str) and cell.value[:1] in {"=", "+", "-", "@", "\t", "\r"}
        key = (cell.role, cell.form, starts_a_formula and not cell.formula)
        if key not in self._made:
            look = {"font_name": "Calibri", "font_size": 10, "font_color": _INK, **_ROLES[cell.role]}
            if cell.form:
                look["num_format"] = cell.form
            if key[2]:
                look["quote_prefix"] = True
            self._made[key] = self._book.add_format(look)
        return self._made[key]


def _write_page(book: Any, page: Page, formats: _Formats, words: Words) -> None:
    sheet = book.add_worksheet(page.name)
    for (row, column), cell in sorted(page.cells.items()):
        if cell.role == "wrapped":
            _write_paragraph(sheet, row, page, cell, formats.of(cell))
        else:
            _write_cell(sheet, row, column, cell, formats.of(cell))
        if cell.role == "title":
            sheet.set_row(row, 26)
    sheet.set_column(LABEL, LABEL, 58)
    sheet.set_column(UNIT, UNIT, 12)
    sheet.set_column(VALUE, page.words - 1, 15)
    for column, wide in enumerate((15, 15, 15, 15) if page.words_role == "header right" else (54, 44, 60), page.words):
        sheet.set_column(column, column, wide)
    if page.words_role != "header right":  # names and paths are for the screen
        sheet.print_area(0, LABEL, max(row for row, _ in page.cells), page.words)
    if page.headers:
        sheet.freeze_panes(page.headers[0] + 1, UNIT)
        sheet.repeat_rows(page.headers[0])
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(0.5, 0.5, 0.6, 0.6)
    sheet.fit_to_pages(1 if page.years <= _MANY_PAGES_WIDE else 0, 0)
    sheet.set_footer(f"&L&A&R{words('page of')}")


def _write_paragraph(sheet: Any, row: int, page: Page, cell: Cell, look: Any) -> None:
    """Text over the width of the page, and as high as it takes."""
    text = cell.value[:_LONGEST_TEXT]
    sheet.merge_range(row, LABEL, row, page.width - 1, "", look)
    sheet.write_string(row, LABEL, text, look)
    across = 90 + 20 * (page.width - 2)
    sheet.set_row(row, 13.5 * -(-len(text) // across))


def _write_cell(sheet: Any, row: int, column: int, cell: Cell, look: Any) -> None:
    if cell.formula:
        sheet.write_formula(row, column, cell.formula, look, cell.value)
    elif isinstance(cell.value, str):
        sheet.write_string(row, column, cell.value[:_LONGEST_TEXT], look)
    else:
        sheet.write_number(row, column, cell.value, look)
    low, high = cell.limits
    if cell.role == "input" and (low, high) != (None, None):
        rule: dict[str, Any] = {"validate": "decimal", "criteria": ">=", "value": low}
        if high is not None:
            rule = {"validate": "decimal", "criteria": "between", "minimum": low, "maximum": high}
        sheet.data_validation(row, column, row, column, rule)


def _add_chart(book: Any, workbook: Workbook) -> None:
    chart = workbook.chart
    sheet = book.get_worksheet_by_name(chart.page)
    columns = book.add_chart({"type": "column", "subtype": "stacked"})
    years = _reference(*chart.years)
    for number, (name, row) in enumerate(chart.bars.items()):
        colour = _COLOURS[number % len(_COLOURS)]
        columns.add_series(
            {
                "name": _reference(name, name),
                "categories": years,
                "values": _reference(*row),
                "gap": 60,
                "fill": {"color": colour},
                "border": {"color": "#FFFFFF", "width": 0.75},
            }
        )
    line = book.add_chart({"type": "line"})
    name, row = chart.line
    line.add_series(
        {
            "name": _reference(name, name),
            "categories": years,
            "values": _reference(*row),
            "line": {"color": _INK, "width": 2.25},
            "marker": {"type": "diamond", "size": 8, "fill": {"color": _INK}},
        }
    )
    columns.combine(line)
    columns.set_title({"name": chart.title, "overlay": False, "name_font": {"size": 12, "bold": True}})
    columns.set_x_axis({"label_position": "low", "line": {"color": _GREY}})
    columns.set_y_axis(
        {
            "name": chart.unit,
            "num_format": '#,##0,;"\N{MINUS SIGN}"#,##0,',  # a comma at the end divides by 1 000
            "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}},
        }
    )
    columns.set_legend({"position": "right"})
    columns.set_size({"width": 900, "height": 420})
    sheet.insert_chart(chart.row, 0, columns, {"object_position": 2})


def _reference(first: At, last: At) -> list[Any]:
    return [first.page, first.row, first.column, last.row, last.column]
