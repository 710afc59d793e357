"""The JSON of the program, both ways: briefing/extract/1, briefing/library/1 and briefing/facts/1 (docs/data.md)."""

from briefing.contract.content import content_from_json, content_to_json
from briefing.contract.facts import FACTS, facts_from_json
from briefing.contract.library import LIBRARY, Collection, collection_from_json, library_from_json, library_to_json
from briefing.contract.source import EXTRACT, source_from_json, source_to_json

__all__ = [
    "EXTRACT",
    "FACTS",
    "LIBRARY",
    "Collection",
    "collection_from_json",
    "content_from_json",
    "content_to_json",
    "facts_from_json",
    "library_from_json",
    "library_to_json",
    "source_from_json",
    "source_to_json",
]
