CREATE OR REPLACE VIEW figure_changes AS
WITH steps AS (
    SELECT
        article_id,
        revision_id AS new_revision,
        current_since AS changed_at,
        lag(revision_id) OVER (PARTITION BY article_id ORDER BY current_since, revision_id) AS old_revision
    FROM revisions
),
-- A figure is the same one in two revisions when it counts the same thing in the same sentence place: the n-th figure
-- of that kind, event and unit.
numbered AS (
    SELECT
        *,
        row_number() OVER (PARTITION BY revision_id, kind, event, unit_norm, speaker, zone ORDER BY span_start) AS ordinal
    FROM figures
),
old AS (SELECT numbered.*, steps.article_id, steps.new_revision, steps.changed_at
    FROM steps JOIN numbered ON numbered.revision_id = steps.old_revision),
new AS (SELECT numbered.*, steps.article_id, steps.old_revision, steps.changed_at
    FROM steps JOIN numbered ON numbered.revision_id = steps.new_revision WHERE steps.old_revision IS NOT NULL)
SELECT
    coalesce(new.article_id, old.article_id) AS article_id,
    articles.url,
    articles.withdrawn_at,
    coalesce(new.changed_at, old.changed_at) AS changed_at,
    CASE WHEN old.figure_id IS NULL THEN 'added' WHEN new.figure_id IS NULL THEN 'removed' ELSE 'changed' END AS change,
    coalesce(new.kind, old.kind) AS kind,
    coalesce(new.event, old.event) AS event,
    old.quote AS old_quote,
    new.quote AS new_quote,
    old.value_low AS old_low,
    old.value_high AS old_high,
    new.value_low AS new_low,
    new.value_high AS new_high,
    coalesce(new.speaker, old.speaker) AS speaker,
    old.figure_id AS old_figure_id,
    new.figure_id AS new_figure_id,
    len(coalesce(old.corrected_fields, [])) + len(coalesce(new.corrected_fields, [])) > 0 AS is_corrected
FROM old
FULL JOIN new
    ON old.new_revision = new.revision_id AND old.ordinal = new.ordinal AND old.kind = new.kind AND old.zone = new.zone
    AND old.event IS NOT DISTINCT FROM new.event AND old.unit_norm IS NOT DISTINCT FROM new.unit_norm
    AND old.speaker IS NOT DISTINCT FROM new.speaker
JOIN articles ON articles.article_id = coalesce(new.article_id, old.article_id)
WHERE old.figure_id IS NULL OR new.figure_id IS NULL
    OR (old.value_low, old.value_high, old.modifier) IS DISTINCT FROM (new.value_low, new.value_high, new.modifier);
COMMENT ON VIEW figure_changes IS 'What changed from one text of an article to the next, figure by figure.';
COMMENT ON COLUMN figure_changes.article_id IS 'The article in `articles`.';
COMMENT ON COLUMN figure_changes.url IS 'Address of the article.';
COMMENT ON COLUMN figure_changes.changed_at IS 'When the newer text was first seen, UTC.';
COMMENT ON COLUMN figure_changes.change IS 'added, removed or changed.';
COMMENT ON COLUMN figure_changes.kind IS 'What the number measures.';
COMMENT ON COLUMN figure_changes.event IS 'What happened.';
COMMENT ON COLUMN figure_changes.old_quote IS 'The words before.';
COMMENT ON COLUMN figure_changes.new_quote IS 'The words after.';
COMMENT ON COLUMN figure_changes.old_low IS 'Lower bound before.';
COMMENT ON COLUMN figure_changes.old_high IS 'Upper bound before.';
COMMENT ON COLUMN figure_changes.new_low IS 'Lower bound after.';
COMMENT ON COLUMN figure_changes.new_high IS 'Upper bound after.';
COMMENT ON COLUMN figure_changes.speaker IS 'Who says so.';
COMMENT ON COLUMN figure_changes.old_figure_id IS 'The figure before, in `figures`.';
COMMENT ON COLUMN figure_changes.new_figure_id IS 'The figure after, in `figures`.';
COMMENT ON COLUMN figure_changes.is_corrected IS 'True when a person has corrected a value of either row.';
