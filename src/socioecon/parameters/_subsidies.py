"""Wage subsidies (anställningsstöd): shares, ceilings, longest times, and how each is applied.

Left out: what has no number of its own (how the base is made, who decides the share) stands as `rule` beside the figure
that it belongs to. The multiple of the employer contributions in nystartsjobb is printed as a range, "2 to 3". The
monthly amount of särskilt anställningsstöd in 2016 is printed as "about". The supervision grant of yrkesintroduktion
was not found. That lönebidrag lasts for at most four years as a rule is undated.
"""

from decimal import Decimal

from ._rows import Cap, row

_CEILING = "kr per month of gross pay, full time"
_WAGE_COST = "of wage cost"
_LONEBIDRAG = (
    "the share is set for each person by the reduction of work capacity; on gross pay with sick and holiday pay up to "
    "the ceiling, statutory contributions and agreed insurance are added; in proportion to working time"
)
_NYSTARTSJOBB = (
    "a multiple of the employer contributions on gross pay up to the ceiling, and no share of the wage cost; in "
    "proportion to working time"
)

_LAGBOKEN_2017 = "https://www.lagboken.se/Lagboken/start/sfs/sfs/2017/800-899/"
_SFS_2017_886 = (
    f"{_LAGBOKEN_2017}d_3071211-sfs-2017_886-forordning-om-andring-i-forordningen-2015_503-om-sarskilt-anstallningsstod"
)
_SFS_2017_887 = (
    f"{_LAGBOKEN_2017}d_3071212-sfs-2017_887-forordning-om-andring-i-forordningen-2017_462-"
    "om-sarskilda-insatser-for-personer-med"
)
_SFS_2018_42 = (
    "github:se-lex/sfs-processor data/md-markers/2018/sfs-2018-42-markers.md (SFS 2018:42, published 2026-01-02)"
)
_SFS_2018_43 = "github:se-lex/sfs 2018/sfs-2018-43.md (SFS 2018:43, snapshot 2025-09-01)"
_ARBETET = "https://arbetet.se/2016/02/18/har-ar-jobben-dar-staten-star-for-stor-del-av-lonen/"
_LAST_READING = "the period ends with the last reading"
_ONE_READING = "known from one reading: since when was not read"

ROWS = (
    row("lonebidrag_ceiling", "2017-11..2019-03", "18300", _CEILING, _SFS_2017_887, rule=_LONEBIDRAG),
    row(
        "lonebidrag_ceiling",
        "2019-04..2019-12",
        "19100",
        _CEILING,
        "https://www.arbetsgivaralliansen.se/nyheter/hojt-lonebidragstak-for-personer-med-funktionsnedsattning/",
        rule=_LONEBIDRAG,
    ),
    row("nystartsjobb_maximum", "2016", "13825", "kr per month", _ARBETET, remark="printed as 2 x 31.42 % x 22 000"),
    row(
        "nystartsjobb_ceiling",
        "2018-05..2025-09-01",
        "20000",
        _CEILING,
        f"{_SFS_2018_43} 17 §",
        rule=_NYSTARTSJOBB,
        remark=_LAST_READING,
    ),
    row(
        "nystartsjobb_duration_age_25_plus",
        "2025-09-01",
        "24",
        "months",
        f"{_SFS_2018_43} 11-15 §§",
        remark=_ONE_READING,
    ),
    row(
        "nystartsjobb_duration_age_20_24", "2025-09-01", "12", "months", f"{_SFS_2018_43} 11-15 §§", remark=_ONE_READING
    ),
    row(
        "nystartsjobb_duration_job_guarantee",
        "2025-09-01",
        "12",
        "months",
        f"{_SFS_2018_43} 11-15 §§",
        remark=_ONE_READING,
    ),
    row(
        "sarskilt_anstallningsstod_share",
        "2017-11..2018-04",
        "80 %",
        _WAGE_COST,
        _SFS_2017_886,
        cap=Cap(Decimal(970), "kr per day of subsidy"),
    ),
    row("instegsjobb_share", "2016", "80 %", _WAGE_COST, _ARBETET, cap=Cap(Decimal(800), "kr per day of subsidy")),
    row(
        "extratjanst_share",
        "2017-11..2018-04",
        "100 %",
        _WAGE_COST,
        _SFS_2017_886,
        cap=Cap(Decimal(1213), "kr per day of subsidy"),
        rule="for at most 24 months",
    ),
    row(
        "extratjanst_ceiling",
        "2018-05..2022-12",
        "20000",
        "kr per month of gross pay",
        "https://www.xn--fackfrbund-icb.com/nyheter/regeringen-infor-introduktionsjobb",
        remark="repealed from 2023 by SFS 2022:1734",
        confidence="medium",
    ),
    row(
        "introduktionsjobb_share",
        "2018-05..2026-01-02",
        "80 %",
        _WAGE_COST,
        f"{_SFS_2018_42} 14 §",
        rule="on gross pay with sick and holiday pay up to introduktionsjobb_ceiling, and statutory contributions",
        remark=_LAST_READING,
    ),
    row(
        "introduktionsjobb_ceiling",
        "2018-05..2026-01-02",
        "20000",
        _CEILING,
        f"{_SFS_2018_42} 16 §",
        rule="employer contributions on that part of the pay are added; in proportion to working time",
        remark=_LAST_READING,
    ),
    row(
        "introduktionsjobb_duration",
        "2023-01..2026-01-02",
        "24",
        "months",
        f"{_SFS_2018_42} 10 §",
        rule="in all; 12 months at a time",
        remark=_LAST_READING,
    ),
    row(
        "introduktionsjobb_supervision",
        "2019",
        "2000",
        "kr per month",
        "https://www.konj.se/ordlista/ordforklaringar_gammal/2019-01-08-introduktionsjobb.html",
        rule="for the first six months",
    ),
)
