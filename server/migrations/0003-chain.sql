-- The chain: service, provider, client, decision and grant, order and contract, service event, ledger, settlement.
--
-- Rows that record something are only added. Where a row counts (grant_period, reservation), its CHECK is the guard that no
-- program can talk past. Quantities are whole minor units (minute, visit, day, month, cent); money is whole cents.

-- A kind of purchasing power (ostovoima) is data: the four of the notice come with the register, an administrator adds more.
CREATE TABLE purchasing_kind (
  register_id uuid NOT NULL REFERENCES register (id),
  code text NOT NULL CHECK (code ~ '^[a-z][a-z-]{1,40}$'),
  name jsonb NOT NULL,
  -- Whether the client may owe an own share: a purchased service has none (569/2009 3 §).
  own_share boolean NOT NULL,
  retired_on date,
  PRIMARY KEY (register_id, code)
);
CALL isolate('purchasing_kind');
COMMENT ON TABLE purchasing_kind IS 'Kinds of purchasing power: voucher, purchased service, client voucher, personal budget and others by configuration.';

CREATE TABLE service (
  register_id uuid NOT NULL REFERENCES register (id),
  id uuid NOT NULL,
  code text NOT NULL CHECK (code ~ '^[a-z0-9][a-z0-9-]{1,60}$'),
  created_at timestamptz NOT NULL,
  PRIMARY KEY (register_id, id),
  UNIQUE (register_id, code)
);
CALL isolate('service');
COMMENT ON TABLE service IS 'A service of the organiser''s catalogue; what it is like on a day stands in its versions.';

CREATE TABLE service_version (
  register_id uuid NOT NULL REFERENCES register (id),
  id uuid NOT NULL,
  service_id uuid NOT NULL,
  valid_from date NOT NULL,
  name jsonb NOT NULL,
  description jsonb NOT NULL,
  rule_book jsonb NOT NULL,
  unit text NOT NULL CHECK (unit IN ('minute', 'visit', 'day', 'month', 'cent')),
  kinds text[] NOT NULL,
  value_rule jsonb NOT NULL,
  free_of_charge boolean NOT NULL,
  review text NOT NULL CHECK (review IN ('none', 'each')),
  answer_days int NOT NULL CHECK (answer_days BETWEEN 1 AND 60),
  vat_note text NOT NULL,
  published_at timestamptz NOT NULL,
  published_by uuid NOT NULL,
  PRIMARY KEY (register_id, id),
  UNIQUE (register_id, service_id, valid_from),
  FOREIGN KEY (register_id, service_id) REFERENCES service (register_id, id)
);
CALL isolate('service_version');
COMMENT ON TABLE service_version IS 'A service from a day on: unit, rule book, value rule. Never changed; the next version has a later day.';

CREATE TABLE provider (
  register_id uuid NOT NULL REFERENCES register (id),
  id uuid NOT NULL,
  organisation_id uuid NOT NULL REFERENCES organisation (id),
  home_register_id uuid NOT NULL REFERENCES register (id),
  business_id text NOT NULL,
  name text NOT NULL,
  street text NOT NULL,
  postal_code text NOT NULL,
  post_town text NOT NULL,
  iban text NOT NULL,
  bic text NOT NULL,
  languages text[] NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (register_id, id),
  UNIQUE (register_id, business_id)
);
CREATE INDEX provider_organisation ON provider (organisation_id);
CALL isolate('provider');
COMMENT ON TABLE provider IS 'A provider as this organiser knows it: facts copied from the provider''s own register through a declared flow.';

CREATE TABLE admission_application (
  register_id uuid NOT NULL REFERENCES register (id),
  id uuid NOT NULL,
  provider_id uuid NOT NULL,
  service_id uuid NOT NULL,
  received_at timestamptz NOT NULL,
  -- What the provider states and what was found out: register number, prepayment register, insurance, self-monitoring plan.
  checks jsonb NOT NULL,
  status text NOT NULL CHECK (status IN ('received', 'admitted', 'refused')),
  decided_at timestamptz,
  decided_by uuid,
  reason text,
  PRIMARY KEY (register_id, id),
  FOREIGN KEY (register_id, provider_id) REFERENCES provider (register_id, id),
  FOREIGN KEY (register_id, service_id) REFERENCES service (register_id, id),
  CHECK ((status = 'received') = (decided_at IS NULL))
);
CREATE INDEX admission_application_provider ON admission_application (register_id, provider_id);
CREATE INDEX admission_application_service ON admission_application (register_id, service_id);
CALL isolate('admission_application');
COMMENT ON TABLE admission_application IS 'A provider''s application for one service, with the checks of 569/2009 5 §.';

