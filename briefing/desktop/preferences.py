"""What the window remembers between two sessions, in an ini file in the user's folder."""

import hashlib
from pathlib import Path
from typing import cast, get_args

from PySide6.QtCore import QByteArray, QSettings

from briefing import paths
from briefing.desktop.models.draft import Draft, from_json, to_json
from briefing.desktop.theme import Appearance

FILE_NAME = "desktop.ini"
SAMPLE = "sample"


def draft_key(library: Path, *, sample: bool) -> str:
    """Under which name the draft for that library is kept."""
    if sample:
        return SAMPLE
    return hashlib.sha256(str(library.resolve()).encode()).hexdigest()[:16]


class Preferences:
    """Typed access to the ini file; reading what was never written gives the default."""

    def __init__(self, file: Path | None = None) -> None:
        self.file = file if file is not None else paths.user_data() / FILE_NAME
        self._store = QSettings(str(self.file), QSettings.Format.IniFormat)

    def _text(self, key: str) -> str:
        value = self._store.value(key, "")
        return value if isinstance(value, str) else ""

    @property
    def appearance(self) -> Appearance:
        """Light, dark, or as the system says."""
        value = self._text("look/appearance")
        return cast("Appearance", value) if value in get_args(Appearance) else "system"

    @appearance.setter
    def appearance(self, value: Appearance) -> None:
        self._store.setValue("look/appearance", value)

    @property
    def large(self) -> bool:
        """Whether the type is large."""
        return self._text("look/large") == "true"

    @large.setter
    def large(self, value: bool) -> None:
        self._store.setValue("look/large", "true" if value else "false")

    @property
    def export_folder(self) -> Path | None:
        """Where packs go; None until the user has said so, or when the folder is gone."""
        text = self._text("export/folder")
        return Path(text) if text and Path(text).is_dir() else None

    @export_folder.setter
    def export_folder(self, value: Path) -> None:
        self._store.setValue("export/folder", str(value))

    @property
    def publication(self) -> str:
        """The newspaper named last."""
        return self._text("import/publication")

    @publication.setter
    def publication(self, value: str) -> None:
        self._store.setValue("import/publication", value)

    @property
    def import_folder(self) -> Path:
        """The folder that files were opened from last."""
        text = self._text("import/folder")
        return Path(text) if text and Path(text).is_dir() else Path.home()

    @import_folder.setter
    def import_folder(self, value: Path) -> None:
        self._store.setValue("import/folder", str(value))

    def bytes_of(self, name: str) -> QByteArray:
        """The geometry or splitter state of that name; empty when never saved."""
        value = self._store.value(f"window/{name}", QByteArray())
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_bytes(self, name: str, value: QByteArray) -> None:
        """Save a geometry or a splitter's state."""
        self._store.setValue(f"window/{name}", value)

    def draft(self, key: str, fresh: Draft) -> Draft:
        """The draft last worked on; at first that fresh one."""
        text = self._text(f"draft/{key}")
        return from_json(text) if text else fresh

    def keep_draft(self, key: str, draft: Draft) -> bool:
        """Save the draft; whether that worked."""
        self._store.setValue(f"draft/{key}", to_json(draft))
        self._store.sync()
        return self._store.status() is QSettings.Status.NoError
