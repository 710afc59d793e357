"""One quantity in its clause: what the words beside it say it measures, and whose it is."""

from dataclasses import replace

from briefing.extraction import parts
from briefing.extraction.clauses import predicate_words
from briefing.extraction.gauges import age, allowance, dimension, price, swing
from briefing.extraction.nouns import clean, is_noun, is_relative, kind_of, metric_of, owner_of, region_of
from briefing.extraction.phrases import Parsed, noun_after, parsed
from briefing.extraction.shares import partitive, receiver, shared
from briefing.extraction.sides import Measured, Sides
from briefing.extraction.subjects import tidy


def measured_beside(side: Sides) -> Measured:
    """What it measures and whose it is."""
    told = shared(side) or _told(side)
    if told is not None:
        return told
    read = parsed(side.left)
    own = _attributed(side, read) or _counted(side, read) or _predicated(side, read)
    if own.measure is None and side.kind != "growth" and (change := parts.CHANGE.search(side.left)):
        return replace(own, measure=change["words"])
    return own


def _attributed(side: Sides, read: Parsed) -> Measured | None:
    """总投资3亿元的项目, 装着50车配件的班列: the number stands in an attribute of its holder."""
    if parts.CARRYING.search(side.left) and (ship := parts.SHIP.match(side.right)):
        return Measured(read.measure or read.verb or None, side.topics.take(ship.group()[1:]), None)
    if side.right.startswith("的") and (noun := noun_after(side.right[1:])):
        return _attribute(side, read, noun)
    if read.measure is not None and (made := parts.BUILT.match(side.right)):
        return Measured(read.measure, side.topics.take(parts.headed(made["noun"])), None)
    return None


def _counted(side: Sides, read: Parsed) -> Measured | None:
    """What is counted: places just listed, a part of those told before, the noun behind the number."""
    if side.form == "count" and side.unit in parts.PLACES and "、" in side.left and read.measure is None:
        return Measured(side.unit, None, None)  # 苏州、无锡|两市
    if (part := partitive(side)) is not None:
        return part
    behind = _behind(side, read)
    if behind is None:
        return None
    holder = _counted_by(side, read, behind)
    if holder is None and not read.noun and not read.verb and parts.acts(side.right, behind):
        side.topics.pass_to(behind)  # 首批12家|中心运行一年来
    return Measured(behind, holder, None)


def _counted_by(side: Sides, read: Parsed, behind: str) -> str | None:
    """Whose the things behind a number are: what carries them, where they stand, the subject of the clause."""
    if side.kind == "level":
        side.holder(read)
        return behind
    if not read.subject and parts.CARRYING.search(side.left) and (named := parts.CARRIES.match(side.right)):
        return side.topics.take(named["noun"])
    if (located := parts.LOCATED.match(side.left)) is not None:
        return side.topics.take(located["place"])
    listed = parts.SUCH.search(side.left)  # 安道拓技术中心等|24个项目
    return side.holder(replace(read, noun="") if read.verb or read.objective or listed else read)


def _predicated(side: Sides, read: Parsed) -> Measured:
    """The metric, the verb or the noun before the number."""
    if read.verbal and side.form == "count" and read.subject and not read.noun:
        sold = _sold(side, replace(read, verb=read.measure or ""))
        if sold is not None:
            return sold
    helped = side.form == "count" and read.measure in parts.listed("助") and not read.noun
    if helped and (action := side.action()):
        return Measured(action, side.holder(read), None)
    if read.measure is not None:
        return _metric(side, read)
    if side.kind == "duration" and (lasted := parts.LASTED.search(side.left)):
        return Measured(lasted["what"], side.holder(replace(read, noun="")), None)
    if side.kind == "level" and (made := parts.MADE.search(side.left)):
        return Measured(read.noun or None, side.topics.take(made["holder"]), None)
    return _by_verb(side, read) if read.verb else _without_metric(side, read)


def _told(side: Sides) -> Measured | None:
    """A dimension, a price or an allowance, where the words beside say one."""
    before = side.previous.measure if side.previous else None
    gauge = None
    if side.form == "percent" and (share := parts.GIVEN.match(side.right)) is not None:
        return Measured(share["what"], receiver(side), None)
    if side.form in {"length", "mass"}:
        gauge = dimension(side.led, side.right)
    elif side.unit == "岁" and not side.right.startswith("的"):
        gauge = age(side.left, noun_after(side.right))
    elif side.kind == "growth":
        gauge = swing(side.left, before, side.topics.is_firm)
    elif side.form == "amount":
        gauge = price(side.left, side.right, before, side.topics.is_firm)
        if gauge is None and (given := allowance(side.left, side.earlier)) is not None:
            return Measured(given, side.topics.current(), None)
    if gauge is None:
        return None
    return Measured(gauge.measure, side.topics.take(gauge.noun) if gauge.noun else side.topics.current(), None)


