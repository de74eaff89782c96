ALTER TABLE revisions ADD COLUMN layout_missed TEXT[];
COMMENT ON COLUMN revisions.layout_missed IS 'Fields that the publisher''s own selectors no longer found, so that the generic reader read them; NULL for a text loaded before this column was there.';
