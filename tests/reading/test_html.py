import base64
import quopri
import random
import time
from contextlib import suppress
from datetime import date
from html import escape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import SourceError
from briefing.reading import read
from briefing.reading.blocks import cleaned
from briefing.reading.html import MOST_TAGS, read_html
from briefing.reading.transcript import Transcript, Wanted

BODY = "12月5日，全市装备产业座谈会召开，前三季度实现产值1284.6亿元，同比增长6.3%。"
NEXT = "市经济信息委副主任李卫东介绍，“专精特新”企业达到420余家，研发投入强度提高0.4个百分点。"
TITLE = "重庆加快建设先进材料产业集群"


def web(content: str | bytes, encoding: str = "utf-8") -> Transcript:
    return read_html(content.encode(encoding) if isinstance(content, str) else content, "版面.html", Wanted())


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


EPAPER = page(
    f"""
<div class="nav"><a href="#">首页</a> | <a href="#">版面导航</a></div>
<table><tr><td colspan=2>重庆日报 2023年11月21日 星期二 第003版：要闻 <a href="x">上一版</a></td></tr>
<tr><td><ul><li><a href="1">重庆某区新闻一则标题很长的那种</a>
<li><a href="2">重庆某区新闻二则标题很长的那种</a></ul></td>
<td><table>
<tr><td class="font02">打造“33618”现代制造业集群体系</td></tr>
<tr><td class="font01"><strong>{TITLE}</strong></td></tr>
<tr><td class="font02">——看先进材料如何突围</td></tr>
<tr><td align=center>□本报记者 林溪</td></tr>
<tr><td><div id="ozoom">
<!--enpproperty <date>2023-11-20 00:00:00.0</date><nodename>第004版：区县</nodename>/enpproperty-->
<founder-content><!--enpcontent--><P>&nbsp;&nbsp;&nbsp;&nbsp;{BODY}</P><script>document.write("脚本里的字。")</script>
<style>p {{ color: red }}</style><P>　　{NEXT}<BR>　　{BODY}</P><P><b>集群效应</b></P>
<table border=1><tr><td>指标<td>数值<tr><td>产值<td>1284.6<br>亿元</table>
<p style="display: none">藏起来的一段，不该读入的文字，不该读入的文字。</p><p hidden>也藏起来</p>
<p>{NEXT}</p><!--/enpcontent--></founder-content></div></td></tr></table></td></tr></table>
<p><a href="3">上一篇</a>　<a href="4">下一篇</a></p>
<div class="footer">版权所有 重庆日报，未经书面授权，不得转载、摘编或以其他方式使用上述作品。</div>
""",
    f'<meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>{TITLE}_重庆日报数字报</title>',
)
WANTED = (
    "　　重庆日报 2023年11月21日 星期二 第003版：要闻\n\n"
    f"打造“33618”现代制造业集群体系\n\n{TITLE}\n\n——看先进材料如何突围\n\n"
    f"　　□本报记者 林溪\n　　{BODY}\n　　{NEXT}\n　　{BODY}\n\n集群效应\n\n"
    f"指标\t数值\n产值\t1284.6 亿元\n\n　　{NEXT}\n"
)


