import json
import re
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import Literal

import packs
import pytest
from rendering.pages import squeezed

from briefing.composing import SECTIONS, count_items
from briefing.composing.evidence import stated_in
from briefing.composing.section import nothing
from briefing.composing.templates import load_template
from briefing.errors import ExportError, UsageError
from briefing.model.document import Chart, Document, Heading, Paragraph, Table
from briefing.model.pack import Pack, Recipe
from briefing.text.numerals import format_han
from briefing.workspace import Workspace
from composing.facts import FACTS, Fact

REPORT = load_template("report").sections
BODY = [key for key, section in SECTIONS.items() if section.claim is not nothing]


def paragraphs(document: Document, *sections: str) -> list[Paragraph]:
    """The paragraphs of those sections that print the source's sentences."""
    blocks = chain.from_iterable(packs.by_section(document).get(key, ()) for key in sections)
    return [block for block in blocks if isinstance(block, Paragraph) and block.role != "attribution"]


class TestSentences:
    def test_the_facts_of_the_page_stand_on_it(self) -> None:
        text = squeezed(packs.SAMPLE.read_text("utf-8"))
        assert len(FACTS) == 41
        assert [fact for fact in FACTS if fact.words not in text] == []

    def test_every_paragraph_of_the_body_is_the_sources_wording(self, page: Workspace, document: Document) -> None:
        bodies = {sentence.joined.text for sentence in packs.sentences_in(packs.stories_in(page))}
        printed = [packs.as_printed(p) for p in paragraphs(document, *BODY) if p.role != "quote"]
        assert len(printed) > 40
        assert [text for text in printed if not any(text in body for body in bodies)] == []

    def test_a_paragraph_ends_with_the_end_of_a_sentence(self, document: Document) -> None:
        printed = [packs.as_printed(p) for p in paragraphs(document, *BODY) if p.role == "body"]
        assert [text for text in printed if text[-1] not in "。！？”…"] == []

    def test_no_sentence_stands_in_two_sections_of_the_body(self, page: Workspace, document: Document) -> None:
        body = "\n".join(packs.as_printed(paragraph) for paragraph in paragraphs(document, *BODY))
        sentences = [s.text for s in packs.sentences_in(packs.stories_in(page)) if len(s.text) > 8]
        assert [text for text in sentences if body.count(text) > sentences.count(text)] == []

    def test_every_figure_of_a_printed_sentence_carries_its_id(self, page: Workspace, document: Document) -> None:
        told = packs.stories_in(page)
        stated = {key for p in paragraphs(document, *BODY) for key in packs.states(p)}
        body = "\n".join(packs.as_printed(paragraph) for paragraph in paragraphs(document, *BODY))
        printed = [s for s in packs.sentences_in(told) if s.text in body]
        missing = [s.story.text(a.span) for s in printed for a, _ in s.quantities if a.id not in stated]
        assert missing == []

    def test_a_run_that_prints_a_figure_holds_just_its_words(self, page: Workspace, document: Document) -> None:
        words = {a.id: story.text(a.span) for story in packs.stories_in(page) for a in story.picked.annotations}
        runs = [run for p in paragraphs(document, "summary", *BODY) for run in p.runs if run.emphasis == "figure"]
        assert len(runs) > 40
        assert [run for run in runs if not any(run.text in words[key] for key in run.states)] == []

    def test_no_run_is_empty_and_citations_stand_behind_a_paragraphs_last_words(self, document: Document) -> None:
        for paragraph in paragraphs(document, "summary", *BODY):
            assert all(run.text for run in paragraph.runs)
            assert paragraph.runs[-1].cites
            assert not any(run.cites for run in paragraph.runs[:-1])

    def test_thirty_six_facts_at_least_stand_in_sentences_of_pdf_and_word(self, told: Pack, page: Workspace) -> None:
        document = page.compose(Recipe(sections=tuple(key for key in REPORT if key not in {"key-figure", "source"})))
        body = "\n".join(packs.as_printed(p) for p in paragraphs(document, "summary", *BODY))
        assert len([fact for fact in FACTS if fact.words in body]) >= 36
        pdf, docx = packs.pdf_words(told), packs.docx_words(told)
        for name, words in (("pdf", pdf), ("docx", docx)):
            assert len([fact for fact in FACTS if fact.words in words]) >= 36, name


