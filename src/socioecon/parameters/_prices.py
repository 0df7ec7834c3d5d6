"""Price base amount (prisbasbelopp), KPI, the norm of income support (riksnorm), and recommended discount rates."""

from ._rows import row

_RAKNA = "https://www.raknaonline.se/ekonomi/prisbasbelopp/"
_RAKNA_2010 = f"{_RAKNA} ; http://www.mynewsdesk.com/se/pressreleases/prisbasbeloppet-foer-aar-2010-306868"
_RAKNA_AND_GOVERNMENT = f"{_RAKNA} ; regeringen.se article via github:civictechsweden/g0vse@data"
_GOVERNMENT = "github:civictechsweden/g0vse@data"
_GOVERNMENT_2026 = f"{_GOVERNMENT} artiklar/2025/09/prisbasbelopp-for-2026-faststallt.md"
_RIKSNORM_2014 = "http://www.socialstyrelsen.se/nyheter/2013november/oforandradebeloppiriksnormenfor2014"
_RIKSNORM_2026 = f"{_GOVERNMENT} artiklar/2025/11/riksnorm-for-2026-faststalld.md"
_SCB_KPI = (
    "https://www.scb.se/hitta-statistik/statistik-efter-amne/priser-och-konsumtion/konsumentprisindex/"
    "konsumentprisindex-kpi/pong/tabell-och-diagram/konsumentprisindex-kpi/kpi-faststallda-tal-1980100/?menu=open"
)
_SCB_CHANGE = (
    "https://www.scb.se/hitta-statistik/statistik-efter-amne/priser-och-ekonomiska-tendenser/priser/"
    "konsumentprisindex-kpi/pong/tabell-och-diagram/kpi-12-manadersforandring-inflationstakten?menu=open"
)

_PRICE_BASE_AMOUNTS = {
    _RAKNA: {
        2000: "36600",
        2001: "36900",
        2002: "37900",
        2003: "38600",
        2004: "39300",
        2005: "39400",
        2006: "39700",
        2007: "40300",
        2008: "41000",
        2009: "42800",
        2011: "42800",
        2012: "44000",
        2013: "44500",
        2014: "44400",
        2015: "44500",
    },
    _RAKNA_2010: {2010: "42400"},
    _RAKNA_AND_GOVERNMENT: {
        2016: "44300",
        2017: "44800",
        2018: "45500",
        2019: "46500",
        2020: "47300",
        2021: "47600",
        2022: "48300",
        2023: "52500",
        2024: "57300",
    },
    _GOVERNMENT_2026: {2025: "58800", 2026: "59200"},
}
_KPI = {
    2006: "284.22",
    2007: "290.51",
    2008: "300.61",
    2009: "299.66",
    2010: "303.46",
    2011: "311.43",
    2012: "314.20",
    2013: "314.06",
    2014: "313.49",
    2015: "313.35",
    2016: "316.43",
    2017: "322.11",
    2018: "328.40",
    2019: "334.26",
    2020: "335.92",
    2021: "343.19",
    2022: "371.91",
    2023: "403.70",
}
_END_NOT_READ = "read for the year it began to hold; until when was not read"
_MONTH = "kr per month"
_RAISE = "of the year before"

ROWS = (
    *(
        row("price_base_amount", str(year), printed, "kr", source)
        for source, figures in _PRICE_BASE_AMOUNTS.items()
        for year, printed in figures.items()
    ),
    *(row("kpi", str(year), printed, "yearly mean, 1980 = 100", _SCB_KPI) for year, printed in _KPI.items()),
    row("kpi_12_month_change", "2024-12", "0.8 %", "of the level 12 months before", _SCB_CHANGE),
    row("kpi_12_month_change", "2025-08", "1.1 %", "of the level 12 months before", _SCB_CHANGE),
    row("riksnorm_single", "2013..2014", "3880", _MONTH, _RIKSNORM_2014, remark="added up: 2 950 + 930"),
    row(
        "riksnorm_single",
        "2017",
        "3930",
        _MONTH,
        "https://studylibsv.com/doc/981717/riksnormen-f%C3%B6r-f%C3%B6rs%C3%B6rjningsst%C3%B6d-2017",
        remark="added up: 2 980 + 950",
    ),
    row(
        "riksnorm_single",
        "2019",
        "4080",
        _MONTH,
        "https://www.socialstyrelsen.se/ekonomisktbistand/riksnormen",
        remark="added up: 3 090 + 990",
    ),
    row("riksnorm_single", "2026", "5220", _MONTH, _RIKSNORM_2026),
    row("riksnorm_couple", "2013..2014", "6360", _MONTH, _RIKSNORM_2014, remark="added up: 5 320 + 1 040"),
    row("riksnorm_couple", "2026", "8510", _MONTH, _RIKSNORM_2026),
    row(
        "riksnorm_uprating",
        "2023",
        "8.6 %",
        _RAISE,
        f"{_GOVERNMENT} artiklar/2022/11/riksnormen-for-2023-faststalld.md",
    ),
    row(
        "riksnorm_uprating", "2024", "8.7 %", _RAISE, f"{_GOVERNMENT} artiklar/2023/11/riksnorm-for-2024-faststalld.md"
    ),
    row(
        "riksnorm_uprating",
        "2025",
        "2.8 %",
        _RAISE,
        f"{_GOVERNMENT} pressmeddelanden/2024/11/hojt-forsorjningsstod-nar-riksnormen-raknas-upp.md",
    ),
    row("riksnorm_uprating", "2026", "0.7 %", _RAISE, _RIKSNORM_2026),
    row("discount_rate_asek", "2018", "3.5 %", "a year, real", "https://swopec.hhs.se/ctswps/abs/ctswps2018_023.htm"),
    row(
        "discount_rate_transport",
        "1994",
        "4 %",
        "a year, real",
        "https://pdfslide.us/amp/documents/"
        "summary-of-the-swedish-debate-on-startsida-trafikverket-naturally-exists-in.html",
        remark=_END_NOT_READ,
    ),
    row(
        "discount_rate_tlv",
        "2003",
        "3 %",
        "a year",
        "https://www.ispor.org/PEguidelines/countrydet.asp?c=21&t=1",
        rule="the same for costs and effects; 0 to 5 % in sensitivity analysis",
        remark=_END_NOT_READ,
    ),
)
