"""Is what is shipped what was tested? `python -m tests.trust.supply [STEP ...] [--write]`.

Wheel and sdist are built twice and compared byte for byte. The wheel is installed in environments of its own: with the
tests, which run on it where no src is; with each extra alone, whose rooms must import; and with the lowest versions
that pyproject.toml promises. The public names and arguments are compared with the last tag, once there is one.
"""

import argparse
import hashlib
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
# What each extra is for: with nothing but it, these import. Without any, the core and the rooms that need nothing.
ROOMS = {
    "": ["socioecon", "socioecon.documents", "socioecon.parameters", "socioecon.audit", "socioecon.cli"],
    "models": ["socioecon.models"],
    "uncertainty": ["socioecon.uncertainty"],
    "testing": ["socioecon.testing", "socioecon.testing.strategies"],
    "report": ["socioecon.report", "socioecon.models"],
    "all": ["socioecon.models", "socioecon.uncertainty", "socioecon.testing", "socioecon.report"],
}
# Tests of the tree itself, its layers, its lint or its examples' files: there is nothing to ask an installed wheel.
OF_THE_TREE = ["tests/contract", "tests/trust", "tests/benchmarks"]


def _run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(list(map(str, command)), cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode:
        message = (
            f"{' '.join(map(str, command))} must end well; it ended with {done.returncode}:\n{done.stdout[-4000:]}"
        )
        raise RuntimeError(message + done.stderr[-4000:])
    return done.stdout


def _environment(folder: Path, *needs: str) -> Path:
    """The Python of a new environment in which some things are installed."""
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    _run(python, "-m", "pip", "install", "--quiet", *needs, cwd=folder)
    return python


def built(folder: Path) -> dict[str, Path]:
    """The wheel and the sdist, by their endings."""
    _run(sys.executable, "-m", "hatchling", "build", "-d", folder, cwd=ROOT)
    return {path.suffix: path for path in folder.iterdir()}


def reproducible(folder: Path) -> dict[str, Any]:
    """Whether two builds are the same to the byte, and the wheel the same from the sdist."""
    first, second = built(folder / "first"), built(folder / "second")
    shutil.unpack_archive(first[".gz"], folder / "unpacked")
    (tree,) = (folder / "unpacked").iterdir()
    _run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder / "third", cwd=tree)
    (third,) = (folder / "third").glob("*.whl")
    digests = {
        path: hashlib.sha256(path.read_bytes()).hexdigest() for path in (*first.values(), *second.values(), third)
    }
    same = [digests[first[".whl"]] == digests[second[".whl"]], digests[first[".gz"]] == digests[second[".gz"]]]
    same.append(digests[first[".whl"]] == digests[third])
    return {"same": same, "wheel": digests[first[".whl"]]}


def installed(folder: Path, *constraints: str) -> dict[str, Any]:
    """The tests on the installed wheel, in a folder that has no src."""
    wheel = built(folder / "dist")[".whl"]
    python = _environment(folder / "env", f"{wheel}[test]", *constraints)
    tree = folder / "tree"
    for name in ("tests", "examples"):
        shutil.copytree(ROOT / name, tree / name)
    for name in ("conftest.py", "pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, tree)
    left = [f"--ignore={path}" for path in OF_THE_TREE]
    told = _run(python, "-m", "pytest", "-q", "-n", "auto", "--dist", "loadfile", "tests", *left, cwd=tree)
    passed = re.search(r"(\d+) passed", told)
    where = _run(python, "-c", "import socioecon; print(socioecon.__file__)", cwd=tree).strip()
    return {"passed": int(passed[1]) if passed else 0, "of the wheel": "site-packages" in where}


def extras(folder: Path) -> dict[str, Any]:
    """Each extra alone: what it is for imports, and what it is not for is not needed."""
    wheel = built(folder / "dist")[".whl"]
    with (ROOT / "pyproject.toml").open("rb") as file:
        known = tomllib.load(file)["project"]["optional-dependencies"]
    for extra, rooms in ROOMS.items():
        if extra and extra not in known:
            message = f"every extra must be known to pyproject.toml; got {extra!r}"
            raise RuntimeError(message)
        python = _environment(folder / (extra or "none"), f"{wheel}[{extra}]" if extra else str(wheel))
        _run(python, "-W", "error", "-c", "import " + ", ".join(rooms), cwd=folder)
    return {"alone": [extra or "none" for extra in ROOMS]}


def lowest(folder: Path) -> dict[str, Any]:
    """The tests with the lowest versions of everything that pyproject.toml names with one."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        known = tomllib.load(file)["project"]["optional-dependencies"]
    least = {need.replace(">=", "==") for extra in known.values() for need in extra if ">=" in need}
    plain = {re.sub(r"\[.*?\]", "", need) for need in least}
    file_of_constraints = folder / "lowest.txt"
    file_of_constraints.write_text("\n".join(sorted(plain)) + "\n", encoding="utf-8")
    return {**installed(folder, "-c", str(file_of_constraints)), "constraints": sorted(plain)}


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
        parts.append("builds the same to the byte" if all(found["reproducible"]["same"]) else "builds DIFFER")
    if "installed" in found:
        parts.append(f"{found['installed']['passed']} tests pass on the installed wheel with src absent")
    if "extras" in found:
        parts.append(f"{len(found['extras']['alone']) - 1} extras install and import alone, and the core with none")
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
