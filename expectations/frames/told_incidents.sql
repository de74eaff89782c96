SELECT
    told_incidents.told_incident_id,
    told_incidents.told_incident_id
        IN (SELECT told_incident_id FROM told_incidents GROUP BY told_incident_id HAVING count(*) > 1) AS duplicate_id,
    revisions.revision_id IS NULL AS unknown_revision,
    sentences.sentence_id IS NULL AS unknown_sentence,
    told_incidents.span_start,
    told_incidents.span_end,
    revisions.revision_id IS NOT NULL
        AND coalesce(substring(revisions.text, told_incidents.span_start + 1,
            told_incidents.span_end - told_incidents.span_start) <> told_incidents.quote, true) AS quote_differs,
    coalesce(told_incidents.span_start < sentences.span_start OR told_incidents.span_end > sentences.span_end, false)
        AS outside_sentence,
    told_incidents.period_precision,
    told_incidents.place_precision,
    told_incidents.period_start,
    told_incidents.period_end,
    revisions.published_day + 1 AS last_day_of_event,
    coalesce(told_incidents.killed_low > told_incidents.killed_high, false)
        OR coalesce(told_incidents.injured_low > told_incidents.injured_high, false)
        OR coalesce(told_incidents.captured_low > told_incidents.captured_high, false) AS counts_reversed,
    coalesce(told_incidents.what, '') = '' AS what_missing,
    coalesce(told_incidents.rule, '') = '' AS rule_missing
FROM told_incidents
LEFT JOIN revisions USING (revision_id)
LEFT JOIN sentences USING (sentence_id)
