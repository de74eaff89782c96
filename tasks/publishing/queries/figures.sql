SELECT
    figure_sources.*,
    figures.revision_id,
    figures.told_incident_id,
    claim_members.claim_id,
    claims.incident_id,
    coalesce(claims.is_disputed, false) AS is_disputed,
    revisions.article_id,
    figure_sources.span_start - sentences.span_start AS offset_in_sentence
FROM figure_sources
JOIN figures USING (figure_id)
JOIN revisions ON revisions.revision_id = figures.revision_id
JOIN sentences ON sentences.sentence_id = figures.sentence_id
LEFT JOIN claim_members USING (figure_id)
LEFT JOIN claims USING (claim_id)
-- Ages and lengths of time of those who came to harm are about harm, but count nobody.
ORDER BY
    figure_sources.kind NOT IN ('persons', 'objects'),
    harm_rank(figure_sources.event),
    figure_sources.published_day DESC NULLS LAST,
    figure_sources.url,
    figure_sources.span_start;
