"""How a figure on paper is read."""

from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socioecon._text import amount, percent
from socioecon.audit import printed, split_row
from socioecon.audit._reading import with_unit
from socioecon.core.errors import AmbiguousFigureError, RangeError, ShapeError

READ = [  # text, value, unit, measure, words
    ("1 042 058 kr", 1042058, 1, "money", ()),
    ("1\N{NO-BREAK SPACE}042\N{THIN SPACE}058 kr", 1042058, 1, "money", ()),
    ("1 991tkr", 1991000, 1000, "money", ()),
    ("1,6 Mkr", 1600000, 100000, "money", ()),
    ("- 81 193", -81193, 1, "", ()),
    ("\N{MINUS SIGN}159 263", -159263, 1, "", ()),
    ("1.234.000.000", 1234000000, 1, "", ()),
    ("44,7 %", "0.447", "0.001", "share", ()),
    ("3 procent", "0.03", "0.01", "share", ()),
    ("3,5 procentenheter", "0.035", "0.001", "points", ()),
    ("($1,234)", -1234, 1, "money", ()),
    ("-£1,234.50", "-1234.5", "0.01", "money", ()),
    ("cirka 1,6 miljoner", 1600000, 100000, "", ("about",)),
    ("drygt 300", 300, 1, "", ("over",)),
    ("knappt 300", 300, 1, "", ("under",)),
    ("< ca. 50", 50, 1, "", ("at most", "under", "about")),
    ("minst 20 personer", 20, 1, "count", ("at least",)),
    ("tre miljoner", 3000000, 1000000, "", ()),
    ("4,5 : 1", "4.5", "0.1", "times", ()),
    ("2 år", 2, 1, "years", ()),
    ("at most 2 years", 2, 1, "years", ("at most",)),
    ("7 500 kr per person och månad", 7500, 1, "money", ()),
    ("90 000 kr/år", 90000, 1, "money", ()),
    ("1,234 kr", "1.234", "0.001", "money", ()),
    ("0,234", "0.234", "0.001", "", ()),
    ("12.5", "12.5", "0.1", "", ()),
    ("1 234,567", "1234.567", "0.001", "", ()),
    ("1.234,5", "1234.5", "0.1", "", ()),
    ("1,234.5", "1234.5", "0.1", "", ()),
]


SWEDISH = [  # a word after the number, its measure and what one of it is worth: "," is a decimal comma beside them
    *((word, "money", 1) for word in ("kr", "kr.", "kronor", "krona", ":-")),
    *((word, "money", 10**3) for word in ("tkr", "tusen kronor", "tusen kr")),
    *((word, "money", 10**6) for word in ("mkr", "mnkr", "miljoner kronor", "miljoner kr", "miljon kronor")),
    *((word, "money", 10**9) for word in ("mdkr", "miljarder kronor", "miljarder kr", "miljard kronor")),
    ("tusen", "", 10**3),
    *((word, "", 10**6) for word in ("miljoner", "miljon")),
    *((word, "", 10**9) for word in ("miljarder", "miljard")),
    ("procent", "share", Fraction(1, 100)),
    *((word, "points", Fraction(1, 100)) for word in ("procentenheter", "procentenhet")),
    ("gånger", "times", 1),
    ("år", "years", 1),
    *((word, "count", 1) for word in ("personer", "deltagare", "årsplatser", "månader", "timmar", "hushåll")),
]
ENGLISH = [  # beside these it is not
    *((word, "money", 1) for word in ("SEK", "USD", "EUR", "GBP")),
    *((word, "money", 10**3) for word in ("KSEK", "thousand SEK")),
    *((word, "money", 10**6) for word in ("MSEK", "million SEK")),
    ("thousand", "", 10**3),
    ("million", "", 10**6),
    ("billion", "", 10**9),
    *((word, "share", Fraction(1, 100)) for word in ("%", "percent", "per cent")),
    *((word, "points", Fraction(1, 100)) for word in ("percentage points", "percentage point")),
    *((word, "times", 1) for word in (": 1", ":1", "times", "x")),
    *((word, "years", 1) for word in ("years", "year")),
    *((word, "count", 1) for word in ("people", "participants", "months", "hours")),
]
BEFORE = {  # what stands before a number
    ("about",): [
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
    ],
    ("over",): ["drygt", "strax över", "något över", "över", "just over", "over"],
    ("under",): ["knappt", "nästan", "närmare", "strax under", "just under", "almost", "nearly"],
    ("at least",): ["minst", "åtminstone", "at least", ">=", "≥"],
    ("at most",): ["högst", "maximalt", "max", "upp till", "inom", "at most", "up to", "within", "<=", "≤"],
    ("at least", "over"): ["mer än", "fler än", "mera än", "more than", "above", ">"],
    ("at most", "under"): ["mindre än", "färre än", "under", "less than", "fewer than", "below", "<"],
}


