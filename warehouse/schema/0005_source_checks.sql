CREATE TABLE source_checks (
    source           TEXT NOT NULL,
    checked_at       TIMESTAMPTZ NOT NULL,
    host             TEXT,
    is_reachable     BOOLEAN NOT NULL,
    documents        TEXT NOT NULL,
    robots           TEXT NOT NULL,
    named            INTEGER NOT NULL,
    wanted           INTEGER NOT NULL,
    last_article_at  TIMESTAMPTZ,
    articles_a_week  DOUBLE,
    sampled          INTEGER NOT NULL,
    dated_share      DOUBLE,
    figures_share    DOUBLE,
    layout_missed    TEXT[] NOT NULL,
    PRIMARY KEY (source, checked_at)
);
COMMENT ON TABLE source_checks IS 'One row per source and check: what `tallywire sources check` found.';
COMMENT ON COLUMN source_checks.source IS 'Name of the source in sources.yml.';
COMMENT ON COLUMN source_checks.checked_at IS 'When it was asked, UTC.';
COMMENT ON COLUMN source_checks.host IS 'Host name of its home page, without "www.".';
COMMENT ON COLUMN source_checks.is_reachable IS 'True when any of its feeds, sitemaps and section pages could be read.';
COMMENT ON COLUMN source_checks.documents IS 'The outcomes of these documents, each once.';
COMMENT ON COLUMN source_checks.robots IS 'rules, no_rules or unreachable.';
COMMENT ON COLUMN source_checks.named IS 'Articles that the documents name.';
COMMENT ON COLUMN source_checks.wanted IS 'Those of them that are about the topic of the source.';
COMMENT ON COLUMN source_checks.last_article_at IS 'Publication of the newest named article, UTC; NULL when none is dated.';
COMMENT ON COLUMN source_checks.articles_a_week IS 'Articles a week by the dates of the named ones; NULL for fewer than two.';
COMMENT ON COLUMN source_checks.sampled IS 'Articles that were asked for and came.';
COMMENT ON COLUMN source_checks.dated_share IS 'Share of these with a day of publication, 0 to 1; NULL without any.';
COMMENT ON COLUMN source_checks.figures_share IS 'Share of these from which a figure was read, 0 to 1; NULL without any.';
COMMENT ON COLUMN source_checks.layout_missed IS 'Fields that the selectors of the publisher''s own class no longer found in any of these.';
