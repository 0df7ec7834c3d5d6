"""The words of the tables of models, in Swedish and English."""

from __future__ import annotations

import re

from socioecon.core._numbers import choice

from ._both import both

LANGUAGES = ("sv", "en")

#: The account of all actors together. Readers see "Alla aktörer": what is in it decides whether it is society's.
SOCIETY = "society"
#: The row that bears the cost of public funds: a loss to society in nobody's budget.
PUBLIC_FUNDS = "Kostnad för offentliga medel"
#: What results call by these names: nothing in a scenario may have them, for it would be added up with that.
TAKEN = {SOCIETY: "all actors together", PUBLIC_FUNDS: "the cost of public funds"}

TERMS: dict[str, dict[str, str]] = {
    "sv": {
        "alone": "{}, om den ensam bar hela kostnaden",
        "own": "{}, egen verksamhet",
        "actor": "Aktör",
        "item": "Post",
        "year": "År {}",
        "by year": "{} \N{EN DASH} netto per aktör och år",
        "by year, discounted": "{} \N{EN DASH} netto per aktör och år, i nuvärde",
        "cumulative": "{} \N{EN DASH} ackumulerat netto per aktör",
        "cumulative, discounted": "{} \N{EN DASH} ackumulerat netto per aktör, i nuvärde",
        "account": "{} \N{EN DASH} {}",
        "account, discounted": "{} \N{EN DASH} {}, i nuvärde",
        "key figures": "{} \N{EN DASH} nuvärden och nyckeltal per aktör",
        "perspectives": "Perspektiv",
        "value": "Nettonuvärde",
        "breaks even": "Break-even",
        "payback": "Återbetalningstid",
        "gains": "Nytta",
        "costs": "Kostnad",
        "all gains": "Nytta, summa",
        "all costs": "Kostnader, summa",
        "net": "Netto",
        "running": "Ackumulerat netto",
        "ratio": "Nytta per krona",
        "return": "Avkastning",
        "persons": "Personer som krävs",
        "break even": "når break-even {}",
        "no break even": "når aldrig break-even",
        "after": "återbetald efter {}",
        "unpriced": "Inte värderat i kronor: {}.",
        "moved": "Vad aktörerna betalar varandra räknas hos var och en men tar ut vartannat hos dem tillsammans.",
        "rate": "Nettonuvärde vid början av år 1: {} kalkylränta, {}, {}.",
        "advance": "flöden i början av varje år",
        "mid-year": "flöden i mitten av varje år",
        "arrears": "flöden i slutet av varje år",
        "real": "fasta priser",
        "nominal": "löpande priser",
        "prices of": "{} års priser",
        "changing rate": "årsvis",
        "findings": "Att känna till om beräkningen",
        "found": "{} saker att känna till om beräkningen:",
        "found one": "En sak att känna till om beräkningen:",
        "found none": "Inget särskilt att känna till om beräkningen.",
        "kind": "Fynd",
        "where": "Var",
        "amount": "Belopp",
        "message": "Vad det betyder",
        "remedy": "Vad som kan göras",
        "persons unit": "{} personer",
        "per person-year": "{} per personår",
        "not known": "inte känt",
        "budget": "Vad nyttan blir i budgeten, och hur insatsen betalas",
        "cashable": "Pengar i budgeten",
        "released": "Frigjord kapacitet som andra använder",
        "unstated": "Inte angivet vilket",
        "avoided": "Nytta utom produktion, summa",
        "paid": "Kostnader som betalas",
        "in kind": "Kostnader inom befintliga tjänster",
        "all paid": "Kostnader, summa",
        "every year": "Alla år",
        "pack": "Antaganden",
        "packs": "{} \N{EN DASH} nettonuvärde under andra antaganden",
        "packs note": "Vart och ett ändrar bara det som det nämner; år: när alla aktörer tillsammans når break-even.",
        "short start": "Mindre än ett halvår av startåret är i arbete: start 6 månader senare tar bort det, inte mer.",
        "more": "Vad det andra resultatet har mer än det första, nuvärde",
        "all actors": "Alla aktörer",
        "all items": "Summa",
        PUBLIC_FUNDS: "Kostnad för offentliga medel",
    },
    "en": {
        "alone": "{}, if it bore the whole cost alone",
        "own": "{}, on its own",
        "actor": "Actor",
        "item": "Item",
        "year": "Year {}",
        "by year": "{} \N{EN DASH} net by actor and year",
        "by year, discounted": "{} \N{EN DASH} net by actor and year, present value",
        "cumulative": "{} \N{EN DASH} cumulative net by actor",
        "cumulative, discounted": "{} \N{EN DASH} cumulative net by actor, present value",
        "account": "{} \N{EN DASH} {}",
        "account, discounted": "{} \N{EN DASH} {}, present value",
        "key figures": "{} \N{EN DASH} present values and key figures by actor",
        "perspectives": "Perspectives",
        "value": "Net present value",
        "breaks even": "Breaks even",
        "payback": "Payback time",
        "gains": "Gains",
        "costs": "Costs",
        "all gains": "Gains, total",
        "all costs": "Costs, total",
        "net": "Net",
        "running": "Cumulative net",
        "ratio": "Gain per krona",
        "return": "Return",
        "persons": "Persons needed",
        "break even": "breaks even in {}",
        "no break even": "never breaks even",
        "after": "paid back after {}",
        "unpriced": "Not priced: {}.",
        "moved": "What actors pay each other counts with each of them and cancels out where they are taken together.",
        "rate": "Net present value at the start of year 1: discounted at {}, {}, {}.",
        "advance": "flows at the start of each year",
        "mid-year": "flows in the middle of each year",
        "arrears": "flows at the end of each year",
        "real": "fixed prices",
        "nominal": "current prices",
        "prices of": "prices of {}",
        "changing rate": "a rate of its own each year",
        "findings": "What to know about the calculation",
        "found": "{} things to know about the calculation:",
        "found one": "One thing to know about the calculation:",
        "found none": "Nothing in particular to know about the calculation.",
        "kind": "Finding",
        "where": "Where",
        "amount": "Amount",
        "message": "What it means",
        "remedy": "What to do",
        "persons unit": "{} persons",
        "per person-year": "{} per person-year",
        "not known": "not known",
        "budget": "What the gains become in the budget, and how the intervention is paid",
        "cashable": "Money in the budget",
        "released": "Capacity released, used by others",
        "unstated": "Not stated which",
        "avoided": "Gains other than production, total",
        "paid": "Costs that are paid",
        "in kind": "Costs within existing posts",
        "all paid": "Costs, total",
        "every year": "All years",
        "pack": "Assumptions",
        "packs": "{} \N{EN DASH} net present value under other assumptions",
        "packs note": "Each changes only what it names; the year is when all actors together break even.",
        "short start": "Less than half of the entry year is in work: start 6 months later takes that away and no more.",
        "more": "What the second result has more than the first, present value",
        "all actors": "All actors",
        "all items": "Total",
        PUBLIC_FUNDS: "Cost of public funds",
    },
}


