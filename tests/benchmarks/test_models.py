"""Each side of the ratio of `tests.benchmarks.models`, for pytest-benchmark."""

from socioecon.models._steps import Step, value_of
from tests.benchmarks.models import SCENARIO, WITH_WORK, core_calls, everything


class TestModels:
    def test_ours(self, benchmark):
        """A run with every account answers for seven actors and society."""
        assert len(benchmark(everything, SCENARIO).own) == 7

    def test_ours_with_work(self, benchmark):
        """The labour block's rows stand among the items of those accounts."""
        assert "work: lönebidrag" in benchmark(everything, WITH_WORK).own["Arbetsgivare"].items

    def test_reference(self, benchmark):
        """The calls that are replayed are those that were made: some hundred, and each answers as it did."""
        calls = core_calls(everything(SCENARIO))
        assert len(calls) > 100
        assert len(benchmark(lambda: [call() for call in calls])) == len(calls)

    def test_replayed_calls_answer_as_they_did(self):
        """Nothing is left out of a call that is replayed."""
        account = everything(SCENARIO).society
        steps: list[Step] = [account.step("gains"), account.step("break_even_year"), account.step("net")]
        for step in steps:
            assert step.function(*value_of(step.arguments), **value_of(step.named)) == step.value
