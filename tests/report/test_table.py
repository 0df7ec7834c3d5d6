"""One table in every form: the numbers are those it was given, and nothing that is printed contradicts them."""

import math
import re
import subprocess
import sys
from decimal import Decimal
from fractions import Fraction
from html.parser import HTMLParser

import numpy as np
import pandas as pd
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socioecon._table import Cell, Column, Table, TableRow, Tables, Tree
from socioecon._table.cells import WORDS
from socioecon._text import MINUS, SPACE
from socioecon.core.errors import RangeError, ShapeError
from socioecon.report import table

from .strategies import TEXTS, sums

COSTS = Table(
    "Kostnader",
    ["Post", Column("Budget"), Column("Andel", "share"), Column("Täckt", "year")],
    [["Personal", 1_502_000, Fraction(338, 1000), 2], ["Dator", -65_000, None, None]],
)


class Cells(HTMLParser):
    """The rows of cells of the tables in a page, what was never closed, and every attribute."""

    def __init__(self, page):
        super().__init__()
        self.rows, self.open, self.attributes, self.tags = [], [], [], set()
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        """A row begins, or a cell in it."""
        self.open.append(tag)
        self.tags.add(tag)
        self.attributes += attrs
        if tag == "tr":
            self.rows.append([])
        if tag in {"td", "th"}:
            self.rows[-1].append("")

    def handle_endtag(self, tag):
        """What was opened last is closed."""
        assert self.open.pop() == tag

    def handle_data(self, data):
        """The text of a cell."""
        if self.open and self.open[-1] in {"td", "th"}:
            self.rows[-1][-1] += data


def printed(cell, language):
    """A printed number, read back by the rules of the language and nothing of ours."""
    plain = cell.replace(SPACE, "").replace(MINUS, "-")
    return Fraction(plain.replace(",", ".") if language == "sv" else plain.replace(",", ""))


class TestPrintedSums:
    @given(sums())
    def test_a_printed_total_is_the_sum_of_its_printed_rows_or_a_note_says_so(self, made):
        """Whoever adds up what is printed gets the printed sum, by row and by column, unless the note stands there."""
        cells = [[printed(cell, made.language) for cell in row[1:]] for row in made.cells]
        down = [sum(column) for column in zip(*cells[:-1], strict=True)] == cells[-1]
        across = all(sum(row[:-1]) == row[-1] for row in cells)
        assert (WORDS[made.language]["rounded"] in made.notes) != (down and across)

    @given(st.lists(st.fractions(-(10**6), 10**6, max_denominator=100), min_size=1, max_size=6))
    def test_a_printed_running_sum_too(self, flows):
        """So it is for a running sum of a row."""
        running = [sum(flows[: n + 1]) for n in range(len(flows))]
        columns = ["Post", *(Column(f"År {n}") for n in range(len(flows)))]
        made = Table("", columns, [["Netto", *flows], TableRow(("Ackumulerat", *running), running=0)])
        net, added = ([printed(cell, "sv") for cell in row[1:]] for row in made.cells)
        agrees = all(sum(net[: n + 1]) == added[n] for n in range(len(net)))
        steps = all(added[n] == net[n] + (added[n - 1] if n else 0) for n in range(len(net)))
        assert (WORDS["sv"]["rounded"] in made.notes) != steps
        assert agrees or made.notes

    def test_rounding_that_shows_is_noted(self):
        """Three times a third of a krona is printed as 0 + 0 + 0 = 1."""
        made = Table("", ["Post", Column("kr")], [[name, Fraction(1, 3)] for name in "abc"]).with_total()
        assert [row[1] for row in made.cells] == ["0", "0", "0", "1"]
        assert made.notes == (WORDS["sv"]["rounded"],)

    def test_a_sum_that_is_another_number_is_refused(self):
        """A total that is not the sum of its rows is an error and no note."""
        rows = [["a", 1], ["b", 2], TableRow(("Summa", 4), of=(0, 1))]
        with pytest.raises(RangeError, match=r"the sum in row 'Summa', column 'kr', must be that of its parts; got 4"):
            Table("", ["Post", Column("kr")], rows)

    @pytest.mark.parametrize("total", [10**900, Fraction(1, 10**5_000)])
    def test_a_sum_that_no_float_holds_is_refused_too(self, total):
        """With what its parts come to."""
        rows = [["a", 1], ["b", 2], TableRow(("Summa", total), of=(0, 1))]
        with pytest.raises(RangeError, match=r"must be that of its parts; got .*, and they come to 3: name"):
            Table("", ["Post", Column("kr")], rows)

    def test_floats_may_be_off_by_their_own_rounding(self):
        """0.1 + 0.2 is 0.3 in a table, and 0.31 is not."""
        columns, rows = ["Post", Column("kr")], [["a", 0.1], ["b", 0.2]]
        assert Table("", columns, [*rows, TableRow(("Summa", 0.3), of=(0, 1))]).rows[2].cells[1] == 0.3
        with pytest.raises(RangeError, match="must be that of its parts"):
            Table("", columns, [*rows, TableRow(("Summa", 0.31), of=(0, 1))])

    def test_what_does_not_add_up_has_no_sum(self):
        """Shares, years and columns that say so are empty in a row of sums."""
        columns = [
            "Post",
            Column("kr"),
            Column("Andel", "share"),
            Column("Median", adds=False),
            Column("Täckt", "year"),
        ]
        made = Table("", columns, [["a", 1, 0.5, 7, 1], ["b", None, 0.5, 8, None]]).with_total("Alla")
        assert made.rows[-1].cells == ("Alla", 1, "", "", "")

    def test_a_total_leaves_out_what_is_in_another_sum(self):
        """A part of a part is counted once, and a running sum not at all."""
        rows = [TableRow(("Stat", 5), of=(1,)), TableRow(("  därav", 5), level=1), ["Kommun", 2]]
        made = Table("", ["Aktör", Column("kr")], [*rows, TableRow(("Ackumulerat", 2), running=2)]).with_total()
        assert made.rows[-1].cells == ("Summa", 7)


