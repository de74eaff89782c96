-- Articles by their addresses, or by a person's name in a row, in a text, or in a row that waits in quarantine.
SELECT article_id FROM articles
WHERE $subject = 'url' AND (url = $key OR requested_url = $key)
UNION
SELECT article_id FROM revisions
WHERE $subject = 'url' AND final_url = $key
UNION
SELECT revisions.article_id FROM persons JOIN revisions USING (revision_id)
WHERE $subject = 'person' AND persons.name_key = $key
UNION
SELECT article_id FROM revisions
WHERE $subject = 'person' AND list_any_value([
    true FOR spelling IN $spellings
    IF contains(lower(concat_ws(' ', text, title, standfirst, array_to_string(authors, ' '))), lower(spelling))
]) IS NOT NULL
UNION
SELECT article_id FROM quarantine
WHERE article_id IS NOT NULL AND $subject = 'person' AND (
    ("row"->>'name_key') = $key
    OR list_any_value([true FOR spelling IN $spellings IF contains(lower("row"::TEXT), lower(spelling))]) IS NOT NULL
)
UNION
SELECT article_id FROM quarantine
WHERE article_id IS NOT NULL AND $subject = 'url'
    AND (("row"->>'url') = $key OR ("row"->>'requested_url') = $key OR ("row"->>'final_url') = $key);
