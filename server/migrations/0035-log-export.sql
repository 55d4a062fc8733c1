-- How far each register's access log has been told to the organisation's security monitoring: numbers of the tree, no content.
CREATE TABLE log_export (
  register_id uuid NOT NULL REFERENCES register (id),
  -- The receiver's address: another receiver begins anew, and a former one goes on where it was.
  target text NOT NULL,
  next_number bigint NOT NULL CHECK (next_number >= 0),
  told_at timestamptz NOT NULL,
  PRIMARY KEY (register_id, target)
);
CALL isolate('log_export');
COMMENT ON TABLE log_export IS 'The next number of the access log''s tree to be told to a receiver of the log export. One row a register and receiver.';
GRANT SELECT, INSERT, UPDATE (next_number, told_at) ON log_export TO seloste_jobs;

-- What is told depends on how many people may have done it: counts, never names.
GRANT SELECT (register_id, account_id, role, valid_from, valid_to) ON assignment TO seloste_jobs;
GRANT SELECT (id, organisation_id, disabled_at) ON account TO seloste_jobs;
