"""Every figure of the PDF leads to the sentence that proves it, and the sentence leads back."""

from dataclasses import replace
from functools import cache

import pytest

from briefing.model.document import Citation, Document, Evidence, Masthead, Paragraph, Run
from briefing.model.pack import Marks
from briefing.rendering.pdf import pdf_bytes
from briefing.rendering.pdf.provenance import Provenance
from rendering.looks import report
from rendering.pages import links, opened, squeezed, text_in, texts

SENTENCES = {
    "1-3": "全市先进材料产业实现规上产值4754.8亿元，同比增长2.5%。",
    "1-7": "“我们预计新增投资18亿元。”他说。",
    "2-1": "近300位嘉宾参会。",
}


def proof(annotation: str, entry: str, stated: str) -> Evidence:
    citation = int(entry.partition("-")[0])
    return Evidence(annotation, citation, SENTENCES[entry], 0, 10, stated, "money", "auto", entry=entry)


def document(pages: int = 3) -> Document:
    """Figures on several pages, then the sources."""
    filling = tuple(Paragraph((Run("重庆集群持续发展。" * 40),)) for _ in range(pages * 2))
    figures = Paragraph(
        (
            Run("产值"), Run("4754.8亿元", states=("q1",)), Run("，增长"), Run("2.5%", states=("q2",)), Run("。"),
            Run("新增投资"), Run("18亿元", states=("q3",)), Run("。", cites=(1,)),
        )
    )  # fmt: skip
    guests = Paragraph((Run("近300位", states=("q4",)), Run("嘉宾参会。", cites=(2,))))
    plain = Paragraph((Run("发展动能持续增强。", cites=(2,)),))
    again = Paragraph((Run("再看产值"), Run("4754.8亿元", states=("q1",)), Run("。", cites=(1,))))
    sources = tuple(Paragraph((Run(f"[{n}] 标题{n}，《示范日报》，2023年11月21日。"),), "source") for n in (1, 2))
    return Document(
        Masthead("示范"),
        (figures, guests, plain, *filling, again, *sources),
        citations=tuple(Citation(n, f"s{n}", "a1", f"标题{n}") for n in (1, 2)),
        evidence=(
            proof("q1", "1-3", "4754.8亿元"), proof("q2", "1-3", "2.5%"), proof("q3", "1-7", "18亿元"),
            proof("q4", "2-1", "近300位"), proof("unprinted", "1-7", "x"),
        ),
        contents=False,
    )  # fmt: skip


@cache
def made(marks: Marks = "sentence") -> bytes:
    template = replace(report(), cover=False, marks=marks)
    return pdf_bytes(document(), template)[0]


def leads(data: bytes) -> list[tuple[str, int, int]]:
    """What each link covers, its page and the page it leads to."""
    return [(squeezed(text_in(data, page, box)), page, goal) for page, box, goal in links(data)]


def test_each_figure_is_a_link_to_the_page_of_its_sentence() -> None:
    last = len(texts(made())) - 1
    covered = {text for text, _, goal in leads(made()) if goal == last}
    assert {"4754.8亿元", "2.5%[1-3]", "18亿元[1-7]", "近300位"} <= covered


def test_the_sources_give_each_sentence_that_is_drawn_on_once_and_no_other() -> None:
    listing = squeezed(texts(made())[-1])
    for key, sentence in SENTENCES.items():
        assert listing.count(f"{key}{squeezed(sentence)}") == 1


def test_a_sentence_leads_back_to_the_pages_that_state_it() -> None:
    last = len(texts(made())) - 1
    back = [(text, goal) for text, page, goal in leads(made()) if page == last]
    assert ("第1页", 0) in back
    assert any(text == f"、{goal + 1}页" and goal > 0 for text, goal in back)


def test_a_small_number_stands_at_the_end_of_each_sentence_before_its_stop() -> None:
    first = squeezed(texts(made())[0])
    assert "产值4754.8亿元，增长2.5%[1-3]。新增投资18亿元[1-7]。" in first
    assert "近300位嘉宾参会[2-1]。" in first


def test_what_no_sentence_of_the_list_proves_cites_the_article() -> None:
    assert "发展动能持续增强[2]。" in squeezed(texts(made())[0])


def test_numbers_can_lead_to_articles_or_be_left_out_while_figures_stay_links() -> None:
    assert "新增投资18亿元[1]。" in squeezed(texts(made("article"))[0])
    bare = squeezed(texts(made("none"))[0])
    assert "增长2.5%。新增投资18亿元。近300位嘉宾参会。" in bare
    assert "4754.8亿元" in {text for text, _, _ in leads(made("none"))}


def test_without_a_list_of_sources_nothing_is_linked() -> None:
    unlisted = replace(document(1), blocks=document(1).blocks[:3])
    data, _, _ = pdf_bytes(unlisted, replace(report(), cover=False))
    assert list(links(data)) == []


@pytest.mark.parametrize("pages", [1, 4, 8])
def test_the_pages_that_are_printed_are_those_where_it_stands(pages: int) -> None:
    data, _, _ = pdf_bytes(document(pages), replace(report(), cover=False))
    with opened(data) as read:
        assert len(read) >= pages
    printed = texts(data)
    stated = [n + 1 for n, text in enumerate(printed) if "再看产值" in squeezed(text)]
    assert f"、{stated[0]}页" in squeezed("".join(printed[-2:]))


def test_entries_are_in_the_order_of_the_article() -> None:
    keys = [f"1-{n}" for n in (10, 2, 9)]
    evidence = tuple(replace(proof("q1", "1-3", "x"), annotation=f"e{key}", entry=key) for key in keys)
    runs = tuple(Run("数", states=(e.annotation,)) for e in evidence)
    listed = Document(Masthead("示"), (Paragraph(runs), Paragraph((Run("[1] 标题"),), "source")), evidence=evidence)
    assert [entry.key for entry in Provenance(listed).entries(1)] == ["1-2", "1-9", "1-10"]
