-- What a budget counts stands beside the record of the log: a worker's openings of files, and searches (INV-72). So all processes
-- count the same, nothing is counted that is not logged, and no second table says who looked at whom.
ALTER TABLE access_log ADD COLUMN counted text CHECK (counted ~ '^[a-z][a-z.-]{1,60}$');
CREATE INDEX access_log_counted ON access_log (register_id, actor_id, counted, id) INCLUDE (subject_id) WHERE counted IS NOT NULL;
COMMENT ON COLUMN access_log.counted IS 'The budget that the handling counts for: file, or the action of a search; null for all else.';