class TestEvidence:
    def test_every_stated_annotation_has_evidence_and_nothing_else_has(self, document: Document) -> None:
        known = [evidence.annotation for evidence in document.evidence]
        assert len(known) == len(set(known))
        assert set(known) == stated_in(document.blocks, document.sheets)

    def test_evidence_is_the_sources_sentence_to_the_letter(self, page: Workspace, document: Document) -> None:
        sources = {story.picked.source.id: story.picked.source for story in packs.stories_in(page)}
        of = {citation.number: sources[citation.source] for citation in document.citations}
        for evidence in document.evidence:
            raw = of[evidence.citation].text[evidence.start : evidence.end]
            assert squeezed(raw) == squeezed(evidence.sentence)
            assert squeezed(evidence.stated) in squeezed(of[evidence.citation].text)

    def test_a_figures_evidence_holds_the_figure(self, document: Document) -> None:
        figures = [evidence for evidence in document.evidence if "-q" in evidence.annotation]
        assert len(figures) >= 41
        assert [e for e in figures if squeezed(e.stated) not in squeezed(e.sentence)] == []

    def test_citations_are_numbered_without_a_gap_and_all_cited_ones_exist(self, document: Document) -> None:
        numbers = [citation.number for citation in document.citations]
        assert numbers == list(range(1, len(numbers) + 1))
        texts = [block for block in document.blocks if isinstance(block, Paragraph)]
        tables = [block for block in document.blocks if isinstance(block, Table)]
        cited = {n for block in texts for run in block.runs for n in run.cites}
        cells = {n for block in tables for row in block.rows for cell in row for n in cell.cites}
        assert cited | cells <= set(numbers)


class TestThreeFiles:
    @pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.words)
    def test_each_fact_is_in_all_three_files_as_printed_with_its_period(self, fact: Fact, pack: Pack) -> None:
        line = re.compile(re.escape(fact.printed) + ".{0,3}" + re.escape(fact.period))
        assert line.search(packs.pdf_words(pack)), "pdf"
        shown = [row for row in packs.docx_rows(pack) if len(row) == 5]
        assert any(fact.printed in row[1] and fact.period in row[2] for row in shown), "docx"
        cells = [(str(row["原文表述"]), str(row["期间"] or "")) for row in packs.xlsx_rows(pack, "关键数据")]
        assert any(fact.printed in printed and fact.period in period for printed, period in cells), "xlsx"

    def test_excel_links_each_figure_to_its_sentence(self, pack: Pack) -> None:
        sentences = {row["句号"]: row["原文句子"] for row in packs.xlsx_rows(pack, "来源")}
        rows = list(packs.xlsx_rows(pack, "关键数据"))
        assert len(rows) >= 41
        assert [row for row in rows if sentences[row["句号"]] != row["原文句子"]] == []


PULLED = (
    ("不管用哪把尺子衡量，重庆都是眼下企业布局的优选之地。", "一位江苏的汽车零部件供应商"),
    (
        "从选址算起，到目前项目主体完成90%，前后仅花了11个月，如此专业能力和服务水平，在国内绝对是一流的。",
        "信质集团行政总监巩海楠",
    ),
    (
        (
            "中西部地区承接产业转移，既顺应了世界经济的大势，是融入国际产业分工与合作的内在要求，"
            "又有利于产业结构升级和发展方式转变"
        ),
        "工信部电子信息司副司长史惠康",
    ),
    ("新一代电子信息制造业的许多领域同重庆的产业结构对得上，承接这一产业的转移，重庆有了实实在在的支撑。", None),
    (
        (
            "在化工新材料、功能玻璃、复合材料、轻合金等领域，企业主动开拓应用市场，"
            "产品陆续进入汽车、电子、装备等行业龙头的配套体系"
        ),
        None,
    ),
    (
        "承接产业转移是一场双向奔赴：企业借此发展壮大，重庆在国内相关产业里的行业地位和发展优势也随之更加突出。",
        "市经济信息委相关负责人",
    ),
)


