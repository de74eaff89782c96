SELECT
    publisher AS outlet,
    articles,
    last_day AS latest,
    round(figures_per_article, 1) AS figures_per_article,
    round(100 * undated_share, 1) AS undated_percent,
    round(100 * unread_share, 1) AS unread_percent,
    rows_in_quarantine
FROM source_health
ORDER BY rows_in_quarantine DESC, articles DESC, publisher
