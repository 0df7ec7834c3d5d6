"""What is asked by a name and a date."""

import pickle
import subprocess
import sys
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import socioecon
from socioecon import RangeError, ShapeError, reprice
from socioecon.parameters import Parameter, history, names, parameter, yearly

SOURCE = str(Path(socioecon.__file__).parents[1])
NAMES = st.sampled_from(names())
DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))


class TestParameter:
    def test_gives_value_unit_period_and_source(self):
        """The answer says what held, in what unit, from when to when and who says so."""
        fee = parameter("employer_contributions_standard", on=date(2012, 5, 1))
        assert (fee.value, fee.unit) == (Decimal("0.3142"), "of gross pay")
        assert (fee.valid_from, fee.valid_to) == (date(2009, 1, 1), date(2016, 12, 31))
        assert fee.source.startswith("http://www.ekonomifakta.se/")

    @given(NAMES, DAYS)
    def test_answers_for_a_known_day_and_refuses_any_other(self, name, day):
        """The one figure whose period holds the day, or an error: never a figure of another period."""
        known = [figure for figure in history(name) if figure.valid_from <= day <= figure.valid_to]
        if known:
            assert [parameter(name, on=day)] == known
        else:
            with pytest.raises(RangeError):
                parameter(name, on=day)

    @given(NAMES, DAYS)
    def test_before_is_the_last_one_known_by_then(self, name, day):
        """nearest="before" gives the latest figure that had begun by that day, and refuses where none had."""
        begun = [figure for figure in history(name) if figure.valid_from <= day]
        if begun:
            assert parameter(name, on=day, nearest="before") == begun[-1]
        else:
            with pytest.raises(RangeError, match=r'none is known before it .* nearest="after"'):
                parameter(name, on=day, nearest="before")

    @given(NAMES, DAYS)
    def test_after_is_the_first_one_known_from_then_on(self, name, day):
        """nearest="after" gives the earliest figure that had not ended by that day, and refuses where all had."""
        coming = [figure for figure in history(name) if figure.valid_to >= day]
        if coming:
            assert parameter(name, on=day, nearest="after") == coming[0]
        else:
            with pytest.raises(RangeError, match=r'none is known after it: .* nearest="before"'):
                parameter(name, on=day, nearest="after")

    def test_a_gap_names_the_nearest_days_on_both_sides(self):
        """Between two periods the error tells the last day before and the first day after, and how to take them."""
        with pytest.raises(RangeError) as refused:
            parameter("employer_contributions_standard", on=date(2017, 6, 15))
        assert str(refused.value) == (
            "on must be a day for which employer_contributions_standard is known; got 2017-06-15, the nearest known "
            "before it is 2016-12-31 and the nearest known after it is 2018-01-01: choose such a day, or say "
            'nearest="before" or nearest="after" to take that figure'
        )

    def test_beyond_the_last_period_only_one_way_is_offered(self):
        """After the last figure there is nothing to take from afterwards, and the error does not offer it."""
        with pytest.raises(RangeError) as refused:
            parameter("price_base_amount", on=date(2027, 1, 1))
        assert "the nearest known before it is 2026-12-31 and none is known after it" in str(refused.value)
        assert 'nearest="after"' not in str(refused.value)

    def test_a_time_of_day_counts_as_its_day(self):
        """A datetime is a date in Python; the last day of a period is known until midnight."""
        assert parameter("price_base_amount", on=datetime(2015, 12, 31, 23, 59)).value == 44_500  # noqa: DTZ001  no zone

    @pytest.mark.parametrize("on", [2015, "2015-07-01", None])
    def test_refuses_what_is_no_date(self, on):
        """A year alone does not tell which day is meant."""
        with pytest.raises(TypeError, match=r"on must be a date; got .*: give datetime\.date\(2015, 7, 1\)"):
            parameter("price_base_amount", on=on)

    @pytest.mark.parametrize("nearest", ["closest", "", 1])
    def test_refuses_another_way_of_being_near(self, nearest):
        """There are two: before and after; which is nearer in days decides nothing."""
        with pytest.raises(RangeError, match="nearest must be one of 'before', 'after'"):
            parameter("price_base_amount", on=date(2015, 7, 1), nearest=nearest)

    @pytest.mark.parametrize(
        ("asked", "meant"),
        [
            ("price_base_amnt", "price_base_amount"),
            ("Price base amount", "price_base_amount"),
            ("prisbasbelopp", "price_base_amount"),
            ("arbetsgivaravgift", "employer_contributions_standard"),
            ("inkomstutjämning", "equalisation_rate_municipal_skane"),
            ("grundavdrag", "basic_deduction(income, price_base_amount=...)"),
            ("lönebidrag_ceiling", "lonebidrag_ceiling"),
            ("tax_region", "tax_region_"),
            ("KPI", "kpi"),
        ],
    )
    def test_an_unknown_name_is_met_with_the_one_that_was_meant(self, asked, meant):
        """Misspelt, in Swedish, with spaces or cut short: the error says what it is called here."""
        with pytest.raises(RangeError) as refused:
            parameter(asked, on=date(2015, 7, 1))
        message = str(refused.value)
        assert message.startswith(f"name must be one of names(); got {asked!r}: did you mean ")
        assert meant in message

    @pytest.mark.parametrize("asked", ["zzzz", "", 7, None, ["kpi"]])
    def test_a_name_like_no_other_is_met_with_where_they_are_listed(self, asked):
        """Where no name is near, none is proposed."""
        with pytest.raises(RangeError) as refused:
            parameter(asked, on=date(2015, 7, 1))
        assert "did you mean" not in str(refused.value)
        assert f"names() lists all {len(names())}" in str(refused.value)

    def test_an_answer_pickles(self):
        """A figure can be sent to another process, cap and all."""
        figure = parameter("instegsjobb_share", on=date(2016, 1, 1))
        assert pickle.loads(pickle.dumps(figure)) == figure  # noqa: S301  our own bytes


