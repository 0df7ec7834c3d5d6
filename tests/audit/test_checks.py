"""The verdict on one printed figure."""

import math
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socioecon.audit import (
    REMARKS,
    Interval,
    Printed,
    check_change,
    check_copy,
    check_difference,
    check_product,
    check_ratio,
    check_share,
    check_sum,
    check_table,
    check_value,
    mend,
    printed,
)
from socioecon.audit._formula import less
from socioecon.audit._judge import follow
from socioecon.audit._mend import slips
from socioecon.audit._rules import Terms
from socioecon.audit.tables import telling
from socioecon.core.errors import RangeError, ShapeError
from socioecon.core.rounding import round_half_even, round_half_up, truncate

RULES = {"half-up": round_half_up, "half-even": round_half_even, "cut": truncate}


def shown(value, unit=1, **more):
    """A printed figure without a text to read."""
    return Printed(str(value), Fraction(value), Fraction(unit), **more)


class TestVerdicts:
    @pytest.mark.parametrize(
        ("figure", "computed", "verdict", "convention"),
        [
            ("204 000 kr", 204000, "exact", ""),
            ("44,7 %", Fraction(21, 47), "rounds", "half-up"),
            ("2", Fraction(5, 2), "rounds", "half-even"),
            ("80,7 %", Fraction(21, 26), "truncates", "cut"),
            ("16", Interval(Fraction(16), Fraction(17)), "within inputs", "half-up"),
            ("600 tkr", 598500, "only if", "unit 10000; half-up"),
            ("drygt 300", 290, "only if", "over; on the other side of it"),
            ("drygt 300", 310, "exact", "over"),
            ("högst 50", 50, "exact", "at most"),
            ("< 50", 50, "does not follow", "at most under"),
            ("cirka 300", 260, "rounds", "about"),
            ("cirka 300", 240, "does not follow", "about"),
            ("10", 12, "does not follow", ""),
            ("10", None, "undecided", ""),
        ],
    )
    def test_each(self, figure, computed, verdict, convention):
        """One example of each verdict that one computed number can meet."""
        finding = check_value(printed(figure), computed)
        assert (finding.verdict, finding.convention) == (verdict, convention)

    @pytest.mark.parametrize(("of_it", "verdict"), [(Fraction(1, 20), "within inputs"), (Fraction(2, 41), "only if")])
    def test_what_needs_less_than_a_twentieth_of_an_input_follows_only_if(self, of_it, verdict):
        """10 is 9,5 to 10,5, an interval of 1: of it the figure takes in its own unit."""
        figure = Printed("10,4", int(Fraction("10.4") / of_it) * of_it, of_it)
        assert check_sum([printed("10 kr")], figure).verdict == verdict

    def test_what_follows_only_from_a_printed_step_is_chained(self):
        """33.3 % of 1 000 is 333; a third is not, to the tenth."""
        finding = check_value(printed("333,0"), Fraction(1000, 3), step=333)
        assert (finding.verdict, finding.convention) == ("chained", "half-up")
        assert check_value(printed("334,0"), Fraction(1000, 3), step=333).verdict == "does not follow"

    def test_under_a_twentieth_of_an_inputs_interval_is_only_if(self):
        """8.9 % would have to lie in the top 2.6 % of its interval."""
        finding = check_product((6650000, printed("8,9 %", exact=False)), printed("600 tkr"), unit=10_000)
        assert (finding.verdict, finding.also[0].width) == ("only if", Fraction(1, 38))

    @pytest.mark.parametrize(
        ("figure", "verdict", "convention"),
        [
            (shown(10, 2), "within inputs", "half-up"),
            (shown(10), "only if", "half-up"),
            (printed("minst 9"), "within inputs", "at least"),
            (printed("minst 9,5"), "only if", "at least; at the edge"),
            (printed("minst 10"), "only if", "at least; at the edge"),
            (printed("minst 11"), "does not follow", "at least"),
        ],
    )
    def test_a_twentieth_of_an_inputs_interval_is_enough(self, figure, verdict, convention):
        """Of [-10, 10] the part from 9 to 10 is a twentieth; from 9.5 it is a fortieth."""
        finding = check_sum([shown(0, 20)], figure)
        assert (finding.verdict, finding.convention) == (verdict, convention)

    @pytest.mark.parametrize(
        ("figure", "computed", "verdict", "gap"),
        [
            ("drygt 300", 300, "only if", 0),
            ("drygt 300", 200, "only if", 0),
            ("drygt 300", 199, "does not follow", 101),
            ("drygt 300", 401, "does not follow", 1),
            ("knappt 300", 310, "only if", 0),
            ("knappt 300", 401, "does not follow", 101),
            ("mer än 300", 290, "does not follow", 10),
            ("minst 300", 290, "does not follow", 10),
            ("högst 300", 310, "does not follow", 10),
            ("cirka 300", 351, "does not follow", 1),
        ],
    )
    def test_over_and_under_may_be_meant_the_other_way(self, figure, computed, verdict, gap):
        """By one unit of the last significant digit; a bound is a bound, and "about" has two sides already."""
        finding = check_value(printed(figure), computed)
        assert (finding.verdict, finding.gap) == (verdict, gap)

    def test_a_bound_that_only_some_of_the_range_meets(self):
        """What the inputs give as printed meets it, or a large enough part of what they can give."""
        assert check_sum([printed("10")], printed("minst 10")).verdict == "within inputs"
        assert check_value(Interval(10, 20), Interval(15, 25)).verdict == "within inputs"
        assert check_value(Interval(10, 20), Interval(12, 18)).verdict == "exact"
        assert check_value(Interval(10, 20), Interval(22, 25)).gap == 2

    @pytest.mark.parametrize(
        ("figure", "inputs", "verdict", "gap"),
        [
            (10, [4, 6], "exact", 0),
            (10, [printed("4"), 6], "exact", 0),
            (Fraction("9.5"), [printed("4"), 6], "within inputs", 0),
            (Fraction("10.5"), [printed("4"), 6], "within inputs", 0),
            (Fraction("10.6"), [printed("4"), 6], "does not follow", Fraction("0.1")),
        ],
    )
    def test_a_figure_that_is_a_number(self, figure, inputs, verdict, gap):
        """Not printed in any place, it must be among the values."""
        finding = check_sum(inputs, figure)
        assert (finding.verdict, finding.gap) == (verdict, gap)

    def test_rows_of_long_names_are_rows_of_their_own(self):
        """However late their names begin to differ: none is lost."""
        long = "Arbetsmarknadsnämndens kostnader för försörjningsstöd och arbetsmarknadsinsatser, "
        rows = {f"{long}del 1": printed("10"), f"{long}del 2": printed("20")}
        assert check_sum(rows, printed("30")).verdict == "exact"
        assert check_sum(rows, printed("10"), signs={f"{long}del 2": 0}).verdict == "exact"
        assert check_product(rows, printed("200")).point == 200

    def test_rows_that_differ_only_in_what_they_are_are_refused(self):
        """1 and "1" are one name as they are written."""
        with pytest.raises(ShapeError, match=r"rows must have names that differ as texts; got \[1, '1'\]"):
            check_sum({1: printed("10"), "1": printed("20")}, printed("30"))

    @pytest.mark.parametrize("exponent", ["999999999", "-999999999", "1000", "-1000"])
    def test_no_fraction_of_millions_of_digits_is_made(self, exponent):
        """A number so large or small is refused at once, however short it is written."""
        with pytest.raises(RangeError, match=r"at most (a thousand digits|10000 places)"):
            check_value(printed("5"), Decimal(f"1e{exponent}"))
        assert check_value(printed("0"), Decimal(f"0e{exponent}")).verdict == "exact"

    def test_a_figure_between_two_units_is_only_itself(self):
        """15 in tens is printed by no rule: it is 15, but by a rule that is stated it is nothing."""
        assert check_value(shown(15, 10), 15).verdict == "exact"
        assert check_value(shown(15, 10), 15, reading="cut").verdict == "does not follow"
        finding = check_value(shown(15, 10), 18)
        assert (finding.verdict, finding.gap) == ("does not follow", 3)

    def test_how_many_rules_were_tried_and_what_else_fits(self):
        """All three, named in their order; an exact figure needs none."""
        finding = check_value(printed("44,7 %"), Fraction(447, 1000) + Fraction(1, 10**5))
        assert (finding.tried, [way.convention for way in finding.also]) == (3, ["half-even", "cut"])
        assert check_value(printed("10"), 12).tried == 3
        assert check_value(printed("10"), 10).tried == 1
        within = check_sum([printed("10"), printed("10")], printed("19"))
        assert (within.tried, [way.convention for way in within.also]) == (3, ["half-even"])

    @pytest.mark.parametrize(
        ("unit", "verdict"), [(None, "rounds"), (1, "does not follow"), (10_000, "does not follow")]
    )
    def test_a_stated_unit_goes_before_the_last_place(self, unit, verdict):
        """605 tkr of 605 400 kr are rounded to thousands, and neither to kronor nor to tens of thousands."""
        assert check_value(printed("605 tkr"), 605_400, unit=unit).verdict == verdict

    def test_a_stated_unit_is_part_of_the_convention(self):
        """In tens, 38 is printed 40; the printed unit stated again says nothing new."""
        finding = check_value(printed("40"), 38, unit=10)
        assert (finding.verdict, finding.convention) == ("rounds", "unit 10; half-up")
        assert check_value(printed("40"), Fraction("40.3"), unit=1).convention == "half-up"

    @pytest.mark.parametrize(
        ("figure", "computed", "verdict", "convention"),
        [
            (shown(7 * 10**9, 1000, measure="money"), 7 * 10**9 + 4 * 10**8, "only if", "unit 1000000000; half-up"),
            (shown(7 * 10**10, 1000, measure="money"), 7 * 10**10 + 4 * 10**9, "does not follow", ""),
            (shown(60_000, 1000, measure="money"), 64_000, "only if", "unit 10000; half-up"),
            (shown(60_000, 1000), 64_000, "does not follow", ""),
            (shown(999 * 60, 999, measure="money"), 999 * 64, "does not follow", ""),
            (shown(0, 1000, measure="money"), 4000, "does not follow", ""),
        ],
    )
    def test_a_coarser_unit_is_tried_for_money_in_thousands(self, figure, computed, verdict, convention):
        """Up to a million times what is printed; not for what is printed finer, has no money in it or is 0."""
        finding = check_value(figure, computed)
        assert (finding.verdict, finding.convention) == (verdict, convention)

    @pytest.mark.parametrize(
        ("rows", "figure"),
        [
            ([20], shown(20)),
            ([shown(10), shown(10)], shown(20)),
            ([shown(5)] * 5, shown(25)),
            ([shown(20, 10)], shown(20, 10)),
            ([shown(20, 10)] * 3, shown(60)),
            ([Fraction("20.4")], shown(20)),
            ([Fraction("20.6"), shown(Fraction("0.2"), Fraction("0.1"))], shown(21)),
            ([Interval(0, 9)], shown(3)),
        ],
    )
    def test_the_smallest_error_that_would_be_seen(self, rows, figure):
        """In whole units of the figure, from where it should stand: on one side at least it would not follow."""
        finding = check_sum(rows, figure)
        right = figure.value if finding.point is None else round_half_up(finding.point, unit=figure.unit)
        sizes = [n * figure.unit for n in range(1, 40)]
        seen = [
            size
            for size in sizes
            for wrong in (right + size, right - size)
            if check_sum(rows, figure._replace(value=wrong)).verdict == "does not follow"
        ]
        assert finding.sees == seen[0]

    def test_of_a_bound_none_may_be_seen(self):
        """Where nothing is known no error can be; where only one end is, errors on that side are."""
        assert check_value(shown(5), Interval(None, None)).sees is None
        assert check_value(shown(5), Interval(Fraction("3.5"), None)).sees == 2  # 3.5 is 4 by every rule, and never 3
        assert check_value(shown(5), Interval(None, Fraction("6.5"))).sees == 3  # 6.5 is 7 by one rule, and never 8

    def test_a_stated_rule_is_the_only_one_tried(self):
        """Another rule that would do is "only if"."""
        assert check_value(printed("80,7 %"), Fraction(21, 26), reading="cut").verdict == "truncates"
        finding = check_value(printed("80,7 %"), Fraction(21, 26), reading="half-up")
        assert (finding.verdict, finding.convention) == ("only if", "cut")

    def test_cutting_is_not_added_to_the_inputs_rounding(self):
        """Together they excuse nearly a unit: only where cutting is stated."""
        rows = [printed("10"), printed("10")]
        assert check_sum(rows, printed("19")).verdict == "within inputs"
        assert check_sum(rows, printed("18")).verdict == "does not follow"
        assert check_sum(rows, printed("21"), reading="cut").verdict == "within inputs"
        assert check_sum(rows, printed("19"), reading="cut").verdict == "does not follow"

    def test_each_way_is_told_once(self):
        """598 500 is 600 tkr in steps of 10 tkr or of 100, rounded either way."""
        also = check_value(printed("600 tkr"), 598_500).also
        assert [way.convention for way in also] == [
            f"unit {unit}; {rule}" for unit in (10_000, 100_000) for rule in ("half-up", "half-even")
        ]

    def test_the_first_way_is_the_one_told_with_what_it_needs(self):
        """41 Mkr to the last tkr takes 20,4995 to 20,5 of a row of 19,5 to 20,5 Mkr; to ten tkr ten times as much."""
        finding = check_sum([printed("20 Mkr"), printed("20 Mkr")], printed("41 000 tkr"))
        assert (finding.verdict, finding.convention) == ("only if", "half-up")
        assert finding.also[0].width == Fraction(5, 10_000)
        assert finding.also[-1].convention == "unit 10000; half-even"
        assert finding.also[-1].width == Fraction(5, 1000)

    def test_a_coarser_unit_is_coarser(self):
        """Cut to the last thousand 600 700 is 600 tkr, and rounded to ten thousand: the thousand is told once."""
        also = check_value(printed("600 tkr"), 600_700, reading="half-up").also
        assert also[0].convention == "cut"
        assert not any(way.convention.startswith("unit 1000;") for way in also)

    def test_what_narrowing_excludes_does_not_simply_follow(self):
        """a (1 - a) is a quarter at most, though 0.55 x 0.55 is more: 0.30 would need an a that is not there."""
        formula = ("product", ("a", less(1, "a")))
        finding = follow(formula, {"a": printed("0,5")}, printed("0,30"), Terms())
        assert (finding.verdict, finding.also[0].width) == ("only if", 0)
        assert "not excluded" in finding.convention

    def test_an_enclosure_is_never_called_exact(self):
        """A figure that occurs twice and is not monotone says "not excluded"."""
        x = shown(1)
        finding = check_product((x, x), shown(1))
        assert finding.verdict == "exact"

    @pytest.mark.parametrize("bad", [{"unit": 0}, {"reading": "up"}])
    def test_unknown_terms_are_refused(self, bad):
        """Units are positive and rules are named."""
        with pytest.raises(RangeError, match=r"unit must be|reading must be"):
            check_value(printed("10"), 10, **bad)

    def test_what_is_no_figure_is_a_type_error(self):
        """A text must be read first."""
        with pytest.raises(TypeError):
            check_value(printed("10"), "10")

    @given(
        st.fractions(-1000, 1000, max_denominator=60),
        st.sampled_from(sorted(RULES)),
        st.sampled_from([1, 10, Fraction(1, 10)]),
    )
    def test_what_a_rule_prints_follows_by_it(self, x, rule, unit):
        """A figure rounded by a rule passes, and under that rule too."""
        figure = shown(RULES[rule](x, unit=unit), unit)
        assert check_value(figure, x).verdict in {"exact", "rounds", "truncates"}
        assert check_value(figure, x, reading=rule).verdict in {"exact", "rounds", "truncates"}

    @given(st.fractions(-1000, 1000, max_denominator=60), st.integers(-30, 30))
    def test_the_least_gap_is_least(self, x, off):
        """A figure that does not follow would, just beyond the gap; not short of it."""
        figure = shown(round_half_up(x, unit=1) + off)
        finding = check_value(figure, x)
        if finding.verdict == "does not follow":
            fine = Fraction(1, 10**9)
            beyond, short = finding.gap + fine, finding.gap - fine
            assert any(check_value(figure, y).verdict != "does not follow" for y in (x - beyond, x + beyond))
            if short > 0:
                verdicts = {check_value(figure, y).verdict for y in (x - short, x + short)}
                assert verdicts == {"does not follow"}
                inside = check_value(figure, Interval(x - short, x + short))
                assert inside.verdict == "does not follow"

    @given(st.lists(st.integers(0, 500), min_size=1, max_size=6), st.integers(-9, 9))
    def test_it_sees_the_smallest_error_it_says(self, rows, off):
        """No smaller error is found out, and of that size one is."""
        cells, true = [shown(x) for x in rows], sum(rows)
        sees = check_sum(cells, shown(true + off)).sees
        for error in range(1, int(sees)):
            assert check_sum(cells, shown(true + error)).verdict != "does not follow"
            assert check_sum(cells, shown(true - error)).verdict != "does not follow"
        verdicts = {check_sum(cells, shown(true + error)).verdict for error in (sees, -sees)}
        assert "does not follow" in verdicts


