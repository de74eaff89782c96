-- Statements as articles make them. Nothing here is merged or judged: claims are the only grouping, and they are rebuilt.
-- Keys are primary; references between tables are rules of the suites instead of constraints, because DuckDB checks a
-- foreign key at once and would refuse the replacement of a revision's rows inside one transaction.
-- No column has a computed default ([], current_timestamp): a database killed before its first checkpoint cannot replay a
-- COMMENT on such a table (DuckDB 1.5.6) and would never open again.

CREATE TABLE runs (
    run_id          TEXT PRIMARY KEY,
    flow            TEXT NOT NULL,
    name            TEXT NOT NULL,
    started_at      TIMESTAMPTZ NOT NULL,
    finished_at     TIMESTAMPTZ,
    state           TEXT NOT NULL CHECK (state IN ('running', 'loaded', 'held', 'failed', 'crashed')),
    engine_version  TEXT,
    rule_version    TEXT,
    articles        INTEGER NOT NULL DEFAULT 0,
    rows_checked    BIGINT NOT NULL DEFAULT 0,
    rows_failed     BIGINT NOT NULL DEFAULT 0,
    note            TEXT
);
COMMENT ON TABLE runs IS 'One row per run of a flow that wrote to the warehouse.';
COMMENT ON COLUMN runs.run_id IS 'Identifier given by the flow; the same run writes under one identifier.';
COMMENT ON COLUMN runs.flow IS 'Which flow ran: ingest, reextract, revalidate and so on.';
COMMENT ON COLUMN runs.name IS 'The name that people read in the Prefect UI.';
COMMENT ON COLUMN runs.started_at IS 'When the run began, UTC.';
COMMENT ON COLUMN runs.finished_at IS 'When the run wrote its last batch, UTC; NULL while it has written none.';
COMMENT ON COLUMN runs.state IS 'running, loaded (rows are in the tables), held (the gate kept the batch out), failed or crashed.';
COMMENT ON COLUMN runs.engine_version IS 'Version of the extraction engine that read the articles.';
COMMENT ON COLUMN runs.rule_version IS 'Digest of the rules that checked the rows.';
COMMENT ON COLUMN runs.articles IS 'Article revisions in the batches of the run.';
COMMENT ON COLUMN runs.rows_checked IS 'Rows of all tables that were checked.';
COMMENT ON COLUMN runs.rows_failed IS 'Rows that failed a critical rule.';
COMMENT ON COLUMN runs.note IS 'Why a run was held or failed, one line.';

CREATE TABLE articles (
    article_id     TEXT PRIMARY KEY,
    url            TEXT NOT NULL,
    host           TEXT,
    source         TEXT,
    requested_url  TEXT,
    warnings       TEXT[] NOT NULL,
    run_id         TEXT NOT NULL
);
COMMENT ON TABLE articles IS 'One row per article, by its canonical address.';
COMMENT ON COLUMN articles.article_id IS 'Hash of `url`.';
COMMENT ON COLUMN articles.url IS 'Canonical address where the page names one on its own host, else the address that answered.';
COMMENT ON COLUMN articles.host IS 'Host name of `url`, lower case, without "www.".';
COMMENT ON COLUMN articles.source IS 'Name of the source in sources.yml (or of the command) that the article came from.';
COMMENT ON COLUMN articles.requested_url IS 'Address that was first asked for.';
COMMENT ON COLUMN articles.warnings IS 'Reason codes of the warning rules that the row fails.';
COMMENT ON COLUMN articles.run_id IS 'Run that first loaded the article.';

