-- Whoever supervises use searches the access log by client, by worker and by days. The log itself says that a search was made and
-- whose entries it showed; what was sought, and why, stands here.

CREATE TABLE log_search (
  register_id uuid NOT NULL REFERENCES register (id),
  id uuid NOT NULL,
  searched_by uuid NOT NULL REFERENCES account (id),
  searched_at timestamptz NOT NULL,
  ground text NOT NULL CHECK (ground IN ('supervision', 'suspicion', 'client-asked', 'breach', 'authority-asked')),
  by_client boolean NOT NULL,
  -- As in the log itself: whose entries were sought outlives the client's data.
  client_id uuid,
  worker_id uuid REFERENCES account (id),
  from_day date NOT NULL,
  to_day date NOT NULL,
  PRIMARY KEY (register_id, id),
  CONSTRAINT log_search_client CHECK (by_client OR client_id IS NULL),
  CONSTRAINT log_search_days CHECK (from_day <= to_day)
);
CREATE INDEX log_search_searcher ON log_search (register_id, searched_by);
CREATE INDEX log_search_worker ON log_search (register_id, worker_id);
CALL isolate('log_search');
-- A search that was made is not changed; the end of keeping removes it.
GRANT SELECT, INSERT ON log_search TO seloste_app;
GRANT SELECT, DELETE ON log_search TO seloste_jobs;
COMMENT ON TABLE log_search IS 'Searches of the access log by supervision: who, when, why, and what was sought.';
