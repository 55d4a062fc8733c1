-- The snoop radar as it runs: how far the log has been judged, what it remembers for two weeks, what it found, and its limits.

CREATE TABLE use_watch (
  register_id uuid NOT NULL REFERENCES register (id),
  -- Openings born before it have been judged. It moves in the transaction of what was found, so that no opening is judged twice.
  judged_to uuid NOT NULL,
  judged_until timestamptz NOT NULL,
  ran_at timestamptz NOT NULL,
  PRIMARY KEY (register_id)
);
CALL isolate('use_watch');
COMMENT ON TABLE use_watch IS 'How far the access log has been judged by the rules of use, and when.';

CREATE TABLE use_look (
  register_id uuid NOT NULL REFERENCES register (id),
  -- The id of the entry in the log.
  id uuid NOT NULL,
  worker_id uuid NOT NULL REFERENCES account (id),
  -- As in the log itself: whose data was handled outlives the data.
  client_id uuid NOT NULL,
  at timestamptz NOT NULL,
  relation text NOT NULL CHECK (relation IN ('open', 'closed', 'none')),
  off_duty boolean NOT NULL,
  PRIMARY KEY (register_id, id)
);
CREATE INDEX use_look_worker ON use_look (register_id, worker_id, at);
CALL isolate('use_look');
COMMENT ON TABLE use_look IS 'Openings that no recorded work explains, for the two weeks over which the rules count them.';

CREATE TABLE use_finding (
  register_id uuid NOT NULL REFERENCES register (id),
  id uuid NOT NULL,
  rule text NOT NULL CHECK (rule IN ('own-file', 'same-home', 'same-surname', 'colleague', 'no-relation', 'after-closing', 'without-work',
    'outside-hours')),
  -- The limit that was used, as it stands in the rule's sentence.
  used_limit int NOT NULL CHECK (used_limit > 0),
  worker_id uuid NOT NULL REFERENCES account (id),
  -- The opening that made it, and when that was: the same opening makes a finding of a rule once.
  look_id uuid NOT NULL,
  look_at timestamptz NOT NULL,
  looks int NOT NULL CHECK (looks > 0),
  clients int NOT NULL CHECK (clients BETWEEN 1 AND looks),
  found_at timestamptz NOT NULL,
  -- The worker may explain before anybody decides that there was no ground.
  explain_by date NOT NULL,
  due_on date NOT NULL,
  owner_id uuid REFERENCES account (id),
  explanation_sealed bytea,
  explained_at timestamptz,
  outcome text CHECK (outcome IN ('in-order', 'unfounded', 'unclear')),
  consequence text CHECK (consequence IN ('none', 'guidance', 'rights-changed', 'caution', 'reported')),
  decided_by uuid REFERENCES account (id),
  decided_at timestamptz,
  PRIMARY KEY (register_id, id),
  CONSTRAINT use_finding_once UNIQUE (register_id, rule, look_id),
  CONSTRAINT use_finding_not_by_oneself CHECK (owner_id <> worker_id AND decided_by <> worker_id),
  CONSTRAINT use_finding_explained CHECK ((explanation_sealed IS NULL) = (explained_at IS NULL)),
  CONSTRAINT use_finding_decided CHECK ((outcome IS NULL) = (consequence IS NULL) AND (outcome IS NULL) = (decided_by IS NULL)
    AND (outcome IS NULL) = (decided_at IS NULL)),
  CONSTRAINT use_finding_follows CHECK (outcome IS NULL OR outcome = 'unclear' OR (outcome = 'in-order') = (consequence = 'none')),
  -- Nobody is blamed unheard: explained, or the time for it has gone by.
  CONSTRAINT use_finding_heard CHECK (outcome IS DISTINCT FROM 'unfounded' OR explained_at IS NOT NULL
    OR (decided_at AT TIME ZONE 'Europe/Helsinki')::date > explain_by)
);
CREATE INDEX use_finding_worker ON use_finding (register_id, worker_id, look_at);
CREATE INDEX use_finding_owner ON use_finding (register_id, owner_id);
CREATE INDEX use_finding_decider ON use_finding (register_id, decided_by);
CALL isolate('use_finding');
COMMENT ON TABLE use_finding IS 'What a rule of use found: whose handlings, what the worker says, who decides, outcome and consequence.';

CREATE TABLE use_finding_look (
  register_id uuid NOT NULL REFERENCES register (id),
  id uuid NOT NULL,
  finding_id uuid NOT NULL,
  event_id uuid NOT NULL,
  client_id uuid NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (register_id, id),
  FOREIGN KEY (register_id, finding_id) REFERENCES use_finding (register_id, id),
  CONSTRAINT use_finding_look_once UNIQUE (register_id, finding_id, event_id)
);
CALL isolate('use_finding_look');
COMMENT ON TABLE use_finding_look IS 'The openings that made a finding: entries of the log, and whose data it was.';

CREATE TABLE use_limit (
  register_id uuid NOT NULL REFERENCES register (id),
  id uuid NOT NULL,
  rule text NOT NULL CHECK (rule IN ('no-relation', 'after-closing', 'without-work', 'outside-hours')),
  -- Which change of the rule's limit it is: two decisions at once cannot both make it.
  number int NOT NULL CHECK (number > 0),
  from_limit int NOT NULL,
  to_limit int NOT NULL CHECK (to_limit >= 2 AND abs(to_limit - from_limit) = 1),
  -- The outcomes that moved it, of those decided since the change before.
  explained int NOT NULL CHECK (explained >= 0),
  unfounded int NOT NULL CHECK (unfounded >= 0),
  set_at timestamptz NOT NULL,
  PRIMARY KEY (register_id, id),
  CONSTRAINT use_limit_once UNIQUE (register_id, rule, number)
);
CALL isolate('use_limit');
COMMENT ON TABLE use_limit IS 'Changes of the limits of rules by the outcomes of findings, each with the outcomes that moved it.';

GRANT SELECT, INSERT ON use_watch, use_look, use_finding, use_finding_look, use_limit TO seloste_app;
GRANT UPDATE (judged_to, judged_until, ran_at) ON use_watch TO seloste_app;
GRANT UPDATE (owner_id, explanation_sealed, explained_at, outcome, consequence, decided_by, decided_at) ON use_finding TO seloste_app;
GRANT SELECT, DELETE ON use_look, use_finding, use_finding_look, use_limit TO seloste_jobs;