CREATE TABLE revisions (
    revision_id        TEXT PRIMARY KEY,
    article_id         TEXT NOT NULL,
    title              TEXT,
    standfirst         TEXT,
    text               TEXT NOT NULL,
    paragraphs         STRUCT("start" INTEGER, "end" INTEGER, zone TEXT)[] NOT NULL,
    authors            TEXT[] NOT NULL,
    publisher          TEXT,
    agency             TEXT,
    language           TEXT,
    section            TEXT,
    keywords           TEXT[] NOT NULL,
    published_day      DATE,
    published_at       TIMESTAMPTZ,
    modified_day       DATE,
    modified_at        TIMESTAMPTZ,
    found              JSON,
    page_kind          TEXT NOT NULL
        CHECK (page_kind IN ('article', 'live_blog', 'paywall', 'consent', 'empty', 'unparseable')),
    free               BOOLEAN,
    final_url          TEXT,
    status             INTEGER,
    fetched_at         TIMESTAMPTZ,
    body_sha256        TEXT,
    etag               TEXT,
    last_modified      TEXT,
    warc_file          TEXT,
    warc_offset        BIGINT,
    parser_version     TEXT NOT NULL,
    extractor_version  TEXT NOT NULL,
    current_since      TIMESTAMPTZ,
    warnings           TEXT[] NOT NULL,
    run_id             TEXT NOT NULL
);
COMMENT ON TABLE revisions IS 'One row per text that an article has had. A text and its publication day are all that a reading depends on.';
COMMENT ON COLUMN revisions.revision_id IS 'Hash of article, text and publication day.';
COMMENT ON COLUMN revisions.article_id IS 'The article in `articles`.';
COMMENT ON COLUMN revisions.title IS 'Headline as the page gives it.';
COMMENT ON COLUMN revisions.standfirst IS 'Summary paragraph under the headline.';
COMMENT ON COLUMN revisions.text IS 'Headline, standfirst, body, captions and credits joined by blank lines; every span counts its code points.';
COMMENT ON COLUMN revisions.paragraphs IS 'Start, end and zone of each paragraph of `text`.';
COMMENT ON COLUMN revisions.authors IS 'Authors as the page names them.';
COMMENT ON COLUMN revisions.publisher IS 'Outlet that published the page.';
COMMENT ON COLUMN revisions.agency IS 'Agency that the article is syndicated from.';
COMMENT ON COLUMN revisions.language IS 'Language of the page, BCP 47.';
COMMENT ON COLUMN revisions.section IS 'Section of the outlet.';
COMMENT ON COLUMN revisions.keywords IS 'Keywords of the page.';
COMMENT ON COLUMN revisions.published_day IS 'Calendar day of publication where the publisher is; "on Friday" is counted from it.';
COMMENT ON COLUMN revisions.published_at IS 'Instant of publication, UTC; NULL where the page gives only a day.';
COMMENT ON COLUMN revisions.modified_day IS 'Calendar day of the last change, as the page states it.';
COMMENT ON COLUMN revisions.modified_at IS 'Instant of the last change, UTC, as the page states it.';
COMMENT ON COLUMN revisions.found IS 'Where on the page each field was found: {"title": "json-ld", ...}.';
COMMENT ON COLUMN revisions.page_kind IS 'article or live_blog are read; paywall, consent, empty and unparseable are not.';
COMMENT ON COLUMN revisions.free IS 'The isAccessibleForFree that the page states.';
COMMENT ON COLUMN revisions.final_url IS 'Address that answered, after redirects.';
COMMENT ON COLUMN revisions.status IS 'HTTP status; NULL for a local file.';
COMMENT ON COLUMN revisions.fetched_at IS 'When the page was first fetched with this text, UTC.';
COMMENT ON COLUMN revisions.body_sha256 IS 'SHA-256 of the fetched body.';
COMMENT ON COLUMN revisions.etag IS 'ETag header of the answer.';
COMMENT ON COLUMN revisions.last_modified IS 'Last-Modified header of the answer.';
COMMENT ON COLUMN revisions.warc_file IS 'WARC file in the snapshot folder that holds the page.';
COMMENT ON COLUMN revisions.warc_offset IS 'Byte offset of the record in the WARC file.';
COMMENT ON COLUMN revisions.parser_version IS 'Version of the parser that made `text`.';
COMMENT ON COLUMN revisions.extractor_version IS 'Version of the engine that last read the text.';
COMMENT ON COLUMN revisions.current_since IS 'When this text last became the text of the article, UTC; the latest is the current revision.';
COMMENT ON COLUMN revisions.warnings IS 'Reason codes of the warning rules that the row fails.';
COMMENT ON COLUMN revisions.run_id IS 'Run that first loaded the revision.';

CREATE TABLE sentences (
    sentence_id  TEXT PRIMARY KEY,
    revision_id  TEXT NOT NULL,
    ordinal      INTEGER NOT NULL,
    paragraph    INTEGER NOT NULL,
    zone         TEXT NOT NULL
        CHECK (zone IN ('headline', 'standfirst', 'body', 'caption', 'credit', 'table', 'quote')),
    span_start   INTEGER NOT NULL,
    span_end     INTEGER NOT NULL,
    quote        TEXT NOT NULL,
    warnings     TEXT[] NOT NULL
);
COMMENT ON TABLE sentences IS 'The sentences of each revision.';
COMMENT ON COLUMN sentences.sentence_id IS 'Hash of revision and span.';
COMMENT ON COLUMN sentences.revision_id IS 'The revision in `revisions`.';
COMMENT ON COLUMN sentences.ordinal IS 'Place among the sentences of the revision, from 0.';
COMMENT ON COLUMN sentences.paragraph IS 'Paragraph of the revision, from 0.';
COMMENT ON COLUMN sentences.zone IS 'Part of the article: headline, standfirst, body, caption, credit, table or quote.';
COMMENT ON COLUMN sentences.span_start IS 'First code point of the sentence in revisions.text, from 0.';
COMMENT ON COLUMN sentences.span_end IS 'Code point after the last one.';
COMMENT ON COLUMN sentences.quote IS 'The sentence, character by character.';
COMMENT ON COLUMN sentences.warnings IS 'Reason codes of the warning rules that the row fails.';

