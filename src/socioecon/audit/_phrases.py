"""The sentences of the audit in Swedish and English: data, filled in by `sentences`."""

from __future__ import annotations

LANGUAGES = ("sv", "en")
_SOUGHT_SV = "mellan \N{MINUS SIGN}90\N{NO-BREAK SPACE}% och 1\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}%"
_SOUGHT_EN = "between \N{MINUS SIGN}90% and 1,000%"

# what is said of a printed figure, by verdict; {how} is "formula = point", {names} the conventions in words
VERDICT_PHRASES: dict[str, dict[str, str]] = {
    "sv": {
        "does not follow": "{text} följer inte{how_comma}: {by}{names_in}",
        "undecided": "{text} kan inte avgöras: {why}",
        "only if": "{text} följer bara {names}{how_in}{otherwise}",
        "differs": "{text} skiljer sig från {other}{apart}",
        "chained": "{text} följer ur de tryckta, avrundade mellanleden men {inputs}{how_in}",
        "within inputs": "{text} följer inom posternas avrundning{how_range}{names_after}",
        "truncates": "{text} följer om det är avhugget och inte avrundat{how_in}{names_after}",
        "rounds": "{text} följer avrundat{how_in}{names_after}",
        "exact": "{text} följer exakt{how_in}{names_after}",
        "input": "{text} är en uppgift som inte går att härleda ur dokumentet{how_in}",
    },
    "en": {
        "does not follow": "{text} does not follow{how_comma}: {by}{names_in}",
        "undecided": "{text} cannot be decided: {why}",
        "only if": "{text} follows only {names}{how_in}{otherwise}",
        "differs": "{text} differs from {other}{apart}",
        "chained": "{text} follows from the printed, rounded figures on the way but {inputs}{how_in}",
        "within inputs": "{text} follows within the rounding of its inputs{how_range}{names_after}",
        "truncates": "{text} follows if it is cut and not rounded{how_in}{names_after}",
        "rounds": "{text} follows rounded{how_in}{names_after}",
        "exact": "{text} follows exactly{how_in}{names_after}",
        "input": "{text} is an input that cannot be derived from the document{how_in}",
    },
}

WORDS: dict[str, dict[str, str]] = {
    "sv": {
        "unrounded": "oavrundat", "to": "till", "at most": "högst", "at least": "minst", "tried": "{n} sätt prövade",
        "if unit": "om beloppen är avrundade till {unit}", "unit": "beloppen avrundade till {unit}",
        "if narrow": "om ett underlag ligger i {share} av sitt avrundningsintervall",
        "if convention": "om det räknas som {name}",
        "more than": "mer än", "less than": "mindre än", "between": "mellan",
        "no rate": f"ingen ränta {_SOUGHT_SV} ger nuvärdet noll",
        "any rate": "vilken ränta som helst ger nuvärdet noll", "beyond": f"bara räntor {_SOUGHT_SV} har prövats",
        "if other side": "om man bortser från ordet", "if edge": "om underlaget ligger ytterst i sitt intervall",
        "if on the way": "om mellanleden har avrundats på annat sätt än de är tryckta",
        "also": "Passar också: {names}.",
        "sees": "Fel under {error} syns inte.", "sees none": "Inget fel i talet skulle synas.",
        "by": "minst {gap} fel", "touch": "gränserna möts inte", "otherwise": "; annars minst {gap} fel",
        "apart": " med minst {gap}", "apart, no gap": ": gränserna möts inte",
        "not at all": "inte ur underlaget", "hardly": "ur underlaget bara under villkor",
        "missing": "ett underlag saknas eller kan vara 0", "another measure": "{other} har en annan enhet",
        "no bound": "underlaget sätter ingen gräns",
        "beyond the years given": (
            "kostnaden är inte säkert täckt inom de år som redovisas, och vad som kommer efter dem är inte känt"
        ),
        "anything": "vilket som helst", "and": "och", "never": "aldrig inom de år som redovisas",
    },
    "en": {
        "unrounded": "unrounded", "to": "to", "at most": "at most", "at least": "at least", "tried": "{n} ways tried",
        "if unit": "if the amounts are rounded to {unit}", "unit": "the amounts rounded to {unit}",
        "if narrow": "if an input lies in {share} of its rounding interval",
        "if convention": "if it is computed as {name}",
        "more than": "more than", "less than": "less than", "between": "between",
        "no rate": f"no rate {_SOUGHT_EN} brings the present value to nothing",
        "any rate": "any rate brings the present value to nothing", "beyond": f"only rates {_SOUGHT_EN} were tried",
        "if other side": "if the word is disregarded", "if edge": "if its inputs lie at the edge of their intervals",
        "if on the way": "if the figures on the way were rounded otherwise than they are printed",
        "also": "Also fits: {names}.",
        "sees": "Errors below {error} are not seen.", "sees none": "No error in the figure would be seen.",
        "by": "wrong by at least {gap}", "touch": "the ends do not meet",
        "otherwise": "; otherwise wrong by at least {gap}",
        "apart": " by at least {gap}", "apart, no gap": ": the ends do not meet",
        "not at all": "not from the inputs", "hardly": "from the inputs only on a condition",
        "missing": "something it rests on is missing or may be 0", "another measure": "{other} has another unit",
        "no bound": "what it rests on sets no bound",
        "beyond the years given": (
            "the cost is not surely covered within the years given, and what comes after them is not known"
        ),
        "anything": "any", "and": "and", "never": "never within the years given",
    },
}  # fmt: skip