def test_an_electronic_paper_is_read_kicker_title_byline_body_and_table_without_the_site_around_it() -> None:
    transcript = web(EPAPER, "gb18030")
    assert transcript.text == WANTED
    assert (transcript.encoding, transcript.medium, transcript.warnings) == ("gb18030", "html", ())
    assert (transcript.publication, transcript.day, transcript.page) == ("重庆日报", date(2023, 11, 21), "3")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.text(
            st.sampled_from("重庆产业增长，。“”310%<&>\"' a\u3000\xa0\u200b😀")
            | st.characters(codec="utf-8", exclude_characters="©"),
            max_size=60,
        ),
        min_size=1,
        max_size=12,
    )
)
def test_any_paragraphs_are_read_back_in_order(paragraphs: list[str]) -> None:
    printed = [" ".join(cleaned(text).split()) for text in paragraphs]
    wanted = [text for text in printed if text]
    if wanted:
        got = web(page("".join(f"<p>{escape(text)}</p>" for text in printed))).text
        assert [line.removeprefix("　　") for line in got.splitlines() if line] == wanted


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (page(f"<p>{BODY}</p>").encode(), "utf-8"),
        (b"\xef\xbb\xbf" + page(f"<p>{BODY}</p>", '<meta charset="gbk">').encode(), "utf-8"),
        (b"\xff\xfe" + page(f"<p>{BODY}</p>").encode("utf-16-le"), "utf-16-le"),
        (page(f"<p>{BODY}</p>", '<meta charset="gbk">').encode("gbk"), "gb18030"),
        (page(f"<p>{BODY}</p>").encode("gb18030"), "gb18030"),
        (page(f"<p>{BODY}</p>", '<meta charset="iso-8859-1">').encode("gb18030"), "gb18030"),
        (b'<?xml version="1.0" encoding="GB2312"?>' + page(f"<p>{BODY}</p>").encode("gb18030"), "gb18030"),
        (page(f"<p>{BODY}</p>", '<meta charset="gb2312">').encode(), "utf-8"),
    ],
)
def test_the_encoding_is_told_by_mark_by_what_it_says_or_by_how_it_reads(content: bytes, encoding: str) -> None:
    transcript = web(content)
    assert (transcript.text, transcript.encoding) == (f"　　{BODY}\n", encoding)


def test_a_traditional_page_in_big5_is_read() -> None:
    text = "市經濟信息委副主任李衛東介紹，今年前三季度，全市裝備產業實現產值1284.6億元。"
    assert web(page(f"<p>{text}</p>", '<meta charset="big5">').encode("big5")).text == f"　　{text}\n"


def test_a_broken_byte_is_told_in_a_warning() -> None:
    content = page(f"<p>{BODY}</p>").encode().replace("座".encode(), b"\xe5\xff")
    transcript = web(content)
    assert "个字符已损坏" in transcript.warnings[0]
    assert "\ufffd" in transcript.text


def test_entities_are_decoded_and_broken_ones_stay_as_printed() -> None:
    broken = "&foo; &#0; &#xD800; &#99999999999; &#; &#x; A&B"
    text = web(f"<p>&ldquo;&#20135;&#x503C;&rdquo;310&nbsp;亿元 &lt;b&gt; &amp;nbsp; {broken}</p>").text
    assert text == f"　　“产值”310 亿元 <b> &nbsp; {broken}\n"


def test_lines_broken_in_the_source_are_joined_as_chinese_is() -> None:
    assert (
        web("<p>全市装备\r\n  产业 3\n家 new\n era</p><pre>第一行\n第二行</pre>").text
        == "　　全市装备产业 3家 new era\n　　第一行\n　　第二行\n"
    )


def test_buttons_behind_a_date_line_are_cut_and_the_paper_behind_a_byline_begins_a_line() -> None:
    above = "<p>2023年11月21日 <a>返回目录</a><span>放大 缩小</span></p><h3>引题</h3><h1>把优势放大</h1>"
    signed = "<p>本报记者 林溪<span>《人民日报》（2023年11月21日 第 03 版）</span></p>"
    transcript = web(page(f"<h1>人民日报图文数据库</h1>{above}{signed}<div><p>{BODY}</p><p>{NEXT}</p></div>"))
    assert transcript.text == (
        "　　2023年11月21日\n\n引题\n\n把优势放大\n\n　　本报记者 林溪\n"
        f"　　《人民日报》（2023年11月21日 第 03 版）\n　　{BODY}\n　　{NEXT}\n"
    )
    assert (transcript.publication, transcript.page) == ("人民日报", "3")