class TestGap:
    @pytest.mark.parametrize(
        ("figure", "computed", "gap"),
        [
            ("24", 26, 1),  # cut, 24 stands for up to 25
            ("80,7 %", Fraction(81, 100), Fraction(2, 1000)),
            ("24", 22, Fraction(3, 2)),  # rounded, it stands for 23.5 and up
        ],
    )
    def test_it_is_the_least_over_the_rules_tried(self, figure, computed, gap):
        """No rule that was tried makes the error smaller than it is said to be."""
        finding = check_value(printed(figure), computed)
        assert (finding.verdict, finding.gap) == ("does not follow", gap)

    def test_a_stated_rule_is_the_only_one(self):
        """Where the document says that it rounds, cutting is no excuse."""
        assert check_value(printed("24"), 26, reading="half-up").gap == Fraction(3, 2)


class TestSum:
    def test_the_budget_of_the_final_report(self):
        """1 826 is printed 1 825 and 1 469 is printed 1 470: both within the rounding of five rows."""
        rows = [printed(x) for x in ("1 502", "190", "19", "65", "50")]
        finding = check_sum(rows, printed("1 825"))
        assert (finding.verdict, finding.point, finding.expected.low, finding.expected.high) == (
            "within inputs",
            1826,
            Fraction(3647, 2),
            Fraction(3657, 2),
        )

    def test_signs_and_rows_that_are_part_of_others(self):
        """-1 is taken off, 0 is a "varav" row that is not summed."""
        rows = {"in": shown(10), "ut": shown(3), "varav": shown(2)}
        assert check_sum(rows, shown(7), signs={"ut": -1, "varav": 0}).verdict == "exact"
        assert check_sum(list(rows.values()), shown(7), signs=(1, -1, 0)).verdict == "exact"

    @given(st.permutations([(10, 1), (3, -1), (2, 0), (8, 1)]))
    def test_the_order_of_rows_decides_nothing(self, rows):
        """The same finding in any order, but for how it is written; 13.5 is printed 14 by every rule, so 13 is seen."""
        finding = check_sum([shown(x) for x, _ in rows], shown(16), signs=[sign for _, sign in rows])
        assert (finding.verdict, finding.point, finding.sees) == ("within inputs", 15, 2)

    def test_a_unit_of_the_table_holds_for_its_rows(self):
        """In tens, 20 + 20 can be 30."""
        rows = [shown(20), shown(20)]
        assert check_sum(rows, shown(30)).verdict == "does not follow"
        assert check_sum(rows, shown(30), unit=10).verdict == "within inputs"

    def test_what_cannot_be_summed_is_refused(self):
        """No rows, signs that do not match, and signs that are none."""
        with pytest.raises(ShapeError, match="rows must hold at least one"):
            check_sum([], shown(1))
        with pytest.raises(ShapeError, match="signs must name rows"):
            check_sum({"a": shown(1)}, shown(1), signs={"b": 1})
        with pytest.raises(RangeError, match="must be 1, -1 or 0"):
            check_sum([shown(1)], shown(1), signs=[2])
        with pytest.raises(ShapeError, match="at least one row to sum"):
            check_sum([shown(1)], shown(1), signs=[0])

    def test_a_figure_that_is_not_printed_leaves_it_undecided(self):
        """None is a figure that is missing."""
        assert check_sum([shown(1), None], shown(1)).verdict == "undecided"


