"""The forms in which Chinese writes a date or period: a table of patterns, each with the reading of its days."""

from collections.abc import Callable
from dataclasses import dataclass

from briefing.extraction import nearby, readings
from briefing.extraction.clock import Clock, Days
from briefing.text.deixis import RELATIVE_YEAR


@dataclass(frozen=True, slots=True)
class Form:
    """One form: its name, the kind of period that it is, its pattern, and how its days are read."""

    name: str
    kind: str
    pattern: str
    days: Callable[[readings.Groups, Clock], Days]


def _any(words: str) -> str:
    """A group of alternatives, written one after another with blanks between."""
    return f"(?:{'|'.join(words.split())})"


_HAN = "一二两三四五六七八九十"
_COUNT = rf"(?:\d{{1,3}}|[{_HAN}]{{1,3}})"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])"
_DAY_FIGURES = r"(?:3[01]|[12]\d|[1-9])"
_DASH = r"\s?(?:——|[—–―－\-~～至到])\s?"
_FOUR = r"(?:1[89]|20)\d{2}"
_FIGURES = rf"{_FOUR}|一[八九][一二三四五六七八九〇○零]{{2}}|二[〇○零][一二三四五六七八九〇○零]{{2}}"
_IN_BRACKETS = rf"(?:[今去明上]|本)（(?:{_FOUR}|1\d{{2}})）年"  # 今（2023）年, 今（112）年
_RELATIVE = (
    rf"{RELATIVE_YEAR}|{_IN_BRACKETS}|(?<![之往以从先多提])前一年(?![级度])|本年(?![均产])|(?<!以)上一?年(?![均产])|"
    r"下一年|翌年|(?<!想)当年(?![均产])|同年|次年|[那这]一?年(?=[，里中底末初春夏秋冬])"
)
_OF_DAY = _any("上午 下午 凌晨 清晨 早晨 早上 晚间 晚上 晚 中午 傍晚 夜间 深夜 午后")
_CLOCK = r"\d{1,2}(?:[时点](?:\d{1,2}分|半)?|[:：]\d{2})"
_HOUR = rf"(?:(?:当[天日晚])?{_OF_DAY}?(?:{_CLOCK})?)"
_APART = rf"(?<![0-9{_HAN}.第满每])"  # before a month: no longer number


def _year(suffix: str = "") -> str:
    """A year, written out or relative, with groups of its own."""
    written = rf"(?P<year{suffix}>{_FIGURES})(?:\s?年度?(?![代版级])|(?=Q[1-4]))|民国(?P<minguo{suffix}>{_COUNT})年"
    return rf"(?:{written}|[’'‘](?P<short{suffix}>\d{{2}})年|(?P<relative{suffix}>{_RELATIVE})度?)"


