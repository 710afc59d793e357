"""What a cell of the document is in Excel: an exact number, a date, or text that can never become a formula."""

import re
from datetime import date
from decimal import Context, Decimal
from unicodedata import east_asian_width

from openpyxl.cell.cell import Cell as ExcelCell
from openpyxl.cell.cell import MergedCell

from briefing.model.document import Cell
from briefing.rendering.xmltext import legal

DATE_FORMAT = "yyyy-mm-dd"
Value = Decimal | int | date | str
_FIRST_YEAR = 1900
_LONGEST = 32_767
_DIGITS = 15
_EXACT = Context(prec=400)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_LITERAL = re.compile(r'"([^"]*)"|\[[^\]]*\]')
_DECIMALS = re.compile(r"\.([0#]+)")


def value_of(cell: Cell) -> Value:
    """The cell's value; a number that Excel would round and a day before its calendar are text.

    A cell that only cites shows the numbers in brackets.
    """
    value = cell.value
    if value is None:
        return clean(cell.text or "".join(f"[{number}]" for number in cell.cites))
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, date):
        return value if value.year >= _FIRST_YEAR else value.isoformat()
    return value if _exact(value) else clean(cell.text or str(value))


def clean(text: str) -> str:
    """The text as Excel can hold it: no control characters, 32,767 characters at most."""
    plain = legal(text).replace("\r\n", "\n").replace("\r", "\n")
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 2] + "……"


def write(target: ExcelCell | MergedCell, value: Value) -> None:
    """Put the value into the cell, text as text whatever it begins with; nothing for empty text.

    Numbers go in as their digits: openpyxl would write a Decimal by way of a float (0.0981 as 0.09810000000000001).
    """
    match value:
        case str():
            target.value = value or None
            target.data_type = "s" if value else "n"
            target.quotePrefix = value.startswith(_FORMULA)
        case date():
            target.value = value
        case _:
            target.value = format(value, "f")
            target.data_type = "n"


def shown_width(value: Value, number_format: str) -> int:
    """The width of the value as displayed, in half-width characters; of text the longest line."""
    match value:
        case str():
            return max(map(text_width, value.split("\n")))
        case date():
            return len(DATE_FORMAT)
    positive = number_format.split(";", maxsplit=1)[0]
    literal = "".join(match[1] or "" for match in _LITERAL.finditer(positive))
    bare = _LITERAL.sub("", positive)
    decimals = _DECIMALS.search(bare)
    spec = f"{',' if ',' in bare else ''}.{len(decimals[1]) if decimals else 0}f"
    digits = str(value) if number_format == "General" else format(value, spec)
    return text_width(literal) + len(digits) + ("+" in bare) + ("%" in bare)


def text_width(text: str) -> int:
    """Half-width characters: a Han character or its punctuation counts two."""
    return sum(2 if east_asian_width(character) in "WFA" else 1 for character in text)


def _exact(number: Decimal | int) -> bool:
    """Whether Excel keeps the number to the digit: it keeps fifteen."""
    decimal = Decimal(number)
    return decimal.is_finite() and len(decimal.normalize(_EXACT).as_tuple().digits) <= _DIGITS
