ALTER TABLE articles ADD COLUMN withdrawn_at TIMESTAMPTZ;
COMMENT ON COLUMN articles.withdrawn_at IS 'When the address of the article first answered "not found" or "gone" after it had been read, UTC; its figures are kept. NULL while it answers, and again once it does.';

ALTER TABLE claims ADD COLUMN withdrawn_reports INTEGER;
COMMENT ON COLUMN claims.withdrawn_reports IS 'Reports of them whose article has been withdrawn since.';
