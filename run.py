#!/usr/bin/env python3
"""Sets the program up on this computer and runs it; needs nothing but Python 3.11 or newer.

    python3 run.py           build the sample pack into out/, then open the desktop where there is a display
    python3 run.py test …    run the tests; further words go to pytest
    python3 run.py lint      run ruff, mypy and import-linter
    python3 run.py ARGS…     run the command line: briefing ARGS…

Each sets up first what is missing: system libraries, .venv and the packages that pyproject.toml names.
Grammar and annotations stay those of Python 3.6, so that an older interpreter can still say what it lacks.
"""

import ctypes
import hashlib
import json
import os
import re
import shutil
import socket
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent
OLDEST_PYTHON = (3, 11)
RELEASE = "{}.{}".format(*sys.version_info[:2])
OLDEST_PIP = (22, 3)  # the first that knows --python
SAMPLE = (
    *("build", "--source", "resources/samples/page-2023-11-21.txt"),
    *("--publication", "重庆日报", "--date", "2023-11-21", "--out", "out"),
)
EXTRAS = {
    "sample": frozenset(),
    "command": frozenset(),
    "test": frozenset({"test"}),
    "lint": frozenset({"test", "lint"}),
}

# What the packages' own wheels leave to the system: a library, and the Debian packages that hold it, newest name first.
QT_LIBRARIES = (  # Qt in any form, without a screen too
    ("libGL.so.1", ("libgl1",)),
    ("libEGL.so.1", ("libegl1",)),
    ("libglib-2.0.so.0", ("libglib2.0-0t64", "libglib2.0-0")),
    ("libfontconfig.so.1", ("libfontconfig1",)),
    ("libxkbcommon.so.0", ("libxkbcommon0",)),
    ("libdbus-1.so.3", ("libdbus-1-3",)),
)
WINDOW_LIBRARIES = (  # a window on the screen, under X and under Wayland
    ("libxcb-cursor.so.0", ("libxcb-cursor0",)),
    ("libxkbcommon-x11.so.0", ("libxkbcommon-x11-0",)),
    ("libxcb-icccm.so.4", ("libxcb-icccm4",)),
    ("libxcb-keysyms.so.1", ("libxcb-keysyms1",)),
    ("libxcb-shape.so.0", ("libxcb-shape0",)),
    ("libwayland-cursor.so.0", ("libwayland-cursor0",)),
    ("libwayland-egl.so.1", ("libwayland-egl1",)),
)


# pytest without its Qt half, which pyproject.toml asks for
NO_QT = ("-p", "no:pytest-qt", "-W", "ignore::pytest.PytestConfigWarning", "-o", "addopts=-q", "--ignore=tests/desktop")


class SetUpError(Exception):
    """A set-up that cannot go on; the message says why and what to do."""


class Stamp(NamedTuple):
    """What .venv was last set up for; `missing` are Debian packages that could not be installed."""

    key: str
    extras: "frozenset[str]"
    missing: "tuple[str, ...]"


def route(words: "list[str]") -> "tuple[str, list[str]]":
    """The job that the words after run.py name, and the words that are the job's own."""
    if not words:
        return "sample", []
    if words[0] in ("test", "lint"):
        return words[0], words[1:]
    return "command", words


def say(line: str) -> None:
    """Tells the user; on standard error, because standard output belongs to the program that is run."""
    print(line, file=sys.stderr, flush=True)


# --- processes


def call(command: "list[str]", folder: "Path | None" = None, **variables: str) -> int:
    """Runs a command in the foreground and gives its exit code, as a shell does where a signal ended it."""
    with subprocess.Popen(command, cwd=folder, env=dict(os.environ, **variables)) as process:
        try:
            code = process.wait()
        except KeyboardInterrupt:
            process.wait()  # Ctrl-C reached the command too: it ends in its own way
            raise
    return code if code >= 0 else 128 - code


def quiet(command: "list[str]", log: "Path | None" = None, folder: "Path | None" = None) -> bool:
    """Runs a command with its output in a log, or nowhere; says whether it went well."""
    with (log or Path(os.devnull)).open("ab") as output:
        try:
            return subprocess.call(command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, cwd=folder) == 0
        except OSError:
            return False


