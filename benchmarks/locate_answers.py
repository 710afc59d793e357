"""Put the offsets into answer sheets that were written by hand.

The writer of a sheet gives each item's ``text`` as the page has it (line breaks and blanks do not matter), in the
order of the page; this program finds it and writes ``start`` and ``end``, code points of the page's text::

    python benchmarks/locate_answers.py tests/reference/pages/*.gold.json

An item whose text stands on the page several times is taken to be the first one after the item before it; ``near``
(a longer passage that holds the text and stands on the page once) says otherwise. Articles are located by ``first``
and ``last``, the opening and closing words of their body, paragraphs by their opening words.

The exit code is 1 where something was not found; each such item is printed.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

LISTS = ("quantities", "quotes", "events", "projects")


class Page:
    """A page without its white space, and where each character stood."""

    def __init__(self, text: str) -> None:
        self.offsets = [i for i, char in enumerate(text) if not char.isspace()]
        self.text = "".join(text[i] for i in self.offsets)

    def find(self, wanted: str, after: int = 0) -> tuple[int, int] | None:
        """The range of the first occurrence at or after a position of the squeezed text."""
        wanted = squeezed(wanted)
        at = self.text.find(wanted, after) if wanted else -1
        return None if at < 0 else (at, at + len(wanted))

    def span(self, start: int, end: int) -> dict[str, int]:
        """Offsets in the page of a range of the squeezed text."""
        return {"start": self.offsets[start], "end": self.offsets[end - 1] + 1}


def squeezed(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())


class Locator:
    """Locates the items of one sheet and keeps what it could not find."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.problems: list[str] = []

    def one(self, what: str, text: str, after: int = 0, near: str | None = None) -> tuple[int, int] | None:
        """The range of one text in the squeezed page."""
        if near:
            around = self.page.find(near)
            if around is None or self.page.text.count(squeezed(near)) > 1:
                self.problems.append(f"{what}: near {near!r} is not there once")
                return None
            found = self.page.find(text, around[0])
            if found and found[1] <= around[1]:
                return found
            self.problems.append(f"{what}: {text!r} is not in {near!r}")
            return None
        found = self.page.find(text, after) or self.page.find(text)
        if found is None:
            self.problems.append(f"{what}: {text!r} is not on the page")
        elif found[0] < after:
            self.problems.append(f"{what}: {text!r} stands only before the item above it (order, or near)")
        return found

    def items(self, what: str, items: list[dict[str, Any]]) -> None:
        """Locate items that stand in the order of the page."""
        after = 0
        for item in items:
            found = self.one(what, item["text"], 0 if item.get("near") else after, item.get("near"))
            if found:
                item.update(self.page.span(*found))
                after = found[1]

    def article(self, article: dict[str, Any]) -> None:
        """Locate an article's body, its paragraphs, and the pieces that may stand anywhere."""
        first = self.one("first", article["first"])
        last = self.one("last", article["last"], first[0] if first else 0)
        if first and last:
            body = self.page.span(first[0], last[1])
            article["body_start"], article["body_end"] = body["start"], body["end"]
        starts, after = [], first[0] if first else 0
        for opening in article.get("paragraphs", ()):
            found = self.one("paragraph", opening, after)
            if found:
                starts.append(self.page.span(*found)["start"])
                after = found[0] + 1
        article["paragraph_starts"] = starts
        for key in ("headline", "kicker"):
            if article.get(key):
                self.one(key, article[key])
        for quote in article.get("pull_quotes", ()):
            self.pull_quote(quote, first[0] if first else 0, last[1] if last else 0)

    def pull_quote(self, quote: dict[str, Any], start: int, end: int) -> None:
        """Locate a pull quote outside its article's body, and its matches inside."""
        whole = squeezed(quote["text"])
        at, places = self.page.text.find(whole), []
        while at >= 0:
            places.append(at)
            at = self.page.text.find(whole, at + 1)
        outside = [p for p in places if not start <= p < end]
        if not outside:
            self.problems.append(f"pull quote: {quote['text']!r} does not stand outside the body")
            return
        quote.update(self.page.span(outside[-1], outside[-1] + len(whole)))
        spans = []
        for words in quote["matches"]:
            text = words if isinstance(words, str) else words["text"]
            found = self.one("match", text, start)
            if found:
                spans.append({"text": text, **self.page.span(*found)})
        quote["matches"] = spans


def locate(path: Path) -> list[str]:
    """Write the offsets into one sheet; what was not found."""
    sheet = json.loads(path.read_text(encoding="utf-8"))
    page = path.with_name(path.name.removesuffix(".gold.json") + ".txt")
    locator = Locator(Page(page.read_text(encoding="utf-8-sig")))
    for article in sheet.get("articles", ()):
        locator.article(article)
    for name in LISTS:
        locator.items(name, sheet.get(name, []))
    path.write_text(json.dumps(sheet, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return locator.problems


def main() -> int:
    """Run the program."""
    failed = 0
    for name in sys.argv[1:]:
        for problem in locate(Path(name)):
            print(f"{Path(name).name}: {problem}")
            failed = 1
    return failed


if __name__ == "__main__":
    raise SystemExit(main())
