SELECT
    dates.date_id,
    dates.date_id IN (SELECT date_id FROM dates GROUP BY date_id HAVING count(*) > 1) AS duplicate_id,
    revisions.revision_id IS NULL AS unknown_revision,
    sentences.sentence_id IS NULL AS unknown_sentence,
    dates.span_start,
    dates.span_end,
    revisions.revision_id IS NOT NULL
        AND coalesce(substring(revisions.text, dates.span_start + 1, dates.span_end - dates.span_start)
            <> dates.quote, true) AS quote_differs,
    coalesce(dates.span_start < sentences.span_start OR dates.span_end > sentences.span_end, false)
        AS outside_sentence,
    coalesce(dates.type, '') AS type,
    dates.precision,
    dates.anchor,
    dates.period_start,
    dates.period_end,
    -- Only an expression with a single weekday and the grain of a day names the weekday of its date.
    coalesce(dates.precision = 'day' AND dates.period_start = dates.period_end
        AND len(regexp_extract_all(lower(dates.quote), '\b(mon|tues|wednes|thurs|fri|satur|sun)day\b')) = 1
        AND regexp_extract(lower(dates.quote), '\b(mon|tues|wednes|thurs|fri|satur|sun)day\b')
            <> lower(dayname(dates.period_start)), false) AS weekday_differs,
    coalesce(dates.precision = 'day'
        AND regexp_full_match(lower(dates.quote), '(on |late |early |this )?(mon|tues|wednes|thurs|fri|satur|sun)day( morning| afternoon| evening| night)?')
        AND coalesce(dates.anchor, 'published') = 'published'
        AND abs(dates.period_start - revisions.published_day) > 7, false) AS weekday_too_far,
    coalesce(year(dates.period_start) NOT BETWEEN 1000 AND 2200, false) AS year_implausible,
    coalesce(dates.rule, '') = '' AS rule_missing
FROM dates
LEFT JOIN revisions USING (revision_id)
LEFT JOIN sentences USING (sentence_id)