class TestOthers:
    def test_difference(self):
        """19 - 3 = 16 is printed 15: unrounded it is 15 to 17."""
        finding = check_difference(printed("19"), printed("3"), printed("15"))
        assert (finding.verdict, finding.expected) == ("within inputs", Interval(Fraction(15), Fraction(17)))

    def test_product_and_quotient(self):
        """Factors multiply and divisors divide; a divisor that may be 0 leaves it undecided."""
        assert check_product((350000, 19), printed("6 650 000 kr")).verdict == "exact"
        assert check_product((100,), shown(33), divide_by=(3,)).verdict == "rounds"
        assert check_product((100,), shown(33), divide_by=(shown(0),)).verdict == "undecided"
        with pytest.raises(ShapeError, match="factors must hold"):
            check_product((), shown(1))

    def test_share(self):
        """A part of a whole is at most all of it."""
        assert check_share(41, 47, printed("87 %"), part_of_whole=True).verdict == "rounds"
        assert check_share(shown(9), shown(9), printed("101 %"), part_of_whole=True).verdict == "does not follow"
        assert check_share(shown(9), shown(9), printed("101 %"), part_of_whole=False).verdict == "within inputs"
        finding = check_share(5, 4, printed("125 %"), part_of_whole=True)
        assert (finding.verdict, finding.convention) == ("does not follow", "more than the whole")

    @pytest.mark.parametrize(
        ("figure", "stated", "verdict", "convention"),
        [
            ("25 %", None, "exact", "relative"),
            ("10 %", None, "exact", "points"),
            ("20 %", None, "exact", "of the new"),
            ("10 %", "relative", "only if", "points"),
            ("30 %", None, "does not follow", "relative"),
        ],
    )
    def test_change(self, figure, stated, verdict, convention):
        """40 % to 50 % is 25 %, 10 points, or 20 % of the new."""
        finding = check_change(Fraction(2, 5), Fraction(1, 2), printed(figure), change=stated)
        assert (finding.verdict, finding.convention, finding.tried) == (verdict, convention, 3)

    def test_a_figure_in_points_names_its_reading(self):
        """From 40 % to 50 % is not "25 percentage points": that is only so as a relative change."""
        finding = check_change(Fraction(2, 5), Fraction(1, 2), printed("25 procentenheter"))
        assert (finding.verdict, finding.convention) == ("only if", "relative")

    @pytest.mark.parametrize(
        ("figure", "convention"),
        [("4,5 : 1", "benefits/costs"), ("3,5", "net/costs"), ("22 %", "costs/benefits"), ("0,29", "costs/net")],
    )
    def test_ratio(self, figure, convention):
        """Each of the four ratios of 450 and 100 is told apart."""
        assert check_ratio(450, 100, printed(figure)).convention.split(";")[0] == convention

    @pytest.mark.parametrize(
        ("figure", "other", "verdict"),
        [
            ("10", "11", "does not follow"),
            ("1 991 tkr", "1 990 600 kr", "rounds"),
            ("1 990 tkr", "1 990 600 kr", "truncates"),
            ("1 991 tkr", "1 991 000 kr", "exact"),
        ],
    )
    def test_copy(self, figure, other, verdict):
        """Two prints of one number follow from each other if one rule can have made both."""
        assert check_copy(printed(figure), printed(other)).verdict == verdict

    def test_a_copy_is_wrong_by_what_lies_between_the_two(self):
        """10 reaches up to 10.5 and 13 down to 12.5, whichever stands first; an error of one unit would be seen."""
        for figure, other in (("10", "13"), ("13", "10")):
            finding = check_copy(printed(figure), printed(other))
            assert (finding.verdict, finding.gap, finding.sees, finding.tried) == ("does not follow", 2, 1, 3)
            assert (finding.point, finding.formula) == (printed(other).value, other)
        assert check_copy(printed("10 tkr"), printed("13 000 kr")).sees == 1000
        assert check_copy(printed("13 000 kr"), printed("10 tkr")).sees == 1000
        assert check_copy(7, 8).sees is None
        assert check_copy(7, 8).gap == 1
        assert check_copy(Interval(1, 2), Interval(5, None)).gap == 3
        assert check_copy(Interval(4, 6), 5).sees is None

    @pytest.mark.parametrize(
        ("other", "verdict"), [(Fraction(11, 2), "rounds"), (Interval(Fraction(11, 2), Fraction(7)), "only if")]
    )
    def test_a_copy_that_only_touches_what_a_word_allows(self, other, verdict):
        """About 5 is up to 5,5: a single number there is one of them, of all numbers from there on only one is."""
        assert check_copy(printed("cirka 5"), other).verdict == verdict

    @pytest.mark.parametrize("bad", [math.inf, math.nan, Decimal("1E+9999")])
    def test_what_it_is_a_copy_of_is_named_where_it_is_no_number(self, bad):
        """By the argument that it was given for."""
        with pytest.raises(RangeError, match=r"^other must"):
            check_copy(printed("5"), bad)

    def test_a_copy_is_wrong_by_the_least_over_the_rules_tried(self):
        """Cut 10 comes nearly up to 11; by rounding only to 10,5. By a stated rule it is that; a share is itself."""
        assert check_copy(printed("10 %"), printed("11,2 %")).gap == Fraction(12, 1000)
        assert check_copy(printed("10"), printed("11,2")).gap == Fraction(2, 10)
        assert check_copy(printed("10"), printed("11,2"), reading="half-up").gap == Fraction(65, 100)
        assert check_copy(printed("10"), printed("9,8"), reading="cut").gap == Fraction(1, 10)
        assert check_copy(Interval(None, 2), Interval(None, None)).verdict != "does not follow"

    def test_a_copy_by_a_stated_rule_or_unit(self):
        """Cut, 10.9 is 10; in tens 10 can be 13; what else fits stands beside; nothing printed is undecided."""
        assert check_copy(printed("10"), printed("10,9"), reading="cut").verdict == "truncates"
        assert check_copy(printed("10"), printed("10,9"), reading="half-up").verdict == "does not follow"
        assert check_copy(printed("10"), printed("13"), unit=10).verdict == "rounds"
        alike = check_copy(printed("10,2"), printed("10,21"))
        assert (alike.convention, [way.convention for way in alike.also]) == ("half-up", ["half-even", "cut"])
        assert check_copy(printed("10"), None).verdict == check_copy(None, printed("10")).verdict == "undecided"

    def test_a_unit_of_the_table_widens_what_is_a_whole_number_of_it(self):
        """In tens 20 stands for 15 to 25, and 25 for itself; what is printed coarser, or exact, stays as it is."""
        total = Interval(None, None)
        for row, low, high in [
            (shown(20), 15, 25),
            (shown(25), Fraction("24.5"), Fraction("25.5")),
            (shown(200, 100), 150, 250),
            (printed("20", exact=True), 20, 20),
            (20, 20, 20),
        ]:
            found = check_sum([row], total, unit=10).expected
            assert (found.low, found.high) == (low, high)
            for a, b, sign in ((row, 0, 1), (0, row, -1)):
                found = check_difference(a, b, total, unit=10).expected
                assert sorted([sign * found.low, sign * found.high]) == [low, high]

    def test_two_divisors(self):
        """100 / 4 / 5 is 5, from a list or by name."""
        assert check_product([100], shown(5), divide_by=[4, 5]).verdict == "exact"
        assert check_product({"a": 100}, shown(5), divide_by={"b": 4, "c": 5}).verdict == "exact"

    def test_what_is_no_list_of_figures_is_refused(self):
        """A text, a set or one figure is none; signs are one for each row, in a list, and name rows in a mapping."""
        for bad in ("12", {1, 2}, printed("12"), Interval(1, 2), 12, None):
            with pytest.raises(ShapeError, match="rows must be a sequence or mapping"):
                check_sum(bad, shown(1))
        with pytest.raises(ShapeError, match="equally long"):
            check_sum([1, 2], shown(1), signs=[1])
        assert check_sum([1, 2], shown(3), signs={}).verdict == "exact"

    def test_of_what_is_named_the_best_is_told_and_what_else_fits(self):
        """1 of 1 is 1 either way round: the first is told, the other stands beside it; four were tried."""
        found = check_ratio(1, 1, printed("1"))
        assert (found.verdict, found.convention, found.tried) == ("exact", "benefits/costs", 4)
        assert [way.convention for way in found.also] == ["costs/benefits"]
        best = check_ratio(450, 100, printed("0,2222222"))  # rounded, which is better than not at all
        assert (best.convention, best.also[0].convention) == ("costs/benefits; half-up", "half-even")

    def test_a_member_that_is_stated_is_the_one_told(self):
        """Unless it does not follow and another does; one that is undecided stays so."""
        assert check_ratio(1, 1, printed("1"), ratio="costs/benefits").convention == "costs/benefits"
        undecided = check_ratio(100, 0, printed("0"), ratio="benefits/costs")
        assert (undecided.verdict, undecided.convention, undecided.tried) == ("undecided", "benefits/costs", 4)
        assert check_ratio(100, 0, printed("0")).convention == "costs/benefits"
        none = check_ratio(450, 100, printed("7"), ratio="net/costs")
        assert (none.verdict, none.convention, none.tried, none.gap) == ("does not follow", "net/costs", 4, 3)
        other = check_ratio(450, 100, printed("4,5"), ratio="net/costs")
        assert (other.verdict, other.gap, other.tried) == ("only if", 0, 4)
        assert [way.convention for way in other.also] == [other.convention] == ["benefits/costs"]
        either = check_ratio(1, 1, printed("1"), ratio="net/costs")
        assert (either.verdict, either.convention) == ("only if", "benefits/costs")  # the first of the two that do

    def test_an_unknown_member_is_refused(self):
        """The members of the set stand in the error."""
        with pytest.raises(RangeError, match="one of 'relative', 'points', 'of the new'"):
            check_change(1, 2, shown(1), change="log")


