"""The page checker finds each fault that was planted in a page, and that one alone."""

import io
from collections.abc import Sequence
from typing import NamedTuple

import pytest
from reportlab.pdfgen.canvas import Canvas

from benchmarks.composition import Kind, examine
from benchmarks.line_rules import bad_start, split_number
from briefing import paths
from briefing.rendering.typesetting.faces import face

SIZE, LEADING, LEFT, TOP = 16.0, 29.0, 80.0, 740.0
MEASURE = 28 * SIZE
INDENT = 2 * SIZE
SONG = face(paths.resource("fonts", "NotoSerifSC-Regular.ttf"))
HEI = face(paths.resource("fonts", "NotoSansSC-Medium.ttf"))

TEXT = (
    "重庆制造业的家底厚实门类齐全链条完整沿江而下的厂房灯火通明车间里的机械臂有条不紊地装配焊接检测一辆辆整车驶下"
    "生产线运往各地市场企业负责人说这里的配套能力让人放心研发人员与工人一道把图纸上的设想变成了看得见摸得着的产品"
)


class Set(NamedTuple):
    """A line: its text, how far it is indented, where it ends (None: where its characters leave off), how big it is."""

    text: str
    indent: float = 0.0
    width: float | None = None
    size: float = SIZE
    drop: float = LEADING
    font: str = SONG.name


