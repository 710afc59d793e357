"""How sources and annotations get their ids: from what they are, so that a second reading gives the same ones."""

import hashlib
import re
from collections.abc import Container
from itertools import count
from types import MappingProxyType

LETTERS = MappingProxyType(
    {
        "quantity": "q",
        "person": "p",
        "quotation": "u",
        "event": "e",
        "project": "j",
        "target": "g",
        "statement": "s",
        "place": "l",
    }
)
_PLAIN_ID = re.compile("[0-9A-Za-z-]{1,100}")
_SUFFIXES = "bcdefghijklmnopqrstuvwxyz"


def source_id(sha256: str) -> str:
    """The id of the source whose bytes have that hash (hexadecimal)."""
    return sha256[:10]


def annotation_id(source: str, kind: str, start: int, taken: Container[str] = ()) -> str:
    """The id of an annotation of that kind which starts there; one that is `taken` gets b, c, … appended."""
    plain = f"{source}-{LETTERS[kind]}{start}"
    if plain not in taken:
        return plain
    return next(free for n in count() if (free := plain + _suffix(n)) not in taken)


def _suffix(number: int) -> str:
    """b, c, …, z, zb, zc, …"""
    rounds, place = divmod(number, len(_SUFFIXES))
    return "z" * rounds + _SUFFIXES[place]


def defined_name(annotation: str) -> str:
    """The name under which a workbook defines the cell of that annotation: `3f2a9c1b70-q87` → `F_3f2a9c1b70_q87`.

    Excel allows letters, digits, full stops and underscores, 255 at most, and nothing that reads like a cell.
    """
    if _PLAIN_ID.fullmatch(annotation):
        return "F_" + annotation.replace("-", "_")
    return "F_" + hashlib.sha256(annotation.encode(errors="surrogatepass")).hexdigest()[:32]
