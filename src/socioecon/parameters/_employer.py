"""What employers pay on top of gross pay: employer contributions (arbetsgivaravgifter) and municipal overhead.

Left out: the rate for ages 19 to 23 from April 2026, since its source prints how it is made and not what it is; and the
end of the reduction for the young in June 2016, where the standard rate applied to an age whose later limits are
figures of their own.
"""

from decimal import Decimal

from ._rows import Cap, row

_PAY = "of gross pay"
_CAP = Cap(Decimal(25_000), "kr per month of gross pay")
_TO_CAP = "on gross pay up to the cap"

_EKONOMIFAKTA = "http://www.ekonomifakta.se/Fakta/Skatter/Skatt-pa-arbete/Sociala-avgifter/"
_AREVISION = "https://arevision.se/hojning-av-arbetsgivaravgifter-for-unga/"
_SKL = "https://skl.se/ekonomijuridikstatistik/ekonomi/budgetochplanering/arbetsgivaravgifter.1290.html"
_SKL_2019 = f"{_SKL} (publ. 16 april 2019)"
_SKR = "https://skr.se/skr/ekonomijuridik/ekonomi/budgetochplanering/arbetsgivaravgifterochpopalagg"
_SKR_2021 = f"{_SKR}.1290.html (publ. 29 mars 2021)"
_SKR_2023 = f"{_SKR}.1290.html (publ. 18 januari 2023)"
_SKR_AGES_2022 = f"{_SKR}/sarreglerolikaalderskategorier.8138.html (publ. 3 maj 2022)"
_SKR_AGES = (
    "https://skr.se/ekonomijuridikstatistik/ekonomi/budgetochplanering/"
    "arbetsgivaravgifter/sarreglerolikaalderskategorier.8138.html"
)
_GOVERNMENT = "github:civictechsweden/g0vse@data"
_NEW_LAWS_2021 = (
    f"{_GOVERNMENT} informationsmaterial/2021/06/viktigare-lagar-och-forordningar-infor-halvarsskiftet-2021.md"
)
_NEW_LAWS_2022 = (
    f"{_GOVERNMENT} informationsmaterial/2022/06/viktigare-lagar-och-forordningar-infor-halvarsskiftet-2022.md"
)

_STANDARD = "employer_contributions_standard"
_YOUNG = "employer_contributions_age_19_23"
_SENIOR = "employer_contributions_age_65_plus"
_OVERHEAD = "payroll_overhead_municipal"

ROWS = (
    row(_STANDARD, "2009..2016", "31.42 %", _PAY, _EKONOMIFAKTA),
    row(_STANDARD, "2018..2019", "31.42 %", _PAY, _SKL_2019),
    row(_STANDARD, "2020..2021", "31.42 %", _PAY, _SKR_2021),
    row(_STANDARD, "2022..2023", "31.42 %", _PAY, _SKR_2023),
    row(_STANDARD, "2025", "31.42 %", _PAY, "github:joacimastrom/frilans src/lib/constants.ts", confidence="medium"),
    row(
        "employer_contributions_age_up_to_26",
        "2009..2015-04",
        "15.49 %",
        _PAY,
        "https://www.almega.se/2014/02/sveket-sa-slar-hojda-arbetsgivaravgifter-mot-unga/",
    ),
    row("employer_contributions_born_1992_or_later", "2015-05..2015-07", "10.21 %", _PAY, _AREVISION),
    row("employer_contributions_born_1990_1991", "2015-05..2015-07", "15.49 %", _PAY, _AREVISION),
    row("employer_contributions_born_1990_or_later", "2015-08..2016-05", "25.46 %", _PAY, _AREVISION),
    row(
        "employer_contributions_age_15_18",
        "2019-08..2022",
        "10.21 %",
        _PAY,
        "https://www.sifferhjalpen.se/nedsattning-av-arbetsgivaravgifter-unga/",
        cap=_CAP,
        rule=_TO_CAP,
        remark="the period ends with the last reading",
    ),
    row(_YOUNG, "2021-01..2021-05", "19.73 %", _PAY, _SKR_AGES_2022, cap=_CAP, rule=_TO_CAP),
    row(_YOUNG, "2021-06..2021-08", "10.21 %", _PAY, _NEW_LAWS_2021, cap=_CAP, rule=_TO_CAP),
    row(_YOUNG, "2021-09..2022-05", "19.73 %", _PAY, _SKR_AGES_2022, cap=_CAP, rule=_TO_CAP),
    row(_YOUNG, "2022-06..2022-08", "10.21 %", _PAY, _NEW_LAWS_2022, remark="no cap was read for this summer"),
    row(_YOUNG, "2022-09..2023-03", "19.73 %", _PAY, _SKR_AGES_2022, cap=_CAP, rule=_TO_CAP),
    row(_SENIOR, "2015", "10.21 %", _PAY, _AREVISION),
    row(_SENIOR, "2016-01..2019-06", "16.36 %", _PAY, _EKONOMIFAKTA),
    row(_SENIOR, "2019-07..2022", "10.21 %", _PAY, _SKR_AGES, remark="the period ends with the last reading"),
    row(
        "employer_contributions_first_employee",
        "2017..2024",
        "10.21 %",
        _PAY,
        f"{_GOVERNMENT} pressmeddelanden/2024/10/forslag-om-utvidgat-vaxa-stod.md",
        cap=_CAP,
        rule="on gross pay up to the cap, for up to 24 months (växa-stöd)",
        remark="the period ends with the last reading",
        confidence="medium",
    ),
    row(
        _OVERHEAD,
        "2013..2014",
        "38.46 %",
        _PAY,
        "http://www.skl.se/vi_arbetar_med/ekonomi/budget_och_planering/arbetsgivaravgifter",
    ),
    row(
        _OVERHEAD,
        "2015",
        "38.46 %",
        _PAY,
        "http://skl.se/ekonomijuridikstatistik/ekonomi/budgetochplanering/arbetsgivaravgifter.1290.html "
        "(publ. 1 december 2015)",
    ),
    row(_OVERHEAD, "2019", "39.15 %", _PAY, _SKL_2019),
    row(_OVERHEAD, "2020", "40.15 %", _PAY, _SKR_2021, confidence="medium"),
    row(_OVERHEAD, "2021", "40.15 %", _PAY, _SKR_2021),
    row(_OVERHEAD, "2022", "39.25 %", _PAY, _SKR_2023, remark="added up: 31.42 + 0.13 + 7.70", confidence="medium"),
    row(_OVERHEAD, "2023", "44.53 %", _PAY, _SKR_2023, remark="added up: 31.42 + 0.13 + 12.98", confidence="medium"),
)
