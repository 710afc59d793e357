"""When a label or a tile may say whose a figure is: where the text beside the figure does."""

from decimal import Decimal

import pytest

from briefing.composing.figures import label_of
from briefing.composing.holding import is_held_beside
from briefing.model.annotation import Annotation, Quantity
from briefing.model.source import Span
from composing.told import sentences, story

TEXT = "恒川重工落户重庆。新能源汽车产量达50万辆，营收9亿元。"


def _figure(holder: str | None, measure: str = "营收") -> Quantity:
    return Quantity(Decimal(900_000_000), "9", "亿", "元", "amount", holder=holder, measure=measure)


@pytest.mark.parametrize(
    ("holder", "sentence", "paragraph"),
    [
        (None, True, True),
        ("新能源汽车", True, True),
        ("重庆新能源汽车", True, True),
        ("恒川重工", False, True),
        ("华晟光电", False, False),
        ("全市", False, True),
        ("华晟光电新能源汽车", False, False),
    ],
)
def test_a_holder_is_held_where_its_words_stand(holder: str | None, sentence: bool, paragraph: bool) -> None:
    last = sentences(story(TEXT))[-1]
    assert is_held_beside(_figure(holder), last, within="sentence") is sentence
    assert is_held_beside(_figure(holder), last, within="paragraph") is paragraph


@pytest.mark.parametrize(("holder", "label"), [("恒川重工", "恒川重工营收"), ("华晟光电", "营收")])
def test_a_label_does_without_a_holder_that_its_paragraph_does_not_name(holder: str, label: str) -> None:
    told = story(TEXT)
    start = TEXT.index("9亿元")
    figure = _figure(holder)
    annotation = Annotation("q", "s1", "a1", Span(start, start + 3), "money", "auto", figure)
    assert label_of(told, annotation, figure, sentences(told)[-1]) == label
