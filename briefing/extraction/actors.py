"""Persons as what a text speaks of: 果农唐大礼 …, 他家 …, and 我 in the speech of one who speaks for no house."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from briefing.extraction import lexicon
from briefing.extraction.mentions import Mention
from briefing.text.finding import Words
from briefing.text.patterns import late

_SPEAKER = late(r"(?<![自有])(?:我|咱|本人)(?![国省市县区镇乡村州校院厂司行们])")
_THIRD = late(r"(?:[他她](?!们)|自[己家]|这位)")
_WITH = late(
    r"(?:本人|自己|一?家人?|夫妇|夫妻|两口子|父子|母女|兄弟|姐妹|一家[三四五六]?口|"
    r"和[^，。；的]{1,8}|与[^，。；的]{1,8}|等人|团队|他们)?$"
)


@dataclass
class Actors:
    """Who is named in an article: `names` says of each whether the person stands for itself (果农), not for a house."""

    names: Mapping[str, bool] = field(default_factory=dict)
    houses: Mapping[str, tuple[str, bool]] = field(default_factory=dict)  # whom each speaks for, and whether a firm
    last: str | None = None  # the person named last
    voice: str | None = None  # who says what stands in quotation marks, where that is no spokesman

    @cached_property
    def _words(self) -> Words:
        return Words(self.names)

    def last_in(self, words: str) -> str | None:
        """The last person whom the words name."""
        found = list(self._words.found(words))
        return found[-1][1] if found else None

    def note(self, clause: str) -> None:
        """A clause was read: who is named in it is meant by 他 from here on."""
        unnamed = None if (name := self.last_in(clause)) else _unnamed().search(clause)
        self.last = name or (unnamed[1] if unnamed else self.last)

    def at_end(self, phrase: str) -> str | None:
        """花果村果农|唐大礼: the person with whom a phrase ends."""
        found = self._words.everywhere(phrase)
        return next((name for at, name in found if _WITH.match(phrase, at + len(name))), None)

    def alone(self, name: str | None) -> bool:
        """Whether the person stands for itself."""
        return name is not None and self.names.get(name, False)

    def meant(self, phrase: str) -> str | None:
        """Whom 我, 他 or 自己 at the start of a phrase means; None where nobody knows."""
        if _SPEAKER.match(phrase):
            return self.voice
        return self.last if _THIRD.match(phrase) else None


@lexicon.per_words
def _unnamed() -> re.Pattern[str]:
    """一位不愿具名的|窑主: one who is described and not named."""
    words = lexicon.words("describers") | lexicon.classes("posts")["基层"]
    return re.compile(
        rf"(?:[一有]|(?<!这)几)[位名][^，。；：“”]{{0,16}}?({lexicon.any_of(words).pattern}|[\u4e00-\u9fff]{{1,2}}[主户商工民匠])(?![\u4e00-\u9fff]{{0,1}}[的等])"
    )


_REPORTER = late("记者|通讯员|实习生|编辑")


def actors_of(mentions: Iterable[Mention]) -> Actors:
    """The persons of an article."""
    told = [m for m in mentions if not _REPORTER.search(m.passage.text[slice(*m.post)])]
    houses = {m.key: (m.passage.text[slice(*m.org)], _is_business(m)) for m in told if m.org[0] < m.org[1]}
    return Actors({mention.key: _stands_alone(mention) for mention in told}, houses)


def _is_business(mention: Mention) -> bool:
    post = mention.passage.text[slice(*mention.post)]
    return any(word in post for word in lexicon.classes("holders")["职"])


def _stands_alone(mention: Mention) -> bool:
    text = mention.passage.text
    post = text[slice(*mention.post)]
    listed = lexicon.classes("posts")
    if post:
        return post in listed["基层"] - _LEADING or post in listed["荣誉"]
    return mention.org[0] == mention.org[1]


_LEADING = frozenset("支书 村支书 老支书 村主任 村委会主任 社区主任 第一书记 社长 社区书记 馆长 园长 台长".split())  # noqa: SIM905  a list as it is read
