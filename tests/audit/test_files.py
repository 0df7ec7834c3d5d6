"""Audit files: what they may say, that every fault is told at once, and that nothing in them is run."""

import time
import tomllib
from contextlib import suppress
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socioecon._text import number
from socioecon.audit import TIMINGS, Fault, Interval, load_audit, run_audit, sentence
from socioecon.audit._expressions import parse, path
from socioecon.audit._faults import Faults, nearest, shown
from socioecon.audit._formula import TIMES, value
from socioecon.audit._paths import implied_of, written_path
from socioecon.core.errors import FileError, ShapeError
from socioecon.core.rounding import round_half_up

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.audit.toml"))
STATEMENT = '[[statements]]\ntext = "s"\nfigure = "5"\n'
ROW = '[tables.T]\nrows.A = "1"\n'
HEAD = 'document = "R"\nlocale = "sv"\n'


@pytest.fixture
def run(tmp_path):
    """Run an audit written as text."""

    def answer(text, *others):
        file = tmp_path / "r.audit.toml"
        file.write_text(HEAD + text, encoding="utf-8")
        return run_audit(load_audit(file), *others)

    return answer


@pytest.fixture
def faults(tmp_path):
    """The faults that are told when an audit written as text is loaded, not when it is run."""

    def answer(text):
        file = tmp_path / "r.audit.toml"
        file.write_text(HEAD + text, encoding="utf-8")
        with pytest.raises(FileError, match=r"an audit file must .*; got r\.audit\.toml") as caught:
            load_audit(file)
        return tuple(map(str, caught.value.faults))

    return answer


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
                '[tables.T]\ncolumns = ["Kostnad", "Summa"]\nrows.A = ["1", "2"]\n'
                'columns_follow = { Summa = "Kostnd * 2" }\n',
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
            (
                "".join(f'[tables.{name}]\nrows = {{ a = "1", b = "2" }}\n' for name in "STU")
                + '[implied]\nx = "T.qqqqqq"\n',
                "write Table.Row.Column; there is T.a, T.b",
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
            (ROW + 'cumulative = { amounts = { A = "1 / 0" } }\n', "tables.T.cumulative.amounts.A: must have two ends"),
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
                '[tables.T]\ncolumns = ["x", "y"]\nrows = { A = ["1", "2"], B = ["1", ""] }\n'
                "cumulative = { amounts = { B = 1 } }\n",
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
                "tables.T.cumulative.amounts.A: must have two ends",
            ),
            (
                '[tables.T]\ncolumns = ["x", "y"]\nrows.A = ["1", "2"]\nfollows = { A = "U.B" }\n'
                '[tables.U]\ncolumns = ["x", "z"]\nrows.B = ["1", "2"]\n',
                "tables.T.follows.A: must lead to one figure",  # there is no U.B.y
            ),
            (
                '[tables.T]\ncolumns = ["x", "y"]\nrows.A = ["1", "2"]\nfollows = { A = "U.B" }\n'
                '[tables.U]\ncolumns = ["v", "w"]\nrows.B = ["1", "2"]\n',
                "tables.T.follows.A: must lead to one figure",
            ),
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
            '[inputs]\np = "1"\n' + ROW + '[[statements]]\ntext = "p"\npayback = { gains = "T.A", costs = 1 }\n',
        ],
        ids=["no cost", "no rate", "a negative cost of a ratio", "an amount for every row", "a name without a figure"],
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
        file.write_text('document = "' + "." * 200 + '"\n' + "a" + ".a" * dots + " = 1\n", encoding="utf-8")
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


