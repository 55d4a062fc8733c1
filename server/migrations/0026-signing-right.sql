-- The person with signing right (PSOP-32): who signed in through Suomi.fi-valtuudet, what the registers said, and what was signed.

CREATE TABLE company_signatory (
  register_id uuid NOT NULL REFERENCES register (id),
  -- One row a check: the person is not known again, for no identity code is kept, not even as an index.
  id uuid NOT NULL,
  -- Name and the right itself, as Suomi.fi told them.
  right_sealed bytea NOT NULL,
  -- E-mail and the services that were signed for, as the person told them at the first signature.
  own_sealed bytea,
  source text NOT NULL CHECK (source = 'company-mandate'),
  checked_at timestamptz NOT NULL,
  PRIMARY KEY (register_id, id)
);
COMMENT ON TABLE company_signatory IS 'Who has signed in for the company with the right to sign, with source and time of checking (PSOP-32); who it is is sealed.';

ALTER TABLE own_application NO FORCE ROW LEVEL SECURITY;
ALTER TABLE own_application
  ADD COLUMN signed_by uuid,
  ADD COLUMN signed_at timestamptz,
  ADD CONSTRAINT own_application_signed CHECK ((signed_by IS NULL) = (signed_at IS NULL)),
  ADD FOREIGN KEY (register_id, signed_by) REFERENCES company_signatory (register_id, id);
ALTER TABLE own_application FORCE ROW LEVEL SECURITY;
-- After the key that points at it, whose check at its making would ask for a register.
CALL isolate('company_signatory');
CREATE INDEX own_application_signatory ON own_application (register_id, signed_by) WHERE signed_by IS NOT NULL;

CREATE TABLE application_signatory (
  register_id uuid NOT NULL REFERENCES register (id),
  id uuid NOT NULL,
  application_id uuid NOT NULL,
  person_sealed bytea NOT NULL,
  source text NOT NULL CHECK (source = 'company-mandate'),
  checked_at timestamptz NOT NULL,
  signed_at timestamptz NOT NULL,
  PRIMARY KEY (register_id, id),
  -- An application is signed once.
  CONSTRAINT application_signatory_once UNIQUE (register_id, application_id),
  FOREIGN KEY (register_id, application_id) REFERENCES admission_application (register_id, id),
  CHECK (signed_at >= checked_at)
);
CALL isolate('application_signatory');
COMMENT ON TABLE application_signatory IS 'Who of a provider has signed its application with a checked signing right; who it is is sealed.';

GRANT SELECT, INSERT ON company_signatory, application_signatory TO seloste_app;
GRANT UPDATE (own_sealed) ON company_signatory TO seloste_app;
GRANT SELECT, DELETE ON application_signatory TO seloste_jobs;
