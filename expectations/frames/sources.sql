-- Each outlet's latest day held against its earlier ones: at least five of them, and three standard deviations either way.
-- The spread is at least the square root of the mean, as for any count of independent happenings.
WITH figures_of AS (SELECT revision_id, count(*) AS figures FROM figures GROUP BY revision_id),
days AS (
    SELECT
        articles.host,
        revisions.fetched_at::DATE AS day,
        count(*) AS articles,
        sum(coalesce(figures_of.figures, 0)) / count(*) AS figures_per_article,
        count(*) FILTER (revisions.published_day IS NULL) / count(*) AS undated_share
    FROM revisions
    JOIN articles USING (article_id)
    LEFT JOIN figures_of USING (revision_id)
    WHERE revisions.fetched_at IS NOT NULL AND articles.host IS NOT NULL
    GROUP BY ALL
),
banded AS (
    SELECT
        *,
        day = max(day) OVER (PARTITION BY host) AS is_latest,
        count(*) OVER earlier AS days_before,
        avg(articles) OVER earlier AS usual_articles,
        greatest(stddev_pop(articles) OVER earlier, sqrt(avg(articles) OVER earlier)) AS spread_of_articles,
        avg(figures_per_article) OVER earlier AS usual_figures,
        greatest(stddev_pop(figures_per_article) OVER earlier, sqrt(avg(figures_per_article) OVER earlier))
            AS spread_of_figures
    FROM days
    WINDOW earlier AS (PARTITION BY host ORDER BY day ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
)
SELECT
    host,
    coalesce(days_before >= 5 AND abs(articles - usual_articles) > 3 * spread_of_articles, false)
        AS article_count_unusual,
    coalesce(days_before >= 5 AND abs(figures_per_article - usual_figures) > 3 * spread_of_figures, false)
        AS figures_per_article_unusual,
    articles >= 5 AND undated_share > 0.5 AS mostly_undated
FROM banded
WHERE is_latest
