"""What a cell of a workbook shows: its number under its number format, without the noise of binary fractions."""

import datetime as dt
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext

_SPACE = re.compile(r"[\s\u200b\ufeff]+")
_LONGEST = 255  # characters of a number format in Excel
_DIGITS = 15  # significant digits of a number in Excel; what follows is noise
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|\[\$(?P<currency>[^\]\-]*)[^\]]*\]|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<blank>_.|\*.)|(?P<mask>[0#?.,]+)|(?P<plain>.)"
)
_MASK = re.compile(r"(?:[#?0,]*[#?0])?(?P<point>\.(?P<decimals>[0#?]*))?(?P<thousandths>,*)")
_COLOUR = re.compile(r"(?i)(?:black|blue|cyan|green|magenta|red|white|yellow|color\d+|黑色|蓝色|红色|绿色|黄色|白色)")
_UNSHOWN = frozenset("Ee@/")  # scientific, text and fractions: the plain number is clearer


def shown(value: object, number_format: str | None) -> str:
    """The cell's text on one line, as Excel shows it: 0.148 under `0.0%` is 14.8%, a day is 2023-11-21; None is empty.

    A format that is not understood (scientific, fractions, conditions) gives the plain number with up to 15 digits.
    """
    match value:
        case None:
            return ""
        case bool():
            return "是" if value else "否"
        case int() | float():
            return _number(value, number_format or "General")
        case dt.datetime() | dt.date():
            return _day(value, number_format or "")
        case dt.time():
            return value.isoformat("minutes")
        case _:
            return one_line(str(value))


def one_line(text: str) -> str:
    """The text with every run of blanks, tabs and line breaks made one blank, none at its ends."""
    return _SPACE.sub(" ", text).strip()


def _day(value: dt.datetime | dt.date, number_format: str) -> str:
    """A day; a format without days shows the month (2023年11月), one without months the year."""
    letters = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", number_format.partition(";")[0]).lower()
    timed = isinstance(value, dt.datetime) and value.time() != dt.time()
    if "y" in letters and "d" not in letters and "h" not in letters:
        return f"{value.year}年{value.month}月" if "m" in letters else f"{value.year}年"
    if isinstance(value, dt.datetime):
        return value.isoformat(" ", "minutes") if timed else value.date().isoformat()
    return value.isoformat()


@dataclass(frozen=True, slots=True)
class _Section:
    """One section of a number format: the words before and behind, and the digits' mask (None: words alone)."""

    before: str
    behind: str
    mask: re.Match[str] | None
    percents: int


def _number(value: float, number_format: str) -> str:
    exact = Decimal(value) if isinstance(value, int) else Decimal(format(value, f".{_DIGITS}g"))
    if not exact.is_finite():
        return ""
    section = _section_for(exact, number_format[:_LONGEST])
    if section is None or abs(exact.adjusted()) > _DIGITS:
        return _plain(exact)
    if section.mask is None:
        return one_line(section.before) or _plain(exact)
    words = section.before.strip("-−( "), section.behind.strip("-−) ")
    digits = _digits(abs(exact), section)
    sign = "-" if exact < 0 and any(char in "123456789" for char in digits) else ""
    return one_line(f"{sign}{words[0]}{digits}{words[1]}")


def _plain(exact: Decimal) -> str:
    return format(exact.normalize(), "f") if exact else "0"


def _section_for(exact: Decimal, number_format: str) -> _Section | None:
    """The section that holds for the number's sign; None where the plain number is to be shown."""
    parts = [part for part in _split(number_format) if part] or ["General"]
    sign = 1 if exact < 0 else 2 if exact == 0 else 0
    chosen = parts[sign] if sign < len(parts) else parts[0]
    return None if chosen.strip().lower() in {"general", "g/通用格式"} else _section(chosen)


def _split(number_format: str) -> list[str]:
    """The sections of a format; a semicolon in quotation marks separates none."""
    parts = [""]
    for piece in re.findall(r'"[^"]*"|\\.|.', number_format):
        if piece == ";":
            parts.append("")
        else:
            parts[-1] += piece
    return parts


def _section(text: str) -> _Section | None:
    words, masks, percents = ["", ""], "", 0
    closed = False
    for token in _TOKEN.finditer(text):
        if token["mask"]:
            if closed:
                return None
            masks += token["mask"]
            continue
        if token["bracket"] is not None:
            if not _COLOUR.fullmatch(token["bracket"]):
                return None
            continue
        if token["plain"] in _UNSHOWN:
            return None
        closed = bool(masks)
        percents += token["plain"] == "%"
        words[closed] += token["quoted"] or token["escaped"] or token["currency"] or token["plain"] or ""
    mask = _MASK.fullmatch(masks) if masks else None
    return None if masks and mask is None else _Section(words[0], words[1], mask, percents)


def _digits(number: Decimal, section: _Section) -> str:
    assert section.mask is not None
    decimals = section.mask["decimals"] or ""
    with localcontext(prec=4 * _LONGEST):  # a format may ask for more digits than the usual 28
        scaled = number.scaleb(2 * section.percents - 3 * len(section.mask["thousandths"]))
        rounded = scaled.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    grouped = "," in section.mask.group().split(".")[0].rstrip(",")
    text = format(rounded, ",f" if grouped else "f")
    spare = len(decimals) - len(decimals.rstrip("#?"))
    while spare and "." in text and text[-1] == "0":
        text, spare = text[:-1], spare - 1
    return text.rstrip(".")
