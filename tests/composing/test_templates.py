"""A template is a folder of files that people edit: what they write wrong is told with file, line and key."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import paths
from briefing.composing.templates import load_template, read_template, template_ids, user_templates
from briefing.composing.templates.measures import SIZES, WrongValueError, color, length, size
from briefing.composing.templates.places import line_of
from briefing.errors import TemplateError

SHIPPED = ("report", "bulletin", "digest", "card", "paper")
LEAST = """
name = "周报"
preset = "gbt9704"
kind = "report"
sections = ["summary", "source"]

[masthead]
title = "{clusters}周报"
title_many = "周报"
"""


def made(folder: Path, text: str = LEAST) -> Path:
    """A template of one's own with that text."""
    own = folder / "mine"
    own.mkdir(exist_ok=True)
    (own / "template.toml").write_text(text.lstrip(), "utf-8")
    return own


def told(folder: Path, text: str) -> str:
    """What is said of a template with a mistake in it."""
    with pytest.raises(TemplateError) as failure:
        read_template(made(folder, text))
    return failure.value.message


class TestReading:
    def test_five_are_shipped_the_report_first(self) -> None:
        assert template_ids()[: len(SHIPPED)] == SHIPPED

    def test_what_a_template_does_not_say_is_the_presets(self, tmp_path: Path) -> None:
        page = read_template(made(tmp_path)).theme.page
        assert (page.width, page.height, page.top, page.bottom, page.left, page.right) == (210, 297, 37, 35, 28, 26)

    def test_every_measure_of_the_preset_can_be_overridden(self, tmp_path: Path) -> None:
        template = read_template(made(tmp_path, LEAST + '[page]\ntop = "2cm"\n[styles.body]\nsize = "四号"\n'))
        assert (template.theme.page.top, template.theme.page.left) == (20, 28)
        assert (template.theme.styles["body"].size, template.theme.styles["body"].indent) == (14, 2)

    def test_lines_on_the_grid_are_as_far_apart_as_its_cells_are_high(self, tmp_path: Path) -> None:
        template = read_template(made(tmp_path, LEAST + "[grid]\nlines = 25\ncharacters = 30\n"))
        assert template.theme.styles["body"].leading == pytest.approx(225 / 25 * 72 / 25.4)

    def test_each_key_of_the_shipped_files_is_explained(self) -> None:
        for file in paths.templates().glob("*/template.toml"):
            head, *_ = file.read_text("utf-8").partition("[styles")  # what a style may say the preset explains
            keys = [line for line in head.splitlines() if re.match(r"\w+ = ", line)]
            assert [line for line in keys if "# " not in line] == [], file

    def test_a_users_own_template_is_listed_and_stands_before_a_shipped_one(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(paths, "user_data", lambda: tmp_path)
        for name in ("weekly", "report"):
            (user_templates() / name).mkdir(parents=True)
            (user_templates() / name / "template.toml").write_text(LEAST, "utf-8")
        assert template_ids() == (*SHIPPED, "weekly")
        assert (load_template("weekly").name, load_template("report").name) == ("周报", "周报")

    def test_a_template_that_was_edited_is_read_again(self, tmp_path: Path) -> None:
        folder = made(tmp_path)
        assert read_template(folder).name == "周报"
        file = folder / "template.toml"
        file.write_text(LEAST.replace("周报", "月报"), "utf-8")
        assert read_template(folder).name == "月报"


class TestMistakes:
    @pytest.mark.parametrize(
        ("added", "line", "key", "why"),
        [
            ("[page]\nwidth = 210\ntopp = 3\n", 11, "page.topp", "不认识"),
            ("[page]\ntop = '37 px'\n", 10, "page.top", "px"),
            ("[page]\nleft = 'wide'\n", 10, "page.left", "毫米"),
            ("[page]\nleft = 180\n", 10, "page.left", "版心"),
            ("[page]\nleft = -1\n", 10, "page.left", "负数"),
            ("[page]\nwidth = nan\n", 10, "page.width", "毫米"),
            ("[page]\nwidth = inf\n", 10, "page.width", "毫米"),
            ("[grid]\nlines = 60\n", 10, "grid.lines", "排不下"),
            ("[grid]\ncharacters = 60\n", 10, "grid.characters", "排不下"),
            ("[styles.source]\nsize = 40\n", 9, "styles.source.leading", "叠在一起"),
            ("[styles.body]\nleft = 40\n", 9, "styles.body.indent", "缩进"),
            ("[styles.body]\nindent = 30\n", 10, "styles.body.indent", "缩进"),
            ("[styles.caption]\nleading = 700\n", 10, "styles.caption.leading", "行距"),
            ("[colors]\naccent = 'red'\n", 10, "colors.accent", "#RRGGBB"),
            ("[colors]\nseries = ['#000000']\n", 10, "colors.series", "4"),
            ("[styles.body]\nsize = '十号'\n", 10, "styles.body.size", "十号"),
            ("[styles.body]\nsize = 0\n", 10, "styles.body.size", "大于零"),
            ("[styles.body]\nfont = 'arial'\n", 10, "styles.body.font", "song"),
            ("[styles.body]\nalign = 'middle'\n", 10, "styles.body.align", "justify"),
            ("[styles.body]\ngrid = 'yes'\n", 10, "styles.body.grid", "true"),
            ("[styles.boddy]\nsize = 1\n", 9, "styles.boddy", "没有这种样式"),
            ("[fonts.song]\nfile = '../x.ttf'\n", 10, "fonts.song.file", "文件名"),
            ("[fonts.song]\nnames = '仿宋'\n", 10, "fonts.song.names", "方括号"),
            ("[grid]\nlines = 0\n", 10, "grid.lines", "1 到 200"),
            ("[page_number]\nform = '{seite}'\n", 10, "page_number.form", "{page}"),
            ("[page_number]\nplace = 'top'\n", 10, "page_number.place", "outer"),
            ("[wording]\n\"note.lead\" = '{x}'\n", 10, "wording.note.lead", "花括号"),
            ("[wordings]\nx = 1\n", 9, "wordings", "不认识"),
        ],
    )  # fmt: skip
    def test_a_wrong_key_unit_or_colour_is_told_with_its_line(
        self, tmp_path: Path, added: str, line: int, key: str, why: str
    ) -> None:
        message = told(tmp_path, LEAST + added)
        assert f"“mine/template.toml”第 {line} 行的“{key}”" in message
        assert why in message

    @pytest.mark.parametrize("key", ["name", "kind", "sections"])
    def test_a_missing_key_is_told(self, tmp_path: Path, key: str) -> None:
        kept = "\n".join(line for line in LEAST.splitlines() if not line.startswith(key))
        assert f"“{key}”：缺少这一项" in told(tmp_path, kept)

    def test_an_unknown_section_is_told_with_those_that_exist(self, tmp_path: Path) -> None:
        message = told(tmp_path, LEAST.replace('"summary"', '"abstract"'))
        assert "第 4 行的“sections”：没有“abstract”这个栏目，可用：summary" in message

    @pytest.mark.parametrize(("written", "why"), [("[]", "至少"), ('["summary", "summary"]', "两次")])
    def test_no_section_and_a_section_twice_are_mistakes(self, tmp_path: Path, written: str, why: str) -> None:
        assert why in told(tmp_path, LEAST.replace('["summary", "source"]', written))

    @pytest.mark.parametrize(
        "field", ["{clusters.__class__}", "{clusters:>50}", "{0}", "{}", "{clusters", "{{clusters}}"]
    )
    def test_braces_hold_a_name_and_nothing_else(self, tmp_path: Path, field: str) -> None:
        assert "花括号" in told(tmp_path, LEAST.replace("{clusters}", field))

    def test_an_unknown_preset_is_told_with_those_that_exist(self, tmp_path: Path) -> None:
        assert "第 2 行的“preset”：只能是 gbt9704" in told(tmp_path, LEAST.replace("gbt9704", "din5008"))

    @pytest.mark.parametrize("text", ["name = ", "[page", "name = '周报'\nname = '月报'"])
    def test_what_is_no_toml_is_told_with_the_file(self, tmp_path: Path, text: str) -> None:
        message = told(tmp_path, text)
        assert "“mine/template.toml”" in message
        assert "写法有误" in message
        assert not re.search("[A-Z][a-z]+ ", message)

    def test_the_mark_that_some_editors_write_first_is_no_mistake(self, tmp_path: Path) -> None:
        folder = made(tmp_path)
        (folder / "template.toml").write_text(LEAST, "utf-8-sig")
        assert read_template(folder).name == "周报"

    def test_a_file_in_another_encoding_is_told(self, tmp_path: Path) -> None:
        folder = made(tmp_path)
        (folder / "template.toml").write_bytes(LEAST.encode("gb18030"))
        with pytest.raises(TemplateError, match="UTF-8"):
            read_template(folder)


class TestMeasures:
    @pytest.mark.parametrize(
        ("written", "millimetres"),
        [
            (37, 37),
            (3.5, 3.5),
            ("37mm", 37),
            ("3.7cm", 37),
            ("37毫米", 37),
            ("72pt", 25.4),
            ("1in", 25.4),
            ("10磅", 3.528),
        ],
    )
    def test_a_length_may_have_a_unit(self, written: object, millimetres: float) -> None:
        assert length(written) == pytest.approx(millimetres, abs=0.001)

    @given(st.sampled_from(sorted(SIZES)))
    def test_a_size_may_be_named(self, name: str) -> None:
        assert size(name) == SIZES[name]

    @pytest.mark.parametrize("wrong", [True, None, "", "mm", "3 7mm", [], "1e3"])
    def test_what_is_no_length_is_refused(self, wrong: object) -> None:
        with pytest.raises(WrongValueError):
            length(wrong)

    @given(st.text(max_size=8))
    def test_a_colour_is_six_digits_behind_a_hash_or_refused(self, text: str) -> None:
        try:
            assert color(text) == text
        except WrongValueError:
            return
        assert len(text) == 7
        assert int(text[1:], 16) >= 0


class TestPlaces:
    TEXT = 'a = 1\n# b = 2\n[t]\n"x.y" = 1\nb = [\n  2,\n]\n[t.u] # 注\nc = 3\n'

    @pytest.mark.parametrize(
        ("path", "line"),
        [(("a",), 1), (("t", "x.y"), 4), (("t", "b"), 5), (("t", "u", "c"), 9), (("t", "u", "z"), 8), (("q",), None)],
    )
    def test_a_key_is_found_or_else_its_table(self, path: tuple[str, ...], line: int | None) -> None:
        assert line_of(self.TEXT, path) == line
