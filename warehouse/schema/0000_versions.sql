CREATE TABLE schema_versions (
    version     INTEGER PRIMARY KEY,
    name        TEXT NOT NULL,
    digest      TEXT NOT NULL,
    applied_at  TIMESTAMPTZ NOT NULL
);
COMMENT ON TABLE schema_versions IS 'The migrations that this database has been through.';
COMMENT ON COLUMN schema_versions.version IS 'Number of the migration; -1 is the set of views.';
COMMENT ON COLUMN schema_versions.name IS 'File of the migration.';
COMMENT ON COLUMN schema_versions.digest IS 'SHA-256 of the file when it was applied.';
COMMENT ON COLUMN schema_versions.applied_at IS 'When it was applied, UTC.';
