import hashlib
import json
from datetime import date
from pathlib import Path

import packs
import pytest

from briefing.errors import BriefingError, Cancelled, UsageError
from briefing.workspace import Workspace, extract_file
from briefing.workspace.intake import Origin

PNG = bytes.fromhex("89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de") + bytes(200)
PAGE = "□本报记者 林溪\n\n全市先进材料产业产值4754.8亿元，同比增长2.5%。\n"


def bad_files(folder: Path) -> dict[str, Path]:
    """Files that are no newspaper page, by what is wrong with them."""
    contents = {
        "empty": b"",
        "blank": "\n　\n \t\n".encode(),
        "picture": PNG,
        "garbled": bytes(range(128, 256)) * 20,
        "binary": bytes(range(256)) * 8,
        "no-article": b"hello world\n",
    }
    found = {name: folder / f"{name}.txt" for name in contents}
    for name, path in found.items():
        path.write_bytes(contents[name])
    for name, text in {"broken": "{", "list": "[1]", "other": '{"schema": "x/1"}', "empty-json": ""}.items():
        found[name] = folder / f"{name}.json"
        found[name].write_text(text, "utf-8")
    found["folder"] = folder / "folder.txt"
    found["folder"].mkdir()
    found["missing"] = folder / "missing.txt"
    found["missing-json"] = folder / "missing.json"
    return found


BAD = [
    "empty",
    "blank",
    "picture",
    "garbled",
    "binary",
    "no-article",
    "broken",
    "list",
    "other",
    "empty-json",
    "folder",
    "missing",
    "missing-json",
]


