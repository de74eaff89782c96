SELECT
    incident_denials.*,
    revisions_current.article_id,
    revisions_current.title,
    revisions_current.withdrawn_at,
    sentences.quote AS sentence,
    denials.span_start - sentences.span_start AS offset_in_sentence
FROM incident_denials
JOIN denials USING (denial_id)
JOIN sentences ON sentences.sentence_id = denials.sentence_id
JOIN revisions_current ON revisions_current.revision_id = denials.revision_id
ORDER BY incident_id, day NULLS LAST, denial_id;
