"""Pieces to articles: bylines anchor; without them, headlines that are followed by a lead."""

import re
from dataclasses import dataclass, field

from briefing.model.source import Byline
from briefing.restoring.bylines import closing_byline
from briefing.restoring.paragraphs import Piece

_LEAD = re.compile(
    r"^(?:[（(]?(?:记者|本报|新华社)|(?:\d{4}年)?\d{1,2}月\d{1,2}日|近日|日前|昨日|昨天|今日|今天|"
    r"[\u4e00-\u9fff]{2,8}讯|连日来|.{2,12}(?:获悉|了解到))"
)
FULL_STOP_AT_LEAST = 30  # characters of a body paragraph that can open an article


@dataclass
class Draft:
    """An article while it is put together."""

    headings: list[Piece] = field(default_factory=list)
    byline: Byline | None = None
    pieces: list[Piece] = field(default_factory=list)

    @property
    def has_body(self) -> bool:
        """Whether there is anything but headings."""
        return any(piece.kind == "body" for piece in self.pieces)

    @property
    def start(self) -> int:
        """The byline's start, else the first paragraph's."""
        first = self.pieces[0].span.start if self.pieces else 0
        return min(self.byline.span.start, first) if self.byline else first


def split_articles(pieces: list[Piece]) -> list[Draft]:
    """The articles of a page, strays still at the end of the last one; bylines decide where there are any."""
    starts = [piece for piece in pieces if piece.byline is not None]
    drafts = _by_bylines(pieces) if starts else _by_headlines(pieces)
    for draft in drafts:
        _take_closing_byline(draft)
    return [draft for draft in drafts if draft.has_body]


def _by_bylines(pieces: list[Piece]) -> list[Draft]:
    drafts: list[Draft] = []
    current = Draft()
    for piece in pieces:
        if piece.byline is None:
            current.pieces.append(piece)
            continue
        above = _headings_above(current)
        if current.has_body:
            drafts.append(current)
        current = Draft(headings=above, byline=piece.byline)
        if piece.kind == "body":
            current.pieces.append(piece)
    drafts.append(current)
    return drafts


def _headings_above(draft: Draft) -> list[Piece]:
    """Takes the headings that stand last in a draft: they belong to the byline below them."""
    taken: list[Piece] = []
    while draft.pieces and draft.pieces[-1].kind == "heading":
        taken.insert(0, draft.pieces.pop())
    return taken


def _by_headlines(pieces: list[Piece]) -> list[Draft]:
    drafts: list[Draft] = []
    current = Draft()
    pending: list[Piece] = []
    for piece in pieces:
        if piece.kind == "heading":
            pending.append(piece)
            continue
        if pending:
            opens = not current.has_body or (
                _LEAD.match(piece.text) is not None and len(piece.text) >= FULL_STOP_AT_LEAST
            )
            if opens:
                if current.has_body:
                    drafts.append(current)
                current = Draft(headings=pending)
            else:
                current.pieces += pending
            pending = []
        current.pieces.append(piece)
    current.pieces += pending
    drafts.append(current)
    return drafts


def _take_closing_byline(draft: Draft) -> None:
    if draft.byline is not None or not draft.pieces:
        return
    for piece in draft.pieces:
        last = piece.lines[-1]
        if byline := closing_byline(last.text, last.start):
            draft.byline = byline
            return
