"""`socioecon run`: the library's own figures, in every form."""

import json
import os
import stat
import subprocess
import sys
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from zipfile import ZipFile

import attrs
import pytest
from hypothesis import given, settings

from socioecon.models import format_scenario, load_scenario, parse_scenario
from socioecon.testing.strategies import scenarios

from .terminal import BAS, KOM_I_JOBB, SCENARIOS, SMALL, SOURCE, called, stem


class TestTable:
    @pytest.mark.parametrize("path", SCENARIOS, ids=stem)
    @pytest.mark.parametrize("language", ["sv", "en"])
    def test_it_is_the_librarys(self, path, language):
        """The net by year, the key figures, and every finding."""
        result = load_scenario(path).run()
        how = {"language": language, "unit": "tkr"}
        by_year, key_figures, *_ = result.to_tables(**how)
        expected = f"{by_year}\n\n{key_figures}\n\n{result.findings.text(**how)}\n"
        assert called("run", path, "--unit", "tkr", "--language", language) == (0, expected, "")

    def test_the_options_are_the_librarys_arguments(self):
        """Discounted and cumulative, of the net by year."""
        table = load_scenario(BAS).run().to_table(discounted=True, accumulated=True)
        assert called("run", BAS, "--discounted", "--cumulative").out.startswith(f"{table}\n\n")

    def test_of_gives_the_accounts_that_are_named(self):
        """An actor, a perspective and society, in that order."""
        result = load_scenario(KOM_I_JOBB).run()
        accounts = [result["Kommun"], result["Samhällsvinst"], result.society]
        said = called("run", KOM_I_JOBB, "--of", "Kommun", "--of", "Samhällsvinst", "--of", "society")
        assert said.out == "\n\n".join(str(account) for account in accounts) + "\n"

    def test_a_pipe_gives_the_same_as_the_file(self):
        """`-` is the standard input, TOML or JSON."""
        expected = called("run", KOM_I_JOBB)
        assert called("run", "-", stdin=Path(KOM_I_JOBB).read_bytes()) == expected
        as_json = format_scenario(load_scenario(KOM_I_JOBB), form="json").encode()
        assert called("run", "-", stdin=as_json) == expected

    def test_json_is_known_without_its_ending(self, tmp_path):
        """A shell's `<(...)` is called /dev/fd/63: what it holds is seen by its first sign."""
        path = tmp_path / "63"
        path.write_text(format_scenario(load_scenario(KOM_I_JOBB), form="json"), encoding="utf-8")
        assert called("run", path) == called("run", KOM_I_JOBB)

    def test_a_byte_order_mark_and_windows_line_ends_are_read(self):
        """A file from Windows is the same file."""
        text = Path(KOM_I_JOBB).read_text(encoding="utf-8").replace("\n", "\r\n")
        assert called("run", "-", stdin=text.encode("utf-8-sig")) == called("run", KOM_I_JOBB)

    @pytest.mark.parametrize(("unit", "shown"), [("MKR", "Mkr"), ("mkr", "Mkr"), ("TKR", "tkr"), ("kr", "kr")])
    def test_units_are_known_in_any_letters(self, unit, shown):
        """Mkr and mkr are the same."""
        assert called("run", KOM_I_JOBB, "--unit", unit).out.splitlines()[0].endswith(f"({shown})")

    @pytest.mark.parametrize(
        ("argv", "told"),
        [
            (("--of", "Komun"), 'did you mean "Kommun"?'),
            (("--unit", "öre"), "one of kr, tkr, Mkr, mdkr is wanted; got 'öre'"),
            (("--unit", "tkr", "--json"), "JSON is in kr; got tkr"),
            (("--unit", "tkr", "--xlsx", "x.xlsx"), "a workbook is in kr; got tkr"),
            (("--json", "--html"), "not allowed with"),
            (("--language", "no"), "invalid choice: 'no'"),
        ],
    )
    def test_a_slip_is_told(self, argv, told):
        """Exit code 2 and what is wanted."""
        said = called("run", KOM_I_JOBB, *argv)
        assert (said.code, said.out) == (2, "")
        assert told in said.err


