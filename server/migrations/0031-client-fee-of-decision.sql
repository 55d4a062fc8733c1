-- A value by client fee is the price of the chosen provider less the fee, so the decision keeps the fee and the value follows at recording.
ALTER TABLE decision ADD COLUMN month_fee_cents bigint CHECK (month_fee_cents >= 0);
ALTER TABLE decision ADD COLUMN fee_minutes int CHECK (fee_minutes > 0);
ALTER TABLE decision ADD CONSTRAINT decision_client_fee CHECK (num_nulls(month_fee_cents, fee_minutes) IN (0, 2));
COMMENT ON COLUMN decision.month_fee_cents IS 'The client fee of a month that the own share shall equal, when the rule is by client fee (734/1992 10 e §).';
COMMENT ON COLUMN decision.fee_minutes IS 'The minutes of service a month over which that fee is spread.';
