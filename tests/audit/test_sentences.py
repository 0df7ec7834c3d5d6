"""Findings as sentences that can be pasted into a memo."""

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socioecon.audit import (
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
        "Tid: inom 1 år följer bara om det räknas som första nyttan genast, högst (100 + 100 ≥ 150: 1,5 år).",
        "Tid: inom 1 år follows only if it is computed as year 0 at once, at most (100 + 100 ≥ 150: 1.5 years).",
    ),
    (
        check_sum([printed("10"), None], printed("30"), place="Summa"),
        "Summa: 30 kan inte avgöras: ett underlag saknas eller kan vara 0.",
        "Summa: 30 cannot be decided: something it rests on is missing or may be 0.",
    ),
]


class TestSentence:
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
            (check_rate_of_return((1, 1), printed("5 %")), "5 % följer inte (1, 1): ingen ränta ger nuvärdet noll."),
        ],
    )
    def test_conditions_and_what_is_not_there_are_said_in_words(self, finding, told):
        """A word that is disregarded, an edge, a cost that is never covered, a rate that does not exist."""
        assert plain(sentence(finding, language="sv")) == told

    def test_no_findings_are_said_too(self):
        """An empty audit has found nothing."""
        assert summary([], language="en") == "0 findings."
