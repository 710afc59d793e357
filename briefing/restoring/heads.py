"""What stands above an article: kicker, headline, deck; and what begins its text: numbered sub-heads."""

import re
from collections.abc import Sequence
from dataclasses import replace

from briefing.restoring.lexicon import label_words
from briefing.restoring.lines import Line
from briefing.restoring.paragraphs import Piece, is_numbered

LONGEST_KICKER = 14  # characters, where blank lines stand between
_LONG_DECK = 24
_DECK = re.compile(
    r"^[—－-]|^[（(].*[）)]$|^(?:副题|副标题)|(?:纪实|侧记|综述|掠影|追记|巡礼|纪行|述评|采访记|见闻录)$|"
    r"会议上$|^[\u4e00-\u9fff\s]{2,12}(?:主持|出席|讲话|致辞|作报告|参加|作批示|见证签约)[\u4e00-\u9fff]{0,4}$|(?:长|书记|主任|主席|行长|总理|代表)\s+[\u4e00-\u9fff]\s?[\u4e00-\u9fff]{1,3}$"
)


def kicker_and_headline(headings: Sequence[Piece]) -> tuple[list[Piece], list[Piece], list[Piece]]:
    """Kicker, headline, and the headings that belong to the text: numbered ones."""
    titles = [piece for piece in headings if not is_numbered(piece.text)]
    own = [piece for piece in headings if is_numbered(piece.text)]
    if not titles:
        # A document's only title may be numbered; else its sections stay in the text.
        return [], [], own
    bracketed = [piece for piece in titles if piece.lines[0].title]
    if bracketed:
        above = titles[: titles.index(bracketed[-1])]
        return [piece for piece in above if is_label(piece.text)][-1:], bracketed[-1:], own
    while len(titles) > 1 and is_deck(titles[-1].text, titles[-2].text):
        titles.pop()
    if len(titles) == 1:
        count = kicker_lines(titles[0].lines)
        above = [replace(titles[0], lines=titles[0].lines[:count])] if count else []
        return above, [replace(titles[0], lines=titles[0].lines[count:])], own
    if any(len(piece.text) > LONGEST_KICKER and piece.gap for piece in titles[1:-1]):
        return [], titles[-1:], own
    if len(titles) > _TWO and len(titles[0].text) < len(titles[1].text):
        return titles[:1], titles[1:], own  # kicker, headline, and its second line
    return titles[:-1], titles[-1:], own


def kicker_lines(lines: Sequence[Line]) -> int:
    """How many of the lines set together above an article are its kicker: none or the first.

    A headline is broken into lines of like length, by its sense. A kicker is set smaller, is complete by itself, and
    so its length has nothing to do with that of the lines below.
    """
    if len(lines) < _TWO:
        return 0
    first, rest = lines[0].text, [line.text for line in lines[1:]]
    if _balance(first) or first[-1] in _GOES_ON or rest[0].startswith("—"):
        return 0
    if is_label(first) or _COMPLETE.search(first):
        return 1
    above, below = lines[0].width, [line.width for line in lines[1:]]
    if len(below) > 1:
        even = max(below) - min(below)
        if len(below) == _TWO and above >= _WHOLE and not (even <= _TWO and abs(above - below[0]) <= _TWO):
            return 1
        return int(
            ((even <= _LIKE or above >= _FAR * max(below)) and above > max(below) + 1)
            or (even <= _TWO and above < min(below) - _TWO)
        )
    return int(above >= max(_TOO_LONG, _FAR * below[0]))


_TWO, _FAR = 2, 1.4
_WHOLE = 8
_LIKE, _TOO_LONG = 6, 24  # columns: the upper line of a headline is no wider than twelve characters
_GOES_ON = "，、；：的和与及在把被让将向从对"
_COMPLETE = re.compile(
    r"(?:纪实|见闻|侧记|综述|掠影|追记|巡礼|纪行|述评|观察|调查|手记|札记|行记|记事|[\u4e00-\u9fff]{4}记|之[一二三四五六七八九十]|"
    r"显示|表明|部署|要求|强调|指出|提出|发布|印发|透露|预计|预测|明确|通报|介绍|获悉|出台|召开|举行|开幕|闭幕|举办|启动|落幕)$"
)


def _balance(text: str) -> int:
    return text.count("“") - text.count("”")


def is_deck(text: str, above: str) -> bool:
    """Whether the last line above a text is a deck, not the headline: set off by a dash, or a sentence."""
    if _DECK.search(text):
        return True
    return len(text) >= _LONG_DECK and "，" in text and len(text) > len(above) + 4


def is_label(text: str) -> bool:
    """Whether a short line is a column's or section's name: 能源新观察, 深读·规划."""
    bare = text.strip("【】〔〕|｜《》“” 　")
    named = bare.endswith(label_words()) and _ALL_OF.match(bare) is None
    return 1 < len(bare) <= LONGEST_KICKER and (named or "·" in bare)


_ALL_OF = re.compile(
    r"(?:[全我本][国省市区县州盟旗镇乡村]|今年|去年|明年|前[一二三四五六七八九十\d]|上半年|下半年)[\u4e00-\u9fff]{3}"
)
