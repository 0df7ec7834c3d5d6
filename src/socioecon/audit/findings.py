"""The findings of an audit together: a tuple that can be read, with the worst first."""

from __future__ import annotations

from socioecon._table import Table, displayed

from ._phrases import COLUMNS, VERDICT_NAMES
from ._values import VERDICTS, Finding, Interval, Printed
from .sentences import remark, sentence, summary


@displayed
class Findings(tuple[Finding, ...]):
    """Findings (fynd) as `run_audit` gives them: a tuple in the order of the file, shown with the worst first."""

    __slots__ = ()

    def to_table(self, *, language: str = "sv", unit: str = "kr") -> Table:
        """A row for each finding, the worst first: the verdict, where, what was printed, and what is to be said of it.

        In Swedish ("sv") or English ("en"). Figures stand as they are printed, in their own units: `unit` has no
        figures of its own to act on here. The title counts the verdicts.

        >>> from socioecon.audit import check_value, printed
        >>> print(Findings([check_value(printed("80,7 %"), 0.8, place="Andel")]).to_table(language="en"))
        1 finding: 1 does not follow.
        Verdict          Where  Printed  What is found
        ─────────────────────────────────────────────...
        does not follow  Andel...

        Raises RangeError for an unknown language or unit.
        """
        title = summary(self, language=language).split("\n")[0]
        rows = [
            (
                VERDICT_NAMES[language][finding.verdict],
                finding.place,
                _shown(finding.printed),
                f"{sentence(finding._replace(place=''), language=language)}{remark(finding, language=language)}",
            )
            for finding in sorted(self, key=lambda finding: VERDICTS.index(finding.verdict))
        ]
        return Table(title, COLUMNS[language], rows, language=language, unit=unit)

    def text(self, *, language: str = "sv") -> str:
        """The verdicts counted, then every finding as a sentence, the worst first: the `summary`.

        Raises RangeError for an unknown language.
        """
        return summary(self, language=language)

    def __str__(self) -> str:
        return self.text()


def _shown(figure: Printed | Interval | None) -> str:
    return figure.text if isinstance(figure, Printed) else ""
