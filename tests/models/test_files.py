"""Files: exact in and out, every fault at once, and nothing that a hostile one can do but be refused."""

import json
import pickle
import re
import time
import tomllib
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import attrs
import jsonschema
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socioecon import FileError
from socioecon.models import (
    Actor,
    Additionality,
    Apportioned,
    Cashability,
    Cost,
    Discounting,
    Effect,
    Employment,
    Factor,
    Monthly,
    Rated,
    Scenario,
    Source,
    Tax,
    Transfer,
    format_scenario,
    json_schema,
    load_scenario,
    parse_scenario,
    save_scenario,
)
from socioecon.models._kinds import described
from socioecon.models._measures import MEASURES
from socioecon.models.schema import SHIPPED, as_text
from tests.core.strategies import hundreds

from .strategies import SOME, scenarios
from .test_documents import EXAMPLES

DESCRIBED = (
    *(Scenario, Discounting, Additionality, Factor, Actor, Source, Effect, Transfer, Tax, Cost, Employment),
    *(Monthly, Rated, Apportioned, Cashability),
)
FIELDS = {
    "years": 3,
    "intake": (1, 0, 0),
    "retention": (1, 0, 0),
    "discounting": Discounting(0, "advance", "real"),
}
SCENARIOS = ["kom_i_jobb", "bas_ansokan", "bas_slutrapport"]
FORMS = pytest.mark.parametrize("form", ["toml", "json"])

# What may stand anywhere in JSON: numbers of both kinds, NaN, truths, nothing, texts that are known and not.
ANYTHING = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**20), 10**20),
    st.floats(),
    st.sampled_from(["", "Kommun", "advance", "resource", "12"]),
    st.sampled_from([[], [[]], [1], [1.0, True], {}, {"Kommun": 1}, {"per_month": 1, "months": 12}, {"": None}]),
)

SMALL = """
name = "liten"
years = 2
intake = [10, 0]
retention = [1, 0.338]
discounting = { rate = 0, timing = "advance", terms = "real" }
"""


PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "scenario-files.md").read_text(encoding="utf-8")
KEYS = {field.name for kind in DESCRIBED for field in attrs.fields(kind)}


