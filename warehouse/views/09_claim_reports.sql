CREATE OR REPLACE VIEW claim_reports AS
SELECT
    claims.claim_id,
    claims.event,
    claims.unit_norm,
    claims.place AS claim_place,
    claims.value_low AS claim_low,
    claims.value_best AS claim_best,
    claims.value_high AS claim_high,
    claims.is_disputed,
    claim_members.ultimate_source,
    claim_members.is_denied,
    claim_members.report_day,
    claim_members.copied_from,
    claim_members.copied_sentence,
    claim_members.contradicts,
    claim_members.is_superseded,
    figure_sources.* EXCLUDE (event)
FROM claims
JOIN claim_members USING (claim_id)
JOIN figure_sources USING (figure_id);
COMMENT ON VIEW claim_reports IS 'Each claim with its reports: who says how many, on what evidence, and who disagrees.';
COMMENT ON COLUMN claim_reports.claim_id IS 'The claim in `claims`.';
COMMENT ON COLUMN claim_reports.unit_norm IS 'What is counted.';
COMMENT ON COLUMN claim_reports.claim_place IS 'Place of the claim.';
COMMENT ON COLUMN claim_reports.claim_low IS 'Lowest number that any report allows from below.';
COMMENT ON COLUMN claim_reports.claim_best IS 'Number of the most ultimate sources.';
COMMENT ON COLUMN claim_reports.claim_high IS 'Highest number that any report states.';
COMMENT ON COLUMN claim_reports.is_disputed IS 'True when two ultimate sources exclude each other, or the number of a report is denied: `claims.is_disputed`.';
COMMENT ON COLUMN claim_reports.ultimate_source IS 'Who the number comes from in the end.';
COMMENT ON COLUMN claim_reports.is_denied IS 'True when a denial answers the figure.';
COMMENT ON COLUMN claim_reports.report_day IS 'Day that the report is about, else said on, else published.';
COMMENT ON COLUMN claim_reports.sentence IS 'The sentence that the figure was read from, character by character.';
COMMENT ON COLUMN claim_reports.is_corrected IS 'True when a person has corrected a value of the row.';
