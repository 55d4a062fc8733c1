-- What a provider says of its prices and of itself is a proposal: the organiser's people decide whether it counts.

CREATE TABLE price_proposal (
  register_id uuid NOT NULL REFERENCES register (id),
  -- The price has the same id once it is accepted.
  id uuid NOT NULL,
  provider_id uuid NOT NULL,
  service_id uuid NOT NULL,
  valid_from date NOT NULL,
  price_cents bigint NOT NULL CHECK (price_cents > 0 AND price_cents <= 100000000),
  per_units int NOT NULL CHECK (per_units >= 1),
  received_at timestamptz NOT NULL,
  status text NOT NULL CHECK (status IN ('waiting', 'accepted', 'refused')),
  -- A code, or the organiser's own words.
  reason text,
  decided_at timestamptz,
  -- Nobody when a newer proposal of the provider took its place.
  decided_by uuid,
  -- Never before the day of the decision: what was recorded until then keeps its price.
  takes_effect_on date CHECK (takes_effect_on >= valid_from),
  PRIMARY KEY (register_id, id),
  FOREIGN KEY (register_id, provider_id) REFERENCES provider (register_id, id),
  FOREIGN KEY (register_id, service_id) REFERENCES service (register_id, id),
  CHECK ((status = 'waiting') = (decided_at IS NULL)),
  CHECK ((status = 'refused') = (reason IS NOT NULL)),
  CHECK ((status = 'accepted') = (takes_effect_on IS NOT NULL)),
  CHECK (status <> 'accepted' OR decided_by IS NOT NULL)
);
-- One proposal for a day waits at a time.
CREATE UNIQUE INDEX price_proposal_waiting ON price_proposal (register_id, provider_id, service_id, valid_from) WHERE status = 'waiting';
CREATE INDEX price_proposal_service ON price_proposal (register_id, service_id);
CREATE INDEX price_proposal_provider ON price_proposal (register_id, provider_id);
CALL isolate('price_proposal');
COMMENT ON TABLE price_proposal IS 'A price that a provider has proposed and that the organiser accepts or refuses; what is decided stays.';

CREATE TABLE provider_change (
  register_id uuid NOT NULL REFERENCES register (id),
  id uuid NOT NULL,
  provider_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('facts', 'account')),
  name text,
  street text,
  postal_code text,
  post_town text,
  languages text[],
  iban text,
  bic text,
  -- Who of the provider made it, and when.
  made_by uuid NOT NULL,
  made_at timestamptz NOT NULL,
  received_at timestamptz NOT NULL,
  status text NOT NULL CHECK (status IN ('waiting', 'accepted', 'refused', 'replaced')),
  reason text,
  first_by uuid,
  first_at timestamptz,
  second_by uuid,
  second_at timestamptz,
  counts_from timestamptz,
  refused_by uuid,
  refused_at timestamptz,
  PRIMARY KEY (register_id, id),
  FOREIGN KEY (register_id, provider_id) REFERENCES provider (register_id, id),
  CHECK ((kind = 'account') = (iban IS NOT NULL AND bic IS NOT NULL)),
  CHECK ((kind = 'facts') = (name IS NOT NULL AND street IS NOT NULL AND postal_code IS NOT NULL AND post_town IS NOT NULL AND languages IS NOT NULL)),
  CHECK ((first_by IS NULL) = (first_at IS NULL) AND (second_by IS NULL) = (second_at IS NULL)),
  CHECK ((status = 'refused') = (reason IS NOT NULL) AND (status = 'refused') = (refused_by IS NOT NULL AND refused_at IS NOT NULL)),
  CHECK (status <> 'accepted' OR counts_from IS NOT NULL),
  -- Where money goes is changed by two different people of the organiser, neither of whom made the change (INV-55, AC-26).
  CONSTRAINT provider_change_two_people CHECK (second_by <> first_by AND second_by <> made_by),
  CONSTRAINT provider_change_not_by_maker CHECK (first_by <> made_by),
  CONSTRAINT provider_change_confirmed CHECK (status <> 'accepted' OR first_by IS NOT NULL AND (kind = 'facts' OR second_by IS NOT NULL)),
  -- A day passes before it counts, so that whoever did not want it can say so.
  CONSTRAINT provider_change_hold CHECK (kind = 'facts' OR counts_from IS NULL OR counts_from >= second_at + interval '24 hours')
);
CREATE UNIQUE INDEX provider_change_waiting ON provider_change (register_id, provider_id, kind) WHERE status = 'waiting';
CREATE INDEX provider_change_provider ON provider_change (register_id, provider_id, kind, counts_from);
CALL isolate('provider_change');
COMMENT ON TABLE provider_change IS 'A change of what an organiser knows of a provider: facts confirmed by one, an account by two and after a day.';

CREATE TABLE own_company_change (
  register_id uuid NOT NULL REFERENCES register (id),
  id uuid NOT NULL,
  to_register_id uuid NOT NULL REFERENCES register (id),
  kind text NOT NULL CHECK (kind IN ('facts', 'account')),
  iban text,
  made_at timestamptz NOT NULL,
  made_by uuid NOT NULL,
  status text NOT NULL CHECK (status IN ('sent', 'waiting', 'confirmed-once', 'accepted', 'refused', 'replaced')),
  reason text,
  counts_from timestamptz,
  answered_at timestamptz,
  PRIMARY KEY (register_id, id),
  CHECK ((kind = 'account') = (iban IS NOT NULL)),
  CHECK ((status = 'sent') = (answered_at IS NULL))
);
CREATE INDEX own_company_change_to ON own_company_change (to_register_id);
CALL isolate('own_company_change');
COMMENT ON TABLE own_company_change IS 'A change of the company''s facts or account as sent to an organiser, with where it stands there.';

ALTER TABLE own_price
  DROP CONSTRAINT own_price_status_check,
  ADD CONSTRAINT own_price_status_check CHECK (status IN ('sent', 'waiting', 'accepted', 'refused')),
  -- The day that the organiser accepted it from, when that is later than the one asked for.
  ADD COLUMN takes_effect_on date;

GRANT SELECT, INSERT ON price_proposal, provider_change, own_company_change TO seloste_app;
GRANT UPDATE (status, reason, decided_at, decided_by, takes_effect_on) ON price_proposal TO seloste_app;
GRANT UPDATE (status, reason, first_by, first_at, second_by, second_at, counts_from, refused_by, refused_at) ON provider_change TO seloste_app;
GRANT UPDATE (status, reason, counts_from, answered_at) ON own_company_change TO seloste_app;
CREATE POLICY decided_stays ON price_proposal AS RESTRICTIVE FOR UPDATE TO seloste_app
  USING (status = 'waiting') WITH CHECK (true);
CREATE POLICY decided_stays ON provider_change AS RESTRICTIVE FOR UPDATE TO seloste_app
  USING (status IN ('waiting', 'accepted')) WITH CHECK (true);
