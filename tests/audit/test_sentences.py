"""Findings as sentences that can be pasted into a memo."""

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socioecon.audit import (
    TIMINGS,
    VERDICTS,
    Explanation,
    Finding,
    Interval,
    check_copy,
    check_difference,
    check_payback,
    check_product,
    check_rate_of_return,
    check_ratio,
    check_sum,
    check_value,
    printed,
    sentence,
    summary,
)
from socioecon.audit.sentences import remark
from socioecon.core.errors import RangeError


def plain(text):
    """A sentence with ordinary spaces and signs, as it is typed here."""
    return (
        text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{MINUS SIGN}", "-").replace("\N{MULTIPLICATION SIGN}", "x")
    )


TEN_TKR = check_product((6_650_000, printed("8,9 %", exact=False)), printed("600 tkr"), place="Rättsväsende")
SAID = [
    (
        check_difference(printed("19 tkr"), printed("3 tkr"), printed("15 tkr"), place="Material, återstår"),
        "Material, återstår: 15 tkr följer inom posternas avrundning (19 - 3 = 16; oavrundat 15-17).",
        "Material, återstår: 15 tkr follows within the rounding of its inputs (19 - 3 = 16; unrounded 15-17).",
    ),
    (
        check_value(printed("80,7 %"), Fraction(21, 26), place="Andel"),
        "Andel: 80,7 % följer om det är avhugget och inte avrundat (0,807692 = 80,769 %).",
        "Andel: 80,7 % follows if it is cut and not rounded (0.807692 = 80.769%).",
    ),
    (
        TEN_TKR,
        (
            "Rättsväsende: 600 tkr följer bara om beloppen är avrundade till 100 tkr (6 650 000 x 8,9 % = 591,85 tkr). "
            "Passar också: beloppen avrundade till 10 tkr."
        ),
        (
            "Rättsväsende: 600 tkr follows only if the amounts are rounded to SEK 100 thousand "
            "(6,650,000 x 8.9 % = SEK 591.85 thousand). Also fits: the amounts rounded to SEK 10 thousand."
        ),
    ),
    (
        check_product((6_650_000, printed("8,9 %", exact=False)), printed("600 tkr"), unit=10_000),
        (
            "600 tkr följer bara om beloppen är avrundade till 10 tkr och om ett underlag ligger i 2,6 % av sitt "
            "avrundningsintervall (6 650 000 x 8,9 % = 591,85 tkr)."
        ),
        (
            "600 tkr follows only if the amounts are rounded to SEK 10 thousand and if an input lies in 2.6% of its "
            "rounding interval (6,650,000 x 8.9 % = SEK 591.85 thousand)."
        ),
    ),
    (
        check_ratio(450, 100, printed("3,5"), ratio="benefits/costs", place="Kvot"),
        "Kvot: 3,5 följer bara om det räknas som nettonytta/kostnad (450 / 100 = 4,5).",
        "Kvot: 3,5 follows only if it is computed as net/costs (450 / 100 = 4.5).",
    ),
    (
        check_sum([printed("10"), printed("12")], printed("30"), place="Summa"),
        "Summa: 30 följer inte (10 + 12 = 22; oavrundat 21-23): minst 6,5 fel.",
        "Summa: 30 does not follow (10 + 12 = 22; unrounded 21-23): wrong by at least 6.5.",
    ),
    (
        check_copy(printed("10"), printed("11"), place="Kopia"),
        "Kopia: 10 följer inte (11; oavrundat 10,5-11,5): gränserna möts inte.",
        "Kopia: 10 does not follow (11; unrounded 10.5-11.5): the ends do not meet.",
    ),
    (
        check_copy(printed("10"), printed("14"), place="Jämförelse")._replace(verdict="differs"),
        "Jämförelse: 10 skiljer sig från 14 (oavrundat 13,5-14,5) med minst 3.",
        "Jämförelse: 10 differs from 14 (unrounded 13.5-14.5) by at least 3.",
    ),
    (
        check_copy(printed("10 %"), printed("11 %"), place="Jämförelse")._replace(verdict="differs"),
        "Jämförelse: 10 % skiljer sig från 11 % med minst 1 procentenhet.",
        "Jämförelse: 10 % differs from 11% by at least 1 percentage point.",
    ),
    (
        check_value(printed("80,5 %"), Fraction(81, 100), place="Andel"),
        "Andel: 80,5 % följer inte (0,81 = 81,0 %): minst 0,4 procentenheter fel.",
        "Andel: 80,5 % does not follow (0.81 = 81.0%): wrong by at least 0.4 percentage points.",
    ),
    (
        check_value(printed("24"), Fraction(49, 2)),
        "24 följer avrundat (24,5), avrundat till jämnt.",
        "24 follows rounded (24.5), rounded to even.",
    ),
    (
        check_value(printed("mindre än cirka 50"), 60),
        "Mindre än cirka 50 följer inte (60): minst 5 fel.",
        "Mindre än cirka 50 does not follow (60): wrong by at least 5.",
    ),
    (
        check_rate_of_return((-100, 60, 60), printed("13,07 %"), method="one linear interpolation"),
        ("13,07 % följer avrundat (-100, 60, 60 = 13,0670 %), linjär interpolation mellan 13 % och 14 %."),
        ("13,07 % follows rounded (-100, 60, 60 = 13.0670%), one linear interpolation between 13 % and 14 %."),
    ),
    (
        check_payback((100, 100), printed("inom 1 år"), costs=150, payback="gains evenly over the year", place="Tid"),
        "Tid: inom 1 år följer bara om det räknas som första nyttan genast (100 + 100 ≥ 150: 1,5 år).",
        "Tid: inom 1 år follows only if it is computed as year 0 at once (100 + 100 ≥ 150: 1.5 years).",
    ),
    (
        check_sum([printed("10"), None], printed("30"), place="Summa"),
        "Summa: 30 kan inte avgöras: ett underlag saknas eller kan vara 0.",
        "Summa: 30 cannot be decided: something it rests on is missing or may be 0.",
    ),
]


