"""Audit files: what they may say, that every fault is told at once, and that nothing in them is run."""

import re
import time
import tomllib
from contextlib import suppress
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socioecon.audit import Fault, load_audit, run_audit
from socioecon.audit._document import Table
from socioecon.audit._expressions import parse, path
from socioecon.audit._faults import UNREAD, Faults, nearest, shown
from socioecon.audit._formula import value
from socioecon.audit._paths import implied_of, row_cells, written_path
from socioecon.audit.files import _PARTS, _TABLE, _TOP, KINDS
from socioecon.core.errors import FileError, ShapeError

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.audit.toml"))
STATEMENT = '[[statements]]\ntext = "s"\nfigure = "5"\n'
ROW = '[tables.T]\nrows.A = "1"\n'
TWO = (  # tables, of which one has the columns that are put in
    '[tables.T]\ncolumns = ["x", "y"]\nrows.A = ["1", "2"]\nfollows = { A = "U.B" }\n'
    '[tables.U]\ncolumns = ["%s", "%s"]\nrows.B = ["1", "2"]\n'
)
REFERENCE = (Path(__file__).parents[2] / "docs" / "reference" / "audit.md").read_text(encoding="utf-8")
HEAD = 'document = "R"\nlocale = "sv"\n'


class TestSpaces:
    @pytest.mark.parametrize("space", [" ", "\N{NO-BREAK SPACE}"])
    def test_a_number_with_a_space_in_it_is_told_how_to_write(self, tmp_path, space):
        """Outside quotes a number has no spaces: the fault says how it is written."""
        file = tmp_path / "r.audit.toml"
        file.write_text(f"{HEAD}[inputs]\nx = 52{space}000\n", encoding="utf-8")
        with pytest.raises(FileError) as caught:
            load_audit(file)
        assert caught.value.faults[0].hint == "write 52_000 or 52000"


class TestExpressions:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("1 + 2 * 3", 7),
            ("(1 + 2) * 3", 9),
            ("-2 * -(3 - 5)", 4 * -1),
            ("10 / 4 / 5", Fraction(1, 2)),
            ("10 - 4 - 5", 1),
            ("30 % * 200", 60),
            ("1,5 + 0.5", 2),
            ("a.b - 'Lön per månad'", 30),
            ("2 \N{MULTIPLICATION SIGN} 3 \N{MINUS SIGN} 8 \N{DIVISION SIGN} 4", 4),
        ],
    )
    def test_small_arithmetic(self, text, expected):
        """+ - * / and parentheses over numbers and paths, with the precedence that they have at school."""
        names = {("a", "b"): "x", ("Lön per månad",): "y"}
        formula = parse(text, names.__getitem__)
        assert value(formula, {"x": Fraction(50), "y": Fraction(20)}) == expected

    @given(
        st.recursive(
            st.integers(0, 99).map(str),
            lambda inner: st.tuples(inner, st.sampled_from("+-*"), inner).map(lambda t: f"({t[0]} {t[1]} {t[2]})"),
        )
    )
    def test_it_reckons_as_python_does(self, text):
        """Python is the oracle for whole numbers."""
        formula = parse(text, str)
        assert value(formula, {}) == eval(text)  # noqa: S307  # the test's own digits and signs

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "1 +",
            "* 2",
            "(1",
            "1)",
            "1 2",
            "a b",
            "2 ** 3",
            "a[0]",
            "a()",
            "__import__('os')",
            "1; 2",
            "a = 1",
            "((" * 60 + "1",
            "1+" * 500 + "1",
        ],
    )
    def test_anything_else_is_refused(self, text):
        """Nothing is run: calls, indices and names of Python are no arithmetic."""
        with pytest.raises(ShapeError, match="arithmetic must be"):
            parse(text, str)

    @pytest.mark.parametrize(
        ("text", "longer"),
        [
            ("1".ljust(4000), "1".ljust(4001)),  # characters
            ("-1" + "+1" * 199, "1" + "+1" * 200),  # 400 numbers and signs
            ("1" * 40, "1" * 41),  # digits of a number
            ("(" * 40 + "1" + ")" * 40, "(" * 41 + "1" + ")" * 41),
            ("-" * 40 + "1", "-" * 41 + "1"),
            ("1" + "/1" * 99, "1" + "/1" * 100),  # a hundred formulas inside each other
        ],
    )
    def test_how_long_and_deep_it_may_be(self, text, longer):
        """So much, and nothing more."""
        assert value(parse(text, str), {}) is not None
        with pytest.raises(ShapeError, match=r"at most|more than"):
            parse(longer, str)

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("1 2 3", "'2' stands where it should end"),
            ("1)", "'\\)' stands where it should end"),
            ("", "it ends where a figure should stand"),
            ("1 +", "it ends where a figure should stand"),
            ("2 * / 3", "'/' stands where a figure should"),
            ("1 + * 2", "'\\*' stands where a figure should"),
            ("(1 + 2", "a parenthesis is not closed"),
            ("(1 2", "a parenthesis is not closed"),
            ("(1 (", "a parenthesis is not closed"),
            ("1 + a[0] * 2 and so on and on", "'\\[0\\] \\* 2 and so on an' cannot be read"),
            (12, "it is no text"),
            ("1" * 41, f"but {'1' * 20}\\.\\.\\. is that long"),
        ],
    )
    def test_what_is_wrong_is_told(self, text, told):
        """And where."""
        with pytest.raises(ShapeError, match=told):
            parse(text, ".".join)

    def test_a_sum_keeps_what_it_is_made_of(self):
        """Terms with their signs, factors in their order, a minus before a name as a factor; numbers are fractions."""
        assert parse("a + b - c", ".".join) == ("sum", ((1, "a"), (1, "b"), (-1, "c")))
        assert parse("a * 2 * b", ".".join) == ("product", ("a", 2, "b"))
        assert parse("a * b / c * d", ".".join) == ("product", (("quotient", ("product", ("a", "b")), "c"), "d"))
        assert parse("-a", ".".join) == ("sum", ((-1, "a"),))
        assert parse("-2,5 %", ".".join) == Fraction(-25, 1000)
        assert parse("'a b'.c. 1 + d_e", ".".join) == ("sum", ((1, "a b.c.1"), (1, "d_e")))

    def test_how_a_path_is_written(self):
        """In quotes where it must be; and back."""
        assert written_path(("Lön per månad", "a_b", "1")) == "'Lön per månad'.a_b.1"
        assert path("'Lön per månad'.a_b.1") == ("Lön per månad", "a_b", "1")
        for bad in ("a.", "a b", "", 3, "a.'b"):
            with pytest.raises(ShapeError, match=r"it is no path|it is no text"):
                path(bad)

    @pytest.mark.parametrize(
        ("text", "parts"),
        [
            ("a * 12 in kr", ("a * 12", "kr")),
            ("a * 12", ("a * 12", "")),
            ("'rise in pay' * 2", ("'rise in pay' * 2", "")),
            ("'rise in pay' * 2 in kr", ("'rise in pay' * 2", "kr")),
            (" in kr", (" in kr", "")),
        ],
    )
    def test_the_unit_of_what_is_implied(self, text, parts):
        """What stands after the last "in" that is no part of a name."""
        assert implied_of(text) == parts

    def test_paths(self):
        """Names joined by dots, in quotes where they hold spaces."""
        assert path("Aktörer.Summa.2") == ("Aktörer", "Summa", "2")
        assert path("Effekt.'Ökad skatteintäkt'.'År 1'") == ("Effekt", "Ökad skatteintäkt", "År 1")
        with pytest.raises(ShapeError, match="it is no path"):
            path("a + b")

    @given(st.text(max_size=40))
    def test_any_text_is_read_or_refused(self, text):
        """No text makes the parser fail in another way."""
        with suppress(ShapeError):
            assert parse(text, str) is not None


