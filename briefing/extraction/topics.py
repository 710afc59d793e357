"""What a text is speaking of while it goes on: the place, firm, park or project that a clause without subject means.

A small discourse model. A *container* is a holder that lasts (a region, firm, park, project, event); a *subject* is
what the sentence speaks of; a *part* is a branch, product or group that a clause names of the container
(全市 + 数控机床).
"""

import re
from collections import Counter
from dataclasses import dataclass, field

from briefing.extraction.clauses import predicate_words
from briefing.extraction.nouns import (
    ATTRIBUTE,
    LASTING,
    anaphora,
    clean,
    is_generic,
    is_noun,
    kind_of,
    pointed_at,
    region_of,
)
from briefing.extraction.phrases import without_lead
from briefing.extraction.subjects import CLASS_NAME, PUBLIC, last_of, person_alone, speaker_of, subject_of, tidy


@dataclass
class Topics:
    """The state of the discourse of one article."""

    region: str | None = None
    container: str | None = None
    kind: str = ""  # of the container
    subject: str | None = None
    fleeting: bool = False  # whether the subject ends with its sentence
    part: str | None = None
    whole: str | None = None  # 签约项目中: of what the sentence counts
    named: dict[str, str] = field(default_factory=dict)  # holders named in full, and their kind, the last ones
    firms: dict[str, str] = field(default_factory=dict)  # firms whose names end in no class word
    places: dict[str, str] = field(default_factory=dict)  # short names of places: 民勤, after 民勤县
    spoken: Counter[str] = field(default_factory=Counter)  # how often each kind of container was spoken of

    def open_passage(self) -> None:
        """A paragraph begins: what it speaks of must be said anew, but for the container; a report returns home."""
        self.subject = self.part = None
        if self.kind in _PASSING and self.region and self.spoken["地"] > self.spoken[self.kind]:
            self._contain(self.region, "地")

    def open_sentence(self, clause: str = "") -> None:
        """A sentence begins: parts end, and so do subjects that are no lasting ones; 全年 returns to the region."""
        self.part = self.whole = None
        if self.fleeting:
            self.subject = None
        spoken = self.spoken["地"]
        if self.region and self.kind in _PASSING and spoken >= _DOMINANT and spoken > 2 * self.spoken[self.kind]:
            self._contain(self.region, "地")
        if self.region and (clause.startswith(_YEARLY) or (self.kind in {"项", "会"} and _GOVERNS.match(clause))):
            self.subject = None
            self._contain(self.region, "地")

    def home(self) -> str | None:
        """The region, for what only a region has; it is spoken of from here on."""
        if self.region is None:
            return self.current()
        if self.kind != "地":
            self.subject = None
            self._contain(self.region, "地")
        held = self.subject or self.container or ""
        return held if held.startswith(self.region) else self.region

    def agent(self) -> str | None:
        """Whose an action is in a clause that does not say: no branch or product acts."""
        acts = self.part is not None and kind_of(self.part) in {"企", "地", "园", "会", "群"}
        return self.part if acts else self.subject or self.container or self.part

    def is_firm(self, noun: str) -> bool:
        """Whether the noun is a firm by its last word or because the text named it as one."""
        return noun in self.firms or kind_of(noun) == "企"

    def current(self) -> str | None:
        """Whose a quantity is in a clause that does not say."""
        return self.part or self.subject or self.container

    def take(self, phrase: str, *, subject: bool = True) -> str | None:
        """The holder that the phrase names, as it now stands; the phrase becomes what is spoken of."""
        if _WE.fullmatch(clean(phrase)):
            return self.container if self.kind in LASTING else None
        if _PERSON.match(tidy(phrase)):
            self.subject, self.part, self.fleeting = None, None, True
            return None
        noun = last_of(tidy(phrase))
        if not is_noun(noun) or noun == "其":
            return self.current()
        noun = self._near_place(noun)
        kind = "企" if noun in self.firms else kind_of(noun)
        if noun in anaphora() or _points(noun):
            noun = self.resolved(noun)
        holder = self._held(noun, kind)
        if subject:
            self.subject, self.part = holder, None
            self.fleeting = holder != self.container and kind not in {"业", "地"} and self._region(noun) is None
        else:
            self.part = holder
        return holder

    def _held(self, noun: str, kind: str | None) -> str:
        """The holder that a noun names, which may be what the text now goes on speaking of."""
        region, firm, owner = self._region(noun), self._firm(noun), _OWNER.match(noun)
        if kind in LASTING and (self.container is None or not is_generic(_NEW.sub("", noun))):
            self._contain(noun, kind or "")
            if kind == "企" and (short := _FULL_NAME.match(noun)):
                _keep(self.firms, short["name"], "企")
            if noun not in anaphora():
                _keep(self.named, noun, kind or "")
        elif owner is not None and (own := kind_of(owner["name"])) in LASTING:
            self._contain(owner["name"], own or "")
        elif region in _ABROAD and region != noun and self.kind in LASTING:
            return self.composed(noun)
        elif region is not None and self.kind == "企" and region.startswith(_MARKETS):
            return self.composed(noun)
        elif region is not None:
            self._settle(region, alone=region == noun)
            return region if noun.startswith(f"{region}的") and kind is None else noun
        elif firm is not None:
            self._contain(firm, "企")
        else:
            return self.composed(noun)
        return noun

    def _near_place(self, noun: str) -> str:
        """该区 is the district named last."""
        pointed = _THAT_PLACE.match(noun)
        if pointed and self.region and self.region.endswith(pointed["unit"]) and not self.region.startswith("全"):
            return self.region + noun[pointed.end() :]
        return noun

    def _settle(self, region: str, *, alone: bool) -> None:
        """The text speaks of a place; of the world only where it is named alone."""
        if region in _VAGUE:
            return
        if self.kind == "企" and region.startswith(_MARKETS):
            return
        if alone or region not in _WIDE:
            self.region = region
            self._contain(region, "地")
            if region[-1:] in _DIVISION and len(region) > _SHORT:
                _keep(self.places, region[:-1], "地")

    def _region(self, noun: str) -> str | None:
        return region_of(noun) or next((place for place in self.places if noun.startswith(place)), None)

    def _firm(self, noun: str) -> str | None:
        return next((firm for firm in self.firms if noun.startswith(firm)), None)

    def _contain(self, words: str, kind: str) -> None:
        self.container, self.kind, self.part = words, kind, None
        self.spoken[kind] += 1

    def composed(self, noun: str) -> str:
        """The noun with the holder to which it belongs: 全市 + 数控机床."""
        own = self.subject if self.fleeting and self.subject and not region_of(self.subject) else None
        base = own or self.container
        if base is None or base in noun or _ALONE.search(noun):
            return noun
        return base if noun in base else f"{base}{noun}"

    def resolved(self, noun: str) -> str:
        """What a word like 公司 or 该项目 stands for, where only one fits; else the word."""
        kind = anaphora().get(noun, "")
        bare = noun.removeprefix("该").removeprefix("这家").removeprefix("本").removeprefix("此次")
        zone = bare == "园区" and (self.container or "").endswith(("区", "园", "城", "基地", "港"))
        if (kind == self.kind == "企" or (zone and self.kind == "园")) and self.container not in {None, *anaphora()}:
            return self.container or noun
        if kind == "企":
            fitting = [words for words, own in self.named.items() if own == "企" and not PUBLIC.search(words)]
        elif kind == "全":
            return noun
        else:
            fitting = [words for words in self.named if words.endswith(bare) and words != bare]
        return fitting[-1] if len(set(fitting)) == 1 else noun

    def hear(self, clause: str) -> None:
        """A clause without a quantity: its subject, where it is of a kind that lasts, is what follows is about."""
        speaker = speaker_of(clause)
        if speaker is None and (person := person_alone(clause)) is not None:
            self.subject, self.part, self.fleeting = person, None, True
            return
        if speaker is not None:
            self.speak(speaker[0], firm=speaker[1])
            return
        for short in _SHORT_NAME.finditer(clause):
            _keep(self.firms, short["name"], "企")
        named = self._place_named(clause) or self._name_alone(clause)
        if named is not None:
            self.take(named)
            return
        whole = region_of(without_lead(clause))
        if whole is not None and whole[0] in "全我本":
            self.take(whole)
        if clause.endswith(("中", "里", "之中")) and is_noun(tidy(clause)):
            self.whole = tidy(clause)
        self._hear_subject(clause)

    def _place_named(self, clause: str) -> str | None:
        """在宜兴, 走进产业园: where the text goes."""
        match = _AT.match(clause)
        if match is None:
            return None
        kind = kind_of(match["place"])
        if kind is None and _TOWN.fullmatch(match["place"]):
            _keep(self.places, match["place"], "地")
            return match["place"]
        return match["place"] if kind in {"地", "园", "企"} else None

    def _name_alone(self, clause: str) -> str | None:
        """位于高新区的蓝盾光电, with nothing after it."""
        match = ATTRIBUTE.match(clause)
        rest = clause[match.end() :] if match else ""
        if _NAME.fullmatch(rest) and not predicate_words(rest):
            _keep(self.firms, rest, "企")
            return rest
        last = clause.rpartition("的")[2] if "的" in clause else ""
        names = kind_of(last) in LASTING and len(last) > _SHORT and not predicate_words(last)
        return last if names else None

    def _hear_subject(self, clause: str) -> None:
        own = subject_of(clause) or ("" if predicate_words(clause) else clean(without_lead(clause)))
        own = pointed_at(own)
        noun = last_of(tidy(own))
        owner, _, owned = noun.rpartition("的")
        if owner and kind_of(owned) is None and (kind_of(owner) in LASTING or owner in self.firms):
            noun = owner
        if CLASS_NAME.match(clean(without_lead(own))) or (own and _DISCLOSES.search(clause)):
            _keep(self.firms, noun, "企")
            self.take(noun)
        elif is_noun(noun) and not _OFFICIAL.search(noun):
            kind = kind_of(noun)
            if (kind is not None and kind != "群") or _THIS_ONE.match(noun) or self._region(noun) or self._firm(noun):
                self.take(noun)

    def speak(self, organisation: str, *, firm: bool) -> None:
        """Somebody speaks for an organisation: a firm speaks of itself, an office of its place."""
        if firm and kind_of(organisation) is None:
            _keep(self.firms, organisation, "企")
        region = region_of(organisation)
        if not firm and _SCHOLARLY.search(organisation):
            self.subject = self.part = None
            if self.kind in LASTING:
                self.container, self.kind = (self.region, "地") if self.region else (None, "")
            return
        if not firm and _HOUSE.search(organisation):
            self.take(organisation)
            return
        if firm or kind_of(organisation) == "园":
            self.take(organisation)
        elif region is not None:
            self.take(region)


