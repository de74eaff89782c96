CREATE OR REPLACE VIEW source_health AS
WITH figures_of AS (SELECT article_id, count(*) AS figures FROM figures_current GROUP BY article_id),
quarantined AS (SELECT article_id, count(*) AS waiting FROM quarantine WHERE state = 'open' GROUP BY article_id),
last_check AS (
    SELECT * FROM source_checks QUALIFY row_number() OVER (PARTITION BY source ORDER BY checked_at DESC) = 1
),
outlets AS (
SELECT
    coalesce(revisions_current.publisher, revisions_current.host) AS publisher,
    mode(revisions_current.host ORDER BY revisions_current.host) AS host,
    mode(revisions_current.source ORDER BY revisions_current.source) AS source,
    count(*) AS articles,
    count(revisions_current.withdrawn_at) AS withdrawn_articles,
    min(revisions_current.published_day) AS first_day,
    max(revisions_current.published_day) AS last_day,
    max(revisions_current.fetched_at) AS last_fetched_at,
    count(*) FILTER (revisions_current.published_day IS NULL) / count(*) AS undated_share,
    count(*) FILTER (revisions_current.page_kind NOT IN ('article', 'live_blog')
        OR revisions_current.read_language <> 'en') / count(*) AS unread_share,
    mode(revisions_current.read_language ORDER BY revisions_current.read_language) AS read_language,
    list(DISTINCT revisions_current.read_language ORDER BY revisions_current.read_language)
        FILTER (revisions_current.read_language <> 'en') AS unread_languages,
    count(*) FILTER (len(revisions_current.layout_missed) > 0) / count(*) AS layout_missed_share,
    coalesce(sum(figures_of.figures), 0)::BIGINT AS figures,
    coalesce(sum(figures_of.figures), 0) / count(*) AS figures_per_article,
    coalesce(sum(quarantined.waiting), 0)::BIGINT AS rows_in_quarantine
FROM revisions_current
LEFT JOIN figures_of USING (article_id)
LEFT JOIN quarantined USING (article_id)
GROUP BY coalesce(revisions_current.publisher, revisions_current.host)
)
SELECT
    coalesce(outlets.publisher, last_check.source) AS publisher,
    coalesce(outlets.host, last_check.host) AS host,
    source,
    coalesce(outlets.articles, 0) AS articles,
    coalesce(outlets.withdrawn_articles, 0) AS withdrawn_articles,
    outlets.first_day,
    outlets.last_day,
    outlets.last_fetched_at,
    outlets.undated_share,
    outlets.unread_share,
    outlets.read_language,
    outlets.unread_languages,
    outlets.layout_missed_share,
    coalesce(outlets.figures, 0) AS figures,
    outlets.figures_per_article,
    coalesce(outlets.rows_in_quarantine, 0) AS rows_in_quarantine,
    last_check.checked_at,
    last_check.is_reachable,
    last_check.robots,
    last_check.last_article_at,
    last_check.articles_a_week,
    last_check.dated_share,
    last_check.figures_share
FROM outlets
FULL JOIN last_check USING (source);
COMMENT ON VIEW source_health IS 'How each outlet does: articles, dates, figures, quarantine, and what the last `tallywire sources check` found.';
COMMENT ON COLUMN source_health.publisher IS 'Outlet as its pages name it, else its host name, else the source that has given no article yet.';
COMMENT ON COLUMN source_health.host IS 'Host name that most of its articles were read from.';
COMMENT ON COLUMN source_health.source IS 'Name of the source in sources.yml that most of its articles came from.';
COMMENT ON COLUMN source_health.articles IS 'Articles in the warehouse.';
COMMENT ON COLUMN source_health.withdrawn_articles IS 'Articles that have been withdrawn since they were read.';
COMMENT ON COLUMN source_health.first_day IS 'Earliest day of publication.';
COMMENT ON COLUMN source_health.last_day IS 'Latest day of publication.';
COMMENT ON COLUMN source_health.last_fetched_at IS 'When a new text of the outlet was last fetched, UTC.';
COMMENT ON COLUMN source_health.undated_share IS 'Share of articles without a day of publication, 0 to 1.';
COMMENT ON COLUMN source_health.unread_share IS 'Share of pages that are no readable article or in a language that is not read, so that nothing was read from them, 0 to 1.';
COMMENT ON COLUMN source_health.read_language IS 'Language of most of its articles, an ISO 639 code.';
COMMENT ON COLUMN source_health.unread_languages IS 'Languages of its articles that are not read, ISO 639 codes; NULL for none.';
COMMENT ON COLUMN source_health.layout_missed_share IS 'Share of articles where a selector of the outlet''s own class found nothing: above 0, its pages have changed, 0 to 1.';
COMMENT ON COLUMN source_health.figures IS 'Current figures.';
COMMENT ON COLUMN source_health.figures_per_article IS 'Current figures per article.';
COMMENT ON COLUMN source_health.rows_in_quarantine IS 'Rows of the outlet that wait in quarantine.';
COMMENT ON COLUMN source_health.checked_at IS 'When the source was last checked, UTC; NULL for never, and so are the columns that follow.';
COMMENT ON COLUMN source_health.is_reachable IS 'False for a broken source: none of its feeds, sitemaps and section pages could be read.';
