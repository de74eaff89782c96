-- Each incident by the votes of the stories that are about it; where none is, by those that mention it.
DELETE FROM incidents;

-- Of an incident that any article is about only these articles vote; of their stories the one that tells a harm counts most.
CREATE OR REPLACE TEMP TABLE telling AS
WITH known AS (
    SELECT
        incident_stories.*,
        bool_or(incident_stories.is_main) OVER (PARTITION BY incident_id, article_id) AS is_about,
        told_incidents.what IN ('charged', 'detained', 'captured', 'released', 'paid', 'attending', 'happening', 'other') AS is_sequel
    FROM incident_stories
    SEMI JOIN revisions_current USING (revision_id)
    LEFT JOIN told_incidents ON told_incidents.told_incident_id = incident_stories.story_id
),
voting AS (SELECT * FROM known QUALIFY is_about = bool_or(is_about) OVER (PARTITION BY incident_id))
SELECT * FROM voting
QUALIFY row_number() OVER (PARTITION BY incident_id, article_id ORDER BY coalesce(is_sequel, false), NOT is_main, story_id) = 1;

-- What the figures, fates and victims of an article tell that is about the incident, whatever its reading put together.
CREATE OR REPLACE TEMP TABLE plain_facts AS
WITH plain AS (SELECT story_id, revision_id FROM telling WHERE is_about),
harms AS (
    SELECT story_id, event, period_start, period_end, place, place_id, span_start, part_of IS NULL AS is_whole,
        value_low, value_high, value_best
    FROM plain JOIN figures USING (revision_id)
    WHERE event IN ('killed', 'injured', 'captured', 'detained') AND kind = 'persons' AND statistic IS NULL AND NOT negated
        AND stance <> 'hypothetical'
        -- A running total over many happenings counts none of them.
        AND NOT coalesce(period_end - period_start > 7, false)
),
counted AS (
    SELECT
        story_id,
        max(coalesce(value_best, value_low)) FILTER (event = 'killed' AND is_whole) AS killed,
        max(coalesce(value_best, value_low)) FILTER (event = 'injured' AND is_whole) AS injured,
        max(coalesce(value_best, value_low)) FILTER (event IN ('captured', 'detained') AND is_whole) AS captured
    FROM harms GROUP BY story_id
),
days AS (
    SELECT story_id, period_start AS day, count(*) AS votes, 2 AS trust FROM harms
    WHERE period_start = period_end GROUP BY ALL
    UNION ALL
    SELECT story_id, period_start, count(*), 2 FROM plain JOIN person_fates USING (revision_id)
    WHERE event IN ('killed', 'injured') AND period_start = period_end GROUP BY ALL
),
day_chosen AS (SELECT story_id, arg_max(day, (trust, votes, -epoch(day))) AS day FROM days GROUP BY story_id),
named AS (
    SELECT
        story_id,
        count(DISTINCT name_key) FILTER (person_fates.event = 'killed') AS killed,
        -- Who died of the wounds counts once.
        count(DISTINCT name_key) FILTER (person_fates.event = 'injured' AND name_key NOT IN (
            SELECT dead.name_key FROM persons AS dead JOIN person_fates AS fate USING (person_id)
            WHERE dead.revision_id = plain.revision_id AND fate.event = 'killed'
        )) AS injured
    FROM plain JOIN persons USING (revision_id) JOIN person_fates USING (person_id) GROUP BY story_id
),
single AS (
    SELECT
        story_id,
        (count(*) FILTER (event = 'killed') > 0)::INTEGER AS killed,
        (count(*) FILTER (event = 'injured') > 0)::INTEGER AS injured
    FROM plain JOIN victims USING (revision_id) GROUP BY story_id
),
place_chosen AS (
    SELECT story_id, arg_min(quote, (precision IN ('region', 'country'), -votes, first)) AS place,
        arg_min(place_id, (precision IN ('region', 'country'), -votes, first)) AS place_id
    FROM (
        SELECT story_id, any_value(quote) AS quote, any_value(place_id) AS place_id, any_value(precision) AS precision,
            count(*) AS votes, min(span_start) AS first
        FROM plain JOIN places USING (revision_id)
        GROUP BY story_id, lower(quote)
    )
    GROUP BY story_id
)
SELECT
    plain.story_id,
    day_chosen.day,
    place_chosen.place,
    place_chosen.place_id,
    greatest(counted.killed, nullif(named.killed, 0), nullif(single.killed, 0)) AS killed,
    -- "A man was shot and died": with a death told, the injured are those who are counted or named apart from the dead.
    CASE
        WHEN greatest(counted.killed, nullif(named.killed, 0), nullif(single.killed, 0)) IS NULL
        THEN greatest(counted.injured, nullif(named.injured, 0), nullif(single.injured, 0))
        WHEN counted.injured = greatest(counted.killed, nullif(named.killed, 0), nullif(single.killed, 0))
        THEN nullif(named.injured, 0)
        ELSE coalesce(counted.injured, nullif(named.injured, 0))
    END AS injured,
    counted.captured
