-- Who denies a deed disputes no number of it.

COMMENT ON COLUMN claims.is_disputed IS 'True when two sources that the reports cite exclude each other at the same time, when the later one tells of fewer killed, injured or destroyed, or when the number of a report is denied.';
