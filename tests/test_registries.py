from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest

from briefing.composing import SECTIONS
from briefing.composing.templates import load_template, read_template, template_ids
from briefing.errors import ExportError, TemplateError
from briefing.model.document import Document
from briefing.model.pack import FORMATS, Format, Recipe
from briefing.rendering import RENDERERS, render, safe_stem
from briefing.workspace import Workspace

NEED_MORE = ("summary", "target", "project", "key-figure", "comparison", "pull-quote", "person", "note", "text")
WRITTEN = Recipe(note="请参阅。", texts=("建议一。",), issue=7)


class TestSections:
    @pytest.mark.parametrize("key", SECTIONS)
    def test_a_section_names_itself(self, key: str) -> None:
        section = SECTIONS[key]
        assert section.key == key
        assert section.title
        assert section.description
        assert key == key.lower()

    def test_titles_differ(self) -> None:
        titles = [section.title for section in SECTIONS.values()]
        assert len(set(titles)) == len(titles)

    @pytest.mark.parametrize("name", RENDERERS)
    @pytest.mark.parametrize("key", SECTIONS)
    def test_each_alone_becomes_a_file_of_each_format(
        self, key: str, name: Format, page: Workspace, tmp_path: Path
    ) -> None:
        rendered = render(alone(page, key), load_template("report"), [name], tmp_path, key)
        assert [file.path for file in rendered.files] == [tmp_path / f"{key}.{name}"]
        assert rendered.files[0].path.stat().st_size > 3000

    @pytest.mark.parametrize("key", NEED_MORE)
    def test_one_with_nothing_to_show_is_refused(self, key: str, tmp_path: Path) -> None:
        with Workspace() as bare:
            bare.import_files([plain_page(tmp_path)])
            with pytest.raises(ExportError, match="没有内容") as failure:
                bare.build(Recipe(sections=(key,)), tmp_path / "out")
        assert failure.value.code == 5
        assert not (tmp_path / "out").exists()

    @pytest.mark.parametrize("key", sorted(SECTIONS.keys() - set(NEED_MORE)))
    def test_any_other_is_refused_or_has_blocks(self, key: str, tmp_path: Path) -> None:
        with Workspace() as bare, suppress(ExportError):
            bare.import_files([plain_page(tmp_path)])
            assert bare.compose(Recipe(sections=(key,))).blocks


@cache
def alone(page: Workspace, key: str) -> Document:
    return page.compose(Recipe(sections=(key,), note=WRITTEN.note, texts=WRITTEN.texts))


def plain_page(folder: Path) -> Path:
    """An article without a figure, a speaker, a place."""
    path = folder / "plain.txt"
    path.write_text("□本报记者 林溪\n\n春天来了，花开得很好。大家都很高兴，纷纷走到户外。\n\n天气一直晴朗。\n", "utf-8")
    return path


class TestFormats:
    def test_every_format_has_a_renderer(self) -> None:
        assert tuple(RENDERERS) == FORMATS

    @pytest.mark.parametrize(
        ("title", "stem"),
        [
            ("重点产业集群动态专报", "重点产业集群动态专报"),
            ("A/B:C*?", "A_B_C__"),
            ("..", "briefing"),
            ("", "briefing"),
            ("con", "_con"),
            ("  周报. ", "周报"),
            ("产\n业\x00", "产_业_"),
            ("业" * 200, "业" * 60),
        ],
    )
    def test_a_title_becomes_a_name_on_every_file_system(self, title: str, stem: str) -> None:
        assert safe_stem(title) == stem


class TestTemplates:
    @pytest.mark.parametrize("key", template_ids())
    def test_each_loads_and_knows_its_sections(self, key: str) -> None:
        template = load_template(key)
        assert template.id == key
        assert template.name
        assert set(template.sections) <= set(SECTIONS)
        assert len(set(template.sections)) == len(template.sections)

    @pytest.mark.parametrize("key", template_ids())
    @pytest.mark.parametrize("grouping", ["section", "cluster"])
    def test_each_builds_all_sections_in_both_groupings(
        self, key: str, grouping: str, page: Workspace, tmp_path: Path
    ) -> None:
        recipe = Recipe(template=key, sections=tuple(SECTIONS), grouping=grouping, note="按。", issue=3)  # type: ignore[arg-type]
        assert {file.format for file in page.build(recipe, tmp_path).files} == set(FORMATS)

    def test_report_and_card_hold_every_section_between_them(self) -> None:
        assert {*load_template("report").sections, *load_template("card").sections} == set(SECTIONS)

    def test_an_unknown_one_is_told_with_those_that_exist(self) -> None:
        with pytest.raises(TemplateError, match=r"“poster”.*report"):
            load_template("poster")

    @pytest.mark.parametrize(
        ("words", "told"),
        [('name = "x', "写法有误"), ('name = "x"\n', "kind"), ('name = "x"\nkind = "report"\n', "sections")],
    )
    def test_a_mistake_is_told_with_the_folders_name(self, words: str, told: str, tmp_path: Path) -> None:
        folder = tmp_path / "mine"
        folder.mkdir()
        (folder / "template.toml").write_text(words, "utf-8")
        with pytest.raises(TemplateError, match=f"“mine/template.toml”.*{told}") as failure:
            read_template(folder)
        assert failure.value.file == str(folder / "template.toml")
