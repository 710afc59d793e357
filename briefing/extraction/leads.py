"""Whom an article is about: the firms that it names, and which names lead it from its headline or opening on."""

import re
from collections.abc import Iterable
from functools import cached_property

from briefing.extraction.antecedents import firms_in
from briefing.extraction.clauses import predicate_words
from briefing.extraction.nominal import is_nominal
from briefing.extraction.nouns import anaphora, kind_of, metric_of, region_of
from briefing.extraction.passages import Reading

_TAIL = re.compile(
    r"(?:[（(][^（）()]{1,8}[）)])?(?:集团|控股|实业)?"
    r"(?:股份有限公司|有限责任公司|有限公司|集团公司|公司|集团|股份)$"
)
# 陇芯微的封测车间, 远澜储能董事长: a name without a class word, which owns what only firms own.
_OWNS = re.compile(
    r"(?:^|[，。；：“”！？、\n]|在|走进|来到|位于|由|据|从|与|和)(?P<name>[\u4e00-\u9fffA-Za-z]{3,6}?)"
    r"(?:的[\u4e00-\u9fff]{0,4}?(?:车间|产线|生产线|展厅|厂区|厂房|仓库|实验室|工厂|研发中心)|"
    r"(?:董事长|总经理|创始人|董事会秘书|董秘|副总经理|总裁|首席|CEO|公告|发布公告))"
)
# What no firm is called: an office, a school, goods, somebody who speaks, part of a sentence.
_NO_FIRM = re.compile(
    r"(?:[局委厅部署所校院店社室站]|公会|协会|学会|商会|联合会|中心|大学|材料|产品|汽车|牧场|车间|平台|[一两几多]家[\u4e00-\u9fff]+|[兼副原总])$|"
    r"^(?:[一两几多各限方]|董事|这|该|某|变成)|(?:不愿|来自|负责)|[“”]"
)
_FEWEST, _NAME, _OFTEN, _AGAIN = 2, 3, 3, 2  # characters of a core, of a headline's name; times it is named
_PLACES = "市县区镇"
_OPENING = 2  # paragraphs


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
        self.learn(match["name"] for match in _OWNS.finditer(self._whole))

    def learn(self, firms: Iterable[str]) -> None:
        """Names that the article gives to firms."""
        for told in firms:
            name = told.rpartition("的")[2]
            if name not in self._firms and self._is_name(name):
                self._firms.append(name)

    def _is_name(self, name: str) -> bool:
        core = core_of(name)
        if len(core) < _FEWEST or not is_nominal(name) or core in anaphora() or region_of(core) == core:
            return False
        if _NO_FIRM.search(core) or (region_of(core) or "").startswith("全"):
            return False
        if metric_of(core) is not None or predicate_words(core) or kind_of(core) not in {"企", None}:
            return False
        if any(f"{core}{unit}" in self._whole for unit in _PLACES):
            return False  # 瓦房店
        again = core != name or kind_of(core) == "企" or core in self.heading
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

    @cached_property
    def firm(self) -> str | None:
        """The only firm that leads the article, else the only one that it names at all."""
        leading = [name for name in self._firms if self.is_lead(name)]
        return _only(leading) if leading else _only(self._firms)


def _only(names: list[str]) -> str | None:
    """The name, where all are names of one firm."""
    least = min(map(core_of, names), key=len, default="")
    return names[0] if names and all(least in name for name in names) else None
