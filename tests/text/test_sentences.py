import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.text.sentences import clause_end, clause_start, sentences

TEXT = st.text(st.sampled_from("产值增长。！？“”‘’，：说表示介绍 …（）"), max_size=80)


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@given(TEXT)
def test_sentences_cover_the_text_without_overlap(text: str) -> None:
    ranges = list(sentences(text))
    ends = [0, *(end for _, end in ranges)]
    assert all(end <= start < stop for end, (start, stop) in zip(ends, ranges, strict=False))
    uncovered = set(range(len(text))) - {i for start, end in ranges for i in range(start, end)}
    assert all(text[i].isspace() for i in uncovered)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("产值增长。利润下降！为什么？", ["产值增长。", "利润下降！", "为什么？"]),
        ("他说：“订单很多。工人都在加班。”大家点头。", ["他说：“订单很多。工人都在加班。”", "大家点头。"]),
        ("“订单很多。”周海燕说。产线已满。", ["“订单很多。”周海燕说。", "产线已满。"]),
        ("“订单很多。”产线已满。", ["“订单很多。”", "产线已满。"]),
        ("没有句号的一行", ["没有句号的一行"]),
        ("（见附表。）下一段。", ["（见附表。）", "下一段。"]),
        ("等等……后来好了。", ["等等……", "后来好了。"]),
    ],
)
def test_a_sentence_keeps_its_closing_marks_and_speech_its_cue(text: str, parts: list[str]) -> None:
    assert split(text) == parts


@given(TEXT.filter(bool), st.data())
def test_a_clause_holds_its_place_and_no_mark_before_it(text: str, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(text) - 1))
    start, end = clause_start(text, index), clause_end(text, index)
    assert start <= index <= end
    assert not set(text[start:end]) & set("，：。！？…")
