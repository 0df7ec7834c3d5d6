"""What each call in the tree of a number does, in the words of the field, and what its unit is called."""

from __future__ import annotations

from ._both import Both, both

#: What is done, and how it is computed, by the name of the function.
OPERATIONS: dict[str, tuple[Both, Both]] = {
    "additional": (
        both("additional part", "additionell andel"),
        both(
            "(1 − deadweight)(1 − displacement)(1 − leakage) × attribution",
            "(1 − dödvikt)(1 − undanträngning)(1 − läckage) × egen del",
        ),
    ),
    "additional_profile": (
        both("beyond the comparison group", "utöver jämförelsegruppen"),
        both("share with the programme − share without", "andel med insatsen − andel utan"),
    ),
    "annual_places": (both("annual places", "årsplatser"), both("entrants × mean stay", "antal som börjar × medeltid")),
    "apportion": (both("apportioned", "fördelat"), both("amount × share / whole", "belopp × andel / helhet")),
    "at_the_start": (
        both("once", "en gång"),
        both("1 at the start of year 1, then 0", "1 i början av år 1, därefter 0"),
    ),
    "benefit_cost_ratio": (
        both("benefit-cost ratio", "nytto-kostnadskvot"),
        both("gains / costs", "nytta / kostnader"),
    ),
    "beginning": (
        both("the first years", "de första åren"),
        both("the years of the horizon", "de år som kalkylen omfattar"),
    ),
    "break_even_persons": (
        both("break-even", "brytpunkt"),
        both("cost / gain per person", "kostnad / nytta per person"),
    ),
    "break_even_year": (
        both("break-even", "brytpunkt"),
        both(
            "the first year from whose end on gains so far cover costs so far",
            "det första året från vars slut ackumulerad nytta täcker ackumulerade kostnader",
        ),
    ),
    "cashable": (
        both("cashable saving", "hemtagning"),
        both("avoided cost × share that becomes money", "undviken kostnad × andel som blir pengar"),
    ),
    "cohort_flows": (
        both("sum over cohorts", "summa över kullar"),
        both(
            "entrants × share, cohort by cohort, then summed",
            "antal som börjar × andel, varje kull för sig och sedan summerat",
        ),
    ),
    "cost_per": (both("cost per outcome", "kostnad per utfall"), both("costs / number", "kostnader / antal")),
    "cumulative": (
        both("cumulative", "ackumulerat"),
        both("the sum up to and including the year", "summan till och med året"),
    ),
    "discount": (
        both("discounted", "diskonterat"),
        both("units × 1 / (1 + rate)^time", "enheter × 1 / (1 + kalkylränta)^tid"),
    ),
    "drop_off": (
        both("drop-off", "avklingning"),
        both("(1 − loss)^years since entry", "(1 − bortfall)^år sedan start"),
    ),
    "employer_contributions": (
        both("employer contributions", "arbetsgivaravgift"),
        both("gross pay × rate", "bruttolön × avgift"),
    ),
    "entry": (
        both("one row or year", "en rad eller ett år"),
        both("taken out of the table", "taget ur tabellen"),
    ),
    "evenly": (both("in equal parts", "i lika delar"), both("amount / years", "belopp / antal år")),
    "every_year": (both("every year", "varje år"), both("the same each year", "detsamma varje år")),
    "give_residual": (
        both("residual", "restpost"),
        both("share; who gets the rest: + whole − sum", "andel; den som får resten: + helhet − summa"),
    ),
    "grow": (both("real growth", "real tillväxt"), both("(1 + growth)^(year − 1)", "(1 + tillväxt)^(år − 1)")),
    "largest": (both("largest", "störst"), both("the largest of the years", "det största av åren")),
    "last": (both("sum", "summa"), both("the sum of the years", "summan av åren")),
    "less": (both("difference", "skillnad"), both("the first − the second", "det första − det andra")),
    "less_by_year": (both("difference", "skillnad"), both("the first − the second", "det första − det andra")),
    "multiply": (both("product", "produkt"), both("the numbers multiplied", "talen multiplicerade med varandra")),
    "net": (both("net", "netto"), both("gains − costs", "nytta − kostnader")),
    "net_wage_cost": (
        both("net wage cost", "lönekostnad efter bidrag"),
        both("wage cost − subsidy", "lönekostnad − lönebidrag"),
    ),
    "no_number": (both("none", "inget"), both("there is no such number", "det finns inget sådant tal")),
    "nobody": (both("none", "ingen"), both("nothing to share out", "inget att fördela")),
    "not_below_nothing": (both("not below 0", "inte under 0"), both("at least 0", "lägst 0")),
    "nothing": (both("nothing", "ingenting"), both("there is no such item", "det finns ingen sådan post")),
    "one": (
        both("one", "ett"),
        both("the amounts stand in what it is multiplied by", "beloppen står i det som det multipliceras med"),
    ),
    "payback_time": (
        both("payback time", "återbetalningstid"),
        both("whole years before + part of the year", "hela år innan + del av året"),
    ),
    "phase_in": (
        both("part of the entry year", "del av startåret"),
        both("the first year × part of the entry year", "det första året × del av startåret"),
    ),
    "plus": (both("sum", "summa"), both("the first + the second ...", "det första + det andra ...")),
    "production_value": (
        both("production value", "produktionsvärde"),
        both("wage cost × productivity", "lönekostnad × produktivitet"),
    ),
    "project": (both("cost model", "kostnadsmodell"), both("what the cost model answers", "kostnadsmodellens svar")),
    "real_rates": (
        both("real rate", "real ränta"),
        both("(1 + nominal) / (1 + inflation) − 1", "(1 + nominell) / (1 + inflation) − 1"),
    ),
    "repriced": (
        both("repriced", "omräknat med prisindex"),
        both("amount × index of the new year / of the old", "belopp × index till-år / index från-år"),
    ),
    "rescale": (
        both("in proportion", "i proportion"),
        both("share × whole / sum of shares", "andel × helhet / summa av andelar"),
    ),
    "return_on_investment": (both("return", "avkastning"), both("gains / costs − 1", "nytta / kostnader − 1")),
    "shift": (both("lag", "fördröjning"), both("moved to later years", "flyttat till senare år")),
    "spread": (both("by actor and year", "per aktör och år"), both("amount × units", "belopp × antal enheter")),
    "taper": (both("taper", "nedtrappning"), both("amount × share left", "belopp × andel kvar")),
    "tax_by_recipient": (
        both("tax by recipient", "skatt per mottagare"),
        both("base × rate", "underlag × skattesats"),
    ),
    "tax_revenue": (both("tax revenue", "skatteintäkt"), both("base × rate", "underlag × sats")),
    "taxable_income": (
        both("taxable income", "beskattningsbar inkomst"),
        both("gross pay − deduction, at least 0", "bruttolön − grundavdrag, lägst 0"),
    ),
    "times": (both("product", "produkt"), both("the row times the number", "raden gånger talet")),
    "total": (both("sum", "summa"), both("the sum of the rows", "summan av raderna")),
    "wage_cost": (
        both("wage cost", "lönekostnad"),
        both("gross pay × (1 + contributions + pension)", "bruttolön × (1 + avgifter + pension)"),
    ),
    "wage_subsidy": (
        both("wage subsidy", "lönebidrag"),
        both(
            "share × pay up to the ceiling × (1 + contributions)",
            "andel × lön upp till taket × (1 + avgifter)",
        ),
    ),
    "weigh": (
        both("product", "produkt"),
        both("year by year: the rows multiplied", "år för år: raderna multiplicerade"),
    ),
}

#: Units, in Swedish.
UNITS = {
    "kr": "kr",
    "share": "andel",
    "persons": "personer",
    "person-years": "personår",
    "full-time equivalents": "heltidsekvivalenter",
    "share of full time": "andel",
    "a year": "per år",
    "months": "månader",
    "years": "år",
    "kr per kr": "kr per kr",
    "kr per person-year": "kr per personår",
}


def unit_in(unit: str, language: str) -> str:
    """What a unit is called."""
    return UNITS.get(unit, unit) if language == "sv" else unit
