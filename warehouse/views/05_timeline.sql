CREATE OR REPLACE VIEW timeline AS
SELECT
    coalesce(figures_current.period_start, figures_current.said_on, figures_current.published_day) AS day,
    figures_current.period_end AS until,
    CASE
        WHEN figures_current.period_start IS NOT NULL THEN 'period'
        WHEN figures_current.said_on IS NOT NULL THEN 'said'
        ELSE 'published'
    END AS day_is,
    'figure' AS entry,
    figures_current.quote AS words,
    figures_current.event,
    figures_current.speaker,
    figures_current.stance,
    figures_current.place,
    figures_current.figure_id AS row_id,
    revisions_current.url,
    revisions_current.withdrawn_at,
    figures_current.is_corrected
FROM figures_current
JOIN revisions_current USING (revision_id)
UNION ALL
SELECT
    coalesce(person_fates.period_start, person_fates.period_end, revisions_current.published_day),
    person_fates.period_end,
    CASE WHEN coalesce(person_fates.period_start, person_fates.period_end) IS NULL THEN 'published' ELSE 'period' END,
    'person',
    persons.name,
    person_fates.event,
    NULL,
    NULL,
    person_fates.place,
    persons.person_id,
    revisions_current.url,
    revisions_current.withdrawn_at,
    len(persons.corrected_fields) > 0
FROM person_fates
JOIN persons USING (person_id)
JOIN revisions_current ON revisions_current.revision_id = persons.revision_id
UNION ALL
SELECT
    coalesce(denials.said_on, revisions_current.published_day),
    NULL,
    CASE WHEN denials.said_on IS NULL THEN 'published' ELSE 'said' END,
    'denial',
    denials.quote,
    NULL,
    denials.speaker,
    'denied',
    NULL,
    denials.denial_id,
    revisions_current.url,
    revisions_current.withdrawn_at,
    len(denials.corrected_fields) > 0
FROM denials
JOIN revisions_current USING (revision_id);
COMMENT ON VIEW timeline IS 'Figures, fates and denials of the current articles in one list of days.';
COMMENT ON COLUMN timeline.day IS 'First day of the period, else the day it was said, else of publication.';
COMMENT ON COLUMN timeline.until IS 'Last day of the period.';
COMMENT ON COLUMN timeline.day_is IS 'Which of the three the day is: period, said or published.';
COMMENT ON COLUMN timeline.entry IS 'figure, person or denial.';
COMMENT ON COLUMN timeline.words IS 'The words of the figure or denial, or the name.';
COMMENT ON COLUMN timeline.event IS 'What happened.';
COMMENT ON COLUMN timeline.speaker IS 'Who says or denies it.';
COMMENT ON COLUMN timeline.stance IS 'How the article stands to the statement.';
COMMENT ON COLUMN timeline.place IS 'Where, as written.';
COMMENT ON COLUMN timeline.row_id IS 'Key of the row in figures, persons or denials.';
COMMENT ON COLUMN timeline.url IS 'Address of the article.';
COMMENT ON COLUMN timeline.is_corrected IS 'True when a person has corrected a value of the row.';
