CREATE TABLE batch_receipts (
    batch_id   TEXT PRIMARY KEY,
    part       TEXT NOT NULL,
    content    TEXT NOT NULL,
    articles   INTEGER NOT NULL,
    run_id     TEXT NOT NULL,
    loaded_at  TIMESTAMPTZ NOT NULL
);
COMMENT ON TABLE batch_receipts IS 'One row per batch of an archive that was loaded, written in the same transaction: none is loaded twice.';
COMMENT ON COLUMN batch_receipts.batch_id IS 'Hash of file, bytes and the version of the software that read them.';
COMMENT ON COLUMN batch_receipts.part IS 'The file, and where in it the batch begins.';
COMMENT ON COLUMN batch_receipts.content IS 'Hash of what was read.';
COMMENT ON COLUMN batch_receipts.articles IS 'Articles in the batch.';
COMMENT ON COLUMN batch_receipts.run_id IS 'The run that loaded it.';
COMMENT ON COLUMN batch_receipts.loaded_at IS 'When it was loaded, UTC.';
