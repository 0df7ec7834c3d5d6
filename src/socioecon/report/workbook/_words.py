"""The words of a workbook, Swedish or English."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from socioecon.models._both import in_language
from socioecon.models._operations import OPERATIONS, unit_in
from socioecon.models._words import GRADES

from ._labels import FIELDS, HOW, UNITS

if TYPE_CHECKING:
    from collections.abc import Iterable

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
    "net present value": ("Nettonuvärde", "Net present value"),
    "covered from year": ("Break-even, år", "Breaks even, year"),
    "payback": ("Återbetalningstid, år", "Payback time, years"),
    "per krona": ("Nytta per krona", "Gain per krona"),
    "kind": ("Slag", "Kind"),
    "title": ("Titel", "Title"),
    "place": ("Plats", "Place"),
    "evidence": ("Evidens", "Evidence"),
    "share of gains": ("Andel av nyttan", "Share of the gains"),
    "gains at value date": ("Nytta, nuvärde", "Gains, present value"),
    # legend and notes
    "begin here": (
        "Gula celler är antaganden. Ändra dem, så räknas allt annat i filen om.",
        "Yellow cells are assumptions. Change them, and all else in the file follows.",
    ),
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
        "Fynd, evidensgrader och allt annat i ord gäller beskrivningen som den var när filen skapades.",
        "Findings, grades of evidence and all else in words hold for the description as it was when the file was made.",
    ),
    "accuracy": ("Noggrannhet", "Accuracy"),
    "exactness": (
        (
            "Excel räknar i flyttal: beloppen stämmer med biblioteket till kronan, och om något är täckt avgörs på en "
            "hundradels öre när."
        ),
        (
            "Excel computes in floats: amounts agree with the library to the krona, and whether something is covered "
            "is decided to a hundredth of an öre."
        ),
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
        (
            "Vinst är positiv, förlust negativ. Nuvärdet är diskonterat till början av år 1. En aktör omfattar de "
            "aktörer som står indragna under den."
        ),
        (
            "A gain is positive, a loss negative. The present value is discounted to the start of year 1. An actor "
            "holds those indented below it."
        ),
    ),
    "perspectives": ("Perspektiv", "Perspectives"),
    "society": ("Alla aktörer", "All actors"),
    "check": (
        "Kontroll: aktörernas summa minus alla tillsammans (ska vara 0)",
        "Check: the actors' sum less all together (must be 0)",
    ),
    "by kind": ("Alla aktörer, efter slag (nuvärde)", "All actors, by kind (present value)"),
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
    "price year": ("prisår", "price year"),
    "fixed prices": ("fasta priser", "fixed prices"),
    "current prices": ("löpande priser", "current prices"),
    # accounts
    "account": ("Konto: {name}", "Account: {name}"),
    "net as it falls": ("Netto per post, löpande", "Net by item, as it falls"),
    "gains": ("Nytta", "Gains"),
    "costs": ("Kostnader", "Costs"),
    "cumulative": ("Ackumulerat netto", "Cumulative net"),
    "discounted": ("{what}, diskonterat", "{what}, discounted"),
    "covered": ("Kostnaderna täckta från och med året (1 = ja)", "Costs covered from this year on (1 = yes)"),
    "part of the year": ("Del av året innan de är täckta", "Part of the year before they are covered"),
    "break-even year": ("Break-even, år", "Breaks even, year"),
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
    "full-time equivalents": ("Heltidsekvivalenter i arbete, totalt", "Full-time equivalents in work, in all"),
    "additional full-time equivalents": (
        "Heltidsekvivalenter utöver vad som ändå skett, totalt",
        "Additional full-time equivalents, in all",
    ),
    "one of full-time equivalents": ("heltidsekvivalent i arbete", "full-time equivalent in work"),
    "one of additional full-time equivalents": (
        "heltidsekvivalent utöver vad som ändå skett",
        "additional full-time equivalent in work",
    ),
    "one of entrants": ("deltagare", "entrant"),
    "one of person-years": ("personår i arbete", "person-year in work"),
    "one of additional person-years": ("personår utöver vad som ändå skett", "additional person-year in work"),
    "yearly net of": ("Netto {name}", "Net {name}"),
    "present value of": ("Nettonuvärde {name}", "Net present value {name}"),
    "pays from": ("Break-even {name}", "Breaks even {name}"),
    "payback of": ("Återbetalningstid {name}", "Payback time {name}"),
    "gain per krona of": ("Nytta per krona {name}", "Gain per krona {name}"),
    "cashable": ("Undviket: pengar i budgeten", "Avoided: money in the budget"),
    "released": ("Undviket: frigjord kapacitet", "Avoided: released capacity"),
    "unstated": ("Undviket: inte angivet vilket", "Avoided: not stated which"),
    "paid": ("Kostnader som betalas i pengar", "Costs paid in money"),
    "in_kind": ("Kostnader inom befintliga tjänster", "Costs within existing posts"),
    # lines
    "in work": ("Personår i arbete", "Person-years in work"),
    "in work, full time": ("Heltidsekvivalenter", "Full-time equivalents"),
    "still there": ("Andel i arbete, av dem som är kvar", "Share in work, of those still there"),
    "beyond": ("utöver jämförelsegruppen", "beyond the comparison group"),
    "one resource": ("resurs", "resource"),
    "one production": ("produktion", "production"),
    "one transfer": ("transferering", "transfer"),
    "one mixed": ("blandat", "mixed"),
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
        return UNITS[unit] if unit in UNITS and self.language == "sv" else unit_in(unit, self.language)

    def grade(self, grade: str) -> str:
        """A grade of evidence."""
        return in_language(GRADES[grade], self.language)

    def label(self, label: str) -> str:
        """The label of a step."""
        return in_language(label, self.language)

    def how(self, function: str) -> str:
        """How what a function gives is computed."""
        return self._of(HOW[function]) if function in HOW else in_language(OPERATIONS[function][1], self.language)

    def field(self, field: str) -> str:
        """A field of a description."""
        return self._of(FIELDS[field]) if field in FIELDS else field

    def years(self, years: int) -> Iterable[str]:
        """The heads of the columns of years."""
        return [f"{self('year')} {year}" for year in range(1, years + 1)]

    def _of(self, pair: tuple[str, str]) -> str:
        return pair[self.language == "en"]
