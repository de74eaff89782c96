SELECT
    claim_reports.*,
    claims.incident_id,
    claims.scope,
    revisions.article_id,
    other.ultimate_source AS against,
    origin.publisher AS copied_outlet,
    claim_reports.span_start - sentences.span_start AS offset_in_sentence
FROM claim_reports
JOIN figures USING (figure_id)
JOIN revisions ON revisions.revision_id = figures.revision_id
JOIN claims USING (claim_id)
LEFT JOIN claim_members AS other ON other.figure_id = claim_reports.contradicts AND other.claim_id = claim_reports.claim_id
LEFT JOIN figure_sources AS origin ON origin.figure_id = claim_reports.copied_from
JOIN sentences ON sentences.sentence_id = figures.sentence_id
ORDER BY claim_id, report_day NULLS LAST, published_day NULLS LAST, figure_id;