FROM plain
LEFT JOIN counted USING (story_id)
LEFT JOIN day_chosen USING (story_id)
LEFT JOIN named USING (story_id)
LEFT JOIN single USING (story_id)
LEFT JOIN place_chosen USING (story_id);

CREATE OR REPLACE TEMP TABLE story_facts AS
WITH most AS (SELECT revision_id, max(coalesce(killed_best, killed_low)) AS killed FROM told_incidents GROUP BY revision_id)
SELECT
    telling.incident_id,
    telling.story_id,
    telling.told_on,
    told.what,
    coalesce(told.period_start, plain_facts.day) AS day_start,
    coalesce(told.period_end, plain_facts.day) AS day_end,
    CASE WHEN told.period_start IS NOT NULL THEN 'told' WHEN plain_facts.day IS NOT NULL THEN 'counted' END AS day_rule,
    coalesce(plain_facts.place, told.place) AS place,
    CASE WHEN plain_facts.place IS NULL THEN told.place_id ELSE plain_facts.place_id END AS place_id,
    coalesce(told.place_chain, []) AS place_chain,
    least(told.killed_low, plain_facts.killed) AS killed_low,
    -- What is only mentioned has the count of its own happening, not the highest of the article.
    coalesce(CASE WHEN telling.is_about THEN least(plain_facts.killed, most.killed) END, told.killed_best, told.killed_low) AS killed_best,
    greatest(told.killed_high, told.killed_best, plain_facts.killed) AS killed_high,
    least(told.injured_low, plain_facts.injured) AS injured_low,
    coalesce(plain_facts.injured, told.injured_best, told.injured_low) AS injured_best,
    greatest(told.injured_high, told.injured_best, plain_facts.injured) AS injured_high,
    coalesce(told.captured_low, plain_facts.captured) AS captured_low,
    coalesce(told.captured_best, told.captured_low, plain_facts.captured) AS captured_best,
    coalesce(told.captured_high, told.captured_best, plain_facts.captured) AS captured_high
FROM telling
LEFT JOIN told_incidents AS told ON told.told_incident_id = telling.story_id
LEFT JOIN plain_facts USING (story_id)
LEFT JOIN most ON most.revision_id = telling.revision_id;

