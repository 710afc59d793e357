"""Wrapping a text at any width changes no annotation."""

from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.model.annotation import Content, Person
from extraction.pages import page_of

PARAGRAPHS = (
    "3月8日，云岭市装备产业供需对接会在市会展中心举行，来自18个省份的近300家企业到会，现场签约项目24个，总金额超过310亿元。",
    "“订单已经排到明年二季度。”云岭重工集团总经理周海燕告诉记者，公司去年实现营业收入46.8亿元，同比增长12.5%，研发投入占比提高0.8个百分点。",
    "市经济信息局副局长李卫东介绍，今年前两个月，全市装备产业规上产值达到1284.6亿元，约占全市的42.9%，两百多家企业的设备更新率超过八成。",
    "按照规划，到2027年，全市装备产业产值力争突破一万亿元，培育百亿级企业20家，本地配套率由35%提高到60%以上。",
    "一位来自江苏的采购商说：“这里的零部件价格比去年便宜两成左右，交货只要15天。”他准备再追加3000万元的订单。",
)


def told(content: Content) -> tuple[Any, ...]:
    """A content without what depends on positions."""
    if isinstance(content, Person):
        content = replace(content, mentions=())
    hidden = {"speaker", "quantity", "attendance", "amount", "duplicate_of"}
    return tuple(getattr(content, field.name) for field in fields(content) if field.name not in hidden)


def found(text: str) -> list[tuple[Any, ...]]:
    """Kind, printed words, tier and content of all annotations."""
    page = page_of(text)
    return [(a.kind, page.printed(a.span), a.confidence, *told(a.content)) for a in page.annotations]


def wrapped(width: int, *, blank: bool) -> str:
    """The page in lines of that many characters, paragraphs set in or parted by blank lines."""
    lines = ["□本报记者 林溪"]
    for paragraph in PARAGRAPHS:
        text = paragraph if blank else f"　　{paragraph}"
        lines += [text[start : start + width] for start in range(0, len(text), width)]
        lines += [""] if blank else []
    return "\n".join(lines) + "\n"


WHOLE = found(wrapped(1000, blank=False))


@pytest.mark.parametrize("blank", [False, True])
@settings(deadline=None, max_examples=15)
@given(width=st.integers(12, 40))
def test_wrapping_a_text_changes_no_annotation(blank: bool, width: int) -> None:
    assert found(wrapped(width, blank=blank)) == WHOLE


def test_the_text_that_is_wrapped_holds_annotations_of_every_common_kind() -> None:
    kinds = [item[0] for item in WHOLE]
    assert kinds.count("quantity") >= 18
    assert {"quantity", "person", "quotation", "event", "target", "statement"} <= set(kinds)
