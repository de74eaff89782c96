SELECT
    quarantine.quarantine_id,
    quarantine.table_name,
    quarantine.reasons,
    quarantine.state,
    quarantine.entered_at,
    quarantine.decided_by,
    quarantine.note,
    coalesce(quarantine."row" ->> '$.quote', quarantine."row" ->> '$.name', quarantine.table_name) AS words,
    sentences.quote AS sentence,
    revisions_current.article_id,
    revisions_current.title,
    revisions_current.publisher,
    revisions_current.url
FROM quarantine
LEFT JOIN sentences ON sentences.sentence_id = quarantine."row" ->> '$.sentence_id'
LEFT JOIN revisions_current ON revisions_current.article_id = quarantine.article_id
ORDER BY quarantine.state <> 'open', quarantine.entered_at DESC, quarantine.quarantine_id;
