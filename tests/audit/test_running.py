"""What an audit file finds when it is run: totals, statements, comparisons, and everything at once."""

from fractions import Fraction
from pathlib import Path

import pytest

from socioecon.audit import Interval, check_payback, load_audit, printed, run_audit, sentence
from socioecon.core.errors import FileError, RangeError

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.audit.toml"))
STATEMENT = '[[statements]]\ntext = "s"\nfigure = "5"\n'
ROW = '[tables.T]\nrows.A = "1"\n'
HEAD = 'document = "R"\nlocale = "sv"\n'


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
        table = f"[tables.T]\ncolumns = [{columns}]\nrows = {{ a = [{cells}], b = [{cells}] }}\n"
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

    def test_it_is_told_once_however_much_is_compared(self, run):
        """Two comparisons with it, one fault."""
        with pytest.raises(FileError) as caught:
            run(
                '[inputs]\na = "1"\n[[compare]]\nother = "nowhere.toml"\n'
                'same = [{ here = "a", there = "b" }, { here = "a", there = "c" }]\n'
            )
        assert [fault.path for fault in caught.value.faults] == ["compare.nowhere.toml"]

    def test_so_is_what_the_other_file_lacks(self, run, tmp_path):
        """Its faults, or a name that it does not have."""
        ask = '[inputs]\na = "1"\n[[compare]]\nother = "o.toml"\nsame = { here = "a", there = "b" }\n'
        for other, told in (('document = "O"\n', "a path must lead to one figure"), ("x = 1\n", "must be a known key")):
            (tmp_path / "o.toml").write_text(other, encoding="utf-8")
            with pytest.raises(FileError) as caught:
                run(ask)
            assert caught.value.faults[0].allowed == told
        (tmp_path / "o.toml").write_text('document = "O"\n', encoding="utf-8")
        with pytest.raises(FileError) as caught:
            run(ask)
        assert (caught.value.faults[0].path, caught.value.faults[0].got) == ("compare.o.toml", '"a = b"')

    def test_only_audits_are_run(self):
        """What a file says, and not where it lies."""
        for bad in (("r.audit.toml",), (load_audit(EXAMPLES[0]), "other.toml")):
            with pytest.raises(TypeError, match="give what load_audit"):
                run_audit(*bad)

    def test_a_row_that_is_not_summed_may_be_empty(self, run):
        """It is no part of the total."""
        (total,) = run(
            '[tables.T]\ntotal = "S"\nnot_summed = ["of"]\nrows = { a = ["1"], b = ["2"], of = [""], S = ["3"] }\n'
        )
        assert (total.verdict, total.formula) == ("exact", "1 + 2")

    def test_a_share_is_that_of_a_whole_unless_it_is_said_not_to_be(self, run):
        """5 of 4 is more than the whole."""
        text = STATEMENT.replace('"5"', '"125 %%"') + "share = { part = 5, whole = 4%s }\n"
        assert run(text % "")[0].verdict == "does not follow"
        assert run(text % ", part_of_whole = false")[0].verdict == "exact"

    def test_what_is_implied_is_told_in_its_unit(self, run):
        """If it has one."""
        kr, plain = run('[inputs]\na = "1 500 kr"\n[implied]\nx = "a * 2 in tkr"\ny = "a * 2"\n')
        assert [way.needs.text for way in kr.also] == ["1 tkr"]
        assert plain.also == ()
        assert kr.point == plain.point == 3000

    RESIDUAL = (
        '[tables.S]\nrows = { A = "66,6 %", B = "33,3 %" }\n'
        '[tables.T]\nrows = { A = "667 kr", B = "333 kr" }\nresidual = { total = 1000, shares = "S" }\n'
    )

    @pytest.mark.parametrize(
        ("figures", "first"),
        [
            ([("80,7 %", "21 / 26")], True),  # 80,77 %, cut
            ([("80,7 %", "21 / 26"), ("50 %", "1 / 2")], True),  # which no rule alone prints
            ([("80,7 %", "21 / 26"), ("80,1 %", "0,8014")], True),  # rounded, or cut as well
            ([("80,7 %", "21 / 26"), ("3 kr", "2,7"), ("3 år", "2,7")], True),  # what is no share does not matter
            ([("80,7 %", "21 / 26"), ("80,8 %", "21 / 26")], False),  # rounded, and never cut
            ([("50 %", "1 / 2")], False),
            ([("2 kr", "2,7"), ("2 år", "2,7")], False),
            ([("50,2 %", "x / 2")], False),  # within the rounding of x
        ],
    )
    def test_shares_that_are_cut_are_told_first_where_the_document_cuts(self, run, figures, first):
        """Some share of it was cut, and none was rounded by its rule."""
        text = "".join(
            f'[[statements]]\ntext = "s{n}"\nfigure = "{figure}"\nfollows = "{formula}"\n'
            for n, (figure, formula) in enumerate(figures)
        )
        found = next(f for f in run(self.RESIDUAL + '[inputs]\nx = "1,00"\n' + text) if f.convention == "residual")
        conventions = [way.convention for way in found.also]
        assert (conventions[0] == "shares cut") == first
        assert sorted(conventions) == ["in proportion", "shares cut", "shares rounded", "to one receiver: A"]

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


