"""Dates and periods: what stands in the text, and the days it covers given the day of publication."""

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from briefing.extraction.clock import UNKNOWN, Clock, Days, day_of, month_before, number
from briefing.extraction.period_forms import FORMS, Form
from briefing.extraction.readings import gives_year
from briefing.extraction.references import is_reference
from briefing.text.patterns import late
from briefing.text.scanning import matches


@dataclass(frozen=True, slots=True)
class Found:
    """A period in a text: its range, its days (None where they are not known), whether it looks ahead."""

    start: int
    end: int
    text: str
    first: date | None
    last: date | None
    kind: str  # year | part | day | span | plan | now | recent
    reference: bool = False  # not when a figure holds: what it is compared with, a dateline, part of a title
    edge: str = ""  # until (截至5月底, 到2027年, 年底前) | since (今年以来) | empty
    coming: bool = False  # whether it lasts beyond the day of publication

    def is_ahead(self, published: date | None) -> bool:
        """Whether it ends after the year of publication, so that a figure for it is a target."""
        if self.last is None or published is None:
            return False
        return self.last > published and (self.edge == "until" or self.last.year > published.year)


def find_periods(text: str, published: date | None) -> list[Found]:
    """All periods of a text, in order; a year given once holds for the months after it in the same sentence.

    `text` is as rules match it (see `briefing.text.matching`).
    """
    reader = _Reader(text, published)
    found = matches(_period(), _OPENING, text)
    return [item for match in found if (item := reader.read(match)) is not None]


_LEAD = r"(?P<lead>截至到?|截止到?|自从?|从|到了?|至)?"
_SINCE = r"[^，。；：、“”（）《》\s\d]{0,12}?(?:以来|至今|迄今)"
_BEFORE = r"(?:之|以)?前(?![后往来景沿列端身进行期台线茅述半首三四五六七八九十\d两一二]|不久)"
_TAIL = (
    rf"(?:(?P<since>{_SINCE})|(?P<before>{_BEFORE})|(?P<onward>(?:[收开]盘|[结清][算盘]|零|\d{{1,2}})?时?起(?![步点来草伏诉])|开始(?=，))"
    r"|(?:为)?止(?P<running>\d{1,2}|[一二两三四五六七八九十]{1,2})个月|(?:期间|时期|前后|为止|止(?=，)))?"
)
_STARTS = (  # what a date can begin with; most places of a text are passed over by it
    r"\d{1,4}\s?[年月日号季Q—–―－\-~～至到]|[一二两三四五六七八九十廿〇○零]{1,4}(?:[年月季至到—–―－\-~]|[多余]年|十|[时期末以])|"
    r"截[至止]|自[^己然主动由身]|从[^事业而来]|到[^位]|至[^于少多]|民国|[’‘]\d|20世纪|[上本]世纪|今[年天日晨晚后春夏秋冬]|"
    r"[去前明后本上下翌当同次那][一前个年星冬月天日晚期季周半两三四五二2-9几些不]|[头首第][\d一二两三四五六七八九十季日周月]|前(?:\d|[六七八九十])|"
    r"全年|整年|年[底末终初内度中]|岁末|昨|明[晨晚]|最?近|过去|[几多数未接此十][十年来后日月]|半年|[一二两三四五六七八九十\d]{1,3}[个多月天周]|[春夏秋冬][节耕收天季]|"
    r"周[一二三四五六日]|入[春夏秋冬汛]|开春|元[旦宵]|清明|“|五一|劳动|端午|中秋|国庆|双[节十]|除夕|圣诞|[寒暑][假期运]|春运|黄金周|汛期|三夏|"
    r"这[一年个几两三些周星两三四五六七八九十\d]|展[会期览]|[会档赛假]期|报告|博览|大会|活动|会议|比赛|赛事|假日|供暖|进博|服贸|购物|农历|[正腊]月|"
    r"期内|‘|短短|\d{4}(?:/|财|榨季|制糖|采暖|供暖|产季|赛季|雪季|会计|粮食|市场年|种植)|[上本下今]一?个?(?:财|榨季|制糖|采暖|供暖|产季|赛季|雪季|会计年|粮食年|种植季)|Q[1-4]|（[\d一二三四五六七八九十廿]{1,3}）日|隔夜|[今去明上本下]（|重阳|七夕|腊八|小年|目前|眼[下前]|迄今|至今|往年|现[如在今时下阶]|当下|时至|如今|时下|日前|不久|连日|届时|早些|长期|改革|党的"
)
_FIRST = (
    "半周Q期‘短那（隔重七腊小0-9一二两三四五六七八九十廿〇○零民’‘“截自从到至今去前明后本上下翌当同次头首第全整年岁昨最近过几多数未接此春夏秋冬入开元清劳端"
    "中国双除圣寒暑黄汛三这展会档赛假报博大活比供进服购农正腊目眼迄现如时日不连届早长改党往"
)
_OPENING = late(rf"[{_FIRST}](?<=(?={_STARTS})[\s\S])")
_UNNAMED = late(r"\(\?P<\w+>")


