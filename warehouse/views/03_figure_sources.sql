CREATE OR REPLACE VIEW figure_sources AS
SELECT
    figures_current.figure_id,
    figures_current.quote,
    figures_current.value_low,
    figures_current.value_high,
    figures_current.modifier,
    figures_current.kind,
    figures_current.unit,
    figures_current.event,
    figures_current.stance,
    figures_current.speaker,
    figures_current.via,
    figures_current.said_on,
    figures_current.period_start,
    figures_current.period_end,
    figures_current.place,
    sentences.quote AS sentence,
    figures_current.zone,
    revisions_current.publisher,
    revisions_current.title,
    revisions_current.url,
    revisions_current.published_day,
    revisions_current.withdrawn_at,
    revisions_current.warc_file,
    revisions_current.warc_offset,
    figures_current.span_start,
    figures_current.span_end,
    figures_current.is_corrected,
    figures_current.corrected_fields,
    figures_current.warnings,
    figures_current.read_by,
    figures_current.differing_fields
FROM figures_current
JOIN revisions_current USING (revision_id)
JOIN sentences USING (sentence_id);
COMMENT ON VIEW figure_sources IS 'Each current figure with its sentence, its article and where the snapshot is kept: the evidence.';
COMMENT ON COLUMN figure_sources.sentence IS 'The sentence that the figure was read from, character by character.';
COMMENT ON COLUMN figure_sources.publisher IS 'Outlet that published the article.';
COMMENT ON COLUMN figure_sources.title IS 'Headline of the article.';
COMMENT ON COLUMN figure_sources.url IS 'Address of the article.';
COMMENT ON COLUMN figure_sources.published_day IS 'Day of publication.';
COMMENT ON COLUMN figure_sources.warc_file IS 'WARC file that holds the page as it was fetched.';
COMMENT ON COLUMN figure_sources.warc_offset IS 'Byte offset of the record in the WARC file.';
COMMENT ON COLUMN figure_sources.is_corrected IS 'True when a person has corrected a value of the row.';
