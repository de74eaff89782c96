-- The weighed words around each figure: 100 characters before it and behind it.
WITH size AS (SELECT greatest(count(DISTINCT article_id), 50) AS articles FROM incident_stories),
around AS (
    SELECT figure_id, lower(substring(text, greatest(span_start - 100, 0) + 1, span_end - greatest(span_start - 100, 0) + 100)) AS words
    FROM figures JOIN revisions_current USING (revision_id)
    WHERE figures.kind IN ('persons', 'objects', 'money') AND event <> 'other'
),
worded AS (
    SELECT figure_id, unnest(list_distinct(regexp_extract_all(words, '\p{L}{3,}|\b\d{2,4}\b'))) AS term FROM around
)
SELECT figure_id, list(term) AS terms, list(weight) AS weights
FROM (
    SELECT figure_id, term, round(7 * (1 - ln(term_counts.articles) / ln(size.articles + 1)), 2) AS weight
    FROM worded JOIN term_counts USING (term), size
)
WHERE weight > 0.5
GROUP BY figure_id