_YEAR = rf"(?:{_year()}(?:的|农历)?)"
_THIRD = r"[上中下]旬|底|末|初"
_FESTIVALS = _any(
    "春节 元旦 元宵节? 清明节? 五一 [“‘]五一[”’] 劳动节 端午节? 中秋节? 国庆节? [“‘]十一[”’] 双节 除夕 圣诞节? "
    "暑[期假] 寒假 重阳节? 七夕 腊八 小年 春运 暑运 黄金周 “双11” “双十一” “618” 双十一"
)
_FEAST = rf"{_FESTIVALS}(?:、?{_FESTIVALS})?"
_DAY_OF = rf"(?:首日|当[天日]|[首前第头][{_HAN}\d]日|第[{_HAN}\d]天|[首前][{_HAN}\d]天)"
_SEASON = _any("春[天季] 夏[天季] 秋[天季] 冬[天季] 入[春夏秋冬] 汛期 春耕 秋收 三夏 “三夏” “三秋”")
_DURING = _any("展会 博览会 大会 活动 会议 比赛 赛事 假日 假期 春运 暑期 暑运 汛期 供暖季 展览 进博会 服贸会 购物节")
_NOW = _any(
    "截至目前 截止目前 到目前(?:为止)? 目前 当前 眼下 迄今(?:为止)? 至今 现如今 如今 现在 现今 时下 眼前 "
    "现时 现下 现阶段 当下(?=[，全各已有]) 时至今日 "
    "近日 日前 隔夜(?=市场|美股|国际|国外|外盘|外围|原油|欧美|欧股|港股|海外|纽约|伦敦|夜盘|，) "
    "[这那][几两三]天(?=[，就共全我里来的]) 近期 近来 最近 不久前 前不久 近几[天日周] 连日来 "
    "今[春夏秋冬](?!明|去) 去[春夏秋冬](?:今[春夏秋冬])? 今冬明春 去冬今春 开春 入[春夏秋冬]以来 届时"
)
_LATELY = _any(
    "前些年 早些年 前几年 近几年来? 这些年来? 这几年来? 近年来? (?<![十几])多年来 长期以来 改革开放以来 "
    "党的十[八九]大以来 党的二十大以来"
)
_PARTS = _any("上半年 下半年 前半年 后半年 全年 年底 年末 年终 年初 年中 年内")
_YEARS_END = rf"(?<![\d{_HAN}几半多周])(?:年底|年末|年终|年内|(?<!岁末)年初)|岁末(?!年初)"
_YEARS_PLAN = rf"(?<![\d{_HAN}本上跨多下半全])年度(?=计划|目标|投资|预算|任务|完成)"
_MONTH_DAY = (
    rf"(?P<month>{_MONTH})月(?![球龄饼亮光嫂])份?"
    rf"(?:(?P<day>{_DAY})[日号](?![游间龄])|当月|(?P<third>{_THIRD}))?"
)
_UNTIL_DAY = rf"{_year('2')}?(?P<month2>{_MONTH})月份?(?:(?P<day2>{_DAY})[日号]|(?P<third2>{_THIRD}))?"
_NUMBERED = rf"第?(?P<quarter>[一二三四1234])(?:{_DASH}(?P<until>[二三四234]))?季度"
_QUARTER = (
    rf"{_NUMBERED}|(?<![A-Za-z])Q(?P<short_quarter>[1-4])(?![A-Za-z\d])|"
    r"第(?P<ordinal>[一二三四1-4])季(?![节度])|首季度?"
)
_NO_DAY = r"[游内龄均产元本韩间报常]"  # after 日: 3日游, 30日内, 10日元
_TEN_YEARS = rf"(?:{_COUNT}|几|十几|数|多)"

