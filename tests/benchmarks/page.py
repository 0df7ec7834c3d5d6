"""The command of a benchmark: its table printed, and written to a page of the docs where one is given."""

import argparse
import platform
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path


def main(about: str | None, page: str, table: Callable[[bool], str]) -> None:
    """Print the table, and fill in the page with it, with the date and the machine.

    `about` is what the command says of itself; `table` is called with whether one round of each will do.
    """
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("page", nargs="?", type=Path, help="a page of the docs to write, with date and command")
    parser.add_argument("--smoke", action="store_true", help="one round of each: shows that all run, measures nothing")
    arguments = parser.parse_args()
    ratios = table(arguments.smoke)
    print(ratios)
    if arguments.page:
        filled = page.format(
            table=ratios,
            date=datetime.now(UTC).date(),
            python=platform.python_implementation(),
            version=platform.python_version(),
            machine=f"{platform.system()} {platform.machine()}",
        )
        arguments.page.write_text(filled, encoding="utf-8")
