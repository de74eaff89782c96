CREATE TABLE told_incidents (
    told_incident_id   TEXT PRIMARY KEY,
    revision_id        TEXT NOT NULL,
    sentence_id        TEXT NOT NULL,
    span_start         INTEGER NOT NULL,
    span_end           INTEGER NOT NULL,
    quote              TEXT NOT NULL,
    what               TEXT NOT NULL,
    is_main            BOOLEAN NOT NULL,
    period_start       DATE,
    period_end         DATE,
    period_precision   TEXT
        CHECK (period_precision IN ('day', 'week', 'month', 'quarter', 'season', 'year', 'decade', 'century')),
    period_rule        TEXT,
    place              TEXT,
    place_id           TEXT,
    place_precision    TEXT CHECK (place_precision IN ('exact', 'near', 'region', 'country', 'unknown')),
    place_rule         TEXT,
    place_chain        TEXT[] NOT NULL,
    killed_low         DOUBLE,
    killed_best        DOUBLE,
    killed_high        DOUBLE,
    injured_low        DOUBLE,
    injured_best       DOUBLE,
    injured_high       DOUBLE,
    captured_low       DOUBLE,
    captured_best      DOUBLE,
    captured_high      DOUBLE,
    vague_killed       TEXT,
    vague_captured     TEXT,
    rule               TEXT NOT NULL,
    extractor_version  TEXT NOT NULL,
    warnings           TEXT[] NOT NULL
);
COMMENT ON TABLE told_incidents IS 'A happening as one article tells it; `incidents` joins them across articles.';
COMMENT ON COLUMN told_incidents.told_incident_id IS 'Hash of revision, span and the kind of happening.';
COMMENT ON COLUMN told_incidents.revision_id IS 'The revision in `revisions`.';
COMMENT ON COLUMN told_incidents.sentence_id IS 'The sentence in `sentences` that names the happening first.';
COMMENT ON COLUMN told_incidents.span_start IS 'First code point of `quote` in revisions.text, from 0.';
COMMENT ON COLUMN told_incidents.span_end IS 'Code point after the last one.';
COMMENT ON COLUMN told_incidents.quote IS 'The words that name the happening, character by character.';
COMMENT ON COLUMN told_incidents.what IS 'The kind of happening, a class of the lexicon: attack, fire, arrest, flood and so on.';
COMMENT ON COLUMN told_incidents.is_main IS 'True for the happening that the article is about.';
COMMENT ON COLUMN told_incidents.period_start IS 'First day on which it can have happened.';
COMMENT ON COLUMN told_incidents.period_end IS 'Last such day.';
COMMENT ON COLUMN told_incidents.period_precision IS 'Grain of the days: day, week, month, quarter, season, year, decade, century.';
COMMENT ON COLUMN told_incidents.period_rule IS 'Name of the rule that found the days.';
COMMENT ON COLUMN told_incidents.place IS 'Where, as written.';
COMMENT ON COLUMN told_incidents.place_id IS 'ISO2 of a country or ISO2/GeoNames id of a city; NULL when the gazetteer does not hold the place.';
COMMENT ON COLUMN told_incidents.place_precision IS 'Grain of the place: exact, near, region, country, unknown.';
COMMENT ON COLUMN told_incidents.place_rule IS 'Name of the rule that found the place.';
COMMENT ON COLUMN told_incidents.place_chain IS 'The wider places as written, from the next wider to the widest.';
COMMENT ON COLUMN told_incidents.killed_low IS 'Fewest killed that anybody in the article tells of.';
COMMENT ON COLUMN told_incidents.killed_best IS 'Number killed by the article''s own account.';
COMMENT ON COLUMN told_incidents.killed_high IS 'Most killed that anybody in the article tells of; NULL for an open end.';
COMMENT ON COLUMN told_incidents.injured_low IS 'Fewest injured that anybody in the article tells of.';
COMMENT ON COLUMN told_incidents.injured_best IS 'Number injured by the article''s own account.';
COMMENT ON COLUMN told_incidents.injured_high IS 'Most injured that anybody in the article tells of; NULL for an open end.';
COMMENT ON COLUMN told_incidents.captured_low IS 'Fewest captured or detained that anybody in the article tells of.';
COMMENT ON COLUMN told_incidents.captured_best IS 'Number captured or detained by the article''s own account.';
COMMENT ON COLUMN told_incidents.captured_high IS 'Most captured or detained that anybody in the article tells of; NULL for an open end.';
COMMENT ON COLUMN told_incidents.vague_killed IS 'The word ("several") where the article gives no number of killed.';
COMMENT ON COLUMN told_incidents.vague_captured IS 'The same of captured and detained.';
COMMENT ON COLUMN told_incidents.rule IS 'Name of the rule that read the happening.';
COMMENT ON COLUMN told_incidents.extractor_version IS 'Version of the engine that read the row.';
COMMENT ON COLUMN told_incidents.warnings IS 'Reason codes of the warning rules that the row fails.';

ALTER TABLE figures ADD COLUMN told_incident_id TEXT;
COMMENT ON COLUMN figures.told_incident_id IS 'The happening in `told_incidents` that the figure is about; NULL for none, and for a row read before this column was there.';
ALTER TABLE persons ADD COLUMN told_incident_id TEXT;
COMMENT ON COLUMN persons.told_incident_id IS 'The happening in `told_incidents` that the person''s fate belongs to; NULL for none, and for a row read before this column was there.';
ALTER TABLE victims ADD COLUMN told_incident_id TEXT;
COMMENT ON COLUMN victims.told_incident_id IS 'The happening in `told_incidents` that the person was a victim of; NULL for none, and for a row read before this column was there.';
ALTER TABLE denials ADD COLUMN told_incident_id TEXT;
COMMENT ON COLUMN denials.told_incident_id IS 'The happening in `told_incidents` that the denial is about; NULL for none, and for a row read before this column was there.';
ALTER TABLE figures ADD COLUMN place_rule TEXT;
COMMENT ON COLUMN figures.place_rule IS 'Name of the rule that found the place.';
