"""Whether the text beside a figure says whose it is: what is only remembered from paragraphs before is let go.

A holder *stands* where its words do: in the figure's sentence, or in its paragraph before. Of what stands in earlier
paragraphs alone only the region and what the headline names are still spoken of; no firm, person or project is.
"""

import re
from dataclasses import dataclass

from briefing.extraction.carried import has_own_subject, is_cut, is_source, may_carry
from briefing.extraction.leads import Leads
from briefing.extraction.nominal import is_generic_name, is_nominal, nominal
from briefing.extraction.nouns import anaphora, kind_of, metric_of, region_of
from briefing.text.patterns import late

_FEWEST, _NAME = 2, 3  # characters of a noun, and of a name that a headline tells
_HEAD = (
    r"(?:^|[，。；：、“”？！☉]|而|但|同时|此外|另外|目前|今年|去年|明年|全年|[上下]半年|[年月日底末初]"
    r"|表示|介绍|透露|说|称|指出|告诉记者|坦言)"
)
# 公司|预计在重庆新增18亿元投资: a word that stands for a firm, as the subject of a clause.
_FIRM = late(
    rf"{_HEAD}(?P<word>(?:该|本|这家|我)?(?:公司|企业|集团)|我们|咱们|我厂|厂里)"
    r"(?![化级界类群区家数总主法股债]|联合|联盟|合[作计]|旗下的|普遍|纷纷|之间|集聚|负责|[董总副经厂]|有[关的限]|生产车间|用[工地电气])"
)


@dataclass(frozen=True)
class Ground:
    """The text beside a figure: `near` is its paragraph to the end of its sentence, `sentence` that sentence before it.

    `heading` holds the headline; `house` is the firm for which is spoken there, None where nobody speaks for one.
    """

    near: str
    sentence: str
    heading: str
    house: str | None = None
    firm: str | None = None  # the firm named last in the paragraph
    names: frozenset[str] = frozenset()  # of persons
    behind: str = ""  # the rest of the sentence
    leads: Leads | None = None  # whom the article is about
    lead: str | None = None  # the firm of which it goes on speaking where the paragraph names none

    def is_lead(self, name: str) -> bool:
        """Whether the article is about that name."""
        return self.leads is not None and self.leads.is_lead(name)

    def stands(self, words: str) -> bool:
        """Whether the words stand beside the figure."""
        return words in self.near


def grounded(holder: str, ground: Ground, measure: str = "", form: str = "") -> str | None:
    """The holder as far as the text beside the figure bears it out; None where nothing of it is certain.

    `measure` and `form` are what the figure measures and its type.
    """
    if holder in ground.names:
        return holder
    if (person := _with_scrap(holder, ground)) is not None:
        return person
    meant = _by_anaphora(holder, ground)
    if meant is not None:
        return meant or None
    found = _borne_out(holder, ground)
    if found is None or found in ground.names:
        return found
    if is_generic_name(found):
        return ground.house if found.endswith("公司") else None
    found = nominal(found)
    return found if found is not None and _is_own(found, ground, measure, form) else None


def _with_scrap(holder: str, ground: Ground) -> str | None:
    """沈水根 of 沈水根|自费: a person of whom the article tells, and the beginning of what it did."""
    name = next((name for name in ground.names if holder.startswith(name) and ground.is_lead(name)), "")
    rest = holder[len(name) :]
    return name if name and rest[0] not in "的家等和与" and kind_of(rest) is None and metric_of(rest) is None else None


def _is_own(found: str, ground: Ground, measure: str, form: str) -> bool:
    """Whether the figure is the holder's: not that of another of whom its sentence speaks."""
    if is_source(found, ground.sentence) or is_cut(found, ground.near):
        return False
    named = any(found[start:] in ground.sentence for start in range(len(found) - 1)) or found in ground.behind
    if not named and found == ground.house:
        return not has_own_subject(ground.sentence, found, measure)
    if not named and ground.house is not None and region_of(found) == found:
        return False  # a firm speaks of itself
    if (
        not named
        and not ground.stands(found)
        and kind_of(found) in {"项", "园", "会"}
        and _OFFICE_SAYS.search(ground.sentence)
    ):
        return False
    if not named and _is_led(found, ground) and has_own_subject(ground.sentence, found, measure):
        return False
    return named or may_carry(found, ground.sentence, measure, form)


# 县水利局局长温志强说: an office speaks of what it does itself.
_OFFICE_SAYS = late(
    r"(?:局|委|委员会|办|厅|中心|政府)(?:党组书记、|副)?(?:局长|主任|处长|科长|厅长|[省市县区镇乡]长|负责人)[\u4e00-\u9fff]{0,4}"
    r"(?:说|表示|介绍|透露|告诉|指出)"
)


