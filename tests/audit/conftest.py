"""Audits written as text in a test."""

import pytest

from socioecon.audit import load_audit, run_audit
from socioecon.core.errors import FileError

HEAD = 'document = "R"\nlocale = "sv"\n'


@pytest.fixture
def run(tmp_path):
    """Run an audit written as text."""

    def answer(text, *others):
        file = tmp_path / "r.audit.toml"
        file.write_text(HEAD + text, encoding="utf-8")
        return run_audit(load_audit(file), *others)

    return answer


@pytest.fixture
def faults(tmp_path):
    """The faults that are told when an audit written as text is loaded, not when it is run."""

    def answer(text):
        file = tmp_path / "r.audit.toml"
        file.write_text(HEAD + text, encoding="utf-8")
        with pytest.raises(FileError, match=r"an audit file must .*; got r\.audit\.toml") as caught:
            load_audit(file)
        return tuple(map(str, caught.value.faults))

    return answer
