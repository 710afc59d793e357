"""Shares, fractions and parts: of what a quantity is one, and of what those told before (其中七成用于测试线)."""

from dataclasses import replace

from briefing.extraction import parts
from briefing.extraction.nouns import clean, is_noun, is_relative, kind_of, metric_of
from briefing.extraction.phrases import noun_after, parsed, share_of
from briefing.extraction.sides import Measured, Sides
from briefing.extraction.subjects import tidy


def shared(side: Sides) -> Measured | None:
    """A share, a fraction or a contribution: of what it is one."""
    if side.kind not in {"share", "fraction", "contribution"}:
        return None
    if (further := _further(side)) is not None:
        return further
    share = share_of(side.left)
    return _share(side, *share) if share is not None else None


def receiver(side: Sides) -> str | None:
    """对首次流片的企业，按费用的|50%给予补助: who or what is given a part of something."""
    head = side.left.rpartition("按")[0].removesuffix("，") or side.earlier.rpartition("。")[2].rstrip("，")
    match = parts.RECEIVER.search(head)
    return side.topics.take(match["who"], subject=False) if match else side.topics.current()


def partitive(side: Sides) -> Measured | None:
    """其中|七成|用于测试线, 旅客中|六成|来自省外: what a part of those told before does."""
    if side.kind not in {"share", "fraction", "percent"} or side.form not in {"percent", "fraction", "share"}:
        return None
    match, does = parts.PART.match(side.left), parts.DOES.match(side.right)
    if does is None or (match is None and (clean(side.left) or side.topics.whole is None)):
        return None
    whole = tidy((match["whole"] if match else side.topics.whole) or "")
    before = side.previous
    if whole:
        return Measured(does["what"], side.topics.take(whole), None)
    if before is None:
        return Measured(does["what"], side.topics.current(), None)
    counted = before.measure is not None and metric_of(before.measure) is None
    return Measured(does["what"], before.measure if counted else before.holder, None)


def _further(side: Sides) -> Measured | None:
    """占全省的一半、|全国的|八分之一: the same thing as a share of another whole."""
    match = parts.FURTHER.match(side.left)
    if match is None or side.previous is None or "占" not in (side.previous.measure or ""):
        return None
    base = (side.previous.measure or "").rpartition("占")[0]
    return replace(side.previous, measure=f"{base}占{match['whole']}的比重")


def _share(side: Sides, head: str, whole: str) -> Measured:
    read = parsed(head)
    base = read.measure
    holder = side.holder(read)
    owner = noun_after(side.right) if side.right.startswith("的") else None
    if owner is not None and not read.subject and not is_relative(owner) and is_noun(owner):
        holder, base = side.topics.take(owner, subject=False), base or owner  # 占成本10%的|运输费用
    if base and read.noun and kind_of(read.noun) is None and f"{read.noun}{base}" in head:
        base = f"{read.noun}{base}"
    if base is None:
        carried = not read.noun or read.subject or side.parallel
        base = side.previous.measure if side.previous and carried else None
        base = base or tidy(read.noun)
    base = parts.WHOLE.sub("", base) if base else ""
    if whole and (side.kind == "contribution" or whole.startswith(("拉动", "贡献", "对"))):
        return Measured(whole, holder, None)
    if whole:
        return Measured(f"{base}占{whole}的比重", holder, None)
    return Measured(f"{base}占比" if base else "占比", holder, None)