def of_a_whole(convention, point=None, expected=None, **more):
    """A finding on a table or a document as a whole."""
    ends = None if expected is None else Interval(*(None if end is None else Fraction(end) for end in expected))
    return Finding("T", None, None if point is None else Fraction(point), ends, "rounds", convention=convention, **more)


def spans(**needs):
    """What some figures need."""
    return {name: Interval(Fraction(low), Fraction(high)) for name, (low, high) in needs.items()}


EACH = tuple(map(Explanation, TIMINGS))
HALF = {"A": Fraction(1, 2)}
OF_A_WHOLE = [
    (
        of_a_whole(
            "one rate",
            "0.04",
            ("0.039991", "0.040012"),
            also=(*EACH, Explanation("undiscounted, falling", Fraction(1, 26))),
        ),
        (
            "tabellen följer med en enda ränta, 4 % (3,99910-4,00120 %). Tabellen avgör varken om det betalas i början "
            "av året, i mitten av året eller i slutet av året eller om det är odiskonterade belopp som faller 3,846 % "
            "om året"
        ),
    ),
    (
        of_a_whole("one rate, timing", "0.04", ("0.04", "0.04"), also=EACH[:2]),
        "tabellen följer med en enda ränta, 4 %, betalt i början av året eller i mitten av året",
    ),
    (
        of_a_whole(
            "unit",
            sees=Fraction(10_000),
            also=(Explanation("style", printed("2 250 tkr")), Explanation("by chance", Fraction(1, 1000))),
        ),
        (
            "alla belopp är hela 10 tkr: avrundade dit och inte till sista siffran, eller en slump som en tabell på "
            "1 000 visar"
        ),
    ),
    (
        of_a_whole("amounts", 2, tried=6, also=(Explanation("", spans(A=("100.3", "100.5"), B=(1000, 1000))),)),
        (
            "första kolumnen är avrundad: tagen som årsbelopp ger den 2 av 6 celler fel. Med oavrundade belopp stämmer "
            "alla: A 100,3-100,5; B 1 000"
        ),
    ),
    (
        of_a_whole(
            "retention",
            also=(
                Explanation("original", tuple(spans(a=(1, 1), b=("0.5", "0.75")).values())),
                Explanation("of those left", tuple(spans(a=(1, 1)).values()), Fraction(1, 4)),
            ),
        ),
        "följer med andel av den ursprungliga gruppen (1; 0,5-0,75); andel av dem som var kvar (25,0 %: 1)",
    ),
    (
        of_a_whole(
            "residual",
            "0.999",
            also=(
                Explanation("left out", HALF),
                Explanation("to one receiver: A", HALF),
                Explanation("in proportion; unit 100", HALF),
                Explanation("shares cut", spans(A=("0.66651", "0.66702")), Fraction(1, 2)),
                Explanation("shares rounded; unit 100", spans(B=("0.33302", "0.33347"))),
                Explanation("shares rounded", {}, Fraction(1, 2)),
            ),
        ),
        (
            "andelarna summerar till 99,9 %. Beloppen följer med resten utelämnad; resten till en mottagare: A; "
            "beloppen avrundade till 100; resten i proportion; andelarna avhuggna (50,0 %: A 66,651-66,702 %); "
            "beloppen avrundade till 100; andelarna avrundade (B 33,302-33,347 %); andelarna avrundade"
        ),
    ),
    (
        of_a_whole("no residual", "0.999", tried=7),
        "följer inte: inget av 7 sätt att fördela resten ger beloppen",
    ),
    (
        of_a_whole("payback", "1.8734", (Fraction(16, 9), Fraction(17, 9)), formula="100 + 100 ≥ 150"),
        "kostnaden är täckt efter 1,873 år (100 + 100 ≥ 150)",
    ),
    (
        of_a_whole("payback", "1.8734", (Fraction(16, 9), None), formula="100 + 100 ≥ 150"),
        "kostnaden är täckt efter 1,873 år; oavrundat minst 1,777 (100 + 100 ≥ 150)",
    ),
    (
        of_a_whole("payback", None, (Fraction(16, 9), Fraction(17, 9)), formula="cirka 100 ≥ 150"),
        "kostnaden är täckt efter 1,777-1,889 år (cirka 100 ≥ 150)",
    ),
    (of_a_whole("payback", 1, (1, 1), formula="1 ≥ 1"), "kostnaden är täckt efter 1 år (1 ≥ 1)"),
    (of_a_whole("payback", 0, (0, 0), formula="1 ≥ 1"), "kostnaden är täckt genast (1 ≥ 1)"),
    (
        of_a_whole("never paid back", None, (2, None), formula="3 < 7", also=(Explanation("times", Fraction(7, 3)),)),
        "kostnaden täcks inte inom de år som redovisas; det skulle krävas 2,33 sådana, alltså 3 (3 < 7)",
    ),
    (
        of_a_whole(
            "never paid back",
            None,
            (2, None),
            formula="3 < cirka 7",
            also=(Explanation("times", Interval(Fraction(13, 6), Fraction(3))),),
        ),
        "kostnaden täcks inte inom de år som redovisas; det skulle krävas 2,16-3 sådana (3 < cirka 7)",
    ),
    (
        of_a_whole(
            "never paid back", None, (2, None), formula="0 < 7", also=(Explanation("times", Interval(9, None)),)
        ),
        "kostnaden täcks inte inom de år som redovisas; det skulle krävas minst 9 sådana (0 < 7)",
    ),
    (
        of_a_whole("never, at any number", None, (2, None), formula="-1 < 7"),
        "kostnaden täcks aldrig inom de år som redovisas: summan är inte positiv (-1 < 7)",
    ),
    (
        of_a_whole("not together, nor with one changed", also=(Explanation("left out", "a = O: b"),)),
        (
            "följer inte: talen kan inte alla gälla samtidigt, och inget av dem räcker att ändra ensamt, om man "
            "bortser från jämförelser som inte säkert stämmer: a = O: b"
        ),
    ),
    (
        of_a_whole("together", also=(Explanation("left out", "a = O: b"), Explanation("left out", "c = O: d"))),
        (
            "inget hindrar att alla tal gäller samtidigt (inte uteslutet), om man bortser från jämförelser som inte "
            "säkert stämmer: a = O: b; c = O: d"
        ),
    ),
    (
        of_a_whole(
            "not together",
            also=(
                Explanation("set free", {"a": Interval(Fraction(5), None)}),
                Explanation("one digit", {"a": printed("1 825")}),
            ),
        ),
        (
            "följer inte: talen kan inte alla gälla samtidigt. Vart och ett av dessa, ändrat, skulle räcka: om talet "
            "är ett annat (a minst 5); en siffra (a 1 825)"
        ),
    ),
    (
        of_a_whole("implied", 3000, (None, 5), formula="a * 2", also=(Explanation("style", printed("1 tkr")),)),
        "underförstått 3 tkr (a * 2)",
    ),
]


