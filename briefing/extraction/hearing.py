"""Clauses without a quantity: what they make the text speak of from here on, and who speaks in it."""

from briefing.extraction import topic_words as known
from briefing.extraction.clauses import predicate_words
from briefing.extraction.nouns import ATTRIBUTE, LASTING, clean, is_noun, kind_of, metric_of, pointed_at, region_of
from briefing.extraction.phrases import without_lead
from briefing.extraction.subjects import CLASS_NAME, PUBLIC, last_of, person_alone, speaker_of, subject_of, tidy
from briefing.extraction.topics import Topics, keep


def hear(topics: Topics, clause: str) -> None:
    """A clause without a quantity: its subject, where it is of a kind that lasts, is what follows is about."""
    if (office := known.REPORTS.search(clause)) is not None:
        topics.reports = "全国" if office["state"] else f"{office['place'] or '全'}{office['unit']}"
    if _hear_voice(topics, clause):
        return
    _keep_names(topics, clause)
    if _framed(topics, clause):
        return
    named = _clefted(clause) or _place_named(topics, clause) or _name_alone(topics, clause)
    if named is not None:
        topics.take(named)
        return
    whole = region_of(without_lead(clause))
    if whole is not None and whole[0] in "全我本":
        topics.take(whole)
    if (counted := _whole(clause)) is not None:
        topics.whole = counted
        if kind_of(counted) == "会":  # 本次对接活动中
            topics.take(counted)
    _hear_subject(topics, clause)


def _keep_names(topics: Topics, clause: str) -> None:
    """Remembers the firms that a clause names in full or by a short form."""
    if "有限" in clause:
        for firm in known.FIRM_IN_FULL.finditer(clause):
            if not predicate_words(firm["name"]):
                keep(topics.named, firm["name"], "企")
    for short in known.SHORT_NAME.finditer(clause):
        keep(topics.firms, short["name"], "企")


def _framed(topics: Topics, clause: str) -> bool:
    """从产量看: whether the clause says what the sentence measures."""
    framed = known.FRAME.search(clause)
    if framed is not None:
        told = metric_of(framed["words"])
        topics.frame = told.words if told is not None and told.known else None
    return framed is not None


def _whole(clause: str) -> str | None:
    """签约项目中, 像她这样的青年: of what the next clause counts."""
    if (like := known.LIKE.search(clause)) is not None:
        return like["noun"]
    return tidy(clause) if clause.endswith(("中", "里", "之中")) and is_noun(tidy(clause)) else None


def _hear_voice(topics: Topics, clause: str) -> bool:
    """Whether the clause says that somebody speaks, or what a person does; what follows is of that."""
    if (speaker := speaker_of(clause)) is not None:
        speak(topics, speaker[0], firm=speaker[1])
        return True
    name = topics.actors.last_in(clause)
    if name is not None and _hear_person(topics, clause, name):
        return True
    if (person := person_alone(clause)) is not None:
        topics.subject, topics.part, topics.fleeting = person, None, True
        return True
    return False


def _clefted(clause: str) -> str | None:
    """目前动建的为|一期项目."""
    cleft = known.CLEFT.search(clause)
    return cleft["noun"] if cleft is not None and kind_of(cleft["noun"]) in LASTING else None


def _hear_person(topics: Topics, clause: str, name: str) -> bool:
    """果农唐大礼返乡, 唐大礼说: what follows is about the person, unless it is one who stands for a house."""
    own = subject_of(clause) or clean(without_lead(clause))
    if clause.endswith(f"的是{name}"):
        own = name
    if topics.actors.at_end(own) is None or not (topics.actors.alone(name) or own is name):
        return False
    topics.take_person("", name)
    return True


def _place_named(topics: Topics, clause: str) -> str | None:
    """在宜兴, 走进产业园: where the text goes."""
    match = known.AT.match(clause)
    if match is None:
        return None
    kind = kind_of(match["place"])
    if kind is None and known.TOWN.fullmatch(match["place"]):
        keep(topics.places, match["place"], "地")
        return match["place"]
    return match["place"] if kind in {"地", "园", "企", "项"} else None


