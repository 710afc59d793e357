"""The data sheets of the Excel appendix: one row a fact, typed, each linked to its sentence in the source sheet."""

from collections.abc import Sequence
from decimal import Decimal

from briefing.composing.evidence import key_of
from briefing.composing.facts import figures_of
from briefing.composing.figures import (
    STAGES,
    TYPES,
    label_of,
    nature_of,
    number_cell,
    period_of,
    printed_of,
    qualifiers_of,
)
from briefing.composing.material import Sentence, Story, sentences_of
from briefing.composing.sections.pull_quote import pieces
from briefing.composing.speakers import GROUPS, attribution
from briefing.model.annotation import Annotation, Person, Place, Project, Quantity, Quotation, Target
from briefing.model.document import Cell, Column, LeftOut, Sheet, Table
from briefing.model.taxonomy import Taxonomy

REVIEWS = {"pending": "待核", "accepted": "已核", "edited": "已改", "rejected": "已否"}
CONFIDENCES = {"auto": "高", "check": "须核", "decide": "待定"}
Rows = list[tuple[Cell, ...]]


def data_sheets(stories: Sequence[Story], taxonomy: Taxonomy) -> tuple[Sheet, ...]:
    """All sheets, also those without a row: an analyst sees that nothing was found."""
    makers = (_key_figures, _projects, _targets, _opinions, _pull_quotes, _districts, _sources)
    return tuple(make(stories, taxonomy) for make in makers)


def _sheet(key: str, title: str, columns: Sequence[tuple[str, float]], rows: Rows, frozen: int = 1) -> Sheet:
    table = Table(title, tuple(Column(name, width) for name, width in columns), tuple(rows), f"sheet-{key}")
    return Sheet(key, title, table, frozen)


def _cluster(story: Story, taxonomy: Taxonomy) -> Cell:
    found = taxonomy.cluster(story.cluster)
    return Cell(found.name if found else "其他")


def _evidence(sentence: Sentence | None) -> tuple[Cell, Cell]:
    """The sentence as printed, and its key as a link to the source sheet."""
    key = key_of(sentence)
    return Cell(sentence.text if sentence else ""), Cell(key, link=f"source:{key}" if key else None)


def _review(story: Story, annotation: Annotation) -> tuple[Cell, Cell]:
    state = story.picked.states.get(annotation.id, "pending")
    return Cell(CONFIDENCES[annotation.confidence]), Cell(REVIEWS[state])


def _key_figures(stories: Sequence[Story], taxonomy: Taxonomy) -> Sheet:
    columns = (
        ("编号", 1.6), ("集群", 1.6), ("指标", 2.6), ("主体", 2.0), ("原文表述", 1.6), ("数值（原文量级）", 1.5),
        ("基本单位数值", 1.8), ("单位", 0.8),
        ("下限", 1.5), ("上限", 1.5), ("限定词", 1.0), ("期间", 1.6), ("起", 1.2),
        ("止", 1.2), ("口径", 0.9),
        ("性质", 0.8), ("类型", 0.9), ("原文句子", 24.0), ("句号", 0.8), ("把握", 0.7), ("核校", 0.7),
    )  # fmt: skip
    rows: Rows = []
    for story in stories:
        for annotation, quantity, sentence in figures_of(story):
            rows.append(
                (
                    Cell(annotation.id, states=(annotation.id,)),
                    _cluster(story, taxonomy),
                    Cell(label_of(story, annotation, quantity, sentence)),
                    Cell(quantity.holder or ""),
                    Cell(printed_of(story, annotation, quantity)),
                    number_cell(quantity, printed_of(story, annotation, quantity)),
                    _base(quantity),
                    Cell(quantity.unit),
                    _exact(quantity.low),
                    _exact(quantity.high),
                    Cell(qualifiers_of(quantity)),
                    Cell(period_of(story, quantity)),
                    _day(quantity, "start"),
                    _day(quantity, "end"),
                    Cell(quantity.scope or ""),
                    Cell(nature_of(quantity)),
                    Cell(TYPES[quantity.type]),
                    *_evidence(sentence),
                    *_review(story, annotation),
                )
            )
    return _sheet("key-figure", "关键数据", columns, rows, frozen=3)


def _base(quantity: Quantity) -> Cell:
    return _exact(quantity.value)


def _exact(value: Decimal | None) -> Cell:
    """The exact number, with as many decimals as it has."""
    if value is None:
        return Cell("")
    return Cell(f"{value:f}", value, "#,##0.##########" if value % 1 else "#,##0")


