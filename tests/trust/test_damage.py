"""Damaged files in a small form: a few hundred of them, and what the session itself must notice."""

import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.trust import damage, outcomes


@pytest.fixture
def loading(monkeypatch):
    """The one loader of the session, in place of all."""

    def with_loader(load):
        monkeypatch.setattr(damage, "_originals", lambda: [(".toml", b"a = 1\n", load)])

    return with_loader


class TestSpoiled:
    def test_files_are_refused_or_read(self):
        """Damaged examples: no crash and no hang."""
        found = damage.spoiled(seconds=4)
        assert found["wrong"] == []
        assert found["damaged"] > 20

    def test_begins_where_it_is_told(self, loading):
        """So that an hour more tries other files."""
        sizes = []
        loading(lambda path: sizes.append(path.read_bytes()))
        found = damage.spoiled(60, first=700, number=30)
        assert (found["damaged"], found["first"]) == (30, 700)
        assert sizes == [damage.damaged(b"a = 1\n", ".toml", n) for n in range(700, 730)]

    def test_a_crash_is_told_with_its_number(self, loading):
        """The number is all that is needed to make the file again."""
        loading(lambda _: {}["Kommun"])
        assert damage.spoiled(60, first=7, number=1)["wrong"] == ["damaged file 7 (.toml): KeyError: 'Kommun'"]

    def test_a_loader_that_works_for_ever_is_told(self, loading, monkeypatch):
        """Also where it takes every error for a fault of the file; the time is the process's own."""

        def works(_):
            while True:
                with suppress(Exception):  # what a loader must not do
                    sum(range(1_000))

        monkeypatch.setattr(damage, "SECONDS", 0.2)
        loading(works)
        assert damage.spoiled(60, number=1)["wrong"] == ["damaged file 0 (.toml): more than 0.2 s of its own time"]

    def test_a_busy_machine_accuses_nobody(self, loading, monkeypatch):
        """Waiting for the processor takes no time of one's own."""
        monkeypatch.setattr(damage, "SECONDS", 0.2)
        loading(lambda _: time.sleep(0.5))
        assert damage.spoiled(60, number=1)["wrong"] == []

    def test_a_loader_that_waits_for_ever_is_told(self, loading, monkeypatch):
        """For a file that never comes, say."""
        monkeypatch.setattr(damage, "_WAITING", 0.2)
        loading(lambda _: time.sleep(60))
        assert damage.spoiled(60, number=1)["wrong"] == ["damaged file 0 (.toml): more than 0.2 s"]

    def test_too_much_memory_is_told_once_and_of_whom(self, loading, monkeypatch):
        """Of the file with which it grew above the limit, and not of what had been there before."""
        had = iter((80, 90, 210, 230))
        monkeypatch.setattr(damage, "most_memory", lambda: next(had))
        loading(lambda _: None)
        found = damage.spoiled(60, number=3)
        assert found["wrong"] == ["damaged file 1 (.toml): 210 MB, after 90 MB"]
        assert found["memory"] == 230


class TestDamaged:
    def test_is_the_same_each_time(self):
        """A file is found again by its number, whatever was damaged before it."""
        originals = damage._originals()
        alone = [_made(originals, n) for n in range(14 * 20)]
        assert alone == [_made(originals, n) for n in range(14 * 20)]

    def test_every_kind_of_file_is_among_them(self):
        """Audits, scenarios in both forms and with a cost model, and what is uncertain."""
        originals = damage._originals()
        assert {ending for ending, _, _ in originals} == {".audit.toml", ".toml", ".json", ".uncertainty.toml"}
        assert any(b'model = "v' in content for _, content, _ in originals)

    def test_what_is_undamaged_is_read(self, tmp_path):
        """Otherwise everything would be refused, and nothing tried."""
        for other in (outcomes.ROOT / "examples").glob("*.audit.toml"):
            (tmp_path / other.name).write_bytes(other.read_bytes())
        for ending, content, load in damage._originals():
            path = tmp_path / f"hel{ending}"
            path.write_bytes(content)
            load(path)


def _made(originals, n):
    ending, content, _ = originals[n % len(originals)]
    return damage.damaged(content, ending, n)


class TestMemory:
    @pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="elsewhere nothing else is counted")
    def test_is_the_process_s_own(self):
        """Not that of the process that started it, of which Linux keeps count."""
        command = [sys.executable, "-c", "from tests.trust.damage import most_memory; print(most_memory())"]
        started_by = bytearray(400 * 2**20)
        for at in range(0, len(started_by), 4096):
            started_by[at] = 1
        run = subprocess.run(command, cwd=outcomes.ROOT, capture_output=True, text=True, check=True)
        assert len(started_by) > 2**20 * int(run.stdout) > 0
        assert int(run.stdout) < damage.MEGABYTES
