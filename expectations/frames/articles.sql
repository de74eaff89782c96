SELECT
    article_id,
    NOT regexp_matches(coalesce(url, ''), '^(https?|file)://.') AS address_unusable
FROM articles
