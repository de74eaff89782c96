SELECT DISTINCT unnest([url, requested_url]) AS address FROM articles WHERE list_contains($articles, article_id)
UNION
SELECT final_url FROM revisions WHERE list_contains($articles, article_id) AND final_url IS NOT NULL
UNION
SELECT unnest(["row"->>'url', "row"->>'requested_url', "row"->>'final_url']) FROM quarantine
WHERE list_contains($articles, article_id) AND table_name IN ('articles', 'revisions')
EXCEPT SELECT NULL
ORDER BY ALL;
