"""The tables of a library's first version, as they were: the later steps start from them."""

TABLES = (
    """
    CREATE TABLE pack (
        id TEXT NOT NULL,
        title TEXT NOT NULL,
        template TEXT NOT NULL,
        made_at TEXT NOT NULL,
        files JSON NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE review (
        annotation TEXT NOT NULL,
        state TEXT NOT NULL,
        kind TEXT,
        content JSON,
        "by" TEXT,
        at TEXT,
        note TEXT,
        PRIMARY KEY (annotation)
    )
    """,
    """
    CREATE TABLE source (
        id TEXT NOT NULL,
        name TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        encoding TEXT NOT NULL,
        text TEXT NOT NULL,
        publication TEXT,
        date TEXT,
        date_basis TEXT,
        page TEXT,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE annotation (
        id TEXT NOT NULL,
        source TEXT NOT NULL,
        article TEXT NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        kind TEXT NOT NULL,
        rule TEXT NOT NULL,
        confidence TEXT NOT NULL,
        content JSON NOT NULL,
        type TEXT,
        unit TEXT,
        value FLOAT,
        period_start TEXT,
        period_end TEXT,
        duplicate_of TEXT,
        review_state TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(source) REFERENCES source (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE INDEX annotation_kind ON annotation (kind, type, unit, value)
    """,
    """
    CREATE INDEX annotation_place ON annotation (source, start, "end")
    """,
    """
    CREATE INDEX annotation_review ON annotation (review_state, confidence)
    """,
    """
    CREATE TABLE article (
        source TEXT NOT NULL,
        id TEXT NOT NULL,
        position INTEGER NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        parts JSON NOT NULL,
        PRIMARY KEY (source, id),
        FOREIGN KEY(source) REFERENCES source (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE TABLE pack_use (
        pack TEXT NOT NULL,
        annotation TEXT NOT NULL,
        PRIMARY KEY (pack, annotation),
        FOREIGN KEY(pack) REFERENCES pack (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE INDEX ix_pack_use_annotation ON pack_use (annotation)
    """,
    """
    CREATE TABLE article_cluster (
        source TEXT NOT NULL,
        article TEXT NOT NULL,
        position INTEGER NOT NULL,
        cluster TEXT NOT NULL,
        PRIMARY KEY (source, article, position),
        FOREIGN KEY(source, article) REFERENCES article (source, id) ON DELETE CASCADE
    )
    """,
    """
    CREATE INDEX ix_article_cluster_cluster ON article_cluster (cluster)
    """,
)
