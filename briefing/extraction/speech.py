"""Who speaks where: frames of a subject and a verb of speech, and what each subject stands for."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from briefing.extraction.passages import Passage
from briefing.extraction.people import Mention
from briefing.model.annotation import SpeakerBasis

VERBS = (
    "介绍说", "分析说", "解释说", "补充说", "告诉记者", "向记者介绍", "对记者说", "直言", "坦言", "表示", "介绍",
    "认为", "指出", "强调", "透露", "分析", "建议",
    "谈到", "提到", "解释", "补充", "呼吁", "感慨", "回忆", "说道", "笑道", "提出", "称", "说", "道", "看来", "预测",
    "判断", "总结", "评价", "点评", "致辞说", "讲到", "回应", "表态", "回答", "答道", "感叹", "赞叹", "打趣", "承诺",
    "叮嘱", "提醒", "笑着说", "说起", "谈起", "强调说", "点赞", "总结道", "告诉大家", "直呼", "坦承", "期待", "希望",
)  # fmt: skip
_VERB = "|".join(VERBS)
_FRAME = re.compile(rf"(?P<subject>[^，。；：！？“”…—]{{1,60}}?)(?P<verb>{_VERB})(?:道)?(?=[，：:,])")
_AFTER = re.compile(
    rf"^(?:[^。！？“”]{{0,40}}?，)??(?P<subject>[^，。；：“”]{{1,60}}?)(?P<verb>{_VERB})(?:道|起来)?(?=[，。：:；！]|$)"
)
_SUBJECT_TAIL = re.compile(
    r"(?:则|就|也|还|又|进一步|同时|随后|最后|向记者|对记者|在接受(?:本报)?(?:记者)?采访时|"
    r"接受(?:本报)?(?:记者)?采访时|在会上|在现场|在致辞中|在发言中|现场|会后|特别|多次|一再|明确|均|都|"
    r"高兴地|自豪地|激动地|兴奋地|笑着|如是|这样|如此|在推介时|在主旨演讲中|在演讲中|在论坛上|在座谈时|"
    r"算了一笔账时|时|向大家|向与会者)+$"
)
_SUBJECT_LEAD = re.compile(
    r"^(?:活动中|活动上|会上|会议上|活动现场|现场|当天|当日|此前|随后|其中|采访中|论坛上|发布会上|座谈会上|大会上|"
    r"而|但|在|对此|对于未来|谈及[^，]{0,10}|对|同时|此外|不过|日前|近日|为此)+"
)
PRONOUNS = ("他", "她", "其", "他们", "她们", "该负责人", "这位负责人", "上述负责人", "该人士")
_DESCRIBED = re.compile(
    r"(?:负责人|人士|代表|专家|学者|供应商|经销商|居民|村民|市民|企业家|老板|店主|员工|职工|工人|工程师|技术员|"
    r"经理|总监|董事长|分析师|官员|发言人|工作人员|同志|人员|客商|参会者|与会者|嘉宾|"
    r"主任|局长|教授|研究员|司机|游客|学生|家长|农户|种植户|业主|创业者|投资者|投资人|消费者|用户|顾客|车主|书记|"
    r"干部|厂长|店长|院长|校长|会长|秘书长|师傅|大姐|大妈|大爷|阿姨|老人|青年)$"
)
_SOMEBODY = re.compile(
    r"(?:[一有某][位名个](?!叫|姓)|某)[^，。；：“”、]{0,24}?(?:负责人|人士|代表|专家|学者|供应商|经销商|采购商|参展商|居民|"
    r"村民|市民|企业家|老板|店主|员工|职工|工人|工程师|技术员|经理|客商|工作人员|司机|游客|学生|家长|农户|种植户|业主|"
    r"创业者|投资人|消费者|用户|顾客|车主|干部|厂长|店长|师傅)"
    r"(?![\u4e00-\u9fff]{0,1}[，、]?[\u4e00-\u9fff]{2,3}(?:说|表示|介绍))"
)
_BODY = re.compile(
    r"(?:委|委员会|局|厅|部|司|办|办公室|政府|管委会|公司|集团|协会|商会|联合会|研究院|大学|银行|企业|中心|学会|"
    r"联盟|机构|行业|业内|法院|检察院|海关|专班)$"
)
_NO_SPEAKER = re.compile(
    r"^(?:据|根据|按照|报告|文件|方案|意见|通知|数据|统计|调查|研究|会议|规划|公告|通报|《|这|那|可以|总的来|综合|"
    r"有关|业内普遍|普遍|一般|如果|因此|所以|值得|也就是|换句话|不得不|应该|如|再|更|俗话|常言|古人|有人)"
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """A resolved speaker: the person's name where known, else the description as printed."""

    name: str | None
    text: str
    start: int
    basis: SpeakerBasis


