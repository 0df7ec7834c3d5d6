"""What findings say, in Swedish.

A finding is written in English where it is found. Its Swedish is looked up here, sentence by sentence; a name in braces
stands for whatever stands there.
"""

from __future__ import annotations

import re
from functools import cache

from socioecon.core._numbers import choice

from ._words import LANGUAGES

#: Every kind of finding.
KINDS_IN_SWEDISH = {
    "open transfer counted as gain": "öppen överföring räknad som vinst",
    "production value and the tax on it counted together": "produktionsvärdet och skatten på det räknade tillsammans",
    "mixed items called society": "blandade poster kallade samhällets",
    "open perspective called society": "öppet perspektiv kallat samhällets",
    "drop-off together with retention": "avklingning tillsammans med kvarstannande",
    "counterfactual together with deadweight": "jämförelsegrupp tillsammans med dödvikt",
    "mixed price years": "olika prisår",
    "nominal rate on fixed prices": "nominell ränta på fasta priser",
    "gain discounted and cost not": "nyttan diskonterad men inte kostnaden",
    "horizon ends before the effect": "kalkylen slutar före effekten",
    "target group smaller than intake x stay": "målgruppen mindre än intag gånger tid i insatsen",
    "employer's account negative": "arbetsgivaren går med förlust",
    "employer's account a gift": "stödet en gåva till arbetsgivaren",
    "actor not declared": "aktören är inte angiven",
}

#: Every sentence of a finding.
SENTENCES = {
    "what is gained here is lost by {outside}, outside the perspective.": (
        "det som vinns här förloras av {outside}, utanför perspektivet."
    ),
    "Take {outside} into the perspective, or call it a redistribution and not a gain to society.": (
        "Ta med {outside} i perspektivet, eller kalla det en omfördelning och inte en samhällsvinst."
    ),
    "the tax is paid out of the production value, which is counted as well.": (
        "skatten betalas ur produktionsvärdet, som också är räknat."
    ),
    "Count the production value, or the taxes, or take the taxpayer into the perspective.": (
        "Räkna produktionsvärdet eller skatten, eller ta med skattebetalaren i perspektivet."
    ),
    "the source does not say what of this is resources and what only moves between accounts.": (
        "källan säger inte vad av detta som är resurser och vad som bara flyttas mellan konton."
    ),
    "Split it into resources and transfers, or state the sum as the actors' and not as society's.": (
        "Dela upp det i resurser och överföringar, eller ange summan som aktörernas och inte som samhällets."
    ),
    "transfers have a party outside it, so that it is no account of society.": (
        "överföringar har en part utanför, så det är ingen samhällskalkyl."
    ),
    "Take every payer and payee into it, or give it the name of those whose account it is.": (
        "Ta med alla betalare och mottagare, eller ge den namn efter dem som den gäller."
    ),
    "an item names it and the actors do not: it is part of nothing.": (
        "en post nämner den men inte listan över aktörer: den ingår inte i någon."
    ),
    "Name it among the actors, with part_of if it is part of another.": (
        "Nämn den bland aktörerna, med part_of om den ingår i en annan."
    ),
    "the effect fades twice: fewer are in work each year, and each is worth less.": (
        "effekten avtar två gånger: färre är i arbete för varje år, och var och en är värd mindre."
    ),
    "Take the drop-off away, unless it is an effect beyond that of being in work.": (
        "Ta bort avklingningen, om det inte är en effekt utöver den av att vara i arbete."
    ),
    "those who would be in work anyway are taken away twice: by the comparison group and by the deadweight.": (
        "de som ändå skulle ha varit i arbete räknas bort två gånger: genom jämförelsegruppen och genom dödvikten."
    ),
    "Keep the comparison group, and take the deadweight away.": "Behåll jämförelsegruppen och ta bort dödvikten.",
    "it is in prices of {year}, and the rest in current prices.": "den är i {year} års priser och resten i löpande.",
    "it is in prices of {year}, and the rest in {other}.": "den är i {year} års priser och resten i {other} års.",
    "Give an index with a level for both years, so that it is converted.": (
        "Ange ett index med nivån för båda åren, så att den räknas om."
    ),
    "the amounts are in prices of {year}, and the rate holds inflation as well.": (
        "beloppen är i {year} års priser, men räntan innehåller också inflation."
    ),
    "Use the real rate, (1 + nominal) / (1 + inflation) - 1.": (
        "Använd den reala räntan, (1 + nominell) / (1 + inflation) - 1."
    ),
    "What it changes can be told when discounting.inflation states the inflation that the rate holds.": (
        "Vad det ändrar går att säga när discounting.inflation anger den inflation som räntan innehåller."
    ),
    (
        "The amount is an illustration, at an inflation of 2 % a year (the target of Sveriges riksbank): state "
        "the inflation that the rate holds as discounting.inflation."
    ): (
        "Beloppet är en illustration med 2 % inflation om året (Sveriges riksbanks mål): ange den inflation som "
        "räntan innehåller som discounting.inflation."
    ),
    "the gains are at their value at the value date and this cost is not.": (
        "nyttan är räknad i nuvärde men inte den här kostnaden."
    ),
    "State the cost by year and discount it as well.": "Ange kostnaden per år och diskontera den också.",
    "a part of what is known to follow falls after year {year} and is not counted.": (
        "en del av det som är känt faller efter år {year} och räknas inte."
    ),
    "Extend the horizon to {years} years.": "Förläng kalkylen till {years} år.",
    "the last retention known is above 0: the effect goes on after year {year}, uncounted.": (
        "den sista kända andelen i arbete är över 0: effekten fortsätter efter år {year} utan att räknas."
    ),
    "Say how retention goes on, and extend the horizon.": "Ange hur kvarstannandet fortsätter och förläng kalkylen.",
    "The amount is one year more at its last value.": "Beloppet är ett år till med den sista andelen.",
    "Cost models that do not answer so far ahead are taken to go on as they end.": (
        "Kostnadsmodeller som inte svarar så långt fram antas fortsätta som de slutar."
    ),
    "{intake} a year who stay {stay} years take {places} places; there are {group} persons.": (
        "{intake} om året som stannar {stay} år tar {places} platser; det finns {group} personer."
    ),
    "Lower the intake or the stay, or show that the target group is larger.": (
        "Sänk intaget eller tiden i insatsen, eller visa att målgruppen är större."
    ),
    "the employer loses on a person-year in year {year} since entry: the job is at risk.": (
        "arbetsgivaren förlorar på ett personår i år {year} från början: arbetet är i fara."
    ),
    "Raise the subsidy or lower the wage cost, or say why the employer keeps the job.": (
        "Höj stödet eller sänk lönekostnaden, eller säg varför arbetsgivaren behåller anställningen."
    ),
    "at full productivity the subsidy is the employer's gain.": (
        "vid full produktivitet är stödet arbetsgivarens vinst."
    ),
    "Lower the subsidy, or state the productivity that it makes up for.": (
        "Sänk stödet, eller ange den produktivitet som det väger upp."
    ),
}


