"""Deictic words outside quotation marks get the name or year they stand for; the printed form is kept.

我市 → 重庆市, 全区 → 铜梁区, 去年 → 2022年, 今年6月 → 2023年6月, 11月20日 → 2023年11月20日. Where the text leaves
a doubt the word stays as it is.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from briefing.composing.material import Sentence, Story
from briefing.composing.places import PROVINCES, cities, city_counts, district_names
from briefing.model.annotation import Place
from briefing.model.taxonomy import Taxonomy
from briefing.text.days import long_date
from briefing.text.deixis import OFFSETS, RELATIVE_YEAR, TODAY

_OUR_CITY = re.compile(r"我市|本市")
_WHOLE_DISTRICT = re.compile(r"(?<!安)全区(?!域)|我区|本区|全县|我县|本县")
_YEAR = re.compile(rf"(?P<word>{RELATIVE_YEAR})")
_DAY = re.compile(r"(?<![\d年月—\-–~～到])(?<!(?<!截)至)(?P<month>\d{1,2})月(?P<day>\d{1,2})日")
_PRONOUN = re.compile(
    r"^(?P<pronoun>他|她)(?=(?:还|也|同时|进一步)?(?:表示|介绍|说|认为|指出|强调|透露|分析|建议|告诉记者|坦言))"
)
_CITY_NAMED, _FAR_MORE = 3, 3  # times that a page must name its city, absolutely and beside any other


@dataclass(frozen=True, slots=True)
class Change:
    """A word in a sentence (offsets in its joined paragraph) and what it stands for."""

    start: int
    end: int
    text: str


def changes(sentence: Sentence, taxonomy: Taxonomy, *, opens: bool) -> list[Change]:
    """All resolvable words of a sentence, in order; `opens` is True where it opens a paragraph of the pack."""
    found = [
        *_cities(sentence, taxonomy),
        *_districts(sentence, taxonomy),
        *_times(sentence, sentence.story.picked.source.date),
        *(_pronouns(sentence) if opens else ()),
    ]
    kept: list[Change] = []
    for change in sorted(found, key=lambda c: (c.start, -c.end)):
        if not _quoted(sentence.joined.text, change.start) and (not kept or kept[-1].end <= change.start):
            kept.append(change)
    return kept


def _quoted(text: str, index: int) -> bool:
    """Whether a place lies inside quotation marks of any kind."""
    open_pairs = any(text.count(left, 0, index) > text.count(right, 0, index) for left, right in ("“”", "「」", "『』"))
    return open_pairs or text.count('"', 0, index) % 2 == 1


def _matches(pattern: re.Pattern[str], sentence: Sentence) -> Iterator[re.Match[str]]:
    return pattern.finditer(sentence.joined.text, sentence.start, sentence.end)


def _cities(sentence: Sentence, taxonomy: Taxonomy) -> Iterator[Change]:
    if not any(_matches(_OUR_CITY, sentence)):
        return
    city = city_of(sentence.story, taxonomy)
    if city is None or _speaks_of_another_city(sentence, taxonomy):
        return
    for match in _matches(_OUR_CITY, sentence):
        yield Change(match.start(), match.end(), city)


def city_of(story: Story, taxonomy: Taxonomy) -> str | None:
    """The taxonomy's city, if 我市 means it: its own paper, or a page that names it far more than others."""
    source = story.picked.source
    short = _short(taxonomy)
    if short in (source.publication or ""):
        return taxonomy.city.name
    if source.publication is not None and any(place in source.publication for place in (*cities(), *PROVINCES)):
        return None
    text = source.text.replace("\n", "")
    counts = city_counts(text)
    counts.pop(short, None)
    own = text.count(short)
    return taxonomy.city.name if own >= _CITY_NAMED and own >= _FAR_MORE * max(counts.values(), default=0) else None


def _short(taxonomy: Taxonomy) -> str:
    return taxonomy.city.name.removesuffix("市")


def _speaks_of_another_city(sentence: Sentence, taxonomy: Taxonomy) -> bool:
    """Whether the sentence, or the post of its speaker, names another city: then 我市 may be that one."""
    speaker = sentence.speaker
    told = sentence.text + ((speaker.organisation or "") if speaker else (sentence.described_speaker or ""))
    return any(city != _short(taxonomy) for city in city_counts(told))


def _districts(sentence: Sentence, taxonomy: Taxonomy) -> Iterator[Change]:
    for match in _matches(_WHOLE_DISTRICT, sentence):
        if name := _district_before(sentence, match.start(), taxonomy):
            yield Change(match.start(), match.end(), name)


def _district_before(sentence: Sentence, index: int, taxonomy: Taxonomy) -> str | None:
    """The only district or zone named before the word in its paragraph; two different ones leave a doubt."""
    paragraph = sentence.joined
    position = paragraph.offsets[index]
    named = [
        place
        for annotation, place in sentence.story.all_of(Place)
        if paragraph.offsets[0] <= annotation.span.start < position
    ]
    ids = Counter(place.district_id for place in named)
    if len(ids) != 1:
        return None
    known = {name for place in named for name in (place.name, *_names(taxonomy, place.district_id))}
    if district_names(paragraph.text[:index]) - known:
        return None
    district = taxonomy.district(named[0].district_id)
    longest = max((place.name for place in named), key=len)
    if district is None:
        return None
    return district.name if district.name.startswith(longest.removesuffix("区")) else longest


def _names(taxonomy: Taxonomy, district_id: str) -> tuple[str, ...]:
    district = taxonomy.district(district_id)
    return district.names if district else ()


def _times(sentence: Sentence, published: date | None) -> Iterator[Change]:
    if published is None:
        return
    for match in _matches(_YEAR, sentence):
        yield Change(match.start(), match.end(), f"{published.year + OFFSETS[match['word']]}年")
    for match in _matches(_DAY, sentence):
        if year := _year_of_day(int(match["month"]), int(match["day"]), published):
            yield Change(match.start(), match.end(), f"{year}年{match.group()}")
    for match in _matches(TODAY, sentence):
        day = published - timedelta(days=1) if match.group().startswith("昨") else published
        yield Change(match.start(), match.end(), long_date(day))


def _year_of_day(month: int, day: int, published: date) -> int | None:
    """The year of a day without one: past days of this year; a day far ahead is left in doubt."""
    if (month, day) <= (published.month, published.day):
        return published.year
    return None


def _pronouns(sentence: Sentence) -> Iterator[Change]:
    match = _PRONOUN.match(sentence.text)
    if match is not None and sentence.speaker is not None:
        yield Change(sentence.start, sentence.start + 1, sentence.speaker.name)


def resolve_words(text: str, published: date | None) -> str:
    """Relative years in a short text such as a period: 去年 → 2022年, 11月20日 → 2023年11月20日."""
    if published is None:
        return text
    text = _YEAR.sub(lambda m: f"{published.year + OFFSETS[m['word']]}年", text)
    return _DAY.sub(lambda m: _with_year(m, published), text)


def _with_year(match: re.Match[str], published: date) -> str:
    year = _year_of_day(int(match["month"]), int(match["day"]), published)
    return f"{year}年{match.group()}" if year else match.group()
