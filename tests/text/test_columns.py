import pytest

from briefing.model.columns import FIELDS
from briefing.text.columns import guess, is_label, is_period, is_word, split_unit

FIGURE = ["1", "2.5", "3%"]
WORDS = ["甲", "乙", "丙"]


def of(header: str, *rows: str) -> tuple[str, str]:
    """The fields of a header and how sure they are."""
    columns = guess(header.split("|"), [row.split("|") for row in rows])
    return " ".join(columns.fields), columns.confidence


@pytest.mark.parametrize(
    ("header", "row", "fields", "confidence"),
    [
        ("指标|单位|数值", "产值|亿元|310", "measure unit value", "auto"),
        (
            "指标|数值|期间|主体|口径|性质",
            "产值|310|2023年|重庆|规上|实绩",
            "measure value period holder scope nature", "auto",
        ),
        ("指标|限定|金额（亿元）", "产值|超过|310", "measure qualifier value", "auto"),
        ("序号|指标名称|2022年|2023年|同比增长（%）", "1|产值|1|2|3", "ignored measure value value value", "auto"),
        ("地区|产值（亿元）|增速", "渝北区|1|2%", "holder value value", "auto"),
        ("企业|完成额|备注", "长安|310亿元|快报", "holder value ignored", "auto"),
        ("指标|重庆|四川", "产值|1|2", "measure value value", "check"),
        ("门类|情况说明甲", "产值|1", "measure value", "check"),
        ("甲|乙", "子|丑", "measure ignored", "decide"),
        (
            "活动名称|时间|地点|主办单位|参会人数",
            "对接会|2023-11-20|重庆|市经信委|300",
            "name date place hosts attendance", "auto",
        ),
        ("会议|召开时间|地点", "推进会|11月20日|重庆", "name date place", "auto"),
        (
            "项目名称|投资方|总投资（亿元）|阶段|区县",
            "电池|宁德|310|签约|渝北区",
            "name investor amount stage district", "auto",
        ),
        ("项目|企业|计划总投资|用地（亩）", "电池|宁德|310亿元|500", "name investor amount value", "auto"),
        ("项目|数值", "产值|310亿元", "measure value", "auto"),
    ],
)  # fmt: skip
def test_columns_are_told_by_their_heads(header: str, row: str, fields: str, confidence: str) -> None:
    assert of(header, row) == (fields, confidence)


def test_a_column_of_figures_is_no_label() -> None:
    assert of("项目|数值", "1|310", "2|420")[0] == "ignored value"


def test_what_stands_in_brackets_is_taken_off_a_head() -> None:
    assert split_unit("金额（单位：亿元）") == ("金额", ("亿元",))
    assert split_unit("产值(规上)[亿元]") == ("产值", ("规上", "亿元"))
    assert split_unit("产值") == ("产值", ())


def test_words_that_head_columns_are_known() -> None:
    assert all(map(is_word, ["指标", "金额（亿元）", "投资方", "主办单位", "序号"]))
    assert not any(map(is_word, ["长安汽车", "亿元", "签约", "—", "2023年"]))
    assert all(map(is_period, ["2023年", "1—9月", "2023年前三季度", "上半年"]))
    assert is_label("地区")
    assert not is_label("产值")


def test_columns_are_found_by_field() -> None:
    columns = guess(["指标", "2022年", "2023年"], [["产值", "1", "2"]])
    assert columns.of("value") == (1, 2)
    assert set(columns.fields) <= set(FIELDS)
