"""A subject that goes on: 白云机械上月出口460台。前10个月累计出口3800台。"""

from briefing.extraction import lexicon
from briefing.extraction.carried import has_own_subject, is_in_speech
from briefing.extraction.grounds import Ground
from briefing.extraction.nouns import kind_of, region_of
from briefing.text.patterns import late

_LEAD_IN = 14  # characters of dates and linking words before a subject
_BREAK = late(r"[。！？][”」]?")
_NO_SUBJECT = frozenset(["群", "业"])
_LASTS = frozenset("企园项会地")
_OTHER = late(
    r"另[一外]|其中|此外|[一某有]家|一些|不少|有的|同行|同业|业内|分析|全国|全省|全市|全球|行业|市场|[他她它][的们]?|我"
)


def leads_sentence(subject: str, sentence: str) -> bool:
    """Whether a sentence begins with the subject, but for a date or linking words."""
    place = sentence.find(subject)
    return 0 <= place <= _LEAD_IN and kind_of(subject) not in _NO_SUBJECT and "的" not in sentence[:place]


def follows(subject: str, before: str, ground: Ground, measure: str) -> bool:
    """Whether a sentence of no subject of its own goes on about the subject of the one just before it."""
    if len(_BREAK.findall(before)) > 1 or is_in_speech(ground.sentence) or _OTHER.search(ground.sentence):
        return False
    if region_of(subject) == subject and ground.house is not None:
        return False
    if not _lasts(subject, ground):
        return False
    return not has_own_subject(ground.sentence, subject, measure)


def goes_on(subject: str, ground: Ground) -> bool:
    """Whether nobody else is named behind the subject in its sentence."""
    return _OTHER.search(ground.sentence.rpartition(subject)[2]) is None


def _lasts(subject: str, ground: Ground) -> bool:
    """Whether a subject is one of which a text goes on: a house, a person or what the article is about, not goods."""
    named = kind_of(subject) in _LASTS or subject in ground.names
    named = named or subject.endswith(tuple(lexicon.classes("holders")["号"]))
    return named or ground.is_lead(subject) or (ground.firm is not None and ground.firm.startswith(subject))