class TestCells:
    def test_swedish(self):
        """Money in kr, shares in percent, years by their number, and never where there is none."""
        assert COSTS.cells == (
            ("Personal", f"1{SPACE}502{SPACE}000", f"33,8{SPACE}%", "år 2"),
            ("Dator", f"{MINUS}65{SPACE}000", "\N{EN DASH}", "aldrig"),
        )
        assert COSTS.caption == "Kostnader (kr)"

    def test_english(self):
        """The same in English, in millions."""
        made = Table(COSTS.title, COSTS.columns, COSTS.rows, language="en", unit="Mkr")
        assert made.cells == (("Personal", "1.5", "33.8%", "year 2"), ("Dator", f"{MINUS}0.1", "\N{EN DASH}", "never"))
        assert made.caption == "Kostnader (SEK million)"

    @pytest.mark.parametrize("bad", [math.nan, math.inf, Decimal("NaN")])
    def test_what_is_no_number_is_refused(self, bad):
        """NaN and infinities are no cells."""
        with pytest.raises(RangeError, match=r"rows\[0\], column 'kr', must be finite"):
            Table("", ["Post", Column("kr")], [["a", bad]])

    @pytest.mark.parametrize(
        ("columns", "rows", "said"),
        [
            ([], [], "columns must be there"),
            (["a", "a"], [], "columns must be there and have each a name of its own"),
            (["a", Column("b")], [["x"]], r"rows\[0\] must have a cell for each of 2 columns; got 1"),
            (["a", Column("b")], [TableRow(("x", 1), of=(1,))], r"rows\[0\].of must hold places from 0 to 0; got 1"),
            (["a", Column("b", of=(2,))], [], r"columns\['b'\].of must hold places from 0 to 1; got 2"),
        ],
    )
    def test_a_shape_that_does_not_fit_is_refused(self, columns, rows, said):
        """What is wrong with the shape is told."""
        with pytest.raises(ShapeError, match=said):
            Table("", columns, rows)

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            ({"language": "no"}, "language must be one of 'sv', 'en'"),
            ({"unit": "öre"}, "unit must be one of 'kr', 'tkr', 'Mkr', 'mdkr'"),
        ],
    )
    def test_an_unknown_choice_is_refused(self, arguments, said):
        """The choices are named in the error."""
        with pytest.raises(RangeError, match=said):
            Table("", ["a"], [], **arguments)

    def test_words_around_a_number_are_words(self):
        """Only {} stands for the number; other braces are braces, and what is no text is refused."""
        made = Table("", ["Post", Column("Antal", "number")], [["a", Cell(5, words="{} {x} {0}")]])
        assert made.cells[0][1] == "5 {x} {0}"
        with pytest.raises(TypeError, match=r"words of rows\[0\], column 'Antal', must be of the class str; got 5"):
            Table("", ["Post", Column("Antal")], [["a", Cell(5, words=5)]])

    @pytest.mark.parametrize("large", [Decimal("1e999999999"), 10**1000, Fraction(10**1001)])
    def test_a_number_that_nobody_would_read_is_refused_at_once(self, large):
        """More than a thousand digits, however short it is written."""
        with pytest.raises(RangeError, match=r"rows\[0\], column 'kr', must have at most a thousand digits"):
            Table("", ["Post", Column("kr")], [["a", large]])

    def test_a_number_among_text_is_refused(self):
        """A column of text holds text: else nobody has said how the number is to be written."""
        with pytest.raises(RangeError, match="column 'b', must be text; got 1"):
            Table("", ["a", "b"], [["x", 1]])


