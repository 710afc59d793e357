import contextlib
import io
import random
import warnings
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.lib.utils import ImageReader

from briefing.errors import SourceError
from briefing.model.source import Article
from briefing.paths import resource
from briefing.reading import Wanted, read
from briefing.reading.pdf import read_pdf
from briefing.reading.transcript import Transcript
from briefing.restoring import restore
from briefing.taxonomies import load_taxonomy
from reading.press import CHIPS, DEBATE, HEI, KAI, SONG, WIND, Press, broken, in_columns, measure, plain_font, split

PAGE = (40, 555)


def transcript(press: Press, wanted: Wanted = Wanted()) -> Transcript:  # noqa: B008  frozen
    return read_pdf(press.pdf(), "版面.pdf", wanted)


def run_on(text: str) -> str:
    """A text without the blanks between its lines."""
    return "".join(text.split())


def articles(folder: Path, press: Press) -> list[tuple[str, str, str, list[str]]]:
    """Kicker, headline, byline and body paragraphs of each article, as the program restores them."""
    file = folder / "版面.pdf"
    file.write_bytes(press.pdf())
    source, _ = read(file)
    found = restore(source, load_taxonomy(resource("taxonomies", "chongqing.yaml")))

    def told(article: Article) -> tuple[str, str, str, list[str]]:
        text = source.text
        kicker = "".join(run_on(text[s.start : s.end]) for s in article.kicker)
        headline = "|".join(run_on(text[s.start : s.end]) for s in article.headline)
        byline = text[article.byline.span.start : article.byline.span.end] if article.byline else ""
        body = [run_on(text[p.span.start : p.span.end]) for p in article.paragraphs if p.role == "body"]
        return kicker, headline, run_on(byline), body

    return [told(article) for article in found]


def test_a_single_column_comes_line_by_line_with_its_paragraphs_indented() -> None:
    press = Press()
    lines = broken(DEBATE, 300)
    press.column(100, 100, lines)
    assert transcript(press).text == "".join(("　　" if first else "") + line + "\n" for line, first in lines)


def test_three_columns_below_a_headline_make_one_article(tmp_path: Path) -> None:
    press = Press()
    press.centred(*PAGE, 80, "千亿产业再添动能", 28)
    press.text(40, 124, "□本报记者　林溪", 9, KAI)
    in_columns(press, DEBATE * 2, 40, 150, 515, 3)
    assert articles(tmp_path, press) == [("", "千亿产业再添动能", "□本报记者林溪", list(DEBATE * 2))]


def test_a_kicker_above_and_a_second_line_below_stay_with_their_headline(tmp_path: Path) -> None:
    press = Press()
    press.centred(*PAGE, 56, "装备产业", 12, KAI)
    press.centred(*PAGE, 80, "千亿产业再添动能", 28)
    press.centred(*PAGE, 116, "前三季度产值1284.6亿元", 16)
    press.text(40, 144, "□本报记者　林溪", 9, KAI)
    in_columns(press, DEBATE * 2, 40, 164, 515, 3)
    assert articles(tmp_path, press)[0][:2] == ("装备产业", "千亿产业再添动能|前三季度产值1284.6亿元")


def side_by_side(press: Press, top: float) -> None:
    press.centred(40, 290, top, "风电整机基地投产", 20)
    press.centred(310, 555, top, "功率半导体通线", 20)
    press.text(40, top + 28, "□本报记者　王五", 9, KAI)
    press.text(310, top + 28, "□本报记者　赵六", 9, KAI)
    in_columns(press, WIND, 40, top + 46, 250, 2)
    in_columns(press, CHIPS, 310, top + 46, 245, 2)


BESIDE = [
    ("", "风电整机基地投产", "□本报记者王五", list(WIND)),
    ("", "功率半导体通线", "□本报记者赵六", list(CHIPS)),
]


def test_two_articles_side_by_side_keep_their_own_headline_and_columns(tmp_path: Path) -> None:
    press = Press()
    side_by_side(press, 60)
    assert articles(tmp_path, press) == BESIDE


def test_articles_above_one_another_are_read_one_after_the_other(tmp_path: Path) -> None:
    press = Press()
    press.centred(*PAGE, 60, "千亿产业再添动能", 28)
    press.text(40, 104, "□本报记者　林溪", 9, KAI)
    side_by_side(press, in_columns(press, DEBATE * 2, 40, 124, 515, 4) + 16)
    assert articles(tmp_path, press) == [("", "千亿产业再添动能", "□本报记者林溪", list(DEBATE * 2)), *BESIDE]