# Who speaks of a trade or of the world, not of the own house; and who speaks of it.
_SCHOLARLY = re.compile(r"(?:公会|协会|商会|学会|联合会|促进会|大学|学院|研究院|研究所|智库|证券|期货|券商|基金会)$")
_HOUSE = re.compile(r"(?:医院|卫生院|中学|小学|幼儿园|养老院|博物馆|图书馆|车站|机场)$")
_WE = re.compile(r"我们|咱们|我公司|我们自己")
_PERSON = re.compile(r"我(?![国省市县区镇乡村州校院厂司行])|[他她]|咱|大家|有人|本人")
_THAT_PLACE = re.compile(r"该(?P<unit>[省市县区镇乡村州])(?![场域])")
_OWNER = re.compile(
    r"(?P<name>[\u4e00-\u9fffA-Za-z“”（）]{2,20}(?:公司|集团|分行|银行|医院|大学|研究院|研究所|油田|机场|港|钢铁|工厂|产业园|园区|开发区|"
    r"高新区|经开区))(?!区|口|澳)[\u4e00-\u9fff]+$"
)
_THIS_ONE = re.compile(r"(?:该|这[条款座项台批片部栋艘本套种])[\u4e00-\u9fff]")
_FULL_NAME = re.compile(r"^(?P<name>[\u4e00-\u9fff]{2,3})(?:科技|股份|精机|电子|光电|半导体|重工|生物|制药|药业|集团|控股|物流|动力|储能|新能|智能)$")
_NEW = re.compile(r"^[老新大小好旧](?=[\u4e00-\u9fff]{2}$)")
_DOMINANT = 5  # times a region is spoken of before a report returns to it with every sentence


