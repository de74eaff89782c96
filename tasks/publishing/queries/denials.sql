SELECT
    claim_members.claim_id,
    denials_open.*,
    revisions_current.article_id,
    revisions_current.title,
    sentences.quote AS sentence,
    denials.span_start - sentences.span_start AS offset_in_sentence
FROM denials_open
JOIN denials USING (denial_id)
JOIN sentences ON sentences.sentence_id = denials.sentence_id
JOIN revisions_current ON revisions_current.revision_id = denials.revision_id
LEFT JOIN claim_members ON claim_members.figure_id = denials_open.figure_id
ORDER BY day DESC NULLS LAST, denials_open.denial_id;
