"""The words of the tables of uncertainty in Swedish and English."""

from __future__ import annotations

from socioecon.core._numbers import choice

LANGUAGES = ("sv", "en")

TERMS: dict[str, dict[str, str]] = {
    "sv": {
        "total": "Alla aktörer",
        "row": "Konto",
        "simulation": "Nettonuvärdets fördelning",
        "mean": "Medelvärde",
        "error": "± medelfel",
        "gain": "Sannolikhet för vinst",
        "timing": "När break-even nås",
        "covered": "Täckt år {}",
        "payback": "Återbetald, {}",
        "persons": "Personer, {}",
        "drawn": "{} dragningar i {} omgångar, frö {}. Medelfelet är dragningarnas osäkerhet, inte kalkylens.",
        "certain": "Inget är osäkert: ett enda utfall.",
        "interrupted": "Avbruten: resultatet bygger på de omgångar som hann bli klara.",
        "apart": "Percentiler går inte att lägga ihop, och en kostnad som var och en bär ensam räknas hos alla.",
        "alone": "Radernas kostnader är inte fördelade: var och en bär här hela kostnaden.",
        "by year": "Täckt: sannolikheten att kostnaden är täckt vid årets slut och förblir det.",
        "by payback": "Återbetald: år från början tills kostnaden är täckt.",
        "by persons": "Personer: så många som krävs för att täcka kostnaden.",
        "one way": "Känslighet, ett antagande i taget: {}",
        "input": "Antagande",
        "low": "Lågt värde",
        "high": "Högt värde",
        "at low": "Netto vid lågt",
        "at high": "Netto vid högt",
        "difference": "Skillnad",
        "turns": "Byter tecken för",
        "none": "ingen",
        "base": "Med alla antaganden vid sina medianer: {}.",
        "two way": "Känslighet, två antaganden: {}",
        "net of two": "Netto när {} (rader) och {} (kolumner) ändras; övriga antaganden vid sina medianer.",
        "comparison": "Jämförelse av antagandepaket",
        "base column": "Grund",
        "differences": "Skillnad mot grunden",
        "sobol": "Vad spridningen beror på: {}",
        "first": "Ensamt",
        "all": "Med samspel",
        "first error": "± ensamt",
        "all error": "± med samspel",
        "sobol note": "Andel av nettots varians. Det som skiljer kolumnerna åt är samspel mellan antaganden.",
        "switching": "Kritiska värden: där nettot byter tecken",
        "switching note": (
            "Streck: nettot har samma tecken vid antagandets lägsta värde, median och högsta värde. Övriga antaganden "
            "vid medianerna."
        ),
        "decisions": "Besluten",
        "decision": "Beslut",
        "expected": "Väntat netto",
        "best": "Bäst med det som är känt i dag: {}.",
        "information": "Vad det är värt att veta mer innan beslutet",
        "known": "Att veta",
        "everything": "allt",
        "worth": "Värde",
        "worth error": "± värde",
        "fitted": "Korsvaliderat",
        "fitted error": "± korsvaliderat",
        "information note": (
            "Värdet är snarast för högt, det korsvaliderade för lågt, för vad det är värt att veta i vilken del av sin "
            "fördelning ett antagande ligger. Att veta det exakt är värt minst så mycket, och högst vad allt är värt."
        ),
    },
    "en": {
        "total": "All actors",
        "row": "Account",
        "simulation": "Distribution of the net present value",
        "mean": "Mean",
        "error": "± error",
        "gain": "Probability of a gain",
        "timing": "When it breaks even",
        "covered": "Covered in year {}",
        "payback": "Paid back, {}",
        "persons": "Persons, {}",
        "drawn": "{} draws in {} randomisations, seed {}. The error is that of the draws, not of the calculation.",
        "certain": "Nothing is uncertain: there is one outcome.",
        "interrupted": "Interrupted: the answer rests on the randomisations that were finished.",
        "apart": "Percentiles do not add up, and a cost that each bears alone counts with all of them.",
        "alone": "The rows' costs are not shared: each bears the whole cost here.",
        "by year": "Covered: the probability that the cost is covered at the year's end and stays so.",
        "by payback": "Paid back: years from the start until the cost is covered.",
        "by persons": "Persons: how many it takes to cover the cost.",
        "one way": "Sensitivity, one assumption at a time: {}",
        "input": "Assumption",
        "low": "Low value",
        "high": "High value",
        "at low": "Net at low",
        "at high": "Net at high",
        "difference": "Difference",
        "turns": "Changes sign for",
        "none": "none",
        "base": "With all assumptions at their medians: {}.",
        "two way": "Sensitivity, two assumptions: {}",
        "net of two": "Net when {} (rows) and {} (columns) change; other assumptions at their medians.",
        "comparison": "Comparison of packs of assumptions",
        "base column": "Base",
        "differences": "Difference from the base",
        "sobol": "What the spread comes from: {}",
        "first": "By itself",
        "all": "With interaction",
        "first error": "± by itself",
        "all error": "± with interaction",
        "sobol note": "Share of the variance of the net. What sets the columns apart is interaction of assumptions.",
        "switching": "Switching values: where the net changes sign",
        "switching note": (
            "Dash: the net has the same sign at the assumption's lowest value, its median and its highest. Others at "
            "their medians."
        ),
        "decisions": "The decisions",
        "decision": "Decision",
        "expected": "Expected net",
        "best": "Best by what is known today: {}.",
        "information": "What it is worth to know more before deciding",
        "known": "To know",
        "everything": "everything",
        "worth": "Value",
        "worth error": "± value",
        "fitted": "Cross-fitted",
        "fitted error": "± cross-fitted",
        "information note": (
            "The value is if anything too high, the cross-fitted too low, for what it is worth to know in which part "
            "of its distribution an assumption lies. To know it exactly is worth at least that, and at most everything."
        ),
    },
}


def term(name: str, language: str) -> str:
    """A word of the tables."""
    choice("language", language, LANGUAGES)
    return TERMS[language][name]


def named(row: str, language: str) -> str:
    """The name of a row: the total is translated, and names of the function's own are not."""
    return term("total", language) if row == "total" else str(row)
