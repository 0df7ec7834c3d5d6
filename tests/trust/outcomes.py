"""What a session found, kept beside the page that shows it: docs/trust/<session>.json, written by the session itself."""

import json
import platform
import tomllib
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "trust"


def known(session: str) -> dict[str, Any]:
    """What the last run of a session wrote; nothing if there was none."""
    path = FOLDER / f"{session}.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def keep(session: str, command: str, found: dict[str, Any]) -> None:
    """Write what a session found, with the day, the Python and the command."""
    FOLDER.mkdir(exist_ok=True)
    run = {"date": str(datetime.now(UTC).date()), "python": platform.python_version(), "command": command}
    text = json.dumps({**run, **found}, indent=1, ensure_ascii=False)
    (FOLDER / f"{session}.json").write_text(text + "\n", encoding="utf-8")


def count(number: int) -> str:
    """A count as the page writes it, in groups of three."""
    return f"{number:,}".replace(",", "\N{NO-BREAK SPACE}")


@cache
def reasons() -> dict[tuple[str, str, str], str]:
    """Why nobody can tell some mutants from the original, by module and changed line."""
    listed = tomllib.loads(Path(__file__).with_name("equivalent.toml").read_text(encoding="utf-8"))["mutants"]
    return {(one["module"], one["before"], one["after"]): one["reason"] for one in listed}
