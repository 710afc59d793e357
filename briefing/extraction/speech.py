"""Who speaks: what the subject of a verb of speech stands for — a person, a pronoun, a description."""

import re
from bisect import bisect_right, insort
from collections import Counter
from dataclasses import dataclass, field

from briefing.extraction import lexicon
from briefing.extraction.mentions import Mention
from briefing.extraction.names import after_name
from briefing.extraction.organisations import is_organisation
from briefing.extraction.passages import Passage, Reading
from briefing.model.annotation import SpeakerBasis
from briefing.text.finding import Words
from briefing.text.patterns import late

_LEAD = late(
    r"(?:(?:活动|会议|仪式|座谈会|论坛|大会|发布会|推介会|采访|调研|交流|会谈)(?:中|上|时|期间|现场|后|间隙)|会上|会后|会前|现场|席间|"
    r"当天|当日|此前|随后|其中|而|但|不过|同时|此外|另外|对此|为此|因此|日前|近日|近期|目前|谈及[^，]{0,10}|谈到[^，]{0,10}|说起[^，]{0,10}|"
    r"对于[^，]{0,12}|据|就连|连|就|并|也|\d{1,2}月\d{1,2}日|昨[日天]|今[日天]|[上下]午|最后|接着|末了|"
    r"在[^的，]{1,12}?(?:上|中|里|时|期间|现场|间隙|后)(?![^，]{0,8}的)|在场的?(?=[^，]))+"
)
_VERB_PHRASE = late(
    r"(?:在|向|对|给|跟|和|与|从|把|将|为|用|以|一边|边|也|还|则|就|便|又|都|均|曾|已|正|才|再|更|最后|随后|同时|同样|笑|指|拿|看|望|送|领着|带着|拉着|塞|发(?:微博|帖|文|朋友圈|来|消息|短信|弹幕)|"
    r"嘿|呵|哈|嘻|咧|抹|捋|搓|凑|插|抢|探|伸|递|皱|舒|长舒|叹|嚷|吼|嘟|深夜|半夜|凌晨|清晨|傍晚|连夜|当晚|来电|发来|一句话|一席话|一番话|这番话|这句话|"
    r"掰|接|站|坐|走|说|打|竖|握|抱|捧|翻|回|答|问|喊|称|通过|特别|特意|特地|进一步|明确|多次|一再|反复|高兴|激动|兴奋|自豪|感慨|感触|坦|直|"
    r"异口|纷纷|普遍|一致|连|忍不住|不禁|不由|没有|并未|并不|不无|没|如是|这样|这么|如此|深有|信心|满怀|表|告|介|认|强调|透露|算|们|"
    r"最(?!近)|话音|先|近日|日前|昨|今|此前|当天|当场|当即|现场|会后|会上|前来|专程|掏|抬|低|擦|挥|摆|拍|摇|点|眼|一脸|满脸|一口|乐|喜|有些|有点|"
    r"[\u4e00-\u9fff]{2,4}地|[\u4e00-\u9fff]{1,2}[着了过完起]|感[激动慨叹触]|激动|无奈|欣慰|兴奋|深情|诚恳|自信|从容|爽快|爽朗|憨厚|腼腆|神秘|严肃|冷静|淡定|如实|当即|立即|立刻|率先|首先|主动|受访|接受|指|很|非常|十分|颇|倍感|难掩|按捺|止不住|来自|赞|夸|竖|期待|建议|呼吁|希望|反映|补充|提醒)"
)
_INDEFINITE = r"(?<![\d十百千万多几第每])(?:[一有某][位名个]|某|有人)[^，。；：“”、]{0,24}?"
_PRONOUN = late(
    r"(?P<who>他们|她们|他|她|其(?=[\u4e00-\u9fff]{0,4}$)|(?:该|这位|这名|那位|上述|前述|该名|这个)"
    r"(?:相关|有关|主要|匿名)?(?:负责人|人士|发言人|专家|官员|人员|干部|老板|企业家|创业者|客商|教授|分析师|董事长|总经理))(?!的)"
)
_POINTING = late(
    r"这[位名][^，。：；“”]{2,}|这个[^，。：；“”]{2,16}(?:汉子|小伙|姑娘|女人|男人|老人|青年|书记|村官|老板|后生|大嫂|女子)"
)
_NOBODY = late(
    r"(?:本报|本网|本台|笔者|记者|据悉|据了解|据报|报告|文件|方案|意见|通知|数据|统计|调查|研究|会议|规划|公告|通报|《|这|那|可以|总的来|综合|"
    r"一般|如果|因此|所以|值得|也就是|换句话|不得不|应该|再|更|俗话|常言|古人|老话|有关方面|换言|不用|无须|毋庸|难怪|可以)"
)
_LONGEST = 40
_RECENT = 2  # paragraphs over which a pronoun reaches back
_KINSHIP = late(r"的|家(?!说)|一家|等?(?:的)?(?:妻子|丈夫|母亲|父亲|儿子|女儿)")


