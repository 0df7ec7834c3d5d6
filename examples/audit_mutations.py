"""How many errors would the audit have found? Every printed figure of each document is made wrong, one at a time.

Run `python examples/audit_mutations.py`: for each document the share of one-unit errors (the last place one up or one
down) and of one-digit errors (one digit replaced by another, every tenth) after which the audit has a remark that it
had not before. It takes a minute or two: each wrong document is also searched for what would mend it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from socioecon.audit import REMARKS, Audit, Printed, load_audit, run_audit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Errors = Callable[[Printed], Iterator[Printed]]

HERE = Path(__file__).parent


def one_unit(figure: Printed) -> Iterator[Printed]:
    """The figure one up and one down in its last place."""
    for step in (figure.unit, -figure.unit):
        yield figure._replace(value=figure.value + step, text=f"{figure.text}*")


def one_digit(figure: Printed) -> Iterator[Printed]:
    """The figure with each of its digits replaced by each other one; a first digit is not made 0."""
    sign, digits = (-1 if figure.value < 0 else 1), str(abs(figure.value / figure.unit))
    for place, old in enumerate(digits):
        for new in "0123456789":
            if new != old and not (new == "0" and place == 0 and len(digits) > 1):
                changed = int(digits[:place] + new + digits[place + 1 :])
                yield figure._replace(value=sign * changed * figure.unit, text=f"{figure.text}*")


def mutants(audit: Audit, errors: Errors) -> Iterator[Audit]:
    """The audit with one cell, or one figure of a statement, made wrong."""
    for table in audit.tables.values():
        for row, cells in table.rows.items():
            for n, cell in enumerate(cells):
                for wrong in errors(cell) if cell is not None else ():
                    rows = {**table.rows, row: (*cells[:n], wrong, *cells[n + 1 :])}
                    yield audit._replace(tables={**audit.tables, table.name: table._replace(rows=rows)})
    for n, statement in enumerate(audit.statements):
        if statement.figure is not None and not statement.figure.words:
            for wrong in errors(statement.figure):
                changed = (*audit.statements[:n], statement._replace(figure=wrong), *audit.statements[n + 1 :])
                yield audit._replace(statements=changed)


def remarks(audit: Audit) -> set[tuple[str, str, str]]:
    """Where an audit has remarks, and which."""
    # Only the document by itself: what it is compared with would tell on every error.
    findings = run_audit(audit._replace(compare=()))
    return {(f.place, f.verdict, f.convention) for f in findings if f.verdict in REMARKS}


def share_found(audit: Audit, errors: Errors, *, every: int = 1) -> tuple[int, int]:
    """How many errors are found, of how many; `every` takes only each so many of them."""
    before = remarks(audit)
    tried = [mutant for n, mutant in enumerate(mutants(audit, errors)) if n % every == 0]
    return sum(bool(remarks(mutant) - before) for mutant in tried), len(tried)


def main() -> None:
    """Print the shares for every audit file beside this script."""
    for file in sorted(HERE.glob("*.audit.toml")):
        audit = load_audit(file)
        for name, errors, every in (("one-unit", one_unit, 1), ("one-digit", one_digit, 10)):
            found, tried = share_found(audit, errors, every=every)
            print(f"{audit.document}: {found} of {tried} {name} errors found ({100 * found / tried:.1f} %)")


if __name__ == "__main__":
    main()