def _behind(side: Sides, read: Parsed) -> str | None:
    """The noun behind the number, where it is what is counted: 24个|项目, 18亿元|投资."""
    noun = noun_after(side.right) or _in_unit(side)
    if noun is None:
        return None
    noun = parts.ITSELF.sub("", noun)
    if read.measure is not None:
        money = read.verbal and side.form == "amount" and parts.is_sum(noun)
        same = parts.SAME.search(side.left, max(0, len(side.left) - 2)) and not _reaches(side, read)
        if not money and (side.form != "count" or same):
            return None
    counted = side.form not in {"amount", "rank", "points", "multiple"} and side.kind != "growth"
    counted = counted or (side.form == "amount" and read.measure is None and parts.MONEY.search(noun) is not None)
    yields = read.verb in parts.listed("得") and not read.noun and not predicate_words(noun)
    if not (counted or parts.is_sum(noun) or not side.left or yields):
        return None
    ended = metric_of(noun) if side.form == "count" else None
    return clean(ended.head) if ended and ended.known and len(ended.head) > 1 else noun


def _in_unit(side: Sides) -> str | None:
    """560|张床位: the noun that the unit itself holds."""
    held = side.form == "count" and len(side.unit) > _CLASSIFIED and "（" not in side.unit
    return side.unit[1:] if held and side.unit[0] in "张个辆套家座台艘" else None


_CLASSIFIED = 2  # characters that a unit of classifier and noun exceeds


def _reaches(side: Sides, read: Parsed) -> bool:
    """产品出口到|40个国家: where the verb goes, not what it grew to."""
    return (
        side.left.endswith((f"{read.measure}到", f"{read.measure}至")) and parts.WHITHER.match(side.right) is not None
    )


def _attribute(side: Sides, read: Parsed, noun: str) -> Measured:
    """总投资120亿元的芯片项目: the noun after 的 has the metric before it; 98.2%的同意率 is the metric itside."""
    if side.topics.actors.at_end(noun) is not None:  # 从业33年的|高级技师曲万和, 78岁的|退休瓷工袁九斤
        told = "年龄" if side.unit == "岁" else read.measure or f"{read.verb}{read.noun}"
        return Measured(told or None, side.topics.take(noun), None)
    after = metric_of(noun)
    if read.measure is not None and (after is None or after.verb or not after.known):
        return Measured(read.measure, side.topics.take(noun), None)
    holder = side.holder(read)
    if after is not None and after.head and not read.subject:
        holder = side.topics.take(after.head, subject=False)
    return Measured(after.words if after else noun, holder, None)


def _metric(side: Sides, read: Parsed) -> Measured:
    measure = read.measure or ""
    before = side.previous.measure if side.previous else None
    if side.form == "count" and read.noun and measure in parts.listed("物"):
        whole = tidy(read.noun) + measure
        return Measured(whole, side.topics.take(read.subject) if read.subject else side.topics.current(), None)
    if measure in parts.listed("和") and not read.noun and not read.subject and (before or "").endswith("项目"):
        return Measured(measure, side.topics.take(before or "", subject=False), None)
    holder = side.holder(read)
    if read.macro and not read.noun and not read.subject:
        return Measured(measure, side.topics.home(), None)
    if is_relative(measure) and not read.noun and not read.subject and before:
        base = before.removesuffix(measure)
        return Measured(f"{base}{measure}", holder, None)
    return Measured(measure, holder, None)


def _by_verb(side: Sides, read: Parsed) -> Measured:
    """新增|停车泊位: the verb's object, or the verb where it has none (已办结)."""
    before = side.previous.measure if side.previous else None
    noun = tidy(read.noun)
    if not noun and (bare := _by_bare_verb(side, read, before)) is not None:
        return bare
    if len(noun) == 1:
        return Measured(f"{read.verb}{noun}", side.holder(replace(read, noun="")), None)
    if noun and is_noun(noun):
        region = region_of(noun) or ""
        holder = side.topics.take(read.subject) if read.subject else side.topics.agent()
        if side.kind == "duration":  # 落地重庆|四年
            return Measured(f"{read.verb}{noun}", holder, None)
        return Measured(noun[len(region) :] or noun, holder, None)
    return Measured(before if side.kind == "growth" and before else read.verb, side.holder(read), None)


