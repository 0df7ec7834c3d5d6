"""Municipal and regional tax rates, and the county rates of the income equalisation (inkomstutjämning).

The basic deduction is a formula and stands in `basic_deduction`. Left out: the earned-income credit (jobbskatteavdrag)
of 2025, of which one bracket alone was read; and two rules without a figure, that tax is charged on income after the
basic deduction (`taxable_income` in the core) and that the state bears the earned-income credit.
"""

from ._rows import row

_TAXABLE = "of taxable income"
_TAX_BASE = "of tax base"

_MUNICIP_DATA = "github:mattiasnordin/Regression data/raw/municip_data.csv (Statistics Sweden figures)"
_SWEDEN_TAX = "github:casparwikstrom/crm data/tax_data/swedenTax.js (committed 2024-01-10)"
_MUNICIPALITIES = "github:bombsimon/household-budget src/data/municipalities.ts"
_TAX_AGENCY_2025 = f"{_MUNICIPALITIES} (Skatteverket API, 2025)"
_YSTADS_ALLEHANDA = "https://www.ystadsallehanda.se/ledare/lagre-skatt-ar-battre-skatt-1ff7e0be/"
_FRIATIDER = "http://friatider.se/landstingen-hojer-skatten"
_ALLIANS_2017 = "https://alliansforskane.se/2017/10/24/ingen-skattehojning-i-region-skane/"
_ZIFFRAN = "https://www.ziffran.se/kommunalskattehojningar-i-64-kommuner-2012/"
_SCB_2015 = (
    "https://www.scb.se/hitta-statistik/statistik-efter-amne/offentlig-ekonomi/finanser-for-den-kommunala-sektorn/"
    "kommunalskatterna/pong/statistiknyhet/kommunalskatterna-2015/"
)
_SCB_2019 = "https://www.scb.se/.../kommunalskatterna/pong/statistiknyhet/kommunalskatterna-2019/"
_SKR_CHANGES = "https://skr.se/skr/ekonomijuridik/ekonomi/nyhetsarkivekonomi/nyheterekonomi/kommunalskatteforandringar"
_SKR_2022 = f"{_SKR_CHANGES}2022.60320.html"
_SFS_2019_797 = (
    "https://www.lagboken.se/Lagboken/start/sfs/sfs/2019/700-799/d_3799528-sfs-2019_797-"
    "forordning-om-andring-i-forordningen-2004_881-om-kommunalekonomisk-utjamning"
)

_TRELLEBORG = "tax_municipal_trelleborg"
_KROKOM = "tax_municipal_krokom"
_SKANE = "tax_region_skane"
_JAMTLAND = "tax_region_jamtland"
_AVERAGE = "tax_country_average_total"
_AVERAGE_MUNICIPAL = "tax_country_average_municipal"
_AVERAGE_REGION = "tax_country_average_region"
_END_NOT_READ = "read for the year it began to hold; until when was not read"