class TestProbabilities:
    @pytest.mark.parametrize(
        ("p", "text"),
        [
            (0, "0 %"), (1, "100 %"), (0.0, "0 %"), (1.0, "100 %"), (Fraction(1, 200), "1 %"), (0.994, "99 %"),
            (Fraction(1, 201), "<1 %"), (1e-300, "<1 %"), (Fraction(199, 200), ">99 %"), (1 - 2**-53, ">99 %"),
        ],
    )  # fmt: skip
    def test_only_what_is_certain_is_told_to_be(self, p, text):
        """In whole percent, and 0 and 100 of nothing else."""
        column = Column("Sannolikhet", "probability")
        assert column.written(p, language="sv", unit="kr").replace(SPACE, " ") == text
        assert column.written(p, language="en", unit="kr") == text.replace(" ", "")


class TestRecords:
    @given(st.lists(st.floats(-1e9, 1e9) | st.decimals(-(10**9), 10**9, places=2) | st.integers() | st.fractions()))
    def test_each_number_keeps_its_kind(self, values):
        """What comes out is the very object that went in, in kr, whatever it is shown in."""
        made = Table("", ["Post", Column("kr")], [["x", value] for value in values], unit="Mkr")
        assert [record["kr"] for record in made.to_records()] == values
        assert all(record["kr"] is value for record, value in zip(made.to_records(), values, strict=True))

    @pytest.mark.parametrize("frame", [pd.DataFrame, pl.DataFrame], ids=["pandas", "polars"])
    @pytest.mark.parametrize("kind", [float, Decimal, int, np.float64], ids=lambda kind: kind.__name__)
    def test_data_frames_take_them(self, frame, kind):
        """pandas and polars make a frame of the records, with None where there is none."""
        made = Table("", ["Post", Column("kr"), Column("Täckt", "year")], [["a", kind(3), 1], ["b", kind(4), None]])
        read = frame(made.to_records())
        assert list(read.columns) == ["Post", "kr", "Täckt"]
        assert list(read["kr"]) == [3, 4]
        assert sum(read["kr"]) == 7

    def test_without_sums_a_column_can_be_summed(self):
        """Rows that only add others up are left out."""
        made = Table("", ["Post", Column("kr")], [["a", 1], ["b", 2]]).with_total()
        assert sum(record["kr"] for record in made.to_records(sums=False)) == 3
        assert len(made.to_records()) == 3