#: What every result counts, as it stands in explanations.
COUNTS = {
    "entrants": both("entrants", "antal som börjar"),
    "person-years": both("person-years", "personår i arbete"),
    "additional person-years": both("additional person-years", "personår utöver vad som ändå skett"),
    "full-time equivalents": both("full-time equivalents", "heltidsekvivalenter i arbete"),
    "additional full-time equivalents": both(
        "additional full-time equivalents", "heltidsekvivalenter utöver vad som ändå skett"
    ),
}

#: The rows that a labour block may have, each called by the block and then this; beside them one for each agency.
ROWS_OF_BLOCK = (
    "produktionsvärde",
    "bruttolön",
    "arbetsgivaravgift",
    "avtalspension",
    "lönebidrag",
    "kommunalskatt",
    "regionskatt",
    "statlig skatt",
    "försörjningsstöd",
    "inkomstutjämning, kommun",
    "inkomstutjämning, region",
    "egen tid",
)

#: Grades of evidence.
GRADES = {
    "trial": both("trial", "försök med lottning"),
    "comparison": both("comparison", "jämförelsegrupp"),
    "before-after": both("before-after", "före och efter"),
    "forecast": both("forecast", "prognos"),
    "judgement": both("judgement", "bedömning"),
    "not stated": both("not stated", "inte angivet"),
}

#: The packs that come with the library.
PACKS_IN_SWEDISH = {
    "base": "som beskrivet",
    "rate 0 %": "kalkylränta 0 %",
    "rate 5 %": "kalkylränta 5 %",
    "effect -25 %": "effekt \N{MINUS SIGN}25 %",
    "cost +20 %": "kostnad +20 %",
    "half the persistence": "halva kvarstannandet",
    "start 6 months later": "start 6 månader senare",
    "counterfactual +10 points": "10 procentenheter fler ändå i arbete",
    "cost of public funds 30 %": "kostnad för offentliga medel 30 %",
}


def pack(name: str, language: str) -> str:
    """The name of a pack: those of the library are translated, others are not."""
    return PACKS_IN_SWEDISH.get(name, name) if language == "sv" else name


def term(name: str, language: str) -> str:
    """A word of the tables."""
    choice("language", language, LANGUAGES)
    return TERMS[language][name]


def named(name: str, language: str) -> str:
    """The name of an account: one that the library gave it is translated, one of the scenario's own is not."""
    known = {SOCIETY: "all actors", PUBLIC_FUNDS: PUBLIC_FUNDS}
    return term(known[name], language) if name in known else name


_TOLD = {
    SOCIETY: both("all actors", "alla aktörer"),
    PUBLIC_FUNDS: both("cost of public funds", "kostnad för offentliga medel"),
}


def taken(name: str) -> str:
    """What is the matter with a name that results have."""
    return f'"{name}" is what results call {TAKEN[name]}: give it another name'


def is_called_society(name: str) -> bool:
    """Whether a perspective's name claims to be society's: civil society and the names of boards do not."""
    return _SOCIETY.search(_BETWEEN.sub(" ", name.casefold())) is not None


_BETWEEN = re.compile(r"[_\-\s]+")
# Society alone, or what it gains, pays or reckons with.
_SOCIETY = re.compile(
    r"(?<!\bcivila )\bsamhälle(?:t|ts|s|lig\w*)?\b|"
    r"\bsamhälls ?(?:analys|avkastning|balans|besparing|budget|effekt|ekonom|intäkt|kalkyl|konto(?!r)|kostnad|lönsam|"
    r"mässig|netto|nivå|nytt|perspektiv|resultat|sektor|total|vinst|värde)|"
    r"(?<!\bcivil )\b(?:society|societal)\b"
)


def told(name: str) -> str:
    """The name of an account or item as it stands in a label: one that the library gave it is in both languages."""
    return _TOLD.get(name, name)


def joined(first: str, second: str) -> str:
    """Two names as a label: plain where neither has a name from the library, for a result makes hundreds of these."""
    if first in _TOLD or second in _TOLD:
        return both("{}, {}", "{}, {}", told(first), told(second))
    return f"{first}, {second}"
