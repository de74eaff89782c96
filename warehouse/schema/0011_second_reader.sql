ALTER TABLE figures ADD COLUMN read_by TEXT;
COMMENT ON COLUMN figures.read_by IS 'Who read the row: rules, model, or both (the same characters and value); NULL for a row loaded before this column was there.';
ALTER TABLE figures ADD COLUMN model TEXT;
COMMENT ON COLUMN figures.model IS 'Model of the second reader that had a say in the row; NULL where none answered about it.';
ALTER TABLE figures ADD COLUMN prompt_version TEXT;
COMMENT ON COLUMN figures.prompt_version IS 'Version of prompt and schema with which the model was asked.';
ALTER TABLE figures ADD COLUMN differing_fields TEXT[];
COMMENT ON COLUMN figures.differing_fields IS 'Fields about which the two readers differ: figure (one of them reads none), event, stance, speaker, days, place; what each says is in `reader_differences`.';
ALTER TABLE figures ADD COLUMN decided_by TEXT;
COMMENT ON COLUMN figures.decided_by IS 'Whose word stands in the differing fields: rules, model, or agree (nobody''s: they are empty); NULL where nothing differs.';

CREATE TABLE second_readings (
    second_reading_id  TEXT PRIMARY KEY,
    revision_id        TEXT NOT NULL,
    model              TEXT NOT NULL,
    prompt_version     TEXT NOT NULL,
    outcome            TEXT NOT NULL
        CHECK (outcome IN ('answered', 'empty_answer', 'prose', 'broken_json', 'cut_off', 'stopped', 'timed_out',
                           'unreachable', 'rate_limited', 'server_error', 'wrong_key', 'no_such_model',
                           'refused_request', 'redirected', 'streamed', 'no_chat_completion', 'too_large',
                           'over_budget', 'not_asked')),
    error              TEXT,
    requests           INTEGER NOT NULL,
    answers            INTEGER NOT NULL,
    refused            INTEGER NOT NULL,
    tokens_in          BIGINT NOT NULL,
    tokens_out         BIGINT NOT NULL,
    warnings           TEXT[] NOT NULL
);
COMMENT ON TABLE second_readings IS 'What asking a model about each text came to; the rows of the rules are loaded in any case.';
COMMENT ON COLUMN second_readings.second_reading_id IS 'Hash of revision.';
COMMENT ON COLUMN second_readings.revision_id IS 'The revision in `revisions`.';
COMMENT ON COLUMN second_readings.model IS 'Model that was asked.';
COMMENT ON COLUMN second_readings.prompt_version IS 'Version of prompt and schema.';
COMMENT ON COLUMN second_readings.outcome IS 'Worst outcome of its requests; answered when every one was.';
COMMENT ON COLUMN second_readings.error IS 'What went wrong, one line.';
COMMENT ON COLUMN second_readings.requests IS 'Requests, one a piece of the article.';
COMMENT ON COLUMN second_readings.answers IS 'Figures that the model answered about or named as missed.';
COMMENT ON COLUMN second_readings.refused IS 'Refusals among them, in `refused_answers`.';
COMMENT ON COLUMN second_readings.tokens_in IS 'Tokens of the requests, as the server counted them.';
COMMENT ON COLUMN second_readings.tokens_out IS 'Tokens of the answers.';
COMMENT ON COLUMN second_readings.warnings IS 'Reason codes of the warning rules that the row fails.';

