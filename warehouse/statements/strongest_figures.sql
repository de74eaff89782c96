-- What a reader would ask about first: people, what happened to them and who says so; the largest of each event,
-- the gravest events first, each telling once. $run_id NULL asks for all runs.
WITH told AS (
    SELECT
        figures.*,
        revisions.published_day,
        coalesce(revisions.publisher, articles.host, 'unnamed outlet') AS outlet,
        row_number() OVER (
            PARTITION BY event, value_low, value_high, modifier, speaker_norm
            ORDER BY revisions.published_day, figure_id
        ) AS telling
    FROM figures
    JOIN revisions USING (revision_id)
    JOIN articles USING (article_id)
    WHERE kind = 'persons'
        AND event <> 'other'
        AND stance NOT IN ('denied', 'hypothetical')
        AND speaker IS NOT NULL
        AND NOT negated
        AND coalesce(value_low, value_high) > 1
        AND ($run_id IS NULL OR figures.run_id = $run_id)
),
ranked AS (
    SELECT *, row_number() OVER (PARTITION BY event ORDER BY coalesce(value_low, value_high) DESC, figure_id) AS place_in_event
    FROM told
    WHERE telling = 1
)
SELECT modifier, value_low, value_high, unit, event, speaker, published_day, outlet, quote, sentence
FROM ranked
JOIN (SELECT figure_id, sentence FROM figure_sources) USING (figure_id)
ORDER BY
    place_in_event,
    list_position(
        ['killed', 'killed_or_injured', 'missing', 'abducted', 'injured', 'captured', 'enlisted', 'detained', 'displaced',
         'deployed', 'charged', 'rescued', 'affected', 'released', 'destroyed', 'attacked', 'paid', 'attending'],
        event
    ),
    figure_id
LIMIT $most