@cache
def _period() -> re.Pattern[str]:
    """A date or period with what leads to it and follows it; compiled when the first text is read."""
    return re.compile(
        rf"{_LEAD}(?:"
        + "|".join(f"(?P<{form.name}>{_UNNAMED.sub('(?:', form.pattern)})" for form in FORMS)
        + f"){_TAIL}"
    )


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """The form of that name by itself."""
    return re.compile(_FORMS[name].pattern)


_FORMS = {form.name: form for form in FORMS}
_LINKS = frozenset(["", "的", "和", "与", "及", "、", "以及"])
_TARGETS = late(r"[将要拟]|计划|预计|力争|争取|确保|有望|目标|任务|预期|预测|还会|可望")
_CLAUSE = late(r"[，。；：！？]")
_NEAR = 40  # characters of a clause that are looked at


class _Reader:
    """Reads the matches of a text one after another, and keeps what was named before."""

    def __init__(self, text: str, published: date | None) -> None:
        self.text = text
        self.published = published
        self.today = _dateline(text, published)
        self.sentence = self.paragraph = self.day = UNKNOWN
        self.position = self.depth = self.titles = 0
        self.bare = False  # whether the sentence's day gives no year: the day of the news, which 全年 does not follow
        self.last: Found | None = None

    def read(self, match: re.Match[str]) -> Found | None:
        form = next(form for name, form in _FORMS.items() if match[name] is not None)
        pattern = _pattern(form.name)
        inner = pattern.match(self.text, match.start(form.name))
        assert inner is not None
        groups = {key: value for key, value in inner.groupdict().items() if value is not None}
        self._pass_over(match.start())
        quoted = self.depth > 0
        days = UNKNOWN if quoted and form.name == "near" else form.days(groups, self._clock(match))
        found = _edged(match, form, days, self.published)
        if form.kind == "day" and (found.edge or "day" not in groups):
            found = replace(found, kind="part")
        if "day" in groups or form.name == "near":
            self.day = (found.last, found.last) if found.edge == "until" else (found.first, found.last)
        coming = found.last is not None and self.published is not None and found.last > self.published
        found = replace(found, coming=coming, reference=self._refers(found, form))
        self._remember(found, groups)
        self.last = found
        return found

    def _refers(self, found: Found, form: Form) -> bool:
        """Whether no figure holds for it; 比上月末和上年同期 compares with both."""
        linked = self.last is not None and self.last.reference and self.text[self.last.end : found.start] in _LINKS
        return linked or self.titles > 0 or is_reference(self.text, found, form.name)

    def _pass_over(self, start: int) -> None:
        """Counts the marks between the last period and this one."""
        between = self.text[self.position : start]
        if "。" in between:
            self.sentence = UNKNOWN
        self.depth = max(0, self.depth + between.count("“") - between.count("”"))
        self.titles = max(0, self.titles + between.count("《") - between.count("》"))
        self.position = start

    def _clock(self, match: re.Match[str]) -> Clock:
        left = _CLAUSE.split(self.text[max(0, match.start() - _NEAR) : match.start()])[-1]
        right = _CLAUSE.split(self.text[match.end() : match.end() + _NEAR], maxsplit=1)[0]
        limit = match["before"] is not None or match["lead"] == "到"
        ahead = limit or _TARGETS.search(left + "|" + right) is not None
        sentence = UNKNOWN if self.bare and not re.search(r"\d日|日$", match.group()) else self.sentence
        return Clock(self.published, sentence, self.paragraph, ahead, self.today, self.day)

    def _remember(self, found: Found, groups: dict[str, str]) -> None:
        days = found.first, found.last
        if self.titles and _BULLETIN.match(self.text, found.end) and days != UNKNOWN:
            self.paragraph = self.sentence = days
            self.bare = False
        joins = self.text[found.start - 1 : found.start] in {"由", "从", "自"} and found.edge == ""
        if found.reference or joins or days == UNKNOWN or found.kind in {"plan", "span", "recent"}:
            return
        bare = found.kind == "day" and not gives_year(groups) and days[0] == days[1]
        if not bare:
            self.paragraph = days
        if (found.kind in {"part", "day"} or "year" in groups) and "同" not in found.text:
            self.sentence, self.bare = days, bare and (self.bare or self.sentence == UNKNOWN)


