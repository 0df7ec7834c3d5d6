"""What a statement asks of its figures beside being there: a change that it can be, a time, one rate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from socioecon.core.errors import RangeError

from ._intervals import exact
from ._payback import per_year
from ._values import CHANGES, Printed
from .changes import changes_of

if TYPE_CHECKING:
    from ._document import Statement
    from ._faults import Faults


def asked_of_change(statement: Statement, figures: dict[str, Any], place: str, faults: Faults) -> None:
    """Note a change that is none of those that a figure of its measure can be."""
    figure, change = statement.figure, statement.arguments.get("change")
    possible = changes_of(figures.get("before"), figures.get("after"), figure)
    if figure is not None and change in set(CHANGES) - set(possible):
        do = "correct the unit, or leave change out"
        faults.add(f"{place}.change", f"be one of {', '.join(possible)}", f"{change} of {figure.text}", do)


def asked_of_payback(statement: Statement, rate: Any, place: str, faults: Faults) -> None:
    """Note a payback that is no time, and a rate that is missing, no single number or too low."""
    asked, figure = statement.arguments, statement.figure
    if figure is not None:
        try:
            per_year(figure)
        except RangeError as error:
            faults.told(f"{place.rpartition('.')[0]}.figure", figure.text, error)
    if str(asked.get("payback")).endswith("discounted") and "rate" not in asked:
        faults.add(f"{place}.rate", "be there", None, "add it: a discounted payback needs one")
    growth = None if rate is None else exact(rate)
    if isinstance(rate, Printed) and rate.words:
        faults.add(f"{place}.rate", "be one number", rate.text, "leave out the word; check either end")
    elif growth is not None and growth <= -1:
        faults.add(f"{place}.rate", "be above -100 %", asked["rate"], "a rate is a fraction of 1")
