-- What the organiser asks a provider about one event before it decides, and what the provider answers: both from a list, without words.
CREATE TABLE event_question (
  register_id uuid NOT NULL REFERENCES register (id),
  id uuid NOT NULL,
  event_id uuid NOT NULL,
  question text NOT NULL CHECK (question IN ('was-given', 'is-quantity-right', 'is-day-right', 'recorded-twice')),
  asker_id uuid NOT NULL,
  asked_at timestamptz NOT NULL,
  answer text CHECK (answer IN ('as-recorded', 'will-correct', 'not-given')),
  answered_by uuid,
  answered_at timestamptz,
  PRIMARY KEY (register_id, id),
  FOREIGN KEY (register_id, event_id) REFERENCES service_event (register_id, id),
  CHECK ((answer IS NULL) = (answered_at IS NULL) AND (answer IS NULL) = (answered_by IS NULL))
);
-- One question about an event waits at a time.
CREATE UNIQUE INDEX event_question_waits ON event_question (register_id, event_id) WHERE answer IS NULL;
CREATE INDEX event_question_event ON event_question (register_id, event_id, asked_at);
CALL isolate('event_question');
COMMENT ON TABLE event_question IS 'Questions of the organiser to the provider about one event, and the answers.';
GRANT SELECT, INSERT ON event_question TO seloste_app;
GRANT UPDATE (answer, answered_by, answered_at) ON event_question TO seloste_app;
-- The end of keeping takes them with their event.
GRANT SELECT, DELETE ON event_question TO seloste_jobs;
