SELECT figure_sources.*, figure_sources.span_start - sentences.span_start AS offset_in_sentence
FROM figure_sources
JOIN figures USING (figure_id)
JOIN sentences ON sentences.sentence_id = figures.sentence_id
WHERE figures.revision_id = $revision
ORDER BY figure_sources.span_start
