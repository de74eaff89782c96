SELECT
    claims.*,
    wording.unit,
    EXISTS (
        FROM denials_open JOIN claim_members USING (figure_id) WHERE claim_members.claim_id = claims.claim_id
    ) AS is_answered
FROM claims
JOIN (SELECT claim_id, mode(lower(unit)) AS unit FROM claim_reports GROUP BY claim_id) AS wording USING (claim_id)
ORDER BY is_disputed DESC, ultimate_sources DESC, reports DESC, value_high DESC NULLS LAST, claim_id;
