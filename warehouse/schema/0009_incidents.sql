-- Stories are what articles tell of happenings; an incident is what joins them. The evidence of each story is kept, so that
-- the stories of a new day are compared with those of the days before without reading the archive again.

CREATE TABLE incident_stories (
    story_id     TEXT PRIMARY KEY,
    incident_id  TEXT NOT NULL,
    article_id   TEXT NOT NULL,
    revision_id  TEXT NOT NULL,
    is_main      BOOLEAN NOT NULL,
    told_on      DATE NOT NULL,
    day_start    DATE,
    day_end      DATE,
    days         DATE[] NOT NULL,
    names        TEXT[] NOT NULL,
    victims      TEXT[] NOT NULL,
    places       TEXT[] NOT NULL,
    killed       DOUBLE[] NOT NULL,
    injured      DOUBLE[] NOT NULL,
    terms        TEXT[] NOT NULL,
    weights      DOUBLE[] NOT NULL,
    nearest      TEXT,
    score        DOUBLE NOT NULL,
    reason       TEXT NOT NULL,
    reading      TEXT NOT NULL
);
COMMENT ON TABLE incident_stories IS 'A happening as one article tells it, with the incident that it joined, next to which story, and why.';
COMMENT ON COLUMN incident_stories.story_id IS 'The happening in `told_incidents`, or the article where its reading tells none.';
COMMENT ON COLUMN incident_stories.incident_id IS 'The incident in `incidents`.';
COMMENT ON COLUMN incident_stories.article_id IS 'The article in `articles`.';
COMMENT ON COLUMN incident_stories.revision_id IS 'The revision in `revisions` that the evidence was read from.';
COMMENT ON COLUMN incident_stories.is_main IS 'True for the happening that the article is about.';
COMMENT ON COLUMN incident_stories.told_on IS 'Day of publication, else of the fetch.';
COMMENT ON COLUMN incident_stories.day_start IS 'First day of the happening that the article states, where it states at most four.';
COMMENT ON COLUMN incident_stories.day_end IS 'Last such day.';
COMMENT ON COLUMN incident_stories.days IS 'Evidence: single days that the article names.';
COMMENT ON COLUMN incident_stories.names IS 'Evidence: name keys of persons in the story.';
COMMENT ON COLUMN incident_stories.victims IS 'Evidence: name keys of those who came to harm.';
COMMENT ON COLUMN incident_stories.places IS 'Evidence: towns and finer places, as ids of the gazetteer or words.';
COMMENT ON COLUMN incident_stories.killed IS 'Evidence: exact numbers of killed.';
COMMENT ON COLUMN incident_stories.injured IS 'Evidence: exact numbers of injured.';
COMMENT ON COLUMN incident_stories.terms IS 'Evidence: the rarest words of the story.';
COMMENT ON COLUMN incident_stories.weights IS 'Their weights, in the same order: 7 for a word of one article only.';
COMMENT ON COLUMN incident_stories.nearest IS 'Story next to which it joined the incident; NULL for the one that opened it.';
COMMENT ON COLUMN incident_stories.score IS 'How likely the two tell one happening, 0 to 1; 0 for the one that opened it.';
COMMENT ON COLUMN incident_stories.reason IS 'The evidence that spoke most for it.';
COMMENT ON COLUMN incident_stories.reading IS 'Digest of what was read; a story is placed anew when it changes.';

CREATE TABLE term_counts (
    term      TEXT PRIMARY KEY,
    articles  INTEGER NOT NULL
);
COMMENT ON TABLE term_counts IS 'In how many of the articles that were compared a word occurs.';
COMMENT ON COLUMN term_counts.term IS 'The word in lower case.';
COMMENT ON COLUMN term_counts.articles IS 'Number of articles.';