CREATE TABLE admission (
  register_id uuid NOT NULL REFERENCES register (id),
  id uuid NOT NULL,
  provider_id uuid NOT NULL,
  service_id uuid NOT NULL,
  application_id uuid,
  agreement text NOT NULL,
  self_billing_agreed_on date,
  valid_from date NOT NULL,
  valid_to date CHECK (valid_to >= valid_from),
  PRIMARY KEY (register_id, id),
  UNIQUE (register_id, provider_id, service_id, valid_from),
  FOREIGN KEY (register_id, provider_id) REFERENCES provider (register_id, id),
  FOREIGN KEY (register_id, service_id) REFERENCES service (register_id, id),
  FOREIGN KEY (register_id, application_id) REFERENCES admission_application (register_id, id)
);
CREATE INDEX admission_service ON admission (register_id, service_id);
CREATE INDEX admission_application_id ON admission (register_id, application_id);
CALL isolate('admission');
COMMENT ON TABLE admission IS 'A provider''s right to give one service, with the agreement behind it (569/2009 4 §).';

CREATE TABLE price (
  register_id uuid NOT NULL REFERENCES register (id),
  id uuid NOT NULL,
  provider_id uuid NOT NULL,
  service_id uuid NOT NULL,
  valid_from date NOT NULL,
  price_cents bigint NOT NULL CHECK (price_cents > 0 AND price_cents <= 100000000),
  -- For an hourly price the unit is the minute and the price is per 60 of them.
  per_units int NOT NULL CHECK (per_units >= 1),
  known_at timestamptz NOT NULL,
  PRIMARY KEY (register_id, id),
  UNIQUE (register_id, provider_id, service_id, valid_from),
  FOREIGN KEY (register_id, provider_id) REFERENCES provider (register_id, id),
  FOREIGN KEY (register_id, service_id) REFERENCES service (register_id, id)
);
CREATE INDEX price_service ON price (register_id, service_id);
CALL isolate('price');
COMMENT ON TABLE price IS 'A provider''s price of a service from a day on, in cents for per_units minor units. Never changed.';

CREATE TABLE client (
  register_id uuid NOT NULL REFERENCES register (id),
  id uuid NOT NULL,
  identity_index bytea NOT NULL CHECK (length(identity_index) = 32),
  identity_sealed bytea NOT NULL,
  residence_sealed bytea,
  contact_sealed bytea,
  own_contact_sealed bytea,
  protection_sealed bytea NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (register_id, id),
  UNIQUE (register_id, identity_index)
);
CALL isolate('client');
COMMENT ON TABLE client IS 'A client of this register, born with the first grant (PSOP-39). All that tells who or where is sealed.';

CREATE TABLE client_name_token (
  register_id uuid NOT NULL REFERENCES register (id),
  token bigint NOT NULL,
  client_id uuid NOT NULL,
  PRIMARY KEY (register_id, token, client_id),
  FOREIGN KEY (register_id, client_id) REFERENCES client (register_id, id)
);
CREATE INDEX client_name_token_client ON client_name_token (register_id, client_id);
CALL isolate('client_name_token');
COMMENT ON TABLE client_name_token IS 'Keyed, truncated tokens of name beginnings: finding without reading (security.md 6.6).';

CREATE TABLE person_draft (
  register_id uuid NOT NULL REFERENCES register (id),
  id uuid NOT NULL,
  identity_index bytea NOT NULL CHECK (length(identity_index) = 32),
  draft_sealed bytea NOT NULL,
  made_by uuid NOT NULL,
  made_at timestamptz NOT NULL,
  PRIMARY KEY (register_id, id)
);
CALL isolate('person_draft');
COMMENT ON TABLE person_draft IS 'What the population register answered before the first grant; becomes a client with it or is deleted within a day.';

CREATE TABLE proxy (
  register_id uuid NOT NULL REFERENCES register (id),
  id uuid NOT NULL,
  identity_index bytea NOT NULL CHECK (length(identity_index) = 32),
  identity_sealed bytea NOT NULL,
  contact_sealed bytea,
  PRIMARY KEY (register_id, id),
  UNIQUE (register_id, identity_index)
);
CALL isolate('proxy');
COMMENT ON TABLE proxy IS 'A person who acts on behalf of a client (PSOP-31).';