@pytest.mark.parametrize("ruled", [True, False], ids=["rule", "white"])
def test_a_headline_over_the_first_column_alone_still_ends_the_article_above(ruled: bool) -> None:
    press = Press()
    ends = in_columns(press, DEBATE, 40, 60, 515, 3)
    if ruled:
        press.rule(40, ends + 4, 555)
    press.text(40, ends + 14, "风电基地投产", 18, HEI)
    press.text(40, ends + 38, "□本报记者　王五", 9, KAI)
    in_columns(press, WIND, 40, ends + 56, 515, 3)
    text = run_on(transcript(press).text)
    assert text == run_on("".join(DEBATE) + "风电基地投产□本报记者　王五" + "".join(WIND))


def test_columns_of_different_widths_beside_one_another_are_told_apart() -> None:
    press = Press()
    press.centred(40, 400, 60, "千亿产业再添动能", 24)
    in_columns(press, DEBATE * 2, 40, 100, 360, 2)
    press.text(420, 60, "风电基地投产", 16, HEI)
    press.column(420, 100, broken(WIND, 135))
    text = run_on(transcript(press).text)
    assert text == "千亿产业再添动能" + "".join(DEBATE * 2) + "风电基地投产" + "".join(WIND)


def test_a_rule_parts_columns_that_almost_touch() -> None:
    press = Press()
    lines = [("市" * 20, False)] * 12
    press.column(40, 100, lines)
    press.column(40 + 180 + 4, 100, [("区" * 20, False)] * 12)
    press.rule(40 + 182, 95, 40 + 182, 100 + 12 * 14)
    assert run_on(transcript(press).text) == "市" * 240 + "区" * 240


def pull_quoted(*, framed: bool) -> Press:
    """An article whose second column is broken by a pull quote."""
    press = Press()
    press.centred(*PAGE, 60, "千亿产业再添动能", 28)
    press.text(40, 104, "□本报记者　林溪", 9, KAI)
    first, second, third = split(broken(DEBATE * 2, 162), 3)
    press.column(40, 124, first)
    ends = press.column(216, 124, second[:5])
    quote = ["去年以来，我市围绕整机、", "零部件和服务三个环节发力，", "先后引进项目86个"]
    for number, line in enumerate(quote):
        press.text(222, ends + 14 + 18 * number, line, 12, HEI)
    if framed:
        press.frame(216, ends + 6, 380, ends + 72)
    press.column(216, ends + 84, second[5:])
    press.column(392, 124, third)
    return press


@pytest.mark.parametrize("framed", [True, False], ids=["framed", "bare"])
def test_a_pull_quote_leaves_the_column_and_comes_last(tmp_path: Path, framed: bool) -> None:
    press = pull_quoted(framed=framed)
    text = transcript(press).text
    assert text.endswith("\n\n去年以来，我市围绕整机、\n零部件和服务三个环节发力，\n先后引进项目86个\n")
    assert articles(tmp_path, pull_quoted(framed=framed))[0][3] == list(DEBATE * 2)


def test_a_pull_quote_across_two_columns_does_not_mix_them_up() -> None:
    press = Press()
    first, second, third = split(broken(DEBATE * 2, 162), 3)
    press.column(40, 100, first[:5])
    press.column(216, 100, second[:5])
    press.frame(90, 176, 330, 246)
    for number, line in enumerate(
        ["去年以来，我市围绕整机、零部件", "和服务三个环节发力，先后引进", "项目86个，总投资超过530亿元"]
    ):
        press.centred(90, 330, 184 + 20 * number, line, 13)
    press.column(40, 254, first[5:])
    press.column(216, 254, second[5:])
    press.column(392, 100, third)
    assert run_on(transcript(press).text).startswith("".join(DEBATE * 2))


def test_a_sub_head_is_a_block_of_its_own_in_its_column() -> None:
    press = Press()
    press.centred(*PAGE, 60, "千亿产业再添动能", 28)
    press.text(40, 104, "□本报记者　林溪", 9, KAI)
    left, right = broken(DEBATE, 250), broken(WIND, 250)
    ends = press.column(40, 124, left)
    press.centred(40, 290, ends + 8, "江风劲吹", 9, HEI)
    press.column(40, ends + 30, right[:3])
    press.column(305, 124, right[3:])
    text = transcript(press).text
    assert "\n\n江风劲吹\n\n" in text
    assert run_on(text).endswith("江风劲吹" + "".join(WIND))


