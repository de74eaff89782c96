-- Readings that no story stands for yet, or another reading of the same article did. A text in which nobody comes to harm
-- and nothing is told tells no happening.
CREATE OR REPLACE TEMP TABLE current_readings AS
WITH hashed AS (
    SELECT revision_id, bit_xor(hash(figure_id, value_low, value_high, event, place, period_start, period_end, told_incident_id)) AS part,
        bool_or(event IN ('killed', 'injured', 'killed_or_injured', 'captured', 'detained', 'abducted', 'missing', 'displaced',
            'rescued', 'released', 'charged', 'affected', 'destroyed', 'attacked')) AS tells
    FROM figures GROUP BY revision_id
    UNION ALL
    SELECT revision_id, bit_xor(hash(fate_id, event, period_start, place)), true FROM person_fates GROUP BY revision_id
    UNION ALL
    SELECT revision_id, bit_xor(hash(person_id, name_key, age)), false FROM persons GROUP BY revision_id
    UNION ALL
    SELECT revision_id, bit_xor(hash(victim_id)), true FROM victims GROUP BY revision_id
    UNION ALL
    SELECT revision_id, bit_xor(hash(told_incident_id, is_main, period_start, period_end, place)), true
    FROM told_incidents GROUP BY revision_id
)
SELECT
    revision_id,
    any_value(article_id) AS article_id,
    bit_xor(hashed.part)::TEXT AS reading,
    any_value(coalesce(published_day, fetched_at::DATE, DATE '1970-01-01')) AS told_on
FROM revisions_current JOIN hashed USING (revision_id)
GROUP BY revision_id
HAVING bool_or(hashed.tells);

CREATE OR REPLACE TEMP TABLE gone_stories AS
SELECT story_id, incident_id, article_id, is_main FROM incident_stories
ANTI JOIN current_readings USING (revision_id, reading);

DELETE FROM incident_stories WHERE story_id IN (SELECT story_id FROM gone_stories);

CREATE OR REPLACE TEMP TABLE arriving_revisions AS
SELECT current_readings.*, revisions.text, revisions.language
FROM current_readings JOIN revisions USING (revision_id)
ANTI JOIN incident_stories USING (revision_id);
