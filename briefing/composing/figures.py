"""How a quantity is named and shown: its label, its printed form with all qualifiers, its number in Excel."""

import re
from decimal import Decimal

from briefing.composing.material import Sentence, Story
from briefing.composing.resolution import resolve_words
from briefing.model.annotation import Annotation, Quantity
from briefing.model.document import Cell
from briefing.text.numerals import plain, scale_factor
from briefing.text.sentences import clause_end, clause_start

NATURES = {"actual": "实绩", "forecast": "预计", "target": "目标"}
TYPES = {
    "amount": "金额", "count": "数量", "percent": "百分比", "growth": "增速", "share": "占比", "contribution": "贡献率",
    "points": "百分点", "multiple": "倍数", "fraction": "比例", "rank": "位次", "duration": "时长", "level": "量级",
    "area": "面积", "length": "长度", "mass": "重量", "energy": "能量", "other": "其他",
}  # fmt: skip
_LONGEST = 26
_TRIM = re.compile(r"^(?:、|，|：|“|”|的|和|与|及|了)+|(?:、|，|：|“|”|的|和|与|及|为|达|达到|约|是|了)+$")


def label_of(story: Story, annotation: Annotation, quantity: Quantity, sentence: Sentence | None) -> str:
    """What the quantity measures, in the source's words; where that is not known, the clause around it."""
    name = _named(quantity)
    if name:
        return resolve_words(name, story.picked.source.date)
    if sentence is None:
        return "—"
    begin, stop = sentence.joined.range_of(annotation.span)
    text = sentence.joined.text
    left = text[clause_start(text, begin) : begin]
    right = text[stop : clause_end(text, stop)]
    clause = _TRIM.sub("", left) or _TRIM.sub("", right)
    return resolve_words(clause[-_LONGEST:] if clause == _TRIM.sub("", left) else clause[:_LONGEST], None) or "—"


def _named(quantity: Quantity) -> str:
    holder, measure = quantity.holder or "", quantity.measure or ""
    if not measure:
        return ""
    if quantity.type == "share":
        name = f"{holder}{measure}"
    elif quantity.type == "growth":
        name = f"{holder}{measure}" + ("" if measure.endswith(("增速", "增幅", "增长率")) else "增速")
    elif quantity.type in {"count", "duration"}:
        name = measure if not holder or holder in measure else f"{holder}：{measure}"
    else:
        name = f"{holder}{measure}"
    return name.strip("的，、：")


def printed_of(story: Story, annotation: Annotation, quantity: Quantity) -> str:
    """The quantity as printed, from the first word that belongs to it; a modality that stands far off goes before it."""
    text = story.text(annotation.span)
    modality = quantity.modality
    if modality and modality not in text and modality != "将":
        return f"{modality}{text}"
    return text


def period_of(story: Story, quantity: Quantity) -> str:
    """The period in words, relative years resolved."""
    if quantity.period is None:
        return ""
    return resolve_words(quantity.period.text, story.picked.source.date).strip("“”") if quantity.period else ""


def nature_of(quantity: Quantity) -> str:
    """实绩, 预计 or 目标."""
    return NATURES[quantity.nature]


def printed_number(quantity: Quantity) -> Decimal | None:
    """The number in its printed scale (4754.8 of 4754.8亿元), exactly; None for a range or a vague number."""
    if quantity.value is None:
        return None
    return Decimal(plain(quantity.value / scale_factor(quantity.scale))) if quantity.scale else quantity.value


def number_format(quantity: Quantity) -> str:
    """Excel's format for `printed_number`: the decimals as printed, the scale and unit behind."""
    number = printed_number(quantity)
    decimals = 0
    if number is not None:
        exponent = number.normalize().as_tuple().exponent
        decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    digits = "#,##0" + ("." + "0" * decimals if decimals else "")
    unit = f"{quantity.scale}{quantity.unit}".replace('"', "")
    if quantity.type == "growth":
        return f'+{digits}"{unit}";[Red]-{digits}"{unit}"'
    return f'{digits}"{unit}"'


def number_cell(quantity: Quantity, printed: str) -> Cell:
    """A typed cell that shows the printed number with its scale and unit."""
    number = printed_number(quantity)
    if number is None:
        return Cell("")
    return Cell(printed, number, number_format(quantity))
