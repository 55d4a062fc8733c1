-- The ground: registers and their isolation, accounts and sessions, rights, the access log, flows between registers.
--
-- Every table belongs to one register, except those that this file calls shared. The application role owns nothing.

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO seloste_app, seloste_jobs;

-- The register of the transaction. Unset or empty is an error, never "no rows": a forgotten register must be seen.
-- Written out in each policy by this procedure, which only migrations call.
CREATE PROCEDURE isolate(target regclass) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format($policy$CREATE POLICY register ON %s
    USING (register_id = current_setting('app.register_id')::uuid)
    WITH CHECK (register_id = current_setting('app.register_id')::uuid)$policy$, target);
END $$;
REVOKE ALL ON PROCEDURE isolate(regclass) FROM PUBLIC;

-- Shared: who takes part. No client, no identity code.
CREATE TABLE organisation (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('organiser', 'provider', 'administrator')),
  business_id text NOT NULL UNIQUE CHECK (business_id ~ '^[0-9]{7}-[0-9]$'),
  name text NOT NULL,
  name_sv text,
  street text NOT NULL,
  postal_code text NOT NULL CHECK (postal_code ~ '^[0-9]{5}$'),
  post_town text NOT NULL,
  phone text NOT NULL,
  email text NOT NULL,
  einvoice_address text,
  einvoice_operator text
);
COMMENT ON TABLE organisation IS 'Shared: organisers and providers as legal persons; public facts only (S0).';

CREATE TABLE register (
  id uuid PRIMARY KEY,
  code text NOT NULL UNIQUE CHECK (code ~ '^[a-z0-9][a-z0-9-]{1,40}$'),
  definition text NOT NULL,
  controller_id uuid NOT NULL REFERENCES organisation (id),
  UNIQUE (definition, controller_id)
);
COMMENT ON TABLE register IS 'Shared: a register is a definition kept by a controller.';

CREATE TABLE account (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation (id),
  name text NOT NULL,
  email text NOT NULL,
  language text NOT NULL DEFAULT 'fi' CHECK (language IN ('fi', 'sv', 'en')),
  issuer text,
  subject text,
  disabled_at timestamptz,
  UNIQUE (issuer, subject)
);
CREATE INDEX account_organisation ON account (organisation_id);
COMMENT ON TABLE account IS 'Shared: a personal user ID of a worker. Never deleted, so that old log rows keep their name; disabled instead.';

CREATE TABLE credential (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES account (id),
  kind text NOT NULL CHECK (kind IN ('passkey', 'card')),
  external_id text NOT NULL,
  public_key bytea,
  counter bigint NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  removed_at timestamptz,
  UNIQUE (kind, external_id)
);
CREATE INDEX credential_account ON credential (account_id);
COMMENT ON TABLE credential IS 'Shared: passkeys and cards enrolled to an account.';

CREATE TABLE machine_client (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation (id),
  register_id uuid NOT NULL REFERENCES register (id),
  name text NOT NULL,
  keys jsonb NOT NULL,
  disabled_at timestamptz
);
CREATE INDEX machine_client_organisation ON machine_client (organisation_id);
CREATE INDEX machine_client_register ON machine_client (register_id);
COMMENT ON TABLE machine_client IS 'Shared: base systems and providers'' systems, with their public keys and the one register each may call.';

CREATE TABLE session (
  token_hash bytea PRIMARY KEY CHECK (length(token_hash) = 32),
  kind text NOT NULL CHECK (kind IN ('worker', 'client', 'machine')),
  account_id uuid REFERENCES account (id),
  machine_client_id uuid REFERENCES machine_client (id),
  sealed bytea,
  form_token_hash bytea NOT NULL,
  created_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  idle_seconds int NOT NULL,
  expires_at timestamptz NOT NULL,
  ended_at timestamptz,
  CHECK ((kind = 'worker') = (account_id IS NOT NULL)),
  CHECK ((kind = 'client') = (sealed IS NOT NULL)),
  CHECK ((kind = 'machine') = (machine_client_id IS NOT NULL))
);
CREATE INDEX session_account ON session (account_id);
CREATE INDEX session_machine ON session (machine_client_id);
COMMENT ON TABLE session IS 'Shared: sign-in sessions. A client''s registers stand only inside the sealed value.';

