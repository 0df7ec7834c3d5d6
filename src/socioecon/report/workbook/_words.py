"""The words of a workbook, Swedish or English: headings, labels, units, and how each kind of row is computed."""

from __future__ import annotations

import re
from collections.abc import Iterable

import attrs

#: key: (Swedish, English)
_TEXTS: dict[str, tuple[str, str]] = {
    # sheets
    "assumptions": ("Antaganden", "Assumptions"),
    "calculation": ("Beräkning", "Calculation"),
    "accounts": ("Konton", "Accounts"),
    "result": ("Resultat", "Result"),
    "sources": ("Källor", "Sources"),
    # heads of columns
    "assumption": ("Antagande", "Assumption"),
    "row": ("Rad", "Row"),
    "unit": ("Enhet", "Unit"),
    "value": ("Värde", "Value"),
    "sum": ("Summa", "Sum"),
    "year": ("År", "Year"),
    "source": ("Källa", "Source"),
    "path": ("Sökväg i beskrivningen", "Path in the description"),
    "name": ("Cellnamn", "Cell name"),
    "how": ("Så räknas det", "How it is computed"),
    "actor": ("Aktör", "Actor"),
    "item": ("Post", "Item"),
    "present value": ("Nuvärde", "Present value"),
    "covered from year": ("Lönar sig från år", "Pays from year"),
    "payback": ("Återbetalning, år", "Payback, years"),
    "per krona": ("Nytta per krona", "Gain per krona"),
    "kind": ("Slag", "Kind"),
    "title": ("Titel", "Title"),
    "place": ("Plats", "Place"),
    "evidence": ("Evidens", "Evidence"),
    "share of gains": ("Andel av nyttan", "Share of the gains"),
    "gains at value date": ("Nytta, nuvärde", "Gains, present value"),
    # legend and notes
    "legend": ("Så läses arket", "How to read this"),
    "legend input": ("Antagande: ändra här, allt annat räknas om", "Assumption: change it here, all else follows"),
    "legend link": ("Hämtat från en annan cell", "Fetched from another cell"),
    "legend computed": ("Beräknat: en formel, ändra inte", "Computed: a formula, do not change it"),
    "legend fixed": ("Fast tal: följer av postens slag", "Fixed number: follows from the kind of item"),
    "fixed": ("Detta är fast i filen", "What is fixed in this file"),
    "fixed years": (
        "Antal år: {years}. För fler eller färre år: ändra beskrivningen och skapa filen på nytt.",
        "The number of years: {years}. For more or fewer, change the description and make the file anew.",
    ),
    "fixed items": (
        "Vilka poster, aktörer och perspektiv som finns, vem som betalar vem, och vad som räknas per person eller år.",
        "Which items, actors and perspectives there are, who pays whom, and what counts per person or year.",
    ),
    "fixed timing": (
        "När på året flödena faller vid diskontering ({timing}), förskjutningar i hela år och prisår.",
        "When in the year flows fall for discounting ({timing}), lags in whole years, and price years.",
    ),
    "fixed public funds": (
        "Kostnaden för offentliga medel: den räknas bara med om beskrivningen anger den.",
        "The cost of public funds: it counts only where the description states it.",
    ),
    "fixed findings": (
        "Iakttagelser, evidensgrader och allt annat i ord gäller beskrivningen som den var när filen skapades.",
        "Findings, grades of evidence and all else in words hold for the description as it was when the file was made.",
    ),
    "exactness": (
        "Excel räknar i flyttal: beloppen stämmer med biblioteket till kronan, och om något är täckt avgörs på en "
        "hundradels öre när.",
        "Excel computes in floats: amounts agree with the library to the krona, and whether something is covered is "
        "decided to a hundredth of an öre.",
    ),
    "advance": ("i början av året", "at the start of the year"),
    "mid-year": ("mitt i året", "in the middle of the year"),
    "arrears": ("i slutet av året", "at the end of the year"),
    "made by": ("Skapad med socioecon", "Made with socioecon"),
    "page of": ("Sida &P av &N", "Page &P of &N"),
    # sections
    "general": ("Gemensamt", "In common"),
    "common rows": ("Personer i arbete och diskontering", "Persons in work, and discounting"),
    "yearly net": ("Netto per aktör och år, löpande", "Net by actor and year, as it falls"),
    "yearly note": (
        "Vinst är positiv, förlust negativ. Nuvärdet är diskonterat till början av år 1. En aktör omfattar de aktörer "
        "som står indragna under den.",
        "A gain is positive, a loss negative. The present value is discounted to the start of year 1. An actor holds "
        "those indented below it.",
    ),
    "perspectives": ("Perspektiv", "Perspectives"),
    "society": ("Alla aktörer tillsammans", "All actors together"),
    "check": (
        "Kontroll: aktörernas summa minus alla tillsammans (ska vara 0)",
        "Check: the actors' sum less all together (must be 0)",
    ),
    "by kind": ("Alla aktörer tillsammans, efter slag (nuvärde)", "All actors together, by kind (present value)"),
    "social gain": ("Samhällsvinst: resurser och produktion", "Social gain: resources and production"),
    "resource": ("Resurser", "Resources"),
    "production": ("Produktion", "Production"),
    "transfer": ("Transfereringar", "Transfers"),
    "mixed": ("Blandat: källan säger inte vad", "Mixed: the source does not say"),
    "unpriced": ("Känt men inte värderat", "Known but not valued"),
    "findings": ("Att veta innan siffrorna används", "What to know before the figures are used"),
    "none": ("–", "–"),
    "never": ("aldrig", "never"),
    "persons in": ("Antal som börjar", "Persons who enter"),
    "chart": ("{name}: netto per år", "{name}: net by year"),
    "net": ("Netto", "Net"),
    "thousands": ("tkr", "SEK thousand"),
    "of which": ("varav {name}", "of which {name}"),
    "years": ("år", "years"),
    "price year": ("Prisår", "Price year"),
    "running prices": ("löpande priser", "running prices"),
    # accounts
    "account": ("Konto: {name}", "Account: {name}"),
    "net as it falls": ("Netto per post, löpande", "Net by item, as it falls"),
    "gains": ("Nyttor", "Gains"),
    "costs": ("Kostnader", "Costs"),
    "cumulative": ("Ackumulerat netto", "Cumulative net"),
    "discounted": ("{what}, diskonterat", "{what}, discounted"),
    "covered": ("Kostnaderna täckta från och med året (1 = ja)", "Costs covered from this year on (1 = yes)"),
    "part of the year": ("Del av året innan de är täckta", "Part of the year before they are covered"),
    "break-even year": ("Lönar sig från och med år", "Pays from year"),
    "payback time": ("Återbetalningstid", "Payback time"),
    "ratio": ("Nytta per krona kostnad", "Gain per krona of cost"),
    "return": ("Avkastning: netto per krona kostnad", "Return: net per krona of cost"),
    "persons": ("Personer som krävs för att täcka fasta kostnader", "Persons who cover the fixed costs"),
    "gain of all": (
        "Nytta minus kostnad som växer med antalet personer",
        "Gain less cost that grows with the persons",
    ),
    "the rest": ("Nytta minus kostnad som inte gör det", "Gain less cost that does not"),
    "cost per": ("Kostnad per {name}", "Cost per {name}"),
    "entrants": ("Antal som börjar, totalt", "Persons who enter, in all"),
    "person-years": ("Personår i arbete, totalt", "Person-years in work, in all"),
    "additional person-years": ("Personår utöver vad som ändå skett, totalt", "Additional person-years, in all"),
    "one of entrants": ("deltagare", "entrant"),
    "one of person-years": ("personår i arbete", "person-year in work"),
    "one of additional person-years": ("personår utöver vad som ändå skett", "additional person-year in work"),
    "yearly net of": ("Netto {name}", "Net {name}"),
    "present value of": ("Nuvärde {name}", "Present value {name}"),
    "pays from": ("Lönar sig år {name}", "Pays from year {name}"),
    "payback of": ("Återbetalningstid {name}", "Payback {name}"),
    "gain per krona of": ("Nytta per krona {name}", "Gain per krona {name}"),
    "cashable": ("Undviket som blir pengar i budget", "Avoided, becomes money in the budget"),
    "released": ("Undviket som frigör kapacitet", "Avoided, released capacity"),
    "unstated": ("Undviket, inte angivet vilket", "Avoided, not stated which"),
    "paid": ("Kostnader som betalas i pengar", "Costs paid in money"),
    "in_kind": ("Kostnader inom befintliga tjänster", "Costs within existing posts"),
    # lines
    "gain": ("{actor}", "{actor}"),
    "cost": ("{actor}, kostnad", "{actor}, cost"),
    "gain discounted": ("{actor}, diskonterat", "{actor}, discounted"),
    "cost discounted": ("{actor}, kostnad, diskonterat", "{actor}, cost, discounted"),
    "answers": ("Kostnadsmodellens svar per år sedan start", "What the cost model answers, by year since entry"),
    "evidence of gains": ("Vad nyttan vilar på", "What the gains rest on"),
    "evidence note": (
        "Nyttan för {name}, nuvärde, efter den svagaste evidens som posten vilar på.",
        "The gains of {name}, present value, by the weakest evidence that the item rests on.",
    ),
    "by evidence": ("Andel av nyttan efter evidens", "Share of the gains by evidence"),
    "list of sources": ("Källförteckning", "List of sources"),
    "effect of kind": ("Postens slag", "Kind of item"),
    "all gains": ("Summa", "Sum"),
    # grades of evidence
    "trial": ("försök med lottning", "trial"),
    "comparison": ("jämförelsegrupp", "comparison"),
    "before-after": ("före och efter", "before-after"),
    "forecast": ("prognos", "forecast"),
    "judgement": ("bedömning", "judgement"),
    "not stated": ("inte angivet", "not stated"),
}