def _edged(match: re.Match[str], form: Form, days: Days, published: date | None) -> Found:
    """The period with 截至, 到, 自 before it and 以来, 前, 起 after it."""
    start, end = match.start(form.name), match.end()
    lead, (first, last) = match["lead"] or "", days
    edge = ""
    if match["since"] is not None:
        edge, start = "since", match.start() if lead in {"自", "自从", "从"} else start
        last = published
    elif match["onward"] is not None:
        edge, start, last = "since", match.start() if lead in {"自", "从"} else start, None
    elif match["running"] is not None and last is not None:
        year, month = month_before(last, number(match["running"]) - 1)
        first = date(year, month, 1)
        start = match.start()
    elif match["before"] is not None:
        edge, first = "until", None
    if lead.startswith("截") and edge != "since":
        start = match.start()
        first, edge = (first if match["running"] else None), "until"
    elif lead == "到" and form.name == "now" and not match.string.startswith("的", end) and _is_deadline_place(match):
        start = match.start()
    elif lead in {"到", "到了", "至"} and not edge and _is_deadline(match, form):
        start, first, edge = match.start(), None, "until"
    if first is not None and last is not None and first > last:
        first = last = None
    return Found(start, end, match.string[start:end], first, last, form.kind, edge=edge)


def _is_deadline_place(match: re.Match[str]) -> bool:
    return match.start() == 0 or match.string[match.start() - 1] in "，。；：“（"


_REACHES = late(r"[高加长升降低复回减少大小短延续持排涨落近迟做拉移推达]$")


def _is_deadline(match: re.Match[str], form: Form) -> bool:
    """Whether 到 names a deadline; the one of 由2020年的5%提高到2023年的8% only joins."""
    before = match.string[max(0, match.start() - 2) : match.start()]
    return form.kind not in {"now", "recent"} and _REACHES.search(before) is None


_BULLETIN = late(r"[^》]{0,24}(?:公报|年报|统计|情况)[^》]{0,6}》")  # 《2023年国民经济和社会发展统计公报》
_DATED = late(r"[^，。；]{0,24}?(?:(?P<month>\d{1,2})月)?(?P<day>\d{1,2})日(?:专?电|消息|讯)")


def _dateline(text: str, published: date | None) -> date | None:
    """The day of the dateline with which a report opens: 本报北京3月8日电."""
    match = _DATED.match(text)
    if match is None or published is None:
        return None
    month = int(match["month"] or published.month)
    year = published.year - (month > published.month)
    return day_of(year, month, int(match["day"]))
