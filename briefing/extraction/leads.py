"""Whom an article is about: the firms that it names, and which names lead it from its headline or opening on."""

import re
from collections.abc import Iterable
from functools import cached_property

from briefing.extraction import lexicon
from briefing.extraction.antecedents import firms_in
from briefing.extraction.clauses import predicate_words
from briefing.extraction.nominal import is_nominal
from briefing.extraction.nouns import anaphora, kind_of, metric_of, region_of
from briefing.extraction.passages import Reading
from briefing.text.patterns import late

_TAIL = late(
    r"(?:[（(][^（）()]{1,8}[）)])?(?:集团|控股|实业)?"
    r"(?:股份有限公司|有限责任公司|有限公司|集团公司|公司|集团|股份)$"
)
# 陇芯微的封测车间, 远澜储能董事长: a name without a class word, which owns what only firms own.
_OWNS = late(
    r"(?:^|[，。；：“”！？、\n]|在|走进|来到|位于|由|据|从|与|和)(?P<name>[\u4e00-\u9fffA-Za-z]{3,6}?)"
    r"(?:的[\u4e00-\u9fff]{0,4}?(?:车间|产线|生产线|展厅|厂区|厂房|仓库|实验室|工厂|研发中心)|"
    r"(?:董事长|总经理|创始人|董事会秘书|董秘|副总经理|总裁|首席[执技财运营]|CEO|公告|发布公告))"
)
# 湘翼动力的2号试车台完成首次点火。这家企业……
_THIS_FIRM = late(
    r"(?:^|[，。；：”\n])(?P<name>[\u4e00-\u9fffA-Za-z]{3,6}?)(?:的[^，。；\n]{2,20})?。这家[^，。；\n]{0,14}(?:企业|公司|厂)"
)
# What no firm is called: an office, a school, goods, somebody who speaks, part of a sentence.
_NO_FIRM = late(
    r"(?:[局委厅部署所校院店社室站]|证券|期货|基金|公会|协会|学会|商会|联合会|中心|大学|材料|产品|汽车|牧场|车间|平台|[一两几多]家[\u4e00-\u9fff]+|[兼副原总])$|"
    r"^(?:[一两几多各限方]|董事|这|该|某|变成)|(?:不愿|来自|负责)|[“”]"
)
_FEWEST, _NAME, _OFTEN, _AGAIN = 2, 3, 3, 2  # characters of a core, of a headline's name; times it is named
_PLACES = "市县区镇"
_NEAR = 300  # characters before, within which a firm is still spoken of
_OPENING = 2  # paragraphs


@lexicon.per_words
def _trading() -> re.Pattern[str]:
    """欧锐锁业昨天…: a name of two to four characters and a trade, at the head of a clause that says what it does."""
    trades = lexicon.any_of(lexicon.classes("holders")["号"]).pattern
    return re.compile(
        rf"(?:^|[，。；：“”\n的]|(?:老|大|小|名|鞋|锁|纺织|机械)厂|企业|公司|龙头)(?P<name>(?![该本某各这那几多一])[\u4e00-\u9fffA-Za-z]{{2,4}}?(?:{trades}))"
        r"(?=昨|今[天日年]|[日目]前|近[日期]|本[月周]|上[月周半]|前[一二三]|去年|成立|宣布|发布|公告|公布|披露|签|拟|将|与|已|在|投资|，把|举行)"
    )


def core_of(name: str) -> str:
    """The name by which a text goes on calling a firm: 赤水河轴承 of 赤水河轴承股份有限公司."""
    core = _TAIL.sub("", name)
    return core if len(core) >= _FEWEST else name


class Leads:
    """The text of an article, asked whom it is about."""

    def __init__(self, reading: Reading) -> None:
        self.heading = " ".join(zone.text for zone in reading.zones if zone.zone == "headline")
        texts = [passage.text for passage in reading.passages if passage.zone == "body"]
        self._opening = "\n".join(texts[:_OPENING])
        self._whole = "\n".join(texts)
        self._firms: list[str] = []
        self.learn(firms_in(self._whole))
        for form in (_OWNS, _THIS_FIRM, _trading()):
            self.learn((match["name"] for match in form.finditer(self._whole)), sure=True)

    def learn(self, firms: Iterable[str], *, sure: bool = False) -> None:
        """Names that the article gives to firms; `sure` where they need not come again."""
        for told in firms:
            name = told.rpartition("的")[2]
            if name not in self._firms and self._is_name(name, sure=sure):
                self._firms.append(name)

    def _is_name(self, name: str, *, sure: bool) -> bool:
        core = core_of(name)
        if len(core) < _FEWEST or not is_nominal(name) or core in anaphora() or region_of(core) == core:
            return False
        if _NO_FIRM.search(core) or (region_of(core) or "").startswith("全"):
            return False
        if (
            metric_of(core) is not None
            or predicate_words(core)
            or kind_of(core) not in ({"企", "业", None} if sure else {"企", None})
        ):
            return False
        if any(f"{core}{unit}" in self._whole for unit in _PLACES):
            return False  # 瓦房店
        again = sure or core != name or kind_of(core) == "企" or core in self.heading
        return self._whole.count(core) >= (1 if again else _AGAIN)

    def is_lead(self, name: str) -> bool:
        """Whether the article is about that name: its headline tells it, or its opening does and it comes again."""
        core = core_of(name)
        if len(core) < _FEWEST or core in anaphora() or name in anaphora():
            return False
        if any(f"{core}{unit}" in self._whole for unit in _PLACES):
            return False  # 瓦房店
        if len(core) >= _NAME and core in self.heading:
            return True
        return core in self._opening and self._whole.count(core) >= _OFTEN

    def last_firm(self, near: str) -> tuple[int, str]:
        """The firm named last in a stretch of text, by its name or what is left of it, and where it ends."""
        told = [(near.rfind(core) + len(core), name) for name in self._firms if (core := core_of(name)) in near]
        return max(told, default=(-1, ""))

    def place_of(self, paragraph: str) -> int:
        """Where a paragraph begins in the article."""
        return max(0, self._whole.find(paragraph))

    def going(self, index: int) -> str | None:
        """The firm of which the text goes on speaking at a place: the one that leads it, else the last one named."""
        near = self._whole[max(0, index - _NEAR) : index]
        return self.firm or self.last_firm(near)[1] or None

    @cached_property
    def firm(self) -> str | None:
        """The only firm that leads the article, else the only one that it names at all."""
        leading = [name for name in self._firms if self.is_lead(name)]
        return _only(leading) if leading else _only(self._firms)


def _only(names: list[str]) -> str | None:
    """The name, where all are names of one firm."""
    least = min(map(core_of, names), key=len, default="")
    return names[0] if names and all(least in name for name in names) else None
