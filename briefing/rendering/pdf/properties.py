"""What a PDF says of itself, in its two places: the user's words alone, nothing of program, person or computer."""

import datetime as dt
from dataclasses import dataclass
from html import escape  # that of xml.sax loads the whole of urllib

LANGUAGE = "zh-CN"


@dataclass(frozen=True, slots=True)
class Properties:
    """Title, author (empty: none) and day of the pack (None: none)."""

    title: str
    author: str = ""
    day: dt.date | None = None


def info_of(properties: Properties) -> dict[str, str]:
    """The entries of the information dictionary; what is empty is left out."""
    found = {"Title": properties.title, "Author": properties.author}
    if properties.day is not None:
        moment = f"D:{properties.day:%Y%m%d}000000+08'00'"  # the beginning of the day, where the paper is read
        found |= {"CreationDate": moment, "ModDate": moment}
    return {key: value for key, value in found.items() if value}


def xmp_of(properties: Properties, level: str | None) -> str:
    """The XMP packet; `level` is the level of PDF/A-2 that is claimed, None claims nothing."""
    return _PACKET.format("".join(_entries(properties, level)))


def _entries(properties: Properties, level: str | None) -> list[str]:
    found = [f"<dc:language><rdf:Bag><rdf:li>{LANGUAGE}</rdf:li></rdf:Bag></dc:language>"]
    if properties.title:
        title = f'<rdf:li xml:lang="x-default">{escape(properties.title, quote=False)}</rdf:li>'
        found.append(f"<dc:title><rdf:Alt>{title}</rdf:Alt></dc:title>")
    if properties.author:
        author = escape(properties.author, quote=False)
        found.append(f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>")
    if properties.day is not None:
        moment = f"{properties.day:%Y-%m-%d}T00:00:00+08:00"
        found.append(f"<xmp:CreateDate>{moment}</xmp:CreateDate><xmp:ModifyDate>{moment}</xmp:ModifyDate>")
    if level is not None:
        found.append(f"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>{level}</pdfaid:conformance>")
    return found


_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">{}</rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
