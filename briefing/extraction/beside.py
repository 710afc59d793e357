"""One quantity in its clause: what the words beside it say it measures, and whose it is."""

from dataclasses import dataclass, replace

from briefing.extraction import parts
from briefing.extraction.clauses import predicate_words
from briefing.extraction.gauges import age, allowance, dimension, price, swing
from briefing.extraction.nouns import clean, is_noun, is_relative, kind_of, metric_of, owner_of, region_of
from briefing.extraction.phrases import Parsed, noun_after, parsed, share_of, without_tail
from briefing.extraction.subjects import tidy
from briefing.extraction.topics import Topics


@dataclass(frozen=True, slots=True)
class Measured:
    """What is measured and whose it is, as printed; None where it is not said. `scope` is 规上 and the like."""

    measure: str | None
    holder: str | None
    scope: str | None
    doubtful: bool = False


@dataclass
class Beside:
    """One quantity in its clause: the words to its left, those to its right, and what was measured before."""

    topics: Topics
    left: str
    right: str
    kind: str
    form: str
    previous: Measured | None
    grown: str | None = None  # the measure that grew last
    earlier: str = ""  # the text before the clause
    led: str = ""  # the words to its left with those of the quantity itself: 高达
    unit: str = ""

    def measured(self) -> Measured:
        """What it measures and whose it is."""
        told = self._shared() or self._told()
        if told is not None:
            return told
        read = parsed(self.left)
        own = self._attributed(read) or self._counted(read) or self._predicated(read)
        if own.measure is None and self.kind != "growth" and (change := parts.CHANGE.search(self.left)):
            return replace(own, measure=change["words"])
        return own

    def _shared(self) -> Measured | None:
        """A share, a fraction or a contribution: of what it is one."""
        if self.kind not in {"share", "fraction", "contribution"}:
            return None
        if (further := self._further()) is not None:
            return further
        share = share_of(self.left)
        return self._share(*share) if share is not None else None

    def _attributed(self, read: Parsed) -> Measured | None:
        """总投资3亿元的项目, 装着50车配件的班列: the number stands in an attribute of its holder."""
        if parts.CARRYING.search(self.left) and (ship := parts.SHIP.match(self.right)):
            return Measured(read.measure or read.verb or None, self.topics.take(ship.group()[1:]), None)
        if self.right.startswith("的") and (noun := noun_after(self.right[1:])):
            return self._attribute(read, noun)
        if read.measure is not None and (made := parts.BUILT.match(self.right)):
            return Measured(read.measure, self.topics.take(parts.headed(made["noun"])), None)
        return None

    def _counted(self, read: Parsed) -> Measured | None:
        """What is counted: places just listed, a part of those told before, the noun behind the number."""
        if self.form == "count" and self.unit in parts.PLACES and "、" in self.left and read.measure is None:
            return Measured(self.unit, None, None)  # 苏州、无锡|两市
        if (part := self._partitive()) is not None:
            return part
        behind = self._behind(read)
        if behind is None:
            return None
        if self.kind == "level":
            self._holder(read)
            return Measured(behind, behind, None)
        if not read.subject and parts.CARRYING.search(self.left) and (named := parts.CARRIES.match(self.right)):
            return Measured(behind, self.topics.take(named["noun"]), None)
        if (located := parts.LOCATED.match(self.left)) is not None:
            return Measured(behind, self.topics.take(located["place"]), None)
        plain = replace(read, noun="") if read.verb or read.objective else read
        return Measured(behind, self._holder(plain), None)

    def _predicated(self, read: Parsed) -> Measured:
        """The metric, the verb or the noun before the number."""
        if read.verbal and self.form == "count" and read.subject and not read.noun:
            sold = self._sold(replace(read, verb=read.measure or ""))
            if sold is not None:
                return sold
        helped = self.form == "count" and read.measure in parts.listed("助") and not read.noun
        if helped and (action := self._action()):
            return Measured(action, self._holder(read), None)
        if read.measure is not None:
            return self._metric(read)
        if self.kind == "level" and (made := parts.MADE.search(self.left)):
            return Measured(read.noun or None, self.topics.take(made["holder"]), None)
        return self._by_verb(read) if read.verb else self._without_metric(read)

    def _told(self) -> Measured | None:
        """A dimension, a price or an allowance, where the words beside say one."""
        before = self.previous.measure if self.previous else None
        gauge = None
        if self.form == "percent" and (share := parts.GIVEN.match(self.right)) is not None:
            return Measured(share["what"], self._receiver(), None)
        if self.form in {"length", "mass"}:
            gauge = dimension(self.led, self.right)
        elif self.unit == "岁" and not self.right.startswith("的"):
            gauge = age(self.left, noun_after(self.right))
        elif self.kind == "growth":
            gauge = swing(self.left, before, self.topics.is_firm)
        elif self.form == "amount":
            gauge = price(self.left, self.right, before, self.topics.is_firm)
            if gauge is None and (given := allowance(self.left, self.earlier)) is not None:
                return Measured(given, self.topics.current(), None)
        if gauge is None:
            return None
        return Measured(gauge.measure, self.topics.take(gauge.noun) if gauge.noun else self.topics.current(), None)

    def _receiver(self) -> str | None:
        """对首次流片的企业，按费用的|50%给予补助: who or what is given a part of something."""
        head = self.left.rpartition("按")[0].removesuffix("，") or self.earlier.rpartition("。")[2].rstrip("，")
        match = parts.RECEIVER.search(head)
        return self.topics.take(match["who"], subject=False) if match else self.topics.current()

    def _behind(self, read: Parsed) -> str | None:
        """The noun behind the number, where it is what is counted: 24个|项目, 18亿元|投资."""
        noun = noun_after(self.right)
        if noun is None:
            return None
        noun = parts.ITSELF.sub("", noun)
        if read.measure is not None:
            money = read.verbal and self.form == "amount" and parts.is_sum(noun)
            if not money and (self.form != "count" or parts.SAME.search(self.left, max(0, len(self.left) - 2))):
                return None
        counted = self.form not in {"amount", "rank", "points", "multiple"} and self.kind != "growth"
        yields = read.verb in parts.listed("得") and not read.noun and not predicate_words(noun)
        if not (counted or parts.is_sum(noun) or not self.left or yields):
            return None
        ended = metric_of(noun) if self.form == "count" else None
        return clean(ended.head) if ended and ended.known and len(ended.head) > 1 else noun

    def _partitive(self) -> Measured | None:
        """其中|七成|用于测试线, 旅客中|六成|来自省外: what a part of those told before does."""
        if self.kind not in {"share", "fraction", "percent"} or self.form not in {"percent", "fraction", "share"}:
            return None
        match, does = parts.PART.match(self.left), parts.DOES.match(self.right)
        if does is None or (match is None and (clean(self.left) or self.topics.whole is None)):
            return None
        whole = tidy((match["whole"] if match else self.topics.whole) or "")
        before = self.previous
        if whole:
            return Measured(does["what"], self.topics.take(whole), None)
        if before is None:
            return Measured(does["what"], self.topics.current(), None)
        counted = before.measure is not None and metric_of(before.measure) is None
        return Measured(does["what"], before.measure if counted else before.holder, None)

    def _holder(self, read: Parsed) -> str | None:
        """Whose: the subject of the clause with the noun before the metric, else what the text speaks of."""
        holder = self.topics.take(read.subject) if read.subject else self.topics.current()
        if not read.noun:
            return holder
        before = self.topics.part
        holder = self.topics.take(read.noun, subject=False)
        if read.objective:
            self.topics.part = before
        return holder

    def _attribute(self, read: Parsed, noun: str) -> Measured:
        """总投资120亿元的芯片项目: the noun after 的 has the metric before it; 98.2%的同意率 is the metric itself."""
        if self.topics.actors.at_end(noun) is not None:  # 从业33年的|高级技师曲万和, 78岁的|退休瓷工袁九斤
            told = "年龄" if self.unit == "岁" else read.measure or f"{read.verb}{read.noun}"
            return Measured(told or None, self.topics.take(noun), None)
        after = metric_of(noun)
        if read.measure is not None and (after is None or after.verb or not after.known):
            return Measured(read.measure, self.topics.take(noun), None)
        holder = self._holder(read)
        if after is not None and after.head and not read.subject:
            holder = self.topics.take(after.head, subject=False)
        return Measured(after.words if after else noun, holder, None)

    def _metric(self, read: Parsed) -> Measured:
        measure = read.measure or ""
        before = self.previous.measure if self.previous else None
        if self.form == "count" and read.noun and measure in parts.listed("物"):
            whole = tidy(read.noun) + measure
            return Measured(whole, self.topics.take(read.subject) if read.subject else self.topics.current(), None)
        if measure in parts.listed("和") and not read.noun and not read.subject and (before or "").endswith("项目"):
            return Measured(measure, self.topics.take(before or "", subject=False), None)
        holder = self._holder(read)
        if read.macro and not read.noun and not read.subject:
            return Measured(measure, self.topics.home(), None)
        if is_relative(measure) and not read.noun and not read.subject and before:
            base = before.removesuffix(measure)
            return Measured(f"{base}{measure}", holder, None)
        return Measured(measure, holder, None)

    def _further(self) -> Measured | None:
        """占全省的一半、|全国的|八分之一: the same thing as a share of another whole."""
        match = parts.FURTHER.match(self.left)
        if match is None or self.previous is None or "占" not in (self.previous.measure or ""):
            return None
        base = (self.previous.measure or "").rpartition("占")[0]
        return replace(self.previous, measure=f"{base}占{match['whole']}的比重")

    def _share(self, head: str, whole: str) -> Measured:
        read = parsed(head)
        base = read.measure
        holder = self._holder(read)
        owner = noun_after(self.right) if self.right.startswith("的") else None
        if owner is not None and not read.subject and not is_relative(owner) and is_noun(owner):
            holder, base = self.topics.take(owner, subject=False), base or owner  # 占成本10%的|运输费用
        if base and read.noun and kind_of(read.noun) is None and f"{read.noun}{base}" in head:
            base = f"{read.noun}{base}"
        if base is None:
            carried = not read.noun or read.subject or self._parallel()
            base = self.previous.measure if self.previous and carried else None
            base = base or tidy(read.noun)
        base = parts.WHOLE.sub("", base) if base else ""
        if whole and (self.kind == "contribution" or whole.startswith(("拉动", "贡献", "对"))):
            return Measured(whole, holder, None)
        if whole:
            return Measured(f"{base}占{whole}的比重", holder, None)
        return Measured(f"{base}占比" if base else "占比", holder, None)

    def _parallel(self) -> bool:
        return "其中" in self.left or "当中" in self.left

    def _by_verb(self, read: Parsed) -> Measured:
        """新增|停车泊位: the verb's object, or the verb where it has none (已办结)."""
        before = self.previous.measure if self.previous else None
        noun = tidy(read.noun)
        if not noun and (bare := self._by_bare_verb(read, before)) is not None:
            return bare
        if len(noun) == 1:
            return Measured(f"{read.verb}{noun}", self._holder(replace(read, noun="")), None)
        if noun and is_noun(noun):
            region = region_of(noun) or ""
            holder = self.topics.take(read.subject) if read.subject else self.topics.agent()
            return Measured(noun[len(region) :] or noun, holder, None)
        return Measured(before if self.kind == "growth" and before else read.verb, self._holder(read), None)

    def _by_bare_verb(self, read: Parsed, before: str | None) -> Measured | None:
        """A verb without object: its subject is what is counted, or it says nothing of the measure."""
        if self.form == "count" and read.verb in parts.listed("助") and (action := self._action()):
            return Measured(action, self._holder(read), None)
        if self.form == "count" and read.subject and (sold := self._sold(read)) is not None:
            return sold
        if read.verb in parts.listed("空"):
            return Measured(before, self._holder(read), None)
        here = self.topics.subject if self.topics.fleeting and not read.subject and self.form == "count" else None
        if here and read.verb in parts.listed("售") and kind_of(here) in {None, "项"}:
            return Measured(here, here, None)
        return None

    def _sold(self, read: Parsed) -> Measured | None:
        """公司五轴机床已售出47台: the things, which stand as the subject of their verb."""
        subject = tidy(read.subject)
        region = owner_of(subject)
        thing = subject[len(region) :].lstrip("的")
        if len(thing) < parts.THING or not is_noun(thing):
            return None
        moved = thing.endswith(("班列", "专列", "列车", "航班", "航线")) or read.verb in parts.listed("售")
        if not moved or kind_of(thing) not in {None, "项", "园", "业"}:
            return None
        return Measured(thing, self.topics.take(region) if region else self.topics.current(), None)

    def _without_metric(self, read: Parsed) -> Measured:
        """A noun alone: what is counted (外资项目6个), or whose it is, the metric told before (制造业增长9.5%)."""
        before = self.previous.measure if self.previous else None
        noun = parts.EACH.sub("", tidy(read.noun))
        noun = "" if parts.WHEN.search(noun) else noun
        if self.kind == "duration" and read.subject and not noun and kind_of(read.subject) is None:
            return Measured(tidy(read.subject) or None, self.topics.current(), None)
        if not noun or read.subject:
            holder = self.topics.take(read.subject) if noun else self.topics.current()
            return Measured(noun or self._carried(before), holder, None)
        region = owner_of(noun) or None
        if region is None and self.form == "count" and (owned := parts.OWNED.match(noun)):
            return Measured(owned["thing"], self.topics.take(owned["owner"]), None)
        if self.kind == "duration" and (action := self._action()):
            return Measured(action, self.topics.take(noun), None)
        if self._is_counted(noun, region, before):
            alone = region is None or region == noun
            holder = self.topics.current() if alone else self.topics.take(region or "")
            return Measured(noun if alone else noun[len(region or "") :].lstrip("的"), holder, None)
        named = kind_of(noun) in {"地", "企", "园", "会", "业", "群"} or region is not None
        if self.kind == "growth":
            framed = self.topics.frame
            before = framed or self.grown or before
            if framed and metric_of(noun) is None:
                return Measured(framed, self.topics.take(noun, subject=False), None)
        if before and (named or self._parallel() or (self.kind in {"growth", "points"} and self.topics.part)):
            return Measured(before, self.topics.take(noun, subject=False), None)
        return Measured(noun, self.topics.current(), None)

    def _is_counted(self, noun: str, region: str | None, before: str | None) -> bool:
        """Whether a noun before a count is what is counted; a place after another count has them (高新区14个)."""
        if self.form in {"amount", "percent", "points", "multiple", "rank"}:
            return False
        place = region == noun or parts.ZONE.search(noun) is not None
        return before is None or not place or self.left.startswith(("、", "和", "及"))

    def _carried(self, before: str | None) -> str | None:
        if self.topics.whole is not None and clean(self.left) in {"", "的"}:
            return self.topics.whole
        if self.form in {"percent", "fraction"} and self.right.startswith("是"):
            return noun_after(self.right[1:]) or before
        if self.kind == "duration" or (self.form == "count" and not parts.SAME.search(self.left)):
            return self._action() or before
        return before

    def _action(self) -> str | None:
        """1300余人达成就业意向: what those counted do."""
        words = clean(self.right)
        if not clean(without_tail(words)) or parts.STATED.match(words):
            return None
        return words if 1 < len(words) <= parts.ACTION else None
