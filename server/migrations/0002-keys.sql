-- The key store: wrapped data keys, in a schema, for a role and with a backup stream of its own, so that it can always be
-- restored to its newest state while the data beside it is restored to an older one: erased stays erased.
-- For the same reason nothing here refers to a table outside this schema.

CREATE SCHEMA keys;
GRANT USAGE ON SCHEMA keys TO seloste_keys;

-- Which versions of the register's KEK may have something wrapped under them. The foreign key of data_key is what keeps a
-- process that has not heard of a rotation from wrapping under a version that is being retired.
CREATE TABLE keys.register_key (
  register_id uuid NOT NULL,
  kek_version int NOT NULL CHECK (kek_version > 0),
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (register_id, kek_version)
);
CALL isolate('keys.register_key');
COMMENT ON TABLE keys.register_key IS 'The KEK versions of each register in use; the keys themselves are in the key module.';

CREATE TABLE keys.data_key (
  register_id uuid NOT NULL,
  holder_id uuid NOT NULL,
  holder_kind text NOT NULL CHECK (holder_kind IN ('subject', 'document')),
  part text NOT NULL CHECK (part IN ('content', 'contact')),
  version int NOT NULL CHECK (version BETWEEN 1 AND 65535),
  -- Through whom the key is reached: a subject's key through itself, a document's key through each of its people.
  opened_by uuid NOT NULL,
  -- What the copy is wrapped under: the register's KEK, or the content key of that person.
  kek_version int,
  content_version int,
  wrapped bytea,
  created_at timestamptz NOT NULL DEFAULT now(),
  destroyed_at timestamptz,
  PRIMARY KEY (register_id, holder_id, part, version, opened_by),
  FOREIGN KEY (register_id, kek_version) REFERENCES keys.register_key (register_id, kek_version),
  CHECK ((holder_kind = 'subject') = (holder_id = opened_by)),
  -- A document that holds contact data of several people would outlive the contact key of each of them.
  CHECK (holder_kind = 'subject' OR part = 'content'),
  CHECK (CASE WHEN destroyed_at IS NULL
    THEN wrapped IS NOT NULL AND num_nonnulls(kek_version, content_version) = 1
      AND (kek_version IS NOT NULL) = (holder_kind = 'subject')
    ELSE num_nonnulls(wrapped, kek_version, content_version) = 0 END)
);
CREATE INDEX data_key_kek ON keys.data_key (register_id, kek_version) WHERE kek_version IS NOT NULL;
CREATE INDEX data_key_opened_by ON keys.data_key (register_id, opened_by) WHERE holder_kind = 'document';
-- A destroyed key is an updated row, and its old version holds the wrapped key until it is vacuumed: do that soon, not at
-- a fifth of the table. What may linger on disk after that dies with the KEK version it was wrapped under.
ALTER TABLE keys.data_key SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1);
CALL isolate('keys.data_key');
COMMENT ON TABLE keys.data_key IS 'Wrapped data keys of data subjects and documents. A destroyed key keeps its row without the key, so that it never comes back.';

GRANT SELECT, INSERT, DELETE ON keys.register_key TO seloste_keys;
GRANT SELECT, INSERT, UPDATE (wrapped, kek_version, content_version, destroyed_at) ON keys.data_key TO seloste_keys;
