"""The last pass over a PDF: what makes it PDF/A, its properties and page labels; or a password instead.

The file is written anew by qpdf, whose syntax archives accept (reportlab's streams they do not), with object streams,
which make it a sixth smaller. Nothing in it tells when, where or by which program it was made.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefing import paths
from briefing.rendering.locking import check_password
from briefing.rendering.pdf.properties import Properties, info_of, xmp_of

if TYPE_CHECKING:
    from pikepdf import Pdf

    from briefing.rendering.pdf.tagging import Tags

PROFILE = "sRGB IEC61966-2.1"


@dataclass(frozen=True, slots=True)
class Label:
    """How the pages from `start` (the first of the file is 0) are called: a prefix, roman or decimal numbers from 1."""

    start: int
    style: str = ""
    prefix: str = ""


def labels_of(front: int, *, cover: bool) -> tuple[Label, ...]:
    """封面, i, ii, …, then the numbers that are printed; `front` counts the pages before the body."""
    found = [Label(0, prefix="封面")] if front and cover else []
    if front > len(found):
        found.append(Label(len(found), "r"))
    return (*found, Label(front, "D"))


def finish(
    data: bytes, properties: Properties, labels: Sequence[Label], password: str = "", tags: "Tags | None" = None
) -> bytes:
    """The file as it is handed out: PDF/A-2b, with tags 2a; encrypted if there is a password, and then no PDF/A."""
    import pikepdf

    check_password(password)
    level = "B" if tags is None else "A"
    with pikepdf.open(io.BytesIO(data)) as pdf:
        _name_fonts(pdf)
        _label_pages(pdf, labels)
        if tags is not None:
            from briefing.rendering.pdf.structure import write_structure

            write_structure(pdf, tags)
        _describe(pdf, properties, None if password else level)
        return _encrypted(pdf, password) if password else _archived(pdf)


def _encrypted(pdf: "Pdf", password: str) -> bytes:
    """AES of 256 bits over everything; whoever has the password may do everything."""
    import pikepdf

    target = io.BytesIO()
    lock = pikepdf.Encryption(owner=password, user=password, R=6)
    pdf.save(target, min_version=_VERSION, object_stream_mode=pikepdf.ObjectStreamMode.generate, encryption=lock)
    return target.getvalue()


_VERSION = "1.7"  # that of PDF/A-2
_UNCLEAR = b"\r\nendstream"


def _archived(pdf: "Pdf") -> bytes:
    """The file's bytes; no stream in it ends in a carriage return, which archives take for the end of its line.

    One stream in 256 would. It is lengthened by a line feed, which means nothing in a page, a font or a table. Where
    one of qpdf's own object streams ends so, one object more moves the others along; as a last resort none are made.
    """
    import pikepdf

    _move_ends(pdf)
    data = _written(pdf, packed=True)
    if _UNCLEAR not in data:
        return data
    for key in _DIRECT:
        with pikepdf.open(io.BytesIO(data)) as again:
            _move_ends(again)
            again.Root[key] = again.make_indirect(again.Root[key])
            loose = _written(again, packed=False)  # numbers all objects anew, the new one among the first
        with pikepdf.open(io.BytesIO(loose)) as again:
            data = _written(again, packed=True)
        if _UNCLEAR not in data:
            return data
    return loose


_DIRECT = ("/ViewerPreferences", "/PageLabels", "/OutputIntents")  # what of the catalogue may become an object


def _written(pdf: "Pdf", *, packed: bool) -> bytes:
    from pikepdf import ObjectStreamMode

    target = io.BytesIO()
    mode = ObjectStreamMode.generate if packed else ObjectStreamMode.disable
    pdf.save(target, min_version=_VERSION, object_stream_mode=mode, deterministic_id=True)
    return target.getvalue()


def _move_ends(pdf: "Pdf") -> None:
    """Lengthens each stream that ends in a carriage return."""
    from pikepdf import Stream

    for thing in pdf.objects:
        if isinstance(thing, Stream) and thing.read_raw_bytes().endswith(b"\r"):
            content = thing.read_bytes() + b"\n"
            thing.write(content)
            if "/Length1" in thing:
                thing.Length1 = len(content)


def _describe(pdf: "Pdf", properties: Properties, level: str | None) -> None:
    """Properties in both of their places, and the colours that RGB stands for."""
    from pikepdf import Array, Dictionary, Name, Stream, String

    del pdf.docinfo
    for key, value in info_of(properties).items():
        pdf.docinfo[f"/{key}"] = String(value)
    metadata = Stream(pdf, xmp_of(properties, level).encode(), Type=Name.Metadata, Subtype=Name.XML)
    pdf.Root.Metadata = pdf.make_indirect(metadata)
    profile = Stream(pdf, paths.resource("colours", "sRGB.icc").read_bytes(), N=3)
    intent = Dictionary(
        Type=Name.OutputIntent, S=Name.GTS_PDFA1, OutputConditionIdentifier=String(PROFILE), Info=String(PROFILE),
        DestOutputProfile=pdf.make_indirect(profile),
    )  # fmt: skip
    pdf.Root.OutputIntents = Array([intent])
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)


def _name_fonts(pdf: "Pdf") -> None:
    """Each font as an object of its own; reportlab writes them into the one list, where validators mix them up."""
    fonts = pdf.pages[0].obj.Resources.Font
    for name, font in fonts.items():
        if not font.is_indirect:
            fonts[name] = pdf.make_indirect(font)


def _label_pages(pdf: "Pdf", labels: Sequence[Label]) -> None:
    from pikepdf import Array, Dictionary, Name, String

    numbers: list[Any] = []
    for label in labels:
        look = Dictionary()
        if label.style:
            look.S = Name(f"/{label.style}")
        if label.prefix:
            look.P = String(label.prefix)
        numbers += [label.start, look]
    pdf.Root.PageLabels = Dictionary(Nums=Array(numbers))
