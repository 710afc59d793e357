"""The tables of a library. What is searched and sorted has a column of its own; the exact content is JSON."""

from sqlalchemy import JSON, Column, Float, ForeignKey, ForeignKeyConstraint, Index, Integer, MetaData, Table, Text

metadata = MetaData()

source = Table(
    "source",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("encoding", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("publication", Text),
    Column("date", Text),
    Column("date_basis", Text),
    Column("page", Text),
    Column("medium", Text, nullable=False, server_default="text"),
)

article = Table(
    "article",
    metadata,
    Column("source", Text, ForeignKey("source.id", ondelete="CASCADE"), primary_key=True),
    Column("id", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("parts", JSON, nullable=False),  # headline, kicker, byline, paragraphs, pull quotes
)

article_cluster = Table(
    "article_cluster",
    metadata,
    Column("source", Text, primary_key=True),
    Column("article", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("cluster", Text, nullable=False, index=True),
    ForeignKeyConstraint(["source", "article"], ["article.source", "article.id"], ondelete="CASCADE"),
)

annotation = Table(
    "annotation",
    metadata,
    Column("id", Text, primary_key=True),
    Column("source", Text, ForeignKey("source.id", ondelete="CASCADE"), nullable=False),
    Column("article", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("rule", Text, nullable=False),
    Column("confidence", Text, nullable=False),
    Column("content", JSON, nullable=False),
    # From here on the content as reviewed, for order and search only.
    Column("type", Text),
    Column("unit", Text),
    Column("value", Float),
    Column("period_start", Text),
    Column("period_end", Text),
    Column("duplicate_of", Text),
    Column("review_state", Text, nullable=False),
    Index("annotation_place", "source", "start", "end"),
    Index("annotation_kind", "kind", "type", "unit", "value"),
    Index("annotation_review", "review_state", "confidence"),
)

# No foreign key: what a person said stays, even where a second reading no longer finds the annotation.
review = Table(
    "review",
    metadata,
    Column("annotation", Text, primary_key=True),
    Column("state", Text, nullable=False),
    Column("kind", Text),
    Column("content", JSON(none_as_null=True)),
    Column("by", Text),
    Column("at", Text),
    Column("note", Text),
)

# What was made of the library; the same recipe over the same content is the same pack and has one row.
pack = Table(
    "pack",
    metadata,
    Column("id", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("template", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("files", JSON, nullable=False),
    Column("issue", Integer),
    Column("day", Text),
)

pack_use = Table(
    "pack_use",
    metadata,
    Column("pack", Text, ForeignKey("pack.id", ondelete="CASCADE"), primary_key=True),
    Column("annotation", Text, primary_key=True, index=True),
)

# What the user added to the word lists; `value` is the list's second column (a unit's type), else empty.
word = Table(
    "word",
    metadata,
    Column("list", Text, primary_key=True),
    Column("word", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

# What the user confirmed of a table's columns, by the header row (cells joined by tabs): the field of each column.
column_mapping = Table(
    "column_mapping",
    metadata,
    Column("header", Text, primary_key=True),
    Column("fields", JSON, nullable=False),
)