CREATE TABLE figures (
    figure_id          TEXT PRIMARY KEY,
    revision_id        TEXT NOT NULL,
    sentence_id        TEXT NOT NULL,
    span_start         INTEGER NOT NULL,
    span_end           INTEGER NOT NULL,
    quote              TEXT NOT NULL,
    zone               TEXT NOT NULL
        CHECK (zone IN ('headline', 'standfirst', 'body', 'caption', 'credit', 'table', 'quote')),
    value_low          DOUBLE,
    value_high         DOUBLE,
    value_best         DOUBLE,
    modifier           TEXT NOT NULL
        CHECK (modifier IN ('exact', 'at_least', 'more_than', 'at_most', 'less_than', 'about', 'between', 'vague')),
    kind               TEXT NOT NULL
        CHECK (kind IN ('persons', 'age', 'money', 'percent', 'objects', 'duration', 'measure', 'rate', 'ratio',
                        'other')),
    unit               TEXT,
    unit_norm          TEXT,
    nationality        TEXT,
    standing           TEXT CHECK (standing IN ('civilian', 'combatant')),
    sex                TEXT CHECK (sex IN ('female', 'male')),
    age_band           TEXT CHECK (age_band IN ('child', 'adult', 'elderly')),
    event              TEXT
        CHECK (event IN ('killed', 'injured', 'killed_or_injured', 'captured', 'detained', 'abducted', 'missing',
                         'enlisted', 'deployed', 'displaced', 'rescued', 'released', 'attending', 'charged',
                         'affected', 'destroyed', 'attacked', 'paid', 'other')),
    negated            BOOLEAN NOT NULL,
    stance             TEXT NOT NULL
        CHECK (stance IN ('reported', 'asserted', 'alleged', 'denied', 'estimated', 'hypothetical')),
    speaker            TEXT,
    speaker_norm       TEXT,
    cue                TEXT,
    via                TEXT,
    said_on            DATE,
    measure            TEXT CHECK (measure IN ('stock', 'flow', 'cumulative', 'incremental')),
    case_status        TEXT,
    part_of            TEXT,
    statistic          TEXT CHECK (statistic IN ('minimum', 'maximum', 'average')),
    statistic_of       TEXT,
    period_start       DATE,
    period_end         DATE,
    period_precision   TEXT
        CHECK (period_precision IN ('day', 'week', 'month', 'quarter', 'season', 'year', 'decade', 'century')),
    period_rule        TEXT,
    place              TEXT,
    place_id           TEXT,
    place_precision    TEXT CHECK (place_precision IN ('exact', 'near', 'region', 'country', 'unknown')),
    rule               TEXT NOT NULL,
    extractor_version  TEXT NOT NULL,
    corrected_fields   TEXT[] NOT NULL,
    warnings           TEXT[] NOT NULL,
    run_id             TEXT NOT NULL
);
COMMENT ON TABLE figures IS 'A number that an article states, with what it counts, what happened, who says so, when and where.';
COMMENT ON COLUMN figures.figure_id IS 'Hash of revision, span and kind.';
COMMENT ON COLUMN figures.revision_id IS 'The revision in `revisions`.';
COMMENT ON COLUMN figures.sentence_id IS 'The sentence in `sentences`.';
COMMENT ON COLUMN figures.span_start IS 'First code point of `quote` in revisions.text, from 0.';
COMMENT ON COLUMN figures.span_end IS 'Code point after the last one.';
COMMENT ON COLUMN figures.quote IS 'The number with its modifier and unit, character by character.';
COMMENT ON COLUMN figures.zone IS 'Part of the article: headline, standfirst, body, caption, credit, table or quote.';
COMMENT ON COLUMN figures.value_low IS 'Lower bound; NULL when the source sets none ("at most 20") or gives only a vague word.';
COMMENT ON COLUMN figures.value_high IS 'Upper bound; NULL when the source sets none ("at least 51") or gives only a vague word.';
COMMENT ON COLUMN figures.value_best IS 'The number as written where the source gives one, whatever bounds it sets.';
COMMENT ON COLUMN figures.modifier IS 'How the source bounds its number: exact, at_least, more_than, at_most, less_than, about, between, vague.';
COMMENT ON COLUMN figures.kind IS 'What the number measures: persons, age, money, percent, objects, duration, measure, rate, ratio, other.';
COMMENT ON COLUMN figures.unit IS 'What is counted, as written.';
COMMENT ON COLUMN figures.unit_norm IS 'What is counted, as one normal word.';
COMMENT ON COLUMN figures.nationality IS 'Nationality of the counted group, ISO 3166-1 alpha-2.';
COMMENT ON COLUMN figures.standing IS 'civilian or combatant, where the words say so.';
COMMENT ON COLUMN figures.sex IS 'female or male, where the words say so.';
COMMENT ON COLUMN figures.age_band IS 'child, adult or elderly, where the words say so.';
COMMENT ON COLUMN figures.event IS 'What happened to the counted or was done by them; NULL where the text names nothing.';
COMMENT ON COLUMN figures.negated IS 'True when the text says that it did not happen ("no casualties").';
COMMENT ON COLUMN figures.stance IS 'How the article stands to the statement: reported, asserted, alleged, denied, estimated, hypothetical.';
COMMENT ON COLUMN figures.speaker IS 'Who says so, as written or resolved to the name used before; NULL when the article says it itself.';
COMMENT ON COLUMN figures.speaker_norm IS 'The speaker in one normal form across articles.';
COMMENT ON COLUMN figures.cue IS 'The words that attribute the statement ("said", "according to").';
COMMENT ON COLUMN figures.via IS 'Who cites the speaker, in a chain of sources.';
COMMENT ON COLUMN figures.said_on IS 'Day on which the speaker said it.';
COMMENT ON COLUMN figures.measure IS 'stock (a state), flow (what happened in a period), cumulative (a running total), incremental (an addition).';
COMMENT ON COLUMN figures.case_status IS 'confirmed, suspected or probable, where a count of cases says so.';
COMMENT ON COLUMN figures.part_of IS 'figure_id of the whole that this figure is part of ("including three children").';
COMMENT ON COLUMN figures.statistic IS 'minimum, maximum or average, when the figure is a statistic of a group ("the oldest was 51").';
COMMENT ON COLUMN figures.statistic_of IS 'figure_id of the group that this figure is a statistic of.';
COMMENT ON COLUMN figures.period_start IS 'First day of the period that the figure is about.';
COMMENT ON COLUMN figures.period_end IS 'Last day of the period that the figure is about.';
COMMENT ON COLUMN figures.period_precision IS 'Grain of the period: day, week, month, quarter, season, year, decade, century.';
COMMENT ON COLUMN figures.period_rule IS 'Name of the rule that resolved the period.';
COMMENT ON COLUMN figures.place IS 'Where it happened, as written.';
COMMENT ON COLUMN figures.place_id IS 'ISO2 of a country or ISO2/GeoNames id of a city; NULL when the gazetteer does not hold the place.';
COMMENT ON COLUMN figures.place_precision IS 'Grain of the place: exact, near, region, country, unknown.';
COMMENT ON COLUMN figures.rule IS 'Name of the rule that read the number.';
COMMENT ON COLUMN figures.extractor_version IS 'Version of the engine that read the row.';
COMMENT ON COLUMN figures.corrected_fields IS 'Columns that hold a corrected value; `corrections` has the value read and the reason.';
COMMENT ON COLUMN figures.warnings IS 'Reason codes of the warning rules that the row fails.';
COMMENT ON COLUMN figures.run_id IS 'Run that first loaded the row as it stands.';