class TestOfAWhole:
    @pytest.mark.parametrize(("finding", "told"), OF_A_WHOLE, ids=[row[0].convention for row in OF_A_WHOLE])
    def test_what_is_said_of_a_table_or_a_document(self, finding, told):
        """What was inferred, with what it needs; the same is said in English, in as many words as there are."""
        assert plain(sentence(finding, language="sv")) == f"T: {told}."
        assert re.search(r"[{}]|\(\)|  |None", sentence(finding, language="en")) is None


class TestSentence:
    @pytest.mark.parametrize("convention", ["half-up", "relative; half-up", "at the edge; half-up"])
    def test_a_narrow_condition_is_told_whatever_stands_before_it(self, convention):
        """That an input lies in a hundredth of its interval is the condition, and not how it is computed."""
        way = Explanation("half-up", width=Fraction(1, 100))
        finding = Finding("", printed("10"), None, None, "only if", convention=convention, also=(way,))
        said = sentence(finding, language="sv")
        assert plain(said).endswith("om ett underlag ligger i 1,0 % av sitt avrundningsintervall.")

    def test_what_is_implied_is_told_with_ends_rounded_outwards(self):
        """To a hundredth of the unit: 4,9799 is not told as 4,98, of which it would be left out."""
        also = (Explanation("style", printed("1 kr")),)
        ends = Interval(Fraction("4.9799"), Fraction(6))
        finding = Finding("M", None, None, ends, "input", convention="implied", also=also, formula="x")
        assert plain(sentence(finding, language="sv")) == "M: underförstått 4,97-6 kr (x)."

    @pytest.mark.parametrize(
        ("width", "told"), [(Fraction(1, 1000), "0,1 %"), (Fraction(10_000, 10_000_001), "mindre än 0,1 %")]
    )
    def test_hardly_anything_is_told_to_be_less(self, width, told):
        """Than a thousandth, which is the least that is written."""
        way = Explanation("half-up", width=width)
        said = sentence(
            Finding("", printed("10"), None, None, "only if", convention="half-up", also=(way,)), language="sv"
        )
        assert f"i {told} av" in plain(said)

    def test_what_it_can_be_unrounded_is_told_where_it_can_be_several(self):
        """From 90,25 to 110,25, which sorts after 100 as a text; and not of one number."""
        ends = Interval(Fraction("90.25"), Fraction("110.25"))
        finding = Finding("", printed("110"), Fraction(100), ends, "within inputs", formula="10 * 10")
        assert "10 * 10 = 100; oavrundat 90,25-110,25" in plain(sentence(finding, language="sv"))
        one = finding._replace(point=None, expected=Interval(Fraction("0.5") + 100, Fraction("100.5")))
        assert "oavrundat" not in sentence(one, language="sv")

    def test_of_what_is_chained_no_other_way_is_told(self):
        """It follows from what is printed: what the inputs would need is no other way to reckon so."""
        finding = Finding("", printed("10"), None, None, "chained", also=(Explanation("relative"),), formula="5 * 2")
        said = plain(sentence(finding, language="sv"))
        assert said == "10 följer ur de tryckta, avrundade mellanleden men ur underlaget bara under villkor (5 * 2)."

    def test_what_is_not_rounded_as_far_as_is_told_is_not_told(self):
        """16 to a millionth is 16,00 both ways."""
        near = Fraction(16_000) + Fraction(1, 10**6)
        ends = Interval(near - Fraction(1, 10**6), near + Fraction(1, 10**6))
        finding = Finding("", printed("16 tkr"), near, ends._replace(low=near - Fraction(1, 10**7)), "within inputs")
        said = plain(sentence(finding._replace(formula="19 tkr - 3 tkr"), language="sv"))
        assert said == "16 tkr följer inom posternas avrundning (19 - 3 = 16,00)."

    @pytest.mark.parametrize("finding", [check_value(printed("cirka 50"), 50), check_value(5, 5)])
    def test_of_words_and_bare_numbers_no_error_is_told(self, finding):
        """What they would not show is no number of units."""
        assert remark(finding, language="sv") == ""

    def test_where_no_error_would_be_seen_that_is_told(self):
        """The figure was set against something, which can be whatever the figure is."""
        finding = check_sum([printed("10 tkr")], printed("10 tkr"))._replace(sees=None)
        assert remark(finding, language="sv") == " Inget fel i talet skulle synas."
        assert remark(finding._replace(formula=""), language="sv") == ""

    def test_where_no_figure_would_do_nothing_is_told_of_errors(self):
        """That there is no rate is said already, and no error would hide behind it."""
        assert remark(check_rate_of_return((1, 1), printed("5 %")), language="sv") == ""

    def test_of_what_is_missing_nothing_more_is_told(self):
        """A figure that is not there cannot be decided, in a sentence of its own or beside its place."""
        told = "Kan inte avgöras: ett underlag saknas eller kan vara 0."
        assert sentence(check_value(None, 1), language="sv") == told
        assert sentence(check_value(None, 1, place="Andel"), language="sv") == f"Andel: {told[0].lower()}{told[1:]}"

    @pytest.mark.parametrize(("finding", "swedish", "english"), SAID, ids=[row[2][:30] for row in SAID])
    def test_what_is_said(self, finding, swedish, english):
        """Place, what was printed, what gives what, the convention and the least gap, in either language."""
        assert plain(sentence(finding, language="sv")) == swedish
        assert plain(sentence(finding, language="en")) == english

    @given(st.integers(-99, 99), st.integers(-99, 99), st.integers(-99, 99), st.sampled_from(["sv", "en"]))
    def test_only_what_is_proved_does_not_follow(self, a, b, c, language):
        """The words "följer inte" stand in a sentence if and only if the verdict is the worst."""
        finding = check_difference(printed(str(a)), printed(str(b)), printed(str(c)))
        says = {"sv": "följer inte", "en": "does not follow"}[language]
        assert (says in sentence(finding, language=language)) == (finding.verdict == "does not follow")

    @pytest.mark.parametrize("verdict", VERDICTS)
    @pytest.mark.parametrize("language", ["sv", "en"])
    def test_every_verdict_has_a_sentence(self, verdict, language):
        """One sentence, with the printed figure, without holes."""
        finding = Finding("Plats", printed("10 kr"), Fraction(10), Interval(Fraction(9), Fraction(11)), verdict)
        said = sentence(finding, language=language)
        assert said.startswith("Plats: 10 kr")
        assert said.endswith(".")
        assert re.search(r"[{}]|\(\)|  ", said) is None

    def test_an_unknown_language_is_refused(self):
        """Swedish or English."""
        with pytest.raises(RangeError, match="language must be one of"):
            sentence(TEN_TKR, language="no")

    @pytest.mark.parametrize(
        ("rows", "total", "formula"),
        [
            (("17 000 kr", "0,5 kr"), "17 000 kr", "17,000 + 0.5"),
            (("1 234,567", "0,125"), "1 234,692", "1,234.567 + 0.125"),
            (("-1 042 058", "8,9"), "-1 042 049", "-1,042,058 + 8.9"),
            (("$1,234", "$1,234,567"), "$1,235,801", "$1,234 + $1,234,567"),
            (("$1,234.50", "$0.50"), "$1,235.00", "$1,234.50 + $0.50"),
        ],
    )
    def test_an_english_formula_has_english_digits(self, rows, total, formula):
        """Swedish groups and decimals are written the English way; what may be English already is left alone."""
        finding = check_sum([printed(row) for row in rows], printed(total))
        assert f"({formula} = " in plain(sentence(finding, language="en"))

    def test_a_number_of_three_decimals_is_none_of_thousands_in_english(self):
        """Swedish 1,234 is English 1.234: in a formula it is told so that nobody reads a thousand."""
        finding = check_product((printed("1.2 kr", locale="en"), Fraction(1234, 1000)), printed("1.48 kr", locale="en"))
        assert finding.verdict == "rounds"
        assert "1,234" not in sentence(finding, language="en")
        assert "1.2340" in sentence(finding, language="en")
        assert "1,2340" in sentence(finding, language="sv")
        whole = check_product((printed("1.2 kr", locale="en"), 1234), printed("1480.8 kr", locale="en"))
        assert "1,234 " in sentence(whole, language="en")