class TestJson:
    @settings(max_examples=25)
    @given(scenarios(kind=Decimal))
    def test_every_figure_is_the_librarys(self, scenario):
        """Of any scenario, read back with decimals: each view, each measure, each item, to the last digit."""
        in_a_file = [effect for effect in scenario.effects if effect.model is None]
        text = format_scenario(attrs.evolve(scenario, effects=in_a_file))
        result = parse_scenario(text).run()
        data = json.loads(called("run", "-", "--json", stdin=text.encode()).out, parse_float=Decimal)
        accounts = {**data["actors"], **data["perspectives"]}
        assert set(accounts) == {*result.actors, *result.perspectives}
        for name, told in (*accounts.items(), (None, data["society"])):
            account = result.society if name is None else result[name]
            for view in ("nominal", "discounted"):
                for part, flows in told[view].items():
                    assert tuple(flows) == getattr(getattr(account, view), part)
            assert {item: tuple(flows) for item, flows in told["items"].items()} == account.by_item()
            for measure in set(told) - {"nominal", "discounted", "items"}:
                assert told[measure] == account.step(measure).value

    def test_findings_and_what_is_not_priced_are_there(self):
        """What a reader should know stands beside the figures."""
        result = load_scenario(KOM_I_JOBB).run()
        data = json.loads(called("run", KOM_I_JOBB, "--json").out, parse_float=Decimal)
        assert data["unpriced"] == list(result.scenario.unpriced)
        assert [(x["kind"], x["amount"]) for x in data["findings"]] == [(x.kind, x.amount) for x in result.findings]
        assert data["outcomes"] == result.outcomes

    def test_of_leaves_the_others_out(self):
        """The keys stay the same."""
        data = json.loads(called("run", KOM_I_JOBB, "--json", "--of", "Kommun", "--of", "Samhällsvinst").out)
        assert (list(data["actors"]), list(data["perspectives"]), data["society"]) == (
            ["Kommun"],
            ["Samhällsvinst"],
            None,
        )
        assert list(json.loads(called("run", KOM_I_JOBB, "--json").out)) == list(data)

    def test_ascii_means_the_same(self):
        """Where å cannot be written JSON has its escapes: what is read is equal."""
        plain, full = called("run", BAS, "--json", encoding="ascii"), called("run", BAS, "--json")
        assert json.loads(plain.out) == json.loads(full.out)


class Page(HTMLParser):
    """Which elements were opened and closed, and all text."""

    def __init__(self):
        super().__init__()
        self.open, self.text = [], ""

    def handle_starttag(self, tag, attrs):  # noqa: ARG002 - the name that Python gives it
        """Remember what must be closed."""
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag):
        """Close what was opened last."""
        assert self.open.pop() == tag

    def handle_data(self, data):
        """Keep the text."""
        self.text += data


class TestPages:
    def test_markdown_is_the_tables(self):
        """All three of them, to be pasted."""
        tables = load_scenario(KOM_I_JOBB).run().to_tables(unit="tkr")
        assert called("run", KOM_I_JOBB, "--markdown", "--unit", "tkr").out == f"{tables.markdown()}\n"

    @pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
    def test_html_is_a_page_of_its_own(self, encoding):
        """Every element is closed, the letters are told, and names are text, whatever stands in them."""
        scenario = SMALL.replace("En person", "<b>5 > 3 & å</b>")
        said = called("run", "-", "--html", stdin=scenario.encode(), encoding=encoding)
        assert said.out.startswith('<!doctype html>\n<html lang="sv">')
        assert '<meta charset="utf-8">' in said.out
        page = Page()
        page.feed(said.out)
        assert page.open == []
        assert "<b>5 > 3 & å</b>" in page.text


