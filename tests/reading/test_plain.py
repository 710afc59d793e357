import random
import time
from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.errors import SourceError
from briefing.reading.decoding import LIKELY, PLAUSIBLE, decode, likelihood, quality
from briefing.reading.plain import decoded, paste, read_plain
from briefing.reading.transcript import Transcript, Wanted

SIMPLIFIED = (
    "□本报记者 林溪\n\n12月5日，全市装备产业座谈会召开。市经济信息委副主任李卫东介绍，今年前三季度，"
    "全市装备产业实现产值1284.6亿元，同比增长6.3%；“专精特新”企业达到420余家，研发投入强度提高0.4个百分点。\n"
)
TRADITIONAL = (
    "本報記者 林溪\n\n12月5日，全市裝備產業座談會召開。市經濟信息委副主任李衛東介紹，今年前三季度，"
    "全市裝備產業實現產值1284.6億元，同比增長6.3%；「專精特新」企業達到420餘家，研發投入強度提高0.4個百分點。\n"
)
TRADITIONAL_WORDS = st.lists(
    st.sampled_from(
        ["產業", "發展", "重慶", "企業", "增長", "技術", "集群", "建設", "市場", "，", "。", "2023年", "能源"]
    ),
    min_size=6,
    max_size=60,
).map("".join)
ENCODINGS = {
    "utf-8": b"\xef\xbb\xbf",
    "utf-16-le": b"\xff\xfe",
    "utf-16-be": b"\xfe\xff",
    "utf-32-le": b"\xff\xfe\0\0",
    "utf-32-be": b"\0\0\xfe\xff",
    "gb18030": b"\x84\x31\x95\x33",
}
ANY_TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1)


def read(content: bytes) -> Transcript:
    return read_plain(content, "版面.txt", Wanted())


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(text=ANY_TEXT)
@example(text="\ufeff产值")
@example(text="&nbsp;&ldquo;产值&#8220;\u202e\u200b\ue000\x07")
def test_any_text_with_a_mark_survives_its_encoding(encoding: str, text: str) -> None:
    if encoding == "utf-16-le" and text.startswith("\0"):
        return
    found = decode(ENCODINGS[encoding] + text.encode(encoding), "版面.txt")
    assert (found.text, found.encoding, found.lost) == (text, encoding, 0)


@given(TRADITIONAL_WORDS)
def test_running_traditional_chinese_in_big5_is_never_taken_for_gb_18030(text: str) -> None:
    assert decoded(text.encode("big5"), "版面.txt")[0] == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [SIMPLIFIED, TRADITIONAL, "重庆市先进材料产业集群发展"])
def test_utf_16_without_a_mark_is_recognised_where_it_is_plainly_chinese(encoding: str, text: str) -> None:
    assert decoded(text.encode(encoding), "版面.txt") == (text, encoding)


@pytest.mark.parametrize("text", ["产业", "企业增长", "重庆市", "产值310亿元", "同比增长6.3%", "记者 林溪"])
def test_a_few_words_are_told_from_big5(text: str) -> None:
    assert decoded(text.encode("gb18030"), "版面.txt") == (text, "gb18030")


@pytest.mark.parametrize("text", ["產業", "企業增長", "重慶市", "產值310億元", "記者 林溪"])
def test_a_few_traditional_words_are_told_from_gb_18030(text: str) -> None:
    assert decoded(text.encode("big5"), "版面.txt") == (text, "big5")


@given(st.integers(0, len(SIMPLIFIED.encode()) - 1), st.sampled_from([0xFF, 0x80, 0xC0]))
def test_a_text_with_one_broken_byte_is_read_with_a_warning_that_counts_the_loss(place: int, broken: int) -> None:
    content = bytearray(SIMPLIFIED.encode())
    content[place] = broken
    try:
        content.decode()
    except UnicodeDecodeError:
        read_back = read(bytes(content))
        lost = read_back.text.count("\ufffd")
        assert 1 <= lost <= 3
        assert read_back.encoding == "utf-8"
        assert f"有 {lost} 个字符已损坏" in read_back.warnings[0]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("cut", [1, 2])