CREATE TABLE mandate (
  register_id uuid NOT NULL REFERENCES register (id),
  id uuid NOT NULL,
  proxy_id uuid NOT NULL,
  client_id uuid NOT NULL,
  ground text NOT NULL CHECK (ground IN ('written-mandate', 'guardian-of-child', 'appointed-guardian')),
  valid_from date NOT NULL,
  valid_to date NOT NULL CHECK (valid_to >= valid_from),
  recorded_by uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  ended_at timestamptz,
  PRIMARY KEY (register_id, id),
  FOREIGN KEY (register_id, proxy_id) REFERENCES proxy (register_id, id),
  FOREIGN KEY (register_id, client_id) REFERENCES client (register_id, id)
);
CREATE INDEX mandate_proxy ON mandate (register_id, proxy_id);
CREATE INDEX mandate_client ON mandate (register_id, client_id);
CALL isolate('mandate');
COMMENT ON TABLE mandate IS 'A mandate that the organiser has recorded, with its days.';

CREATE TABLE decision (
  register_id uuid NOT NULL REFERENCES register (id),
  id uuid NOT NULL,
  client_id uuid NOT NULL,
  service_id uuid NOT NULL,
  service_version_id uuid NOT NULL,
  kind text NOT NULL,
  voucher_number text NOT NULL,
  decided_on date NOT NULL,
  decided_by uuid,
  -- The decision made in a base system, by its own number; the same number twice is the same decision.
  base_system_id uuid,
  base_reference text,
  -- Value of one unit derived at the decision, when the rule depends on the client's income; null when the rule alone gives it.
  unit_value_cents bigint CHECK (unit_value_cents >= 0),
  unit_value_per int CHECK (unit_value_per >= 1),
  valid_from date NOT NULL,
  valid_to date NOT NULL CHECK (valid_to >= valid_from),
  details_sealed bytea,
  made_at timestamptz NOT NULL,
  ended_on date,
  PRIMARY KEY (register_id, id),
  UNIQUE (register_id, voucher_number),
  UNIQUE (register_id, base_system_id, base_reference),
  FOREIGN KEY (register_id, client_id) REFERENCES client (register_id, id),
  FOREIGN KEY (register_id, service_version_id) REFERENCES service_version (register_id, id),
  FOREIGN KEY (register_id, service_id) REFERENCES service (register_id, id),
  FOREIGN KEY (register_id, kind) REFERENCES purchasing_kind (register_id, code),
  CHECK ((decided_by IS NULL) = (base_system_id IS NOT NULL)),
  CHECK ((base_system_id IS NULL) = (base_reference IS NULL)),
  CHECK ((unit_value_cents IS NULL) = (unit_value_per IS NULL))
);
CREATE INDEX decision_client ON decision (register_id, client_id);
CREATE INDEX decision_service ON decision (register_id, service_id);
CREATE INDEX decision_version ON decision (register_id, service_version_id);
CREATE INDEX decision_kind ON decision (register_id, kind);
CALL isolate('decision');
COMMENT ON TABLE decision IS 'The organiser''s decision to grant purchasing power for a service; points at the version of the service it was made under.';

CREATE TABLE grant_period (
  register_id uuid NOT NULL REFERENCES register (id),
  id uuid NOT NULL,
  decision_id uuid NOT NULL,
  client_id uuid NOT NULL,
  period_from date NOT NULL,
  period_to date NOT NULL CHECK (period_to >= period_from),
  granted bigint NOT NULL,
  reserved bigint NOT NULL DEFAULT 0,
  spent bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (register_id, id),
  UNIQUE (register_id, decision_id, period_from),
  FOREIGN KEY (register_id, decision_id) REFERENCES decision (register_id, id),
  FOREIGN KEY (register_id, client_id) REFERENCES client (register_id, id),
  CONSTRAINT grant_period_not_overspent CHECK (spent >= 0 AND reserved >= 0 AND spent + reserved <= granted)
) WITH (fillfactor = 80);
CREATE INDEX grant_period_client ON grant_period (register_id, client_id);
CALL isolate('grant_period');
COMMENT ON TABLE grant_period IS 'The guarded row: how much of a decision is granted, reserved and spent in a period. A monthly quota has a row a month.';

