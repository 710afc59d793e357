"""What lists show: frozen rows that window and command line print as they are."""

from dataclasses import dataclass
from datetime import date as day

from briefing.errors import BriefingError, TemplateError
from briefing.model.columns import Columns


@dataclass(frozen=True, slots=True)
class Changes:
    """What an operation changed: ids of sources; the window reloads what it shows of them."""

    sources: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Imported:
    """The outcome of an import: ids of sources added, already there and renewed, what failed, what is unread."""

    added: tuple[str, ...]
    unchanged: tuple[str, ...]
    failures: tuple[BriefingError, ...]
    changes: Changes
    warnings: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableEntry:
    """A table of a file: its header, what its columns hold, rows as samples, whether that was remembered."""

    header: tuple[str, ...]
    columns: Columns
    samples: tuple[tuple[str, ...], ...]
    remembered: bool = False


@dataclass(frozen=True, slots=True)
class ArticleEntry:
    """An article as a list shows it; `key` is `<source id>/<article id>`, as in `Recipe.omitted`."""

    key: str
    headline: str
    clusters: tuple[str, ...]
    events: tuple[str, ...]
    quantities: int
    quotations: int
    pending: int


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A source as a list shows it."""

    id: str
    name: str
    publication: str | None
    date: day | None
    date_basis: str | None
    page: str | None
    articles: tuple[ArticleEntry, ...]


@dataclass(frozen=True, slots=True)
class ClusterEntry:
    """A cluster that the library holds articles of (id "": articles of no known cluster)."""

    id: str
    name: str
    tier: str
    articles: tuple[ArticleEntry, ...]


@dataclass(frozen=True, slots=True)
class SectionEntry:
    """A section: its key, its title, what it holds in one line, and how many items the recipe puts into it."""

    key: str
    title: str
    description: str
    items: int


@dataclass(frozen=True, slots=True)
class PackEntry:
    """A pack that was made: `made_at` is an ISO time, `files` maps a format to where it was written."""

    id: str
    title: str
    template: str
    made_at: str
    files: dict[str, str]


@dataclass(frozen=True, slots=True)
class RecipeEntry:
    """A recipe by the name that `--recipe` takes, and its file."""

    id: str
    file: str


@dataclass(frozen=True, slots=True)
class TemplateEntry:
    """A template: its id (the folder's name), its title, what it is for, its sections in order, how it groups.

    Of one that cannot be read the description says what is wrong, and it has no sections.
    """

    id: str
    name: str
    description: str
    sections: tuple[str, ...]
    grouping: str = "section"


def template_entry(template_id: str) -> TemplateEntry:
    """The template of that id as a list shows it; a damaged one of the user does not hide the others."""
    from briefing.composing.templates import load_template

    try:
        found = load_template(template_id)
    except TemplateError as error:
        return TemplateEntry(template_id, template_id, error.message, ())
    return TemplateEntry(found.id, found.name, found.description, found.sections, found.grouping)
