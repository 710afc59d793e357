"""Where what is printed is proved: the entries below each source, and the small numbers that lead to them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefing.model.document import Block, Chart, Document, Heading, Paragraph, Run, Table, Tiles
from briefing.model.pack import Marks

_ENDS = "。！？；…"
_CLOSING = "”’』」）"


@dataclass(frozen=True, slots=True)
class Entry:
    """A sentence of a source and the annotations that the document states from it; `key` is its number (2-14)."""

    key: str
    sentence: str
    annotations: tuple[str, ...]

    @property
    def anchor(self) -> str:
        """The name of the place where it is listed."""
        return f"entry-{self.key}"


@dataclass(frozen=True, slots=True)
class Mark:
    """A raised number: what it shows, and where it leads (None: nowhere in this document)."""

    label: str
    target: str | None


class Provenance:
    """The entries of a document's sources, and which of them prove what a run or a cell states."""

    def __init__(self, document: Document, marks: Marks = "sentence") -> None:
        self.marks = marks
        self.listed = frozenset(source_anchors(document))
        printed = set(_stated(document.blocks))
        proved = [e for e in document.evidence if e.entry and e.annotation in printed] if self.listed else []
        self._entry_of = {e.annotation: (e.entry, e.citation) for e in proved}
        self._entries: dict[int, dict[str, list[str]]] = {}
        self._sentences = {e.entry: e.sentence for e in proved}
        for evidence in proved:
            group = self._entries.setdefault(evidence.citation, {}).setdefault(evidence.entry, [])
            group.append(evidence.annotation)

    def entries(self, citation: int) -> list[Entry]:
        """The sentences of an article that the document draws on, in the article's order."""
        found = self._entries.get(citation, {})
        keys = sorted(found, key=_order)
        return [Entry(key, self._sentences[key], tuple(found[key])) for key in keys]

    def target(self, states: Iterable[str]) -> str | None:
        """Where a figure or quotation leads: the entry of the first annotation that has one."""
        return next((f"entry-{self._entry_of[key][0]}" for key in states if key in self._entry_of), None)

    def proofs(self, states: Iterable[str], cites: Sequence[int]) -> list[Mark]:
        """The marks behind what is stated: its sentences; of an article that has none among them, the article."""
        if self.marks == "none":
            return []
        found = dict.fromkeys(self._entry_of[key] for key in states if key in self._entry_of)
        if self.marks == "article":
            found = {}
        covered = {citation for _, citation in found}
        articles = [self._article(number) for number in cites if number not in covered]
        return [*(Mark(f"[{key}]", f"entry-{key}") for key, _ in sorted(found, key=_by_key)), *articles]

    def _article(self, number: int) -> Mark:
        anchor = f"source-{number}"
        return Mark(f"[{number}]", anchor if anchor in self.listed else None)

    def marked(self, runs: Sequence[Run]) -> Iterator[tuple[Run, list[Mark]]]:
        """Each run of a paragraph with the marks that follow it: at the end of a sentence those of its statements."""
        waiting: list[str] = []
        covered: set[int] = set()
        for run in runs:
            waiting += run.states
            marks: list[Mark] = []
            if run.cites or _ends_sentence(run.text):
                covered |= {self._entry_of[key][1] for key in waiting if key in self._entry_of}
                marks = self.proofs(waiting, [n for n in run.cites if self.marks != "sentence" or n not in covered])
                waiting = []
            yield run, marks


def source_anchors(document: Document) -> Iterator[str]:
    """The anchors of all articles that the document lists: the only places that a number of an article can lead to."""
    for block in document.blocks:
        if isinstance(block, Paragraph) and block.role == "source" and (number := listed_citation(block)):
            yield f"source-{number}"


def listed_citation(paragraph: Paragraph) -> int | None:
    """1 for the line that begins with [1], None for one that lists no article."""
    number, bracket, _ = paragraph.text.removeprefix("[").partition("]")
    return int(number) if bracket and paragraph.text.startswith("[") and number.isdigit() else None


def _stated(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph(runs=runs):
                yield from (key for run in runs for key in run.states)
            case Table(rows=rows):
                yield from (key for row in rows for cell in row for key in cell.states)
            case Chart(series=series):
                yield from (key for one in series for key in one.states if key is not None)
            case Tiles(tiles=tiles):
                yield from (key for tile in tiles for key in tile.states)
            case Heading():
                pass


def _ends_sentence(text: str) -> bool:
    return text.rstrip(_CLOSING)[-1:] in _ENDS and text[-1:] in _ENDS + _CLOSING if text else False


def _order(key: str) -> tuple[int, ...]:
    return tuple(int(part) for part in key.split("-"))


def _by_key(found: tuple[str, int]) -> tuple[int, ...]:
    return _order(found[0])