class TestShare:
    @pytest.mark.parametrize(
        ("part", "whole", "figure", "verdict"),
        [
            ("101", "100", "101 %", "does not follow"),  # 100.5 of 100.5 at most: 100 %
            ("100,6 kr", "100,5 kr", "100,1 %", "does not follow"),
            ("101", "100", "100 %", "only if"),  # both at their ends, and nowhere else
            ("100", "99,8", "100 %", "within inputs"),
            ("99", "100", "99 %", "exact"),
        ],
    )
    def test_a_part_is_at_most_its_whole(self, part, whole, figure, verdict):
        """What the printed figures give beyond 100 % is no share that can be printed."""
        share = printed(figure)
        finding = check_share(printed(part), printed(whole), share, part_of_whole=True)
        assert finding.verdict == verdict
        assert finding.point == printed(part).value / printed(whole).value

    def test_more_than_the_whole_is_wrong_by_what_exceeds_it(self):
        """102 of 100 exact persons is 2 points too much, whatever is printed."""
        for figure in ("102 %", "100 %"):
            finding = check_share(102, 100, printed(figure), part_of_whole=True)
            assert (finding.verdict, finding.convention) == ("does not follow", "more than the whole")
            assert finding.gap == Fraction(2, 100)

    @given(st.integers(1, 300), st.integers(1, 300), st.integers(0, 1500))
    def test_no_share_above_the_whole_follows(self, part, whole, tenths):
        """Whatever the part and the whole, a printed 100.1 % or more is never fine."""
        figure = printed(f"{tenths // 10},{tenths % 10} %")
        finding = check_share(printed(str(part)), printed(str(whole)), figure, part_of_whole=True)
        if figure.value > 1:
            assert finding.verdict == "does not follow"


