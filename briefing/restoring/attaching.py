"""Strays to their article: pull quotes by the body's words, headlines and kickers by the rare words they share."""

import re
from collections.abc import Sequence
from dataclasses import replace

from briefing.model.source import Article, PullQuote, Source, Span
from briefing.model.taxonomy import Taxonomy
from briefing.restoring.assignment import Texts, assign
from briefing.restoring.clusters import named_cluster
from briefing.restoring.heads import is_label, kicker_lines
from briefing.restoring.pullquotes import Bodies, Match, body_sentences
from briefing.restoring.strays import LONGEST_HEADLINE, LONGEST_LABEL, SHORTEST_PULL_QUOTE, Stray, with_kicker
from briefing.restoring.wording import Wording, letters_of

_LIKELY = 0.85
_SURE_OF_SHORT, _SURE_OF_SPLICED = 0.9, 0.98
Group = tuple[Stray, ...]


def sort_strays(strays: Sequence[Stray], source: Source, wording: Wording, taxonomy: Taxonomy) -> list[Group]:
    """Strays that are no pull quote, parts of one name together, what is too long for a headline left out."""
    groups: list[Group] = []
    for stray in (with_kicker(stray, wording) for stray in strays if len(stray.text) <= LONGEST_HEADLINE):
        last = groups[-1] if groups else ()
        both = text_of(last) + stray.text
        if len(last) == 1 and len(both) <= LONGEST_LABEL and named_cluster(both, taxonomy, source.date):
            groups[-1] = (*last, stray)
        else:
            groups.append((stray,))
    return groups


def text_of(group: Group) -> str:
    """The words of strays that belong together."""
    return "".join(stray.text for stray in group)


def _all_of(group: Group) -> str:
    """The same with the kicker that is set above."""
    return "".join(f"{stray.above.text if stray.above else ''} {stray.text}" for stray in group)


def headline_likeness(group: Group, named: bool) -> float:
    """How much strays look like a headline (above 0) rather than a label or kicker; `named`: a cluster's name."""
    text = text_of(group)
    likeness = min(len(text), 16) * 0.3 - 2.4
    likeness += 1.5 * any(stray.above is not None for stray in group)
    likeness += 1.5 * (sum(stray.lines for stray in group) > 1 and not named)
    likeness -= 0.15 * max(0, len(text) - 14) * (len(group) == 1 and group[0].lines == 1)  # set small
    likeness += 1.0 * (re.search(r"[“”！？：，\d]|——|\s", text) is not None)
    likeness -= _EXCERPT * any(map(_is_broken, group))
    return likeness - 3.0 * named - 2.0 * is_label(text) - 3.0 * (_INTRODUCES.search(text) is not None)


_EXCERPT = 9.0  # a column broke clauses: the words of a text
_INTRODUCES = re.compile(
    r"(?:显示|表明|部署|要求|强调|指出|提出|发布|印发|透露|预计|预测|明确|通报|介绍|获悉|出台|召开|举行)$"
)


def headlines_among(
    strays: Sequence[Stray], bodies: Bodies, source: Source, wording: Wording, taxonomy: Taxonomy
) -> list[tuple[str, float]]:
    """The strays that may be headlines, as far as their looks tell, each with how much it looks like one."""
    rest = [stray for stray in strays if pull_quote_match(stray, bodies) is None]
    groups = sort_strays(rest, source, wording, taxonomy)
    likely = [(text_of(g), headline_likeness(g, _is_cluster(g, source, taxonomy))) for g in groups]
    return [(text, likeness) for text, likeness in likely if likeness > _PROBABLE]


def _is_cluster(group: Group, source: Source, taxonomy: Taxonomy) -> bool:
    return named_cluster(text_of(group), taxonomy, source.date) is not None


def bodies_of(articles: Sequence[Article], wording: Wording) -> Bodies:
    """The sentences of all articles."""
    return Bodies(
        [
            body
            for number, article in enumerate(articles)
            for body in body_sentences(number, [p.span for p in article.paragraphs if p.role == "body"], wording)
        ],
        wording,
    )


