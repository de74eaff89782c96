-- A name that only the articles spoke that go is no counted word any more.
UPDATE term_counts SET articles = term_counts.articles - gone.articles
FROM (
    SELECT term, count(*) AS articles FROM (
        SELECT unnest(list_distinct(regexp_extract_all(lower(text), '\p{L}{3,}|\b\d{2,4}\b'))) AS term
        FROM revisions WHERE list_contains($articles, article_id)
    )
    GROUP BY term
) AS gone
WHERE term_counts.term = gone.term
