"""Every figure that is shipped, against what was read."""

import calendar
import re
from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest

from socioecon.parameters import history, names, parameter
from socioecon.parameters._rows import row

PRINTED = [
    line.split(" | ")
    for line in (Path(__file__).parent / "printed.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
SHIPPED = [figure for name in names() for figure in history(name)]


def first_day(text):
    """The first day of a period that is printed as a year, a month or a day."""
    return date.fromisoformat(text + "-01-01"[: 10 - len(text)] if len(text) == 4 else (text + "-01")[:10])


def last_day(text):
    """The last day of it."""
    if len(text) == 4:
        return date(int(text), 12, 31)
    if len(text) == 7:
        return first_day(text).replace(day=calendar.monthrange(*map(int, text.split("-")))[1])
    return date.fromisoformat(text)


def value(text):
    """The printed figure as an exact number: a rate as a fraction of 1."""
    return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)


class TestTranscription:
    def test_is_shipped_in_full_and_nothing_else_is(self):
        """Each figure that was read is shipped once with its period, value, source and confidence, and no other is."""
        read = sorted(
            (name, first_day(first), last_day(last), value(printed), confidence, source)
            for name, first, last, printed, confidence, source in PRINTED
        )
        shipped = sorted((x.name, x.valid_from, x.valid_to, Fraction(x.value), x.confidence, x.source) for x in SHIPPED)
        assert shipped == read

    @pytest.mark.parametrize(
        ("name", "on", "amount", "unit"),
        [
            ("employer_contributions_age_15_18", date(2020, 1, 1), 25_000, "kr per month of gross pay"),
            ("employer_contributions_age_19_23", date(2021, 1, 1), 25_000, "kr per month of gross pay"),
            ("employer_contributions_age_19_23", date(2021, 7, 1), 25_000, "kr per month of gross pay"),
            ("employer_contributions_first_employee", date(2020, 1, 1), 25_000, "kr per month of gross pay"),
            ("sarskilt_anstallningsstod_share", date(2018, 1, 1), 970, "kr per day of subsidy"),
            ("instegsjobb_share", date(2016, 1, 1), 800, "kr per day of subsidy"),
            ("extratjanst_share", date(2018, 1, 1), 1_213, "kr per day of subsidy"),
        ],
    )
    def test_caps_stand_apart_from_values(self, name, on, amount, unit):
        """What was printed as "up to" or "max" is a cap of its own, an amount and what it is an amount of."""
        assert parameter(name, on=on).cap == (amount, unit)

    def test_no_other_figure_has_a_cap(self):
        """Seven figures were printed with a cap; the summers cut the period of one of them in three."""
        assert len([x for x in SHIPPED if x.cap is not None]) == 9

    @pytest.mark.parametrize(
        ("day", "percent"),
        [
            (date(2021, 5, 31), "19.73"),
            (date(2021, 6, 1), "10.21"),
            (date(2021, 8, 31), "10.21"),
            (date(2021, 9, 1), "19.73"),
            (date(2022, 7, 1), "10.21"),
            (date(2023, 3, 31), "19.73"),
        ],
    )
    def test_the_young_have_a_rate_of_their_own_in_summer(self, day, percent):
        """In June to August of 2021 and 2022 the rate for ages 19 to 23 was the lower one, and no other held."""
        assert parameter("employer_contributions_age_19_23", on=day).value == Decimal(percent) / 100

    @pytest.mark.parametrize(
        ("name", "on", "says"),
        [
            ("lonebidrag_ceiling", date(2018, 1, 1), "in proportion to working time"),
            ("lonebidrag_ceiling", date(2019, 6, 1), "the share is set for each person"),
            ("nystartsjobb_ceiling", date(2020, 1, 1), "a multiple of the employer contributions"),
            ("nystartsjobb_ceiling", date(2020, 1, 1), "in proportion to working time"),
            ("introduktionsjobb_ceiling", date(2020, 1, 1), "contributions on that part of the pay are added"),
            ("introduktionsjobb_ceiling", date(2020, 1, 1), "in proportion to working time"),
            ("introduktionsjobb_duration", date(2024, 1, 1), "12 months at a time"),
            ("introduktionsjobb_supervision", date(2019, 1, 1), "first six months"),
            ("extratjanst_share", date(2018, 1, 1), "at most 24 months"),
            ("employer_contributions_first_employee", date(2020, 1, 1), "up to 24 months"),
        ],
    )
    def test_rules_stand_apart_from_values(self, name, on, says):
        """How a figure is applied is told in words beside it."""
        assert says in parameter(name, on=on).rule

    @pytest.mark.parametrize("name", ["lonebidrag_ceiling", "nystartsjobb_ceiling", "introduktionsjobb_ceiling"])
    def test_a_ceiling_for_full_time_says_so(self, name):
        """Who works half time has half of it: the ordinances, in their sections 21, 17 and 16, say "at full time"."""
        assert {x.unit for x in history(name)} == {"kr per month of gross pay, full time"}

    def test_what_was_added_up_adds_up(self):
        """A figure that is a sum of printed parts names the parts in its remark, and is their sum."""
        checked = 0
        for figure in SHIPPED:
            if figure.remark.startswith("added up: "):
                parts = figure.remark.removeprefix("added up: ").replace("3 öre", "0.03").replace(" ", "").split("+")
                whole = figure.value if figure.value > 1 else 100 * figure.value
                assert sum(map(Decimal, parts)) == whole
                checked += 1
        assert checked == 7

    def test_municipal_and_regional_tax_make_the_total(self):
        """Where a total was printed beside its two parts, it is their sum."""
        for municipality, region, year in (
            ("trelleborg", "skane", 2021),
            ("trelleborg", "skane", 2025),
            ("krokom", "jamtland", 2025),
        ):
            on = date(year, 1, 1)
            own, regional, total = (
                parameter(name, on=on).value
                for name in (f"tax_municipal_{municipality}", f"tax_region_{region}", f"tax_total_{municipality}")
            )
            assert own + regional == total


class TestStructure:
    @pytest.mark.parametrize("name", names())
    def test_periods_of_a_name_do_not_overlap(self, name):
        """The figures of a name follow each other: each begins after the one before has ended."""
        figures = history(name)
        assert all(x.valid_from <= x.valid_to for x in figures)
        assert all(x.valid_to < y.valid_from for x, y in pairwise(figures))

    @pytest.mark.parametrize("name", names())
    def test_a_name_has_one_unit(self, name):
        """The figures of a name can be set beside each other: they have the same unit."""
        assert len({x.unit for x in history(name)}) == 1

    def test_every_figure_has_a_source(self):
        """A source is an address or a public repository with the place in it."""
        assert [x for x in SHIPPED if not re.match(r"(?:https?://\S+\.\S+|github:[\w-]+/[\w@-]+ \S+)", x.source)] == []

    def test_every_figure_is_a_decimal_above_nothing(self):
        """Values are exact decimals; none is 0 or less."""
        assert {type(x.value) for x in SHIPPED} == {Decimal}
        assert min(x.value for x in SHIPPED) > 0

    def test_rates_are_fractions_of_one(self):
        """What is a share "of" something, or a rate "a year", is at most 1; amounts and index levels are more."""
        rates = {x.unit.partition(" ")[0] in {"of", "a"} for x in SHIPPED if x.value <= 1}
        others = {x.unit.partition(" ")[0] in {"of", "a"} for x in SHIPPED if x.value > 1}
        assert (rates, others) == ({True}, {False})

    def test_confidence_is_high_or_medium(self):
        """How sure a reading is has two grades."""
        assert {x.confidence for x in SHIPPED} == {"high", "medium"}

    @pytest.mark.parametrize("name", names())
    def test_both_ends_of_a_period_belong_to_it(self, name):
        """The first and the last day of a period have its figure."""
        for figure in history(name):
            assert parameter(name, on=figure.valid_from) is figure
            assert parameter(name, on=figure.valid_to) is figure


class TestRow:
    @pytest.mark.parametrize(
        ("period", "first", "last"),
        [
            ("2016", date(2016, 1, 1), date(2016, 12, 31)),
            ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
            ("2015-05..2015-07", date(2015, 5, 1), date(2015, 7, 31)),
            ("2018-05..2025-09-01", date(2018, 5, 1), date(2025, 9, 1)),
        ],
    )
    def test_reads_a_period_as_it_is_printed(self, period, first, last):
        """A year is the whole year and a month the whole month, leap days too."""
        figure = row("x", period, "1", "kr", "s")
        assert (figure.valid_from, figure.valid_to) == (first, last)

    def test_reads_figures_whatever_the_context(self):
        """A percentage is a fraction of 1 in full, also where arithmetic is set to few digits."""
        with localcontext(prec=2):
            assert str(row("x", "2016", "31.42 %", "of gross pay", "s").value) == "0.3142"
