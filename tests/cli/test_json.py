"""JSON with numbers as they are."""

import json
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from socioecon.cli._json import as_json

NUMBERS = st.one_of(
    st.integers(-(10**30), 10**30),
    st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**30), max_value=10**30),
    st.floats(allow_nan=False, allow_infinity=False),
)
PLAIN = st.recursive(
    st.one_of(st.none(), st.booleans(), st.text(), NUMBERS),
    lambda inner: st.one_of(st.lists(inner), st.dictionaries(st.text(), inner)),
    max_leaves=20,
)


def read(text):
    """What a reader that keeps decimals finds."""
    return json.loads(text, parse_float=Decimal, parse_int=Decimal)


class TestAsJson:
    @given(PLAIN)
    def test_every_number_reads_back_as_it_was(self, data):
        """Integers, decimals and the shortest digits of floats come back equal, whatever they stand in."""
        assert read(as_json(data)) == expected(data)

    @given(st.integers(-(10**9), 10**9), st.integers(0, 12), st.integers(0, 12))
    def test_a_fraction_that_a_decimal_equals_is_that(self, over, twos, fives):
        """A denominator of twos and fives loses nothing."""
        x = Fraction(over, 2**twos * 5**fives)
        assert Fraction(read(as_json(x))) == x

    @given(st.fractions(min_value=-(10**9), max_value=10**9))
    def test_any_other_fraction_is_within_17_digits(self, x):
        """The decimal is the nearest with 17 significant digits: half a unit in the last of them, at most."""
        assert abs(Fraction(read(as_json(x))) - x) <= abs(x) / 10**16 / 2

    def test_short_lists_and_tables_stand_on_one_line(self):
        """What fits is not spread over lines; what does not is, each part on its own."""
        assert as_json({"a": (1, Decimal("0.50")), "b": {}}) == '{"a": [1, 0.5], "b": {}}'
        assert as_json(["x" * 60, "y" * 60]) == f'[\n  "{"x" * 60}",\n  "{"y" * 60}"\n]'

    def test_what_is_no_plain_data_is_its_text(self):
        """Dates, for instance."""
        from datetime import date  # noqa: PLC0415  # loaded only when used

        assert as_json(date(2015, 7, 1)) == '"2015-07-01"'


def expected(data):
    """The data as JSON can hold it, every number a Decimal."""
    if isinstance(data, dict):
        return {key: expected(x) for key, x in data.items()}
    if isinstance(data, list):
        return [expected(x) for x in data]
    if isinstance(data, bool) or data is None or isinstance(data, str):
        return data
    return Decimal(repr(data)) if isinstance(data, float) else Decimal(data)