class TestPullQuotes:
    def told(self, document: Document) -> dict[str, str | None]:
        """Words of each pull quote, and the line below them."""
        blocks = [b for b in packs.by_section(document)["pull-quote"] if isinstance(b, Paragraph)]
        following = [*blocks[1:], None]
        return {
            packs.as_printed(block): after.text if after is not None and after.role == "attribution" else None
            for block, after in zip(blocks, following, strict=True)
            if block.role == "quote"
        }

    @pytest.mark.parametrize(("words", "speaker"), PULLED)
    def test_it_has_the_bodys_wording_and_its_speaker(
        self, document: Document, words: str, speaker: str | None
    ) -> None:
        told = self.told(document)
        assert words in told
        assert told[words] == (f"——{speaker}" if speaker else None)

    def test_there_are_six_on_the_page(self, document: Document) -> None:
        assert len(self.told(document)) == 6

    def test_all_stand_in_pdf_word_and_excel(self, document: Document, pack: Pack) -> None:
        sheet = "".join(str(row["正文原话"]) for row in packs.xlsx_rows(pack, "金句"))
        for words in (packs.pdf_words(pack), packs.docx_words(pack), sheet):
            assert [text for text in self.told(document) if text not in words] == []

    def test_direct_speech_is_printed_whole_in_quotation_marks(self, real_page: Workspace) -> None:
        document = real_page.compose(Recipe(sections=("pull-quote", "source")))
        spoken = [words for text in self.told(document) for words in re.findall("^“[^”]*”|“[^”]*”$", text)]
        assert spoken
        page = squeezed(packs.REAL.read_text("utf-8"))
        assert [text for text in spoken if squeezed(text) not in page] == []


