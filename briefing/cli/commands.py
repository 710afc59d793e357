"""What each verb does: calls the workspace, prints what came of it."""

import json
import sys
from argparse import Namespace
from collections.abc import Mapping, Sequence
from dataclasses import asdict, is_dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.errors import SourceError, StorageError, UsageError

if TYPE_CHECKING:
    from briefing.model.pack import Pack, Recipe
    from briefing.workspace import Progress, Workspace


def extract_command(options: Namespace) -> int:
    """`briefing extract FILE`: the annotations of one file."""
    from briefing.workspace import extract_file

    if options.library is None:
        found = extract_file(options.file, _origin(options))
    else:
        with _reading(options) as workspace:
            found = workspace.extract_file(options.file, _origin(options))
    if options.json:
        _print_json(found)
        return 0
    _print_annotations(found)
    return 0


def _print_annotations(found: Mapping[str, Any]) -> None:
    for annotation in found["annotations"]:
        mark = {"auto": " ", "check": "?", "decide": "!"}[annotation["confidence"]]
        print(f"{mark} {annotation['article']:4}{annotation['kind']:10} {annotation['text']}")


def import_command(options: Namespace) -> int:
    """`briefing import FILE…`: the good files are kept, a bad one gives exit code 3."""
    with _workspace(options) as workspace:
        for file in options.files if options.columns else ():
            workspace.set_columns(file, options.columns)
        outcome = workspace.import_files(options.files, **_given(options), progress=_progress(options))
    if options.json:
        failures = [{"code": e.code, "message": e.message, "file": e.file} for e in outcome.failures]
        shown: dict[str, object] = {
            "added": outcome.added, "updated": outcome.updated, "unchanged": outcome.unchanged, "failures": failures,
        }  # fmt: skip
        if outcome.warnings:
            shown["warnings"] = outcome.warnings
        if failures:
            shown["error"] = failures[0]
        _print_json(shown)
    else:
        renewed = f"更新 {len(outcome.updated)} 个，" if outcome.updated else ""
        _say(options, f"已导入 {len(outcome.added)} 个来源，{renewed}{len(outcome.unchanged)} 个已在库中。")
    for told in (*outcome.warnings, *(failure.message for failure in outcome.failures)):
        print(told, file=sys.stderr)
    return SourceError.code if outcome.failures else 0


def words_command(options: Namespace) -> int:
    """`briefing words list|add|remove`: the user's own words beside the shipped lists."""
    from briefing.model.words import Word

    if options.action != "list" and not (options.list and options.word):
        raise UsageError(f"命令写法有误：words {options.action} 后面要写词表和词，如 words add units 柜组 count。")
    with _workspace(options) as workspace:
        if options.action == "add":
            workspace.add_words([Word(options.list, options.word, options.value)])
        elif options.action == "remove" and not workspace.remove_word(options.list, options.word):
            raise UsageError(f"词表“{options.list}”里没有自己加的“{options.word}”。")
        words = [word for word in workspace.words() if options.list in {None, word.list}]
    if options.json:
        _print_json({"words": [asdict(word) for word in words]})
    else:
        for word in words:
            print(word.list, word.word, word.value, sep="\t")
    return 0


def export_command(options: Namespace) -> int:
    """`briefing export FILE.json`: the contract's JSON, written whole or not at all."""
    with _reading(options) as workspace:
        content = workspace.export_json(options.source)
    target: Path = options.file
    part = target.with_name(f".{target.name}.part")
    try:
        part.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", "utf-8")
        part.replace(target)
    except OSError as error:
        part.unlink(missing_ok=True) if part.parent.is_dir() else None
        why = error.strerror or error
        raise StorageError(f"写不了“{target.name}”（{why}），请检查文件夹和权限。", target) from error
    sources = content["sources"]
    assert isinstance(sources, list)
    if options.json:
        _print_json({"file": str(target), "sources": len(sources)})
    else:
        _say(options, f"已写出 {len(sources)} 个来源：{target}")
    return 0