class TestPaybackInAFile:
    """A payback that is not printed is told."""

    TABLE = '[tables.T]\ncolumns = ["1", "2", "3"]\nrows.A = ["100", "%s", "%s"]\n'
    ASK = '[[statements]]\ntext = "s"\npayback = { gains = "T.A", costs = %s%s }\n'

    def test_of_cumulative_gains_every_one_is_needed(self, run):
        """An empty cell leaves it open what came in two years."""
        text = '[tables.T]\ncolumns = ["1", "2", "3"]\nrows.A = ["100", "", "300"]\n[[statements]]\ntext = "s"\n'
        text += 'figure = "2 år"\npayback = { gains = "T.A", gains_are = "cumulative", costs = 150 }\n'
        assert run(text)[0].verdict == "undecided"

    def test_of_cumulative_gains_the_steps_are_taken(self, run):
        """100, 50 and 100 against 180: two years and 30 of the last 100. Each sum is rounded once, not each step."""
        (found,) = run(self.TABLE % (150, 250) + self.ASK % (180, ', gains_are = "cumulative"'))
        assert (found.convention, found.verdict, found.printed) == ("payback", "input", None)
        assert found.point == 2 + Fraction(30, 100)
        assert found.expected.low == 2 + (180 - Fraction("150.5")) / (Fraction("250.5") - Fraction("150.5"))
        assert found.expected.high == 2 + (180 - Fraction("149.5")) / (Fraction("249.5") - Fraction("149.5"))
        assert found.formula == "100 + 50 + 100 \N{GREATER-THAN OR EQUAL TO} 180"

    MONEY = '[tables.T]\ncolumns = ["1", "2"]\nrows.A = ["%s", "%s"]\n[inputs]\nC = "%s tkr"\n'
    CHECK = '[[statements]]\ntext = "s"\nfigure = "%s år"\npayback = { gains = "T.A", costs = "C"%s }\n'

    @pytest.mark.parametrize(
        ("sums", "figure", "verdict", "formula"),
        [
            # (1000 - 100) / (1500 - 100) is 0.643; with 1,45 to 1,55 Mkr it is 0.62 to 0.667.
            (("100 tkr", "1,5 Mkr", "1 000"), "1,66", "within inputs", "100 tkr + 1 400 000 kr"),
            (("100 tkr", "1,5 Mkr", "1 000"), "1,61", "does not follow", "100 tkr + 1 400 000 kr"),
            # Around 200 is 150 to 250: from 1.58 on, and perhaps never within two years.
            (("10 tkr", "cirka 200 tkr", "150"), "1,70", "within inputs", "10 tkr + cirka 190 tkr"),
            (("cirka 10 tkr", "200 tkr", "150"), "1,75", "within inputs", "cirka 10 tkr + cirka 190 tkr"),
            (("10 tkr", "200 tkr", "150"), "1,75", "does not follow", "10 tkr + 190 tkr"),
            # (15 - 10) / (20 - 10) is a half: from 1.40 to 1.60, as each sum is rounded once.
            (("10 tkr", "20 tkr", "15"), "1,65", "does not follow", "10 tkr + 10 tkr"),
            (("10 tkr", "20 tkr", "15"), "1,40", "within inputs", "10 tkr + 10 tkr"),
        ],
    )
    def test_cumulative_gains_are_rounded_each_by_itself(self, run, sums, figure, verdict, formula):
        """Whatever unit or word each of them has."""
        more = ', gains_are = "cumulative", payback = "gains evenly over the year"'
        (found,) = run(self.MONEY % sums + self.CHECK % (figure, more))
        assert (found.verdict, found.formula.replace("\xa0", " ")) == (
            verdict,
            f"{formula} \N{GREATER-THAN OR EQUAL TO} {sums[2]} tkr",
        )

    def test_a_stated_reading_holds_for_gains_and_costs(self, run):
        """Cut, 10 tkr is up to 11: 10.99 twice against 15 comes up to it after 1.365 years. Rounded, it takes 1.38."""
        text = self.MONEY % ("10 tkr", "10 tkr", "15") + self.CHECK % (
            "1,36",
            ', payback = "gains evenly over the year"',
        )
        (found,) = run(f'reading = "cut"\n{text}')
        assert found.verdict == "within inputs"
        assert found.expected == Interval(1 + Fraction(4, 11), 1 + Fraction(6, 10), low_open=True, high_open=True)
        assert run(f'reading = "half-up"\n{text}')[0].verdict == "does not follow"

    @pytest.mark.parametrize(
        ("later", "cost", "convention", "times"),
        [
            ((50, 100), 180, "payback", []),
            ((50, 100), 600, "never paid back", [Fraction(600, 250)]),
            ((50, 100), 500, "never paid back", [Interval(Fraction(1000, 503), Fraction(1000, 497))]),
            ((-50, -49), 500, "never paid back", [Interval(Fraction(200), None)]),
            ((-50, -50), 500, "never paid back", [Interval(Fraction(1000, 3), None)]),
            ((-50, -60), 500, "never, at any number", []),
        ],
    )
    def test_how_many_it_would_take(self, run, later, cost, convention, times):
        """Costs over gains, where there are any: as printed if every rounding asks for as many whole ones."""
        (found,) = run(self.TABLE % later + self.ASK % (cost, ""))
        assert found.convention == convention
        assert [way.needs for way in found.also] == times

    @pytest.mark.parametrize("figure", ["", 'figure = "2 år"\n'])
    @pytest.mark.parametrize(
        ("empty", "more"),
        [
            ("A", ""),
            ("A", ', gains_are = "cumulative"'),
            ("C", ""),
            ("R", ', rate = "T.R.2"'),
            ("R", ', rate = "T.R.2", payback = "at year ends, discounted"'),
        ],
    )
    def test_what_rests_on_an_empty_cell_is_undecided(self, run, figure, empty, more):
        """A gain, a cost or a rate that is not printed is neither nothing nor left out."""
        rows = {"A": ("100", "150"), "C": ("0", "160"), "R": ("4 %", "4 %")} | {empty: ("5 %", "")}
        table = "".join(f"rows.{row} = {list(cells)}\n" for row, cells in rows.items())
        text = f'[tables.T]\ncolumns = ["1", "2"]\n{table}[[statements]]\ntext = "s"\n{figure}'
        (found,) = run(f'{text}payback = {{ gains = "T.A", costs = "T.C.2"{more} }}\n')
        assert found.verdict == "undecided"
        assert sentence(found, language="en").endswith("something it rests on is missing or may be 0.")

    def test_a_word_before_the_rate_is_refused(self, faults):
        """A discount rate is one number."""
        text = self.TABLE % (100, 200) + '[inputs]\nr = "cirka 4 %"\n' + self.ASK % (100, ', rate = "r"')
        assert faults(text) == (
            'statements[0].payback.rate: must be one number; got "cirka 4 %": leave out the word; check either end',
        )
        with pytest.raises(RangeError, match="rate must be one number; got cirka 4 %"):
            check_payback((100, 100), printed("1 år"), costs=150, rate=printed("cirka 4 %"))

    def test_a_rate_and_a_way_that_are_stated(self, run):
        """At 100 % the 100, 100, 200 at the year ends are 50, 25, 25: 100 is covered by the third."""
        ask = self.ASK % (100, ', rate = 1, payback = "at year ends, discounted"')
        assert run(self.TABLE % (100, 200) + ask)[0].point == 3
        assert run(self.TABLE % (100, 200) + self.ASK % (100, ""))[0].point == 1
