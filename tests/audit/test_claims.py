"""An audit claims no more than it knows: bounds, words, empty cells, other units, and years that are not given."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socioecon.audit import (
    REMARKS,
    Interval,
    check_change,
    check_copy,
    check_payback,
    check_product,
    check_ratio,
    check_together,
    check_value,
    interval,
    load_audit,
    printed,
    run_audit,
    sentence,
)
from socioecon.audit._payback_told import told_payback
from socioecon.audit._rules import Terms
from socioecon.core.errors import FileError, RangeError

STATEMENT = '[[statements]]\ntext = "%s"\nfigure = "%s"\n%s\n'
ONE_SIDED = ("minst", "högst", "drygt", "knappt", "mer än", "mindre än")


def swedish(finding):
    """The sentence, with plain spaces."""
    return sentence(finding, language="sv").replace("\N{NO-BREAK SPACE}", " ")


def english(finding):
    """The same in English."""
    return sentence(finding, language="en").replace("\N{NO-BREAK SPACE}", " ")


class TestImplied:
    def test_nothing_is_implied_by_what_is_not_there(self, run):
        """An empty cell, and a divisor that may be 0, leave it undecided."""
        findings = run(
            '[inputs]\na = "5"\nz = "0"\n[tables.T]\nrows = { A = [""] }\n[implied]\nx = "T.A"\ny = "a / z"\n'
        )
        assert [f.verdict for f in findings] == ["undecided"] * 2
        assert swedish(findings[0]) == "x: kan inte avgöras: ett underlag saknas eller kan vara 0."

    def test_what_has_no_bound_implies_nothing(self, run):
        """Any number less any other."""
        (found,) = run('[inputs]\na = "minst 5"\nb = "minst 3"\n[implied]\nx = "a - b"\n')
        assert found.verdict == "undecided"
        assert swedish(found) == "x: kan inte avgöras: underlaget sätter ingen gräns."

    @pytest.mark.parametrize(
        ("figure", "told"),
        [
            ("minst 100 kr", "underförstått minst 1 200 kr (minst 100 kr \N{MULTIPLICATION SIGN} 12)"),
            ("mindre än 100 kr", "underförstått mindre än 1 200 kr (mindre än 100 kr \N{MULTIPLICATION SIGN} 12)"),
            ("drygt 100 kr", "underförstått 1 200-2 400 kr (drygt 100 kr \N{MULTIPLICATION SIGN} 12)"),
            ("100 kr", "underförstått 1 200 kr (100 kr \N{MULTIPLICATION SIGN} 12)"),
            ("drygt -100 kr", "underförstått \N{MINUS SIGN}2 400 till 0 kr (drygt -100 kr \N{MULTIPLICATION SIGN} 12)"),
        ],
    )
    def test_a_bound_implies_a_bound(self, run, figure, told):
        """And "drygt 100" all that it can be."""
        (found,) = run(f'[inputs]\nm = "{figure}"\n[implied]\nx = "m * 12 in kr"\n')
        assert (found.verdict, swedish(found)) == ("input", f"x: {told}.")

    @pytest.mark.parametrize(
        ("figure", "unit", "told"),
        [
            ("drygt 100 kr", "kr", "implied SEK 14.28-28.58"),  # 100/7 is 14,285... and 200/7 28,571...
            ("drygt 100 tkr", "tkr", "implied SEK 14.28-28.58 thousand"),
            ("drygt -100 kr", "kr", "implied \N{MINUS SIGN}SEK 28.58 to SEK 0"),
        ],
    )
    def test_a_range_holds_all_that_is_implied(self, run, figure, unit, told):
        """Its ends are rounded outwards, and in English its unit stands before both."""
        (found,) = run(f'[inputs]\nm = "{figure}"\n[implied]\nx = "m / 7 in {unit}"\n')
        assert english(found).startswith(f"x: {told} (")

    def test_what_is_not_derivable_is_undecided_beside_what_is_not_there(self, tmp_path, run):
        """An empty cell of the other document implies nothing."""
        (tmp_path / "o.toml").write_text('document = "O"\n[tables.T]\nrows = { A = [""] }\n', encoding="utf-8")
        findings = run(
            '[not_derivable]\nN = "5"\n[[compare]]\nother = "o.toml"\nsame = { here = "N", there = "T.A" }\n'
        )
        assert [f.verdict for f in findings] == ["undecided", "input"]
        assert findings[0].printed is None


class TestBounds:
    @given(
        st.sampled_from(ONE_SIDED), st.integers(-500, 500).filter(bool), st.integers(1, 20), st.integers(-9000, 9000)
    )
    def test_from_a_bound_nothing_follows_exactly(self, word, input_, factor, figure):
        """Whatever the figure is: the input is not known to be its number."""
        finding = check_product((printed(f"{word} {input_} kr"), factor), printed(f"{figure} kr"))
        assert finding.verdict != "exact"
        assert finding.point is None

    def test_but_a_bound_follows_exactly_from_a_bound(self):
        """At least 100 twelve times is at least 1 200."""
        assert check_product((printed("minst 100 kr"), 12), printed("minst 1 200 kr")).verdict == "exact"

    def test_from_drygt_the_round_number_follows_only_at_its_edge(self):
        """More than 300 tkr twelve times is more than 3 600 tkr: within half a tkr of it only if it is hardly more."""
        finding = check_product((printed("drygt 300 tkr"), 12), printed("3 600 tkr"))
        assert finding.verdict == "only if"
        assert "ligger i mindre än 0,1 % av sitt avrundningsintervall" in swedish(finding)

    def test_opposite_bounds_meet_in_one_number(self):
        """At least 10 and at most 10 can both be 10, and nothing else."""
        for a, b in (("minst 10", "högst 10"), ("högst 2 år", "minst 2 år")):
            assert check_copy(printed(a), printed(b)).verdict == "only if"
        assert check_ratio(printed("högst 100 kr"), printed("minst 100 kr"), printed("1")).verdict != "exact"
        assert check_change(printed("högst 40"), printed("minst 50"), printed("10")).verdict != "exact"
        assert check_product((printed("minst 100 kr"), 12), printed("högst 1 200 kr")).verdict == "only if"

    @pytest.mark.parametrize(
        ("figure", "other", "verdict"),
        [
            ("minst 10", "minst 10", "exact"),
            ("minst 10 tkr", "minst 10 000 kr", "exact"),
            ("10", "minst 10", "within inputs"),
            ("10", "cirka 10", "within inputs"),
            ("drygt 300", "drygt 300", "exact"),
            ("drygt 300", "360", "within inputs"),
            ("drygt 300 tkr", "310 tkr", "within inputs"),
            ("drygt 300", "drygt 310", "within inputs"),
            ("minst 5", "800", "within inputs"),
            ("minst 10", "mer än 10", "within inputs"),
            ("minst 5", "minst 50", "does not follow"),
            ("minst 50", "minst 5", "does not follow"),
            ("högst 2 år", "högst 10 år", "does not follow"),
            ("högst 10 år", "högst 2 år", "does not follow"),
            ("minst 10 tkr", "minst 10 400 kr", "rounds"),
            ("högst ca 10", "högst ca 10,4", "rounds"),
            ("1 600 tkr", "cirka 1,6 miljoner", "within inputs"),
            ("1 591 tkr", "cirka 1,6 miljoner", "within inputs"),
            ("cirka 1,6 miljoner", "1 591 tkr", "rounds"),
            ("300", "knappt 300", "within inputs"),
            ("minst 10", "högst 9", "does not follow"),
            ("drygt 300", "100", "does not follow"),
            ("minst 10", None, "undecided"),
        ],
    )
    def test_a_copy_is_exact_with_the_same_word(self, figure, other, verdict):
        """Otherwise it is whether the one can be the other."""
        finding = check_copy(printed(figure), None if other is None else printed(other))
        assert finding.verdict == verdict

    def test_a_bound_is_wrong_by_what_lies_between_the_two(self):
        """At least 5 is up to 6 if it is cut, and then 50 is 50: it is told as it stands on paper."""
        finding = check_copy(printed("minst 5"), printed("minst 50"))
        assert finding.gap == 44
        assert swedish(finding).startswith("Minst 5 följer inte (minst 50")

    @given(st.sampled_from(ONE_SIDED), st.sampled_from(("", *ONE_SIDED)), st.integers(1, 99), st.integers(1, 99))
    def test_a_bound_is_exactly_another_only_if_word_and_number_are_the_same(self, word, other, a, b):
        """Whichever of the two stands first."""
        figures = printed(f"{word} {a}"), printed(f"{other} {b}")
        same = (word, a) == (other, b)
        assert [check_copy(*pair).verdict == "exact" for pair in (figures, figures[::-1])] == [same] * 2

    def test_tables_of_opposite_bounds_are_not_the_same(self, tmp_path, run):
        """Nor are tables that hold nothing, nor those of two bounds, or of a bound and what it allows."""
        ask = '[[compare]]\nother = "o.toml"\nsame = { here = "T", there = "T" }\n'
        table = '[tables.T]\nrows = { A = ["%s"] }\n'
        for here, there, verdict in (
            ("minst 10", "högst 10", "only if"),
            ("", "", "undecided"),
            ("minst 10", "minst 10", "exact"),
            ("högst 10 år", "högst 2 år", "differs"),
            ("drygt 300 tkr", "310 tkr", "within inputs"),
            ("minst 10", "", "undecided"),
            ("", "minst 10", "undecided"),
        ):
            (tmp_path / "o.toml").write_text('document = "O"\n' + table % there, encoding="utf-8")
            (found,) = run(table % here + ask)
            assert (found.verdict, found.convention == "same table") == (verdict, verdict == "exact")

    @pytest.mark.parametrize(
        ("low", "high", "verdict"),
        [
            (-320, -300, "within inputs"),
            (-300, -290, "within inputs"),
            (-310, -310, "within inputs"),
            (-300, -300, "only if"),
        ],
    )
    def test_a_word_before_a_negative_figure_may_be_said_of_either_side(self, low, high, verdict):
        """But never of the number itself."""
        computed = Interval(Fraction(low), Fraction(high))
        assert check_value(printed("drygt -300"), computed).verdict == verdict

    @pytest.mark.parametrize(("here", "there"), [("5", ""), ("", "5")])
    def test_a_table_against_an_empty_one_is_told_cell_by_cell(self, tmp_path, run, here, there):
        """Of which cell nothing can be said."""
        ask = '[[compare]]\nother = "o.toml"\nsame = { here = "T", there = "T" }\n'
        table = '[tables.T]\nrows = { A = ["%s"] }\n'
        (tmp_path / "o.toml").write_text('document = "O"\n' + table % there, encoding="utf-8")
        (found,) = run(table % here + ask)
        assert found.verdict == "undecided"
        assert found.place.endswith(", A")

    def test_an_open_bound_is_less_than(self):
        """And not at most."""
        assert swedish(check_value(Interval(None, 2, high_open=True), 2)).startswith("Mindre än 2 följer inte")
        assert english(check_value(Interval(None, 2), 3)).startswith("At most 2 does not follow")

    @pytest.mark.parametrize("word", ["drygt", "knappt", "över"])
    def test_of_what_is_negative_a_word_may_be_of_the_size_or_the_number(self, word):
        """Drygt -300 of -310 as of -290: neither is accused nor sure, and -410 is; -300 itself is neither."""
        figure = printed(f"{word} -300 kr")
        assert interval(figure) == Interval(-400, -200, low_open=True, high_open=True)
        assert check_value(figure, -310).verdict == check_value(figure, -290).verdict == "within inputs"
        assert check_value(figure, -410).verdict in REMARKS
        finding = check_value(figure, -300)
        assert (finding.verdict, finding.gap) == ("only if", 0)
        assert "följer bara om man bortser från ordet" in swedish(finding)

    @pytest.mark.parametrize(("figure", "low"), [("mer än -300", True), ("mindre än -300", False)])
    def test_but_more_and_less_than_are_of_the_number(self, figure, low):
        """-290 is more than -300."""
        verdicts = [check_value(printed(figure), x).verdict == "exact" for x in (-290, -310, -300)]
        assert verdicts == [low, not low, False]


class TestUnits:
    @pytest.mark.parametrize(
        ("figure", "other"),
        [
            ("10 kr", "10 personer"),
            ("10 %", "10 procentenheter"),
            ("12 månader", "12 personer"),
            ("12 månader", "12 veckor"),
            ("12 dagar", "12 timmar"),
            ("1 år", "52 veckor"),
        ],
    )
    def test_figures_of_other_units_are_not_compared(self, figure, other):
        """12 of the one are not 12 of the other."""
        finding = check_copy(printed(figure), printed(other))
        assert finding.verdict == "undecided"
        assert swedish(finding) == f"{figure} kan inte avgöras: {other} har en annan enhet."
        assert english(finding) == f"{figure} cannot be decided: {other} has another unit."

    @pytest.mark.parametrize(
        ("figure", "other", "verdict"),
        [
            ("4,5 gånger", "450 %", "exact"),
            ("4,5 gånger", "45 %", "does not follow"),
            ("12 månader", "1 år", "exact"),
            ("18 månader", "1,5 år", "exact"),
            ("2 år", "25 månader", "rounds"),
            ("12 månader", "12 år", "does not follow"),
            ("högst 2 år", "högst 24 mån.", "exact"),
            ("12 personer", "12 deltagare", "exact"),
            ("12 månader", "12", "exact"),
        ],
    )
    def test_what_can_be_compared_is(self, figure, other, verdict):
        """Months with years, shares with times, and persons by whatever name they go, whichever stands first."""
        assert check_copy(printed(figure), printed(other)).verdict == verdict
        assert check_copy(printed(other), printed(figure)).verdict == verdict

    def test_a_copy_is_wrong_in_the_unit_of_the_figure(self):
        """7 months, a whole number, are 0,58 years; 5 years are 4,5 at least."""
        finding = check_copy(printed("5 år"), printed("7 månader"), reading="half-up")
        assert finding.gap == Fraction(9, 2) - Fraction(7, 12)
        assert (finding.point, finding.sees) == (Fraction(7, 12), 1)

    def test_a_figure_without_a_unit_is_of_any(self):
        """Its table's head may say which."""
        assert check_copy(printed("10"), printed("10 kr")).verdict == "exact"

    @pytest.mark.parametrize(("figure", "verdict"), [("18 månader", "exact"), ("17 månader", "does not follow")])
    def test_a_payback_in_months_is_held_against_months(self, figure, verdict):
        """100 a year against 150: a year and a half."""
        finding = check_payback((100, 100), printed(figure), costs=150, payback="gains evenly over the year")
        assert (finding.verdict, finding.point) == (verdict, 18)

    @pytest.mark.parametrize("figure", ["50 %", "50 kr", "50 personer", "50 veckor", "2 procentenheter"])
    def test_a_payback_is_a_time(self, faults, figure):
        """In years or months; what is none is refused, in a file when it is loaded."""
        with pytest.raises(RangeError, match=f"figure must be a time in years or months; got {figure}"):
            check_payback((100, 100), printed(figure), costs=150)
        text = '[tables.T]\ncolumns = ["1", "2"]\nrows.G = ["100", "100"]\n'
        text += STATEMENT % ("p", figure, 'payback = { gains = "T.G", costs = 150 }')
        (told,) = faults(text)
        assert told.startswith("statements[0].figure: figure must be a time in years or months")

    @pytest.mark.parametrize(
        ("cell", "total"),
        [("(3)", "16"), ("tio", "29"), ("cirka (3)", "16"), ("3 tkr", "22"), ("3 per år", "22"), ("3/år", "22")],
    )
    def test_the_unit_of_a_table_is_that_of_every_bare_cell(self, run, cell, total):
        """In brackets, in words, or with what it is for each of."""
        (found,) = run(
            f'[tables.T]\nunit = "tkr"\ntotal = "S"\nrows = {{ A = ["19"], B = ["{cell}"], S = ["{total}"] }}\n'
        )
        assert found.point == int(total) * 1000

    def test_the_cell_is_shown_with_it(self, run):
        """Inside the bracket, and before what it is for each of."""
        findings = run(
            '[tables.T]\nunit = "tkr"\ncolumns = ["1", "2"]\nrows = { A = "(3) 4", B = ["tio", "3 per år"] }\n'
            '[implied]\na = "T.A.1"\nb = "T.A.2"\nc = "T.B.1"\nd = "T.B.2"\n'
        )
        assert [f.formula for f in findings] == ["(3 tkr)", "4 tkr", "tio tkr", "3 tkr per år"]

    @pytest.mark.parametrize(
        ("cell", "value"), [("3 kr", 3), ("$3", 3), ("2 Mkr", 2_000_000), ("3 miljoner", 3_000_000)]
    )
    def test_but_not_of_one_with_its_own(self, run, cell, value):
        """It is read as it stands."""
        (found,) = run(f'[tables.T]\nunit = "tkr"\nrows = {{ A = ["{cell}"] }}\n[implied]\nx = "T.A"\n')
        assert found.point == value

    def test_a_comma_may_be_of_thousands_but_in_swedish(self, tmp_path):
        """It is refused in English and where no language is stated, but for decimals and in what is quoted."""

        def stated(locale):
            return f'locale = "{locale}"\n' if locale else ""

        file = tmp_path / "r.audit.toml"
        text = 'document = "R"\n%s[inputs]\n"A 1,200" = "100 people"\n[implied]\nx = "\'A 1,200\' * %s"\n'
        for locale, (bad, do) in product(("en", ""), (("1,200", "1200 or 1.200"), ("2 * 12,000", "12000 or 12.000"))):
            file.write_text(text % (stated(locale), bad), encoding="utf-8")
            with pytest.raises(FileError, match=f"may be thousands.*: write {do}"):
                load_audit(file)
        for locale, number, value in (
            ("en", "1,2", 120),
            ("", "1,2", 120),
            ("", "1.200", 120),
            ("en", "0,200", 20),
            ("en", "1200", 120_000),
            ("sv", "1,200", 120),
        ):
            file.write_text(text % (stated(locale), number), encoding="utf-8")
            assert run_audit(load_audit(file))[0].point == value


