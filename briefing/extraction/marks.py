"""Quotation marks: which ranges they hold, and which of them are speech rather than a title, a slogan or a term."""

import re
from dataclasses import dataclass

from briefing.text.cues import cue_at_end
from briefing.text.patterns import late

_FINAL = frozenset("。！？…；")
_STOPS = frozenset("，。；：！？…—\n”")
_TITLE = late(
    r"(?:写着|写有|印着|印有|刻着|贴着|挂着|挂起|拉起|打出|打着|竖起|书写|上书|书有|题为|题写|名为|名叫|取名|命名为|定名为|更名为|"
    r"叫作|叫做|称为|称作|称之为|被称|人称|誉为|誉作|视为|喻为|比作|简称|统称|俗称|又称|主题|口号|标语|横幅|条幅|标题|字样|"
    r"所谓|以|围绕|聚焦|打造|推出|实施|开展|发布|举办|高唱|唱响|演唱|唱起|播放|刷屏|词条|话题|写有|标着|显示|亮着|贯彻|秉持|秉承|坚持|本着|"
    r"践行|弘扬|遵循|落实|树立|奉行|理念是|宗旨是|原则是)(?:了|的|出|着|过|是)?[：，]?$"
)
_EMBEDDED = late(
    r"(?:的|等|为(?:主题|题|名|代表|目标|抓手|核心)|、|和|与|及|式|型|类|级|版|字样|之[称名誉]|称号|理念|主题|口号|标语|模式|工程|行动|计划|战略|活动|系列|大赛|"
    r"精神|品牌|原则|要求|格局|体系|机制|政策|平台|企业|产品|项目|现象|问题|效应|时代|作用)"
)
_CARRIED = late(r"的|等|、|和|与|及|式|型|字样|口号|标语|横幅|之[类称]|一[词语曲]")
_OWN = late(r"我|咱|俺|您|你")
_DOCUMENT = late(r"(?:报告|方案|意见|通知|规划|决定|公报|文件|条例|办法|纲要|会议|全会|公告|》)[^，。]{0,4}[，：]?$")
_WRITING = late(r"(?:写道|写下|留言|题词|批示|评论道|回信|来信)[：，]?$")
SHORTEST = 6  # characters of speech that has no final mark inside


@dataclass(frozen=True, slots=True)
class Quoted:
    """The words between marks; `closed` where the closing mark stands in the same paragraph."""

    start: int
    end: int
    closed: bool = True
    opened: bool = True

    @property
    def before(self) -> int:
        """Where the opening mark stands."""
        return self.start - 1 if self.opened else self.start

    @property
    def after(self) -> int:
        """The place behind the closing mark."""
        return self.end + 1 if self.closed else self.end


def quoted(text: str, *, within: bool = False) -> list[Quoted]:
    """The outermost quoted ranges in order; `within` says that a quotation of the paragraph before is still open."""
    pairs: list[Quoted] = []
    stack: list[int] = []
    for index, char in _marks(text):
        if char == "“":
            stack.append(index)
        elif stack:
            pairs.append(Quoted(stack.pop() + 1, index))
        elif within and not pairs:
            pairs.append(Quoted(0, index, opened=False))
    ended = max((pair.end for pair in pairs), default=-1)
    if stack and stack[-1] > ended:
        pairs.append(Quoted(stack[-1] + 1, len(text), closed=False))
    outer: list[Quoted] = []
    for pair in sorted(pairs, key=lambda p: (p.start, -p.end)):
        if pair.end > pair.start and (not outer or pair.start > outer[-1].end):
            outer.append(pair)
    return outer


def without_marks(text: str, terms: list[Quoted]) -> str:
    """The text in which titles, slogans and terms are words like others: no mark ends a clause in them."""
    pieces, place = [], 0
    for term in terms:
        pieces += [text[place : term.before], _PUNCTUATION.sub("·", text[term.before : term.after])]
        place = term.after
    return "".join((*pieces, text[place:])) if pieces else text


_PUNCTUATION = late(r"[“”，。；：！？…—]")


def _marks(text: str) -> list[tuple[int, str]]:
    return [(match.start(), match.group()) for match in re.finditer("[“”]", text)]


