"""Restoring takes time in proportion to the text, whatever the text."""

import time
from contextlib import suppress
from itertools import permutations

import pytest
from extraction.pages import source_of, taxonomy

from briefing.errors import SourceError
from briefing.restoring import restore
from restoring.printed import DRUG, FAIR, blocks, printed

PAGE = blocks("□本报记者 林溪", printed(*FAIR), "□本报记者 郑一鸣", printed(*DRUG)) + "\n\n"
NAMES = ["".join(three) for three in permutations("云岭江北渝合川涪陵万", 3)]
"""As many names as there are articles in the longest text that is read."""
LARGE = {
    "many pages": PAGE * 2000,
    "a line of a million characters": "今年前三季度，全市先进材料产业实现产值4754.8亿元。" * 40_000,
    "a million characters without a mark": "材" * 1_000_000,
    "a million blanks": "材料产业。" + " " * 1_000_000 + "全市先进材料产业实现产值四千亿元，同比增长百分之二点五。",
    "short lines": "\n".join(f"短行{number}" for number in range(20_000)),
    "short sentences": "\n".join(["产值增长很快。"] * 20_000),
    "short lines set off": "\n\n".join(["材料产业增长"] * 20_000),
    "bylines": "\n".join(["□本报记者 林溪"] * 20_000),
    "open brackets": "\n".join(["（记者（记者（记者"] * 20_000),
    "one bracket": "【" * 500_000,
    "quotation marks": "“" * 300_000,
    "headings after the text": FAIR[1] + "\n\n" + "\n\n".join(f"材料产业第{n}次增长\n两行标题" for n in range(2000)),
    "headlines of many articles": "\n\n".join(
        [f"□本报记者 林溪\n\n12月5日，{name}厂投产。" for name in NAMES] + [f"{name}厂投产" for name in NAMES]
    ),
}


@pytest.mark.parametrize("text", LARGE.values(), ids=LARGE.keys())
def test_large_texts_take_seconds(text: str) -> None:
    began = time.process_time()
    with suppress(SourceError):  # what holds no article is refused
        restore(source_of(text), taxonomy())
    assert time.process_time() - began < 30
