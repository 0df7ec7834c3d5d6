"""The face of `socioecon.models`: names, what each is, and what importing it does not do."""

import inspect
import subprocess
import sys

import pytest

from socioecon import models

CALLABLE = [name for name in models.__all__ if callable(getattr(models, name))]


class TestFace:
    def test_lists_what_can_be_seen(self):
        """`__all__` has every public name and no other."""
        seen = {
            name for name, value in vars(models).items() if not name.startswith("_") and not inspect.ismodule(value)
        }
        assert seen == set(models.__all__) | {"explain"}

    @pytest.mark.parametrize("name", CALLABLE)
    def test_each_says_what_it_is(self, name):
        """A public name has a docstring of one line that ends with a full stop, and more below where it needs it."""
        assert (inspect.getdoc(getattr(models, name)) or "").partition("\n")[0].endswith(".")

    def test_cost_models_of_others_are_not_imported_with_it(self):
        """Nor is anything that draws random numbers, or that charts."""
        code = "import sys, socioecon.models; print(*sys.modules)"
        run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        loaded = set(run.stdout.split())
        assert "socioecon.models.scenario" in loaded
        assert loaded & {"numpy", "matplotlib", "socioecon.uncertainty", "socioecon_example_costs"} == set()
