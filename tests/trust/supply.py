"""Is what is shipped what was tested? `python -m tests.trust.supply [STEP ...] [--write]`.

Wheel and sdist are built twice and compared byte for byte. The wheel is installed in environments of its own: with the
tests, which run on it where no src is; with each extra alone, whose rooms must import; and with the lowest versions
that pyproject.toml promises. The public names and arguments are compared with the last tag, once there is one.
"""

import argparse
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import venv
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from . import outcomes

ROOT = outcomes.ROOT
# Tests of the tree itself, its layers, its lint or its own sessions: there is nothing to ask an installed wheel.
OF_THE_TREE = [
    "tests/contract/test_dependencies.py",
    "tests/contract/test_distribution.py",
    "tests/contract/test_examples.py",
    "tests/contract/test_glossary.py",
    "tests/benchmarks",
    "tests/trust",
]
# In a process of an environment: the library is the installed one, and no other is in sight.
OF_THE_WHEEL = """
import socioecon, sys
from pathlib import Path
assert "site-packages" in Path(socioecon.__file__).parts, socioecon.__file__
near = [entry for entry in sys.path if "site-packages" not in entry and (Path(entry) / "socioecon").exists()]
assert not near, near
"""

# With nothing but an extra, this works. Without any, so do the core and the rooms that need nothing.
WORKS = {
    "": """
import socioecon.audit, socioecon.documents, socioecon.parameters
from socioecon.cli import main
assert socioecon.present_value((1, 2), 0, timing="advance") == 3
assert main(["parameter", "price_base_amount", "--on", "2015-07-01"]) == 0
assert main(["check", "examples/bas_slutrapport.audit.toml"]) == 0
""",
    "models": """
from socioecon.cli import main
from socioecon.models import format_scenario, load_scenario, parse_scenario
scenario = load_scenario("examples/kom_i_jobb.toml")
assert parse_scenario(format_scenario(scenario)) == scenario
assert scenario.run().findings
assert main(["run", "examples/kom_i_jobb.toml"]) == 0
""",
    "uncertainty": """
from socioecon.uncertainty import simulate, uniform
drawn = simulate(lambda x: ({"Kommun": (x,)}, (0.5,)), {"x": uniform(0, 2)}, draws=1_024, seed=1)
assert "Kommun" in str(drawn)
""",
    "testing": """
from socioecon.testing import check_cost_model, parametrize_with_checks
from socioecon.testing.strategies import numbers
import costs
assert "failed" not in {outcome.status for outcome in check_cost_model(costs.steady, years=3)}
assert parametrize_with_checks([costs.steady])
""",
    "report": """
import matplotlib
matplotlib.use("agg")
from socioecon.cli import main
assert main(["run", "examples/kom_i_jobb.toml", "--chart", "a.png", "--xlsx", "a.xlsx", "--overwrite"]) == 0
""",
    "all": """
from socioecon.cli import main
assert main(["simulate", "examples/kom_i_jobb.toml", "--vary", "retention.1=uniform(0.2, 0.8)", "--draws", "256"]) == 0
""",
}
# What another extra is for: importing the room, or giving the command, names that extra.
NEEDS: dict[tuple[str, ...], set[str]] = {
    ("-c", "import socioecon.models"): {"models"},
    ("-c", "import socioecon.uncertainty"): {"uncertainty"},
    ("-c", "import socioecon.testing.strategies"): {"testing"},
    ("-m", "socioecon", "run", "examples/kom_i_jobb.toml"): {"models"},
    ("-m", "socioecon", "simulate", "examples/kom_i_jobb.toml"): {"models", "uncertainty"},
    ("-m", "socioecon", "run", "examples/kom_i_jobb.toml", "--chart", "b.png"): {"models", "report"},
    ("-m", "socioecon", "run", "examples/kom_i_jobb.toml", "--xlsx", "b.xlsx"): {"models", "report"},
}
# The extras that each brings along.
BRINGS = {
    "": set(),
    "models": {"models"},
    "uncertainty": {"uncertainty"},
    "testing": {"testing"},
    "report": {"models", "report"},
    "all": {"models", "report", "testing", "uncertainty"},
}


