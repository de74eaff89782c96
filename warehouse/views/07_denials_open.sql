CREATE OR REPLACE VIEW denials_open AS
SELECT
    denials.denial_id,
    denials.speaker,
    denials.quote,
    denials.target,
    denials.scope,
    coalesce(denials.said_on, revisions_current.published_day) AS day,
    figures_current.figure_id,
    figures_current.quote AS figure,
    figures_current.speaker AS figure_speaker,
    figures_current.value_low,
    figures_current.value_high,
    revisions_current.publisher,
    revisions_current.url,
    revisions_current.withdrawn_at,
    len(denials.corrected_fields) > 0 OR coalesce(figures_current.is_corrected, false) AS is_corrected
FROM denials
JOIN revisions_current USING (revision_id)
LEFT JOIN figures_current ON list_contains(denials.answers, figures_current.figure_id)
WHERE figures_current.figure_id IS NULL OR figures_current.stance <> 'denied';
COMMENT ON VIEW denials_open IS 'Denials of the current articles with the figures that they answer and that still stand; one row per pair.';
COMMENT ON COLUMN denials_open.day IS 'Day of the denial, else of publication.';
COMMENT ON COLUMN denials_open.figure_id IS 'The figure that the denial answers; NULL when it answers none by itself.';
COMMENT ON COLUMN denials_open.figure IS 'The words of that figure.';
COMMENT ON COLUMN denials_open.figure_speaker IS 'Who states that figure.';
COMMENT ON COLUMN denials_open.publisher IS 'Outlet that published the article.';
COMMENT ON COLUMN denials_open.url IS 'Address of the article.';
COMMENT ON COLUMN denials_open.is_corrected IS 'True when a person has corrected a value of the denial or the figure.';
