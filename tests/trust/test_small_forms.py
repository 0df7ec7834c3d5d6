"""Each session of "Trust" in a small form, and the page that shows what they found."""

import re
import subprocess
import sys

import pytest

from tests.trust import exactness, mutation, oracles, outcomes, page, stability, supply


class TestPage:
    @pytest.mark.parametrize("path", page.PAGES, ids=lambda path: path.name)
    def test_is_what_the_sessions_wrote(self, path):
        """Nothing on the page, the table of bounds or the list of survivors is typed by hand."""
        assert path.read_text(encoding="utf-8") == page.PAGES[path]()

    def test_a_hundred_percent_is_all(self):
        """A share is rounded down: of ten thousand changes 9 999 are not all."""
        assert [page._share(part, 10_000) for part in (10_000, 9_999, 9_990)] == ["100.0%", "99.9%", "99.9%"]

    def test_every_session_has_one_in_nox(self):
        """Each row of the page has a session of its name."""
        nox = (page.outcomes.ROOT / "noxfile.py").read_text(encoding="utf-8")
        assert [name for name in page.SESSIONS if f'"{name}"' not in nox] == []


class TestExactness:
    def test_no_hostile_case_leaves_its_bound(self):
        """Cancellation, a hundred years, rates near 0 and near -1: every float lies within its stated bound."""
        assert all(one["worst"] <= 1 for one in exactness.measured(cases=30, seed=2))

    def test_the_page_covers_every_function(self):
        """The table of bounds has a row for each arithmetic function."""
        text = page.EXACTNESS.read_text(encoding="utf-8")
        assert [name for name in exactness.ARITHMETIC if f"| `{name}` |" not in text] == []

    def test_on_the_edge_exact_kinds_break_even(self):
        """Eight gains of a tenth cover eight tenths in the eighth year, but not in floats."""
        years = {edge["kind"]: edge["break_even_year"] for edge in exactness.edges()}
        assert years == {"float": None, "Decimal": 8, "Fraction": 8, "int, in tenths": 8}


class TestOracles:
    @pytest.mark.parametrize("program", oracles.ORACLES)
    def test_each_has_tests_that_ask_it(self, program):
        """The session finds them by their mark, in the files that it names: it never runs nothing."""
        _, files = oracles.ORACLES[program]
        mark = f'oracle(by="{program}")'
        assert [file for file in files if mark not in (oracles.outcomes.ROOT / file).read_text(encoding="utf-8")] == []

    def test_no_test_asks_another_that_the_session_does_not_know(self):
        """Every mark names a program of the session, and stands in a file that it runs for it."""
        marks = {
            (program, path.relative_to(oracles.outcomes.ROOT).as_posix())
            for path in (oracles.outcomes.ROOT / "tests").rglob("test_*.py")
            for program in re.findall(
                r'^ *@?(?:pytest\.)?.*mark\.oracle\(by="(.+?)"\)', path.read_text("utf-8"), re.MULTILINE
            )
        }
        assert marks == {(program, file) for program, (_, files) in oracles.ORACLES.items() for file in files}


class TestSupply:
    def test_two_builds_are_the_same_to_the_byte(self, tmp_path):
        """Wheel and sdist, and the wheel that is made from the sdist: anything else is an error of the session."""
        assert supply.reproducible(tmp_path)["same"] == [True, True, True]

    def test_every_extra_of_a_room_is_tried_alone(self):
        """And what it brings along is what pyproject.toml says."""
        known = supply._project()["optional-dependencies"]
        work_on_the_library = {"test", "trust", "lint", "types", "docs", "dev"}
        assert set(known) - work_on_the_library == set(supply.WORKS) - {""}
        for extra in set(supply.WORKS) - {""}:
            along = {part for need in known[extra] for part in re.findall(r"socioecon\[(.*)\]", need)}
            named = {part for parts in along for part in parts.split(",")}
            assert supply.BRINGS[extra] == named | ({extra} if extra != "all" else set())

    def test_what_is_left_out_on_an_installed_wheel_is_there(self):
        """A test that was moved is not left out by its old name."""
        assert [path for path in supply.OF_THE_TREE if not (supply.ROOT / path).exists()] == []


class TestStability:
    def test_no_pinned_figure_has_moved(self):
        """The same seed gives the figures that it gave, to ten significant digits."""
        assert stability.moved() == []


class TestMutation:
    def test_every_reason_is_about_a_line_that_is_there(self):
        """No reason outlives it."""
        left = [
            (module, before)
            for module, before, _ in outcomes.reasons()
            if before not in map(str.strip, (mutation.SOURCE / module).read_text(encoding="utf-8").splitlines())
        ]
        assert left == []

    def test_a_changed_sign_is_noticed(self):
        """The machinery itself: unchanged, the tests of wages pass; of a few changes none gets past them."""
        command = [sys.executable, "-m", "tests.trust.mutation", "core/wages.py", "--every", "9", "--quick"]
        run = subprocess.run(command, cwd=mutation.ROOT, capture_output=True, text=True, check=True)
        # How many there are depends on the Python: some changes are none to its compiler.
        told = re.fullmatch(r"core/wages\.py: (\d+) of (\d+) noticed", run.stdout.splitlines()[-1])
        assert told is not None
        assert int(told[1]) == int(told[2]) >= 3