ROWS = (
    row(_TRELLEBORG, "2002", "19.61 %", _TAXABLE, _MUNICIP_DATA),
    row(_TRELLEBORG, "2006", "20.36 %", _TAXABLE, _MUNICIP_DATA),
    row(_TRELLEBORG, "2010", "20.36 %", _TAXABLE, _MUNICIP_DATA),
    row(_TRELLEBORG, "2014", "20.36 %", _TAXABLE, _MUNICIP_DATA),
    row(_TRELLEBORG, "2018", "20.60 %", _TAXABLE, _MUNICIP_DATA),
    row(_TRELLEBORG, "2021", "20.60 %", _TAXABLE, _YSTADS_ALLEHANDA),
    row(_TRELLEBORG, "2022", "20.40 %", _TAXABLE, _MUNICIP_DATA),
    row(_TRELLEBORG, "2025", "20.40 %", _TAXABLE, _TAX_AGENCY_2025),
    row(_KROKOM, "2002", "22.52 %", _TAXABLE, _MUNICIP_DATA),
    row(_KROKOM, "2006", "22.52 %", _TAXABLE, _MUNICIP_DATA),
    row(_KROKOM, "2010", "22.52 %", _TAXABLE, _MUNICIP_DATA),
    row(_KROKOM, "2014", "22.52 %", _TAXABLE, _MUNICIP_DATA),
    row(_KROKOM, "2018", "22.17 %", _TAXABLE, _MUNICIP_DATA),
    row(_KROKOM, "2022", "22.17 %", _TAXABLE, _MUNICIP_DATA),
    row(_KROKOM, "2025", "22.17 %", _TAXABLE, _TAX_AGENCY_2025),
    row("tax_total_trelleborg", "2021", "31.78 %", _TAXABLE, _YSTADS_ALLEHANDA),
    row("tax_total_trelleborg", "2024", "31.58 %", _TAXABLE, _SWEDEN_TAX, confidence="medium"),
    row("tax_total_trelleborg", "2025", "31.58 %", _TAXABLE, _TAX_AGENCY_2025),
    row("tax_total_krokom", "2024", "33.87 %", _TAXABLE, _SWEDEN_TAX, confidence="medium"),
    row("tax_total_krokom", "2025", "33.87 %", _TAXABLE, _TAX_AGENCY_2025),
    row(_SKANE, "2012", "10.39 %", _TAXABLE, _FRIATIDER, confidence="medium"),
    row(
        _SKANE,
        "2015..2016",
        "10.69 %",
        _TAXABLE,
        "https://alliansforskane.se/2015/10/27/beslut-region-skane-far-lagst-skatt-2016/",
    ),
    row(_SKANE, "2017..2018", "10.69 %", _TAXABLE, _ALLIANS_2017),
    row(_SKANE, "2019..2025", "11.18 %", _TAXABLE, "https://alliansforskane.se/2018/11/27/skattesatsen-fastslagen/"),
    row(_JAMTLAND, "2012", "10.60 %", _TAXABLE, _FRIATIDER, confidence="medium"),
    row(_JAMTLAND, "2017", "11.20 %", _TAXABLE, _ALLIANS_2017),
    row(_JAMTLAND, "2025", "11.70 %", _TAXABLE, _MUNICIPALITIES),
    row(
        _AVERAGE,
        "2010",
        "31.56 %",
        _TAXABLE,
        "http://www.mynewsdesk.com/se/pressreleases/"
        "kommunalskatterna-2010-de-flesta-faar-ofoeraendrad-kommunalskatt-352678",
    ),
    row(_AVERAGE, "2011", "31.55 %", _TAXABLE, _ZIFFRAN),
    row(_AVERAGE, "2012", "31.60 %", _TAXABLE, _ZIFFRAN),
    row(_AVERAGE, "2014", "31.86 %", _TAXABLE, _SCB_2015),
    row(_AVERAGE, "2015", "31.99 %", _TAXABLE, _SCB_2015),
    row(_AVERAGE, "2016", "32.10 %", _TAXABLE, _SCB_2019),
    row(_AVERAGE, "2017", "32.12 %", _TAXABLE, _SCB_2019),
    row(_AVERAGE, "2018", "32.12 %", _TAXABLE, _SCB_2019),
    row(_AVERAGE, "2019", "32.19 %", _TAXABLE, _SCB_2019),
    row(_AVERAGE, "2021", "32.27 %", _TAXABLE, _SKR_2022, remark="added up: 32.24 + 3 öre", confidence="medium"),
    row(_AVERAGE, "2022", "32.24 %", _TAXABLE, _SKR_2022),
    row(_AVERAGE, "2023", "32.24 %", _TAXABLE, f"{_SKR_CHANGES}2023.68378.html"),
    row(_AVERAGE, "2024", "32.37 %", _TAXABLE, "https://www.upday.com/se/stoersta-skattehoejningen-pa-nio-ar"),
    row(
        _AVERAGE,
        "2025",
        "32.41 %",
        _TAXABLE,
        "github:civictechsweden/g0vse@data pressmeddelanden/2025/09/incitament-for-lagre-skatter-i-kommunsektorn.md",
    ),
    row(
        _AVERAGE,
        "2026",
        "32.38 %",
        _TAXABLE,
        "https://tid.news/de/5fc39769-ca4a-4c26-8bff-8538758446c4?tags=Gemeindesteuer",
        confidence="medium",
    ),
    row(_AVERAGE_MUNICIPAL, "2016", "20.75 %", _TAXABLE, _SCB_2019),
    row(_AVERAGE_MUNICIPAL, "2017", "20.75 %", _TAXABLE, _SCB_2019),
    row(_AVERAGE_MUNICIPAL, "2018", "20.74 %", _TAXABLE, _SCB_2019),
    row(_AVERAGE_MUNICIPAL, "2019", "20.70 %", _TAXABLE, _SCB_2019),
    row(_AVERAGE_REGION, "2016", "11.35 %", _TAXABLE, _SCB_2019),
    row(_AVERAGE_REGION, "2017", "11.36 %", _TAXABLE, _SCB_2019),
    row(_AVERAGE_REGION, "2018", "11.39 %", _TAXABLE, _SCB_2019),
    row(_AVERAGE_REGION, "2019", "11.49 %", _TAXABLE, _SCB_2019),
    row("equalisation_rate_municipal_skane", "2020", "19.70 %", _TAX_BASE, _SFS_2019_797, remark=_END_NOT_READ),
    row("equalisation_rate_region_skane", "2020", "9.38 %", _TAX_BASE, _SFS_2019_797, remark=_END_NOT_READ),
    row("equalisation_rate_municipal_jamtland", "2020", "20.17 %", _TAX_BASE, _SFS_2019_797, remark=_END_NOT_READ),
    row("equalisation_rate_region_jamtland", "2020", "8.91 %", _TAX_BASE, _SFS_2019_797, remark=_END_NOT_READ),
)
