"""The left card: what there is to report, by cluster or by source, to search and to tick."""

from PySide6.QtCore import QModelIndex, QSize, QSortFilterProxyModel, Qt, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QStackedWidget, QTabBar, QTreeView

from briefing.desktop.models.articles import (
    SEARCHED,
    ArticleTree,
    cluster_groups,
    cluster_tree,
    source_groups,
    source_tree,
)
from briefing.desktop.models.draft import (
    Draft,
    Tick,
    inverted,
    with_article,
    with_articles,
    with_cluster,
    with_everything,
)
from briefing.desktop.session import Session
from briefing.desktop.theme import Theme
from briefing.desktop.widgets.delegates import ArticleDelegate, toggle
from briefing.desktop.widgets.parts import Card, icon_button, label, link_button, rule
from briefing.model.pack import Recipe
from briefing.workspace import ArticleEntry

CLUSTERS, SOURCES = "产业集群", "来源"
_SEARCH = "搜索集群、标题、活动…"
_NOTHING = "没有找到"
_EXPANDED_GROUPS = 12


class ArticleView(QTreeView):
    """A tree of articles; Space ticks, also when several presses follow."""

    def __init__(self, theme: Theme, model: ArticleTree, name: str) -> None:
        super().__init__()
        self.articles = model
        self.filtered = QSortFilterProxyModel(self)
        self.filtered.setSourceModel(model)
        self.filtered.setFilterRole(SEARCHED)
        self.filtered.setRecursiveFilteringEnabled(True)
        self.filtered.setAutoAcceptChildRows(True)
        self.filtered.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setModel(self.filtered)
        self._delegate = ArticleDelegate(theme)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setHeaderHidden(True)
        self.setIndentation(20)
        self.setUniformRowHeights(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        model.modelReset.connect(self._unfold)

    def search(self, text: str) -> None:
        """Show what holds that text."""
        self.filtered.setFilterFixedString(text.strip())
        self._unfold()

    @property
    def shown(self) -> tuple[ArticleEntry, ...]:
        """The articles that the search leaves, folded groups included, each once."""
        parents = [self.filtered.index(row, 0) for row in range(self.filtered.rowCount())]
        rows = [self.filtered.index(row, 0, p) for p in parents for row in range(self.filtered.rowCount(p))]
        found = [self.articles.at(self.filtered.mapToSource(row))[1] for row in rows]
        return tuple({article.key: article for article in found if article is not None}.values())

    @Slot()
    def _unfold(self) -> None:
        for row in range(min(self.filtered.rowCount(), _EXPANDED_GROUPS)):
            self.expand(self.filtered.index(row, 0))
        if self.filtered.rowCount() and not self.currentIndex().isValid():
            self.setCurrentIndex(self.filtered.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks the current row."""
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            toggle(self.filtered, self.currentIndex())
        else:
            super().keyPressEvent(event)

    def index_of(self, row: int, child: int | None = None) -> QModelIndex:
        """The shown row of a group, or of an article in it."""
        parent = self.filtered.index(row, 0)
        return parent if child is None else self.filtered.index(child, 0, parent)


class LibraryCard(Card):
    """Clusters and sources in two tabs over one search field."""

    def __init__(self, session: Session, theme: Theme, import_action: QAction) -> None:
        super().__init__("选材")
        self._session = session
        self.clusters = ArticleView(theme, cluster_tree(self), "产业集群与文章，空格键勾选")
        self.sources = ArticleView(theme, source_tree(self), "来源与文章，空格键勾选")
        self.search = QLineEdit()
        self.tabs, self.pages = QTabBar(), QStackedWidget()
        self.nothing = label(_NOTHING, "muted")
        self.count = label("", "secondary")
        self.everything, self.invert = link_button("全选", "全选文章"), link_button("反选", "反选文章")
        self._lay_out(theme, import_action)
        self._connect()

    def _lay_out(self, theme: Theme, import_action: QAction) -> None:
        self._set_up_tabs()
        adder = icon_button(theme, "plus", "导入文章", "Ctrl+I")
        adder.clicked.connect(import_action.trigger)
        self.add_row(self.tabs, None, adder, margins=(8, 4, 6, 0))
        self.column.addWidget(rule())
        self._set_up_search(theme)
        self.add_padded(self.search, (10, 9, 10, 6))
        self.nothing.hide()
        self.add_padded(self.nothing, (14, 6, 14, 6))
        self.add_padded(self.pages, (6, 0, 4, 4), stretch=1)
        self.column.addWidget(rule())
        self.add_row(self.count, None, self.everything, self.invert, margins=(14, 5, 8, 6))

    def _set_up_tabs(self) -> None:
        self.tabs.setAccessibleName("选材方式")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for name, view in ((CLUSTERS, self.clusters), (SOURCES, self.sources)):
            self.tabs.addTab(name)
            self.pages.addWidget(view)

    def _set_up_search(self, theme: Theme) -> None:
        self.search.setPlaceholderText(_SEARCH)
        self.search.setAccessibleName("搜索")
        self.search.setClearButtonEnabled(True)
        self.search.setAcceptDrops(False)
        glass = QAction(self.search)
        self.search.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        theme.wear(glass, "search", "muted")

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self.pages.setCurrentIndex)
        self.search.textChanged.connect(self.clusters.search)
        self.search.textChanged.connect(self.sources.search)
        self.search.textChanged.connect(self._show_whether_found)
        self.tabs.currentChanged.connect(self._show_whether_found)
        self.everything.clicked.connect(self.pick_everything)
        self.invert.clicked.connect(self.pick_the_rest)
        self.clusters.articles.group_ticked.connect(self._tick_cluster)
        self.clusters.articles.article_ticked.connect(self._tick_article)
        self.sources.articles.group_ticked.connect(self._tick_source)
        self.sources.articles.article_ticked.connect(self._tick_sourced_article)
        self._session.overview_changed.connect(self._show_overview)
        self._session.draft_changed.connect(self._show_draft)

    def sizeHint(self) -> QSize:
        """As wide as headlines need."""
        return QSize(330, 600)

    @Slot()
    def _show_overview(self) -> None:
        self.clusters.articles.show_groups(cluster_groups(self._session.overview.clusters))
        self.sources.articles.show_groups(source_groups(self._session.overview.sources))
        self._show_whether_found()

    @Slot()
    def _show_draft(self) -> None:
        recipe = self._session.draft.recipe
        for view in (self.clusters, self.sources):
            view.articles.show_recipe(recipe)
        tree = self.clusters.articles
        clusters = sum(tree.state(group) is not Tick.OFF for group in tree.groups)
        total = len({a.key for group in tree.groups for a in group.articles})
        self.count.setText(f"已选 <b>{clusters}</b> 个集群 · <b>{len(self._session.picked)}</b> / {total} 篇")

    @property
    def _view(self) -> ArticleView:
        return self.sources if self.tabs.currentIndex() else self.clusters

    @property
    def _searching(self) -> bool:
        return bool(self.search.text().strip())

    @Slot()
    def _show_whether_found(self) -> None:
        self.nothing.setVisible(self._searching and self._view.filtered.rowCount() == 0)

    @Slot()
    def pick_everything(self) -> None:
        """Take in all that the library holds; during a search, all that is shown."""
        recipe, clusters = self._session.draft.recipe, self._session.overview.clusters
        if self._searching:
            self._edit("全选文章", with_articles(recipe, clusters, self._view.shown))
        else:
            self._edit("全选文章", with_everything(recipe))

    @Slot()
    def pick_the_rest(self) -> None:
        """Take in what is left out, and leave out what is in; during a search, of what is shown."""
        recipe, clusters = self._session.draft.recipe, self._session.overview.clusters
        if self._searching:
            self._edit("反选文章", with_articles(recipe, clusters, self._view.shown, invert=True))
        else:
            self._edit("反选文章", inverted(recipe, clusters))

    @Slot(str, bool)
    def _tick_cluster(self, cluster: str, on: bool) -> None:
        draft, clusters = self._session.draft, self._session.overview.clusters
        name = next((group.title for group in self.clusters.articles.groups if group.id == cluster), cluster)
        self._edit(_step(name, on=on), with_cluster(draft.recipe, clusters, cluster, on=on))

    @Slot(str, object, bool)
    def _tick_article(self, cluster: str, article: ArticleEntry, on: bool) -> None:
        clusters = self._session.overview.clusters
        after = with_article(self._session.draft.recipe, clusters, article, on=on, cluster=cluster)
        self._edit(_step(article.headline, on=on), after)

    @Slot(str, bool)
    def _tick_source(self, source: str, on: bool) -> None:
        group = next(group for group in self.sources.articles.groups if group.id == source)
        recipe = self._session.draft.recipe
        for article in group.articles:
            recipe = with_article(recipe, self._session.overview.clusters, article, on=on)
        self._edit(_step(group.title, on=on), recipe)

    @Slot(str, object, bool)
    def _tick_sourced_article(self, _source: str, article: ArticleEntry, on: bool) -> None:
        after = with_article(self._session.draft.recipe, self._session.overview.clusters, article, on=on)
        self._edit(_step(article.headline, on=on), after)

    def _edit(self, name: str, recipe: Recipe) -> None:
        self._session.edit(name, Draft(recipe, self._session.draft.order))


def _step(what: str, *, on: bool) -> str:
    """What undo calls the step."""
    return f"{'选入' if on else '不选'}“{what[:12]}”"
