"""Whether words are a noun phrase that can stand as somebody's name beside a figure, or the scrap of a clause."""

import re

from briefing.extraction import lexicon
from briefing.extraction.nouns import is_noun, metric_of, region_of
from briefing.text.patterns import late

_PAIRS = (("“", "”"), ("（", "）"), ("「", "」"), ("『", "』"), ("《", "》"), ("【", "】"))
_NUMBERED = late(r"^[\d０-９]{1,2}[.．、](?:【[^】]{0,8}】)?|^【[^】]{0,8}】")
_ONCE = late(
    r"(?<![第统唯单专同])一(?:结束|开始|开幕|闭幕|启动|推出|亮相|上市|落地|投产|开业|发布|公布|出|到|来|转|算|看|秒能)$"
)
_LEFT_OPEN = late(
    r"比[前上]|(?<![除解])[了过](?!滤|程|渡|桥|山|热|境)|[着](?![陆装色力手])|[将把被让使](?=[\u4e00-\u9fff]{2})(?!军)"
)
_HALF = late(
    r"(?<![第统唯之专同归])一$|^(?:该|本)?(?:公司|企业|集团|项目|园区)[为对把将向在以从给与和让使](?!外)|"
    r"[与和及或的、在从是由把被让于至到了着也还又就才都则却并且]$|(?<=[秒时天年月次圈也还就都才只未])能$|(?<![许认])可$"
)
_TIMES = late(
    r"^(?:第[一二三四五六七八九十两几\d]{1,3}[年天月季周]|[头前][一二两三]?年|每一?(?:分钟|小时|秒钟?|天|日|年|月|周|季度|个月)|[当次翌隔]年)|^单[^县位体品晶]$|^一遇$"
)
_POSTED = late(r"(?:[院校局处科厂所站会]长|主任|书记|经理|董事长|总裁|负责人|发言人)[\u4e00-\u9fff]{0,3}$")
_ADVERBS = late(r"(?:(?<![许认])可|只有|只能|最初|只|也|还|都|已|就|才|均|仅|则|却)+$")
_SHORT = 3  # characters; what is left of a shorter phrase is hardly a name


@lexicon.per_words
def _words() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], frozenset[str]]:
    listed = lexicon.classes("clausal")
    ends = re.compile(f"(?:{lexicon.any_of(listed['尾']).pattern})$")
    return ends, lexicon.any_of(listed["头"]), lexicon.any_of(listed["护"]), listed["泛"]


def is_generic_name(phrase: str) -> bool:
    """Whether the words alone name nobody: 公司, 有限公司, 该项目."""
    return phrase in _words()[3]


def is_nominal(phrase: str) -> bool:
    """Whether the phrase is a noun phrase: no conjunction or adverb at its head, no verb or aspect at its end."""
    ends, heads, guards, generic = _words()
    if not is_noun(phrase) or phrase in generic or not _is_balanced(phrase) or _is_rate(phrase):
        return False
    if heads.match(phrase) is not None and guards.match(phrase) is None:
        return False
    return not any(form.search(phrase) for form in (ends, _ONCE, _LEFT_OPEN, _HALF, _TIMES))


def nominal(phrase: str) -> str | None:
    """The phrase, or what is left of it when marks of a list go, or its place; None where it is no noun phrase."""
    bare = _ADVERBS.sub("", _NUMBERED.sub("", phrase).strip("的"))
    if _POSTED.search(bare) is not None:
        return None  # somebody who speaks
    if is_nominal(bare):
        return bare
    done = _words()[0].sub("", bare)
    if len(done) > _SHORT and is_nominal(done):
        return done
    region = region_of(bare)
    return region if region is not None and is_nominal(region) else None


def _is_rate(phrase: str) -> bool:
    """Whether the phrase is only a measure that is read with another: 利润降幅."""
    metric = metric_of(phrase) if phrase.endswith(("幅", "速", "占比", "比重")) else None
    return metric is not None and metric.known and not metric.head


def _is_balanced(phrase: str) -> bool:
    return all(phrase.count(opening) == phrase.count(closing) for opening, closing in _PAIRS)
