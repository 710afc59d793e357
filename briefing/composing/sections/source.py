"""资料来源：the articles drawn on, numbered as the text cites them."""

from collections.abc import Sequence

from briefing.composing.section import Composition, Part, Section
from briefing.model.document import Citation, Paragraph, Run
from briefing.text.days import long_date


def compose(composition: Composition) -> Sequence[Part]:
    """A line for each article."""
    lines = tuple(Paragraph((Run(line_of(story.citation)),), "source") for story in composition.stories)
    return [Part(None, lines, len(lines))] if lines else []


def line_of(citation: Citation) -> str:
    """[1] headline，《paper》，date，page，reporters; what is not known is left out, an inferred date says so."""
    parts = [citation.headline, _paper(citation)]
    if citation.date is not None:
        day = long_date(citation.date)
        parts.append(f"{day}（日期为推断）" if citation.date_inferred else day)
    if citation.page:
        parts.append(f"第{citation.page}版" if citation.page.isdecimal() else citation.page)
    if citation.reporters:
        parts.append("记者" + "、".join(citation.reporters))
    return f"[{citation.number}] " + "，".join(parts) + "。"


def _paper(citation: Citation) -> str:
    """《重庆日报》; an office that issued figures of its own takes no title marks."""
    name = citation.publication
    if not name:
        return f"来源文件“{citation.file}”"
    return f"《{name}》" if name.endswith(("报", "刊", "志", "周刊", "月刊", "内参", "年鉴")) else name


SECTION = Section("source", "资料来源", "报纸、日期、版次、记者", compose, importance=None)
