"""What an audit file says of a table as a whole: one rate, a retention, what happened to the rest, a unit."""

from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from socioecon.audit import REMARKS, TIMINGS, Interval, infer_rate, load_audit, printed, sentence
from socioecon.audit._formula import TIMES
from socioecon.audit._paths import figures_of
from socioecon.audit._whole_tables import cumulative


def written(x, rule, decimals):
    """A number of at least 0 as it is printed by a rule, with a decimal comma."""
    whole = int(x * 10**decimals + (Fraction(1, 2) if rule == "half-up" else 0))
    return f"{whole / 10**decimals:.{decimals}f}".replace(".", ",")


def as_toml(rows):
    """The rows of a table."""
    return "{ " + ", ".join(f'"{name}" = {cells}' for name, cells in rows.items()) + " }"


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
        assert rate.convention == "one rate, timing"

    def test_an_amount_that_is_printed_is_rounded(self, run):
        """100 is 99,5 to 100,5, of which from 100,3 on gives the row at v = 0,8; 100 itself gives it at no rate."""
        rate = run('[inputs]\na = "100"\n' + self.ROWS % 'amounts = { A = "a" }')[0]
        assert (rate.convention, rate.also[0].convention) == ("one rate, timing", "advance")
        assert run(self.ROWS % "amounts = { A = 100 }")[0].convention == "no rate"

    def test_of_several_timings_each_is_told_with_its_own_rates(self, run):
        """10 and 10 (1 + v), at most 19,5 and at least 18,5: v from 0,85 to 0,95 if it is paid in advance."""
        text = '[tables.T]\ncolumns = ["1", "2"]\nrows.A = ["10", "19"]\ncumulative = { amounts = { A = 10 } }\n'
        rate, *others = [f for f in run(text) if f.convention == "one rate, timing"]
        assert tuple(way.convention for f in (rate, *others) for way in f.also) == TIMINGS
        for answer, found in zip(
            infer_rate({"A": [printed("10"), printed("19")]}, amounts={"A": 10}), (rate, *others), strict=True
        ):
            assert found.expected == answer.intervals[0]
            assert found.expected.low <= found.point <= found.expected.high
        assert 0 <= Fraction(1, 19) - rate.expected.low < Fraction(1, 10**12)
        assert 0 <= rate.expected.high - Fraction(3, 17) < Fraction(1, 10**12)

    def test_of_several_timings_none_is_left_out(self, run, tmp_path):
        """10 a year at once, or at the ends of years: a rate that only one of them gives is not refused."""
        text = '[tables.T]\ncolumns = ["1", "2"]\nrows.A = ["10", "19"]\ncumulative = { amounts = { A = 10 }%s }\n'
        file = tmp_path / "r.toml"
        file.write_text(f'document = "R"\n{text % ""}', encoding="utf-8")
        audit = load_audit(file)
        v = cumulative(audit, figures_of(audit), audit.tables["T"])[2]["T (v)"]
        spans = infer_rate({"A": [printed("10"), printed("19")]}, amounts={"A": 10})
        assert (v.low, v.high) == (
            min(1 / (1 + x.intervals[0].high) for x in spans),
            max(1 / (1 + x.intervals[0].low) for x in spans),
        )
        arrears = next(x for x in spans if x.timing == "arrears").intervals[0]
        shown = f"{float(100 * (arrears.low + arrears.high) / 2):.1f} %".replace(".", ",")
        stated = next(f for f in run(text % f', rate = "{shown}"') if f.place == "T, ränta")
        assert stated.verdict == "within inputs"

    @pytest.mark.parametrize("timing", ["advance", "mid-year", "arrears"])
    def test_the_rate_that_is_named_gives_the_amount_that_is_stated(self, run, timing):
        """Of 100 a year at a rate, in the middle of the year worth its root: the cells are those of the rate named."""
        rate, shift = Fraction(21, 100), {"advance": 0, "mid-year": Fraction(1, 2), "arrears": 1}[timing]
        cells = [f"{sum(100 / 1.21 ** (t + shift) for t in range(k)):.0f}" for k in (1, 2, 3)]
        ask = f'amounts = {{ A = 100 }}, timing = "{timing}"'
        found = run(f'[tables.T]\ncolumns = ["1", "2", "3"]\nrows.A = {cells}\ncumulative = {{ {ask} }}\n')[0]
        assert abs(found.point - rate) < Fraction(1, 50)
        again = [f"{sum(100 / float(1 + found.point) ** (t + shift) for t in range(k)):.0f}" for k in (1, 2, 3)]
        assert again == cells

    def test_what_discounts_lies_where_the_rate_does(self, tmp_path):
        """v is 1 / (1 + rate): the lowest at the highest rate."""
        file = tmp_path / "r.toml"
        file.write_text(f'document = "R"\n{self.ROWS % ""}', encoding="utf-8")
        audit = load_audit(file)
        findings, _, box = cumulative(audit, figures_of(audit), audit.tables["T"])
        rates = findings[0].expected
        assert box["T (v)"] == Interval(1 / (1 + rates.high), 1 / (1 + rates.low))
        assert box["T (v)"].low < Fraction(8, 10) < box["T (v)"].high

    LOOSE = '[tables.T]\nunit = "tkr"\ncolumns = ["1", "2", "3"]\nrows.A = ["20", "39", "58"]\ncumulative = { %s }\n'

    def test_many_rates_are_nothing_against_the_one_that_is_stated(self, run):
        """20 at 4 % is 20, 39.2 and 57.7; the table allows 0 to 6.3 %, and what is stated lies among them."""
        found = next(f for f in run(self.LOOSE % 'rate = "4,0 %"') if f.place == "T, ränta")
        assert (found.verdict, found.convention) == ("within inputs", "half-up")
        assert run(self.LOOSE % 'rate = "4,0 %"')[0].point == Fraction(4, 100)
        assert next(f for f in run(self.LOOSE % 'rate = "6,9 %"') if f.place == "T, ränta").verdict == "does not follow"

    def test_the_rate_that_is_named_gives_every_cell(self, run):
        """At 0 % no amount is rounded to 20, 39 and 58, half up: the simplest that does is 1/16."""
        rate, amounts, *_ = run(self.LOOSE % "")
        assert (rate.point, rate.verdict, amounts.convention) == (Fraction(1, 16), "rounds", "amounts")
        (way,) = amounts.also
        low, high = (end / 1000 for end in way.needs["A"][:2])
        for amount in (low, (low + high) / 2):
            cells = [amount * sum(1 / (1 + rate.point) ** t for t in range(years)) for years in (1, 2, 3)]
            assert [int(x + Fraction(1, 2)) for x in cells] == [20, 39, 58]

    @pytest.mark.parametrize("cells", [["100"], ["0", "0", "0"]])
    def test_a_table_that_tells_no_rate_is_undecided(self, run, cells):
        """One column, or nothing in any: every rate gives it, and there are no amounts to tell."""
        columns = [str(n) for n in range(len(cells))]
        rate, *rest = run(f"[tables.T]\ncolumns = {columns}\nrows.A = {cells}\ncumulative = {{}}\n")
        assert (rate.verdict, rate.convention, rate.point) == ("undecided", "any rate", None)
        assert sentence(rate, language="en").startswith("T: the table tells no rate: every rate between")
        assert sentence(rate, language="sv").startswith("T: tabellen avgör ingen ränta: varje ränta mellan")
        assert not [f for f in rest if f.convention == "amounts"]

    @pytest.mark.parametrize(
        ("cells", "rate", "verdict"),
        [
            (["100", "105"], "1 900 %", "undecided"),  # 100 and 5 are 5 %, of 1 900 %: no rate that is sought
            (["10", "11"], "1 100 %", "undecided"),  # it allows 1 000 % and more
            (["10", "11"], "cirka 1 000 %", "within inputs"),  # which is sought, and reaches beyond
            (["100", "195"], "1 100 %", "does not follow"),
        ],
    )
    def test_a_stated_rate_that_is_not_sought_is_undecided(self, run, cells, rate, verdict):
        """Unless all that the table allows are found."""
        text = f'[tables.T]\ncolumns = ["1", "2"]\nrows.A = {cells}\ncumulative = {{ rate = "{rate}" }}\n'
        findings = run(text)
        found = next((f for f in findings if f.place == "T, ränta"), findings[0])
        assert found.verdict == verdict
        assert found.gap == 0 or verdict != "undecided"
        assert ("90% and 1,000%" in sentence(found, language="en")) == (verdict == "undecided")

    def test_a_rate_of_one_timing_is_no_rate_of_a_table_that_every_rate_gives_at_another(self, run):
        """One column of 100 is 100 a year in advance at any rate; at the end of the year only at 0 %, roughly."""
        text = '[tables.T]\ncolumns = ["1"]\nrows.A = ["100"]\ncumulative = { amounts = { A = 100 } }\n'
        rate, *_ = run(text)
        assert (rate.verdict, rate.convention) == ("undecided", "any rate")
        assert rate.expected == Interval(Fraction(-9, 10), Fraction(10), low_open=True)

    @pytest.mark.parametrize(
        ("ask", "convention"),
        [
            ("amounts = { A = 10.6 }, ", "mid-year; half-up"),  # 10,6 at once is no 10: two timings are left
            ("amounts = { A = 10.6 }, timing = 'mid-year', ", "half-up"),
            ("", "half-up"),
        ],
    )
    def test_the_timing_of_a_stated_rate_is_told_where_it_matters(self, run, ask, convention):
        """Only where the timings that fit have rates of their own: without amounts they have the same."""
        text = '[tables.T]\ncolumns = ["1", "2"]\nrows.A = ["10", "19"]\ncumulative = { %s }\n'
        found = next(f for f in run(text % f'{ask}rate = "12 %"') if f.place == "T, ränta")
        assert (found.verdict, found.convention) == ("within inputs", convention)

    def test_a_stated_rule_holds_for_the_cells(self, run):
        """131.8 at 5 %, cut: 131, 257 and 376; 25.95: 25, 50 and 74. Rounded, no rate gives both."""
        text = '[tables.T]\ncolumns = ["1", "2", "3"]\nrows = { A = ["131", "257", "376"], B = ["25", "50", "74"] }\n'
        text += 'cumulative = { rate = "5,0 %" }\n'
        rate, stated, amounts, *_ = run(f'reading = "cut"\n{text}')
        assert (rate.verdict, rate.point, stated.verdict) == ("rounds", Fraction(5, 100), "within inputs")
        assert rate.expected.low < Fraction(5, 100) < rate.expected.high
        assert set(amounts.also[0].needs) == {"A", "B"}
        assert run(text)[0].convention == "no rate"

    def test_a_pasted_row_is_cut_up_by_the_stated_rule(self, run, faults):
        """208 292.9 a year at 3 %, cut. Of 35 ways to read it only one has a rate, and if rounded none has."""
        text = '[tables.T]\ncolumns = ["1", "2", "3", "4"]\nrows.A = "208 292 410 519 606 855 797 472"\n'
        text += 'cumulative = { rate = "3,0 %" }\n'
        assert run(f'reading = "cut"\n{text}')[0].point == Fraction(3, 100)
        assert "must have one reading" in faults(text)[0]

    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(
        st.sampled_from(("half-up", "cut")),
        st.lists(st.fractions(0, 500, max_denominator=20), min_size=1, max_size=3),
        st.fractions(0, Fraction(1, 4), max_denominator=50),
        st.integers(2, 4),
    )
    def test_a_true_table_is_never_refused(self, run, rule, amounts, rate, years):
        """Cells, a total and the rate itself, all printed by the rule that is stated."""
        rows = {str(n): [x * sum((1 + rate) ** -t for t in range(k + 1)) for k in range(years)]
                for n, x in enumerate(amounts)}  # fmt: skip
        table = {name: [written(x, rule, 0) for x in row] for name, row in rows.items()}
        findings = run(
            f'reading = "{rule}"\n[tables.T]\ncolumns = {[str(n) for n in range(years)]}\nrows = {as_toml(table)}\n'
            f'cumulative = {{ rate = "{written(100 * rate, rule, 1)} %" }}\n'
        )
        assert {f.verdict for f in findings} <= {"rounds", "within inputs", "truncates", "exact", "undecided"}
        stated = next(f for f in findings if f.place == "T, ränta")
        assert stated.verdict not in REMARKS

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

    @pytest.mark.parametrize("hedged", ["intake", "stated"])
    def test_a_word_before_one_is_refused(self, faults, hedged):
        """They are taken as those very numbers: "cirka 10" is none."""
        asked = {"intake": '["10", "10"]', "stated": '["1", "50 %"]'}
        asked[hedged] = '["cirka 10 personer", "50 %"]'
        text = '[tables.T]\ncolumns = ["1", "2"]\nrows.A = ["900", "1350"]\n'
        told = faults(
            f"{text}retention = {{ amounts = {{ A = 90 }}, {', '.join(f'{k} = {v}' for k, v in asked.items())} }}\n"
        )
        (fault,) = told
        assert fault.startswith('tables.T.retention: must give one number each year; got "cirka 10 personer": leave')

    def test_a_stated_rule_holds_for_rows_and_amounts(self, run):
        """Cut, 1 tkr is up to 2: ten times 1,9 are 19. Rounded, it is at most 15."""
        text = '[inputs]\nB = "1 tkr"\n[tables.T]\nunit = "tkr"\nrows.A = ["19"]\n'
        text += 'retention = { intake = [10], stated = [1], amounts = { A = "B" } }\n'
        row, cell = run(f'reading = "cut"\n{text}')
        assert (row.convention, cell.verdict) == ("retention", "within inputs")
        assert cell.expected == Interval(Fraction(10000), Fraction(20000), high_open=True)
        assert {f.verdict for f in run(text)} == {"does not follow"}

    @settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(
        st.sampled_from(("half-up", "cut")),
        st.fractions(5, 100, max_denominator=30),
        st.lists(st.integers(1, 20), min_size=3, max_size=3),
        st.tuples(st.just(Fraction(1)), *[st.sampled_from([Fraction(n, 8) for n in range(9)])] * 2),
    )
    def test_a_true_row_is_never_refused(self, run, rule, amount, intake, shares):
        """What is kept of those who came each year, times an amount that is printed by the rule too."""
        years = [sum(intake[k - j] * shares[j] for j in range(k + 1)) for k in range(3)]
        row = [written(amount * n, rule, 0) for n in years]
        findings = run(
            f'reading = "{rule}"\n[inputs]\na = "{written(amount, rule, 0)}"\n'
            f'[tables.T]\ncolumns = ["1", "2", "3"]\nrows.A = {row}\n'
            f'retention = {{ intake = {intake}, stated = {[float(x) for x in shares]}, amounts = {{ A = "a" }} }}\n'
        )
        assert "does not follow" not in {f.verdict for f in findings}

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

    @pytest.mark.parametrize("stated", ["", 'reading = "original", '])
    def test_read_as_of_the_original_it_may_be_of_those_left(self, run, stated):
        """A half of the half that was left is a quarter, 17.5 person-years: said of the original it does not fit."""
        ask = f'retention = {{ intake = [10, 10, 10], {stated}stated = [1, "50 %", "50 %"], amounts = {{ A = 90 }} }}\n'
        cells = run(self.RETENTION + ask)[1:]
        assert [(f.verdict, f.convention) for f in cells[2:3]] == [("only if", "of those left")]

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
        row, *cells = run(text + 'retention = { intake = [10], stated = [1], amounts = { A = "a" } }\n')
        assert row.convention == "retention"
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
        (found,) = run(tens.replace("0", "00") % 4500)
        assert found.sees == 100
        assert [way.needs for way in found.also if way.convention == "by chance"] == [Fraction(1, 10**6)]

    def test_the_unit_is_told_in_the_style_of_the_first_figure(self, run):
        """The first is in tkr, and so is the unit of all."""
        (found,) = run('[tables.T]\nrounded_to = "?"\nrows = { a = "2 250 tkr", b = "310 000 kr", c = "600 000 kr" }\n')
        assert "hela 10\xa0tkr" in sentence(found, language="sv")

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
        assert first.formula == f"1\xa0000 {TIMES} 66,6 %"

    @pytest.mark.parametrize(
        ("first", "told"),
        [("666 kr", "Beloppen följer med resten utelämnad"), ("500 kr", "inget av 7 sätt att fördela resten")],
    )
    def test_what_happened_to_the_rest_is_said(self, run, first, told):
        """That it was left out, or that nothing that was tried explains it."""
        text = '[tables.S]\nrows = { A = "66,6 %%", B = "33,3 %%" }\n[tables.T]\nrows = { A = "%s", B = "333 kr" }\n'
        findings = run(text % first + 'residual = { total = 1000, shares = "S" }\n')
        assert told in sentence(findings[0], language="sv")

    def test_the_rest_is_that_of_one_column(self, faults):
        """A column beside it would be passed over in silence: the file is told that it cannot be."""
        text = "[tables.S]\n%srows = { A = %s, B = %s }\n[tables.T]\n%srows = { A = %s, B = %s }\n"
        asked = 'residual = { total = 1000, shares = "S" }\n'
        two = ('["66,6 %", "5 %"]', '["33,3 %", "6 %"]', '["667 kr", "5 kr"]', '["333 kr", "60 kr"]')
        columns = 'columns = ["x", "y"]\n'
        told = faults(text % (columns, *two[:2], columns, *two[2:]) + asked)
        assert [fault.partition(":")[0] for fault in told] == ["tables.T.residual"] * 2
        assert all("must be of tables with one column" in fault for fault in told)

    HALVES = '[inputs]\nt = "%s"\n[tables.S]\nrows = { A = "50 %%", B = "50 %%" }\n[tables.T]\n'
    HALVES += 'rows = { A = "%s", B = "%s" }\nresidual = { total = "t", shares = "S" }\n'

    @pytest.mark.parametrize(
        ("total", "amounts", "told", "verdicts"),
        [
            # 6,642 Mkr halved; nothing between 6,55 and 6,65 gives 3 400 tkr, nor two halves that differ.
            ("6,6 miljoner kronor", ("3 321 tkr", "3 321 tkr"), "residual", ["within inputs"] * 2),
            ("6,6 miljoner kronor", ("3 400 tkr", "3 400 tkr"), "no residual", ["does not follow"] * 2),
            ("6,6 miljoner kronor", ("3 300 tkr", "3 300 tkr"), "residual", ["exact"] * 2),
            ("cirka 6 Mkr", ("2 900 tkr", "2 900 tkr"), "residual", ["within inputs"] * 2),
            ("minst 100 tkr", ("150 tkr", "150 tkr"), "residual", ["within inputs"] * 2),
            ("minst 100 tkr", ("15 tkr", "15 tkr"), "no residual", ["does not follow"] * 2),
            ("knappt 110 tkr", ("52 tkr", "52 tkr"), "residual", ["within inputs"] * 2),
            ("högst 100 tkr", ("15 tkr", "15 tkr"), "residual", ["within inputs"] * 2),
            ("högst 100 tkr", ("55 tkr", "55 tkr"), "no residual", ["does not follow"] * 2),
        ],
    )
    def test_a_total_is_as_rounded_as_it_is_printed(self, run, total, amounts, told, verdicts):
        """Or as loose as the word before it."""
        found, *cells = [f for f in run(self.HALVES % (total, *amounts)) if f.place.startswith("T")]
        assert (found.convention, [f.verdict for f in cells]) == (told, verdicts)
        assert cells[0].formula.replace("\xa0", " ") == f"{total} {TIMES} 50 %"

    @pytest.mark.parametrize(("amount", "told"), [("a", "drygt 90 tkr"), ("a + a", "(drygt 90 tkr + drygt 90 tkr)")])
    def test_a_bound_times_person_years_is_told_as_it_is_printed(self, run, amount, told):
        """And not as the two ends that it stands for."""
        text = '[inputs]\na = "drygt 90 tkr"\n[tables.T]\ncolumns = ["1"]\nrows.A = ["900 tkr"]\n'
        text += f'retention = {{ intake = [10], stated = [1], amounts = {{ A = "{amount}" }} }}\n'
        cell = next(f for f in run(text) if f.place == "T, A, 1")
        assert cell.formula.replace("\xa0", " ") == f"{told} {TIMES} 10"

    def test_all_amounts_are_of_one_total(self, run):
        """3 280 is half of 6,56 Mkr and 3 321 of 6,642: each is possible, but not both by the printed shares."""
        found = run(self.HALVES % ("6,6 miljoner kronor", "3 280 tkr", "3 321 tkr"))[0]
        assert "left out" not in {way.convention for way in found.also}

    @pytest.mark.parametrize(("rule", "told"), [("cut", "residual"), ("half-up", "no residual")])
    def test_a_stated_rule_holds_for_the_total(self, run, rule, told):
        """33 % of 1 910 is 630, of which 66 % is 1 260; 1,9 tkr is up to 2 cut, and up to 1,95 rounded."""
        text = '[inputs]\nB = "1,9 tkr"\n[tables.S]\nrows = { A = "33 %", C = "66 %" }\n'
        text += '[tables.T]\nrows = { A = "651 kr", C = "1302 kr" }\nresidual = { total = "B", shares = "S" }\n'
        found, *cells = [f for f in run(f'reading = "{rule}"\n{text}') if f.place.startswith("T")]
        assert (found.convention, {f.verdict for f in cells} <= {"within inputs"}) == (told, told == "residual")

    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(
        st.sampled_from((None, "half-up", "cut")),
        st.fractions(200, 9000, max_denominator=7),
        st.lists(st.integers(1, 60), min_size=2, max_size=4),
    )
    def test_true_shares_are_never_refused(self, run, rule, total, weights):
        """Parts of a whole, of which the total, the shares and the amounts are printed by one rule."""
        named = {str(n): Fraction(x, sum(weights)) for n, x in enumerate(weights)}
        by = rule or "half-up"
        head = f'reading = "{rule}"\n' if rule else ""
        findings = run(
            f'{head}[inputs]\nt = "{written(total / 1000, by, 2)} tkr"\n'
            f"[tables.S]\nrows = {as_toml({k: [written(100 * x, by, 1) + ' %'] for k, x in named.items()})}\n"
            f"[tables.T]\nrows = {as_toml({k: [written(total * x, by, 0) + ' kr'] for k, x in named.items()})}\n"
            'residual = { total = "t", shares = "S" }\n'
        )
        assert "does not follow" not in {f.verdict for f in findings}

    def test_amounts_in_tens_follow_in_tens(self, run):
        """66,6 % of 1 000 is 666, which is 670 in a table of whole tens."""
        shares = '[tables.S]\nrows = { A = "66,6 %", B = "22,2 %", C = "11,1 %" }\n'
        amounts = '[tables.T]\nrows = { A = "670 kr", B = "220 kr", C = "110 kr" }\n'
        found = run(shares + amounts + 'residual = { total = 1000, shares = "S" }\n')
        assert [f.verdict for f in found if f.place.startswith("T, ")] == ["rounds"] * 3