CREATE TABLE persons (
    person_id               TEXT PRIMARY KEY,
    revision_id             TEXT NOT NULL,
    sentence_id             TEXT NOT NULL,
    span_start              INTEGER NOT NULL,
    span_end                INTEGER NOT NULL,
    quote                   TEXT NOT NULL,
    zone                    TEXT NOT NULL
        CHECK (zone IN ('headline', 'standfirst', 'body', 'caption', 'credit', 'table', 'quote')),
    name                    TEXT NOT NULL,
    name_key                TEXT NOT NULL,
    age                     INTEGER,
    age_as_of               DATE,
    derived_birth_start     DATE,
    derived_birth_end       DATE,
    role                    TEXT,
    sex                     TEXT CHECK (sex IN ('female', 'male')),
    nationality             TEXT,
    derived_enlisted_start  DATE,
    derived_enlisted_end    DATE,
    rule                    TEXT NOT NULL,
    extractor_version       TEXT NOT NULL,
    corrected_fields        TEXT[] NOT NULL,
    warnings                TEXT[] NOT NULL,
    run_id                  TEXT NOT NULL
);
COMMENT ON TABLE persons IS 'A person whom an article names with an age or a fate, once per revision.';
COMMENT ON COLUMN persons.person_id IS 'Hash of revision, span and name.';
COMMENT ON COLUMN persons.revision_id IS 'The revision in `revisions`.';
COMMENT ON COLUMN persons.sentence_id IS 'The sentence in `sentences` of the fullest first mention.';
COMMENT ON COLUMN persons.span_start IS 'First code point of `quote` in revisions.text, from 0.';
COMMENT ON COLUMN persons.span_end IS 'Code point after the last one.';
COMMENT ON COLUMN persons.quote IS 'The mention, character by character.';
COMMENT ON COLUMN persons.zone IS 'Part of the article: headline, standfirst, body, caption, credit, table or quote.';
COMMENT ON COLUMN persons.name IS 'Name as written, without title and age.';
COMMENT ON COLUMN persons.name_key IS 'The name, blind to order, case and transliteration. Two people can share it.';
COMMENT ON COLUMN persons.age IS 'Age in years, as stated.';
COMMENT ON COLUMN persons.age_as_of IS 'Day on which the age holds: of the incident where it is known, else of publication.';
COMMENT ON COLUMN persons.derived_birth_start IS 'Derived: first day on which someone of that age can have been born.';
COMMENT ON COLUMN persons.derived_birth_end IS 'Derived: last day on which someone of that age can have been born.';
COMMENT ON COLUMN persons.role IS 'Role or occupation, as written.';
COMMENT ON COLUMN persons.sex IS 'female or male, where the words say so.';
COMMENT ON COLUMN persons.nationality IS 'Nationality, ISO 3166-1 alpha-2.';
COMMENT ON COLUMN persons.derived_enlisted_start IS 'Derived: first day on which the person can have enlisted ("three months after enlisting").';
COMMENT ON COLUMN persons.derived_enlisted_end IS 'Derived: last day on which the person can have enlisted.';
COMMENT ON COLUMN persons.rule IS 'Name of the rule that read the mention.';
COMMENT ON COLUMN persons.extractor_version IS 'Version of the engine that read the row.';
COMMENT ON COLUMN persons.corrected_fields IS 'Columns that hold a corrected value; `corrections` has the value read and the reason.';
COMMENT ON COLUMN persons.warnings IS 'Reason codes of the warning rules that the row fails.';
COMMENT ON COLUMN persons.run_id IS 'Run that first loaded the row as it stands.';

CREATE TABLE person_fates (
    fate_id       TEXT PRIMARY KEY,
    person_id     TEXT NOT NULL,
    revision_id   TEXT NOT NULL,
    ordinal       INTEGER NOT NULL,
    event         TEXT NOT NULL
        CHECK (event IN ('killed', 'injured', 'killed_or_injured', 'captured', 'detained', 'abducted', 'missing',
                         'enlisted', 'deployed', 'displaced', 'rescued', 'released', 'attending', 'charged',
                         'affected', 'destroyed', 'attacked', 'paid', 'other')),
    period_start  DATE,
    period_end    DATE,
    place         TEXT,
    warnings      TEXT[] NOT NULL
);
COMMENT ON TABLE person_fates IS 'What happened to a named person, in the order told.';
COMMENT ON COLUMN person_fates.fate_id IS 'Hash of person and place in the order.';
COMMENT ON COLUMN person_fates.person_id IS 'The person in `persons`.';
COMMENT ON COLUMN person_fates.revision_id IS 'The revision in `revisions`.';
COMMENT ON COLUMN person_fates.ordinal IS 'Place among the fates of the person, from 0.';
COMMENT ON COLUMN person_fates.event IS 'What happened, from the list of figures.event.';
COMMENT ON COLUMN person_fates.period_start IS 'First day on which it can have happened.';
COMMENT ON COLUMN person_fates.period_end IS 'Last day on which it can have happened.';
COMMENT ON COLUMN person_fates.place IS 'Where it happened, as written.';
COMMENT ON COLUMN person_fates.warnings IS 'Reason codes of the warning rules that the row fails.';

