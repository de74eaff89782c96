-- Figures of the batch and of all other articles that are exactly a tenth or tenfold of another report of the same thing.
-- What "the same thing" is stands in the frame of figures as well, where a batch is checked by itself; a test compares them.
CREATE OR REPLACE TEMP TABLE slips AS
WITH compared AS (
    SELECT * FROM incoming_figures
    UNION ALL BY NAME
    SELECT figures.* FROM figures
    SEMI JOIN (SELECT DISTINCT kind, event FROM incoming_figures) AS arriving USING (kind, event)
    WHERE revision_id NOT IN (SELECT revision_id FROM incoming_revisions)
),
same_thing AS (
    SELECT
        figure_id,
        coalesce(value_best, value_low, value_high) AS value,
        hash(kind, event, unit_norm, nationality, coalesce(place_id, lower(place)), period_start, period_end, measure,
            statistic, standing, sex, age_band) AS subject
    FROM compared
    WHERE event <> 'other' AND unit_norm IS NOT NULL AND statistic IS NULL AND part_of IS NULL
        AND coalesce(value_best, value_low, value_high) > 0
)
SELECT one.figure_id FROM same_thing AS one
JOIN same_thing AS ten ON one.subject = ten.subject AND one.value * 10 = ten.value
UNION
SELECT ten.figure_id FROM same_thing AS one
JOIN same_thing AS ten ON one.subject = ten.subject AND one.value * 10 = ten.value;
