"""`socioecon check`: the audit's findings, and an exit code that a pipeline can act on."""

import json
from pathlib import Path

import pytest

from socioecon.audit import load_audit, run_audit, sentence, summary

from .terminal import EXAMPLES, called, process

AUDITS = sorted(EXAMPLES.glob("*.audit.toml"))
FALSE = 'document = "Rapport"\n[[statements]]\ntext = "andel"\nfigure = "90,7 %"\nfollows = "21 / 26"\n'


class TestCheck:
    @pytest.mark.parametrize("path", AUDITS, ids=lambda path: path.name)
    @pytest.mark.parametrize("language", ["sv", "en"])
    def test_it_says_what_the_library_says(self, path, language):
        """The document's name, and below it the summary of its findings; none of the documents is refuted."""
        audit = load_audit(path)
        said = called("check", path, "--language", language)
        assert said == (0, f"{audit.document} ({path})\n{summary(run_audit(audit), language=language)}\n", "")

    def test_a_refuted_figure_is_exit_code_1(self):
        """21 / 26 is 80.8 %, which no rule prints as 90,7 %."""
        said = called("check", "-", stdin=FALSE.encode())
        assert said.code == 1
        assert said.out.startswith("Rapport (standard input)\n1 fynd: 1 följer inte.\n")

    @pytest.mark.parametrize("verdict", ["differs", "only if", "within inputs", "truncates"])
    def test_what_is_no_proof_is_exit_code_0(self, verdict):
        """The final report holds figures that differ from the application, or follow only under a condition: 0."""
        findings = run_audit(load_audit(EXAMPLES / "bas_slutrapport.audit.toml"))
        assert verdict in {finding.verdict for finding in findings}
        assert called("check", EXAMPLES / "bas_slutrapport.audit.toml").code == 0

    def test_several_files_are_checked_in_order(self):
        """Each under its own heading; one that is refuted decides."""
        said = called("check", AUDITS[0], "-", AUDITS[-1], stdin=FALSE.encode())
        assert said.code == 1
        headings = [line for line in said.out.splitlines() if line.endswith(("toml)", "input)"))]
        assert len(headings) == 3
        assert "Rapport" in headings[1]

    def test_a_file_given_stands_for_the_one_compared_with(self, tmp_path):
        """A comparison takes the file that is named on the command line, wherever it lies."""
        name = "bas_slutrapport.audit.toml"
        (tmp_path / name).write_bytes((EXAMPLES / name).read_bytes())
        alone = called("check", tmp_path / name)
        assert alone.code == 2
        together = called("check", tmp_path / name, EXAMPLES / "bas_ansokan.audit.toml")
        assert together.code == 0

    def test_every_fault_of_a_file_is_told(self):
        """A file of another form: all its faults, the name of the file, exit code 2."""
        said = called("check", "-", stdin=b'documnt = "R"\nlocale = "xx"\n')
        assert said.code == 2
        assert "standard input" in said.err
        assert len(said.err.splitlines()) >= 4

    @pytest.mark.parametrize("path", AUDITS, ids=lambda path: path.name)
    def test_json_holds_every_finding(self, path):
        """Place, verdict, printed figure and sentence of each; the count of verdicts adds up."""
        said = called("check", path, "--json", "--language", "en")
        (file,) = json.loads(said.out)["files"]
        findings = run_audit(load_audit(path))
        assert [(x["place"], x["verdict"]) for x in file["findings"]] == [(x.place, x.verdict) for x in findings]
        assert [x["sentence"] for x in file["findings"]] == [sentence(x, language="en") for x in findings]
        assert sum(file["verdicts"].values()) == len(findings)
        assert json.loads(said.out)["follows"] is True

    def test_json_of_a_refuted_figure_says_by_how_much(self):
        """90,7 % lies 9.85 points above 21 / 26 at least: the gap is from what rounds to it."""
        data = json.loads(called("check", "-", "--json", stdin=FALSE.encode()).out)
        (finding,) = data["files"][0]["findings"]
        assert data["follows"] is False
        assert finding["printed"] == "90,7 %"
        # 0.9065 is the least that rounds to 90,7 %; 21 / 26 is exact.
        assert finding["gap"] == pytest.approx(0.9065 - 21 / 26, abs=1e-12)  # decimals of 17 digits, read as floats

    def test_the_standard_input_compares_with_files_in_this_folder(self, monkeypatch):
        """A file from a pipe has no folder: what it compares with is looked for here."""
        monkeypatch.chdir(EXAMPLES)
        said = called("check", "-", stdin=Path("bas_slutrapport.audit.toml").read_bytes())
        assert said.code == 0

    @pytest.mark.skipif(not Path("/dev/stdin").exists(), reason="it has another name there")
    def test_what_can_be_read_once_is_read_once(self):
        """A shell's `<(...)` is a file that is empty the second time: it is checked as the file itself is."""
        said = process("check", "/dev/stdin", "--json", stdin=FALSE.encode())
        assert (said.returncode, said.stderr) == (1, b"")
        assert [x["verdict"] for x in json.loads(said.stdout)["files"][0]["findings"]] == ["does not follow"]
