"""How a quantity is named and shown: its label, its printed form with all qualifiers, its number in Excel."""

import re
from dataclasses import replace
from decimal import Decimal

from briefing.composing.holding import is_held_beside
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
STAGES = {"signed": "签约", "planned": "拟建", "under-construction": "在建", "operating": "投运"}
_LONGEST, _SHORTEST = 28, 8
_TRIM = re.compile(r"^(?:、|，|：|“|”|的|和|与|及|了)+|(?:、|，|：|“|”|的|和|与|及|为|达|达到|约|是|了)+$")


def label_of(story: Story, annotation: Annotation, quantity: Quantity, sentence: Sentence | None) -> str:
    """What the quantity measures, in the source's words; where that is not known, the clause around it."""
    published = story.picked.source.date
    if story.tabular:
        return resolve_words(_of_cells(quantity), published)
    corrected = story.picked.states.get(annotation.id) == "edited"
    if not corrected and not is_held_beside(quantity, sentence, within="paragraph"):
        quantity = replace(quantity, holder=None)
    by_clause = quantity.type == "count" and sentence is not None and not _PLAIN_COUNT.search(quantity.measure or "")
    if by_clause and not corrected and quantity.unit in _PEOPLE and quantity.measure:
        name = quantity.measure
    elif by_clause and not corrected and sentence:
        name = _clause_label(annotation, quantity, sentence)
    else:
        name = _named(quantity)
    if not _is_sound(name):
        name = _around(annotation, quantity, sentence) or name
    elif change := _change(annotation, quantity, sentence):
        name = _joined(name, change)
    return resolve_words(name or "—", published)


_UNSOUND = re.compile(
    r"^(?:从(?![业事])|由|未(?![来成])|为|比(?![例重价特])|将(?!军)|在(?![建岗校手册编役线售营研库职途籍用])|到(?![位港户账岗站访])|"
    r"不(?![良动锈合])|让|把|有望|计划|其|额|率|业人员|目前|各)"
)
_SHORTEST_NAME = 2


def _is_sound(name: str) -> bool:
    """Whether a label can stand for itself: a noun of two characters or more, no scrap of a clause."""
    return len(name) >= _SHORTEST_NAME and (_UNSOUND.match(name) is None or len(name) > _LONG_ENOUGH)


_LONG_ENOUGH = 8
_CHANGE = re.compile(
    r"(?P<verb>净增|新增|增加|增长|减少|下降|降低|提高|提升|上升|回落|增|减|降)(?:了|约|近|超过|超|逾)*$"
)
_OWN_SIGN = frozenset(["growth", "share", "rank", "level", "duration"])


def _change(annotation: Annotation, quantity: Quantity, sentence: Sentence | None) -> str:
    """The verb before a sum or count that is an increase, not a level: 利润 + 减少."""
    if sentence is None or quantity.type in _OWN_SIGN or quantity.nature == "target":
        return ""
    begin, _ = sentence.joined.range_of(annotation.span)
    match = _CHANGE.search(sentence.joined.text[max(sentence.start, begin - 8) : begin])
    verb = match["verb"] if match else ""
    return "" if verb in (quantity.measure or "") else verb


_PLAIN_COUNT = re.compile(r"(?:产量|销量|产能|保有量|数量|总数|人数|吞吐量|规模)$")
_PEOPLE = frozenset(["位", "人", "名"])


def _clause_label(annotation: Annotation, quantity: Quantity, sentence: Sentence) -> str:
    """A count's own clause without the figure: 重庆邮电大学掌握 + 专利."""
    text = sentence.joined.text
    begin, stop = sentence.joined.range_of(annotation.span)
    start = clause_start(text, begin, _CLAUSES)
    earlier = [a.span for a, _ in sentence.quantities if a.span.end <= annotation.span.start]
    others = [sentence.joined.range_of(span)[1] for span in earlier]
    start = max([start, *(edge for edge in others if edge <= begin)])
    period = quantity.period.text if quantity.period else ""
    left = _LEFT.sub("", _LEAD.sub("", text[start:begin].replace(period, "") if period else text[start:begin]))
    left = _FILLERS.sub("", left)
    noun = quantity.measure or ""
    behind = text[stop : stop + len(noun) + 3]
    whole = _joined(left, noun) if noun and noun in behind else left or noun
    holder = quantity.holder or ""
    held = _trimmed(_joined(holder, whole) if noun and holder not in whole else whole)
    if noun and (len(held) > _LONGEST or not held.endswith(_trimmed(noun)) or _DANGLING.search(left)):
        return _trimmed(_joined(holder, noun) if holder not in noun else noun)
    return held if len(held) <= _LONGEST else held[-_LONGEST:]


