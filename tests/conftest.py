import os
from collections.abc import Iterator

import packs
import pytest
from hypothesis import settings

from briefing.composing.templates import load_template
from briefing.model.document import Document
from briefing.model.pack import Pack, Recipe
from briefing.workspace import Workspace

# The gate tries the same examples each time; at a desk new ones are tried.
settings.register_profile("gate", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("gate")

# What fonts a computer has is its own affair: tests see those that come with the program.
os.environ["BRIEFING_FONTS"] = ""

IN_SENTENCES = tuple(key for key in load_template("report").sections if key not in {"key-figure", "source"})


@pytest.fixture(scope="session")
def page() -> Iterator[Workspace]:
    """The sample page in a library."""
    with packs.of_page(packs.SAMPLE) as workspace:
        yield workspace


@pytest.fixture(scope="session")
def document(page: Workspace) -> Document:
    """The whole report of the sample page."""
    return page.compose(Recipe())


@pytest.fixture(scope="session")
def pack(page: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Pack:
    """The sample's three files, with all sections."""
    return page.build(Recipe(), tmp_path_factory.mktemp("pack"))


@pytest.fixture(scope="session")
def told(page: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Pack:
    """The sample's PDF and Word draft without the table of figures and the sources."""
    return page.build(Recipe(sections=IN_SENTENCES), tmp_path_factory.mktemp("told"), ["pdf", "docx"])


@pytest.fixture(scope="session")
def real_page() -> Iterator[Workspace]:
    """The real page in a library; skips where it is not at hand."""
    if not packs.REAL.exists():
        pytest.skip("the real page is not part of the project")
    with packs.of_page(packs.REAL) as workspace:
        yield workspace
