import json
import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from briefing.contract import (
    Collection,
    collection_from_json,
    facts_from_json,
    library_from_json,
    source_from_json,
    source_to_json,
)
from briefing.contract.locating import place_from_json
from briefing.errors import SourceError
from briefing.model.annotation import KINDS, Event, Project, Quantity
from briefing.model.identity import LETTERS, annotation_id, source_id
from briefing.model.source import Paragraph, Span
from briefing.text.mapping import joined

PAGE = Path(__file__).parent.parent / "docs" / "data.md"
EXAMPLES = [json.loads(block) for block in re.findall(r"```json\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)]
TEXT = "全市产值\n4754.8亿元，近300家企业。\n近300家企业签约。"


def quantity(**content: Any) -> dict[str, Any]:
    return {"kind": "quantity", "text": "4754.8亿元", "content": {"type": "amount"} | content}


def read(*annotations: object, **source: Any) -> Any:
    given: dict[str, Any] = {"text": TEXT, **source}
    return source_from_json({"source": given, "annotations": list(annotations)})


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: str(example["schema"]))
def test_every_example_of_the_manual_is_imported(example: object) -> None:
    collection = collection_from_json(example)
    assert all(source.text and articles and annotations for source, articles, annotations in collection.entries)


def test_the_manual_shows_every_schema_and_every_kind() -> None:
    assert [example["schema"].split("/")[1] for example in EXAMPLES] == ["extract", "library", "facts"]
    assert all(f"| `{kind}` |" in PAGE.read_text("utf-8") for kind in KINDS)


def test_the_example_of_the_manual_keeps_its_figure_exact() -> None:
    (_, (article,), (found,)) = collection_from_json(EXAMPLES[0]).entries[0]
    assert isinstance(found.content, Quantity)
    assert (found.content.value, found.content.printed) == (Decimal(475480000000), "4754.8")
    assert found.content.period is not None
    assert found.content.period.end == date(2023, 9, 30)
    assert (article.clusters, article.byline and article.byline.reporters[0].name) == (("C03",), "周盈")


def test_the_json_has_exactly_the_keys_of_the_contract() -> None:
    whole: Any = source_to_json(*collection_from_json(EXAMPLES[0]).entries[0])
    assert list(whole) == ["schema", "source", "articles", "annotations"]
    assert list(whole["source"]) == [
        "name", "sha256", "encoding", "characters", "text", "publication", "date", "date_basis", "page",
    ]  # fmt: skip
    assert list(whole["articles"][0]) == [
        "id", "clusters", "start", "end", "headline", "kicker", "byline", "paragraphs", "pull_quotes",
    ]  # fmt: skip
    assert list(whole["annotations"][0]) == [
        "id", "article", "kind", "text", "start", "end", "rule", "confidence", "content",
    ]  # fmt: skip


def test_numbers_are_written_in_plain_notation() -> None:
    source, articles, (found,) = read(quantity(value="0.0000001", low=31000000000))
    large = Quantity(Decimal("1E+12"), "1", "万亿", "元", "amount", low=Decimal("0.0000001"))
    changed = type(found)(**{f: getattr(found, f) for f in found.__slots__} | {"content": large})
    written: Any = source_to_json(source, articles, [changed])
    assert written["annotations"][0]["content"]["value"] == "1000000000000"
    assert written["annotations"][0]["content"]["low"] == "0.0000001"


def test_a_source_may_be_nothing_but_a_text() -> None:
    source, articles, annotations = source_from_json({"source": {"text": " 第一段。\n\n第二段。\n"}}, "抄录.json")
    assert (source.name, source.encoding, source.id) == ("抄录.json", "utf-8", source_id(source.sha256))
    assert articles[0].paragraphs == (Paragraph(Span(1, 5)), Paragraph(Span(7, 11)))
    assert (articles[0].id, articles[0].span, annotations) == ("a1", Span(1, 11), ())


def test_what_an_annotation_leaves_out_is_made_for_it() -> None:
    source, _, (found,) = read(quantity(unit="元"))
    assert (found.id, found.article) == (f"{source.id}-q5", "a1")
    assert (found.rule, found.confidence) == ("given", "check")
    assert isinstance(found.content, Quantity)
    assert (found.content.printed, found.content.scale, found.content.value) == ("4754.8", "亿", None)


def test_words_broken_by_a_line_are_found() -> None:
    assert read({"kind": "event", "text": "产值4754.8亿元"})[2][0].span == Span(2, 13)


def test_a_printed_line_break_is_removed_from_the_text_of_an_item() -> None:
    written: Any = source_to_json(*read({"kind": "event", "start": 0, "end": 13}))
    assert written["annotations"][0]["text"] == "全市产值4754.8亿元"


def test_two_annotations_at_one_place_get_ids_of_their_own() -> None:
    source, _, found = read(quantity(), quantity(), quantity())
    assert [one.id for one in found] == [f"{source.id}-q5", f"{source.id}-q5b", f"{source.id}-q5c"]


def test_the_article_named_decides_between_equal_words() -> None:
    articles = [{"id": "a1", "start": 0, "end": 22}, {"id": "a2", "start": 23, "end": 32}]
    fact = {"kind": "event", "text": "近300家", "article": "a2"}
    (found,) = source_from_json({"source": {"text": TEXT}, "articles": articles, "annotations": [fact]})[2]
    assert found.span == Span(23, 28)


@pytest.mark.parametrize(
    ("annotation", "place"),
    [
        (quantity(value=4754.8), "annotations[0].content.value"),
        (quantity(value="4,754.8"), "annotations[0].content.value"),
        (quantity(value="1e9"), "annotations[0].content.value"),
        (quantity(value=True), "annotations[0].content.value"),
        (quantity(type="money"), "annotations[0].content.type"),
        (quantity(period={"text": "前三季度", "start": "九月"}), "annotations[0].content.period.start"),
        (quantity(unit=["元"]), "annotations[0].content.unit"),
        ({"kind": "statement", "text": "全市"}, "annotations[0].content.topic"),
        ({"kind": "figure", "text": "全市"}, "annotations[0].kind"),
        ({"kind": "event", "text": "近300家"}, "annotations[0].text"),
        ({"kind": "event", "text": "近400家"}, "annotations[0].text"),
        ({"kind": "event", "start": 0, "end": 2, "text": "产值"}, "annotations[0].text"),
        ({"kind": "event", "start": 3, "end": 3}, "annotations[0]"),
        ({"kind": "event", "start": 0, "end": 99}, "annotations[0]"),
        ({"kind": "event", "start": 0.0, "end": 2}, "annotations[0].start"),
        ({"kind": "event"}, "annotations[0]"),
        ({"kind": "event", "text": "全市", "article": "a9"}, "annotations[0].article"),
        ({"kind": "event", "text": "全市", "confidence": "sure"}, "annotations[0].confidence"),
        ({"kind": "event", "text": "全市", "content": {"hosts": "市政府"}}, "annotations[0].content.hosts"),
        ({"kind": "person", "text": "全市", "content": {"mentions": [{"start": 90, "end": 99}]}}, "annotations[0]"),
        ("全市", "annotations[0]"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_by_its_place(annotation: object, place: str) -> None:
    with pytest.raises(SourceError, match=re.escape(f"JSON 中 {place}")):
        read(annotation)


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ({"text": None}, "source.text"),
        ({"text": "　\n"}, "source.text"),
        ({"text": "坏\ud800"}, "source.text"),
        ({"sha256": "abc"}, "source.sha256"),
        ({"characters": 3}, "source.characters"),
        ({"date": "2023年"}, "source.date"),
        ({"date_basis": "guessed"}, "source.date_basis"),
    ],
)
def test_a_mistake_in_the_source_is_named_by_its_place(source: dict[str, object], place: str) -> None:
    with pytest.raises(SourceError, match=re.escape(f"JSON 中 {place}")):
        read(**source)


@pytest.mark.parametrize("value", [[], "x", None, {}, {"schema": "briefing/extract/9", "source": {"text": "一"}}])
def test_json_of_another_schema_is_refused(value: object) -> None:
    with pytest.raises(SourceError):
        collection_from_json(value)


def test_an_id_given_twice_is_refused() -> None:
    with pytest.raises(SourceError, match=r"annotations\[1\]\.id"):
        read({**quantity(), "id": "one"}, {**quantity(), "id": "one"})


def test_a_place_deep_in_a_library_is_named_in_full() -> None:
    library = {"sources": [{"source": {"text": TEXT}}, {"source": {"text": TEXT}, "annotations": [quantity(value=[])]}]}
    with pytest.raises(SourceError, match=re.escape("sources[1].annotations[0].content.value")):
        library_from_json(library)


def test_a_review_of_an_annotation_that_is_not_there_is_kept() -> None:
    review = {"annotation": "gone", "state": "edited", "kind": "event", "content": {"name": "活动"}}
    assert library_from_json({"reviews": [review]}).reviews[0].content == Event("活动")


class TestFacts:
    def test_each_distinct_sentence_is_a_line_of_the_text(self) -> None:
        source, (article,), found = self.entry()
        assert source.text.split("\n") == [
            "24个项目签约",
            "11月20日，产业转移对接活动在渝举行。",
            "24个项目签约，总投资超过310亿元。",
            "到2027年，产业规模突破万亿元。",
        ]
        assert (len(article.paragraphs), article.headline, article.clusters) == (3, (Span(0, 7),), ("C01",))
        assert [source.text[one.span.start : one.span.end] for one in found] == [
            "产业转移对接活动",
            "超过310亿元",
            "24个项目",
            "到2027年，产业规模突破万亿元。",
        ]

    def test_a_fact_may_refer_to_another_by_its_id(self) -> None:
        _, _, (event, amount, project, _) = self.entry()
        assert amount.id == "amount"
        assert project.content == Project("24个项目", amount="amount", stage="signed")
        assert event.content == Event("产业转移对接活动", date(2023, 11, 20), "重庆")

    def test_the_same_sentence_on_another_day_is_another_source(self) -> None:
        fact = {"kind": "event", "sentence": "活动在渝举行。"}
        days = [facts_from_json({"date": day, "facts": [fact]})[0].id for day in ("2023-11-20", "2023-11-21")]
        assert days[0] != days[1]

    @pytest.mark.parametrize(
        ("fact", "place"),
        [
            ({"kind": "quantity", "sentence": "24个", "value": 1.5}, "facts[0].value"),
            ({"kind": "event"}, "facts[0].sentence"),
            ({"kind": "event", "sentence": "活动。", "text": "会议"}, "facts[0].text"),
            ({"sentence": "活动。"}, "facts[0].kind"),
        ],
    )
    def test_a_mistake_is_named_by_its_place(self, fact: object, place: str) -> None:
        with pytest.raises(SourceError, match=re.escape(f"JSON 中 {place}")):
            facts_from_json({"facts": [fact]})

    @staticmethod
    def entry() -> Any:
        collection: Collection = collection_from_json(EXAMPLES[2])
        return collection.entries[0]


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("重庆已创\n建多个\r\n国家级基地", "重庆已创建多个国家级基地"),
        ("优势明显 重庆已\n 创建", "优势明显重庆已创建"),
        ("产值 310 亿元", "产值310亿元"),
        ("近\u3000300\u00a0家", "近300家"),
        ("BOE 京东方 LED 产线", "BOE 京东方 LED 产线"),
        ("AI chip", "AI chip"),
    ],
)
def test_joined_removes_the_accidents_of_lines(printed: str, plain: str) -> None:
    assert joined(printed) == plain


def test_every_kind_has_a_letter_of_its_own() -> None:
    assert set(LETTERS) == set(KINDS)
    assert len(set(LETTERS.values())) == len(LETTERS)


def test_ids_that_collide_get_letters_without_end() -> None:
    taken: set[str] = set()
    for _ in range(60):
        taken.add(annotation_id("s", "place", 7, taken))
    assert len(taken) == 60
    assert {"s-l7", "s-l7b", "s-l7z", "s-l7zb"} <= taken


def test_overlapping_occurrences_are_ambiguous() -> None:
    with pytest.raises(SourceError, match="出现 2 次"):
        place_from_json("哈哈哈", {"text": "哈哈"}, "here")
