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
mains AS (
    SELECT
        arriving_revisions.*,
        told_incidents.told_incident_id,
        CASE WHEN told_incidents.period_end - told_incidents.period_start <= 3 THEN told_incidents.period_start END AS day_start,
        CASE WHEN told_incidents.period_end - told_incidents.period_start <= 3 THEN told_incidents.period_end END AS day_end
    FROM arriving_revisions
    LEFT JOIN told_incidents ON told_incidents.revision_id = arriving_revisions.revision_id AND told_incidents.is_main
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
    mains.day_start,
    mains.day_end,
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
    told_incidents.told_incident_id,
    arriving_revisions.article_id,
    arriving_revisions.revision_id,
    arriving_revisions.reading,
    false,
    arriving_revisions.told_on,
    CASE WHEN period_end - period_start <= 3 THEN period_start END,
    CASE WHEN period_end - period_start <= 3 THEN period_end END,
    CASE WHEN period_start = period_end THEN [period_start] ELSE [] END,
    coalesce(side_named.names, []),
    coalesce(side_named.victims, []),
    CASE WHEN place IS NOT NULL AND place_precision NOT IN ('region', 'country') THEN [coalesce(place_id, lower(place))] ELSE [] END,
    list_filter([killed_best], lambda number: number IS NOT NULL),
    list_filter([injured_best], lambda number: number IS NOT NULL),
    coalesce(side_termed.terms, []),
    coalesce(side_termed.weights, [])
FROM told_incidents
JOIN arriving_revisions USING (revision_id)
LEFT JOIN side_named USING (told_incident_id)
LEFT JOIN side_termed USING (told_incident_id)
WHERE NOT told_incidents.is_main
ORDER BY told_on, article_id, is_main DESC, story_id