def test_a_page_without_a_headline_is_headed_by_its_title() -> None:
    text = web(page(f"<div><p>{BODY}</p><p>{NEXT}</p></div>", f"<title>{TITLE} - 华龙网</title>")).text
    assert text == f"{TITLE}\n\n　　{BODY}\n　　{NEXT}\n"
    assert web(page(f"<p>{BODY}</p><p>{NEXT}</p>", "<title>重庆日报</title>")).text.startswith(f"　　{BODY}")


def test_a_line_that_the_title_repeats_is_the_headline_wherever_it_stands() -> None:
    text = web(page(f"<div>{TITLE}</div><div><p>{BODY}</p><p>{NEXT}</p></div>", f"<title>{TITLE}</title>")).text
    assert text == f"{TITLE}\n\n　　{BODY}\n　　{NEXT}\n"


def test_running_text_outside_the_article_is_left_out_and_the_user_is_told() -> None:
    aside = "另一篇报道的摘要，也有一句完整的话，与正文没有关系。"
    body = f"<div><h1>{TITLE}</h1>{f'<p>{BODY}</p>' * 12}</div><div><p>{aside}</p></div>"
    transcript = web(page(body))
    assert aside not in transcript.text
    assert f"另有 {len(aside)} 个字" in transcript.warnings[0]


def test_two_articles_of_like_length_on_one_page_are_both_read() -> None:
    body = (
        f"<div><h2>甲篇标题</h2><p>{BODY}</p><p>{NEXT}</p></div><div><h2>乙篇标题</h2><p>{NEXT}</p><p>{BODY}</p></div>"
    )
    assert web(page(body)).text == f"甲篇标题\n\n　　{BODY}\n　　{NEXT}\n\n乙篇标题\n\n　　{NEXT}\n　　{BODY}\n"


def test_a_name_that_misleads_loses_no_text() -> None:
    assert web(page(f'<div class="comment"><p>{BODY}</p><p>{NEXT}</p></div>')).text == f"　　{BODY}\n　　{NEXT}\n"


@pytest.mark.parametrize(
    "meta",
    [
        '<meta name="publishdate" content="2023-11-21">',
        '<meta property="article:published_time" content="2023-11-21T08:00:00+08:00">',
        '<meta name="PubDate" content="20231121">',
    ],
)
def test_the_day_and_the_paper_are_taken_from_meta_tags(meta: str) -> None:
    transcript = web(page(f"<p>{BODY}</p>", meta + '<meta name="source" content="重庆日报">'))
    assert (transcript.publication, transcript.day, transcript.page) == ("重庆日报", date(2023, 11, 21), None)


def test_a_page_that_names_two_days_names_none() -> None:
    body = f"<p>重庆日报 2023年11月21日</p><p>重庆日报 2023年11月22日</p><p>{BODY}</p>"
    assert web(page(body)).day is None


def mht(markup: bytes, transfer: str, charset: str) -> bytes:
    return (
        b'From: <Saved by Browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n'
        b'\tboundary="----=_x.1"\r\n\r\nignored\r\n------=_x.1\r\nContent-Type: image/png\r\n'
        b"Content-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n------=_x.1\r\n"
        b'Content-Type: text/html; charset="' + charset.encode() + b'"\r\nContent-Transfer-Encoding: '
        + transfer.encode() + b"\r\nContent-Location: http://paper/\r\n\r\n" + markup + b"\r\n------=_x.1--\r\n"
    )  # fmt: skip