CREATE TABLE denials (
    denial_id          TEXT PRIMARY KEY,
    revision_id        TEXT NOT NULL,
    sentence_id        TEXT NOT NULL,
    span_start         INTEGER NOT NULL,
    span_end           INTEGER NOT NULL,
    quote              TEXT NOT NULL,
    zone               TEXT NOT NULL
        CHECK (zone IN ('headline', 'standfirst', 'body', 'caption', 'credit', 'table', 'quote')),
    speaker            TEXT,
    target             TEXT,
    answers            TEXT[] NOT NULL,
    scope              TEXT CHECK (scope IN ('number', 'event', 'implication')),
    said_on            DATE,
    rule               TEXT NOT NULL,
    extractor_version  TEXT NOT NULL,
    corrected_fields   TEXT[] NOT NULL,
    warnings           TEXT[] NOT NULL,
    run_id             TEXT NOT NULL
);
COMMENT ON TABLE denials IS 'A clause in which someone denies something.';
COMMENT ON COLUMN denials.denial_id IS 'Hash of revision and span.';
COMMENT ON COLUMN denials.revision_id IS 'The revision in `revisions`.';
COMMENT ON COLUMN denials.sentence_id IS 'The sentence in `sentences`.';
COMMENT ON COLUMN denials.span_start IS 'First code point of `quote` in revisions.text, from 0.';
COMMENT ON COLUMN denials.span_end IS 'Code point after the last one.';
COMMENT ON COLUMN denials.quote IS 'The denying clause, character by character.';
COMMENT ON COLUMN denials.zone IS 'Part of the article: headline, standfirst, body, caption, credit, table or quote.';
COMMENT ON COLUMN denials.speaker IS 'Who denies.';
COMMENT ON COLUMN denials.target IS 'The words that are denied.';
COMMENT ON COLUMN denials.answers IS 'figure_ids of the figures that the denial answers.';
COMMENT ON COLUMN denials.scope IS 'number (the figure itself), event (the deed) or implication (only what would follow from it).';
COMMENT ON COLUMN denials.said_on IS 'Day of the denial.';
COMMENT ON COLUMN denials.rule IS 'Name of the rule that read the clause.';
COMMENT ON COLUMN denials.extractor_version IS 'Version of the engine that read the row.';
COMMENT ON COLUMN denials.corrected_fields IS 'Columns that hold a corrected value; `corrections` has the value read and the reason.';
COMMENT ON COLUMN denials.warnings IS 'Reason codes of the warning rules that the row fails.';
COMMENT ON COLUMN denials.run_id IS 'Run that first loaded the row as it stands.';

CREATE TABLE dates (
    date_id            TEXT PRIMARY KEY,
    revision_id        TEXT NOT NULL,
    sentence_id        TEXT NOT NULL,
    span_start         INTEGER NOT NULL,
    span_end           INTEGER NOT NULL,
    quote              TEXT NOT NULL,
    type               TEXT NOT NULL CHECK (type IN ('DATE', 'TIME', 'DURATION', 'SET')),
    value              TEXT,
    period_start       DATE,
    period_end         DATE,
    precision          TEXT
        CHECK (precision IN ('day', 'week', 'month', 'quarter', 'season', 'year', 'decade', 'century')),
    anchor             TEXT CHECK (anchor IN ('published', 'speech', 'period', 'event')),
    rule               TEXT NOT NULL,
    extractor_version  TEXT NOT NULL,
    corrected_fields   TEXT[] NOT NULL,
    warnings           TEXT[] NOT NULL
);
COMMENT ON TABLE dates IS 'A time expression, after TIMEX3.';
COMMENT ON COLUMN dates.date_id IS 'Hash of revision, span and type.';
COMMENT ON COLUMN dates.revision_id IS 'The revision in `revisions`.';
COMMENT ON COLUMN dates.sentence_id IS 'The sentence in `sentences`.';
COMMENT ON COLUMN dates.span_start IS 'First code point of `quote` in revisions.text, from 0.';
COMMENT ON COLUMN dates.span_end IS 'Code point after the last one.';
COMMENT ON COLUMN dates.quote IS 'The expression, character by character.';
COMMENT ON COLUMN dates.type IS 'DATE, TIME, DURATION or SET.';
COMMENT ON COLUMN dates.value IS 'The normalised value of TIMEX3 ("2025-04-09", "P3M").';
COMMENT ON COLUMN dates.period_start IS 'First day that the expression covers.';
COMMENT ON COLUMN dates.period_end IS 'Last day that the expression covers.';
COMMENT ON COLUMN dates.precision IS 'Grain: day, week, month, quarter, season, year, decade, century.';
COMMENT ON COLUMN dates.anchor IS 'What a relative expression was counted from: published, speech, period or event.';
COMMENT ON COLUMN dates.rule IS 'Name of the rule that resolved the expression.';
COMMENT ON COLUMN dates.extractor_version IS 'Version of the engine that read the row.';
COMMENT ON COLUMN dates.corrected_fields IS 'Columns that hold a corrected value; `corrections` has the value read and the reason.';
COMMENT ON COLUMN dates.warnings IS 'Reason codes of the warning rules that the row fails.';

