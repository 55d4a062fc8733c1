-- What people have written into forms and not yet sent. One draft a writer, form and thing; the text is replaced as a whole.
CREATE TABLE form_draft (
  register_id uuid NOT NULL REFERENCES register (id),
  -- Made by the server: where the draft is about no client, a key goes by this id, and dies with the row.
  id uuid NOT NULL,
  -- A worker, a client or who acts on a client's behalf.
  writer_id uuid NOT NULL,
  form text NOT NULL,
  thing_id uuid NOT NULL,
  client_id uuid,
  version int NOT NULL CHECK (version > 0),
  keep_id uuid NOT NULL,
  -- Gone when the draft was sent or dropped; the row goes in the night after.
  text_sealed bytea,
  kept_at timestamptz NOT NULL,
  goes_at timestamptz NOT NULL,
  PRIMARY KEY (register_id, id),
  FOREIGN KEY (register_id, client_id) REFERENCES client (register_id, id),
  CONSTRAINT form_draft_one UNIQUE (register_id, writer_id, form, thing_id)
);
CREATE INDEX form_draft_client ON form_draft (register_id, client_id);
CREATE INDEX form_draft_goes ON form_draft (register_id, goes_at);
CALL isolate('form_draft');
COMMENT ON TABLE form_draft IS 'What people have written into forms and not yet sent, sealed, for its writer alone and for a month at most.';
GRANT SELECT, INSERT ON form_draft TO seloste_app;
GRANT UPDATE (version, keep_id, text_sealed, kept_at, goes_at) ON form_draft TO seloste_app;
-- The end of keeping takes them with their client or by their age.
GRANT SELECT, DELETE ON form_draft TO seloste_jobs;
