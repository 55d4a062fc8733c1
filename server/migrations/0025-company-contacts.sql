-- Units of a company, and the contact persons of the company and of each unit (PSOP-36): in the provider's own register, and as the
-- organisers that have admitted it know them.

-- Counts the changes of units and contacts: of two changes at once the second is decided anew, and an organiser tells old news from new.
ALTER TABLE company ADD COLUMN contacts_version bigint NOT NULL DEFAULT 0;
ALTER TABLE provider ADD COLUMN contacts_version bigint NOT NULL DEFAULT 0;

CREATE TABLE company_unit (
  register_id uuid NOT NULL REFERENCES register (id),
  id uuid NOT NULL,
  name text NOT NULL,
  street text,
  postal_code text CHECK (postal_code ~ '^[0-9]{5}$'),
  post_town text,
  added_at timestamptz NOT NULL,
  ended_on date,
  PRIMARY KEY (register_id, id),
  CONSTRAINT company_unit_address CHECK (num_nulls(street, postal_code, post_town) IN (0, 3))
);
CALL isolate('company_unit');
COMMENT ON TABLE company_unit IS 'Units of the provider''s company: facts of a legal person. One that has ended stays, without its contact persons.';

CREATE TABLE company_contact (
  register_id uuid NOT NULL REFERENCES register (id),
  id uuid NOT NULL,
  -- None for a contact person of the company itself.
  unit_id uuid,
  person_sealed bytea NOT NULL,
  added_at timestamptz NOT NULL,
  PRIMARY KEY (register_id, id),
  FOREIGN KEY (register_id, unit_id) REFERENCES company_unit (register_id, id)
);
CREATE INDEX company_contact_unit ON company_contact (register_id, unit_id);
CALL isolate('company_contact');
COMMENT ON TABLE company_contact IS 'Contact persons of the company or of a unit, with exactly name, phone and e-mail, sealed (PSOP-36). Who is none any more has no row.';

CREATE TABLE provider_unit (
  register_id uuid NOT NULL REFERENCES register (id),
  id uuid NOT NULL,
  provider_id uuid NOT NULL,
  -- Its id in the provider's own register, which tells the same unit again.
  home_id uuid NOT NULL,
  name text NOT NULL,
  street text,
  postal_code text,
  post_town text,
  PRIMARY KEY (register_id, id),
  UNIQUE (register_id, provider_id, home_id),
  FOREIGN KEY (register_id, provider_id) REFERENCES provider (register_id, id)
);
CALL isolate('provider_unit');
COMMENT ON TABLE provider_unit IS 'Units of an admitted provider, copied from its own register through a declared flow.';

CREATE TABLE provider_contact (
  register_id uuid NOT NULL REFERENCES register (id),
  -- Of this register: an id that a provider chose never names whose key something is under.
  id uuid NOT NULL,
  provider_id uuid NOT NULL,
  unit_id uuid,
  home_id uuid NOT NULL,
  person_sealed bytea NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (register_id, id),
  UNIQUE (register_id, provider_id, home_id),
  FOREIGN KEY (register_id, provider_id) REFERENCES provider (register_id, id),
  FOREIGN KEY (register_id, unit_id) REFERENCES provider_unit (register_id, id)
);
CREATE INDEX provider_contact_unit ON provider_contact (register_id, unit_id);
CALL isolate('provider_contact');
COMMENT ON TABLE provider_contact IS 'Contact persons of an admitted provider, copied from its own register through a declared flow; gone with the last admission.';

GRANT SELECT, INSERT, UPDATE ON company_unit TO seloste_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON company_contact, provider_unit, provider_contact TO seloste_app;
GRANT SELECT, DELETE ON provider_contact TO seloste_jobs;