def test_a_page_saved_as_one_file_is_unpacked(tmp_path: Path) -> None:
    plain = page(f"<h1>{TITLE}</h1><p>{BODY}</p>").encode("gb18030")
    for transfer, markup in (
        ("quoted-printable", quopri.encodestring(plain)),
        ("base64", base64.encodebytes(plain)),
        ("8bit", plain),
    ):
        (tmp_path / "版面.mht").write_bytes(mht(markup, transfer, "gb2312"))
        source, _ = read(tmp_path / "版面.mht")
        assert (source.text, source.encoding, source.medium) == (f"{TITLE}\n\n　　{BODY}\n", "gb18030", "html")


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"plain text", "不是网页"),
        (b"%PDF-1.7 <", "不是网页"),
        (b"PK\x03\x04" + bytes(50), "不是网页"),
        (b"<html><body><script>x()</script></body></html>", "没有正文"),
        (b"<html>", "没有正文"),
        (b"<!doctype html>", "没有正文|不是网页"),
        (b"<p>" * (MOST_TAGS + 1), "太大"),
        (b"<p>" + b"<i>" * 3_000, "嵌套过深"),
        (b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nhello", "不是网页"),
        (b"<p>" + random.Random(3).randbytes(4000), "编码"),
    ],
)
def test_what_is_no_readable_page_is_refused_in_one_sentence(content: bytes, word: str) -> None:
    with pytest.raises(SourceError, match=word) as caught:
        web(content)
    assert caught.value.message.count("。") == 1


@pytest.mark.parametrize("tag", ["div", "b", "table><tr><td", "ul><li", "font", "blockquote"])
def test_any_depth_of_nesting_is_read_in_good_time(tag: str) -> None:
    began = time.perf_counter()
    with suppress(SourceError):
        web(f"<body><p>{BODY}</p>" + f"<{tag}>" * 60_000 + BODY)
    assert BODY in web(f"<body>{f'<{tag}>' * 500}{BODY}").text
    assert time.perf_counter() - began < 20


@pytest.mark.parametrize(
    "content",
    [
        "<p>" + "<!--" * 400_000,
        "<p " + 'a="b" ' * 400_000 + ">",
        "<p>" + "&" * 3_000_000,
        "<p>" + "&#" * 1_000_000,
        "<p>" + "产" * 3_000_000,
        "<p>" + " \n" * 2_000_000,
        "<p>" + "产 \n \n" * 400_000,
        "<p>" + "data:" * 500_000,
        f"<img src='data:image/png;base64,{'A' * 5_000_000}'><p>{BODY}</p>",
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n" + "--x\r\n\r\n" * 300_000,
        "MIME-Version: 1.0\r\n" + "X: y\r\n" * 300_000,
    ],
    ids=range(11),
)
def test_a_huge_page_is_read_or_refused_in_good_time(content: str) -> None:
    began = time.perf_counter()
    with suppress(SourceError):
        web(content)
    assert time.perf_counter() - began < 15


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300), st.integers(0, 2**32))
def test_a_damaged_page_raises_nothing_but_a_source_error(noise: bytes, seed: int) -> None:
    content = bytearray(random.Random(seed).choice([EPAPER.encode("gb18030"), mht(EPAPER.encode(), "8bit", "utf-8")]))
    place = seed % len(content)
    content[place : place + len(noise)] = noise
    for damaged in (bytes(content), b"<p>" + noise, noise):
        with suppress(SourceError):
            web(damaged)


@pytest.mark.parametrize(
    ("line", "publication"),
    [
        ("<p>来源：重庆日报</p>", "重庆日报"),
        ("<div><span>2023-11-21 08:05</span> <span>来源：</span><a href='x'>四川日报</a> 编辑：王林</div>", "四川日报"),
        ("<p>（稿源：《南方都市报》）</p>", "南方都市报"),
        ("<p>来源：本站整理</p>", None),
        ("<p>来源：重庆日报</p><p>来源：四川日报</p>", None),
        ("<p>资金来源：重庆日报读者捐赠。</p>", None),
    ],
)
def test_a_line_of_source_names_the_paper(line: str, publication: str | None) -> None:
    assert web(page(f"<h1>{TITLE}</h1>{line}<p>{BODY}</p><p>{NEXT}</p>")).publication == publication


def test_a_date_line_goes_before_the_line_of_source() -> None:
    dated = "<p>重庆日报 2023年11月21日 第03版</p><p>来源：四川日报</p>"
    assert web(page(f"<h1>{TITLE}</h1>{dated}<p>{BODY}</p><p>{NEXT}</p>")).publication == "重庆日报"
