"""Picking, arranging and looking: the preview follows."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from briefing.desktop.models.draft import Draft
from briefing.desktop.preferences import Preferences, draft_key
from desktop.windows import Desktop, tick

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none


def section_row(desktop: Desktop, key: str) -> int:
    return desktop.window.page.sections.view.sections.order.index(key)


def filled_sections(desktop: Desktop) -> list[str]:
    """Ticked sections that hold something, in order; never the summary, whose words stand elsewhere, too."""
    held = {entry.key for entry in desktop.session.sections if entry.items}
    return [key for key in desktop.session.ticked if key in held and key != "summary"]


def picked(desktop: Desktop) -> set[str]:
    return {article.key for article in desktop.session.picked}


def title_of(desktop: Desktop, key: str) -> str:
    return next(entry.title for entry in desktop.session.sections if entry.key == key)


def test_the_first_start_shows_the_sample_and_leaves_the_library_alone(desktop: Desktop) -> None:
    assert desktop.window.sample_bar.isVisible()
    assert "内置示例" in desktop.window.sample_bar.text.text()
    assert desktop.window.page.preview.view.pages >= 1
    assert len(desktop.text()) > 100
    assert not desktop.library.exists()


def test_the_tree_shows_clusters_over_their_articles(desktop: Desktop) -> None:
    tree = desktop.window.page.library.clusters
    clusters = desktop.session.overview.clusters
    assert tree.filtered.rowCount() == len(clusters)
    headline = clusters[0].articles[0].headline
    assert tree.index_of(0, 0).data() == headline


def test_leaving_a_cluster_out_changes_the_preview_and_undo_brings_it_back(desktop: Desktop) -> None:
    before = desktop.text()
    tick(desktop.window.page.library.clusters, 0)
    desktop.settle()
    without = desktop.text()
    assert without != before
    desktop.window.named_actions["undo"].trigger()
    desktop.settle()
    assert desktop.text() == before
    desktop.window.named_actions["redo"].trigger()
    desktop.settle()
    assert desktop.text() == without


def test_an_article_left_out_makes_its_cluster_partial_and_is_counted(desktop: Desktop) -> None:
    library = desktop.window.page.library
    article = desktop.session.overview.clusters[0].articles[0]
    total = len({a.key for c in desktop.session.overview.clusters for a in c.articles})
    tick(library.clusters, 0, 0)
    assert article.key in desktop.session.draft.recipe.omitted
    assert f"<b>{total - 1}</b> / {total} 篇" in library.count.text()


def test_inverting_after_everything_leaves_nothing_picked(desktop: Desktop) -> None:
    library = desktop.window.page.library
    library.everything.click()
    library.invert.click()
    assert picked(desktop) == set()
    library.invert.click()
    assert picked(desktop) == {a.key for c in desktop.session.overview.clusters for a in c.articles}


def test_sources_can_be_ticked_too(desktop: Desktop) -> None:
    sources = desktop.window.page.library.sources
    tick(sources, 0)
    assert not any(a in desktop.session.picked for a in desktop.session.overview.sources[0].articles)
    tick(sources, 0)
    assert set(desktop.session.picked) >= set(desktop.session.overview.sources[0].articles)


def test_searching_hides_what_does_not_match(desktop: Desktop) -> None:
    library = desktop.window.page.library
    library.search.setText("没有这样的标题")
    assert library.clusters.filtered.rowCount() == 0
    library.search.setText(desktop.session.overview.clusters[0].articles[0].headline[:6])
    assert library.clusters.filtered.rowCount() >= 1


def test_a_search_without_a_match_says_so(desktop: Desktop) -> None:
    library = desktop.window.page.library
    assert not library.nothing.isVisible()
    library.search.setText("没有这样的标题")
    assert library.nothing.isVisible()
    assert library.nothing.text() == "没有找到"
    library.search.clear()
    assert not library.nothing.isVisible()


def test_during_a_search_all_and_the_rest_mean_what_is_shown(desktop: Desktop) -> None:
    library = desktop.window.page.library
    library.everything.click()
    everything = picked(desktop)
    library.search.setText(desktop.session.overview.clusters[0].articles[0].headline)
    shown = {article.key for article in library.clusters.shown}
    assert shown
    assert shown < everything
    library.invert.click()
    assert picked(desktop) == everything - shown
    library.everything.click()
    assert picked(desktop) == everything
    library.search.setText("没有这样的标题")
    library.invert.click()
    assert picked(desktop) == everything


def test_a_section_unticked_by_space_leaves_the_preview(desktop: Desktop) -> None:
    view = desktop.window.page.sections.view
    key = filled_sections(desktop)[0]
    title = title_of(desktop, key)
    assert title in desktop.text()
    view.setCurrentIndex(view.sections.index(section_row(desktop, key), 0))
    QTest.keyClick(view, Qt.Key.Key_Space)
    desktop.settle()
    assert key not in desktop.session.ticked
    assert title not in desktop.text()
    QTest.keyClick(view, Qt.Key.Key_Space)
    desktop.settle()
    assert title in desktop.text()


def test_a_section_moved_by_keyboard_moves_in_the_pack_and_stays_current(desktop: Desktop) -> None:
    view = desktop.window.page.sections.view
    first, second = desktop.session.listed[:2]
    view.setCurrentIndex(view.sections.index(1, 0))
    QTest.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert desktop.session.listed[:2] == (second, first)
    assert view.sections.key(view.currentIndex()) == second
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert desktop.session.listed[:2] == (first, second)


def test_a_section_dropped_elsewhere_moves_there(desktop: Desktop) -> None:
    sections = desktop.window.page.sections.view.sections
    first, second, third = sections.order[:3]
    parent = desktop.window.page.sections.view.rootIndex()
    assert sections.moveRows(parent, 0, 1, parent, 3)
    assert sections.order[:3] == (second, third, first)
    assert desktop.session.undo.undoText().startswith("移动栏目")


def test_the_templates_sections_come_back(desktop: Desktop) -> None:
    view = desktop.window.page.sections.view
    before = desktop.session.ticked
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert desktop.session.ticked != before
    desktop.window.named_actions["reset"].trigger()
    assert desktop.session.ticked == before


def test_a_title_typed_stands_in_the_preview_and_is_one_step_to_undo(desktop: Desktop) -> None:
    options = desktop.window.page.sections.options
    QTest.keyClicks(options.title, "Weekly brief")
    desktop.settle()
    assert "Weekly brief" in desktop.text()
    assert desktop.session.undo.count() == 1
    assert "Weekly" in desktop.window.windowTitle()
    desktop.session.undo.undo()
    assert options.title.text() == ""


def test_an_issue_number_is_typed_digit_by_digit_and_a_date_emptied(desktop: Desktop) -> None:
    options = desktop.window.page.sections.options
    options.issue.selectAll()
    QTest.keyClicks(options.issue, "128")
    assert desktop.session.draft.recipe.issue == 128
    options.day.value = date(2023, 11, 21)
    assert desktop.session.draft.recipe.date == date(2023, 11, 21)
    options.day.lineEdit().selectAll()
    QTest.keyClick(options.day, Qt.Key.Key_Delete)
    assert desktop.session.draft.recipe.date is None


def test_options_fill_the_recipe(desktop: Desktop) -> None:
    options = desktop.window.page.sections.options
    options.issue.setValue(12)
    options.note.setPlainText("请各区县参阅。")
    options.grouping.setCurrentIndex(1)
    options.grouping.activated.emit(1)
    recipe = desktop.session.draft.recipe
    assert (recipe.issue, recipe.note, recipe.grouping) == (12, "请各区县参阅。", "cluster")
    desktop.settle()


def test_the_preview_keeps_the_place_that_is_read(desktop: Desktop) -> None:
    view = desktop.window.page.preview.view
    desktop.until(lambda: view.verticalScrollBar().maximum() > 100)
    view.verticalScrollBar().setValue(90)
    desktop.window.page.sections.options.issue.setValue(3)
    desktop.settle()
    desktop.qtbot.wait(100)
    assert view.verticalScrollBar().value() == 90


def test_zoom_steps_and_returns_to_the_width(desktop: Desktop) -> None:
    preview = desktop.window.page.preview
    desktop.window.named_actions["zoom_in"].trigger()
    assert not preview.view.fit
    assert preview.zoom.currentText().endswith("%")
    desktop.window.named_actions["fit"].trigger()
    assert preview.zoom.currentIndex() == 0


def test_the_draft_is_saved_by_itself_and_said_so(desktop: Desktop) -> None:
    desktop.window.page.sections.options.issue.setValue(7)
    desktop.until(lambda: "已自动保存" in desktop.window.status_line.saved.text())
    key = draft_key(desktop.library, sample=True)
    assert desktop.preferences.draft(key, Draft()) == desktop.session.draft


def test_the_next_session_begins_where_this_one_ended(desktop: Desktop) -> None:
    desktop.window.page.sections.options.issue.setValue(8)
    desktop.window.page.splitter.setSizes([300, 420, 600])
    desktop.settle()
    desktop.window.close()
    remembered = Preferences(desktop.preferences.file)
    assert remembered.draft(draft_key(desktop.library, sample=True), Draft()).recipe.issue == 8
    assert remembered.bytes_of("splitter") == desktop.window.page.splitter.saveState()
    assert not remembered.bytes_of("geometry").isEmpty()


def test_pending_items_stand_in_the_status_bar(desktop: Desktop) -> None:
    pending = sum(a.pending for a in desktop.session.picked)
    expected = f"{pending} 条待核对" if pending else ""
    assert desktop.window.status_line.pending.text() == expected


def test_dark_and_large_are_put_on_and_remembered(desktop: Desktop) -> None:
    for name in ("dark", "large"):
        desktop.window.named_actions[name].trigger()
    assert desktop.preferences.appearance == "dark"
    assert desktop.preferences.large
    for name in ("light", "large"):
        desktop.window.named_actions[name].trigger()
    assert not desktop.preferences.large
