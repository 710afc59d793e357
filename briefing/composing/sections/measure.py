"""下一步举措：what is to be done next."""

from collections.abc import Sequence

from briefing.composing.claims import SAID, about
from briefing.composing.material import Sentence
from briefing.composing.section import Composition, Part, Section, sentence_parts


def claim(sentence: Sentence) -> int:
    """Next steps, told by offices or by the narrator."""
    if about(sentence, "measure") and sentence.group in {None, "government", "other"}:
        return SAID - 3
    return 0


def compose(composition: Composition) -> Sequence[Part]:
    """Its sentences, a part for each cluster."""
    return sentence_parts(composition, "measure")


SECTION = Section("measure", "下一步举措", "将做什么，怎么做", compose, claim, importance=65)