_FAMILIAR = (
    r"(?:(?<=[员手师长工户农民人理家主者友机姐哥板贩匠妇婆客夫商的])|(?<![\u4e00-\u9fff]))"
    r"(?!小[时麦康米路车家计有于和鱼容花白年])(?!老[家路公师农有相牛向年城])[老小阿]"
)
_WHOSE = late(
    r"的(?:这个|这一|这番|这句|一番|一席|一句|最大|直观|切身|真实|第一|共同|由衷|肺腑)?(?:心里话|期盼|期待|感慨|话语|语气|声音|眼神|脸上|经验|秘诀|生意经|感受|体会|看法|回答|话|理由|观点|评价|比喻|发言|提问|回忆|讲述|愿望|心愿|解释|答案|判断|建议|想法|心声|口头禅|回应|答复)"
    r"(?:也?是|很[^，]{1,6}|更[^，]{1,6})?$"
)


def whose_words(text: str, start: int, end: int) -> bool:
    """Whether a clause tells whose the words are: 江涛的这个比喻."""
    return _WHOSE.search(text, start, end) is not None


@dataclass(frozen=True, slots=True)
class Speaker:
    """A resolved speaker: the person's name where known, else the description as printed."""

    name: str | None
    text: str
    start: int
    basis: SpeakerBasis


def told_again(speaker: Speaker | None) -> Speaker | None:
    """The speaker of the paragraph before, who goes on."""
    return None if speaker is None else Speaker(speaker.name, speaker.text, -1, "previous-paragraph")


@lexicon.per_words
def _described() -> re.Pattern[str]:
    return lexicon.any_of(sorted(lexicon.words("describers") | lexicon.posts()))


@lexicon.per_words
def _somebody() -> re.Pattern[str]:
    words = lexicon.any_of(sorted(w for w in lexicon.words("describers") | lexicon.posts() if len(w) > 1)).pattern
    single, _ = lexicon.surnames()
    one = "".join(sorted(single))
    calls = "工|姐|哥|叔|婶|嫂|伯|姨|师傅|老师|阿姨|大姐|大哥|大爷|大妈|大叔|大婶|大嫂|老汉|老板|老师傅"
    familiar = rf"{_FAMILIAR}[{one}][头]?(?![\u4e00-\u9fff]?[区村镇街板])"
    called = rf"(?<![\u4e00-\u9fff])[{one}](?:{calls})(?=[是的在说把一正从也还就，拿指])"
    named = rf"(?:[{one}](?:先生|女士)|{called}|{familiar})"
    return re.compile(rf"{_INDEFINITE}(?:{words})|(?<![\u4e00-\u9fff])[^，。；：“”、]{{0,6}}?{named}")


