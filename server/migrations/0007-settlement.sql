-- A closing freezes who pays and to whom, so that every file made of it later is the same to the byte.

CREATE TABLE payment_account (
  register_id uuid NOT NULL REFERENCES register (id),
  id uuid NOT NULL,
  iban text NOT NULL,
  bic text NOT NULL,
  letters text NOT NULL CHECK (letters IN ('finnish', 'basic')),
  proposed_by uuid NOT NULL,
  proposed_at timestamptz NOT NULL,
  confirmed_by uuid,
  confirmed_at timestamptz,
  PRIMARY KEY (register_id, id),
  CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL)),
  -- An account changes by two different people (INV-55).
  CONSTRAINT payment_account_two_people CHECK (confirmed_by <> proposed_by)
);
CALL isolate('payment_account');
COMMENT ON TABLE payment_account IS 'The account from which the organiser pays. The newest confirmed one is in use; what one person proposed another confirms.';

ALTER TABLE settlement_run
  -- Runs from 1 in the register: the mark of the payment file.
  ADD COLUMN number int NOT NULL CHECK (number > 0),
  -- The organiser and its account at the close instant.
  ADD COLUMN payer jsonb NOT NULL,
  ADD COLUMN events_total int,
  ADD COLUMN events_done int NOT NULL DEFAULT 0,
  -- Whose statement the next slice makes. Providers are taken in the order of their ids.
  ADD COLUMN next_provider_id uuid,
  ADD CONSTRAINT settlement_run_number UNIQUE (register_id, number);

ALTER TABLE statement
  -- Credits of the provider's earlier statements that are set off against this one.
  ADD COLUMN carried_cents bigint NOT NULL DEFAULT 0 CHECK (carried_cents <= 0),
  -- Who makes the invoice: the organiser by agreement (VAT Act 209 b §), or the provider; without an account nobody can be paid.
  ADD COLUMN billing text CHECK (billing IN ('self-billing', 'own-invoice', 'no-account')),
  -- The provider, its account and the agreement as they were when the statement was finished.
  ADD COLUMN facts jsonb,
  ADD COLUMN finished_at timestamptz,
  ADD CONSTRAINT statement_finished_whole CHECK ((finished_at IS NULL) = (billing IS NULL) AND (finished_at IS NULL) = (facts IS NULL));
-- One statement of a run is in the making at a time.
CREATE UNIQUE INDEX statement_in_making ON statement (register_id, run_id) WHERE finished_at IS NULL;

-- A statement of many thousand events grows slice by slice. Once finished nobody can change it, whatever a program says.
GRANT UPDATE (lines, total_cents, carried_cents, billing, facts, finished_at) ON statement TO seloste_app;
CREATE POLICY finished_stays ON statement AS RESTRICTIVE FOR UPDATE TO seloste_app
  USING (finished_at IS NULL) WITH CHECK (true);

GRANT SELECT, INSERT ON payment_account TO seloste_app;
GRANT UPDATE (confirmed_by, confirmed_at) ON payment_account TO seloste_app;