CREATE TABLE service_order (
  register_id uuid NOT NULL REFERENCES register (id),
  id uuid NOT NULL,
  decision_id uuid NOT NULL,
  client_id uuid NOT NULL,
  provider_id uuid NOT NULL,
  service_id uuid NOT NULL,
  quantity bigint NOT NULL CHECK (quantity > 0),
  wanted_from date NOT NULL,
  ordered_by uuid NOT NULL,
  ordered_at timestamptz NOT NULL,
  answer_by date NOT NULL,
  status text NOT NULL CHECK (status IN ('sent', 'accepted', 'declined', 'cancelled', 'expired')),
  answered_at timestamptz,
  answered_by uuid,
  decline_reason text CHECK (decline_reason IN ('no-capacity', 'outside-area', 'not-suitable', 'other')),
  PRIMARY KEY (register_id, id),
  FOREIGN KEY (register_id, decision_id) REFERENCES decision (register_id, id),
  FOREIGN KEY (register_id, client_id) REFERENCES client (register_id, id),
  FOREIGN KEY (register_id, provider_id) REFERENCES provider (register_id, id),
  FOREIGN KEY (register_id, service_id) REFERENCES service (register_id, id)
);
-- One open order for a decision at a time: a second click is the same order.
CREATE UNIQUE INDEX service_order_open ON service_order (register_id, decision_id) WHERE status = 'sent';
CREATE INDEX service_order_client ON service_order (register_id, client_id);
CREATE INDEX service_order_provider ON service_order (register_id, provider_id);
CREATE INDEX service_order_service ON service_order (register_id, service_id);
CREATE INDEX service_order_decision ON service_order (register_id, decision_id);
CALL isolate('service_order');
COMMENT ON TABLE service_order IS 'A client''s choice of provider, waiting for an answer until a day.';

CREATE TABLE contract (
  register_id uuid NOT NULL REFERENCES register (id),
  id uuid NOT NULL,
  order_id uuid NOT NULL,
  decision_id uuid NOT NULL,
  client_id uuid NOT NULL,
  provider_id uuid NOT NULL,
  service_id uuid NOT NULL,
  service_version_id uuid NOT NULL,
  valid_from date NOT NULL,
  valid_to date NOT NULL CHECK (valid_to >= valid_from),
  made_at timestamptz NOT NULL,
  PRIMARY KEY (register_id, id),
  UNIQUE (register_id, order_id),
  FOREIGN KEY (register_id, order_id) REFERENCES service_order (register_id, id),
  FOREIGN KEY (register_id, decision_id) REFERENCES decision (register_id, id),
  FOREIGN KEY (register_id, client_id) REFERENCES client (register_id, id),
  FOREIGN KEY (register_id, provider_id) REFERENCES provider (register_id, id),
  FOREIGN KEY (register_id, service_id) REFERENCES service (register_id, id),
  FOREIGN KEY (register_id, service_version_id) REFERENCES service_version (register_id, id)
);
CREATE INDEX contract_decision ON contract (register_id, decision_id);
CREATE INDEX contract_client ON contract (register_id, client_id);
CREATE INDEX contract_provider ON contract (register_id, provider_id);
CREATE INDEX contract_service ON contract (register_id, service_id);
CREATE INDEX contract_version ON contract (register_id, service_version_id);
CALL isolate('contract');
COMMENT ON TABLE contract IS 'The client relationship: client, provider, service and days, born when the provider accepts the order. The provider''s access rests on it.';

CREATE TABLE reservation (
  register_id uuid NOT NULL REFERENCES register (id),
  id uuid NOT NULL,
  contract_id uuid NOT NULL,
  grant_period_id uuid NOT NULL,
  client_id uuid NOT NULL,
  quantity bigint NOT NULL CHECK (quantity > 0),
  posted bigint NOT NULL DEFAULT 0,
  released bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (register_id, id),
  UNIQUE (register_id, contract_id, grant_period_id),
  FOREIGN KEY (register_id, contract_id) REFERENCES contract (register_id, id),
  FOREIGN KEY (register_id, grant_period_id) REFERENCES grant_period (register_id, id),
  FOREIGN KEY (register_id, client_id) REFERENCES client (register_id, id),
  CONSTRAINT reservation_not_overused CHECK (posted >= 0 AND released >= 0 AND posted + released <= quantity)
) WITH (fillfactor = 80);
CREATE INDEX reservation_grant_period ON reservation (register_id, grant_period_id);
CREATE INDEX reservation_client ON reservation (register_id, client_id);
CALL isolate('reservation');
COMMENT ON TABLE reservation IS 'What a contract has reserved of a grant period; posted by deliveries, released when cut, ended or void.';

