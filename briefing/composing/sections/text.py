"""编者意见：own paragraphs, which only a person writes."""

from collections.abc import Sequence

from briefing.composing.section import Composition, Part, Section
from briefing.model.document import Paragraph, Run


def compose(composition: Composition) -> Sequence[Part]:
    """The recipe's own paragraphs."""
    texts = [line.strip() for text in composition.recipe.texts for line in text.splitlines() if line.strip()]
    return [Part(None, tuple(Paragraph((Run(text),)) for text in texts), len(texts))] if texts else []


SECTION = Section("text", "编者意见", "编者撰写的段落", compose, importance=None)
