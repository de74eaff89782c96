SELECT
    revisions.revision_id,
    articles.article_id IS NULL AS unknown_article,
    coalesce(revisions.page_kind, '') AS page_kind,
    coalesce(NOT regexp_full_match(revisions.read_language, '[a-z]{2,3}|other'), false) AS unknown_read_language,
    revisions.page_kind IN ('article', 'live_blog') AND trim(coalesce(revisions.text, ''), E' \n\t') = '' AS text_missing,
    coalesce(list_max(list_transform(revisions.paragraphs, lambda p: p."end")) > length(revisions.text), false)
        OR coalesce(list_min(list_transform(revisions.paragraphs, lambda p: p."end" - p."start")) < 0, false)
        AS paragraph_outside_text,
    revisions.page_kind IN ('article', 'live_blog') AND revisions.published_day IS NULL AS undated,
    coalesce(json_extract_string(revisions.found, '$.published') = 'guess', false) AS published_guessed,
    json_extract_string(revisions.found, '$.next_page') IS NOT NULL AS story_continues,
    coalesce(revisions.published_day > revisions.fetched_at::DATE + 1, false) AS published_after_fetch,
    coalesce(year(revisions.published_day) < 1990, false) AS published_before_the_web,
    coalesce(coalesce(revisions.modified_at < revisions.published_at, revisions.modified_day < revisions.published_day),
        false) AS modified_before_published,
    revisions.page_kind IN ('article', 'live_blog') AND trim(coalesce(revisions.title, '')) = '' AS title_missing
FROM revisions
LEFT JOIN articles USING (article_id)