class TestTable:
    def test_a_coarser_unit_comes_from_the_whole_table(self):
        """Six amounts in tens of tkr: five follow once that is seen, and 600 does not."""
        names = "KFLRAO"
        amounts = dict(zip(names, ("2 250", "1 730", "1 350", "600", "310", "410"), strict=True))
        shares = dict(zip(names, (338, 260, 203, 89, 47, 62), strict=True))
        findings = check_table(
            {key: printed(f"{x} tkr") for key, x in amounts.items()},
            {key: Fraction(share * 6650) for key, share in shares.items()},
        )
        assert [f.verdict for f in findings.values()] == ["rounds"] * 3 + ["does not follow"] + ["rounds"] * 2
        assert findings["R"].convention == "unit 10000"
        assert findings["R"].gap == 3150

    def test_two_figures_are_no_whole_table(self):
        """With fewer than three figures the last place stands."""
        findings = check_table({"a": printed("600 tkr"), "b": printed("310 tkr")}, {"a": 598500, "b": 312550})
        assert [f.verdict for f in findings.values()] == ["only if", "only if"]

    def test_each_cell_has_its_place(self):
        """The table, the row, and the number of the column where there are several."""
        found = check_table({"a": [shown(1), shown(2)], "b": [shown(3)], "c": shown(4)},
                            {"a": [1, 2], "b": [3], "c": 4}, place="T")  # fmt: skip
        places = [[f.place for f in found["a"]], [f.place for f in found["b"]], found["c"].place]
        assert places == [["T, a, 1", "T, a, 2"], ["T, b"], "T, c"]

    def test_a_computed_interval_may_have_a_point_in_it(self):
        """(point, interval): the point decides between rounding and what lies within the inputs."""
        answers = {
            "a": [(Fraction("10.2"), Interval(9, 12)), (Fraction("11.2"), Interval(9, 12)), (None, Interval(9, 12))]
        }
        row = check_table({"a": [shown(10)] * 3}, answers)["a"]
        assert [f.verdict for f in row] == ["rounds", "within inputs", "within inputs"]
        assert [(way.convention, way.width) for way in row[1].also] == [("half-even", 1)]  # no input to be narrowed

    def test_of_units_that_do_as_well_the_last_place_stands(self):
        """Three whole tens that follow in ones are left so, though they would follow in tens."""
        row = check_table({"a": [shown(20), shown(30), shown(40)]}, {"a": [20, 30, Fraction("40.2")]})["a"]
        assert [(f.verdict, f.convention) for f in row] == [("exact", ""), ("exact", ""), ("rounds", "half-up")]
        row = check_table({"a": [shown(20), shown(30), shown(40)]}, {"a": [22, 33, 44]})["a"]
        assert {f.convention for f in row} == {"unit 10; half-up"}
        row = check_table({"a": [shown(20), shown(30), shown(40)]}, {"a": [22, 33, 44]}, unit=1)["a"]
        assert {f.verdict for f in row} == {"does not follow"}

    def test_tables_that_do_not_match_are_refused(self):
        """Rows and lengths must be the same."""
        with pytest.raises(ShapeError, match="must have the same rows; got a, b in one only"):
            check_table({"a": shown(1)}, {"b": 1})
        with pytest.raises(ShapeError, match="equally long"):
            check_table({"a": [shown(1)]}, {"a": [1, 2]})
        with pytest.raises(ShapeError, match="equally long"):
            check_table({"a": [shown(1), shown(2)]}, {"a": [1]})
        assert len(check_table({"a": [shown(1)] * 300}, {"a": [1] * 300})["a"]) == 300
        with pytest.raises(ShapeError, match="printed must be a mapping"):
            check_table([], {"a": 1})

    def test_a_computed_cell_is_a_number_or_a_pair(self):
        """A point and an interval; nothing shorter and nothing longer."""
        for bad in ((5,), (5, Interval(4, 6), 7)):
            with pytest.raises(TypeError):
                check_table({"a": [shown(5)]}, {"a": [bad]})

    def test_a_figure_without_a_last_place_tells_of_no_unit(self):
        """Only what is printed finer does, and is not 0."""
        assert telling([shown(20, 0), shown(20), shown(0), shown(20, 10)], Fraction(10)) == 1