class TestRun:
    def test_totals_signs_and_varav(self, run):
        """A "varav" row is not summed, a row of `minus` is taken off."""
        findings = run(
            '[tables.T]\ntotal = "Summa"\nnot_summed = ["varav"]\nminus = ["ut"]\n'
            'rows = { in = "10", ut = "3", varav = "2", Summa = "7" }\n'
        )
        assert [(f.place, f.verdict) for f in findings] == [("T, Summa", "exact")]

    def test_a_printed_step_on_the_way_is_chained(self, run):
        """1 000 / 3 is printed 333,3; three hundred times it is 99 990, and not the 100 000 that the inputs give."""
        text = (
            '[inputs]\na = { printed = "1 000", exact = true }\n'
            '[[statements]]\ntext = "del"\nfigure = "333,3"\nfollows = "a / 3"\n'
            '[[statements]]\ntext = "allt"\nfigure = "99 990"\nfollows = "del * 300"\n'
        )
        assert [f.verdict for f in run(text)] == ["rounds", "chained"]

    @pytest.mark.parametrize(
        ("text", "verdicts"),
        [
            (
                (
                    '[inputs]\nanst = "21 personer"\nalla = "47 personer"\n'
                    'belopp = { printed = "1 000 000 kr", exact = true }\n'
                    '[[statements]]\ntext = "Andel"\nfigure = "44,7 %"\nshare = { part = "anst", whole = "alla" }\n'
                    '[[statements]]\ntext = "Belopp"\nfigure = "447 000 kr"\nfollows = "belopp * Andel"\n'
                ),
                ["rounds", "chained"],
            ),
            (
                (
                    '[inputs]\nx = { printed = "3,24", exact = true }\n'
                    '[[statements]]\ntext = "mellan"\nfigure = "3,2"\ncopy = "x"\n'
                    '[[statements]]\ntext = "slut"\nfigure = "320"\nfollows = "mellan * 100"\n'
                    '[[statements]]\ntext = "dubbelt"\nfigure = "648"\nfollows = "slut * 2"\n'
                ),
                ["rounds", "chained", "exact", "within inputs"],
            ),
            (
                (
                    '[inputs]\na = "100 st"\nb = "190 st"\n'
                    '[[statements]]\ntext = "s"\nfigure = "drygt 300 kr"\nfollows = "a + b"\n'
                    '[[statements]]\ntext = "t"\nfigure = "290"\nfollows = "a + b"\n'
                    '[[statements]]\ntext = "u"\nfigure = "100"\nfollows = "a"\n'
                ),
                ["only if", "exact", "exact", "within inputs"],
            ),
            (
                (
                    '[inputs]\nx = { printed = "3,4", exact = true }\n[tables.T]\ntotal = "S"\n'
                    'follows = { a = "x", b = "x" }\nrows = { a = "3", b = "3", S = "6" }\n'
                ),
                ["rounds", "rounds", "exact", "within inputs"],
            ),
        ],
        ids=["a share on the way", "a copy on the way", "a word on the wrong side", "rounded rows added"],
    )
    def test_what_rounding_explains_is_not_accused_together(self, run, text, verdicts):
        """A figure reckoned on from a printed one is not what the unrounded one gives, and that is no contradiction."""
        assert [f.verdict for f in run(text)] == verdicts

    def test_rounding_to_both_sides_is_a_contradiction(self, run):
        """10 + 10 can be 21, and the same two tens can be 19, but not both: no printed figure gives either."""
        text = '[inputs]\na = "10"\nb = "10"\n' + "".join(
            f'[[statements]]\ntext = "s{n}"\nfigure = "{n}"\nfollows = "a + b"\n' for n in (21, 19)
        )
        verdicts = [f.verdict for f in run(text)]
        assert verdicts == ["within inputs", "within inputs", "does not follow"]

    def test_relations_that_cannot_all_hold_name_who_could_be_wrong(self, run):
        """A sum that fails: each figure that, changed, would mend it, and the digits that would."""
        findings = run(
            '[tables.T]\ntotal = "S"\nrows = { a = "1 502", b = "323", S = "1 285" }\n'
            '[[statements]]\ntext = "t"\nfigure = "1 285"\ncopy = "T.S"\n'
        )
        together = next(f for f in findings if f.convention == "not together")
        assert together.verdict == "does not follow"
        assert {way.convention for way in together.also} >= {"set free"}

    def test_two_files_are_compared(self, tmp_path, run):
        """A file that is not handed over is read from beside the one that names it."""
        (tmp_path / "other.toml").write_text('document = "O"\nlocale = "sv"\n[inputs]\nx = "2 tkr"\n', encoding="utf-8")
        text = '[inputs]\nx = "1 400 kr"\n[[compare]]\nother = "other.toml"\nsame = { here = "x", there = "x" }\n'
        (finding,) = run(text)
        assert (finding.place, finding.verdict) == ("x = O: x", "differs")

    def test_what_is_not_derivable_is_not_compared(self, tmp_path, run):
        """It claims nothing: what stands in the other document is told as implied, on either side."""
        other = 'document = "O"\nlocale = "sv"\n[inputs]\nx = "2 tkr"\n[not_derivable]\ny = "3 tkr"\n'
        (tmp_path / "other.toml").write_text(other, encoding="utf-8")
        ask = '[[compare]]\nother = "other.toml"\nsame = { here = "%s", there = "%s" }\n'
        for here, there, point in (("x", "x * 2", 4000), ("x", "x", 2000), ("z", "y", 3000), ("z", "y * 2", 6000)):
            findings = run(ask % (here, there) + '[inputs]\nz = "1 400 kr"\n[not_derivable]\nx = "1 400 kr"\n')
            compared = next(f for f in findings if " = O: " in f.place)
            assert (compared.verdict, compared.convention, compared.point) == ("input", "implied", point)

    def test_two_documents_are_checked_together(self, tmp_path, run):
        """10 + 10 can be 21, and it can be 19; where the tens are the same figures in both, not at once."""
        table = '[tables.T]\ncolumns = ["x", "y"]\ntotal = "S"\n'
        table += 'rows = { a = ["10", "1"], b = ["10", "2"], S = ["%s", "3"] }\n'
        (tmp_path / "other.toml").write_text('document = "O"\n' + table % 19, encoding="utf-8")
        same = '[[compare]]\nother = "other.toml"\nsame = [%s]\n'
        pair = '{ here = "T.%s.x", there = "T.%s.x" }'
        alone = run(table % 21 + same % (pair % ("a", "a")))
        assert [(f.place, f.convention) for f in alone[-2:]] == [("R", "together"), ("R + O", "together")]
        both = run(table % 21 + same % f"{pair % ('a', 'a')}, {pair % ('b', 'b')}")
        assert (both[-1].place, both[-1].verdict) == ("R + O", "does not follow")
        free = {name for way in both[-1].also if way.convention == "set free" for name in way.needs}
        assert free == {"T, S, x", "O: T, S, x"}

    def test_what_differs_is_left_out_and_the_rest_set_together(self, tmp_path, run):
        """Of what is compared exactly the figures that differ are left out, and named; the rest is held at once."""
        table = '[tables.T]\ncolumns = ["x", "y"]\ntotal = "S"\n'
        table += 'rows = { a = ["10", "1"], b = ["10", "%s"], S = ["%s", "%s"] }\n'
        (tmp_path / "other.toml").write_text('document = "O"\n' + table % (2, 19, 3), encoding="utf-8")
        pair = '{ here = "T.%s", there = "T.%s" }'
        same = '[[compare]]\nother = "other.toml"\nsame = [%s]\n'
        cells = ", ".join(pair % (name, name) for name in ("a.x", "b.x", "b.y", "S.y"))
        found = run(table % (5, 21, 6) + same % cells)[-1]
        assert (found.place, found.verdict) == ("R + O", "does not follow")
        left_out = [way.needs for way in found.also if way.convention == "left out"]
        assert left_out == ["T.b.y = O: T.b.y", "T.S.y = O: T.S.y"]

    def test_of_two_tables_only_the_cells_that_differ_are_left_out(self, tmp_path, run):
        """The sums hold here and there, and with what is the same; the two cells that differ are named."""
        table = '[tables.T]\ncolumns = ["x", "y"]\ntotal = "S"\n'
        table += 'rows = { a = ["10", "1"], b = ["10", "%s"], S = ["20", "%s"] }\n'
        (tmp_path / "other.toml").write_text('document = "O"\n' + table % (2, 3), encoding="utf-8")
        ask = '[[compare]]\nother = "other.toml"\nsame = { here = "T", there = "T" }\n'
        found = run(table % (5, 6) + ask)[-1]
        assert (found.verdict, found.convention) == ("within inputs", "together")
        assert [way.needs for way in found.also] == ["T = O: T, b, y", "T = O: T, S, y"]
        assert "T = O: T, S, y" in sentence(found, language="sv")

    def test_where_nothing_agrees_nothing_ties_two_documents(self, tmp_path, run):
        """Two figures that differ are told, and there is nothing to set together."""
        table = '[tables.T]\ncolumns = ["x", "y"]\ntotal = "S"\nrows = { a = ["%s", "1"], S = ["%s", "1"] }\n'
        (tmp_path / "other.toml").write_text('document = "O"\n' + table % (2, 2), encoding="utf-8")
        ask = '[[compare]]\nother = "other.toml"\nsame = { here = "T.a.x", there = "T.a.x" }\n'
        assert [f.place for f in run(table % (5, 5) + ask) if f.convention == "together"] == ["R"]

    def test_what_agrees_within_rounding_ties_two_documents(self, tmp_path, run):
        """Twice ten is 20,5 there, so that ten is 10,2 or more; three times ten is 29 here, so that it is less."""
        (tmp_path / "other.toml").write_text('document = "O"\nlocale = "sv"\n[inputs]\ny = "20,5"\n', encoding="utf-8")
        ask = '[[compare]]\nother = "other.toml"\nsame = { here = "x * 2", there = "y" }\n'
        findings = run('[inputs]\nx = "10"\n' + STATEMENT.replace('"5"', '"29"') + 'follows = "x * 3"\n' + ask)
        assert [f.verdict for f in findings] == ["within inputs", "within inputs", "does not follow"]

    def test_a_copy_that_was_cut_is_no_contradiction(self, tmp_path, run):
        """10 is 10,9 cut: their rounding intervals do not meet, and that is not held against the two together."""
        table = '[tables.T]\ncolumns = ["x", "y"]\ntotal = "S"\nrows = { a = ["%s", "1"], S = ["%s", "1"] }\n'
        (tmp_path / "other.toml").write_text(
            'document = "O"\nlocale = "sv"\n' + table % ("10,9", "10,9"), encoding="utf-8"
        )
        ask = '[[compare]]\nother = "other.toml"\nsame = { here = "T.a.x", there = "T.a.x" }\n'
        findings = run(table % ("10", "10") + ask)
        assert [f.verdict for f in findings if f.convention == "together"] == ["within inputs"] * 2

    def test_a_stated_rule_holds_together_as_well(self, run):
        """Three tens that are cut make up to 32,9: what follows alone under the stated rule follows together."""
        table = '[tables.T]\ncolumns = ["x", "y"]\ntotal = "S"\n'
        table += 'rows = { a = ["10", "1"], b = ["10", "1"], c = ["10", "1"], S = ["32", "3"] }\n'
        verdicts = [f.verdict for f in run('reading = "cut"\n' + table)]
        assert verdicts == ["within inputs", "exact", "within inputs"]

    def test_what_holds_only_if_cut_does_not_bind_the_rest(self, run):
        """3,7 is printed 3 if it is cut; 3 is also the sum of 2,4 and 0 within their rounding: no contradiction."""
        findings = run(
            '[inputs]\nz = { printed = "3,7", exact = true }\n[tables.T]\ntotal = "S"\n'
            'follows = { S = "z" }\nrows = { a = "2,4", b = "0", S = "3" }\n'
            '[[statements]]\ntext = "s"\nfigure = "2"\nfollows = "T.a"\n'
        )
        assert [f.verdict for f in findings] == ["truncates", "within inputs", "rounds", "within inputs"]

    def test_two_tables_are_compared_cell_by_cell(self, tmp_path, run):
        """One finding where they are the same; otherwise each cell that differs, and each that only one of them has."""
        table = 'document = "O"\nlocale = "sv"\n[tables.T]\nrows = { a = "1", b = "2", c = "3" }\n'
        (tmp_path / "other.toml").write_text(table, encoding="utf-8")
        ask = '[[compare]]\nother = "other.toml"\nsame = { here = "T", there = "T" }\n[tables.T]\n'
        same = run(ask + 'rows = { a = "1", b = "2", c = "3" }\n')[0]
        assert (same.verdict, same.convention, same.tried) == ("exact", "same table", 3)
        found = run(ask + 'rows = { a = "1", b = "5", d = "3" }\n')
        assert {f.place.split(", ")[1]: f.verdict for f in found} == {
            "b": "differs",
            "c": "undecided",
            "d": "undecided",
        }

    def test_of_two_tables_a_cell_that_is_printed_coarser_is_told(self, tmp_path, run):
        """Only what is the same number in every cell, however many, is one and the same table."""
        ask = '[[compare]]\nother = "other.toml"\nsame = { here = "T", there = "T" }\n'
        cells = ", ".join(f'"{n} tkr"' for n in range(300))
        columns = ", ".join(f'"{n}"' for n in range(300))
        table = f'[tables.T]\ncolumns = [{columns}]\nrows = {{ a = [{cells}], b = [{cells}] }}\n'
        (tmp_path / "other.toml").write_text(f'document = "O"\nlocale = "sv"\n{table}', encoding="utf-8")
        same = run(ask + table)[0]
        assert (same.convention, same.tried) == ("same table", 600)
        found = run(ask + table.replace("7 tkr", "7 001 kr", 1))
        assert [(f.place, f.verdict) for f in found if f.convention != "together"] == [("T = O: T, a, 7", "rounds")]

    def test_a_table_is_not_the_same_as_a_figure(self, tmp_path, run):
        """Neither here nor there."""
        table = '[inputs]\nx = "1"\n[tables.T]\nrows.a = "1"\n'
        (tmp_path / "other.toml").write_text(f'document = "O"\n{table}', encoding="utf-8")
        ask = '[[compare]]\nother = "other.toml"\nsame = { here = "%s", there = "%s" }\n'
        for here, there in (("T", "x"), ("x", "T")):
            with pytest.raises(FileError, match="a path must lead to one figure"):
                run(ask % (here, there) + table)

    def test_a_copy_may_be_of_a_figure_that_is_named_by_a_number(self, run):
        """The figure "2025" and not the number 2025, which nothing could be at the same time."""
        copied = run(
            '[inputs]\n2025 = "5 kr"\n[[statements]]\ntext = "s"\nfigure = "5 kr"\ncopy = "2025"\n'
            '[[statements]]\ntext = "t"\nfigure = "10 kr"\nfollows = "s * 2"\n'
        )
        assert [f.verdict for f in copied] == ["exact", "exact", "within inputs"]

    def test_a_file_that_is_not_there_is_a_fault(self, run):
        """What it compares with is known only when it is run."""
        with pytest.raises(FileError) as caught:
            run('[inputs]\na = "1"\n[[compare]]\nother = "nowhere.toml"\nsame = { here = "a", there = "b" }\n')
        (fault,) = caught.value.faults
        assert (fault.path, fault.allowed) == ("compare.nowhere.toml", "must be a file that can be read")

    def test_so_is_what_the_other_file_lacks(self, run, tmp_path):
        """Its faults, or a name that it does not have."""
        ask = '[inputs]\na = "1"\n[[compare]]\nother = "o.toml"\nsame = { here = "a", there = "b" }\n'
        for other, told in (('document = "O"\n', "a path must lead to one figure"), ("x = 1\n", "must be a known key")):
            (tmp_path / "o.toml").write_text(other, encoding="utf-8")
            with pytest.raises(FileError) as caught:
                run(ask)
            assert caught.value.faults[0].allowed == told

    def test_other_kinds_of_statement(self, run):
        """Change, ratio, rate of return and copy each have their check."""
        findings = run(
            '[tables.T]\ncolumns = ["0", "1", "2"]\nrows.F = ["-100", "60", "60"]\n'
            '[[statements]]\ntext = "a"\nfigure = "25 %"\nchange = { before = 40, after = 50, change = "relative" }\n'
            '[[statements]]\ntext = "b"\nfigure = "4,5"\nratio = { benefits = 450, costs = 100 }\n'
            '[[statements]]\ntext = "c"\nfigure = "13,1 %"\nrate_of_return = { flows = "T.F" }\n'
            '[[statements]]\ntext = "d"\nfigure = "60"\ncopy = "T.F.1"\n'
        )
        assert {f.place: f.verdict for f in findings if f.printed} == {
            "a": "exact",
            "b": "exact",
            "c": "rounds",
            "d": "exact",
        }

    @pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.name)
    def test_the_same_file_gives_the_same_findings(self, file):
        """Twice the same, in the same order."""
        audit = load_audit(file)
        assert run_audit(audit) == run_audit(audit)


