"""Posts: the chain of posts that ends before a name, read backwards from it."""

from dataclasses import dataclass

from briefing.extraction import lexicon
from briefing.text.patterns import late

_HAN = late(r"[\u4e00-\u9fff]")
_JOINTS = ("、", "兼", "暨")
_MOST = 8  # posts that are joined
_REACH = 26  # characters of a post that stands behind 、 with its department
_OPEN_ENDS = frozenset("员师者农匠工商户")
_OPEN_GOES_ON = frozenset("程作业商艺厂信会工部员师")  # 工|程, 师|部: the word is not over
_CUT = frozenset(("公司", "公示", "政府"))  # words that a head must not begin in the middle of: 公|司机
_LOCAL = frozenset("省市州县区乡镇村")


@lexicon.per_words
def _prefixes() -> frozenset[str]:
    return lexicon.classes("posts")["前缀"]


@lexicon.per_words
def _sizes() -> tuple[int, int]:
    return lexicon.longest(lexicon.posts()), lexicon.longest(_prefixes())


@lexicon.per_words
def last_characters() -> frozenset[str]:
    """The characters that a head may end with."""
    return frozenset(word[-1] for word in lexicon.posts()) | _OPEN_ENDS


@lexicon.per_words
def _lengths() -> dict[str, tuple[int, ...]]:
    """The lengths of the heads that end with a character, the longest first."""
    found: dict[str, set[int]] = {}
    for word in lexicon.posts():
        found.setdefault(word[-1], set()).add(len(word))
    return {last: tuple(sorted(sizes, reverse=True)) for last, sizes in found.items()}


@dataclass(frozen=True, slots=True)
class Post:
    """Where a post stands; `open` where its head is told by its last character alone (护理员)."""

    start: int
    end: int
    open: bool = False


def head_before(text: str, end: int) -> Post | None:
    """The head of a post that ends there."""
    if end < 2 or text[end - 1] not in last_characters():  # noqa: PLR2004  a post has two characters
        return None
    if text[end - 1] == "工" and text[end : end + 1] in _OPEN_GOES_ON:
        return None  # 机电工|程
    heads = lexicon.posts()
    for length in _lengths().get(text[end - 1], ()):
        start = end - length
        if start < 0 or length < 2:  # noqa: PLR2004  a post has two characters
            continue
        if text[start:end] in heads and text[max(0, start - 1) : start + 1] not in _CUT:
            return Post(_without_place(text, start, end), end)
    least = max(0, end - _LONGEST_CHIEF)
    if text.find("首席", least, end) >= 0 and (chief := _CHIEF.search(text, least, end)):
        return Post(chief.start(), end)
    if (
        end > 1
        and text[end - 1] in _OPEN_ENDS
        and text[end - 2 : end] not in lexicon.words("not-trades")
        and text[end : end + 1] not in _OPEN_GOES_ON
    ):
        size = 2 if text[end - 1] in "农匠商" else 3
        start = end - size
        if start >= 0 and all(_HAN.match(char) for char in text[start:end]):
            return Post(start, end, open=True)
    return None


_CHIEF = late(r"首席[\u4e00-\u9fff]{1,5}(?:官|家|师|总监|代表|顾问|专员|主管|专家|经理)$")
_LONGEST_CHIEF = 8


def _without_place(text: str, start: int, end: int) -> int:
    """花果村|主任, not 花果|村主任: the first character belongs to the place where what is left is a post too."""
    rest = text[start + 1 : end]
    if is_honour(text[start:end]):
        return start
    if text[start] in _LOCAL and start and _HAN.match(text[start - 1]) and rest in lexicon.posts():
        return start + 1 if text[start - 1] not in _LOCAL else start
    return start


def post_before(text: str, end: int) -> Post | None:
    """The post that ends there with all that belongs to it: 副, 首席, and posts joined by 、 or 兼."""
    head = _whole_head(text, end)
    if head is None:
        return None
    start = _with_prefixes(text, _with_rank(text, _with_trade(text, head)))
    for _ in range(_MOST):
        if start <= 1 or text[start - 1] not in _JOINTS:
            break
        earlier = _whole_head(text, start - 1)
        if earlier is None or earlier.open or text[earlier.start : start - 1] in _ROLES:
            break
        start = _with_prefixes(text, earlier.start)
    return Post(start, end, head.open)


