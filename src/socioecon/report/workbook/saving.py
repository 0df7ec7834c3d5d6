"""The face of the workbook."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from socioecon._text import LANGUAGES
from socioecon.core import _numbers
from socioecon.core.errors import SocioeconError

if TYPE_CHECKING:
    import os

    from socioecon.models import Result, Scenario


def save_workbook(scenario_or_result: Scenario | Result, path: str | os.PathLike[str], *, language: str = "sv") -> None:
    """Write the calculation of a scenario as an Excel workbook in which every computed cell is a live formula.

    `scenario_or_result` is a `Scenario`, or the `Result` of one; `path` where the file is to stand, best with the
    suffix .xlsx; `language` "sv" or "en". The sheets: result by actor with a chart, assumptions (the only cells to be
    changed), calculation step by step, accounts, and sources. Each formula holds our value, so that a reader that does
    not compute shows it; recalculated, and after a change of an assumption, amounts agree with the library to the
    krona: a spreadsheet computes in binary floats, and decides on four decimals of a krona whether a cost is covered.

    The file is written beside its place and then put there: a fault leaves an older file as it was. The same scenario
    gives the same file, byte for byte. It holds no macros and no links to other files.

    >>> import tempfile, pathlib
    >>> from socioecon.models import Discounting, Effect, Scenario
    >>> scenario = Scenario(
    ...     "En person", years=2, intake=(1, 0), retention=(1, 1), discounting=Discounting(0, "advance", "real"),
    ...     effects=[Effect("Vård", kind="resource", amounts={"Region": 100})],
    ... )
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     save_workbook(scenario, pathlib.Path(folder) / "en_person.xlsx")
    ...     [file.name for file in pathlib.Path(folder).iterdir()]
    ['en_person.xlsx']

    Raises FileError where the file cannot be written, RangeError for an unknown language or what is no scenario, and
    SocioeconError where XlsxWriter or what the models need is not installed.
    """
    _numbers.choice("language", language, LANGUAGES)
    for needed in ("attrs", "cattrs", "xlsxwriter"):
        _demand(needed)
    from ._file import save  # noqa: PLC0415  # a report of other kinds needs neither the models nor XlsxWriter
    from ._plan import planned, scenario_of  # noqa: PLC0415  # loaded only when used
    from ._words import Words  # noqa: PLC0415  # loaded only when used

    save(planned(scenario_of(scenario_or_result), language), path, Words(language))


def _demand(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError:
        message = f'a workbook needs {name}, which is not installed: pip install "socioecon[report]"'
        raise SocioeconError(message) from None