class TestFiles:
    @pytest.mark.parametrize(
        ("ending", "begins"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF"), ("PNG", b"\x89PNG")]
    )
    def test_a_chart_is_written_in_the_form_of_its_ending(self, tmp_path, ending, begins):
        """Nothing stands on the standard output, and nothing but the chart in the folder."""
        path = tmp_path / f"diagram.{ending}"
        said = called("run", KOM_I_JOBB, "--chart", path)
        assert said == (0, "", f"socioecon: wrote {path}\n")
        assert path.read_bytes().startswith(begins)
        assert list(tmp_path.iterdir()) == [path]

    @pytest.mark.parametrize("kind", ["by-year", "cumulative", "waterfall"])
    @pytest.mark.parametrize("of", [(), ("--of", "Kommun"), ("--of", "society")])
    def test_every_kind_of_chart_can_be_of_an_account(self, tmp_path, kind, of):
        """All together, an actor, or society by its name: its name stands in the chart."""
        path = tmp_path / "diagram.svg"
        said = called("run", KOM_I_JOBB, "--chart", path, "--kind", kind, *of, "--unit", "kr", "--language", "en")
        assert said.code == 0
        assert path.stat().st_size > 10_000

    @pytest.mark.parametrize(("command", "kind"), [("run", "by-year"), ("simulate", "tornado")])
    def test_a_kind_is_of_a_chart(self, command, kind):
        """Without one it would say nothing."""
        said = called(command, KOM_I_JOBB, "--kind", kind)
        assert (said.code, said.out) == (2, "")
        assert f"--kind must be of a chart; got {kind} alone: name the file with --chart" in said.err

    def test_names_are_drawn_as_they_are(self, tmp_path):
        """A dollar sign is no formula, and a letter that the font does not have is no warning."""
        scenario = SMALL.replace("En person", "$\\\\frac{1}$ och \U0001f389")
        said = called("run", "-", "--chart", tmp_path / "x.svg", stdin=scenario.encode())
        assert said == (0, "", f"socioecon: wrote {tmp_path / 'x.svg'}\n")

    def test_a_chart_is_of_one_account(self, tmp_path):
        """Two names are one too many, but for the cumulative one."""
        two = ("--of", "Kommun", "--of", "Individ", "--chart", tmp_path / "x.svg")
        said = called("run", KOM_I_JOBB, *two)
        assert said.code == 2
        assert "must be of one account; got --of Kommun --of Individ" in said.err
        assert called("run", KOM_I_JOBB, *two, "--kind", "cumulative").code == 0

    def test_a_workbook_is_written(self, tmp_path):
        """A file that a spreadsheet opens, with formulas in it."""
        path = tmp_path / "kalkyl.xlsx"
        assert called("run", KOM_I_JOBB, "--xlsx", path) == (0, "", f"socioecon: wrote {path}\n")
        with ZipFile(path) as parts:
            sheets = [parts.read(name) for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
        assert any(b"<f>" in sheet for sheet in sheets)

    def test_files_and_a_form_go_together(self, tmp_path):
        """With a form that is asked for, the answer is printed too."""
        said = called("run", KOM_I_JOBB, "--chart", tmp_path / "x.svg", "--xlsx", tmp_path / "x.xlsx", "--json")
        assert said.out == called("run", KOM_I_JOBB, "--json").out
        assert {path.name for path in tmp_path.iterdir()} == {"x.svg", "x.xlsx"}

    @pytest.mark.parametrize("option", ["--chart", "--xlsx"])
    def test_a_file_that_is_there_is_left_alone(self, tmp_path, option):
        """It is replaced only where that is said."""
        path = tmp_path / ("x.svg" if option == "--chart" else "x.xlsx")
        path.write_text("dear to me", encoding="utf-8")
        said = called("run", KOM_I_JOBB, option, path)
        assert said.code == 2
        assert "--overwrite" in said.err
        assert path.read_text(encoding="utf-8") == "dear to me"
        assert called("run", KOM_I_JOBB, option, path, "--overwrite").code == 0
        assert path.stat().st_size > 1000

    @pytest.mark.parametrize(
        ("argv", "told"),
        [
            (("--chart", "x.jpg"), "must end in .png or .svg or .pdf"),
            (("--chart", "x"), "must end in .png"),
            (("--xlsx", KOM_I_JOBB), "must end in .xlsx"),
            (("--chart", "nowhere/x.png"), "the folder of a file to write must be there"),
            (("--chart", "folder.png"), "a file that is there is left as it is"),
            (("--chart", "folder.png", "--overwrite"), "a file that is there is left as it is"),
        ],
    )
    def test_what_cannot_be_written_is_told_first(self, tmp_path, monkeypatch, argv, told):
        """Before anything is reckoned; the scenario itself can never be overwritten."""
        monkeypatch.chdir(tmp_path)
        (tmp_path / "folder.png").mkdir()
        said = called("run", KOM_I_JOBB, *argv)
        assert (said.code, said.out) == (2, "")
        assert told in said.err

    @pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="a folder in which nobody can write, root included")
    @pytest.mark.parametrize("file", [("--chart", "/proc/x.svg"), ("--xlsx", "/proc/x.xlsx")])
    def test_a_place_that_cannot_be_written_to_is_told(self, file):
        """By the name that was given, and not by that of a file that would have stood there for a moment."""
        said = called("run", KOM_I_JOBB, *file)
        assert said.code == 2
        assert f"must be a place that can be written to; got {file[1]!r}" in said.err

    def test_a_chart_that_fails_leaves_the_old_one(self, tmp_path, monkeypatch):
        """What is half written is never seen: the file stands as it was, and nothing is beside it."""
        path = tmp_path / "x.svg"
        path.write_text("old", encoding="utf-8")
        monkeypatch.setattr(Path, "replace", failing)
        said = called("run", KOM_I_JOBB, "--chart", path, "--overwrite")
        assert said.code == 2
        assert "no room" in said.err
        assert path.read_text(encoding="utf-8") == "old"
        assert list(tmp_path.iterdir()) == [path]

    @pytest.mark.skipif(os.name == "nt", reason="modes are others there")
    def test_a_chart_has_the_mode_of_any_new_file(self, tmp_path):
        """It can be read by those who can read other files made here."""
        other = tmp_path / "other"
        other.touch()
        called("run", KOM_I_JOBB, "--chart", tmp_path / "x.svg")
        assert stat.S_IMODE((tmp_path / "x.svg").stat().st_mode) == stat.S_IMODE(other.stat().st_mode)


def failing(*_):
    """A disk that is full."""
    message = "no room"
    raise OSError(message)


class TestWithoutTheExtraReport:
    @pytest.mark.parametrize(("option", "name"), [("--chart", "x.svg"), ("--xlsx", "x.xlsx")])
    def test_the_message_says_what_to_install(self, tmp_path, option, name):
        """Without matplotlib and xlsxwriter a table is printed as ever, and a file asks for the extra."""
        code = (
            f"import sys; sys.path.insert(0, {str(SOURCE)!r}); sys.modules.update(matplotlib=None, xlsxwriter=None)\n"
            "from socioecon.cli import main; sys.exit(main())"
        )
        command = [sys.executable, "-c", code, "run", KOM_I_JOBB]
        assert subprocess.run(command, capture_output=True, check=False).returncode == 0
        file = subprocess.run([*command, option, tmp_path / name], capture_output=True, text=True, check=False)
        assert file.returncode == 2
        assert 'pip install "socioecon[report]"' in file.stderr
        assert "Traceback" not in file.stderr
        assert list(tmp_path.iterdir()) == []