def _day(quantity: Quantity, edge: str) -> Cell:
    day = getattr(quantity.period, edge, None)
    return Cell(day.isoformat(), day, "yyyy-mm-dd") if day else Cell("")


def _projects(stories: Sequence[Story], taxonomy: Taxonomy) -> Sheet:
    columns = (
        ("项目", 3.0), ("集群", 1.6), ("投资方", 2.2), ("金额（原文）", 1.6), ("金额（元）", 1.8), ("阶段", 0.9),
        ("区县", 1.2), ("原文句子", 5.0), ("句号", 0.8), ("把握", 0.7), ("核校", 0.7),
    )  # fmt: skip
    rows: Rows = []
    for story in stories:
        amounts = {a.id: (a, q) for a, q in story.all_of(Quantity)}
        for annotation, project in story.all_of(Project):
            amount = amounts.get(project.amount or "")
            district = taxonomy.district(project.district or "")
            rows.append(
                (
                    Cell(project.name, states=(annotation.id,)),
                    _cluster(story, taxonomy),
                    Cell(project.investor or ""),
                    Cell(printed_of(story, *amount) if amount else "", states=(amount[0].id,) if amount else ()),
                    _base(amount[1]) if amount else Cell(""),
                    Cell(STAGES[project.stage] if project.stage else ""),
                    Cell(district.name if district else ""),
                    *_evidence(_sentence(story, annotation)),
                    *_review(story, annotation),
                )
            )
    return _sheet("project", "项目", columns, rows)


def _sentence(story: Story, annotation: Annotation) -> Sentence | None:
    return story.sentence_at(annotation.span)


def _targets(stories: Sequence[Story], taxonomy: Taxonomy) -> Sheet:
    columns = (
        ("集群", 1.6), ("目标", 3.0), ("原文表述", 1.8), ("数值（原文量级）", 1.6), ("基本单位数值", 1.8),
        ("单位", 0.8), ("期限", 1.5), ("语气词", 0.9), ("原文句子", 5.0), ("句号", 0.8), ("把握", 0.7), ("核校", 0.7),
    )  # fmt: skip
    rows: Rows = []
    for story in stories:
        quantities = {a.id: (a, q) for a, q in story.quantities}
        for annotation, target in story.all_of(Target):
            found = quantities.get(target.quantity or "")
            if found is None:
                continue
            own, quantity = found
            sentence = _sentence(story, annotation)
            rows.append(
                (
                    _cluster(story, taxonomy),
                    Cell(label_of(story, own, quantity, sentence), states=(annotation.id,)),
                    Cell(printed_of(story, own, quantity), states=(own.id,)),
                    number_cell(quantity, printed_of(story, own, quantity)),
                    _base(quantity),
                    Cell(quantity.unit),
                    Cell(period_of(story, quantity)),
                    Cell(quantity.modality or ""),
                    *_evidence(sentence),
                    *_review(story, annotation),
                )
            )
    return _sheet("target", "目标", columns, rows, frozen=2)


def _opinions(stories: Sequence[Story], taxonomy: Taxonomy) -> Sheet:
    columns = (
        ("人物", 1.2), ("单位", 2.6), ("职务", 2.2), ("类别", 1.0), ("集群", 1.6), ("观点（原文）", 6.0),
        ("形式", 0.9), ("句号", 0.8), ("把握", 0.7), ("核校", 0.7),
    )  # fmt: skip
    rows: Rows = []
    for story in stories:
        spoke = set()
        for annotation, quotation in story.all_of(Quotation):
            person = story.people.get(quotation.speaker or "")
            spoke.add(quotation.speaker)
            rows.append(_opinion(story, annotation, quotation, person, taxonomy))
        for key, person in story.people.items():
            if key not in spoke:
                rows.append(_silent(story, key, person, taxonomy))
    return _sheet("opinion", "人物与观点", columns, rows)


def _opinion(
    story: Story, annotation: Annotation, quotation: Quotation, person: Person | None, taxonomy: Taxonomy
) -> tuple[Cell, ...]:
    name = person.name if person else (quotation.speaker_text or "（未注明）")
    _, key = _evidence(_sentence(story, annotation))
    return (
        Cell(name),
        Cell((person.organisation if person else "") or ""),
        Cell((person.post if person else "") or ""),
        Cell(GROUPS[person.group] if person else ""),
        _cluster(story, taxonomy),
        Cell(story.text(annotation.span), states=(annotation.id,)),
        Cell("直接引语" if quotation.direct else "转述"),
        key,
        *_review(story, annotation),
    )


