"""The rows of a table become annotations: figures, and the event or project that a row tells of.

Each annotation's span is the cell that it was read from. It is `auto` only where the columns are certain and the cell
was read whole; a row that is wider than its header is left out, since nobody knows which cell is which.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from briefing.extraction.cells import NO_UNIT, Number, Unit, read_number, unit_of
from briefing.extraction.heads import Head, is_fall, nature_of, read_head, read_period, type_of
from briefing.extraction.labels import (
    is_counted,
    is_holder,
    is_part,
    is_rate,
    is_total,
    names_in,
    names_year,
    stage_of,
    theme_of,
    without_lead,
)
from briefing.model.annotation import Annotation, Confidence, Content, Event, Period, Project, Quantity, Target
from briefing.model.columns import Columns, Field, header_key
from briefing.model.identity import annotation_id
from briefing.model.source import Article, Source
from briefing.model.taxonomy import Taxonomy
from briefing.text.columns import guess
from briefing.text.grid import Cell, Row, Table, sheets_of

RULE = "table-row"
Known = Callable[[str], Columns | None]
"""What is remembered of a header (see `header_key`)."""

_RATES = frozenset(["%", "‰", "百分点", "倍"])
_LONGEST_NAME = 80
_LONGEST_GROUP = 20
_OF_PROJECTS: tuple[Field, ...] = ("investor", "amount", "stage", "district")
_OF_EVENTS: tuple[Field, ...] = ("date", "place", "hosts", "attendance")


def read_rows(source: Source, articles: Sequence[Article], taxonomy: Taxonomy, known: Known) -> tuple[Annotation, ...]:
    """The annotations of a table's sheets, by article and position; the articles are those restored from it.

    A row belongs to the article that has it among its paragraphs.
    """
    taken: set[str] = set()
    found: list[Annotation] = []
    order = {article.id: number for number, article in enumerate(articles)}
    places = {part.span.start: article for article in articles for part in article.paragraphs if part.role == "body"}
    for sheet in sheets_of(source.text):
        for table in sheet.tables:
            columns, confirmed = columns_of(table, known), known(header_key(table.header)) is not None
            found += _Reading(source, places, taxonomy, table, columns, confirmed, taken).annotations()
    return tuple(sorted(found, key=lambda a: (order[a.article], a.span.start, a.span.end, a.id)))


def columns_of(table: Table, known: Known) -> Columns:
    """What is remembered of the table's header, else a guess."""
    kept = known(header_key(table.header))
    if kept is not None and len(kept.fields) == len(table.header):
        return replace(kept, confidence="auto")
    return guess(table.header, [[row.text(n) for n in range(len(table.header))] for row in table.rows])


@dataclass
class _Line:
    """A row on its way: the texts of its fields, its group's label, what it is about."""

    row: Row
    columns: Columns
    group: str | None

    def cell(self, *fields: Field) -> Cell | None:
        """The first filled cell of those fields' columns."""
        return next((cell for n in self.columns.of(*fields) if (cell := self.row.cell(n))), None)

    def text(self, *fields: Field) -> str:
        cell = self.cell(*fields)
        return cell.text if cell else ""