def _by_bare_verb(side: Sides, read: Parsed, before: str | None) -> Measured | None:
    """A verb without object: its subject is what is counted, or it says nothing of the measure."""
    if side.form == "count" and read.verb in parts.listed("助") and (action := side.action()):
        return Measured(action, side.holder(read), None)
    if side.form == "count" and read.subject and (sold := _sold(side, read)) is not None:
        return sold
    if read.verb in parts.listed("空"):
        return Measured(before, side.holder(read), None)
    here = side.topics.subject if side.topics.fleeting and not read.subject and side.form == "count" else None
    if here and read.verb in parts.listed("售") and kind_of(here) in {None, "项"}:
        return Measured(here, here, None)
    return None


def _sold(side: Sides, read: Parsed) -> Measured | None:
    """公司五轴机床已售出47台: the things, which stand as the subject of their verb."""
    subject = tidy(read.subject)
    region = owner_of(subject)
    thing = subject[len(region) :].lstrip("的")
    if len(thing) < parts.THING or not is_noun(thing):
        return None
    moved = thing.endswith(("班列", "专列", "列车", "航班", "航线")) or read.verb in parts.listed("售")
    if not moved or kind_of(thing) not in {None, "项", "园", "业"}:
        return None
    return Measured(thing, side.topics.take(region) if region else side.topics.current(), None)


def _without_metric(side: Sides, read: Parsed) -> Measured:
    """A noun alone: what is counted (外资项目6个), or whose it is, the metric told before (制造业增长9.5%)."""
    before = side.previous.measure if side.previous else None
    noun = parts.EACH.sub("", tidy(read.noun))
    noun = "" if parts.WHEN.search(noun) else noun
    if side.kind == "duration" and read.subject and not noun and kind_of(read.subject) is None:
        return Measured(tidy(read.subject) or None, side.topics.current(), None)
    if noun and not read.subject and side.unit in parts.HEADS and region_of(noun) == noun and not before:
        return Measured(side.unit.removeprefix("口"), side.topics.take(noun), None)  # 全村|312户
    if noun and not read.subject:
        return _by_noun(side, noun, before)
    holder = side.topics.take(read.subject) if noun else side.topics.current()
    return Measured(noun or _carried(side, before), holder, None)


def _by_noun(side: Sides, noun: str, before: str | None) -> Measured:
    """A noun with nothing before it: what does something, what is counted, or whose the figure is."""
    region = owner_of(noun) or None
    if region is None and side.form == "count" and (owned := parts.OWNED.match(noun)):
        return Measured(owned["thing"], side.topics.take(owned["owner"]), None)
    if side.kind == "duration" and (action := side.action()):
        return Measured(action, side.topics.take(noun), None)
    if _is_counted(side, noun, region, before):
        alone = region is None or region == noun
        if region == noun and side.topics.whole is not None:  # 像她这样的青年，全镇有|1900多名
            return Measured(side.topics.whole, side.topics.take(region), None)
        holder = side.topics.current() if alone else side.topics.take(region or "")
        return Measured(noun if alone else noun[len(region or "") :].lstrip("的"), holder, None)
    return _of_another(side, noun, before, named=kind_of(noun) in _NAMED or region == noun)


_NAMED = frozenset("地企园会业群")


def _of_another(side: Sides, noun: str, before: str | None, *, named: bool) -> Measured:
    """制造业|增长9.5%: the noun is the holder of what was measured before; else it is itself the measure."""
    grows = side.kind == "growth"
    framed = side.topics.frame if grows else None
    if grows:
        before = framed or side.grown or before
    same = named or side.parallel or (side.kind in {"growth", "points"} and side.topics.part)
    if (framed and metric_of(noun) is None) or (before and same):
        return Measured(before, side.topics.take(noun, subject=False), None)
    return Measured(noun, side.topics.current(), None)


def _is_counted(side: Sides, noun: str, region: str | None, before: str | None) -> bool:
    """Whether a noun before a count is what is counted; a place after another count has them (高新区14个)."""
    if side.form in {"amount", "percent", "points", "multiple", "rank"}:
        return False
    place = region == noun or parts.ZONE.search(noun) is not None
    return before is None or not place or side.left.startswith(("、", "和", "及"))


def _carried(side: Sides, before: str | None) -> str | None:
    if side.topics.whole is not None and clean(side.left) in {"", "的"}:
        return side.topics.whole
    if side.form in {"percent", "fraction"} and side.right.startswith("是"):
        return noun_after(side.right[1:]) or before
    if side.kind == "duration" or (side.form == "count" and not parts.SAME.search(side.left)):
        return side.action() or before
    return before