def _points(noun: str) -> bool:
    return noun.startswith(("该", "此次", "本次")) and kind_of(noun) is not None


_MOST = 30  # names that are kept in mind


def _keep(names: dict[str, str], name: str, kind: str) -> None:
    """Remembers a name as the last one; the oldest is forgotten where there are many."""
    names.pop(name, None)
    names[name] = kind
    if len(names) > _MOST:
        del names[next(iter(names))]


_PASSING = frozenset("园项会")
_WIDE = frozenset(("全球", "世界", "国内", "国际", "境内", "国外", "海外"))
# The markets of a firm: 公司 … 欧洲渠道商
_ABROAD = frozenset(
    [
        "欧洲",
        "亚洲",
        "非洲",
        "北美",
        "南美",
        "拉美",
        "中东",
        "欧盟",
        "东盟",
        "美国",
        "日本",
        "韩国",
        "德国",
        "法国",
        "英国",
        "印度",
        "越南",
        "泰国",
        "海外",
        "国内",
        "全球",
    ]
)
_MARKETS = ("欧", "美国", "东盟", "亚洲", "非洲", "北美", "南美", "拉美", "中东", "日本", "韩国", "德国", "印度", "越南", "泰国", "华东", "华南", "华北", "华中", "西北", "西南", "海外")
_VAGUE = frozenset("县域 市域 省域 农村 城镇 地区 各地 境内 当地 本地 这里 那里 该地 城区 县城".split())  # noqa: SIM905
# Sentences without subject that say what an administration did, not a project: 新登记经营主体, 盘活闲置土地.
_GOVERNS = re.compile(
    r"^(?:[☉\s]|近[一二两三四五]年|今年|去年|全年|年内|累计|已|“[^“”]{1,10}”)*(?:新登记|新增|净增|新改建|新建改建|新改扩建|盘活|兑现|发放|实施重点|培育|引进|办理|受理|落实|"
    r"减免|整治|安置|转移就业|新建|改造|治理|完成|开展|推进|新培育|新认定|新签约|新开工|盘活|出台|争取|安排|投入)(?!后)"
)
_YEARLY = ("全年", "年末", "☉☉全年")
_DIVISION = "省市县区镇乡村州"
_SHORT = 2
_ALONE = re.compile(r"^(?:每|单|沪深|两市|北向资金|外资|该|一[^年]|各|两|三|几)|[他她我你]")
_OFFICIAL = re.compile(
    r"(?:部门|局|委|厅|部|办|政府|署|委员会|党工委|党委|海关|商会|协会|学会|联合会|院坝会|会议|领导小组)$"
)
_SHORT_NAME = re.compile(r"(?:简称|下称)“?(?P<name>[^”）□]{2,12})”?")


_DISCLOSES = re.compile(
    r"(?:发布|公布|披露|发出|交出|发表)[^，。；]{0,14}(?:财报|业绩|年报|季报|年度报告|季度报告|快报|公告|招股书|成绩单|预告)|"
    r"(?:发布|登)公告|公告称"
)
_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z]{3,10}")
_TOWN = re.compile(
    r"(?![这那此该其他她我]|过去|今后|现场|会[上场])[\u4e00-\u9fff]{1,3}[^上中下里内前后时间处边旁外看天年月日些面侧底头]"
)
_AT = re.compile(r"^(?:[☉□\s]|走进|来到|记者|在)*(?:走进|来到|在)(?P<place>[\u4e00-\u9fff“”]{2,16})$")
