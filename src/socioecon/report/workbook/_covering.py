"""Whether, when and with how many it pays, as spreadsheet formulas: what the workbook asks in rows of small steps."""

from __future__ import annotations

from typing import Any

#: What stands where there is no number: "never" and "none", in the language of the workbook.
NEVER, NONE = "«never»", "«none»"


def covered(running: Any) -> tuple[str, ...]:
    """1 for each year from which on the costs stay covered."""
    last = len(running) - 1
    flags: list[str] = []
    for year, so_far in enumerate(running):
        stays = f"ROUND({so_far},4)>=0"
        # The cell to the right says whether it stays covered: the row is read from its end.
        flags.append(f"IF({stays},1,0)" if year == last else f"IF(AND({stays},«next {year}»=1),1,0)")
    return tuple(flags)


def covered_from(flags: Any) -> str:
    """The first of them."""
    return f"IF({flags[-1]}=0,{NEVER},{len(flags)}-SUM({across(flags)})+1)"


def part_of_year(gains: Any, running: Any, flags: Any) -> tuple[str, ...]:
    """What passes of the year in which they become covered."""
    parts: list[str] = []
    for year, (gain, so_far, here) in enumerate(zip(gains, running, flags, strict=True)):
        turns = f"AND({here}=1,{flags[year - 1]}=0)" if year else f"{here}=1"
        within = f"IF(ROUND({gain}-{so_far},4)<=0,0,MIN({gain}-{so_far},{gain})/{gain})"
        parts.append(f"IF({turns},{within},0)")
    return tuple(parts)


def paid_back(flags: Any, parts: Any, costs: Any) -> str:
    """The years until they are; none where there is nothing to pay back."""
    years = f"{len(flags)}-SUM({across(flags)})+SUM({across(parts)})"
    return f"IF({flags[-1]}=0,{NEVER},IF({costs}=0,{NONE},{years}))"


def persons_to_cover(gain: Any, rest: Any, entrants: Any) -> str:
    """The persons who cover a rest that is a cost."""
    gain_is, rest_is = f"ROUND({gain},4)", f"ROUND({rest},4)"
    loss = f"AND({gain_is}<=0,{rest_is}<0),AND({gain_is}<0,ROUND({gain}+{rest},4)<0)"
    return f"IF(OR({entrants}=0,{loss}),{NONE},IF({rest_is}>=0,0,-{rest}/{gain}*{entrants}))"


def across(row: Any) -> str:
    """The range of a row."""
    return f"{row[0]}:{row[-1].at}"