# the members of the named sets, in words
MEMBERS: dict[str, dict[str, str]] = {
    "sv": {
        "half-up": "avrundat", "half-even": "avrundat till jämnt", "cut": "avhugget", "bound": "gräns",
        "about": "cirka", "over": "drygt", "under": "knappt", "at most": "högst", "at least": "minst",
        "at most under": "mindre än", "at least over": "mer än", "on the other side of it": "på andra sidan om ordet",
        "not excluded": "inte uteslutet", "last place": "sista siffran",
        "advance": "i början av året", "mid-year": "i mitten av året", "arrears": "i slutet av året",
        "original": "andel av den ursprungliga gruppen", "of those left": "andel av dem som var kvar",
        "to one receiver": "resten till en mottagare", "in proportion": "resten i proportion",
        "in equal parts": "resten i lika delar", "left out": "resten utelämnad",
        "shares rounded": "andelarna avrundade", "shares cut": "andelarna avhuggna",
        "benefits/costs": "nytta/kostnad", "net/costs": "nettonytta/kostnad",
        "costs/benefits": "kostnad/nytta", "costs/net": "kostnad/nettonytta",
        "relative": "relativ förändring", "points": "procentenheter", "difference": "skillnad",
        "of the new": "andel av det nya",
        "gains evenly over the year": "nyttan jämnt över året", "year 0 at once": "första nyttan genast",
        "at year ends": "nyttan vid årets slut",
        "gains evenly over the year, discounted": "nyttan jämnt över året, diskonterad",
        "year 0 at once, discounted": "första nyttan genast, diskonterad",
        "at year ends, discounted": "nyttan vid årets slut, diskonterad",
        "nominal/m": "årsräntan delad", "effective root": "effektiv rot av årsräntan",
        "exact": "ur den exakta internräntan", "one linear interpolation": "linjär interpolation",
        "no rate": "ingen ränta finns",
        "one digit": "en siffra", "two digits swapped": "två siffror omkastade", "sign": "tecken",
        "magnitude": "storleksordning", "missing row": "en rad saknas", "set free": "om talet är ett annat",
        "more than the whole": "delen är större än det hela",
        "undiscounted, falling": "odiskonterade belopp som faller varje år",
    },
    "en": {
        "half-up": "rounded", "half-even": "rounded to even", "bound": "a bound",
        "at most under": "less than", "at least over": "more than",
        "arrears": "at the end of the year",
        "advance": "at the start of the year", "mid-year": "in the middle of the year",
        "original": "a share of the original cohort", "of those left": "a share of those who were left",
        "to one receiver": "the rest to one receiver", "in proportion": "the rest in proportion",
        "in equal parts": "the rest in equal parts", "left out": "the rest left out",
        "relative": "a relative change", "points": "percentage points", "difference": "a difference",
        "of the new": "a share of the new",
        "exact": "from the exact rate of return", "no rate": "there is no such rate",
        "more than the whole": "the part is larger than the whole",
        "one digit": "one digit", "on the other side of it": "the other side of the word",
        "undiscounted, falling": "undiscounted amounts that fall every year", "set free": "if the figure is another",
    },
}  # fmt: skip

