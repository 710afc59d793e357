"""What stands before the text: a cover, a red head (报头), the plain head of a paper, the line over a digest."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from reportlab.platypus import Flowable, Spacer

from briefing.model.document import Document
from briefing.model.pack import Kind, Style, Template
from briefing.rendering.pdf.furniture import AtBottom, Ends, Kept, Rule, pieces_of
from briefing.rendering.pdf.look import Look
from briefing.text.days import long_date

_TITLE_AT = 62.0  # points from the top of the text area
_BELOW_COVER = 40.0  # points below the date
_COVER_SIZE = 1.3  # of the title's size
_BELOW_GUARDS = 8.0  # points between 密级 and what stands below it
_ORGANISATION = 0.6  # of the name's size


def day_of(document: Document) -> str:
    """2023年11月21日, empty if the pack has no date."""
    return long_date(document.masthead.date)


def words(text: str, style: Style, look: Look) -> Flowable:
    """A paragraph of one look."""
    return look.paragraph(pieces_of(text, style, look), style)


def cover(document: Document, look: Look) -> Iterator[Flowable]:
    """Guards, title, subtitle; issuer and date low on the page."""
    head = document.masthead
    title, subtitle = look.style("title"), look.style("subtitle")
    large = replace(title, size=title.size * _COVER_SIZE, leading=title.leading * _COVER_SIZE)
    guards = list(_guards(document, look))
    yield from guards or [Spacer(1, subtitle.leading)]
    yield Spacer(1, _TITLE_AT)
    yield Rule(look.color("accent"), 2.4, after=26)
    yield words(head.title, large, look)
    if head.issue:
        yield Spacer(1, subtitle.leading / 2)
        yield words(head.issue, subtitle, look)
    if head.subtitle:
        yield Spacer(1, subtitle.leading / 2)
        yield words(head.subtitle, subtitle, look)
    yield Rule(look.color("accent"), 0.8, before=26)
    lines = [line for line in (head.issuer, day_of(document)) if line]
    yield AtBottom([*(words(line, subtitle, look) for line in lines), Spacer(1, _BELOW_COVER)])


def head_of(document: Document, template: Template, look: Look) -> Iterator[Flowable]:
    """What stands over the text of a template without a cover."""
    yield from _HEADS[template.kind](document, template, look)


def _guards(document: Document, look: Look) -> Iterator[Flowable]:
    """份号, 密级 and 内部资料 at the upper left, a line each."""
    for text in document.masthead.guards:
        yield words(text, look.style("marking"), look)


def _title_head(document: Document, template: Template, look: Look) -> Iterator[Flowable]:
    """The title over the text, where no cover has it."""
    if template.cover or not document.masthead.title:
        return
    yield from _guards(document, look)
    yield words(document.masthead.title, look.style("title"), look)
    if document.masthead.subtitle:
        yield words(document.masthead.subtitle, look.style("subtitle"), look)
    yield Spacer(1, look.style("body").leading / 2)


def _red_head(document: Document, template: Template, look: Look) -> Iterator[Flowable]:
    """Guards, organisation, name, number, issuer and date, rule; then the title."""
    head = document.masthead
    body, name, title = look.style("body"), look.style("name"), look.style("title")
    if head.protection or head.copy_number:
        yield Ends(head.protection, head.copy_number, look.style("marking"), look)
        yield Spacer(1, _BELOW_GUARDS)
    if head.organisation:
        small = replace(name, size=name.size * _ORGANISATION, leading=name.leading * _ORGANISATION)
        yield _red(words(head.organisation, small, look), template)
    yield Spacer(1, 10)
    yield _red(words(head.name, name, look), template)
    yield Spacer(1, 10)
    if head.issue:
        yield words(head.issue, replace(body, indent=0, align="center"), look)
    yield Spacer(1, 10)
    yield Ends(head.issuer, day_of(document), body, look, inset=body.size)
    yield _red(Rule(look.color("accent"), 1.5, before=3, after=body.leading * 0.8), template)
    yield words(head.title, title, look)
    if head.subtitle:
        yield words(head.subtitle, look.style("subtitle"), look)
    yield Spacer(1, body.leading / 2)


def _red(flowable: Flowable, template: Template) -> Flowable:
    """What is on the paper already keeps its room only."""
    return Kept(flowable) if template.preprinted else flowable


def _paper_head(document: Document, _template: Template, look: Look) -> Iterator[Flowable]:
    """Guards, a free line, the title in whole words, a free line."""
    head = document.masthead
    body, title = look.style("body"), look.style("title")
    yield from _guards(document, look)
    lines = 2 if head.guards else 1
    yield Spacer(1, lines * body.leading)
    yield words(head.title, replace(title, leading=body.leading), look)
    if head.subtitle:
        yield words(head.subtitle, replace(look.style("subtitle"), leading=body.leading), look)
    yield Spacer(1, body.leading)


def _line_head(document: Document, _template: Template, look: Look) -> Iterator[Flowable]:
    """Title, subtitle, issuer and date over a rule."""
    head = document.masthead
    if head.protection or head.copy_number:
        yield Ends(head.protection, head.copy_number, look.style("marking"), look)
        yield Spacer(1, _BELOW_GUARDS)
    yield words(head.title, look.style("title"), look)
    below = look.style("subtitle")
    told = "　".join(text for text in (head.issuer, day_of(document)) if text)
    if head.subtitle or told:
        yield Ends(head.subtitle, told, replace(below, color=look.color("muted")), look)
    yield Rule(look.color("accent"), 1.6, before=4, after=6)


_HEADS: Mapping[Kind, Callable[[Document, Template, Look], Iterator[Flowable]]] = {
    "report": _title_head,
    "bulletin": _red_head,
    "paper": _paper_head,
    "digest": _line_head,
    "card": _line_head,
}
