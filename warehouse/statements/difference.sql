WITH reread AS (SELECT revision_id FROM incoming_revisions SEMI JOIN revisions USING (revision_id)),
old AS (SELECT figures.* FROM figures SEMI JOIN reread USING (revision_id)),
new AS (SELECT incoming_figures.* FROM incoming_figures SEMI JOIN reread USING (revision_id)),
cells AS (
    SELECT figure_id, revision_id, span_start, span_end, quote, key AS field, value
    FROM (SELECT *, to_json(new) AS cells FROM new), json_each(cells)
),
old_cells AS (
    SELECT figure_id, key AS field, value FROM (SELECT *, to_json(old) AS cells FROM old), json_each(cells)
),
changes AS (
    SELECT 'added' AS change, revision_id, span_start, span_end, quote, NULL AS field, NULL AS old, NULL AS new
    FROM new ANTI JOIN old USING (figure_id)
    UNION ALL
    SELECT 'gone', revision_id, span_start, span_end, quote, NULL, NULL, NULL
    FROM old ANTI JOIN new USING (figure_id)
    UNION ALL
    SELECT 'changed', cells.revision_id, cells.span_start, cells.span_end, cells.quote, cells.field,
        old_cells.value->>'$', cells.value->>'$'
    FROM cells JOIN old_cells USING (figure_id, field)
    WHERE cells.value::TEXT IS DISTINCT FROM old_cells.value::TEXT
        AND cells.field NOT IN ('run_id', 'warnings', 'corrected_fields', 'extractor_version', 'steps')
)
SELECT changes.change, articles.url, changes.span_start, changes.span_end, changes.quote, changes.field, changes.old,
    changes.new
FROM changes
JOIN revisions USING (revision_id)
JOIN articles USING (article_id)
ORDER BY articles.url, changes.span_start, changes.change, changes.field;
