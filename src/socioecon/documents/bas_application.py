"""BAS, Trelleborg, the application: a budget of 1 991 tkr and a cumulative table for one person over three years.

Two copies of the application are public; their calculation is the same and is counted once.

What is odd. The table is an annual amount per actor x the running sum of 1/1.04^t, the first year not discounted
("advance": as its first column is read, the table alone does not tell the timing). The annual amounts are not the
printed integers of year 1: from those, 9 of the 24 cells are 1 kr off. The unrounded ones lie in narrow intervals, and
`ANNUAL_AMOUNTS` are members of these that give all 24 cells: chosen, and labelled as such. The gain is discounted and
the cost is not; the horizon follows the project and not the effect; work from day 1 is called not likely; a falling
subsidy is left out. A slower rise is expected and no fall, and others take the places: no money is released, so nothing
of it is cashable. What the production value and the subsidy inside Arbetsförmedlingen's account are made of is not
printed: inputs.
"""

from __future__ import annotations

from fractions import Fraction

from . import EXACT, INPUT, ROUNDED, Table, row

_BUDGET = "Budget"
_CALCULATION = "Socioeconomic calculation"
_CUMULATED = "4 %, advance, cumulated; annual amount chosen where the table allows"

YEARS = 3
RATE = Fraction(4, 100)
TIMING = "advance"
ANNUAL_AMOUNTS = {
    "Arbetsförmedlingen": Fraction("-81193.05"),
    "Försäkringskassan": Fraction("3526.20"),
    "Kommun": Fraction("280500.15"),
    "Landsting": Fraction("105975.35"),
    "Rättsväsende": Fraction("361061.60"),
    "Övriga": Fraction("272280.80"),
    "Produktionsvärde": Fraction("140400.10"),
}
"""Gain in kr per person-year by actor: chosen inside the intervals that the printed table allows."""
COST = 1_991_000
"""The project's budget in kr, at the start."""

BUDGET = Table(
    title="Budget, tkr",
    rows=(
        "Arbetsmarknadssekreterare 100 %, 36 mån",
        "Socialsekreterare 10 %, 36 mån",
        "Utvärdering",
        "Förbrukningsmaterial",
        "Kompetenshöjande insatser, målgrupp",
        "Kompetenshöjande insatser, personal",
        "Dator",
        "Telefoni",
        "Totalt",
    ),
    columns=("Printed",),
    figures=(
        row(("1 470 tkr",), _BUDGET, INPUT),
        row(("150 tkr",), _BUDGET, INPUT),
        row(("180 tkr",), _BUDGET, INPUT),
        row(("18 tkr",), _BUDGET, INPUT),
        row(("70 tkr",), _BUDGET, INPUT),
        row(("40 tkr",), _BUDGET, INPUT),
        row(("54 tkr",), _BUDGET, INPUT),
        row(("9tkr",), _BUDGET, INPUT),
        row(("1 991tkr",), _BUDGET, EXACT, "sum of the eight lines"),
    ),
)

CUMULATIVE = Table(
    title="Gain per person in work, cumulated, kr",
    rows=(*ANNUAL_AMOUNTS, "Summa"),
    columns=("1", "2", "3"),
    figures=(
        row(("- 81 193", "-159 263", "-234 331"), _CALCULATION, ROUNDED, _CUMULATED),
        row(("3 526", "6 917", "10 177"), _CALCULATION, ROUNDED, _CUMULATED),
        row(("280 500", "550 212", "809 550"), _CALCULATION, ROUNDED, _CUMULATED),
        row(("105 975", "207 875", "305 855"), _CALCULATION, ROUNDED, _CUMULATED),
        row(("361 062", "708 236", "1 042 058"), _CALCULATION, ROUNDED, _CUMULATED),
        row(("272 281", "534 089", "785 828"), _CALCULATION, ROUNDED, _CUMULATED),
        row(("140 400", "275 400", "405 208"), _CALCULATION, ROUNDED, _CUMULATED),
        row(("1 082 551", "2 123 466", "3 124 345"), _CALCULATION, ROUNDED, "sum of the unrounded rows"),
    ),
)

BREAK_EVEN = Table(
    title="Break-even, years",
    rows=("Samhället",),
    columns=("Printed",),
    figures=(row(("2",), _CALCULATION, EXACT, "in words in the text; one person, the cost at the start"),),
)

TABLES = (BUDGET, CUMULATIVE, BREAK_EVEN)
