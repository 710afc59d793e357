import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.composing.resolution import resolve_words
from briefing.composing.runs import paragraph_of, sentence_runs
from briefing.workspace import taxonomy
from composing.told import DAY, sentences, story

TAXONOMY = taxonomy()


def resolved(text: str, **more: object) -> str:
    """The text as a pack prints it."""
    told = sentences(story(text, **more))  # type: ignore[arg-type]
    return "".join(run.text for sentence in told for run in sentence_runs(sentence, TAXONOMY, opens=True))


class TestCity:
    def test_our_city_is_the_papers_city(self) -> None:
        assert resolved("我市集聚企业800余家，本市另有园区12个。") == "重庆市集聚企业800余家，重庆市另有园区12个。"

    def test_inside_quotation_marks_it_stays(self) -> None:
        assert resolved("他说：“我市要加快发展。”") == "他说：“我市要加快发展。”"
        assert resolved("“我市速度”背后，是我市的投入。") == "“我市速度”背后，是重庆市的投入。"

    @pytest.mark.parametrize("paper", ["湖北日报", "成都晚报", "杭州日报"])
    def test_another_citys_paper_leaves_it_alone(self, paper: str) -> None:
        text = "我市与重庆、重庆与我市的企业签约12个项目。"
        assert resolved(text, paper=paper) == text

    @pytest.mark.parametrize("paper", ["人民日报", "经济日报", None])
    def test_a_national_or_unknown_paper_is_asked_whether_it_names_the_city(self, paper: str | None) -> None:
        assert resolved("重庆的企业多，重庆的项目多，重庆的订单也多，我市受益。", paper=paper).endswith("重庆市受益。")
        assert resolved("我市集聚企业800余家。", paper=paper) == "我市集聚企业800余家。"

    def test_a_page_that_names_another_city_as_well_leaves_a_doubt(self) -> None:
        text = "苏州的企业多，苏州的项目多，重庆、重庆、重庆来客，我市受益。"
        assert resolved(text, paper=None) == text

    def test_a_speaker_of_another_city_does_not_mean_ours(self) -> None:
        text = "成都市经信局负责人表示，我市汽车产量98万辆。"
        assert resolved(text) == text


class TestWords:
    @pytest.mark.parametrize(
        "word", ["目前年产能达10万吨", "如今年产值50亿元", "当今年轻人", "文明年味浓", "今日资本入股"]
    )
    def test_a_relative_word_inside_another_word_is_none(self, word: str) -> None:
        assert resolved(f"公司{word}。") == f"公司{word}。"

    @pytest.mark.parametrize("marks", ["「」", '""', "『』"])
    def test_every_kind_of_quotation_mark_keeps_its_words(self, marks: str) -> None:
        text = f"他说：{marks[0]}我市去年增长很快。{marks[1]}"
        assert resolved(text) == text


class TestDistrict:
    def test_a_district_that_the_taxonomy_does_not_know_leaves_a_doubt(self) -> None:
        text = "龙泉驿区与渝北区签约，全区规上企业320家。"
        assert resolved(text, places=[("500112", "渝北区")]) == text

    def test_the_whole_district_is_the_one_named_before(self) -> None:
        told = resolved("铜梁区推行改革，全区办理时间缩短。", places=[("500151", "铜梁区")])
        assert told == "铜梁区推行改革，铜梁区办理时间缩短。"

    def test_two_districts_leave_a_doubt(self) -> None:
        text = "铜梁区与江北区联手，全区办理时间缩短。"
        assert resolved(text, places=[("500151", "铜梁区"), ("500105", "江北区")]) == text

    def test_a_district_named_later_does_not_count(self) -> None:
        text = "全区办理时间缩短，铜梁区领先。"
        assert resolved(text, places=[("500151", "铜梁区")]) == text

    @pytest.mark.parametrize("text", ["铜梁区设立安全区。", "铜梁区推行全区域改革。"])
    def test_other_words_with_the_same_characters_stay(self, text: str) -> None:
        assert resolved(text, places=[("500151", "铜梁区")]) == text


class TestTime:
    @pytest.mark.parametrize(
        ("printed", "told"),
        [
            ("去年产值2184亿元。", "2022年产值2184亿元。"),
            ("今年6月提出。", "2023年6月提出。"),
            ("前年和明年都有。", "2021年和2024年都有。"),
            ("11月20日举办。", "2023年11月20日举办。"),
            ("截至11月20日签约。", "截至2023年11月20日签约。"),
            ("昨日举办，今天闭幕。", "2023年11月20日举办，2023年11月21日闭幕。"),
        ],
    )
    def test_relative_days_and_years_are_counted_from_the_day_of_the_paper(self, printed: str, told: str) -> None:
        assert resolved(printed) == told

    @pytest.mark.parametrize(
        "text",
        [
            "“去年很难。”他说。",
            "“11月20日”是店名。",
            "2022年11月20日举办。",
            "12月25日举办。",
            "2023年11月18日至11月20日举办。",
            "今年来产值增长2%。",
        ],
    )
    def test_quoted_complete_and_doubtful_ones_stay(self, text: str) -> None:
        assert resolved(text) == text

    def test_without_a_date_nothing_is_counted(self) -> None:
        text = "去年和今年6月，以及11月20日。"
        assert resolved(text, day=None) == text
        assert resolve_words("去年", None) == "去年"

    def test_yesterday_of_new_years_day_is_last_year(self) -> None:
        assert resolved("昨天举办。", day=dt.date(2024, 1, 1)) == "2023年12月31日举办。"


class TestSpeaker:
    def test_a_pronoun_that_opens_a_paragraph_gets_the_name(self) -> None:
        assert resolved("他认为，产业前景好。", speaker="史惠康") == "史惠康认为，产业前景好。"

    def test_a_pronoun_of_an_unnamed_speaker_stays(self) -> None:
        assert resolved("他认为，产业前景好。") == "他认为，产业前景好。"

    def test_a_connective_that_opens_a_paragraph_is_left_out(self) -> None:
        told = sentences(story("同时，企业增加。此外，产值增长。"))
        paragraph = paragraph_of(told, TAXONOMY)
        assert paragraph.text == "企业增加。此外，产值增长。"
        assert paragraph.runs[-1].cites == (1,)


WORDS = ["我市", "本市", "去年", "今年6月", "11月20日", "昨日", "重庆", "“", "”", "产值", "，", "。", "他说"]


@given(words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=25))
def test_what_is_resolved_can_be_undone_and_never_stands_in_quotation_marks(words: list[str]) -> None:
    text = "".join(words) + "。"
    depth = 0
    for sentence in sentences(story(text, day=DAY)):
        runs = sentence_runs(sentence, TAXONOMY)
        assert "".join(run.text if run.printed is None else run.printed for run in runs) == sentence.text
        opened = sentence.joined.text[: sentence.start]
        for run in runs:
            depth = opened.count("“") - opened.count("”")
            assert run.printed is None or depth <= 0
            opened += run.text if run.printed is None else run.printed


def test_letters_of_a_city_inside_other_words_name_no_city() -> None:
    text = "市经济信息委负责人表示，我市将加大同先进地区产业转移对接力度。"
    assert resolved(text) == text.replace("我市", "重庆市")


def test_the_officer_of_a_district_speaks_of_his_district() -> None:
    told = resolved("铜梁区副区长任建平介绍，全区推行改革。", places=[("500151", "铜梁区")])
    assert told == "铜梁区副区长任建平介绍，铜梁区推行改革。"
