SELECT figure_id, field, value, rule, words, is_corrected FROM figure_steps ORDER BY figure_id, field;
