"""How far off are floats, at their worst? `python -m tests.trust.exactness [--cases N] [--write]`.

Every arithmetic function of the core, with numbers chosen to hurt: amounts from 1e-6 to 1e15 that nearly cancel,
a hundred years, rates near 0 and near -1. The answer in floats is set against the answer in Fraction (where a root is
taken, in Decimal of 80 digits), and must lie within the bound that tests/core/bounds.py states. What is kept is the
share of the bound that the worst case used up.
"""

import argparse
import decimal
import random
from decimal import Decimal
from fractions import Fraction
from typing import Any

from socioecon import RangeError, break_even_by_actor, break_even_year, payback_time
from tests.core.bounds import BOUNDS
from tests.core.functions import ARITHMETIC, Spec
from tests.core.strategies import ACTORS, AMOUNT, COST, POSITIVE, RATE, TIMINGS, Number, Shape, leaves

from . import outcomes

LARGEST, SMALLEST_NORMAL = 1e15, Fraction(2) ** -1022
YEARS = (2, 3, 30, 100)


def hostile(role: Number, chance: random.Random, before: list[float]) -> float:
    """A number that an argument may be, chosen to hurt."""
    if role == RATE:
        return chance.choice(
            [0.0, 10 ** -chance.uniform(1, 17), -(10 ** -chance.uniform(1, 17)), 10 ** -chance.uniform(0.3, 12) - 1]
            + [chance.uniform(-0.5, 2)]
        )
    if role in (AMOUNT, COST, POSITIVE):
        x = 10 ** chance.uniform(-6, 15) if chance.random() < 0.8 else chance.choice([1e-6, 0.1, LARGEST])
        if before and role == AMOUNT and chance.random() < 0.4:
            # Nearly what came before, with the other sign: almost nothing is left of the two.
            x = -chance.choice(before) * (1 + chance.choice([0, 1, -1, 3]) * 2.0**-52)
        elif role == AMOUNT and chance.random() < 0.5:
            x = -x
        before.append(x)
        return x
    low, high = float(role.low), float(role.high)
    near = 10 ** -chance.uniform(1, 16)
    x = chance.choice([low, high, low + near * (high - low), high - near * (high - low), chance.uniform(low, high)])
    return min(max(x, low), high)


def share_of_bound(name: str, spec: Spec, chance: random.Random) -> Fraction | None:
    """How much of its bound one hostile case uses up; None where the call is refused, being too large for a float."""
    shape = Shape(
        years=chance.choice(YEARS),
        actors=ACTORS[: chance.randint(2, len(ACTORS))],
        timing=chance.choice(TIMINGS if not spec.takes_fractions or name in ROOTS else TIMINGS[:2]),
        is_schedule=chance.random() < 0.5,
        lag=chance.randint(0, 3),
        whole=chance.choice((1, 100)),
    )
    before: list[float] = []
    arguments = spec.built(lambda role: hostile(role, chance, before), shape)
    try:
        answer = spec.call(arguments)
    except RangeError:
        return None
    by_root = not spec.takes_fractions or ("timing" in spec.roles and shape.timing == "mid-year")
    with decimal.localcontext(prec=80, Emax=10**6, Emin=-(10**6)):
        exactly = spec.each(Decimal if by_root else Fraction, arguments)
        exact = spec.call(exactly)
        allowed = BOUNDS[name].allowed(exactly, exact, shape.size)
    worst = Fraction(0)
    for got, true, off in zip(leaves(answer), leaves(exact), allowed, strict=True):
        error = abs(Fraction(got) - Fraction(true))
        if error and abs(Fraction(true)) >= SMALLEST_NORMAL:
            if not off:
                message = f"{name} must be exact here; it was off by {float(error)!r}: {arguments}"
                raise AssertionError(message)
            worst = max(worst, error / off)
    if worst > 1:
        message = f"{name} must stay within its bound; it used {float(worst):.2f} of it: {arguments}"
        raise AssertionError(message)
    return worst


ROOTS = {name for name, spec in ARITHMETIC.items() if "timing" in spec.roles}


def measured(cases: int, *, seed: int = 1) -> list[dict[str, Any]]:
    """For every arithmetic function its bound, the cases tried and refused, and the worst share of the bound."""
    found = []
    for name, spec in ARITHMETIC.items():
        chance = random.Random(f"{seed} {name}")  # noqa: S311 - numbers to try, and no secrets
        shares = [share_of_bound(name, spec, chance) for _ in range(cases)]
        tried = [share for share in shares if share is not None]
        bound = BOUNDS[name]
        found.append(
            {
                "function": name,
                "each": bound.each,
                "once": bound.once,
                "terms": bound.terms,
                "cases": len(tried),
                "refused": cases - len(tried),
                "worst": round(float(max(tried, default=Fraction(0))), 2),
            }
        )
    return found


def edges() -> list[dict[str, Any]]:
    """The decision on the edge in each kind of number: eight times a tenth against eight tenths."""
    kinds = {
        "float": (0.1, 0.8),
        "Decimal": (Decimal("0.1"), Decimal("0.8")),
        "Fraction": (Fraction(1, 10), Fraction(8, 10)),
        "int, in tenths": (1, 8),
    }
    found = []
    for kind, (gain, cost) in kinds.items():
        gains, costs = (gain,) * 8, cost
        time = payback_time(gains, costs=costs)
        found.append(
            {
                "kind": kind,
                "break_even_year": break_even_year(gains, costs=costs),
                "break_even_by_actor": break_even_by_actor({"Kommun": gains}, costs={"Kommun": costs})["Kommun"],
                "payback_time": None if time is None else str(time),
            }
        )
    return found


def main() -> None:
    """Try every function, print the table, and keep it where it is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=2_000, help="for each function")
    parser.add_argument("--write", action="store_true", help="keep the outcome in docs/trust")
    arguments = parser.parse_args()
    found = {"functions": measured(arguments.cases), "edges": edges()}
    for line in (*found["functions"], *found["edges"]):
        print(line)
    if arguments.write:
        outcomes.keep("exactness", f"python -m tests.trust.exactness --cases {arguments.cases} --write", found)


if __name__ == "__main__":
    main()