class TestHtml:
    def test_is_a_real_table(self):
        """It has a caption and says what each heading is the heading of."""
        page = Cells(COSTS.html())
        assert page.rows == [["Post", "Budget", "Andel", "Täckt"], *map(list, COSTS.cells)]
        assert page.open == []
        assert {"table", "caption", "thead", "tbody"} <= page.tags
        assert [value for name, value in page.attributes if name == "scope"] == ["col"] * 4 + ["row"] * 2

    def test_fixes_no_colour_and_asks_for_no_style_sheet(self):
        """No class, no script, and of colours only a see-through grey: it can stand on light and on dark."""
        page = Cells(COSTS.with_total().html())
        assert {name for name, _ in page.attributes} <= {"style", "scope", "colspan"}
        styles = ";".join(value for name, value in page.attributes if name == "style")
        assert not re.search(r"#[0-9a-f]{3}|(?<![-\w])color:|white\b(?!-)|black", styles)
        assert "rgba(128,128,128" in styles

    def test_numbers_stand_to_the_right_and_under_each_other(self):
        """Each cell of a number is right-aligned, in digits of one width."""
        html = COSTS.html()
        assert html.count("text-align:right") == 3 * 3
        assert "tabular-nums" in html

    @given(TEXTS, TEXTS, TEXTS, TEXTS)
    def test_everything_is_escaped(self, title, label, cell, note):
        """Text comes back as it was, and makes no element of its own."""
        page = Cells(Table(title, [label], [[cell]], notes=[note]).html())
        assert page.tags <= {"div", "table", "caption", "span", "thead", "tbody", "tr", "th", "p"}
        newlines = str.maketrans({"\r": "\n", "\0": "\ufffd"})
        assert [[x.translate(newlines) for x in row] for row in page.rows] == [
            [label.translate(newlines)],
            [cell.translate(newlines)],
        ]


class TestMarkdown:
    def test_is_a_table_with_pipes(self):
        """The title above, numbers to the right, sums in bold, notes below."""
        made = Table("T", ["a|b", Column("kr")], [["*x*", 1]], notes=["<obs>"]).with_total()
        assert made.markdown().splitlines() == [
            "**T (kr)**",
            "",
            r"| a\|b | kr |",
            "| :--- | ---: |",
            r"| \*x\* | 1 |",
            "| **Summa** | **1** |",
            "",
            r"- \<obs\>",
        ]

    def test_an_indented_row_stays_so(self):
        """Spaces at the start of a cell are lost in Markdown, and an entity is not."""
        made = Table("", ["Aktör", Column("kr")], [TableRow(("Staten", 1)), TableRow(("Rätten", 1), level=2)])
        assert made.markdown().splitlines()[-1] == "| &emsp;&emsp;Rätten | 1 |"

    @given(TEXTS, TEXTS)
    def test_every_line_has_the_same_number_of_cells(self, label, cell):
        """No text breaks a row in two or makes a cell of its own."""
        lines = Table("", [label, Column("a longer heading")], [[cell, 1]]).markdown().split("\n")[2:]
        assert len(lines) == 3
        assert [len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) for line in lines] == [3, 3, 3]


class TestLatex:
    def test_needs_no_package(self):
        """A tabular with plain rules; the signs that mean something in LaTeX are escaped."""
        made = Table("50 %", ["a & b", Column("kr")], [["x_1", -1]], notes=["{obs}"])
        assert made.latex().splitlines() == [
            r"\begin{table}[htbp]",
            r"\centering",
            r"\caption{50 \% (kr)}",
            r"\begin{tabular}{lr}",
            r"\hline",
            r"a \& b & kr \\",
            r"\hline",
            r"x\_1 & $-$1 \\",
            r"\hline",
            r"\end{tabular}",
            r"\par\smallskip{\footnotesize \{obs\}\par}",
            r"\end{table}",
        ]

    @pytest.mark.parametrize("first", ["[A]", "*"])
    def test_a_row_may_begin_with_what_belongs_to_the_end_of_the_row_above(self, first):
        r"""After \\\\ a bracket or a star would be read as its option."""
        rows = [line for line in Table("", ["Post"], [["x"], [first]]).latex().splitlines() if line.endswith(r"\\")]
        assert rows[-1] == rf"{{{first[0]}}}{first[1:]} \\"