def _whole_head(text: str, end: int) -> Post | None:
    """The head that ends there, with the one that it helps or glosses: 站长|助理, 首席技术官|CTO."""
    head = head_before(text, end)
    if head is None or not (text[head.start : end] == "助理" or _LATIN.match(text, head.start, end)):
        return head
    first = head_before(text, head.start)
    return head if first is None or first.open else Post(first.start, end)


_LATIN = late(r"[A-Z]{2,4}$")
_CROP = late(r"(?:食用菌|中药材|火龙果|猕猴桃|小龙虾|大闸蟹|马铃薯|哈密瓜|百香果|咖啡豆|羊肚菌|黑木耳|大樱桃|水蜜桃)$")
_TRADED = ("大户", "能手", "专业户", "状元", "带头人", "大王", "好手", "老人", "高手")


def _with_trade(text: str, head: Post) -> int:
    """What somebody is great at belongs to the post: 养猪|大户, 治沙|老人."""
    if (crop := _CROP.search(text, max(0, head.start - 3), head.start)) and text[head.start : head.end] in _TRADED:
        return crop.start()
    start = head.start - 2
    trade = text[max(0, start) : head.start]
    if text[head.start : head.end] not in _TRADED or start < 0 or not all(_HAN.match(char) for char in trade):
        return head.start
    return head.start if trade[-1] in "的位名个村镇乡区县市族" or trade[0] in "的位名个岁" else start


_RANK = late(r"(?:首席|高级|资深|特约|特聘)[\u4e00-\u9fff]{1,6}(?<![校院所司局会部室处厂站馆区县市团店社官])$")
_LONGEST_RANK = 8


def _with_rank(text: str, start: int) -> int:
    """The rank before a trade and its field: 高级宏观|分析师; not 高级技工学校|教师."""
    rank = _RANK.search(text, max(0, start - _LONGEST_RANK), start)
    return start if rank is None else rank.start()


def inside_head(text: str, index: int) -> bool:
    """Whether a place lies inside the head of a post: 总工|程师."""
    longest, lasts, heads = _sizes()[0], last_characters(), lexicon.posts()
    for end in range(index + 1, min(len(text), index + longest) + 1):
        if text[end - 1] in lasts and any(text[start:end] in heads for start in range(max(0, end - longest), index)):
            return True
    return False


def joined_before(text: str, start: int) -> int | None:
    """Where 、 stands before the department of a post, if a post ends at it: 总经理助理、|市场拓展部."""
    for index in range(start - 1, max(0, start - _REACH), -1):
        if text[index] == "、":
            return index if head_before(text, index) else None
        if text[index] in _JOINTS and index and head_before(text, index):
            return index  # 副局长|兼园区建设处处长
        if not _HAN.match(text[index]):
            return None
    return None


def _with_prefixes(text: str, start: int) -> int:
    _, longest = _sizes()
    moved = True
    least = max(0, start - _REACH)
    while moved and start > least:
        moved = False
        for length in range(min(longest, start), 0, -1):
            if text[start - length : start] in _prefixes() and not _splits(text, start - length):
                start -= length
                moved = True
                break
    return start


def _splits(text: str, start: int) -> bool:
    """Whether a prefix of one character is the end of another word: 自|原, 北|总."""
    if text[start] == "总" and text[start - 1 : start] == "全":
        return True  # 全总|书记处书记
    return (
        text[start] in "原前代女老"
        and start > 0
        and bool(_HAN.match(text[start - 1]))
        and text[start - 1] not in "的位名"
    )


_ROLES = frozenset(
    (
        "代表",
        "企业代表",
        "企业家代表",
        "嘉宾",
        "参展商代表",
        "志愿者",
        "党员",
        "成员",
        "学生",
        "徒弟",
        "弟子",
        "同事",
        "搭档",
        "妻子",
        "丈夫",
        "儿子",
        "女儿",
        "同学",
        "室友",
        "师傅",
        "业主代表",
        "专家代表",
    )
)


def is_honour(post: str) -> bool:
    """Whether a post is an honour that stands beside somebody's work (全国人大代表)."""
    return all(part in lexicon.classes("posts")["荣誉"] or part in _ROLES for part in post.split("、"))


def is_plain(post: str) -> bool:
    """Whether a post is an occupation or a role that stands without an organisation (村民, 种植户)."""
    return post.endswith(_plain()) and not post.endswith(("主任", "书记"))


@lexicon.per_words
def _plain() -> tuple[str, ...]:
    return tuple(word for word in lexicon.classes("posts")["基层"] if len(word) > 1)
