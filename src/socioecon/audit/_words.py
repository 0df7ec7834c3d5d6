"""The words that stand around a printed figure, in Swedish and English: units, counted things, hedges, number words."""

from __future__ import annotations

from fractions import Fraction

_PERCENT = Fraction(1, 100)

HEDGES: dict[str, tuple[str, ...]] = {
    "about": (
        "cirka",
        "circa",
        "c:a",
        "ca.",
        "ca",
        "ungefär",
        "omkring",
        "runt",
        "about",
        "around",
        "approx.",
        "~",
        "≈",
    ),
    "over": ("drygt", "strax över", "något över", "över", "just over", "over"),
    "under": ("knappt", "nästan", "närmare", "strax under", "just under", "almost", "nearly"),
    "at least": ("minst", "åtminstone", "at least", ">=", "≥"),
    "at most": ("högst", "maximalt", "max", "upp till", "inom", "at most", "up to", "within", "<=", "≤"),
    "at least over": ("mer än", "fler än", "mera än", "more than", "above", ">"),
    "at most under": ("mindre än", "färre än", "under", "less than", "fewer than", "below", "<"),
}

# name: (measure, what one is worth, whether the word is Swedish and so settles that "," is a decimal comma)
UNIT_WORDS: dict[str, tuple[str, int | Fraction, bool]] = {
    **dict.fromkeys(("kr", "kr.", "kronor", "krona", ":-"), ("money", 1, True)),
    **dict.fromkeys(("tkr", "tusen kronor", "tusen kr"), ("money", 10**3, True)),
    **dict.fromkeys(("mkr", "mnkr", "miljoner kronor", "miljoner kr", "miljon kronor"), ("money", 10**6, True)),
    **dict.fromkeys(("mdkr", "miljarder kronor", "miljarder kr", "miljard kronor"), ("money", 10**9, True)),
    **dict.fromkeys(("sek", "usd", "eur", "gbp"), ("money", 1, False)),
    **dict.fromkeys(("ksek", "thousand sek"), ("money", 10**3, False)),
    **dict.fromkeys(("msek", "million sek"), ("money", 10**6, False)),
    "tusen": ("", 10**3, True),
    **dict.fromkeys(("miljoner", "miljon"), ("", 10**6, True)),
    **dict.fromkeys(("miljarder", "miljard"), ("", 10**9, True)),
    "thousand": ("", 10**3, False),
    "million": ("", 10**6, False),
    "billion": ("", 10**9, False),
    "procent": ("share", _PERCENT, True),
    **dict.fromkeys(("%", "percent", "per cent"), ("share", _PERCENT, False)),
    **dict.fromkeys(("procentenheter", "procentenhet"), ("points", _PERCENT, True)),
    **dict.fromkeys(("percentage points", "percentage point"), ("points", _PERCENT, False)),
    "gånger": ("times", 1, True),
    **dict.fromkeys((": 1", ":1", "times", "x"), ("times", 1, False)),
    "år": ("years", 1, True),
    **dict.fromkeys(("years", "year"), ("years", 1, False)),
    **dict.fromkeys(
        ("personer", "person", "deltagare", "individer", "individ", "stycken", "st", "platser", "årsplatser",
         "tjänster", "månader", "mån", "veckor", "dagar", "timmar", "tjänst", "årsarbeten", "elever", "barn",
         "hushåll"),
        ("count", 1, True),
    ),
    **dict.fromkeys(
        ("people", "persons", "participants", "individuals", "places", "posts", "months", "weeks", "days", "hours"),
        ("count", 1, False),
    ),
}  # fmt: skip

# one of what is counted in the plural
SINGULAR: dict[str, str] = {
    "personer": "person", "individer": "individ", "platser": "plats", "årsplatser": "årsplats", "tjänster": "tjänst",
    "månader": "månad", "veckor": "vecka", "dagar": "dag", "timmar": "timme", "årsarbeten": "årsarbete",
    "elever": "elev", "gånger": "gång",
    "people": "person", "persons": "person", "participants": "participant", "individuals": "individual",
    "places": "place", "posts": "post", "months": "month", "weeks": "week", "days": "day", "hours": "hour",
    "years": "year", "times": "time",
}  # fmt: skip

_ONES = (
    "noll ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton tjugo"
)
_ENGLISH = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
_TENS = "tio tjugo trettio fyrtio femtio sextio sjuttio åttio nittio"
NUMBER_WORDS: dict[str, int] = {
    **{word: n for n, word in enumerate(_ENGLISH.split())},
    **{word: 10 * n for n, word in enumerate(_TENS.split(), start=1)},
    **{word: n for n, word in enumerate(_ONES.split())},
    "en": 1,
    "hundra": 100,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "twenty": 20,
    "hundred": 100,
}