# what is said of a whole table, by what was inferred; filled with the words of its explanations
INFERRED: dict[str, dict[str, str]] = {
    "sv": {
        "one rate": "tabellen följer med en enda ränta, {range}. Tabellen avgör varken {timing} eller om det är {also}",
        "one rate, timing": "tabellen följer med en enda ränta, {range}, betalt {timing}",
        "no rate": f"tabellen följer inte: ingen ränta {_SOUGHT_SV} ger alla celler",
        "any rate": f"tabellen avgör ingen ränta: varje ränta {_SOUGHT_SV} ger den",
        "beyond": f"tabellen kan inte avgöras: bara räntor {_SOUGHT_SV} har prövats",
        "together": "inget hindrar att alla tal gäller samtidigt (inte uteslutet){apart}",
        "together on the way": "talen kan gälla samtidigt bara om några är räknade på redan avrundade tal{apart}",
        "apart": ", om man bortser från jämförelser som inte säkert stämmer: {list}",
        "not together": (
            "följer inte: talen kan inte alla gälla samtidigt. Vart och ett av dessa, ändrat, skulle "
            "räcka: {also}{apart}"
        ),
        "not together, nor with one changed": (
            "följer inte: talen kan inte alla gälla samtidigt, och inget av dem räcker att ändra ensamt{apart}"
        ),
        "retention": "följer med {also}",
        "no retention": "följer inte: ingen andel i arbete från 0 till 1 ger raden",
        "residual": "andelarna summerar till {sum}. Beloppen följer med {also}",
        "no residual": "följer inte: inget av {of} sätt att fördela resten ger beloppen",
        "unit": (
            "alla belopp är hela {unit}: avrundade dit och inte till sista siffran, eller en slump som en tabell på "
            "{chance} visar"
        ),
        "amounts": (
            "första kolumnen är avrundad: tagen som årsbelopp ger den {n} av {of} celler fel. Med "
            "oavrundade belopp stämmer alla: {also}"
        ),
        "implied": "underförstått {point} ({formula})",
        "payback": "kostnaden är täckt {when} ({formula})",
        "never paid back": "kostnaden täcks inte inom de år som redovisas; det skulle krävas {times} ({formula})",
        "never, at any number": "kostnaden täcks aldrig inom de år som redovisas: summan är inte positiv ({formula})",
        "at once": "genast", "after": "efter {years} år", "after one": "efter 1 år",
        "of them": "{times} sådana", "of them, whole": "{times} sådana, alltså {whole}",
        "falling": "odiskonterade belopp som faller {share} om året", "timing": "om det betalas {list}", "or": "eller",
        "same table": "tabellen är densamma, cell för cell ({of} celler): en och samma beräkning, som räknas en gång",
    },
    "en": {
        "one rate": "the table follows with one rate, {range}. It does not tell {timing}, nor whether it is {also}",
        "one rate, timing": "the table follows with one rate, {range}, paid {timing}",
        "no rate": f"the table does not follow: no rate {_SOUGHT_EN} gives all cells",
        "any rate": f"the table tells no rate: every rate {_SOUGHT_EN} gives it",
        "beyond": f"the table cannot be decided: only rates {_SOUGHT_EN} were tried",
        "together": "nothing prevents all figures from holding at once (not excluded){apart}",
        "together on the way": (
            "the figures can hold at once only if some were computed from figures already rounded{apart}"
        ),
        "apart": ", leaving out the comparisons that do not surely agree: {list}",
        "not together": (
            "does not follow: the figures cannot all hold at once. Each of these, changed, would do: "
            "{also}{apart}"
        ),
        "not together, nor with one changed": (
            "does not follow: the figures cannot all hold at once, and to change one of them alone would not do{apart}"
        ),
        "retention": "follows with {also}",
        "no retention": "does not follow: no shares in work from 0 to 1 give the row",
        "residual": "the shares add up to {sum}. The amounts follow with {also}",
        "no residual": "does not follow: none of {of} ways to give away the rest gives the amounts",
        "unit": (
            "all amounts are whole {unit}: rounded to that and not to the last place, or a coincidence that one table "
            "in {chance} shows"
        ),
        "amounts": (
            "the first column is rounded: taken as annual amounts it gives {n} of {of} cells wrong. With "
            "unrounded amounts all agree: {also}"
        ),
        "implied": "implied {point} ({formula})",
        "payback": "the cost is covered {when} ({formula})",
        "never paid back": "the cost is not covered within the years given; it would take {times} ({formula})",
        "never, at any number": (
            "the cost is never covered within the years given: the sum is not positive ({formula})"
        ),
        "at once": "at once", "after": "after {years} years", "after one": "after 1 year",
        "of them": "{times} of them", "of them, whole": "{times} of them, that is {whole}",
        "falling": "undiscounted amounts that fall by {share} a year", "timing": "if it is paid {list}", "or": "or",
        "same table": "the table is the same, cell by cell ({of} cells): one calculation, to be counted once",
    },
}  # fmt: skip

