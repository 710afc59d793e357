"""Which pieces of a web page are its article: the running text, what stands in its midst, and the title above it."""

import re
from collections.abc import Sequence

from briefing.reading.blocks import Block
from briefing.reading.html_pieces import Holder, Piece, Pieces

_WHOLE = 0.9  # of the running text; what holds so much of it holds the article
_FURNITURE = re.compile(
    r"[\[【<《]?(?:上一[篇版期页]|下一[篇版期页]|返回.{0,6}|打印(?:本[页文])?|关闭(?:窗口)?|分享[到至]?.{0,20}|收藏(?:本[页文])?|"
    r"字[号体][:：]?.{0,12}|放大|缩小|默认|全文复制|评论|版面(?:目录|导航|概览)|标题导航|本版(?:新闻|文章|标题).{0,6}|首页|PDF版?.{0,4}|"
    r"(?:相关|推荐|延伸)(?:新闻|阅读|链接|文章|报道)[:：]?|往期回顾|扫[一码].{0,20}|当前位置.{0,60}|您(?:现在)?的位置.{0,60}|"
    r"(?:版权所有|Copyright|©).*|.*ICP备.*|.*公网安备.*|.*未经.{0,6}(?:授权|许可|书面).{0,30})[\]】>》]?",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"[□■●◇◆◎▲△○※\s]*(?:本报|本刊|本网|新华社|文[/／]|(?:首席|见习|实习|特约)?记者|通讯员|作者|来源|责任?编辑)\S?.*"
)
_SITE = re.compile(r"《?[\w\s]{1,12}(?:报|网|数字报|电子版|电子报|数据库|客户端)》?")
_TOOLS = re.compile(r"(?:[\s|+＋]*(?:返回(?:目录|首页)|[上下]一[版篇期页]|放大|缩小|默认|全文复制|打印))+[\s|+＋]*$")
_SOURCE = re.compile(r"(?<=[^\s《（])\s*(《\w{2,10}报》\s*（\s*(?:19|20)\d\d年.{4,30}）)$")
_DATED = re.compile(r"(?:19|20)\d{2}\s?[年./-]\s?\d{1,2}")
_SHORT = 60
_LONGEST_FURNITURE = 200
_TELLING = 4  # characters of a headline that the page's title repeats


def article(page: Pieces, title: str) -> tuple[list[Block], int]:
    """The article's blocks, title first, and how many characters of running text were left out.

    `title` is the page's own title; it heads the article where the page shows no headline.
    """
    pieces = _without_suspects(page.pieces)
    start, end = _extent(page.holders, len(pieces))
    body = [piece for piece in pieces[start:end] if piece and _is_printed(piece)]
    above = [piece for piece in pieces[:start] if piece and _is_printed(piece) and _belongs_above(piece, title)]
    left_out = sum(len(piece.text) for piece in [*pieces[:start], *pieces[end:]] if piece and piece.is_prose)
    blocks = [_block(piece, title) for piece in [*_once(above), *body]]
    return _headed(blocks, title), left_out


def _without_suspects(pieces: Sequence[Piece]) -> list[Piece | None]:
    """The pieces, None for those in menus and the like; if most of the text is there, the names mislead."""
    prose = [piece for piece in pieces if piece.is_prose]
    misled = sum(len(piece.text) for piece in prose if piece.suspect) * 2 > sum(len(piece.text) for piece in prose)
    return [piece if misled or not piece.suspect else None for piece in pieces]


def _extent(holders: Sequence[Holder], count: int) -> tuple[int, int]:
    """From the first to after the last piece of the smallest element that holds the article; all without one."""
    most = max((holder.prose for holder in holders), default=0)
    holding = [holder for holder in holders if holder.prose >= most * _WHOLE]
    best = min(holding, key=lambda holder: holder.end - holder.start, default=Holder(0, count, 0))
    return best.start, best.end


def _is_printed(piece: Piece) -> bool:
    """Whether a piece is the paper's, not the web site's."""
    if piece.kind == "table":
        return True
    linked = piece.is_link and not (piece.kind == "heading" and len(piece.text) > _TELLING * 2)
    return not linked and (len(piece.text) > _LONGEST_FURNITURE or _FURNITURE.fullmatch(piece.text) is None)


def _belongs_above(piece: Piece, title: str) -> bool:
    """Whether a piece above the body is a headline, a byline or a date line; the site's own name is none."""
    if len(piece.text) > _SHORT or piece.is_link or _SITE.fullmatch(piece.text):
        return False
    dated = _DATED.search(piece.text) is not None
    return piece.kind == "heading" or dated or _is_titled(piece, title) or _SIGNED.fullmatch(piece.text) is not None


def _is_titled(piece: Piece, title: str) -> bool:
    return piece.kind == "body" and len(piece.text) >= _TELLING and piece.text in title


def _once(pieces: list[Piece]) -> list[Piece]:
    return list({piece.text: piece for piece in pieces}.values())


def _block(piece: Piece, title: str) -> Block:
    text = piece.text if piece.kind == "table" or len(piece.text) > _SHORT else _trimmed(piece.text)
    return Block(text, "heading" if _is_titled(piece, title) else piece.kind)


def _trimmed(line: str) -> str:
    """A date line without the site's buttons behind it; the paper and its day behind a byline begin a line."""
    return _SOURCE.sub(r"\n\1", _TOOLS.sub("", line)) if _DATED.search(line) else line


def _headed(blocks: list[Block], title: str) -> list[Block]:
    """The blocks, under the page's title if no heading stands above the first paragraph."""
    first = next((number for number, block in enumerate(blocks) if len(block.text) > _SHORT), len(blocks))
    shown = any(block.kind == "heading" for block in blocks[: first + 1])
    named = re.split(r"\s*(?:[_|｜]|-{1,2}(?=[^\d-]*$)|—{1,2}(?=[\w\s]*[报网]$))\s*", title)[0].strip()
    if shown or len(named) < _TELLING or _SITE.fullmatch(named):
        return blocks
    return [Block(named, "heading"), *blocks]