class TestNames:
    def test_are_sorted_and_each_is_known(self):
        """The list is in alphabetical order, and every name on it has figures of that name."""
        assert list(names()) == sorted(set(names()))
        assert {figure.name for name in names() for figure in history(name)} == set(names())

    def test_of_which_a_swedish_one_leads_to_one_that_is_known(self):
        """Every Swedish term leads to a name on the list, or to the function that answers instead."""
        from socioecon.parameters._lookup import _SWEDISH  # noqa: PLC0415  looked at here only

        assert {x for x in _SWEDISH.values() if x not in names()} == {"basic_deduction(income, price_base_amount=...)"}


class TestHistory:
    def test_goes_from_the_oldest_to_the_newest(self):
        """The figures of a name come in the order of their periods."""
        assert [figure.value for figure in history("employer_contributions_age_65_plus")] == [
            Decimal("0.1021"),
            Decimal("0.1636"),
            Decimal("0.1021"),
        ]
        assert all(isinstance(figure, Parameter) for figure in history("kpi"))

    def test_refuses_an_unknown_name(self):
        """The same answer as `parameter` gives."""
        with pytest.raises(RangeError, match="did you mean kpi"):
            history("kpii")


class TestYearly:
    def test_is_a_price_index(self):
        """The yearly means of KPI go straight into `reprice`, and back again."""
        amount = reprice(Decimal(313_350), yearly("kpi"), from_year=2015, to_year=2023)
        assert amount == 403_700  # 313.35 and 403.70 are the two printed levels

    @given(st.sampled_from([name for name in names() if name.startswith(("kpi", "price", "tax", "riksnorm_single"))]))
    def test_holds_the_years_of_which_every_day_has_that_figure(self, name):
        """A year is there if, and only if, its first and its last day, and one between, give the same figure."""
        try:
            index = yearly(name)
        except ShapeError:
            index = {}
        for year in range(1995, 2030):
            first = date(year, 1, 1)
            found = set()
            for day in (first, first + timedelta(days=180), date(year, 12, 31)):
                try:
                    found.add(parameter(name, on=day))
                except RangeError:
                    found.add(None)
            whole_year = len(found) == 1 and None not in found
            assert (year in index) == whole_year
            assert not whole_year or index[year] == found.pop().value

    def test_leaves_out_a_year_in_which_the_figure_changed(self):
        """A ceiling that rose in April 2019 has no one figure for 2019; 2018 has."""
        assert yearly("lonebidrag_ceiling") == {2018: Decimal(18_300)}

    def test_each_answer_is_its_own(self):
        """What the caller does to an index does not change the next one."""
        yearly("kpi").clear()
        assert yearly("kpi")[2023] == Decimal("403.70")

    def test_refuses_a_name_without_a_whole_year(self):
        """Where no calendar year is covered there is no index."""
        with pytest.raises(ShapeError, match="known for a whole calendar year; got 'extratjanst_share'"):
            yearly("extratjanst_share")


class TestRoom:
    def test_needs_nothing_but_python(self):
        """Importing it in a bare interpreter, without any installed package, works and answers."""
        code = (
            f"import sys; sys.path.insert(0, {SOURCE!r})\n"
            "from datetime import date; from socioecon.parameters import parameter\n"
            "print(parameter('price_base_amount', on=date(2015, 1, 1)).value)"
        )
        run = subprocess.run([sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True, check=True)
        assert run.stdout.strip() == "44500"