@dataclass
class Roster:
    """The persons of an article by name, and who was spoken of where."""

    mentions: list[Mention]
    reading: Reading
    _order: dict[int, int] = field(default_factory=dict)
    _spoken_of: list[tuple[int, int, int]] = field(default_factory=list)
    _who: dict[tuple[int, int], Speaker] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Notes every mention by name, by surname and title, and every 一位……的供应商."""
        self.names = {form: mention.key for form, mention in self._forms()}
        self._words = Words(self.names)
        for number, passage in enumerate(self.reading.passages):
            self._order[id(passage)] = number
            for start, name in self.named(passage.text, 0, len(passage.text)):
                self._note(passage, start, Speaker(name, name, start, "pronoun"))
            for match in _somebody().finditer(passage.text):
                if passage.text[match.start() - 1 : match.start()] == "的" and not after_name(
                    passage.text, match.end()
                ):
                    continue  # 的小方|桌
                if not self.named(passage.text, match.start(), min(len(passage.text), match.end() + 5)):
                    self._note(passage, match.start(), Speaker(None, match.group(), match.start(), "pronoun"))

    def _forms(self) -> list[tuple[str, Mention]]:
        surnames: dict[str, list[Mention]] = {}
        for mention in self.mentions:
            surnames.setdefault(_surname(mention.key), []).append(mention)
        forms = [(m.key, m) for m in self.mentions]
        for surname, bearers in surnames.items():
            if len(bearers) == 1 and surname:
                forms += [(f"{surname}{title}", bearers[0]) for title in _titles(bearers[0])]
                forms += [(f"{age}{surname}", bearers[0]) for age in "老小"]
        dotted = [
            (part, m) for m in self.mentions for part in m.key.split("·")[:: m.key.count("·") or 1] if part != m.key
        ]
        often = Counter(part for part, _ in dotted)
        forms += [(part, m) for part, m in dotted if often[part] == 1 and len(part) > 1]
        return forms

    def named(self, text: str, start: int, end: int) -> list[tuple[int, str]]:
        """The persons named in a range, each with its place."""
        found = self._words.found(text, start, end)
        return [(at, self.names[form]) for at, form in found if not _inside_word(text, at, form)]

    def _note(self, passage: Passage, start: int, speaker: Speaker) -> None:
        key = (self._order.get(id(passage), 0), start)
        if key not in self._who:
            insort(self._spoken_of, (*key, 0))
        self._who[key] = speaker

    def last(self, passage: Passage, index: int, *, reach: int = _RECENT) -> Speaker | None:
        """Who was spoken of last before a place, at most `reach` paragraphs back."""
        number = self._order.get(id(passage), 0)
        place = bisect_right(self._spoken_of, (number, index - 1, 1))
        if not place or self._spoken_of[place - 1][0] < number - reach:
            return None
        return self._who[self._spoken_of[place - 1][:2]]

    def resolve(self, passage: Passage, start: int, end: int, basis: SpeakerBasis) -> Speaker | None:
        """Whom the subject in a range means; None where that is not sure."""
        text = passage.text
        start = max(start, end - _CLAUSE)
        if own := _WHOSE.search(text, start, end):
            end = own.start()
        lead = _LEAD.match(text, start, end)
        begin = lead.end() if lead and lead.end() < end else start
        outside = text.rfind("電）", start, end) + 1 or text.rfind("电）", start, end) + 1
        for at, name in self.named(text, max(start, outside), end):
            if not _KINSHIP.match(text, at + len(name), end) and text[at - 1 : at] not in _OBJECT:
                return Speaker(name, name, at, basis)
        if pronoun := _PRONOUN.match(text, begin, end):
            last = self.last(passage, begin)
            if last is not None:
                return Speaker(last.name, last.text, begin, "pronoun")
            return None if len(pronoun["who"]) < _LONG_PRONOUN else self._new(passage, begin, pronoun.end())
        if _POINTING.match(text, begin, end) and (last := self.last(passage, begin)) is not None and last.name:
            return Speaker(last.name, last.text, begin, "pronoun")
        stop = description_end(text, begin, end)
        return None if stop is None else self._new(passage, begin, stop)

    def _new(self, passage: Passage, start: int, end: int) -> Speaker:
        speaker = Speaker(None, passage.text[start:end], start, "unnamed")
        self._note(passage, start, speaker)
        return speaker


_CLAUSE = 60
_LONG_PRONOUN = 3
_OBJECT = frozenset("向对给跟")
_GENERAL = (
    *("先生", "女士", "总", "教授", "院士", "博士", "老师", "主任", "书记", "经理", "局长", "工", "师傅"),
    *("大姐", "大哥", "大叔", "大妈", "大爷", "大婶", "大嫂", "阿姨", "姐", "哥", "叔", "婶", "嫂", "老汉"),
)


def _surname(name: str) -> str:
    single, double = lexicon.surnames()
    return name[:2] if name[:2] in double else name[:1] if name[:1] in single and "·" not in name else ""


def _titles(mention: Mention) -> set[str]:
    post = mention.passage.text[slice(*mention.post)]
    own = {post[-length:] for length in range(2, _LONGEST_TITLE) if post[-length:] in lexicon.posts()}
    return own | set(_GENERAL)


_LONGEST_TITLE = 4


def _inside_word(text: str, start: int, form: str) -> bool:
    """Whether 老张 or 张总 is part of another word: 张总|部; a whole name is none."""
    if form[0] in "老小" and len(form) == 2:  # noqa: PLR2004  老王
        return text[start + 2 : start + 3] in tuple("家村镇庄店板龄师院院客街城屋人年大")
    return form.endswith("总") and text[start + len(form) : start + len(form) + 1] in tuple("部体是量的理数")


def goes_on(clause: str) -> bool:
    """Whether a clause has no subject of its own: 又说, 指着图纸说."""
    return _VERB_PHRASE.match(clause) is not None


def description_end(text: str, start: int, end: int) -> int | None:
    """The end of the description that a clause opens: 一名河南客商|一边过磅一边, 该公司技术负责人."""
    if _NOBODY.match(text, start, end) or end - start > _CLAUSE:
        return None
    for match in _described().finditer(text, start, end):
        stop = match.end()
        if text[stop : stop + 1] == "们" and stop < end:
            stop += 1
        if called := _CALLED_SO.match(text, stop, end):
            stop = called.end()
        if stop - start > _LONGEST:
            return None
        if stop == end or _VERB_PHRASE.match(text, stop, end):
            return stop if stop - start > 1 else None
    if known := addressed().match(text, start, end):
        return known.end()
    if indefinite := _ANYBODY.match(text, start, end):
        return indefinite.end()
    words = text[start:end]
    for adverb in _ADVERBS:
        words = words.split(adverb, 1)[0] if words.find(adverb) > 1 else words
    return start + len(words) if 1 < len(words) <= _LONGEST and is_organisation(words) else None


_CALLED_SO = late(r"“[^“”，。！？；：]{1,12}”")  # 网友“海边的老陈”


@lexicon.per_words
def addressed() -> re.Pattern[str]:
    """市民张女士, 客户经理小吴: somebody by surname alone."""
    single, _ = lexicon.surnames()
    one = f"[{''.join(sorted(single | lexicon.words('rare-surnames')))}]"
    title = "先生|女士|小姐|大爷|大妈|大姐|大哥|大叔|阿姨|师傅|老师|奶奶|爷爷|婆婆|同学|老板|老汉|某某|某"
    title += "|总|工|姐|哥|叔|婶|嫂|伯|姨"
    return re.compile(
        rf"[^，。：；]{{0,16}}?(?:{_FAMILIAR}{one}头?|{one}(?:{title})|阿[\u4e00-\u9fff](?:嫂|姐|哥|婆|伯|叔|公|妹|姨))(?=$|{_VERB_PHRASE.pattern})"
    )


_ANYBODY = late(
    r"(?:[一有某这那][位名]|一个)[^，。：；]{1,28}?(?=$|(?:在|向|对|告诉|给|跟|一边|边|也|还|则|就|笑|指着|说|坦|感|忍不住|不禁)(?!.{0,10}的))"
)
_ADVERBS = ("在", "向", "对", "则", "也", "还", "随后", "近日", "日前", "同时", "方面")
