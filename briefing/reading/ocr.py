"""Pictures of pages: text recognised by RapidOCR, an optional extra, from its own models and never the network."""

import io
import struct
import warnings
from dataclasses import replace
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any, NoReturn

from briefing.errors import SourceError
from briefing.reading.shapes import Drawn, Piece

DPI = 220  # at which a PDF page is drawn for recognition
MOST_PIXELS = 100_000_000  # of a picture file; a broadsheet page at 300 dpi has 30 million
LONGEST_SIDE = 3200  # pixels; a broadsheet page at 150 dpi: 1.5 GB of memory, which twice the pixels would double
LEAST_SURE = 0.5  # certainty below which a recognised line is noise
_EM = 0.8  # of a recognised box's height
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, LookupError, TypeError, OverflowError, struct.error)
_FORMATS = ("PNG", "JPEG", "BMP", "TIFF", "WEBP")


def recognise_page(page: Any, name: str) -> Drawn:
    """A page of pypdfium2, drawn and recognised; lengths in points."""
    engine = _engine_for(name)
    width, height = page.get_size()
    scale = min(DPI / 72, LONGEST_SIDE / max(width, height))
    bitmap = page.render(scale=scale)
    try:
        return _recognised(engine, bitmap.to_pil(), 1 / scale)
    finally:
        bitmap.close()


def pictures(content: bytes, name: str, wanted: tuple[int, int] | None) -> list[Drawn]:
    """The frames of a picture file (a TIFF may have several), recognised; lengths in pixels."""
    engine = _engine_for(name)
    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=_FORMATS) as image:
                numbers = _frames(getattr(image, "n_frames", 1), wanted, name)
                found = []
                for number in numbers:
                    image.seek(number)
                    if image.width * image.height > MOST_PIXELS:
                        raise SourceError(_too_large(name), name)
                    image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
                    upright = ImageOps.exif_transpose(image).convert("RGB")
                    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
                    found.append(_recognised(engine, upright, 1.0))
                return found
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise SourceError(_too_large(name), name) from None
    except _BROKEN:
        raise SourceError(f"“{name}”已损坏或不是图片，请重新扫描或另存后再导入。", name) from None


MOST_FRAMES = 20


def _frames(count: int, wanted: tuple[int, int] | None, name: str) -> range:
    first, last = wanted or (1, count)
    if not 1 <= first <= last <= count:
        raise SourceError(f"“{name}”共 {count} 页，没有第 {first}-{last} 页，请改正页码范围。", name)
    if last - first + 1 > MOST_FRAMES:
        raise SourceError(f"“{name}”要识别的页数超过 {MOST_FRAMES} 页，请用 --pdf-pages 指定页码范围，分次导入。", name)
    return range(first - 1, last)


def _too_large(name: str) -> str:
    return f"“{name}”的图像太大（超过 {MOST_PIXELS // 10000} 万像素），请缩小后再导入。"


def _recognised(engine: Any, image: Any, scale: float) -> Drawn:
    """Recognised lines as pieces, `scale` units a pixel."""
    import numpy as np

    pixels = np.ascontiguousarray(np.asarray(image.convert("RGB"))[:, :, ::-1])
    result = engine(pixels)
    width, height = image.width * scale, image.height * scale
    if result.boxes is None or result.txts is None:
        return Drawn(width, height, ())
    found = zip(result.boxes, result.txts, result.scores, strict=True)
    pieces = [_piece(box, text.strip(), scale) for box, text, score in found if text.strip() and score >= LEAST_SURE]
    return Drawn(width, height, tuple(_evened(pieces)), whole=True)


def _evened(pieces: list[Piece]) -> list[Piece]:
    """Boxes of one size differ by some pixels: what is nearly the usual size is the usual size."""
    usual = median(piece.size for piece in pieces) if pieces else 0.0
    return [replace(p, size=usual) if _SMALLER * usual < p.size < _LARGER * usual else p for p in pieces]


_SMALLER, _LARGER = 0.75, 1.3


def _piece(box: Any, text: str, scale: float) -> Piece:
    across, down = [float(x) * scale for x, _ in box], [float(y) * scale for _, y in box]
    size = (max(down) - min(down)) * _EM
    slack = min(max(down) - min(down) - size, (max(across) - min(across)) / 4) / 2  # boxes are drawn wide of the ink
    return Piece(min(across) + slack, min(down) + slack, max(across) - slack, max(down) - slack, text, size, "")


def _engine_for(name: str) -> Any:
    try:
        return _engine()
    except ImportError:
        raise SourceError(
            f'识别“{name}”要用 OCR，但没有安装；请先运行 pip install "briefing-desk[ocr]"，再加 --ocr 导入。', name
        ) from None
    except FileNotFoundError:
        raise SourceError(
            f'识别“{name}”要用的 OCR 模型不全；请重新运行 pip install "briefing-desk[ocr]" 再导入。', name
        ) from None


@cache
def _engine() -> Any:
    """The recogniser with the models that its wheel carries; `FileNotFoundError` where one is missing."""
    import rapidocr
    from rapidocr.utils import download_file

    def refuse(*_: object, **__: object) -> NoReturn:
        raise FileNotFoundError

    download_file.DownloadFile.run = refuse  # a missing model is an error here, never a download
    models = Path(rapidocr.__file__).parent / "models"
    chosen = {part: next(iter(sorted(models.glob(f"*_{part.lower()}_*.onnx"))), None) for part in ("Det", "Cls", "Rec")}
    if None in chosen.values():
        raise FileNotFoundError
    options: dict[str, Any] = {f"{part}.model_path": str(path) for part, path in chosen.items()}
    options |= {"Global.log_level": "critical", "Global.use_cls": False, "Global.max_side_len": LONGEST_SIDE}
    return rapidocr.RapidOCR(params=options)