class TestChange:
    def test_of_amounts_it_is_a_difference(self):
        """And no points."""
        finding = check_change(printed("1 000 kr"), printed("1 200 kr"), printed("200 kr"))
        assert swedish(finding) == "200 kr följer exakt (1 200 - 1 000 = 200), skillnad."
        assert english(finding) == "200 kr follows exactly (1,200 - 1,000 = 200), a difference."

    def test_a_share_of_amounts_is_no_difference(self):
        """200 kronor are not 20 000 per cent."""
        assert check_change(printed("1 000 kr"), printed("1 200 kr"), printed("20 000 %")).verdict == "does not follow"
        assert check_change(printed("1 000 kr"), printed("1 200 kr"), printed("20 %")).convention == "relative"

    def test_nor_is_an_amount_a_share(self):
        """A rise by a fifth is no 0 kronor."""
        assert check_change(printed("1 000 kr"), printed("1 200 kr"), printed("0 kr")).verdict == "does not follow"

    def test_points_of_amounts_are_no_points(self):
        """20 per cent more persons may be called so, but only if it is a relative change."""
        finding = check_change(printed("100 personer"), printed("120 personer"), printed("20 procentenheter"))
        assert (finding.verdict, finding.convention) == ("only if", "relative")
        wrong = check_change(printed("100 personer"), printed("120 personer"), printed("30 procentenheter"))
        assert wrong.verdict == "does not follow"

    def test_one_that_it_can_never_be_is_refused(self, faults):
        """By name, in a file when it is loaded."""
        with pytest.raises(RangeError, match="change must be one of"):
            check_change(printed("1 kr"), printed("2 kr"), printed("1 kr"), change="relative")
        (told,) = faults(STATEMENT % ("c", "1 kr", 'change = { before = 1, after = 2, change = "relative" }'))
        assert told.startswith("statements[0].change.change: must be one of points; got")


