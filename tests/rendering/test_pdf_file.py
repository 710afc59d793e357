"""The PDF as a file: archives accept it, it tells nobody's secrets, it can be found one's way in."""

import io
import re
import runpy
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import packs
import page as validation
import pikepdf
import pytest

from briefing import paths
from briefing.composing.templates import load_template
from briefing.errors import UsageError
from briefing.model.document import Document, Heading, Masthead, Paragraph, Run
from briefing.model.pack import PdfOptions, Recipe, Template
from briefing.rendering.pdf import pdf_bytes
from rendering import documents, looks, pages

SAMPLE = documents.sample()
TEMPLATES = sorted(folder.name for folder in paths.templates().iterdir() if folder.is_dir())
FRONT = 2  # cover and contents


@cache
def made(options: PdfOptions | None = PdfOptions()) -> bytes:  # noqa: B008  a frozen value
    return pdf_bytes(SAMPLE, looks.report(), options=options)[0]


def of_text(text: str, template: Template | None = None) -> tuple[bytes, tuple[str, ...]]:
    block = Paragraph((Run(text),))
    document = Document(Masthead("题目"), (Heading("标题", 1, "h"), block), contents=False)
    data, _, warnings = pdf_bytes(document, template or looks.bulletin())
    return data, warnings


def failures(data: bytes, profile: str = "2b") -> list[tuple[str, str]]:
    return [(found.rule_id, found.message) for found in validation.validate_pdf_bytes(data, profile=profile).failures]


def opened(data: bytes, password: str = "") -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data), password=password)


def changed(data: bytes, *keys: str) -> bytes:
    """The file without these entries of its catalogue."""
    target = io.BytesIO()
    with opened(data) as document:
        for key in keys:
            del document.Root[key]
        document.save(target)
    return target.getvalue()


@cache
def real_pages() -> list[Path]:
    return [path for path in (packs.SAMPLE, packs.REAL) if path.exists()]


class TestArchive:
    @pytest.mark.parametrize("template", TEMPLATES)
    def test_every_template_gives_pdf_a_2b(self, template: str) -> None:
        document = replace(SAMPLE, contents=load_template(template).contents)
        assert failures(pdf_bytes(document, load_template(template))[0]) == []

    @pytest.mark.parametrize("path", real_pages(), ids=lambda path: path.parent.name)
    @pytest.mark.parametrize("template", TEMPLATES)
    def test_a_pack_of_a_page_is_pdf_a_2b(self, template: str, path: Path, tmp_path: Path) -> None:
        with packs.of_page(path) as workspace:
            pack = workspace.build(Recipe(template=template), tmp_path, ("pdf",))
        assert failures(pack.files[0].path.read_bytes()) == []

    def test_an_empty_pack_is_pdf_a_2b(self) -> None:
        assert failures(pdf_bytes(Document(Masthead(""), (), contents=True), looks.report())[0]) == []

    @pytest.mark.parametrize("key", ["/OutputIntents", "/Metadata"])
    def test_the_validator_misses_what_is_taken_away(self, key: str) -> None:
        assert failures(changed(made(), key)) != []

    def test_an_unfinished_file_would_not_do(self) -> None:
        assert len(failures(made(None))) >= 3

    def test_the_colours_are_those_of_the_script_that_makes_the_profile(self) -> None:
        script = paths.resource("colours", "make_profile.py")
        assert runpy.run_path(str(script))["profile"]() == script.with_name("sRGB.icc").read_bytes()

    def test_every_character_of_every_font_has_its_meaning(self) -> None:
        data, warnings = of_text("重庆𠀀镕123")
        assert failures(data, "2u") == [entry for entry in failures(data, "2u") if "conformance" in entry[1]]
        assert (b"<D840DC00>" in pages.spelt_out(data)) == (not any("𠀀" in told for told in warnings))


class TestCharacters:
    @pytest.mark.parametrize("char", ["🚀", "\ue123", "\U000f1234", "\U0002fa20", "ཀ", "\u0e01"])
    def test_one_without_a_glyph_is_replaced_and_told_of(self, char: str) -> None:
        data, warnings = of_text(f"火箭{char}升空")
        assert failures(data) == []
        assert "火箭〓升空" in pages.words(data)
        assert [f"U+{ord(char):04X}" in told for told in warnings] == [True]

    @pytest.mark.parametrize(
        "char",
        ["\x00", "\x1f", "\x7f", "\x9b", "\u200b", "\u200d", "\u200e", "\u202e", "\u2066", "\ufe0f", "\U000e0101",
         "\ufeff", "\ufffe", "\ufdd0", "\ud800", "\u2029"],
    )  # fmt: skip
    def test_one_that_is_never_seen_leaves_no_trace(self, char: str) -> None:
        data, warnings = of_text(f"火箭{char}升空")
        assert failures(data) == []
        assert "火箭升空" in pages.words(data)
        assert warnings == ()

    @pytest.mark.parametrize("blank", ["\u3000", "\u00a0", "\u2003", "\u202f"])
    def test_a_blank_of_any_kind_parts_words(self, blank: str) -> None:
        data, warnings = of_text(f"火箭{blank}升空")
        assert "火箭升空" not in pages.texts(data)[0]
        assert "火箭升空" in pages.words(data)
        assert warnings == ()
        assert failures(data) == []


