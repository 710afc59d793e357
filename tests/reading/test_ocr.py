"""OCR: the tests that recognise run where the extra is installed, the others everywhere."""

import importlib.util
import io
import socket
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pypdfium2
import pytest
from PIL import Image

from briefing.errors import SourceError
from briefing.reading import READERS, Reader, Wanted, read
from briefing.reading.ocr import MOST_PIXELS
from briefing.reading.pdf import read_pdf
from briefing.reading.picture import read_picture
from reading.press import DEBATE, HEI, Press, in_columns
from reading.test_pdf import run_on

INSTALLED = all(importlib.util.find_spec(name) for name in ("rapidocr", "onnxruntime"))
recognises = [
    pytest.mark.skipif(not INSTALLED, reason="needs the extra: pip install 'briefing-desk[ocr]'"),
    pytest.mark.filterwarnings("default"),  # what the libraries of the extra warn of is theirs
]


def page() -> bytes:
    press = Press()
    press.text(40, 30, "重庆日报", 11, HEI)
    press.text(250, 30, "2023年11月21日　星期二")
    press.text(500, 30, "第3版", 11, HEI)
    press.centred(40, 555, 80, "千亿产业再添动能", 28)
    in_columns(press, DEBATE, 40, 150, 515, 2)
    return press.pdf()


def image(kind: str) -> bytes:
    document = pypdfium2.PdfDocument(page())
    out = io.BytesIO()
    document[0].render(scale=2.5).to_pil().convert("RGB").save(out, kind)
    document.close()
    return out.getvalue()


def scan() -> bytes:
    """A PDF that is only a picture."""
    picture = Image.open(io.BytesIO(image("PNG")))
    out = io.BytesIO()
    picture.save(out, "PDF", resolution=180)
    return out.getvalue()


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("the network was asked for")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


class TestWithTheExtra:
    pytestmark = recognises

    @pytest.mark.parametrize("ending", ["png", "jpeg", "bmp", "tiff", "webp"])
    @pytest.mark.usefixtures("offline")
    def test_a_picture_of_a_page_is_read_column_by_column_and_said_to_need_checking(
        self, tmp_path: Path, ending: str
    ) -> None:
        file = tmp_path / f"扫描.{ending}"
        file.write_bytes(image(ending.upper()))
        source, warnings = read(file, wanted=Wanted(ocr=True))
        assert run_on(source.text) == "千亿产业再添动能" + "".join(DEBATE)
        assert (source.medium, source.publication, source.page) == ("ocr", "重庆日报", "第3版")
        assert [("OCR" in warning, "核对" in warning) for warning in warnings] == [(True, True)]

    @pytest.mark.usefixtures("offline")
    def test_a_scanned_pdf_is_read_where_ocr_is_wanted(self) -> None:
        got = read_pdf(scan(), "扫描.pdf", Wanted(ocr=True))
        assert run_on(got.text) == "千亿产业再添动能" + "".join(DEBATE)
        assert got.medium == "ocr"
        assert "第 1 页" in got.warnings[0]

    def test_text_in_a_pdf_is_never_recognised_where_it_can_be_read(self) -> None:
        got = read_pdf(page(), "版面.pdf", Wanted(ocr=True))
        assert (got.medium, got.warnings) == ("pdf", ())

    @pytest.mark.parametrize(
        ("content", "word"),
        [(b"no picture", "损坏"), (b"\x89PNG\r\n\x1a\n" + bytes(50), "损坏")],
        ids=["text", "stub"],
    )
    def test_what_is_no_picture_is_refused(self, content: bytes, word: str) -> None:
        with pytest.raises(SourceError, match=word):
            read_picture(content, "扫描.png", Wanted(ocr=True))

    def test_a_cut_off_and_a_huge_and_an_empty_picture_are_refused(self) -> None:
        with pytest.raises(SourceError, match="损坏"):
            read_picture(image("PNG")[:5000], "扫描.png", Wanted(ocr=True))
        out = io.BytesIO()
        Image.new("1", (MOST_PIXELS // 1000 + 1, 1000)).save(out, "PNG")
        with pytest.raises(SourceError, match="太大"):
            read_picture(out.getvalue(), "扫描.png", Wanted(ocr=True))
        out = io.BytesIO()
        Image.new("RGB", (300, 300), "white").save(out, "PNG")
        with pytest.raises(SourceError, match="没有认出文字"):
            read_picture(out.getvalue(), "扫描.png", Wanted(ocr=True))
        with pytest.raises(SourceError, match="共 1 页"):
            read_picture(out.getvalue(), "扫描.png", Wanted(pages=(2, 3), ocr=True))


@pytest.mark.skipif(INSTALLED, reason="the extra is installed")
def test_without_the_extra_the_user_is_told_what_to_install() -> None:
    made: tuple[tuple[Reader, bytes], ...] = ((read_picture, image("PNG")), (read_pdf, scan()))
    for reader, content in made:
        with pytest.raises(SourceError, match=r"pip install .*briefing-desk\[ocr\]"):
            reader(content, "扫描", Wanted(ocr=True))


def test_without_the_option_a_picture_is_refused_and_the_option_named(tmp_path: Path) -> None:
    for ending in (ending for ending, reader in READERS.items() if reader is read_picture):
        file = tmp_path / f"扫描{ending}"
        file.write_bytes(b"picture")
        with pytest.raises(SourceError, match=r"--ocr.*briefing-desk\[ocr\]"):
            read(file)


def test_reading_loads_neither_pdfium_nor_the_recogniser_before_they_are_needed() -> None:
    heavy = {"pypdfium2", "PIL", "numpy", "cv2", "rapidocr", "onnxruntime"}
    told = f"import sys, briefing.reading; print({heavy!r} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
