"""What inputs are called, and how the workbook's own rows are computed, in Swedish and English.

The steps of `models` bring their labels, units and formulas with them.
"""

from __future__ import annotations

#: Units that are the workbook's own.
UNITS = {"parts": "delar", "year": "år", "yes": ""}

#: How a row that is the workbook's own is computed, by the name of the function: Swedish, English.
HOW: dict[str, tuple[str, str]] = {
    "balance": ("nytta − kostnader", "gains − costs"),
    "covered": (
        "1 om ackumulerat netto ≥ 0 vid årets slut och alla senare års",
        "1 if the cumulative net ≥ 0 at the end of this and every later year",
    ),
    "covered_from": ("det första året med 1 ovan", "the first year with a 1 above"),
    "discount_factors": ("1 / (1 + kalkylränta)^tid", "1 / (1 + rate)^time"),
    "each": ("kostnader / antal", "costs / number"),
    "gained": ("postens nytta, lägst 0", "the item's gains, at least 0"),
    "turned": ("beloppet med omvänt tecken", "the amount with its sign turned"),
    "paid_back": ("hela år innan + del av året", "whole years before + part of the year"),
    "part_of_year": ("inte täckt vid årets början / årets nytta", "not covered at the start / the year's gain"),
    "persons_to_cover": ("fast kostnad / nytta × antal som börjar", "fixed cost / gain × entrants"),
    "ratio": ("nytta / kostnader", "gains / costs"),
    "returned": ("nytta / kostnader − 1", "gains / costs − 1"),
    "whole": ("summan av åren", "the sum of the years"),
}

#: Fields of a description as they are called on the assumptions sheet: Swedish, English.
FIELDS: dict[str, tuple[str, str]] = {
    "intake": ("Antal som börjar", "Persons who enter"),
    "retention": (
        "Kvarstannande: andel av kullen i arbete, per år sedan start",
        "Retention: share of the cohort in work, by year since entry",
    ),
    "counterfactual": (
        "Utan insatsen: andel i arbete, per år sedan start",
        "Without it: share in work, by year since entry",
    ),
    "survival": (
        "Kvar i kommunen (varken döda eller flyttade), per år sedan start",
        "Still there (neither dead nor moved), by year since entry",
    ),
    "first_year": ("Del av startåret i arbete", "Part of the entry year in work"),
    "discounting.rate": ("Kalkylränta", "Discount rate"),
    "additionality.deadweight": ("Dödvikt", "Deadweight"),
    "additionality.displacement": ("Undanträngning", "Displacement"),
    "additionality.leakage": ("Läckage", "Leakage"),
    "additionality.attribution": ("Insatsens egen del", "Attribution"),
    "cost_of_public_funds": ("Kostnad för offentliga medel", "Cost of public funds"),
    "index": ("Prisindex", "Price index"),
    "outcomes": ("Antal", "Number"),
    "amount": ("belopp", "amount"),
    "amounts": ("belopp", "amount"),
    "per_month": ("per månad", "per month"),
    "months": ("antal månader", "months"),
    "share": ("del av heltid", "part of full time"),
    "rate": ("sats", "rate"),
    "of": ("underlag", "base"),
    "base": ("underlag", "base"),
    "rates": ("skattesats", "tax rate"),
    "total": ("att fördela", "to share out"),
    "shares": ("andel", "share"),
    "whole": ("andelarna är delar av", "shares are parts of"),
    "real_growth": ("real tillväxt", "real growth"),
    "drop_off": ("bortfall", "drop-off"),
    "cashable": ("andel som blir pengar", "share that becomes money"),
    "pay": ("bruttolön", "gross pay"),
    "productivity": ("produktivitet", "productivity"),
    "working_time": ("arbetstid, del av heltid", "working time, part of full time"),
    "contributions": ("arbetsgivaravgifter", "employer contributions"),
    "pension": ("avtalspension", "agreed pension"),
    "subsidy_share": ("lönebidragets andel", "wage subsidy, share"),
    "subsidy_ceiling": ("bidragstak", "subsidy ceiling"),
    "subsidy_taper": ("lönebidragets nedtrappning", "taper of the wage subsidy"),
    "taxable": ("beskattningsbar inkomst, förändring", "taxable income, change"),
    "deduction": ("grundavdrag", "basic deduction"),
    "taxable_before": ("beskattningsbart utan arbete", "taxable without work"),
    "municipal_rate": ("kommunal skattesats", "municipal tax rate"),
    "regional_rate": ("regional skattesats", "regional tax rate"),
    "state_tax": ("statlig skatt", "state tax"),
    "income_support": ("försörjningsstöd", "income support"),
    "benefits": ("ersättning", "benefit"),
    "own_time": ("egen tid", "own time"),
    "municipal_equalisation": ("länsvis skattesats, kommun", "county rate, municipality"),
    "regional_equalisation": ("länsvis skattesats, region", "county rate, region"),
}
