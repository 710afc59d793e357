"""Where a statement stands in the draft: content controls and bookmarks, each traceable to its annotation."""

import hashlib
import re
from collections.abc import Iterable
from itertools import count

from briefing.model.document import Document, Paragraph
from briefing.rendering.xmltext import escaped, legal

_SIMPLE = re.compile("[A-Za-z0-9-]{1,34}")
_NUMBERED = re.compile(r"\[(\d+)\]")
_LONGEST_BOOKMARK = 40
_LONGEST_TAG = 64


def bookmark_name(annotation: str) -> str:
    """The bookmark of that annotation: `3f2a9c1b70-q87` → `s_3f2a9c1b70_q87`; an unusual id is hashed.

    Word allows letters, digits and underscores, 40 at most, a letter first. Two ids never share a name.
    """
    if _SIMPLE.fullmatch(annotation):
        return "s_" + annotation.replace("-", "_")
    return "s_" + hashlib.sha256(annotation.encode(errors="surrogatepass")).hexdigest()[:32]


def source_name(number: int) -> str:
    """The bookmark of the paragraph that lists that citation."""
    return f"source_{number}"


def listed_citation(paragraph: Paragraph) -> int | None:
    """The citation that a paragraph of sources lists: the number in brackets that it opens with."""
    opening = _NUMBERED.match(paragraph.runs[0].text) if paragraph.role == "source" and paragraph.runs else None
    return None if opening is None else int(opening[1])


class Marks:
    """Hands out the names and numbers that must not occur twice in one document."""

    def __init__(self, document: Document, *, printed: bool = True) -> None:
        self.printed = printed
        """Whether citations are printed at all."""
        paragraphs = (block for block in document.blocks if isinstance(block, Paragraph))
        self.listed = frozenset(n for p in paragraphs if (n := listed_citation(p)) is not None)
        self._citation_of = {e.annotation: e.citation for e in document.evidence}
        self._names: set[str] = set()
        self._numbers = count(1)

    def number(self) -> int:
        """A number for a control, a bookmark or a drawing."""
        return next(self._numbers)

    def bookmarked(self, content: str, name: str) -> str:
        """The content within a bookmark; a name taken before gets the suffix _2, _3, …"""
        number, unique = self.number(), self._unique(name)
        return f'<w:bookmarkStart w:id="{number}" w:name="{escaped(unique)}"/>{content}<w:bookmarkEnd w:id="{number}"/>'

    def stated(self, content: str, annotations: Iterable[str]) -> str:
        """Runs within the bookmark of every annotation, and within a content control tagged with the first."""
        ids = tuple(dict.fromkeys(annotations))
        if not ids:
            return content
        return self.pointed(self._control(content, ids[0]), ids)

    def pointed(self, content: str, annotations: Iterable[str]) -> str:
        """The content within the bookmark of every annotation, the first outermost."""
        for annotation in reversed(tuple(annotations)):
            content = self.bookmarked(content, bookmark_name(annotation))
        return content

    def _control(self, content: str, annotation: str) -> str:
        cited = self._citation_of.get(annotation)
        alias = "出处" if cited is None else f"出处[{cited}]"
        clean = legal(annotation)
        tag = clean if len(clean) <= _LONGEST_TAG else bookmark_name(annotation)
        return (
            f'<w:sdt><w:sdtPr><w:alias w:val="{alias}"/><w:tag w:val="{escaped(tag)}"/>'
            f'<w:id w:val="{self.number()}"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'
        )

    def _unique(self, name: str) -> str:
        unique = name
        for suffix in count(2):
            if unique.lower() not in self._names:
                break
            unique = f"{name[: _LONGEST_BOOKMARK - len(str(suffix)) - 1]}_{suffix}"
        self._names.add(unique.lower())
        return unique
