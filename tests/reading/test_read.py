import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import SourceError
from briefing.reading import LARGEST, READERS, read
from briefing.reading.decoding import likelihood
from briefing.reading.plain import decoded

SIMPLIFIED = (
    "□本报记者 林溪\n\n12月5日，全市装备产业座谈会召开。市经济信息委副主任李卫东介绍，今年前三季度，"
    "全市装备产业实现产值1284.6亿元，同比增长6.3%；“专精特新”企业达到420余家，研发投入强度提高0.4个百分点。\n"
)
TRADITIONAL = (
    "□本報記者 林溪\n\n12月5日，全市裝備產業座談會召開。市經濟信息委副主任李衛東介紹，今年前三季度，"
    "全市裝備產業實現產值1284.6億元，同比增長6.3%；「專精特新」企業達到420餘家，研發投入強度提高0.4個百分點。\n"
)
WORDS = st.lists(
    st.sampled_from(
        ["产业", "发展", "重庆", "企业", "增长", "技术", "集群", "建设", "市场", "，", "。", "2023年", "能源"]
    ),
    min_size=8,
    max_size=60,
).map("".join)


def write(folder: Path, content: bytes, name: str = "版面.txt") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("content", "text", "encoding"),
    [
        (SIMPLIFIED.encode(), SIMPLIFIED, "utf-8"),
        (SIMPLIFIED.encode("utf-8-sig"), SIMPLIFIED, "utf-8"),
        (b"\xff\xfe" + SIMPLIFIED.encode("utf-16-le"), SIMPLIFIED, "utf-16-le"),
        (b"\xfe\xff" + SIMPLIFIED.encode("utf-16-be"), SIMPLIFIED, "utf-16-be"),
        (SIMPLIFIED.encode("gb18030"), SIMPLIFIED, "gb18030"),
        (TRADITIONAL.replace("□", "■").encode("big5"), TRADITIONAL.replace("□", "■"), "big5"),
        (TRADITIONAL.encode(), TRADITIONAL, "utf-8"),
        (TRADITIONAL.encode("gb18030"), TRADITIONAL, "gb18030"),
        (SIMPLIFIED.replace("\n", "\r\n").encode(), SIMPLIFIED, "utf-8"),
        (SIMPLIFIED.replace("\n", "\r").encode("gb18030"), SIMPLIFIED, "gb18030"),
    ],
    ids=["utf-8", "bom", "utf-16-le", "utf-16-be", "gb18030", "big5", "traditional", "traditional-gb", "crlf", "cr"],
)
def test_a_page_is_decoded_whatever_it_was_saved_in(tmp_path: Path, content: bytes, text: str, encoding: str) -> None:
    source, _ = read(write(tmp_path, content))
    assert (source.text, source.encoding) == (text, encoding)


@given(WORDS)
def test_running_chinese_in_gb_18030_is_never_taken_for_big5(text: str) -> None:
    assert decoded(text.encode("gb18030"), "版面.txt")[0] == text


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), min_size=1))
def test_what_is_written_in_utf_8_is_read_back(text: str) -> None:
    assert decoded(b"\xef\xbb\xbf" + text.encode(), "版面.txt") == (text, "utf-8")


def test_mojibake_is_less_likely_than_the_text_it_hides() -> None:
    content = TRADITIONAL.replace("□", "■").encode("big5")
    assert likelihood(content.decode("gb18030", "replace")) < likelihood(content.decode("big5"))
    assert likelihood("") == 0


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("空.txt", b"", "空文件"),
        ("空白.txt", b" \r\n\t ", "空文件"),
        ("程序.txt", bytes(range(256)) * 8, "编码"),
        ("空字节.txt", "产值310亿元\0".encode(), "编码"),
        ("版面.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "PDF"),
        ("稿件.txt", b"PK\x03\x04\x14\x00", "Word"),
        ("旧稿.txt", b"\xd0\xcf\x11\xe0\xa1\xb1", "Office"),
        ("照片.txt", b"\x89PNG\r\n\x1a\n", "图片"),
        ("版面.pdf", b"%PDF-1.7", "损坏"),
        ("稿件.docx", b"PK\x03\x04", "损坏"),
        ("旧稿.doc", b"\xd0\xcf\x11\xe0", "另存为 .docx"),
        ("文字.wps", b"\xd0\xcf\x11\xe0", "另存为 .docx"),
        ("文稿.rtf", b"{\\rtf1", "另存为 .docx"),
        ("日文.txt", "ひらがなとカタカナの文章です。".encode("shift_jis"), "编码"),
    ],
)
def test_what_is_no_text_is_refused_with_its_name_and_what_to_do(
    tmp_path: Path, name: str, content: bytes, word: str
) -> None:
    with pytest.raises(SourceError) as caught:
        read(write(tmp_path, content, name))
    assert name in caught.value.message
    assert word in caught.value.message
    assert caught.value.message.endswith("。")
    assert Path(caught.value.file or "").name == name


def test_a_missing_file_a_folder_and_a_huge_file_are_named(tmp_path: Path) -> None:
    huge = write(tmp_path, b"", "巨大.txt")
    with huge.open("wb") as file:
        file.truncate(LARGEST + 1)
    (tmp_path / "文件夹").mkdir()
    for name, word in (("没有.txt", "找不到"), ("文件夹", "文件夹"), ("巨大.txt", "太大")):
        with pytest.raises(SourceError, match=word) as caught:
            read(tmp_path / name)
        assert name in caught.value.message


def test_a_folder_given_as_a_dot_is_told_by_its_own_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "版面" / "旧").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "版面" / "旧")
    for given_as, name in ((".", "旧"), ("..", "版面")):
        with pytest.raises(SourceError, match=f"“{name}”是文件夹"):
            read(Path(given_as))


def test_a_source_keeps_the_hash_of_its_bytes_and_the_same_file_gets_the_same_id(tmp_path: Path) -> None:
    content = SIMPLIFIED.replace("\n", "\r\n").encode("gb18030")
    one, two = (read(write(tmp_path, content, name))[0] for name in ("甲.txt", "乙.text"))
    assert one.sha256 == two.sha256 == hashlib.sha256(content).hexdigest()
    assert one.id == two.id
    assert (one.name, two.name) == ("甲.txt", "乙.text")


def test_the_ending_decides_the_reader_in_capitals_too(tmp_path: Path) -> None:
    assert read(write(tmp_path, SIMPLIFIED.encode(), "版面.TXT"))[0].text == SIMPLIFIED
    assert {".txt", ".md", ""} <= set(READERS)
