CREATE OR REPLACE VIEW figures_current AS
SELECT
    figures.* EXCLUDE (steps),
    revisions_current.article_id,
    revisions_current.publisher,
    revisions_current.published_day,
    revisions_current.withdrawn_at,
    len(figures.corrected_fields) > 0 AS is_corrected,
    coalesce(figures.value_best, figures.value_low, figures.value_high) AS value
FROM figures
JOIN revisions_current USING (revision_id);
COMMENT ON VIEW figures_current IS 'The figures of the text that each article has now: the view to start from.';
COMMENT ON COLUMN figures_current.article_id IS 'The article in `articles`.';
COMMENT ON COLUMN figures_current.publisher IS 'Outlet that published the article.';
COMMENT ON COLUMN figures_current.published_day IS 'Day of publication.';
COMMENT ON COLUMN figures_current.is_corrected IS 'True when a person has corrected a value of the row.';
COMMENT ON COLUMN figures_current.value IS 'One number to sort by: the number as written, else the lower, else the upper bound. NULL for vague words.';