def attach_strays(
    articles: list[Article],
    strays: Sequence[Stray],
    bodies: Bodies,
    source: Source,
    wording: Wording,
    taxonomy: Taxonomy,
) -> list[Article]:
    """The articles with their pull quotes, kickers and headlines; `bodies` are those of the articles."""
    rest: list[Stray] = []
    for stray in strays:
        match = pull_quote_match(stray, bodies)
        if match is None:
            rest.append(stray)
        else:
            articles[match.article] = _with_pull_quote(articles[match.article], stray, match, wording)
    groups = sort_strays(rest, source, wording, taxonomy)
    if not groups:
        return articles
    bare = [number for number, article in enumerate(articles) if not article.headline]
    texts = Texts([_all_text(article, wording) for article in articles], map(_all_of, groups))
    chosen = _attach_headlines(articles, groups, texts, source, taxonomy)
    labels = [group for number, group in enumerate(groups) if number not in chosen and _may_be_kicker(group)]
    return _attach_kickers_above(_attach_kickers(articles, labels, texts), labels, bare, texts, source)


def _may_be_kicker(group: Group) -> bool:
    """Whether strays are short, and no clauses that a column broke."""
    return len(text_of(group)) <= _KICKER and not any(map(_is_broken, group))


def _is_broken(stray: Stray) -> bool:
    """Whether a column broke a block of clauses: they are words of the text."""
    return stray.wrapped and stray.lines > _TWO and "，" in stray.text


def _attach_headlines(
    articles: list[Article], groups: Sequence[Group], texts: Texts, source: Source, taxonomy: Taxonomy
) -> set[int]:
    """Gives each article without a headline the one that its words and its looks leave no doubt about."""
    free = [number for number, article in enumerate(articles) if not article.headline]
    likeness = [headline_likeness(group, _is_cluster(group, source, taxonomy)) for group in groups]
    rows = [number for number, value in enumerate(likeness) if value > _LEAST_LIKELY]
    if not free or not rows:
        return set()
    shared = texts.scores([_all_of(groups[row]) for row in rows], free)
    pairs = _likelier(assign(shared, [_LOOKS * likeness[row] for row in rows]), shared, [likeness[r] for r in rows])
    for row, column in pairs:
        spans = _spans(groups[rows[row]])
        above = tuple(stray.above.span for stray in groups[rows[row]] if stray.above is not None)
        articles[free[column]] = replace(
            articles[free[column]], headline=spans, kicker=articles[free[column]].kicker or above
        )
    return {rows[row] for row, _ in pairs}


def _likelier(
    pairs: Sequence[tuple[int, int]], shared: Sequence[Sequence[float]], likeness: Sequence[float]
) -> list[tuple[int, int]]:
    """The pairs, with what looks more like a headline and speaks of no other article in the place of a kicker.

    A kicker says in plain words what the article says, so that it shares more of them than its headline does.
    """
    left = set(range(len(shared))) - {row for row, _ in pairs}
    better = []
    for row, column in pairs:
        others = [
            (likeness[other], -other)
            for other in left
            if likeness[other] >= likeness[row] + _CLEARLY
            and shared[other][column] == max(shared[other])
            and shared[other][column] > 0
        ]
        chosen = -max(others)[1] if others else row
        left.discard(chosen)
        better.append((chosen, column))
    return better


_CLEARLY = 0.9
_PROBABLE = -0.5
_LEAST_LIKELY, _LOOKS = -1.2, 2.5


_KICKER, _LEAST_OF_KICKER = 24, 0.7  # characters; a name of a column shares one word at the most


def pull_quote_match(stray: Stray, bodies: Bodies) -> Match | None:
    """The body's words for a stray, if it is a pull quote."""
    letters = len(letters_of(stray.text))
    if letters < _SHORTEST_SAID or stray.lines > _FEW_LINES:
        return None
    match = bodies.match(stray.text)
    if match is None:
        return None
    likely = match.score >= _LIKELY
    # Words that somebody said are no headline of the editors'.
    said = likely and all(map(bodies.is_speech, match.spans))
    whole = match.score == 1.0 and _is_whole(stray, match, bodies)
    return match if said or whole or _is_excerpt(stray, match, letters, likely=likely) else None


def _is_excerpt(stray: Stray, match: Match, letters: int, *, likely: bool) -> bool:
    """Whether a block of so many letters is taken from the text, by its length, clauses and lines."""
    if letters < SHORTEST_PULL_QUOTE or _is_set_as_headline(stray):
        return False
    least = (2 if stray.wrapped else 2.5) * SHORTEST_PULL_QUOTE
    clauses = "，" in stray.text
    long = letters >= least and (clauses or likely)
    return (
        stray.lines > _TWO or long or (clauses and likely and len(match.spans) == 1) or _repeats_clauses(stray, match)
    )


