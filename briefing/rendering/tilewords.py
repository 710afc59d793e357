"""The figure of a tile among its words: it is set large, what qualifies it (预计超过 … 余家) smaller."""

import re

WORDS_SIZE = 0.6
"""The size of the words around a figure, of the figure's."""
_FIGURE = re.compile(
    r"[-−－+＋]?[\d０-９][\d０-９.．,，/:：～~—–\-至到%％]*[%％万亿千百兆]*|[零一二两三四五六七八九十百千万亿]{2,}"
)


def tile_parts(value: str) -> tuple[str, str, str]:
    """What stands before the figure, the figure with its scale, what stands behind.

    A figure in words is the whole; of a range (20亿元至25亿元) both ends are figure.
    """
    match = _FIGURE.search(value)
    if match is None:
        return "", value, ""
    before, after = value[: match.start()], value[match.end() :]
    if _FIGURE.search(after):
        return before, match.group() + after, ""
    return before, match.group(), after
