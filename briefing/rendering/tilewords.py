"""The figure of a tile among its words: it is set large, what qualifies it (预计超过 … 余家) smaller."""

import re

WORDS_SIZE = 0.6
"""The size of the words around a figure, of the figure's."""
_FIGURE = re.compile(
    r"[-−－+＋]?[\d０-９][\d０-９.．,，/:：～~—–\-至到%％]*[%％万亿千百兆]*|[零一二两三四五六七八九十百千万亿]{2,}"
)


def tile_parts(value: str) -> tuple[str, str, str]:
    """What stands before the figure, the figure with its scale, what stands behind; a figure in words is the whole."""
    match = _FIGURE.search(value)
    if match is None:
        return "", value, ""
    return value[: match.start()], match.group(), value[match.end() :]