def _name_alone(topics: Topics, clause: str) -> str | None:
    """位于高新区的蓝盾光电, with nothing after it."""
    match = ATTRIBUTE.match(clause)
    rest = clause[match.end() :] if match else ""
    if known.NAME.fullmatch(rest) and not predicate_words(rest):
        keep(topics.firms, rest, "企")
        return rest
    if (made := known.MADE.search(clause)) is not None and is_noun(made["noun"]) and metric_of(made["noun"]) is None:
        return made["noun"]
    last = clause.rpartition("的")[2] if "的" in clause and not known.IS.search(clause) else ""
    if predicate_words(last) or not is_noun(last) or metric_of(last) is not None:
        return None
    names = (kind_of(last) in LASTING and len(last) > known.SHORT) or known.POINTED.match(last) is not None
    return last if names or known.DESCRIBED.match(clause) else None


def _hear_subject(topics: Topics, clause: str) -> None:
    report = known.REPORT.match(without_lead(clause))
    if report is not None:
        keep(topics.firms, report["name"], "企")
        topics.take(report["name"])
        return
    told = tidy(clause[:-2]) if clause.endswith("消息") else ""
    if is_noun(told) and kind_of(told) in {"企", "园"} and not known.OFFICIAL.search(told):
        topics.take(told)
        return
    own = subject_of(clause) or ("" if predicate_words(clause) else clean(without_lead(clause)))
    own = pointed_at(own)
    noun = last_of(tidy(own))
    owner, _, owned = noun.rpartition("的")
    if owner and kind_of(owned) is None and (kind_of(owner) in LASTING or owner in topics.firms):
        noun = owner
    if known.PERSON.match(noun) and "的" in noun:
        topics.take(noun)
    elif CLASS_NAME.match(clean(without_lead(own))) or (
        own and known.DISCLOSES.search(clause) and not known.DOCUMENT.search(noun)
    ):
        keep(topics.firms, noun, "企")
        topics.take(noun)
    elif is_noun(noun) and not known.OFFICIAL.search(noun):
        kind = kind_of(noun)
        named = kind not in {None, "群"} or topics.region_in(noun) or topics.firm_in(noun)
        defined = own and known.IS.match(clause[clause.find(own) + len(own) :])
        if named or defined or known.THIS_ONE.match(noun):
            topics.take(noun)
        elif own and kind is None and known.PLAIN.fullmatch(noun) and not known.SPEECH.search(clause):
            topics.pass_to(noun)


def let_speak(topics: Topics, name: str | None) -> None:
    """A person speaks in quotation marks; of itself, where it stands for no house."""
    topics.actors.voice = name
    house = topics.actors.houses.get(name or "")
    if house is not None and not topics.actors.alone(name):
        speak(topics, house[0], firm=house[1] and not PUBLIC.search(house[0]))
    if topics.actors.alone(name):
        topics.take_person("", name)
    elif topics.subject in topics.actors.names:
        topics.subject = None


def speak(topics: Topics, organisation: str, *, firm: bool) -> None:
    """Somebody speaks for an organisation: a firm speaks of itself, an office of its place."""
    if topics.subject in topics.actors.names:
        topics.subject = None
    if firm and kind_of(organisation) is None:
        keep(topics.firms, organisation, "企")
    region = region_of(organisation) or _region_of_office(topics, organisation, firm=firm)
    if not firm and known.SCHOLARLY.search(organisation):
        topics.subject = topics.part = None
        if topics.kind in LASTING:
            topics.container, topics.kind = (topics.region, "地") if topics.region else (None, "")
        return
    if not firm and known.HOUSE.search(organisation):
        topics.take(organisation)
        return
    if firm or kind_of(organisation) == "园":
        topics.take(organisation)
    elif region is not None:
        topics.take(region)


def _region_of_office(topics: Topics, organisation: str, *, firm: bool) -> str | None:
    """镇 of 镇党委书记, 市 of 市商务局: the place of that rank of which the text speaks."""
    office = None if firm else known.OFFICE.fullmatch(organisation)
    if office is None:
        return None
    own = topics.region or ""
    return own if own.endswith(office["unit"]) else f"全{office['unit']}"
