"""The end of a PDF: what makes it PDF/A, its properties and page labels; a password at last, if there is one.

Pages are in the file already (`canvas`). What is left of reportlab's document goes after them, and what it does not
write: the description of the file, the colours, the tree of tags. Nothing in it tells when, where or by which program
it was made.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.pdfbase import pdfdoc

from briefing import paths
from briefing.rendering.pdf.canvas import PackCanvas
from briefing.rendering.pdf.objects import ObjectFile
from briefing.rendering.pdf.properties import LANGUAGE, Properties, info_of, xmp_of
from briefing.rendering.pdf.strings import string

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


@dataclass(frozen=True, slots=True)
class Finish:
    """What is said of the whole file: `level` is that of PDF/A-2, None claims nothing."""

    properties: Properties
    labels: Sequence[Label] = ()
    level: str | None = "B"


def finish(canvas: PackCanvas, wanted: Finish | None) -> None:
    """Writes the rest of the file: PDF/A-2b, with tags 2a; without `wanted` bare pages, for the eye alone."""
    file = canvas.file
    root, entries = file.number(), [b"/Type /Catalog /Lang (%s)" % LANGUAGE.encode()]
    if canvas.tags is not None:
        from briefing.rendering.pdf.structure import write_structure

        tree = write_structure(file, canvas.page_numbers, canvas.tags)
        entries.append(b"/StructTreeRoot %d 0 R /MarkInfo <</Marked true>>" % tree)
    info = 0
    if wanted is not None:
        entries += [_labelled(wanted.labels), *_described(file, wanted)]
        info = _information(file, wanted.properties)
    file.put(root, b"<<%s>>" % b" ".join([*entries, *_drawn(canvas)]))
    canvas.write_goals()
    file.close(root, info)


def _drawn(canvas: PackCanvas) -> Iterator[bytes]:
    """Puts into the file what reportlab still holds: fonts, bookmarks, the list of pages; the entries leading there."""
    doc: Any = canvas._doc  # noqa: SLF001  there is no other way to it
    for font in doc.delayedFonts:
        font.addObjects(doc)
    _name_fonts(doc)
    yield b"/Pages " + doc.Reference(doc.Pages).format(doc)
    doc.Outlines.prepare(doc, canvas)
    if doc.Outlines.ready > 0:
        yield b"/Outlines " + doc.Reference(doc.Outlines).format(doc)
    number = 0
    while number < doc.objectcounter:  # writing one object may make others
        number += 1
        thing = doc.idToObject[doc.numberToId[number]] if number in doc.numberToId else None
        if thing is not None:
            _write(canvas.file, number, thing, doc)


def _write(file: ObjectFile, number: int, thing: Any, doc: Any) -> None:
    """One object of reportlab's."""
    if isinstance(thing, pdfdoc.PDFStream):
        given = {key: value for key, value in thing.dictionary.dict.items() if key != "Length1"}
        entries = b" ".join(b"/%s %s" % (key.encode(), pdfdoc.format(value, doc)) for key, value in given.items())
        content = thing.content.encode() if isinstance(thing.content, str) else thing.content
        file.stream(entries, content, number, sized="Length1" in thing.dictionary)
    else:
        file.put(number, pdfdoc.format(thing, doc, toplevel=1))


def _name_fonts(doc: Any) -> None:
    """Each font as an object of its own; reportlab writes them into the one list, where validators mix them up."""
    fonts = doc.idToObject[pdfdoc.BasicFonts].dict
    for name in fonts:
        fonts[name] = doc.Reference(fonts[name])


def _information(file: ObjectFile, properties: Properties) -> int:
    """The number of the properties' older place; 0 where there are none."""
    entries = b" ".join(b"/%s %s" % (key.encode(), string(value)) for key, value in info_of(properties).items())
    return file.add(b"<<%s>>" % entries) if entries else 0


def _described(file: ObjectFile, wanted: Finish) -> Iterator[bytes]:
    """Properties in their newer place, and the colours that RGB stands for."""
    packet = xmp_of(wanted.properties, wanted.level).encode()
    yield b"/Metadata %d 0 R" % file.stream(b"/Type /Metadata /Subtype /XML", packet, packed=False)
    profile = file.stream(b"/N 3", paths.resource("colours", "sRGB.icc").read_bytes())
    intent = b"/Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (%s) /Info (%s)" % ((PROFILE.encode(),) * 2)
    yield b"/OutputIntents [<<%s /DestOutputProfile %d 0 R>>]" % (intent, profile)
    yield b"/ViewerPreferences <</DisplayDocTitle true>>"


def _labelled(labels: Sequence[Label]) -> bytes:
    def spelt(label: Label) -> bytes:
        style = b"/S /%s" % label.style.encode() if label.style else b""
        prefix = b"/P %s" % string(label.prefix) if label.prefix else b""
        return b"%d <<%s%s>>" % (label.start, style, prefix)

    return b"/PageLabels <</Nums [%s]>>" % b" ".join(map(spelt, labels))


def locked(data: bytes, password: str) -> bytes:
    """The file encrypted with AES of 256 bits over everything; whoever has the password may do everything."""
    import pikepdf

    target = io.BytesIO()
    lock = pikepdf.Encryption(owner=password, user=password, R=6)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate, encryption=lock)
    return target.getvalue()
