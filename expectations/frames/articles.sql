SELECT
    article_id,
    count(*) OVER (PARTITION BY article_id) > 1 AS duplicate_id,
    NOT regexp_matches(coalesce(url, ''), '^(https?|file)://.') AS address_unusable
FROM articles