def test_a_boxed_article_is_read_after_the_one_that_runs_around_it() -> None:
    press = Press()
    lines = broken(DEBATE * 2, 250)
    press.column(40, 100, lines[:20])
    ends = press.column(305, 100, lines[20:])
    press.frame(300, ends + 10, 560, ends + 170)
    press.centred(300, 560, ends + 20, "功率半导体通线", 14)
    press.column(310, ends + 44, broken(CHIPS, 240))
    assert run_on(transcript(press).text) == "".join(DEBATE * 2) + "功率半导体通线" + "".join(CHIPS)


def test_a_headline_set_from_top_to_bottom_stands_above_its_article() -> None:
    press = Press()
    for number, char in enumerate("风电基地投产"):
        press.text(520, 100 + 26 * number, char, 22, HEI)
    in_columns(press, WIND * 2, 40, 100, 460, 3)
    assert run_on(transcript(press).text) == "风电基地投产" + "".join(WIND * 2)


def test_figures_of_another_font_stay_in_their_line_whenever_they_were_drawn() -> None:
    press = Press()
    parts = [
        ("全市实现产值", SONG),
        ("1284.6", "Helvetica"),
        ("亿元，同比增长", SONG),
        ("6.3%", "Helvetica"),
        ("。", SONG),
    ]
    press.column(40, 80, [("装" * 30, False)] * 4)
    x, placed = 40.0, []
    for text, font in parts:
        placed.append((x, text, font))
        x += press.canvas.stringWidth(text, font, 9) if font == "Helvetica" else measure(text, 9)
    for x, text, font in [item for item in placed if item[2] == SONG] + [item for item in placed if item[2] != SONG]:
        if font == "Helvetica":
            press.canvas.setFont(font, 9)
            press.canvas.drawString(x, press.height - 136 - 0.88 * 9, text)
        else:
            press.text(x, 136, text)
    assert transcript(press).text.splitlines()[-1] == "全市实现产值1284.6亿元，同比增长6.3%。"


def test_overprinted_hidden_and_skewed_characters_are_left_out() -> None:
    press = Press()
    press.column(40, 80, broken(DEBATE, 250))
    for shift in (0.3, 0.6):  # false bold
        press.column(40 + shift, 80, broken(DEBATE, 250))
    hidden = press.canvas.beginText(40, 300)
    hidden.setFont("Helvetica", 9)
    hidden.setTextRenderMode(3)
    hidden.textOut("HIDDEN LAYER")
    press.canvas.drawText(hidden)
    press.canvas.saveState()
    press.canvas.translate(200, 300)
    press.canvas.rotate(45)
    press.canvas.setFont("Helvetica", 40)
    press.canvas.drawString(0, 0, "WATERMARK")
    press.canvas.restoreState()
    assert run_on(transcript(press).text) == "".join(DEBATE)


def test_repeated_digits_and_letters_are_no_overprint() -> None:
    press = Press()
    press.column(40, 80, [("全长1111.11公里，哈哈哈，llll，111111户，共1000000元", False)] * 3)
    assert transcript(press).text.splitlines()[0] == "全长1111.11公里，哈哈哈，llll，111111户，共1000000元"


def test_a_page_laid_on_its_side_is_read_upright_and_text_beside_it_comes_last() -> None:
    press = Press(842, 842)
    press.canvas.translate(842, 0)
    press.canvas.rotate(90)
    in_columns(press, DEBATE, 40, 80, 515, 2)
    press.canvas.rotate(-90)
    press.canvas.setFont("Helvetica", 6)
    press.canvas.drawString(-400, 100, "PRINTED IN CHONGQING")
    text = transcript(press).text
    assert run_on(text) == "".join(DEBATE) + "PRINTEDINCHONGQING"
    assert text.endswith("\n\nPRINTED IN CHONGQING\n")


def test_spaces_stay_between_words_and_go_between_spaced_out_han() -> None:
    press = Press()
    press.column(40, 80, [("计划新增 low-e glass production line 两条", False)] * 3)
    press.text(40, 140, "重 庆 日 报 讯", 9)
    lines = transcript(press).text.split("\n")
    assert "low-e glass production line" in lines[0]
    assert "重庆日报讯" in lines


