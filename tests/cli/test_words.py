"""The user's own words, from the command line to what is found; text from standard input."""

import io
import json
import sys
from pathlib import Path
from typing import Any

import packs
import pytest

from briefing import cli
from briefing.text.wordlists import classes_of, names

ARTICLE = "本报讯（记者 林溪）今年园区投用算力柜组300幺，合计投资3亿元，大家都很满意，职工也很高兴。\n"


class Piped:
    """Standard input with these bytes."""

    def __init__(self, content: bytes) -> None:
        self.buffer = io.BytesIO(content)


def run(library: Path, *words: str) -> int:
    return cli.run([*words, "--library", str(library), "--quiet"])


def exported(library: Path, tmp_path: Path) -> list[str]:
    assert run(library, "export", str(tmp_path / "all.json")) == 0
    whole: dict[str, Any] = json.loads((tmp_path / "all.json").read_text("utf-8"))
    return [a["text"] for a in whole["sources"][0]["annotations"] if a["kind"] == "quantity"]


def test_a_unit_of_ones_own_counts_for_what_is_imported_from_then_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = tmp_path / "words.briefing"
    monkeypatch.setattr(sys, "stdin", Piped(ARTICLE.encode()))
    assert run(library, "import", "-") == 0
    assert exported(library, tmp_path) == ["3亿元"]
    assert run(library, "words", "add", "units", "幺", "count") == 0
    monkeypatch.setattr(sys, "stdin", Piped(ARTICLE.encode()))
    assert run(library, "import", "-") == 0
    assert exported(library, tmp_path) == ["300幺", "3亿元"]


def test_words_are_listed_and_taken_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    library = tmp_path / "words.briefing"
    run(library, "words", "add", "idioms", "五百项目")
    run(library, "words", "add", "changes", "蹿升", "增")
    capsys.readouterr()
    run(library, "words", "list")
    assert capsys.readouterr().out == "changes\t蹿升\t增\nidioms\t五百项目\t\n"
    assert run(library, "words", "remove", "idioms", "五百项目") == 0
    assert run(library, "words", "remove", "idioms", "五百项目") == 2


@pytest.mark.parametrize(
    "words",
    [
        ("add", "units", "幺"),
        ("add", "units", "幺", "好"),
        ("add", "nothing", "幺"),
        ("add", "idioms"),
        ("add", "idioms", "a b"),
        ("add", "events", "论坛会"),
        ("add", "cue-verbs", "唠", "喊"),
    ],
)
def test_a_wrong_word_is_wrong_use(tmp_path: Path, words: tuple[str, ...]) -> None:
    assert run(tmp_path / "words.briefing", "words", *words) == 2


def test_extract_reads_by_the_words_of_the_library_that_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    library = tmp_path / "words.briefing"
    assert run(library, "words", "add", "units", "幺", "count") == 0
    found = []
    for more in ([], ["--library", str(library)]):
        monkeypatch.setattr(sys, "stdin", Piped(ARTICLE.encode()))
        capsys.readouterr()
        assert cli.run(["extract", "-", "--json", *more]) == 0
        whole: dict[str, Any] = json.loads(capsys.readouterr().out)
        found.append([a["text"] for a in whole["annotations"] if a["kind"] == "quantity"])
    assert found == [["3亿元"], ["300幺", "3亿元"]]
    assert run(library, "list", "sources") == 0
    assert capsys.readouterr().out == ""


def test_text_that_is_piped_in_is_called_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    library = tmp_path / "words.briefing"
    monkeypatch.setattr(sys, "stdin", Piped(ARTICLE.encode()))
    assert run(library, "import", "-") == 0
    capsys.readouterr()
    assert cli.run(["list", "sources", "--json", "--library", str(library)]) == 0
    assert json.loads(capsys.readouterr().out)["sources"][0]["name"] == "标准输入"
    monkeypatch.setattr(sys, "stdin", Piped(b""))
    assert run(library, "import", "-") == 3
    assert "“标准输入”是空文件" in capsys.readouterr().err


def test_every_list_takes_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    library = tmp_path / "words.briefing"
    for name in names():
        value = classes_of(name)[:1] or (("count",) if name == "units" else ())
        assert run(library, "words", "add", name, "幺幺", *value) == 0
    assert run(library, "words", "add", "posts", "幺长") == 0
    capsys.readouterr()
    run(library, "words", "list")
    assert len(capsys.readouterr().out.splitlines()) == len(names()) + 1
    assert run(library, "import", str(packs.SAMPLE)) == 0
