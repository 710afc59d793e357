"""A limit of pages leaves out the least important and says what; issues are counted from the archive."""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import packs
import pytest
from rendering import pages

from briefing import paths
from briefing.composing.budget import Item, Place, fitting
from briefing.model.document import Heading, Paragraph
from briefing.model.pack import Recipe
from briefing.workspace import Workspace
from briefing.workspace.recipes import load_recipe


def count(path: Path) -> int:
    return len(pages.opened(path.read_bytes()))


class TestPages:
    @pytest.mark.parametrize("limit", [4, 7, 11])
    @pytest.mark.parametrize("template", ["report", "bulletin", "digest", "paper"])
    def test_a_pack_has_no_more_pages_than_it_may(
        self, page: Workspace, tmp_path: Path, template: str, limit: int
    ) -> None:
        sections = ("summary", "event", "foundation", "target", "strength", "project", "enterprise", "source")
        pack = page.build(Recipe(template=template, sections=sections, pages=limit), tmp_path, ["pdf"])
        assert count(pack.files[0].path) <= limit

    def test_what_was_left_out_is_listed_and_is_no_more_in_the_text(self, page: Workspace, tmp_path: Path) -> None:
        recipe = Recipe(template="bulletin", sections=("summary", "foundation", "enterprise", "government"), pages=3)
        pack = page.build(recipe, tmp_path)
        assert pack.left_out
        assert any(f"略去 {len(pack.left_out)} 项" in warning for warning in pack.warnings)
        words = pages.words(next(f.path for f in pack.files if f.format == "pdf").read_bytes())
        for told in pack.left_out:
            assert pages.squeezed(told.rpartition("·")[2]) not in words
        book = openpyxl.load_workbook(next(f.path for f in pack.files if f.format == "xlsx"))
        sheet = book["略去内容"]
        assert sheet.max_row - 1 == len(pack.left_out)

    def test_the_data_sheets_keep_everything(self, page: Workspace) -> None:
        recipe = Recipe(template="bulletin", sections=("summary", "foundation", "enterprise"))
        whole, short = page.compose(recipe), page.compose(replace(recipe, pages=2))
        assert short.left_out
        assert [sheet.table for sheet in short.sheets if sheet.key != "left-out"] == [s.table for s in whole.sheets]

    def test_nothing_is_left_out_where_all_fits(self, page: Workspace) -> None:
        recipe = Recipe(template="bulletin", sections=("summary",))
        assert page.compose(replace(recipe, pages=50)) == page.compose(recipe)

    def test_headings_are_numbered_without_gaps(self, page: Workspace) -> None:
        sections = ("summary", "foundation", "trend", "enterprise", "expert", "government")
        document = page.compose(Recipe(template="bulletin", sections=sections, pages=2))
        numbers = [block.number for block in document.blocks if isinstance(block, Heading) and block.level == 1]
        assert numbers == [f"{han}、" for han in "一二三四五六"[: len(numbers)]]

    def test_what_a_person_wrote_stays(self, page: Workspace) -> None:
        recipe = Recipe(template="bulletin", sections=("note", "foundation", "enterprise"), note="请参阅。", pages=1)
        assert any(isinstance(b, Paragraph) and "请参阅" in b.text for b in page.compose(recipe).blocks)

    def test_a_limit_that_cannot_be_met_is_told(self, page: Workspace, tmp_path: Path) -> None:
        note = "\n".join("编者按语较长，须占去几页。" * 12 for _ in range(12))
        recipe = Recipe(template="bulletin", sections=("note", "foundation"), note=note, pages=1)
        pack = page.build(recipe, tmp_path, ["pdf"])
        assert any("仍超过 1 页" in warning for warning in pack.warnings)

    def test_a_card_is_one_page(self, page: Workspace, tmp_path: Path) -> None:
        pack = page.build(Recipe(template="card"), tmp_path, ["pdf"])
        assert count(pack.files[0].path) == 1
        assert "一、" in pages.words(pack.files[0].path.read_bytes())

    def test_the_least_important_go_first_and_no_more_than_must(self) -> None:
        items = [Item(Place("s", 0, n), float(n), "栏目", None, str(n)) for n in range(10)]
        sizes = {item.place: 1 for item in items}
        for room in range(11):
            left = fitting(items, lambda gone, room=room: sum(sizes.values()) - len(gone) <= room)  # type: ignore[misc]
            assert [item.worth for item in left] == [float(n) for n in range(10 - room)]

    def test_after_a_large_one_smaller_ones_come_back(self) -> None:
        items = [Item(Place("s", 0, n), float(n), "栏目", None, "") for n in range(4)]
        sizes = {Place("s", 0, 0): 1, Place("s", 0, 1): 1, Place("s", 0, 2): 8, Place("s", 0, 3): 1}

        def fits(gone: frozenset[Place]) -> bool:
            return sum(size for place, size in sizes.items() if place not in gone) <= 3

        assert [item.worth for item in fitting(items, fits)] == [2.0]


