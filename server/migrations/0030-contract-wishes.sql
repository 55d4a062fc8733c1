-- What a client wishes to have otherwise in a service that is being given: told to the provider, which answers. No words of one's own.
CREATE TABLE contract_wish (
  register_id uuid NOT NULL REFERENCES register (id),
  id uuid NOT NULL,
  contract_id uuid NOT NULL,
  client_id uuid NOT NULL,
  wish text NOT NULL CHECK (wish IN ('other-time', 'other-worker', 'more', 'less', 'pause')),
  wanted_from date NOT NULL,
  sent_by uuid NOT NULL,
  sent_at timestamptz NOT NULL,
  status text NOT NULL CHECK (status IN ('sent', 'agreed', 'not-possible')),
  answered_at timestamptz,
  answered_by uuid,
  PRIMARY KEY (register_id, id),
  FOREIGN KEY (register_id, contract_id) REFERENCES contract (register_id, id),
  FOREIGN KEY (register_id, client_id) REFERENCES client (register_id, id),
  CHECK ((status = 'sent') = (answered_at IS NULL)),
  CHECK ((answered_at IS NULL) = (answered_by IS NULL))
);
-- The same wish waits once: a second press is the same wish.
CREATE UNIQUE INDEX contract_wish_open ON contract_wish (register_id, contract_id, wish) WHERE status = 'sent';
CREATE INDEX contract_wish_client ON contract_wish (register_id, client_id);
CREATE INDEX contract_wish_contract ON contract_wish (register_id, contract_id);
CALL isolate('contract_wish');
COMMENT ON TABLE contract_wish IS 'Clients'' wishes of change in a service that is being given, and the providers'' answers.';
GRANT SELECT, INSERT ON contract_wish TO seloste_app;
-- The end of keeping takes them with their client.
GRANT SELECT, DELETE ON contract_wish TO seloste_jobs;
GRANT UPDATE (status, answered_at, answered_by) ON contract_wish TO seloste_app;
