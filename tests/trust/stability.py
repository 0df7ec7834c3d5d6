"""The same seed gives the same figures: `python -m tests.trust.stability [--pin] [--write]`.

Results of simulations with a given seed are pinned, rounded to ten significant digits, which every Python and every
processor gives alike. A change that moves them is seen here, and is either a mistake or belongs into the changelog
(docs/explanation/stability.md says which release may do so). `--pin` pins what comes out now.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from socioecon.uncertainty import (
    Estimate,
    compare,
    one_way,
    simulate,
    sobol_indices,
    switching_values,
    value_of_information,
)
from tests.uncertainty import cases

from . import outcomes

PINS = Path(__file__).with_name("pins.json")
DIGITS = 10


def _project(project: Any = 1, **inputs: Any) -> Any:
    """The case of BAS, run or not run."""
    gains, cost = cases.bas(**inputs)
    return [({name: amount * project for name, amount in amounts.items()}, flows) for amounts, flows in gains], (
        cost * project
    )


def figures() -> dict[str, dict[str, str | None]]:
    """Every pinned figure by the call that gives it, and by its place in the answer."""
    decisions = {"run it": {"project": 1}, "leave it": {"project": 0}}
    two = {name: cases.INPUTS[name] for name in ("stay", "cost")}
    calls = {
        "simulate, quasi": lambda: simulate(cases.bas, cases.INPUTS, seed=1, draws=4_096),
        "simulate, plain": lambda: simulate(cases.bas, cases.INPUTS, seed=1, draws=4_096, method="plain"),
        "simulate, a whole table": lambda: simulate(cases.bas_table, cases.INPUTS, seed=2, draws=4_096),
        "simulate, a cost each year": lambda: simulate(cases.kom_i_jobb, cases.KOM_I_JOBB, seed=6, draws=4_096),
        "simulate, correlated": lambda: simulate(
            cases.bas, cases.INPUTS, seed=3, draws=4_096, rank_correlations={("stay", "cost"): -0.5}
        ),
        "one_way": lambda: one_way(cases.bas, cases.INPUTS),
        "switching_values": lambda: switching_values(cases.bas, cases.INPUTS),
        "compare": lambda: compare(cases.bas, cases.INPUTS, {"dearer": {"cost": 2_000e3}}),
        "sobol_indices": lambda: sobol_indices(cases.bas, cases.INPUTS, seed=4),
        "value_of_information": lambda: value_of_information(
            _project, {**cases.INPUTS, "project": 1}, decisions=decisions, groups=[("stay",), tuple(two)], seed=5
        ),
    }
    return {name: dict(_numbers(call())) for name, call in calls.items()}


def _numbers(value: Any, place: str = "") -> Iterator[tuple[str, str | None]]:
    """Every number of an answer, by where it stands in it."""
    if value is None or isinstance(value, (str, bool)):
        yield place, None if value is None else str(value)
    elif isinstance(value, int):
        yield place, str(value)
    elif isinstance(value, float):
        yield place, f"{value:.{DIGITS}g}"
    elif isinstance(value, Estimate):
        # A standard error is a difference of nearly equal numbers: it keeps fewer digits than what it belongs to.
        yield f"{place}.value", f"{value.value:.{DIGITS}g}"
        yield f"{place}.standard_error", f"{value.error:.6g}"
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _numbers(part, f"{place}[{key!r}]")
    elif hasattr(value, "_fields"):
        for name in value._fields:
            yield from _numbers(getattr(value, name), f"{place}.{name}")
    elif hasattr(value, "rows"):
        yield from _numbers(value.rows, place)
    else:
        for number, part in enumerate(value):
            yield from _numbers(part, f"{place}[{number}]")


def moved() -> list[str]:
    """What is not what it was pinned to be, in words."""
    pinned = json.loads(PINS.read_text(encoding="utf-8"))
    now = figures()
    return [
        f"{call}{place}: pinned {pinned.get(call, {}).get(place, 'nothing')}, now {now.get(call, {}).get(place)}"
        for call in dict.fromkeys((*pinned, *now))
        for place in dict.fromkeys((*pinned.get(call, {}), *now.get(call, {})))
        if pinned.get(call, {}).get(place, "") != now.get(call, {}).get(place, "")
    ]


def main() -> None:
    """Say what has moved, or pin what comes out now."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pin", action="store_true", help="pin what comes out now: say why in the changelog")
    parser.add_argument("--write", action="store_true", help="keep the outcome in docs/trust")
    arguments = parser.parse_args()
    if arguments.pin:
        PINS.write_text(json.dumps(figures(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    away = moved()
    print("\n".join(away) or "Nothing has moved.")
    count = sum(map(len, figures().values()))
    if arguments.write:
        outcomes.keep("stability", "python -m tests.trust.stability --write", {"figures": count, "moved": len(away)})
    raise SystemExit(1 if away else 0)


if __name__ == "__main__":
    main()
