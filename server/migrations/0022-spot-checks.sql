-- Spot checks of use: at the register's rhythm handlings are drawn at random, each is looked into by an owner, and has an outcome and
-- a consequence.

CREATE TABLE spot_check_round (
  register_id uuid NOT NULL REFERENCES register (id),
  id uuid NOT NULL,
  from_day date NOT NULL,
  to_day date NOT NULL,
  -- From it and the log follows who was drawn, so that anybody can draw again.
  seed bytea NOT NULL CHECK (length(seed) = 32),
  asked int NOT NULL CHECK (asked > 0),
  -- Pairs of a worker and a person among whom was drawn.
  population int NOT NULL CHECK (population >= 0),
  drawn_at timestamptz NOT NULL,
  due_on date NOT NULL,
  PRIMARY KEY (register_id, id),
  CONSTRAINT spot_check_round_once UNIQUE (register_id, from_day),
  CONSTRAINT spot_check_round_days CHECK (from_day <= to_day)
);
CALL isolate('spot_check_round');
COMMENT ON TABLE spot_check_round IS 'Draws of spot checks: which days, the seed, and among how many was drawn.';

CREATE TABLE spot_check (
  register_id uuid NOT NULL REFERENCES register (id),
  id uuid NOT NULL,
  round_id uuid NOT NULL,
  place int NOT NULL CHECK (place > 0),
  worker_id uuid NOT NULL REFERENCES account (id),
  -- As in the log itself: whose data was handled outlives the data.
  person_id uuid NOT NULL,
  -- Who looks into it; nobody only while no other than the drawn worker could.
  owner_id uuid REFERENCES account (id),
  outcome text CHECK (outcome IN ('in-order', 'unfounded', 'unclear')),
  consequence text CHECK (consequence IN ('none', 'guidance', 'rights-changed', 'caution', 'reported')),
  decided_by uuid REFERENCES account (id),
  decided_at timestamptz,
  drawn_at timestamptz NOT NULL,
  PRIMARY KEY (register_id, id),
  FOREIGN KEY (register_id, round_id) REFERENCES spot_check_round (register_id, id),
  CONSTRAINT spot_check_place UNIQUE (register_id, round_id, place),
  CONSTRAINT spot_check_not_by_oneself CHECK (owner_id <> worker_id AND decided_by <> worker_id),
  CONSTRAINT spot_check_decided CHECK ((outcome IS NULL) = (consequence IS NULL) AND (outcome IS NULL) = (decided_by IS NULL)
    AND (outcome IS NULL) = (decided_at IS NULL)),
  -- What was in order has no consequence, and what had no ground has one.
  CONSTRAINT spot_check_follows CHECK (outcome IS NULL OR outcome = 'unclear' OR (outcome = 'in-order') = (consequence = 'none'))
);
CREATE INDEX spot_check_worker ON spot_check (register_id, worker_id);
CREATE INDEX spot_check_owner ON spot_check (register_id, owner_id);
CREATE INDEX spot_check_decider ON spot_check (register_id, decided_by);
CALL isolate('spot_check');
COMMENT ON TABLE spot_check IS 'What was drawn: a worker''s handlings of a person''s data, who looks into them, and what came of it.';

GRANT SELECT, INSERT ON spot_check_round, spot_check TO seloste_app;
GRANT UPDATE (owner_id, outcome, consequence, decided_by, decided_at) ON spot_check TO seloste_app;
GRANT SELECT, DELETE ON spot_check_round, spot_check TO seloste_jobs;
