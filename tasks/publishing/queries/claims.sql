WITH named AS (
    -- Datelines are often written in capitals.
    SELECT
        coalesce(place_id, lower(quote)) AS place,
        coalesce(mode(quote) FILTER (quote <> upper(quote)), any_value(quote)) AS place_name
    FROM places
    GROUP BY ALL
),
worded AS (
    SELECT
        claim_id,
        mode(unit) AS unit,
        -- Only the place of the claim itself: what a figure took from its incident names no place of it.
        mode(place) FILTER (lower(place) = claim_place AND place <> upper(place)) AS place_name,
        -- Of one day what was kept last: files and offsets of snapshots rise with time.
        arg_max(
            sentence,
            (coalesce(said_on, published_day, report_day), coalesce(warc_file, ''), coalesce(warc_offset, 0), figure_id)
        ) AS last_words,
        concat_ws(
            ' ', string_agg(sentence, ' '), string_agg(DISTINCT title, ' '), string_agg(DISTINCT place, ' '),
            string_agg(DISTINCT speaker, ' ')
        ) AS told
    FROM claim_reports
    GROUP BY claim_id
)
SELECT
    claims.*,
    worded.unit,
    coalesce(worded.place_name, named.place_name) AS place_name,
    worded.last_words,
    concat_ws(' ', claims.event, claims.unit_norm, named.place_name, worded.told) AS words,
    EXISTS (
        FROM denials_open JOIN claim_members USING (figure_id) WHERE claim_members.claim_id = claims.claim_id
    ) AS is_answered
FROM claims
JOIN worded USING (claim_id)
LEFT JOIN named USING (place)
ORDER BY is_disputed DESC, ultimate_sources DESC, reports DESC, value_high DESC NULLS LAST, claim_id;