_DANGLING = re.compile(r"(?:向|与|由|在|对|给|到|从|于|以|把|将|被|让|和|及|、|跟|同|往|至|每|比)$")


def _trimmed(name: str) -> str:
    """A name without marks at its ends; a quotation mark that has lost its other half goes too."""
    name = name.strip("的，、：")
    for opening, closing in ("“”", "（）"):
        if name.count(opening) != name.count(closing):
            name = name.replace(opening, "").replace(closing, "")
    return name


_CLAUSES = frozenset("，；：—。！？…")
_FILLERS = re.compile(r"(?<=[\u4e00-\u9fff])(?:就|已经|已|还|也)(?=掌握|集聚|聚集|拥有|建成|形成|引进|落户)")
_LEAD = re.compile(r"^(?:活动中，?|比如|例如|其中|目前|此外|同时|另外|推介后|来自|还|也|就|并|仅|对|和|与|及|、|，|“)+")
_LEFT = re.compile(r"(?:了|就|已经|已|达到|达|超过|(?<![签条合契公])约|近|共|为|有|计|将)+$")


def _around(annotation: Annotation, quantity: Quantity, sentence: Sentence | None) -> str:
    if sentence is None:
        return ""
    begin, stop = sentence.joined.range_of(annotation.span)
    text = sentence.joined.text
    start = clause_start(text, begin)
    if begin - start < _SHORTEST and start > sentence.start:
        start = max(sentence.start, clause_start(text, start - 1))
    left = _TRIM.sub("", text[start:begin])
    if quantity.holder and left.startswith(("我们", "我司", "我公司")):
        left = quantity.holder + re.sub(r"^(?:我们|我司|我公司)", "", left)
    right = _TRIM.sub("", text[stop : clause_end(text, stop)])
    return left[-_LONGEST:] if left else right[:_LONGEST]


def _named(quantity: Quantity) -> str:
    holder, measure = quantity.holder or "", quantity.measure or ""
    if not measure:
        return ""
    joined = measure if measure.startswith(holder) else _joined(holder, measure)
    if quantity.type == "growth" and not measure.endswith(("增速", "增幅", "增长率")):
        joined += "增速"
    return _trimmed(joined)


def _joined(left: str, right: str) -> str:
    """One phrase after the other; words with which one ends and the other begins stand once (对美出口 + 出口额)."""
    for length in range(min(len(left), len(right)), 1, -1):
        if left.endswith(right[:length]):
            return left + right[length:]
    return left + right


def printed_of(story: Story, annotation: Annotation, quantity: Quantity) -> str:
    """The quantity as printed, from the first word that belongs to it; a modality that stands apart goes before it."""
    text = _cell_text(story.text(annotation.span), quantity) if story.tabular else story.text(annotation.span)
    modality = quantity.modality
    if quantity.type in {"growth", "points"} and (quantity.value or 0) < 0 and text[0] not in "-−－":
        return f"下降{text}"
    if modality and modality not in text and modality != "将":
        return f"{modality}{text}"
    return text


def _of_cells(quantity: Quantity) -> str:
    """A figure's name in the words of its table's cells, with the scope in brackets where the measure has it not."""
    name, scope = _named(quantity) or quantity.holder or "—", quantity.scope or ""
    return f"{name}（{scope}）" if scope and scope not in name else name


def _cell_text(text: str, quantity: Quantity) -> str:
    """A cell's figure with the qualifier, scale and unit that other cells of its table give it."""
    behind = "" if quantity.unit in text or (quantity.scale and quantity.scale in text) else quantity.scale
    unit = "" if quantity.unit in text else quantity.unit
    words = [w for w in (quantity.approximation, quantity.bound) if w and w not in text]
    after = "".join(w for w in words if w in _BEHIND)
    return f"{''.join(w for w in words if w not in _BEHIND)}{text}{behind}{unit}{after}"


_BEHIND = frozenset(
    ["左右", "上下", "有余", "出头", "及以上", "以上", "之上", "之多", "及以下", "以下", "以内", "之内"]
)


def is_sure(story: Story, annotation: Annotation) -> bool:
    """Whether it may stand in a table without its sentence: read without doubt, or accepted by a person."""
    return annotation.confidence == "auto" or story.picked.states.get(annotation.id) in {"accepted", "edited"}


def period_of(story: Story, quantity: Quantity) -> str:
    """The period in words, relative years resolved."""
    if quantity.period is None:
        return ""
    return resolve_words(quantity.period.text, story.picked.source.date).strip("“”") if quantity.period else ""


def qualifiers_of(quantity: Quantity) -> str:
    """All words that qualify the number: 力争、突破."""
    words = (quantity.modality, quantity.approximation, quantity.bound)
    return "、".join(dict.fromkeys(word for word in words if word))


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
