-- The end of keeping: what is held, when whose data falls, the nightly run, and certificates of what was destroyed.

CREATE TABLE retention_hold (
  register_id uuid NOT NULL REFERENCES register (id),
  id uuid NOT NULL,
  client_id uuid NOT NULL,
  reason text NOT NULL CHECK (reason IN ('appeal', 'audit', 'crime')),
  set_by uuid NOT NULL,
  set_at timestamptz NOT NULL,
  lifted_by uuid,
  lifted_at timestamptz,
  PRIMARY KEY (register_id, id),
  FOREIGN KEY (register_id, client_id) REFERENCES client (register_id, id),
  CHECK ((lifted_by IS NULL) = (lifted_at IS NULL))
);
-- One hold of a kind at a time: a second click is the same hold.
CREATE UNIQUE INDEX retention_hold_standing ON retention_hold (register_id, client_id, reason) WHERE lifted_at IS NULL;
CREATE INDEX retention_hold_client ON retention_hold (register_id, client_id);
CALL isolate('retention_hold');
COMMENT ON TABLE retention_hold IS 'Whose data may not be destroyed for now, why, and who said so.';

CREATE TABLE retention_due (
  register_id uuid NOT NULL REFERENCES register (id),
  client_id uuid NOT NULL,
  -- From what it was reckoned: the line and the sample, the start day, and the sealed identity that was opened.
  rule bytea NOT NULL,
  start_day date,
  identity_digest bytea NOT NULL,
  -- The last day of keeping; null for one who is kept for ever.
  last_day date,
  reckoned_at timestamptz NOT NULL,
  PRIMARY KEY (register_id, client_id),
  FOREIGN KEY (register_id, client_id) REFERENCES client (register_id, id)
);
CREATE INDEX retention_due_day ON retention_due (register_id, last_day);
CALL isolate('retention_due');
COMMENT ON TABLE retention_due IS 'The end of keeping of clients whose time by rows in the clear is over, reckoned with what stands sealed, so that nobody is opened each night.';

CREATE TABLE retention_run (
  register_id uuid NOT NULL REFERENCES register (id),
  id uuid NOT NULL,
  day date NOT NULL,
  -- The client after whom the next slice begins; clients are taken in the order of their birth in the register.
  after_client uuid NOT NULL,
  looked int NOT NULL DEFAULT 0,
  fallen int NOT NULL DEFAULT 0,
  aged int NOT NULL DEFAULT 0,
  started_at timestamptz NOT NULL,
  finished_at timestamptz,
  PRIMARY KEY (register_id, id)
);
CREATE INDEX retention_run_day ON retention_run (register_id, day);
CALL isolate('retention_run');
COMMENT ON TABLE retention_run IS 'The nightly runs of the retention machine: how far each has come and what it did.';

CREATE TABLE destruction_certificate (
  register_id uuid NOT NULL REFERENCES register (id),
  id uuid NOT NULL,
  scope text NOT NULL,
  -- The line of the definition, with the version that it stood in.
  rule jsonb NOT NULL,
  made_at timestamptz NOT NULL,
  -- Persons; none where rows went by their own age.
  subjects int NOT NULL CHECK (subjects >= 0),
  -- Rows by table, and the protection classes that they held.
  counts jsonb NOT NULL,
  classes text[] NOT NULL,
  -- SHA-256 of register and id: whoever has an id can tell that it is among them, nobody else can tell anything.
  subject_hashes bytea[] NOT NULL,
  -- Whose keys have yet to be destroyed: emptied when they are, which ends the erasure.
  pending uuid[] NOT NULL,
  keys_destroyed_at timestamptz,
  PRIMARY KEY (register_id, id),
  CHECK ((keys_destroyed_at IS NULL) = (cardinality(pending) > 0))
);
CREATE INDEX destruction_certificate_pending ON destruction_certificate (register_id) WHERE keys_destroyed_at IS NULL;
CALL isolate('destruction_certificate');
COMMENT ON TABLE destruction_certificate IS 'What was destroyed, when and by which rule: counts, classes and hashes of ids, no content (INV-57).';

-- The replay list stands with the keys, whose backup is never restored to an older state (INV-33, INV-40).
CREATE TABLE keys.erasure (
  register_id uuid NOT NULL,
  holder_id uuid NOT NULL,
  certificate_id uuid NOT NULL,
  entered_at timestamptz NOT NULL,
  PRIMARY KEY (register_id, holder_id)
);
CALL isolate('keys.erasure');
COMMENT ON TABLE keys.erasure IS 'Who was erased, by ids: after a restore of an older backup they are erased again before anybody signs in.';

-- An event's grant period and reservation are of its own client. The key says so now, and what falls with a client is found by the
-- client, without an index that each recording would pay for.
ALTER TABLE grant_period NO FORCE ROW LEVEL SECURITY;
ALTER TABLE reservation NO FORCE ROW LEVEL SECURITY;
ALTER TABLE service_event NO FORCE ROW LEVEL SECURITY;
ALTER TABLE posting NO FORCE ROW LEVEL SECURITY;
DROP INDEX grant_period_client;
DROP INDEX reservation_client;
ALTER TABLE grant_period ADD CONSTRAINT grant_period_client UNIQUE (register_id, client_id, id);
ALTER TABLE reservation ADD CONSTRAINT reservation_client UNIQUE (register_id, client_id, id);
ALTER TABLE service_event
  DROP CONSTRAINT service_event_register_id_grant_period_id_fkey,
  DROP CONSTRAINT service_event_register_id_reservation_id_fkey,
  ADD FOREIGN KEY (register_id, client_id, grant_period_id) REFERENCES grant_period (register_id, client_id, id),
  ADD FOREIGN KEY (register_id, client_id, reservation_id) REFERENCES reservation (register_id, client_id, id);
ALTER TABLE posting FORCE ROW LEVEL SECURITY;
ALTER TABLE service_event FORCE ROW LEVEL SECURITY;
ALTER TABLE reservation FORCE ROW LEVEL SECURITY;
ALTER TABLE grant_period FORCE ROW LEVEL SECURITY;
-- Only the entries of grants and cuts have a decision.
CREATE INDEX posting_decision ON posting (register_id, decision_id) WHERE decision_id IS NOT NULL;

GRANT SELECT, INSERT ON retention_hold TO seloste_app;
GRANT UPDATE (lifted_by, lifted_at) ON retention_hold TO seloste_app;
GRANT SELECT, INSERT, UPDATE ON retention_due TO seloste_app;
GRANT SELECT, UPDATE (after_client, looked) ON retention_run TO seloste_app;
GRANT SELECT ON destruction_certificate TO seloste_app;

-- The jobs role alone destroys. It reads what it must look at to know that the time has come.
GRANT SELECT ON retention_hold, retention_due, retention_run, destruction_certificate TO seloste_jobs;
GRANT INSERT, UPDATE (fallen, aged, finished_at) ON retention_run TO seloste_jobs;
GRANT INSERT, UPDATE (pending, keys_destroyed_at) ON destruction_certificate TO seloste_jobs;
GRANT INSERT ON access_log TO seloste_jobs;
GRANT SELECT, DELETE ON client, client_name_token, person_draft, proxy, mandate, decision, grant_period, service_order, contract,
  reservation, service_event, event_response, event_review, posting, statement_line, flow_outbox, flow_inbox, assignment,
  retention_hold, retention_due TO seloste_jobs;
-- To lock a client against new rows while it is looked at once more.
GRANT UPDATE (created_at) ON client TO seloste_jobs;
GRANT SELECT, INSERT ON keys.erasure TO seloste_keys;
