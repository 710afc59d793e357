"""部委与政府表态：what ministries and the city say."""

from collections.abc import Sequence

from briefing.composing.claims import MEANT, SAID, about, of_ministry
from briefing.composing.material import Sentence
from briefing.composing.section import Composition, Part, Section, sentence_parts


def claim(sentence: Sentence) -> int:
    """Speech of ministries; of other offices where it is neither a figure nor a next step."""
    if of_ministry(sentence):
        return SAID + 2
    if sentence.group == "government":
        return SAID - 5
    return MEANT if about(sentence, "policy") else 0


def compose(composition: Composition) -> Sequence[Part]:
    """Its sentences, a part for each cluster."""
    return sentence_parts(composition, "government")


SECTION = Section("government", "部委与政府表态", "部委、市级部门的表态", compose, claim, importance=55)
