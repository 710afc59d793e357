"""Names that no post stands before: with a title or an apposition behind, speaking, introduced, or doing something."""

import re

from briefing.extraction import lexicon
from briefing.extraction.mentions import Mention
from briefing.extraction.names import after_name, plausible
from briefing.extraction.organisations import fits, is_organisation, is_whole, trimmed
from briefing.extraction.passages import Passage
from briefing.extraction.posts import is_plain, post_before
from briefing.text.cues import cue_at_end
from briefing.text.patterns import late

WORD = 2  # how well a name ends before a word, see `after_name`
SERVES = late(r"担任|时任|现任|出任|身为|作为|曾任|兼任|挂职|挂任|派任")


def titled(passage: Passage, start: int) -> Mention | None:
    """A name with its title behind it: 李强总理, 林建国教授."""
    text = passage.text
    if TITLES_OPEN.isdisjoint(text[start + 2 : start + 4]):
        return None
    for length in (3, 2):
        title = _TITLE.match(text, start + length)
        name = text[start : start + length]
        if not title or name[0] not in lexicon.surnames()[0] or name[:2] in lexicon.words("not-names"):
            continue
        if plausible(name) and after_name(text, title.end()) > (WORD if title.group() in DELEGATES else 0):
            return Mention(passage, (start, start), title.span(), (start, start + length), "name-title")
    return None


DELEGATES = ("代表", "委员")  # 代表 is a verb too
_TITLE = late(
    r"代表|委员|总书记|国家主席|主席|总理|副总理|总统|首相|部长|省长|副省长|市长|副市长|区长|县长|教授|副教授|院士|研究员|董事长|总经理|总裁|校长|院长|所长"
)
TITLES_OPEN = frozenset("代委总国主首部省副市区县教院研董校所")  # what a title begins with
AGE = r"(?:今年|现年|年方|时年|虚岁|已)?(?:\d{2}|[二三四五六七八九]?十[一二三四五六七八九]?)(?:多|来)?岁"
_LINK = late(
    r"(?:，|（|\s|：)(?:[男女]，|\d{2}岁，|\d{4}年(?:\d{1,2}月)?(?:出)?生，|[\u4e00-\u9fff]{1,4}族，|中共党员，|"
    r"[\u4e00-\u9fff]{2,8}人，|现为|现任|系|是|曾任|时任|担任|为)*"
)
_IS = late(r"(?:现任|时任|曾任|担任|出任|是|系|任)(?!的)")
_CLAUSE_END = late(r"[，。；）！？：\n]|$")


def apposition(passage: Passage, start: int, end: int) -> Mention | None:
    """林溪，某公司总经理 and 林溪（某公司总经理）: a clause of organisation and post alone."""
    text = passage.text
    link = _LINK.match(text, end) or _IS.match(text, end)
    if link is None and start == 0 and len(text) - end < _LONGEST_APPOSITION:
        link = _NOTHING.match(text, end)  # a list of guests: 王维舟 省文化和旅游厅副厅长
    if link is None:
        return None
    stop = _CLAUSE_END.search(text, link.end(), min(len(text), link.end() + _LONGEST_APPOSITION))
    if stop is None or stop.start() == link.end():
        return None
    post = post_before(text, stop.start())
    if post is None or post.start < link.end() or post.open:
        return None
    low, high = trimmed(text, link.end(), post.start)
    org = text[low:high]
    if link.group() == "" and (not org or stop.start() != len(text.rstrip())):
        return None
    if (
        low != link.end()
        or (org and not is_organisation(org))
        or (not org and is_plain(text[post.start : stop.start()]))
    ):
        return None
    return Mention(passage, (low, high), (post.start, stop.start()), (start, end), "name-post")


_LONGEST_APPOSITION = 44
_NOTHING = late(r"(?=[\u4e00-\u9fff])")
_MARK = late(r"[，。；：！？“”]|$")
_NEAR = 14


def speaking(passage: Passage, start: int, end: int) -> Mention | None:
    """王大山说: a clause that a name opens and a verb of speech ends."""
    text = passage.text
    stop = _MARK.search(text, end, min(len(text), end + _NEAR))
    if stop is None or (stop.start() == end and (start or text[end : end + 1] != "：" or end < _SHORTEST_ANSWER)):
        return None
    verb = cue_at_end(text[end : stop.start()])
    if verb is None and (
        text[stop.start() : stop.start() + 2] == "：“" or (start == 0 and text[end : end + 1] == "：")
    ):
        return alone(passage, (start, end), "name-colon")
    if verb is None or (verb > 0 and not _MANNER.match(text[end : end + verb])):
        return None
    return alone(passage, (start, end), "name-cue")


_SHORTEST_ANSWER = 3  # characters of a name that opens an answer: 颜之行：……
_MANNER = late(
    r"(?:在|于|向|对|也|还|又|则|就|便|曾|笑着|坦率地|高兴地|激动地|感慨地|自豪地|欣喜地|[\u4e00-\u9fff]{1,3}[^基当各产工场园土阵驻属外本]地|对记者|向记者|给记者|在[\u4e00-\u9fff]{1,6}[时上中]|"
    r"先生|女士|博士|教授|老人|一边|指着|看着|掰着|拿着|这样|如是)"
)