HEADS: dict[str, tuple[list[tuple[float, str]], tuple[str | None, date | None, str | None]]] = {
    "parts": (
        [(40, "重庆日报"), (250, "2023年11月21日　星期二"), (500, "第3版")],
        ("重庆日报", date(2023, 11, 21), "第3版"),
    ),
    "one-line": ([(40, "重庆日报 2023年11月21日 星期二 第3版")], ("重庆日报", date(2023, 11, 21), "第3版")),
    "lettered": ([(40, "A03 要闻"), (420, "苏州日报 2024.1.5 周五")], ("苏州日报", date(2024, 1, 5), "A03")),
    "han": (
        [(40, "三峡都市报"), (300, "二〇二三年十一月二十一日　星期二"), (520, "04版")],
        ("三峡都市报", date(2023, 11, 21), "04版"),
    ),
    "none": ([], (None, None, None)),
}


@pytest.mark.parametrize("key", HEADS)
def test_the_head_of_a_page_tells_its_origin_and_is_no_part_of_the_text(key: str) -> None:
    parts, (publication, day, page) = HEADS[key]
    press = Press()
    for x, text in parts:
        press.text(x, 30, text)
    press.rule(40, 46, 555)
    in_columns(press, DEBATE, 40, 80, 515, 3)
    press.text(290, 815, "- 3 -")
    got = transcript(press)
    assert (got.publication, got.day, got.page) == (publication, day, page)
    assert run_on(got.text) == "".join(DEBATE)
    assert (got.medium, got.warnings) == ("pdf", ())


def test_a_day_in_the_running_text_at_the_top_is_no_head() -> None:
    press = Press()
    press.column(40, 40, broken(("2023年11月21日，重庆日报记者获悉，" + DEBATE[0],), 250))
    got = transcript(press)
    assert (got.day, got.publication) == (None, None)
    assert run_on(got.text).startswith("2023年11月21日")


def three_pages() -> bytes:
    press = Press()
    for body in (DEBATE, WIND, CHIPS):
        press.text(40, 20, "产业周刊")
        in_columns(press, body, 40, 120, 515, 2)
        press.turn_page()
    return press.pdf()


def test_pages_follow_one_another_without_the_line_that_runs_along_them() -> None:
    assert run_on(read_pdf(three_pages(), "周刊.pdf", Wanted()).text) == "".join(DEBATE + WIND + CHIPS)


def test_a_range_of_pages_is_read_alone_and_one_out_of_range_refused() -> None:
    content = three_pages()
    assert run_on(read_pdf(content, "周刊.pdf", Wanted(pages=(2, 2))).text) == "产业周刊" + "".join(WIND)
    for pages in ((0, 1), (3, 4), (3, 2), (4, 4)):
        with pytest.raises(SourceError, match="共 3 页"):
            read_pdf(content, "周刊.pdf", Wanted(pages=pages))


@cache
def pictured() -> ImageReader:
    from PIL import Image

    return ImageReader(Image.new("RGB", (200, 280), "white"))


def test_a_picture_of_a_page_is_told_to_be_a_scan_and_a_mixed_file_reads_its_text() -> None:
    press = Press()
    press.canvas.drawImage(pictured(), 0, 0, 595, 842)
    with pytest.raises(SourceError, match=r"扫描.*--ocr.*briefing-desk\[ocr\]"):
        transcript(press)
    press = Press()
    in_columns(press, DEBATE, 40, 80, 515, 2)
    press.turn_page()
    press.canvas.drawImage(pictured(), 0, 0, 595, 842)
    got = transcript(press)
    assert run_on(got.text) == "".join(DEBATE)
    assert [("第 2 页" in warning, "--ocr" in warning) for warning in got.warnings] == [(True, True)]


def test_a_scan_that_carries_invisible_text_is_read_and_said_to_be_recognised() -> None:
    press = Press()
    press.canvas.drawImage(pictured(), 0, 0, 595, 842)
    press.text(40, 60, "")
    for number, (line, _) in enumerate(broken(DEBATE, 250)):
        shown = press.canvas.beginText(40, 700 - 14 * number)
        shown.setFont(plain_font(SONG), 9)
        shown.setTextRenderMode(3)
        shown.textOut(line)
        press.canvas.drawText(shown)
    got = transcript(press)
    assert run_on(got.text) == "".join(DEBATE)
    assert got.medium == "ocr"
    assert "核对" in got.warnings[0]