def is_speech(text: str, quote: Quoted) -> bool:  # noqa: PLR0911  one line a case
    """Whether what stands between marks is said by somebody, by itself and by the words around it."""
    words = text[quote.start : quote.end]
    if not quote.opened:
        return True
    clause = clause_before(text, quote.before)
    lead = text[quote.before - 1] if quote.before else ""
    bare = words.rstrip("’》）")
    final = bare[-1:] in _FINAL
    if not quote.closed:
        return len(words) >= SHORTEST and (lead in _STOPS or not lead)
    follows = text[quote.after : quote.after + 12]
    if _TITLE.search(clause) and not _WRITING.search(clause):
        return False
    cue = cue_at_end(clause.rstrip("：，"))
    if _DOCUMENT.search(clause) and not final:
        return False
    if lead in {"：", "，"} and cue is not None:
        return final or (len(words) >= _FEW and (not follows or follows[0] in _STOPS))
    if lead == "：":
        return final or (len(words) >= _LONG and "，" in words)
    if _PROVERB.match(follows):
        return False
    if final:
        opens = not lead or lead in _STOPS or lead == "）" or _DATELINE.search(clause) is not None
        return (opens and not _CARRIED.match(follows)) or (cue is not None and not _EMBEDDED.match(follows))
    if bare[-1:] in {"，", "—"}:
        return len(words) >= _FEW and (not lead or lead in _STOPS)
    return _without_final(text, quote, words, lead, follows, cue=cue is not None)


_DATELINE = late(r"[社日站报台][^，。；]{0,12}[电讯] ?$")
_PROVERB = late(
    r"[，。]?(?:这|那)?(?:是)?(?:一)?[句首个条]?(?:当地|古|民间|流传[^，。]{0,6}的|朴素的)?的?"
    r"(?:老话|俗话|俗语|谚语|古语|古话|古诗|古训|诗句|歌词|民谣|民歌|歌谣|顺口溜|口号|标语|广告语|广告词|格言|名言|家训|校训|厂训|祖训|箴言|打油诗|口诀)"
)
_FEW, _SOME, _LONG = 4, 8, 12
_CLAUSE_LIKE = late(
    r"(?:会|将|要|不|能|可|就|只|没|谁|也|都|还|别|得|必须|应该|可以|已经|现在|今年|明年|至少|绝不|决不|千万)"
)
_CALLED = late(r"(?:的|把|将|对|这|那|叫|称|为|是|坚持|做到|实现|形成|突出|按照|按|实行|走|用)$")


def _without_final(text: str, quote: Quoted, words: str, lead: str, follows: str, *, cue: bool) -> bool:  # noqa: PLR0911  a way out for each sign
    """Speech whose final mark stands outside (“……”。, “……”，他说) or that the verb takes along (直言“……”)."""
    if len(words) < SHORTEST or _EMBEDDED.match(follows):
        return False
    ends = not follows or follows[0] in "。！？；，"
    if not ends:
        return (not lead or lead in _STOPS) and _cue_comes(text, quote.after) and len(words) >= _FEW
    if cue and not lead.isspace() and lead not in _STOPS:
        return "，" in words or _OWN.search(words) is not None or len(words) >= _LONG
    if follows[:1] == "，" and (not lead or lead in _STOPS) and _cue_comes(text, quote.after + 1):
        return True
    if (
        follows[:1] == "。"
        and lead == "，"
        and _frame_before(text, quote.before)
        and (len(words) >= _SOME or (len(words) > _FEW and _CLAUSE_LIKE.match(words)))
    ):
        return True
    if follows[:1] in "。；" and "，" in words and len(words) >= _LONG and _frame_before(text, quote.before):
        return not _CALLED.search(clause_before(text, quote.before))
    if lead in {"，", "。", "；", "”"} or not lead:
        said = _OWN.search(words) is not None or "，" in words or len(words) >= _LONG
        own = lead == "，" and "，" in words and follows[:1] == "。" and _OWN.search(words) is not None
        return own or (said and follows[:1] != "，" and _frame_before(text, quote.before))
    return False


def _cue_comes(text: str, index: int) -> bool:
    """Whether the clause that begins there ends with a verb of speech."""
    end = index
    while end < len(text) and text[end] not in "，。；：！？“”…" and end - index < _CLAUSE:
        end += 1
    return cue_at_end(text[index:end]) is not None


_CLAUSE = 60


def clause_before(text: str, index: int) -> str:
    """The clause that ends there, with the mark at its end."""
    start = index - 1 if index and text[index - 1] in "：，" else index
    while start > 0 and text[start - 1] not in _STOPS and index - start < _CLAUSE:
        start -= 1
    return text[start:index]


def _frame_before(text: str, index: int) -> bool:
    """Whether a clause of the same sentence ends with a verb of speech: 他说，……，“……”。"""
    start = index
    while start > 0 and text[start - 1] not in "。！？" and index - start < _SENTENCE:
        start -= 1
    return any(cue_at_end(clause) is not None for clause in re.split("[，：；]", text[start:index]) if clause)


_SENTENCE = 200