class TestCoarserTable:
    def test_zeros_are_no_evidence(self):
        """0, 0 and 1 000 need not be whole thousands; three amounts that are tell it."""
        row = check_table({"a": [printed("0"), printed("0"), printed("1 000")]}, {"a": [400, 300, 900]})["a"]
        assert [f.verdict for f in row] == ["does not follow"] * 3
        figures = [printed(x) for x in ("0", "2 000", "3 000", "1 000")]
        row = check_table({"a": figures}, {"a": [400, 1800, 3100, 900]})["a"]
        assert [f.verdict for f in row] == ["rounds"] * 4

    def test_shares_keep_their_last_place(self):
        """10 %, 20 % and 30 % are shares and not a table in tens of percent."""
        figures = [printed(x, exact=False) for x in ("10 %", "20 %", "30 %")]
        row = check_table({"a": figures}, {"a": [Fraction(12, 100), Fraction(18, 100), Fraction(33, 100)]})["a"]
        assert [f.verdict for f in row] == ["does not follow"] * 3


class TestMend:
    @pytest.mark.parametrize(
        ("wrong", "kind"),
        [("1 285", "two digits swapped"), ("1 925", "one digit"), ("-1 825", "sign"), ("18 250", "magnitude")],
    )
    def test_each_slip_is_undone(self, wrong, kind):
        """1 502 + 323 = 1 825: each slip of the pen is found, with what was meant."""
        finding = check_sum([1502, 323], printed(wrong))
        assert finding.verdict == "does not follow"
        assert (kind, 1825) in [(way.convention, way.needs.value) for way in mend(finding)]

    def test_every_figure_one_slip_away(self):
        """From 120 tkr: other digits in each place but for a leading zero, two swaps, its sign, powers of ten."""
        by_kind = {kind: [] for kind, _ in slips(printed("120 tkr"))}
        for kind, other in slips(printed("120 tkr")):
            by_kind[kind].append((other.value / 1000, other.unit))
        digits = (
            {120 + 100 * n for n in range(1, 9)} | {100 + 10 * n for n in range(10) if n != 2} | set(range(121, 130))
        )
        one = by_kind.pop("one digit")
        assert by_kind == {
            "two digits swapped": [(210, 1000), (102, 1000)],
            "sign": [(-120, 1000)],
            "magnitude": [
                (1200, 10_000), (12, 100), (12_000, 10**5), (Fraction("1.2"), 10), (120_000, 10**6),
                (Fraction("0.12"), 1),
            ],
        }  # fmt: skip
        assert sorted(one) == sorted((x, 1000) for x in digits)

    def test_slips_of_other_figures(self):
        """Of -5 each digit, nothing too, with its sign; of 0 no sign and no power; none of what has no last place."""
        assert {x.value for kind, x in slips(shown(-5)) if kind == "one digit"} == {-n for n in range(10) if n != 5}
        assert {x.value for _, x in slips(shown(-1)) if x.value < 0} >= {-n for n in range(2, 10)}
        assert [(kind, x.value) for kind, x in slips(shown(0))] == [("one digit", n) for n in range(1, 10)]
        assert not [x for kind, x in slips(shown(77)) if kind == "two digits swapped"]
        assert list(slips(shown(7, 0))) == list(slips(shown(15, 10))) == []

    def test_what_follows_needs_no_mending(self):
        """() for a figure that follows, and for one that no slip explains."""
        assert mend(check_sum([1502, 323], printed("1 825"))) == ()
        assert mend(check_sum([1502, 323], printed("7 777"))) == ()
        assert mend(check_sum([printed("10"), printed("10")], printed("20"))) == ()  # 21 would follow too
        assert mend(check_sum([1, None], printed("5"))) == mend(check_sum([1, 2], Interval(4, 5))) == ()

    @given(st.integers(-9999, 9999), st.integers(1, 9999))
    def test_what_it_offers_would_follow(self, value, true):
        """Every mended figure passes the check that the printed one failed."""
        finding = check_value(shown(value), true)
        for way in mend(finding):
            assert check_value(way.needs, true).verdict not in REMARKS
