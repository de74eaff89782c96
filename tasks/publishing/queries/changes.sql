SELECT figure_changes.*, revisions_current.title
FROM figure_changes
JOIN revisions_current USING (article_id)
ORDER BY changed_at DESC, harm_rank(event), figure_changes.url
LIMIT 100;
