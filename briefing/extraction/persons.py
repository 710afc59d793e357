"""The person of a mention: post, organisation (also what 公司 means), group, and where the name stands again."""

from collections.abc import Sequence

from briefing.extraction.antecedents import named_before, tails_of
from briefing.extraction.groups import group_of
from briefing.extraction.mentions import Mention
from briefing.extraction.organisations import ENTERPRISE_POST, is_anaphor, is_organisation
from briefing.extraction.passages import Reading
from briefing.model.annotation import Person
from briefing.model.source import Span
from briefing.text.finding import Words


def person_of(
    mention: Mention, reading: Reading, mentions: tuple[Span, ...], earlier: Sequence[Mention] = ()
) -> Person:
    """The person of a full mention; `mentions` are the raw ranges of the name elsewhere, `earlier` who came before."""
    text = mention.passage.text
    post = text[slice(*mention.post)] or None
    organisation = _organisation(mention, reading, post or "", earlier)
    return Person(
        name=mention.key,
        post=post,
        organisation=organisation,
        organisation_id=_agency_id(organisation, reading),
        group=group_of(organisation or "", post or ""),
        mentions=mentions,
    )


def _organisation(mention: Mention, reading: Reading, post: str, earlier: Sequence[Mention]) -> str | None:
    """The organisation printed with the name, or the one that 公司, 该校, or a post alone means."""
    text = mention.passage.text
    printed = text[slice(*mention.org)]
    if printed and not is_anaphor(printed):
        return printed
    tails = tails_of(post, printed)
    if tails is None:
        return None
    before = _before(mention, reading, _POINTED if printed else 1)
    named = named_before(before, len(before), tails)
    if printed in _FIRM and (firm := _firm_of(earlier)) and before.rfind(firm) > (named[0] if named else -1):
        return firm
    if named and not (printed in _FIRM and _doubtful(before, named, tails)):
        return before[slice(*named)]
    bare = printed.lstrip("该本我")
    return bare if len(bare) > 1 and bare not in _NEVER else None


def _doubtful(before: str, named: tuple[int, int], tails: str) -> bool:
    """Whether another firm may be meant: the nearest stands in an earlier paragraph, and further off another one."""
    if "\n" not in before[named[1] :]:
        return False
    other = named_before(before, named[0], tails)
    return other is not None and before[slice(*other)] not in before[slice(*named)]


def _firm_of(earlier: Sequence[Mention]) -> str | None:
    """The firm of the person told last, which 该公司 may mean where its name ends as no firm's does: 京山轻机."""
    for mention in reversed(earlier):
        firm, post = (mention.passage.text[slice(*span)] for span in (mention.org, mention.post))
        if firm and not is_anaphor(firm):
            return firm if ENTERPRISE_POST.search(post) else None
    return None


_FIRM = frozenset(("公司", "该公司", "企业", "该企业", "集团", "该集团", "这家公司", "这家企业", "本公司"))
_NEVER = frozenset(("其", "我们", "他们", "单位", "该单位", "机构", "该机构", "村里", "镇里", "县里", "市里", "省里"))
_FAR = 600


_POINTED = 3  # paragraphs back to which 该中心 may point


def _before(mention: Mention, reading: Reading, back: int) -> str:
    """The text before a mention: of its own paragraph and of those before."""
    position = next((n for n, p in enumerate(reading.passages) if p is mention.passage), 0)
    previous = "\n".join(passage.text for passage in reading.passages[max(0, position - back) : position])
    return (previous + "\n" + mention.passage.text[: mention.org[0]])[-_FAR:]


def _agency_id(organisation: str | None, reading: Reading) -> str | None:
    if organisation is None:
        return None
    entries = [*reading.taxonomy.agencies, *reading.taxonomy.districts]
    return next((e.id for e in entries if organisation in e.names and e.valid_on(reading.source.date)), None)


def all_name_mentions(reading: Reading, found: list[Mention]) -> dict[str, tuple[Span, ...]]:
    """All other places of each name in the article's body, by name."""
    places: dict[str, list[Span]] = {mention.key: [] for mention in found}
    own = {mention.key: (id(mention.passage), mention.name[0]) for mention in found}
    words = Words(places)
    for passage in reading.passages:
        for start, name in words.found(passage.text):
            if own[name] != (id(passage), start):
                places[name].append(passage.span(start, start + len(name)))
    return {name: tuple(spans) for name, spans in places.items()}


def is_certain(person: Person, mention: Mention) -> bool:
    """Whether name, post and organisation leave no doubt: a whole organisation beside a name that ends clearly."""
    printed = mention.org[0] < mention.org[1] and person.organisation == mention.passage.text[slice(*mention.org)]
    return printed and person.group != "other" and _is_whole(person) and mention.clear


_SHORTEST_WHOLE = 5  # characters; 外贸部 and 直播基地 are parts of something
_AREAS = ("片区", "区域", "大区", "一带", "周边", "服务", "业务", "方面")
_BROKEN = frozenset(
    "局部园厂院校该本这那电報报说讲曾据由及和与对把被让给将已又还就都才只）年时其等"
)  # an organisation that begins so has lost its head


def _is_whole(person: Person) -> bool:
    """Whether an organisation is one by itself: a known agency, or a name long enough, and not cut at its head."""
    name = person.organisation or ""
    named = len(name) >= _SHORTEST_WHOLE and name[0] not in _BROKEN and not name.endswith(_AREAS)
    return person.organisation_id is not None or (named and is_organisation(name))
