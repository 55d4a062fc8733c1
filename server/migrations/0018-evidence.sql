-- Evidence for the promises of a notice: what was found, and when somebody last looked. No personal data: figures only.

CREATE TABLE evidence_finding (
  register_id uuid NOT NULL REFERENCES register (id),
  id uuid NOT NULL,
  evidence text NOT NULL CHECK (evidence ~ '^[a-z][a-z.-]{1,60}$'),
  verdict text NOT NULL CHECK (verdict IN ('kept', 'broken', 'nothing-yet', 'not-measured')),
  figures jsonb NOT NULL,
  -- From when the verdict has been this one: broken since when is a fact.
  since timestamptz NOT NULL,
  found_at timestamptz NOT NULL CHECK (found_at >= since),
  PRIMARY KEY (register_id, id)
);
CREATE INDEX evidence_finding_newest ON evidence_finding (register_id, evidence, found_at DESC);
CREATE INDEX evidence_finding_turns ON evidence_finding (register_id, found_at DESC) WHERE found_at = since;
CALL isolate('evidence_finding');
COMMENT ON TABLE evidence_finding IS 'How a promise of the notice stood, each time that it changed or its figures did. Insert only.';

CREATE TABLE evidence_look (
  register_id uuid NOT NULL REFERENCES register (id),
  looked_at timestamptz NOT NULL,
  PRIMARY KEY (register_id)
);
CALL isolate('evidence_look');
COMMENT ON TABLE evidence_look IS 'When the evidence of the register was last computed: what nobody looks at does not look kept.';

GRANT SELECT, INSERT ON evidence_finding TO seloste_app;
GRANT SELECT, INSERT, UPDATE (looked_at) ON evidence_look TO seloste_app;