class TestWholeTables:
    """What is said of a table as a whole."""

    ROWS = (
        '[tables.T]\ncolumns = ["1", "2", "3"]\nrows = '
        '{ A = ["100", "181", "245"], B = ["1000", "1800", "2440"] }\ncumulative = { %s }\n'
    )

    def test_a_cumulative_table_has_one_rate_and_its_amounts(self, run):
        """v is 0.8: 1000, 1800, 2440. From 100 as it is printed follow 180 and 244, from 100.4 all three."""
        rate, amounts, *rest = run(self.ROWS % "")
        assert (rate.place, rate.point, rate.verdict, rate.convention) == ("T", Fraction(1, 4), "rounds", "one rate")
        *timings, falling = rate.also
        assert tuple(way.convention for way in timings) == TIMINGS
        assert (falling.convention, falling.needs) == ("undiscounted, falling", Fraction(1, 5))
        assert (amounts.place, amounts.convention, amounts.point, amounts.tried) == ("T", "amounts", 2, 6)
        (way,) = amounts.also
        assert way.needs["A"] == Interval(
            Fraction("180.5") / Fraction("1.8"), Fraction("245.5") / Fraction("2.44"), high_open=True
        )._replace(
            low=max(Fraction("180.5") / Fraction("1.8"), Fraction("244.5") / Fraction("2.44")),
            high=min(Fraction("100.5"), Fraction("181.5") / Fraction("1.8"), Fraction("245.5") / Fraction("2.44")),
        )
        assert way.needs["B"] == Interval(
            Fraction("2439.5") / Fraction("2.44"), Fraction("2440.5") / Fraction("2.44"), high_open=True
        )
        assert {f.verdict for f in rest} <= {"within inputs"}

    @pytest.mark.parametrize(
        ("stated", "verdict"),
        [('rate = "25 %"', "within inputs"), ("rate = 0.25", "within inputs"), ('rate = "30 %"', "does not follow")],
    )
    def test_a_rate_that_is_stated_is_checked(self, run, stated, verdict):
        """Against what the table allows."""
        found = next(f for f in run(self.ROWS % stated) if f.place == "T, ränta")
        assert found.verdict == verdict

    def test_a_rate_is_read_in_the_language_of_the_document(self, run):
        """It is refused as of two readings nowhere: neither when it is loaded nor when it is run."""
        text = '[tables.T]\ncolumns = ["1", "2"]\nrows = { A = ["1000", "1889"] }\ncumulative = { rate = "%s" }\n'
        found = next(f for f in run(text % "12,500 %") if f.place == "T, ränta")
        assert found.printed.value == Fraction(1, 8)
        assert found.verdict != "does not follow"

    @pytest.mark.parametrize(("amount", "timing"), [("100.4", "advance"), ("125.5", "arrears")])
    def test_an_amount_tells_the_timing(self, run, amount, timing):
        """100.4 at once; 25 % more of it at the end of the year. Nothing is said of amounts that fall."""
        rate, *rest = run(self.ROWS % f"amounts = {{ A = {amount} }}")
        assert (rate.convention, [way.convention for way in rate.also]) == ("one rate, timing", [timing])
        assert not [f for f in rest if f.convention == "amounts"]

    def test_a_timing_that_is_stated_is_the_only_one(self, run):
        """Two of the three are not asked."""
        rate = run(self.ROWS % 'timing = "arrears"')[0]
        assert [way.convention for way in rate.also] == ["arrears", "undiscounted, falling"]

    def test_no_rate_does_not_follow(self, run):
        """A row that falls back."""
        text = '[tables.T]\ncolumns = ["1", "2", "3"]\nrows.A = ["100", "150", "90"]\ncumulative = {}\n'
        (found,) = run(text)
        assert (found.place, found.verdict, found.convention) == ("T", "does not follow", "no rate")

    def test_its_relations_hold_together(self, run):
        """Every cell is an amount times 1, 1 + v, 1 + v + v^2: three cells of two rows, and two more for v."""
        found = next(f for f in run(self.ROWS % "") if f.convention == "together")
        assert (found.verdict, found.tried) == ("within inputs", 6 + 2)

    RETENTION = (
        '[tables.T]\ncolumns = ["1", "2", "3"]\nrows = { A = ["900", "1350", "1575"], B = ["780", "780", "780"] }\n'
    )

    def test_a_retention_that_is_stated_gives_the_rows(self, run):
        """90 a person-year, of which there are 10, 15 and 17.5; each cell with what was reckoned."""
        ask = "retention = { intake = [10, 10, 10], stated = [1, 0.5, 0.25], amounts = { A = 90 } }\n"
        row, *cells = run(self.RETENTION + ask)
        assert (row.place, row.convention, row.verdict, row.tried) == ("T, A", "retention", "rounds", 2)
        assert [f.place for f in cells] == ["T, A, 1", "T, A, 2", "T, A, 3"]
        assert [(f.verdict, f.point, f.convention, f.tried) for f in cells] == [
            ("exact", 900, "original", 2),
            ("exact", 1350, "original", 2),
            ("exact", 1575, "original", 2),
        ]
        assert [f.formula for f in cells] == [f"90 {TIMES} {n}" for n in ("10", "15", "17,5")]

    def test_an_intake_may_be_printed_as_well(self, run):
        """The shares may, and who copies figures from a page copies both."""
        numbers = "retention = { intake = [10, 10, 10], stated = [1, 0.5, 0.25], amounts = { A = 90 } }\n"
        figures = (
            'retention = { intake = ["10", "10 personer", 10], stated = ["1", "50 %", 0.25], amounts = { A = 90 } }\n'
        )
        assert run(self.RETENTION + figures) == run(self.RETENTION + numbers)

    def test_a_share_is_read_in_the_language_of_the_document(self, run):
        """Three digits after a comma are decimals in Swedish, and it is said which it is."""
        numbers = "retention = { intake = [10, 10, 10], stated = [1, 0.5, 0.125], amounts = { A = 90 } }\n"
        figures = 'retention = { intake = [10, 10, 10], stated = [1, "50 %", "12,500 %"], amounts = { A = 90 } }\n'
        assert run(self.RETENTION + figures) == run(self.RETENTION + numbers)

    def test_read_as_of_those_left_it_gives_others(self, run):
        """A quarter of the half that was left is an eighth, 16.25 person-years; read as of the original they fit."""
        ask = (
            'retention = { intake = [10, 10, 10], reading = "of those left", stated = [1, "50 %", 0.25], '
            "amounts = { A = 90 } }\n"
        )
        cells = run(self.RETENTION + ask)[1:]
        assert [(f.verdict, f.point, f.convention) for f in cells] == [
            ("exact", 900, "of those left"),
            ("exact", 1350, "of those left"),
            ("only if", Fraction("1462.5"), "original"),
        ]

    def test_it_is_held_against_the_rows_it_applies_to(self, run):
        """Of two rows with amounts only the one; without amounts each row tells its own, up to scale."""
        ask = (
            'retention = { intake = [10, 10, 10], stated = [1, 0.5, 0.25], applies_to = ["A"], '
            "amounts = { A = 90, B = 78 } }\n"
        )
        assert [f.place for f in run(self.RETENTION + ask)] == ["T, A", "T, B", "T, A, 1", "T, A, 2", "T, A, 3"]
        first, second = run(self.RETENTION + "retention = { intake = [10, 10, 10] }\n")
        assert [x.low <= y <= x.high for x, y in zip(first.also[0].needs, (1, 0.5, 0.25), strict=True)] == [True] * 3
        assert [x.low <= y <= x.high for x, y in zip(second.also[0].needs, (1, 0, 0), strict=True)] == [True] * 3

    def test_no_retention_does_not_follow(self, run):
        """Twice as many as all."""
        ask = "retention = { intake = [10, 10, 10], amounts = { A = 40 } }\n"
        (row,) = run(self.RETENTION + ask)
        assert (row.verdict, row.convention) == ("does not follow", "no retention")

    def test_an_amount_that_is_rounded_leaves_a_range(self, run):
        """90 kr is 89.5 to 90.5: 10 person-years are 895 to 905, and a printed 904 lies within."""
        text = '[inputs]\na = "90 kr"\n[tables.T]\nrows.A = ["904"]\n'
        cells = run(text + 'retention = { intake = [10], stated = [1], amounts = { A = "a" } }\n')[1:]
        assert [(f.verdict, f.point, f.expected) for f in cells] == [
            ("within inputs", 900, Interval(Fraction(895), Fraction(905)))
        ]

    def test_a_table_in_tens_is_told(self, run):
        """200, 300 and 450 are whole tens; 1 in 1 000 would look so by chance. 205 tells that they are not."""
        tens = '[tables.T]\nrounded_to = "?"\nrows = { a = "200", b = "300", c = "%s" }\n'
        (found,) = [f for f in run(tens % 450) if f.convention == "unit"]
        assert (found.verdict, found.sees) == ("rounds", 10)
        assert [way.needs for way in found.also if way.convention == "by chance"] == [Fraction(1, 1000)]
        assert not run(tens % 205)

    def test_what_happened_to_the_rest(self, run):
        """66,6 % and 33,3 % of 1 000 are 666 and 333; printed 667 and 333, the first has got the rest."""
        text = (
            '[inputs]\nt = { printed = "1 000 kr", exact = true }\n'
            '[tables.S]\nrows = { A = "66,6 %", B = "33,3 %" }\n'
            '[tables.T]\nrows = { A = "667 kr", B = "333 kr" }\nresidual = { total = "t", shares = "S" }\n'
        )
        found, first, second = [f for f in run(text) if f.place.startswith("T")]
        assert (found.convention, found.point, found.tried) == ("residual", Fraction("0.999"), 5 + 2)
        ways = {way.convention: way.needs for way in found.also}
        assert set(ways) == {"to one receiver: A", "in proportion", "shares cut", "shares rounded"}
        # 667 needs 0.6665 or more: outside a share cut to 66.6 % only if it is 66.6 % itself; so with what is rounded.
        assert set(ways["shares cut"]) == {"A"}
        assert set(ways["shares rounded"]) == {"A"}
        assert (first.place, first.verdict, second.verdict) == ("T, A", "only if", "exact")  # at the edge of 66.6 %


