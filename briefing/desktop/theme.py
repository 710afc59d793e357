"""The look: our own palette and style sheet on Fusion, light and dark, with icons tinted to match.

`QStyleHints.setColorScheme` does nothing on bare X11, so both palettes are ours.
"""

from dataclasses import asdict, dataclass
from typing import Literal, Protocol

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPalette
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from briefing import paths
from briefing.desktop.icons import IconFolder
from briefing.desktop.stylesheet import style_sheet

Appearance = Literal["system", "light", "dark"]
CHINESE_FAMILIES = (
    "Microsoft YaHei UI",
    "PingFang SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
)
BUNDLED_FONT = "NotoSansSC-Medium.ttf"
NORMAL_SIZE, LARGE_SIZE = 10.0, 12.0


@dataclass(frozen=True, slots=True)
class Tones:
    """Colours by what they are for."""

    window: str
    surface: str
    alternate: str
    line: str
    edge: str
    text: str
    secondary: str
    muted: str
    accent: str
    accent_hover: str
    on_accent: str
    soft: str
    hover: str
    good: str
    warning: str
    bad: str
    good_soft: str
    warning_soft: str
    bad_soft: str
    desk: str
    pdf: str
    word: str
    excel: str


LIGHT = Tones(
    window="#F2F4F8", surface="#FFFFFF", alternate="#F7F9FC", line="#DCE2EA", edge="#C7D0DC",
    text="#1E2733", secondary="#5C6877", muted="#76828F", accent="#1D5FB5", accent_hover="#174F99",
    on_accent="#FFFFFF", soft="#E5EEFA", hover="#EDF2F9", good="#1B7F4B", warning="#A05A00", bad="#C1272D",
    good_soft="#E6F4EC", warning_soft="#FDF3E1", bad_soft="#FCEBEB", desk="#DFE4EB",
    pdf="#C1272D", word="#2B5FB8", excel="#1B7F4B",
)  # fmt: skip
DARK = Tones(
    window="#1B2028", surface="#232A34", alternate="#28303B", line="#36404D", edge="#485465",
    text="#E6EBF2", secondary="#A6B1BF", muted="#8A96A6", accent="#5B9BEA", accent_hover="#7AB0F0",
    on_accent="#0F1722", soft="#2A3C55", hover="#2D3743", good="#5CC48D", warning="#E0A64B", bad="#F0767A",
    good_soft="#20382E", warning_soft="#3B321F", bad_soft="#43292D", desk="#14181E",
    pdf="#F0767A", word="#6FA8F2", excel="#5CC48D",
)  # fmt: skip

_PALETTE: tuple[tuple[QPalette.ColorRole, str], ...] = (
    (QPalette.ColorRole.Window, "window"),
    (QPalette.ColorRole.WindowText, "text"),
    (QPalette.ColorRole.Base, "surface"),
    (QPalette.ColorRole.AlternateBase, "alternate"),
    (QPalette.ColorRole.Text, "text"),
    (QPalette.ColorRole.Button, "surface"),
    (QPalette.ColorRole.ButtonText, "text"),
    (QPalette.ColorRole.ToolTipBase, "surface"),
    (QPalette.ColorRole.ToolTipText, "text"),
    (QPalette.ColorRole.Highlight, "accent"),
    (QPalette.ColorRole.HighlightedText, "on_accent"),
    (QPalette.ColorRole.Link, "accent"),
    (QPalette.ColorRole.PlaceholderText, "muted"),
    (QPalette.ColorRole.Mid, "edge"),
    (QPalette.ColorRole.Dark, "edge"),
    (QPalette.ColorRole.Light, "surface"),
    (QPalette.ColorRole.Midlight, "line"),
)


class _TakesIcon(Protocol):
    """An action or a button."""

    def setIcon(self, icon: QIcon) -> None: ...


class Theme(QObject):
    """The look in force; widgets ask it for colours and icons and repaint on `changed`."""

    changed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._icons = IconFolder()
        self._worn: list[tuple[_TakesIcon, str, str]] = []
        self.appearance: Appearance = "system"
        self.large = False
        self.tones = LIGHT
        self.families = chinese_families()
        application.setStyle("Fusion")
        application.styleHints().colorSchemeChanged.connect(self._follow)

    @property
    def dark(self) -> bool:
        """Whether the dark palette is in force."""
        return self.tones is DARK

    def apply(self, appearance: Appearance, *, large: bool) -> None:
        """Dress the whole application."""
        self.appearance, self.large = appearance, large
        self.tones = DARK if self._wants_dark() else LIGHT
        self._application.setFont(self._font())
        self._application.setPalette(palette(self.tones))
        marks = self._icons.indicators(self.tones.accent, self.tones.on_accent, self.tones.surface, self.tones.edge)
        arrows = {name: self._icons.path(name, self.tones.secondary) for name in ("chevron-down", "chevron-up")}
        arrows["chevron-right"] = self._icons.path("chevron-right", self.tones.secondary)
        self._application.setStyleSheet(style_sheet({**asdict(self.tones), **marks, **arrows}))
        self._worn = [worn for worn in self._worn if isValid(worn[0])]
        for target, name, role in self._worn:
            target.setIcon(self.icon(name, role))
        self.changed.emit()

    def color(self, role: str) -> QColor:
        """The colour of that role."""
        return QColor(getattr(self.tones, role))

    def icon(self, name: str, role: str = "secondary") -> QIcon:
        """The icon in the colour of that role; paler where it is disabled."""
        return self._icons.icon(name, getattr(self.tones, role), self.tones.edge)

    def mark(self, state: str) -> QIcon:
        """The picture of a tick box: on, off or some."""
        return QIcon(self._icons.indicator_file(state))

    def wear(self, target: _TakesIcon, name: str, role: str = "secondary") -> None:
        """Give an action or a button its icon, now and after each change of the look."""
        self._worn.append((target, name, role))
        target.setIcon(self.icon(name, role))

    def _wants_dark(self) -> bool:
        if self.appearance != "system":
            return self.appearance == "dark"
        return self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark

    def _font(self) -> QFont:
        font = QFont()
        font.setFamilies([*self.families, "sans-serif"])
        font.setPointSizeF(LARGE_SIZE if self.large else NORMAL_SIZE)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    @Slot()
    def _follow(self) -> None:
        if self.appearance == "system":
            self.apply("system", large=self.large)


def palette(tones: Tones) -> QPalette:
    """Qt's palette in those colours."""
    made = QPalette()
    for role, name in _PALETTE:
        made.setColor(role, QColor(getattr(tones, name)))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tones.muted))
    return made


def chinese_families() -> list[str]:
    """Chinese interface fonts of this machine, best first; the bundled one where there is none."""
    installed = set(QFontDatabase.families())
    found = [family for family in CHINESE_FAMILIES if family in installed]
    if found:
        return found
    number = QFontDatabase.addApplicationFont(str(paths.resource("fonts", BUNDLED_FONT)))
    return QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
