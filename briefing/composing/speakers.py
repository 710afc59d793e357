"""How a speaker is named: organisation, post and name as printed; one without a name by the description."""

from briefing.composing.material import Sentence
from briefing.model.annotation import Person

GROUPS = {
    "government": "政府部门", "enterprise": "企业", "expert": "专家学者", "association": "行业协会", "media": "媒体",
    "other": "其他",
}  # fmt: skip


def full_name(person: Person) -> str:
    """云岭集团行政总监林溪."""
    return f"{person.organisation or ''}{person.post or ''}{person.name}"


def attribution(sentence: Sentence) -> str | None:
    """Who says the sentence; None for narration."""
    if sentence.speaker is not None:
        return full_name(sentence.speaker)
    return sentence.described_speaker
