"""Every action of the window, once: its words, its keys, its icon, its menu. The list of keys is made from this."""

from dataclasses import dataclass
from typing import Literal

Menu = Literal["文件(&F)", "编辑(&E)", "视图(&V)", "帮助(&H)"]
MENUS: tuple[Menu, ...] = ("文件(&F)", "编辑(&E)", "视图(&V)", "帮助(&H)")


@dataclass(frozen=True, slots=True)
class ActionText:
    """What an action is called and how it is reached; `role` is the colour of its icon, `tip` says more."""

    name: str
    text: str
    keys: tuple[str, ...]
    menu: Menu
    icon: str = ""
    role: str = "secondary"
    tip: str = ""
    new_group: bool = False


ACTIONS: tuple[ActionText, ...] = (
    ActionText(
        "import", "导入…", ("Ctrl+I",), "文件(&F)", "file-import", tip="导入报纸版面或文章，也可以把文件拖进窗口",
    ),
    ActionText("paste", "粘贴文章…", ("Ctrl+V",), "文件(&F)", tip="把剪贴板里的报道文字作为一篇来源导入"),
    ActionText(
        "export", "导出整套", ("Ctrl+E",), "文件(&F)", "package-export",
        tip="一次导出 PDF、Word、Excel 到同一文件夹", new_group=True,
    ),
    ActionText("pdf", "导出 PDF", ("Ctrl+1",), "文件(&F)", "file-type-pdf", "pdf"),
    ActionText("locked", "导出 PDF（加密、标签）…", ("Ctrl+Shift+1",), "文件(&F)", "shield-lock"),
    ActionText("docx", "导出 Word", ("Ctrl+2",), "文件(&F)", "file-type-docx", "word"),
    ActionText("xlsx", "导出 Excel", ("Ctrl+3",), "文件(&F)", "file-spreadsheet", "excel", "导出 Excel 数据表"),
    ActionText("folder", "更改导出文件夹…", ("Ctrl+Shift+E",), "文件(&F)", "folder"),
    ActionText("cancel", "停止当前任务", ("Ctrl+.",), "文件(&F)", "player-stop", new_group=True),
    ActionText("quit", "退出", ("Ctrl+Q",), "文件(&F)", new_group=True),
    ActionText("undo", "撤销", ("Ctrl+Z",), "编辑(&E)", "arrow-back-up"),
    ActionText("redo", "重做", ("Ctrl+Y", "Ctrl+Shift+Z"), "编辑(&E)", "arrow-forward-up"),
    ActionText("find", "查找文章", ("Ctrl+F",), "编辑(&E)", "search", new_group=True),
    ActionText("everything", "全选文章", ("Ctrl+Shift+A",), "编辑(&E)"),
    ActionText("invert", "反选文章", ("Ctrl+Shift+I",), "编辑(&E)"),
    ActionText("reset", "恢复模板的栏目", ("Ctrl+Shift+R",), "编辑(&E)", "history", new_group=True),
    ActionText("system", "外观：跟随系统", ("Ctrl+Alt+1",), "视图(&V)"),
    ActionText("light", "外观：浅色", ("Ctrl+Alt+2",), "视图(&V)"),
    ActionText("dark", "外观：深色", ("Ctrl+Alt+3",), "视图(&V)"),
    ActionText("large", "大字", ("Ctrl+Alt+0",), "视图(&V)", new_group=True),
    ActionText("zoom_in", "放大预览", ("Ctrl++", "Ctrl+="), "视图(&V)", "zoom-in", new_group=True),
    ActionText("zoom_out", "缩小预览", ("Ctrl+-",), "视图(&V)", "zoom-out"),
    ActionText("fit", "预览适合宽度", ("Ctrl+0",), "视图(&V)"),
    ActionText("previous_page", "预览上一页", ("Ctrl+PgUp",), "视图(&V)", "chevron-up"),
    ActionText("next_page", "预览下一页", ("Ctrl+PgDown",), "视图(&V)", "chevron-down"),
    ActionText("go_clusters", "转到产业集群", ("Alt+1",), "视图(&V)", new_group=True),
    ActionText("go_sources", "转到来源", ("Alt+2",), "视图(&V)"),
    ActionText("go_sections", "转到栏目", ("Alt+3",), "视图(&V)"),
    ActionText("go_preview", "转到预览", ("Alt+4",), "视图(&V)"),
    ActionText("reload", "重新读取资料库", ("F5",), "视图(&V)", "refresh", new_group=True),
    ActionText("keys", "快捷键", ("F1", "?"), "帮助(&H)", "keyboard"),
    ActionText("about", "关于", ("Ctrl+F1",), "帮助(&H)", "info-circle"),
)  # fmt: skip

CHECKABLE = ("system", "light", "dark", "large")
LIST_KEYS: tuple[tuple[str, str], ...] = (
    ("勾选或取消当前的集群、文章、栏目", "空格"),
    ("上移、下移当前栏目", "Alt+↑　Alt+↓"),
    ("展开、收起集群", "→　←"),
    ("清除日期", "Delete"),
    ("缩放预览", "Ctrl+滚轮"),
    ("在各区域间移动", "Tab　Shift+Tab"),
)
