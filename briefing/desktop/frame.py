"""The window's menus and tool bar, made from the table of actions."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QSizePolicy, QToolBar, QToolButton, QWidget

from briefing.desktop.actions import ACTIONS, CHECKABLE, MENUS, ActionText
from briefing.desktop.theme import Theme

Actions = dict[str, QAction]
_TOOLS = ("import", "|", "undo", "redo", "<>", "pdf", "docx", "xlsx", "export")
_TOOL_TEXTS = {"import": "导入", "pdf": "PDF", "docx": "Word", "xlsx": "Excel", "export": "导出整套"}
_PRIMARY = "export"


def make_actions(window: QMainWindow, theme: Theme) -> Actions:
    """All actions by name, with their keys; what they do is connected elsewhere."""
    return {text.name: _action(window, theme, text) for text in ACTIONS}


def _action(window: QMainWindow, theme: Theme, text: ActionText) -> QAction:
    action = QAction(text.text, window)
    action.setShortcuts([QKeySequence(keys) for keys in text.keys])
    action.setToolTip(f"{text.tip or text.text.rstrip('…')}（{text.keys[0]}）")
    action.setCheckable(text.name in CHECKABLE)
    if text.icon:
        theme.wear(action, text.icon, "on_accent" if text.name == _PRIMARY else text.role)
    action.setIconVisibleInMenu(text.name != _PRIMARY)
    return action


def fill_menus(window: QMainWindow, actions: Actions) -> None:
    """Put every action into its menu."""
    window.menuBar().setAccessibleName("菜单")
    for title in MENUS:
        menu = window.menuBar().addMenu(title)
        for text in ACTIONS:
            if text.menu != title:
                continue
            if text.new_group:
                menu.addSeparator()
            menu.addAction(actions[text.name])


def fill_tools(window: QMainWindow, actions: Actions) -> None:
    """Put what is used most into the tool bar; exports stand at the right."""
    bar = QToolBar("工具栏", movable=False)
    bar.setAccessibleName("工具栏")
    bar.setObjectName("tools")
    bar.setIconSize(QSize(20, 20))
    bar.toggleViewAction().setVisible(False)
    window.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
    window.addToolBar(bar)
    for name in _TOOLS:
        if name == "|":
            bar.addSeparator()
        else:
            bar.addWidget(_gap() if name == "<>" else _tool(actions[name], name))


def _tool(action: QAction, name: str) -> QToolButton:
    button = QToolButton()
    if name in _TOOL_TEXTS:
        action.setIconText(_TOOL_TEXTS[name])
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setDefaultAction(action)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setAccessibleName(action.text().rstrip("…"))
    if name == _PRIMARY:
        button.setProperty("primary", "true")
    return button


def _gap() -> QWidget:
    gap = QWidget()
    gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return gap
