"""Whom 公司, 该中心 or a bare 所长 means: the organisation named last before that agrees with the post."""

import re
from collections.abc import Iterator
from functools import lru_cache

from briefing.extraction import lexicon
from briefing.extraction.organisations import firm_tails, trimmed
from briefing.text.patterns import late

_FIRM_POST = late(
    r"董事|总经理|总裁|总监|总工程师|总设计师|首席[\u4e00-\u9fff]{2,6}官|首席[执财运技]|创始人|创办人|合伙人|执行长|董座|董秘|掌门人|CEO|C[TFOM]O"
)
_PERSON_TAIL = "长|人员|员"
_GENERIC = late(
    r"^(?:上市|科创板|创业板|主板|北交所|A股|港股|美股|新三板|母|子|分|总|该|本|我|各|多家|几家|一家|两家|这家|那家|某|国有|民营|外资|龙头|大|小|中小|制造业|科技|跨国|中央|地方|有关|相关|"
    r"物流|电商|房地产|保险|证券|基金|能源|咖啡|食品|汽车|建筑|投资|高新技术|新能源|专业|乡镇|重点|骨干|本地|当地|周边|全县|全市|全省|家电|外贸|加工|制造|"
    r"配套|下游|上游|整车|头部|知名|老牌)*(?:公司|集团|企业|银行|大学|学院|研究院|研究所|协会|商会|合作社|医院|工厂|[\u4e00-\u9fff]{0,2}厂|车站|市场|门店|店)$|"
    r"一家|多家|几家|两家|这家|那家|某家|数家|不少|许多|所有|各大|上市公司$|等公司$|多所|几所|一所"
)
_SHORT_FORM = late(r"（(?:以下|下)?(?:简称|称)[：:]?“?(?P<name>[^“”（）]{2,14})”?）")
_SHORTEST = 4
_FAR = 600


@lru_cache(maxsize=64)
def _pattern(tails: str) -> re.Pattern[str]:
    return re.compile(
        rf"[\u4e00-\u9fffA-Za-z0-9（）·\-]{{2,30}}?(?:{tails})"
        rf"(?!{_PERSON_TAIL}|[\u4e00-\u9fff]{{0,2}}(?:公司|集团|股份))"
    )


@lexicon.per_words
def _firms() -> str:
    whole = ("股份有限公司", "有限责任公司", "有限公司", "集团公司", "公司", "集团", "合作社", "酒厂", "药厂")
    return "|".join((*whole, *firm_tails()))


def tails_of(post: str, printed: str = "") -> str | None:
    """How an organisation ends that a bare post (所长), or words that point back (该中心), may belong to."""
    bare = printed.lstrip("该本我这家个")
    if bare and bare not in {"公司", "企业", "集团", "其", "项目"}:
        return re.escape(bare) if len(bare) > 1 else _tails(f"{bare}长") or bare
    if not bare and (tails := _tails(post)):
        return tails
    return _firms() if bare or _FIRM_POST.search(post) else None


def _tails(post: str) -> str:
    """The endings of what somebody with that post heads, the longest first; empty where none is known."""
    found = next((tails for head, tails in lexicon.classes("headed").items() if post.endswith(head)), ())
    return "|".join(sorted(found, key=lambda tail: (-len(tail), tail)))


def named_before(text: str, index: int, tails: str) -> tuple[int, int] | None:
    """The organisation named last before a place that ends so; its short form where one is given."""
    best = None
    for match in _pattern(tails).finditer(text, max(0, index - _FAR), index):
        start, end = trimmed(text, *match.span())
        name = text[start:end]
        if end - start < _SHORTEST or _GENERIC.search(name):
            continue
        short = _SHORT_FORM.match(text, end)
        best = short.span("name") if short else (start, end)
    return best


def firms_in(text: str) -> Iterator[str]:
    """The firms that a text names in full, in order."""
    for match in _pattern(_FULL_NAMES).finditer(text):
        start, end = trimmed(text, *match.span())
        if end - start >= _SHORTEST and not _GENERIC.search(text[start:end]):
            yield text[start:end]


_FULL_NAMES = "股份有限公司|有限责任公司|有限公司|集团公司|公司|集团"