class TestWords:
    @pytest.mark.parametrize(("word", "measure", "worth"), [*SWEDISH, *ENGLISH])
    def test_what_a_word_after_the_number_means(self, word, measure, worth):
        """Its measure and its worth, for the figure and for its last place, in large letters or small."""
        for text in (f"2,5 {word}", f"2,5 {word.upper()}"):
            figure = printed(text)
            assert (figure.value, figure.unit, figure.measure) == (
                worth * Fraction(5, 2),
                Fraction(worth) / 10,
                measure,
            )

    @pytest.mark.parametrize("word", [word for word, *_ in SWEDISH])
    def test_beside_a_swedish_word_the_comma_is_decimal(self, word):
        """And a single point with three digits asks all the same."""
        assert printed(f"1,234 {word}").value == printed(f"1,2340 {word}").value
        with pytest.raises(AmbiguousFigureError):
            printed(f"1.234 {word}")

    @pytest.mark.parametrize("word", [word for word, *_ in ENGLISH])
    def test_beside_an_english_word_it_asks(self, word):
        """SEK, % and x are written in Swedish texts too."""
        with pytest.raises(AmbiguousFigureError):
            printed(f"1,234 {word}")

    @pytest.mark.parametrize(("words", "hedges"), BEFORE.items())
    def test_what_a_word_before_the_number_means(self, words, hedges):
        """In large letters or small; a sign needs no space after it."""
        for hedge in hedges:
            for text in (
                f"{hedge} 300",
                f"{hedge.capitalize()} 300",
                *([f"{hedge}300"] if not hedge[-1].isalpha() else []),
            ):
                assert (printed(text).words, printed(text).value) == (words, 300)

    @pytest.mark.parametrize(
        ("text", "value"),
        [
            *zip(
                [
                    "noll",
                    "ett",
                    "två",
                    "tre",
                    "fyra",
                    "fem",
                    "sex",
                    "sju",
                    "åtta",
                    "nio",
                    "tio",
                    "elva",
                    "tolv",
                    "tretton",
                    "fjorton",
                ],
                range(15),
                strict=True,
            ),
            *zip(["femton", "sexton", "sjutton", "arton", "nitton", "tjugo"], range(15, 21), strict=True),
            *zip(
                [
                    "zero",
                    "one",
                    "two",
                    "three",
                    "four",
                    "five",
                    "six",
                    "seven",
                    "eight",
                    "nine",
                    "ten",
                    "eleven",
                    "twelve",
                ],
                range(13),
                strict=True,
            ),
            *zip(
                ["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"],
                range(13, 21),
                strict=True,
            ),
            *zip(
                ["trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio", "hundra"],
                range(30, 101, 10),
                strict=True,
            ),
            ("en", 1),
            ("hundred", 100),
        ],
    )
    def test_numbers_in_words(self, text, value):
        """With their unit after them."""
        assert printed(text).value == printed(text.capitalize()).value == value
        assert printed(f"{text} miljoner").value == value * 10**6


