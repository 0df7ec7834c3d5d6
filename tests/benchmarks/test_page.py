"""The command that the benchmarks share."""

import sys

from tests.benchmarks.page import main


class TestMain:
    def test_prints_and_writes(self, monkeypatch, tmp_path, capsys):
        """The table is printed, and stands in the page with the date and the machine; `--smoke` asks for little."""
        page = tmp_path / "page.md"
        monkeypatch.setattr(sys, "argv", ["bench", str(page), "--smoke"])
        main("About.", "{table} | {date} | {python} | {version} | {machine}", lambda smoke: f"smoke: {smoke}")
        assert capsys.readouterr().out == "smoke: True\n"
        assert page.read_text(encoding="utf-8").startswith("smoke: True | 20")

    def test_without_a_page_nothing_is_written(self, monkeypatch, tmp_path, capsys):
        """Only what is asked for."""
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr(sys, "argv", ["bench"])
        main(None, "", lambda smoke: f"smoke: {smoke}")
        assert capsys.readouterr().out == "smoke: False\n"
        assert list(tmp_path.iterdir()) == []