def sha(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def told_well(error: BriefingError, path: Path) -> None:
    """One clear sentence that names the file."""
    assert path.name in error.message
    assert error.file == str(path)
    assert "\n" not in error.message
    assert error.message.endswith("。")


@pytest.mark.parametrize("kind", BAD)
def test_a_file_that_is_no_page_is_told_in_one_sentence_and_leaves_the_library_as_it_was(
    kind: str, tmp_path: Path
) -> None:
    path, library = bad_files(tmp_path)[kind], tmp_path / "library.briefing"
    with Workspace(library) as workspace:
        workspace.import_files([packs.SAMPLE])
    before = sha(library)
    with Workspace(library) as workspace:
        outcome = workspace.import_files([path])
    (failure,) = outcome.failures
    assert failure.code == 3
    told_well(failure, path)
    assert outcome.added == outcome.unchanged == ()
    assert sha(library) == before


@pytest.mark.parametrize("kind", BAD)
def test_extracting_a_file_that_is_no_page_fails_with_the_same_sentence(kind: str, tmp_path: Path) -> None:
    path = bad_files(tmp_path)[kind]
    with pytest.raises(BriefingError) as failure:
        extract_file(path, Origin())
    assert failure.value.code == 3
    assert path.name in failure.value.message


def test_good_files_are_kept_where_others_fail(tmp_path: Path) -> None:
    bad = bad_files(tmp_path)
    with Workspace() as workspace:
        outcome = workspace.import_files([bad["empty"], packs.SAMPLE, bad["picture"]])
        assert [Path(failure.file or "").name for failure in outcome.failures] == ["empty.txt", "picture.txt"]
        assert [source.id for source in workspace.sources()] == list(outcome.added)
        assert outcome.changes.sources == frozenset(outcome.added)


def test_importing_the_same_page_again_changes_nothing(page: Workspace) -> None:
    outcome = page.import_files([packs.SAMPLE], publication=packs.PAPER, day=packs.DAY)
    assert outcome.added == ()
    assert outcome.unchanged == (page.sources()[0].id,)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_page_may_come_in_any_usual_encoding(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes((PAGE * 3).encode(encoding))
    with Workspace() as workspace:
        assert workspace.import_files([path]).failures == ()
        assert workspace.sources()[0].articles[0].quantities >= 2


def test_progress_tells_of_every_file(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, "utf-8")
    steps: list[tuple[int, int]] = []
    with Workspace() as workspace:
        workspace.import_files([packs.SAMPLE, path], progress=lambda done, total: steps.append((done, total)))
    assert steps == [(0, 2), (1, 2), (2, 2)]


def test_cancelling_keeps_what_was_imported_before(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, "utf-8")

    def stop(done: int, _: int) -> None:
        if done == 1:
            raise Cancelled

    with Workspace() as workspace:
        with pytest.raises(Cancelled):
            workspace.import_files([packs.SAMPLE, path], progress=stop)
        assert len(workspace.sources()) == 1


class TestExport:
    def test_what_is_exported_and_imported_is_exported_alike(self, page: Workspace, tmp_path: Path) -> None:
        path = tmp_path / "all.json"
        path.write_text(json.dumps(page.export_json(), ensure_ascii=False), "utf-8")
        with Workspace() as other:
            assert other.import_files([path]).failures == ()
            assert other.export_json() == page.export_json()

    def test_one_source_alone_can_be_exported(self, page: Workspace) -> None:
        own = page.sources()[0].id
        sources = page.export_json(own)["sources"]
        assert isinstance(sources, list)
        assert len(sources) == 1

    def test_an_unknown_source_is_wrong_use(self, page: Workspace) -> None:
        with pytest.raises(UsageError, match="“0000000000”"):
            page.export_json("0000000000")


class TestShowing:
    def test_an_annotation_is_shown_with_its_paragraph(self, page: Workspace) -> None:
        key = next(a.id for story in packs.stories_in(page) for a, _ in story.quantities)
        shown = page.show(key)
        assert shown["kind"] == "quantity"
        assert str(shown["text"]) in str(shown["paragraph"])

    def test_an_unknown_id_is_wrong_use(self, page: Workspace) -> None:
        with pytest.raises(UsageError, match="“nothing”"):
            page.show("nothing")

    def test_clusters_are_those_of_the_articles(self, page: Workspace) -> None:
        assert [entry.name for entry in page.clusters()] == [
            "智能网联新能源汽车", "新一代电子信息制造业", "先进材料",
        ]  # fmt: skip
        assert sum(len(entry.articles) for entry in page.clusters()) == 3


def test_a_source_that_is_read_anew_counts_as_updated(tmp_path: Path) -> None:
    with Workspace(tmp_path / "library.briefing") as workspace:
        first = workspace.import_files([packs.SAMPLE], publication="重庆日报")
        other = workspace.import_files([packs.SAMPLE], publication="重庆晚报")
        same = workspace.import_files([packs.SAMPLE], publication="重庆晚报")
    (key,) = first.added
    assert (first.updated, first.unchanged) == ((), ())
    assert (other.added, other.updated, other.unchanged) == ((), (key,), ())
    assert other.changes.sources == {key}
    assert (same.added, same.updated, same.unchanged) == ((), (), (key,))


@pytest.mark.parametrize("kept", [True, False])
def test_what_was_once_said_of_a_source_stays_until_something_else_is_said(tmp_path: Path, kept: bool) -> None:
    page = tmp_path / "page.txt"
    page.write_text("本报讯（记者 林溪）去年，全市产值达到3000亿元，同比增长8.5%。", "utf-8")
    with Workspace(tmp_path / "library.briefing" if kept else None) as workspace:
        workspace.import_files([page], publication="山城日报", day=date(2023, 11, 21), page="第4版")
        workspace.import_files([page])
        (entry,) = workspace.sources()
        assert (entry.publication, entry.date, entry.date_basis, entry.page) == (
            "山城日报", date(2023, 11, 21), "given", "第4版",
        )  # fmt: skip
        workspace.import_files([page], publication="江城日报", day=date(2024, 1, 2))
        (entry,) = workspace.sources()
        assert (entry.publication, entry.date, entry.page) == ("江城日报", date(2024, 1, 2), "第4版")