CREATE TABLE attributions (
    attribution_id     TEXT PRIMARY KEY,
    revision_id        TEXT NOT NULL,
    sentence_id        TEXT NOT NULL,
    span_start         INTEGER NOT NULL,
    span_end           INTEGER NOT NULL,
    quote              TEXT NOT NULL,
    source             STRUCT("start" INTEGER, "end" INTEGER)[] NOT NULL,
    cue                STRUCT("start" INTEGER, "end" INTEGER)[] NOT NULL,
    content            STRUCT("start" INTEGER, "end" INTEGER)[] NOT NULL,
    speaker            TEXT,
    via                TEXT,
    stance             TEXT NOT NULL
        CHECK (stance IN ('reported', 'asserted', 'alleged', 'denied', 'estimated', 'hypothetical')),
    said_on            DATE,
    rule               TEXT NOT NULL,
    extractor_version  TEXT NOT NULL,
    warnings           TEXT[] NOT NULL
);
COMMENT ON TABLE attributions IS 'Who is cited, by which words, for which words.';
COMMENT ON COLUMN attributions.attribution_id IS 'Hash of revision, span and content spans.';
COMMENT ON COLUMN attributions.revision_id IS 'The revision in `revisions`.';
COMMENT ON COLUMN attributions.sentence_id IS 'The sentence in `sentences`.';
COMMENT ON COLUMN attributions.span_start IS 'First code point of the attribution in revisions.text, from 0.';
COMMENT ON COLUMN attributions.span_end IS 'Code point after the last one.';
COMMENT ON COLUMN attributions.quote IS 'The cue, character by character.';
COMMENT ON COLUMN attributions.source IS 'Spans of the words that name the source.';
COMMENT ON COLUMN attributions.cue IS 'Spans of the words that attribute.';
COMMENT ON COLUMN attributions.content IS 'Spans of the words that are attributed.';
COMMENT ON COLUMN attributions.speaker IS 'The source resolved to the name used before, without title.';
COMMENT ON COLUMN attributions.via IS 'Who cites the source, in a chain.';
COMMENT ON COLUMN attributions.stance IS 'How the article stands to the statement, from the list of figures.stance.';
COMMENT ON COLUMN attributions.said_on IS 'Day of the statement.';
COMMENT ON COLUMN attributions.rule IS 'Name of the rule that read the attribution.';
COMMENT ON COLUMN attributions.extractor_version IS 'Version of the engine that read the row.';
COMMENT ON COLUMN attributions.warnings IS 'Reason codes of the warning rules that the row fails.';

CREATE TABLE places (
    place_mention_id   TEXT PRIMARY KEY,
    revision_id        TEXT NOT NULL,
    sentence_id        TEXT NOT NULL,
    span_start         INTEGER NOT NULL,
    span_end           INTEGER NOT NULL,
    quote              TEXT NOT NULL,
    place_id           TEXT,
    precision          TEXT NOT NULL CHECK (precision IN ('exact', 'near', 'region', 'country', 'unknown')),
    rule               TEXT NOT NULL,
    extractor_version  TEXT NOT NULL,
    warnings           TEXT[] NOT NULL
);
COMMENT ON TABLE places IS 'A place as an article writes it.';
COMMENT ON COLUMN places.place_mention_id IS 'Hash of revision and span.';
COMMENT ON COLUMN places.revision_id IS 'The revision in `revisions`.';
COMMENT ON COLUMN places.sentence_id IS 'The sentence in `sentences`.';
COMMENT ON COLUMN places.span_start IS 'First code point of `quote` in revisions.text, from 0.';
COMMENT ON COLUMN places.span_end IS 'Code point after the last one.';
COMMENT ON COLUMN places.quote IS 'The place, character by character.';
COMMENT ON COLUMN places.place_id IS 'ISO2 of a country or ISO2/GeoNames id of a city; NULL when the gazetteer does not hold the place.';
COMMENT ON COLUMN places.precision IS 'Grain: exact, near, region, country, unknown.';
COMMENT ON COLUMN places.rule IS 'Name of the rule that read the place.';
COMMENT ON COLUMN places.extractor_version IS 'Version of the engine that read the row.';
COMMENT ON COLUMN places.warnings IS 'Reason codes of the warning rules that the row fails.';

CREATE TABLE ignored_numbers (
    ignored_id         TEXT PRIMARY KEY,
    revision_id        TEXT NOT NULL,
    sentence_id        TEXT NOT NULL,
    span_start         INTEGER NOT NULL,
    span_end           INTEGER NOT NULL,
    quote              TEXT NOT NULL,
    reason             TEXT NOT NULL,
    extractor_version  TEXT NOT NULL,
    warnings           TEXT[] NOT NULL
);
COMMENT ON TABLE ignored_numbers IS 'A number that is no figure, with the named rule that says why; no number is lost in silence.';
COMMENT ON COLUMN ignored_numbers.ignored_id IS 'Hash of revision, span and reason.';
COMMENT ON COLUMN ignored_numbers.revision_id IS 'The revision in `revisions`.';
COMMENT ON COLUMN ignored_numbers.sentence_id IS 'The sentence in `sentences`.';
COMMENT ON COLUMN ignored_numbers.span_start IS 'First code point of `quote` in revisions.text, from 0.';
COMMENT ON COLUMN ignored_numbers.span_end IS 'Code point after the last one.';
COMMENT ON COLUMN ignored_numbers.quote IS 'The number, character by character.';
COMMENT ON COLUMN ignored_numbers.reason IS 'Why it is no figure: calendar_year, clock_time, identifier and so on.';
COMMENT ON COLUMN ignored_numbers.extractor_version IS 'Version of the engine that read the row.';
COMMENT ON COLUMN ignored_numbers.warnings IS 'Reason codes of the warning rules that the row fails.';