_UNITS = {
    "kr": "kr",
    "share": "andel",
    "persons": "personer",
    "person-years": "personår",
    "a year": "per år",
    "months": "månader",
    "years": "år",
    "kr per kr": "kr per kr",
}

#: Labels of steps, as models writes them: exact ones, then patterns.
_LABELS = {
    "person-years": "personår i arbete",
    "person-years, additional": "personår i arbete, additionell del",
    "units, discounted": "diskonterat",
    "units, additional": "additionell del",
    "units, with real growth": "med real tillväxt",
    "discount factor": "diskonteringsfaktor",
    "real growth": "real tillväxt",
    "by year since entry": "per år sedan start",
    "summed over cohorts": "summerat över kullarna",
    "fading": "med avklingning",
    "what is left after drop-off": "kvar efter avklingning",
    "in work, part of the entry year": "i arbete, del av startåret",
    "in work, additional": "i arbete utöver jämförelsegruppen",
    "of those who are still there": "av dem som är kvar",
    "additional part": "additionell andel",
    "tax by recipient": "skatt per mottagare",
    "paid": "betalas",
    "shares, rescaled": "andelar, uppräknade till helheten",
    "shares, none missing": "andelar, med resten fördelad",
    "total, shared out": "fördelat belopp",
    "amount a year": "belopp per år",
    "contributions": "arbetsgivaravgifter",
    "pension": "avtalspension",
    "taxable income with work": "beskattningsbar inkomst med arbete",
    "taxable income, change": "beskattningsbar inkomst, förändring",
    "subsidy_ceiling at the working time": "bidragstak vid arbetstiden",
    "pay at the working time": "bruttolön vid arbetstiden",
    "at the start": "i början av år 1",
    "every year": "varje år",
}
_PATTERNS = (
    (re.compile(r"in prices of (\d+)"), "i {0} års priser"),
    (re.compile(r"in work, (\d+) years later"), "i arbete, {0} år senare"),
    (re.compile(r"(\d+) years later"), "{0} år senare"),
    (re.compile(r"tax to (.*)"), "skatt till {0}"),
    (re.compile(r"part of (.*)"), "del till {0}"),
    (re.compile(r"on (.*)"), "på {0}"),
    (re.compile(r"subtotal (\d+)"), "delsumma {0}"),
    (re.compile(r"cashable of (.*)"), "blir pengar i budget: {0}"),
    (re.compile(r"released of (.*)"), "frigjord kapacitet: {0}"),
)

