SELECT
    figure_sources.figure_id,
    claim_members.claim_id,
    figure_sources.quote,
    figure_sources.value_low,
    figure_sources.value_high,
    figure_sources.modifier,
    figure_sources.kind,
    figure_sources.unit,
    figure_sources.event,
    figure_sources.stance,
    figure_sources.speaker,
    figure_sources.period_start,
    figure_sources.period_end,
    figure_sources.place,
    figure_sources.sentence,
    figure_sources.span_start - sentences.span_start AS offset_in_sentence,
    figure_sources.publisher,
    figure_sources.title,
    figure_sources.url,
    figure_sources.published_day,
    figure_sources.withdrawn_at,
    figure_sources.is_corrected
FROM figure_sources
JOIN figures USING (figure_id)
JOIN sentences ON sentences.sentence_id = figures.sentence_id
LEFT JOIN claim_members USING (figure_id)
ORDER BY figure_sources.published_day DESC NULLS LAST, figure_sources.url, figure_sources.span_start;
