-- Every handling adds a row here. The index by person held the id of each row too, so that none of its entries were alike; without
-- it a person's entries share one key. The newest of them are found by sorting: one person's rows are hundreds, not millions.
DROP INDEX access_log_subject;
CREATE INDEX access_log_subject ON access_log (register_id, subject_id) WHERE subject_id IS NOT NULL;