class TestPrinted:
    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("(5)", -5),
            ("-5", -5),
            ("+5", 5),
            ("$5", 5),
            ("$-5", -5),
            ("-$5", -5),
            ("£-5", -5),
            ("€-5", -5),
            ("$1,234", 1234),
            ("£1,234", 1234),
            ("1,234 tkr", 1234),
            ("1'234'567", 1234567),
            ("1 234.567", "1234.567"),
            ("1234.567", "1234.567"),
            ("1234,567", "1234.567"),
            ("12,3456", "12.3456"),
            ("12,34", "12.34"),
            ("0,234", "0.234"),
            ("12.345.678,9", "12345678.9"),
            ("12,345,678.9", "12345678.9"),
            ("12,345,678", 12345678),
            ("5 kr.", 5),
            ("5 personer,", 5),
            ("5 tkr/år", 5000),
            ("5 per cent", "0.05"),
        ],
    )
    def test_signs_and_marks(self, text, value):
        """Each of these has one reading."""
        assert printed(text).value == Fraction(value)

    @pytest.mark.parametrize(
        "text", ["1.234,567,8", "1.23,4", "1,234.567.8", "1234,567,8", "12,34,567", "1 23", "1234 567", "12.3456.789"]
    )
    def test_marks_that_group_nothing_are_refused(self, text):
        """Digits stand in groups of three."""
        with pytest.raises(ShapeError, match="digits must be grouped by three"):
            printed(text)

    def test_it_may_be_400_characters_long(self):
        """A figure or a row; not one more."""
        assert printed("5".ljust(400)).value == 5
        with pytest.raises(ShapeError, match="at most 400 characters; got 401"):
            printed("5".ljust(401))

    def test_what_it_is_said_to_be_holds(self):
        """A unit and `exact` that are stated; the readings of what is ambiguous have their own last places."""
        assert printed("600 tkr", exact=False).exact is False
        assert printed("4 %", exact=False).exact is False
        assert [printed(x).exact for x in ("4 procentenheter", "2 år", "3 gånger", "5 kr")] == [False] * 4
        with pytest.raises(RangeError, match="unit must be above 0"):
            printed("600 tkr", unit=-1)
        with pytest.raises(AmbiguousFigureError, match="which is -617/500 or -1234:") as caught:
            printed("-1,234")
        assert [(x.value, x.unit) for x in caught.value.readings] == [
            (Fraction(-1234, 1000), Fraction(1, 1000)),
            (-1234, 1),
        ]

    @pytest.mark.parametrize(("text", "value", "unit", "measure", "words"), READ, ids=[row[0] for row in READ])
    def test_what_stands_on_paper(self, text, value, unit, measure, words):
        """Value, worth of the last place, measure and words are read; the text is kept as it stands."""
        figure = printed(text)
        assert (figure.value, figure.unit, figure.measure, figure.words) == (
            Fraction(value),
            Fraction(unit),
            measure,
            words,
        )
        assert figure.text == text

    @pytest.mark.parametrize("text", ["1.234", "1,234", "1.234 kr", "$1.234", "12,345", "123,456"])
    def test_what_can_be_read_in_two_ways_asks(self, text):
        """Both readings stand in the error; a thousandth and a thousand are never guessed between."""
        with pytest.raises(AmbiguousFigureError, match="must have one reading") as caught:
            printed(text)
        small, large = (abs(figure.value) for figure in caught.value.readings)
        assert large == 1000 * small

    @pytest.mark.parametrize(("locale", "comma", "point"), [("sv", "1.234", 1234), ("en", 1234, "1.234")])
    def test_a_locale_decides_that_and_nothing_else(self, locale, comma, point):
        """In Swedish the comma is decimal, in English the point; what has one reading keeps it."""
        assert printed("1,234", locale=locale).value == Fraction(comma)
        assert printed("1.234", locale=locale).value == Fraction(point)
        for text, value, *_ in READ:
            assert printed(text, locale=locale).value == Fraction(value)

    @pytest.mark.parametrize(
        "text", ["", "kr", "12 34", "1,23,456", "1.2.3", "12 kr 5", "1 2345", "5 kronr", "x" * 500, "(55", "55)"]
    )
    def test_what_is_no_single_figure_is_refused(self, text):
        """The error says what was got and what to do."""
        with pytest.raises(ShapeError, match=r"; got .*: "):
            printed(text)

    def test_counts_and_rates_are_exact_as_inputs_and_amounts_are_not(self):
        """Unless it is said otherwise: "4 %" read as 3.5-4.5 % would excuse anything."""
        assert [printed(x).exact for x in ("47 personer", "4 %", "17 000 kr", "280 500")] == [True, True, False, False]
        assert printed("17 000 kr", exact=True).exact

    def test_a_unit_that_is_not_positive_is_refused(self):
        """The unit is what one step in the last place is worth."""
        assert printed("600 tkr", unit=10_000).unit == 10_000
        with pytest.raises(RangeError, match="unit must be above 0"):
            printed("600 tkr", unit=0)

    def test_what_is_no_text_is_a_type_error(self):
        """A number is no printed figure."""
        with pytest.raises(TypeError, match="a printed figure is text; got int"):
            printed(600)

    @given(st.integers(-(10**12), 10**12), st.sampled_from(["kr", "tkr", "Mkr"]), st.sampled_from(["sv", "en"]))
    def test_it_reads_what_the_library_writes(self, steps, unit, language):
        """Amounts written in Swedish come back exactly, to their last place; so do shares in either language."""
        kronor = Fraction(steps, 100)
        figure = printed(amount(kronor, unit=unit, decimals=9, language="sv"))
        assert figure.value == kronor
        assert printed(percent(kronor, decimals=4, language=language), locale=language).value == kronor

    @given(st.text(max_size=30))
    def test_any_text_is_read_or_refused_with_an_error_of_ours(self, text):
        """No text makes it fail in another way."""
        try:
            figure = printed(text)
        except (ShapeError, AmbiguousFigureError):
            return
        assert figure.unit > 0

    @pytest.mark.parametrize("text", ["1/2", "3/4 år", "10 / 15 personer"])
    def test_one_number_over_another(self, text):
        """A fraction, or one count over another, is no single figure: it is not read as its first number."""
        with pytest.raises(ShapeError, match="what follows the digits must be a unit"):
            printed(text)

    @pytest.mark.parametrize("text", ["5 kr/mån", "5 kr / år", "5 kr per månad"])
    def test_an_amount_a_period(self, text):
        """What an amount is paid for is no part of the figure."""
        assert (printed(text).value, printed(text).measure) == (5, "money")

    @given(st.integers(1, 10**6), st.integers(1, 10**4))
    def test_a_unit_that_the_figure_contradicts_is_refused(self, tkr, unit):
        """What is rounded to a unit is a whole number of it: 605 tkr is no figure in steps of 10 tkr."""
        text = f"{tkr} tkr"
        if tkr * 1000 % unit:
            with pytest.raises(RangeError, match="unit must be one that the figure is a whole number of; got"):
                printed(text, unit=unit)
        else:
            assert printed(text, unit=unit).unit == unit

    def test_a_finer_unit_is_no_contradiction(self):
        """600 tkr may be exact to the krona, and 44,7 % to the tenth of a tenth."""
        assert printed("600 tkr", unit=1).unit == 1
        assert printed("44,7 %", unit=Fraction(1, 10_000)).unit == Fraction(1, 10_000)
        with pytest.raises(RangeError, match="leave unit out"):
            printed("44,7 %", unit=Fraction(1, 100))