class TestSections:
    def test_the_order_is_the_recipes(self, page: Workspace) -> None:
        document = page.compose(Recipe(sections=("district", "target", "summary")))
        assert headings_of(document) == ["district", "target", "summary"]

    def test_a_section_without_content_has_no_heading(self, page: Workspace) -> None:
        assert "note" not in headings_of(page.compose(Recipe()))
        assert "text" not in headings_of(page.compose(Recipe()))

    def test_every_heading_is_followed_by_something(self, document: Document) -> None:
        pairs = zip(document.blocks, [*document.blocks[1:], None], strict=True)
        for block, after in pairs:
            if isinstance(block, Heading):
                assert after is not None
                assert not isinstance(after, Heading) or after.level > block.level

    def test_numbers_of_headings_count_without_a_gap(self, document: Document) -> None:
        numbers = [heading.split("、")[0] for heading in packs.headings(document, 1)]
        assert numbers == [format_han(number) for number in range(1, len(numbers) + 1)]

    def test_note_and_text_hold_what_a_person_wrote_and_nothing_else(self, page: Workspace) -> None:
        document = page.compose(Recipe(note="请领导参阅。\n\n数据截至11月。", texts=("建议一。", "建议二。")))
        blocks = [block for block in document.blocks if isinstance(block, Paragraph)]
        notes = [block for block in blocks if block.role == "note"]
        assert [block.text for block in notes] == ["编者按：请领导参阅。", "数据截至11月。"]
        assert {"建议一。", "建议二。"} <= {block.text for block in blocks}
        assert not any(block.runs[0].states or block.runs[0].cites for block in notes)

    def test_a_summary_has_one_short_line_a_cluster(self, document: Document) -> None:
        lines = packs.by_section(document)["summary"]
        assert len(lines) == 3
        assert all(isinstance(line, Paragraph) and len(line.text) <= 150 for line in lines)
        assert all(packs.states(line) for line in lines)

    @pytest.mark.parametrize("length", range(0, 24, 4))
    def test_a_summary_stays_short_however_long_the_clauses_are(self, length: int, tmp_path: Path) -> None:
        clause = f"全市先进材料产业{'在冶金和建材化工等领域' * length}产值达到"
        path = tmp_path / "page.txt"
        body = "\n\n".join(f"{clause}{4754 + n}亿元，同比增长{n + 1}.5%。" for n in range(4))
        path.write_text(f"□本报记者 林溪\n\n{body}\n", "utf-8")
        with packs.of_page(path) as workspace, suppress(ExportError):
            document = workspace.compose(Recipe(sections=("summary", "source")))
            lines = [b for b in packs.by_section(document).get("summary", ()) if isinstance(b, Paragraph)]
            assert [line.text for line in lines if len(line.text) > 150] == []

    def test_a_count_is_what_the_section_then_holds(self, page: Workspace, document: Document) -> None:
        counts = {entry.key: entry.items for entry in page.sections(Recipe())}
        assert set(counts) == set(SECTIONS)
        shown = set(packs.by_section(document)) - {""}
        assert {key for key, items in counts.items() if items and key in REPORT} == shown

    def test_counting_a_section_that_is_not_chosen_counts_it_as_if_it_were(self, page: Workspace) -> None:
        picked, template = page._select(Recipe()), load_template("report")
        counts = count_items(picked, Recipe(sections=("summary",)), template, page.taxonomy(), ["summary", "person"])
        assert counts["summary"] == 3
        assert counts["person"] >= 15

    def test_without_the_list_of_sources_nothing_cites_one(self, page: Workspace) -> None:
        document = page.compose(Recipe(sections=("summary", "key-figure", "person")))
        for block in document.blocks:
            if isinstance(block, Paragraph):
                assert not any(run.cites for run in block.runs)
            if isinstance(block, Table):
                assert not any(cell.cites for row in block.rows for cell in row)

    def test_an_unknown_section_is_wrong_use(self, page: Workspace) -> None:
        with pytest.raises(UsageError, match="“weather”"):
            page.compose(Recipe(sections=("weather",)))

    def test_no_article_at_all_is_refused(self) -> None:
        with Workspace() as empty, pytest.raises(ExportError, match="没有文章"):
            empty.compose(Recipe())

    def test_sections_that_are_all_empty_are_refused(self, page: Workspace) -> None:
        with pytest.raises(ExportError, match="没有内容"):
            page.compose(Recipe(sections=("note", "text")))


def headings_of(document: Document) -> list[str]:
    """The sections in order, as their headings name them."""
    return list(dict.fromkeys(b.section for b in document.blocks if isinstance(b, Heading) and b.section))


class TestGrouping:
    def test_by_section_the_clusters_stand_below(self, document: Document) -> None:
        titles = {section.title for section in SECTIONS.values()}
        assert all(heading.split("、", 1)[1] in titles for heading in packs.headings(document, 1))
        assert "（一）智能网联新能源汽车" in packs.headings(document, 2)

    def test_by_cluster_the_sections_stand_below(self, page: Workspace) -> None:
        document = page.compose(Recipe(grouping="cluster"))
        first = [heading.split("、", 1)[1] for heading in packs.headings(document, 1)]
        assert first[0] == "摘要要点"
        assert first[1:4] == ["智能网联新能源汽车", "新一代电子信息制造业", "先进材料"]
        assert first[-1] == "资料来源"
        assert any(heading.endswith("发展目标") for heading in packs.headings(document, 2))

    def test_both_groupings_say_the_same(self, page: Workspace, document: Document) -> None:
        other = page.compose(Recipe(grouping="cluster"))
        assert sorted(words(document)) == sorted(words(other))

    @pytest.mark.parametrize("grouping", ["cluster", "section"])
    def test_articles_of_no_cluster_stand_under_no_name(
        self, grouping: Literal["cluster", "section"], tmp_path: Path
    ) -> None:
        source = tmp_path / "plain.txt"
        source.write_text(
            "本报讯（记者 李明）全市去年粮食总产量1068.9万吨，增长1.2%。今年全市粮食产量力争达到1100万吨。\n", "utf-8"
        )
        with packs.of_page(source) as workspace:
            document = workspace.compose(Recipe(grouping=grouping))
        first = packs.headings(document, 1)
        assert [h.split("、", 1)[0] for h in first] == [format_han(n) for n in range(1, len(first) + 1)]
        assert "其他" not in "".join([*words(document), *first])

    def test_clusters_stand_in_the_recipes_order(self, page: Workspace) -> None:
        own = ("C03", "C01")
        names = [page.taxonomy().cluster(key) for key in own]
        document = page.compose(Recipe(clusters=own, grouping="cluster"))
        first = [heading.split("、", 1)[1] for heading in packs.headings(document, 1)]
        assert [name for name in first if any(c and c.name == name for c in names)] == [c.name for c in names if c]

    def test_one_cluster_alone_needs_no_second_level(self, page: Workspace) -> None:
        document = page.compose(Recipe(clusters=("C03",)))
        assert packs.headings(document, 2) == []


