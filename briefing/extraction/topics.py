"""What a text is speaking of while it goes on: the place, firm, park or project that a clause without subject means.

A small discourse model. A *container* is a holder that lasts (a region, firm, park, project, event); a *subject* is what
the sentence speaks of; a *part* is a branch, product or group that a clause names of the container (全市 + 数控机床).
"""

import re
from dataclasses import dataclass, field
from functools import cache

from briefing.extraction import lexicon
from briefing.extraction.clauses import ASIDE, PERIOD, predicate_words
from briefing.extraction.nouns import anaphora, clean, is_noun, kind_of, region_of

_LASTING = frozenset("企园项会")
_LEAD = re.compile(
    r"^(?:其中|比如|例如|包括|目前|当前|此外|同时|另外|截至目前|据介绍|据了解|另据了解|数据显示|据统计|统计显示|届时|如今|活动中|会上|另有|以及|"
    r"并且|并|而且|且|和|与|及|也|还|又|而|但|仅|全年|当年|当中|方面|同期|年末|年内|每年|到|截至|、|：|“|”|——|—|，|\s|☉|□|"
    r"[一二三四五六七八九十]是|报告期内|期内|日前|近日|近年来|从[^，。]{1,4}看)+"
)
_ATTRIBUTE = re.compile(r"^(?:位于|坐落于|地处|来自|总部位于|总部设在|设在|落户)[^的，。]{1,16}的")
_CLASS_NAME = re.compile(
    r"^[\u4e00-\u9fff]{0,10}?(?:企业|巨头|厂商|开发商|运营商|制造商|老字号|独角兽)(?P<name>[\u4e00-\u9fffA-Za-z]{3,8})$"
)
_OFFICE = re.compile(r"(?:人民政府|政府|管委会|管理委员会|党工委|党委|县委|市委|区委|镇党委|党支部|党总支|村委会|运营部|操作部|研发中心|市场部|销售部)$")
_PUBLIC = re.compile(r"(?:局|委|厅|部|办|政府|署|委员会|中心|站|所|院|大学|学院|协会)$")


@dataclass
class Topics:
    """The state of the discourse of one article."""

    region: str | None = None
    container: str | None = None
    lasting: bool = False  # whether the container is no region
    subject: str | None = None
    fleeting: bool = False  # whether the subject ends with its sentence
    part: str | None = None
    named: list[tuple[str, str]] = field(default_factory=list)  # kind and words of holders named in full

    def open_passage(self) -> None:
        """A paragraph begins: what it speaks of must be said anew, but for the container."""
        self.subject = self.part = None

    def open_sentence(self) -> None:
        """A sentence begins: parts end, and so do subjects that are no lasting ones."""
        self.part = None
        if self.fleeting:
            self.subject = None

    def current(self) -> str | None:
        """Whose a quantity is in a clause that does not say."""
        return self.part or self.subject or self.container

    def take(self, phrase: str, *, subject: bool = True) -> str | None:
        """The holder that the phrase names, as it now stands; the phrase becomes what is spoken of."""
        noun = tidy(phrase)
        if not is_noun(noun):
            return self.current()
        kind = kind_of(noun)
        if noun in anaphora():
            noun = self.resolved(noun)
            if noun == "其":
                return self.current()
        region = region_of(noun)
        holder = noun
        if region is not None:
            self.region = region
            self._contain(noun if kind in _LASTING else region, lasting=kind in _LASTING)
        elif kind is not None and kind in _LASTING:
            self._contain(noun, lasting=True)
        else:
            holder = self._composed(noun)
        if kind in _LASTING and noun not in anaphora():
            self.named.append((kind or "", noun))
        if subject:
            self.subject, self.part = holder, None
            self.fleeting = region is None and kind not in {*_LASTING, "业", "地"}
        else:
            self.part = holder
        return holder

    def _contain(self, words: str, *, lasting: bool) -> None:
        self.container, self.lasting, self.part = words, lasting, None

    def _composed(self, noun: str) -> str:
        base = self.container
        if base is None or base in noun:
            return noun
        return base if noun in base else f"{base}{noun}"

    def resolved(self, noun: str) -> str:
        """What a word like 公司 or 该项目 stands for, where only one fits; else the word."""
        kind = anaphora()[noun]
        if kind == "全":
            return noun
        bare = noun.removeprefix("该").removeprefix("这家").removeprefix("本")
        if kind == "企":
            fitting = [words for own, words in self.named if own == "企"]
        else:
            fitting = [words for own, words in self.named if words.endswith(bare) and words != bare]
        return fitting[-1] if len(set(fitting)) == 1 else noun

    def hear(self, clause: str) -> None:
        """A clause without a quantity: its subject, where it is of a kind that lasts, is what follows is about."""
        speaker = speaker_of(clause)
        if speaker is not None:
            self.speak(speaker[0], firm=speaker[1])
            return
        noun = tidy(subject_of(clause))
        place = _AT.match(clause)
        if place and kind_of(place["place"]) in {"地", "园"}:
            self.take(place["place"])
        elif is_noun(noun) and (kind_of(noun) is not None or region_of(noun)):
            self.take(noun)

    def speak(self, organisation: str, *, firm: bool) -> None:
        """Somebody speaks for an organisation: a firm speaks of itself, an office of its place."""
        region = region_of(organisation)
        if firm or kind_of(organisation) in {"园"}:
            self.take(organisation)
        elif region is not None and not firm:
            self.take(region)


_AT = re.compile(r"^(?:[☉□\s]|走进|来到|记者在|在)*(?:走进|来到|在)(?P<place>[\u4e00-\u9fff“”]{2,16})$")


def tidy(phrase: str) -> str:
    """A noun phrase without what leads it in: 其中, 位于××的, 动力电池企业."""
    noun = _LEAD.sub("", phrase.replace(PERIOD, ""))
    noun = clean(_ATTRIBUTE.sub("", noun))
    noun = _EDGE.sub("", noun)
    named = _CLASS_NAME.match(noun)
    return named["name"] if named else noun


_EDGE = re.compile(r"(?:等地|等|方面|内部|内|上|中|里|们|下)$(?<![市县镇村区乡省]里)(?<!当中)(?<!集中)(?<!高中)(?<!初中)(?<!汉中)(?<!上)")


def subject_of(clause: str) -> str:
    """The words before the first predicate word of a clause."""
    clause = _LEAD.sub("", clause)
    attribute = _ATTRIBUTE.match(clause)
    start = attribute.end() if attribute else 0
    for word in predicate_words(clause[start:]):
        return clause[start : start + word.start]
    return ""


@cache
def _posts() -> tuple[re.Pattern[str], frozenset[str], re.Pattern[str]]:
    listed = lexicon.classes("holders")
    posts = lexicon.any_of(sorted({*lexicon.posts(), *listed["职"]}))
    return posts, frozenset(listed["职"]), re.compile("(?:" + "|".join(listed["言"]) + ")[：]?$|记者")


def speaker_of(clause: str) -> tuple[str, bool] | None:
    """The organisation for which somebody speaks in a clause (陇数科技公司总经理何瑾算过一笔账), and whether a firm."""
    posts, business, speech = _posts()
    match = posts.search(clause)
    if match is None or not speech.search(clause[match.end() :]):
        return None
    organisation = _OFFICE.sub("", tidy(clause[: match.start()].rpartition("的")[2]))
    for word in reversed(predicate_words(organisation)):
        organisation = organisation[word.end :]
        break
    if not is_noun(organisation):
        return None
    own = organisation.startswith(("公司", "企业", "集团"))
    firm = match.group() in business and not _PUBLIC.search(organisation)
    return organisation, firm or own
