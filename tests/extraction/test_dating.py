"""The day of publication: printed in one of the usual date lines, or inferred, or not known."""

from datetime import date

import pytest

from briefing.extraction.dating import infer_date
from extraction.pages import PUBLISHED, source_of


@pytest.mark.parametrize(
    "head",
    [
        "2024年3月8日 星期五",
        "2024年03月08日　星期五　第3版　要闻",
        "2024-03-08",
        "2024/3/8 星期五 A03版",
        "2024.3.8 星期五 责编：王五",
        "二〇二四年三月八日 星期五 农历甲辰年正月廿八",
        "甲辰年正月廿八 二○二四年三月八日",
        "３版　２０２４年３月８日　星期五",
        "光明日报 2024年3月8日",
        "责任编辑：王五 美编：赵六 2024年3月8日",
        "2024年03月\n08\n星期五",
        "08\n2024年3月\n星期五",
        "3月8日 2024年 星期五",
    ],
)
def test_a_date_line_is_read_at_the_head_and_at_the_foot(head: str) -> None:
    body = "1998年5月1日，工厂建成投产，此后二十年间产值稳步上升。\n" * 30
    for text in (f"{head}\n{body}", f"{body}{head}\n"):
        source = infer_date(source_of(text, None, "版面.txt"))
        assert (source.date, source.date_basis) == (date(2024, 3, 8), "printed")


@pytest.mark.parametrize(
    "text",
    [
        "本报北京3月8日电（记者王雨）产值稳步上升。",
        "公司成立于2019年3月8日\n产值稳步上升。",
        "截至2023年12月31日",
        "2022年1月1日，工厂建成投产。",
        "新华社北京2024年3月8日电",
        "——2024年1月9日在县第十九届人民代表大会第三次会议上",
        "2024年3月8日 星期四\n产值稳步上升。",
        "2024年2月30日 星期五",
    ],
)
def test_a_date_that_is_no_date_line_gives_none(text: str) -> None:
    assert infer_date(source_of(text, None, "版面.txt")).date is None


def test_a_date_line_in_the_middle_of_a_page_broken_up_is_known_by_its_weekday() -> None:
    body = "产值稳步上升。\n" * 200
    source = infer_date(source_of(f"{body}2024年3月8日 星期五\n{body}", None, "版面.txt"))
    assert source.date == date(2024, 3, 8)


@pytest.mark.parametrize(
    ("text", "name", "day", "basis"),
    [
        ("2023年11月21日 星期二 第3版\n产值稳步上升。", "版面.txt", date(2023, 11, 21), "printed"),
        (
            "重庆日报 2023年11月21日\n11月18日开幕。2022年产值上升。",
            "page-2020-01-01.txt",
            date(2023, 11, 21),
            "printed",
        ),
        ("产值稳步上升。", "page-2023-11-21.txt", date(2023, 11, 21), "inferred"),
        ("11月20日，2023智能装备博览会开幕。", "版面.txt", date(2023, 11, 21), "inferred"),
        ("12月31日，2023年收官。力争到2027年翻番。", "版面.txt", None, None),
        ("11月20日，产值2088亿元，企业2099家，2019年同期1800家。", "版面.txt", None, None),
        ("产值稳步上升。", "版面.txt", None, None),
        ("产值稳步上升。", "page-2023-13-45.txt", None, None),
    ],
)
def test_the_day_of_publication_is_printed_or_inferred_and_says_so(
    text: str, name: str, day: date | None, basis: str | None
) -> None:
    source = infer_date(source_of(text, None, name))
    assert (source.date, source.date_basis) == (day, basis)


def test_a_given_day_wins_over_every_other() -> None:
    source = infer_date(source_of("2022年1月1日\n产值上升。", PUBLISHED, "page-2020-01-01.txt"))
    assert (source.date, source.date_basis) == (PUBLISHED, "given")