CREATE TABLE claims (
    claim_id          TEXT PRIMARY KEY,
    kind              TEXT NOT NULL,
    event             TEXT,
    unit_norm         TEXT,
    nationality       TEXT,
    standing          TEXT,
    sex               TEXT,
    age_band          TEXT,
    measure           TEXT,
    place             TEXT,
    first_day         DATE,
    last_day          DATE,
    value_low         DOUBLE,
    value_best        DOUBLE,
    value_high        DOUBLE,
    reports           INTEGER NOT NULL,
    articles          INTEGER NOT NULL,
    ultimate_sources  INTEGER NOT NULL,
    is_disputed       BOOLEAN NOT NULL
);
COMMENT ON TABLE claims IS 'One claim, many reports: current figures about the same thing, grouped by fixed rules and rebuilt at each publication.';
COMMENT ON COLUMN claims.claim_id IS 'Hash of what is claimed and its first day.';
COMMENT ON COLUMN claims.kind IS 'What the number measures.';
COMMENT ON COLUMN claims.event IS 'What happened.';
COMMENT ON COLUMN claims.unit_norm IS 'What is counted.';
COMMENT ON COLUMN claims.nationality IS 'Nationality of the counted group, ISO 3166-1 alpha-2.';
COMMENT ON COLUMN claims.standing IS 'civilian or combatant.';
COMMENT ON COLUMN claims.sex IS 'female or male.';
COMMENT ON COLUMN claims.age_band IS 'child, adult or elderly.';
COMMENT ON COLUMN claims.measure IS 'stock, flow, cumulative or incremental: figures of different measure are never one claim.';
COMMENT ON COLUMN claims.place IS 'place_id of the place, or its words where the gazetteer does not hold it.';
COMMENT ON COLUMN claims.first_day IS 'First day that a report of the claim is about (publication day where it names none).';
COMMENT ON COLUMN claims.last_day IS 'Last such day.';
COMMENT ON COLUMN claims.value_low IS 'Lowest number that any report allows from below (as the low of the UCDP datasets).';
COMMENT ON COLUMN claims.value_best IS 'Number of the most ultimate sources; among equals the latest said.';
COMMENT ON COLUMN claims.value_high IS 'Highest number that any report states.';
COMMENT ON COLUMN claims.reports IS 'Figures in the claim.';
COMMENT ON COLUMN claims.articles IS 'Articles that report it.';
COMMENT ON COLUMN claims.ultimate_sources IS 'Distinct ultimate sources: eight outlets that cite one ministry are one source.';
COMMENT ON COLUMN claims.is_disputed IS 'True when two ultimate sources give numbers that exclude each other, or a report is denied.';

CREATE TABLE claim_members (
    claim_id         TEXT NOT NULL,
    figure_id        TEXT NOT NULL,
    ultimate_source  TEXT NOT NULL,
    report_day       DATE,
    is_denied        BOOLEAN NOT NULL,
    PRIMARY KEY (claim_id, figure_id)
);
COMMENT ON TABLE claim_members IS 'The figures of each claim.';
COMMENT ON COLUMN claim_members.claim_id IS 'The claim in `claims`.';
COMMENT ON COLUMN claim_members.figure_id IS 'The figure in `figures`.';
COMMENT ON COLUMN claim_members.ultimate_source IS 'Who the number comes from in the end: the speaker, else the agency, else the outlet.';
COMMENT ON COLUMN claim_members.report_day IS 'Day that the figure is about, else said on, else published.';
COMMENT ON COLUMN claim_members.is_denied IS 'True when a denial of scope "number" or "event" answers the figure.';

CREATE TABLE quarantine (
    quarantine_id  TEXT PRIMARY KEY,
    table_name     TEXT NOT NULL,
    row_id         TEXT NOT NULL,
    article_id     TEXT,
    revision_id    TEXT,
    "row"          JSON NOT NULL,
    reasons        TEXT[] NOT NULL,
    suite          TEXT NOT NULL,
    rule_version   TEXT NOT NULL,
    run_id         TEXT NOT NULL,
    state          TEXT NOT NULL CHECK (state IN ('open', 'released', 'dropped', 'fixed')),
    entered_at     TIMESTAMPTZ NOT NULL,
    decided_at     TIMESTAMPTZ,
    decided_by     TEXT,
    note           TEXT,
    fixed_row      JSON
);
COMMENT ON TABLE quarantine IS 'Rows that failed a critical rule, whole, with the reasons and what was decided.';
COMMENT ON COLUMN quarantine.quarantine_id IS 'Hash of table, row and its content.';
COMMENT ON COLUMN quarantine.table_name IS 'Table that the row was meant for.';
COMMENT ON COLUMN quarantine.row_id IS 'Key of the row in that table.';
COMMENT ON COLUMN quarantine.article_id IS 'Article that the row was read from.';
COMMENT ON COLUMN quarantine.revision_id IS 'Revision that the row was read from.';
COMMENT ON COLUMN quarantine."row" IS 'The row as it came, as JSON.';
COMMENT ON COLUMN quarantine.reasons IS 'Reason codes of the critical rules that the row fails.';
COMMENT ON COLUMN quarantine.suite IS 'Suite that checked the row.';
COMMENT ON COLUMN quarantine.rule_version IS 'Digest of the rules that checked the row.';
COMMENT ON COLUMN quarantine.run_id IS 'Run that read the row.';
COMMENT ON COLUMN quarantine.state IS 'open, released (loaded as it is), dropped (stays out) or fixed (a later reading or edit passes).';
COMMENT ON COLUMN quarantine.entered_at IS 'When the row was put here, UTC.';
COMMENT ON COLUMN quarantine.decided_at IS 'When the state last changed, UTC.';
COMMENT ON COLUMN quarantine.decided_by IS 'Who changed the state.';
COMMENT ON COLUMN quarantine.note IS 'Why.';
COMMENT ON COLUMN quarantine.fixed_row IS 'The row as a reviewer edited it; it is loaded instead whenever the failing row is read again.';