class TestText:
    @given(sums())
    def test_every_number_ends_where_its_heading_ends(self, made):
        """Columns are aligned, and every cell is there."""
        lines = made.text().splitlines()
        heading = lines[1]
        ends = [match.end() for match in re.finditer(r"\S(?: \S)*(?=  |$)", heading)]
        for cells in made.cells:
            line = next(x for x in lines if x.startswith(f"{cells[0]} "))
            assert [line[:end].endswith(cell) for end, cell in zip(ends[1:], cells[1:], strict=True)] == [True] * (
                len(cells) - 1
            )

    @pytest.mark.parametrize("level", [0, 1, 2])
    def test_a_long_name_stays_indented_and_its_words_whole(self, level):
        """In a table that is too wide names are cut between words, and every line stands below the first."""
        years = [Column(f"År {year}") for year in range(1, 9)]
        name = "Arbetsmarknadsnämnden och vuxenutbildningen"
        made = Table("", ["Aktör", *years], [TableRow((name, *[10**9] * len(years)), level)])
        lines = [line.partition(f"  1{SPACE}")[0] for line in made.text().splitlines()[3:]]
        assert lines == [f"{'  ' * level}{part}" for part in ("Arbetsmarknadsnämnden", "och vuxenutbildningen")]

    def test_a_name_of_several_lines_stands_on_one(self):
        """As in Markdown: a line break in a cell would break the row."""
        assert Table("", ["Post", Column("Antal", "number")], [["a\nb", 5]]).text().splitlines()[-1] == "a b       5"

    def test_is_what_is_printed_and_shown(self):
        """str and repr are the text; a notebook gets HTML, and Markdown where it shows no HTML."""
        assert str(COSTS) == repr(COSTS) == COSTS.text()
        assert COSTS._repr_html_() == COSTS.html()
        assert COSTS._repr_markdown_() == COSTS.markdown()


class TestTables:
    def test_are_written_one_after_the_other(self):
        """Several tables are a tuple, written as one."""
        both = Tables((COSTS, COSTS.with_total()))
        assert both.html() == f"{COSTS.html()}\n\n{both[1].html()}"
        assert str(both) == f"{COSTS}\n\n{both[1]}"
        assert both._repr_markdown_() == f"{COSTS.markdown()}\n\n{both[1].markdown()}"
        assert both._repr_html_() == both.html()
        assert both.latex().count(r"\begin{table}") == 2


class TestTree:
    TREE = Tree("a = <1>", "plus|", (Tree("b", parts=(Tree("c"),)), Tree("d")))

    def test_text_is_indented(self):
        """Each level is two places further in."""
        assert str(self.TREE) == "a = <1>  plus|\n  b\n    c\n  d"

    def test_markdown_is_a_nested_list(self):
        """Each node is an item, escaped."""
        assert self.TREE._repr_markdown_() == "- a = \\<1\\> *plus\\|*\n  - b\n    - c\n  - d"

    def test_html_folds(self):
        """A node with parts can be folded, and the first levels are open."""
        page = self.TREE._repr_html_()
        assert page.count("<details") == page.count("</details>") == 2
        assert page.count(" open>") == 2
        assert self.TREE.html(opened=0).count(" open>") == 0
        assert "&lt;1&gt;" in page


class TestTableOfAnything:
    def test_a_table_of_the_core_gets_its_sum(self):
        """Rows by actor become rows, years become columns, and the last row is their sum."""
        made = table({"Kommun": (1, 2), "Region": (3, 4)}, language="en")
        assert made.cells[-1] == ("Total", "4", "6")
        assert [column.label for column in made.columns] == ["Actor", "Year 1", "Year 2"]

    def test_what_has_a_table_gives_it(self):
        """A result's own table is asked for, with language and unit."""

        class Result:
            def to_table(self, *, language, unit):
                return Table("R", ["a", Column("b")], [], language=language, unit=unit)

        assert table(Result(), language="en", unit="tkr").caption == "R (SEK thousand)"

    def test_anything_else_is_refused(self):
        """What has no table is told what would."""
        with pytest.raises(ShapeError, match="x must be a result that has to_table"):
            table(3)


class TestImport:
    def test_of_report_loads_no_third_party(self):
        """Tables need nothing but Python; charts and workbooks bring their library when they are called."""
        code = (
            "import sys; before = set(sys.modules); import socioecon.report;"
            "print(*({n.partition('.')[0] for n in set(sys.modules) - before} - set(sys.stdlib_module_names)))"
        )
        run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert run.stdout.split() == ["socioecon"]
