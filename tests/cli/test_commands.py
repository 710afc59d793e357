import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import packs
import pikepdf
import pytest

from briefing import cli

ROOT = Path(__file__).resolve().parents[2]
ORIGIN = ["--publication", packs.PAPER, "--date", packs.DAY.isoformat()]
Done = subprocess.CompletedProcess[str]
Run = Callable[..., Done]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Calls the command line in a folder of its own, with a library of its own."""
    own = {"BRIEFING_LIBRARY": str(tmp_path / "user" / "library.briefing"), "PYTHONPATH": str(ROOT)}

    def call(*words: object, **more: str) -> Done:
        return subprocess.run(
            [sys.executable, "-m", "briefing", *map(str, words)],
            cwd=tmp_path, env=os.environ | own | more, capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip

    return call


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library that holds the sample."""
    library = tmp_path_factory.mktemp("filled") / "library.briefing"
    words = [sys.executable, "-m", "briefing", "import", str(packs.SAMPLE), *ORIGIN, "--library", str(library)]
    subprocess.run(words, cwd=ROOT, check=True, capture_output=True)
    return library


def answer(done: Done) -> dict[str, Any]:
    """The one JSON object on standard output, and nothing else there."""
    found = json.loads(done.stdout)
    assert isinstance(found, dict)
    assert done.stdout.count("\n") == 1
    return found


