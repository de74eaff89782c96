CREATE OR REPLACE VIEW persons_named AS
SELECT
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
    count(DISTINCT revisions_current.article_id) AS articles,
    count(DISTINCT revisions_current.article_id) FILTER (revisions_current.withdrawn_at IS NOT NULL) AS withdrawn_articles,
    list_sort(list(DISTINCT revisions_current.publisher) FILTER (revisions_current.publisher IS NOT NULL)) AS publishers,
    list_sort(list(DISTINCT revisions_current.url)) AS urls,
    bool_or(len(persons.corrected_fields) > 0) AS is_corrected
FROM persons
JOIN revisions_current USING (revision_id)
LEFT JOIN person_fates USING (person_id)
GROUP BY persons.name_key;
COMMENT ON VIEW persons_named IS 'The named persons by name key: everything that the current articles say of that name. Two people can share a name.';
COMMENT ON COLUMN persons_named.name IS 'The spelling used most.';
COMMENT ON COLUMN persons_named.spellings IS 'All spellings of the name.';
COMMENT ON COLUMN persons_named.age_low IS 'Lowest age stated.';
COMMENT ON COLUMN persons_named.age_high IS 'Highest age stated; apart from age_low the sources differ, or two people share the name.';
COMMENT ON COLUMN persons_named.roles IS 'Roles stated.';
COMMENT ON COLUMN persons_named.nationalities IS 'Nationalities stated, ISO 3166-1 alpha-2.';
COMMENT ON COLUMN persons_named.fates IS 'What happened to the person, by any article.';
COMMENT ON COLUMN persons_named.fate_start IS 'First day of any of the fates.';
COMMENT ON COLUMN persons_named.fate_end IS 'Last day of any of the fates.';
COMMENT ON COLUMN persons_named.places IS 'Where it happened, as written.';
COMMENT ON COLUMN persons_named.articles IS 'Number of articles that name the person.';
COMMENT ON COLUMN persons_named.withdrawn_articles IS 'Those of them that have been withdrawn since.';
COMMENT ON COLUMN persons_named.publishers IS 'Outlets that name the person.';
COMMENT ON COLUMN persons_named.urls IS 'Addresses of the articles.';
COMMENT ON COLUMN persons_named.is_corrected IS 'True when a person has corrected a value of any of the rows.';