CREATE TABLE incidents (
    incident_id       TEXT PRIMARY KEY,
    what              TEXT,
    day_start         DATE,
    day_end           DATE,
    day_rule          TEXT,
    place             TEXT,
    place_id          TEXT,
    place_chain       TEXT[] NOT NULL,
    killed_low        DOUBLE,
    killed_best       DOUBLE,
    killed_high       DOUBLE,
    injured_low       DOUBLE,
    injured_best      DOUBLE,
    injured_high      DOUBLE,
    captured_low      DOUBLE,
    captured_best     DOUBLE,
    captured_high     DOUBLE,
    is_disputed       BOOLEAN NOT NULL,
    articles          INTEGER NOT NULL,
    main_articles     INTEGER NOT NULL,
    outlets           INTEGER NOT NULL,
    ultimate_sources  INTEGER NOT NULL,
    first_told        DATE NOT NULL,
    last_told         DATE NOT NULL
);
COMMENT ON TABLE incidents IS 'A happening that one article or many tell, put together from all of them; rebuilt at each publication, under an id that stays.';
COMMENT ON COLUMN incidents.incident_id IS 'Id of the story that opened it.';
COMMENT ON COLUMN incidents.what IS 'Kind of happening that most articles tell.';
COMMENT ON COLUMN incidents.day_start IS 'First day on which it happened, by most articles.';
COMMENT ON COLUMN incidents.day_end IS 'Last such day.';
COMMENT ON COLUMN incidents.day_rule IS 'Where the days come from: told (the article says when it happened), counted (its figures do) or published.';
COMMENT ON COLUMN incidents.place IS 'Where, as most articles write it, with the wider places.';
COMMENT ON COLUMN incidents.place_id IS 'ISO2 of a country or ISO2/GeoNames id of a city.';
COMMENT ON COLUMN incidents.place_chain IS 'The wider places, from the next wider to the widest.';
COMMENT ON COLUMN incidents.killed_low IS 'Fewest killed that any article tells.';
COMMENT ON COLUMN incidents.killed_best IS 'Number killed by most articles, among equals by the latest.';
COMMENT ON COLUMN incidents.killed_high IS 'Most killed that any article tells.';
COMMENT ON COLUMN incidents.injured_low IS 'Fewest injured that any article tells.';
COMMENT ON COLUMN incidents.injured_best IS 'Number injured by most articles, among equals by the latest.';
COMMENT ON COLUMN incidents.injured_high IS 'Most injured that any article tells.';
COMMENT ON COLUMN incidents.captured_low IS 'Fewest captured or detained that any article tells.';
COMMENT ON COLUMN incidents.captured_best IS 'Number captured or detained by most articles, among equals by the latest.';
COMMENT ON COLUMN incidents.captured_high IS 'Most captured or detained that any article tells.';
COMMENT ON COLUMN incidents.is_disputed IS 'True when a claim of the incident is disputed.';
COMMENT ON COLUMN incidents.articles IS 'Articles that tell it.';
COMMENT ON COLUMN incidents.main_articles IS 'Those of them that are about it.';
COMMENT ON COLUMN incidents.outlets IS 'Outlets of these articles.';
COMMENT ON COLUMN incidents.ultimate_sources IS 'Distinct ultimate sources of its claims.';
COMMENT ON COLUMN incidents.first_told IS 'Publication of the first article.';
COMMENT ON COLUMN incidents.last_told IS 'Publication of the last one.';

CREATE TABLE incident_events (
    event_id           TEXT PRIMARY KEY,
    incident_id        TEXT NOT NULL,
    event              TEXT NOT NULL CHECK (event IN ('opened', 'joined', 'split')),
    other_incident_id  TEXT,
    article_id         TEXT,
    score              DOUBLE,
    why                TEXT NOT NULL,
    decided_by         TEXT,
    happened_at        TIMESTAMPTZ NOT NULL
);
COMMENT ON TABLE incident_events IS 'What became of incidents: opened, joined (two turned out to be one) and split; no id changes its meaning in silence.';
COMMENT ON COLUMN incident_events.event_id IS 'Hash of the event.';
COMMENT ON COLUMN incident_events.incident_id IS 'The incident that it happened to.';
COMMENT ON COLUMN incident_events.event IS 'opened, joined (the other incident is part of it now) or split (the other incident was taken out of it).';
COMMENT ON COLUMN incident_events.other_incident_id IS 'The other incident.';
COMMENT ON COLUMN incident_events.article_id IS 'The article whose story brought it about.';
COMMENT ON COLUMN incident_events.score IS 'Score of that story, 0 to 1.';
COMMENT ON COLUMN incident_events.why IS 'The evidence, or the note of the reviewer.';
COMMENT ON COLUMN incident_events.decided_by IS 'Reviewer; NULL for what was joined by evidence.';
COMMENT ON COLUMN incident_events.happened_at IS 'When, UTC.';

