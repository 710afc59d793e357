"""The templates that the renderers are tried with; they ask for no other fonts than those that come with them."""

from dataclasses import replace
from types import MappingProxyType

from briefing.composing.templates import load_template
from briefing.model.pack import Template


def report() -> Template:
    """The shipped report template: cover, contents, body."""
    return of_its_own_fonts(load_template("report"))


def bulletin() -> Template:
    """The same look under a red head."""
    return replace(report(), id="bulletin", kind="bulletin", cover=False, contents=False)


def of_its_own_fonts(template: Template) -> Template:
    """The template without the names of fonts that a computer may have."""
    fonts = {role: replace(choice, names=()) for role, choice in template.theme.fonts.items()}
    return replace(template, theme=replace(template.theme, fonts=MappingProxyType(fonts)))
