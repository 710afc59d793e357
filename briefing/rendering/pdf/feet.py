"""What stands after the text: 版记 of a bulletin, 署名 and date of a paper, where a card's figures are proved."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from briefing.model.document import Document
from briefing.model.pack import Kind, Template
from briefing.rendering.pdf.furniture import AtBottom, Ends, Rule, Signature
from briefing.rendering.pdf.heads import day_of, words
from briefing.rendering.pdf.look import Look

_STRONG, _THIN = 0.35 * mm, 0.25 * mm  # rules, as GB/T 9704 has them
_PROVED = "数据、引语的出处和原句见同名的电子附表。"


def foot_of(document: Document, template: Template, look: Look) -> Iterator[Flowable]:
    """What a template of its kind ends with."""
    yield from _FEET[template.kind](document, look)


def _nothing(_document: Document, _look: Look) -> Iterator[Flowable]:
    yield from ()


def _imprint(document: Document, look: Look) -> Iterator[Flowable]:
    """报、送、发 between rules, the number of copies, at the foot of the last page."""
    head = document.masthead
    style = look.style("imprint")
    labelled = (("报：", head.report_to), ("送：", head.send_to), ("发：", head.distribute_to))
    lines = [f"{label}{text}" for label, text in labelled if text]
    if not lines and not head.copies:
        return
    hanging = replace(style, left=1 + 2, indent=-2, right=1)
    made: list[Flowable] = [words(line, hanging, look) for line in lines]
    if head.copies:
        made += [Rule("#000000", _THIN)] if made else []
        made.append(Ends("", head.copies, style, look, inset=style.size))
    yield AtBottom([Rule("#000000", _STRONG, after=2), *made, Rule("#000000", _STRONG, before=1)])


def _signature(document: Document, look: Look) -> Iterator[Flowable]:
    """署名 and 成文日期, on the page of the last lines."""
    if document.masthead.issuer or document.masthead.date:
        yield Signature(document.masthead.issuer, day_of(document), look.style("signature"), look)


def _card_foot(_document: Document, look: Look) -> Iterator[Flowable]:
    style = look.style("source")
    yield AtBottom([Rule(look.color("rule"), 0.5, before=6, after=2), words(_PROVED, style, look)])


_FEET: Mapping[Kind, Callable[[Document, Look], Iterator[Flowable]]] = {
    "report": _nothing,
    "bulletin": _imprint,
    "paper": _signature,
    "digest": _nothing,
    "card": _card_foot,
}
