SELECT figure_sources.*
FROM figure_sources
JOIN figures USING (figure_id)
WHERE figures.revision_id = $revision
ORDER BY figure_sources.span_start
