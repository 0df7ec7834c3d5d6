"""Numbers as people write them: what is written is the exact value, rounded half away from zero."""

import math
import re
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socioecon._text import MINUS, SPACE, amount, number, percent
from socioecon.core.errors import RangeError

EXACT = st.fractions() | st.integers() | st.decimals(allow_nan=False, allow_infinity=False, places=5)


def back(text: str, language: str) -> Fraction:
    """The value of a written number, by the rules of the language and nothing of ours."""
    plain = text.replace(SPACE, "").replace(MINUS, "-")
    return Fraction(plain.replace(",", ".") if language == "sv" else plain.replace(",", ""))


class TestNumber:
    @pytest.mark.parametrize(
        ("value", "decimals", "swedish", "english"),
        [
            (1042058, None, f"1{SPACE}042{SPACE}058", "1,042,058"),
            (Fraction(-1, 2), 0, f"{MINUS}1", f"{MINUS}1"),
            (Fraction(1, 2), 0, "1", "1"),
            (Decimal("33.80"), None, "33,8", "33.8"),
            (0.1, 1, "0,1", "0.1"),
            (Fraction(-1, 1000), 1, "0,0", "0.0"),
            (999, None, "999", "999"),
            (0, None, "0", "0"),
        ],
    )
    def test_each_language(self, value, decimals, swedish, english):
        """Groups and decimal marks are those of the language, the minus is a real one, and nothing is minus zero."""
        assert number(value, decimals=decimals) == swedish
        assert number(value, decimals=decimals, language="en") == english

    @given(EXACT, st.integers(0, 8), st.sampled_from(["sv", "en"]))
    def test_it_is_the_value_to_half_a_place(self, x, decimals, language):
        """What is written lies at most half of the last place from the value."""
        written = back(number(x, decimals=decimals, language=language), language)
        assert abs(written - Fraction(x)) * 2 * 10**decimals <= 1

    @given(EXACT, st.integers(0, 3))
    def test_no_line_breaks_inside_it(self, x, decimals):
        """A number holds no space at which a line may break."""
        assert re.search(r"[ \t\n]", number(x, decimals=decimals)) is None

    @pytest.mark.parametrize("bad", [math.nan, math.inf, Decimal("NaN")])
    def test_what_is_no_amount_is_refused(self, bad):
        """NaN and infinities are named in the error."""
        with pytest.raises(RangeError, match="x must be finite"):
            number(bad)

    @pytest.mark.parametrize("exponent", [999_999_999, 1_000])
    def test_no_fraction_of_millions_of_digits_is_made(self, exponent):
        """A Decimal so large is refused at once, and one so near to 0 is written as 0."""
        with pytest.raises(RangeError, match="x must have at most a thousand digits"):
            number(Decimal(f"1e{exponent}"))
        assert number(Decimal(f"-1e-{exponent}")) == number(Decimal("0e5000")) == "0"
        assert number(Decimal("-1e-999"), decimals=2, language="en") == "0.00"
        assert len(number(Decimal("1e999"), language="en").replace(",", "")) == 1_000

    def test_an_unknown_language_is_refused(self):
        """The languages are Swedish and English."""
        with pytest.raises(RangeError, match="language must be one of 'sv', 'en'"):
            number(1, language="no")


class TestAmount:
    @pytest.mark.parametrize(
        ("kronor", "unit", "decimals", "swedish", "english"),
        [
            (780_000, "tkr", 0, f"780{SPACE}tkr", f"SEK{SPACE}780{SPACE}thousand"),
            (1_600_000, "Mkr", 1, f"1,6{SPACE}Mkr", f"SEK{SPACE}1.6{SPACE}million"),
            (-81_193, "kr", 0, f"{MINUS}81{SPACE}193{SPACE}kr", f"{MINUS}SEK{SPACE}81,193"),
        ],
    )
    def test_each_unit(self, kronor, unit, decimals, swedish, english):
        """An amount in kronor is written in the unit asked for."""
        assert amount(kronor, unit=unit, decimals=decimals) == swedish
        assert amount(kronor, unit=unit, decimals=decimals, language="en") == english

    def test_an_unknown_unit_is_refused(self):
        """The units are named in the error."""
        with pytest.raises(RangeError, match="unit must be one of 'kr', 'tkr', 'Mkr', 'mdkr'"):
            amount(1, unit="öre")


class TestPercent:
    def test_a_share_of_one(self):
        """0.338 is 33,8 %, with the space that Swedish has and English has not."""
        assert percent(Fraction(338, 1000)) == f"33,8{SPACE}%"
        assert percent(Fraction(338, 1000), language="en") == "33.8%"
