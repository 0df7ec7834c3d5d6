"""Bad input in a small form: thousands of calls of everything public."""

import pytest

from tests.trust import bad_input, calls


class TestCalls:
    def test_none_is_missing(self):
        """Every public function, class and method with an argument has a call that works."""
        assert calls.missing() == []

    @pytest.mark.parametrize("room", calls.ROOM)
    def test_work_as_they_stand(self, room):
        """Without nonsense each call gives an answer: what goes wrong later is the nonsense."""
        unwritable = {"save_scenario", "save_workbook"}  # theirs goes nowhere, so that the sweep writes no files
        for call in calls.calls(room):
            spoilt = bad_input.Case(call)
            expected = "named" if call.name in unwritable or _too_sure(call) else "answer"
            assert (call.name, *bad_input.ended(spoilt)) == (call.name, expected, "")


def _too_sure(call):
    """Among ints no confidence lies between 0 and 1."""
    return call.name == "share_interval" and isinstance(call.arguments["confidence"], int)


class TestSweep:
    def test_ends_in_an_answer_a_named_error_or_a_type_error(self):
        """Thousands of calls with nonsense; the session in full makes a hundred thousand."""
        _, wrong = bad_input.swept(4_000)
        assert wrong == []

    @pytest.mark.parametrize(
        ("answer", "fault"),
        [
            (lambda: float("nan"), "answered with nan"),
            (lambda: {"a": [1, {"b": float("inf")}]}, "answered with inf"),
            (lambda: tuple(range(3))[5], "IndexError"),
            (lambda: 1 / 0, "ZeroDivisionError"),
        ],
    )
    def test_finds_what_it_looks_for(self, answer, fault):
        """The sweep itself: NaN to any depth and errors of Python's insides are wrong."""
        how, what = bad_input.ended(bad_input.Case(calls.Call("x", answer, {})))
        assert how == "wrong"
        assert what.startswith(fault)

    def test_is_the_same_each_time(self):
        """A case is found again by its number."""
        call = calls.calls("parameters")[0]
        assert bad_input.case(call, 7).told() == bad_input.case(call, 7).told()
