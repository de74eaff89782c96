CREATE OR REPLACE VIEW disagreements AS
SELECT
    harm_rank(reader_differences.event) AS harm,
    reader_differences.event,
    reader_differences.field,
    reader_differences.quote,
    reader_differences.rules_value,
    reader_differences.model_value,
    reader_differences.chosen,
    sentences.quote AS sentence,
    revisions_current.publisher,
    revisions_current.published_day,
    revisions_current.url,
    reader_differences.model,
    reader_differences.prompt_version,
    reader_differences.difference_id,
    reader_differences.decision_key
FROM reader_differences
JOIN revisions_current USING (revision_id)
LEFT JOIN sentences
    ON sentences.revision_id = reader_differences.revision_id
    AND sentences.span_start <= reader_differences.span_start AND reader_differences.span_start < sentences.span_end
WHERE NOT reader_differences.is_decided
ORDER BY harm, revisions_current.published_day DESC, reader_differences.difference_id;
COMMENT ON VIEW disagreements IS 'Where the rules and the model differ about the current texts and nobody has decided yet, the gravest harm first.';
COMMENT ON COLUMN disagreements.harm IS 'Rank of the event from the gravest: 1 killed, 2 killed_or_injured, 3 injured and so on; 99 for what harms nobody.';
COMMENT ON COLUMN disagreements.sentence IS 'The sentence of the figure.';
COMMENT ON COLUMN disagreements.publisher IS 'Outlet that published the article.';
COMMENT ON COLUMN disagreements.published_day IS 'Day of publication.';
COMMENT ON COLUMN disagreements.url IS 'Address of the article.';
CREATE OR REPLACE VIEW reader_quality AS
SELECT
    model,
    prompt_version,
    count(*) AS articles,
    count(*) FILTER (outcome = 'answered') AS articles_read,
    sum(answers)::BIGINT AS answers,
    sum(refused)::BIGINT AS refused,
    sum(refused) / nullif(sum(answers), 0) AS refused_share,
    sum(tokens_in)::BIGINT AS tokens_in,
    sum(tokens_out)::BIGINT AS tokens_out
FROM second_readings
GROUP BY model, prompt_version;
COMMENT ON VIEW reader_quality IS 'How each model did as second reader: what it answered, and the share of it that the texts do not bear out.';
COMMENT ON COLUMN reader_quality.model IS 'Model that was asked.';
COMMENT ON COLUMN reader_quality.prompt_version IS 'Version of prompt and schema.';
COMMENT ON COLUMN reader_quality.articles IS 'Texts that it was asked about.';
COMMENT ON COLUMN reader_quality.articles_read IS 'Texts of them with an answer to every request.';
COMMENT ON COLUMN reader_quality.answers IS 'Figures that it answered about or named as missed.';
COMMENT ON COLUMN reader_quality.refused IS 'Refusals; an answer may have several refused fields.';
COMMENT ON COLUMN reader_quality.refused_share IS 'Refusals an answer.';
COMMENT ON COLUMN reader_quality.tokens_in IS 'Tokens of the requests.';
COMMENT ON COLUMN reader_quality.tokens_out IS 'Tokens of the answers.';
CREATE OR REPLACE VIEW reader_agreement AS
WITH fields AS (SELECT unnest(['event', 'stance', 'speaker', 'days', 'place']) AS field),
read_by_both AS (
    SELECT model, prompt_version, count(*) AS figures FROM figures WHERE read_by = 'both' GROUP BY model, prompt_version
),
unanswered AS (
    SELECT refused_answers.model, refused_answers.prompt_version, field, count(*) AS figures
    FROM refused_answers
    JOIN figures USING (revision_id, span_start, span_end)
    WHERE field IS NOT NULL AND figures.read_by = 'both'
    GROUP BY ALL
),
differing AS (
    SELECT model, prompt_version, field, count(*) AS figures FROM reader_differences GROUP BY model, prompt_version, field
)
SELECT
    read_by_both.model,
    read_by_both.prompt_version,
    fields.field,
    read_by_both.figures - coalesce(unanswered.figures, 0) AS compared,
    compared - coalesce(differing.figures, 0) AS alike,
    alike / nullif(compared, 0) AS agreement
FROM read_by_both
CROSS JOIN fields
LEFT JOIN unanswered
    ON unanswered.model = read_by_both.model AND unanswered.prompt_version = read_by_both.prompt_version
    AND unanswered.field = fields.field
LEFT JOIN differing
    ON differing.model = read_by_both.model AND differing.prompt_version = read_by_both.prompt_version
    AND differing.field = fields.field
UNION ALL
SELECT
    coalesce(read_by_both.model, differing.model),
    coalesce(read_by_both.prompt_version, differing.prompt_version),
    'figure',
    coalesce(read_by_both.figures, 0) + coalesce(differing.figures, 0),
    coalesce(read_by_both.figures, 0),
    coalesce(read_by_both.figures, 0) / (coalesce(read_by_both.figures, 0) + coalesce(differing.figures, 0))
FROM read_by_both
FULL JOIN (FROM differing WHERE field = 'figure') AS differing
    ON differing.model = read_by_both.model AND differing.prompt_version = read_by_both.prompt_version;
COMMENT ON VIEW reader_agreement IS 'Share of figures on which the rules and a model agree, field by field.';
COMMENT ON COLUMN reader_agreement.model IS 'Model that was asked.';
COMMENT ON COLUMN reader_agreement.prompt_version IS 'Version of prompt and schema.';
COMMENT ON COLUMN reader_agreement.field IS 'figure (both read one there), event, stance, speaker, days or place.';
COMMENT ON COLUMN reader_agreement.compared IS 'Figures about which both say something.';
COMMENT ON COLUMN reader_agreement.alike IS 'Figures of them on which they agree.';
COMMENT ON COLUMN reader_agreement.agreement IS 'Share of these, 0 to 1.';