class TestPaybackInAFile:
    """A payback that is not printed is told."""

    TABLE = '[tables.T]\ncolumns = ["1", "2", "3"]\nrows.A = ["100", "%s", "%s"]\n'
    ASK = '[[statements]]\ntext = "s"\npayback = { gains = "T.A", costs = %s%s }\n'

    def test_of_cumulative_gains_the_steps_are_taken(self, run):
        """100, 50 and 100 against 180: two years and 30 of the last 100. Each step was rounded twice."""
        (found,) = run(self.TABLE % (150, 250) + self.ASK % (180, ', gains_are = "cumulative"'))
        assert (found.convention, found.verdict, found.printed) == ("payback", "input", None)
        assert found.point == 2 + Fraction(30, 100)
        assert found.expected.low == 2 + (180 - Fraction("100.5") - 51) / 101
        assert found.expected.high == 2 + (180 - Fraction("99.5") - 49) / 99
        assert found.formula == "100 + 50 + 100 \N{GREATER-THAN OR EQUAL TO} 180"

    @pytest.mark.parametrize(
        ("later", "cost", "convention", "times"),
        [
            ((50, 100), 180, "payback", [Fraction(180, 250)]),
            ((50, 100), 500, "never paid back", [2]),
            ((-50, -49), 500, "never paid back", [500]),
            ((-50, -50), 500, "never, at any number", []),
            ((-50, -60), 500, "never, at any number", []),
        ],
    )
    def test_how_many_it_would_take(self, run, later, cost, convention, times):
        """Costs over gains, where there are any."""
        (found,) = run(self.TABLE % later + self.ASK % (cost, ""))
        assert found.convention == convention
        assert [way.needs for way in found.also] == times

    def test_a_rate_and_a_way_that_are_stated(self, run):
        """At 100 % the 100, 100, 200 at the year ends are 50, 25, 25: 100 is covered by the third."""
        ask = self.ASK % (100, ', rate = 1, payback = "at year ends, discounted"')
        assert run(self.TABLE % (100, 200) + ask)[0].point == 3
        assert run(self.TABLE % (100, 200) + self.ASK % (100, ""))[0].point == 1


