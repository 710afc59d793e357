import random
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import paths
from briefing.rendering.typesetting.faces import Face, face
from briefing.rendering.typesetting.lines import Line, Piece, break_balanced, break_lines
from briefing.rendering.typesetting.spacing import TIGHTEST

SIZE = 15.79
COLUMN = 28 * SIZE  # the text area of GB/T 9704
FORBIDDEN_AT_START = "，。、；：？！”’）》〉】〕」』％‰…—·%"
FORBIDDEN_AT_END = "“‘（《〈【〔「『"
NEAR = 0.01  # points

HAN = "的是在重庆产业集群先进材料智能网联新能源汽车电子信息制造业镕堃喆珺昇赟祎瀼蔈"
MARKS = "，。、；：？！，。，、"
WRAPPED = ("“{}”", "（{}）", "《{}》", "‘{}’", "“《{}》”", "（“{}”）")
LATIN = ("AI", "SK", "low-e", "Windows", "5G", "CO2", "IPv6", "R&D")
NUMBERS = ("1", "12", "300", "4754.8", "20.3", "1,234", "2134.3", "0.5", "150余", "40多", "100", "2023")
SCALES = ("", "万", "亿", "万亿")
HAN_NUMBERS = (
    "一万亿元",
    "五分之一",
    "十几家",
    "两千多亿元",
    "三百二十六个",
    "近百家",
    "万亿级",
    "二十余项",
    "百分之三十",
)


@cache
def units() -> tuple[str, ...]:
    lines = paths.resource("lexicons", "units.txt").read_text("utf-8").splitlines()
    return ("%", "‰", *(line.split("\t")[0] for line in lines if line and not line.startswith("#")))


@cache
def song() -> Face:
    return face(paths.resource("fonts", "NotoSerifSC-Regular.ttf"))


@cache
def black() -> Face:
    return face(paths.resource("fonts", "NotoSansSC-Medium.ttf"))


LONGEST_KEPT = 10  # characters


