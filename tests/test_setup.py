"""run.py: what it decides before it hands on. The set-up as a whole is proved by .ci/run in a clean clone."""

import ast
import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import sys
import sysconfig
import tomllib
import venv
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[1]


def _load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("run", ROOT / "run.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


run = _load()


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with a pyproject.toml and a .venv that holds nothing yet."""
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "x"\n', encoding="utf-8")
    (tmp_path / ".venv").mkdir()
    return tmp_path


PROGRAM = """
import pathlib, sys, time
if sys.argv[1:] == ["wait"]:
    try:
        print("ready", flush=True)
        time.sleep(60)
    except KeyboardInterrupt:
        sys.exit(130)
print(pathlib.Path.cwd(), *sys.argv[1:], sep="\\n")
sys.exit(3)
"""


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A checkout that is set up already, whose program tells how it was called and ends with 3."""
    root = tmp_path.resolve() / "checkout"
    root.mkdir()
    shutil.copy(ROOT / "run.py", root)
    (root / "pyproject.toml").write_text("", encoding="utf-8")
    venv.create(root / ".venv", symlinks=os.name != "nt")
    packages = sysconfig.get_path("purelib", "venv", {"base": str(root / ".venv")})
    (Path(packages) / "briefing").mkdir()
    (Path(packages) / "briefing" / "__main__.py").write_text(PROGRAM, encoding="utf-8")
    (Path(packages) / "briefing" / "__init__.py").touch()
    run.write_stamp(root / ".venv", run.Stamp(run.fingerprint(root), frozenset(), ()))
    return root


def test_an_old_interpreter_can_parse_the_file() -> None:
    ast.parse((ROOT / "run.py").read_text(encoding="utf-8"), feature_version=(3, 6))


def test_nothing_but_the_standard_library_is_imported() -> None:
    tree = ast.parse((ROOT / "run.py").read_text(encoding="utf-8"))
    names = {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names


@pytest.mark.parametrize(
    ("words", "job", "rest"),
    [
        ([], "sample", []),
        (["test"], "test", []),
        (["test", "-k", "numerals", "-x"], "test", ["-k", "numerals", "-x"]),
        (["lint"], "lint", []),
        (["--help"], "command", ["--help"]),
        (["extract", "test", "--json"], "command", ["extract", "test", "--json"]),
    ],
)
def test_the_first_word_names_the_job_and_the_rest_is_handed_on(words: list[str], job: str, rest: list[str]) -> None:
    assert run.route(words) == (job, rest)


def test_every_job_has_its_extras_and_they_stand_in_pyproject() -> None:
    named = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert run.EXTRAS.keys() == run.JOBS.keys()
    assert frozenset().union(*run.EXTRAS.values()) <= named.keys()


def test_the_sample_that_the_main_job_reads_is_shipped() -> None:
    assert (ROOT / run.SAMPLE[run.SAMPLE.index("--source") + 1]).is_file()


def test_a_stamp_is_read_as_it_was_written(checkout: Path) -> None:
    stamp = run.Stamp("key", frozenset({"test", "lint"}), ("libxcb-cursor0",))
    run.write_stamp(checkout / ".venv", stamp)
    assert run.read_stamp(checkout / ".venv") == stamp
    assert [file.name for file in (checkout / ".venv").iterdir()] == ["briefing-stamp.json"]


@pytest.mark.parametrize("content", ["", "{", "[]", '{"key": "x"}', '{"key": "x", "extras": 1, "missing": []}'])
def test_a_damaged_stamp_counts_as_none(checkout: Path, content: str) -> None:
    (checkout / ".venv" / "briefing-stamp.json").write_text(content, encoding="utf-8")
    assert run.read_stamp(checkout / ".venv") is None


def test_a_stamp_holds_for_the_same_and_for_fewer_extras_only() -> None:
    stamp = run.Stamp("key", frozenset({"test"}), ())
    assert run.current(stamp, "key", frozenset())
    assert run.current(stamp, "key", frozenset({"test"}))
    assert not run.current(stamp, "key", frozenset({"test", "lint"}))
    assert not run.current(stamp, "other", frozenset())
    assert not run.current(None, "key", frozenset())


def test_a_changed_list_of_packages_makes_the_stamp_stale(checkout: Path) -> None:
    before = run.fingerprint(checkout)
    assert run.fingerprint(checkout) == before
    (checkout / "pyproject.toml").write_text('[project]\nname = "y"\n', encoding="utf-8")
    assert run.fingerprint(checkout) != before


def test_a_moved_checkout_makes_the_stamp_stale(checkout: Path) -> None:
    before = run.fingerprint(checkout)
    assert run.fingerprint(checkout.rename(checkout.with_name("moved"))) != before


def test_a_current_environment_is_left_alone(checkout: Path) -> None:
    run.write_stamp(checkout / ".venv", run.Stamp(run.fingerprint(checkout), frozenset(), ()))
    run.python_of(checkout / ".venv").parent.mkdir()
    run.python_of(checkout / ".venv").touch()
    before = sorted(checkout.rglob("*"))
    assert run.set_up(checkout, frozenset()) == ()
    assert sorted(checkout.rglob("*")) == before


def test_an_interrupted_environment_is_not_built_upon(checkout: Path) -> None:
    run.make_venv(checkout / ".venv")
    assert not run.usable(checkout / ".venv")
    run.interrupted(checkout / ".venv").unlink()
    assert run.usable(checkout / ".venv")


def test_an_environment_without_an_interpreter_is_not_built_upon(checkout: Path) -> None:
    assert not run.usable(checkout / ".venv")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the libraries come with Qt elsewhere")
def test_only_libraries_that_the_loader_lacks_are_reported() -> None:
    libraries = (("libc.so.6", ("libc6",)), ("libnowhere.so.9", ("libnowhere9t64", "libnowhere9")))
    assert run.absent(libraries) == [("libnowhere9t64", "libnowhere9")]


def test_a_package_goes_by_the_name_that_apt_knows() -> None:
    packages = [("libglib2.0-0t64", "libglib2.0-0"), ("libgl1",)]
    older = "libglib2.0-0 | 2.74.6-2 | main\n     libgl1 | 1.6.0-1 | main\n"
    newer = "libglib2.0-0t64 | 2.84.4-3 | main\n     libgl1 | 1.7.0-1 | main\n"
    assert run.known(packages, older) == ("libglib2.0-0", "libgl1")
    assert run.known(packages, newer) == ("libglib2.0-0t64", "libgl1")
    assert run.known(packages, "") == ("libglib2.0-0", "libgl1")


def test_the_report_of_missing_libraries_ends_with_one_line_to_copy() -> None:
    report = run.library_report(("libgl1", "libxcb-cursor0"))
    assert report.splitlines()[-1].endswith("sudo apt-get install --no-install-recommends libgl1 libxcb-cursor0")


@pytest.mark.parametrize(
    ("text", "version"),
    [("pip 22.3.1 from /usr/lib (python 3.11)", (22, 3)), ("pip 9.0.1 from …", (9, 0)), ("", (0, 0))],
)
def test_the_version_of_pip_is_read(text: str, version: tuple[int, int]) -> None:
    assert run.pip_version(text) == version


def test_a_complaint_of_pip_is_repeated_without_addresses() -> None:
    log = "Collecting x\nWARNING: Retrying https://a.example/simple\nERROR: No x at https://a.example/simple/x (none)\n"
    assert run.complaint(log) == "ERROR: No x at … (none)"


@pytest.mark.skipif(os.name == "nt", reason="signals end no process there")
def test_an_exit_code_is_handed_on_as_a_shell_does() -> None:
    assert run.call([sys.executable, "-c", "raise SystemExit(5)"]) == 5
    assert run.call([sys.executable, "-c", "import os; os.kill(os.getpid(), 15)"]) == 128 + signal.SIGTERM


def test_a_command_runs_in_the_users_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run.call([sys.executable, "-c", "open('here', 'w').close()"])
    assert (tmp_path / "here").exists()


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="a display is always there")
def test_without_a_display_in_the_environment_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not run.has_display()
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert run.has_display()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X is Linux's")
def test_a_display_left_over_from_another_session_does_not_count(tmp_path: Path) -> None:
    assert not run.x_server_listens(":32123")
    assert run.x_server_listens("desk.example:0")
    assert not run.x_server_listens("")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "X0"))
        assert not run.listens(str(tmp_path / "X0"))
        server.listen()
        assert run.listens(str(tmp_path / "X0"))


