SELECT field, value, rule, words, is_corrected FROM figure_steps WHERE figure_id = $figure ORDER BY span_start, field
