-- When the whole log was last read through, and the destruction of its records at the end of their time.

CREATE TABLE log_check (
  register_id uuid NOT NULL REFERENCES register (id),
  checked_at timestamptz NOT NULL,
  size bigint NOT NULL CHECK (size >= 0),
  findings int NOT NULL CHECK (findings >= 0),
  PRIMARY KEY (register_id, checked_at)
);
CALL isolate('log_check');
COMMENT ON TABLE log_check IS 'Each reading of the whole log: how many leaves there were and how much was found wrong. Insert only.';
GRANT SELECT ON log_check TO seloste_app;
GRANT SELECT, INSERT ON log_check TO seloste_jobs;

-- At twelve years a row of the log goes with its salt, and the id of its event goes from the tree; the leaf's hash stays, so that the
-- others can still be proved (tlog-tiles, pruning). Empty ids say that the rows of a run were destroyed.
ALTER TABLE log_leaf DROP CONSTRAINT log_leaf_check1;
ALTER TABLE log_leaf ADD CONSTRAINT log_leaf_ids CHECK (length(event_ids) = 0 OR 2 * length(event_ids) = length(hashes));
GRANT UPDATE (event_ids) ON log_leaf TO seloste_jobs;
GRANT DELETE ON access_log TO seloste_jobs;

-- The net below the definition's retention line: the day of an event stands in its id (UUIDv7), and no younger one can be destroyed.
CREATE POLICY destroy_old ON access_log AS RESTRICTIVE FOR DELETE TO seloste_jobs
  USING (to_timestamp(('x' || left(replace(id::text, '-', ''), 12))::bit(48)::bigint / 1000.0) < now() - interval '12 years');
