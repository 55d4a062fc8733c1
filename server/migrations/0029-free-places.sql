-- Whether a provider takes new clients of a service, and from which day: its own word, told to the organiser, for clients who choose.

CREATE TABLE own_free_places (
  register_id uuid NOT NULL REFERENCES register (id),
  id uuid NOT NULL,
  to_register_id uuid NOT NULL REFERENCES register (id),
  service_code text NOT NULL,
  takes_new boolean NOT NULL,
  -- The day from which there is room; null: now.
  room_from date,
  told_at timestamptz NOT NULL,
  told_by uuid NOT NULL,
  PRIMARY KEY (register_id, id),
  CHECK (takes_new OR room_from IS NULL)
);
CREATE INDEX own_free_places_to ON own_free_places (to_register_id);
CREATE INDEX own_free_places_service ON own_free_places (register_id, to_register_id, service_code, told_at);
CALL isolate('own_free_places');
COMMENT ON TABLE own_free_places IS 'What the provider has told organisers of its room for new clients. Never changed; the newest of a service counts.';

CREATE TABLE free_places (
  register_id uuid NOT NULL REFERENCES register (id),
  id uuid NOT NULL,
  provider_id uuid NOT NULL,
  service_id uuid NOT NULL,
  takes_new boolean NOT NULL,
  room_from date,
  told_at timestamptz NOT NULL,
  PRIMARY KEY (register_id, id),
  FOREIGN KEY (register_id, provider_id) REFERENCES provider (register_id, id),
  FOREIGN KEY (register_id, service_id) REFERENCES service (register_id, id),
  CHECK (takes_new OR room_from IS NULL)
);
CREATE INDEX free_places_of ON free_places (register_id, provider_id, service_id, told_at);
CREATE INDEX free_places_service ON free_places (register_id, service_id);
CALL isolate('free_places');
COMMENT ON TABLE free_places IS 'A provider''s word on its room for new clients of a service, copied through a declared flow; the newest counts.';

GRANT SELECT, INSERT ON own_free_places, free_places TO seloste_app;
