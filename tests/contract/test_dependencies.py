"""What may import what, and what importing the face costs."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "socioecon"

# The rooms that need nothing but Python, each with the rooms below it.
BELOW = {
    "core": {"core"},
    "documents": {"documents", "_text", "core"},
    "parameters": {"parameters", "_text", "core"},
    "_table": {"_table", "_text", "core"},
    "audit": {"audit", "_table", "_text", "core"},
}
# Each of these costs more than the whole core: none comes with the face.
HEAVY = {"typing", "dataclasses", "re", "enum", "functools", "decimal", "fractions"}

ALL_FILES = sorted(PACKAGE.rglob("*.py"))
BARE_FILES = [path for path in ALL_FILES if path.relative_to(PACKAGE).parts[0] in BELOW]


def parsed(path: Path) -> ast.Module:
    """The module that a file holds."""
    return ast.parse(path.read_text(encoding="utf-8"))


def at_run_time(tree: ast.AST) -> Iterator[ast.stmt]:
    """Every import statement that can be carried out: in functions too, but not what only a type checker reads."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node
        elif isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            continue
        else:
            yield from at_run_time(node)


def everywhere(tree: ast.AST) -> Iterator[ast.stmt]:
    """Every import statement, also what only a type checker reads."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom))


def targets(path: Path, node: ast.stmt) -> Iterator[str]:
    """The dotted names that an import statement in the file at `path` asks for."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        package = ("socioecon", *path.relative_to(PACKAGE).parent.parts)
        base = package[: len(package) - node.level + 1] if node.level else ()
        module = ".".join((*base, *([node.module] if node.module else [])))
        yield from (f"{module}.{alias.name}" for alias in node.names)


def asks_for_the_face(path: Path, node: ast.stmt) -> bool:
    """Whether an import statement asks for `socioecon` itself, or for a name on it that is no room."""
    rooms = {entry.stem for entry in PACKAGE.iterdir()}
    for target in targets(path, node):
        top, _, rest = target.partition(".")
        if top == "socioecon" and rest.partition(".")[0] not in rooms:
            return True
    return False


class TestImports:
    @pytest.mark.parametrize("path", BARE_FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
    def test_bare_rooms_need_nothing_but_python_and_the_rooms_below(self, path):
        """A module of the bare rooms imports the standard library and the rooms below it, and nothing else."""
        allowed = BELOW[path.relative_to(PACKAGE).parts[0]]
        for node in at_run_time(parsed(path)):
            for target in targets(path, node):
                top, *rest = target.split(".")
                if top == "socioecon":
                    assert rest[0] in allowed, f"line {node.lineno}: {target}"
                else:
                    assert top in sys.stdlib_module_names, f"line {node.lineno}: {target}"

    @pytest.mark.parametrize("path", BARE_FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
    def test_types_come_from_python_or_typing_extensions(self, path):
        """What only a type checker reads comes from the standard library, typing_extensions or the rooms below."""
        allowed = BELOW[path.relative_to(PACKAGE).parts[0]]
        for node in everywhere(parsed(path)):
            for target in targets(path, node):
                top, *rest = target.split(".")
                known = (
                    rest[0] in allowed if top == "socioecon" else top in {*sys.stdlib_module_names, "typing_extensions"}
                )
                assert known, f"line {node.lineno}: {target}"

    @pytest.mark.parametrize("path", ALL_FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
    def test_nobody_inside_imports_the_face(self, path):
        """No module of the package asks the face for anything: the import would go in a circle."""
        assert [node.lineno for node in everywhere(parsed(path)) if asks_for_the_face(path, node)] == []

    @pytest.mark.parametrize(
        "line",
        [
            "import socioecon",
            "from socioecon import total",
            "from .. import total",
            "from socioecon import core, total",
        ],
    )
    def test_an_import_of_the_face_is_seen(self, line):
        """The test above sees every way to write such an import."""
        (node,) = ast.parse(line).body
        assert asks_for_the_face(PACKAGE / "core" / "flows.py", node)

    @pytest.mark.parametrize(
        "line",
        [
            "import socioecon.core.flows",
            "from . import errors",
            "from .. import core",
            "from .errors import RangeError",
        ],
    )
    def test_an_import_of_a_room_is_let_through(self, line):
        """The test above does not take a room for the face."""
        (node,) = ast.parse(line).body
        assert not asks_for_the_face(PACKAGE / "core" / "flows.py", node)


class TestLayers:
    def test_the_layers_hold(self):
        """Each module imports only from the layers below it; import-linter reads them in pyproject.toml."""
        script = Path(sys.executable).with_name("lint-imports")
        run = subprocess.run([script, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stdout + run.stderr
        assert "Contracts: 2 kept, 0 broken." in run.stdout


class TestFaceInItsOwnProcess:
    def test_importing_the_face_brings_nothing_but_the_core_and_light_parts_of_python(self):
        """Importing the face in a bare interpreter loads no third-party module and none of the heavy standard ones."""
        code = (
            f"import sys; sys.path.insert(0, {str(PACKAGE.parent)!r}); before = set(sys.modules)\n"
            "import socioecon; print(*(set(sys.modules) - before))"
        )
        run = subprocess.run([sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True, check=True)
        loaded = set(run.stdout.split())
        assert "socioecon.core.flows" in loaded
        assert {name.partition(".")[0] for name in loaded} <= {"socioecon", *sys.stdlib_module_names}
        assert {
            name for name in loaded if name.startswith("socioecon.") and not name.startswith("socioecon.core")
        } == set()
        assert loaded & {*HEAVY, "socioecon.core._roots"} == set()
