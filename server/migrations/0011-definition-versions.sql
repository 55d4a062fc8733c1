-- Versions of register definitions, and drafts of the next ones. Shared: a definition may be kept by many controllers, and what
-- it says is public. No personal data but who wrote and who approved, as account ids.

CREATE TABLE definition_version (
  definition text NOT NULL CHECK (definition ~ '^[a-z0-9]+([.-][a-z0-9]+)*$'),
  version int NOT NULL CHECK (version BETWEEN 1 AND 9999),
  status text NOT NULL CHECK (status IN ('draft', 'published', 'superseded')),
  valid_from date NOT NULL,
  valid_to date CHECK (valid_to >= valid_from),
  source text NOT NULL CHECK (octet_length(source) <= 262144),
  sha256 bytea NOT NULL CHECK (sha256 = sha256(convert_to(source, 'UTF8'))),
  drafted_by uuid REFERENCES account (id),
  approved_by uuid REFERENCES account (id),
  published_at timestamptz NOT NULL,
  PRIMARY KEY (definition, version),
  CHECK ((status = 'superseded') = (valid_to IS NOT NULL)),
  -- Four eyes: what was not entered with the installation has two people behind it.
  CHECK ((drafted_by IS NULL) = (approved_by IS NULL)),
  CHECK (drafted_by <> approved_by)
);
CREATE UNIQUE INDEX definition_version_newest ON definition_version (definition) WHERE status = 'published';
COMMENT ON TABLE definition_version IS 'Shared: each version of each register definition as it was written. Its text never changes; it only becomes superseded.';

CREATE TABLE definition_draft (
  id uuid PRIMARY KEY,
  definition text NOT NULL,
  version int NOT NULL,
  opened_by uuid NOT NULL REFERENCES account (id),
  opened_at timestamptz NOT NULL,
  offered_revision int,
  ended text CHECK (ended IN ('published', 'discarded')),
  ended_by uuid REFERENCES account (id),
  ended_at timestamptz,
  CHECK ((ended IS NULL) = (ended_by IS NULL) AND (ended IS NULL) = (ended_at IS NULL))
);
CREATE UNIQUE INDEX definition_draft_open ON definition_draft (definition) WHERE ended IS NULL;
COMMENT ON TABLE definition_draft IS 'Shared: a next version being written, one at a time of each definition.';

CREATE TABLE definition_draft_text (
  draft_id uuid NOT NULL REFERENCES definition_draft (id),
  revision int NOT NULL CHECK (revision >= 1),
  based_on int NOT NULL CHECK (based_on < revision),
  kind text NOT NULL CHECK (kind IN ('saved', 'aside')),
  source text NOT NULL CHECK (octet_length(source) <= 262144),
  written_by uuid NOT NULL REFERENCES account (id),
  written_at timestamptz NOT NULL,
  PRIMARY KEY (draft_id, revision)
);
COMMENT ON TABLE definition_draft_text IS 'Shared: every text of a draft in order; what met another''s newer text is kept aside. Insert only, so that nothing written is lost.';

GRANT SELECT, INSERT ON definition_version, definition_draft, definition_draft_text TO seloste_app;
GRANT UPDATE (status, valid_to) ON definition_version TO seloste_app;
GRANT UPDATE (offered_revision, ended, ended_by, ended_at) ON definition_draft TO seloste_app;
GRANT SELECT ON definition_version TO seloste_jobs;
