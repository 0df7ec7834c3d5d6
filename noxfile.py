"""What `.ci/run` does, by the piece and on every Python at hand: `nox --list`, `nox -s tests-3.13`."""

import shutil

import nox

nox.options.sessions = ["tests", "lint", "types", "docs", "benchmarks", "coverage"]
nox.options.error_on_missing_interpreters = False
nox.options.reuse_existing_virtualenvs = True

# The page of the docs that each script of tests/benchmarks writes.
PAGES = {
    "ratios": "docs/reference/benchmarks.md",
    "models": "docs/reference/benchmarks-models.md",
    "uncertainty": "docs/reference/benchmarks-uncertainty.md",
}


@nox.session(python=["3.11", "3.12", "3.13"])
def tests(session: nox.Session) -> None:
    """Run all tests and every example in README, docs and docstrings."""
    session.install("--editable", ".[test]")
    session.run("pytest", "-n", "auto", "--dist", "loadfile", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, form and layers."""
    session.install("--editable", ".[lint]")
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")
    session.run("lint-imports")


@nox.session
def types(session: nox.Session) -> None:
    """Check types: the package, and the calls in tests/typing that must pass and must not."""
    session.install("--editable", ".[types]")
    session.run("mypy")
    session.run("pyright", "--project", "pyproject.toml")


@nox.session
def notebooks(session: nox.Session) -> None:
    """Execute the notebooks of examples/ from start to finish, and hold their text to what they compute."""
    session.install("--editable", ".[test]")
    session.run("pytest", "tests/contract/test_notebooks.py", *session.posargs)


@nox.session
def docs(session: nox.Session) -> None:
    """Build the documentation, every warning an error."""
    session.install("--editable", ".[docs]")
    session.run("sphinx-build", "-W", "--keep-going", "docs", "docs/_build/html")


@nox.session
def workbook(session: nox.Session) -> None:
    """Recalculate workbooks in LibreOffice, which has to be there: elsewhere those tests are skipped."""
    if not (shutil.which("soffice") or shutil.which("libreoffice")):
        session.error("LibreOffice is wanted: install it, so that soffice is on the path")
    session.install("--editable", ".[test]")
    session.run("pytest", "tests/report/test_workbook.py", *session.posargs)


@nox.session
def benchmarks(session: nox.Session) -> None:
    """Measure the ratios of the core, of scenarios and of simulations (the last take half an hour).

    `-- --write` has each write its page of the docs anew; `-- --smoke` shows that all run.
    """
    flags = [argument for argument in session.posargs if argument != "--write"]
    if not all(argument.startswith("--") for argument in flags):
        session.error("each script writes a page of its own: say --write in the place of a page")
    session.install("--editable", ".[test]")
    for script, page in PAGES.items():
        written = [page] if "--write" in session.posargs else []
        session.run("python", "-m", f"tests.benchmarks.{script}", *written, *flags)


@nox.session
def coverage(session: nox.Session) -> None:
    """Demand that the tests reach every line and branch of the core."""
    session.install("--editable", ".[test]")
    session.run("pytest", "-n", "auto", "--dist", "loadfile", "--cov", *session.posargs)


TRUST = ["mutation", "oracles", "exactness", "bad_input", "damage", "faults", "supply", "stability"]


@nox.session
@nox.parametrize("session_of_trust", TRUST, ids=TRUST)
def trust(session: nox.Session, session_of_trust: str) -> None:
    """Find out whether the numbers can be trusted, in full, and write it on the page (hours: docs/trust)."""
    session.install("--editable", ".[trust]")
    session.run("python", "-m", f"tests.trust.{session_of_trust}", "--write", *session.posargs)
    session.run("python", "-m", "tests.trust.page")
