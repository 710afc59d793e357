import datetime as dt
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import cast

import packs
import pytest
from rendering import pages

from briefing.errors import BriefingError, Cancelled, StorageError, TemplateError
from briefing.model.pack import FORMATS, Format, Pack, Recipe
from briefing.workspace import Workspace
from briefing.workspace.recipes import load_recipe

SHORT = Recipe(sections=("summary", "key-figure", "source"), title="周报")


def bytes_of(pack: Pack) -> dict[str, bytes]:
    return {file.format: file.path.read_bytes() for file in pack.files}


def pictures(data: bytes) -> Iterator[bytes]:
    """Each page as a reader sees it."""
    with pages.opened(data) as document:
        yield from (bytes(page.render(scale=0.5).buffer) for page in document)


def everything_in(folder: Path) -> dict[str, bytes]:
    """All that stands in a folder, hidden things too."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


class TestFiles:
    def test_a_pack_says_what_was_written(self, pack: Pack) -> None:
        assert [file.format for file in pack.files] == list(FORMATS)
        for file in pack.files:
            data = file.path.read_bytes()
            assert (len(data), hashlib.sha256(data).hexdigest()) == (file.bytes, file.sha256)
        assert pack.quantities >= 41
        assert pack.quotations >= 20

    def test_the_pages_of_the_pdf_are_counted(self, pack: Pack) -> None:
        assert pack.files[0].pages == len(pages.texts(pack.files[0].path.read_bytes()))

    def test_the_folder_holds_the_files_and_nothing_else(self, pack: Pack) -> None:
        folder = pack.files[0].path.parent
        assert {path.name for path in folder.iterdir()} == {file.path.name for file in pack.files}
        assert len({file.path.stem for file in pack.files}) == 1

    def test_from_a_library_on_disk_come_the_same_bytes(self, pack: Pack, tmp_path: Path) -> None:
        library = tmp_path / "library.briefing"
        with Workspace(library) as workspace:
            workspace.import_files([packs.SAMPLE], publication=packs.PAPER, day=packs.DAY)
        with Workspace(library) as workspace:
            other = workspace.build(Recipe(), tmp_path / "out")
        assert bytes_of(other) == bytes_of(pack)

    def test_each_format_alone_has_the_same_bytes_as_among_the_others(
        self, page: Workspace, pack: Pack, tmp_path: Path
    ) -> None:
        for name in FORMATS:
            alone = page.build(Recipe(), tmp_path / name, [name])
            assert bytes_of(alone)[name] == bytes_of(pack)[name]

    def test_a_missing_folder_is_made(self, page: Workspace, tmp_path: Path) -> None:
        folder = tmp_path / "a" / "b" / "输出"
        page.build(SHORT, folder, ["xlsx"])
        assert [path.name for path in folder.iterdir()] == ["周报.xlsx"]

    def test_a_file_of_an_earlier_build_is_replaced(self, page: Workspace, tmp_path: Path) -> None:
        (tmp_path / "周报.xlsx").write_bytes(b"old")
        page.build(SHORT, tmp_path, ["xlsx"])
        assert (tmp_path / "周报.xlsx").read_bytes()[:2] == b"PK"

    def test_what_needs_a_look_is_warned_of(self, tmp_path: Path) -> None:
        with packs.of_page(packs.SAMPLE, publication=None, day=None) as workspace:
            warnings = workspace.build(SHORT, tmp_path, ["xlsx"]).warnings
        assert any("报纸名称" in warning for warning in warnings)
        assert any("推断" in warning for warning in warnings)
        assert all(packs.SAMPLE.name in warning for warning in warnings[:2])

    def test_the_preview_looks_as_the_pdf_does(self, page: Workspace, pack: Pack) -> None:
        assert list(pictures(page.preview(Recipe()))) == list(pictures(bytes_of(pack)["pdf"]))


FAILURES: dict[str, tuple[int, Callable[[Workspace, Path], Pack]]] = {
    "cluster": (2, lambda w, f: w.build(Recipe(clusters=("C99",)), f)),
    "section": (2, lambda w, f: w.build(Recipe(sections=("weather",)), f)),
    "format": (2, lambda w, f: w.build(SHORT, f, cast("list[Format]", ["odt"]))),
    "template": (4, lambda w, f: w.build(Recipe(template="poster"), f)),
    "nothing": (5, lambda w, f: w.build(Recipe(sections=("note",)), f)),
    "empty-cluster": (5, lambda w, f: w.build(Recipe(clusters=(w.taxonomy().clusters[-1].id,)), f)),
}  # fmt: skip


class TestRefusals:
    @pytest.mark.parametrize("kind", FAILURES)
    def test_a_wrong_word_is_told_and_nothing_is_written(self, kind: str, page: Workspace, tmp_path: Path) -> None:
        code, build = FAILURES[kind]
        with pytest.raises(BriefingError) as failure:
            build(page, tmp_path / "out")
        assert failure.value.code == code
        assert failure.value.message.endswith("。")
        assert not (tmp_path / "out").exists()

    def test_a_file_in_the_place_of_the_folder_is_told(self, page: Workspace, tmp_path: Path) -> None:
        (tmp_path / "out").write_bytes(b"mine")
        for folder in (tmp_path / "out", tmp_path / "out" / "below"):
            with pytest.raises(StorageError) as failure:
                page.build(SHORT, folder)
            assert failure.value.code == 7
            assert folder.name in failure.value.message
        assert everything_in(tmp_path) == {"out": b"mine"}

    def test_files_of_an_earlier_build_survive_one_that_fails_halfway(self, page: Workspace, tmp_path: Path) -> None:
        page.build(SHORT, tmp_path, ["pdf"])
        (tmp_path / "周报.docx").mkdir()
        before = everything_in(tmp_path)
        with pytest.raises(StorageError):
            page.build(replace(SHORT, note="改过的按语。", sections=("note", "source")), tmp_path)
        assert everything_in(tmp_path) == before
        assert {path.name for path in tmp_path.iterdir()} == {"周报.pdf", "周报.docx"}

    def test_the_library_on_disk_keeps_its_bytes_when_a_build_fails(self, tmp_path: Path) -> None:
        library = tmp_path / "library.briefing"
        with Workspace(library) as workspace:
            workspace.import_files([packs.SAMPLE])
        before = library.read_bytes()
        for _, build in FAILURES.values():
            with Workspace(library) as workspace, pytest.raises(BriefingError):
                build(workspace, tmp_path / "out")
        assert library.read_bytes() == before
        assert [path.name for path in tmp_path.iterdir()] == ["library.briefing"]


@pytest.fixture(scope="module")
def steps(page: Workspace, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[int, int]]:
    """Every report of progress of one build."""
    found: list[tuple[int, int]] = []
    page.build(SHORT, tmp_path_factory.mktemp("steps"), progress=lambda done, total: found.append((done, total)))
    return found


class TestCancelling:
    def test_progress_rises_to_its_total(self, steps: list[tuple[int, int]]) -> None:
        done = [step for step, _ in steps]
        assert done == sorted(done)
        assert steps[-1] == (300, 300)
        assert len({total for _, total in steps}) == 1

    @pytest.mark.parametrize("share", [0.0, 0.3, 0.6, 1.0])
    def test_cancelled_at_any_moment_it_leaves_nothing_behind(
        self, share: float, steps: list[tuple[int, int]], page: Workspace, tmp_path: Path
    ) -> None:
        (tmp_path / "周报.pdf").write_bytes(b"earlier")
        with pytest.raises(Cancelled):
            page.build(SHORT, tmp_path, progress=stopper(round(share * (len(steps) - 1)) + 1))
        assert everything_in(tmp_path) == {"周报.pdf": b"earlier"}
        with pytest.raises(Cancelled):
            page.build(SHORT, tmp_path / "new", progress=stopper(round(share * (len(steps) - 1)) + 1))
        assert not (tmp_path / "new").exists()


def stopper(call: int) -> Callable[[int, int], None]:
    """Progress that is cancelled at that call."""
    calls = iter(range(1, call + 1))

    def stop(_: int, __: int) -> None:
        if next(calls, call) >= call:
            raise Cancelled

    return stop


class TestRecipeFiles:
    def recipe(self, folder: Path, text: str) -> Path:
        path = folder / "周报.toml"
        path.write_text(text, "utf-8")
        return path

    def test_everything_may_be_said(self, tmp_path: Path) -> None:
        path = self.recipe(
            tmp_path,
            'clusters = ["C03"]\nsections = "all"\ntemplate = "bulletin"\ngrouping = "cluster"\ntitle = "all"\n'
            'issue = 12\ndate = 2023-11-22\nomitted = ["s1/a2"]\nnote = "按。"\ntexts = ["一。", "二。"]\n'
            "reviewed_only = true\n",
        )
        assert load_recipe(path) == Recipe(
            ("C03",), None, frozenset(["s1/a2"]), "bulletin", "cluster", "all", 12, dt.date(2023, 11, 22), "按。",
            ("一。", "二。"), reviewed_only=True,
        )  # fmt: skip

    def test_an_empty_file_is_the_default(self, tmp_path: Path) -> None:
        assert load_recipe(self.recipe(tmp_path, "")) == Recipe()

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("clusters = ", "写法有误"),
            ("colour = 1", "colour"),
            ('clusters = "C03"', "clusters"),
            ("sections = [1]", "sections"),
            ('issue = "3"', "issue"),
            ("issue = true", "issue"),
            ('date = "2023-11-21"', "date"),
            ("date = 2023-11-21T10:00:00", "date"),
            ('grouping = "colour"', "grouping"),
            ("grouping = []", "grouping"),
            ("title = 3", "title"),
            ("reviewed_only = 1", "reviewed_only"),
            ("omitted = [1]", "omitted"),
            ('template = ["report"]', "template"),
        ],
    )
    def test_a_mistake_is_told_with_the_file_and_the_item(self, text: str, told: str, tmp_path: Path) -> None:
        path = self.recipe(tmp_path, text)
        with pytest.raises(TemplateError) as failure:
            load_recipe(path)
        assert failure.value.code == 4
        assert path.name in failure.value.message
        assert told in failure.value.message
        assert failure.value.file == str(path)

    @pytest.mark.parametrize("kind", ["missing", "folder", "binary"])
    def test_one_that_cannot_be_read_is_told_with_its_name(self, kind: str, tmp_path: Path) -> None:
        path = tmp_path / f"{kind}.toml"
        if kind == "folder":
            path.mkdir()
        if kind == "binary":
            path.write_bytes(b"\xff\xfe\x00")
        with pytest.raises(TemplateError, match=path.name):
            load_recipe(path)
