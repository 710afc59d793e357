"""Word files (.docx, .docm): their text with changes accepted, read without running or fetching anything."""

import posixpath

from briefing.errors import SourceError
from briefing.reading.blocks import Block, cleaned, lay_out
from briefing.reading.masthead import origin
from briefing.reading.package import Package, open_package
from briefing.reading.transcript import Transcript, Wanted
from briefing.reading.word_numbering import numbering_of
from briefing.reading.word_styles import below, styles_of
from briefing.reading.word_text import Story

_OLE = b"\xd0\xcf\x11\xe0"
_FIRST = 6  # blocks among which a date line stands


def read_word(content: bytes, name: str, wanted: Wanted) -> Transcript:  # noqa: ARG001  the text has no pages
    """Read the body of a Word file: paragraphs, tables, text boxes; no comments, notes, headers or hidden text.

    Headings are told by style, outline level or centring. `SourceError` where it is no Word file or has no text.
    """
    _refuse_others(content, name)
    package = open_package(content, name)
    part = package.main_part()
    body = below(package.tree(part), "body")
    if body is None:
        raise SourceError(f"“{name}”不是 Word 文档，请用 Word 或 WPS 另存为 .docx 再导入。", name)
    folder = posixpath.dirname(part)
    styles = styles_of(package.tree(posixpath.join(folder, "styles.xml")))
    numbering = numbering_of(package.tree(posixpath.join(folder, "numbering.xml")))
    story = Story(styles, name, numbering)
    blocks = story.blocks(body)
    text = lay_out(blocks)
    if not text.strip():
        raise SourceError(f"“{name}”里没有文字（可能全是图片），请改用含文字的文件。", name)
    return _transcript(text, blocks, _warnings(story, package, part))


def _refuse_others(content: bytes, name: str) -> None:
    if content.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise SourceError(f"“{name}”加了密码，请在 Word 或 WPS 中去掉密码、另存后再导入。", name)
        raise SourceError(f"“{name}”是旧版 Word 或 WPS 文件，请另存为 .docx 再导入。", name)
    if content.startswith(b"{\\rtf"):
        raise SourceError(f"“{name}”是 RTF 文件，请用 Word 或 WPS 另存为 .docx 再导入。", name)
    if not content.startswith(b"PK"):
        raise SourceError(f"“{name}”不是 Word 文档，请用 Word 或 WPS 另存为 .docx 再导入。", name)


def _transcript(text: str, blocks: list[Block], warnings: tuple[str, ...]) -> Transcript:
    printed = [line for block in blocks[:_FIRST] for line in cleaned(block.text).split("\n")]
    told = origin(printed)
    return Transcript(text, "docx", "word", told.publication, told.day, told.page, warnings)


def _warnings(story: Story, package: Package, part: str) -> tuple[str, ...]:
    name = story.name
    macros = package.has(posixpath.join(posixpath.dirname(part), "vbaProject.bin"))
    said = {
        f"“{name}”含有宏：只读取了文字，没有运行宏，请放心核对。": macros,
        f"“{name}”含有未处理的修订：插入的文字已读入，删除的文字未读入，请核对。": story.changed,
        f"“{name}”里嵌入了别的文件，其中的文字没有读入，请另存后单独导入。": story.foreign,
        f"“{name}”有 {story.unknown} 个特殊符号认不出，读作“\ufffd”，请对照原文核对。": story.unknown > 0,
    }
    return tuple(sentence for sentence, holds in said.items() if holds)