def words(document: Document) -> list[str]:
    """The text of all blocks but headings and charts."""
    found = []
    for block in document.blocks:
        match block:
            case Paragraph():
                if not block.text.startswith("注："):  # what was resolved is listed in reading order
                    found.append(block.text)
            case Table():
                found.append("|".join(cell.text for row in block.rows for cell in row))
            case Heading() | Chart():
                pass
    return found


class TestRealPage:
    def test_thirty_six_scored_quantities_at_least_stand_in_sentences(
        self, real_page: Workspace, tmp_path: Path
    ) -> None:
        gold = json.loads(packs.REAL.with_suffix(".gold.json").read_text("utf-8"))
        scored = [f for f in gold["figures"] if not f["optional"] and f["dup_of"] is None]
        assert len(scored) == 41
        recipe = Recipe(sections=tuple(key for key in REPORT if key not in {"key-figure", "source"}))
        document = real_page.compose(recipe)
        stated = {key for p in paragraphs(document, *BODY) for key in packs.states(p)}
        spans = [a.span for s in packs.stories_in(real_page) for a in s.picked.annotations if a.id in stated]
        told = [f for f in scored if any(s.start < f["end"] and f["start"] < s.end for s in spans)]
        assert len(told) >= 36
        pack = real_page.build(recipe, tmp_path, ["pdf", "docx"])
        body = [squeezed(p.text) for p in paragraphs(document, *BODY)]
        for found in (packs.pdf_words(pack), packs.docx_words(pack)):
            assert [text for text in body if text not in found] == []

    def test_every_paragraph_is_the_sources_wording(self, real_page: Workspace) -> None:
        document = real_page.compose(Recipe())
        bodies = {sentence.joined.text for sentence in packs.sentences_in(packs.stories_in(real_page))}
        printed = [packs.as_printed(p) for p in paragraphs(document, *BODY) if p.role != "quote"]
        assert [text for text in printed if not any(text in body for body in bodies)] == []

    def test_six_pull_quotes_are_shown(self, real_page: Workspace) -> None:
        blocks = packs.by_section(real_page.compose(Recipe()))["pull-quote"]
        assert sum(isinstance(block, Paragraph) and block.role == "quote" for block in blocks) == 6


def test_a_headline_is_joined_with_a_blank_between_its_lines(document: Document) -> None:
    assert document.citations[1].headline == "7000亿元级之后 重庆电子信息产业瞄准世界级"


def test_the_title_names_one_cluster_and_counts_many(page: Workspace, document: Document) -> None:
    assert document.masthead.title == "重点产业集群动态专报"
    assert page.compose(Recipe(clusters=("C03",))).masthead.title == "先进材料产业动态专报"
    assert page.compose(Recipe(title="周报", issue=3, template="bulletin")).masthead.issue == "第3期"


def test_the_line_below_the_sources_lists_what_was_resolved(document: Document) -> None:
    last = document.blocks[-1]
    assert isinstance(last, Paragraph)
    assert "“我市”作“重庆市”" in last.text
    assert "“去年”作“2022年”" in last.text
