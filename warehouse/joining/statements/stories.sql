-- What each arriving article tells, one row a happening. The happening that it is about is known by the whole article; one
-- that it only mentions by the sentences that speak of it.
WITH size AS (SELECT greatest(count(*), 50) AS articles FROM revisions_current),
-- A word of a single article weighs most, a word of every article nothing, however large the archive is.
weighed AS (
    SELECT
        article_id,
        term,
        round(7 * (1 - ln(term_counts.articles) / ln(size.articles + 1)), 2) AS weight
    FROM arriving_terms JOIN term_counts USING (term), size
    WHERE term_counts.articles <= size.articles / 4
),
termed AS (
    SELECT article_id, arg_max(term, (weight, term), 40) AS terms, arg_max(weight, (weight, term), 40) AS weights
    FROM weighed GROUP BY article_id
),
-- A day that the sentence of the harm itself states; one that is inherited, or of an arrest or a trial, parts nothing.
told AS (
    SELECT
        told_incidents.*,
        what IN ('charged', 'detained', 'captured', 'released', 'paid', 'attending', 'happening', 'other') AS is_sequel,
        period_end - period_start <= 3 AND period_rule NOT LIKE 'incident:%'
            AND what IN ('killed', 'injured', 'killed_or_injured', 'attacked', 'destroyed', 'abducted') AS is_sure
    FROM told_incidents JOIN arriving_revisions USING (revision_id)
),
mains AS (
    SELECT
        arriving_revisions.*,
        told.told_incident_id,
        what,
        place,
        period_start,
        period_end,
        is_sure
    FROM arriving_revisions
    LEFT JOIN told ON told.revision_id = arriving_revisions.revision_id AND told.is_main
),
harmed AS (
    SELECT DISTINCT person_id FROM person_fates JOIN arriving_revisions USING (revision_id)
    WHERE event IN ('killed', 'injured', 'killed_or_injured', 'missing', 'abducted')
),
named AS (
    SELECT
        revision_id,
        list(DISTINCT name_key) AS names,
        list(DISTINCT name_key) FILTER (person_id IN (FROM harmed)) AS victims
    FROM persons JOIN arriving_revisions USING (revision_id)
    GROUP BY revision_id
),
placed AS (
    SELECT revision_id, list(DISTINCT coalesce(place_id, lower(quote))) AS places
    FROM places JOIN arriving_revisions USING (revision_id)
    WHERE precision IN ('exact', 'near', 'unknown') AND place_id IS DISTINCT FROM split_part(place_id, '/', 1)
    GROUP BY revision_id
),
counted AS (
    SELECT
        revision_id,
        list(DISTINCT value_low) FILTER (event = 'killed') AS killed,
        list(DISTINCT value_low) FILTER (event = 'injured') AS injured
    FROM figures JOIN arriving_revisions USING (revision_id)
    WHERE kind = 'persons' AND event IN ('killed', 'injured') AND value_low = value_high AND NOT negated
    GROUP BY revision_id
),
dated AS (
    SELECT revision_id, list(DISTINCT day) AS days
    FROM (
        SELECT revision_id, period_start AS day FROM dates WHERE period_start = period_end
        UNION ALL
        SELECT revision_id, period_start FROM figures WHERE period_start = period_end
    ) JOIN arriving_revisions USING (revision_id)
    GROUP BY revision_id
),
-- What is only mentioned is known by the sentences of its rows.
side_sentences AS (
    SELECT told_incident_id, sentence_id FROM told_incidents JOIN arriving_revisions USING (revision_id) WHERE NOT is_main
    UNION
    SELECT told_incident_id, figures.sentence_id
    FROM figures JOIN told_incidents USING (told_incident_id) JOIN arriving_revisions ON arriving_revisions.revision_id = figures.revision_id
    WHERE NOT told_incidents.is_main
),
side_words AS (
    SELECT told_incident_id, unnest(list_distinct(regexp_extract_all(lower(string_agg(quote, ' ')), '\p{L}{3,}|\b\d{2,4}\b'))) AS term
    FROM side_sentences JOIN sentences USING (sentence_id)
    GROUP BY told_incident_id
),
side_termed AS (
    SELECT
        side_words.told_incident_id,
        arg_max(term, (weight, term), 20) AS terms,
        arg_max(weight, (weight, term), 20) AS weights
    FROM side_words
    JOIN told_incidents USING (told_incident_id)
    JOIN arriving_revisions USING (revision_id)
    JOIN weighed USING (article_id, term)
    GROUP BY side_words.told_incident_id
),
-- The places that the figures of what is only mentioned name themselves.
side_places AS (
    SELECT told_incident_id, list(DISTINCT lower(place)) AS places
    FROM figures JOIN arriving_revisions USING (revision_id)
    WHERE told_incident_id IS NOT NULL AND place IS NOT NULL AND place_rule <> 'incident'
    GROUP BY told_incident_id
),
side_named AS (
    SELECT
        told_incident_id,
        list(DISTINCT name_key) AS names,
        list(DISTINCT name_key) FILTER (person_id IN (FROM harmed)) AS victims
    FROM persons JOIN arriving_revisions USING (revision_id)
    WHERE told_incident_id IS NOT NULL
    GROUP BY told_incident_id
)
SELECT
    coalesce(mains.told_incident_id, mains.article_id) AS story_id,
    mains.article_id,
    mains.revision_id,
    mains.reading,
    true AS is_main,
    mains.told_on,
    CASE WHEN mains.is_sure THEN mains.period_start END AS day_start,
    CASE WHEN mains.is_sure THEN mains.period_end END AS day_end,
    false AS is_sequel,
    coalesce(dated.days, []) AS days,
    coalesce(named.names, []) AS names,
    coalesce(named.victims, []) AS victims,
    coalesce(placed.places, []) AS places,
    coalesce(counted.killed, []) AS killed,
    coalesce(counted.injured, []) AS injured,
    coalesce(termed.terms, []) AS terms,
    coalesce(termed.weights, []) AS weights
