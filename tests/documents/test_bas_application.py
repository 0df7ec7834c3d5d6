"""BAS, application: every printed figure out of the core's functions.

The expected values are the document's printed figures, typed from it here and not taken from the package's own data.
"""

from fractions import Fraction

import pytest

from socioecon import (
    break_even_by_actor,
    break_even_persons,
    break_even_year,
    cumulative,
    discount,
    discount_factors,
    payback_time,
    phase_in,
    present_value,
    round_half_up,
    spread,
    switching_value,
    total,
)
from socioecon.documents import bas_application

BUDGET = (1_470, 150, 180, 18, 70, 40, 54, 9)
COST = 1_991_000
RATE = Fraction(4, 100)
PRINTED = {
    "Arbetsförmedlingen": (-81_193, -159_263, -234_331),
    "Försäkringskassan": (3_526, 6_917, 10_177),
    "Kommun": (280_500, 550_212, 809_550),
    "Landsting": (105_975, 207_875, 305_855),
    "Rättsväsende": (361_062, 708_236, 1_042_058),
    "Övriga": (272_281, 534_089, 785_828),
    "Produktionsvärde": (140_400, 275_400, 405_208),
    "Summa": (1_082_551, 2_123_466, 3_124_345),
}
"""Cumulated, in kr."""


def rounded(flows):
    """Whole kronor."""
    return tuple(round_half_up(amount) for amount in flows)


def made_table():
    """The unrounded annual gains, discounted, with their sum."""
    gains = spread(bas_application.ANNUAL_AMOUNTS, discount_factors(RATE, 3, timing="advance"))
    return {**gains, "Summa": total(gains)}


class TestBudget:
    def test_eight_lines_add_up(self):
        """1 470 + 150 + ... = 1 991 tkr."""
        assert cumulative(BUDGET)[-1] == 1_991
        assert [f.value for (f,) in bas_application.BUDGET.figures] == [*BUDGET, 1_991]
        assert bas_application.COST == COST


class TestCumulativeTable:
    @pytest.mark.parametrize("row", PRINTED)
    def test_all_24_cells(self, row):
        """Annual amount at 4 %, the first year undiscounted, cumulated and rounded half up."""
        assert rounded(cumulative(made_table()[row])) == PRINTED[row]

    @pytest.mark.parametrize("row", PRINTED)
    def test_data_hold_what_is_printed(self, row):
        """The package's data are the document's figures."""
        table = bas_application.CUMULATIVE
        assert tuple(f.value for f in table.figures[table.rows.index(row)]) == PRINTED[row]

    def test_printed_integers_of_year_1_are_not_the_annual_amounts(self):
        """From the printed first column 9 of the 24 cells are 1 kr off, which is why the amounts are chosen finer."""
        gains = spread(
            {row: Fraction(cells[0]) for row, cells in PRINTED.items() if row != "Summa"},
            discount_factors(RATE, 3, timing="advance"),
        )
        table = {**gains, "Summa": total(gains)}
        off = [
            abs(made - printed)
            for row, cells in PRINTED.items()
            for made, printed in zip(rounded(cumulative(table[row])), cells, strict=True)
            if made != printed
        ]
        assert off == [1] * 9

    def test_chosen_amounts_lie_where_the_table_allows(self):
        """Each annual amount rounds to its printed first cell."""
        for row, amount in bas_application.ANNUAL_AMOUNTS.items():
            assert round_half_up(amount) == PRINTED[row][0]

    def test_the_table_alone_does_not_tell_the_timing(self):
        """Amounts 4 % larger in arrears give the same table."""
        later = {row: amount * (1 + RATE) for row, amount in bas_application.ANNUAL_AMOUNTS.items()}
        table = spread(later, discount_factors(RATE, 3, timing="arrears"))
        assert {row: rounded(cumulative(flows)) for row, flows in table.items()} == {
            row: cells for row, cells in PRINTED.items() if row != "Summa"
        }

    def test_undiscounted_amounts_do_not_give_it(self):
        """At 0 % the second column is missed by thousands of kronor."""
        table = spread(bas_application.ANNUAL_AMOUNTS, (1, 1, 1))
        assert abs(cumulative(table["Kommun"])[1] - PRINTED["Kommun"][1]) > 10_000


class TestBreakEven:
    def test_society_in_year_2(self):
        """One person, 1 991 tkr at the start: year 2, after 1.873 years."""
        society = made_table()["Summa"]
        assert break_even_year(society, costs=COST) == 2
        assert round_half_up(payback_time(society, costs=COST), unit=Fraction(1, 1000)) == Fraction(1873, 1000)

    def test_no_actor_alone_within_three_years(self):
        """Each row in turn, as if it bore the whole cost: never; only the sum covers it."""
        years = break_even_by_actor(made_table(), costs=COST)
        assert years == {**dict.fromkeys(bas_application.ANNUAL_AMOUNTS), "Summa": 2}

    def test_persons_needed(self):
        """The municipality needs 2.46, that is three persons; Arbetsförmedlingen cannot have enough."""
        table = made_table()
        needed = break_even_persons(sum(table["Kommun"]), cost=COST)
        assert round_half_up(needed, unit=Fraction(1, 100)) == Fraction(246, 100)
        assert break_even_year([3 * gain for gain in table["Kommun"]], costs=COST) == 3
        assert break_even_year([2 * gain for gain in table["Kommun"]], costs=COST) is None
        assert break_even_persons(sum(table["Arbetsförmedlingen"]), cost=COST) is None

    def test_turns_on_the_delay_of_the_first_year(self):
        """Year 2 fails if more than 12.236 % of year 1, 44.7 days of 365, passes before work starts."""
        annual = made_table()["Summa"][0]

        def left(passed):
            in_work = phase_in((1, 1), first_year=1 - Fraction(passed))
            return present_value([annual * share for share in in_work], RATE, timing="advance") - COST

        delay = switching_value(left, 0, 1)
        exact = 1 - (Fraction(COST) / annual - 1 / (1 + RATE))
        assert delay == pytest.approx(float(exact), rel=1e-15)  # bisection ends between neighbouring floats
        assert round_half_up(exact, unit=Fraction(1, 100_000)) == Fraction(12236, 100_000)
        assert round_half_up(365 * exact, unit=Fraction(1, 10)) == Fraction(447, 10)

    def test_gain_is_discounted_and_cost_is_not(self):
        """The cost is spent over three years; counted at the start it is not discounted, as the document has it."""
        society = made_table()["Summa"]
        third = Fraction(COST, 3)
        discounted_cost = discount((third, third, third), RATE, timing="advance")
        assert sum(discounted_cost) < COST
        assert break_even_year(society, costs=discounted_cost) == 1