class TestPayback:
    ASK = (
        '[inputs]\nK = "%s"\n[tables.T]\ncolumns = %s\nrows.G = %s\n[[statements]]\ntext = "p"\n'
        'payback = { gains = "T.G", costs = "K"%s }\n'
    )

    def told(self, run, cost, gains, more=""):
        """The finding on a payback that is not printed."""
        columns = [str(n) for n in range(len(gains))]
        return run(self.ASK % (cost, columns, gains, more))[0]

    def test_of_a_discounted_one_present_values_are_counted(self, run):
        """100 at the ends of three years at 10 % are 248,69: it takes 290/248,69 of them, which is 1,17."""
        found = self.told(run, "290 kr", ["100 kr"] * 3, ', rate = 0.1, payback = "at year ends, discounted"')
        worth = sum(Fraction(100) / Fraction(11, 10) ** year for year in (1, 2, 3))
        assert [way.needs for way in found.also] == [290 / worth]
        assert "1,17 sådana, alltså 2" in swedish(found)
        at_once = self.told(run, "290 kr", ["100 kr"] * 3, ', rate = 0.1, payback = "year 0 at once, discounted"')
        assert [way.needs for way in at_once.also] == [290 / (worth * Fraction(11, 10))]

    def test_never_is_told_only_where_it_is_proved(self, run):
        """Twice nothing may be twice 0,4, and that covers 0,5."""
        found = self.told(run, "1 tkr", ["0 tkr", "0 tkr"])
        assert found.verdict == "undecided"
        assert "vad som kommer efter dem är inte känt" in swedish(found)
        never = self.told(run, "10", ["-100", "50"])
        assert (never.verdict, never.convention) == ("input", "never, at any number")
        assert "aldrig inom de år som redovisas" in swedish(never)

    def test_where_it_may_be_never_the_range_is_told(self, run):
        """10 + 10 against 20: covered after two years as printed, unless they are a little less."""
        found = self.told(run, "20 tkr", ["10 tkr", "10 tkr"])
        assert (found.point, found.expected.high) == (2, None)
        assert "efter 2 år; oavrundat minst 1,857" in swedish(found)  # (19,5 - 10,5) / 10,5 of the second year

    def test_where_the_year_is_not_certain_the_range_is_told(self, run):
        """10 against 10 at the ends of years: after one year as printed, or two; 100 against 10 after one."""
        found = self.told(run, "10 kr", ["10 kr", "10 kr"], ', payback = "at year ends"')
        assert (found.point, found.expected) == (1, Interval(1, 2))
        assert "efter 1 år; oavrundat 1-2 (" in swedish(found)
        assert "after 1 year; unrounded 1-2 (" in english(found)
        found = self.told(run, "10 kr", ["100 kr", "10 kr"], ', payback = "at year ends"')
        assert "efter 1 år (" in swedish(found)

    def test_hardly_more_than_a_whole_number_is_said_to_be(self, run):
        """20 010 by 20 000 is 1,0005: not "1,00, that is 2"."""
        found = self.told(run, "20010 kr", ["10000 kr", "10000 kr"])
        assert "mer än 1 sådana, alltså 2" in swedish(found)
        assert "more than 1 of them, that is 2" in english(found)

    def test_of_words_the_range_is_told(self, run):
        """Cirka 300 is 250 to 350 and drygt 100 at most 200: between 1,25 and 3,5 times."""
        assert "1,25-3,5 sådana (drygt 100 tkr <" in swedish(self.told(run, "cirka 300 tkr", ["drygt 100 tkr"]))
        found = self.told(run, "100 tkr", ["drygt 100 tkr", "100 tkr"])
        assert found.point is None
        assert "efter 0,497-1,006 år (drygt 100 tkr + 100 tkr ≥ 100 tkr)" in swedish(found)

    @given(st.lists(st.integers(-20, 60), min_size=1, max_size=3), st.integers(1, 99), st.integers(0, 3))
    def test_how_many_it_takes_is_true_for_every_rounding(self, gains, cost, which):
        """So many gains cover the cost, one less does not, at both ends of what the figures stand for."""
        way = ("gains evenly over the year", "at year ends", "at year ends, discounted", "year 0 at once, discounted")
        rate = Fraction(1, 10)
        row = [printed(f"{gain} kr") for gain in gains]
        found = told_payback(row, printed(f"{cost} kr"), Terms(), payback=way[which], rate=rate, cumulative=False)
        late = 0 if which == 3 else 1
        weights = [1 / (1 + rate) ** (year + late) if which > 1 else Fraction(1) for year in range(len(gains))]
        half = Fraction(1, 2)
        least, printed_sum, most = (
            sum(weight * (gain + d) for weight, gain in zip(weights, gains, strict=True)) for d in (-half, 0, half)
        )
        if found.convention == "payback":
            assert printed_sum >= cost or least >= cost + half
        elif found.verdict == "undecided":
            assert least < cost + half
            assert most >= cost - half
        elif found.convention == "never, at any number":
            assert most <= 0
        else:
            needs = found.also[0].needs
            assert most < cost - half
            if isinstance(needs, Interval):
                assert needs.low == (cost - half) / most
            else:
                n = needs.__ceil__()
                assert n * least >= cost + half
                assert (n - 1) * most < cost - half

    def test_beyond_the_years_given_it_is_said_so(self):
        """Five years cannot be told of two."""
        finding = check_payback((100, 100), printed("5 år"), costs=400, payback="gains evenly over the year")
        assert finding.verdict == "undecided"
        assert english(finding) == (
            "5 år cannot be decided: the cost is not surely covered within the years given, and what comes after them "
            "is not known."
        )

    def test_a_rate_in_a_file_is_one_number(self, faults):
        """And no bound."""
        more = ', rate = "R", payback = "at year ends, discounted"'
        text = self.ASK.replace("[inputs]\n", '[inputs]\nR = "drygt 4 %%"\n') % ("1 kr", ["1"], ["1 kr"], more)
        (told,) = faults(text)
        assert told.startswith("statements[0].payback.rate: must be one number")


