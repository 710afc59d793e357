"""Where an article on a web page was printed: what meta tags, publishing system, date lines and 来源：××日报 say."""

import re
from collections.abc import Iterator
from typing import Any

from briefing.reading.html_pieces import Pieces
from briefing.reading.masthead import Origin, day_of, origin, page_number, paper

_DAYS = ("publishdate", "publish_date", "pubdate", "article:published_time", "citation_date", "dc.date", "date")
_PAPERS = ("publication", "mediasource", "source", "citation_journal_title", "dc.publisher", "og:site_name")
_TOLD = re.compile(
    r"(?<![\u4e00-\u9fff])(?:(?:文章|信息|稿件|新闻|内容|消息)?来源|稿源|转自|转载自)\s*[：:]\s*(?P<name>[^\s）)]+)"
)
_LONGEST = 60  # characters of what a date line or a tag may say
# The publishing system of many papers writes the printed origin into a comment.
_PROPERTY = re.compile(r"<(date|nodename|papername)>(?:<p>)?([^<]{1,60})<", re.IGNORECASE)


def origin_of(root: Any, page: Pieces) -> Origin:
    """Paper, day and page as plainly told; a date line that is printed goes before what is only marked up."""
    printed = origin(line for piece in page.pieces for line in piece.text.split("\n"))
    marked = {**dict(_tags(root)), **dict(_properties(page))}
    day = next((found for key in ("date*", *_DAYS) if (found := day_of(marked.get(key, "")))), None)
    name = next((told for key in ("papername*", *_PAPERS) if (told := paper(marked.get(key, "")))), None)
    return Origin(
        printed.publication or _told(page) or name,
        printed.day or day,
        printed.page or page_number(marked.get("nodename*", "")),
    )


def _told(page: Pieces) -> str | None:
    """The paper that a line of the page gives as its source (来源：重庆日报); None where several are given."""
    lines = (line for piece in page.pieces for line in piece.text.split("\n") if len(line) <= _LONGEST)
    named = {name for line in lines for match in _TOLD.finditer(line) if (name := paper(match["name"]))}
    return named.pop() if len(named) == 1 else None


def _tags(root: Any) -> Iterator[tuple[str, str]]:
    for tag in root.iter("meta"):
        key = tag.get("name") or tag.get("property") or tag.get("itemprop") or ""
        yield key.lower(), tag.get("content", "")[:_LONGEST]


def _properties(page: Pieces) -> Iterator[tuple[str, str]]:
    for comment in page.comments:
        if "enpproperty" in comment:
            yield from ((match[1].lower() + "*", match[2].strip()) for match in _PROPERTY.finditer(comment))