def kind(name: str, language: str) -> str:
    """The kind of a finding."""
    choice("language", language, LANGUAGES)
    return KINDS_IN_SWEDISH[name] if language == "sv" else name


def sentences(text: str, language: str) -> str:
    """What a finding says, one sentence or several; what has no Swedish stays as it is.

    >>> sentences("Extend the horizon to 5 years.", "sv")
    'Förläng kalkylen till 5 år.'
    """
    choice("language", language, LANGUAGES)
    return text if language == "en" else " ".join(_in_swedish(text) or [text])


def _in_swedish(text: str) -> list[str] | None:
    """The Swedish of a text that is some known sentences one after the other; None where it is not."""
    if not text:
        return []
    for stop in re.finditer(r"\.(?: |$)", text):
        for pattern, swedish in _patterns():
            said = pattern.fullmatch(text[: stop.start() + 1])
            if said:
                more = _in_swedish(text[stop.end() :])
                if more is not None:
                    return [swedish.format(**said.groupdict()), *more]
    return None


@cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    """Each sentence as a pattern, its names standing for any text."""
    made: list[tuple[re.Pattern[str], str]] = []
    for english, swedish in SENTENCES.items():
        parts = re.split(r"\{(\w+)\}", english)
        pattern = "".join(f"(?P<{x}>.+?)" if n % 2 else re.escape(x) for n, x in enumerate(parts))
        made.append((re.compile(pattern), swedish))
    return made
