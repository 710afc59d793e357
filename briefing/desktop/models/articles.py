"""Articles in groups (by cluster, by source) with tick boxes of three states, as a tree."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont

from briefing.desktop.models.draft import UNCLUSTERED, Tick, cluster_has, has_article, summed
from briefing.model.pack import Recipe
from briefing.workspace import ArticleEntry, ClusterEntry, SourceEntry

COUNT = Qt.ItemDataRole.UserRole + 1
SEARCHED = Qt.ItemDataRole.UserRole + 2

Index = QModelIndex | QPersistentModelIndex
_QT_STATE = {
    Tick.OFF: Qt.CheckState.Unchecked,
    Tick.SOME: Qt.CheckState.PartiallyChecked,
    Tick.ON: Qt.CheckState.Checked,
}
_TITLE_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
_NO_CLUSTER = "未归入集群的文章"
_NO_HEADLINE = "（无标题）"


@dataclass(frozen=True, slots=True)
class Group:
    """A parent row: a cluster or a source with its articles."""

    id: str
    title: str
    note: str
    articles: tuple[ArticleEntry, ...]

    def text(self, role: int) -> str | None:
        """What a row says in that role."""
        if role in _TITLE_ROLES:
            return self.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.note or self.title
        return f"{self.title} {self.note}" if role == SEARCHED else None


def cluster_groups(clusters: Sequence[ClusterEntry]) -> tuple[Group, ...]:
    """One group a cluster."""
    return tuple(Group(c.id, _NO_CLUSTER if c.id == UNCLUSTERED else c.name, c.tier, c.articles) for c in clusters)


def source_groups(sources: Sequence[SourceEntry]) -> tuple[Group, ...]:
    """One group a source, titled as it would be cited."""
    return tuple(Group(s.id, source_title(s), s.name, s.articles) for s in sources)


def source_title(source: SourceEntry) -> str:
    """Newspaper, date and page; the file's name where nothing is known."""
    day = source.date.strftime("%Y-%m-%d") if source.date else ""
    basis = "（推断）" if source.date_basis == "inferred" else ""
    known = [part for part in (source.publication, day + basis, source.page) if part]
    return " ".join(known) or source.name


class ArticleTree(QAbstractItemModel):
    """Groups over articles. It shows a recipe and changes nothing: a tick is a wish that it signals."""

    group_ticked = Signal(str, bool)
    article_ticked = Signal(str, object, bool)

    def __init__(self, is_on: Callable[[Recipe, str, ArticleEntry], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_on = is_on
        self._groups: tuple[Group, ...] = ()
        self._recipe = Recipe()
        self._bold = QFont()
        self._bold.setWeight(QFont.Weight.Bold)

    def show_groups(self, groups: tuple[Group, ...]) -> None:
        """Show other groups."""
        if groups != self._groups:
            self.beginResetModel()
            self._groups = groups
            self.endResetModel()

    def show_recipe(self, recipe: Recipe) -> None:
        """Show what that recipe takes in."""
        self._recipe = recipe
        for row in range(len(self._groups)):
            parent = self.index(row, 0)
            self.dataChanged.emit(parent, parent)
            last = self.rowCount(parent) - 1
            if last >= 0:
                self.dataChanged.emit(self.index(0, 0, parent), self.index(last, 0, parent))

    def state(self, group: Group) -> Tick:
        """The state of a group's tick box."""
        return summed(self._is_on(self._recipe, group.id, article) for article in group.articles)

    @property
    def groups(self) -> tuple[Group, ...]:
        """What is shown."""
        return self._groups

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008  Qt's signature
        """Groups carry 0, articles the number of their group from 1."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008  Qt's signature
        """The group of an article."""
        if not index.isValid() or index.internalId() == 0:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        """Groups, or articles of a group."""
        if not parent.isValid():
            return len(self._groups)
        return len(self._groups[parent.row()].articles) if parent.internalId() == 0 else 0

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        """One."""
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Everything can be ticked."""
        shown = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
        return shown if index.isValid() else Qt.ItemFlag.NoItemFlags

    def at(self, index: Index) -> tuple[Group, ArticleEntry | None]:
        """What stands in a row."""
        if index.internalId() == 0:
            return self._groups[index.row()], None
        group = self._groups[index.internalId() - 1]
        return group, group.articles[index.row()]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Title, tick, count, tool tip and the text that is searched."""
        if not index.isValid():
            return None
        group, article = self.at(index)
        return self._group_data(group, role) if article is None else self._article_data(group, article, role)

    def _group_data(self, group: Group, role: int) -> Any:
        if role == Qt.ItemDataRole.CheckStateRole:
            return _QT_STATE[self.state(group)]
        if role == Qt.ItemDataRole.FontRole:
            return self._bold
        if role == COUNT:
            return len(group.articles)
        return group.text(role)

    def _article_data(self, group: Group, article: ArticleEntry, role: int) -> Any:
        if role in _TITLE_ROLES:
            return article.headline or _NO_HEADLINE
        if role == Qt.ItemDataRole.CheckStateRole:
            return _QT_STATE[Tick.ON if self._is_on(self._recipe, group.id, article) else Tick.OFF]
        if role == Qt.ItemDataRole.ToolTipRole:
            return article_summary(article)
        return " ".join((article.headline, *article.events)) if role == SEARCHED else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Signal the wish; the tick follows when the draft has changed."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        group, article = self.at(index)
        on = Qt.CheckState(value) == Qt.CheckState.Checked
        if article is None:
            self.group_ticked.emit(group.id, on)
        else:
            self.article_ticked.emit(group.id, article, on)
        return True


def article_summary(article: ArticleEntry) -> str:
    """What the article holds, for a tool tip."""
    counts = f"数据 {article.quantities} 条 · 引语 {article.quotations} 条 · 待核对 {article.pending} 条"
    return "\n".join((article.headline or _NO_HEADLINE, *article.events[:3], counts))


def cluster_tree(parent: QObject | None = None) -> ArticleTree:
    """A tree for groups that are clusters."""
    return ArticleTree(cluster_has, parent)


def source_tree(parent: QObject | None = None) -> ArticleTree:
    """A tree for groups that are sources."""
    return ArticleTree(lambda recipe, _group, article: has_article(recipe, article), parent)
