"""Pictures of pages, read by OCR where it is asked for."""

from briefing.errors import SourceError
from briefing.reading import ocr
from briefing.reading.pages import written
from briefing.reading.transcript import Transcript, Wanted


def read_picture(content: bytes, name: str, wanted: Wanted) -> Transcript:
    """The recognised text of a photograph or scan; `SourceError` without OCR, or where nothing is recognised."""
    if not wanted.ocr:
        raise SourceError(f"“{name}”是图片，要用 OCR 识别：请加 --ocr 再导入（需安装 briefing-desk[ocr]）。", name)
    pages = ocr.pictures(content, name, wanted.pages)
    if not any(page.pieces for page in pages):
        raise SourceError(f"“{name}”的图像里没有认出文字，请换一份更清晰的扫描件。", name)
    text, origin = written(pages)
    return Transcript(
        text=text,
        encoding="ocr",
        medium="ocr",
        publication=origin.publication,
        day=origin.day,
        page=origin.page,
        warnings=(f"“{name}”的文字由 OCR 识别，可能有错，请对照原件核对。",),
    )
