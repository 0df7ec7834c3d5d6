import subprocess
import sys
from pathlib import Path

import pytest

from socioecon import uncertainty

ROOT = Path(__file__).parents[2]
# As the design lists them, and the values that they answer with.
NAMES = {
    "simulate", "Simulation", "Row", "Estimate", "IncompleteWarning",
    "normal", "lognormal", "uniform", "triangular", "pert", "beta", "beta_from_counts", "gamma", "discrete", "sample",
    "between", "truncated",
    "one_way", "OneWay", "Bar", "two_way", "TwoWay", "switching_values",
    "SwitchingValues", "compare", "Comparison",
    "sobol_indices", "SobolIndex", "SobolIndices", "value_of_information", "ValueOfInformation", "PartialInformation",
    "sweep", "Sweep", "internal_rates", "paybacks", "Reached",
}  # fmt: skip


class TestFace:
    def test_holds_the_names_of_the_design_and_no_others(self):
        """`__all__` lists the public names, sorted, and each of them is there."""
        assert uncertainty.__all__ == sorted(NAMES)
        assert all(hasattr(uncertainty, name) for name in NAMES)

    def test_tells_of_each_name(self):
        """Every public name has a docstring of its own."""
        assert [name for name in NAMES if not (getattr(uncertainty, name).__doc__ or "").strip()] == []

    def test_never_imports_what_is_slow(self):
        """Importing the room brings neither scipy.stats, which takes half a second, nor what only some calls need."""
        code = "import sys, socioecon.uncertainty; print(*sys.modules)"
        run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        loaded = set(run.stdout.split())
        assert "scipy.special" in loaded
        assert {"scipy.stats", "tqdm", "distributed", "socioecon.models"} & loaded == set()


class TestExample:
    def test_runs_and_says_what_it_is(self):
        """The example answers for all three calculations, and says that its spreads are none of theirs."""
        run = subprocess.run(
            [sys.executable, ROOT / "examples" / "how_sure.py"],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        )
        assert run.stdout.startswith("ILLUSTRATIONS WITH SPREADS OF OUR OWN, NOT FINDINGS OF THE DOCUMENTS")
        assert run.stdout.count("total") >= 3


class TestBenchmarks:
    def test_run(self):
        """Every part of the benchmarks runs: one round of each, on few draws, measures nothing."""
        pytest.importorskip("squigglepy", reason="what a simulation is measured against")
        command = [sys.executable, "-m", "tests.benchmarks.uncertainty", "--smoke"]
        run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        lines = [line for line in run.stdout.splitlines() if line.startswith("|")]
        assert len(lines) == 2 + 14
        assert "not measured" not in run.stdout
