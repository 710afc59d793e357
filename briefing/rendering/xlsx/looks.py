"""The looks of cells as named styles of the workbook, in the template's colours."""

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

from briefing.model.document import Alignment as Aligned
from briefing.model.pack import Theme

BODY_FONT = "宋体"
HEAD_FONT = "黑体"
SIZE = 10.5
_TITLE_SIZE = 16
AnyCell = Cell | MergedCell
_GENERAL = "General"


class Looks:
    """Gives cells their looks; each look is a named style, made when it is first used."""

    def __init__(self, book: Workbook, theme: Theme) -> None:
        self._book = book
        self._names: dict[tuple[object, ...], str] = {}
        self._accent = _color(theme, "accent", "#1F4E79")
        self._muted = _color(theme, "muted", "#595959")
        self._head = PatternFill("solid", fgColor=_color(theme, "table_head", "#F1F3F6"))
        line = Side(style="thin", color=_color(theme, "rule", "#B8B8B8"))
        self._box = Border(left=line, right=line, top=line, bottom=line)
        _set_default_font(book)

    def body(self, cell: AnyCell, align: Aligned, number_format: str = _GENERAL, *, link: bool = False) -> None:
        """A boxed cell of data, at the top; text wraps, numbers and dates do not."""
        key = ("数据", align, number_format, link)
        if key not in self._names:
            color = self._accent if link else "000000"
            font = Font(BODY_FONT, SIZE, color=color, underline="single" if link else None)
            indent = 1 if align == "right" else 0  # else a number touches the text in the next column
            alignment = Alignment(align, "top", wrap_text=number_format == _GENERAL, indent=indent)
            self._make(key, font, alignment, number_format, self._box)
        self._give(cell, key)

    def head(self, cell: AnyCell) -> None:
        """A boxed cell of a header row."""
        key = ("表头",)
        if key not in self._names:
            alignment = Alignment("center", "center", wrap_text=True)
            self._make(key, Font(HEAD_FONT, SIZE), alignment, border=self._box, fill=self._head)
        self._give(cell, key)

    def title(self, cell: AnyCell) -> None:
        """The title of the guide."""
        self._plain(cell, "标题", Font(name=HEAD_FONT, size=_TITLE_SIZE), Alignment(vertical="center"))

    def heading(self, cell: AnyCell) -> None:
        """A heading within the guide or above a chart's data."""
        self._plain(cell, "小标题", Font(name=HEAD_FONT, size=12, color=self._accent), Alignment(vertical="center"))

    def label(self, cell: AnyCell) -> None:
        """The name of a particular, left of it."""
        self._plain(cell, "项目", Font(name=BODY_FONT, size=SIZE, color=self._muted), Alignment(vertical="top"))

    def text(self, cell: AnyCell) -> None:
        """Plain wrapped text without a box."""
        alignment = Alignment(vertical="top", wrap_text=True)
        self._plain(cell, "文字", Font(name=BODY_FONT, size=SIZE), alignment)

    def marking(self, cell: AnyCell) -> None:
        """The marking (内部, 密级)."""
        self._plain(cell, "密级", Font(name=HEAD_FONT, size=12, color="C00000"), Alignment(vertical="center"))

    def _plain(self, cell: AnyCell, name: str, font: Font, alignment: Alignment) -> None:
        if (name,) not in self._names:
            self._make((name,), font, alignment)
        self._give(cell, (name,))

    def _make(
        self,
        key: tuple[object, ...],
        font: Font,
        alignment: Alignment,
        number_format: str = _GENERAL,
        border: Border | None = None,
        fill: PatternFill | None = None,
    ) -> None:
        name = f"简报{len(self._names) + 1} {key[0]}"
        self._book.add_named_style(
            NamedStyle(name, font, fill or PatternFill(), border or Border(), alignment, number_format)
        )
        self._names[key] = name

    def _give(self, cell: AnyCell, key: tuple[object, ...]) -> None:
        """A style would take back the mark that keeps text from being read as a formula."""
        quoted = cell.quotePrefix
        cell.style = self._names[key]
        cell.quotePrefix = quoted


def _set_default_font(book: Workbook) -> None:
    """Column widths count digits of this font; openpyxl has no public way to it."""
    normal = book._named_styles["Normal"]  # type: ignore[attr-defined]  # noqa: SLF001  openpyxl has no other way to it
    normal.font = Font(name=BODY_FONT, size=SIZE)


def _color(theme: Theme, role: str, default: str) -> str:
    return theme.colors.get(role, default).lstrip("#")