_IS_A = late(
    rf"(?:，?{AGE}|（\d{{1,2}}岁）)?，?(?:如今|现在|目前|现|也|就|正|本)?(?:(?:退休前|以前|原来|原先|从前|过去|本来|原本|早年)曾?是|是|系|当(?![天年时日地前])|现任|担任|任)(?:了|上|着)?(?:[一这那]?[个名位])?"
)
_CLAUSES = 2


def introduced(passage: Passage, start: int, end: int) -> Mention | None:
    """王大川是村里的老木匠; 尹海燕是大学生，如今是合作社的理事长; and a name after 名叫."""
    text = passage.text
    told: Mention | None = None
    place = end
    for _ in range(_CLAUSES):
        link = _IS_A.match(text, place)
        if link is None:
            break
        stop = _CLAUSE_END.search(text, link.end(), min(len(text), link.end() + _LONGEST_APPOSITION))
        if stop is None:
            break
        found = _predicate(passage, link.end(), stop.start(), (start, end))
        if found is not None and (told is None or found.org[0] < found.org[1]):
            told = found
        place = stop.start()
    if told is not None:
        return told
    if (later := _BECAME.match(text, end)) and (found := _became(passage, later, (start, end))):
        return found
    if (text[start - 1 : start] in {"叫", "人"} or text[start - 2 : start] in _CALLED) and after_name(
        text, end
    ) >= WORD:
        return alone(passage, (start, end), "name-called")
    return None


_CALLED = frozenset(("大名", "本名", "真名", "原名", "学名", "艺名"))
_BECAME = late(
    r"，?[^，。；：！？“”]{2,30}，(?:[^，。；：！？“”]{2,24}，){0,2}(?:如今|现在|目前|现|后来|眼下)?(?:已|已经|也)?"
    r"(?:是|当上了?|当|成了|成为|担任|升任|做了|干上了?)(?:了)?(?:[一这那]?[个名位])?(?P<post>[^，。；：！？“”]{2,30})(?=[，。；])"
)


def _became(passage: Passage, clause: re.Match[str], name: tuple[int, int]) -> Mention | None:
    """The post of a later clause without a subject of its own: 吉克阿牛…干了六年，如今已是|版房主管."""
    if not after_name(passage.text, name[1]) or name[1] - name[0] < _WHOLE:
        return None
    return _predicate(passage, *clause.span("post"), name)


def _predicate(passage: Passage, start: int, stop: int, name: tuple[int, int]) -> Mention | None:
    """The organisation and the post of a clause that says what somebody is."""
    text = passage.text
    post = post_before(text, stop) if stop > start else None
    if post is None or post.start < start or (post.open and post.start > start and text[post.start - 1] != "的"):
        return None
    low, high = trimmed(text, start, post.start)
    if low == high or not fits(text[low:high], text[post.start : post.end]):
        low = high = post.start
    return Mention(passage, (low, high), (post.start, post.end), name, "name-post")


def of_age(passage: Passage, name: tuple[int, int]) -> Mention | None:
    """A name whose age is told behind it: 黄强，今年三十七岁."""
    told = _AGED.match(passage.text, name[1])
    return alone(passage, name, "name-aged") if told else None


_AGED = late(
    rf"[，（]?(?:[男女]，)?{AGE}|，?(?:今年|现年|已)?(?:年过|年近|年逾)(?:半百|花甲|古稀|[二三四五六七八九]十|[不而]惑)"
)


def alone(passage: Passage, name: tuple[int, int], rule: str) -> Mention:
    """A name without a post."""
    return Mention(passage, (name[0], name[0]), (name[0], name[0]), name, rule)


def acting(passage: Passage, start: int, end: int, context: str) -> Mention | None:
    """Somebody who does something right after speech, or of whom the article speaks again: 李满仓把镰刀一放."""
    text = passage.text
    if text[start] in _WORDLIKE and text[start + 1 : end] in _words():
        return None  # 时|同意
    if end - start < _WHOLE or after_name(text, end) < WORD or text[end : end + 1] in _NO_DEED:
        return None
    if opens_house(text, start, end):
        return None
    after_speech = text[start - 1 : start] == "”" and text[start - 2 : start - 1] in tuple("。！？…，")
    if after_speech or context.count(text[start:end]) > 1:
        return alone(passage, (start, end), "name-acting")
    return None


def opens_house(text: str, start: int, end: int) -> bool:
    """Whether what looks like a name is the beginning of an organisation: 陶溪川|直播基地, 原沈阳|重型机器厂."""
    near = any(is_organisation(text[end:stop]) for stop in range(end + 2, end + 5))
    return near or any(is_whole(text[start:stop]) for stop in range(end + 3, min(len(text), end + 9)))


def goes_on_as_house(text: str, start: int, end: int) -> bool:
    """Whether what looks like a name behind a post goes on as a house or a place: 西北农|林科技大学, 民|乐朝鲜族乡."""
    return is_organisation(text[end : end + 2]) or any(
        is_whole(text[start:stop]) for stop in range(end + 2, min(len(text), end + 5))
    )


@lexicon.per_words
def _words() -> frozenset[str]:
    return lexicon.words("after-names") | lexicon.words("common-words")


_WORDLIKE = frozenset("都和时于向经常成能全连单空解应计通相后那曾方")
_WHOLE = 3
_NO_DEED = frozenset("，。；：！？、）”“（的等和与 ")