def output_of(command: "list[str]") -> str:
    """What a command prints; empty where it fails or is not there."""
    try:
        output = subprocess.check_output(command, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    except (OSError, subprocess.CalledProcessError):
        return ""
    return output.decode("utf-8", "replace")


# --- system libraries


def absent(libraries: "tuple[tuple[str, tuple[str, ...]], ...]") -> "list[tuple[str, ...]]":
    """The Debian packages, each by all of its names, whose libraries the loader does not find; none but on Linux."""
    return [names for library, names in libraries if not loads(library)] if sys.platform.startswith("linux") else []


def missing_libraries() -> "tuple[str, ...]":
    """The Debian packages, by their names on this computer, that the window and its tests lack."""
    packages = absent(QT_LIBRARIES + WINDOW_LIBRARIES)
    listing = output_of(["apt-cache", "madison", *(name for names in packages for name in names)]) if packages else ""
    return known(packages, listing)


def loads(library: str) -> bool:
    """Whether the system's loader finds the library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def known(packages: "list[tuple[str, ...]]", listing: str) -> "tuple[str, ...]":
    """One name a package: the first that apt's listing (as of `apt-cache madison`) holds, else the last."""
    held = {line.split("|")[0].strip() for line in listing.splitlines()}
    return tuple(next((name for name in names if name in held), names[-1]) for names in packages)


def administrator() -> "list[str] | None":
    """The words before a command that needs rights: none as root, sudo where it asks for no password, else None."""
    if os.geteuid() == 0:
        return []
    return ["sudo", "-n"] if quiet(["sudo", "-n", "true"]) else None


def apt_install(names: "tuple[str, ...]", before: "list[str]") -> None:
    """Installs Debian packages, or does not: what is missing afterwards is seen afterwards."""
    apt = [*before, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-o", "DPkg::Lock::Timeout=60"]
    quiet([*apt, "install", "-y", "--no-install-recommends", *names])


def add_libraries() -> "tuple[str, ...]":
    """Installs the system libraries that are not here; gives the packages that are still missing after it."""
    missing = missing_libraries()
    before = administrator() if missing and shutil.which("apt-get") else None
    if before is None:
        return missing
    say("setting up: system libraries")
    quiet([*before, "apt-get", "-q", "update"])
    apt_install(missing_libraries(), before)
    return missing_libraries()


def library_report(missing: "tuple[str, ...]") -> str:
    """What to tell of missing system libraries: what they are for, and the one line that installs them."""
    return (
        "The window and its tests need system libraries that are not here; the command line works without them.\n"
        "On Debian or Ubuntu: sudo apt-get install --no-install-recommends " + " ".join(missing)
    )


# --- .venv


def python_of(venv: Path) -> Path:
    """The interpreter inside an environment."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def fingerprint(root: Path) -> str:
    """What an environment depends on: pyproject.toml, the Python release, and where the checkout stands."""
    where = f"\n{RELEASE}\n{root}".encode("utf-8", "surrogateescape")
    return hashlib.sha256((root / "pyproject.toml").read_bytes() + where).hexdigest()


def read_stamp(venv: Path) -> "Stamp | None":
    """The stamp that the last complete set-up left; None where there is none that can be read."""
    try:
        content = json.loads((venv / "briefing-stamp.json").read_text(encoding="utf-8"))
        return Stamp(content["key"], frozenset(content["extras"]), tuple(content["missing"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_stamp(venv: Path, stamp: "Stamp | None") -> None:
    """Leaves the stamp, in one stroke; None removes it."""
    file = venv / "briefing-stamp.json"
    if stamp is None:
        if file.exists():
            file.unlink()
        return
    content = {"key": stamp.key, "extras": sorted(stamp.extras), "missing": list(stamp.missing)}
    (venv / "briefing-stamp.new").write_text(json.dumps(content), encoding="utf-8")
    (venv / "briefing-stamp.new").replace(file)


def current(stamp: "Stamp | None", key: str, extras: "frozenset[str]") -> bool:
    """Whether an environment with this stamp serves as it is."""
    return stamp is not None and stamp.key == key and extras <= stamp.extras


def interrupted(venv: Path) -> Path:
    """The mark that stands while an environment is being changed; found at a start, it tells of an interruption."""
    return venv / "briefing-set-up-unfinished"


def usable(venv: Path) -> bool:
    """Whether packages can be added to what is there: whole, and of this Python release."""
    if interrupted(venv).exists():
        return False
    release = output_of([str(python_of(venv)), "-c", "import sys; print('%d.%d' % sys.version_info[:2])"])
    return release.strip() == RELEASE


def make_venv(venv: Path) -> None:
    """Makes an empty environment, with a pip of its own where this Python brings one (Debian's may not)."""
    say(f"setting up: .venv for Python {RELEASE}")
    if venv.exists():
        shutil.rmtree(str(venv))
    venv.mkdir()
    interrupted(venv).touch()
    own_pip = find_spec("ensurepip") is not None and quiet([sys.executable, "-m", "venv", str(venv)])
    if not own_pip and not quiet([sys.executable, "-m", "venv", "--without-pip", str(venv)]):
        raise SetUpError(f"Python's venv module does not work here; {venv_advice()}")


def venv_advice() -> str:
    """What to do where an environment cannot be filled."""
    return f"on Debian or Ubuntu: sudo apt-get install python{RELEASE}-venv"


def pip_version(text: str) -> "tuple[int, int]":
    """The version in what `pip --version` prints; (0, 0) where there is none."""
    found = re.match(r"pip (\d+)\.(\d+)", text)
    return (int(found.group(1)), int(found.group(2))) if found else (0, 0)


def pip_of(venv: Path) -> "list[str]":
    """The command that installs into the environment: its own pip, else this Python's pip from outside."""
    inside = [str(python_of(venv)), "-m", "pip"]
    if pip_version(output_of([*inside, "--version"])) >= OLDEST_PIP:
        return inside
    version = pip_version(output_of([sys.executable, "-m", "pip", "--version"]))
    if version >= OLDEST_PIP:
        return [sys.executable, "-m", "pip", "--python", str(python_of(venv))]
    if version > (0, 0):
        raise SetUpError("pip {}.{} is too old to fill .venv, 22.3 is needed; ".format(*version) + venv_advice())
    raise SetUpError(f"This Python has neither ensurepip nor pip, so .venv cannot be filled; {venv_advice()}")


def ensure_pip(venv: Path) -> "list[str]":
    """As `pip_of`, but a missing pip is first fetched as a system package where that is allowed."""
    try:
        return pip_of(venv)
    except SetUpError:
        before = administrator() if shutil.which("apt-get") else None
        if before is None:
            raise
    say("setting up: Python's venv module")
    quiet([*before, "apt-get", "-q", "update"])
    apt_install((f"python{RELEASE}-venv",), before)
    quiet([sys.executable, "-m", "venv", str(venv)])
    return pip_of(venv)


def complaint(log: str) -> str:
    """The end of what pip complained about, without addresses."""
    lines = [line.strip() for line in log.splitlines() if re.match(r"\s*(ERROR|error)\b", line)]
    return re.sub(r"\w+://\S+", "…", "\n".join(lines[-3:]))


def install(root: Path, venv: Path, extras: "frozenset[str]") -> None:
    """Installs the packages that pyproject.toml names, and the project itself as a link to this folder."""
    pip, log = ensure_pip(venv), venv / "set-up.log"
    say("setting up: packages" if log.exists() else "setting up: packages (about 115 MB)")
    log.write_bytes(b"")
    project = ".[{}]".format(",".join(sorted(extras))) if extras else "."
    options = ["--quiet", "--no-input", "--disable-pip-version-check", "--editable", project]
    if quiet([*pip, "install", *options], log, root):
        return
    raise SetUpError(
        f"The packages could not be installed; all that pip said is in {log}\n"
        f"{complaint(log.read_text(encoding='utf-8', errors='replace'))}\n"
        "Without a network see docs/set-up.md (PIP_NO_INDEX, PIP_FIND_LINKS)."
    )


def renew(root: Path, venv: Path, extras: "frozenset[str]", old: "Stamp | None") -> None:
    """Brings the environment up to date. Killed half-way it is made anew the next time; failed, it stays as it was."""
    if not usable(venv):
        make_venv(venv)
        old = None
    write_stamp(venv, None)
    interrupted(venv).touch()
    try:
        install(root, venv, extras)
    except SetUpError:
        write_stamp(venv, old)
        interrupted(venv).unlink()
        raise


def set_up(root: Path, extras: "frozenset[str]") -> "tuple[str, ...]":
    """Sets up what is not set up yet; gives the Debian packages that the window still lacks."""
    venv, key = root / ".venv", fingerprint(root)
    old = read_stamp(venv)
    if old is not None and current(old, key, extras) and python_of(venv).exists():
        return missing_libraries() if old.missing else ()
    missing = add_libraries()
    wanted = extras if old is None else extras | old.extras
    renew(root, venv, wanted, old)
    write_stamp(venv, Stamp(key, wanted, missing))
    interrupted(venv).unlink()
    return missing


# --- jobs


def has_display() -> bool:
    """Whether a window can be opened; without a display Qt aborts the process, so it is asked before."""
    if sys.platform in ("win32", "darwin") or os.environ.get("WAYLAND_DISPLAY"):
        return True
    return x_server_listens(os.environ.get("DISPLAY", ""))


def x_server_listens(display: str) -> bool:
    """Whether an X server of this computer listens at this address; one elsewhere is taken at its word."""
    local = re.match(r"(?:unix)?:(\d+)", display)
    if local is None:
        return bool(display)
    path = f"/tmp/.X11-unix/X{local.group(1)}"  # noqa: S108  the place that X lays down
    return listens(path) or listens("\0" + path)


def listens(address: str) -> bool:
    """Whether a server accepts at this local address; a leading zero byte is Linux's name without a file."""
    with socket.socket(socket.AF_UNIX) as client:
        try:
            client.connect(address)
        except OSError:
            return False
    return True


def program(words: "list[str]", folder: "Path | None" = None) -> int:
    """The command line, in the user's own folder unless another is given, with its exit code."""
    # -P: a folder named briefing where the user happens to be is not the program
    return call([str(python_of(ROOT / ".venv")), "-P", "-m", "briefing", *words], folder)


def sample(_words: "list[str]", missing: "tuple[str, ...]") -> int:
    """The sample pack into out/, then the desktop."""
    return program(list(SAMPLE), ROOT) or desktop(missing)


def desktop(missing: "tuple[str, ...]") -> int:
    """The desktop, where there is a display and Qt has what it needs."""
    if not has_display():
        say("No display here: the desktop was not opened.")
        return 0
    if missing:
        say(library_report(missing))
        return 0
    return program([])


def test(words: "list[str]", missing: "tuple[str, ...]") -> int:
    """The tests, never with a window on the screen; without those of the desktop where Qt cannot be loaded."""
    if missing:
        say(library_report(missing))
    options = NO_QT if missing and absent(QT_LIBRARIES) else ()
    return call([str(python_of(ROOT / ".venv")), "-m", "pytest", *options, *words], ROOT, QT_QPA_PLATFORM="offscreen")


def lint(_words: "list[str]", _missing: "tuple[str, ...]") -> int:
    """All the checkers, each even where one before it found something; the first failure's exit code."""
    python = str(python_of(ROOT / ".venv"))
    # import-linter has no module to run, and a script of its own only
    imports = shutil.which("lint-imports", path=str(python_of(ROOT / ".venv").parent)) or "lint-imports"
    commands = ([python, "-m", "ruff", "check"], [python, "-m", "ruff", "format", "--check"], [python, "-m", "mypy"])
    codes = [call(command, ROOT) for command in (*commands, [imports])]
    return next((code for code in codes if code), 0)


def command(words: "list[str]", _missing: "tuple[str, ...]") -> int:
    """The command line, as it is."""
    return program(words)


JOBS = {"sample": sample, "test": test, "lint": lint, "command": command}


def main(words: "list[str]") -> int:
    """Sets up and runs; the exit code is the job's own, 1 where the set-up failed, 130 after Ctrl-C."""
    if sys.version_info < OLDEST_PYTHON:
        release = "{}.{}.{}".format(*sys.version_info[:3])
        say(f"This program needs Python 3.11 or newer, and {sys.executable} is Python {release}.")
        return 1
    job, rest = route(words)
    try:
        missing = set_up(ROOT, EXTRAS[job])
        return JOBS[job](rest, missing)
    except SetUpError as error:
        say(str(error))
    except OSError as error:
        say(f"The set-up failed: {error}")
    except KeyboardInterrupt:
        return 130
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