class TestWhatIsNotChecked:
    """A file that asks for what would be passed over, or says nothing, is told so."""

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            (
                '[tables.T]\nrows = { A = "3" }\nfollows = { A = "A" }\n',
                'tables.T.follows.A: must not follow from itself; got "T, A":',
            ),
            (
                '[tables.T]\ncolumns = ["x", "y"]\nrows.A = ["3", "3"]\ncolumns_follow = { y = "x + y" }\n',
                'tables.T.columns_follow.y: must not follow from itself; got "T, A, y":',
            ),
            ('[tables.T]\ntotal = "S"\nrows = { S = "26" }\n', "tables.T.total: must have a row to sum"),
            ('[tables.T]\ntotal = "Summa kr"\nrows."Summa kr" = "26"\n', "tables.T.total: must have a row to sum"),
            (
                '[tables.T]\ntotal = "S"\nnot_summed = ["A"]\nrows = { A = "26", S = "26" }\n',
                "tables.T.total: must have a row to sum",
            ),
            ('[tables.T]\nrows = { A = "3" }\nrounded_to = 7\n', 'tables.T.rounded_to: must be "?"'),
            (
                '[tables.T]\nrows = { A = [""] }\nrounded_to = "?"\n',
                "tables.T.rounded_to: must be of a table with figures",
            ),
            (
                '[tables.T]\nrows.A = "50 kr"\nretention = { intake = [10], stated = ["50 %"] }\n',
                "tables.T.retention.amounts: must be there",
            ),
        ],
    )
    def test_it_is_a_fault(self, faults, text, told):
        """Told when the file is loaded, once."""
        (fault,) = faults(text)
        assert fault.startswith(told)

    @pytest.mark.parametrize("total", ["C.a", "5 / C.z"])
    def test_a_total_that_is_not_there_is_named(self, faults, total):
        """It is not the shares that are wrong."""
        text = (
            '[tables.A]\nrows = { x = "50 %", y = "50 %" }\n[tables.C]\nrows = { a = [""], z = "0" }\n'
            f'[tables.T]\nrows = {{ x = "50 kr", y = "50 kr" }}\nresidual = {{ total = "{total}", shares = "A" }}\n'
        )
        (fault,) = faults(text)
        assert fault.startswith(f'tables.T.residual.total: must have a value; got "{total}"')

    @pytest.mark.parametrize("bad", [None, 5, b"r.audit.toml", ["r.audit.toml"]])
    def test_what_is_no_path_is_named(self, bad):
        """And not left to the operating system."""
        with pytest.raises(TypeError, match="path must be a text or a path; got "):
            load_audit(bad)

    def test_a_relation_of_nothing_but_zeros_holds(self):
        """Its sum is 0."""
        assert check_together({"a": 1}, [{"a": 0}]).possible