CREATE TABLE sign_in_request (
  id text PRIMARY KEY,
  kind text NOT NULL,
  sealed bytea,
  expires_at timestamptz NOT NULL
);
COMMENT ON TABLE sign_in_request IS 'Shared: sign-ins begun and not finished, and assertion ids already used; each row works once.';

CREATE TABLE job (
  register_id uuid NOT NULL REFERENCES register (id),
  id uuid NOT NULL,
  kind text NOT NULL,
  payload jsonb NOT NULL,
  run_at timestamptz NOT NULL,
  attempts int NOT NULL DEFAULT 0,
  held_until timestamptz,
  last_fault text,
  PRIMARY KEY (register_id, id)
);
CREATE INDEX job_next ON job (run_at);
COMMENT ON TABLE job IS 'Shared: work planned in a transaction, by ids only, no personal data; one runner takes the jobs of all registers in turn.';
GRANT INSERT ON job TO seloste_app;
GRANT SELECT, UPDATE, DELETE ON job TO seloste_jobs;

-- Register tables from here on.

CREATE TABLE assignment (
  register_id uuid NOT NULL REFERENCES register (id),
  id uuid NOT NULL,
  account_id uuid NOT NULL REFERENCES account (id),
  role text NOT NULL,
  service_id uuid,
  provider_id uuid,
  valid_from date NOT NULL,
  valid_to date CHECK (valid_to >= valid_from),
  undertaking_accepted_at timestamptz,
  PRIMARY KEY (register_id, id)
);
CREATE INDEX assignment_account ON assignment (register_id, account_id);
CALL isolate('assignment');
COMMENT ON TABLE assignment IS 'A right: account, role, and the service or provider that it is limited to, with its days.';

CREATE TABLE access_log (
  register_id uuid NOT NULL REFERENCES register (id),
  id uuid NOT NULL,
  writer bigint NOT NULL,
  number int NOT NULL,
  xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  actor_id uuid NOT NULL,
  subject_id uuid,
  record bytea NOT NULL,
  PRIMARY KEY (register_id, id)
);
CREATE INDEX access_log_subject ON access_log (register_id, subject_id, id) WHERE subject_id IS NOT NULL;
CREATE INDEX access_log_actor ON access_log (register_id, actor_id, id);
CALL isolate('access_log');
COMMENT ON TABLE access_log IS 'One row for every handling (703/2023 10 §). The record is sealed and salted; its bytes are the leaf of the tree to come. Insert only.';

CREATE TABLE flow_outbox (
  register_id uuid NOT NULL REFERENCES register (id),
  id uuid NOT NULL,
  flow text NOT NULL,
  to_register_id uuid NOT NULL REFERENCES register (id),
  payload bytea NOT NULL,
  sent_at timestamptz NOT NULL,
  delivered_at timestamptz,
  PRIMARY KEY (register_id, id)
);
CALL isolate('flow_outbox');
COMMENT ON TABLE flow_outbox IS 'What this register has given to another one through a declared flow; the payload is sealed and emptied after delivery.';

CREATE TABLE flow_inbox (
  register_id uuid NOT NULL REFERENCES register (id),
  id uuid NOT NULL,
  flow text NOT NULL,
  from_register_id uuid NOT NULL REFERENCES register (id),
  received_at timestamptz NOT NULL,
  PRIMARY KEY (register_id, id)
);
CALL isolate('flow_inbox');
COMMENT ON TABLE flow_inbox IS 'What this register has got from another one; the id makes a delivery count once.';

GRANT SELECT ON organisation, register TO seloste_app, seloste_jobs;
GRANT SELECT, INSERT, UPDATE ON account, credential, session, machine_client TO seloste_app;
GRANT SELECT, INSERT, DELETE ON sign_in_request TO seloste_app;
GRANT SELECT, INSERT, UPDATE ON assignment, flow_outbox TO seloste_app;
GRANT SELECT, INSERT ON access_log, flow_inbox TO seloste_app;
GRANT DELETE ON session TO seloste_jobs;
GRANT SELECT, DELETE ON sign_in_request TO seloste_jobs;
