ALTER TABLE figures ADD COLUMN steps STRUCT(field TEXT, rule TEXT, span_start INTEGER, span_end INTEGER)[];
COMMENT ON COLUMN figures.steps IS 'The rule that read each field, and the characters it read it from; one row a field in the view `figure_steps`. NULL for a row read before this column was there.';
