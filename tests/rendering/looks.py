"""The templates that the renderers are tried with."""

from dataclasses import replace

from briefing.composing.template import load_template
from briefing.model.pack import Template


def report() -> Template:
    """The shipped report template: cover, contents, body."""
    return load_template("report")


def bulletin() -> Template:
    """The same look under a red head."""
    return replace(report(), id="bulletin", kind="bulletin", cover=False, contents=False)