def prose(count: int, start: int = 0) -> str:
    """That many Chinese characters."""
    return (TEXT * (count // len(TEXT) + 2))[start : start + count]


def paragraph(*full: str, last: str = "这样的变化还在继续。") -> list[Set]:
    """An indented paragraph of full lines, spread to the measure, and a last one."""
    lines = [Set(text, 0 if number else INDENT, MEASURE) for number, text in enumerate(full)]
    return [*lines, Set(last)]


def sheet(*pages: Sequence[Set]) -> bytes:
    """The lines on pages, from the top."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    for page in pages:
        base = TOP
        for line in page:
            write(canvas, line, base)
            base -= line.drop
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def write(canvas: Canvas, line: Set, base: float) -> None:
    natural = sum(SONG.width(char) for char in line.text) * line.size
    pen = canvas.beginText(LEFT + line.indent, base)
    pen.setFont(line.font, line.size)
    if line.width is not None:
        pen.setCharSpace((line.width - line.indent - natural) / (len(line.text) - 1))
    pen.textOut(line.text)
    pen.setCharSpace(0)
    canvas.drawText(pen)


CLEAN = (prose(26), prose(28, 26), prose(28, 54))


def found(data: bytes) -> list[Kind]:
    return [fault.kind for fault in examine(data).faults]


def seen(data: bytes) -> str:
    report = examine(data)
    assert len(report.faults) == 1, report.listed()
    return report.faults[0].seen


def test_a_clean_page_has_no_fault_and_its_full_lines_were_judged() -> None:
    report = examine(sheet([*paragraph(*CLEAN), *paragraph(*CLEAN)]))
    assert report.faults == ()
    assert (report.pages, report.lines, report.paragraphs, report.judged) == (1, 8, 2, 6)


@pytest.mark.parametrize(
    ("kind", "above", "below"),
    [
        ("bad start", prose(28), f"，{prose(27)}"),
        ("bad start", prose(28), f"”{prose(27)}"),
        ("bad start", prose(28), f"》{prose(27)}"),
        ("bad start", prose(28), f"·{prose(27)}"),
        ("bad start", prose(28), f"～{prose(27)}"),
        ("bad start", prose(28), f"—{prose(27)}"),
        ("bad end", f"{prose(27)}（", prose(28)),
        ("bad end", f"{prose(27)}《", prose(28)),
        ("bad end", f"{prose(27)}“", prose(28)),
        ("bad end", f"{prose(27)}￥", prose(28)),
        ("split mark", f"{prose(27)}—", f"—{prose(27)}"),
        ("split mark", f"{prose(27)}…", f"…{prose(27)}"),
        ("split number", f"{prose(25)}4754.8", f"亿元{prose(26)}"),
        ("split number", f"{prose(24)}4754.8亿", f"元{prose(27)}"),
        ("split number", f"{prose(26)}4754", f".8亿元{prose(26)}"),
        ("split number", f"{prose(26)}47", f"54.8亿元{prose(26)}"),
        ("split number", f"{prose(26)}2.5个", f"百分点{prose(25)}"),
        ("split number", f"{prose(26)}800", f"余家{prose(26)}"),
        ("split number", f"{prose(26)}2023", f"年{prose(27)}"),
        ("split number", f"{prose(26)}三十", f"亿元{prose(26)}"),
        ("split number", f"{prose(25)}三千二百", f"亿元{prose(26)}"),
        ("split number", f"{prose(26)}300", f"MW{prose(26)}"),
        ("split number", f"{prose(27)}第", f"3期{prose(26)}"),
        ("split number", f"{prose(27)}-", f"2.5%{prose(26)}"),
        ("split number", f"{prose(25)}10—", f"15%{prose(26)}"),
        ("split number", f"{prose(25)}百分之", f"三十{prose(26)}"),
    ],
)
def test_what_may_not_stand_at_or_be_cut_by_a_lines_end_is_found(kind: Kind, above: str, below: str) -> None:
    assert found(sheet(paragraph(CLEAN[0], above, below, prose(28)))) == [kind]


def test_a_percent_sign_at_a_lines_start_is_a_bad_start_and_a_split_number() -> None:
    assert found(sheet(paragraph(CLEAN[0], f"{prose(27)}12", f"％{prose(27)}"))) == ["bad start", "split number"]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (prose(28), f"——{prose(26)}"),
        (f"{prose(26)}——", prose(28)),
        (f"{prose(26)}……", prose(28)),
        (prose(28), f"（{prose(27)}"),
        (f"{prose(27)}。", prose(28)),
        (f"{prose(23)}4754.8亿元", prose(28)),
        (prose(28), f"4754.8亿元{prose(24)}"),
        (f"{prose(24)}2021年", f"至2025年{prose(24)}"),
        (f"{prose(18)}https://www.example.cn/2023", f"/1121/c-112.htm{prose(18)}"),
    ],
)
def test_what_is_allowed_at_a_lines_end_is_no_fault(above: str, below: str) -> None:
    assert found(sheet(paragraph(CLEAN[0], above, below, prose(28)))) == []


@pytest.mark.parametrize("short", [-3.0, -0.7, 0.7, 3.0, 20.0])
def test_a_full_line_that_does_not_end_at_the_margin_is_ragged(short: float) -> None:
    lines = [*paragraph(*CLEAN), *paragraph(*CLEAN)]
    lines[1] = lines[1]._replace(width=MEASURE - short)
    assert seen(sheet(lines)).startswith(f"{abs(short):.1f} pt {'short' if short > 0 else 'over'}")


def test_half_a_point_is_not_yet_ragged() -> None:
    lines = [*paragraph(*CLEAN), *paragraph(*CLEAN)]
    lines[1] = lines[1]._replace(width=MEASURE - 0.4)
    assert found(sheet(lines)) == []


def test_a_mark_at_the_line_end_may_lose_its_blank_half_and_no_more() -> None:
    tight = f"{prose(28)}，"
    half = paragraph(CLEAN[0], prose(28), last=f"{tight[:28]}")[:2]
    for over, faults in (
        (SIZE / 2, []), (0.9 * SIZE, ["hung mark"]), (SIZE, ["hung mark"]), (1.2 * SIZE, ["ragged line"])
    ):  # fmt: skip
        lines = [*half, Set(tight, 0, MEASURE + over), Set(prose(28), 0, MEASURE), Set("收尾的一行。")]
        assert found(sheet(lines)) == faults, over


def test_a_line_that_follows_a_finished_paragraph_without_indent_is_not_taken_for_its_rest() -> None:
    block = [Set(prose(28), 0, MEASURE), Set(prose(28, 28), 0, MEASURE), Set("到此为止。")]
    assert found(sheet([*block, *block])) == []


def test_a_gap_of_three_tenths_of_an_em_between_han_characters_is_found() -> None:
    gappy = [Set(prose(9), 0), Set(prose(18, 9), 9 * SIZE + 0.3 * SIZE, drop=LEADING)]
    gappy[0] = gappy[0]._replace(drop=0)
    last = [*paragraph(*CLEAN)[:3], *gappy]
    assert seen(sheet(last)) == f"0.30 em between {prose(2, 8)}"
    gappy[1] = gappy[1]._replace(indent=9 * SIZE + 0.2 * SIZE)
    assert found(sheet([*paragraph(*CLEAN)[:3], *gappy])) == []


def test_a_word_whose_letters_stand_apart_is_found() -> None:
    for spread, faults in ((0.2, ["loose word"]), (0.1, [])):
        natural = sum(SONG.width(char) for char in "Chiplet") * SIZE
        word = Set("Chiplet", 0, natural + 6 * spread * SIZE, drop=0)
        rest = Set(prose(10), natural + 7 * SIZE, None)
        assert found(sheet([*paragraph(*CLEAN)[:3], word, rest])) == faults


def test_a_blank_between_two_parts_of_a_headline_is_no_gap_though_it_was_written_by_itself() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    for words in (" ", ""):
        pen = canvas.beginText(LEFT, TOP)
        pen.setFont(SONG.name, SIZE)
        for text, spacing in (("从七千亿迈向万亿", 0), (words, SIZE / 2), ("打造产业集群", 0)):
            pen.setCharSpace(spacing)
            pen.textOut(text)
            if not words and spacing:
                pen.moveCursor(0, 0)
                pen.setTextOrigin(LEFT + 8.6 * SIZE, TOP)
        canvas.drawText(pen)
        canvas.showPage()
    canvas.save()
    assert [(fault.kind, fault.page) for fault in examine(buffer.getvalue()).faults] == [("wide gap", 2)]


def test_a_letterspaced_title_is_no_gap() -> None:
    title = Set("工作简报", 60, 388, size=40, drop=90)
    assert found(sheet([title, *paragraph(*CLEAN)])) == []


def test_overlapping_glyphs_and_lines_are_found() -> None:
    crowded = [Set(prose(9), 0, drop=0), Set(prose(18, 9), 9 * SIZE - 4)]
    assert seen(sheet([*paragraph(*CLEAN)[:3], *crowded])) == f"{prose(1, 8)} and {prose(1, 9)}"
    piled = paragraph(*CLEAN)
    piled[1] = piled[1]._replace(drop=10)
    assert found(sheet(piled)) == ["overlap"]


@pytest.mark.parametrize(
    ("last", "faults"), [("了", ["lone last"]), ("了。”", ["lone last"]), ("完了。", []), ("37%。", [])]
)
def test_a_last_line_of_one_character_is_found(last: str, faults: list[Kind]) -> None:
    assert found(sheet(paragraph(*CLEAN, last=last))) == faults


def test_a_reference_counts_for_no_character() -> None:
    lines = paragraph(*CLEAN, last="了。")
    lines[-1] = lines[-1]._replace(drop=-6)
    assert found(sheet([*lines, Set("[3]", 2 * SIZE, size=9)])) == ["lone last"]


def test_a_single_line_at_the_foot_or_at_the_head_of_a_page_is_found() -> None:
    whole = paragraph(*CLEAN, last=prose(20))
    other = paragraph(*CLEAN)
    assert found(sheet([*other, *whole[:1]], [*whole[1:], *other])) == ["orphan"]
    assert found(sheet([*other, *whole[:3]], [*whole[3:], *other])) == ["widow"]
    assert found(sheet([*other, *whole[:2]], [*whole[2:], *other])) == []
    assert found(sheet([*other, *whole], [*paragraph(prose(26, 9), prose(28, 35)), *other])) == []


def test_a_fault_over_a_page_end_is_found() -> None:
    whole = paragraph(CLEAN[0], prose(28), f"，{prose(27)}", prose(28))
    assert found(sheet([*paragraph(*CLEAN), *whole[:2]], whole[2:])) == ["bad start"]


def test_page_numbers_are_no_part_of_the_text() -> None:
    whole = paragraph(*CLEAN, last=prose(20))
    first = [*whole[:2], Set("— 1 —", 300, size=14)]
    second = [*whole[2:], *paragraph(*CLEAN), Set("— 2 —", 20, size=14)]
    assert found(sheet(first, second)) == []


def cells(rows: Sequence[Sequence[str]], column: float = 110) -> bytes:
    """A table of small type, ruled; a cell's lines are parted by blanks, columns by so many points."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    base = TOP
    canvas.line(LEFT, base + 14.5, LEFT + MEASURE, base + 14.5)
    for row in rows:
        deepest = max(len(cell.split()) for cell in row)
        for place, cell in enumerate(row):
            for number, text in enumerate(cell.split()):
                canvas.setFont(SONG.name, 10.5)
                canvas.drawString(LEFT + place * column, base - number * 15, text)
        base -= (deepest - 1) * 15
        canvas.line(LEFT, base - 7.5, LEFT + MEASURE, base - 7.5)
        base -= 22
    canvas.save()
    return buffer.getvalue()


def test_cells_between_rules_are_told_apart_where_no_other_row_has_their_gap() -> None:
    gap = [Set("同比增速", 0, drop=0, size=10.5), Set("说明文字", 49, size=10.5)]
    assert seen(sheet([*paragraph(*CLEAN), *gap])).startswith("0.67 em")
    assert found(cells([("同比增速", "说明文字")], column=49)) == []


def test_a_running_head_is_no_part_of_the_text_and_the_same_words_in_the_text_are() -> None:
    whole = paragraph(*CLEAN, last=prose(20))
    head = Set("产业动态简报", 150, drop=50)
    assert found(sheet([head, *whole[:2]], [head, *whole[2:], *paragraph(*CLEAN)])) == []
    again = paragraph(*CLEAN, last="与每页开头相同的话。")
    flawed = [again[0], again[1]._replace(width=MEASURE - 5), *again[2:]]
    assert found(sheet([*again, *whole], [*flawed, *whole])) == ["ragged line"]
    assert found(sheet([*again, *whole], [again[0]._replace(width=MEASURE - 5), *again[1:], *whole])) == ["ragged line"]


def test_cells_may_be_ragged_and_stand_over_each_other() -> None:
    table = [
        ("指标名称", "数值", "期间"),
        ("规上产值", "4754.8亿元", "2023年"),
        ("全市先进材料 产业增速", "2.5%", "2023年 前三季度"),
        ("数量", "200", "家"),
    ]
    assert found(cells(table)) == []


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("全市材料产业 ，增速", "bad start"),
        ("全市产业（ 规上）增速", "bad end"),
        ("达到4754.8 亿元", "split number"),
        ("到2025— —那时", "split mark"),
    ],
)
def test_a_cells_line_ends_are_judged(cell: str, kind: Kind) -> None:
    assert found(cells([("指标", "数值"), ("产值", cell), ("增速", "2.5%")])) == [kind]