FORMS = (
    Form(
        "years",
        "span",
        rf"(?<!\d)(?P<year>{_FOUR})(?:\s?年)?{_DASH}(?P<year2>{_FOUR})\s?年(?!\d{{1,2}}月)[度间]?",
        readings.span_of_years,
    ),
    Form(
        "decade",
        "span",
        rf"(?:上个?世纪|20世纪)?(?P<tens>[1-9]0|[{_HAN}]十)年代(?:初期?|中期|末期?|后期|以来)?",
        readings.decade,
    ),
    Form(
        "plan",
        "plan",
        rf"“(?P<plan>十[{_HAN[:-1]}])五”(?:规划(?=时期|期间))?(?:时期|期间)?(?P<edge>末)?",
        readings.plan,
    ),
    Form(
        "bareplan", "plan", r"(?P<plan>十[二三四五六])五(?=时期|期间|末|以来)(?:时期|期间)?(?P<edge>末)?", readings.plan
    ),
    Form("cumulative", "part", rf"{_YEAR}?[前头首](?P<count>{_COUNT})个?月份?", readings.cumulative),
    Form(
        "months",
        "part",
        rf"{_YEAR}?{_APART}(?P<first>{_MONTH})月?份?{_DASH}(?P<last>{_MONTH})月份?"
        rf"(?![\d{_HAN}]{{1,3}}[日号]|\d|[球龄饼])",
        readings.months,
    ),
    Form(
        "days",
        "day",
        rf"{_YEAR}?{_APART}(?P<month>{_MONTH})月(?P<day>{_DAY})[日号]?{_HOUR}{_DASH}"
        rf"(?P<day2>{_DAY})[日号]{_HOUR}",
        readings.calendar,
    ),
    Form("calendar", "day", rf"{_YEAR}?{_APART}{_MONTH_DAY}(?:{_DASH}{_UNTIL_DAY})?{_HOUR}", readings.calendar),
    Form("quarters", "part", rf"{_YEAR}?(?:前(?P<cumulated>[两二三23])个?季度?|{_QUARTER})", readings.quarters),
    Form("part", "part", rf"{_YEAR}(?P<part>{_PARTS})", readings.named_part),
    Form(
        "named",
        "part",
        rf"(?P<part>上半年|下半年|(?<!健)(?<![^确]保)全年(?![龄级化])|{_YEARS_END}|{_YEARS_PLAN})",
        readings.named_part,
    ),
    Form("lastyears", "part", r"(?:去年|上年|上一年)的?(?:同期|同月|同时段)", readings.last_years),
    Form("lasttime", "recent", r"(?:去年|上年|往年)的?(?:此时|这个?时候|这时)", readings.unknown),
    Form("opening", "recent", r"首[日周月](?![封发])", readings.unknown),
    Form("hour", "part", rf"(?<=截至)(?:{_OF_DAY}(?:{_CLOCK})?|{_CLOCK})", readings.unknown),
    Form(
        "reported",
        "part",
        r"报告期内?|(?<![\u4e00-\u9fff])期内(?=[，\u4e00-\u9fff])|期内(?=零售|销售|收入|营收|净利|纯利|溢利|租金|毛利)",
        readings.reported,
    ),
    Form("feast", "recent", rf"{_YEAR}(?:{_FEAST}|{_SEASON})(?:小?长?假期?|期间|前后)?{_DAY_OF}?", readings.unknown),
    Form(
        "feastdays",
        "recent",
        rf"{_FEAST}(?:小?长?假期?(?:期间)?|期间|前后|那[{_HAN}几]天|[{_HAN}\d][天日](?=[，里全共])|(?=，)){_DAY_OF}?|“(?:双11|双十一|618)”",
        readings.unknown,
    ),
    Form("year", "year", rf"(?<![\d.]){_year()}(?P<edge>底|末|初|间|中(?=[，。；、旬]))?", readings.whole),
    Form(
        "dayspan",
        "day",
        rf"(?<![\d月.每—\-])(?P<day>{_DAY_FIGURES})[日号]?{_OF_DAY}?{_DASH}"
        rf"(?P<day2>{_DAY_FIGURES})日(?![游内龄均])",
        readings.days_alone,
    ),
    Form("dayinbrackets", "day", rf"（(?P<day>{_DAY})）日(?!{_NO_DAY})", readings.days_alone),
    Form(
        "day",
        "day",
        rf"(?<![\d月.每—\-第近约满])(?<![日号\d]至)(?P<day>{_DAY_FIGURES})日(?!{_NO_DAY}){_HOUR}",
        readings.days_alone,
    ),
    Form(
        "near",
        "now",
        rf"(?P<near>[今昨明](?:[天日]|（{_DAY}）日){_OF_DAY}?|[今昨明][晨晚](?!报)|昨(?=[收卖买开终涨跌]|尾盘|早盘|公布|宣布|发布|表示|指出|举行|说明|成交)|前天|后天)",
        nearby.near_day,
    ),
    Form("sameday", "now", rf"(?:当[天日晚]|同日){_HOUR}", readings.same_day),
    Form(
        "month",
        "part",
        rf"(?P<which>上个?|本|这个|下个?|当|同)(?:（{_MONTH}）)?月(?![球台])(?:{_THIRD}|份)?",
        nearby.near_month,
    ),
    Form("quarter", "part", r"(?P<which>本|上个?|下个?)季度", nearby.near_quarter),
    Form(
        "week",
        "part",
        r"(?P<which>上个?|本|这个?|下个?)(?:周|星期)(?P<weekday>[一二三四五六日天末])?(?![年期边刊围报])",
        nearby.week,
    ),
    Form(
        "weekday",
        "now",
        rf"(?<![\d{_HAN}上下本这每隔双单几多首届])周(?P<weekday>[一二三四五六日])"
        r"(?=[，（]|[早午晚尾收开]盘|晚间|[上下]午|早[间晨]|晚|[发公宣]布|[高低走]|美股|[AH]股|盘|欧股|港股|国际|公告)",
        nearby.weekday,
    ),
    Form("past", "recent", rf"过去的?[这的]?(?P<years>{_COUNT})年(?:多|来|间|里)?", readings.past_years),
    Form(
        "lastfew",
        "recent",
        rf"(?<![了时达历过])(?:最?近{_TEN_YEARS}年多?来?|(?<!将)近{_COUNT}个月(?:来|里|(?=[，完累共新实全]))|这{_COUNT}年(?:多来?|来|间)?(?=，)|{_TEN_YEARS}年间(?=[，里])|(?:{_TEN_YEARS}[余多]?年多?间?|半年多?|{_COUNT}个?多?月|{_COUNT}天|[数多]日|[数多]月|{_COUNT}周)来(?![的没自到了]|从[没未]|头一|第一))",
        readings.unknown,
    ),
    Form(
        "spell",
        "recent",
        rf"(?:短短)?(?<![\d{_HAN}第])(?:{_COUNT}|几)(?:天|周|个月)[里间](?=[，全共各累该])",
        readings.unknown,
    ),
    Form(
        "nextfew",
        "recent",
        rf"(?:今后|未来|接下来|此后)的?(?:{_COUNT}|几)(?:[到至]{_COUNT})?(?:年|个月)[内间里]?",
        readings.unknown,
    ),
    Form(
        "within",
        "recent",
        rf"(?<![\d{_HAN}.近去续每第满头首前历])(?:{_COUNT}|几|数)年(?:[之以]?内|时间内)(?![的需容外部涵])",
        readings.unknown,
    ),
    Form("following", "recent", r"(?<![最以今之往前])后(?P<years>[两二三四五])年(?![级来])", readings.following),
    Form(
        "ago",
        "recent",
        rf"(?<![\d{_HAN}])(?:{_COUNT}|几|十几|数|多)多?年[之以]?(?:前(?![景途三四期])|后(?=，))",
        readings.unknown,
    ),
    Form("lately", "recent", _LATELY, readings.unknown),
    Form("term", "recent", rf"假[日期]{_COUNT}[天日]|[展会档赛假]期内|{_DURING}期间", readings.unknown),
    Form(
        "fiscal",
        "span",
        rf"(?:{_FOUR}(?:{_DASH}|/)(?:{_FOUR}|\d{{2}})年?|{_FOUR}年?|[上本下今]一?个?)(?:财政?年度?|会计年度|榨季|制糖期|采暖季|供暖季|"
        r"产季|赛季|雪季|粮食年度|市场年度|种植季|生产季)(?:全年|上半年|下半年|[前首第]?[一二三四]个?(?:财?季|季度))?",
        readings.unknown,
    ),
    Form("same", "part", r"同期(?![相增下比提]|以来)", readings.same),
    Form(
        "lunar",
        "recent",
        rf"农历[{_HAN}正冬腊]+月(?:初[{_HAN}]|廿?[{_HAN}]{{1,2}})?"
        rf"|[正腊]月(?:初[{_HAN}]|廿[{_HAN}]|二?十[{_HAN}])",
        readings.unknown,
    ),
    Form("now", "now", _NOW, readings.unknown),
)
"""In the order in which they are tried at a place of the text."""