class Author:
    """Writes paragraphs out of words that must stay whole (`kept`) and words that may be broken."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def paragraph(self) -> list[tuple[str, bool]]:
        words = [word for _ in range(self.random.randint(1, 60)) for word in self._words()]
        return [*words, (self.random.choice("。。！？"), False)]

    def _words(self) -> list[tuple[str, bool]]:
        word = self._word()
        return [("达", False), word] if word[1] else [word]

    def _word(self) -> tuple[str, bool]:
        kind = self.random.random()
        if kind < 0.5:
            return self._han(self.random.randint(1, 9)), False
        if kind < 0.7:
            return self.random.choice(MARKS), False
        if kind < 0.8:
            return self.random.choice(WRAPPED).format(self._han(self.random.randint(1, 12))), False
        if kind < 0.95:
            return self._quantity(), True
        if kind < 0.97:
            return self.random.choice(("——", "……")), True
        return self.random.choice(LATIN), True

    def _han(self, length: int) -> str:
        return "".join(self.random.choices(HAN, k=length))

    def _quantity(self) -> str:
        if self.random.random() < 0.2:
            return self.random.choice(HAN_NUMBERS)
        # A longer piece that may not be broken can leave a line above it that no stretching fills.
        while True:
            words = self.random.choice(NUMBERS) + self.random.choice(SCALES) + self.random.choice(units())
            if len(words) <= LONGEST_KEPT:
                return words


def pieces_of(words: Sequence[tuple[str, bool]]) -> list[Piece]:
    """The words as pieces; every seventh in another face, as a strong run is."""
    return [
        Piece(text, black() if number % 7 == 6 else song(), SIZE, "#000000") for number, (text, _) in enumerate(words)
    ]


def texts(lines: Sequence[Line]) -> list[str]:
    return ["".join(stretch.text for stretch in line.stretches) for line in lines]


def inner_breaks(words: Sequence[tuple[str, bool]], lines: Sequence[Line]) -> list[str]:
    """The words that must stay whole and are broken."""
    ends = set()
    position = 0
    for text in texts(lines):
        position += len(text)
        ends.add(position)
    broken = []
    start = 0
    for text, kept in words:
        if kept and any(start < end < start + len(text) for end in ends):
            broken.append(text)
        start += len(text)
    return broken


PARAGRAPHS = [Author(seed).paragraph() for seed in range(3000)]


@pytest.fixture(scope="module")
def composed() -> list[list[Line]]:
    return [break_lines(pieces_of(words), COLUMN, indent=2 * SIZE) for words in PARAGRAPHS]


WIDEST_GAP = 0.25 * SIZE


def widest_gap(line: Line) -> float:
    """The widest gap between two Han characters of the line, in points."""
    gaps = [(stretch.spacing, one, other) for stretch in line.stretches for one, other in pairwise(stretch.text)]
    return max((gap for gap, one, other in gaps if is_han(one) and is_han(other)), default=0.0)


def is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def all_lines(composed: Sequence[Sequence[Line]]) -> Iterator[str]:
    return (text for lines in composed for text in texts(lines))


def test_no_line_begins_with_a_mark_that_must_not_begin_one(composed: list[list[Line]]) -> None:
    inner = [text for lines in composed for text in texts(lines)[1:]]
    assert len(inner) > 10_000
    assert [text for text in inner if text[0] in FORBIDDEN_AT_START] == []


def test_no_line_ends_with_an_opening_mark(composed: list[list[Line]]) -> None:
    assert [text for text in all_lines(composed) if text[-1] in FORBIDDEN_AT_END] == []


def test_no_number_is_parted_from_its_unit_and_no_dash_or_latin_word_is_split(composed: list[list[Line]]) -> None:
    pairs = zip(PARAGRAPHS, composed, strict=True)
    assert [word for words, lines in pairs for word in inner_breaks(words, lines)] == []


@pytest.mark.parametrize("unit", units())
def test_every_unit_that_the_extraction_knows_stays_with_its_number(unit: str) -> None:
    for number in ("1,234.5", "150余", "20万"):
        words = [("先进材料产业集群新增产能达", False), (f"{number}{unit}", True), ("并持续增长。", False)]
        for characters in range(12, 30):
            lines = break_lines(pieces_of(words), characters * SIZE)
            assert inner_breaks(words, lines) == [], characters


@pytest.mark.parametrize("text", ["9%—10%", "5%至8%", "12％～15％", "20—25亿元"])
def test_a_range_stays_together(text: str) -> None:
    words = [("全县社会消费品零售总额预期增长", False), (text, True), ("左右。", False)]
    for characters in range(10, 30):
        assert inner_breaks(words, break_lines(pieces_of(words), characters * SIZE)) == [], characters


def test_all_words_are_kept_in_order(composed: list[list[Line]]) -> None:
    for words, lines in zip(PARAGRAPHS, composed, strict=True):
        assert "".join(texts(lines)) == "".join(text for text, _ in words)


def test_no_line_is_wider_than_its_column(composed: list[list[Line]]) -> None:
    edges = [line.start + line.width for lines in composed for line in lines]
    assert max(edges) <= COLUMN + NEAR


def test_every_line_but_the_last_ends_at_the_edge_of_the_column(composed: list[list[Line]]) -> None:
    inner = [line for lines in composed for line in lines[:-1]]
    ragged = [line for line in inner if abs(line.start + line.width - COLUMN) > NEAR]
    assert ragged == []


def test_no_gap_between_two_han_characters_is_wider_than_a_quarter_em(composed: list[list[Line]]) -> None:
    inner = [widest_gap(line) for lines in composed for line in lines[1:]]
    assert max(inner) <= WIDEST_GAP


def test_a_first_line_before_a_long_number_is_spread_no_further_than_it_must(composed: list[list[Line]]) -> None:
    first = [widest_gap(lines[0]) for lines in composed]
    assert max(first) <= 0.4 * SIZE
    assert sum(gap > WIDEST_GAP + NEAR for gap in first) <= len(first) / 300


def test_the_width_of_a_line_is_that_of_its_characters_and_their_spacing(composed: list[list[Line]]) -> None:
    for line in (line for lines in composed[:300] for line in lines):
        drawn = sum(s.piece.face.width(c) * s.piece.size + s.spacing for s in line.stretches for c in s.text)
        assert drawn == pytest.approx(line.width, abs=NEAR)


def test_a_last_line_has_two_characters_at_least(composed: list[list[Line]]) -> None:
    lonely = [
        text[-1]
        for lines in composed
        if len(text := texts(lines)) > 1 and len(text[-1].strip("，。、；：？！”’）》")) < 2
    ]
    assert lonely == []


@pytest.mark.parametrize("length", range(20, 90))
def test_a_raised_reference_neither_begins_a_line_nor_saves_a_lone_character(length: int) -> None:
    raised = Piece("[1]", song(), SIZE * 0.58, "#9E1B1E", rise=SIZE * 0.36, link="source-1")
    raised_too = Piece("[12]", song(), SIZE * 0.58, "#9E1B1E", rise=SIZE * 0.36, link="source-12")
    text = "".join(Author(length).random.choices(HAN, k=length))
    lines = break_lines([Piece(f"{text}。", song(), SIZE, "#000000"), raised, raised_too], COLUMN)
    assert "".join(texts(lines)) == f"{text}。[1][12]"
    assert all(not line.stretches[0].piece.rise for line in lines)
    assert len(lines) == 1 or len(texts(lines)[-1].removesuffix("。[1][12]")) >= 2


def test_a_reference_in_the_middle_of_a_paragraph_never_begins_a_line() -> None:
    for before in range(1, 60):
        pieces = [Piece("重" * before + "庆", song(), SIZE, "#000000"), Piece("[1]", song(), 9, "#9E1B1E", rise=5)]
        lines = break_lines([*pieces, Piece("汽车产业集群持续发展" * 4, song(), SIZE, "#000000")], COLUMN)
        assert all(not line.stretches[0].piece.rise for line in lines), before


def test_two_marks_side_by_side_take_one_and_a_half_em() -> None:
    (line,) = break_lines([Piece("他说。”", song(), SIZE, "#000000")], COLUMN)
    assert line.width < 3.6 * SIZE
    assert line.width > 3 * SIZE


@pytest.mark.parametrize("align", [True, False])
@given(
    text=st.text(st.sampled_from(HAN + "，。“”（）—…12％A ."), max_size=80),
    characters=st.integers(1, 12),
)
def test_in_the_narrowest_column_nothing_is_lost_and_nothing_loops(align: bool, text: str, characters: int) -> None:
    lines = break_lines([Piece(text, song(), SIZE, "#000000")], characters * SIZE, justify=align)
    assert "".join(texts(lines)).replace(" ", "") == text.replace(" ", "")
    assert len(lines) <= len(text)


@given(
    words=st.lists(
        st.sampled_from(["产业", "汽车", "，", "。", "、", "4754.8亿元", "“芯屏”", "（重庆）", "《规划》"]), max_size=60
    )
)
def test_in_a_table_cell_marks_stand_where_they_may(words: list[str]) -> None:
    lines = texts(break_lines([Piece("甲" + "".join(words), song(), 10.5, "#000000")], 8 * 10.5, justify=False))
    runs = "".join(words)
    if not any(pair in runs for pair in ("，，", "。。", "、、", "，。", "。，", "、，", "，、", "。、", "、。")):
        assert [line for line in lines[1:] if line[0] in FORBIDDEN_AT_START] == []
    assert [line for line in lines if line[-1] in FORBIDDEN_AT_END] == []


def test_a_long_address_neither_leaves_the_column_nor_stretches_it() -> None:
    address = "https://example.org/reports/2023-11-21/advanced-materials/overview?cluster=C03&page=12"
    for before in range(1, 28):
        text = "详见示范网站所载的先进材料产业集群发展情况专题报告全文及其附表和有关说明"[-before:]
        lines = break_lines([Piece(f"{text}{address}，供参考。", song(), SIZE, "#000000")], COLUMN)
        assert [line.start + line.width for line in lines[:-1]] == pytest.approx([COLUMN] * (len(lines) - 1), abs=0.5)
        assert max(widest_gap(line) for line in lines[:-1]) <= WIDEST_GAP
        assert not any(one[-1].isdigit() and other[0].isdigit() for one, other in pairwise(texts(lines)))


def test_the_first_line_alone_is_indented() -> None:
    lines = break_lines([Piece("重庆" * 60, song(), SIZE, "#000000")], COLUMN, indent=2 * SIZE)
    assert [round(line.start / SIZE) for line in lines] == [2, *[0] * (len(lines) - 1)]


def test_an_empty_paragraph_has_no_lines() -> None:
    assert break_lines([], COLUMN) == []
    assert break_lines([Piece("", song(), SIZE, "#000000")], COLUMN) == []


TITLES = (
    "重庆市“33618”现代制造业集群体系建设推进活动",
    "关于智能网联新能源汽车产业集群（含零部件）的情况",
    "重庆市制造业高质量发展大会暨先进材料产业集群推进活动",
)


def written(lines: Sequence[Line]) -> list[str]:
    return ["".join(stretch.text for stretch in line.stretches) for line in lines]


def title(text: str) -> list[Piece]:
    return [Piece(text, black(), SIZE, "#000000")]


@pytest.mark.parametrize("text", TITLES)
@pytest.mark.parametrize("characters", range(8, 26))
def test_a_title_takes_as_few_lines_as_before_and_all_of_about_one_length(text: str, characters: int) -> None:
    lines = break_balanced(title(text), characters * SIZE)
    assert len(lines) == len(break_lines(title(text), characters * SIZE, justify=False))
    assert "".join(written(lines)) == text
    if len(lines) > 1:
        assert lines[-1].width > lines[0].width / 2
        assert max(line.width for line in lines) <= characters * SIZE + NEAR


def test_a_title_leaves_no_two_characters_on_its_last_line() -> None:
    text = "重庆市制造业发展大会推进活动"
    assert written(break_lines(title(text), 12 * SIZE, justify=False))[-1] == "活动"
    assert written(break_balanced(title(text), 12 * SIZE)) == ["重庆市制造业发", "展大会推进活动"]


def test_a_title_is_rather_broken_where_the_sense_pauses() -> None:
    text = "推动先进材料产业的高质量发展大会"
    assert written(break_balanced(title(text), 14 * SIZE)) == ["推动先进材料产业的", "高质量发展大会"]


def test_balance_breaks_no_word() -> None:
    assert written(break_balanced(title("ManufacturingConference大会"), 13 * SIZE)) == [
        "ManufacturingConference",
        "大会",
    ]


def test_a_title_of_one_line_or_none_is_left_as_it_is() -> None:
    assert written(break_balanced(title("简报"), 14 * SIZE)) == ["简报"]
    assert break_balanced([], 14 * SIZE) == []


def gaps_in(lines: Sequence[Line]) -> list[float]:
    """What stands behind each Chinese character of the full lines, in em."""
    return [
        stretch.spacing / SIZE
        for line in lines[:-1]
        for stretch in line.stretches
        if all(is_han(char) for char in stretch.text)
    ]


def test_the_second_of_two_opening_marks_moves_up_to_the_first() -> None:
    title, opening = break_lines([Piece("见《“满天星”行动》", song(), SIZE, "#000000")], COLUMN)[0].stretches[:2]
    assert (title.text, opening.text) == ("见", "《")
    assert opening.spacing / SIZE == pytest.approx(-song().blank("“")[0])


def test_a_line_is_set_a_hair_tighter_where_it_would_have_to_be_spread_widely() -> None:
    text = "在两江新区，2020年前三季度全社会用电量为14.4亿千瓦时，工业用电量占七成。"
    lines = break_lines([Piece(text, song(), SIZE, "#000000")], COLUMN, indent=2 * SIZE)
    assert "".join(stretch.text for stretch in lines[0].stretches).endswith("14.4亿千瓦时，")
    assert -TIGHTEST <= min(gaps_in(lines)) < 0
