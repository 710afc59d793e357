"""Quantities that are no number with a unit: fractions, tenths, halves, doublings, ranks, index values.

Each form yields candidates whose core is the whole expression; `find_forms` adds the qualifiers around them.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from briefing.extraction.candidates import Candidate, decimal_of, percent_of
from briefing.extraction.compounds import find_compounds
from briefing.extraction.qualifiers import APPROXIMATION, BELOW, qualify
from briefing.extraction.signs import find_temperatures
from briefing.model.annotation import QuantityType
from briefing.text.numerals import HAN_NUMERALS
from briefing.text.patterns import late

_FRACTION = late(
    r"(?P<whole>百|千|万|[二两三四五六七八九十百]{1,4})分之(?P<part>[一二三四五六七八九十百零点半几]{1,12}|\d+(?:\.\d+)?)"
    r"(?!个?世纪|个?小时|个?月|决赛|英里|个?百分点|拍|音符)"
)
_PERCENT_RANGE = late(
    r"百分之(?P<low>[一二两三四五六七八九十零点]{1,7}|\d+(?:\.\d+)?)(?:到|至|[—–~～])(?:百分之)?"
    r"(?P<high>[一二两三四五六七八九十百零点]{1,7}|\d+(?:\.\d+)?)(?![个多余万亿])"
)
_SLASHED = late(
    r"(?<![\dA-Za-z/.年月])(?P<part>\d{1,2})/(?P<whole>\d{1,3})(?=的|以上|左右|多|强|，|。|；|、|时间|成本|面积|股份|股权|产能|员工|来自|用于|投向)"
)
_TENTHS = late(
    r"(?P<tenths>[一二两三四五六七八九]|\d(?:\.\d+)?)成(?:(?P<half>半)|(?P<digit>[一二三四五六七八九])(?![十百千万亿个名位家]))?"
    r"(?P<inner>多|余)?(?![新衣为立员果功本分长熟效品绩交都就型因])"
)
_TENTHS_RANGE = late(
    r"(?P<low>[一二两三四五六七八]|\d(?:\.\d)?)(?:成?[到至—–~～\-]|、)?(?P<high>[二两三四五六七八九]|\d(?:\.\d)?)成"
    r"(?![新衣为立员果功本分长熟效品绩交都就型因])"
)
_HALF = late(
    r"(?P<more>超|过|近|大|小|多)?(?:一半(?!是|天|路|儿|山)|半数)|(?<=[超过近逾])半(?![百数年月天夜空山路径导个小决岛日程成决自联封])(?=[\u4e00-\u9fff，。；、])"
)
_DOUBLING = late(
    r"翻(?:了|上)?(?P<about>近|将近|接近|约|大约|超|超过|不止|至少)?(?P<times>[一两二三四五]|\d)?(?P<unit>倍|番)(?P<more>多|有余)?|"
    r"(?P<double>倍增)(?=[，。；])"
)
_UNITS = r"[辆台件个部家人名位块片户颗棵株头只元斤吨桶杯瓶箱张份条套袋双车船度天顿次单趟件所座间栋亩架列]"
_NUMBER = r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十百千万]{1,4})"
_EVERY = late(
    rf"每[^，。；\d]{{0,6}}?(?P<whole>{_NUMBER})(?P<unit>{_UNITS})[^，。；\d]{{0,10}}?[，]?[^，。；\d]{{0,3}}?(?:就|便|里|中|当中|会)[^，。；\d]{{0,4}}?"
    rf"有?(?P<part>{_NUMBER})(?P=unit)|"
    rf"(?P<whole2>十|百|10|100)(?P<unit2>{_UNITS})[^，。；\d]{{0,6}}?(?:里|中|当中)[^，。；\d]{{0,3}}?有(?P<part2>{_NUMBER})(?P=unit2)"
)
_WHERE = (
    "全国|全球|世界|全市|全省|全区|国内|国际|亚洲|西部|中西部|行业|同行业|同类|全县|中国|东部|中部|华东|西南|全州|全盟|业内|"
    "华北|华南|东北|西北|长三角|珠三角|同期"
)
_STANDS = (
    "排名|排在|排列|排|位列|位居|位次|位于|居于|居|名列|列|跃居|升至|升到|上升至|上升到|跃升至|跃升到|稳居|前进到|晋升至|前移至|提升至|"
    "提升到|退居|降至|下滑至|占据|跻身|进入|闯入|挺进"
)
_RANK = late(
    rf"(?P<field>{_WHERE})?(?P<verb>{_STANDS})?(?P<field2>{_WHERE})?"
    r"(?P<form>第|前)(?P<rank>\d{1,3}|[一二三四五六七八九十百]{1,4})(?P<unit>位|名|强|大)?"
    r"(?![次届季条章款项批期个代产时家轮阶线书方手医者要资动生年天周月站步大类部号十百千万\d])"
)
_STANDS_BEFORE = late(rf"(?:{_STANDS}|名次|均为|排序|榜单)[^，。；、：]{{0,14}}$")
_AFTER_PLACE = late(
    r"[，。；、！：）”\s]|$|的|[及并且而但]|升|跃|提|上|前移|降|下降|和|与|及|的(?:位置|位次|城市|省份|名次|成绩)"
)
_INDEX = late(
    r"(?P<name>指数|系数|比值|[Pp][MmUuHh][IiEe]?值?(?!2\.5|1\.0)|收入比|投入产出比|容积率|得分|评分|分值|均分|[A-Z]{2,5}值)"
    r"[^，。；、\d]{0,10}?(?P<number>\d{1,4}\.\d{1,3})(?![\d.%‰年月版代点个倍亿万元分]|时代)"
)
_TO = late(r"[^，。；、\d]{0,6}(?:到|至|为)(?P<number>\d{1,4}\.\d{1,3})(?![\d.%‰年月])")


def find_forms(text: str) -> Iterator[Candidate]:
    """All such forms of a text, with their qualifiers; those that stand earlier in this list win over later ones."""
    blocked = bytearray(len(text) + 1)
    for form, needed in _IN_ORDER:
        if not any(word in text for word in needed):
            continue
        for found in form(text):
            yield found if form in {_doublings, _ranks, _every} else _with_words(text, found, blocked)


def _special(
    match: re.Match[str], value: Decimal | None, unit: str, kind: QuantityType, rule: str, *,
    low: Decimal | None = None, high: Decimal | None = None, printed: str | None = None,
    approximation: str | None = None, bound: str | None = None,
) -> Candidate:  # fmt: skip
    """A form of its own: its range is the whole match."""
    return Candidate(
        start=match.start(), end=match.end(), core_start=match.start(), core_end=match.end(),
        value=value, low=low, high=high, printed=printed or match.group(), scale="", unit=unit, type=kind, rule=rule,
        approximation=approximation, bound=bound,
    )  # fmt: skip


def _with_words(text: str, form: Candidate, blocked: bytearray) -> Candidate:
    found = qualify(text, form.start, form.end, form.value, form.low, form.high, blocked)
    return replace(
        form, start=found.start, end=found.end, low=found.low, high=found.high,
        approximation=found.approximation or form.approximation, bound=found.bound or form.bound,
    )  # fmt: skip


def _fractions(text: str) -> Iterator[Candidate]:
    for match in _FRACTION.finditer(text):
        whole, part = decimal_of({"百": "一百", "千": "一千", "万": "一万"}.get(match["whole"], match["whole"])), None
        if "几" not in match["part"]:
            part = decimal_of(match["part"])
        if whole and part is not None:
            value, low, high = percent_of(part, whole)
            kind: QuantityType = "percent" if match["whole"] == "百" else "fraction"
            yield _special(match, value, "%", kind, "fraction", low=low, high=high)
    for match in _SLASHED.finditer(text):
        part, whole = Decimal(match["part"]), Decimal(match["whole"])
        if 0 < part < whole:
            value, low, high = percent_of(part, whole)
            yield _special(match, value, "%", "fraction", "fraction", low=low, high=high)


def _percent_ranges(text: str) -> Iterator[Candidate]:
    """百分之三十到五十."""
    for match in _PERCENT_RANGE.finditer(text):
        low, high = decimal_of(match["low"]), decimal_of(match["high"])
        if low is not None and high is not None and low < high:
            yield _special(match, None, "%", "percent", "range", low=low, high=high)


def _tenths_ranges(text: str) -> Iterator[Candidate]:
    """六七成, 三到五成; a bare pair must stand side by side (三五成群 is none)."""
    for match in _TENTHS_RANGE.finditer(text):
        before = text[match.start() - 1 : match.start()]
        low, high = decimal_of(match["low"]), decimal_of(match["high"])
        if low is None or high is None or before in HAN_NUMERALS or before.isdigit() or before in {".", "第"}:
            continue
        joined = match.end("low") == match.start("high")
        if low < high and (not joined or (high - low == 1 and not match["low"].isdigit())):
            yield _special(match, None, "%", "percent", "tenths", low=low * 10, high=high * 10)


def _tenths(text: str) -> Iterator[Candidate]:
    for match in _TENTHS.finditer(text):
        before = text[match.start() - 1 : match.start()]
        if before and (before in HAN_NUMERALS or before.isdigit() or before == "."):
            continue
        tenths = decimal_of(match["tenths"])
        if tenths is not None:
            value = tenths * 10 + (5 if match["half"] else 0) + (decimal_of(match["digit"] or "零") or 0)
            low, high = (value, value + 10) if match["inner"] else (None, None)
            yield _special(match, value, "%", "percent", "tenths", low=low, high=high, approximation=match["inner"])


def _halves(text: str) -> Iterator[Candidate]:
    """一半, 半数, 过半, 近半数."""
    for match in _HALF.finditer(text):
        more = match["more"]
        half = Decimal(50)
        if match.group() == "半":
            yield _special(match, half, "%", "fraction", "half")
        elif more in {"大", "小", "多"}:
            low, high = (None, half) if more == "小" else (half, None)
            yield _special(match, None, "%", "fraction", "half", low=low, high=high)
        else:
            start = match.start() + len(more or "")
            form = _special(match, half, "%", "fraction", "half", printed=match.group()[len(more or "") :])
            yield replace(form, start=start, core_start=start)


def _doublings(text: str) -> Iterator[Candidate]:
    for match in _DOUBLING.finditer(text):
        if match["double"] or (match["unit"] == "倍" and match["times"]):
            continue  # 翻两倍 may be twice or three times
        times = int(decimal_of(match["times"] or "一") or 1)
        value = Decimal(2) if match["unit"] == "倍" else Decimal(2**times)
        about = match["about"] or match["more"]
        found = _special(
            match, value, "倍", "multiple", "doubling",
            approximation=about if about in _ABOUT else None, bound=about if about in _OVER else None,
        )  # fmt: skip
        yield replace(found, low=value if about in _RISING else None, high=value if about in BELOW else None)


_OVER = frozenset(["超", "超过", "不止", "至少"])
_RISING = _OVER | {"多", "有余"}
_ABOUT = frozenset([*APPROXIMATION, "多", "有余"])


def _every(text: str) -> Iterator[Candidate]:
    for match in _EVERY.finditer(text):
        whole, part = (decimal_of(match[name] or match[f"{name}2"]) for name in ("whole", "part"))
        if whole and part is not None and part < whole:
            value, low, high = percent_of(part, whole)
            yield _special(match, value, "%", "fraction", "every", low=low, high=high)


def _ranks(text: str) -> Iterator[Candidate]:
    for match in _RANK.finditer(text):
        named = match["field"] or match["field2"] or match["verb"]
        rank = decimal_of(match["rank"])
        if rank is None or not (named or _stands(text, match)):
            continue
        top = match["form"] == "前"
        if top and not (match["verb"] or match["unit"]):
            continue
        if not (top or match["verb"] or match["unit"] or _AFTER_PLACE.match(text, match.end()) or _stands(text, match)):
            continue  # 中国第一历史档案馆
        yield _special(match, None if top else rank, "位", "rank", "rank", high=rank if top else None,
                       low=Decimal(1) if top else None, printed=match["rank"], bound="前" if top else None)  # fmt: skip


def _stands(text: str, match: re.Match[str]) -> bool:
    """Whether a 第四位 without a word of standing beside it is a rank: 居全国沿海港口第四位, 由第五位升至第三位."""
    before = text[max(0, match.start() - 20) : match.start()]
    if _STANDS_BEFORE.search(before) or before.endswith(_RANK_LEADS):
        return True
    return match["unit"] in {"位", "名"} and match["form"] == "第" and _placed(text, match)


def _placed(text: str, match: re.Match[str]) -> bool:
    before = text[: match.start()].endswith(("由", "从", "到", "至", "为"))
    return before and _AFTER_PLACE.match(text, match.end()) is not None


_RANK_LEADS = ("均为", "位次", "名次", "全国", "全球")


def _index_values(text: str) -> Iterator[Candidate]:
    """采购经理指数为50.2, 系数由0.31降到0.28: plain decimals after the name of an index."""
    for match in _INDEX.finditer(text):
        yield _number(match)
        if to := _TO.match(text, match.end()):
            yield _number(to)


def _number(match: re.Match[str]) -> Candidate:
    start, end = match.span("number")
    return Candidate(
        start, end, start, end, Decimal(match["number"]), None, None, match["number"], "", "", "other", "index"
    )


# The forms with words of which each has one at the least: most passages have none.
_IN_ORDER: tuple[tuple[Callable[[str], Iterator[Candidate]], Sequence[str]], ...] = (
    (find_compounds, ("",)), (find_temperatures, ("",)), (_every, "每有"), (_percent_ranges, ("百分之",)),
    (_fractions, ("分之", "/")), (_tenths_ranges, "成"), (_tenths, "成"), (_halves, "半"), (_doublings, ("翻", "倍增")),
    (_ranks, "第前"), (_index_values, "."),
)  # fmt: skip