def list_command(options: Namespace) -> int:
    """`briefing list WHAT`."""
    with _reading(options) as workspace:
        rows = _LISTS[options.what](workspace)
    if options.json:
        _print_json({options.what: rows})
    else:
        for row in rows:
            print("\t".join(str(value) for value in row.values() if isinstance(value, (str, int))))
    return 0


def _sources(workspace: "Workspace") -> list[dict[str, Any]]:
    return [_plain(entry) for entry in workspace.sources()]


def _clusters(workspace: "Workspace") -> list[dict[str, Any]]:
    held = {entry.id: len(entry.articles) for entry in workspace.clusters()}
    return [
        {
            "id": c.id, "name": c.name, "tier": c.tier, "articles": held.get(c.id, 0),
            "valid_from": _iso(c.valid_from), "valid_to": _iso(c.valid_to), "evidence": c.evidence,
        }
        for c in workspace.taxonomy().clusters
    ]  # fmt: skip


def _districts(workspace: "Workspace") -> list[dict[str, Any]]:
    return [
        {
            "id": d.id, "name": d.name, "kind": d.kind, "valid_from": _iso(d.valid_from), "valid_to": _iso(d.valid_to),
            "successor": d.successor, "evidence": d.evidence,
        }
        for d in workspace.taxonomy().districts
    ]  # fmt: skip


def _sections(workspace: "Workspace") -> list[dict[str, Any]]:
    from briefing.model.pack import Recipe

    return [
        {"id": entry.key, "title": entry.title, "items": entry.items, "description": entry.description}
        for entry in workspace.sections(Recipe())
    ]


def _packs(workspace: "Workspace") -> list[dict[str, Any]]:
    return [_plain(entry) for entry in workspace.packs()]


def _recipes(workspace: "Workspace") -> list[dict[str, Any]]:
    return [_plain(entry) for entry in workspace.recipes()]


def _templates(workspace: "Workspace") -> list[dict[str, Any]]:
    return [_plain(entry) for entry in workspace.templates()]


_LISTS = {
    "sources": _sources,
    "clusters": _clusters,
    "districts": _districts,
    "sections": _sections,
    "templates": _templates,
    "packs": _packs,
    "recipes": _recipes,
}


def show_command(options: Namespace) -> int:
    """`briefing show ID`."""
    with _reading(options) as workspace:
        found = workspace.show(options.id)
    if options.json:
        _print_json(found)
        return 0
    if found["kind"] == "source":
        source: Any = found["source"]
        print(f"{source['name']}\t{source['publication'] or ''}\t{source['date'] or ''}\t{source['page'] or ''}")
        _print_annotations(found)
        return 0
    for key in ("id", "kind", "title", "made_at", "text", "paragraph", "rule", "confidence", "review"):
        if key in found:
            print(f"{key}\t{found[key]}")
    for key in ("content", "files", "used", "annotations"):
        if key in found:
            print(f"{key}\t{json.dumps(found[key], ensure_ascii=False, indent=1)}")
    return 0


def build_command(options: Namespace) -> int:
    """`briefing build`: from the library, or from files in a library of its own in memory."""
    from briefing.cli.password import password_of
    from briefing.model.pack import FORMATS, PdfOptions

    recipe = _recipe(options)
    pdf = PdfOptions(options.pdf_tagged, options.pdf_author, password_of(options))
    formats: Any = FORMATS if options.format is None or options.format == ("all",) else options.format
    progress = _progress(options)
    with _workspace(options, in_memory=bool(options.source)) as workspace:
        if options.source:
            _take_in(workspace, options)
        pack = workspace.build(recipe, options.out, formats, progress, pdf)
    _print_pack(options, pack)
    return 0


def _take_in(workspace: "Workspace", options: Namespace) -> None:
    outcome = workspace.import_files(options.source, **_given(options))
    for warning in outcome.warnings:
        print(warning, file=sys.stderr)
    if outcome.failures:
        raise outcome.failures[0]


