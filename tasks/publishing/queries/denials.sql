SELECT claim_members.claim_id, denials_open.*
FROM denials_open
LEFT JOIN claim_members USING (figure_id)
ORDER BY day NULLS LAST, denial_id;
