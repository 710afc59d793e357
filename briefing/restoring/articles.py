"""Pieces to articles: what stands above a paragraph is weighed, whether it opens an article or a section of one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from briefing.model.source import Byline, Span
from briefing.restoring.cohesion import shared
from briefing.restoring.heads import is_label
from briefing.restoring.paragraphs import Piece, is_numbered
from briefing.restoring.signing import closing_of, is_signed

NEAR = 8  # paragraphs on either side whose words are compared

_SURE = 8.0  # beyond doubt


@dataclass
class Draft:
    """An article while it is put together."""

    headings: list[Piece] = field(default_factory=list)
    byline: Byline | None = None
    pieces: list[Piece] = field(default_factory=list)
    closed: bool = False  # a byline or source stood at its end
    weight: float = _SURE  # what speaks for it beginning here, above 0

    @property
    def has_body(self) -> bool:
        """Whether there is anything but headings."""
        return any(piece.kind == "body" for piece in self.pieces)

    @property
    def start(self) -> int:
        """The byline's start, else the first paragraph's."""
        first = self.pieces[0].span.start if self.pieces else 0
        return min(self.byline.span.start, first) if self.byline else first


@dataclass
class Section:
    """Paragraphs in a row with the headings and bylines that stand above them."""

    heads: list[Piece]
    body: list[Piece]

    @property
    def bylines(self) -> list[Piece]:
        """The bylines above the text."""
        return [piece for piece in self.heads if piece.kind == "byline"]

    @property
    def headings(self) -> list[Piece]:
        """The headings above the text."""
        return [piece for piece in self.heads if piece.kind == "heading"]


@dataclass(frozen=True, slots=True)
class _Habits:
    """What a page does throughout, against which a single place is weighed."""

    set_off: bool  # blank lines are rare, so that one tells
    parted: bool  # and stand above some headings
    signed: bool  # articles have a byline or dateline each
    titled: bool  # what stands in 【】 is headlines, not sub-heads: a lead is below most


def split_articles(pieces: Sequence[Piece]) -> list[Draft]:
    """The articles of a page, strays still at the end of the last one."""
    end = 1 + max((number for number, piece in enumerate(pieces) if _is_running(piece)), default=len(pieces) - 1)
    tail, pieces = pieces[end:], pieces[:end]
    sections = _sections(pieces)
    habits = _habits(pieces, sections)
    drafts: list[Draft] = []
    for section in sections:
        weight = _weight(drafts[-1], section, habits) if drafts and drafts[-1].has_body else _SURE
        if weight <= 0:
            drafts[-1].pieces += [piece for piece in section.heads if piece.kind != "byline"] + section.body
        elif drafts and not drafts[-1].has_body:
            drafts[-1].headings += section.headings
            drafts[-1].pieces += section.body
            drafts[-1].byline = drafts[-1].byline or _byline(section)
        else:
            drafts.append(Draft(section.headings, _byline(section), list(section.body), weight=weight))
        _close(drafts[-1], section)
    if drafts:
        drafts[-1].pieces += tail
    return [draft for draft in drafts if draft.has_body]


def _is_running(piece: Piece) -> bool:
    """Whether a piece is text of an article for sure: what comes after the last one may be anything."""
    return piece.kind == "byline" or (piece.kind == "body" and piece.is_final)


def _sections(pieces: Sequence[Piece]) -> list[Section]:
    sections = [Section([], [])]
    for number, piece in enumerate(pieces):
        current = sections[-1]
        closing = piece.kind == "byline" and current.body and _is_closing(pieces, number)
        if closing:
            current.body.append(piece)
        elif piece.kind != "body":
            if current.body:
                sections.append(Section([], []))
            sections[-1].heads.append(piece)
        else:
            closed = bool(current.body) and (current.body[-1].kind == "byline" or is_signed(current.body[-1].lines))
            if current.body and (piece.byline is not None or closed):
                sections.append(Section([], []))
            sections[-1].body.append(piece)
    return sections


def _is_closing(pieces: Sequence[Piece], number: int) -> bool:
    """Whether a byline after text signs the text above it: in brackets, or with no text below."""
    if pieces[number].text[-1] in "）)】":
        return True
    following = pieces[number + 1] if number + 1 < len(pieces) else None
    earlier = any(piece.kind == "byline" and piece.text[-1] not in "）)】" for piece in pieces[:number][-_FAR:])
    return not earlier and (following is None or following.kind == "heading")


_FAR = 60


def _byline(section: Section) -> Byline | None:
    """The byline above the text, several as one; else the one that the text opens with."""
    found = [piece.byline for piece in section.bylines if piece.byline is not None]
    if not found:
        return section.body[0].byline if section.body else None
    reporters = tuple(dict.fromkeys(reporter for byline in found for reporter in byline.reporters))
    return Byline(Span(found[0].span.start, found[-1].span.end if len(found) > 1 else found[0].span.end), reporters)


def _close(draft: Draft, section: Section) -> None:
    """Takes the byline at the end of the text, in its last line or below it."""
    if not section.body:
        return
    last = section.body[-1]
    if last.kind == "byline":
        draft.pieces.remove(last)
        if draft.byline is None or not draft.byline.reporters:
            draft.byline = last.byline
        draft.closed = True
        return
    byline = closing_of(last.lines)
    if byline is not None and (draft.byline is None or not draft.byline.reporters):
        draft.byline = byline
    draft.closed = byline is not None or is_signed(last.lines)


def _habits(pieces: Sequence[Piece], sections: Sequence[Section]) -> _Habits:
    within = [piece.gap for last, piece in pairwise(pieces) if last.kind == piece.kind == "body"]
    signed = sum(bool(section.bylines) or _is_opened(section) for section in sections)
    set_off = sum(within) * 5 <= len(within)
    parted = set_off and any(section.heads and section.heads[0].gap for section in sections[1:])
    titled = [section for section in sections if _is_titled(section) and section.body]
    leads = [_is_opened(section) or opening_weight(section.body[0].text) >= _LIKE_A_LEAD for section in titled]
    return _Habits(set_off, parted, signed > 0, titled=sum(leads) * 2 >= len(leads))


_LIKE_A_LEAD = 2.5


def _is_titled(section: Section) -> bool:
    return any(piece.lines[0].title for piece in section.headings)


def _is_opened(section: Section) -> bool:
    return bool(section.body) and section.body[0].byline is not None


def _weight(draft: Draft, section: Section, habits: _Habits) -> float:
    """What speaks for an article of its own in a section below one; above 0 it is one."""
    if not section.body:
        return 1.0 if section.bylines else -1.0
    weight = 8.0 * bool(section.bylines) + 5.0 * _is_opened(section) + 5.0 * draft.closed
    if weight >= _SURE:
        return weight
    if not section.heads:
        return weight - 2.0
    titles = [piece for piece in section.headings if not is_numbered(piece.text)]
    if not titles:
        return weight - 6.0
    weight += _headline_weight(titles, section, habits) + opening_weight(section.body[0].text)
    weight += _length_weight(section) - 1.0 * (habits.signed and not draft.closed)
    sectioned = any(piece.kind == "heading" for piece in draft.pieces)
    weight -= 1.0 * (sectioned and opening_weight(section.body[0].text) < 1.0)  # one more section of the same
    return weight + topic_weight(draft.pieces, section.body)


def _headline_weight(titles: list[Piece], section: Section, habits: _Habits) -> float:
    """A headline is longer than a sub-head, has a kicker above, or numbered sections below, or a blank line."""
    longest = max(len(piece.text) for piece in titles)
    weight = -2.0 + 1.0 * (longest >= _HEADLINE) + 0.5 * (longest >= _LONG_HEADLINE) - 1.0 * (longest <= _SUBHEAD)
    weight += (
        1.5 * (len(titles) > 1)
        + 1.0 * is_label(titles[0].text) * (len(titles) > 1)
        + 2.0 * (len(titles) < len(section.headings))
    )
    if _is_titled(section):
        return weight + (6.0 if habits.titled else -2.0)
    if habits.set_off and section.heads[0].gap:
        weight += 3.5 if not section.body[0].gap else 1.5
    return weight - 2.0 * (habits.parted and not section.heads[0].gap)


_HEADLINE, _LONG_HEADLINE, _SUBHEAD = 12, 16, 9


def opening_weight(text: str, *, bare: bool = False) -> float:
    """A lead says when and where; a section goes on with somebody's words, or with what was spoken of.

    The latter tells more where the text is `bare`: without a heading above.
    """
    head = text[:_HEAD]
    lead = 2.5 if _LEAD.match(head) else _IN_A_YEAR * bool(_YEAR.match(head))
    weight = lead + 1.0 * bool(_DATED.search(head[:_EARLY]))
    against = 1.0 * bool(_GOES_ON.match(head)) + _SAID * (bare and bool(_SAYS.match(head))) + 0.5 * head.startswith("“")
    return weight - (_BARE if bare else 1.0) * against


_HEAD, _EARLY = 60, 30
_YEAR, _IN_A_YEAR = re.compile(r"\d{4}年"), 1.0  # a section looks back as often as a lead reports
_DATED = re.compile(
    r"\d{1,2}月\d{1,2}日|近日|日前|昨[天日晚（在]|今[天日]|本[周月]|上[周月]|连日来|眼下|记者[^，。]{0,12}获悉"
)
_LEAD = re.compile(
    r"(?:[（(]?(?:记者|本报|本台|新华社)|(?:\d{4}年)?\d{1,2}月\d{1,2}日|截至\d{4}年|近日|日前|昨[日天]|今[日天]|\d{1,2}日|"
    r"[\u4e00-\u9fff]{2,8}讯|连日来|眼下|时下|初[春夏秋冬]|[深隆盛暮][春夏秋冬]|(?:清晨|凌晨|傍晚|上午|下午|深夜|一大早)|"
    r"[正二三四五六七八九十冬腊]{1,2}月(?:里|的|，|末|初)|\d{1,2}月(?:末|初|底|中旬|的)|岁末|年初|新春|金秋|盛夏|寒冬|走进|来到|"
    r"[^，。]{2,14}(?:获悉|了解到)|[^，。]{0,14}(?:昨[日天晚（在]|今[日天（]|近日|日前))"
)
_GOES_ON = re.compile(
    r"(?:他|她|它|这(?!里曾)|那|该|其|此|对此|为此|为了|同时|此外|而|但|不过|与此同时|除了|一是|首先|其次|最后|二是|三是|另外|"
    r"一方面|另一方面|会上|会议|活动中|目前|如今|下一步|接下来|未来|今后|随后|后来|当[时天日]|据(?:介绍|悉|了解|统计)|[分从按][^，。]{1,8}看，|"
    r"数据显示|因此|所以|于是|正[因是]|得益于|相[比较]|比如|例如|譬如|不[仅只光]|尽管|虽然|即[便使]|然而|可是|"
    r"[^，。]{0,8}(?:意见|方案|措施|办法|规划|通知|政策|报告)(?:明确|提出|要求|指出|规定))"
)
_SAYS = re.compile(
    r"[^，。；！？“]{3,36}(?:表示|介绍|认为|说|坦言|指出|提醒|建议|分析|强调|透露|要求|直言|解释|预计|告诉记者)[，：。“]"
)
_SAID, _BARE = 1.3, 2.8  # who speaks was introduced, or speaks of what was told before


def _length_weight(section: Section) -> float:
    length = sum(len(piece.text) for piece in section.body)
    return -2.0 if length < _SHORTEST_STORY and opening_weight(section.body[0].text) < _LIKE_A_LEAD else 0.0


_SHORTEST_STORY = 60  # characters


def topic_weight(above: Sequence[Piece], below: Sequence[Piece]) -> float:
    """What the words say: articles have few in common, sections of one have many."""
    both = in_common(above[-NEAR:], below[:NEAR])
    return 0.0 if both is None else next(weight for limit, weight in _TOPIC if both <= limit)


def in_common(above: Sequence[Piece], below: Sequence[Piece]) -> float | None:
    """What part of the smaller vocabulary both have; None where there are too few words to tell."""
    return shared(_words(above), _words(below))


def _words(pieces: Sequence[Piece]) -> frozenset[str]:
    return frozenset().union(*(piece.words for piece in pieces if piece.kind == "body"))


_TOPIC = ((0.02, 3.0), (0.04, 2.0), (0.06, 0.8), (0.085, -1.0), (0.11, -1.8), (1.0, -2.5))