#: How a row is computed, by the name of the function: Swedish, English.
_HOW: dict[str, tuple[str, str]] = {
    "additional": (
        "(1 − dödvikt) × (1 − undanträngning) × (1 − läckage) × insatsens egen del",
        "(1 − deadweight) × (1 − displacement) × (1 − leakage) × attribution",
    ),
    "additional_profile": ("andel med insatsen − andel utan", "share with the programme − share without"),
    "apportion": ("belopp × andel / helhet", "amount × share / whole"),
    "balance": ("nyttor − kostnader", "gains − costs"),
    "benefit_cost_ratio": ("nyttor / kostnader", "gains / costs"),
    "break_even_persons": ("kostnad / nytta per person", "cost / gain per person"),
    "cashable": ("undviken kostnad × andel som blir pengar", "avoided cost × share that becomes money"),
    "cohort_flows": (
        "antal som börjar × andel, varje kull för sig och sedan summerat",
        "entrants × share, cohort by cohort, then summed",
    ),
    "cost_per": ("kostnader / antal", "costs / number"),
    "covered": (
        "1 om ackumulerat netto ≥ 0 vid årets slut och alla senare års",
        "1 if the cumulative net ≥ 0 at the end of this and every later year",
    ),
    "covered_from": ("det första året med 1 ovan", "the first year with a 1 above"),
    "cumulative": ("summan till och med året", "the sum up to and including the year"),
    "discount_factors": ("1 / (1 + kalkylränta)^tid", "1 / (1 + rate)^time"),
    "drop_off": ("(1 − bortfall)^år sedan start", "(1 − loss)^years since entry"),
    "each": ("kostnader / antal", "costs / number"),
    "employer_contributions": ("bruttolön × avgift", "gross pay × rate"),
    "gained": ("postens nyttor, lägst 0", "the item's gains, at least 0"),
    "give_residual": ("andel; den som får resten: + helhet − summa", "share; who gets the rest: + whole − sum"),
    "grow": ("(1 + tillväxt)^(år − 1)", "(1 + growth)^(year − 1)"),
    "less": ("det första − det andra", "the first − the second"),
    "less_by_year": ("det första − det andra", "the first − the second"),
    "multiply": ("produkten", "the product"),
    "net": ("nyttor − kostnader", "gains − costs"),
    "not_below_nothing": ("lägst 0", "at least 0"),
    "paid_back": ("hela år innan + del av året", "whole years before + part of the year"),
    "part_of": ("del av summan", "part of the sum"),
    "part_of_year": ("inte täckt vid årets början / årets nytta", "not covered at the start / the year's gain"),
    "persons_to_cover": ("fast kostnad / nytta × antal som börjar", "fixed cost / gain × entrants"),
    "phase_in": ("första året × del av startåret", "the first year × part of the entry year"),
    "plus": ("summan", "the sum"),
    "production_value": ("lönekostnad × produktivitet", "wage cost × productivity"),
    "project": ("kostnadsmodellens svar", "what the cost model answers"),
    "ratio": ("nyttor / kostnader", "gains / costs"),
    "repriced": ("belopp × index till-år / index från-år", "amount × index of the new year / of the old"),
    "rescale": ("andel × helhet / summa av andelar", "share × whole / sum of shares"),
    "return_on_investment": ("nyttor / kostnader − 1", "gains / costs − 1"),
    "returned": ("nyttor / kostnader − 1", "gains / costs − 1"),
    "shift": ("flyttat till senare år", "moved to later years"),
    "spread": ("belopp × antal enheter", "amount × units"),
    "taper": ("belopp × andel kvar", "amount × share left"),
    "tax_by_recipient": ("underlag × skattesats", "base × rate"),
    "tax_revenue": ("underlag × sats", "base × rate"),
    "taxable_income": ("bruttolön − grundavdrag, lägst 0", "gross pay − deduction, at least 0"),
    "times": ("raden × talet", "row × number"),
    "total": ("summan av raderna", "the sum of the rows"),
    "wage_cost": ("bruttolön × (1 + avgifter + pension)", "gross pay × (1 + contributions + pension)"),
    "wage_subsidy": (
        "andel × lön upp till taket × (1 + avgifter)",
        "share × pay up to the ceiling × (1 + contributions)",
    ),
    "whole": ("summan av åren", "the sum of the years"),
    "weigh": ("rad × rad", "row × row"),
}

