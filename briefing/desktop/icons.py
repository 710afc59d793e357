"""Tabler's line icons, tinted at run time.

Tinted copies are files, as Qt's own SVG engine draws them sharp at any scale; an icon engine in Python blurs
at 150 %, and style sheets take nothing but files.
"""

from pathlib import Path

from PySide6.QtCore import QDir, QSize, QTemporaryDir
from PySide6.QtGui import QIcon

from briefing import paths

_BOX = '<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16">{}</svg>'
_FILLED = '<rect x="1" y="1" width="14" height="14" rx="3" fill="{}"/>'
_STROKE = '<path d="{}" fill="none" stroke="{}" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/>'
_EMPTY = '<rect x="1.5" y="1.5" width="13" height="13" rx="2.5" fill="{}" stroke="{}" stroke-width="1.2"/>'


class IconFolder:
    """A folder of tinted icons that lives as long as the program."""

    def __init__(self) -> None:
        self._folder = QTemporaryDir(QDir.tempPath() + "/briefing-icons-XXXXXX")
        self._icons: dict[tuple[str, str, str], QIcon] = {}
        self._marks: dict[str, str] = {}

    def path(self, name: str, color: str) -> str:
        """The file of an icon in that colour, with slashes as style sheets want them."""
        file = Path(self._folder.path()) / f"{name}-{color.lstrip('#')}.svg"
        if not file.exists():
            drawing = paths.resource("icons", f"{name}.svg").read_text(encoding="utf-8")
            thinner = drawing.replace("currentColor", color).replace('stroke-width="2"', 'stroke-width="1.7"')
            file.write_text(thinner, encoding="utf-8")
        return file.as_posix()

    def icon(self, name: str, color: str, disabled: str) -> QIcon:
        """An icon in that colour, and in another where its button is disabled."""
        key = (name, color, disabled)
        if key not in self._icons:
            icon = QIcon()
            icon.addFile(self.path(name, color), QSize(), QIcon.Mode.Normal)
            icon.addFile(self.path(name, disabled), QSize(), QIcon.Mode.Disabled)
            self._icons[key] = icon
        return self._icons[key]

    def indicators(self, accent: str, on_accent: str, surface: str, edge: str) -> dict[str, str]:
        """The files of the three tick boxes, by the names that the style sheet uses."""
        filled = _FILLED.format(accent)
        drawings = {
            "on": filled + _STROKE.format("M4.2 8.3l2.5 2.5 5.1-5.4", on_accent),
            "some": filled + _STROKE.format("M4.5 8h7", on_accent),
            "off": _EMPTY.format(surface, edge),
        }
        tint = f"{accent}{surface}".replace("#", "")
        for state, drawing in drawings.items():
            file = Path(self._folder.path()) / f"tick-{state}-{tint}.svg"
            file.write_text(_BOX.format(drawing), encoding="utf-8")
            self._marks[f"tick_{state}"] = file.as_posix()
        return dict(self._marks)

    def indicator_file(self, state: str) -> str:
        """The file of a tick box in force: on, off or some."""
        return self._marks[f"tick_{state}"]
