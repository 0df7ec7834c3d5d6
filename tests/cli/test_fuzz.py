"""Whatever is typed and whatever is piped in: an answer or a message, and never a traceback."""

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from .terminal import KOM_I_JOBB, SMALL, called

WORDS = st.one_of(
    st.text(max_size=12),
    st.sampled_from([
        "run", "explain", "simulate", "check", "parameter", "schema", "-", "--", "--json", "--html", "--markdown",
        "--vary", "--inputs", "--seed", "--draws", "--year", "--item", "--depth", "--nominal", "--of", "--unit", "--on",
        "--language", "--nearest", "--discounted", "--chart", "--xlsx", "kr", "tkr", "en", "sv", "1", "-1", "256",
        "net", "society", "Kommun", "kpi", "2015-07-01", "retention.1=0.5", "intake.0=uniform(1, 2)", "before",
        "net_present_value", "/", ".", "/nowhere/x.png",
    ]),
)  # fmt: skip
COMMANDS = st.sampled_from(["run", "explain", "simulate", "check", "parameter", "schema"])


@st.composite
def damaged(draw, text):
    """A text with some pieces of it cut out, doubled or replaced."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 40)))
        piece = draw(st.one_of(st.just(""), st.just(text[start:end] * 2), st.text(max_size=6)))
        text = text[:start] + piece + text[end:]
    return text


def ends_well(said):
    """An exit code that is told of, and a message wherever it is 2."""
    assert said.code in {0, 1, 2}
    assert "Traceback" not in said.err + said.out
    assert (said.code == 2) == bool(said.err)
    assert said.code != 2 or not said.out


class TestAnything:
    @given(st.lists(WORDS, max_size=6))
    @example(["--draws"])
    def test_any_words(self, argv):
        """An answer or a message; an error of our own comes out as it is here, and fails the test."""
        ends_well(called(*argv, stdin=SMALL.encode()))

    @settings(max_examples=60)
    @given(COMMANDS, st.lists(WORDS, max_size=5))
    def test_any_words_after_a_command(self, command, argv):
        """Closer to a call that works."""
        ends_well(called(command, "-", *argv, stdin=SMALL.encode()))

    @pytest.mark.parametrize(
        "argv",
        [
            ("run", "-"),
            ("run", "-", "--json"),
            ("explain", "-", "society", "net_present_value"),
            ("simulate", "-", "--draws", "256", "--vary", "retention.1=uniform(0.2, 0.8)"),
            ("simulate", "-", "--draws", "256", "--vary", "intake.0=normal(1, 5)"),
            ("check", "-"),
        ],
    )
    @settings(max_examples=40)
    @given(st.one_of(st.binary(max_size=80), damaged(SMALL).map(lambda text: text.encode("utf-8", "surrogatepass"))))
    def test_any_file(self, argv, content):
        """Junk, and scenarios with something wrong in them."""
        ends_well(called(*argv, stdin=content))

    @settings(max_examples=40)
    @given(st.recursive(st.one_of(st.none(), st.integers(), st.floats(), st.text()), st.lists, max_leaves=8))
    def test_any_json(self, data):
        """JSON of any shape."""
        ends_well(called("run", "-", stdin=json.dumps({"name": data, "years": data, "intake": data}).encode()))

    @settings(max_examples=40)
    @given(st.lists(st.one_of(st.text(max_size=20), damaged("retention.1=pert(0.3, 0.5, 0.6)")), max_size=3))
    def test_any_uncertainty(self, pairs):
        """Whatever is said of an input is read or refused."""
        varied = [argument for pair in pairs for argument in ("--vary", pair)]
        ends_well(called("simulate", KOM_I_JOBB, "--draws", "256", *varied))
