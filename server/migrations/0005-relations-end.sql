-- A client relationship ends once, and an event says on what its money rests.

-- Without a mark, a contract that was ended early looks like one whose days ran out, and nobody could tell why.
ALTER TABLE contract
  ADD COLUMN ended_at timestamptz,
  ADD COLUMN end_reason text CHECK (end_reason IN ('client-wish', 'provider-wish', 'need-ended', 'decision-ended', 'void', 'time-ran-out')),
  ADD CONSTRAINT contract_end_has_reason CHECK ((ended_at IS NULL) = (end_reason IS NULL));

-- A wholly used reservation and an ended one both hold nothing, but only the first may take a reversed quantity back.
-- Once ended, every unit is either posted or released, whatever is corrected later (INV-51).
ALTER TABLE reservation
  ADD COLUMN ended_at timestamptz,
  ADD CONSTRAINT reservation_ended_holds_nothing CHECK (ended_at IS NULL OR posted + released = quantity);

-- When the visit began (a coefficient of the value rule may rest on it), and what the organiser pays for one priced unit:
-- a statement's line shows it.
-- A corrected event names the one it replaces. The check of a new foreign key reads all registers, which the owner may do only
-- while row security is not forced on it.
ALTER TABLE service_event NO FORCE ROW LEVEL SECURITY;
ALTER TABLE service_event
  ADD COLUMN replaces_id uuid,
  ADD FOREIGN KEY (register_id, replaces_id) REFERENCES service_event (register_id, id),
  ADD CONSTRAINT service_event_only_deliveries_replace CHECK (replaces_id IS NULL OR kind = 'delivery'),
  ADD COLUMN start_minute int CHECK (start_minute BETWEEN 0 AND 1439),
  ADD COLUMN unit_value_cents bigint NOT NULL CHECK (unit_value_cents >= 0);

ALTER TABLE service_event FORCE ROW LEVEL SECURITY;
CREATE UNIQUE INDEX service_event_replaces ON service_event (register_id, replaces_id) WHERE replaces_id IS NOT NULL;

-- The nightly jobs look for these.
CREATE INDEX service_order_unanswered ON service_order (register_id, answer_by) WHERE status = 'sent';
CREATE INDEX contract_open ON contract (register_id, valid_to) WHERE ended_at IS NULL;

-- Every cent of a statement is traced to what made it.
CREATE INDEX posting_source ON posting (register_id, source_id);
