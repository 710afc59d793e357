"""企业声音：what firms say."""

from collections.abc import Sequence

from briefing.composing.claims import MEANT, SAID, of_company
from briefing.composing.material import Sentence
from briefing.composing.section import Composition, Part, Section, sentence_parts


def claim(sentence: Sentence) -> int:
    """Speech of firms and their suppliers, and narration about a single firm."""
    if sentence.group == "enterprise":
        return SAID
    return MEANT + 6 if of_company(sentence) else 0


def compose(composition: Composition) -> Sequence[Part]:
    """Its sentences, a part for each cluster."""
    return sentence_parts(composition, "enterprise")


SECTION = Section("enterprise", "企业声音", "企业负责人怎么说", compose, claim, importance=50)