CREATE TABLE incident_decisions (
    article_id   TEXT NOT NULL,
    incident_id  TEXT NOT NULL,
    decision     TEXT NOT NULL CHECK (decision IN ('within', 'apart')),
    note         TEXT NOT NULL,
    decided_by   TEXT NOT NULL,
    decided_at   TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (article_id, incident_id)
);
COMMENT ON TABLE incident_decisions IS 'What reviewers decided about articles and incidents; it holds in every later run.';
COMMENT ON COLUMN incident_decisions.article_id IS 'The article in `articles`.';
COMMENT ON COLUMN incident_decisions.incident_id IS 'The incident.';
COMMENT ON COLUMN incident_decisions.decision IS 'within (the article belongs to the incident) or apart (it does not).';
COMMENT ON COLUMN incident_decisions.note IS 'Why.';
COMMENT ON COLUMN incident_decisions.decided_by IS 'Who decided.';
COMMENT ON COLUMN incident_decisions.decided_at IS 'When, UTC.';

ALTER TABLE claims ADD COLUMN incident_id TEXT;
COMMENT ON COLUMN claims.incident_id IS 'The incident in `incidents` that most of its figures are told of; NULL for a running total over many.';
ALTER TABLE claims ADD COLUMN scope TEXT;
COMMENT ON COLUMN claims.scope IS 'whole, part (of a whole that the articles count) or total (a running total over many happenings).';
ALTER TABLE claim_members ADD COLUMN copied_from TEXT;
COMMENT ON COLUMN claim_members.copied_from IS 'The earlier figure of another outlet whose sentence this one repeats; a copy is no second source.';
ALTER TABLE claim_members ADD COLUMN copied_sentence TEXT;
COMMENT ON COLUMN claim_members.copied_sentence IS 'That sentence.';
ALTER TABLE claim_members ADD COLUMN contradicts TEXT;
COMMENT ON COLUMN claim_members.contradicts IS 'A figure of another source that excludes this one at the same time.';
ALTER TABLE claim_members ADD COLUMN is_superseded BOOLEAN;
COMMENT ON COLUMN claim_members.is_superseded IS 'True when the same source told another number later.';
COMMENT ON COLUMN claims.claim_id IS 'Hash of its first figure.';
COMMENT ON COLUMN claims.first_day IS 'First day that a report names; NULL where none names a day.';
COMMENT ON COLUMN claims.last_day IS 'Last such day.';
COMMENT ON COLUMN claims.place IS 'place_id of the place that most reports name, or its words where the gazetteer does not hold it; NULL where none names one.';
COMMENT ON COLUMN claims.measure IS 'Measure of most of its figures.';
COMMENT ON COLUMN claims.nationality IS 'Nationality of the counted group, ISO 3166-1 alpha-2, where a report tells it.';
COMMENT ON COLUMN claims.is_disputed IS 'True when two sources that the reports cite exclude each other at the same time, when the later one tells of fewer killed, injured or destroyed, or when a report is denied.';
COMMENT ON COLUMN claim_members.ultimate_source IS 'Who the number comes from in the end: the speaker, else the outlet that it was copied from, else the agency, else the outlet.';
COMMENT ON COLUMN claim_members.report_day IS 'Day that the figure is about; NULL where it names none.';
