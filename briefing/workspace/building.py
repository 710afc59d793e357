"""From a recipe to a pack: composed, fitted to its pages, told of, kept in the archive."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from briefing.errors import BriefingError
from briefing.model.pack import Pack, PackFile, Recipe, Template
from briefing.model.selection import Picked
from briefing.model.taxonomy import Taxonomy
from briefing.workspace.numbering import numbered

if TYPE_CHECKING:
    from briefing.composing import Draft
    from briefing.composing.budget import Place
    from briefing.model.document import Document, LeftOut
    from briefing.rendering import Rendered
    from briefing.store import Library, Memory, PackRecord


def in_force(template: Template, recipe: Recipe) -> Template:
    """The template with what the recipe puts over it: the most pages, the raised numbers."""
    return replace(template, pages=recipe.pages or template.pages, marks=recipe.marks or template.marks)


def composed(
    picked: Sequence[Picked],
    recipe: Recipe,
    template: Template,
    taxonomy: Taxonomy,
    made: "Callable[[], Iterable[PackRecord]] | None",
) -> tuple["Document", Recipe]:
    """The document of a recipe, and the recipe with its issue; `made` gives the packs of the archive, None without one.

    Where pages are limited, the document is without the least important items, which it lists.
    """
    from briefing.composing import draft_of

    draft = draft_of(picked, recipe, template, taxonomy)
    told = ""
    if made is not None:
        recipe, told = numbered(recipe, template, draft.masthead, made)
        draft = draft.of(recipe)
    document = _fitted(draft, template)
    return replace(document, warnings=(*document.warnings, told)) if told else document, recipe


def _fitted(draft: "Draft", template: Template) -> "Document":
    from briefing.composing import fitting
    from briefing.rendering import fits

    limit = template.pages
    if limit is None:
        return draft.document()

    def enough(dropped: "frozenset[Place]") -> bool:
        return fits(draft.text(dropped), template, limit)

    dropped = fitting(draft.items, enough)
    document = draft.document(dropped)
    if not dropped:
        return document
    told = f"为不超过 {limit} 页，正文略去 {len(dropped)} 项。"
    if len(dropped) == len(draft.items) and not fits(document, template, limit):
        told = f"能略去的都略去了，仍超过 {limit} 页，请增加页数或减少栏目。"
    return replace(document, warnings=(*document.warnings, told))


def kept(
    library: "Library | Memory", document: "Document", template: Template, recipe: Recipe, files: Sequence[PackFile]
) -> tuple[str, ...]:
    """Writes the pack into the archive; a library that refuses is told of, for the files are good all the same."""
    from briefing.store import PackRecord

    digest = hashlib.sha256("".join(sorted(file.sha256 for file in files)).encode()).hexdigest()
    made_at = datetime.now().astimezone().isoformat("T", "seconds")
    day = document.masthead.date
    record = PackRecord(
        f"p{digest[:10]}", document.masthead.title, template.id, made_at,
        {file.format: str(file.path.resolve()) for file in files},
        recipe.issue if document.masthead.issue else None, (day.isoformat() if day else made_at[:10]),
    )  # fmt: skip
    try:
        library.keep_pack(record, (evidence.annotation for evidence in document.evidence))
    except BriefingError as error:
        return (f"文件已写好，但没能记入档案：{error.message}",)
    return ()


def pack_of(
    document: "Document",
    picked: Sequence[Picked],
    rendered: "Rendered",
    told: Sequence[str],
    seconds: Mapping[str, float],
) -> Pack:
    """What is told of a pack that was made."""
    return Pack(
        files=rendered.files,
        quantities=_stated(document, picked, "quantity"),
        quotations=_stated(document, picked, "quotation"),
        pending=_pending(picked),
        warnings=(*document.warnings, *rendered.warnings, *told),
        left_out=tuple(map(_told, document.left_out)),
        seconds=dict(seconds),
    )


def _told(item: "LeftOut") -> str:
    return "·".join(word for word in (item.section, item.cluster, item.words) if word)


def _stated(document: "Document", picked: Sequence[Picked], kind: str) -> int:
    """How many distinct annotations of a kind the document states, its data sheets included."""
    of_kind = {annotation.id for item in picked for annotation in item.annotations if annotation.kind == kind}
    return sum(evidence.annotation in of_kind for evidence in document.evidence)


def _pending(picked: Sequence[Picked]) -> int:
    """Quantities and quotations that no rule is sure of and nobody has looked at."""
    return sum(
        annotation.confidence != "auto" and annotation.kind in {"quantity", "quotation"}
        and item.states.get(annotation.id, "pending") == "pending"
        for item in picked
        for annotation in item.annotations
    )  # fmt: skip
