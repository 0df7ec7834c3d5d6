"""Do others' programs say the same? `python -m tests.trust.oracles [PROGRAM ...] [--profile NAME] [--write]`.

The tests that set the library against programs which others wrote (marked `oracle(by=...)`), with more examples than
they are tried with every day. Where one of these differs from us, the test itself says who is right and why.
"""

import argparse
import os
import re
import subprocess
import sys
from typing import Any

from . import outcomes

# Each program, what it is asked, and where the tests stand.
ORACLES = {
    "numpy-financial": (
        "present values, annuities, rates of return, a page of formulas",
        [
            "tests/core/test_discounting.py",
            "tests/core/test_internal_rate.py",
            "tests/contract/test_spreadsheet_page.py",
        ],
    ),
    "pyxirr": (
        "present values, annuities, rates of return",
        ["tests/core/test_discounting.py", "tests/core/test_internal_rate.py"],
    ),
    "scipy": (
        "intervals of shares, switching values, distributions, what an audit can see",
        [
            "tests/core/test_followup.py",
            "tests/core/test_breakeven.py",
            "tests/uncertainty/test_distributions.py",
            "tests/audit/test_mutations.py",
        ],
    ),
    "jsonschema": ("files of scenarios", ["tests/models/test_files.py"]),
    "LibreOffice": (
        "financial functions and rounding, a page of formulas, whole workbooks",
        ["tests/contract/test_spreadsheet_page.py", "tests/report/test_workbook.py"],
    ),
}


def asked(program: str, tests: list[str], profile: str) -> dict[str, int]:
    """How many tests passed, failed and were skipped (the program is not installed), and the cases that were drawn."""
    words = ["-q", "-p", "no:cacheprovider", "--hypothesis-show-statistics", "-m", f"oracle(by={program!r})"]
    run = subprocess.run(
        [sys.executable, "-m", "pytest", *words, *tests],
        cwd=outcomes.ROOT,
        env={**os.environ, "HYPOTHESIS_PROFILE": profile},
        capture_output=True,
        text=True,
        check=False,
    )
    counts = {
        word: int(number) for number, word in re.findall(r"(\d+) (passed|failed|skipped|error)", run.stdout[-400:])
    }
    if not counts:
        message = f"pytest must tell how it ended; it told:\n{run.stdout[-2000:]}{run.stderr[-2000:]}"
        raise RuntimeError(message)
    for line in re.findall(r"^(?:FAILED|ERROR) .*", run.stdout, re.MULTILINE):
        print(line, file=sys.stderr, flush=True)
    return {**counts, "cases": sum(map(int, re.findall(r"(\d+) passing", run.stdout)))}


def told(found: dict[str, Any]) -> str:
    """The outcome in a sentence."""
    return "; ".join(
        f"{program} ({ORACLES[program][0]}): "
        + ", ".join(f"{number:,}".replace(",", "\N{NO-BREAK SPACE}") + f" {word}" for word, number in counts.items())
        for program, counts in found.items()
    )


def main() -> None:
    """Ask each oracle, and keep what it said where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("programs", nargs="*", choices=[*ORACLES, []], help="all of them if none is named")
    parser.add_argument("--profile", default="thorough", help="of hypothesis: thorough has 2 000 examples a test")
    parser.add_argument("--write", action="store_true", help="keep the outcome in docs/trust")
    arguments = parser.parse_args()
    found: dict[str, Any] = outcomes.known("oracles").get("oracles", {}) if arguments.programs else {}
    for program in arguments.programs or ORACLES:
        found[program] = asked(program, ORACLES[program][1], arguments.profile)
        print(f"{program}: {found[program]}", flush=True)
    if arguments.write:
        command = f"python -m tests.trust.oracles --profile {arguments.profile} --write"
        outcomes.keep("oracles", command, {"oracles": found, "outcome": f"tests against {told(found)}"})
    if any(counts.get("failed") or counts.get("error") for counts in found.values()):
        sys.exit(1)


if __name__ == "__main__":
    main()
