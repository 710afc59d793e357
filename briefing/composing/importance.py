"""How telling a figure is, for a summary, for a card, and for what is left out first."""

from briefing.composing.material import Sentence
from briefing.composing.section import Composition
from briefing.model.annotation import Quantity
from briefing.model.selection import UNKNOWN

_IMPORTANCE = {"amount": 5.0, "level": 4.0, "growth": 1.5, "share": 2.0, "count": 2.0, "rank": 2.0, "contribution": 2.0}
_WEIGHTY = ("产值", "产量", "营业收入", "总金额", "规模", "增加值")
_NATIONAL = ("我国", "全国", "全球")


def importance(quantity: Quantity) -> float:
    """Sums before growth before counts; what an industry is measured by, and what has a period, before the rest."""
    weight = _IMPORTANCE.get(quantity.type, 0.0)
    if quantity.measure and any(word in quantity.measure for word in _WEIGHTY):
        weight += 2.0
    if quantity.type == "count" and quantity.measure in {"产量", "销量"}:
        weight += 1.0
    if quantity.period is not None:
        weight += 1.0
    return weight


def stands_alone(composition: Composition, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether the figure says whose it is: one of the nation or of nobody misleads outside its paragraph."""
    holder = quantity.holder or ""
    names = [composition.taxonomy.city.name.removesuffix("市"), "全市", "全省", "我市", "项目", "中心"]
    cluster = composition.taxonomy.cluster(sentence.story.cluster)
    own = bool(holder) and any(name in holder for name in (*names, *(cluster.names if cluster else ())))
    if sentence.story.cluster == UNKNOWN and not sentence.projects:
        return bool(holder) and holder[:4] in sentence.text
    return (own or bool(sentence.projects)) and not holder.startswith(_NATIONAL)
