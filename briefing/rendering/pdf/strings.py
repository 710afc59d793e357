"""Words as a PDF writes them outside of pages: in titles, labels, descriptions."""


def string(words: str) -> bytes:
    """The words as a text string."""
    return b"<FEFF%s>" % words.encode("utf-16-be").hex().upper().encode()