def test_a_download_cut_inside_a_character_is_read_to_there(encoding: str, cut: int) -> None:
    whole = SIMPLIFIED * 3 + "产"
    transcript = read(whole.encode(encoding)[:-cut])
    assert transcript.text.rstrip("\ufffd") == whole[:-1]
    assert bool(transcript.warnings) == transcript.text.endswith("\ufffd")


def test_what_an_earlier_program_lost_is_no_new_loss() -> None:
    assert read((SIMPLIFIED + "\ufffd").encode()).warnings == ()


def test_a_text_with_many_broken_bytes_is_refused_and_a_table_of_them_too() -> None:
    content = SIMPLIFIED.encode().replace("产".encode(), b"\xe4\xff").replace("，".encode(), b"\xef")
    with pytest.raises(SourceError, match="编码"):
        read(content)
    with pytest.raises(SourceError, match="有 1 个字符已损坏"):
        decoded(SIMPLIFIED.encode()[:-2], "表.csv")


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"MZ\x90\0\x03", "程序"),
        (b"\x7fELF\x02", "程序"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "图片"),
        (b"PK\x03\x04\x14", "压缩"),
        (b"SQLite format 3\0", "数据库"),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"\x1f\x8b\x08", "压缩"),
        (b"\x01\x02\x03\x04ab" * 50, "二进制"),
        (random.Random(1).randbytes(5000), "编码"),
        (bytes(byte or 1 for byte in random.Random(2).randbytes(5000)), "编码"),
        (
            ("대한민국의 경제는 올해 삼 퍼센트 성장할 것으로 예상된다고 정부가 " * 3).encode("euc_kr"),
            "编码",
        ),
        ("Промышленность города быстро растёт и развивается".encode("cp1251"), "编码"),
        ("产值310亿元\0".encode(), "编码"),
    ],
)
def test_a_binary_file_named_txt_is_refused_in_one_sentence(content: bytes, word: str) -> None:
    with pytest.raises(SourceError, match=word) as caught:
        read(content)
    assert caught.value.message.count("。") == 1


@given(st.binary(min_size=1, max_size=400))
def test_random_bytes_raise_nothing_but_a_source_error(content: bytes) -> None:
    with suppress(SourceError):
        read(content)


def test_plain_text_stays_as_it_is_but_for_mark_and_line_ends() -> None:
    odd = "　　产值&nbsp;310&ldquo;亿元&#8220;\t \u200b\u202e\ue000\x0b\x85\u2028 \r\n\r尾  \n"
    assert read(odd.encode()).text == odd.replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le"])
def test_a_line_of_a_million_characters_is_read_in_good_time(encoding: str) -> None:
    text = "重庆产业" * 250_000
    began = time.perf_counter()
    assert read(text.encode(encoding)).text == text
    assert time.perf_counter() - began < 10


def test_what_was_pasted_keeps_its_words_and_loses_only_what_is_no_character() -> None:
    transcript = paste("　　产值\r\n310\ud83d亿元\r\0", "粘贴的文字")
    assert (transcript.text, transcript.medium) == ("　　产值\n310\ufffd亿元\n\ufffd", "text")
    assert "有 2 个字符已损坏" in transcript.warnings[0]
    assert paste("产值😀\n", "粘贴的文字") == Transcript("产值😀\n", "utf-8")
    with pytest.raises(SourceError, match="没有文字"):
        paste(" \n", "粘贴的文字")


@given(st.text(st.characters(), min_size=1))
def test_whatever_is_pasted_can_be_written(text: str) -> None:
    if text.strip():
        written = paste(text, "粘贴的文字").text
        assert written.encode().decode() == written


def test_mojibake_is_worse_chinese_than_what_it_hides() -> None:
    hidden = TRADITIONAL.encode("big5").decode("gb18030", "replace")
    assert quality(hidden) < PLAUSIBLE[10] < quality(TRADITIONAL)
    assert likelihood(hidden) < LIKELY
    assert quality("plain ASCII") == 0