# how a summary counts the verdicts: one of them, and several
COUNTED: dict[str, dict[str, tuple[str, str]]] = {
    "sv": {
        "does not follow": ("följer inte", "följer inte"),
        "undecided": ("kan inte avgöras", "kan inte avgöras"),
        "only if": ("följer bara under ett villkor", "följer bara under villkor"),
        "differs": ("skiljer sig från ett annat dokument", "skiljer sig från ett annat dokument"),
        "chained": ("följer via mellanled", "följer via mellanled"),
        "within inputs": ("följer inom avrundning", "följer inom avrundning"),
        "truncates": ("följer avhugget", "följer avhuggna"),
        "rounds": ("följer avrundat", "följer avrundade"),
        "exact": ("följer exakt", "följer exakt"),
        "input": ("är indata eller underförstått", "är indata eller underförstådda"),
    },
    "en": {
        "does not follow": ("does not follow", "do not follow"),
        "undecided": ("is undecided", "are undecided"),
        "only if": ("follows only on a condition", "follow only on a condition"),
        "differs": ("differs from another document", "differ from another document"),
        "chained": ("is chained", "are chained"),
        "within inputs": ("follows within rounding", "follow within rounding"),
        "truncates": ("follows if cut", "follow if cut"),
        "rounds": ("follows rounded", "follow rounded"),
        "exact": ("follows exactly", "follow exactly"),
        "input": ("is an input or implied", "are inputs or implied"),
    },
}

# a verdict by itself, and the headings of a table of findings
VERDICT_NAMES: dict[str, dict[str, str]] = {
    "sv": {
        "does not follow": "följer inte",
        "undecided": "kan inte avgöras",
        "only if": "följer bara om",
        "differs": "skiljer sig",
        "chained": "via mellanled",
        "within inputs": "inom avrundning",
        "truncates": "avhugget",
        "rounds": "avrundat",
        "exact": "exakt",
        "input": "uppgift",
    },
    "en": {
        "does not follow": "does not follow",
        "undecided": "undecided",
        "only if": "only if",
        "differs": "differs",
        "chained": "chained",
        "within inputs": "within inputs",
        "truncates": "cut",
        "rounds": "rounded",
        "exact": "exact",
        "input": "input",
    },
}
COLUMNS: dict[str, tuple[str, ...]] = {
    "sv": ("Bedömning", "Var", "Tryckt", "Vad som framkom"),
    "en": ("Verdict", "Where", "Printed", "What is found"),
}
