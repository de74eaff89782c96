CREATE OR REPLACE VIEW figure_steps AS
WITH steps AS (
    SELECT figures.figure_id, figures.revision_id, unnest(figures.steps, recursive := true) FROM figures
),
cells AS (
    SELECT figure_id, key AS field, value ->> '$' AS value FROM figures, json_each(to_json(figures))
)
SELECT
    steps.figure_id,
    revisions_current.article_id,
    steps.field,
    CASE steps.field
        WHEN 'value' THEN figures.quote
        WHEN 'period' THEN concat_ws(' to ', figures.period_start, nullif(figures.period_end, figures.period_start))
        WHEN 'incident' THEN figures.told_incident_id
        ELSE cells.value
    END AS value,
    steps.rule,
    substring(revisions_current.text, steps.span_start + 1, steps.span_end - steps.span_start) AS words,
    steps.span_start,
    steps.span_end,
    list_contains(figures.corrected_fields, steps.field) AS is_corrected
FROM steps
JOIN figures USING (figure_id)
JOIN revisions_current ON revisions_current.revision_id = steps.revision_id
LEFT JOIN cells ON cells.figure_id = steps.figure_id AND cells.field = steps.field;
COMMENT ON VIEW figure_steps IS 'Why each cell of a figure says what it says: one row a field, with the rule that read it and the words it was read from.';
COMMENT ON COLUMN figure_steps.figure_id IS 'The figure in `figures`.';
COMMENT ON COLUMN figure_steps.article_id IS 'The article in `articles`.';
COMMENT ON COLUMN figure_steps.field IS 'The field: a column of `figures`, or value, period or incident for the columns that belong together.';
COMMENT ON COLUMN figure_steps.value IS 'What the field says.';
COMMENT ON COLUMN figure_steps.rule IS 'Name of the rule that read it (docs/rules.md).';
COMMENT ON COLUMN figure_steps.words IS 'The words it was read from.';
COMMENT ON COLUMN figure_steps.span_start IS 'First character of the words in the text of the revision.';
COMMENT ON COLUMN figure_steps.span_end IS 'Character behind the words.';
COMMENT ON COLUMN figure_steps.is_corrected IS 'True when a person has corrected the field since: the step then tells what the engine read.';