CREATE TABLE service_event (
  register_id uuid NOT NULL REFERENCES register (id),
  id uuid NOT NULL,
  contract_id uuid NOT NULL,
  client_id uuid NOT NULL,
  provider_id uuid NOT NULL,
  service_id uuid NOT NULL,
  grant_period_id uuid NOT NULL,
  reservation_id uuid NOT NULL,
  -- 'delivery' adds; 'reversal' takes the whole of an earlier delivery back. A correction is a reversal and a new delivery.
  kind text NOT NULL CHECK (kind IN ('delivery', 'reversal')),
  reverses_id uuid,
  reason text CHECK (reason IN ('wrong-quantity', 'wrong-day', 'wrong-client', 'not-given', 'rejected', 'other')),
  day date NOT NULL,
  quantity bigint NOT NULL,
  price_id uuid NOT NULL,
  price_cents bigint NOT NULL,
  value_cents bigint NOT NULL,
  share_cents bigint NOT NULL,
  note_sealed bytea,
  recorded_by uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (register_id, id),
  FOREIGN KEY (register_id, contract_id) REFERENCES contract (register_id, id),
  FOREIGN KEY (register_id, client_id) REFERENCES client (register_id, id),
  FOREIGN KEY (register_id, provider_id) REFERENCES provider (register_id, id),
  FOREIGN KEY (register_id, service_id) REFERENCES service (register_id, id),
  FOREIGN KEY (register_id, grant_period_id) REFERENCES grant_period (register_id, id),
  FOREIGN KEY (register_id, reservation_id) REFERENCES reservation (register_id, id),
  FOREIGN KEY (register_id, price_id) REFERENCES price (register_id, id),
  FOREIGN KEY (register_id, reverses_id) REFERENCES service_event (register_id, id),
  CHECK ((kind = 'reversal') = (reverses_id IS NOT NULL AND reason IS NOT NULL)),
  CHECK ((kind = 'delivery') = (quantity > 0)),
  CHECK (kind = 'reversal' OR (price_cents = value_cents + share_cents AND value_cents >= 0 AND share_cents >= 0))
);
-- A delivery is reversed at most once.
CREATE UNIQUE INDEX service_event_reverses ON service_event (register_id, reverses_id) WHERE reverses_id IS NOT NULL;
CREATE INDEX service_event_contract ON service_event (register_id, contract_id, day);
CREATE INDEX service_event_client ON service_event (register_id, client_id, day);
CREATE INDEX service_event_provider ON service_event (register_id, provider_id, day);
CALL isolate('service_event');
COMMENT ON TABLE service_event IS 'What a provider did for a client on a day (palvelutapahtuma), with the price, the organiser''s share and the client''s own share of that day. Never changed.';

CREATE TABLE event_response (
  register_id uuid NOT NULL REFERENCES register (id),
  id uuid NOT NULL,
  event_id uuid NOT NULL,
  client_id uuid NOT NULL,
  response text NOT NULL CHECK (response IN ('confirmed', 'disputed', 'withdrawn')),
  message_sealed bytea,
  given_by uuid NOT NULL,
  given_at timestamptz NOT NULL,
  PRIMARY KEY (register_id, id),
  FOREIGN KEY (register_id, event_id) REFERENCES service_event (register_id, id),
  FOREIGN KEY (register_id, client_id) REFERENCES client (register_id, id)
);
CREATE INDEX event_response_event ON event_response (register_id, event_id, given_at);
CREATE INDEX event_response_client ON event_response (register_id, client_id);
CALL isolate('event_response');
COMMENT ON TABLE event_response IS 'The client''s word on a service event; the newest counts.';

CREATE TABLE event_review (
  register_id uuid NOT NULL REFERENCES register (id),
  id uuid NOT NULL,
  event_id uuid NOT NULL,
  verdict text NOT NULL CHECK (verdict IN ('approved', 'rejected')),
  reason text,
  reviewed_by uuid NOT NULL,
  reviewed_at timestamptz NOT NULL,
  PRIMARY KEY (register_id, id),
  UNIQUE (register_id, event_id),
  FOREIGN KEY (register_id, event_id) REFERENCES service_event (register_id, id)
);
CALL isolate('event_review');
COMMENT ON TABLE event_review IS 'The organiser''s approval or rejection of an event, where the service asks for one or the client disputes.';