#: Fields of a description as they are called on the assumptions sheet: Swedish, English.
_FIELDS: dict[str, tuple[str, str]] = {
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


@attrs.frozen
class Words:
    """The words in one language, "sv" or "en"."""

    language: str

    def __call__(self, key: str, **parts: object) -> str:
        """A text by its key."""
        return self._of(_TEXTS[key]).format(**parts)

    def knows(self, key: str) -> bool:
        """Whether there is a text of this key."""
        return key in _TEXTS

    def unit(self, unit: str) -> str:
        """A unit in words."""
        return _UNITS.get(unit, unit) if self.language == "sv" else unit

    def label(self, label: str) -> str:
        """The label of a step."""
        if self.language == "sv":
            if label in _LABELS:
                return _LABELS[label]
            for pattern, words in _PATTERNS:
                if match := pattern.fullmatch(label):
                    return words.format(*match.groups())
        return label

    def how(self, function: str) -> str:
        """How what a function gives is computed."""
        return self._of(_HOW[function])

    def field(self, field: str) -> str:
        """A field of a description."""
        return self._of(_FIELDS[field]) if field in _FIELDS else field

    def years(self, years: int) -> Iterable[str]:
        """The heads of the columns of years."""
        return [f"{self('year')} {year}" for year in range(1, years + 1)]

    def _of(self, pair: tuple[str, str]) -> str:
        return pair[self.language == "en"]