@dataclass
class _Reading:
    """One table: its heads, read once, and the ids in use."""

    source: Source
    articles: Mapping[int, Article]  # by where their rows begin
    taxonomy: Taxonomy
    table: Table
    columns: Columns
    confirmed: bool
    taken: set[str]
    article: Article = field(init=False)  # that of the row in hand
    heads: tuple[Head, ...] = field(init=False)
    places: tuple[bool, ...] = field(init=False)  # whether a head is a place or another holder
    above: Head = field(init=False)
    day: date | None = field(init=False)  # from which 1—9月 and 去年 count: the title's period before the publication

    def __post_init__(self) -> None:
        title = self.table.title.cells[0].text if self.table.title else ""
        self.above = read_head(title, self.source.date)
        told = self.above.period.end if self.above.period else None
        self.day = told or self.source.date
        self.heads = tuple(read_head(head, self.day) for head in self.table.header)
        self.places = tuple(is_holder(head.label, self.taxonomy) for head in self.heads)

    def annotations(self) -> Iterator[Annotation]:
        """Those of all rows; a row with a single cell is the label of the rows below it."""
        group: str | None = None
        for row in self.table.rows:
            if len(row.cells) == 1 and len(self.table.header) > 1 and row.cells[0].column == 0:
                text = row.cells[0].text
                group = text if len(text) <= _LONGEST_GROUP and not re.search(r"[。；，：:]", text) else None
            elif row.cells[-1].column < len(self.table.header) and row.span.start in self.articles:
                self.article = self.articles[row.span.start]
                yield from self._row(_Line(row, self.columns, group))

    def _row(self, line: _Line) -> Iterator[Annotation]:
        amounts = [a for n in self.columns.of("amount") if (a := self._figure(line, n))]
        guests = [a for n in self.columns.of("attendance") if (a := self._figure(line, n))]
        values = [a for n in self.columns.of("value") if (a := self._figure(line, n))]
        for figure in (*amounts, *guests, *values):
            yield figure
            if isinstance(figure.content, Quantity) and figure.content.nature == "target":
                yield self._target(figure, figure.content)
        name = line.cell("name")
        if name is not None and len(name.text) <= _LONGEST_NAME and not is_total(name.text):
            if line.cell(*_OF_PROJECTS):
                yield self._project(line, name, amounts)
            elif line.cell(*_OF_EVENTS) and not self.columns.of(*_OF_PROJECTS):
                yield self._event(line, name, guests)

    def _annotation(self, kind: str, cell: Cell, confidence: Confidence, content: Content) -> Annotation:
        key = annotation_id(self.source.id, kind, cell.span.start, self.taken)
        self.taken.add(key)
        return Annotation(key, self.source.id, self.article.id, cell.span, RULE, confidence, content)

    def _tier(self, *, sure: bool) -> Confidence:
        return "auto" if sure and self.columns.confidence == "auto" else "check"

    # Figures

    def _figure(self, line: _Line, column: int) -> Annotation | None:
        """The figure of one cell, None where the cell holds none."""
        cell, head = line.row.cell(column), self.heads[column]
        if cell is None:
            return None
        named = read_head(without_lead(line.text("measure")), self.day)
        unit, given = self._unit(line, head, named)
        number = read_number(cell.text, unit, line.text("qualifier"))
        if number is None or (number.value is None and number.low is None and number.high is None):
            return None
        about = self._about(line, column, named)
        period, dated = self._period(line, head, named)
        quantity = self._quantity(line, head, named, number, about, period)
        sure = (
            number.whole and number.unit.known and (given or number.unit.text in cell.text)
            and dated and about.sure and head.sure
            and not (quantity.type == "count" and quantity.value is not None and quantity.value % 1)
            and not (quantity.modality is None and _is_ahead(period, self.source.date))
        )  # fmt: skip
        return self._annotation("quantity", cell, self._tier(sure=sure), quantity)

    def _unit(self, line: _Line, head: Head, named: Head) -> tuple[Unit, bool]:
        """The unit that holds for a cell, and whether it was given for just that figure.

        A rate in a column of its own (同比增长) does not take the unit of what it is the rate of.
        """
        row = line.text("unit")
        label = next((unit for unit in (unit_of(row) if row else NO_UNIT, named.unit) if not unit.empty), NO_UNIT)
        if not head.unit.empty:
            return head.unit, label.empty or label == head.unit or head.unit.text in _RATES
        if is_rate(head.label) and label.text not in _RATES:
            return NO_UNIT, False
        if not label.empty:
            return label, True
        if is_rate(named.label):
            return NO_UNIT, True  # the unit of the whole table is that of its sums
        whole = unit_of(self.table.unit) if self.table.unit else self.above.unit
        if re.search(r"[、，,;；]", whole.text):
            return NO_UNIT, False  # 亿元、%: which of them is not said
        return whole, not is_counted(named.label if head.generic else head.label)

    def _period(self, line: _Line, head: Head, named: Head) -> tuple[Period | None, bool]:
        """The period of a cell, and whether its days are known where one is given."""
        given = read_period(line.text("period", "date"), self.day)
        if head.period is not None and given is not None:
            return head.period, False
        period = head.period or given or named.period or self.above.period
        return period, period is None or self._is_dated(period)

    def _is_dated(self, period: Period) -> bool:
        """Whether a period's days are known without a guess: it names its year, or the table's title does."""
        named = self.above.period is not None and self.above.period.start is not None
        return period.start is not None and (named or names_year(period.text))

    def _about(self, line: _Line, column: int, named: Head) -> "_About":
        """What is measured, whose it is, and whether both are the cells' own words."""
        head = self.heads[column]
        own = line.text("holder", "name")
        holder = without_lead(own) or line.group
        told = bool(own) or (line.group is None and not self.columns.of("holder", "name"))
        told = told and not (is_part(own) or is_part(line.text("measure")))
        scope = line.text("scope") or head.scope or named.scope
        if not named.label:
            if head.generic and not line.cell("name"):
                return _About(self._before(column) or head.label or None, holder, scope, sure=False)
            return _About(head.label or None, holder, scope, sure=told and bool(head.label))
        if head.generic or is_rate(head.label):
            return _About(named.label, holder, scope, sure=told)
        if holder is None and self.places[column]:
            return _About(named.label, head.label, scope)
        return _About(named.label, holder, scope or head.label, sure=self.confirmed)

    def _before(self, column: int) -> str | None:
        """What a column of rates is the rate of, by the column of figures before it; else the title's words."""
        if is_rate(self.heads[column].label):
            labels = [self.heads[n].label for n in self.columns.of("value") if n < column and not self.heads[n].generic]
            return labels[-1] if labels else None
        return theme_of(self.above.label)

    def _quantity(
        self, line: _Line, head: Head, named: Head, number: Number, about: "_About", period: Period | None
    ) -> Quantity:
        modality, nature = nature_of(line.text("nature"), head.label, named.label)
        if nature == "actual" and _is_ahead(period, self.source.date):
            nature = "target"
        kind = type_of(number.unit.type, number.unit.text, head.label, named.label)
        flipped = kind == "growth" and is_fall(head.label, named.label) and (number.value or 0) > 0
        return Quantity(
            value=-number.value if flipped and number.value is not None else number.value,
            printed=number.printed,
            scale=number.unit.scale,
            unit=number.unit.text,
            type=kind,
            low=number.low,
            high=number.high,
            approximation=number.approximation,
            bound=number.bound,
            modality=modality,
            nature=nature,
            basis="times-of" if kind == "multiple" else None,
            period=period,
            measure=about.measure,
            holder=about.holder,
            scope=about.scope,
        )

    def _target(self, figure: Annotation, quantity: Quantity) -> Annotation:
        cell = Cell(0, "", figure.span)
        deadline = quantity.period.text if quantity.period else None
        content = Target(quantity.measure, deadline, figure.id, self.article.clusters)
        return self._annotation("target", cell, figure.confidence, content)

    # Events and projects

    def _event(self, line: _Line, name: Cell, guests: Sequence[Annotation]) -> Annotation:
        period = read_period(line.text("date"), self.day)
        content = Event(
            name=name.text,
            date=period.start if period else None,
            place=line.text("place") or None,
            hosts=names_in(line.text("hosts")),
            attendance=tuple(guest.id for guest in guests),
            clusters=self.article.clusters,
        )
        return self._annotation("event", name, self._tier(sure=period is None or self._is_dated(period)), content)

    def _project(self, line: _Line, name: Cell, amounts: Sequence[Annotation]) -> Annotation:
        stages = [cell.text for n in self.columns.of("stage") if (cell := line.row.cell(n))]
        content = Project(
            name=name.text,
            investor=line.text("investor") or None,
            amount=amounts[0].id if amounts else None,
            stage=stage_of(stages),
            district=self._district(line.text("district")),
        )
        return self._annotation("project", name, self._tier(sure=not stages or content.stage is not None), content)

    def _district(self, text: str) -> str | None:
        """The id of the district named in a cell, the longest name first; None where the taxonomy knows none."""
        named = [(name, d.id) for d in self.taxonomy.districts if d.valid_on(self.source.date) for name in d.names]
        fitting = [(name, key) for name, key in named if len(name) > 1 and name in text]
        return max(fitting, key=lambda pair: (len(pair[0]), pair[1]))[1] if fitting else None


@dataclass(frozen=True, slots=True)
class _About:
    measure: str | None
    holder: str | None
    scope: str | None
    sure: bool = True


def _is_ahead(period: Period | None, published: date | None) -> bool:
    return bool(period and period.end and published and period.end.year > published.year)
