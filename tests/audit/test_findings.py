"""The findings of an audit together: a tuple, read with the worst first."""

from pathlib import Path

import pytest

from socioecon.audit import VERDICTS, Findings, check_value, load_audit, printed, run_audit, sentence, summary
from socioecon.audit._phrases import COLUMNS, VERDICT_NAMES
from socioecon.core.errors import RangeError
from socioecon.report import table

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def findings():
    """Those of the final report of BAS."""
    return run_audit(load_audit(EXAMPLES / "bas_slutrapport.audit.toml"))


class TestFindings:
    def test_are_a_tuple_in_the_order_of_the_file(self, findings):
        """Whoever takes a tuple of findings takes these."""
        assert isinstance(findings, tuple)
        assert isinstance(findings, Findings)
        assert findings[0].place.startswith("Ekonomi")

    @pytest.mark.parametrize("language", ["sv", "en"])
    def test_the_table_counts_and_has_the_worst_first(self, findings, language):
        """The sum-up line is its title; each finding is a row with its verdict, place, printed figure and sentence."""
        made = findings.to_table(language=language)
        assert made.title == summary(findings, language=language).splitlines()[0]
        names = VERDICT_NAMES[language]
        ordered = sorted(findings, key=lambda finding: VERDICTS.index(finding.verdict))
        assert [row.cells[:2] for row in made.rows] == [(names[x.verdict], x.place) for x in ordered]
        for row, finding in zip(made.rows, ordered, strict=True):
            said = sentence(finding._replace(place=""), language=language)
            assert row.cells[3].startswith(said)
        assert tuple(column.label for column in made.columns) == COLUMNS[language]

    def test_the_text_is_the_summary(self, findings):
        """Printed they are the summary in Swedish, or in English when asked for."""
        assert str(findings) == summary(findings, language="sv")
        assert findings.text(language="en") == summary(findings, language="en")

    def test_in_a_notebook(self, findings):
        """They are their table, in HTML and in Markdown."""
        assert findings._repr_html_() == findings.to_table().html()
        assert findings._repr_markdown_() == findings.to_table().markdown()
        assert table(findings, language="en") == findings.to_table(language="en")

    def test_every_verdict_has_a_name(self):
        """In both languages."""
        assert set(VERDICT_NAMES["sv"]) == set(VERDICT_NAMES["en"]) == set(VERDICTS)

    @pytest.mark.parametrize("bad", [{"language": "no"}, {"unit": "öre"}])
    def test_an_unknown_choice_is_refused(self, bad):
        """With the choices that there are."""
        with pytest.raises(RangeError, match="must be one of"):
            Findings([check_value(printed("80,7 %"), 0.8)]).to_table(**bad)

    def test_none_at_all(self):
        """No findings are a table without rows."""
        assert Findings().to_table().rows == ()
        assert str(Findings()) == "0 fynd."
