"""Kom i Jobb, Krokom: a three-year forecast for ten persons a year, in tkr (final report, section 6).

What is odd. The text says that half remain in the second year and "25 % of these" in the third; the table is that of
1, 1/2 and 1/4 of the ORIGINAL cohort, and the strict reading (1, 1/2, 1/8) does not give it. The cost follows the
intake alone: a person's wage cost is paid in the year of entry only. The tax of 60 000 kr is an input: the gross pay of
200 000 kr that 30 % implies is printed nowhere. 30 % of gross pay is about 5 % above the tax on taxable income. The
state's wage support, two posts and the value of the work are left out. The gains are open transfers: the municipality
gains what the recipients lose.
"""

from __future__ import annotations

from fractions import Fraction

from . import EXACT, INPUT, Table, row

_PLACE = "Section 6"

SUPPORT_PER_MONTH = 7_500
"""Income support (försörjningsstöd) avoided, kr per person and month."""
WAGE_COST_PER_MONTH = 6_500
"""The municipality's part of the wage cost, kr per person and month. Not derivable."""
TAX_PER_YEAR = 60_000
"""Tax revenue, kr per person-year. Not derivable: the pay that it is 30 % of is not printed."""
TAX_SHARE_OF_GROSS_PAY = Fraction(30, 100)
INTAKE = (10, 10, 10)
"""Persons who get a job, each year."""
RETENTION = (Fraction(1), Fraction(1, 2), Fraction(1, 4))
"""Share of the original cohort in work over each year since entry: the reading that gives the table."""
STRICT_STAY_RATES = (Fraction(1, 2), Fraction(1, 4))
"""The text read strictly: shares of those who were left the year before. They do not give the table."""

UNIT_COSTS = Table(
    title="Unit costs, kr",
    rows=(
        "Försörjningsstöd per månad",
        "Försörjningsstöd per år",
        "Anställning med stöd per månad",
        "Anställning med stöd per år",
        "Skatteandel av bruttolönen",
        "Skatteintäkt per år",
        "Antal personer per år",
        "Kvar i arbete år 2",
        "Kvar i arbete år 3",
    ),
    columns=("Printed",),
    figures=(
        row(("7 500 kr",), _PLACE, INPUT),
        row(("90 000 kr",), _PLACE, EXACT, "12 months"),
        row(("6 500 kr",), _PLACE, INPUT),
        row(("78 000 kr",), _PLACE, EXACT, "12 months"),
        row(("30 %",), _PLACE, INPUT),
        row(("60 000 kr",), _PLACE, INPUT, "implies a gross pay of 200 000 kr, which is not printed"),
        row(("10",), _PLACE, INPUT),
        row(("50 %",), _PLACE, INPUT, "of the original cohort"),
        row(("25 %",), _PLACE, INPUT, "read as of the original cohort, not of those who were left"),
    ),
)

FORECAST = Table(
    title="Effect over three years for 10 persons a year, tkr",
    rows=(
        "Kostnad",
        "Sänkt försörjningsstöd",
        "Minskad nettokostnad",
        "Ökad skatteintäkt",
        "Samhällsvinst",
    ),
    columns=("År 1", "År 2", "År 3"),
    figures=(
        row(("780", "780", "780"), _PLACE, EXACT, "paid in the year of entry only"),
        row(("900", "1 350", "1 575"), _PLACE, EXACT),
        row(("120", "570", "795"), _PLACE, EXACT, "gain less cost"),
        row(("600", "900", "1 050"), _PLACE, EXACT, "from the 60 000 kr as an input"),
        row(("720", "1 470", "1 845"), _PLACE, EXACT, "open transfers counted as gain"),
    ),
)

TABLES = (UNIT_COSTS, FORECAST)
