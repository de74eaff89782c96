-- The checks name the usual value first: SQLite builds a table for each list it has to look into, row by row.
-- The queue of URLs. Times are ISO 8601 in UTC with microseconds, so that they sort as text.
CREATE TABLE IF NOT EXISTS urls (
    id            INTEGER PRIMARY KEY,
    url_key       TEXT NOT NULL UNIQUE,   -- canonical spelling without trackers: what makes two URLs one
    requested_url TEXT NOT NULL,          -- as it is asked
    final_url     TEXT,                   -- after redirects
    canonical_url TEXT,                   -- address of its article: what the page calls itself; set when it is loaded
    host          TEXT NOT NULL,          -- with its port if that is not the scheme's own: the unit of politeness
    kind          TEXT NOT NULL CHECK (kind = 'article' OR kind IN ('feed', 'sitemap', 'section')),
    source        TEXT,
    title         TEXT,                   -- as the discovery had it
    published     TEXT,
    state         TEXT NOT NULL CHECK (state = 'queued' OR state IN ('fetched', 'parsed', 'loaded', 'failed')),
    settled       TEXT CHECK (settled IS NULL OR settled IN ('fetched', 'parsed', 'loaded')), -- state to fall back to when a refetch brings nothing new
    outcome       TEXT,                   -- of the last attempt
    attempts      INTEGER NOT NULL DEFAULT 0, -- since the last success
    not_before    TEXT NOT NULL DEFAULT '',   -- '' for at once
    etag          TEXT,
    last_modified TEXT,
    sha256        TEXT,                   -- of the last body
    warc_file     TEXT,
    warc_offset   INTEGER,
    enqueued_at   TEXT NOT NULL,
    fetched_at    TEXT,                   -- last time a body came
    changed_at    TEXT,                   -- last time a different body came
    refetch_at    TEXT,                   -- when to look again; NULL for never
    withdrawn_at  TEXT                    -- first 404 or 410 after a body; NULL again once it answers
) STRICT;
CREATE INDEX IF NOT EXISTS urls_queue ON urls (host, kind, not_before) WHERE state = 'queued';
CREATE INDEX IF NOT EXISTS urls_state ON urls (state, id);
CREATE INDEX IF NOT EXISTS urls_refetch ON urls (refetch_at) WHERE refetch_at IS NOT NULL AND state = 'loaded';

CREATE TABLE IF NOT EXISTS attempts (
    id             INTEGER PRIMARY KEY,
    url_key        TEXT NOT NULL,
    requested_url  TEXT NOT NULL,
    final_url      TEXT NOT NULL,
    chain          TEXT NOT NULL,         -- JSON: [[url, status], ...]
    status         INTEGER,
    outcome        TEXT NOT NULL,
    error          TEXT,
    wire_bytes     INTEGER NOT NULL,
    sha256         TEXT,
    etag           TEXT,
    last_modified  TEXT,
    charset        TEXT,
    charset_source TEXT,
    fetched_at     TEXT NOT NULL,
    elapsed        REAL NOT NULL,         -- seconds
    not_before     TEXT,
    warc_file      TEXT,
    warc_offset    INTEGER
) STRICT;
CREATE INDEX IF NOT EXISTS attempts_url ON attempts (url_key, id);

CREATE TABLE IF NOT EXISTS robots (
    origin     TEXT PRIMARY KEY,
    access     TEXT NOT NULL CHECK (access IN ('rules', 'no_rules', 'unreachable')),
    text       TEXT NOT NULL,
    fetched_at TEXT NOT NULL,
    expires_at TEXT NOT NULL
) STRICT;

-- What politeness must remember between runs.
CREATE TABLE IF NOT EXISTS hosts (
    host       TEXT PRIMARY KEY,
    ready_at   TEXT NOT NULL,
    failures   INTEGER NOT NULL           -- in a row
) STRICT;

-- How far each archive given as a source has been read.
CREATE TABLE IF NOT EXISTS archives (
    path   TEXT PRIMARY KEY,
    size   INTEGER NOT NULL,
    offset INTEGER NOT NULL,
    done   INTEGER NOT NULL CHECK (done IN (0, 1))
) STRICT;
-- What was taken down: enough to keep an address out, not enough to read it.
CREATE TABLE IF NOT EXISTS blocked (
    url_hash   TEXT PRIMARY KEY,          -- SHA-256 of the url_key
    blocked_at TEXT NOT NULL
) STRICT;
PRAGMA user_version = 1;
