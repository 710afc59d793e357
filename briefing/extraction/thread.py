"""What a paragraph leaves to the next: the period it tells of, and the part of a report it belongs to.

A report of work has a part that looks back (2023年工作回顾) and one that looks ahead (2024年工作安排). Both hold their
year to their end; the figures of the second are targets, whichever verb states them. A bulletin holds its year.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from briefing.extraction.layout import Layout
from briefing.extraction.periods import Found
from briefing.text.patterns import late

Part = Literal["", "review", "plan"]


@dataclass(frozen=True, slots=True)
class Thread:
    """The period of which the text tells; the part of a report, and whether a numbered heading opened it."""

    theme: Found | None = None
    part: Part = ""
    event: Found | None = None
    numbered: bool = False


START = Thread()
_MOST = 12  # periods of a paragraph that are asked
_HEADING = late(r"(?P<number>[（(]?[一二三四五六七八九十]{1,2}[、）)])?[^。，；！？：]{2,30}：?")
_REVIEWS = late(
    r"回顾|总结|工作(?:完成)?情况|主要成[绩效就]|取得的?成[绩效就]|(?:完成|执行|运行|落实)情况$|统计[公快]报|^.{0,6}过去[一二三四五]年"
)
_PLANS = late(
    r"(?:工作|任务|目标|措施|重点)的?(?:总体)?(?:安排|打算|部署|思路|计划|要点|举措|建议)|(?:重点|主要|目标|今年|[\d明]年)的?(?:工作|任务|目标)|"
    r"下一?步|总体要求|发展(?:主要)?目标|工作总要求"
)
_AIMS = late(r"(?:主要|总体)?(?:预期|奋斗|发展|工作)目标(?:任务)?(?:建议)?[为是：]")
_MAIN_AIMS = late(r"(?:主要|总体)目标(?:任务)?(?:建议)?[是：]")
_DID = late(
    r"(?:做了|抓了|开展了|做好了)(?:以下|如下|这些|[\d一二三四五六七八九十几]+[个项]?)?(?:方面)?的?(?:重点)?工作[：。]"
)
_REPORTED = late(r"记者|(?:说|表示|告诉|介绍|坦言|指出|认为)[，：]|[，。！？]”")
_CONTINUES = late(r"其中|当中|[从按分][^，。；]{1,10}[看分计]，")


def follow(thread: Thread, text: str, periods: Sequence[Found]) -> Thread:
    """What a paragraph, after those that left `thread`, leaves to the next."""
    heading = _HEADING.fullmatch(text)
    if heading is not None:
        return _after_heading(thread, text, heading["number"] or "", periods)
    return replace(_followed(thread, text, periods), event=_event(thread, text, periods))


def _followed(thread: Thread, text: str, periods: Sequence[Found]) -> Thread:
    found = _opening(text, periods, thread.theme)
    if thread.part == "plan":
        return START if _REPORTED.search(text) else thread
    opened = _opened_part(thread, text, found)
    if opened is not None:
        return opened
    if thread.part == "review":
        return thread if thread.theme is not None else replace(thread, theme=found)
    if found is not None:
        return Thread(found)
    quiet = all(period.reference or text.startswith("其中", period.start - 3) for period in periods)
    return thread if (quiet and _REPORTED.search(text) is None) or _CONTINUES.match(text) else START


def _opened_part(thread: Thread, text: str, found: Found | None) -> Thread | None:
    """The part of a report that a sentence opens: 我们主要做了以下工作：, 今年的主要目标是……."""
    if _REPORTED.search(text):
        return None
    if _DID.search(text):
        return Thread(found or thread.theme, "review")
    coming = found if found is not None and found.coming else None
    if _AIMS.search(text) or (coming is not None and coming.kind == "year" and _MAIN_AIMS.search(text)):
        return Thread(coming, "plan")
    return None


def _event(thread: Thread, text: str, periods: Sequence[Found]) -> Found | None:
    """The day of the event that the paragraph tells of: one that is held, until another day is named."""
    days = [period for period in periods if period.kind == "day" and not period.reference]
    if not days:
        return thread.event
    return days[0] if len(days) == 1 and HELD.search(text, days[0].end, days[0].end + _EVENT_REACH) else None


HELD = late(r"举行|召开|举办|开幕|揭幕|启幕|落幕|闭幕|开赛|开展|开工|签约|启动|开馆|揭牌")
_EVENT_REACH = 80  # characters from a day to the word that tells of its event


def after_title(texts: Iterable[tuple[str, Sequence[Found]]]) -> Thread:
    """What the lines of a headline leave to the first paragraph: 2023年工作回顾, 2023年统计公报."""
    thread = START
    for text, periods in texts:
        if _REVIEWS.search(text) or _PLANS.search(text):
            thread = _after_heading(thread, text, "", periods)
    return thread if thread.theme is not None else START


def _after_heading(thread: Thread, text: str, number: str, periods: Sequence[Found]) -> Thread:
    told = next((period for period in periods if not period.coming or period.kind != "day"), None)
    if _REVIEWS.search(text):
        return Thread(told, "review", numbered=bool(number))
    if _PLANS.search(text):
        return Thread(told, "plan", numbered=bool(number))
    ends = number.endswith("、") and thread.numbered
    return START if ends or not thread.part else thread


def _opening(text: str, periods: Sequence[Found], theme: Found | None) -> Found | None:
    """The one period with which sentences of the paragraph open.

    A last part of it (6月当月 in a report on 上半年) is an aside, after which the report goes on with the whole.
    """
    starts = [start for start, _ in Layout(text).sentences()]
    found = []
    for period in periods[:_MOST]:
        start = starts[bisect_right(starts, period.start) - 1]
        if opens(text, start, period):
            found.append(period)
    whole = next((p for p in (theme, *found) if p and found and all(_closes(other, p) for other in found)), None)
    return next((p for p in found if whole and p.first == whole.first), whole)


def _closes(part: Found, whole: Found) -> bool:
    """Whether the period is the whole or the last part of it."""
    if (part.first, part.last) == (whole.first, whole.last):
        return True
    if part.first is None or whole.first is None or part.kind != "part" or whole.kind not in {"part", "year"}:
        return False
    return part.last == whole.last and part.first > whole.first


def opens(text: str, start: int, period: Found, *, market: bool = False) -> bool:
    """Whether a sentence opens with the period, or with the source or the subject of its figures before it.

    A single day is the theme of a report on a `market` alone; of the days up to which a stock is counted only the end
    of a month or year. What 其中 singles out is an aside.
    """
    themes = _MARKET_THEMES if market else _THEMES
    if period.reference or period.kind not in themes:
        return False
    if period.edge == "until" and not (period.text.startswith("截") and period.text.endswith(("底", "末"))):
        return False
    lead = _NUMBERED.sub("", text[start : period.start])
    if (period.coming and _INTENDED.search(lead)) or lead.startswith("其中"):
        return False
    return len(lead) <= LONGEST_LEAD and _LEADS_IN.fullmatch(lead) is not None


_INTENDED = late(r"计划|预计|力争|将|拟|有望|争取|确保")
LONGEST_LEAD = 40
_THEMES = frozenset(["part", "year", "plan", "span", "recent"])
_MARKET_THEMES = _THEMES | {"day", "now"}
_LEADS_IN = late(
    r"(?:[^，。；“”]{1,24}[，：]){0,2}(?:[^，。；：“”\d]{0,3}|[^，。；：“”\d]{4,14}(?<![在从自由至到于是的将已经和与及比较投建设入起]))$"
)
_NUMBERED = late(
    r"^(?:[（(][一二三四五六七八九十]{1,2}[）)][^，。；：\d]{2,16}。|[一二三四五六七八九十]是[^，。；：\d]{2,16}[，。：]|[一二三四五六七八九十]{1,2}、[^，。；：\d]{2,16}。)"
)
