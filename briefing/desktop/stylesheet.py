"""The style sheet, over the colours and the tinted pictures of the theme.

Three traps it works around: a QSpinBox without buttons collapses; rules for QLineEdit leak into the editors of
spin boxes and dates; a tree's row height comes from the delegate, not from here.
"""

from collections.abc import Mapping

_NAMES = {"chevron-down": "arrow_down", "chevron-up": "arrow_up", "chevron-right": "arrow_right"}

_SHEET = """
* { outline: none; }
QMainWindow, QDialog { background: %(window)s; }
QToolTip { background: %(surface)s; color: %(text)s; border: 1px solid %(edge)s; padding: 4px 6px; }
QMenuBar { background: %(surface)s; border-bottom: 1px solid %(line)s; padding: 1px 6px; }
QMenuBar::item { padding: 4px 9px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: %(hover)s; }
QMenu { background: %(surface)s; border: 1px solid %(edge)s; padding: 4px; }
QMenu::item { padding: 5px 28px 5px 26px; border-radius: 4px; }
QMenu::item:selected { background: %(soft)s; color: %(text)s; }
QMenu::item:disabled { color: %(muted)s; }
QMenu::separator { height: 1px; background: %(line)s; margin: 4px 6px; }
QMenu::icon { left: 6px; }
QToolBar { background: %(surface)s; border: none; border-bottom: 1px solid %(line)s; spacing: 3px; padding: 5px 8px; }
QToolBar::separator { background: %(line)s; width: 1px; margin: 5px 6px; }
QToolButton { border: 1px solid transparent; border-radius: 6px; padding: 5px 8px; color: %(text)s; }
QToolButton:hover { background: %(hover)s; }
QToolButton:pressed { background: %(soft)s; }
QToolButton:focus { border: 1px solid %(accent)s; }
QToolButton:disabled { color: %(muted)s; }
QToolButton#small { padding: 4px; }
QPushButton { background: %(surface)s; border: 1px solid %(edge)s; border-radius: 6px; padding: 5px 12px;
  color: %(text)s; min-height: 18px; }
QPushButton:hover { background: %(hover)s; border-color: %(accent)s; }
QPushButton:pressed { background: %(soft)s; }
QPushButton:focus { border: 1px solid %(accent)s; }
QPushButton:disabled { color: %(muted)s; background: %(window)s; border-color: %(line)s; }
QPushButton[primary="true"], QToolButton[primary="true"] { background: %(accent)s; color: %(on_accent)s;
  border: 1px solid %(accent)s; font-weight: 700; padding: 5px 12px; }
QPushButton[primary="true"]:hover, QToolButton[primary="true"]:hover { background: %(accent_hover)s; }
QPushButton[primary="true"]:focus, QToolButton[primary="true"]:focus { border: 1px solid %(text)s; }
QPushButton[primary="true"]:disabled, QToolButton[primary="true"]:disabled { background: %(edge)s;
  border-color: %(edge)s; color: %(surface)s; }
QPushButton[link="true"] { border: 1px solid transparent; background: transparent; color: %(accent)s;
  padding: 3px 8px; }
QPushButton[link="true"]:hover { background: %(soft)s; }
QPushButton[link="true"]:focus { border: 1px solid %(accent)s; }
QLineEdit, QComboBox, QDateEdit, QSpinBox, QPlainTextEdit#note { background: %(surface)s; color: %(text)s;
  border: 1px solid %(edge)s; border-radius: 6px; padding: 4px 8px; min-height: 20px;
  selection-background-color: %(accent)s; selection-color: %(on_accent)s; }
QPlainTextEdit#note { padding: 2px 4px; }
QLineEdit:focus, QComboBox:focus, QDateEdit:focus, QSpinBox:focus, QPlainTextEdit:focus {
  border: 1px solid %(accent)s; }
QLineEdit:hover, QComboBox:hover, QDateEdit:hover, QSpinBox:hover { border-color: %(muted)s; }
QSpinBox QLineEdit, QDateEdit QLineEdit, QComboBox QLineEdit { border: none; padding: 0; margin: 0; min-height: 0;
  background: transparent; }
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: 22px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url("%(arrow_down)s"); width: 14px; height: 14px; }
QSpinBox::up-button { subcontrol-origin: border; subcontrol-position: top right; width: 20px; border: none; }
QSpinBox::down-button { subcontrol-origin: border; subcontrol-position: bottom right; width: 20px; border: none; }
QSpinBox::up-arrow { image: url("%(arrow_up)s"); width: 12px; height: 12px; }
QSpinBox::down-arrow { image: url("%(arrow_down)s"); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: %(surface)s; color: %(text)s; border: 1px solid %(edge)s;
  selection-background-color: %(soft)s; selection-color: %(text)s; padding: 3px; }
QCalendarWidget QToolButton { padding: 3px 8px; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: %(surface)s; }
QCalendarWidget QAbstractItemView { selection-background-color: %(accent)s; selection-color: %(on_accent)s; }
QTreeView, QListView, QTableView, QPlainTextEdit { background: %(surface)s; color: %(text)s; border: none;
  alternate-background-color: %(alternate)s; selection-background-color: %(soft)s; selection-color: %(text)s; }
QTreeView::item { border-radius: 5px; }
QTreeView::item:hover { background: %(hover)s; }
QTreeView::item:selected { background: %(soft)s; color: %(text)s; }
QTreeView::branch { background: transparent; }
QTreeView::branch:has-children:!has-siblings:closed,
QTreeView::branch:closed:has-children:has-siblings { image: url("%(arrow_right)s"); }
QTreeView::branch:open:has-children:!has-siblings,
QTreeView::branch:open:has-children:has-siblings { image: url("%(arrow_down)s"); }
QTreeView::indicator, QListView::indicator, QCheckBox::indicator { width: 16px; height: 16px; }
QTreeView::indicator:checked, QCheckBox::indicator:checked { image: url("%(tick_on)s"); }
QTreeView::indicator:unchecked, QCheckBox::indicator:unchecked { image: url("%(tick_off)s"); }
QTreeView::indicator:indeterminate, QCheckBox::indicator:indeterminate { image: url("%(tick_some)s"); }
QHeaderView::section { background: %(alternate)s; color: %(secondary)s; border: none;
  border-bottom: 1px solid %(line)s; padding: 6px 8px; font-weight: 700; }
QTableView { gridline-color: %(line)s; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: %(soft)s; }
QStatusBar { background: %(surface)s; border-top: 1px solid %(line)s; color: %(secondary)s; min-height: 30px; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: %(secondary)s; padding: 0 4px; }
QStatusBar QLabel#pending { color: %(warning)s; }
QProgressBar { background: %(line)s; border: none; border-radius: 4px; }
QProgressBar::chunk { background: %(accent)s; border-radius: 4px; }
QScrollBar:vertical { background: transparent; width: 11px; margin: 2px; }
QScrollBar::handle:vertical { background: %(edge)s; border-radius: 3px; min-height: 36px; margin: 0 1px; }
QScrollBar::handle:vertical:hover { background: %(muted)s; }
QScrollBar:horizontal { background: transparent; height: 11px; margin: 2px; }
QScrollBar::handle:horizontal { background: %(edge)s; border-radius: 3px; min-width: 36px; margin: 1px 0; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QFrame#card { background: %(surface)s; border: 1px solid %(line)s; border-radius: 9px; }
QFrame#rule { background: %(line)s; max-height: 1px; min-height: 1px; border: none; }
QLabel { color: %(text)s; }
QLabel#heading { font-weight: 700; }
QLabel#secondary { color: %(secondary)s; }
QLabel#muted { color: %(muted)s; }
QLabel#badge { border-radius: 10px; padding: 0 9px; min-height: 20px; max-height: 20px;
  background: %(soft)s; color: %(accent)s; }
QLabel#badge[state="busy"] { background: %(line)s; color: %(secondary)s; }
QLabel#badge[state="error"] { background: %(bad_soft)s; color: %(bad)s; }
QFrame#bar { border: 1px solid %(line)s; border-radius: 8px; background: %(soft)s; }
QFrame#bar[tone="good"] { background: %(good_soft)s; border-color: %(good)s; }
QFrame#bar[tone="warning"] { background: %(warning_soft)s; border-color: %(warning)s; }
QFrame#bar[tone="bad"] { background: %(bad_soft)s; border-color: %(bad)s; }
QFrame#bar QPlainTextEdit { background: %(surface)s; border: 1px solid %(line)s; border-radius: 6px; }
QLabel#dropzone { background: %(soft)s; color: %(accent)s; border: 2px dashed %(accent)s; border-radius: 12px;
  font-size: 15pt; }
QTabBar::tab { background: transparent; color: %(secondary)s; padding: 7px 12px;
  border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: %(accent)s; border-bottom: 2px solid %(accent)s; font-weight: 700; }
QTabBar::tab:hover { color: %(text)s; }
QTabBar::tab:focus { color: %(accent)s; background: %(hover)s; }
"""


def style_sheet(values: Mapping[str, str]) -> str:
    """The sheet with colours and picture files filled in."""
    return _SHEET % {_NAMES.get(name, name): value for name, value in values.items()}