CREATE TABLE reader_differences (
    difference_id   TEXT PRIMARY KEY,
    revision_id     TEXT NOT NULL,
    span_start      INTEGER NOT NULL,
    span_end        INTEGER NOT NULL,
    quote           TEXT NOT NULL,
    field           TEXT NOT NULL CHECK (field IN ('figure', 'event', 'stance', 'speaker', 'days', 'place')),
    rules_value     TEXT,
    model_value     TEXT,
    chosen          TEXT NOT NULL CHECK (chosen IN ('rules', 'model', 'agree')),
    is_decided      BOOLEAN NOT NULL,
    event           TEXT,
    decision_key    TEXT NOT NULL,
    model           TEXT NOT NULL,
    prompt_version  TEXT NOT NULL,
    warnings        TEXT[] NOT NULL
);
COMMENT ON TABLE reader_differences IS 'Where the rules and the model differ about a figure, field by field.';
COMMENT ON COLUMN reader_differences.difference_id IS 'Hash of revision, span and field.';
COMMENT ON COLUMN reader_differences.revision_id IS 'The revision in `revisions`.';
COMMENT ON COLUMN reader_differences.span_start IS 'First code point of the figure in revisions.text, from 0.';
COMMENT ON COLUMN reader_differences.span_end IS 'Code point after the last one.';
COMMENT ON COLUMN reader_differences.quote IS 'The figure, character by character.';
COMMENT ON COLUMN reader_differences.field IS 'What differs; "figure" where one of them reads no figure there.';
COMMENT ON COLUMN reader_differences.rules_value IS 'What the rules read; NULL for nothing. Days as first/last, ".." for an open end.';
COMMENT ON COLUMN reader_differences.model_value IS 'What the model reads, as far as the text bears it out.';
COMMENT ON COLUMN reader_differences.chosen IS 'Whose value stands: rules, model, or agree (nobody''s).';
COMMENT ON COLUMN reader_differences.is_decided IS 'True when a person has chosen; false when the setting did.';
COMMENT ON COLUMN reader_differences.event IS 'The gravest event that either reads, by which it is listed.';
COMMENT ON COLUMN reader_differences.decision_key IS 'Hash of text, span, field and both values: the key in `reader_decisions`.';
COMMENT ON COLUMN reader_differences.model IS 'Model that was asked.';
COMMENT ON COLUMN reader_differences.prompt_version IS 'Version of prompt and schema.';
COMMENT ON COLUMN reader_differences.warnings IS 'Reason codes of the warning rules that the row fails.';

CREATE TABLE refused_answers (
    refused_id      TEXT PRIMARY KEY,
    revision_id     TEXT NOT NULL,
    reason          TEXT NOT NULL,
    field           TEXT,
    quote           TEXT NOT NULL,
    answer          TEXT NOT NULL,
    span_start      INTEGER,
    span_end        INTEGER,
    model           TEXT NOT NULL,
    prompt_version  TEXT NOT NULL,
    warnings        TEXT[] NOT NULL
);
COMMENT ON TABLE refused_answers IS 'Answers of a model that the text does not bear out; nothing of them is in another table.';
COMMENT ON COLUMN refused_answers.refused_id IS 'Hash of revision and place among its refusals.';
COMMENT ON COLUMN refused_answers.revision_id IS 'The revision in `revisions`.';
COMMENT ON COLUMN refused_answers.reason IS 'Why: docs/second_reader.md lists the codes.';
COMMENT ON COLUMN refused_answers.field IS 'Field of a figure that was refused by itself; NULL where the whole answer was.';
COMMENT ON COLUMN refused_answers.quote IS 'Words that the model gave, or those of the figure that it was asked about.';
COMMENT ON COLUMN refused_answers.answer IS 'The refused answer as JSON, at most 2,000 characters.';
COMMENT ON COLUMN refused_answers.span_start IS 'First code point of the figure that the answer is about; NULL for one that is not in the text.';
COMMENT ON COLUMN refused_answers.span_end IS 'Code point after the last one.';
COMMENT ON COLUMN refused_answers.model IS 'Model that answered.';
COMMENT ON COLUMN refused_answers.prompt_version IS 'Version of prompt and schema.';
COMMENT ON COLUMN refused_answers.warnings IS 'Reason codes of the warning rules that the row fails.';

CREATE TABLE reader_decisions (
    decision_key  TEXT PRIMARY KEY,
    chosen        TEXT NOT NULL CHECK (chosen IN ('rules', 'model')),
    note          TEXT NOT NULL,
    decided_by    TEXT NOT NULL,
    decided_at    TIMESTAMPTZ NOT NULL
);
COMMENT ON TABLE reader_decisions IS 'What people chose where the readers differ; it holds for the text, as often as it is read, while both readers say the same.';
COMMENT ON COLUMN reader_decisions.decision_key IS 'As in reader_differences.decision_key.';
COMMENT ON COLUMN reader_decisions.chosen IS 'rules or model.';
COMMENT ON COLUMN reader_decisions.note IS 'Why.';
COMMENT ON COLUMN reader_decisions.decided_by IS 'Who chose.';
COMMENT ON COLUMN reader_decisions.decided_at IS 'When, UTC.';
