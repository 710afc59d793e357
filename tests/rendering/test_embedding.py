"""A face is written into a PDF once, and what is read back is what was set."""

import io

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from briefing import paths
from briefing.rendering.typesetting.faces import Face, face
from briefing.rendering.typesetting.measures import Piece
from briefing.rendering.typesetting.pen import Pen

MANY = "".join(map(chr, range(0x4E00, 0x4E00 + 1400)))


def kai() -> Face:
    return face(paths.resource("fonts", "BriefingKai-Regular.ttf"))


def song() -> Face:
    return face(paths.resource("fonts", "NotoSerifSC-Regular.ttf"))


def drawn(*pieces: Piece, spacing: float = 0.0) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(9000, 200), invariant=1)
    pen = Pen(canvas)
    pen.move(20, 100)
    for piece in pieces:
        pen.write(piece, spacing)
    pen.done()
    canvas.save()
    return buffer.getvalue()


def read(data: bytes) -> str:
    text: str = pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range()
    return text


def known(face_: Face, text: str) -> str:
    return "".join(char for char in text if face_.has(char))


@pytest.mark.parametrize("text", ["重庆，4754.8亿元（2.5%）“镕堃喆珺昇赟祎瀼蔈”——……", MANY])
def test_what_is_written_is_read_back(text: str) -> None:
    text = known(song(), text)
    assert read(drawn(Piece(text, song(), 10, "#000000"))) == text


def test_seven_hundred_characters_take_one_font() -> None:
    text = known(song(), MANY)
    data = drawn(Piece(text, song(), 10, "#000000"))
    assert len(text) > 600
    assert data.count(b"/Type0") == 1
    assert data.count(b"/FontFile2") == 1


def test_stock_drawing_uses_the_same_font() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    canvas.setFont(song().name, 12)
    canvas.drawString(50, 50, "页\u00a01（共2页）\\")
    canvas.save()
    assert read(buffer.getvalue()) == "页 1（共2页）\\"
    assert buffer.getvalue().count(b"/Type0") == 1


def test_two_documents_do_not_share_codes() -> None:
    first, second = (drawn(Piece(text, song(), 10, "#000000")) for text in ("甲乙", "乙丙"))
    assert (read(first), read(second)) == ("甲乙", "乙丙")
    assert drawn(Piece("甲乙", song(), 10, "#000000")) == first


def test_a_character_without_a_glyph_is_drawn_as_a_box() -> None:
    assert read(drawn(Piece("甲\U0001f600乙", song(), 10, "#000000"))) == "甲□乙"


def test_each_glyph_stands_where_the_widths_say() -> None:
    data = drawn(Piece("甲A1，", song(), 10, "#000000"), Piece("乙", kai(), 20, "#9E1B1E"), spacing=1.0)
    page = pypdfium2.PdfDocument(data)[0].get_textpage()
    right = page.get_charbox(4, loose=True)[2]
    expected = 20 + sum(song().width(char) for char in "甲A1，") * 10 + kai().width("乙") * 20 + 4
    assert right == pytest.approx(expected, abs=0.05)
