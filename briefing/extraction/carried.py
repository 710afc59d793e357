"""Whether a sentence takes its holder from the sentences before, or speaks of something of its own."""

import re

from briefing.extraction.nominal import is_nominal
from briefing.extraction.nouns import anaphora, metric_of, region_of
from briefing.extraction.subjects import subject_of, tidy
from briefing.extraction.topic_words import GOVERNS
from briefing.text.patterns import late

_SPEAKS = late(
    r"(?:统计|公告|通报|公布|发布|介绍|说|表示|坦言|透露|指出|强调|认为|预计|预测|显示|披露|告诉|提醒|直言)(?:说|道|，|：|$)"
)
_OFFICIAL = late(r"主任|局长|处长|科长|书记|[省市县区镇]长|负责人|记者|统计|披露|预计|数据|报告|其中|单看")
_SOURCE = late(r"(?:公会|公會|协会|商会|学会|联合会|交易所|期所|交所|局|委|办|署|厅|联盟|研究院|研究所)$")
_OURS = late(r"我们|咱们|我[厂司行院校店]|公司|企业|本[厂店]|厂里|客户|订单")
_CLAUSES = late(r"[，；：、“”]")
_OWN = late(r"[他她它][的所家]")


def has_own_subject(sentence: str, holder: str, measure: str) -> bool:
    """Whether a clause of the sentence before the figure has a subject that is neither the holder nor the measure."""
    if _OWN.search(sentence):
        return True
    for clause in _CLAUSES.split(sentence):
        if _OFFICIAL.search(clause) or _SPEAKS.search(clause) or _WHEN.search(clause):
            continue
        subject = tidy(subject_of(clause))
        if not is_nominal(subject) or subject in anaphora() or _DIGIT.search(subject):
            continue
        metric = metric_of(subject)
        if (metric is None or not metric.known) and subject not in holder and subject not in measure:
            return True
    return False


_WHEN = late(r"(?:之?后|之?前|时|以来|期间|过程中|[之以]下)$")
_DIGIT = late(r"[\d年月日]")


def is_in_speech(sentence: str) -> bool:
    """Whether what precedes the figure in its sentence stands in quotation marks that are still open."""
    return sentence.count("“") > sentence.count("”") and sentence.rfind("“") > sentence.rfind("”")


def may_carry(holder: str, sentence: str, measure: str, form: str) -> bool:
    """Whether a holder that its sentence does not name may be the figure's."""
    speech = is_in_speech(sentence)
    if region_of(holder) == holder:
        if not speech and form != "duration" and GOVERNS.match(_CLAUSES.split(sentence)[-1]):
            return True
        return not speech and form != "duration" and not has_own_subject(sentence, holder, measure)
    return not speech or _OURS.search(sentence) is not None


def is_source(holder: str, sentence: str) -> bool:
    """Whether the holder is only who tells the figure: 公会统计，全台会员厂……"""
    if _SOURCE.search(holder) is None:
        return False
    start = sentence.find(holder)
    return (
        start >= 0 and re.match(rf"[^，。；：]{{0,14}}?{_SPEAKS.pattern}", sentence[start + len(holder) :]) is not None
    )


_CONTINUES = late(r"(?:发展|管理|促进|服务|建设|监督|信息){0,2}(?:署|局|处|委员会|委|司|厅|中心|研究院|研究所|办公室)")


def is_cut(holder: str, near: str) -> bool:
    """Whether the holder stands only as the beginning of an office's name: 经济部产业|发展署."""
    if region_of(holder) == holder:
        return False
    holder = next((holder[cut:] for cut in range(len(holder) - 1) if holder[cut:] in near), holder)
    places = [match.end() for match in re.finditer(re.escape(holder), near)]
    return bool(places) and all(_CONTINUES.match(near, place) for place in places)
