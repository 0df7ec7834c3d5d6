"""BAS, final report: every printed figure out of the core's functions.

The expected values are the document's printed figures, typed from it here and not taken from the package's own data.
"""

from fractions import Fraction

import pytest

from socioecon import (
    SharesError,
    annual_places,
    apportion,
    apportion_rounded,
    budget_variance,
    cumulative,
    give_residual,
    rescale,
    round_half_up,
    share_achieved,
    target_attainment,
    truncate,
)
from socioecon.documents import bas_final_report

TENTH_OF_PERCENT = Fraction(1, 1000)
BUDGET = {
    "Personal": (1_502, 1_236, 266),
    "Kompetensutveckling": (190, 0, 190),
    "Material": (19, 3, 15),
    "Dator & telefoni": (65, 52, 12),
    "Utvärdering": (50, 178, -128),
}
SUMS = (1_825, 1_470, 355)
SHARES = {
    "Kommun": Fraction("33.8"),
    "Försäkringskassan": Fraction("26.0"),
    "Landsting": Fraction("20.3"),
    "Rättsväsende": Fraction("8.9"),
    "Arbetsförmedlingen": Fraction("4.7"),
    "Övriga": Fraction("6.2"),
}
AMOUNTS = {
    "Kommun": 2_250_000,
    "Försäkringskassan": 1_730_000,
    "Landsting": 1_350_000,
    "Rättsväsende": 600_000,
    "Arbetsförmedlingen": 310_000,
    "Övriga": 410_000,
}
TOTAL = 6_650_000


def in_ten_thousands(amounts):
    """Rounded to 10 tkr."""
    return {actor: round_half_up(amount, unit=10_000) for actor, amount in amounts.items()}


class TestGoals:
    def test_participants(self):
        """53 had a first talk and 6 declined: 47."""
        assert bas_final_report.CONTACTED - bas_final_report.DECLINED == bas_final_report.PARTICIPANTS == 47

    def test_placement_is_87_percent(self):
        """41 of 47, rounded, against a goal of 75 %."""
        share = share_achieved(Fraction(41), 47)
        assert round_half_up(share, unit=Fraction(1, 100)) == Fraction("0.87")
        assert target_attainment(share, Fraction(75, 100)) > 1

    def test_employment_is_44_7_percent(self):
        """21 of 47, rounded, against a goal of 25 %."""
        share = share_achieved(Fraction(21), 47)
        assert round_half_up(share, unit=TENTH_OF_PERCENT) == Fraction("0.447")
        assert target_attainment(share, Fraction(25, 100)) > 1

    def test_of_those_who_could_go_on_it_is_cut(self):
        """21 of 26 is 80.769 %: printed 80,7 %, which is cut and not rounded."""
        share = share_achieved(Fraction(21), 26)
        assert truncate(share, unit=TENTH_OF_PERCENT) == Fraction("0.807")
        assert round_half_up(share, unit=TENTH_OF_PERCENT) == Fraction("0.808")

    def test_thirty_place_years_for_47_entrants_are_7_7_months_each(self):
        """10 places over three years; by Little's law a mean stay of 7.66 months."""
        stay = Fraction(30, 47)
        assert annual_places(Fraction(47, 3), stay) == 10
        assert round_half_up(12 * stay, unit=Fraction(1, 10)) == Fraction("7.7")


class TestBudgetTable:
    def test_what_is_left(self):
        """Three rows are met exactly; Material and Dator are 1 tkr off, within the inputs' rounding."""
        off = {line: budget_variance(b, o) - left for line, (b, o, left) in BUDGET.items()}
        assert off == {
            "Personal": 0,
            "Kompetensutveckling": 0,
            "Material": 1,
            "Dator & telefoni": 1,
            "Utvärdering": 0,
        }

    def test_sums(self):
        """Two columns are 1 tkr off their printed sum, five rounded inputs away; the third adds up as printed."""
        columns = zip(*BUDGET.values(), strict=True)
        assert tuple(cumulative(column)[-1] for column in columns) == (1_826, 1_469, 355)
        assert budget_variance(SUMS[0], SUMS[1]) == SUMS[2]

    def test_data_hold_what_is_printed(self):
        """The package's data are the document's figures."""
        table = bas_final_report.ECONOMY
        printed = {row: tuple(f.value for f in cells) for row, cells in zip(table.rows, table.figures, strict=True)}
        assert printed == {**BUDGET, "Summa": SUMS}


class TestWhoBearsIt:
    def test_total(self):
        """19 persons x 350 000 kr."""
        assert bas_final_report.SELF_SUPPORTING * bas_final_report.COST_PER_PERSON == TOTAL

    def test_shares_lack_a_tenth_of_a_percent(self):
        """They add up to 99.9 and are refused as they stand."""
        with pytest.raises(SharesError, match="they add up to") as caught:
            apportion(TOTAL, SHARES, whole=100)
        assert caught.value.missing == Fraction(1, 10)

    def test_all_six_amounts_with_the_residual_to_the_judiciary(self):
        """Rounded to 10 tkr they are the printed ones, and add up to the total."""
        shares = give_residual(SHARES, to="Rättsväsende", whole=100)
        assert in_ten_thousands(apportion(TOTAL, shares, whole=100)) == AMOUNTS
        assert apportion_rounded(TOTAL, shares, unit=10_000, whole=100) == AMOUNTS
        assert sum(AMOUNTS.values()) == TOTAL

    @pytest.mark.parametrize("receiver", [actor for actor in SHARES if actor != "Rättsväsende"])
    def test_no_other_single_receiver_gives_all_six(self, receiver):
        """The judiciary's 600 tkr needs the residual itself."""
        shares = give_residual(SHARES, to=receiver, whole=100)
        assert in_ten_thousands(apportion(TOTAL, shares, whole=100)) != AMOUNTS

    def test_neither_does_spreading_it(self):
        """In proportion, the judiciary rounds to 590 tkr."""
        assert in_ten_thousands(apportion(TOTAL, rescale(SHARES, whole=100), whole=100))["Rättsväsende"] == 590_000

    def test_cut_shares_explain_it_too(self):
        """A share of 8.97 %, printed 8,9 % because it is cut, gives 600 tkr: a second explanation of the same cell."""
        assert round_half_up(TOTAL * Fraction("8.97") / 100, unit=10_000) == 600_000
        assert truncate(Fraction("8.97"), unit=Fraction(1, 10)) == Fraction("8.9")

    def test_data_hold_what_is_printed(self):
        """The package's data are the document's figures, shares in percent and amounts in tkr."""
        table = bas_final_report.ACTORS
        for actor, (share, amount) in zip(table.rows, table.figures, strict=True):
            assert share.value * 100 == SHARES[actor] == bas_final_report.SHARES[actor]
            assert amount.value * 1000 == AMOUNTS[actor]