FROM mains
LEFT JOIN dated USING (revision_id)
LEFT JOIN named USING (revision_id)
LEFT JOIN placed USING (revision_id)
LEFT JOIN counted USING (revision_id)
LEFT JOIN termed USING (article_id)
UNION ALL
SELECT
    told.told_incident_id,
    mains.article_id,
    mains.revision_id,
    mains.reading,
    false,
    mains.told_on,
    CASE WHEN told.is_sure THEN told.period_start END,
    CASE WHEN told.is_sure THEN told.period_end END,
    -- What follows from the main happening, and what the reading took for another one on its day and at its place.
    told.is_sequel OR coalesce(mains.what IN ('charged', 'detained', 'captured', 'released', 'paid', 'attending', 'happening', 'other'), false)
        OR (coalesce(told.period_start <= mains.period_end + 1 AND mains.period_start <= told.period_end + 1, true)
            AND (told.place IS NULL OR mains.place IS NULL OR lower(told.place) = lower(mains.place)
                OR coalesce(list_contains(side_places.places, lower(mains.place)), false))),
    CASE WHEN told.period_start = told.period_end THEN [told.period_start] ELSE [] END,
    coalesce(side_named.names, []),
    coalesce(side_named.victims, []),
    CASE WHEN told.place IS NOT NULL AND told.place_precision NOT IN ('region', 'country')
        THEN [coalesce(told.place_id, lower(told.place))] ELSE [] END,
    list_filter([killed_best], lambda number: number IS NOT NULL),
    list_filter([injured_best], lambda number: number IS NOT NULL),
    coalesce(side_termed.terms, []),
    coalesce(side_termed.weights, [])
FROM told
JOIN mains USING (revision_id)
LEFT JOIN side_places ON side_places.told_incident_id = told.told_incident_id
LEFT JOIN side_named ON side_named.told_incident_id = told.told_incident_id
LEFT JOIN side_termed ON side_termed.told_incident_id = told.told_incident_id
WHERE NOT told.is_main
ORDER BY told_on, article_id, is_main DESC, story_id
