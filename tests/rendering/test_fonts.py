"""Which font sets what: by name on this computer, in files a user adds, in collections; what is replaced is told."""

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont
from hypothesis import given
from hypothesis import strategies as st

from briefing import paths
from briefing.composing.templates import load_template
from briefing.errors import TemplateError
from briefing.model.document import Document, Masthead, Paragraph, Run
from briefing.model.pack import FontChoice
from briefing.rendering.pdf import pdf_bytes
from briefing.rendering.pdf.fonts import INSTEAD, Fonts
from briefing.rendering.typesetting.faces import FaceError, face
from briefing.rendering.typesetting.fontfiles import fonts_in
from briefing.rendering.typesetting.fontindex import FontIndex, folders, index_of
from rendering import looks, pages

BUNDLED = "NotoSerifSC-Regular.ttf"
RARE = "\U00020bb7"  # 𠮷, in none of the bundled fonts


def made_font(
    family: str, chars: str = "甲乙，", *, chinese: str = "", weight: int = 400, rights: int = 0, cubic: bool = False
) -> TTFont:
    """A font with a square for each of the characters."""
    names = {char: f"u{ord(char):05X}" for char in chars}
    builder = FontBuilder(1000, isTTF=not cubic)
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap({ord(char): name for char, name in names.items()})
    drawn = [".notdef", *names.values()]
    if cubic:
        builder.setupCFF(
            family.replace(" ", ""), {}, {name: _square(T2CharStringPen(1000, None)) for name in drawn}, {}
        )
    else:
        builder.setupGlyf({name: _square(TTGlyphPen(None)) for name in drawn})
    builder.setupHorizontalMetrics(dict.fromkeys(drawn, (1000, 100)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable(
        {"familyName": family, "styleName": "Regular", "fullName": family, "psName": family.replace(" ", "")}
    )
    if chinese:
        for key in (1, 4):
            builder.font["name"].setName(chinese, key, 3, 1, 0x804)
    builder.setupOS2(sTypoAscender=880, usWeightClass=weight, fsType=rights)
    builder.setupPost()
    return builder.font


def _square(pen: object) -> object:
    pen.moveTo((100, 0))  # type: ignore[attr-defined]  # fontTools ships no types of pens
    for point in ((100, 700), (900, 700), (900, 0)):
        pen.lineTo(point)  # type: ignore[attr-defined]
    pen.closePath()  # type: ignore[attr-defined]
    return pen.getCharString() if isinstance(pen, T2CharStringPen) else pen.glyph()  # type: ignore[attr-defined]


def kept(folder: Path, *fonts: TTFont) -> FontIndex:
    """The index of a folder into which these fonts were put, a file each."""
    for number, font in enumerate(fonts):
        font.save(folder / f"font{number}.ttf")
    return index_of([folder])


def choices(*names: str) -> dict[str, FontChoice]:
    return {"song": FontChoice("仿宋", "Times New Roman", BUNDLED, names, "思源宋体")}


class TestFinding:
    @pytest.mark.parametrize("name", ["仿宋", "FangSong", "fang song", "FANGSONG"])
    def test_a_font_is_found_by_each_of_its_names(self, tmp_path: Path, name: str) -> None:
        found = kept(tmp_path, made_font("FangSong", chinese="仿宋")).find(name)
        assert found is not None
        assert found.path == tmp_path / "font0.ttf"

    def test_a_font_of_a_collection_is_found(self, tmp_path: Path) -> None:
        collection = TTCollection()
        collection.fonts = [made_font("First"), made_font("Second", "丙丁，")]
        collection.save(tmp_path / "both.ttc")
        found = index_of([tmp_path]).find("Second")
        assert found is not None
        assert (found.index, face(found.path, found.index).has("丙"), face(found.path, 0).has("丙")) == (1, True, False)

    def test_of_a_family_the_regular_one_is_taken(self, tmp_path: Path) -> None:
        bold, regular = made_font("Song Bold", weight=700), made_font("Song Plain")
        for font in (bold, regular):
            font["name"].setName("Song", 16, 3, 1, 0x409)
        found = kept(tmp_path, bold, regular).find("Song")
        assert found is not None
        assert found.weight == 400

    def test_fonts_below_a_folder_are_found(self, tmp_path: Path) -> None:
        (tmp_path / "truetype" / "office").mkdir(parents=True)
        made_font("Deep").save(tmp_path / "truetype" / "office" / "deep.ttf")
        assert index_of([tmp_path]).find("Deep") is not None

    @pytest.mark.parametrize(
        "content", [b"", b"not a font", b"ttcf\xff\xff\xff\xff" * 4, b"\0\1\0\0\xff\xff" + b"\xff" * 300]
    )
    def test_a_file_that_is_no_font_is_passed_over(self, tmp_path: Path, content: bytes) -> None:
        (tmp_path / "bad.ttf").write_bytes(content)
        assert fonts_in(tmp_path / "bad.ttf") == []
        assert kept(tmp_path, made_font("Good")).find("Good") is not None

    @given(data=st.binary(max_size=400), head=st.sampled_from([b"", b"ttcf\0\1\0\0", b"\0\1\0\0\0\x03", b"OTTO\0\x05"]))
    def test_whatever_a_file_holds_reading_its_names_ends(
        self, tmp_path_factory: pytest.TempPathFactory, data: bytes, head: bytes
    ) -> None:
        file = tmp_path_factory.getbasetemp() / "any.ttf"
        file.write_bytes(head + data)
        assert isinstance(fonts_in(file), list)

    def test_what_was_read_is_remembered_until_the_file_changes(self, tmp_path: Path) -> None:
        fonts, memory = tmp_path / "fonts", tmp_path / "fonts.json"
        fonts.mkdir()
        made_font("Before").save(fonts / "a.ttf")
        index_of([fonts], memory)
        assert index_of([fonts], memory).find("Before") is not None
        made_font("After that").save(fonts / "a.ttf")
        again = index_of([fonts], memory)
        assert (again.find("Before"), again.find("After that") is not None) == (None, True)

    @pytest.mark.parametrize("spoilt", ["", "[]", "{", '{"a": 1}', '{"a": {"state": 1, "fonts": [{"index": "x"}]}}'])
    def test_a_memory_that_is_spoilt_is_written_anew(self, tmp_path: Path, spoilt: str) -> None:
        fonts, memory = tmp_path / "fonts", tmp_path / "fonts.json"
        fonts.mkdir()
        made_font("Good").save(fonts / "a.ttf")
        memory.write_text(spoilt, "utf-8")
        assert index_of([fonts], memory).find("Good") is not None
        assert list(json.loads(memory.read_text("utf-8"))) == [str(fonts / "a.ttf")]

    @pytest.mark.parametrize("platform", ["win32", "darwin", "linux"])
    def test_the_users_own_folder_comes_before_the_systems(
        self, monkeypatch: pytest.MonkeyPatch, platform: str
    ) -> None:
        monkeypatch.setattr("sys.platform", platform)
        monkeypatch.delenv("BRIEFING_FONTS")
        own, *system = folders()
        assert own == paths.user_data() / "fonts"
        assert len(system) >= 2


class TestUsing:
    def test_the_first_named_font_that_is_here_is_used(self, tmp_path: Path) -> None:
        fonts = Fonts(choices("不在这里", "仿宋"), kept(tmp_path, made_font("FangSong", chinese="仿宋")))
        assert (fonts.face("song").file, fonts.warnings()) == (tmp_path / "font0.ttf", ())

    def test_a_substitution_is_told_with_both_names(self) -> None:
        fonts = Fonts(choices("仿宋_GB2312"), FontIndex([]))
        assert fonts.face("song").file.name == BUNDLED
        [told] = fonts.warnings()
        assert "仿宋改用思源宋体" in told

    def test_nothing_is_told_of_a_font_that_is_not_used(self) -> None:
        assert Fonts(choices("仿宋_GB2312"), FontIndex([])).warnings() == ()

    @pytest.mark.parametrize("make", [{"cubic": True}, {"rights": 2}])
    def test_a_font_that_a_pdf_cannot_carry_is_told(self, tmp_path: Path, make: dict[str, bool]) -> None:
        fonts = Fonts(choices("FangSong"), kept(tmp_path, made_font("FangSong", **make)))  # type: ignore[arg-type]
        assert fonts.face("song").file.name == BUNDLED
        assert any("FangSong" in told and "font0.ttf" in told for told in fonts.warnings())

    def test_a_damaged_font_is_told_and_the_bundled_one_used(self, tmp_path: Path) -> None:
        index = kept(tmp_path, made_font("FangSong"))
        whole = (tmp_path / "font0.ttf").read_bytes()
        (tmp_path / "font0.ttf").write_bytes(whole[:200] + bytes(len(whole) - 200))
        fonts = Fonts(choices("FangSong"), index)
        assert fonts.face("song").file.name == BUNDLED
        assert any("font0.ttf 已损坏" in told for told in fonts.warnings())

    def test_a_damaged_file_is_a_face_error(self, tmp_path: Path) -> None:
        (tmp_path / "x.ttf").write_bytes(b"\0\1\0\0" + bytes(40))
        with pytest.raises(FaceError, match=r"x\.ttf"):
            face(tmp_path / "x.ttf")

    def test_a_rare_character_is_lent_by_another_font_of_the_computer(self, tmp_path: Path) -> None:
        fonts = Fonts(choices(), kept(tmp_path, made_font("SimSun-ExtB", RARE)))
        lent = fonts.lender(RARE)
        assert lent is not None
        assert lent.file == tmp_path / "font0.ttf"
        assert [RARE in told for told in fonts.warnings()] == [True]

    def test_two_files_of_one_name_are_two_fonts(self, tmp_path: Path) -> None:
        for folder, chars in (("a", "甲"), ("b", "乙")):
            (tmp_path / folder).mkdir()
            made_font(f"Font {folder}", chars).save(tmp_path / folder / "same.ttf")
        first, second = face(tmp_path / "a" / "same.ttf"), face(tmp_path / "b" / "same.ttf")
        assert (first.has("甲"), second.has("甲"), first.name == second.name) == (True, False, False)

    def test_two_files_whose_faces_bear_one_name_are_two_fonts(self, tmp_path: Path) -> None:
        for name, chars in (("one", "甲"), ("two", "乙")):
            made_font("Same Face", chars).save(tmp_path / f"{name}.ttf")
        first, second = face(tmp_path / "one.ttf"), face(tmp_path / "two.ttf")
        assert (first.has("甲"), second.has("甲"), second.has("乙")) == (True, False, True)

    def test_a_bundled_font_that_is_missing_is_a_mistake_of_the_template(self) -> None:
        with pytest.raises(TemplateError, match=r"nothing\.ttf"):
            Fonts({"song": FontChoice("仿宋", "Arial", "nothing.ttf")}, FontIndex([])).face("song")

    def test_a_template_may_name_a_file_that_the_user_added(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(paths, "user_data", lambda: tmp_path)
        (tmp_path / "fonts").mkdir()
        made_font("Own").save(tmp_path / "fonts" / "own.ttf")
        assert Fonts({"song": FontChoice("仿宋", "Arial", "own.ttf")}, FontIndex([])).face("song").has("甲")


class TestPages:
    def test_text_without_a_glyph_is_set_as_the_printers_blank_and_told(self) -> None:
        data, warnings = set_in(["火箭🚀与", RARE, "\U0002ebf0\ue5e5"])
        assert pages.words(data).count(INSTEAD) == 4
        [told] = warnings
        assert all(code in told for code in ("U+1F680", "U+20BB7", "U+2EBF0", "U+E5E5"))

    def test_selectors_of_variants_are_no_missing_characters(self) -> None:
        assert set_in(["葛\U000e0100城☆\ufe0f"])[1] == ()

    def test_a_build_tells_each_font_that_it_replaced(self) -> None:
        template = load_template("report")
        _, _, warnings = pdf_bytes(Document(Masthead("题"), (Paragraph((Run("文"),)),), contents=False), template)
        assert any("仿宋改用思源宋体" in told and "方正小标宋简体改用" in told for told in warnings)

    def test_a_font_of_a_collection_is_set_and_can_be_read_back(self, tmp_path: Path) -> None:
        collection = TTCollection()
        collection.fonts = [made_font("First"), made_font("Second", "丙丁")]
        collection.save(tmp_path / "both.ttc")
        index = index_of([tmp_path])
        template = looks.bulletin()
        song = replace(template.theme.fonts["song"], names=("Second",))
        theme = replace(template.theme, fonts=MappingProxyType({**template.theme.fonts, "song": song}))
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("briefing.rendering.pdf.fonts.installed", lambda: index)
            data, _ = set_in(["丙丁甲"], replace(template, theme=theme))
        assert "丙丁甲" in pages.words(data)
        assert any("Second" in name for name in embedded(data))


def set_in(texts: Iterable[str], template: object = None) -> tuple[bytes, tuple[str, ...]]:
    blocks = tuple(Paragraph((Run(text),)) for text in texts)
    chosen = template or looks.bulletin()
    data, _, warnings = pdf_bytes(Document(Masthead("题"), blocks, contents=False), chosen)  # type: ignore[arg-type]
    return data, warnings


def embedded(data: bytes) -> set[str]:
    """Names of the fonts in a file."""
    return set(pages.fonts(data))


class TestSpoiltOutlines:
    def test_a_font_whose_outlines_are_damaged_is_told_and_another_used(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        index = kept(tmp_path, made_font("FangSong", "甲乙丙，。"))
        file = tmp_path / "font0.ttf"
        font = TTFont(file)
        length = len(font.getTableData("glyf"))
        data = bytearray(file.read_bytes())
        at = data.index(font.getTableData("glyf"))
        data[at : at + length] = b"\xff" * length
        file.write_bytes(data)
        template = looks.bulletin()
        song = replace(template.theme.fonts["song"], names=("FangSong",))
        theme = replace(template.theme, fonts=MappingProxyType({**template.theme.fonts, "song": song}))
        monkeypatch.setattr("briefing.rendering.pdf.fonts.installed", lambda: index)
        data_made, warnings = set_in(["甲乙丙。"], replace(template, theme=theme))
        assert "甲乙丙。" in pages.words(data_made)
        assert any("font0.ttf 已损坏" in told for told in warnings)

    def test_a_file_in_the_users_folder_that_is_no_font_is_told(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(paths, "user_data", lambda: tmp_path)
        (tmp_path / "fonts").mkdir()
        (tmp_path / "fonts" / "仿宋.ttf").write_bytes(b"no font at all")
        told = Fonts(choices(), index_of([tmp_path / "fonts"])).warnings()
        assert any("仿宋.ttf”读不出来" in sentence for sentence in told)
