INSERT INTO corrections BY NAME FROM arriving
ON CONFLICT (correction_id) DO UPDATE SET
    quote = excluded.quote,
    expect = excluded.expect,
    new = excluded.new,
    reason = excluded.reason,
    corrected_by = excluded.corrected_by,
    corrected_on = excluded.corrected_on,
    -- A correction that says the same as before keeps what is known of it.
    state = CASE
        WHEN state <> 'withdrawn' AND new IS NOT DISTINCT FROM excluded.new AND expect IS NOT DISTINCT FROM excluded.expect
        THEN state
        ELSE 'waiting'
    END;
