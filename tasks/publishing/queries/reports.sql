SELECT
    claim_reports.*,
    claim_reports.span_start - sentences.span_start AS offset_in_sentence
FROM claim_reports
JOIN figures USING (figure_id)
JOIN sentences ON sentences.sentence_id = figures.sentence_id
ORDER BY claim_id, report_day NULLS LAST, published_day NULLS LAST, figure_id;