class TestOnTheWay:
    """What is printed on the way is looked through, in statements and in tables."""

    A = '[inputs]\na = { printed = "1 000", exact = true }\n'
    STEP = '[[statements]]\ntext = "del"\nfigure = "333,3"\nfollows = "a / 3"\n'

    def verdict(self, findings, place):
        """The verdict on one figure."""
        return next(f.verdict for f in findings if f.place == place)

    @pytest.mark.parametrize(
        ("cell", "verdict"),
        [
            ("99 990", "chained"),
            ("100 000", "exact"),
            ("99 997", "only if"),
            ("99 900", "does not follow"),
            ("100 010", "does not follow"),
        ],
    )
    def test_a_cell_is_traced_through_a_statement(self, run, cell, verdict):
        """A third of 1 000 is printed 333,3: three hundred times that is 99 990, and of the unrounded third 100 000.

        99 997 would need the third rounded otherwise than it is printed; no rounding of it gives the others.
        """
        table = f'[tables.T]\nrows = {{ b = "{cell}" }}\nfollows = {{ b = "del * 300" }}\n'
        assert self.verdict(run(self.A + self.STEP + table), "T, b") == verdict

    @pytest.mark.parametrize(("cell", "verdict"), [("99 990", "chained"), ("100 000", "exact")])
    @pytest.mark.parametrize("along", ["follows", "columns_follow"])
    def test_a_cell_is_traced_through_a_cell(self, run, along, cell, verdict):
        """The same where the third stands in the table, in the row above or the column before."""
        rows = (
            'rows = { b = "333,3", c = "%s" }'
            if along == "follows"
            else 'columns = ["b", "c"]\nrows.r = ["333,3", "%s"]'
        )
        place = "T, c" if along == "follows" else "T, r, c"
        table = f'[tables.T]\n{rows}\n{along} = {{ b = "a / 3", c = "b * 300" }}\n'
        assert self.verdict(run(self.A + table % cell), place) == verdict

    def test_a_statement_is_traced_through_a_cell(self, run):
        """And a statement on a cell that follows."""
        table = '[tables.T]\nrows = { b = "333,3" }\nfollows = { b = "a / 3" }\n'
        told = '[[statements]]\ntext = "allt"\nfigure = "99 990"\nfollows = "T.b * 300"\n'
        assert self.verdict(run(self.A + table + told), "allt") == "chained"

    def test_a_figure_that_is_not_printed_is_looked_through(self, run):
        """An empty cell on the way is no obstacle: what it would hold is known."""
        table = '[tables.T]\nrows = { b = [""], c = ["100 000"] }\nfollows = { b = "a / 3", c = "b * 300" }\n'
        assert self.verdict(run(self.A + table), "T, c") == "exact"

    def test_beside_one_that_is_not_printed_the_printed_ones_are_held_against(self, run):
        """A third of 1 000, not printed, times a third printed 0,33 is 110; from the inputs it is 111,1."""
        table = '[tables.T]\nrows = { b = [""], d = ["0,33"], c = ["110"] }\n'
        table += 'follows = { b = "a / 3", d = "a / 3000", c = "b * d" }\n'
        assert self.verdict(run(self.A + table), "T, c") == "chained"

    def test_a_contradiction_of_what_is_reckoned_over_an_empty_cell_is_told(self, run):
        """Two tens are 20,4 and 20,6, and 21 by way of a sum that is not printed: not at once."""
        findings = run(
            '[tables.T]\nrows = { a = ["10"], b = ["10"], sum = [""], s = ["21"], t = ["20,4"], u = ["20,6"] }\n'
            'follows = { sum = "a + b", s = "sum", t = "a + b", u = "sum" }\n'
        )
        assert [f.verdict for f in findings] == ["within inputs"] * 3 + ["does not follow"]

    def test_cells_that_follow_from_each_other_are_no_circle(self, run):
        """Left is budget less spent, and budget spent and left: each follows from what is printed of the others."""
        rows = 'rows = { budget = "100", spent = "60", left = "40" }\n'
        findings = run(f'[tables.T]\n{rows}follows = {{ left = "budget - spent", budget = "spent + left" }}\n')
        assert [f.verdict for f in findings] == ["exact", "exact", "within inputs"]

    def test_looking_through_loses_no_sharpness(self, run):
        """A gain of 120 and 600: an error of 2 is seen, as from the printed figures nearest by; 120 follows too."""
        rows = 'rows = { a = "900", b = "780", net = "120", tax = "600", gain = "%s" }\n'
        follows = 'follows = { net = "a - b", gain = "net + tax" }\n'
        (net, gain, _) = run("[tables.T]\n" + rows % 720 + follows)
        assert (net.verdict, gain.verdict, gain.sees) == ("exact", "exact", 2)

    def test_a_contradiction_that_rounding_on_the_way_explains_is_no_proof(self, run):
        """1 007 needs a sum above 371,65 and 374 316 one that was rounded: not both from the same unrounded one."""
        findings = run(
            '[inputs]\nb = "264,0"\nc = "636"\n'
            + "".join(
                f'[[statements]]\ntext = "{name}"\nfigure = "{figure}"\nfollows = "{formula}"\n'
                for name, figure, formula in (
                    ("s", "371,71", "c - b"),
                    ("t", "1 007", "s + c"),
                    ("u", "374 316", "s * t"),
                )
            )
        )
        assert (findings[-1].verdict, findings[-1].convention) == ("only if", "together on the way")
        assert sentence(findings[-1], language="sv") == (
            "R: talen kan gälla samtidigt bara om några är räknade på redan avrundade tal."
        )

    def test_a_figure_on_the_way_may_have_been_cut_or_rounded(self, run):
        """10 is 10,8 that was cut, and 15,6 less half of 9,6 is that 10,8; 14,5 less twice 2,4 is at most 9,85.

        From the inputs that 14,5 is at least 10,75 + 4,7: both hold only if each was reckoned on from a ten of its own,
        one that was cut and one that was rounded.
        """
        findings = run(
            '[inputs]\nx = "10,8"\nc = "5"\nd = { printed = "4", unit = 2 }\n'
            + "".join(
                f'[[statements]]\ntext = "{name}"\nfigure = "{figure}"\nfollows = "{formula}"\n'
                for name, figure, formula in (
                    ("s", "10", "x"),
                    ("t", "15,6", "s + c"),
                    ("u", "9,6", "c * 2"),
                    ("v", "14,5", "s + d"),
                    ("w", "2,4", "d / 2"),
                )
            )
        )
        assert [f.verdict for f in findings] == ["truncates", *["within inputs"] * 4, "only if"]

    def test_a_count_is_a_rounded_figure_where_it_is_what_follows(self, run):
        """As an input 21 persons are 21; as the sum of two tens they are 20,5 and more, which 20,6 is as well."""
        findings = run(
            '[inputs]\na = "10"\nb = "10"\n'
            '[[statements]]\ntext = "s"\nfigure = "21 personer"\nfollows = "a + b"\n'
            '[[statements]]\ntext = "t"\nfigure = "20,6"\nfollows = "a + b"\n'
        )
        assert [f.verdict for f in findings] == ["within inputs"] * 3

    def test_a_divisor_that_is_printed_as_nothing_decides_nothing(self, run):
        """0,2 is printed 0: what was divided by it is not known from the paper, whatever the inputs give."""
        findings = run(
            '[inputs]\na = "3"\nb = "5"\nc = "1"\n'
            + "".join(
                f'[[statements]]\ntext = "{name}"\nfigure = "{figure}"\nfollows = "{formula}"\n'
                for name, figure, formula in (("s", "0,5", "c / 2"), ("t", "0", "s / b"), ("u", "12,5", "a / t"))
            )
        )
        assert self.verdict(findings, "u") == "undecided"

    @settings(max_examples=60, deadline=None)
    @given(data=st.data())
    def test_no_document_that_was_reckoned_is_accused(self, tmp_path_factory, data):
        """Whatever of the figures on the way were rounded before they were used: nothing "does not follow"."""
        true, shown, text = {}, {}, HEAD + "[inputs]\n"
        for name in "abc":
            x = data.draw(st.fractions(1, 3000, max_denominator=9))
            shown[name] = round_half_up(x, unit=Fraction(1, 10 ** data.draw(st.integers(0, 1))))
            true[name] = x
            text += f'{name} = "{_as_printed(shown[name])}"\n'
        for n in range(data.draw(st.integers(2, 4))):
            x, y = data.draw(st.permutations(sorted(true)))[:2]
            sign = data.draw(st.sampled_from("+-*/"))
            one, other = (
                data.draw(st.sampled_from([true, shown]))[name] if name[0] == "s" else true[name] for name in (x, y)
            )
            if sign == "/" and other == 0:
                continue
            answer = {"+": one + other, "-": one - other, "*": one * other, "/": one / (other or 1)}[sign]
            true[f"s{n}"] = answer
            shown[f"s{n}"] = round_half_up(answer, unit=Fraction(1, 10 ** data.draw(st.integers(0, 2))))
            text += (
                f'[[statements]]\ntext = "s{n}"\nfigure = "{_as_printed(shown[f"s{n}"])}"\nfollows = "{x} {sign} {y}"\n'
            )
        file = tmp_path_factory.mktemp("made") / "made.toml"
        file.write_text(text, encoding="utf-8")
        assert "does not follow" not in {finding.verdict for finding in run_audit(load_audit(file))}


def _as_printed(x):
    """A number with the decimals that it has, as paper shows it."""
    return number(x).replace("\xa0", " ")
