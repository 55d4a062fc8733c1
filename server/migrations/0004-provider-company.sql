-- A provider's own register: its company, its staff, what it has applied for and the prices it has set. And rights that end
-- at an instant, not at the end of a day.

CREATE TABLE company (
  register_id uuid NOT NULL REFERENCES register (id),
  -- The organisation that keeps the register.
  id uuid NOT NULL REFERENCES organisation (id),
  business_id text NOT NULL CHECK (business_id ~ '^[0-9]{7}-[0-9]$'),
  name text NOT NULL,
  street text NOT NULL,
  postal_code text NOT NULL CHECK (postal_code ~ '^[0-9]{5}$'),
  post_town text NOT NULL,
  iban text NOT NULL,
  bic text NOT NULL,
  languages text[] NOT NULL CHECK (cardinality(languages) BETWEEN 1 AND 20),
  register_number text NOT NULL,
  changed_at timestamptz NOT NULL,
  changed_by uuid NOT NULL,
  PRIMARY KEY (register_id, id),
  UNIQUE (register_id)
);
CREATE INDEX company_organisation ON company (id);
CALL isolate('company');
COMMENT ON TABLE company IS 'What the provider says of itself to the organisers it applies to: facts of a legal person.';

CREATE TABLE company_staff (
  register_id uuid NOT NULL REFERENCES register (id),
  id uuid NOT NULL,
  identity_index bytea NOT NULL CHECK (length(identity_index) = 32),
  identity_sealed bytea NOT NULL,
  contact_person boolean NOT NULL,
  contact_sealed bytea,
  added_at timestamptz NOT NULL,
  ended_on date,
  PRIMARY KEY (register_id, id),
  CONSTRAINT company_staff_once UNIQUE (register_id, identity_index),
  -- Phone and e-mail only of contact persons (PSOP-35), and of nobody who has left.
  CONSTRAINT company_staff_contact CHECK (contact_sealed IS NULL OR contact_person AND ended_on IS NULL)
);
CALL isolate('company_staff');
COMMENT ON TABLE company_staff IS 'The provider''s staff who give services (PSOP-34); who they are is sealed.';

CREATE TABLE own_application (
  register_id uuid NOT NULL REFERENCES register (id),
  id uuid NOT NULL,
  to_register_id uuid NOT NULL REFERENCES register (id),
  service_code text NOT NULL,
  -- What was stated and which documents were named.
  stated jsonb NOT NULL,
  made_at timestamptz NOT NULL,
  made_by uuid NOT NULL,
  status text NOT NULL CHECK (status IN ('sent', 'received', 'admitted', 'refused', 'ended')),
  reason text,
  valid_from date,
  valid_to date,
  answered_at timestamptz,
  PRIMARY KEY (register_id, id),
  CHECK ((status = 'sent') = (answered_at IS NULL))
);
-- One open application for a service at a time: a second click is the same application.
CREATE UNIQUE INDEX own_application_open ON own_application (register_id, to_register_id, service_code)
  WHERE status IN ('sent', 'received');
CREATE INDEX own_application_to ON own_application (to_register_id);
CALL isolate('own_application');
COMMENT ON TABLE own_application IS 'An application that the provider has sent to an organiser, and the organiser''s answer.';

CREATE TABLE own_application_user (
  register_id uuid NOT NULL REFERENCES register (id),
  application_id uuid NOT NULL,
  account_id uuid NOT NULL REFERENCES account (id),
  role text NOT NULL CHECK (role IN ('provider-office', 'provider-recorder')),
  PRIMARY KEY (register_id, application_id, account_id, role),
  FOREIGN KEY (register_id, application_id) REFERENCES own_application (register_id, id)
);
CREATE INDEX own_application_user_account ON own_application_user (account_id);
CALL isolate('own_application_user');
COMMENT ON TABLE own_application_user IS 'For whom the provider asked access in an application (PSOP-33).';

CREATE TABLE own_price (
  register_id uuid NOT NULL REFERENCES register (id),
  id uuid NOT NULL,
  to_register_id uuid NOT NULL REFERENCES register (id),
  service_code text NOT NULL,
  valid_from date NOT NULL,
  price_cents bigint NOT NULL CHECK (price_cents > 0 AND price_cents <= 100000000),
  per_units int NOT NULL CHECK (per_units >= 1),
  set_at timestamptz NOT NULL,
  set_by uuid NOT NULL,
  status text NOT NULL CHECK (status IN ('sent', 'accepted', 'refused')),
  reason text,
  answered_at timestamptz,
  PRIMARY KEY (register_id, id),
  CHECK ((status = 'sent') = (answered_at IS NULL)),
  CHECK ((status = 'refused') = (reason IS NOT NULL))
);
CREATE INDEX own_price_to ON own_price (to_register_id);
CREATE INDEX own_price_service ON own_price (register_id, to_register_id, service_code, valid_from);
CALL isolate('own_price');
COMMENT ON TABLE own_price IS 'Prices that the provider has set, each with the organiser''s answer. Amounts and days never change.';

CREATE TABLE application_user (
  register_id uuid NOT NULL REFERENCES register (id),
  application_id uuid NOT NULL,
  account_id uuid NOT NULL REFERENCES account (id),
  role text NOT NULL CHECK (role IN ('provider-office', 'provider-recorder')),
  PRIMARY KEY (register_id, application_id, account_id, role),
  FOREIGN KEY (register_id, application_id) REFERENCES admission_application (register_id, id)
);
CREATE INDEX application_user_account ON application_user (account_id);
CALL isolate('application_user');
COMMENT ON TABLE application_user IS 'Who of the provider gets which role when the application is admitted (PSOP-33).';

-- A right ends at once, not at midnight (PSOP-70); which text of the undertaking was accepted is kept (PSOP-77).
ALTER TABLE assignment
  ADD COLUMN ended_at timestamptz,
  ADD COLUMN undertaking_version int CHECK (undertaking_version > 0);
ALTER TABLE admission
  ADD COLUMN ended_at timestamptz,
  ADD COLUMN end_reason text,
  ADD CONSTRAINT admission_end_has_reason CHECK (ended_at IS NULL OR end_reason IS NOT NULL);
-- One admission in force for a service at a time.
CREATE UNIQUE INDEX admission_open ON admission (register_id, provider_id, service_id) WHERE ended_at IS NULL AND valid_to IS NULL;
CREATE INDEX assignment_provider ON assignment (register_id, provider_id, service_id) WHERE provider_id IS NOT NULL;

GRANT SELECT, INSERT, UPDATE ON company, company_staff, own_application, own_price TO seloste_app;
GRANT SELECT, INSERT ON own_application_user, application_user TO seloste_app;
