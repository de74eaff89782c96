SELECT
    persons.name_key,
    persons.name,
    persons.quote,
    persons.span_start - sentences.span_start AS offset_in_sentence,
    sentences.quote AS sentence,
    revisions_current.article_id,
    revisions_current.title,
    coalesce(revisions_current.publisher, revisions_current.host) AS publisher,
    revisions_current.published_day,
    revisions_current.url,
    revisions_current.withdrawn_at
FROM persons
JOIN revisions_current USING (revision_id)
JOIN sentences USING (sentence_id)
ORDER BY persons.name_key, revisions_current.published_day NULLS LAST, revisions_current.url, persons.span_start;
