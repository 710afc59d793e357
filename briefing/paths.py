"""Where resources, templates and the user's own files are: in a checkout, in a wheel, in a frozen build."""

import os
import sys
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def _root() -> Path:
    """The folder that holds resources/ and templates/: beside the package in a checkout, else inside it."""
    beside = _PACKAGE.parent
    if (beside / "resources" / "taxonomies").is_dir() and (beside / "templates").is_dir():
        return beside
    return _PACKAGE / "shipped"


def resource(*parts: str) -> Path:
    """A file or folder under resources/."""
    return _root().joinpath("resources", *parts)


def templates() -> Path:
    """The folder of the shipped templates, one folder a template."""
    return _root() / "templates"


def user_data() -> Path:
    """The user's own folder for the library and settings; not made here."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = str(Path.home() / "Library" / "Application Support")
    else:
        base = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(base) / "briefing-desk"


def default_library() -> Path:
    """The library used unless another is named: BRIEFING_LIBRARY, else one in the user's folder."""
    named = os.environ.get("BRIEFING_LIBRARY")
    return Path(named) if named else user_data() / "library.briefing"
