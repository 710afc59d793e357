"""The house as code: who imports whom, and what the command line does not load."""

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "briefing"
MODULES = sorted(PACKAGE.rglob("*.py"))
HEAVY = (
    "PySide6",
    "shiboken6",
    "sqlalchemy",
    "reportlab",
    "docx",
    "openpyxl",
    "pypdfium2",
    "lxml",
    "yaml",
    "rapidfuzz",
)
LONGEST_MODULE = 600  # lines


@cache
def floors() -> dict[str, int]:
    """Each room with its floor, the highest first, as the import contract has them."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    (layers,) = (contract["layers"] for contract in contracts if contract["type"] == "layers")
    return {room.strip(): floor for floor, row in enumerate(layers) for room in row.split("|")}


def room_of(module: Path) -> str:
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(module: Path) -> Iterator[str]:
    """Every module that a file imports, also inside functions and for type checkers."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        match node:
            case ast.Import(names=names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom(module=str(name), names=names, level=0):
                yield from (f"{name}.{alias.name}" if name == "briefing" else name for alias in names)
            case ast.ImportFrom():
                yield "relative"


def ids(module: Path) -> str:
    return str(module.relative_to(ROOT))


def test_every_room_has_a_floor() -> None:
    rooms = {room_of(module) for module in MODULES} - {"__init__"}
    assert rooms == set(floors())


@pytest.mark.parametrize("module", [m for m in MODULES if room_of(m) != "__init__"], ids=ids)
def test_imports_go_down_and_never_across(module: Path) -> None:
    own = room_of(module)
    for name in imported(module):
        assert name != "relative"
        room = name.split(".")[1] if name.startswith("briefing.") else own
        if room in floors() and room != own:
            assert floors()[room] > floors()[own], name


@pytest.mark.parametrize("module", [m for m in MODULES if room_of(m) != "desktop"], ids=ids)
def test_qt_stays_in_the_desktop(module: Path) -> None:
    assert [name for name in imported(module) if name.startswith(("PySide6", "shiboken6"))] == []


@pytest.mark.parametrize("module", [m for m in MODULES if room_of(m) in {"desktop", "cli"}], ids=ids)
def test_window_and_command_line_call_no_step_directly(module: Path) -> None:
    steps = [room for room, floor in floors().items() if floor == floors()["composing"]]
    assert [name for name in imported(module) if name.split(".")[1:2] and name.split(".")[1] in steps] == []


@pytest.mark.parametrize("module", MODULES, ids=ids)
def test_a_module_says_what_it_is_and_stays_short(module: Path) -> None:
    text = module.read_text("utf-8")
    assert ast.get_docstring(ast.parse(text))
    assert text.count("\n") <= LONGEST_MODULE


def loaded_by(statement: str) -> set[str]:
    """The top-level modules that are loaded after a statement in a fresh process."""
    told = f"import sys\n{statement}\nprint('\\n'.join(sorted({{name.split('.')[0] for name in sys.modules}})))"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(done.stdout.split())


@pytest.mark.parametrize("module", ["briefing.cli", "briefing.cli.commands", "briefing.workspace"])
def test_importing_it_loads_nothing_heavy(module: str) -> None:
    assert loaded_by(f"import {module}") & set(HEAVY) == set()


@pytest.mark.parametrize("words", [["--help"], ["build", "--help"], ["--version"]])
def test_help_loads_nothing_heavy(words: list[str]) -> None:
    statement = (
        "import contextlib, io\nfrom briefing.cli import run\n"
        f"with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):\n    run({words!r})"
    )
    assert loaded_by(statement) & set(HEAVY) == set()


def test_building_a_pack_loads_no_qt(tmp_path: Path) -> None:
    sample = ROOT / "resources" / "samples" / "page-2023-11-21.txt"
    words = ["build", "--source", str(sample), "--sections", "summary", "--out", str(tmp_path), "--quiet"]
    statement = (
        "import contextlib, io\nfrom briefing.cli import run\n"
        f"with contextlib.redirect_stdout(io.StringIO()):\n    assert run({words!r}) == 0"
    )
    loaded = loaded_by(statement)
    assert "reportlab" in loaded
    assert loaded & {"PySide6", "shiboken6"} == set()
