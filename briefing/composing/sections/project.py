"""签约与投资项目：what is signed, invested, built."""

from collections.abc import Sequence

from briefing.composing.claims import MEANT, TOLD, about
from briefing.composing.listings import PROJECTS, project_rows, with_listings
from briefing.composing.material import Sentence
from briefing.composing.section import Composition, Part, Section, sentence_parts


def claim(sentence: Sentence) -> int:
    """Sentences that tell of a project, or of signings without one."""
    if sentence.projects:
        return TOLD + 5
    return MEANT + 5 if about(sentence, "outcome") and sentence.group in {None, "government"} else 0


def compose(composition: Composition) -> Sequence[Part]:
    """Its sentences, and the projects of tables, a part for each cluster."""
    parts = sentence_parts(composition, "project")
    return with_listings(composition, parts, "project", "项目一览", PROJECTS, project_rows)


SECTION = Section("project", "签约与投资项目", "签约、投资、开工、投产", compose, claim, importance=75)
