SELECT * FROM figure_changes ORDER BY changed_at DESC, url LIMIT 100;
