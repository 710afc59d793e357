"""Units that are words of their own, too: whether 2023年, 5度, 三级, 八角 or 二手 is a number with its unit."""

from collections.abc import Callable

from briefing.extraction.numbers import Number
from briefing.text.patterns import late

_SCORED = late(r"总分|得分|评分|均分|成绩|打分|满分|分数|考了|考出|考取|获得|比分|平均|积分")
_BARE_NUMERAL = frozenset("手期班字")  # 二手, 三期 and 二班 name something; 3.2万手, 12期 count
DOUBTFUL = frozenset("年度分级里国省市县区镇乡村校点层日方角") | _BARE_NUMERAL
_STOREY = late(r"(?:[座栋楼厦幢]|大厦|中心|广场|酒店|地下|位于|在|第)$")
_INDEXED = late(r"指数?|[深沪]成?指|大盘|收报|收于|收盘|报收|点位|[A-Z]{3}")
_FAR = late(r"(?:方圆|绵延|相距|相隔|全长|长达|十里八|跑了|走了|行程)$")
_ELECTRIC = late(r"[用耗节省发购缺限峰]电|电耗|电量|电价|每度")
_TEN = 10
_BIG_YEAR = 2100


def is_measure(text: str, number: Number, unit: str) -> bool:
    """Weeds out units that are words of their own: 2023年 (a year), 5度 (an angle), 三级 (a grade), 一省."""
    if unit in _TESTS:
        return _TESTS[unit](text, number)
    if unit == "里":
        if number.han and (number.value or 0) >= _TEN:
            return True
        return (
            not number.han
            or number.inner is not None
            or _FAR.search(text, max(0, number.start - 4), number.start) is not None
        )
    if unit == "级":
        of_year = _YEAR_OF_ENTRY.fullmatch(number.printed) is not None
        return not number.han and (not of_year or text.startswith(("台阶", "石阶", "石梯"), number.end + 1))
    if unit in _BARE_NUMERAL:
        return not number.han or bool(number.scale) or number.inner is not None or (number.value or 0) > 10  # noqa: PLR2004  beyond a digit
    return not (number.han and number.value == 1)


_YEAR_OF_ENTRY = late(r"19\d\d|20[0-4]\d|0\d|[5-9]\d")  # 2018级学生, 85级校友


def _is_score(text: str, number: Number) -> bool:
    return "." in number.printed or _SCORED.search(text, max(0, number.start - 12), number.start) is not None


def _is_index(text: str, number: Number) -> bool:
    near = text[max(0, number.start - 12) : number.start]
    if _IN_HUNDREDTHS.fullmatch(number.printed):
        return not near.endswith(_OF_CLOCK)
    return not number.han and _INDEXED.search(near) is not None and not near.endswith(_OF_CLOCK)


_OF_CLOCK = ("时", "午", "晨", "晚")
_IN_HUNDREDTHS = late(r"[\d,]+\.\d\d")


def _of_coins(text: str, number: Number) -> bool:
    """Whether 三角 is money: 八角 is a spice, 六角 a shape."""
    if not number.han or number.inner is not None or (number.value or 0) >= _TEN:
        return True
    return (
        text.startswith(("钱", "/", "每", "一"), number.end + 1)
        or _PRICE.search(text, max(0, number.start - 6), number.start) is not None
    )


_PRICE = late(r"[元块价涨跌卖售]|每[斤公个度]")


def _of_electricity(text: str, number: Number) -> bool:
    return _ELECTRIC.search(text, max(0, number.start - 12), number.start) is not None


def of_warmth(text: str, number: Number) -> bool:
    """Whether the words before a number in 度 speak of heat or cold."""
    return _WARM.search(text, max(0, number.start - 12), number.start) is not None


_WARM = late(r"零[下上]$|[气水体温室高低恒升降地油]温[^，。；]{0,6}$|温度[^，。；]{0,6}$|气温[^。；]{0,10}$")


def _are_storeys(text: str, number: Number) -> bool:
    return _STOREY.search(text, max(0, number.start - 4), number.start) is None


def _is_year(text: str, number: Number) -> bool:
    """Whether the number before 年 is a year: 2023年, 一九七八年, 两千零二十四年, 23年全年."""
    if number.inner is not None or number.scale or number.value is None:
        return False
    if number.printed.isdigit() and not number.han:
        if len(number.printed) == len("2023"):
            return number.value < _BIG_YEAR and _LONG_AGO.search(text, max(0, number.start - 5), number.start) is None
        return _OF_YEAR.match(text, number.end + 1) is not None
    digits = number.han and not number.sure
    return digits or (1000 < number.value < _BIG_YEAR and number.value % 100 != 0)  # noqa: PLR2004  a year, not a round number


_LONG_AGO = late(r"距今[已约近有]{0,2}$|长达[约近]?$|逾$|超过?$")
_WITHIN = late(r"[以之]?内(?![瓦陆])|以[上下]")  # 30日内; 30日 alone is a day of the month
_TESTS: dict[str, Callable[[str, Number], bool]] = {
    "年": lambda text, number: not _is_year(text, number),
    "度": lambda text, number: bool(number.scale) or _of_electricity(text, number) or of_warmth(text, number),
    "分": _is_score,
    "点": _is_index,
    "层": _are_storeys,
    "角": _of_coins,
    "方": lambda _, number: bool(number.scale) or number.inner is not None,  # 三方 are parties
    "日": lambda text, number: _WITHIN.match(text, number.end + 1) is not None,
}
_OF_YEAR = late(r"[度]?(?:全年|上半年|下半年|[初底末]|[一二三四]季度|\d{1,2}月|第[一二三四]季度|同期)")