CREATE TABLE corrections (
    correction_id  TEXT PRIMARY KEY,
    table_name     TEXT NOT NULL CHECK (table_name IN ('figures', 'persons', 'denials', 'dates')),
    article        TEXT NOT NULL,
    span_start     INTEGER NOT NULL,
    span_end       INTEGER NOT NULL,
    quote          TEXT,
    field          TEXT NOT NULL,
    expect         TEXT,
    new            TEXT,
    reason         TEXT NOT NULL,
    corrected_by   TEXT NOT NULL,
    corrected_on   DATE NOT NULL,
    state          TEXT NOT NULL CHECK (state IN ('waiting', 'applied', 'misfit', 'withdrawn')),
    found          TEXT
);
COMMENT ON TABLE corrections IS 'Values changed by a person, with the reason; applied again after every reading.';
COMMENT ON COLUMN corrections.correction_id IS 'Hash of table, article, span and field.';
COMMENT ON COLUMN corrections.table_name IS 'Table of the corrected row.';
COMMENT ON COLUMN corrections.article IS 'Address of the article, as in articles.url.';
COMMENT ON COLUMN corrections.span_start IS 'First code point of the corrected row.';
COMMENT ON COLUMN corrections.span_end IS 'Code point after its last one.';
COMMENT ON COLUMN corrections.quote IS 'Words of the corrected row; where given, a row with other words is a misfit.';
COMMENT ON COLUMN corrections.field IS 'Column that is corrected.';
COMMENT ON COLUMN corrections.expect IS 'Value that the engine is expected to read; a correction of another value is a misfit. NULL expects none.';
COMMENT ON COLUMN corrections.new IS 'The right value; NULL empties the field.';
COMMENT ON COLUMN corrections.reason IS 'Why it is right.';
COMMENT ON COLUMN corrections.corrected_by IS 'Who says so.';
COMMENT ON COLUMN corrections.corrected_on IS 'When they said so.';
COMMENT ON COLUMN corrections.state IS 'waiting (no such row yet), applied, misfit (the row no longer holds what was expected) or withdrawn.';
COMMENT ON COLUMN corrections.found IS 'Value that was read before the correction, or that did not fit.';

CREATE TABLE takedowns (
    takedown_id   TEXT PRIMARY KEY,
    subject       TEXT NOT NULL CHECK (subject IN ('person', 'url')),
    subject_hash  TEXT NOT NULL,
    reason        TEXT NOT NULL,
    requested_by  TEXT,
    taken_at      TIMESTAMPTZ NOT NULL,
    articles      INTEGER NOT NULL,
    rows_removed  BIGINT NOT NULL
);
COMMENT ON TABLE takedowns IS 'What was removed on request, without the content.';
COMMENT ON COLUMN takedowns.takedown_id IS 'Hash of subject and subject_hash.';
COMMENT ON COLUMN takedowns.subject IS 'person or url.';
COMMENT ON COLUMN takedowns.subject_hash IS 'SHA-256 of the name key or of the address: enough to keep it out, not enough to read it.';
COMMENT ON COLUMN takedowns.reason IS 'Why, without naming the subject.';
COMMENT ON COLUMN takedowns.requested_by IS 'Who asked or decided.';
COMMENT ON COLUMN takedowns.taken_at IS 'When, UTC.';
COMMENT ON COLUMN takedowns.articles IS 'Articles removed.';
COMMENT ON COLUMN takedowns.rows_removed IS 'Rows removed from all tables.';

CREATE TABLE rule_results (
    run_id      TEXT NOT NULL,
    table_name  TEXT NOT NULL,
    reason      TEXT NOT NULL,
    severity    TEXT NOT NULL CHECK (severity IN ('critical', 'warning')),
    checked     BIGINT NOT NULL,
    failed      BIGINT NOT NULL,
    PRIMARY KEY (run_id, table_name, reason)
);
COMMENT ON TABLE rule_results IS 'How often each rule was checked and failed, run by run.';
COMMENT ON COLUMN rule_results.run_id IS 'The run in `runs`.';
COMMENT ON COLUMN rule_results.table_name IS 'Table whose rows were checked.';
COMMENT ON COLUMN rule_results.reason IS 'Reason code of the rule.';
COMMENT ON COLUMN rule_results.severity IS 'critical (the row is kept out) or warning (the row is loaded and flagged).';
COMMENT ON COLUMN rule_results.checked IS 'Rows checked.';
COMMENT ON COLUMN rule_results.failed IS 'Rows that failed.';