class TestSummary:
    def test_worst_first_and_ties_in_order(self):
        """After a line that counts them; findings of one verdict keep the order of the document."""
        findings = [
            check_value(printed("10"), 10, place="först"),
            check_value(printed("10"), 99, place="värst"),
            check_value(printed("10"), 10, place="sedan"),
            check_value(printed("10"), None, place="oavgjort"),
        ]
        head, *lines = plain(summary(findings, language="sv")).splitlines()
        assert head == "4 fynd: 1 följer inte, 1 kan inte avgöras, 2 följer exakt."
        assert [line.split(":")[0] for line in lines] == ["- värst", "- oavgjort", "- först", "- sedan"]

    def test_each_line_says_what_it_would_not_have_seen(self):
        """An error smaller than `sees` leaves no trace."""
        finding = check_sum([printed("10 tkr"), printed("12 tkr")], printed("22 tkr"))
        assert plain(summary([finding], language="sv")).endswith("Fel under 2 tkr syns inte.")

    @pytest.mark.parametrize(
        ("figure", "computed", "swedish", "english"),
        [
            ("47 personer", 47, "1 person", "1 person"),
            ("47 participants", 47, "1 participant", "1 participant"),
            ("87 %", Fraction(87, 100), "1 procentenhet", "1 percentage point"),
            ("3 år", 3, "1 år", "1 year"),
        ],
    )
    def test_one_of_a_thing_is_said_in_the_singular(self, figure, computed, swedish, english):
        """An error of one person, one point, one year."""
        finding = check_value(printed(figure), computed)
        assert plain(summary([finding], language="sv")).endswith(f"Fel under {swedish} syns inte.")
        assert plain(summary([finding], language="en")).endswith(f"Errors below {english} are not seen.")

    def test_a_figure_that_could_be_anything_is_said_to_be(self):
        """An unbounded interval is any number, and not none."""
        finding = Finding("R", None, None, None, "does not follow", convention="not together")
        finding = finding._replace(also=(Explanation("set free", {"a": Interval(None, None)}),))
        assert sentence(finding, language="sv").endswith("om talet är ett annat (a vilket som helst).")
        assert sentence(finding, language="en").endswith("if the figure is another (a any).")

    def test_tables_of_findings_are_taken_as_they_come(self):
        """What `check_table` answers can be handed over as it is."""
        finding = check_value(printed("10"), 10)
        assert summary({"a": (finding, finding), "b": finding}, language="en").startswith(
            "3 findings: 3 follow exactly."
        )

    def test_one_and_several_are_counted_in_good_language(self):
        """One follows, two follow."""
        cut, rounded = check_value(printed("80,7 %"), Fraction(21, 26)), check_value(printed("87 %"), Fraction(41, 47))
        for findings, told in (
            ([cut, rounded], "2 findings: 1 follows if cut, 1 follows rounded."),
            ([cut, cut, rounded, rounded], "4 findings: 2 follow if cut, 2 follow rounded."),
        ):
            assert summary(findings, language="en").splitlines()[0] == told

    @pytest.mark.parametrize(
        ("finding", "told"),
        [
            (check_value(printed("drygt 300"), 290), "Drygt 300 följer bara om man bortser från ordet (290)."),
            (
                check_value(printed("minst 300"), Interval(Fraction(200), Fraction(301))),
                "Minst 300 följer bara om underlaget ligger ytterst i sitt intervall.",
            ),
            (
                check_payback([100, 100], Interval(None, 2), costs=1500),
                (
                    "Högst 2 följer inte (100 + 100 < 1 500; oavrundat mer än 2): "
                    "gränserna möts inte (nyttan jämnt över året)."
                ),
            ),
            (
                check_rate_of_return((1, 1), printed("5 %")),
                "5 % följer inte (1, 1): ingen ränta mellan -90 % och 1 000 % ger nuvärdet noll.",
            ),
        ],
    )
    def test_conditions_and_what_is_not_there_are_said_in_words(self, finding, told):
        """A word that is disregarded, an edge, a cost that is never covered, a rate that does not exist."""
        assert plain(sentence(finding, language="sv")) == told

    def test_findings_may_lie_seven_deep(self):
        """And no deeper: a list that holds itself is no list of findings."""
        nested = check_value(printed("10"), 10)
        for _ in range(7):
            nested = [nested]
        assert summary(nested, language="en").startswith("1 finding: 1 follows exactly.")
        endless = []
        endless.append(endless)
        for bad in ([nested], endless):
            with pytest.raises(TypeError, match="findings must be"):
                summary(bad, language="en")

    @pytest.mark.parametrize("bad", ["text", 5])
    def test_what_are_no_findings_are_named(self, bad):
        """As they were given."""
        with pytest.raises(TypeError, match=f"findings must be .*; got .*{bad}"):
            summary(bad, language="en")

    def test_no_findings_are_said_too(self):
        """An empty audit has found nothing."""
        assert summary([], language="en") == "0 findings."
