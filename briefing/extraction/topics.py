"""What a text is speaking of while it goes on: the place, firm, park or project that a clause without subject means.

A small discourse model. A *container* is a holder that lasts (a region, firm, park, project, event); a *subject* is
what the sentence speaks of; a *part* is a branch, product or group that a clause names of the container
(全市 + 数控机床).
"""

from collections import Counter
from dataclasses import dataclass, field

from briefing.extraction import topic_words as known
from briefing.extraction.actors import Actors
from briefing.extraction.nouns import (
    LASTING,
    anaphora,
    clean,
    is_generic,
    is_noun,
    kind_of,
    region_of,
)
from briefing.extraction.subjects import PUBLIC, is_called, last_of, tidy


@dataclass
class Topics:
    """The state of the discourse of one article."""

    region: str | None = None
    container: str | None = None
    kind: str = ""  # of the container
    subject: str | None = None
    fleeting: bool = False  # whether the subject ends with its sentence
    part: str | None = None
    frame: str | None = None  # 从产量看: what the sentence measures
    whole: str | None = None  # 签约项目中: of what the sentence counts
    named: dict[str, str] = field(default_factory=dict)  # holders named in full, and their kind, the last ones
    firms: dict[str, str] = field(default_factory=dict)  # firms whose names end in no class word
    places: dict[str, str] = field(default_factory=dict)  # short names of places: 民勤, after 民勤县
    spoken: Counter[str] = field(default_factory=Counter)  # how often each kind of container was spoken of
    actors: Actors = field(default_factory=Actors)
    reports: str | None = None  # the region whose government reports on its work

    def settle(self, home: str | None) -> None:
        """The article is about a place, of which it speaks until it names another holder."""
        if home is not None:
            self.region = home
            self._contain(home, "地")

    def open_passage(self, text: str = "") -> None:
        """A paragraph begins: what it speaks of must be said anew, but for the container; a report returns home.

        An item of a digest is a text of its own.
        """
        self.subject = self.part = None
        if known.ITEM.match(text) and not self.reports:
            self.container, self.kind, self.region = None, "", None
        if self.kind in known.PASSING and self.region and self.spoken["地"] > self.spoken[self.kind]:
            self._contain(self.region, "地")

    def open_sentence(self, clause: str = "") -> None:
        """A sentence begins: parts end, and so do subjects that are no lasting ones; 全年 returns to the region."""
        self.part = self.whole = self.frame = None
        if self.fleeting or self.reports:
            self.subject = None
        if self.reports:
            self.region = self.reports
            self._contain(self.reports, "地")
        spoken = self.spoken["地"]
        settled = spoken >= known.DOMINANT and spoken > 2 * self.spoken[self.kind]
        if self.region and self.kind in known.PASSING and settled:
            self._contain(self.region, "地")
        governs = self._is_passing() and known.GOVERNS.match(clause)
        if self.region and (clause.startswith(known.YEARLY) or governs):
            self.subject = None
            self._contain(self.region, "地")

    def _is_passing(self) -> bool:
        """Whether the container is a project, event or structure, which governs nothing."""
        built = self.kind == "园" and (self.container or "").endswith(known.BUILT)
        return self.kind in {"项", "会"} or built

    def home(self) -> str | None:
        """The region, for what only a region has; it is spoken of from here on."""
        if self.region is None:
            return self.current()
        if self.kind != "地":
            self.subject = None
            self._contain(self.region, "地")
        held = self.subject or self.container or ""
        return held if held.startswith(self.region) else self.region

    def agent(self) -> str | None:
        """Whose an action is in a clause that does not say: no branch or product acts."""
        acts = self.part is not None and kind_of(self.part) in {"企", "地", "园", "会", "群"}
        return self.part if acts else self.subject or self.container or self.part

    def is_firm(self, noun: str) -> bool:
        """Whether the noun is a firm by its last word or because the text named it as one."""
        return noun in self.firms or kind_of(noun) == "企"

    def current(self) -> str | None:
        """Whose a quantity is in a clause that does not say."""
        return self.part or self.subject or self.container

    def take(self, phrase: str, *, subject: bool = True) -> str | None:
        """The holder that the phrase names, as it now stands; the phrase becomes what is spoken of."""
        if known.WE.fullmatch(clean(phrase)):
            return self.container if self.kind in LASTING else None
        if (person := self._person_in(phrase)) is not None:
            house = self._house(phrase, person[1])
            return self.take(house) if house else self.take_person(*person)
        whole = clean(phrase)
        noun = whole if whole in anaphora() else last_of(tidy(phrase))
        if not is_noun(noun) or noun == "其":
            return self.current()
        noun = self._near_place(noun)
        kind = "企" if noun in self.firms else kind_of(noun)
        if noun in anaphora() or _points(noun):
            noun = self.resolved(noun)
        holder = self._held(noun, kind)
        if subject:
            self.subject, self.part = holder, None
            self.fleeting = noun in known.VAGUE or (
                holder != self.container and kind not in {"业", "地"} and self.region_in(noun) is None
            )
        elif known.PER_UNIT.match(noun) is None:
            self.part = holder
        return holder

    def _person_in(self, phrase: str) -> tuple[str, str | None] | None:
        """What of a person's a phrase names (他的工作室), and whom it means; None where it names no person."""
        noun = tidy(phrase)
        if (pointed := known.PERSON.match(noun)) is not None:
            return noun, self.actors.meant(pointed.group())
        name = self.actors.at_end(clean(phrase)) or (noun if is_called(noun) else None)
        return ("", name) if name is not None else None

    def _house(self, phrase: str, name: str | None) -> str | None:
        """我们的产能, said by one who speaks for a firm: the firm."""
        ours = tidy(phrase).startswith(("我们", "咱们")) and not self.actors.alone(name)
        return self.actors.houses.get(name or "", ("", False))[0] or None if ours else None

    def take_person(self, phrase: str, name: str | None) -> str | None:
        """A person is spoken of, or something of a person's (他的工作室), which is told as printed."""
        owned = phrase if "的" in phrase and is_noun(phrase) and phrase.rpartition("的")[2] else None
        self.subject, self.part, self.fleeting = owned or name, None, not self.actors.alone(name)
        return self.subject

    def _held(self, noun: str, kind: str | None) -> str:
        """The holder that a noun names, which may be what the text now goes on speaking of."""
        region, firm, owner = self.region_in(noun), self.firm_in(noun), known.OWNER.match(noun)
        if kind == "企" and known.TRADE.search(noun):
            return noun
        if kind in LASTING and (self.container is None or not is_generic(known.NEW.sub("", noun))):
            self._contain(noun, kind or "")
            if kind == "企" and (short := known.FULL_NAME.match(noun)):
                keep(self.firms, short["name"], "企")
            if noun not in anaphora():
                keep(self.named, noun, kind or "")
        elif owner is not None and (own := kind_of(owner["name"])) in LASTING:
            self._contain(owner["name"], own or "")
        elif self._abroad(noun, region):
            return self.composed(noun)
        elif region is not None:
            self._settle(region, alone=region == noun)
            return region if noun.startswith(f"{region}的") and kind is None else noun
        elif firm is not None:
            self._contain(firm, "企")
        else:
            return self.composed(noun)
        return noun

    def _abroad(self, noun: str, region: str | None) -> bool:
        """Whether a place is a market of the firm that the text speaks of."""
        if region is None:
            return False
        market = self.kind == "企" and region.startswith(known.MARKETS)
        return market or (region in known.ABROAD and region != noun and self.kind in LASTING)

    def _near_place(self, noun: str) -> str:
        """该区 is the district named last."""
        pointed = known.THAT_PLACE.match(noun)
        if pointed and self.region and self.region.endswith(pointed["unit"]) and not self.region.startswith("全"):
            return self.region + noun[pointed.end() :]
        return noun

    def _settle(self, region: str, *, alone: bool) -> None:
        """The text speaks of a place; of the world only where it is named alone."""
        if region in known.VAGUE:
            return
        if self.kind == "企" and region.startswith(known.MARKETS):
            return
        if alone or region not in known.WIDE:
            self.region = region
            self.subject = None
            self._contain(region, "地")
            if region[-1:] in known.DIVISION and len(region) > known.SHORT:
                keep(self.places, region[:-1], "地")

    def region_in(self, noun: str) -> str | None:
        """The place with which a noun opens, by its form or because the text named it."""
        return region_of(noun) or next((place for place in self.places if noun.startswith(place)), None)

    def firm_in(self, noun: str) -> str | None:
        """The firm named before with which a noun opens."""
        return next((firm for firm in self.firms if noun.startswith(firm)), None)

    def _contain(self, words: str, kind: str) -> None:
        self.container, self.kind, self.part = words, kind, None
        self.spoken[kind] += 1

    def composed(self, noun: str) -> str:
        """The noun with the holder to which it belongs: 全市 + 数控机床."""
        own = self.subject if self.fleeting and self.subject and not region_of(self.subject) else None
        base = own or self.container
        if base is None or base in noun or known.ALONE.search(noun):
            return noun
        noun = next((noun[len(w) :] for w in _own(self.kind) if noun.startswith(w) and len(noun) > len(w) + 1), noun)
        return base if noun in base else f"{base}{noun}"

    def pass_to(self, noun: str) -> None:
        """鲜果装上车: what a clause says something of is what the rest of its sentence is about."""
        if self.subject is None or self.fleeting:
            self.subject = None
            self.subject, self.part, self.fleeting = self.composed(noun), None, True

    def resolved(self, noun: str) -> str:
        """What a word like 公司 or 该项目 stands for, where only one fits; else the word."""
        kind = anaphora().get(noun, "")
        bare = noun.removeprefix("该").removeprefix("这家").removeprefix("本").removeprefix("此次")
        zone = bare == "园区" and (self.container or "").endswith(("区", "园", "城", "基地", "港"))
        same = bare in known.ANY_FIRM or (self.container or "").endswith(bare)
        firm = kind == self.kind == "企" and same
        if (firm or (zone and self.kind == "园")) and self.container not in {None, *anaphora()}:
            return self.container or noun
        if kind == "企" and bare in known.ANY_FIRM:
            fitting = [words for words, own in self.named.items() if own == "企" and not PUBLIC.search(words)]
        elif kind == "全":
            return noun
        else:
            fitting = [words for words in self.named if words.endswith(bare) and words != bare]
        return fitting[-1] if len(set(fitting)) == 1 else noun


def _own(kind: str) -> tuple[str, ...]:
    """The words that stand for a container of that kind: 公司|储能."""
    return tuple(word for word, own in anaphora().items() if own == kind and kind == "企")


_MOST = 30  # names that are kept in mind


def _points(noun: str) -> bool:
    return noun.startswith(("该", "此次", "本次")) and kind_of(noun) is not None


def keep(names: dict[str, str], name: str, kind: str) -> None:
    """Remembers a name as the last one; the oldest is forgotten where there are many."""
    names.pop(name, None)
    names[name] = kind
    if len(names) > _MOST:
        del names[next(iter(names))]
