"""Where a raised number stands: before the stop that ends what it proves, so that it never seems to open the next."""

import re

_STOP = re.compile(r"[。！？；，：、][”’』」]*$")
_CLOSING = re.compile(r"[”’』」]*")


def before_stop(text: str) -> tuple[str, str]:
    """The words of a text, and the stop that ends it with closing quotation marks behind it; either may be empty."""
    stop = _STOP.search(text)
    return (text[: stop.start()], stop.group()) if stop else (text, "")


def closing_of(text: str) -> str:
    """The closing quotation marks with which a text goes on after a quotation."""
    found = _CLOSING.match(text)
    return found.group() if found else ""