class TestProperties:
    def test_they_hold_the_title_and_the_day_of_the_pack_and_nothing_else(self) -> None:
        with opened(made()) as document:
            moment = "D:20231121000000+08'00'"
            found = {key: str(value) for key, value in document.docinfo.items()}
            assert found == {"/Title": SAMPLE.masthead.title, "/CreationDate": moment, "/ModDate": moment}
            packet = document.Root.Metadata.read_bytes().decode()
        assert re.findall(r"<(\w+:\w+)>", packet) == [
            "dc:language", "rdf:Bag", "rdf:li", "dc:title", "rdf:Alt", "xmp:CreateDate", "xmp:ModifyDate",
            "pdfaid:part", "pdfaid:conformance",
        ]  # fmt: skip

    @pytest.mark.parametrize(
        "word", [b"reportlab", b"pikepdf", b"qpdf", b"python", b"/tmp", b"/home", b"root", b"briefing/"]
    )
    def test_no_program_person_or_folder_is_named(self, word: bytes) -> None:
        assert word not in pages.spelt_out(made()).lower().replace(b"/root", b"").replace(b"structtreeroot", b"")

    def test_an_author_is_named_if_the_user_wants_it(self) -> None:
        data = made(PdfOptions(author="某市<经信委>"))
        with opened(data) as document:
            assert str(document.docinfo.Author) == "某市<经信委>"
            assert "某市&lt;经信委&gt;" in document.Root.Metadata.read_bytes().decode()
        assert failures(data) == []

    def test_without_a_day_there_is_none(self) -> None:
        document = replace(SAMPLE, masthead=replace(SAMPLE.masthead, date=None))
        data = pdf_bytes(document, looks.report())[0]
        with opened(data) as read:
            assert set(read.docinfo) == {"/Title"}
        assert b"2000" not in pages.spelt_out(data)[:2000]

    @pytest.mark.parametrize("title", ["<b>&amp;\x00\u202e", "\ud800题", "x" * 3000, "🚀"])
    def test_any_title_is_kept_or_dropped_but_breaks_nothing(self, title: str) -> None:
        document = replace(SAMPLE, masthead=replace(SAMPLE.masthead, title=title))
        assert failures(pdf_bytes(document, looks.report())[0]) == []

    @pytest.mark.parametrize("options", [PdfOptions(), PdfOptions(tagged=True)])
    def test_the_same_pack_gives_the_same_bytes(self, options: PdfOptions) -> None:
        assert pdf_bytes(SAMPLE, looks.report(), options=options)[0] == made(options)

    def test_another_day_gives_other_bytes(self) -> None:
        other = replace(SAMPLE, masthead=replace(SAMPLE.masthead, date=date(2023, 11, 22)))
        assert pdf_bytes(other, looks.report())[0] != made()


class TestWays:
    def test_pages_are_called_what_is_printed_on_them(self) -> None:
        with opened(made()) as document:
            labels = [str(leaf.label) for leaf in document.pages]
        printed = [number for number in pages.numbers(made()) if number]
        assert labels == ["封面", "i", *printed]

    def test_pages_of_a_bulletin_are_numbered_from_the_first(self) -> None:
        data = pdf_bytes(replace(SAMPLE, contents=False), looks.bulletin())[0]
        with opened(data) as document:
            assert [str(leaf.label) for leaf in document.pages] == pages.numbers(data)

    def test_bookmarks_are_nested_as_the_headings_are(self) -> None:
        def tree(items: Iterator[pikepdf.OutlineItem], level: int = 1) -> Iterator[tuple[int, str]]:
            for item in items:
                yield level, item.title
                yield from tree(iter(item.children), level + 1)

        with opened(made()) as document, document.open_outline() as outline:
            found = list(tree(iter(outline.root)))
        headings = [block for block in SAMPLE.blocks if isinstance(block, Heading)]
        assert found == [(block.level, f"{block.number}{block.text}") for block in headings]

    def test_a_heading_that_skips_a_level_is_still_bookmarked(self) -> None:
        blocks = (Heading("三级", 3, "a"), Heading("一级", 1, "b"), Heading("又三级", 3, "c"))
        data = pdf_bytes(Document(Masthead("题"), blocks, contents=False), looks.bulletin())[0]
        assert [title for _, title, _ in pages.bookmarks(data)] == ["三级", "一级", "又三级"]

    def test_the_title_is_shown_and_the_language_told(self) -> None:
        with opened(made()) as document:
            assert bool(document.Root.ViewerPreferences.DisplayDocTitle)
            assert str(document.Root.Lang) == "zh-CN"


class TestPassword:
    def test_the_file_opens_with_the_password_alone(self) -> None:
        data = made(PdfOptions(password="口令 Ab1"))
        for wrong in ("", "口令", "口令 ab1"):
            with pytest.raises(pikepdf.PasswordError):
                opened(data, wrong)
        with opened(data, "口令 Ab1") as document:
            assert len(document.pages) == len(pages.texts(made()))

    def test_aes_of_256_bits_covers_text_and_properties(self) -> None:
        data = made(PdfOptions(password="口令"))
        with opened(data, "口令") as document:
            lock = document.encryption
            assert (lock.R, lock.V, lock.bits) == (6, 5, 256)
            assert lock.stream_method == lock.string_method == lock.file_method == pikepdf.models.EncryptionMethod.aesv3
        assert SAMPLE.masthead.title.encode("utf-16-be") not in data
        assert b"xpacket" not in data

    def test_it_does_not_claim_to_be_pdf_a(self) -> None:
        with opened(made(PdfOptions(password="口令")), "口令") as document:
            assert b"pdfaid:part" not in document.Root.Metadata.read_bytes()

    @pytest.mark.parametrize("password", ["字" * 43, "ａｂｃ", "a\nb", "a\u3000b", "\ud800"])
    def test_one_that_other_programs_might_not_take_is_refused(self, password: str) -> None:
        with pytest.raises(UsageError, match="口令"):
            made(PdfOptions(password=password))

    def test_it_stands_in_no_message(self) -> None:
        assert "口令" not in repr(PdfOptions(password="口令"))
