"""What is known of a number, from text: parsed, never run."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from socioecon import RangeError, uncertainty
from socioecon.cli._distributions import NAMES, distribution
from socioecon.uncertainty import beta_from_counts, between, discrete, normal, pert, sample, truncated


class TestDistribution:
    @pytest.mark.parametrize(
        ("text", "meant"),
        [
            ("pert(0.3, 0.5, 0.6)", pert(0.3, 0.5, 0.6)),
            (" pert(low=0.3, mode=0.5, high=6e-1) ", pert(0.3, 0.5, 0.6)),
            ('between(6_000, 9_000, share=0.9, shape="normal")', between(6000, 9000, share=0.9, shape="normal")),
            ("beta_from_counts(9, 18, prior=(1, 1))", beta_from_counts(9, 18, prior=(1, 1))),
            ("discrete({0: 0.25, -1.5: 0.75})", discrete({0: 0.25, -1.5: 0.75})),
            ("sample([3, 1, 2])", sample([3, 1, 2])),
            ("truncated(normal(0.5, 0.2), None, +1)", truncated(normal(0.5, 0.2), None, 1)),
            ("0.5", 0.5),
            ("-12", -12),
        ],
    )
    def test_it_reads_as_python_does(self, text, meant):
        """A call of a distribution, or a plain number."""
        assert distribution(text) == meant

    def test_every_distribution_can_be_named(self):
        """The names are what the library exports in small letters, less what computes with distributions."""
        others = {"compare", "internal_rates", "one_way", "paybacks", "simulate", "sobol_indices", "sweep"}
        others |= {"switching_values", "two_way", "value_of_information"}
        small = {name for name in uncertainty.__all__ if name.islower()}
        assert set(NAMES) == small - others

    @pytest.mark.parametrize(
        "text",
        [
            "", "normal", "(1, 2)", "'pert'", "True", "1j", "2 ** 9", "[1]", "1_", "0777", "normal(0, 1", "\0",
            "pert(1, 2, 3).low", "__import__('os').getcwd()", "(lambda: 1)()", "normal(0, 1)(0.5)", "normal(1 + 1, 2)",
            "sample([x for x in (1, 2)])", "pert(*[1, 2, 3])", "pert(**{})", "discrete({**{}})", "discrete({'a': 1})",
            "pert(1, 2, 3); 4", "normal(0, 1)\n\nnormal(0, 1)", "((((((((((((((((((((((1", "-" * 4000, "1" * 5000,
            "x" * 60_000,
        ],
    )  # fmt: skip
    def test_nothing_else_is_read(self, text):
        """No arithmetic, names, attributes, calls of anything else: it is refused, and the message shows one."""
        with pytest.raises(RangeError, match="distribution"):
            distribution(text)

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("prt(1, 2, 3)", "did you mean pert?"),
            ("eval('1')", "a distribution must be one of"),
            ("pert(0,3, 0,5, 0,6)", r"pert takes \(low, mode, high\), numbers with a decimal point"),
            ("between(1, 2)", r"between takes \(low, high, share, shape\)"),
            ("pert(3, 2, 1)", "pert: low must be below high"),
            ('normal("1", 2)', "normal takes"),
            ("beta_from_counts(9, 18, prior=1)", "prior must be two numbers"),
            ("normal(1e999, 1)", "normal: mean must be finite"),
        ],
    )
    def test_a_slip_is_told(self, text, told):
        """A wrong name, wrong arguments, a decimal comma: what is wanted stands in the message."""
        with pytest.raises(RangeError, match=told):
            distribution(text)

    @given(
        st.one_of(
            st.text(),
            st.text(alphabet="pert()0123456789.,-+[]{}: \"'=*\n"),
            st.sampled_from(NAMES).flatmap(
                lambda name: st.text(alphabet="0123.,-[]{}():'e ").map(f"{name}({{}})".format)
            ),
        )
    )
    @example("normal(1e308, 1e-320)")
    def test_any_text_is_read_or_refused(self, text):
        """There is no third way: a distribution, a number, or a RangeError."""
        try:
            found = distribution(text)
        except RangeError:
            return
        assert isinstance(found, int | float) or callable(found)
