"""Audit files: what they may say, that every fault is told at once, and that nothing in them is run."""

import tomllib
from contextlib import suppress
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socioecon.audit import load_audit, run_audit
from socioecon.audit._expressions import parse, path
from socioecon.audit._formula import value
from socioecon.core.errors import FileError, ShapeError

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.audit.toml"))
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
def faults(run):
    """The faults of an audit written as text."""

    def answer(text):
        with pytest.raises(FileError, match=r"an audit file must .*; got r\.audit\.toml") as caught:
            run(text)
        return caught.value.faults

    return answer


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
            ("[inputs]\na = inf\n", "inputs.a: must be a printed figure"),
            ('reading = "up"\n', "reading: must be one of"),
        ],
    )
    def test_each_fault(self, faults, text, fault):
        """The fault is found by its place."""
        assert any(told.startswith(fault) for told in faults(text)), faults(text)

    @pytest.mark.parametrize("content", [b"a = ", b"\xff\xfe", b"a = " + b"[" * 5000])
    def test_what_is_no_toml_is_a_file_error(self, tmp_path, content):
        """So is a file that is not there."""
        file = tmp_path / "bad.toml"
        file.write_bytes(content)
        for bad in (file, tmp_path / "nowhere.toml"):
            with pytest.raises(FileError) as caught:
                load_audit(bad)
            assert len(caught.value.faults) == 1

    @settings(max_examples=50, deadline=None)
    @given(data=st.data())
    def test_any_value_anywhere_is_read_or_refused(self, tmp_path_factory, data):
        """Whatever stands in place of one value, a file is audited or refused with faults: no other error."""
        source = tomllib.loads(data.draw(st.sampled_from(EXAMPLES)).read_text(encoding="utf-8"), parse_float=Decimal)
        odd = st.sampled_from([None, -1, "", "x", "1", [], {}, ["1"], {"a": 1}, True, "a * b", "'", [[]]])
        _replace(source, data, odd)
        file = tmp_path_factory.mktemp("odd") / "odd.audit.toml"
        file.write_text(_toml(source), encoding="utf-8")
        with suppress(FileError):
            assert isinstance(run_audit(load_audit(file), *map(load_audit, EXAMPLES)), tuple)


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

    @pytest.mark.parametrize(
        ("text", "fault"),
        [
            (
                '[[statements]]\ntext = "s"\nfigure = "5"\nfollows = "nowhere"\n',
                "statements.s: a path must lead to one figure",
            ),
            (
                '[[statements]]\ntext = "s"\nfigure = "5"\nfollows = "s + 1"\n',
                "statements.s: statements must not follow from each other",
            ),
            (
                '[[statements]]\ntext = "s"\nsays = "1 år"\npayback = { gains = "T", costs = 1 }\n',
                "statements.s: a path must lead to a row",
            ),
            (
                '[[compare]]\nother = "nowhere.toml"\nsame = { here = "a", there = "b" }\n',
                "compare.nowhere.toml: an audit file must",
            ),
            ('[implied]\na = "1 / "\n', "implied.a: arithmetic must be"),
        ],
    )
    def test_what_has_no_answer_is_a_fault(self, faults, text, fault):
        """Names that are not there, circles, and files that are not there."""
        assert any(told.startswith(fault) for told in faults(text)), faults(text)

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
