"""Web pages saved from an electronic newspaper (.html, .htm, .mht): the article, without the site around it."""

import re
from typing import Any

from briefing.errors import SourceError
from briefing.reading.blocks import cleaned, lay_out
from briefing.reading.decoding import Decoded, decode, decode_as
from briefing.reading.html_article import article
from briefing.reading.html_origin import origin_of
from briefing.reading.html_pieces import Pieces
from briefing.reading.mht import page_of
from briefing.reading.plain import damage
from briefing.reading.transcript import Transcript, Wanted

MOST_TAGS = 300_000  # a newspaper page has some thousand
MOST_ATTRIBUTES = 1_000  # of one tag, counted by what separates them
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_CHARSET = re.compile(
    rb"""charset\s*=\s*["']?\s*([\w.:-]{2,30})|<\?xml[^>]{0,60}encoding=["']([\w.:-]{2,30})""", re.IGNORECASE
)
_HEAD = 8_192  # bytes in which a page names its encoding
_ENCODINGS = {"gb": "gb18030", "x-gbk": "gb18030", "big5": "big5", "utf-8": "utf-8", "utf8": "utf-8"}
_REFERENCE = re.compile(r"&(?=#(?:x([0-9a-f]+)|([0-9]+)))", re.IGNORECASE)
_PICTURE = re.compile(r"data:[\w/+.;=-]{1,80},[A-Za-z0-9+/=%_-]{100,}")
_LONG_TAG = re.compile(r"<[A-Za-z](?:[^<>\"']|\"[^\"]*+\"|'[^']*+'){1000,}+")
_QUOTED = re.compile(r"\"[^\"]*+\"|'[^']*+'")
_BETWEEN = re.compile(r"[\s/=]+")
_LONGEST_TITLE = 200
_DIGITS = 7  # of a character's number
_PAGE = re.compile(
    rb"<(?:!doctype|html|head|meta|body|div|p|table|h[1-6]|br|span|title|article|section)\b", re.IGNORECASE
)


def read_html(content: bytes, name: str, wanted: Wanted) -> Transcript:  # noqa: ARG001  the text has no pages
    """Read the article of a saved page: title, byline, paragraphs, tables; menus, scripts and link lists are left out.

    Nothing is run or fetched. `SourceError` where it is no page, is too large, or has no text.
    """
    markup, declared = page_of(content)
    if _PAGE.search(markup.replace(b"\0", b"")) is None:
        raise SourceError(f"“{name}”不是网页，若是文本请改名为 .txt 再导入。", name)
    found = _decoded(markup, declared, name)
    root = _tree(found.text, name)
    page = Pieces()
    page.read(root)
    blocks, left_out = article(page, _title(root))
    text = lay_out(blocks)
    if not text.strip():
        raise SourceError(f"“{name}”里没有正文，请在浏览器中打开报道后重新保存，或复制文字存为 .txt。", name)
    told = origin_of(root, page)
    unread = (
        (f"“{name}”另有 {left_out} 个字不在正文里，没有读入，如需要请复制出来存为 .txt 再导入。",) if left_out else ()
    )
    warnings = (*damage(found.lost, name), *unread)
    return Transcript(text, found.encoding, "html", told.publication, told.day, told.page, warnings)


def _title(root: Any) -> str:
    return cleaned(" ".join(str(root.xpath("string(//title[1])")).split()))[:_LONGEST_TITLE]


def _decoded(markup: bytes, declared: str | None, name: str) -> Decoded:
    """Decode as marked, else as UTF-8 if it is, else as the page says, else as it reads."""
    if markup.startswith(_MARKS):
        return decode(markup, name)
    try:
        return Decoded(markup.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    encoding = _named(markup, declared)
    return (decode_as(markup, encoding) if encoding else None) or decode(markup, name)


def _named(markup: bytes, declared: str | None) -> str | None:
    match = _CHARSET.search(markup[:_HEAD])
    said = (declared or (match and (match[1] or match[2]).decode("ascii", "replace")) or "").lower()
    return next((encoding for start, encoding in _ENCODINGS.items() if said.startswith(start)), None)


def _tree(text: str, name: str) -> Any:
    """The page's tree; broken references stay as they are printed, and pictures in the text are dropped before."""
    from lxml import etree  # type: ignore[import-untyped]

    if text.count("<") > MOST_TAGS or _is_swollen(text):
        raise SourceError(f"“{name}”太大（标记或属性过多），不像一篇报道，请只保存报道所在的网页。", name)
    markup = _REFERENCE.sub(_mended, _PICTURE.sub("", text)).replace("\0", "")
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_pis=True)
    try:
        root = etree.fromstring(markup.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):  # what comes after is lost
        raise SourceError(f"“{name}”的标记嵌套过深，读不完整，请复制文字存为 .txt 再导入。", name)
    if root is None:
        raise SourceError(f"“{name}”不是网页，若是文本请改名为 .txt 再导入。", name)
    return root


def _is_swollen(text: str) -> bool:
    """Whether a tag has so many attributes that it is none of a page: the parser compares each with all before it."""
    tags = (_QUOTED.sub("", tag[0]) for tag in _LONG_TAG.finditer(text))
    return any(len(_BETWEEN.findall(tag)) > MOST_ATTRIBUTES for tag in tags)


def _mended(reference: re.Match[str]) -> str:
    """The ampersand of a reference, escaped where the number after it is no character."""
    base, digits = (16, reference[1]) if reference[1] else (10, reference[2])
    digits = digits.lstrip("0")
    code = int(digits, base) if digits and len(digits) <= _DIGITS else 0
    printed = code in {9, 10, 13} or 0x20 <= code < 0xD800 or 0xE000 <= code <= 0x10FFFF  # noqa: PLR2004  Unicode
    return "&" if printed else "&amp;"