class TestLoad:
    @pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.name)
    def test_the_examples_load(self, file):
        """Every file beside the script is one that can be loaded, in document order."""
        audit = load_audit(file)
        assert list(audit.tables) == list(tomllib.loads(file.read_text(encoding="utf-8")).get("tables", {}))

    def test_figures_keep_their_text_and_numbers_are_exact(self, tmp_path):
        """Money is rounded, counts are exact, a bare number is itself, and `exact` overrides."""
        file = tmp_path / "a.toml"
        file.write_text(
            HEAD
            + '[inputs]\na = "17 000 kronor"\nb = "47 personer"\nc = 0.1\nd = { printed = "5 kr", exact = true }\n',
            encoding="utf-8",
        )
        inputs = load_audit(file).inputs
        assert (inputs["a"].exact, inputs["b"].exact, inputs["d"].exact) == (False, True, True)
        assert inputs["c"] == Fraction(1, 10)

    @pytest.mark.parametrize(("unit", "text"), [("", "(3)"), ('unit = "tkr"', "(3 tkr)")])
    def test_a_cell_stands_as_it_is_printed_but_for_the_unit_in_the_head(self, tmp_path, unit, text):
        """A loss of 3, and of 3 tkr."""
        file = tmp_path / "a.toml"
        file.write_text(HEAD + f'[tables.T]\n{unit}\nrows.A = ["(3)"]\n', encoding="utf-8")
        assert load_audit(file).tables["T"].rows["A"][0].text == text

    def test_a_cell_is_printed(self, faults):
        """A number of the file has no last place, whatever unit stands in the head."""
        (told,) = faults('[tables.T]\nunit = "tkr"\nrows.A = [3]\n')
        assert told.startswith("tables.T.rows.A: must be a printed figure")

    def test_all_faults_are_told_at_once(self, faults):
        """Each with its place, what must be, what was got and what to do."""
        told = faults(
            'colour = 1\n[inputs]\na = "1.234.5"\n[tables.T]\ntotal = "X"\nrows.A = ["1", "2"]\n'
            '[[statements]]\ntext = "s"\nfigure = "5"\n[[statements]]\nfollows = "1"\nfigure = 7\n'
        )
        for place in (
            "colour",
            "inputs.a",
            "tables.T.rows.A",
            "tables.T.total",
            "statements[0]",
            "statements[1].text",
            "statements[1].figure",
        ):
            assert any(fault.startswith(place) for fault in told), place
        assert len(told) == 7

    @pytest.mark.parametrize(
        ("text", "fault"),
        [
            ("[tables.T]\nrows = {}\n", "tables.T.rows: must hold a row"),
            ("tables = 3\n", "tables: must be a table of keys"),
            ('[tables.T]\ncolumns = ["1","2"]\nrows.A = "100 200 300"\n', "tables.T.rows.A: must have one reading"),
            ('[tables.T]\nrows.A = "kr"\n', "tables.T.rows.A: a row must hold figures"),
            (
                '[tables.T]\nrows.A = "1"\ncumulative = { timing = "late" }\n',
                "tables.T.cumulative.timing: must be one of",
            ),
            ('[tables.T]\nrows.A = "1"\nretention = { intake = [1, 2] }\n', "tables.T.retention: must give 1 numbers"),
            ('[tables.T]\nrows.A = "1"\nretention = { intake = [] }\n', "tables.T.retention: must give 1 numbers"),
            (
                '[tables.T]\nrows.A = "1"\nresidual = { total = "1", shares = "S" }\n',
                "tables.T.residual.shares: must name a table",
            ),
            ('[tables.T]\nrows.A = "1"\nfollows = { B = "A" }\n', "tables.T.follows: must name what the table has"),
            ('[tables.T]\nrows.A = "1"\nfollows = { A = 3 }\n', "tables.T.follows.A: must be a text"),
            (
                '[[statements]]\ntext = "s"\nfigure = "5"\nshare = { part = 1 }\n',
                "statements[0].share.whole: must be there",
            ),
            ('[[statements]]\ntext = "s"\nfigure = "5"\nfollows = "1"\ncopy = "2"\n', "statements[0]: must say once"),
            ('[[compare]]\nother = "x"\nsame = { here = "a" }\n', "compare[0].same.there: must be a text"),
            ('[inputs]\na = "1"\n[not_derivable]\na = "1"\n', "a: must name one figure"),
            ("[inputs]\na = [1]\n", "inputs.a: must be a printed figure"),
            (ROW.replace('"1"', "[5]"), "tables.T.rows.A: must be a printed figure"),
            ('[tables.T]\ncolumns = ["x", "y"]\nrows.A = ["1"]\n', "tables.T.rows.A: must hold 2 figures"),
            (ROW + 'not_summed = ["B"]\n', "tables.T.not_summed: must name a row of the table"),
            (ROW + 'minus = ["B"]\n', "tables.T.minus: must name a row of the table"),
            (
                '[[compare]]\nother = "x"\nsame = { here = "1", there = "1", x = 1 }\n',
                "compare[0].same.x: must be a known key",
            ),
            ('[[statements]]\ntext = "s"\nfollows = "5"\n', "statements[0].figure: must be a printed figure"),
            ("[inputs]\na = inf\n", "inputs.a: must be a number up to 1e18"),
            ("[inputs]\na = 1e999999999\n", "inputs.a: must be a number up to 1e18"),
            (f"[inputs]\na = 0x{'f' * 5000}\n", "inputs.a: must be a number up to 1e18"),
            ('[tables.T]\ncolumns = ["1", "1"]\nrows.A = ["1", "2"]\n', "T, A, 1: must name one figure"),
            ('[inputs]\n"T, A" = "1"\n[tables.T]\nrows.A = "1"\n', "T, A: must name one figure"),
            ('[tables.T]\nrows.A = "1"\nplace = 3\n', "tables.T.place: must be a text"),
            ('[tables.T]\nrows.A = "1"\nunit = 3\n', "tables.T.unit: must be a text"),
            ('[tables.T]\nrows.A = "1"\nexact = "yes"\n', "tables.T.exact: must be true or false"),
            ('[tables.T]\nrows.A = "1"\nreading = "cut"\n', "tables.T.reading: must be a known key"),
            (
                '[[statements]]\ntext = "s"\nname = 3\nfigure = "5"\nfollows = "5"\n',
                "statements[0].name: must be a text",
            ),
            (
                '[[statements]]\ntext = "s"\nfigure = "5"\nsays = "5"\nfollows = "5"\n',
                "statements[0]: must give figure",
            ),
            ('[[compare]]\nother = "../x"\nsame = { here = "1", there = "1" }\n', "compare[0].other: must be the name"),
            ('[[compare]]\nother = "z/x"\nsame = { here = "1", there = "1" }\n', "compare[0].other: must be the name"),
            (
                '[[statements]]\ntext = "s"\nshare = { part = 1, whole = 2 }\n',
                "statements[0].figure: must be a printed",
            ),
            (
                '[[statements]]\ntext = "s"\nratio = { benefits = 1, costs = 2 }\n',
                "statements[0].figure: must be a printed",
            ),
            ('reading = "up"\n', "reading: must be one of"),
            (
                ROW + 'retention = { intake = [1], stated = [1], amounts = { A = 1 }, reading = "of" }\n',
                "tables.T.retention.reading: must be one of original, of those left",
            ),
        ],
    )
    def test_each_fault(self, faults, text, fault):
        """The fault is found by its place."""
        assert any(told.startswith(fault) for told in faults(text)), faults(text)

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            (
                '[inputs]\n"Lön" = "1"\n[implied]\na = "\'Lönn\' * 2"\n',
                'implied.a: must lead to one figure; got "Lönn": did',
            ),
            ('[tables.T]\nrows.Kommun = "1"\n[implied]\na = "T.Komun"\n', 'did you mean "T.Kommun"?'),
            (
                '[tables.T]\ntotal = "Suma"\nrows = { A = "1", Summa = "1" }\n',
                'did you mean "Summa"? use one of A, Summa',
            ),
            (
                '[tables.T]\nrows = { Kostnad = "1", Summa = "2" }\nfollows = { Summa = "Kostnd * 2" }\n',
                'did you mean "Kostnad"?',
            ),
            (
                (
                    '[tables.T]\ncolumns = ["Kostnad", "Summa"]\nrows.A = ["1", "2"]\n'
                    'columns_follow = { Summa = "Kostnd * 2" }\n'
                ),
                'did you mean "Kostnad"?',
            ),
            (STATEMENT.replace('"s"', '"summan"') + 'follows = "1"\n[implied]\na = "suman * 2"\n', "mean"),
            (
                f'[tables.T]\nrows.Kommun = "1"\n{STATEMENT}payback = {{ gains = "T.Komun", costs = 1 }}\n',
                'got "T.Komun": did you mean "T.Kommun"?',
            ),
            (
                f'[tables.T]\nrows.Kommun = "1"\n{STATEMENT}payback = {{ gains = "vinsterna", costs = 1 }}\n',
                'got "vinsterna": write Table.Row',
            ),
            (ROW + '[inputs]\nb = "1"\n[implied]\nx = "Q.qqqqqq"\n', "write Table.Row.Column; there is T.A, b"),
            ("inputz = {}\n", 'inputz: must be a known key; got "inputz": did you mean "inputs"?'),
            ('reading = "halfup"\n', 'did you mean "half-up"?'),
        ],
    )
    def test_the_nearest_known_name_is_told(self, faults, text, told):
        """A slip in a name is answered with the name that was probably meant; whatever else is wrong."""
        first, second = faults("zzz = 1\n" + text)
        assert first.startswith('zzz: must be a known key; got "zzz": use one of')
        assert told in second

    @pytest.mark.parametrize(
        ("line", "told"),
        [("Lön = 1", 'put quotes around names with å, ä, ö: "Lön" = ...'), ("pay == 1", "correct that line")],
    )
    def test_what_to_do_with_a_line_that_is_no_toml(self, faults, line, told):
        """Quotes, where it has letters that need them."""
        (fault,) = faults(f"[inputs]\n{line}\n")
        assert fault.endswith(f": {told}")

    def test_why_a_file_cannot_be_read_is_told_in_words(self, tmp_path):
        """Without numbers of the system; and where it has no words for it, in Python's."""
        for bad in (tmp_path / "nowhere.toml", tmp_path / "no\0where.toml"):
            with pytest.raises(FileError) as caught:
                load_audit(bad)
            (fault,) = caught.value.faults
            assert re.fullmatch("[A-Za-z ]+", fault.hint)

    def test_of_a_table_that_is_named_its_rows_are_told(self, faults):
        """And no others, whatever else there is."""
        tables = "".join(f'[tables.{name}]\nrows = {{ a = "1", b = "2" }}\n' for name in ("Ett", "Mitt", "Sist"))
        (told,) = faults(tables + '[implied]\nx = "Mitt.qqqqqq"\n')
        assert told.endswith("write Table.Row.Column; there is Mitt.a, Mitt.b")

    def test_a_fault_is_a_value(self, tmp_path):
        """Where, what was got, what must be, and what to do, for a program that shows them in its own way."""
        file = tmp_path / "r.toml"
        file.write_text(HEAD + '[implied]\na = "1 + "\n', encoding="utf-8")
        with pytest.raises(FileError) as caught:
            load_audit(file)
        assert caught.value.faults == (
            Fault(
                "implied.a",
                '"1 + "',
                "arithmetic must be + - * / over figures, but it ends where a figure should stand",
                "add the figure",
            ),
        )

    @pytest.mark.parametrize(
        "content",
        [
            b"a = ",
            b"\xff\xfe",
            b"a = " + b"[" * 5000,
            b"#" * 300_000,
            b"a = " + b"9" * 5000,
            b"a" + b".a" * 10_000 + b" = 1",
            b"\xc3\xa5 = 1",
            b"a = 1e99999999999999999999",
        ],
    )
    def test_what_is_no_toml_is_a_file_error(self, tmp_path, content):
        """So is a file that is too large, too deep or not there."""
        file = tmp_path / "bad.toml"
        file.write_bytes(content)
        for bad in (file, tmp_path / "nowhere.toml"):
            with pytest.raises(FileError) as caught:
                load_audit(bad)
            assert len(caught.value.faults) == 1

    @pytest.mark.parametrize(
        ("text", "fault"),
        [
            (STATEMENT + 'follows = "nowhere"\n', "statements[0].follows: must lead to one figure"),
            (STATEMENT + 'follows = "a + b"\n', "statements[0].follows: must lead to one figure"),
            (STATEMENT + 'follows = "s + 1"\n', "statements[0].follows: must not follow from itself"),
            (STATEMENT + 'copy = "1 +"\n', "statements[0].copy: arithmetic must be"),
            (STATEMENT + 'share = { part = "x", whole = 3 }\n', "statements[0].share.part: must lead to one figure"),
            (STATEMENT + "share = { part = true, whole = 3 }\n", "statements[0].share.part: arithmetic must be"),
            (
                STATEMENT + 'share = { part = 1, whole = 3, part_of_whole = "no" }\n',
                "statements[0].share.part_of_whole: must",
            ),
            (
                STATEMENT + 'change = { before = "x", after = 3 }\n',
                "statements[0].change.before: must lead to one figure",
            ),
            (
                STATEMENT + 'ratio = { benefits = 1, costs = "x" }\n',
                "statements[0].ratio.costs: must lead to one figure",
            ),
            (
                STATEMENT + 'rate_of_return = { flows = "T" }\n',
                "statements[0].rate_of_return.flows: a path must lead to a row",
            ),
            (
                STATEMENT + 'payback = { gains = "T", costs = 1 }\n',
                "statements[0].payback.gains: a path must lead to a row",
            ),
            (
                ROW + STATEMENT + 'payback = { gains = "T.A", costs = -1 }\n',
                "statements[0].payback.costs: must be at least 0",
            ),
            (
                ROW + STATEMENT + 'payback = { gains = "T.A", costs = 1, rate = -1 }\n',
                "statements[0].payback.rate: must be above -100 %",
            ),
            (
                ROW + STATEMENT + 'payback = { gains = "T.A", costs = 1, payback = "at year ends, discounted" }\n',
                "statements[0].payback.rate: must be there",
            ),
            (
                '[tables.T]\nrows.A = ["minst 300"]\n' + STATEMENT + 'rate_of_return = { flows = "T.A" }\n',
                "statements[0].rate_of_return.flows: must have two ends",
            ),
            ('[implied]\na = "1 / "\n', "implied.a: arithmetic must be"),
            ('[implied]\na = "1 in stenar"\n', "implied.a: what follows the digits must be a unit"),
            (ROW + 'follows = { A = "B" }\n', "tables.T.follows.A: must lead to one figure"),
            (
                ROW + 'columns_follow = { x = "q" }\ncolumns = ["x"]\n',
                "tables.T.columns_follow.x: must lead to one figure",
            ),
            (ROW + 'cumulative = { rate = "en häst" }\n', "tables.T.cumulative.rate: what follows the digits must"),
            (ROW + "cumulative = { amounts = 3 }\n", "tables.T.cumulative.amounts: must be"),
            (
                ROW + 'cumulative = { amounts = { A = "q" } }\n',
                "tables.T.cumulative.amounts.A: must lead to one figure",
            ),
            (ROW + 'cumulative = { amounts = { A = "1 / 0" } }\n', "tables.T.cumulative.amounts.A: must have a value"),
            ('[tables.T]\nrows.A = ["minst 3"]\ncumulative = {}\n', "tables.T.cumulative: must have two ends"),
            ('[tables.T]\nrows.A = [""]\ncumulative = {}\n', "tables.T.cumulative: must have rows with all"),
            (ROW + "retention = { intake = [0] }\n", "tables.T.retention: intake must begin above 0"),
            (
                ROW + 'retention = { intake = ["10 personer"], stated = ["x"] }\n',
                "tables.T.retention: a figure must hold a number",
            ),
            (ROW + 'retention = { intake = ["minst 3"] }\n', "tables.T.retention: must have two ends"),
            (ROW + "retention = { intake = [1], amounts = { A = 0 } }\n", "tables.T.retention: the amount of 'A'"),
            (
                '[tables.T]\nrows.A = [""]\nretention = { intake = [1] }\n',
                "tables.T.retention: a row that is computed with",
            ),
            (ROW + 'residual = { total = "q", shares = "T" }\n', "tables.T.residual.total: must lead to one figure"),
            (ROW + 'residual = { total = 0, shares = "T" }\n', "tables.T.residual: total and the sum of the shares"),
            (
                ROW + '[[compare]]\nother = "o"\nsame = { here = "q", there = "r" }\n',
                "compare[0].same.here: must lead to one",
            ),
            (
                ROW + '[[compare]]\nother = "o"\nsame = { here = "T.A", there = "r +" }\n',
                "compare[0].same.there: arithmetic",
            ),
            (
                ROW + '[[compare]]\nother = "o"\nsame = { here = "T.A * 2", there = "a + b" }\n',
                "compare[0].same: must have a single",
            ),
        ],
    )
    def test_what_has_no_answer_is_a_fault_of_the_file(self, faults, text, fault):
        """Names that are not there, bad arithmetic, circles, figures that cannot be what is asked: when loaded."""
        assert any(told.startswith(fault) for told in faults(text)), faults(text)

    @pytest.mark.parametrize(
        ("text", "fault"),
        [
            (ROW + STATEMENT + 'copy = "T.A + 1"\n', "statements[0].copy: arithmetic must be"),
            ('[inputs]\na = "1"\ns = "1"\n' + STATEMENT + 'follows = "a"\n', "s: must name one figure"),
            ('[[compare]]\nother = "x"\nsame = { there = "a" }\n', "compare[0].same.here: must be a text"),
            (
                ROW + STATEMENT + 'payback = { gains = "T.A", costs = 1, rate = -1.5 }\n',
                "statements[0].payback.rate: must be above -100 %",
            ),
            (
                '[inputs]\nk = "-5 kr"\n' + ROW + STATEMENT + 'payback = { gains = "T.A", costs = "k" }\n',
                "statements[0].payback.costs: must be at least 0",
            ),
            (
                ROW + STATEMENT + 'payback = { gains = "T.A", costs = "k" }\n',
                "statements[0].payback.costs: must lead to one figure",
            ),
            (
                (
                    '[tables.T]\ncolumns = ["x", "y"]\nrows = { A = ["1", "2"], B = ["1", ""] }\n'
                    "cumulative = { amounts = { B = 1 } }\n"
                ),
                "tables.T.cumulative: must have rows with all their cells",
            ),
            (
                '[inputs]\nk = "minst 5 kr"\n' + ROW + 'cumulative = { amounts = { A = "k" } }\n',
                "tables.T.cumulative.amounts.A: must have two ends",
            ),
            (
                '[inputs]\nk = "högst 5 kr"\n' + ROW + 'cumulative = { amounts = { A = "k" } }\n',
                "tables.T.cumulative.amounts.A: must have two ends",
            ),
            (
                '[inputs]\nk = "5"\nnone = "0"\n' + ROW + 'cumulative = { amounts = { A = "k / none" } }\n',
                "tables.T.cumulative.amounts.A: must have a value",
            ),
            (TWO % ("x", "z"), "tables.T.follows.A: must lead to one figure"),  # there is no U.B.y
            (TWO % ("v", "w"), "tables.T.follows.A: must lead to one figure"),
            (
                TWO.partition("follows")[0] + 'retention = { intake = [1, "minst 3"] }\n',
                "tables.T.retention: must have two ends",
            ),
            (
                ROW + 'residual = { total = 1, shares = "U" }\n[tables.U]\nrows.B = "1"\n',
                "tables.T.residual.shares: must name a row for each amount",
            ),
            (ROW + "residual = { total = 1, shares = [1] }\n", "tables.T.residual.shares: must name a table"),
        ],
    )
    def test_one_mistake_is_told_once(self, faults, text, fault):
        """What rests on it, or holds for several cells, says nothing more."""
        (told,) = faults(text)
        assert told.startswith(fault)

    @pytest.mark.parametrize(
        "text",
        [
            ROW + STATEMENT + 'payback = { gains = "T.A", costs = 0 }\n',
            ROW + STATEMENT + 'payback = { gains = "T.A", costs = 1, rate = 0 }\n',
            ROW + STATEMENT + "ratio = { benefits = 10, costs = -2 }\n",
            ROW + "cumulative = { amounts = { A = 1 } }\n",
            '[tables.T]\ncolumns = ["1", "2"]\nrows.A = "2 -5"\ncumulative = {}\n',
            ROW + STATEMENT.replace('"5"', '"1 år"') + 'payback = { gains = "T.A", costs = 1 }\n',
            '[inputs]\np = "1"\n' + ROW + '[[statements]]\ntext = "p"\npayback = { gains = "T.A", costs = 1 }\n',
        ],
        ids=[
            *("no cost", "no rate", "a negative cost of a ratio", "an amount for every row", "a row without a rate"),
            *("a payback time that is checked", "a name without a figure"),
        ],
    )
    def test_what_can_be_asked_is_no_fault(self, run, text):
        """At the edge of what is refused."""
        assert run(text)

    def test_a_unit_that_is_none_is_told_beside_a_name_that_is_none(self, faults):
        """Of what is implied both are looked at."""
        first, second = faults('[implied]\na = "b * 2 in stenar"\n')
        assert first.startswith("implied.a: must lead to one figure")
        assert second.startswith("implied.a: what follows the digits must be a unit")

    def test_faults_in_expressions_stand_with_all_the_others(self, faults):
        """Both unknown names of one expression, an unknown key, an unreadable figure; nothing of what rests on it."""
        told = faults(
            'colour = 1\n[inputs]\na = "1.2.3"\n[implied]\nx = "b + c"\ny = "a * 2"\n[[statements]]\ntext = "s"\n'
            'figure = "5"\nfollows = "(a"\n'
        )
        assert [fault.partition(":")[0] for fault in told] == [
            "colour", "inputs.a", "statements[0].follows", "implied.x", "implied.x",
        ]  # fmt: skip

    def test_a_figure_that_grows_without_end_is_refused(self, faults):
        """Each the sum of two of the one before: after fifty steps more figures than there are grains of sand."""
        statements = "".join(
            f'[[statements]]\ntext = "s{n}"\nfigure = "1"\nfollows = "{f"s{n - 1} + s{n - 1}" if n else "1"}"\n'
            for n in range(50)
        )
        began = time.process_time()
        assert any("must follow from at most" in fault for fault in faults(statements))
        assert time.process_time() - began < 30

    def test_the_unit_of_an_input_is_a_number(self, faults):
        """What its last place is worth: a word is told as the unit, and not as the figure, that is wrong."""
        (told,) = faults('[inputs]\na = { printed = "780 tkr", unit = "tkr" }\n')
        assert told == 'inputs.a.unit: must be a number; got "tkr": write what the last place is worth, such as 1000'

    def test_a_unit_that_is_none_is_told_once(self, faults):
        """And not for every cell of every cut."""
        (told,) = faults('[tables.T]\ncolumns = ["1", "2"]\nunit = "stenar"\nrows = { A = ["1", "2"], B = "1 2" }\n')
        assert told.startswith("tables.T.unit: what follows the digits must be a unit")

    @pytest.mark.parametrize(("text", "kr"), [("5", 5000), ("1,5", 1500), ("12", 12000), ("5 kr", 5)])
    def test_the_unit_of_a_table_is_that_of_its_cells(self, tmp_path, text, kr):
        """But of those that have their own."""
        file = tmp_path / "r.toml"
        file.write_text(f'{HEAD}[tables.T]\nunit = "tkr"\nrows.A = ["{text}"]\n', encoding="utf-8")
        assert load_audit(file).tables["T"].rows["A"][0].value == kr

    def test_a_row_may_have_three_hundred_cells(self, tmp_path):
        """And as many columns."""
        cells = ", ".join(f'"{n}"' for n in range(300))
        file = tmp_path / "r.toml"
        file.write_text(f"{HEAD}[tables.T]\ncolumns = [{cells}]\nrows.A = [{cells}]\n", encoding="utf-8")
        assert [cell.value for cell in load_audit(file).tables["T"].rows["A"]] == list(range(300))

    CUT = '[tables.T]\ncolumns = ["1", "2", "3"]\nrows.A = "%s"\n'

    def test_a_row_that_is_cumulative_is_cut_so_that_it_is(self, tmp_path, faults, monkeypatch):
        """Of the ten ways to cut six groups into three cells one grows as it must; so many are tried and no more."""
        file = tmp_path / "r.toml"
        file.write_text(HEAD + self.CUT % "280 500 550 212 809 550" + "cumulative = {}\n", encoding="utf-8")
        for most in (300, 10):
            monkeypatch.setattr("socioecon.audit.files._MOST_CUTS", most)
            assert [x.value for x in load_audit(file).tables["T"].rows["A"]] == [280500, 550212, 809550]
        monkeypatch.setattr("socioecon.audit.files._MOST_CUTS", 9)
        (told,) = faults(self.CUT % "280 500 550 212 809 550" + "cumulative = {}\n")
        assert 'have one reading; got "280 500 550 212 | 809 | 550 or 280 500 550 |' in told

    def test_one_that_no_cut_makes_cumulative_is_a_fault(self, faults):
        """As is one of which some cell is a mere bound. One that can be cut in one way only is not looked at."""
        for row in ("900 800 700 600 500 400", "minst 280 500 550 212 809 550"):
            (told,) = faults(self.CUT % row + "cumulative = {}\n")
            assert told.startswith("tables.T.rows.A: must have one reading")

    def test_what_reads_in_two_ways_asks_once_for_a_locale(self, tmp_path):
        """Not once a reading; and with a Swedish unit in the head of the table it reads in one."""
        file = tmp_path / "r.toml"
        text = 'document = "R"\n[tables.T]\ncolumns = ["1", "2"]\n%srows.A = "1,234 5"\n'
        file.write_text(text % "", encoding="utf-8")
        with pytest.raises(FileError, match="must have one reading") as caught:
            load_audit(file)
        assert len(caught.value.faults) == 1
        file.write_text(text % 'unit = "tkr"\n', encoding="utf-8")
        assert [x.value for x in load_audit(file).tables["T"].rows["A"]] == [1234, 5000]

    def test_a_row_that_can_be_cut_in_a_thousand_ways_is_refused_at_once(self, faults):
        """It is not searched for the one that could be cumulative."""
        columns = ", ".join(f'"{n}"' for n in range(7))
        row = " ".join(str(100 + n) for n in range(14))
        began = time.process_time()
        told = faults(f'[tables.T]\ncolumns = [{columns}]\ncumulative = {{}}\nrows.A = "{row}"\n')
        assert any(fault.startswith("tables.T.rows.A: must have one reading") for fault in told)
        assert time.process_time() - began < 30

    def test_a_formula_without_end_takes_no_time_without_end(self, run):
        """Ninety figures squared and multiplied: an enclosure is enough, and said to be one."""
        inputs = "[inputs]\n" + "".join(f'a{n} = "3"\n' for n in range(90))
        product = "*".join(f"a{n}*a{n}" for n in range(90))
        began = time.process_time()
        (finding,) = run(inputs + STATEMENT + f'follows = "{product}"\n')
        assert "not excluded" in finding.convention
        assert time.process_time() - began < 30

    def test_an_implied_figure_may_have_in_in_its_name(self, run):
        """The unit is what stands after the last "in", if that is no part of a name."""
        findings = run(
            "[inputs]\n'rise in pay' = '3 kr'\n[implied]\na = \"'rise in pay' * 2\"\nb = \"'rise in pay' * 2 in kr\"\n"
        )
        assert [f.point for f in findings] == [6, 6]

    @settings(max_examples=50, deadline=None)
    @given(data=st.data())
    def test_any_value_anywhere_is_read_or_refused(self, tmp_path_factory, data):
        """Whatever stands in place of one value, a file is audited or refused with faults: no other error."""
        source = tomllib.loads(data.draw(st.sampled_from(EXAMPLES)).read_text(encoding="utf-8"), parse_float=Decimal)
        odd = st.sampled_from([None, -1, "", "x", "1", [], {}, ["1"], {"a": 1}, True, "a * b", "'", [[]]])
        _replace(source, data, odd)
        file = tmp_path_factory.mktemp("odd") / "odd.audit.toml"
        file.write_text(_toml(source), encoding="utf-8")
        audit = None
        with suppress(FileError):
            audit = load_audit(file)
        if audit is not None:
            assert isinstance(run_audit(audit._replace(compare=())), tuple)  # a file that loads has no fault of its own
            with suppress(FileError):  # what it compares with may lack what it asks for
                run_audit(audit, *map(load_audit, EXAMPLES))