INSERT INTO incidents BY NAME
WITH days AS (
    SELECT incident_id, day_start, day_end, day_rule, count(*) AS votes, min(told_on) AS first
    FROM story_facts WHERE day_start IS NOT NULL OR day_end IS NOT NULL
    GROUP BY incident_id, day_start, day_end, day_rule
    -- The narrowest of the days told by most; among equals what was told first, nearest to the happening.
    QUALIFY row_number() OVER (
        PARTITION BY incident_id ORDER BY day_rule DESC, coalesce(day_end - day_start, 9999) > 3, count(*) DESC, min(told_on), day_start
    ) = 1
),
places AS (
    SELECT incident_id,
        -- Datelines are often written in capitals.
        coalesce(mode(place) FILTER (place <> upper(place)), mode(place)) AS place, mode(place_id) AS place_id, arg_max(place_chain, len(place_chain)) AS place_chain
    FROM story_facts
    SEMI JOIN (
        SELECT incident_id, coalesce(place_id, lower(place)) AS place_key FROM story_facts WHERE place IS NOT NULL
        GROUP BY incident_id, coalesce(place_id, lower(place))
        QUALIFY row_number() OVER (PARTITION BY incident_id ORDER BY count(*) DESC, coalesce(place_id, lower(place))) = 1
    ) AS chosen
        ON chosen.incident_id = story_facts.incident_id
        AND chosen.place_key = coalesce(story_facts.place_id, lower(story_facts.place))
    GROUP BY incident_id
),
killed AS (
    SELECT incident_id, killed_best FROM story_facts WHERE killed_best IS NOT NULL GROUP BY incident_id, killed_best
    QUALIFY row_number() OVER (PARTITION BY incident_id ORDER BY count(*) DESC, max(told_on) DESC, killed_best DESC) = 1
),
-- An article that counts the dead and nobody else votes for no injured.
injured AS (
    SELECT incident_id, nullif(told_injured, 0) AS injured_best
    FROM (SELECT *, CASE WHEN killed_best IS NULL THEN injured_best ELSE coalesce(injured_best, 0) END AS told_injured FROM story_facts)
    WHERE told_injured IS NOT NULL
    GROUP BY incident_id, told_injured
    QUALIFY row_number() OVER (PARTITION BY incident_id ORDER BY count(*) DESC, max(told_on) DESC, told_injured DESC) = 1
),
captured AS (
    SELECT incident_id, captured_best FROM story_facts WHERE captured_best IS NOT NULL GROUP BY incident_id, captured_best
    QUALIFY row_number() OVER (PARTITION BY incident_id ORDER BY count(*) DESC, max(told_on) DESC, captured_best DESC) = 1
),
bounds AS (
    SELECT
        incident_id,
        mode(what) AS what,
        min(killed_low) AS killed_low, max(killed_high) AS killed_high,
        min(injured_low) AS injured_low, max(injured_high) AS injured_high,
        min(captured_low) AS captured_low, max(captured_high) AS captured_high
    FROM story_facts GROUP BY incident_id
),
tellers AS (
    SELECT
        incident_id,
        count(DISTINCT article_id)::INTEGER AS articles,
        count(DISTINCT article_id) FILTER (is_main)::INTEGER AS main_articles,
        count(DISTINCT coalesce(publisher, host, 'unknown'))::INTEGER AS outlets,
        min(told_on) AS first_told,
        max(told_on) AS last_told
    FROM incident_stories JOIN revisions_current USING (revision_id, article_id)
    GROUP BY incident_id
)
SELECT
    incident_id,
    bounds.what,
    days.day_start,
    days.day_end,
    days.day_rule,
    places.place,
    places.place_id,
    coalesce(places.place_chain, []) AS place_chain,
    least(bounds.killed_low, killed.killed_best) AS killed_low,
    killed.killed_best,
    greatest(bounds.killed_high, killed.killed_best) AS killed_high,
    least(bounds.injured_low, injured.injured_best) AS injured_low,
    injured.injured_best,
    greatest(bounds.injured_high, injured.injured_best) AS injured_high,
    least(bounds.captured_low, captured.captured_best) AS captured_low,
    captured.captured_best,
    greatest(bounds.captured_high, captured.captured_best) AS captured_high,
    false AS is_disputed,
    tellers.articles,
    tellers.main_articles,
    tellers.outlets,
    0 AS ultimate_sources,
    tellers.first_told,
    tellers.last_told
FROM bounds
JOIN tellers USING (incident_id)
LEFT JOIN days USING (incident_id)
LEFT JOIN places USING (incident_id)
LEFT JOIN killed USING (incident_id)
LEFT JOIN injured USING (incident_id)
LEFT JOIN captured USING (incident_id);

DROP TABLE telling;
DROP TABLE plain_facts;
DROP TABLE story_facts;
