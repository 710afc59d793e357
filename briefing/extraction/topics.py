"""What a text is speaking of while it goes on: the place, firm, park or project that a clause without subject means.

A small discourse model. A *container* is a holder that lasts (a region, firm, park, project, event); a *subject* is
what the sentence speaks of; a *part* is a branch, product or group that a clause names of the container
(全市 + 数控机床).
"""

from collections import Counter
from dataclasses import dataclass, field

from briefing.extraction import topic_words as known
from briefing.extraction.actors import Actors
from briefing.extraction.clauses import predicate_words
from briefing.extraction.nouns import (
    ATTRIBUTE,
    LASTING,
    anaphora,
    clean,
    is_generic,
    is_noun,
    kind_of,
    metric_of,
    pointed_at,
    region_of,
)
from briefing.extraction.phrases import without_lead
from briefing.extraction.subjects import CLASS_NAME, PUBLIC, last_of, person_alone, speaker_of, subject_of, tidy


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

    def open_passage(self) -> None:
        """A paragraph begins: what it speaks of must be said anew, but for the container; a report returns home."""
        self.subject = self.part = None
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
        if (person := known.PERSON.match(tidy(phrase))) is not None:
            return self._take_person(tidy(phrase), self.actors.meant(person.group()))
        if (name := self.actors.at_end(clean(phrase))) is not None:
            return self._take_person("", name)
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
            self.fleeting = holder != self.container and kind not in {"业", "地"} and self._region(noun) is None
        elif known.PER_UNIT.match(noun) is None:
            self.part = holder
        return holder

    def _take_person(self, phrase: str, name: str | None) -> str | None:
        """A person is spoken of, or something of a person's (他的工作室), which is told as printed."""
        owned = phrase if "的" in phrase and is_noun(phrase) and phrase.rpartition("的")[2] else None
        self.subject, self.part, self.fleeting = owned or name, None, not self.actors.alone(name)
        return self.subject

    def _held(self, noun: str, kind: str | None) -> str:
        """The holder that a noun names, which may be what the text now goes on speaking of."""
        region, firm, owner = self._region(noun), self._firm(noun), known.OWNER.match(noun)
        if kind == "企" and known.TRADE.search(noun):
            return noun
        if kind in LASTING and (self.container is None or not is_generic(known.NEW.sub("", noun))):
            self._contain(noun, kind or "")
            if kind == "企" and (short := known.FULL_NAME.match(noun)):
                _keep(self.firms, short["name"], "企")
            if noun not in anaphora():
                _keep(self.named, noun, kind or "")
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
                _keep(self.places, region[:-1], "地")

    def _region(self, noun: str) -> str | None:
        return region_of(noun) or next((place for place in self.places if noun.startswith(place)), None)

    def _firm(self, noun: str) -> str | None:
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
        return base if noun in base else f"{base}{noun}"

    def resolved(self, noun: str) -> str:
        """What a word like 公司 or 该项目 stands for, where only one fits; else the word."""
        kind = anaphora().get(noun, "")
        bare = noun.removeprefix("该").removeprefix("这家").removeprefix("本").removeprefix("此次")
        zone = bare == "园区" and (self.container or "").endswith(("区", "园", "城", "基地", "港"))
        if (kind == self.kind == "企" or (zone and self.kind == "园")) and self.container not in {None, *anaphora()}:
            return self.container or noun
        if kind == "企":
            fitting = [words for words, own in self.named.items() if own == "企" and not PUBLIC.search(words)]
        elif kind == "全":
            return noun
        else:
            fitting = [words for words in self.named if words.endswith(bare) and words != bare]
        return fitting[-1] if len(set(fitting)) == 1 else noun

    def hear(self, clause: str) -> None:
        """A clause without a quantity: its subject, where it is of a kind that lasts, is what follows is about."""
        if (office := known.REPORTS.search(clause)) is not None:
            self.reports = "全国" if office["state"] else f"{office['place'] or '全'}{office['unit']}"
        speaker = speaker_of(clause)
        name = self.actors.last_in(clause) if speaker is None else None
        if name is not None and self._hear_person(clause, name):
            return
        if speaker is None and (person := person_alone(clause)) is not None:
            self.subject, self.part, self.fleeting = person, None, True
            return
        if speaker is not None:
            self.speak(speaker[0], firm=speaker[1])
            return
        for short in known.SHORT_NAME.finditer(clause):
            _keep(self.firms, short["name"], "企")
        if (framed := known.FRAME.search(clause)) is not None:
            told = metric_of(framed["words"])
            self.frame = told.words if told is not None and told.known else None
            return
        cleft = known.CLEFT.search(clause)
        if cleft is not None and kind_of(cleft["noun"]) in LASTING:
            self.take(cleft["noun"])
            return
        named = self._place_named(clause) or self._name_alone(clause)
        if named is not None:
            self.take(named)
            return
        whole = region_of(without_lead(clause))
        if whole is not None and whole[0] in "全我本":
            self.take(whole)
        if clause.endswith(("中", "里", "之中")) and is_noun(tidy(clause)):
            self.whole = tidy(clause)
        self._hear_subject(clause)

    def _hear_person(self, clause: str, name: str) -> bool:
        """果农唐大礼返乡, 唐大礼说: what follows is about the person, unless it is one who stands for a house."""
        own = subject_of(clause) or clean(without_lead(clause))
        if clause.endswith(f"的是{name}"):
            own = name
        if self.actors.at_end(own) is None or not (self.actors.alone(name) or own is name):
            return False
        self._take_person("", name)
        return True

    def _place_named(self, clause: str) -> str | None:
        """在宜兴, 走进产业园: where the text goes."""
        match = known.AT.match(clause)
        if match is None:
            return None
        kind = kind_of(match["place"])
        if kind is None and known.TOWN.fullmatch(match["place"]):
            _keep(self.places, match["place"], "地")
            return match["place"]
        return match["place"] if kind in {"地", "园", "企", "项"} else None

    def _name_alone(self, clause: str) -> str | None:
        """位于高新区的蓝盾光电, with nothing after it."""
        match = ATTRIBUTE.match(clause)
        rest = clause[match.end() :] if match else ""
        if known.NAME.fullmatch(rest) and not predicate_words(rest):
            _keep(self.firms, rest, "企")
            return rest
        last = clause.rpartition("的")[2] if "的" in clause and not known.IS.search(clause) else ""
        if predicate_words(last) or not is_noun(last) or metric_of(last) is not None:
            return None
        names = kind_of(last) in LASTING and len(last) > known.SHORT
        return last if names or known.DESCRIBED.match(clause) else None

    def _hear_subject(self, clause: str) -> None:
        report = known.REPORT.match(without_lead(clause))
        if report is not None:
            _keep(self.firms, report["name"], "企")
            self.take(report["name"])
            return
        own = subject_of(clause) or ("" if predicate_words(clause) else clean(without_lead(clause)))
        own = pointed_at(own)
        noun = last_of(tidy(own))
        owner, _, owned = noun.rpartition("的")
        if owner and kind_of(owned) is None and (kind_of(owner) in LASTING or owner in self.firms):
            noun = owner
        if known.PERSON.match(noun) and "的" in noun:
            self.take(noun)
        elif CLASS_NAME.match(clean(without_lead(own))) or (own and known.DISCLOSES.search(clause)):
            _keep(self.firms, noun, "企")
            self.take(noun)
        elif is_noun(noun) and not known.OFFICIAL.search(noun):
            kind = kind_of(noun)
            named = kind not in {None, "群"} or self._region(noun) or self._firm(noun)
            defined = own and known.IS.match(clause[clause.find(own) + len(own) :])
            if named or defined or known.THIS_ONE.match(noun):
                self.take(noun)

    def let_speak(self, name: str | None) -> None:
        """A person speaks in quotation marks; of itself, where it stands for no house."""
        self.actors.voice = name
        if self.actors.alone(name):
            self._take_person("", name)
        elif self.subject in self.actors.names:
            self.subject = None

    def speak(self, organisation: str, *, firm: bool) -> None:
        """Somebody speaks for an organisation: a firm speaks of itself, an office of its place."""
        if self.subject in self.actors.names:
            self.subject = None
        if firm and kind_of(organisation) is None:
            _keep(self.firms, organisation, "企")
        region = region_of(organisation)
        if not firm and known.SCHOLARLY.search(organisation):
            self.subject = self.part = None
            if self.kind in LASTING:
                self.container, self.kind = (self.region, "地") if self.region else (None, "")
            return
        if not firm and known.HOUSE.search(organisation):
            self.take(organisation)
            return
        if firm or kind_of(organisation) == "园":
            self.take(organisation)
        elif region is not None:
            self.take(region)


_MOST = 30  # names that are kept in mind


def _points(noun: str) -> bool:
    return noun.startswith(("该", "此次", "本次")) and kind_of(noun) is not None


def _keep(names: dict[str, str], name: str, kind: str) -> None:
    """Remembers a name as the last one; the oldest is forgotten where there are many."""
    names.pop(name, None)
    names[name] = kind
    if len(names) > _MOST:
        del names[next(iter(names))]