class TestJson:
    def test_extract(self, run: Run) -> None:
        done = run("extract", packs.SAMPLE, *ORIGIN, "--json")
        assert done.returncode == 0
        assert done.stderr == ""
        found = answer(done)
        assert found["schema"].startswith("briefing.extract/") or "extract" in found["schema"]
        assert found["source"]["publication"] == packs.PAPER
        assert len(found["articles"]) == 3
        assert sum(a["kind"] == "quantity" for a in found["annotations"]) > 41

    def test_import_again_changes_nothing(self, run: Run) -> None:
        first, second = (answer(run("import", packs.SAMPLE, *ORIGIN, "--json")) for _ in range(2))
        assert len(first["added"]) == 1
        assert (first["unchanged"], first["failures"]) == ([], [])
        assert (second["added"], second["unchanged"]) == ([], first["added"])

    @pytest.mark.parametrize("what", ["sources", "clusters", "districts", "sections", "templates", "packs", "recipes"])
    def test_list(self, what: str, filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert cli.run(["list", what, "--json", "--library", str(filled)]) == 0
        rows = json.loads(capsys.readouterr().out)[what]
        assert isinstance(rows, list)
        assert rows or what in {"packs", "recipes"}

    def test_show_a_source_and_an_annotation(self, run: Run, filled: Path) -> None:
        (source,) = answer(run("list", "sources", "--json", "--library", filled))["sources"]
        whole = answer(run("show", source["id"], "--json", "--library", filled))
        assert whole["kind"] == "source"
        figure = next(a for a in whole["annotations"] if a["kind"] == "quantity")
        one = answer(run("show", figure["id"], "--json", "--library", filled))
        assert (one["id"], one["kind"], one["text"]) == (figure["id"], "quantity", figure["text"])
        assert one["text"] in one["paragraph"]

    def test_build(self, run: Run, tmp_path: Path) -> None:
        done = run("build", "--source", packs.SAMPLE, *ORIGIN, "--json", "--sections", "summary,key-figure,source")
        assert done.returncode == 0
        pack = answer(done)
        assert {"files", "quantities", "quotations", "pending", "warnings", "seconds"} <= set(pack)
        assert set(pack["seconds"]) >= {"read", "extract", "compose", "pdf", "docx", "xlsx"}
        assert [set(file) >= {"format", "path", "sha256", "bytes", "pages"} for file in pack["files"]] == [True] * 3
        assert sorted(path.suffix for path in (tmp_path / "out").iterdir()) == [".docx", ".pdf", ".xlsx"]
        assert not (tmp_path / "user").exists()

    def test_export_and_import_into_a_new_library_give_an_equal_export(
        self, run: Run, filled: Path, tmp_path: Path
    ) -> None:
        first, second = tmp_path / "first.json", tmp_path / "second.json"
        assert answer(run("export", first, "--json", "--library", filled))["sources"] == 1
        assert run("import", first).returncode == 0
        assert run("export", second).returncode == 0
        assert first.read_bytes() == second.read_bytes()

    def test_a_failure_is_one_object_too(self, run: Run) -> None:
        done = run("build", "--clusters", "C99", "--source", packs.SAMPLE, "--json")
        assert done.returncode == 2
        error = answer(done)["error"]
        assert error["code"] == 2
        assert "C99" in error["message"]
        assert error["file"] is None

    def test_a_failing_import_says_what_was_kept_and_what_was_not(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "empty.txt").write_bytes(b"")
        done = run("import", packs.SAMPLE, "empty.txt", "--json")
        assert done.returncode == 3
        found = answer(done)
        assert len(found["added"]) == 1
        assert found["error"]["code"] == 3
        assert found["error"]["file"] == "empty.txt"


class TestPdf:
    def test_a_password_from_a_file_locks_the_pdf_and_says_what_stays_open(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "word.txt").write_text("\ufeff口令 1\n", "utf-8")
        given = ["--sections", "summary,source", "--format", "pdf,xlsx", "--pdf-password-file", "word.txt"]
        done = run("build", "--source", packs.SAMPLE, *ORIGIN, "--json", *given)
        (told,) = [warning for warning in answer(done)["warnings"] if "加密" in warning]
        assert "Excel" in told
        assert "口令 1" not in done.stdout + done.stderr
        (pdf,) = (tmp_path / "out").glob("*.pdf")
        with pikepdf.open(pdf, password="口令 1") as document:
            assert document.is_encrypted

    def test_tags_and_author_are_written_if_asked_for(self, run: Run, tmp_path: Path) -> None:
        given = ["--sections", "summary,source", "--format", "pdf", "--pdf-tagged", "--pdf-author", "某委"]
        assert run("build", "--source", packs.SAMPLE, *ORIGIN, *given).returncode == 0
        (pdf,) = (tmp_path / "out").glob("*.pdf")
        with pikepdf.open(pdf) as document:
            assert "/StructTreeRoot" in document.Root
            assert str(document.docinfo.Author) == "某委"

    @pytest.mark.parametrize(("typed", "told"), [(("口令", "口号"), "不一样"), (("", ""), "没有输入口令")])
    def test_a_password_is_typed_twice(
        self,
        typed: tuple[str, str],
        told: str,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        answers = iter(typed)
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr("getpass.getpass", lambda _: next(answers))
        monkeypatch.setattr("sys.stdin.isatty", lambda: True)
        assert cli.run(["build", "--source", str(packs.SAMPLE), "--pdf-password"]) == 2
        assert told in capsys.readouterr().err
        assert not (tmp_path / "out").exists()


class TestColumns:
    def test_they_are_given_once_and_remembered(self, run: Run, tmp_path: Path) -> None:
        first, second = tmp_path / "甲.csv", tmp_path / "乙.csv"
        first.write_text("门类,2022年,2023年\n产值,1亿元,2亿元\n", "utf-8")
        second.write_text("门类,2022年,2023年\n产量,3辆,4辆\n", "utf-8")
        assert run("import", first, "--columns", "门类=measure,2023年=value").returncode == 0
        assert run("import", second).returncode == 0
        for row in answer(run("list", "sources", "--json"))["sources"]:
            (found,) = answer(run("show", row["id"], "--json"))["annotations"]
            assert found["text"] in {"2亿元", "4辆"}
            assert (found["rule"], found["confidence"]) == ("table-row", "auto")

    @pytest.mark.parametrize(
        ("columns", "word"), [("产量=value", "产量"), ("门类=colour", "colour"), ("门类", "门类"), ("=value", "=value")]
    )
    def test_an_unknown_head_or_field_is_wrong_use_and_nothing_is_imported(
        self, run: Run, tmp_path: Path, columns: str, word: str
    ) -> None:
        (tmp_path / "甲.csv").write_text("门类,2023年\n产值,2亿元\n", "utf-8")
        done = run("import", "甲.csv", "--columns", columns)
        assert done.returncode == 2
        assert word in done.stderr
        assert answer(run("list", "sources", "--json"))["sources"] == []


MISTAKES = (
    (["paint"], 2, "paint"),
    (["build", "--colour", "red"], 2, "--colour"),
    (["build", "--date", "yesterday"], 2, "yesterday"),
    (["build", "--clusters", ",", "--source", "{sample}"], 2, "逗号"),
    (["build", "--clusters", "C99", "--source", "{sample}"], 2, "C99"),
    (["build", "--sections", "weather", "--source", "{sample}"], 2, "weather"),
    (["build", "--format", "odt", "--source", "{sample}"], 2, "odt"),
    (["build", "--issue", "three"], 2, "--issue"),
    (["build", "--pdf-password", "--pdf-password-file", "x"], 2, "同用"),
    (["build", "--pdf-password", "--source", "{sample}"], 2, "--pdf-password-file"),
    (["build", "--pdf-password-file", "missing.txt", "--source", "{sample}"], 2, "missing.txt"),
    (["build", "--pdf-password-file", "{sample}", "--source", "{sample}"], 2, "只有一行"),
    (["build", "--pdf-password-file", "word.txt", "--format", "docx", "--source", "{sample}"], 2, "只能保护 PDF"),
    (["build", "--issue", "0"], 2, "期号应为正整数。"),
    (["build", "--issue", "-3"], 2, "期号应为正整数。"),
    (["list", "colours"], 2, "colours"),
    (["list", "sources", "--js"], 2, "--js"),
    (["show", "nothing"], 2, "nothing"),
    (["export", "x.json", "--source", "nothing"], 2, "nothing"),
    (["extract", "missing.txt"], 3, "missing.txt"),
    (["import", "missing.txt", "--quiet"], 3, "missing.txt"),
    (["build", "--source", "missing.txt"], 3, "missing.txt"),
    (["build", "--source", "{sample}", "missing.txt"], 3, "missing.txt"),
    (["extract", "empty.txt"], 3, "empty.txt"),
    (["extract", "picture.txt"], 3, "picture.txt"),
    (["extract", "nobody.json"], 3, "nobody.json"),
    (["extract", "deep.json"], 3, "deep.json"),
    (["extract", "folder"], 3, "folder"),
    (["build", "--template", "poster", "--source", "{sample}"], 4, "poster"),
    (["build", "--recipe", "missing.toml", "--source", "{sample}"], 4, "missing.toml"),
    (["build", "--recipe", "wrong.toml", "--source", "{sample}"], 4, "wrong.toml"),
    (["build"], 5, "没有文章"),
    (["build", "--sections", "note", "--source", "{sample}"], 5, "没有内容"),
    (["import", "{sample}", "--quiet", "--library", "empty.txt/library"], 7, "library"),
    (["list", "sources", "--library", "picture.txt"], 6, "picture.txt"),
    (["list", "sources", "--library", "folder"], 7, "folder"),
    (["build", "--source", "{sample}", "--out", "picture.txt"], 7, "picture.txt"),
    (["export", "folder"], 7, "folder"),
    (["export", "nowhere/x.json"], 7, "x.json"),
)
"""Words, exit code, and what the one sentence names."""
ONE_A_CODE = {code: (words, code, told) for words, code, told in reversed(MISTAKES)}


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with files that the mistakes speak of."""
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(300))
    (tmp_path / "nobody.json").write_text('{"schema": "briefing.library/1", "sources": []}', "utf-8")
    (tmp_path / "deep.json").write_text("[" * 100_000 + "]" * 100_000, "utf-8")
    (tmp_path / "wrong.toml").write_text("colour = 1", "utf-8")
    (tmp_path / "word.txt").write_text("口令\n", "utf-8")
    (tmp_path / "folder").mkdir()
    return tmp_path


def told_well(stdout: str, stderr: str, told: str) -> None:
    """One sentence on standard error, no trace, nothing on standard output."""
    assert told in stderr
    assert stderr.count("\n") == 1
    assert stderr.endswith("。\n")
    assert stdout == ""


class TestExitCodes:
    @pytest.mark.parametrize(
        ("words", "code", "told"), MISTAKES, ids=lambda v: " ".join(v) if type(v) is list else None
    )
    def test_a_mistake_has_its_code_one_sentence_and_leaves_no_file(
        self,
        words: list[str],
        code: int,
        told: str,
        desk: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        monkeypatch.chdir(desk)
        monkeypatch.setenv("BRIEFING_LIBRARY", str(desk / "user" / "library.briefing"))
        before = {path.name for path in desk.iterdir()}
        assert cli.run([word.format(sample=packs.SAMPLE) for word in words]) == code
        told_well(*capsys.readouterr(), told)
        assert {path.name for path in desk.iterdir()} - {"user"} == before

    @pytest.mark.parametrize("code", sorted(ONE_A_CODE))
    def test_the_process_ends_with_that_code(self, code: int, run: Run, desk: Path) -> None:
        words, _, told = ONE_A_CODE[code]
        done = run(*(word.format(sample=packs.SAMPLE) for word in words))
        assert done.returncode == code
        told_well(done.stdout, done.stderr, told)
        assert desk.exists()

    def test_help_and_version_are_no_mistakes(self, run: Run) -> None:
        for words in (["build", "--help"], ["--version"]):
            done = run(*words)
            assert (done.returncode, done.stderr) == (0, "")
            assert done.stdout

    def test_a_pipe_that_is_closed_is_no_mistake(self, tmp_path: Path) -> None:
        words = [sys.executable, "-m", "briefing", "list", "districts", "--library", str(tmp_path / "library")]
        with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.close()
            told = process.stderr.read()
        assert b"Traceback" not in told


class TestBuild:
    def test_import_and_build_give_the_same_bytes_as_build_from_the_file(
        self, run: Run, filled: Path, tmp_path: Path
    ) -> None:
        library = tmp_path / "library.briefing"
        shutil.copy(filled, library)
        assert run("build", "--library", library, "--out", "a", "--note", "请参阅。").returncode == 0
        assert run("build", "--source", packs.SAMPLE, *ORIGIN, "--out", "b", "--note", "请参阅。").returncode == 0
        first, second = ({p.name: p.read_bytes() for p in (tmp_path / name).iterdir()} for name in "ab")
        assert len(first) == 3
        assert first == second

    def test_bytes_do_not_depend_on_hash_seed_time_zone_or_locale(self, run: Run, tmp_path: Path) -> None:
        words = ("build", "--source", packs.SAMPLE, *ORIGIN, "--sections", "summary,key-figure,person,source")
        run(*words, "--out", "a", PYTHONHASHSEED="1", TZ="Asia/Shanghai", LC_ALL="C")
        run(*words, "--out", "b", PYTHONHASHSEED="2", TZ="America/New_York", LC_ALL="C.UTF-8")
        first, second = ({p.name: p.read_bytes() for p in (tmp_path / name).iterdir()} for name in "ab")
        assert len(first) == 3
        assert first == second

    def test_a_failed_build_leaves_library_and_folder_as_they_were(
        self, run: Run, filled: Path, tmp_path: Path
    ) -> None:
        before = filled.read_bytes()
        done = run("build", "--library", filled, "--sections", "text")
        assert done.returncode == 5
        assert filled.read_bytes() == before
        assert list(tmp_path.iterdir()) == []

    def test_options_win_over_the_recipe(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "周报.toml").write_text('title = "旧"\nsections = ["summary"]\ntemplate = "bulletin"\n', "utf-8")
        words = (
            "build",
            "--source",
            packs.SAMPLE,
            "--recipe",
            "周报.toml",
            "--title",
            "新",
            "--format",
            "pdf",
            "--json",
        )
        (file,) = answer(run(*words))["files"]
        assert Path(file["path"]).name == "新.pdf"

    def test_chinese_comes_out_whatever_the_locale(self, run: Run) -> None:
        done = run("list", "clusters", LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
        assert "先进材料" in done.stdout

    def test_quiet_says_nothing_but_the_files(self, run: Run) -> None:
        done = run("build", "--source", packs.SAMPLE, *ORIGIN, "--sections", "summary", "--format", "xlsx", "--quiet")
        assert done.stdout.strip().endswith(".xlsx")
        assert done.stderr == ""

    @pytest.mark.parametrize(("formats", "told"), [("pdf,docx", "“out”"), ("xlsx", "Excel")])
    def test_without_room_on_the_disk_nothing_is_left_behind(self, formats: str, told: str, tmp_path: Path) -> None:
        pytest.importorskip("resource")
        words = ["build", "--source", str(packs.SAMPLE), "--format", formats, "--out", str(tmp_path / "new" / "out")]
        program = (
            "import resource, sys\nfrom briefing.cli import run\n"
            f"resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000))\nsys.exit(run({words!r}))"
        )
        command = [sys.executable, "-B", "-c", program]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 7
        assert told in done.stderr.split("\n")[0]
        assert done.stdout == ""
        assert list(tmp_path.iterdir()) == []
