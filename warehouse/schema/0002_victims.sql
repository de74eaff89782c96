ALTER TABLE revisions ADD COLUMN read_language TEXT;
COMMENT ON COLUMN revisions.read_language IS 'Language that the text was read as: en, or other (not English: its sentences are kept, nothing is read from it); NULL for a text loaded before this column was there.';

CREATE TABLE victims (
    victim_id          TEXT PRIMARY KEY,
    revision_id        TEXT NOT NULL,
    sentence_id        TEXT NOT NULL,
    span_start         INTEGER NOT NULL,
    span_end           INTEGER NOT NULL,
    quote              TEXT NOT NULL,
    event              TEXT NOT NULL CHECK (event IN ('killed', 'injured', 'killed_or_injured', 'captured', 'detained', 'abducted', 'missing',
                         'enlisted', 'deployed', 'displaced', 'rescued', 'released', 'attending', 'charged',
                         'affected', 'destroyed', 'attacked', 'paid', 'other')),
    name               TEXT,
    rule               TEXT NOT NULL,
    extractor_version  TEXT NOT NULL,
    warnings           TEXT[] NOT NULL
);
COMMENT ON TABLE victims IS 'A single person without a number to whom something happened ("a soldier was killed"); never added to a figure.';
COMMENT ON COLUMN victims.victim_id IS 'Hash of revision, span and event.';
COMMENT ON COLUMN victims.revision_id IS 'The revision in `revisions`.';
COMMENT ON COLUMN victims.sentence_id IS 'The sentence in `sentences`.';
COMMENT ON COLUMN victims.span_start IS 'First code point of `quote` in revisions.text, from 0.';
COMMENT ON COLUMN victims.span_end IS 'Code point after the last one.';
COMMENT ON COLUMN victims.quote IS 'The words for the person, character by character.';
COMMENT ON COLUMN victims.event IS 'What happened, from the list of figures.event.';
COMMENT ON COLUMN victims.name IS 'Name of the person, where the text gives it.';
COMMENT ON COLUMN victims.rule IS 'Name of the rule that read the mention.';
COMMENT ON COLUMN victims.extractor_version IS 'Version of the engine that read the row.';
COMMENT ON COLUMN victims.warnings IS 'Reason codes of the warning rules that the row fails.';