def _silent(story: Story, key: str, person: Person, taxonomy: Taxonomy) -> tuple[Cell, ...]:
    annotation = next(a for a, _ in story.all_of(Person) if a.id == key)
    _, link = _evidence(_sentence(story, annotation))
    return (
        Cell(person.name, states=(key,)), Cell(person.organisation or ""), Cell(person.post or ""),
        Cell(GROUPS[person.group]), _cluster(story, taxonomy), Cell(""), Cell(""), link, *_review(story, annotation),
    )  # fmt: skip


def _pull_quotes(stories: Sequence[Story], taxonomy: Taxonomy) -> Sheet:
    columns = (
        ("正文原话", 5.0), ("说话人", 2.4), ("集群", 1.6), ("版面上的文字", 5.0), ("与正文一致", 1.0), ("句号", 0.8),
    )  # fmt: skip
    rows: Rows = []
    for story in stories:
        for quote in story.pull_quotes:
            parts = pieces(story, quote)
            words = "……".join(f"“{story.text(span)}”" if direct else story.text(span) for _, span, direct in parts)
            speaker = next((name for s, _, _ in parts if (name := attribution(s))), "")
            states = tuple(a.id for s, _, direct in parts if direct for a, q in s.quotations if q.direct)
            key = key_of(parts[0][0]) if parts else ""
            rows.append(
                (
                    Cell(words, states=states),
                    Cell(speaker),
                    _cluster(story, taxonomy),
                    Cell(story.text(quote.span)),
                    Cell("是" if quote.verbatim else "否（编辑有改动）"),
                    Cell(key, link=f"source:{key}" if key else None),
                )
            )
    return _sheet("pull-quote", "金句", columns, rows)


def _districts(stories: Sequence[Story], taxonomy: Taxonomy) -> Sheet:
    columns = (
        ("区县／开发区", 2.0), ("代码", 1.0), ("集群", 1.6), ("原文称谓", 1.6), ("原文句子", 6.0), ("句号", 0.8),
    )  # fmt: skip
    rows: Rows = []
    for story in stories:
        seen = set()
        for annotation, place in story.all_of(Place):
            sentence = _sentence(story, annotation)
            mark = (place.district_id, key_of(sentence))
            if mark in seen:
                continue
            seen.add(mark)
            district = taxonomy.district(place.district_id)
            rows.append(
                (
                    Cell(district.name if district else place.name, states=(annotation.id,)),
                    Cell(place.district_id),
                    _cluster(story, taxonomy),
                    Cell(place.name),
                    *_evidence(sentence),
                )
            )
    return _sheet("district", "区县", columns, rows)


def _sources(stories: Sequence[Story], taxonomy: Taxonomy) -> Sheet:
    columns = (
        ("句号", 0.8), ("原文句子", 7.0), ("标题", 3.0), ("报纸", 1.4), ("日期", 1.2), ("日期依据", 1.0),
        ("版次", 0.9), ("记者", 1.4), ("起", 0.8), ("止", 0.8), ("文件", 1.8), ("集群", 1.6),
    )  # fmt: skip
    basis = {"given": "录入", "printed": "版面", "inferred": "推断"}
    rows: Rows = []
    for story in stories:
        source, citation = story.picked.source, story.citation
        for sentence in sentences_of(story):
            rows.append(
                (
                    Cell(key_of(sentence)),
                    Cell(sentence.text),
                    Cell(citation.headline),
                    Cell(citation.publication or ""),
                    Cell(citation.date.isoformat(), citation.date, "yyyy-mm-dd") if citation.date else Cell(""),
                    Cell(basis.get(source.date_basis or "", "")),
                    Cell(citation.page or ""),
                    Cell("、".join(citation.reporters)),
                    Cell(str(sentence.span.start), sentence.span.start, "0"),
                    Cell(str(sentence.span.end), sentence.span.end, "0"),
                    Cell(source.name),
                    _cluster(story, taxonomy),
                )
            )
    return _sheet("source", "来源", columns, rows)


def left_out_sheet(left: Sequence[LeftOut]) -> Sheet:
    """What a limit of pages kept out of the text, the most important first."""
    columns = (("栏目", 1.2), ("集群", 1.6), ("内容", 6.0))
    rows: Rows = [(Cell(item.section), Cell(item.cluster), Cell(item.words)) for item in left]
    return _sheet("left-out", "略去内容", columns, rows)