class TestReference:
    @pytest.mark.parametrize("key", sorted(KEYS))
    def test_has_every_key_of_a_file(self, key):
        """What a file may say stands on the page that lists its keys."""
        assert re.search(rf"`(?:\[\[)?{key}(?:\]\])?`", PAGE)

    def test_has_an_example_that_is_a_scenario(self):
        """Its example can be read and run."""
        (text,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
        assert parse_scenario(text).run().society.nominal.costs[0] > 0


def faults(text, **options):
    """The faults of a text, by path."""
    with pytest.raises(FileError) as caught:
        parse_scenario(text, **options)
    return {fault.path: fault for fault in caught.value.faults}


def in_decimals(scenario):
    """The scenario to three decimals, without models that no file can name."""
    plain = attrs.evolve(scenario, effects=[effect for effect in scenario.effects if effect.model is None])
    return described(plain, lambda x: Decimal(int(x * 1000)) / 1000)


class TestRoundTrip:
    @FORMS
    @SOME
    @given(scenario=scenarios())
    def test_what_is_written_reads_back_as_it_was(self, form, scenario):
        """Any scenario in decimals, in either form: equal, and every number exact."""
        exact = in_decimals(scenario)
        assert parse_scenario(format_scenario(exact, form=form), form=form) == exact

    @FORMS
    @given(share=st.decimals(0, 1, places=12) | st.decimals(0, 1, places=1))
    def test_decimals_stay_as_they_are_written(self, form, share):
        """0.338 is Decimal("0.338") and not the float next to it."""
        scenario = Scenario(
            "x", years=1, intake=(1,), retention=(share,), discounting=Discounting(0, "advance", "real")
        )
        (read,) = parse_scenario(format_scenario(scenario, form=form), form=form).retention
        assert read == share
        assert not isinstance(read, float)

    def test_338(self):
        """The very example."""
        assert repr(parse_scenario(SMALL).retention[1]) == "Decimal('0.338')"

    @pytest.mark.parametrize("name", SCENARIOS)
    @pytest.mark.parametrize("suffix", ["toml", "json"])
    def test_examples_are_saved_and_loaded(self, name, suffix, tmp_path):
        """Each example, through a file of either kind."""
        scenario = load_scenario(EXAMPLES / f"{name}.toml")
        place = tmp_path / f"again.{suffix}"
        save_scenario(scenario, place)
        assert load_scenario(place) == scenario

    def test_a_fraction_is_written_as_the_decimal_that_it_equals(self):
        """3/8 is 0.375; 1/3 is refused with its path, since no decimal equals it."""
        scenario = parse_scenario(SMALL)
        eighths = attrs.evolve(scenario, retention=(1, Fraction(3, 8)))
        assert parse_scenario(format_scenario(eighths)).retention == (1, Decimal("0.375"))
        with pytest.raises(FileError, match=r"retention.1: got 1/3"):
            format_scenario(attrs.evolve(scenario, retention=(1, Fraction(1, 3))))

    def test_a_float_is_written_as_the_decimal_that_shows_it(self):
        """And reads back as that: 0.1 is Decimal("0.1"), of another kind than the float."""
        read = parse_scenario(format_scenario(attrs.evolve(parse_scenario(SMALL), retention=(1, 0.1)))).retention
        assert repr(read[1]) == "Decimal('0.1')"

    def test_numbers_of_numpy_are_written_as_they_are(self):
        """Its whole numbers as whole ones, and its short floats as the floats that they equal."""
        described = Scenario(
            "x",
            years=np.int64(2),
            intake=np.array([5, 0]),
            retention=np.array([1, 0.5], dtype=np.float32),
            discounting=Discounting(0, timing="advance", terms="real"),
            start_delay=np.int32(1),
        )
        read = parse_scenario(format_scenario(described))
        assert (read.years, read.intake, read.retention, read.start_delay) == (2, (5, 0), (1, Decimal("0.5")), 1)

    def test_a_long_fraction_is_written_to_its_last_digit(self):
        """Longer than the precision that Decimal calculates with."""
        scenario = attrs.evolve(parse_scenario(SMALL), retention=(1, Fraction(10**34 + 1, 10**35)))
        assert parse_scenario(format_scenario(scenario)).retention[1] == Decimal("0." + "1".ljust(34, "0") + "1")

    def test_a_model_without_a_key_cannot_be_written(self):
        """A file can name a model and not hold one."""
        effect = Effect("e", kind="resource", model=lambda _year: {"A": 1})
        with pytest.raises(FileError, match="a cost model with a key"):
            format_scenario(attrs.evolve(parse_scenario(SMALL), effects=[effect]))

    @FORMS
    @pytest.mark.parametrize(
        ("more", "path"),
        [
            ({"intake": (10**19, 0, 0)}, "intake.0"),
            ({"intake": (1e19, 0, 0)}, "intake.0"),
            ({"retention": (Decimal(1) / 3 + Decimal("1e-45"), 0, 0)}, None),
            ({"retention": (Decimal("0." + "3" * 41), 0, 0)}, "retention.0"),
            ({"retention": (1e-50, 0, 0)}, "retention.0"),
            ({"cost_of_public_funds": Fraction(10**41 + 1, 10**35)}, "cost_of_public_funds"),
        ],
    )
    def test_a_number_that_no_file_is_read_with_is_not_written(self, form, more, path):
        """What is written is read: too large a number, and one of too many digits, are faults when it is saved."""
        described = Scenario("s", **{**FIELDS, **more})
        if path is None:
            assert parse_scenario(format_scenario(described, form=form), form=form) == described
            return
        with pytest.raises(FileError, match=r"a number up to 1e18 with at most 40 digits is wanted") as caught:
            format_scenario(described, form=form)
        assert [fault.path for fault in caught.value.faults] == [path]

    @FORMS
    def test_true_where_a_number_is_meant_is_one(self, form):
        """As it counts; where true or false is meant it is that."""
        costs = [Cost("c", {"A": True}, budgeted=False)]
        described = Scenario("s", **{**FIELDS, "intake": (True, False, 2)}, costs=costs, cost_of_public_funds=True)
        text = format_scenario(described, form=form)
        assert text.lower().count("true") == 0
        assert text.lower().count("false") == 1
        assert parse_scenario(text, form=form) == described


class TestFaults:
    def test_every_fault_is_told_at_once(self):
        """Keys, kinds, choices, shares, lengths and names: each with its path, what was got and what is allowed."""
        told = faults(
            """
            name = "x"
            years = 3
            intakes = [1, 0, 0]
            intake = [1, 0]
            retention = [1, 33.8, 0]
            discounting = { rate = "4 %", timing = "advanced", terms = "real" }
            [actors]
            "Kommun" = {}
            [perspectives]
            "P" = ["Region"]
            [[transfers]]
            name = "stöd"
            payer = "Komun"
            payee = "Kommun"
            amount = { per_month = 7500, moths = 12 }
            [[effects]]
            name = "e"
            kind = "resources"
            amounts = { "Kommun" = true }
            model = "min.modell"
            [[effects]]
            name = "f"
            kind = "resource"
            amounts = {}
            [[taxes]]
            name = "skatt"
            payer = "Kommun"
            base = 1
            rates = {}
            """
        )
        assert set(told) == {
            "effects.f.amounts",
            "taxes.skatt.rates",
            "intakes",
            "intake",
            "retention.1",
            "discounting.rate",
            "discounting.timing",
            "perspectives.P",
            'transfers."stöd".payer',
            'transfers."stöd".amount.moths',
            'transfers."stöd".amount.months',
            "effects.e",
            "effects.e.kind",
            "effects.e.amounts.Kommun",
            "effects.e.model",
        }
        assert told["intakes"].hint == 'did you mean "intake"?'
        assert told["discounting.timing"].allowed == 'one of "advance", "mid-year", "arrears" is wanted'
        assert told["discounting.rate"].got == '"4 %"'
        assert "0.338, not 33.8" in told["retention.1"].hint
        assert 'did you mean "Kommun"?' in told['transfers."stöd".payer'].allowed
        assert told["effects.e.amounts.Kommun"].got == "true"

    def test_faults_of_every_kind_are_told_together(self):
        """A misspelt kind hides neither a transfer to oneself, nor an outlay below nothing, nor a wrong sum."""
        told = faults(
            SMALL
            + """
            outcomes = { entrants = 2 }
            index = { 2014 = 0 }
            [[effects]]
            name = "e"
            kind = "resourse"
            apportioned = { total = 9, shares = { A = 0.5, B = 0.4 } }
            [[effects]]
            name = "f"
            kind = "resource"
            apportioned = { total = 9, shares = { A = 50 }, whole = 100, residual = "C" }
            [[effects]]
            name = "g"
            kind = "resource"
            apportioned = { total = 9, shares = {}, whole = 0 }
            [[effects]]
            name = "h"
            kind = "resource"
            apportioned = { total = 9, shares = { A = 0, B = 0 }, residual = "*" }
            [[transfers]]
            name = "t"
            payer = "A"
            payee = "A"
            amount = { per_month = -1, months = 12 }
            counts = "everyone"
            [[taxes]]
            name = "s"
            payer = "A"
            base = -1
            rates = { B = 0.3 }
            counts = "everyone"
            [[costs]]
            name = "c"
            amounts = { A = -5, B = [1, -1] }
            [[employment]]
            name = "l"
            pay = -100
            subsidy_ceiling = [1, 2]
            productivity = 1
            contributions = 0
            """
        )
        assert set(told) == {
            "outcomes.entrants",
            "index.2014",
            "effects.e.kind",
            "effects.e.apportioned.shares",
            "effects.f.apportioned.residual",
            "effects.g.apportioned.shares",
            "effects.g.apportioned.whole",
            "effects.h.apportioned.shares",
            "transfers.t",
            "transfers.t.amount",
            "taxes.s.base",
            "costs.c.amounts.A",
            "costs.c.amounts.B.1",
            "costs.c.amounts.B",
            "employment.l.pay",
            "employment.l.subsidy_ceiling",
        }
        assert "so 0.1 is missing" in told["effects.e.apportioned.shares"].allowed
        assert told["index.2014"].hint == ""

    @SOME
    @given(scenario=scenarios())
    def test_what_loads_can_be_run(self, scenario):
        """Whatever a file may hold is refused when it is read, or gives a result with every number."""
        assert str(parse_scenario(format_scenario(in_decimals(scenario))).run())

    @pytest.mark.parametrize(
        ("more", "path"),
        [
            ("index = { 'year one' = 100 }", 'index."year one"'),
            (
                "employment = [{ name = 'e', pay = 1, productivity = 1, contributions = 0, subsidy_taper = [1] }]",
                "employment.e.subsidy_taper",
            ),
        ],
    )
    def test_whatever_a_class_refuses_is_a_fault(self, more, path):
        """With its path, and never as an error of a library behind."""
        assert set(faults(SMALL + more)) == {path}

    def test_the_message_lists_them_all(self):
        """The error's text is the list, one a line, and the error pickles with it."""
        with pytest.raises(FileError) as caught:
            parse_scenario("years = 0\nname = 7")
        lines = str(caught.value).splitlines()
        assert lines[0] == "the file must describe a scenario; got 5 faults:"
        assert len(lines) == 6
        sent = pickle.loads(pickle.dumps(caught.value))  # noqa: S301  # pickled on the same line
        assert sent.faults == caught.value.faults

    def test_names_with_swedish_letters_need_quotes(self):
        """A bare key with å, ä or ö is no TOML, and the message says what to do."""
        (fault,) = faults(SMALL + "[actors]\nSocialnämnden = {}\n").values()
        assert "put quotes around names with å, ä, ö" in fault.hint
        (fault,) = faults("name = ").values()
        assert fault.hint == ""

    @pytest.mark.parametrize("space", [" ", "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"])
    @pytest.mark.parametrize("value", ["52{}000", "[1, 52{}000]", "{{ per_month = 52{}000, months = 12 }}"])
    def test_a_number_with_a_space_in_it(self, value, space):
        """A number as people write it is no TOML and no JSON: the message says how it is written there."""
        (fault,) = faults(SMALL + f"[costs]\nx = {value.format(space)}\n").values()
        assert fault.hint == "write 52_000 or 52000"
        (fault,) = faults(f'{{"years": 52{space}000}}', form="json").values()
        assert fault.hint == "write 52000"

    def test_a_space_in_a_name_or_a_remark_is_no_number(self):
        """What stands in quotes or behind # may be written as people write it."""
        (fault,) = faults('name = "52 000 kr" # 52 000\nyears = = 3').values()
        assert fault.hint == ""
        (fault,) = faults("years = = 3 # 52 000").values()
        assert fault.hint == ""

    @FORMS
    def test_a_key_that_stands_twice_is_refused(self, form):
        """In either form: the second would silently win."""
        text = 'name = "a"\nname = "b"' if form == "toml" else '{"name": "a", "name": "b"}'
        assert list(faults(text, form=form)) == [""]

    @pytest.mark.parametrize("text", ["[1, 2]", "3", "null", "{", ""])
    def test_what_is_no_table_is_refused(self, text):
        """JSON that is no object, and what is no JSON."""
        assert faults(text, form="json")

    @pytest.mark.parametrize(
        "number", ["nan", "inf", "-inf", "1e400", "1e-400", "1e1000000", "1" * 60, "1" * 5000, "true", '"1"']
    )
    def test_numbers_that_cannot_be_meant_are_refused(self, number):
        """Not finite, beyond any sum of kronor, or no number."""
        assert faults(SMALL + f"target_group = {number}\nstay = 1\n")

    def test_unknown_keys_are_refused_everywhere(self):
        """In the scenario, in its parts and in their parts."""
        told = faults(SMALL + '[sources.r]\ntitle = "R"\nyear = 2015\n[actors.A]\nparent = "B"\n')
        assert set(told) == {"sources.r.year", "actors.A.parent"}


class TestHostile:
    @pytest.mark.parametrize("number", ["1e1000000", "-1e999999999999", "1e-999999999999"])
    def test_exponents_beyond_what_decimal_counts_with(self, number):
        """Are refused like any number that cannot be meant, in either form."""
        assert "target_group" in faults(SMALL + f"target_group = {number}\nstay = 1\n")
        assert "target_group" in faults(f'{{"target_group": {number}}}', form="json")

    @pytest.mark.parametrize("key", ["rate", "timing", "terms"])
    def test_a_number_of_more_digits_than_python_prints(self, key):
        """TOML can write one in base 16, in the place of a name too."""
        told = {"rate": "0", "timing": '"advance"', "terms": '"real"', key: "0x" + "f" * 5_000}
        text = SMALL.partition("discounting")[0]
        discounting = ", ".join(f"{name} = {value}" for name, value in told.items())
        told = faults(f"{text}\ndiscounting = {{ {discounting} }}")
        assert {path: fault.got for path, fault in told.items()} == {
            f"discounting.{key}": "a number of thousands of digits"
        }

    def test_half_a_character(self):
        """JSON can name one and no file can hold it: in a text, in a name, in a key that nobody knows."""
        told = faults('{"name": "\\ud800", "actors": {"\\udfff": {}}, "\\ud801": 1}', form="json")
        assert {"name", 'actors."\\\\udfff"', '"\\\\ud801"'} <= set(told)
        assert str(told["name"]).encode()
        with pytest.raises(FileError, match="half a character"):
            format_scenario(attrs.evolve(parse_scenario(SMALL), name="\ud800"))

    def test_a_byte_order_mark_in_a_text(self):
        """As in a file, it does no harm."""
        assert parse_scenario("\ufeff" + SMALL) == parse_scenario(SMALL)

    def test_a_file_of_100_mb(self, tmp_path):
        """Is not even read to its end."""
        place = tmp_path / "large.toml"
        with place.open("wb") as file:
            file.truncate(100_000_000)
        start = time.perf_counter()
        with pytest.raises(FileError, match="more than 250000 bytes"):
            load_scenario(place)
        # Reading and parsing 100 MB takes minutes; refusing it must not.
        assert time.perf_counter() - start < 60

    def test_text_as_long(self):
        """The same of a text."""
        with pytest.raises(FileError, match="at most 250000"):
            parse_scenario("#" * 2_000_000)

    @pytest.mark.parametrize(
        ("text", "form"),
        [
            ("a = " + "[" * 10_000 + "]" * 10_000, "toml"),
            ("a = " + "{b = " * 10_000 + "1" + "}" * 10_000, "toml"),
            ("[" + ".".join(["a"] * 10_000) + "]", "toml"),
            ("\n".join(f"[{'.'.join(['a'] * depth)}]" for depth in range(1, 1000)), "toml"),
            ("actors." + ".".join(["a"] * 10_000) + " = 1", "toml"),
            ("x = { actors." + ".".join(["a"] * 10_000) + " = 1 }", "toml"),
            ("[" * 10_000 + "]" * 10_000, "json"),
            ('{"a":' * 10_000 + "1" + "}" * 10_000, "json"),
        ],
        ids=[
            "lists",
            "inline tables",
            "dotted table",
            "growing tables",
            "dotted key",
            "inline dotted key",
            "json lists",
            "json objects",
        ],
    )
    def test_ten_thousand_nested_tables(self, text, form):
        """End in a clear error, in every way to write them."""
        assert faults(text, form=form)

    @pytest.mark.parametrize(
        "text",
        [
            "\n".join(f"k{n} = 1" for n in range(20_000)),
            SMALL + "[actors]\n" + "\n".join(f"a{n} = {{ part_of = 'b{n}' }}" for n in range(8_000)),
            SMALL + "[perspectives]\n" + "\n".join(f"p{n} = ['q{n}']" for n in range(10_000)),
            SMALL
            + "[actors]\nA = {}\n[[effects]]\nname = 'e'\nkind = 'resource'\n[effects.amounts]\n"
            + "\n".join(f"b{n} = 1" for n in range(20_000))
            + "\n[perspectives]\np = ['q']\n",
        ],
        ids=["unknown keys", "unknown parents", "unknown members", "many actors"],
    )
    def test_thousands_of_faults(self, text):
        """Are told as far as anybody reads, in a moment: names are not compared each with each."""
        start = time.perf_counter()
        assert 1 <= len(faults(text)) <= 600
        # Each with each would be minutes; TOML itself takes some tenths of a second.
        assert time.perf_counter() - start < 60

    def test_a_horizon_of_a_billion_years_asks_for_no_memory(self):
        """The limit is told before anything as long is made."""
        assert "years" in faults(SMALL.replace("years = 2", "years = 1000000000"))

    @pytest.mark.parametrize("content", [b"\xff\xfe\x00n", b"name = '\xe5'"], ids=["UTF-16", "Latin-1"])
    def test_what_is_not_utf_8(self, content, tmp_path):
        """Is told so."""
        place = tmp_path / "bad.toml"
        place.write_bytes(content)
        with pytest.raises(FileError, match="UTF-8"):
            load_scenario(place)

    def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(self, tmp_path):
        """As some editors write them."""
        place = tmp_path / "bom.toml"
        place.write_bytes(b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode())
        assert load_scenario(place) == parse_scenario(SMALL)

    def test_a_file_that_is_not_there(self, tmp_path):
        """Is a FileError as well, without a path of the machine."""
        with pytest.raises(FileError, match=r"'none.toml'; a file that can be read is wanted"):
            load_scenario(tmp_path / "none.toml")
        with pytest.raises(FileError):
            load_scenario(tmp_path)

    @given(text=st.text(max_size=60))
    def test_any_text_is_a_scenario_or_a_file_error(self, text):
        """Whatever stands in it, in either form."""
        for form in ("toml", "json"):
            with pytest.raises(FileError):
                parse_scenario(text, form=form)

    @given(data=st.data())
    def test_a_damaged_file_is_a_file_error_or_a_scenario(self, data):
        """One value of an example replaced by anything: read, or refused with that path among the faults."""
        document = tomllib.loads((EXAMPLES / "bas_ansokan.toml").read_text(encoding="utf-8"), parse_float=Decimal)
        anything = st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.just([]) | st.just({})
        node = document
        while True:
            keys = list(node) if isinstance(node, dict) else list(range(len(node)))
            key = data.draw(st.sampled_from(keys))
            if not isinstance(node[key], dict | list) or not node[key] or data.draw(st.booleans()):
                break
            node = node[key]
        node[key] = data.draw(anything)
        try:
            answer = parse_scenario(json.dumps(document, default=float), form="json")
        except FileError as error:
            answer = error.faults
        assert answer


class TestSchema:
    def test_the_shipped_schema_is_that_of_the_classes(self):
        """After a change: python -c "from socioecon.models.schema import *; print(as_text(), end='')" > the file."""
        assert SHIPPED.read_text(encoding="utf-8") == as_text()

    @pytest.mark.oracle(by="jsonschema")
    def test_it_is_a_json_schema(self):
        """Of draft 2020-12."""
        jsonschema.Draft202012Validator.check_schema(json_schema())

    @pytest.mark.oracle(by="jsonschema")
    @pytest.mark.parametrize("name", SCENARIOS)
    def test_the_examples_follow_it(self, name):
        """By a validator that knows nothing of us."""
        document = tomllib.loads((EXAMPLES / f"{name}.toml").read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator(json_schema()).validate(document)

    @pytest.mark.oracle(by="jsonschema")
    @given(scenario=scenarios())
    def test_what_we_write_follows_it(self, scenario):
        """Any scenario as JSON is valid by the same validator."""
        document = json.loads(format_scenario(in_decimals(scenario), form="json"))
        jsonschema.Draft202012Validator(json_schema()).validate(document)

    @pytest.mark.oracle(by="jsonschema")
    @pytest.mark.parametrize(
        "text",
        [
            SMALL + "target = 1\n",
            SMALL.replace('"advance"', '"start"'),
            SMALL + '[[effects]]\nname = "e"\nkind = "resource"\n',
            SMALL.replace("0.338", "33.8"),
        ],
    )
    def test_what_it_refuses_we_refuse(self, text):
        """The same documents are refused by both."""
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.Draft202012Validator(json_schema()).validate(tomllib.loads(text))
        assert faults(text)

    @pytest.mark.oracle(by="jsonschema")
    @hundreds
    @given(data=st.data())
    def test_whatever_it_refuses_in_a_damaged_file_we_refuse(self, data):
        """One thing of an example replaced, left out or added: never does the validator refuse what is read here."""
        name = data.draw(st.sampled_from(SCENARIOS))
        document = tomllib.loads((EXAMPLES / f"{name}.toml").read_text(encoding="utf-8"))
        node = document
        while True:
            key = data.draw(st.sampled_from(list(node) if isinstance(node, dict) else list(range(len(node)))))
            if not isinstance(node[key], dict | list) or not node[key] or data.draw(st.booleans()):
                break
            node = node[key]
        how = data.draw(st.sampled_from(["replaced", "replaced", "left out", "added"]))
        if how == "replaced":
            node[key] = data.draw(ANYTHING)
        elif how == "left out":
            del node[key]
        elif isinstance(node, dict):
            node["added"] = data.draw(ANYTHING)
        text = json.dumps(document)
        try:
            parse_scenario(text, form="json")
        except FileError:
            return
        jsonschema.Draft202012Validator(json_schema()).validate(json.loads(text))

    @pytest.mark.oracle(by="jsonschema")
    def test_a_whole_number_with_a_decimal_point_is_whole_to_it_and_not_to_us(self):
        """2.0 years: JSON knows one kind of number, and its schemas count 2.0 as whole; TOML knows two.

        Both are right about their form. A count is written as one here, in either, so that 2.5 is no slip away.
        """
        document = {**tomllib.loads(SMALL), "years": 2.0}
        jsonschema.Draft202012Validator(json_schema()).validate(document)
        assert set(faults(json.dumps(document), form="json")) == {"years"}
        # It knows floats alone: the same number in Decimal is none to it, so that files are shown to it as floats.
        assert not jsonschema.Draft202012Validator(json_schema()).is_valid({**document, "years": Decimal("2.0")})

    @pytest.mark.oracle(by="jsonschema")
    @pytest.mark.parametrize(("key", "value"), [("years", True), ("target_group", True), ("intake", [True, 0])])
    def test_true_is_a_number_to_neither(self, key, value):
        """To Python it is 1; in a file nobody means that."""
        document = {**tomllib.loads(SMALL), "stay": 1, key: value}
        assert not jsonschema.Draft202012Validator(json_schema()).is_valid(document)
        assert key in {path.partition(".")[0] for path in faults(json.dumps(document), form="json")}

    @pytest.mark.oracle(by="jsonschema")
    @pytest.mark.parametrize(
        ("changed", "path"),
        [
            ({"perspectives": {"p": ["Nobody"]}}, "perspectives.p"),
            ({"retention": [1]}, "retention"),
            ({"retention": [1, float("nan")]}, "retention.1"),
            ({"intake": [10**30, 0]}, "intake.0"),
        ],
        ids=["a name that is not there", "too short for the years", "NaN", "beyond any sum"],
    )
    def test_what_a_schema_cannot_say_we_see(self, changed, path):
        """It compares no two places of a file, and NaN lies outside no limit of its own: ours is stricter."""
        document = {**tomllib.loads(SMALL), **changed}
        jsonschema.Draft202012Validator(json_schema()).validate(document)
        assert path in faults(json.dumps(document), form="json")


class TestWholeNumbersInFiles:
    @SOME
    @given(scenario=scenarios())
    def test_no_number_of_a_result_is_a_float(self, scenario):
        """Whole numbers and decimals as a file may mix them: every measure of every account is computed, in either."""
        result = described(in_decimals(scenario), lambda x: int(x) if x == int(x) else x).run()
        for account in (*result.own.values(), result.society, result.society.alone):
            for measure in MEASURES:
                value = account.step(measure).value
                numbers = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else [value]
                assert not [x for x in numbers if isinstance(x, float)], measure

    def test_whole_numbers_alone_are_divided_exactly_too(self):
        """A file without one decimal point: 100 kr of three who enter are 33.33... in Decimal."""
        account = (
            parse_scenario(
                SMALL.replace("0.338", "1").replace("10, 0", "3, 0")
                + """
            effects = [{ name = "e", kind = "resource", amounts = { A = 40 } }]
            costs = [{ name = "c", amounts = { A = 100 } }]
            """
            )
            .run()
            .society
        )
        assert account.cost_per("entrants") == 100 / Decimal(3)
        assert account.benefit_cost_ratio == Decimal("2.4")
        assert account.persons == 3 * (100 / Decimal(240))
        assert repr(account.payback_time).startswith("Decimal")

    def test_whole_numbers_are_as_exact_as_decimals(self):
        """Shares, totals and index levels without a decimal point go with those that have one."""
        scenario = parse_scenario(
            SMALL
            + """
            price_year = 2020
            index = { 2014 = 313, 2020 = 335 }
            [[effects]]
            name = "e"
            kind = "resource"
            price_year = 2014
            apportioned = { total = 3130, whole = 100, shares = { "A" = 60, "B" = 40 } }
            """
        )
        assert scenario.run().own["A"].nominal.net == (20_100, 20_100 * Decimal("0.338"))


class TestCostsInFiles:
    def test_all_the_ways_to_state_an_amount(self):
        """A number, one a year, months at so much, and a rate of a base."""
        scenario = parse_scenario(
            SMALL
            + """
            [[costs]]
            name = "c"
            amounts = { "A" = 1, "B" = [1, 2], "C" = { per_month = 10, months = 12, share = 0.5 } }
            """
        )
        assert scenario.run().own["C"].nominal.costs == (60, 0)
        assert scenario.costs[0].amounts["B"] == (1, 2)
        assert isinstance(scenario.costs[0], Cost)
