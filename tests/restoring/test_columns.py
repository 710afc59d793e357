"""Text that a column broke comes back, whatever the column's width and however paragraphs are set apart."""

import re

import pytest
from extraction.pages import page_of
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.restoring.columns import layout_of, token_width
from briefing.restoring.lines import display_width, read_lines
from restoring.printed import DRUG, FAIR, blocks
from restoring.test_paragraphs import PARAGRAPHS, paragraphs

BYLINE = "□本报记者 林溪"
TOKEN = re.compile(r"[“（《]*(?:[A-Za-z0-9.%-]+|—+|…+|.)[，。；：、！？”）》%]*")
"""What no line break parts."""
WIDTHS = st.integers(12, 40)


def wrapped(paragraph: str, width: int, indent: str = "") -> list[str]:
    """The lines of a paragraph in a column of `width` Han characters."""
    lines = [indent]
    for token in TOKEN.findall(paragraph):
        if display_width(lines[-1] + token) > 2 * width:
            lines.append("")
        lines[-1] += token
    return lines


def stops_short(lines: list[str], width: int) -> bool:
    """Whether the last line shows that a paragraph ends: a character or more would have found room."""
    return display_width(lines[-1]) <= 2 * width - 4


@settings(deadline=None, max_examples=40)
@given(PARAGRAPHS, WIDTHS)
def test_paragraphs_set_in_come_back_at_any_width(written: list[str], width: int) -> None:
    lines = [line for text in written for line in wrapped(text, width, "\u3000\u3000")]
    assert paragraphs(page_of(BYLINE + "\n\n" + "\n".join(lines))) == written


@settings(deadline=None, max_examples=40)
@given(PARAGRAPHS, WIDTHS)
def test_paragraphs_with_blank_lines_between_come_back_at_any_width(written: list[str], width: int) -> None:
    texts = ["\n".join(wrapped(text, width)) for text in written]
    assert paragraphs(page_of(blocks(BYLINE, *texts))) == written


@settings(deadline=None, max_examples=40)
@given(PARAGRAPHS, WIDTHS)
def test_paragraphs_that_nothing_sets_apart_come_back_where_their_last_lines_are_short(
    written: list[str], width: int
) -> None:
    texts = [wrapped(text, width) for text in written]
    text = BYLINE + "\n\n" + "\n".join(line for lines in texts for line in lines)
    found = paragraphs(page_of(text))
    assert "".join(found) == "".join(written)
    if all(stops_short(lines, width) for lines in texts):
        assert found == written


@settings(deadline=None, max_examples=25)
@given(PARAGRAPHS, WIDTHS, st.data())
def test_no_character_of_the_text_is_lost_or_read_twice(written: list[str], width: int, data: st.DataObject) -> None:
    lines = [line for text in written for line in wrapped(text, width)]
    gaps = data.draw(st.sets(st.integers(1, (len(lines) - 1) // 2).map(lambda half: 2 * half), max_size=3))
    text = "".join(("\n\n" if i in gaps else "\n") * (i > 0) + line for i, line in enumerate(lines))
    assert "".join(paragraphs(page_of(BYLINE + "\n\n" + text))) == "".join(written)


LATIN = (
    "8 月 22 日晚间，云岭动力发布 2024 年半年度报告，上半年储能系统出货 9.1GWh，同比增长 1.4 倍。",
    "公司与两家欧洲 Tier1 供应商签署协议，4680 大圆柱电池的能量密度达到 350Wh/kg，单车带电量 100kWh。",
    "财务总监 Helen 说，欧洲工厂的人工成本是常州基地的约 3 倍，所以自动化率必须一步到位。",
)


@pytest.mark.parametrize("width", [13, 17, 22, 30])
def test_numbers_and_latin_words_that_no_line_break_parts_make_no_line_short(width: int) -> None:
    texts = ["\n".join(wrapped(text, width)) for text in LATIN]
    assert paragraphs(page_of(blocks(BYLINE, *texts))) == [page_text(text) for text in LATIN]


def page_text(text: str) -> str:
    return re.sub(r"(?<=[\u4e00-\u9fff]) (?=\d)|(?<=[\d%]) (?=[\u4e00-\u9fff])", "", text)


@pytest.mark.parametrize(("first", "second"), [(14, 20), (22, 15), (30, 18)])
def test_each_column_has_its_own_width(first: int, second: int) -> None:
    parts = [*(wrapped(text, first) for text in FAIR), *(wrapped(text, second) for text in DRUG)]
    page = page_of(blocks(BYLINE, *("\n".join(lines) for lines in parts)))
    assert paragraphs(page) == [*FAIR, *DRUG]


@pytest.mark.parametrize(
    ("text", "width"),
    [("“会场", 4), ("2024年", 4), ("——会场", 4), ("会。场", 4), ("98%。会", 5), ("９８％会", 6), ("low-e玻璃", 5)],
)
def test_what_a_line_break_does_not_part(text: str, width: int) -> None:
    assert token_width(read_lines(text)[0]) == width


@pytest.mark.parametrize("indent", ["", "\u3000\u3000", "    "])
def test_a_page_of_one_paragraph_a_line_is_not_wrapped(indent: str) -> None:
    assert not layout_of(read_lines("\n".join(indent + text for text in (*FAIR, *DRUG)))).wrapped


def test_a_page_broken_into_lines_is_wrapped() -> None:
    assert layout_of(read_lines("\n".join(line for text in (*FAIR, *DRUG) for line in wrapped(text, 18)))).wrapped


QUOTES = [  # a quotation in two lines, and what goes on below
    ("“原来一天跑三个窗口，现在手机上点一点就办完了，省下的时间能多跑两趟货。”", "城南物流园司机周平笑着说。"),
    (
        "“订单排到明年春天，三班倒也赶不及，眼下最缺会看图纸的熟练工。”",
        "云岭机械副总经理何满仓坦言，正在扩招。",
    ),
    ("“水面干净了，候鸟自然会来，去年冬天数到的种类比前年多出一半还不止呢。”", "他说，监测还会继续。"),
]


@pytest.mark.parametrize(("speech", "cue"), QUOTES)
def test_who_said_it_stays_with_the_words_although_they_end_a_line(speech: str, cue: str) -> None:
    width = (display_width(speech) + 3) // 4
    lines = [speech[:width], speech[width:]]
    rest = [line for text in (*FAIR, *DRUG) for line in wrapped(text, width)]
    found = paragraphs(page_of(BYLINE + "\n\n" + "\n".join([*rest, *lines, cue])))
    assert found[-1].endswith(speech[width:] + cue)
