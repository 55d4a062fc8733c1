-- What people do with the access log: they ask about a look and are answered, an officer holds a look back for a time, and the
-- client is told inside the service.

CREATE TABLE client_message (
  register_id uuid NOT NULL REFERENCES register (id),
  id uuid NOT NULL,
  client_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('log-answer', 'special-reason', 'breach')),
  -- The request, the opening or the breach that the message is about.
  about_id uuid NOT NULL,
  text_sealed bytea,
  sent_at timestamptz NOT NULL,
  read_at timestamptz,
  PRIMARY KEY (register_id, id),
  FOREIGN KEY (register_id, client_id) REFERENCES client (register_id, id)
);
CREATE INDEX client_message_client ON client_message (register_id, client_id, id);
CALL isolate('client_message');
COMMENT ON TABLE client_message IS 'Messages to a client inside the service; outside it only "you have a new message" is ever said.';

CREATE TABLE log_request (
  register_id uuid NOT NULL REFERENCES register (id),
  id uuid NOT NULL,
  client_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('why', 'older')),
  -- The look that is asked about, or the day from which older log data is asked for.
  event_id uuid,
  from_day date,
  question_sealed bytea NOT NULL,
  asked_by uuid NOT NULL,
  asked_at timestamptz NOT NULL,
  -- Two months at most (703/2023 11 §).
  due_on date NOT NULL,
  status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'answered', 'refused')),
  ground text CHECK (ground IN ('danger-to-client', 'rights-of-others', 'crime-prevention', 'no-special-reason')),
  answer_sealed bytea,
  decided_by uuid,
  decided_at timestamptz,
  PRIMARY KEY (register_id, id),
  FOREIGN KEY (register_id, client_id) REFERENCES client (register_id, id),
  CONSTRAINT log_request_about CHECK ((kind = 'why') = (event_id IS NOT NULL) AND (kind = 'older') = (from_day IS NOT NULL)),
  -- A refusal is a written decision with its ground, or it is none (INV-27).
  CONSTRAINT log_request_written CHECK ((status = 'open') = (answer_sealed IS NULL) AND (status = 'open') = (decided_by IS NULL)
    AND (status = 'open') = (decided_at IS NULL) AND (status = 'refused') = (ground IS NOT NULL))
);
CREATE INDEX log_request_client ON log_request (register_id, client_id, id);
CREATE INDEX log_request_open ON log_request (register_id, due_on) WHERE status = 'open';
CALL isolate('log_request');
COMMENT ON TABLE log_request IS 'What a client asks about the log: why of one look, or log data older than two years (703/2023 11 §).';

CREATE TABLE log_explanation (
  register_id uuid NOT NULL REFERENCES register (id),
  id uuid NOT NULL,
  client_id uuid NOT NULL,
  -- The look that is to be explained, and the client's request when it comes of one.
  event_id uuid NOT NULL,
  request_id uuid,
  account_id uuid NOT NULL REFERENCES account (id),
  asked_by uuid NOT NULL,
  asked_at timestamptz NOT NULL,
  explanation_sealed bytea,
  given_at timestamptz,
  PRIMARY KEY (register_id, id),
  FOREIGN KEY (register_id, request_id) REFERENCES log_request (register_id, id),
  FOREIGN KEY (register_id, client_id) REFERENCES client (register_id, id),
  CONSTRAINT log_explanation_once UNIQUE (register_id, event_id, account_id),
  CHECK ((explanation_sealed IS NULL) = (given_at IS NULL))
);
CREATE INDEX log_explanation_request ON log_explanation (register_id, request_id);
CREATE INDEX log_explanation_client ON log_explanation (register_id, client_id);
CREATE INDEX log_explanation_account ON log_explanation (register_id, account_id) WHERE given_at IS NULL;
CALL isolate('log_explanation');
COMMENT ON TABLE log_explanation IS 'What a worker says of a look of their own, when an officer has asked.';

CREATE TABLE log_hold (
  register_id uuid NOT NULL REFERENCES register (id),
  id uuid NOT NULL,
  client_id uuid NOT NULL,
  event_id uuid NOT NULL,
  reason text NOT NULL CHECK (reason IN ('reporter', 'danger-to-client', 'rights-of-others', 'crime-prevention')),
  -- A look is never held back for ever.
  release_on date NOT NULL,
  held_by uuid NOT NULL,
  held_at timestamptz NOT NULL,
  PRIMARY KEY (register_id, id),
  FOREIGN KEY (register_id, client_id) REFERENCES client (register_id, id),
  CONSTRAINT log_hold_once UNIQUE (register_id, event_id)
);
CREATE INDEX log_hold_client ON log_hold (register_id, client_id);
CALL isolate('log_hold');
COMMENT ON TABLE log_hold IS 'Looks whose mere existence would tell another person''s secret, held back from the client until a day (703/2023 11 §).';

GRANT SELECT, INSERT ON client_message, log_request, log_explanation, log_hold TO seloste_app;
GRANT UPDATE (read_at) ON client_message TO seloste_app;
GRANT UPDATE (status, ground, answer_sealed, decided_by, decided_at) ON log_request TO seloste_app;
GRANT UPDATE (explanation_sealed, given_at) ON log_explanation TO seloste_app;