def test_centred_titles_and_headings_are_not_ragged() -> None:
    title = [Set("先进材料产业集群的新局面", 128, size=22, drop=36), Set("与一座城市的选择", 172, size=22, drop=60)]
    heading = Set("一、产业基础", INDENT, font=HEI.name)
    assert (
        found(sheet([*title, heading, *paragraph(*CLEAN), heading, Set("只有一行。", INDENT), *paragraph(*CLEAN)]))
        == []
    )


def test_a_numbered_heading_at_the_edge_is_no_first_line_of_the_text_below() -> None:
    heading = Set("（一）产业基础", font=HEI.name)
    assert found(sheet([heading, *paragraph(*CLEAN), heading, Set("只有一行。", INDENT), *paragraph(*CLEAN)])) == []


def test_a_pdf_without_text_has_nothing_to_judge() -> None:
    report = examine(sheet([]))
    assert (report.pages, report.lines, report.faults) == (1, 0, ())
    assert "1 pages, 0 lines" in report.table()


@pytest.mark.parametrize(
    ("above", "below", "cut"),
    [
        ("达到4754.8", "亿元，增长", "4754.8|亿元"),
        ("超过200", "多家企业", "200|多家"),
        ("长度12", "km的隧道", "12|km"),
        ("产值突破1", ".5万亿元", "1|.5万亿元"),
        ("约3万", "亿元", "3万|亿元"),
        ("每吨300元/", "吨", "300元/|吨"),
        ("三分", "之一", "三分|之一"),
        ("二〇二三", "年", "二〇二三|年"),
        ("共5", "项", "5|项"),
        ("增长2.5%", "以上", None),
        ("第一", "家企业", None),
        ("统一", "的", None),
        ("排名第1", "的城市", None),
        ("“4+4+N", "”体系", None),
        ("在千万", "人心中", None),
    ],
)
def test_numbers_are_told_from_what_only_looks_like_one(above: str, below: str, cut: str | None) -> None:
    assert split_number(above, below) == cut


def test_a_paragraph_may_begin_with_a_dash_and_not_with_a_stop() -> None:
    assert bad_start(None, "——献给") is None
    assert bad_start(None, "·注") is None
    assert bad_start(None, "，而且") == "，"