def test_a_font_that_does_not_tell_its_characters_is_as_good_as_a_scan() -> None:
    press = Press()
    in_columns(press, DEBATE, 40, 80, 515, 2)
    with pikepdf.open(io.BytesIO(press.pdf())) as document:
        for thing in document.objects:
            if isinstance(thing, pikepdf.Dictionary) and "/ToUnicode" in thing:
                del thing["/ToUnicode"]
                thing["/Encoding"] = pikepdf.Dictionary(
                    Type=pikepdf.Name.Encoding, Differences=[0, *map(pikepdf.Name, [f"/g{n}" for n in range(256)])]
                )
        out = io.BytesIO()
        document.save(out)
    with pytest.raises(SourceError, match="--ocr"):
        read_pdf(out.getvalue(), "方正.pdf", Wanted())


def encrypted() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(three_pages())) as document:
        document.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    return out.getvalue()


def without_pages() -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as document:
        document.save(out)
    return out.getvalue()


def blank() -> bytes:
    press = Press()
    press.turn_page()
    return press.pdf()


@pytest.mark.parametrize(
    ("make", "word"),
    [
        (encrypted, "密码"),
        (without_pages, "没有页面"),
        (lambda: three_pages()[:300], "损坏"),
        (lambda: b"%PDF-1.7\n" + random.Random(7).randbytes(4000), "损坏"),
        (lambda: b"%PDF-1.7", "损坏"),
        (blank, "没有文字"),
    ],
    ids=["encrypted", "no-pages", "truncated", "random", "header", "blank"],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(make: Callable[[], bytes], word: str) -> None:
    with pytest.raises(SourceError, match=word) as caught:
        read_pdf(make(), "版面.pdf", Wanted())
    assert "版面.pdf" in caught.value.message
    assert caught.value.message.count("。") == 1
    assert caught.value.message.endswith("。")


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_bytes_that_were_changed_are_read_or_refused_and_nothing_else(data: st.DataObject) -> None:
    content = bytearray(_small())
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), max_size=40)):
        content[place] = data.draw(st.integers(0, 255))
    with contextlib.suppress(SourceError):
        assert read_pdf(bytes(content), "坏.pdf", Wanted()).text


@cache
def _small() -> bytes:
    press = Press(pageCompression=0)
    press.canvas.setFont("Helvetica", 9)
    press.canvas.drawString(40, 700, "Output grew by 6.3 percent in the first nine months of the year.")
    return press.pdf()


def test_too_many_characters_are_refused_with_a_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.reading.pdf.MOST_CHARACTERS", 100)
    with pytest.raises(SourceError, match="--pdf-pages"):
        read_pdf(three_pages(), "周刊.pdf", Wanted())
    monkeypatch.setattr("briefing.reading.pdf.MOST_PAGES", 2)
    with pytest.raises(SourceError, match="--pdf-pages"):
        read_pdf(three_pages(), "周刊.pdf", Wanted())


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    count=st.integers(1, 6),
    size=st.sampled_from([8.0, 9.0, 10.5]),
    gutter=st.floats(1.2, 2.5),
    lead=st.floats(1.25, 1.8),
    width=st.integers(420, 1000),
    headline=st.booleans(),
    bodies=st.permutations([*DEBATE, *WIND, *CHIPS]),
)
def test_all_words_come_in_order_whatever_the_columns(
    count: int, size: float, gutter: float, lead: float, width: int, headline: bool, bodies: list[str]
) -> None:
    each = max((width - gutter * size * (count - 1)) / count, 7 * size)
    width = int(count * (each + gutter * size) - gutter * size)
    press = Press(width + 80, 1400)
    if headline:
        press.centred(40, 40 + width, 40, "千亿产业再添动能", 26)
    for number, part in enumerate(split(broken(bodies, each, size), count)):
        press.column(40 + number * (each + gutter * size), 100, part, size, lead * size)
    text = transcript(press).text
    assert run_on(text) == ("千亿产业再添动能" if headline else "") + "".join(bodies)


def test_reading_is_the_same_each_time_and_warns_of_nothing() -> None:
    content = three_pages()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert read_pdf(content, "周刊.pdf", Wanted()) == read_pdf(content, "周刊.pdf", Wanted())
