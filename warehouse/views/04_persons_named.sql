-- Rows of one name are one person where they tell of one incident, of one role, or of one year of birth.
CREATE OR REPLACE VIEW person_homes AS
WITH mains AS (SELECT revision_id, min(incident_id) AS incident_id FROM incident_stories WHERE is_main GROUP BY revision_id),
told AS (
    SELECT
        persons.person_id,
        persons.name_key,
        coalesce(own.incident_id, mains.incident_id) AS incident_id,
        coalesce(own.incident_id, mains.incident_id, revisions_current.article_id) AS home,
        lower(persons.role) AS role,
        year(revisions_current.published_day) - persons.age::INTEGER AS born,
        coalesce(revisions_current.published_day, DATE '1970-01-01') AS told_on
    FROM persons
    JOIN revisions_current USING (revision_id)
    LEFT JOIN incident_stories AS own ON own.story_id = persons.told_incident_id
    LEFT JOIN mains ON mains.revision_id = persons.revision_id
),
-- A home is known by the day on which it was first told, so that later articles leave a person its key.
homes AS (SELECT name_key, home, {'day': min(told_on), 'home': home} AS label FROM told GROUP BY name_key, home),
marked AS (
    SELECT DISTINCT name_key, home, unnest(['role ' || role, 'born ' || born]) AS mark FROM told
),
marks AS (FROM marked WHERE mark IS NOT NULL),
-- Two steps of the smallest label reach whoever shares a mark with one who shares a mark.
first_marks AS (SELECT name_key, mark, min(label) AS label FROM marks JOIN homes USING (name_key, home) GROUP BY name_key, mark),
first_homes AS (SELECT name_key, home, min(label) AS label FROM marks JOIN first_marks USING (name_key, mark) GROUP BY name_key, home),
marked_twice AS (SELECT name_key, mark, min(label) AS label FROM marks JOIN first_homes USING (name_key, home) GROUP BY name_key, mark),
last_homes AS (SELECT name_key, home, min(label) AS label FROM marks JOIN marked_twice USING (name_key, mark) GROUP BY name_key, home)
SELECT
    told.person_id,
    told.incident_id,
    left(sha256(told.name_key || ' ' || coalesce(last_homes.label.home, told.home)), 24) AS person_key
FROM told
LEFT JOIN last_homes USING (name_key, home);
COMMENT ON VIEW person_homes IS 'Which rows of `persons` are one person: one name, and one incident, role or year of birth.';
COMMENT ON COLUMN person_homes.person_id IS 'The row in `persons`.';
COMMENT ON COLUMN person_homes.incident_id IS 'The incident that it is told of; NULL where its article tells of none.';
COMMENT ON COLUMN person_homes.person_key IS 'The person in `persons_named`.';

CREATE OR REPLACE VIEW persons_named AS
SELECT
    person_homes.person_key,
    persons.name_key,
    mode(persons.name ORDER BY persons.name) AS name,
    list_sort(list(DISTINCT persons.name)) AS spellings,
    min(persons.age) AS age_low,
    max(persons.age) AS age_high,
    list_sort(list(DISTINCT persons.role) FILTER (persons.role IS NOT NULL)) AS roles,
    list_sort(list(DISTINCT persons.nationality) FILTER (persons.nationality IS NOT NULL)) AS nationalities,
    list_sort(list(DISTINCT person_fates.event) FILTER (person_fates.event IS NOT NULL)) AS fates,
    min(person_fates.period_start) AS fate_start,
    max(person_fates.period_end) AS fate_end,
    list_sort(list(DISTINCT person_fates.place) FILTER (person_fates.place IS NOT NULL)) AS places,
    list_sort(list(DISTINCT person_homes.incident_id) FILTER (person_homes.incident_id IS NOT NULL)) AS incidents,
    count(DISTINCT revisions_current.article_id) AS articles,
    count(DISTINCT revisions_current.article_id) FILTER (revisions_current.withdrawn_at IS NOT NULL) AS withdrawn_articles,
    list_sort(list(DISTINCT revisions_current.publisher) FILTER (revisions_current.publisher IS NOT NULL)) AS publishers,
    list_sort(list(DISTINCT revisions_current.url)) AS urls,
    bool_or(len(persons.corrected_fields) > 0) AS is_corrected
FROM persons
JOIN revisions_current USING (revision_id)
JOIN person_homes USING (person_id)
LEFT JOIN person_fates USING (person_id)
GROUP BY person_homes.person_key, persons.name_key;
COMMENT ON VIEW persons_named IS 'The named persons: everything that the current articles say of one name in one incident, role or year of birth. Two people of one name are two.';
COMMENT ON COLUMN persons_named.person_key IS 'The person: hash of the name key and of where it was first told.';
COMMENT ON COLUMN persons_named.name IS 'The spelling used most.';
COMMENT ON COLUMN persons_named.spellings IS 'All spellings of the name.';
COMMENT ON COLUMN persons_named.age_low IS 'Lowest age stated.';
COMMENT ON COLUMN persons_named.age_high IS 'Highest age stated; apart from age_low the sources differ or time went by.';
COMMENT ON COLUMN persons_named.roles IS 'Roles stated.';
COMMENT ON COLUMN persons_named.nationalities IS 'Nationalities stated, ISO 3166-1 alpha-2.';
COMMENT ON COLUMN persons_named.fates IS 'What happened to the person, by any article.';
COMMENT ON COLUMN persons_named.fate_start IS 'First day of any of the fates.';
COMMENT ON COLUMN persons_named.fate_end IS 'Last day of any of the fates.';
COMMENT ON COLUMN persons_named.places IS 'Where it happened, as written.';
COMMENT ON COLUMN persons_named.incidents IS 'Incidents that the person is told of.';
COMMENT ON COLUMN persons_named.articles IS 'Number of articles that name the person.';
COMMENT ON COLUMN persons_named.withdrawn_articles IS 'Those of them that have been withdrawn since.';
COMMENT ON COLUMN persons_named.publishers IS 'Outlets that name the person.';
COMMENT ON COLUMN persons_named.urls IS 'Addresses of the articles.';
COMMENT ON COLUMN persons_named.is_corrected IS 'True when a person has corrected a value of any of the rows.';
