"""How much a sentence belongs to a section, 0 to 100: what is told outweighs who tells it, and that its wording."""

import re

from briefing.composing.material import Sentence
from briefing.model.annotation import Place, Topic

TOLD, SAID, MEANT = 80, 60, 40
_MINISTRY = re.compile(
    r"^(?:工信部|工业和信息化部|国家发展改革委|国家发改委|科技部|商务部|财政部|国务院|中央|国家[^，]{1,8}[局委])"
)
_COMPANY_TOPIC = re.compile(r"(?:公司|集团)(?:是|旗下|在渝|在川|有限|（简称)|口碑")


def about(sentence: Sentence, topic: Topic) -> bool:
    """Whether the sentence's topic is that one."""
    return sentence.topic == topic


def of_ministry(sentence: Sentence) -> bool:
    """Whether a ministry or another national body speaks."""
    speaker = sentence.speaker
    return speaker is not None and _MINISTRY.match(speaker.organisation or "") is not None


def of_company(sentence: Sentence) -> bool:
    """Whether the narration is about a single company."""
    return sentence.group is None and _COMPANY_TOPIC.search(sentence.text) is not None


def of_district(sentence: Sentence) -> bool:
    """Whether a district or zone is the sentence's subject, or its own officer speaks."""
    speaker = sentence.speaker
    districts = {place.district_id for _, place in sentence.places}
    if speaker is not None and (speaker.organisation_id or "") in districts:
        return True
    if sentence.group not in {None, "government", "enterprise"}:
        return False
    opening = sentence.span.start + _OPENING
    first = any(annotation.span.start <= opening for annotation, _ in sentence.places)
    leans = sentence.text.startswith(("2", "去年", "全区", "园区")) and _district_paragraph(sentence)
    return (first and sentence.group != "enterprise") or leans or _park_speaks(sentence)


_OPENING = 8  # characters


def _district_paragraph(sentence: Sentence) -> bool:
    """Whether the sentence's paragraph opens with a district."""
    start = sentence.joined.offsets[0]
    return any(start <= a.span.start <= start + _OPENING for a, _ in sentence.story.all_of(Place))


def _park_speaks(sentence: Sentence) -> bool:
    return sentence.speaker is not None and bool(
        re.search(r"(?:园|新区|高新区|经开区|开发区|科学城)", sentence.speaker.organisation or "")
    )
