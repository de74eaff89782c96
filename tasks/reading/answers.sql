CREATE TABLE IF NOT EXISTS answers (
    request_key     TEXT PRIMARY KEY,
    text_key        TEXT NOT NULL,
    url             TEXT NOT NULL,
    model           TEXT NOT NULL,
    prompt_version  TEXT NOT NULL,
    answered_at     TEXT NOT NULL,
    body            TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS answers_by_text ON answers (text_key);
