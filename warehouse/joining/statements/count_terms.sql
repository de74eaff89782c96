-- Every word of every arriving text is counted once an article, so that what is rare can be known.
INSERT INTO term_counts
SELECT term, count(*) FROM (
    SELECT unnest(list_distinct(regexp_extract_all(lower(text), '\p{L}{3,}|\b\d{2,4}\b'))) AS term FROM arriving_revisions
)
GROUP BY term
ON CONFLICT DO UPDATE SET articles = articles + excluded.articles;

-- Words that a text writes with a capital and never without, and numbers: names of people, places, ships and streets.
-- A text in one case has no such words; there every word may be one.
CREATE OR REPLACE TEMP TABLE arriving_terms AS
WITH worded AS (
    SELECT
        article_id,
        list_distinct(regexp_extract_all(text, '\b\p{Lu}[\p{L}]{2,}')) AS capitals,
        list_distinct(regexp_extract_all(text, '\b\p{Ll}[\p{L}]{2,}')) AS smalls,
        list_distinct(regexp_extract_all(text, '\b\d{2,4}\b')) AS numbers
    FROM arriving_revisions
),
chosen AS (
    SELECT
        article_id,
        numbers,
        CASE
            WHEN len(capitals) < len(smalls) / 50 THEN smalls
            WHEN len(smalls) < len(capitals) / 5 THEN capitals
            ELSE list_filter(capitals, lambda word: NOT list_contains(smalls, lower(word)))
        END AS words
    FROM worded
)
SELECT DISTINCT article_id, lower(unnest(list_concat(words, numbers))) AS term FROM chosen;