@dataclass(frozen=True, slots=True)
class Frame:
    """Subject and verb of speech in a passage; `content` is where what is said begins."""

    passage: Passage
    start: int
    content: int
    speaker: Speaker


class Roster:
    """The persons of an article by name, and who was spoken of last."""

    def __init__(self, mentions: list[Mention]) -> None:
        self._names = {mention.key: mention for mention in mentions}
        self.last: Speaker | None = None

    def named_in(self, text: str) -> str | None:
        """The person's name that ends a subject, or stands in it last."""
        found = [(text.rfind(name), name) for name in self._names if name in text]
        return max(found)[1] if found else None

    @property
    def names(self) -> Mapping[str, Mention]:
        """Full mentions by name."""
        return self._names

    def resolve(self, subject: str, start: int, basis: SpeakerBasis) -> Speaker | None:
        """Whom a subject means; None where that is not sure."""
        lead = _SUBJECT_LEAD.match(subject)
        begin = lead.end() if lead and lead.end() < len(subject) else 0
        bare = _SUBJECT_TAIL.sub("", subject[begin:])
        if not bare or _NO_SPEAKER.match(bare):
            return None
        if name := self.named_in(bare):
            self.last = Speaker(name, name, start + begin + bare.rfind(name), basis)
            return self.last
        if bare in PRONOUNS:
            return None if self.last is None else Speaker(self.last.name, self.last.text, start + begin, "pronoun")
        if _DESCRIBED.search(bare) or _BODY.search(bare):
            self.last = Speaker(None, bare, start + begin, "unnamed")
            return self.last
        return None

    def note(self, text: str, end: int) -> None:
        """Remembers who was spoken of last in a text, by name or by description, for the pronoun after it."""
        name = self.named_in(text[:end])
        named = text.rfind(name, 0, end) if name is not None else -1
        described = None
        for described in _SOMEBODY.finditer(text, 0, end):  # noqa: B007  the last one is wanted
            pass
        if described is not None and described.start() > named:
            self.last = Speaker(None, described.group(), described.start(), "unnamed")
        elif name is not None and (self.last is None or self.last.name != name):
            self.last = Speaker(name, name, named, "pronoun")


def frames(passage: Passage, roster: Roster) -> list[Frame]:
    """The frames of indirect or announced speech in a passage, in order; 据介绍 has no speaker and is none."""
    found = []
    text = passage.text
    for match in _FRAME.finditer(text):
        if inside_quotes(text, match.start("verb")):
            continue
        roster.note(text, match.start())
        speaker = roster.resolve(match["subject"], match.start(), "before-cue")
        if speaker is not None:
            found.append(Frame(passage, match.start(), match.end() + 1, speaker))
    return found


def after_cue(passage: Passage, end: int, roster: Roster) -> Speaker | None:
    """The speaker named after a closed quotation: ”史惠康说。"""
    match = _AFTER.match(passage.text[end:])
    if match is None or _announces_the_next(passage.text, end, end + match.end()):
        return None
    roster.note(passage.text, end)
    return roster.resolve(match["subject"], end + match.start("subject"), "after-cue")


def _announces_the_next(text: str, end: int, cue_end: int) -> bool:
    """Whether a cue after a quotation that ended like a sentence opens the next one: 。”周海燕说：“……"""
    return text[end - 2 : end - 1] in tuple("。！？…") and text[cue_end : cue_end + 2] in {"：“", ":“"}


def person_before(passage: Passage, index: int, roster: Roster, *, sentence: bool) -> Speaker | None:
    """The only person named before a quotation, in its own sentence or in the whole paragraph."""
    start = passage.sentence_at(index)[0] if sentence else 0
    before = passage.text[start:index]
    named = [name for name in roster.names if name in before]
    if len(named) != 1:
        return None
    return Speaker(named[0], named[0], start + before.rfind(named[0]), "same-paragraph")


def inside_quotes(text: str, index: int) -> bool:
    """Whether a place lies between “ and ”."""
    return text.rfind("“", 0, index) > text.rfind("”", 0, index)
