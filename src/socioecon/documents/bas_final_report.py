"""BAS, Trelleborg, the final report: follow-up against goals, a budget table, and what 19 persons cost whom.

What is odd. 21/26 is printed 80,7 %: cut, where the others are rounded; 26 leaves out those who died, relapsed or broke
off. In the budget table Material (16 printed 15), Dator (13 printed 12) and two of the sums (1 826 printed 1 825, 1 469
printed 1 470) differ within the rounding of their inputs; the third column adds up. The six cost shares add up to 99.9;
the amounts are rounded to 10 tkr, and the 600 tkr of the judiciary has three explanations: the residual goes to it (no
other single receiver gives all six), the shares are cut rather than rounded, or its own share lies at the very top of
its rounding interval. 21 had some employment and 19 lasting support of their own: different counts. The 1.6 million of
tax revenue is not derivable: an input.
"""

from __future__ import annotations

from fractions import Fraction

from . import EXACT, INPUT, ROUNDED, TRUNCATED, WITHIN_INPUTS, Table, row

_GOALS = "Goals"
_ECONOMY = "Economy"
_ANALYSIS = "Socioeconomic analysis"
_PART = "share x sum"

CONTACTED, DECLINED = 53, 6
PARTICIPANTS = 47
IN_PLACEMENT = 41
EMPLOYED = 21
COMPLETED = 26
"""Participants without those who died, relapsed or broke off."""
GOAL_PLACEMENT, GOAL_WORK = Fraction(75, 100), Fraction(25, 100)
SELF_SUPPORTING = 19
COST_PER_PERSON = 350_000
"""What exclusion costs society, kr per person and year: a national mean."""
SHARES = {
    "Kommun": Fraction(338, 10),
    "Försäkringskassan": Fraction(260, 10),
    "Landsting": Fraction(203, 10),
    "Rättsväsende": Fraction(89, 10),
    "Arbetsförmedlingen": Fraction(47, 10),
    "Övriga": Fraction(62, 10),
}
"""Who bears it, percent: they add up to 99.9."""
BUDGET = {"Personal": 1_502, "Kompetensutveckling": 190, "Material": 19, "Dator & telefoni": 65, "Utvärdering": 50}
OUTCOME = {"Personal": 1_236, "Kompetensutveckling": 0, "Material": 3, "Dator & telefoni": 52, "Utvärdering": 178}
"""Budget and outcome (utfall), tkr."""

GOALS = Table(
    title="Participants and goals",
    rows=(
        "Uppstartssamtal",
        "Valde att inte delta",
        "Deltagare",
        "Genomförde praktik",
        "Genomförde praktik, andel",
        "Mål för praktik",
        "Fick anställning",
        "Fick anställning, andel av alla",
        "Kunde fullfölja",
        "Fick anställning, andel av dem",
        "Mål för arbete eller utbildning",
    ),
    columns=("Printed",),
    figures=(
        row(("53",), _GOALS, INPUT),
        row(("6",), _GOALS, INPUT, "a word in the text"),
        row(("47",), _GOALS, EXACT, "53 less 6"),
        row(("41",), _GOALS, INPUT),
        row(("87 %",), _GOALS, ROUNDED, "41 of 47"),
        row(("75 %",), _GOALS, INPUT),
        row(("21",), _GOALS, INPUT),
        row(("44,7 %",), _GOALS, ROUNDED, "21 of 47"),
        row(("26",), _GOALS, INPUT, "without those who broke off"),
        row(("80,7 %",), _GOALS, TRUNCATED, "21 of 26, cut where the others are rounded"),
        row(("25 %",), _GOALS, INPUT),
    ),
)

_LEFT = "budget less outcome"
ECONOMY = Table(
    title="Budget, tkr",
    rows=(*BUDGET, "Summa"),
    columns=("Budget", "Utfall", "Återstår"),
    figures=(
        (*row(("1 502", "1 236"), _ECONOMY, INPUT), *row(("266",), _ECONOMY, EXACT, _LEFT)),
        (*row(("190", "0"), _ECONOMY, INPUT), *row(("190",), _ECONOMY, EXACT, _LEFT)),
        (*row(("19", "3"), _ECONOMY, INPUT), *row(("15",), _ECONOMY, WITHIN_INPUTS, _LEFT)),
        (*row(("65", "52"), _ECONOMY, INPUT), *row(("12",), _ECONOMY, WITHIN_INPUTS, _LEFT)),
        (*row(("50", "178"), _ECONOMY, INPUT), *row(("-128",), _ECONOMY, EXACT, _LEFT)),
        (
            *row(("1 825", "1 470"), _ECONOMY, WITHIN_INPUTS, "sum of the rows"),
            *row(("355",), _ECONOMY, EXACT, "sum of the rows as printed"),
        ),
    ),
)

SOCIETY = Table(
    title="What exclusion costs society, kr a year",
    rows=(
        "Personer i varaktig självförsörjning",
        "Kostnad per person",
        "Kostnad för alla",
        "Ökade skatteintäkter, Mkr",
    ),
    columns=("Printed",),
    figures=(
        row(("19",), _ANALYSIS, INPUT),
        row(("350 000 kr",), _ANALYSIS, INPUT),
        row(("6 650 000 kr",), _ANALYSIS, EXACT, "persons x cost per person; also the sum of the six amounts"),
        row(("1,6 miljoner",), _ANALYSIS, INPUT, "not derivable"),
    ),
)

_RESIDUAL = "share x sum, the missing 0,1 % given to it"
ACTORS = Table(
    title="Who bears it: shares, and amounts in tkr",
    rows=tuple(SHARES),
    columns=("Andel", "Belopp"),
    figures=(
        (*row(("33,8 %",), _ANALYSIS, INPUT), *row(("2 250 tkr",), _ANALYSIS, ROUNDED, _PART)),
        (*row(("26,0 %",), _ANALYSIS, INPUT), *row(("1 730 tkr",), _ANALYSIS, ROUNDED, _PART)),
        (*row(("20,3 %",), _ANALYSIS, INPUT), *row(("1 350 tkr",), _ANALYSIS, ROUNDED, _PART)),
        (*row(("8,9 %",), _ANALYSIS, INPUT), *row(("600 tkr",), _ANALYSIS, ROUNDED, _RESIDUAL)),
        (*row(("4,7 %",), _ANALYSIS, INPUT), *row(("310 tkr",), _ANALYSIS, ROUNDED, _PART)),
        (*row(("6,2 %",), _ANALYSIS, INPUT), *row(("410 tkr",), _ANALYSIS, ROUNDED, _PART)),
    ),
)

TABLES = (GOALS, ECONOMY, SOCIETY, ACTORS)