class TestTogether:
    def test_what_cannot_be_compared_is_named(self, tmp_path, run):
        """It is not among the relations: 12 persons are no 12 months."""
        (tmp_path / "o.toml").write_text(
            'document = "O"\nlocale = "sv"\n[inputs]\na = "5 kr"\nb = "12 månader"\n', encoding="utf-8"
        )
        ask = '[[compare]]\nother = "o.toml"\nsame = { here = "%s", there = "%s" }\n'
        found = run('[inputs]\na = "5 kr"\nb = "12 personer"\n' + ask % ("a", "a") + ask % ("b", "b"))
        found += run(
            '[inputs]\na = "5 kr"\nb = "12 personer"\nc = "5 kr"\n'
            + "".join(ask % x for x in (("a", "a"), ("c", "a"), ("b", "b")))
        )
        joint = [f for f in found if f.convention == "together"]
        assert [[way.needs for way in f.also] for f in joint] == [["b = O: b"]]
        assert "bortser från jämförelser som inte säkert stämmer: b = O: b" in swedish(joint[0])

    def test_where_no_single_figure_would_do_it_is_said(self, run):
        """Two totals that fail, each by itself."""
        table = '[tables.%s]\ntotal = "S"\nrows = { A = "10", B = "10", S = "50" }\n'
        found = run(table % "T" + table % "U")[-1]
        assert (found.verdict, found.also) == ("does not follow", ())
        assert "inget av dem räcker att ändra ensamt" in swedish(found)

    def test_what_the_inputs_can_give_is_not_denied(self, run):
        """9,51 tkr 24 times is 228,24, less 138,2 is 90,04: the printed 90 is possible, if 10 is nearly 9,5."""
        findings = run(
            '[inputs]\nW = "10 tkr"\nn = "24 personer"\nB = "138 tkr"\n'
            + STATEMENT % ("y", "228 tkr", 'follows = "W * n"')
            + STATEMENT % ("z", "90 tkr", 'follows = "y - B"')
        )
        assert findings[1].verdict == "chained"
        assert "men ur underlaget bara under villkor" in swedish(findings[1])
        assert "but from the inputs only on a condition" in english(findings[1])