def _is_led(found: str, ground: Ground) -> bool:
    """Whether nothing beside the figure names the holder, only the article's opening."""
    return region_of(found) is None and not ground.stands(found) and _of_heading(found, ground) is None


def _by_anaphora(holder: str, ground: Ground) -> str | None:
    """Whom 公司 means: the speaker's house, else the firm named last; empty where nobody knows, None if it is not."""
    said = _last_firm_word(ground.sentence)
    if said is None:
        return _firm_meant(ground) if holder in _FIRM_WORDS else None
    word, start = said
    if holder and anaphora().get(holder) != "企" and holder in ground.sentence:
        return None
    behind = ground.sentence[start + len(word) :]
    rest = _rest_of(holder, behind)
    base = holder if rest is None else holder[: -len(rest)]
    led = ground.lead if word.endswith(("公司", "企业", "集团")) else None  # not 我们, who may be anybody
    house = ground.house or _last_named(base, ground) or _of_heading(base, ground) or led
    if house is None:
        group = word in {"企业", "集团", "厂里"} and (holder == word or kind_of(holder) not in {"企", "项", "会"})
        return None if group or kind_of(holder) not in {"企", "项", "会", None} else ""
    if rest is None and kind_of(holder) not in {"企", "地", "园", None} and holder not in anaphora():
        return None
    return house if rest is None or rest == holder else f"{house}{rest}"


_FIRM_WORDS = frozenset(["集团", "公司", "该公司", "该企业", "该集团", "本公司", "这家公司", "这家企业"])


def _firm_meant(ground: Ground) -> str:
    """The firm that the text goes on speaking of; empty where nobody knows."""
    return ground.house or ground.firm or ground.lead or ""


def _last_named(base: str, ground: Ground) -> str | None:
    """The firm named last in the paragraph: one of which figures were told, or what the text was speaking of."""
    spoken = base if kind_of(base) in {"企", None} and base not in anaphora() and ground.stands(base) else None
    told = [name for name in (spoken, ground.firm) if name and is_nominal(name) and region_of(name) != name]
    return max(told, key=lambda name: ground.near.rfind(name) + len(name), default=None)


def _last_firm_word(sentence: str) -> tuple[str, int] | None:
    last = None
    for match in _FIRM.finditer(sentence):
        last = match
    return (last["word"], last.start("word")) if last else None


def _rest_of(holder: str, behind: str) -> str | None:
    """储能 of 宁曜新能储能, where it stands behind the word."""
    rest = next((holder[cut:] for cut in range(_FEWEST, len(holder) - 1) if holder[cut:] in behind), None)
    return rest if rest is not None and is_nominal(rest) else None


def _borne_out(holder: str, ground: Ground) -> str | None:
    if ground.stands(holder) or region_of(holder) == holder or holder == ground.house or ground.is_lead(holder):
        return holder
    for cut in range(_FEWEST, len(holder) - 1):
        rest = holder[cut:]
        if ground.stands(rest):
            return _joined(holder[:cut], rest, ground)
    region = region_of(holder)
    return _of_heading(holder, ground) or (region if region and kind_of(holder) is None else _pointed(holder, ground))


def _joined(base: str, rest: str, ground: Ground) -> str | None:
    """A holder of two parts, as far as each is borne out."""
    own = _borne_out(base, ground) if len(base) >= _FEWEST else None
    own = own if own is None or own in ground.names else nominal(own)
    if rest in _HERE and own is not None and region_of(own) == own:
        return own
    if is_generic_name(rest):
        return None
    told = nominal(rest)
    if own is not None:
        if told is None and kind_of(own) not in _SURE:
            return None
        return f"{own}{told}" if told is not None else own
    named = told is not None and (len(told) >= _NAME or kind_of(told) is not None)
    return told if named else None


_HERE = frozenset(["当地", "本地", "这里"])
_SURE = frozenset("地企")


def _of_heading(holder: str, ground: Ground) -> str | None:
    """The name with which the holder ends, where the headline names it too: it is what the article is about."""
    for start in range(len(holder) - _NAME + 1):
        if holder[start:] in ground.heading and not is_generic_name(holder[start:]):
            return holder[start:]
    return None


def _pointed(holder: str, ground: Ground) -> str | None:
    """光伏治沙基地, where the paragraph says 基地 at the head of a clause."""
    if kind_of(holder) not in {"园", "业", "会", "群"}:
        return None
    tails = (holder[start:] for start in range(1, len(holder) - 1))
    for tail in tails:
        if len(tail) >= _FEWEST and re.search(rf"{_HEAD}{re.escape(tail)}", ground.near):
            return holder
    return None
