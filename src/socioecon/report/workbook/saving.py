"""The face of the workbook."""

from __future__ import annotations

import os

from socioecon._text import LANGUAGES
from socioecon.core import _numbers
from socioecon.core.errors import RangeError
from socioecon.models import Result, Scenario

from ._file import save
from ._plan import planned
from ._words import Words


def save_workbook(
    scenario_or_result: Scenario | Result, path: str | os.PathLike[str], *, language: str = "sv"
) -> None:
    """Write the calculation of a scenario as an Excel workbook in which every computed cell is a live formula.
    """
    _numbers.choice("language", language, LANGUAGES)
    scenario = getattr(scenario_or_result, "scenario", scenario_or_result)
    if not isinstance(scenario, Scenario):
        message = f"scenario_or_result must be a Scenario or a Result; got {scenario!r}: give what run() came from"
        raise RangeError(message)
    save(planned(scenario, language), path, Words(language))
