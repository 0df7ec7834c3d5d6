"""Do others' programs say the same? `python -m tests.trust.oracles [--profile NAME] [--write]`.

The tests that set the library against programs which others wrote, with more examples than they are tried with every
day. Where one of these differs from us, the test itself says who is right and why.
"""

import argparse
import os
import re
import subprocess
import sys

from . import outcomes

ORACLES = {
    "numpy-financial and pyxirr (present values, annuities, rates of return)": [
        "tests/core/test_discounting.py",
        "tests/core/test_internal_rate.py",
    ],
    "scipy (intervals of shares, distributions)": [
        "tests/core/test_followup.py",
        "tests/uncertainty/test_distributions.py",
    ],
    "a linear programme of scipy (what an audit can and cannot see)": ["tests/audit/test_mutations.py"],
    "jsonschema (files of scenarios)": ["tests/models/test_files.py"],
    "a spreadsheet program (the formulas of a page, whole workbooks)": [
        "tests/contract/test_spreadsheet_page.py",
        "tests/report/test_workbook.py",
    ],
}


def asked(tests: list[str], profile: str) -> dict[str, int]:
    """How many tests passed, failed and were skipped, where the other program is not installed."""
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *tests],
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
    return counts


def main() -> None:
    """Ask each oracle, and keep what it said where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--profile", default="thorough", help="of hypothesis: thorough has 2 000 examples a test")
    parser.add_argument("--write", action="store_true", help="keep the outcome in docs/trust")
    arguments = parser.parse_args()
    found = {}
    for oracle, tests in ORACLES.items():
        found[oracle] = asked(tests, arguments.profile)
        print(f"{oracle}: {found[oracle]}", flush=True)
    if arguments.write:
        told = "; ".join(
            f"{oracle}: " + ", ".join(f"{number} {word}" for word, number in counts.items())
            for oracle, counts in found.items()
        )
        command = f"python -m tests.trust.oracles --profile {arguments.profile}"
        outcomes.keep("oracles", command, {"oracles": found, "outcome": f"tests with {told}"})
    if any(counts.get("failed") or counts.get("error") for counts in found.values()):
        sys.exit(1)


if __name__ == "__main__":
    main()
