"""The verbs and phrases that announce speech: one list for all rooms, in resources/lexicons/cue-verbs.txt."""

import re

from briefing.text.wordlists import lines, per_words

SILENT = "不说"  # the class of verbs of which the reporter is the subject: 获悉, 了解到
TOLD = "告知"  # the class of verbs that may have a listener behind them: 告诉记者
NOT = "不是"  # words that end like a verb of speech and are none: 村道, 顾问
OPENING = "开口"  # the class of phrases that announce speech only before a colon, or after it: 算了一笔账
_LISTENER = r"[^，。：；“”！？\s]{1,8}"


@per_words
def cue_words() -> dict[str, frozenset[str]]:
    """The words by class."""
    found: dict[str, frozenset[str]] = {}
    for line in lines("cue-verbs"):
        kind, _, words = line.partition("：")
        found[kind] = found.get(kind, frozenset()) | frozenset(words.split())
    return found


@per_words
def _spoken() -> tuple[frozenset[str], dict[str, tuple[int, ...]]]:
    """The words that announce speech, and how long those are that end with a character, the longest first."""
    words = frozenset().union(*(words for kind, words in cue_words().items() if kind not in {SILENT, NOT}))
    lengths: dict[str, set[int]] = {}
    for word in words:
        lengths.setdefault(word[-1], set()).add(len(word))
    return words, {last: tuple(sorted(own, reverse=True)) for last, own in lengths.items()}


@per_words
def _silent() -> tuple[str, ...]:
    return tuple(cue_words()[SILENT])


@per_words
def _told() -> re.Pattern[str]:
    verbs = "|".join(sorted(cue_words()[TOLD], key=len, reverse=True))
    return re.compile(rf"(?:{verbs}){_LISTENER}$")


_PARTICLES = "道着过了起"
_LONGEST = 14  # characters of verb and listener


def cue_at_end(clause: str) -> int | None:
    """Where the verb of speech starts that ends a clause (林溪笑着说, 他告诉记者); None where there is none."""
    start = _verb_at_end(clause) if clause else None
    if start is None or clause.endswith(_silent()):
        return None
    none = cue_words()[NOT]
    return None if any(clause[-length:] in none for length in range(2, 7)) else start


def _verb_at_end(clause: str) -> int | None:
    words, lengths = _spoken()
    for bare in dict.fromkeys((clause, clause.rstrip(_PARTICLES))):
        for length in lengths.get(bare[-1:], ()):
            if length <= len(bare) and bare[-length:] in words:
                return len(bare) - length
    told = _told().search(clause, max(0, len(clause) - _LONGEST))
    return None if told is None else told.start()