class TestWithUnit:
    @pytest.mark.parametrize(
        ("text", "whole"),
        [
            ("3", "3 tkr"),
            ("(3)", "(3 tkr)"),
            ("tio", "tio tkr"),
            ("ca 3", "ca 3 tkr"),
            ("3/månad", "3 tkr/månad"),
            ("3 per år", "3 tkr per år"),
            ("3 kr", "3 kr"),
            ("$3", "$3"),
            ("tre tusen och", "tre tusen och"),
        ],
    )
    def test_the_unit_of_a_table_s_head_goes_beside_the_number(self, text, whole):
        """Within a bracket and before what it is so much per; a figure that has one of its own keeps it."""
        assert with_unit(text, "tkr") == whole


class TestSplitRow:
    @pytest.mark.parametrize("word", ["ca. ", "ca", "cirka ", "< ", "över under "])
    def test_words_without_a_figure_take_no_time(self, word):
        """Each may be followed by dots and spaces: there is one way to read them, and not one for each dot."""
        row = (word * 400)[:400]
        with pytest.raises(ShapeError, match="a row must hold figures"):
            split_row(row, cells=3)

    def test_six_groups_make_three_cells_in_ten_ways(self):
        """Of five gaps between groups two are cuts: ten ways, among them the right one."""
        ways = split_row("280 500 550 212 809 550", cells=3)
        assert len(ways) == comb(5, 2)
        assert (280500, 550212, 809550) in [tuple(cell.value for cell in way) for way in ways]

    @pytest.mark.parametrize(
        ("row", "cells"),
        [
            ("- 81 193-159 263-234 331", (-81193, -159263, -234331)),
            ("900 1 350 1 575", (900, 1350, 1575)),
            ("3 526 6 917 10 177", (3526, 6917, 10177)),
            ("21 47 44,7 %", (21, 47, Fraction(447, 1000))),
            ("65 tkr 52 tkr 12 tkr", (65000, 52000, 12000)),
            ("361 062 708 236 1 042 058", None),
        ],
    )
    def test_signs_units_and_short_groups_settle_it(self, row, cells):
        """A sign begins a cell, a unit ends one, and a group of one or two digits begins one."""
        ways = [tuple(cell.value for cell in way) for way in split_row(row, cells=3)]
        assert (ways == [cells]) if cells else ((361062, 708236, 1042058) in ways and len(ways) > 1)

    @pytest.mark.parametrize(
        ("row", "cells"),
        [
            ("(5) (6)", (-5, -6)),
            ("(5 500) 6", (-5500, 6)),
            ("cirka 5 10", (5, 10)),
            ("5 mer än 10", (5, 10)),
            ("c:a 5 tkr ca. 10 tkr", (5000, 10000)),
            ("$5 -$6", (5, -6)),
            ("100:- 200:-", (100, 200)),
            ("< 5 max 10 %", (5, Fraction(1, 10))),
            ("5,5 100 200", (Fraction(11, 2), 100_200)),
        ],
    )
    def test_what_stands_before_a_number_begins_a_cell(self, row, cells):
        """Brackets, hedges and currency signs belong to the number after them."""
        assert cells in [tuple(cell.value for cell in way) for way in split_row(row, cells=2)]

    @pytest.mark.parametrize("first", ["ca.", "approx.", "c:a ", "~", ">="])
    @pytest.mark.parametrize("second", ["över", "minst ", "<"])
    def test_two_hedges_in_a_row_belong_to_one_cell(self, first, second):
        """As `printed` reads them. Only one that ends in a letter must end there: "ca.över" is two."""
        text = f"{first}{second} 300"
        ((cell,),) = split_row(text, cells=1)
        assert (cell.value, cell.words) == (printed(text).value, printed(text).words)
        assert printed(f"{second} 300").words[0] in cell.words

    def test_a_hedge_is_kept_with_its_cell(self):
        """The words stay with the figure that they stand before."""
        ((first, second),) = split_row("cirka 5 minst 10", cells=2)
        assert (first.words, second.words) == (("about",), ("at least",))

    @pytest.mark.parametrize("row", ["190 -", "190 - - 190", "5 (x) 6 (", "5 +"])
    def test_signs_of_no_figure_are_refused(self, row):
        """Nothing is skipped: a dash for an empty cell is given in a list."""
        with pytest.raises(ShapeError, match="a row must hold figures and their units"):
            split_row(row, cells=2)

    @pytest.mark.parametrize(
        ("row", "cells"),
        [
            ("065 100", []),
            ("5 065 100", [(5065100,)]),
            ("100 065", [(100065,)]),
            ("100 200,5", [(Fraction("100200.5"),)]),
            ("100,5 200", []),
            ("1000 200", []),
            ("100 20", []),
            ("100 200.", [(100200,)]),
            ("100, 200", []),
            ("5 kr/st 123", []),
            ("5 kr/st 123.", []),
        ],
    )
    def test_what_makes_one_number(self, row, cells):
        """Groups of three after one to three digits that begin with no zero; a group that begins with 0 begins none.

        A mark after the last of them belongs to the text around it; what stands after a unit is another number.
        """
        assert [tuple(cell.value for cell in way) for way in split_row(row, cells=1)] == cells

    def test_a_mark_after_a_number_ends_its_cell(self):
        """Cells that are listed in a sentence."""
        assert [[x.value for x in way] for way in split_row("280 500, 550 212.", cells=2)] == [[280500, 550212]]

    def test_how_many_ways_are_too_many(self, monkeypatch):
        """As many as are allowed are answered: six groups make 1 + 5 + 10 ways of up to three cells, 1,234 has two."""
        for most in (16, 15):
            monkeypatch.setattr("socioecon.audit._reading._MOST_CUTS", most)
            if most == 16:
                assert len(split_row("280 500 550 212 809 550", cells=3)) == 10
            else:
                with pytest.raises(RangeError, match="at most 15 cuts"):
                    split_row("280 500 550 212 809 550", cells=3)
        for most in (2, 1):
            monkeypatch.setattr("socioecon.audit._reading._MOST_CUTS", most)
            if most == 2:
                assert [way[0].value for way in split_row("1,234", cells=1)] == [Fraction(1234, 1000), 1234]
            else:
                with pytest.raises(RangeError, match="at most 1 readings"):
                    split_row("1,234", cells=1)

    def test_a_thousand_cells_and_no_more(self):
        """A row has at least one cell."""
        assert split_row("5", cells=1000) == ()
        for count in (0, 1001):
            with pytest.raises(RangeError, match="cells must be"):
                split_row("5", cells=count)

    def test_what_cannot_be_cut_so_has_no_way(self):
        """() where there are too few groups."""
        assert split_row("12 34", cells=3) == ()

    def test_a_cell_with_two_readings_is_given_in_both(self):
        """Nothing is guessed: 1.234 is either."""
        assert {way[0].value for way in split_row("1.234 5", cells=2)} == {1234, Fraction(1234, 1000)}

    @given(st.lists(st.integers(-(10**9), 10**9), min_size=1, max_size=5))
    def test_the_truth_is_among_the_ways(self, values):
        """Cells that the library writes side by side can always be had back."""
        row = " ".join(amount(value).removesuffix("kr").strip() for value in values)
        ways = [tuple(cell.value for cell in way) for way in split_row(row, cells=len(values))]
        assert tuple(values) in ways

    def test_too_many_ways_are_refused(self):
        """A row that can be cut in more than 10 000 ways is not worth guessing at."""
        with pytest.raises(RangeError, match="at most 10000 cuts"):
            split_row("100 " * 30, cells=15)

    def test_no_figures_and_no_cells_are_refused(self):
        """There must be something to cut, and something to cut it into."""
        with pytest.raises(ShapeError, match="a row must hold figures"):
            split_row("kr", cells=1)
        with pytest.raises(RangeError, match="cells must be"):
            split_row("1", cells=0)
