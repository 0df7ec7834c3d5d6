"""Each side of each ratio, for pytest-benchmark: run once and not timed unless `--benchmark-enable` is given."""

import pytest

from tests.benchmarks.ratios import RATIOS, alike


@pytest.mark.parametrize("ratio", RATIOS, ids=lambda ratio: ratio.what)
class TestRatios:
    def test_ours(self, benchmark, ratio):
        """Our side answers as the reference does."""
        assert alike(benchmark(ratio.ours), ratio.reference())

    def test_reference(self, benchmark, ratio):
        """The reference answers as our side does."""
        assert alike(ratio.ours(), benchmark(ratio.reference))