def _run(*command: str | Path, cwd: Path, ends: int = 0) -> str:
    """What a command says, in an environment in which nothing points at this tree."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PYTEST", "VIRTUAL"))}
    kept |= {"PYTHONNOUSERSITE": "1", "PYTHONUTF8": "1"}
    words = list(map(str, command))
    done = subprocess.run(words, cwd=cwd, env=kept, capture_output=True, text=True, check=False)
    if done.returncode != ends:
        message = f"{' '.join(words)} must end with {ends}; it ended with {done.returncode}:\n{done.stdout[-6000:]}"
        raise RuntimeError(message + done.stderr[-4000:])
    return done.stdout + done.stderr


def _environment(folder: Path, *needs: str) -> Path:
    """The Python of a new environment in which some things are installed."""
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    if needs:
        _run(python, "-m", "pip", "install", "--quiet", *needs, cwd=folder)
    return python


def _project() -> dict[str, Any]:
    with (ROOT / "pyproject.toml").open("rb") as file:
        return tomllib.load(file)["project"]


def built(folder: Path) -> dict[str, Path]:
    """The wheel and the sdist, by their endings."""
    _run(sys.executable, "-m", "hatchling", "build", "-d", folder, cwd=ROOT)
    return {path.suffix: path for path in folder.iterdir()}


def reproducible(folder: Path) -> dict[str, Any]:
    """Whether two builds are the same to the byte, and the wheel the same from the sdist."""
    first, second = built(folder / "first"), built(folder / "second")
    shutil.unpack_archive(first[".gz"], folder / "unpacked", filter="data")
    (tree,) = (folder / "unpacked").iterdir()
    _run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder / "third", cwd=tree)
    (third,) = (folder / "third").glob("*.whl")
    digests = {
        path: hashlib.sha256(path.read_bytes()).hexdigest() for path in (*first.values(), *second.values(), third)
    }
    same = [digests[first[".whl"]] == digests[second[".whl"]], digests[first[".gz"]] == digests[second[".gz"]]]
    same.append(digests[first[".whl"]] == digests[third])
    if not all(same):
        message = f"two builds must be the same to the byte (wheel, sdist, wheel of the sdist); got {same}"
        raise RuntimeError(message)
    return {"same": same, "wheel": digests[first[".whl"]]}


def _tested(python: Path, folder: Path, *flags: str) -> dict[str, Any]:
    """The tests and the examples of the docs, on what is installed, in a folder that has no src."""
    tree = folder / "tree"
    for name in ("tests", "examples", "docs"):
        shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("_build", "__pycache__"))
    for name in ("conftest.py", "pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, tree)
    # The same again in the very processes that run the tests.
    (tree / "tests" / "test_of_the_wheel.py").write_text(
        f"def test_is_asked():{OF_THE_WHEEL.replace(chr(10), chr(10) + '    ')}"
    )
    left = [f"--ignore={path}" for path in OF_THE_TREE]
    words = [
        "-q",
        "-p",
        "no:cacheprovider",
        "-n",
        "auto",
        "--dist",
        "loadfile",
        *left,
        *flags,
        "tests",
        "README.md",
        "docs",
    ]
    said = _run(python, "-m", "pytest", *words, cwd=tree)
    counts = {word: int(number) for number, word in re.findall(r"(\d+) (passed|skipped|xfailed)", said[-300:])}
    if not counts.get("passed"):
        message = f"pytest must tell how many tests passed; it told {said[-300:]!r}"
        raise RuntimeError(message)
    return counts


def installed(folder: Path) -> dict[str, Any]:
    """The tests on the installed wheel."""
    wheel = built(folder / "dist")[".whl"]
    return _tested(_environment(folder / "env", f"{wheel}[test]"), folder)


def extras(folder: Path) -> dict[str, Any]:
    """Each extra alone: what it is for works, and what it is not for is refused with the name of what brings it."""
    wheel = built(folder / "dist")[".whl"]
    shutil.copytree(ROOT / "examples", folder / "examples")
    (folder / "costs.py").write_text("def steady(year):\n    return {'Kommun': 90_000}\n")
    known = _project()["optional-dependencies"]
    refused = 0
    for extra, code in WORKS.items():
        if extra and extra not in known:
            message = f"every extra must be known to pyproject.toml; got {extra!r}"
            raise RuntimeError(message)
        python = _environment(folder / (extra or "none"), f"{wheel}[{extra}]" if extra else str(wheel))
        _run(python, "-W", "error", "-c", OF_THE_WHEEL + code, cwd=folder)
        for words, needed in NEEDS.items():
            missing = needed - BRINGS[extra]
            if missing:
                said = _run(python, *words, cwd=folder, ends=1 if words[0] == "-c" else 2)
                named = re.findall(r"pip install ['\"]socioecon\[([a-z,]+)\]", said.splitlines()[-1])
                if not named or not missing & set(named[0].split(",")):
                    message = (
                        f"with {extra or 'nothing'} installed, {words} must name what of {missing} to install: {said}"
                    )
                    raise RuntimeError(message)
                refused += 1
    return {"alone": [extra or "none" for extra in WORKS], "refused": refused}


def lowest(folder: Path) -> dict[str, Any]:
    """The tests with the lowest versions of everything that pyproject.toml names; what those need is the newest."""
    wheel = built(folder / "dist")[".whl"]
    python = _environment(folder / "env")
    how = ["--python", python, "--resolution", "lowest-direct"]
    # What the benchmarks are measured against takes none of the NumPys before 2.4, and what makes mutants brings old
    # copies of Python's own modules: both are of the tree, and nothing that is installed needs them.
    # The needs of each extra are named one by one: those of the wheel itself would count as what it needs in turn.
    others = {"squigglepy", "cosmic-ray", "socioecon"}
    promised = _project()["optional-dependencies"]
    needs = {
        need: name
        for extra in ("models", "report", "test", "testing", "uncertainty")
        for need in promised[extra]
        if (name := re.split(r"[\[<>=]", need)[0].lower()) not in others
    }
    _run(sys.executable, "-m", "uv", "pip", "install", *how, f"{wheel}[all]", *needs, cwd=folder)
    there = json.loads(_run(python, "-m", "pip", "list", "--format", "json", cwd=folder))
    installed_as = {one["name"].lower().replace("_", "-"): one["version"] for one in there}
    versions = {name: installed_as[name] for name in sorted(needs.values())}
    # Old versions beside new ones of what they need, and on a newer Python, tell of what will go: that is theirs.
    return {**_tested(python, folder, "-W", "ignore::DeprecationWarning"), "versions": versions}


def public(folder: Path) -> dict[str, Any]:
    """What changed in the public names and arguments since the last tag."""
    tag = subprocess.run(
        ["git", "describe", "--tags", "--abbrev=0"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if tag.returncode:
        return {"since": None}
    python = _environment(folder / "env", "griffe")
    _run(python, "-m", "griffe", "check", "socioecon", "-s", "src", "-a", tag.stdout.strip(), cwd=ROOT)
    return {"since": tag.stdout.strip()}


STEPS: dict[str, Callable[[Path], dict[str, Any]]] = {
    "reproducible": reproducible,
    "installed": installed,
    "extras": extras,
    "lowest": lowest,
    "public": public,
}


def told(found: dict[str, Any]) -> str:
    """The outcome in a sentence."""
    parts = []
    if "reproducible" in found:
        parts.append("wheel and sdist are the same to the byte each time, and the wheel that of the sdist")
    if "installed" in found:
        parts.append(f"{found['installed']['passed']} tests pass on the installed wheel with src absent")
    if "extras" in found:
        parts.append(
            f"{len(found['extras']['alone']) - 1} extras install and work alone, and the core with none; "
            f"{found['extras']['refused']} uses of what is missing name the extra to install"
        )
    if "lowest" in found:
        parts.append(f"{found['lowest']['passed']} tests pass with the lowest versions promised")
    if "public" in found:
        since = found["public"]["since"]
        parts.append(f"the public face holds since {since}" if since else "no tag yet to compare the public face with")
    return "; ".join(parts)


def main() -> None:
    """Go the steps, and keep what they found where it is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("steps", nargs="*", choices=[*STEPS, []], help="all of them if none is named")
    parser.add_argument("--write", action="store_true", help="keep the outcome in docs/trust")
    arguments = parser.parse_args()
    found: dict[str, Any] = outcomes.known("supply").get("steps", {})
    for step in arguments.steps or STEPS:
        with TemporaryDirectory() as folder:
            found[step] = STEPS[step](Path(folder))
        print(f"{step}: {found[step]}", flush=True)
    if arguments.write:
        outcomes.keep("supply", "python -m tests.trust.supply --write", {"steps": found, "outcome": told(found)})


if __name__ == "__main__":
    main()