class TestIssues:
    @pytest.fixture
    def library(self, tmp_path: Path) -> Iterator[Workspace]:
        with Workspace(tmp_path / "library.briefing") as workspace:
            workspace.import_files([packs.SAMPLE], publication=packs.PAPER, day=packs.DAY)
            yield workspace

    def issue(self, library: Workspace, folder: Path, **given: object) -> str:
        recipe = Recipe(template="bulletin", sections=("summary",), **given)  # type: ignore[arg-type]
        library.build(recipe, folder / "out", ["pdf"])
        return library.compose(recipe).masthead.issue

    def test_issues_are_counted_by_themselves(self, library: Workspace, tmp_path: Path) -> None:
        days = [dt.date(2023, 11, day) for day in (1, 8, 15)]
        assert [self.issue(library, tmp_path, date=day) for day in days] == ["第1期", "第2期", "第3期"]

    def test_and_begin_anew_each_year(self, library: Workspace, tmp_path: Path) -> None:
        days = [dt.date(2023, 12, 20), dt.date(2023, 12, 27), dt.date(2024, 1, 3)]
        assert [self.issue(library, tmp_path, date=day) for day in days] == ["第1期", "第2期", "第1期"]

    def test_the_same_pack_made_again_keeps_its_number(self, library: Workspace, tmp_path: Path) -> None:
        day = dt.date(2023, 11, 8)
        assert [self.issue(library, tmp_path, date=day) for _ in range(3)] == ["第1期"] * 3

    def test_a_number_given_is_taken_and_counted_on_from(self, library: Workspace, tmp_path: Path) -> None:
        first = self.issue(library, tmp_path, date=dt.date(2023, 11, 1), issue=41)
        assert (first, self.issue(library, tmp_path, date=dt.date(2023, 11, 8))) == ("第41期", "第42期")

    def test_two_packs_of_one_day_with_titles_of_their_own_are_two_issues(
        self, library: Workspace, tmp_path: Path
    ) -> None:
        day = dt.date(2023, 11, 8)
        assert [self.issue(library, tmp_path, date=day, title=title) for title in ("甲", "乙", "甲")] == [
            "第1期", "第2期", "第1期",
        ]  # fmt: skip

    def test_a_number_that_another_pack_has_is_told(self, library: Workspace, tmp_path: Path) -> None:
        self.issue(library, tmp_path, date=dt.date(2023, 11, 1), issue=41)
        again = library.compose(Recipe(template="bulletin", sections=("summary",), date=dt.date(2023, 11, 8), issue=41))
        assert any("第41期已用于2023-11-01" in warning for warning in again.warnings)

    def test_templates_are_counted_apart(self, library: Workspace, tmp_path: Path) -> None:
        library.build(Recipe(sections=("summary",), date=dt.date(2023, 11, 1)), tmp_path / "out", ["pdf"])
        assert self.issue(library, tmp_path, date=dt.date(2023, 11, 8)) == "第1期"

    def test_a_pack_straight_from_files_is_no_issue(self, page: Workspace) -> None:
        assert page.compose(Recipe(template="bulletin", sections=("summary",))).masthead.issue == ""

    def test_a_library_of_before_counts_from_one(self, library: Workspace, tmp_path: Path) -> None:
        packs_before = library._library.packs()
        assert packs_before == ()
        assert self.issue(library, tmp_path) == "第1期"
        assert library._library.packs()[0].issue == 1


def test_a_recipe_may_say_pages_marks_and_guards(tmp_path: Path) -> None:
    file = tmp_path / "r.toml"
    file.write_text(
        'pages = 4\nmarks = "none"\nmarking = "内部资料"\nsecrecy = "秘密★1年"\ncopy_number = 12\n', "utf-8"
    )
    recipe = load_recipe(file)
    assert (recipe.pages, recipe.marks, recipe.marking, recipe.secrecy, recipe.copy_number) == (
        4, "none", "内部资料", "秘密★1年", 12,
    )  # fmt: skip


def test_an_empty_word_cannot_take_a_marking_away(page: Workspace) -> None:
    forced = page.compose(Recipe(sections=("summary",), marking="内部资料")).masthead
    assert forced.guards == ("内部资料",)
    assert json.dumps(forced.marking, ensure_ascii=False) == '"内部资料"'


def test_without_marks_no_format_prints_a_number_but_the_proofs_stay(page: Workspace, tmp_path: Path) -> None:
    sections = ("foundation", "key-figure", "source")
    pack = page.build(Recipe(sections=sections, marks="none"), tmp_path, ["pdf", "docx"])
    pdf = next(file.path for file in pack.files if file.format == "pdf").read_bytes()
    for words in (pages.words(pdf), packs.docx_words(pack)):
        text, _, sources = words.rpartition("资料来源")
        assert "[1]" in sources
        assert "[1" not in text
    assert sum(1 for _ in pages.links(pdf)) > 20


class TestHeeded:
    @pytest.fixture
    def strict(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
        """The id of a template that demands a secrecy and a marking."""
        folder = tmp_path / "user" / "templates" / "strict"
        folder.mkdir(parents=True)
        words = (paths.templates() / "bulletin" / "template.toml").read_text("utf-8")
        words = words.replace('secrecy = ""', 'secrecy = "机密★5年"').replace('marking = ""', 'marking = "内部资料"')
        (folder / "template.toml").write_text(words, "utf-8")
        monkeypatch.setattr(paths, "user_data", lambda: tmp_path / "user")
        return "strict"

    def test_what_a_template_demands_no_recipe_takes_away(self, page: Workspace, strict: str) -> None:
        recipe = Recipe(template=strict, sections=("summary",), secrecy="公开", marking="送审稿")
        document = page.compose(recipe)
        assert document.masthead.guards == ("机密★5年", "内部资料　送审稿")
        assert any("不能改为“公开”" in warning for warning in document.warnings)

    @pytest.mark.parametrize(
        ("given", "told"), [({"note": "请阅。"}, "按语没有印出"), ({"texts": ("一。",)}, "自写的段落")]
    )
    def test_words_for_which_no_section_is_chosen_are_told(
        self, page: Workspace, given: dict[str, object], told: str
    ) -> None:
        document = page.compose(Recipe(sections=("summary",), **given))  # type: ignore[arg-type]
        assert any(told in warning for warning in document.warnings)

    def test_a_bulletin_straight_from_files_says_that_it_has_no_number(self, page: Workspace) -> None:
        warnings = page.compose(Recipe(template="bulletin", sections=("summary",))).warnings
        assert any("没有印期号" in warning for warning in warnings)
