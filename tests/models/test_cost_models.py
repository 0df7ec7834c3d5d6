"""Cost models of others: passed in, or registered by an installed package, and named in a file by a key alone."""

import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

import socioecon
from socioecon import FileError, ShapeError
from socioecon.models import Discounting, Effect, RegisteredModel, Scenario, format_scenario, parse_scenario

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "examples" / "cost_model_package"
TEXT = """
name = "med kostnadsmodell"
years = 2
intake = [10, 0]
retention = [1, 0.5]
discounting = { rate = 0, timing = "advance", terms = "real" }
[[effects]]
name = "Vård"
kind = "resource"
model = "example.addiction-care"
"""


def answer(year_since_entry):
    """A model."""
    return {"Kommun": 100 * (year_since_entry + 1)}


class TestPassedIn:
    def test_a_file_names_it_by_its_key(self):
        """And it is written back under the same key."""
        scenario = parse_scenario(TEXT, models={"example.addiction-care": answer})
        assert scenario.run().own["Kommun"].nominal.net == (1000, 1000)
        again = parse_scenario(format_scenario(scenario), models={"example.addiction-care": answer})
        assert again == scenario
        assert again.effects[0].model == RegisteredModel("example.addiction-care", answer)

    @pytest.mark.parametrize("name", ["os.system", "tests.models.test_cost_models:answer", "example.addiction"])
    def test_nothing_else_can_be_named(self, name):
        """No dotted path is followed, whatever stands behind it."""
        with pytest.raises(FileError) as caught:
            parse_scenario(TEXT.replace("example.addiction-care", name), models={"example.addiction-care": answer})
        (fault,) = caught.value.faults
        assert fault.path == 'effects."Vård".model'
        assert "example.addiction-care" in fault.allowed

    def test_a_model_that_changes_its_keys_is_refused(self):
        """As by `project`."""
        effect = Effect("e", kind="resource", model=lambda year: {str(year): 1})
        plain = Discounting(0, timing="advance", terms="real")
        scenario = Scenario("x", years=2, intake=(1, 0), retention=(1, 1), discounting=plain, effects=[effect])
        with pytest.raises(ShapeError, match="the same keys every year"):
            scenario.run()


class TestExamplePackage:
    def test_is_installed_and_found_by_its_key(self, tmp_path):
        """Built and installed as any package, its model is there for files, and is imported only when it is asked."""
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation"]
        command += ["--disable-pip-version-check", "--target", str(tmp_path / "site"), str(PACKAGE)]
        subprocess.run(command, check=True, capture_output=True, cwd=tmp_path)
        code = (
            "import sys; from pathlib import Path; from socioecon.models import parse_scenario\n"
            "scenario = parse_scenario(Path('scenario.toml').read_text(encoding='utf-8'))\n"
            "assert 'socioecon_example_costs' not in sys.modules\n"
            "print(*scenario.run().own['Kommun'].nominal.net)\n"
        )
        (tmp_path / "scenario.toml").write_text(TEXT, encoding="utf-8")
        places = [str(tmp_path / "site"), str(Path(socioecon.__file__).parents[1])]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(places), "PYTHONUTF8": "1"}
        run = subprocess.run(
            [sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=tmp_path, env=environment
        )
        # 120 000 a person-year to the municipality, half of it in the year of entry; ten, then five, in work.
        assert [Decimal(x) for x in run.stdout.split()] == [10 * 60_000, 5 * 120_000]

    def test_it_is_not_known_here(self):
        """Where it is not installed the key is refused."""
        with pytest.raises(FileError, match="a registered cost model is wanted"):
            parse_scenario(TEXT)
