"""Periods for which no figure holds: what is compared with, a record, the day of the news, the name of a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.text.patterns import late

if TYPE_CHECKING:
    from briefing.extraction.periods import Found


def is_reference(text: str, found: Found, form: str) -> bool:
    """Whether no figure holds for the period, which was read by the form of that name."""
    left = text[max(0, found.start - 5) : found.start]
    if _COMPARED.search(left) or _SET_AGAINST.match(text, found.end) or _is_of_record(text, found, form, left):
        return True
    if left[-1:] not in {"由", "从"} and _PART_OF.match(text, found.end):
        return True
    if form == "same":
        return _COMPARED_LONG.search(text, max(0, found.start - 12), found.start) is not None
    if form == "plan":
        return (_YEAR_OF_PLAN.match(text, found.end) or _TITLE.match(text, found.end)) is not None
    return form != "lastyears" and _is_beside_figures(text, found)


def _is_of_record(text: str, found: Found, form: str, left: str) -> bool:
    """刷新今年纪录, 创历史同期新高, 2015年以来新高."""
    if _OLD_RECORD.match(text, found.end) and (_RECORDED.search(left) or form == "same"):
        return True
    if form == "same":
        return _OF_ALL_TIME.search(left) is not None
    return (found.edge == "since" or form == "lastfew") and _RECORD.match(text, found.end) is not None


def _is_beside_figures(text: str, found: Found) -> bool:
    """全年大约有3个月, 7月交货的合约, the day of the news."""
    if found.text == "全年":
        return _MONTHS_OF.match(text, found.end) is not None
    if found.kind == "part":
        return _CONTRACT.match(text, found.end) is not None
    return (
        found.kind in {"day", "now"} and (_DATELINE.match(text, found.end) or _NEWS.match(text, found.end)) is not None
    )


_COMPARED = late(
    r"(?:比|较|相比|[高低好快多少优慢大小强早晚胜重轻]于|相[当较对]于|不及|不如|超过?|[占创]|创下|回到|恢复[到至]|持平于|基于|以|每年的?|每到|每逢|历年)自?$"
)
_SET_AGAINST = late(
    r"(?:同期|全年)?(?:相比|比较|(?:大致|基本)?持平|相当|一样|为基[数期准]|[^，。；]{0,4}水平|不变价|(?:的?目标|计划|任务|预算)(?:任务|总[数量额])?的)"
    r"|的?(?:同期)?的?(?:近|约|超过?|逾|不到|不足|将近|接近)?[\d.一二两三四五六七八九十百]+(?:多|余|点[一二三四五六七八九])?倍"
)
_PART_OF = late(  # 利润只有去年的一半
    r"的(?:近|约|超过?|逾|不到|不足|将近|接近)?(?:一半|[一二两三四五六七八九]成|[一二三四五六七八九十百]+分之[一二三四五六七八九])"
)
_MONTHS_OF = late(
    r"(?:大?约|至少|平均|只|能|可)?有(?:近|约|超过)?[\d一二两三四五六七八九十]{1,3}[多余几]?(?:个?多?月|天)"
)
_CONTRACT = late(r"份?(?:[交到](?:货|割|期)|(?:主力)?(?:期货)?合约|期[货约铜铝糖棉油]|船期|到岸|交付的)")
_RECORD = late(r"[^，。；]{0,4}(?:新高|新低|最[高低好大多快强]|首次|首个|首度|之最|同期)")
_COMPARED_LONG = late(r"(?:[比较]|相比|相当于|恢复到|[高低好快多少优慢大小强]于)[^，。；]{1,8}$")  # 比首届同期
_OF_ALL_TIME = late(r"历史|历年|往年|多年|常年|[近\d一二两三四五六七八九十]年$")
_RECORDED = late(r"(?:[创破]|创下|创出|刷新|改写|打破)(?:了|下)?$")
_OLD_RECORD = late(r"的?(?:以?来)?(?:单日|单月|历史|最[高低])*的?(?:[纪记]录|新高|新低|新纪录)")  # 刷新今年纪录
_YEAR_OF_PLAN = late(
    r"(?:规划)?的?(?:开局|开篇|起步|收官|攻坚|关键|承上启下的?(?:关键)?|第[一二三四五]|最后[一二两三])之?的?一?年"
)
_DATELINE = late(r"(?:专?电|消息|讯|报道)(?=[，。：；）（/\s“]|$|[^子力价池网动器机])")
_NEWS = late(
    r"，?[^，。；：\d]{0,30}?(?:获悉|获知|了解到|从[^，。；：\d]{2,25}(?:获悉|了解到)|(?:发布|公布|披露|通报|印发|下发|出台|公告|宣布|报道)"
    r"[^，。；：\d]{0,24}|(?:介绍|表示|透露|说|指出|强调))[，：。；]"
)
_TITLE = late(r"[^，。；期时间末以]{0,14}(?:规划|纲要|计划|方案)(?=[》，。、；”（明提确发印实]|$)")