def _recipe(options: Namespace) -> "Recipe":
    """The recipe file's choice, with what the options say put over it."""
    from briefing.model.pack import Recipe
    from briefing.workspace.recipes import find_recipe

    recipe = find_recipe(options.recipe) if options.recipe else Recipe()
    given: dict[str, Any] = {
        "template": options.template, "title": options.title, "issue": options.issue, "note": options.note,
        "grouping": options.group, "reviewed_only": options.reviewed_only or None, "pages": options.pages,
        "marks": "none" if options.no_marks else None, "marking": options.marking, "secrecy": options.secrecy,
        "copy_number": options.copy_number,
    }  # fmt: skip
    recipe = replace(recipe, **{key: value for key, value in given.items() if value is not None})
    if options.clusters is not None:
        recipe = replace(recipe, clusters=_or_all(options.clusters))
    if options.sections is not None:
        recipe = replace(recipe, sections=_or_all(options.sections))
    return recipe


def _or_all(chosen: tuple[str, ...]) -> tuple[str, ...] | None:
    """None stands for all: every cluster, and every section since the template holds each."""
    return None if chosen == ("all",) else chosen


def _print_pack(options: Namespace, pack: "Pack") -> None:
    if options.json:
        _print_json(_plain(pack))
        return
    for file in pack.files:
        print(file.path)
    _say(options, f"数据 {pack.quantities} 项，引语 {pack.quotations} 条，待核对 {pack.pending} 条。")
    for told in (*pack.warnings, *_left_out(pack.left_out)):
        print(told, file=sys.stderr)


def _left_out(words: Sequence[str]) -> list[str]:
    """What was left out, the most important first; of many the first."""
    shown = [f"  略去　{item}" for item in words[:_MOST_LEFT_OUT]]
    more = len(words) - len(shown)
    return [*shown, f"  ……另有 {more} 项，全部见 Excel 的“略去内容”表或 --json。"] if more else shown


_MOST_LEFT_OUT = 12


def _reading(options: Namespace) -> "Workspace":
    """The library, to look at only: one that does not exist is not made for that."""
    from briefing import paths

    path = options.library or paths.default_library()
    return _workspace(options, in_memory=not path.exists())


def _workspace(options: Namespace, *, in_memory: bool = False) -> "Workspace":
    from briefing import paths
    from briefing.workspace import Workspace

    return Workspace(None if in_memory else options.library or paths.default_library())


def _origin(options: Namespace) -> Any:
    from briefing.workspace.intake import Origin

    return Origin(**_given(options))


def _given(options: Namespace) -> dict[str, Any]:
    """What the options say of the files' origin."""
    return {
        "publication": options.publication, "day": options.date, "page": options.page,
        "pages": options.pdf_pages, "ocr": options.ocr,
    }  # fmt: skip


def _progress(options: Namespace) -> "Progress | None":
    """A bar on standard error where that is a terminal, else nothing."""
    if options.quiet or not sys.stderr.isatty():
        return None

    def draw(done: int, total: int) -> None:
        filled = 30 * done // max(1, total)
        end = "\n" if done >= total else ""
        bar = f"{'█' * filled}{' ' * (30 - filled)}"
        print(f"\r[{bar}] {100 * done // max(1, total)}%", end=end, file=sys.stderr, flush=True)

    return draw


def _say(options: Namespace, text: str) -> None:
    if not options.quiet:
        print(text, file=sys.stderr)


def _print_json(value: object) -> None:
    print(json.dumps(_plain(value), ensure_ascii=False))


def _plain(value: Any) -> Any:
    """Dataclasses, paths and days as JSON has them."""
    if is_dataclass(value) and not isinstance(value, type):
        return {key: _plain(item) for key, item in asdict(value).items()}
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, frozenset)):
        return [_plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Path) else value


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
