"""Whatever is handed in, the answer is a value or an error of ours; TypeError is left to Python."""

import math
import pickle
from contextlib import suppress
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socioecon import audit
from socioecon.audit import Interval, Printed, printed
from socioecon.core.errors import AmbiguousFigureError, FileError, RangeError, SocioeconError

ODD = st.sampled_from(
    [
        None, 0, 1, -1, 7, 10**40, 0.1, math.nan, math.inf, Decimal("NaN"), Decimal("0.5"), Fraction(1, 3), True,
        "", "1 234 kr", "1.234", [], (), {}, [1, 2], (1, None), {"a": 1}, {"a": [1, 2]}, {"a": {"b": 1}},
        printed("600 tkr"), printed("4 %"), printed("drygt 300"), printed("< 50"), printed("0"),
        Interval(None, None), Interval(0, 1), Interval(2, 1), Interval(-1, None),
        Printed("x", 10, 1), Printed("x", Fraction(1, 3), Fraction(1)), [printed("10"), printed("11")],
    ]
)  # fmt: skip
WORDS = st.sampled_from([None, "half-up", "cut", "advance", "mid-year", "exact", "original", "?", 3])
CALLS = {  # how many positional arguments, and the keywords it may have
    "check_value": (2, ("step", "unit", "reading")),
    "check_copy": (2, ("unit", "reading")),
    "check_sum": (2, ("signs", "unit", "reading")),
    "check_difference": (3, ("unit", "reading")),
    "check_product": (2, ("divide_by", "unit", "reading")),
    "check_change": (3, ("change", "unit", "reading")),
    "check_ratio": (3, ("ratio", "unit", "reading")),
    "check_table": (2, ("unit", "reading")),
    "check_rate_of_return": (2, ("method", "unit", "reading")),
    "check_period_rate": (3, ("method", "unit", "reading")),
    "check_together": (2, ("unknowns", "reading")),
    "infer_unit": (1, ()),
    "infer_rate": (1, ("amounts", "timing")),
    "infer_ratio": (3, ()),
    "infer_change": (3, ()),
    "interval": (1, ("reading", "about")),
    "printed": (1, ("locale", "unit", "exact")),
}
NEEDED = {  # those with keywords that must be there
    "check_payback": (2, ("costs",), ("payback", "rate", "unit", "reading")),
    "check_share": (3, ("part_of_whole",), ("unit", "reading")),
    "infer_rate_from_value": (2, ("timing",), ()),
    "infer_retention": (1, ("intake",), ("amounts",)),
    "infer_residual": (1, ("total", "shares"), ()),
    "split_row": (1, ("cells",), ("locale",)),
}
NAMED = {"reading", "change", "ratio", "method", "timing", "payback", "locale"}


def call(data, name, count, needed, optional):
    """Call a function with odd arguments; errors of ours and TypeErrors are answers."""
    keywords = [*needed, *(key for key in optional if data.draw(st.booleans()))]
    arguments = [data.draw(ODD) for _ in range(count)]
    with suppress(SocioeconError, TypeError):
        return getattr(audit, name)(*arguments, **{key: data.draw(WORDS if key in NAMED else ODD) for key in keywords})
    return None


class TestErrors:
    @pytest.mark.parametrize("name", sorted(CALLS))
    @settings(max_examples=80)
    @given(st.data())
    def test_a_value_or_an_error_of_ours(self, name, data):
        """Nothing else leaks: no ZeroDivisionError, KeyError, IndexError, AttributeError, OverflowError."""
        count, optional = CALLS[name]
        call(data, name, count, (), optional)

    @pytest.mark.parametrize("name", sorted(NEEDED))
    @settings(max_examples=80)
    @given(st.data())
    def test_also_where_keywords_are_needed(self, name, data):
        """The same for those that cannot do without."""
        count, needed, optional = NEEDED[name]
        call(data, name, count, needed, optional)

    def test_every_public_function_is_called_here(self):
        """None is forgotten; those that take a finding or a file have tests of their own."""
        public = {name for name in audit.__all__ if name[0].islower()}
        assert public - set(CALLS) - set(NEEDED) == {"mend", "sentence", "summary", "load_audit", "run_audit"}

    def test_errors_pickle_with_what_they_carry(self, tmp_path):
        """The readings of an ambiguous figure, and the faults of a file."""
        with pytest.raises(AmbiguousFigureError) as ambiguous:
            printed("1.234")
        with pytest.raises(FileError) as unusable:
            audit.load_audit(tmp_path / "nowhere.toml")
        assert pickle.loads(pickle.dumps(ambiguous.value)).readings == ambiguous.value.readings  # noqa: S301
        assert pickle.loads(pickle.dumps(unusable.value)).faults == unusable.value.faults  # noqa: S301

    def test_values_pickle(self):
        """Findings can be sent to another process and stored."""
        finding = audit.check_value(printed("80,7 %"), Fraction(21, 26))
        assert pickle.loads(pickle.dumps(finding)) == finding  # noqa: S301


class TestFace:
    def test_it_holds_what_it_names(self):
        """Sorted as ruff sorts them, without doubles, each there."""
        assert len(set(audit.__all__)) == len(audit.__all__)
        assert all(hasattr(audit, name) for name in audit.__all__)
        public = {name for name in vars(audit) if not name.startswith("_")}
        modules = {name for name in public if type(getattr(audit, name)).__name__ == "module"}
        assert public - modules == set(audit.__all__)


class TestPrintedByHand:
    @pytest.mark.parametrize("words", ["about", 5])
    def test_its_words_are_several(self, words):
        """One alone stands in a tuple."""
        with pytest.raises(RangeError, match=r"words must be a tuple of some of about, over.*: put one in a tuple"):
            Printed("x", 1, 1, words=words)

    def test_its_words_are_those_that_are_known(self):
        """Each of them."""
        with pytest.raises(RangeError, match="words must be one of 'about', 'over'"):
            Printed("x", 1, 1, words=("about", "roughly"))

    def test_its_unit_is_not_negative(self):
        """Not by half a krona."""
        assert Printed("x", 1, 0).unit == 0
        with pytest.raises(RangeError, match="unit must be at least 0"):
            Printed("x", 1, Fraction(-1, 2))


class TestHugeNumbers:
    def test_what_nobody_would_read_is_refused(self):
        """A number of thousands of digits is an error of ours and not one of Python's."""
        with pytest.raises(RangeError, match="at most a thousand digits"):
            audit.check_sum([10**5000, 1], printed("5"))

    def test_no_figure_of_that_size_is_made(self):
        """Where the figure is made it is told, and not where it is computed with, seconds later."""
        with pytest.raises(RangeError, match="value must have at most a thousand digits"):
            Printed("x", Fraction(10) ** 5000, Fraction(1))
        assert Printed("x", 10**1000 - 1, 1).value == 10**1000 - 1
        with pytest.raises(RangeError, match="value must have at most a thousand digits"):
            Printed("x", 10**1000, 1)
        with pytest.raises(RangeError, match="unit must have at most a hundred digits"):
            audit.check_payback((100, 60), printed("2 år"), costs=150, unit=Decimal("1e-101"))

    def test_a_row_of_figures_with_two_readings_each_asks_for_a_locale(self):
        """2 to the power of 60 rows are not made one by one."""
        with pytest.raises(RangeError, match=r'at most 10000 readings; got .*: give locale="sv"'):
            audit.split_row("1.234 " * 60, cells=60)
        assert len(audit.split_row("1.234 " * 60, cells=60, locale="sv")) == 1