-- The ledger. One row moves an amount of one asset from an account to another, so each row sums to zero by its form.
CREATE TABLE posting (
  register_id uuid NOT NULL REFERENCES register (id),
  id uuid NOT NULL,
  asset text NOT NULL CHECK (asset IN ('minute', 'visit', 'day', 'month', 'cent')),
  from_account text NOT NULL,
  to_account text NOT NULL CHECK (to_account <> from_account),
  amount bigint NOT NULL CHECK (amount > 0),
  value_day date NOT NULL,
  known_at timestamptz NOT NULL,
  -- What made it: an event, an order, a decision, a statement.
  source_id uuid NOT NULL,
  grant_period_id uuid,
  provider_id uuid,
  price_id uuid,
  decision_id uuid,
  PRIMARY KEY (register_id, id),
  FOREIGN KEY (register_id, grant_period_id) REFERENCES grant_period (register_id, id),
  FOREIGN KEY (register_id, provider_id) REFERENCES provider (register_id, id),
  FOREIGN KEY (register_id, price_id) REFERENCES price (register_id, id),
  FOREIGN KEY (register_id, decision_id) REFERENCES decision (register_id, id)
);
CREATE INDEX posting_grant_period ON posting (register_id, grant_period_id);
CREATE INDEX posting_provider ON posting (register_id, provider_id, value_day);
CALL isolate('posting');
COMMENT ON TABLE posting IS 'Ledger entries: unit accounts granted, free, reserved, delivered; cent accounts cost, payable, settled, paid. Only added.';

CREATE TABLE settlement_run (
  register_id uuid NOT NULL REFERENCES register (id),
  id uuid NOT NULL,
  month text NOT NULL CHECK (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  closed_at timestamptz NOT NULL,
  closed_by uuid NOT NULL,
  due_on date NOT NULL,
  template_version int NOT NULL,
  providers_total int,
  providers_done int NOT NULL DEFAULT 0,
  finished_at timestamptz,
  PRIMARY KEY (register_id, id),
  UNIQUE (register_id, month)
);
CALL isolate('settlement_run');
COMMENT ON TABLE settlement_run IS 'The closing of a month: from this instant its events are frozen, later ones and corrections go to the next run.';

CREATE TABLE statement (
  register_id uuid NOT NULL REFERENCES register (id),
  id uuid NOT NULL,
  run_id uuid NOT NULL,
  provider_id uuid NOT NULL,
  number bigint NOT NULL CHECK (number > 0),
  lines int NOT NULL CHECK (lines > 0),
  total_cents bigint NOT NULL,
  PRIMARY KEY (register_id, id),
  UNIQUE (register_id, number),
  UNIQUE (register_id, run_id, provider_id),
  FOREIGN KEY (register_id, run_id) REFERENCES settlement_run (register_id, id),
  FOREIGN KEY (register_id, provider_id) REFERENCES provider (register_id, id)
);
CREATE INDEX statement_provider ON statement (register_id, provider_id);
CALL isolate('statement');
COMMENT ON TABLE statement IS 'What is owed to a provider for a run (tilitys), with its running number. Never changed.';

CREATE TABLE statement_line (
  register_id uuid NOT NULL REFERENCES register (id),
  event_id uuid NOT NULL,
  statement_id uuid NOT NULL,
  PRIMARY KEY (register_id, event_id),
  FOREIGN KEY (register_id, event_id) REFERENCES service_event (register_id, id),
  FOREIGN KEY (register_id, statement_id) REFERENCES statement (register_id, id)
);
CREATE INDEX statement_line_statement ON statement_line (register_id, statement_id);
CALL isolate('statement_line');
COMMENT ON TABLE statement_line IS 'Which statement an event was settled in: the key lets an event be settled once.';

GRANT SELECT, INSERT ON purchasing_kind, service, service_version, price, posting, service_event, event_response, event_review,
  statement, statement_line, client_name_token TO seloste_app;
GRANT SELECT, INSERT, UPDATE ON provider, admission_application, admission, client, proxy, mandate, decision, grant_period,
  service_order, contract, reservation, settlement_run TO seloste_app;
GRANT SELECT, INSERT, DELETE ON person_draft TO seloste_app;
GRANT DELETE ON client_name_token TO seloste_app;
