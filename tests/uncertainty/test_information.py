import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socioecon import RangeError, ShapeError
from socioecon.uncertainty import discrete, normal, uniform, value_of_information

DECISIONS = {"nej": {"start": 0}, "ja": {"start": 1}}


def project(gain, other, start):
    """What is gained if it is started, less its cost."""
    return {"Kommun": (start * (gain + other),), "Region": (0.5 * start * gain,)}, {"Kommun": 50 * start}


def ask(gain=None, other=None, groups=(("gain",),), **kwargs):
    """The value of information on the project above."""
    inputs = {"gain": gain or normal(50, 20), "other": other or normal(0, 10), "start": 0}
    options = {"decisions": DECISIONS, "perspective": "Kommun", "seed": 1, **kwargs}
    return value_of_information(project, inputs, groups=groups, **options)


class TestValueOfInformation:
    def test_of_one_normal_number_is_that_of_the_textbook(self):
        """With a mean gain of 0 against nothing, knowing a normal number is worth sd / sqrt(2 pi)."""
        answer = ask(groups=[("gain",), ("other",), ("gain", "other")])
        for found, sd in (
            (answer.evpi, math.hypot(20, 10)),
            (answer.evppi["gain",].value, 20),
            (answer.evppi["other",].value, 10),
        ):
            # Within a cell nobody can choose; the choice turns at the median, a border between cells: nothing is lost.
            assert abs(found.value - sd / math.sqrt(2 * math.pi)) <= 4 * found.error
            assert found.error < 0.2

    def test_expects_what_each_decision_yields(self):
        """`expected` is the mean net gain of each decision, `best` the one with the highest."""
        answer = ask(gain=normal(60, 20))
        assert answer.expected["nej"] == (0, 0)
        assert answer.expected["ja"].value == pytest.approx(10, abs=4 * answer.expected["ja"].error + 1e-9)
        assert answer.best == "ja"

    @pytest.mark.parametrize(
        ("perspective", "mean"), [("total", 25), ("Region", 25), (("Kommun", "Region"), 25), (("Kommun",), 0)]
    )
    def test_is_that_of_a_perspective(self, perspective, mean):
        """The total, one actor or a set of actors: their net gain is compared."""
        answer = ask(perspective=perspective)
        assert answer.expected["ja"].value == pytest.approx(mean, abs=0.05)

    def test_an_actor_may_be_called_perspective(self):
        """Those that are put together are put under no actor's name."""
        answer = value_of_information(
            lambda gain: ({"perspective": (gain,), "b": (gain,)}, 0), {"gain": uniform(0, 2)},
            decisions={"ja": {}}, groups=[], perspective=("b", "perspective"), seed=1,
        )  # fmt: skip
        assert answer.expected["ja"].value == pytest.approx(2, abs=1e-3)

    @given(st.integers(0, 2**32), st.floats(-30, 30), st.floats(0.1, 30), st.floats(0.1, 30))
    @settings(max_examples=15)
    def test_lies_between_nothing_and_everything_and_grows(self, seed, mean, one, other):
        """0 <= EVPPI <= EVPI, and a larger group is worth no less, to rounding."""
        groups = [("gain",), ("other",), ("gain", "other")]
        answer = ask(gain=normal(50 + mean, one), other=normal(0, other), groups=groups, seed=seed)
        values = {group: part.value.value for group, part in answer.evppi.items()}
        rounding = 1e-9 * (50 + abs(mean) + one + other)
        for value in values.values():
            assert -rounding <= value <= answer.evpi.value + rounding
        # Finer cells of one input alone are taken where they are clearly worth more: what they yield less is not seen.
        assert values["gain", "other"] >= max(values["gain",], values["other",]) - rounding - answer.evpi.value / 100

    @pytest.mark.parametrize(
        ("group", "draws"), [(("other",), 4096), (("other",), 16_384), (("other", "idle"), 65_536)]
    )
    def test_encloses_its_cells_value_in_expectation(self, group, draws):
        """Over many seeds the plain value is on average no lower, the cross-fitted no higher than knowing the cell.

        For a number that does not matter knowing it is worth nothing at all, however it is cut.
        """
        inputs = {"gain": normal(50, 20), "other": normal(0, 1), "idle": normal(0, 1), "start": 0}
        plain, crossed = [], []
        for seed in range(40):
            part = value_of_information(
                lambda gain, start, **_: ({"Kommun": (start * gain,)}, 50 * start),
                inputs, decisions=DECISIONS, groups=[group], seed=seed, draws=draws,
            ).evppi[group]  # fmt: skip
            plain.append(part.value.value)
            crossed.append(part.cross_fitted.value)
        for values, sign in ((plain, 1), (crossed, -1)):
            error = np.std(values) / math.sqrt(len(values))
            assert sign * np.mean(values) >= -3 * error

    def test_cross_fitted_agrees_where_there_is_much_to_know(self):
        """Where an input decides, the two values are the same to their errors."""
        part = ask(groups=[("gain",)]).evppi["gain",]
        assert part.cross_fitted.value <= part.value.value + 1e-9
        assert part.cross_fitted.value == pytest.approx(part.value.value, abs=0.1)

    @pytest.mark.parametrize("mean", [1, 2, 2.5])
    def test_of_a_decision_that_turns_far_out_little_is_lost(self, mean):
        """Knowing the gain spares every loss, sd x (phi(m) - m Phi(-m)): but for those in the cell where it turns."""
        answer = ask(gain=normal(50 + 20 * mean, 20), other=normal(0, 1e-9), groups=[("gain",), ("gain", "other")])
        density = math.exp(-(mean**2) / 2) / math.sqrt(2 * math.pi)
        known = 20 * (density - mean * math.erfc(mean / math.sqrt(2)) / 2)
        for group in answer.evppi:
            assert 0.95 * known <= answer.evppi[group].value.value <= answer.evpi.value + 1e-9
            assert answer.evppi[group].cross_fitted.value == pytest.approx(known, rel=0.06)

    @given(st.lists(st.integers(1, 20), min_size=1, max_size=15), st.integers(0, 15))
    @settings(max_examples=20)
    def test_of_one_of_some_values_nothing_is_lost(self, weights, loses):
        """A cell for each value: who knows it knows all, wherever the decision turns."""
        chances = [Fraction(weight, sum(weights)) for weight in weights]
        spread = {place + (70 if place != loses else -30): chance for place, chance in enumerate(chances)}
        answer = ask(gain=discrete(spread), other=normal(0, 1e-9), groups=[("gain",), ("gain", "other")], draws=4096)
        for part in answer.evppi.values():
            assert part.value.value == pytest.approx(answer.evpi.value, rel=1e-6, abs=1e-6)

    def test_is_not_disturbed_by_a_function_that_writes_to_its_inputs(self):
        """All decisions see the same draws: who writes to them is stopped."""

        def doubles(gain, start):
            gain *= 2
            return {"Kommun": (gain * start,)}, 0

        inputs = {"gain": uniform(0, 1), "start": 0}
        with pytest.raises(ValueError, match="read-only"):
            value_of_information(doubles, inputs, decisions=DECISIONS, groups=[], seed=1)

    def test_is_nothing_where_there_is_but_one_decision(self):
        """Who cannot choose has no use of knowing: exactly nothing for the parts, rounding for the whole."""
        answer = ask(decisions={"ja": {"start": 1}})
        assert answer.evpi.value == pytest.approx(0, abs=1e-9)
        assert answer.evppi["gain",].value.value == pytest.approx(0, abs=1e-9)

    @pytest.mark.parametrize(
        ("kwargs", "error", "message"),
        [
            ({"groups": [("gain", "other", "third")], "draws": 2**15}, RangeError, "at least 16 for each cell"),
            ({"groups": [("gain", "other", "third", "fourth")], "draws": 2**22}, RangeError, "at most 3 inputs"),
            ({"groups": [("start",)]}, ShapeError, "uncertain inputs that no decision fixes"),
            ({"groups": [("gain", "gain")]}, ShapeError, "different names"),
            ({"groups": ["gain"]}, ShapeError, r"groups\[0\] must be a tuple"),
            ({"groups": "gain"}, ShapeError, "groups must be a tuple"),
            ({"groups": None}, ShapeError, "groups must be a tuple"),
            ({"groups": [([],)]}, ShapeError, r"groups\[0\] must hold one or more"),
            ({"decisions": {"ja": 5}, "groups": []}, ShapeError, r"decisions\['ja'\] must be a mapping"),
            ({"perspective": None, "groups": []}, ShapeError, "perspective must be a tuple"),
            ({"perspective": (), "groups": []}, ShapeError, "perspective must hold one or more"),
            ({"decisions": {"ja": {"x": 1}}, "groups": []}, ShapeError, "must fix inputs"),
            ({"decisions": {}, "groups": []}, ShapeError, "decisions must hold at least one"),
            ({"perspective": "Staten", "groups": []}, ShapeError, "perspective must be total"),
            ({"perspective": ("Staten",), "groups": []}, ShapeError, r"perspective must be total.*got \('Staten',\)"),
        ],
    )
    def test_refuses_what_would_tell_nothing(self, kwargs, error, message):
        """Too few draws for the cells, too many inputs, or names that are not there."""

        def function(gain, other, third, fourth, start):
            return {"Kommun": (start * (gain + other + third + fourth),)}, 0

        inputs = {**dict.fromkeys(("gain", "other", "third", "fourth"), uniform(-1, 1)), "start": 0}
        with pytest.raises(error, match=message):
            value_of_information(function, inputs, **{"decisions": DECISIONS, "seed": 1, **kwargs})