class TestReference:
    @pytest.mark.parametrize(
        "key", sorted({*_TOP, *_TABLE, *KINDS, *(key for needed, also in _PARTS.values() for key in (*needed, *also))})
    )
    def test_has_every_key_of_a_file(self, key):
        """What a file may say stands on the page that lists its keys."""
        assert re.search(rf"(?<![\w.]){key}(?:\.\S+)? = |`{key}[` ]|\[{key}[\].]", REFERENCE)


class TestBounds:
    """How much a file may hold: so much, and nothing more."""

    @pytest.mark.parametrize(
        ("most", "more"),
        [
            ("1000000000000000000", "1000000000000000001"),
            ("-1000000000000000000", "-1000000000000000001"),
            ("1e18", "1.1e18"),
            ("-1e18", "-1.1e18"),
            ("1e-40", "1e-41"),
            ("1." + "1" * 39, "1." + "1" * 40),  # of 40 digits
            ("0.0", "nan"),
        ],
    )
    def test_a_number(self, run, faults, most, more):
        """Up to 1e18 either way, of 40 digits."""
        assert run(f"[inputs]\na = {most}\n") == ()
        (told,) = faults(f"[inputs]\na = {more}\n")
        assert told.startswith("inputs.a: must be a number up to 1e18 of at most 40 digits")

    def test_a_number_that_is_too_large_is_one_fault(self, faults):
        """What it would be used for, the last place of a figure, makes no second one."""
        (told,) = faults('[inputs]\na = { printed = "17 001 kr", unit = 1e400 }\n')
        assert told.startswith("inputs.a.unit: must be a number up to 1e18")

    def test_a_file(self, tmp_path):
        """Of 250 000 bytes, with its line ends as they are."""
        file = tmp_path / "r.toml"
        text = 'document = "R"\r\n'
        file.write_bytes(text.encode().ljust(250_000, b"#"))
        assert load_audit(file).document == "R"
        file.write_bytes(text.encode().ljust(250_001, b"#"))
        with pytest.raises(FileError, match="must be some kilobytes; got more than 250000 bytes"):
            load_audit(file)

    @pytest.mark.parametrize(("dots", "told"), [(100, "must be a known key"), (101, "must not be nested so deep")])
    def test_tables_in_tables(self, tmp_path, dots, told):
        """A hundred; dots in a text are not counted."""
        file = tmp_path / "r.toml"
        file.write_text('document = "' + "." * 200 + '"\n' + "a" + ".a" * dots + " = 1.5\n", encoding="utf-8")
        with pytest.raises(FileError) as caught:
            load_audit(file)
        assert [fault.allowed for fault in caught.value.faults] == [told]

    def test_faults(self, faults):
        """The first three hundred are told."""
        assert len(faults("".join(f"x{n} = 1\n" for n in range(300)))) == 300
        assert len(faults("".join(f"x{n} = 1\n" for n in range(301)))) == 300

    def test_names_among_which_one_is_looked_for(self):
        """Five hundred; of twenty all are listed."""
        names = [f"name {n:03}" for n in range(501)]
        assert nearest("Name 250", names[:500]) == 'did you mean "name 250"?'
        assert nearest("Name 250", names) == ""
        assert nearest(3, names[:5]) == nearest("zzz", names[:5]) == ""
        told = Faults()
        for many in (3, 20, 21):
            told.among(["zzz"], names[:many], "here", "a name")
        few, first, second = (fault.hint for fault in told.found)
        assert few == f"use one of {', '.join(names[:3])}"
        assert first == f"use one of {', '.join(names[:20])}"
        assert second == f"{first}, ..."

    def test_a_row_is_a_figure_where_it_has_one_cell(self, run, faults):
        """Table.Row leads to the one cell of a row; of two it leads to none, nor does a column that is not there."""
        one = '[tables.T]\ncolumns = ["x"]\nrows.A = ["5"]\n[implied]\na = "%s * 2"\n'
        assert [f.point for f in run(one % "T.A")] == [f.point for f in run(one % "T.A.x")] == [10]
        assert faults(one % "T.A.y")[0].startswith("implied.a: must lead to one figure")
        two = '[tables.T]\ncolumns = ["x", "y"]\nrows.A = ["5", "6"]\n'
        assert faults(two + '[implied]\na = "T.A * 2"\n')[0].startswith("implied.a: must lead to one figure")
        for row in ("U.A", "T.A.x", "T.B", "T"):
            told = faults(f'{two}[[statements]]\ntext = "s"\npayback = {{ gains = "{row}", costs = 1 }}\n')
            assert told[0].startswith("statements[0].payback.gains: a path must lead to a row")

    def test_a_row_of_three_hundred_cells_is_full(self):
        """As one of one is."""
        for many in (1, 300):
            cells = (UNREAD,) * many
            table = Table("T", "T", tuple(map(str, range(many))), {"full": cells, "not": (*cells[1:], None)}, {})
            assert row_cells(table, "full") == list(cells)
            with pytest.raises(ShapeError, match="a row that is computed with must have all its cells"):
                row_cells(table, "not")

    def test_names_of_figures(self, faults):
        """Eight are listed of those that a path may lead to."""
        inputs = "[inputs]\n" + "".join(f"a{n} = 1\n" for n in range(9))
        (told,) = faults(inputs + '[implied]\nx = "zzz"\n')
        assert told.endswith("write Table.Row.Column; there is a0, a1, a2, a3, a4, a5, a6, a7")
        (told,) = faults('[implied]\nx = "zzz"\n')
        assert told.endswith("write Table.Row.Column; there are no figures")

    @pytest.mark.parametrize(
        ("got", "told"),
        [
            (None, "nothing"),
            ([], "an empty one"),
            ([1, 2], "a list of 2"),
            ({"a": 1}, "a table of 1"),
            (True, "true"),
            (7, "7"),
            ("x" * 58, '"' + "x" * 58 + '"'),
            ("x" * 59, '"' + "x" * 56 + "..."),
            (10**20, "1" + "0" * 20),
            (10**1000, "1" + "0" * 59),
            (10**1000 + 1, "a number of thousands of digits"),
        ],
    )
    def test_what_was_got_is_shown_in_sixty_characters(self, got, told):
        """Texts in quotes, lists and tables by their length."""
        assert shown(got) == told

    def test_figures_that_one_follows_from(self, faults, run):
        """Four hundred, all steps together."""
        twenty = " + ".join(["a"] * 20)
        sums = '[inputs]\na = 1\n[[statements]]\ntext = "s"\nfigure = "20"\nfollows = "'
        sums += f'{twenty}"\n'
        step = '[[statements]]\ntext = "t"\nfigure = "400"\nfollows = "%s"\n'
        assert run(sums + step % " + ".join(["s"] * 20))[1].verdict == "exact"
        (told,) = faults(sums + step % " + ".join(["a", *["s"] * 20]))
        assert told.startswith("t: must follow from at most 400 figures, nested at most 120 deep, all steps together")
        assert "got 401 figures, 4 deep" in told.replace('"', "")

    def test_steps_on_the_way(self, faults, run):
        """Nested a hundred and twenty deep: sixty sums, each of the one before."""
        step = '[[statements]]\ntext = "s%s"\nfigure = "%s"\nfollows = "%s"\n'
        steps = [step % (n, n + 2, f"s{n - 1} + 1" if n else "a + 1") for n in range(60)]
        assert run("[inputs]\na = 1\n" + "".join(steps))[59].verdict == "exact"
        (told,) = faults("[inputs]\na = 1\n" + "".join(steps[:59]) + step % (59, 61, "(s58 + 1) / 1"))
        assert "121 deep" in told


def _replace(node, data, odd):
    """Put an odd value in place of one value, chosen at random, or leave it out."""
    while True:
        keys = list(node) if isinstance(node, dict) else list(range(len(node)))
        if not keys:
            return
        key = data.draw(st.sampled_from(keys))
        if isinstance(node[key], dict | list) and node[key] and data.draw(st.integers(0, 3)):
            node = node[key]
            continue
        new = data.draw(odd)
        if new is None:
            del node[key]
        else:
            node[key] = new
        return


def _toml(x):
    """A nested value as TOML: top level tables as inline ones."""
    return "\n".join(f"{_key(key)} = {_inline(value)}" for key, value in x.items())


def _key(key):
    return '"' + key.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _inline(x):
    if isinstance(x, dict):
        return "{ " + ", ".join(f"{_key(key)} = {_inline(value)}" for key, value in x.items()) + " }"
    if isinstance(x, list):
        return "[" + ", ".join(map(_inline, x)) + "]"
    if isinstance(x, bool):
        return str(x).lower()
    return _key(x) if isinstance(x, str) else str(x)