def _heed_ctrl_c() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(os.name == "nt", reason="no way to send Ctrl-C to one process there")
def test_ctrl_c_ends_with_130_and_without_a_trace(installed: Path) -> None:
    with subprocess.Popen(
        [sys.executable, str(installed / "run.py"), "wait"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)
        _, errors = process.communicate(timeout=30)
    assert process.returncode == 130
    assert errors == b""


def test_words_folder_and_exit_code_pass_through(installed: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / "briefing").mkdir(parents=True)  # a folder of the user's own with the program's name
    done = subprocess.run(
        [sys.executable, str(installed / "run.py"), "extract", "页.txt"],
        cwd=elsewhere,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    assert done.stdout.decode("utf-8").splitlines() == [str(elsewhere.resolve()), "extract", "页.txt"]
    assert done.stderr == b""
    assert done.returncode == 3


def test_the_wheel_takes_every_package_of_the_checkout() -> None:
    """`packages` names the top one only; the others follow as its files, so each must be reachable from it."""
    tables = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    assert tables["package-data"]["briefing"] == ["**/*.py"]
    strangers = [
        file
        for file in (ROOT / "briefing").rglob("*")
        if file.is_file() and file.suffix not in {".py", ".pyc"} and "__pycache__" not in file.parts
    ]
    assert strangers == []
    assert {tables["package-dir"][name] for name in tables["packages"]} == {"briefing", "resources", "templates"}