def _repeats_clauses(stray: Stray, match: Match) -> bool:
    """A headline repeats words of the body too, but no whole clauses of one sentence, or of two in its order."""
    if match.score < (_SURE_OF_SHORT if len(match.spans) == 1 else _SURE_OF_SPLICED):
        return False
    return "，" in stray.text or (len(match.spans) == 1 and _covers(stray, match, _LONGER))


def _is_whole(stray: Stray, match: Match, bodies: Bodies) -> bool:
    """Whether a stray is clauses of one sentence word for word: two of them, or one with a number, or just one."""
    if len(match.spans) > 1 or not _covers(stray, match, 1.0) or bodies.is_named(match.spans[0]):
        return False
    letters = len(letters_of(stray.text))
    if stray.lines == 1 and _INTRODUCES.search(stray.text) is not None:
        return False  # it says what was held or published: a kicker
    told = letters >= _SHORTEST_CLAUSE and re.search(r"[，。；、]|\d", stray.text) is not None
    return told or match.spans[0].end - match.spans[0].start <= letters + _MARKS


def _covers(stray: Stray, match: Match, times: float) -> bool:
    """Whether the body's words are hardly longer than the stray."""
    length = stray.span.end - stray.span.start
    return match.spans[0].end - match.spans[0].start <= times * length + _MARKS


_TWO, _LONGER, _SHORTEST_CLAUSE, _MARKS = 2, 1.25, 8, 2
_SHORTEST_SAID, _FEW_LINES = 6, 8


def _is_set_as_headline(stray: Stray) -> bool:
    """Whether it is broken by its sense, not by a column: one line, or two, each a headline's or kicker's."""
    if stray.wrapped or re.search("[，。；]", stray.text):
        return False
    return stray.lines <= _TWO or kicker_lines(stray.printed) > 0


def _with_pull_quote(article: Article, stray: Stray, match: Match, wording: Wording) -> Article:
    # From the first matched word to the last: what an editor left out in between changes the wording too.
    body = letters_of(wording.text(Span(match.spans[0].start, match.spans[-1].end)))
    if any(quote.matches == match.spans for quote in article.pull_quotes):
        return article  # the same words were set large twice
    quote = PullQuote(
        span=stray.span,
        matches=match.spans,
        verbatim=letters_of(stray.text) in body,
        certain=match.certain,
    )
    return replace(article, pull_quotes=(*article.pull_quotes, quote))


def _attach_kickers(articles: list[Article], groups: Sequence[Group], texts: Texts) -> list[Article]:
    """Gives each kicker to its article, where the words leave no doubt."""
    free = [number for number, article in enumerate(articles) if not article.kicker]
    if not groups or not free:
        return articles
    for row, column in assign(texts.scores([text_of(group) for group in groups], free), least=_LEAST_OF_KICKER):
        articles[free[column]] = replace(articles[free[column]], kicker=_spans(groups[row]))
    return articles


def _attach_kickers_above(
    articles: list[Article], groups: Sequence[Group], bare: Sequence[int], texts: Texts, source: Source
) -> list[Article]:
    """Gives kickers to the headlines below them: where few words tell them too, or the page's others stand so.

    `bare` are the articles whose headlines stood elsewhere.
    """
    headed = [number for number in bare if articles[number].headline]
    found = {
        number: group
        for number in headed
        for group in groups
        if not articles[number].kicker and _is_above(_spans(group), articles[number].headline, source)
    }
    shared = texts.scores([text_of(group) for group in found.values()], range(len(articles)))
    told = [number for number, row in zip(found, shared, strict=True) if row[number] == max(row) > 0]
    others = [_is_above(articles[n].kicker, articles[n].headline, source) for n in headed if articles[n].kicker]
    alone = len(found) > 1 and len(found) == len(groups)
    usual = all(others) and bool(others or told or alone)
    for number, group in found.items():
        if usual or number in told:
            articles[number] = replace(articles[number], kicker=_spans(group))
    return articles


def _spans(group: Group) -> tuple[Span, ...]:
    return tuple(stray.span for stray in group)


def _is_above(kicker: Sequence[Span], headline: Sequence[Span], source: Source) -> bool:
    """Whether nothing but blanks stands between a kicker and a headline."""
    end, start = kicker[-1].end, headline[0].start
    return end <= start and not source.text[end:start].strip()


def _all_text(article: Article, wording: Wording) -> str:
    parts = [paragraph.span for paragraph in article.paragraphs] + list(article.headline)
    return "".join(wording.text(span) for span in parts)
