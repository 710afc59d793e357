"""Lines that belong to the page and to no article: its date line, its number, its credits, captions of pictures."""

import re

_DAY = r"(?:19|20)\d{2}\s?[年./-]\s?\d{1,2}\s?[月./-]\s?\d{1,2}\s?日?"
_WEEKDAY = r"(?:星期|周)[一二三四五六日天]"
_NUMBER = r"(?:第\s?)?[0-9A-Z一二三四五六七八九十]{1,4}\s?版"
_NAME = r"《?[\u4e00-\u9fff]{2,8}(?:日报|晚报|晨报|早报|商报|时报|周报|都市报|经济报|工人报|农民报)》?"
_LUNAR = r"(?:农历)?[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年[\u4e00-\u9fff]{2,6}"
_MARKS = re.compile(rf"{_DAY}|{_WEEKDAY}|{_NUMBER}|{_NAME}|{_LUNAR}")
_ALONE = re.compile(rf"(?:{_WEEKDAY}|{_NUMBER}|{_NAME}|{_LUNAR})")
_LONGEST_HEAD, _LONGEST_REST = 60, 16
_SENTENCE = re.compile(r"[，。；？！“”]")
_CREDITS = re.compile(
    r"(?:本版|本期|值班)?(?:主任|总监|编审|统筹)?(?:责编|责任编辑|执行编辑|编辑|主编|美编|美术编辑|责任美编|校对|责校|制图|绘图|版式|版面|视觉|统筹|"
    r"策划|设计|审读|审核|排版|组版|图编|见习编辑|新闻热线|热线|投稿邮箱|邮箱|电子信箱|电话|电邮|网址|邮发代号|国内统一.{0,6}号)"
    r"[：:/／\s].{2,60}"
)
_SOURCE = re.compile(r"[（(]?(?:来源|稿源|信息来源|资料来源|数据来源|图片来源|原标题|原载|转自|原题)[：:].{1,40}")
_CODES = re.compile(r"[\x00-\x7f—–·•\-_]{1,40}")
_DATE_ALONE = re.compile(rf"[（(]?{_DAY}[）)]?")
_PICTURE = re.compile(
    r"^[▲△▼▽↑↓←→◀▶\s]*(?:图为|图片为|图中为|[上下左右题主配]图|图[①-⑳一二三四五六\d]?\s?[：:]|图[①-⑳]|资料图)"
)
_TAKEN = re.compile(
    r"(?:(?:记者|通讯员|新华社|本报|特约|摄影[：:/]?)[^。！？]{0,20}(?:摄|供图)|摄影[：:/／]\s?[\u4e00-\u9fff\s]{2,8}|(?:供图|[（(]资料(?:图片?|照片)[）)]|"
    r"新华社发|[（(][\u4e00-\u9fff\s·]{2,8}(?:摄|供图)[）)]))[）)]?$"
)
_LONGEST_CAPTION = 120


def is_furniture(line: str) -> bool:
    """Whether a whole line is a date line with name, weekday or number of the page, or names who made the page."""
    if _CREDITS.fullmatch(line) or _SOURCE.fullmatch(line):
        return True
    return _CODES.fullmatch(line) is not None or _is_date_line(line)


def _is_date_line(line: str) -> bool:
    # A date by itself may be a line of running text that a column broke before and after it.
    if len(line) > _LONGEST_HEAD or _SENTENCE.search(line) or not _ALONE.search(line):
        return False
    rest = "".join(_MARKS.sub(" ", line).split())
    dated = re.search(_DAY, line) is not None
    if dated and len(rest) > 1:
        # What stands beside the date is set off by blanks: 要闻, 《早间要闻》节目文稿.
        return len(rest) <= _LONGEST_REST and all(
            len(word) == 0 or line[max(0, at - 1) : at].strip() == "" for at, word in _words(line)
        )
    return not rest


def _words(line: str) -> list[tuple[int, str]]:
    blanked = _MARKS.sub(lambda mark: " " * len(mark.group()), line)
    return [(word.start(), word.group()) for word in re.finditer(r"\S+", blanked)]


def is_date(text: str) -> bool:
    """Whether a text is a date and nothing else."""
    return _DATE_ALONE.fullmatch(text) is not None


def is_caption(text: str) -> bool:
    """Whether a short text tells of a picture: 图为…, … 记者 ×× 摄."""
    if len(text) > _LONGEST_CAPTION:
        return False
    return _PICTURE.match(text) is not None or _TAKEN.search(text) is not None
