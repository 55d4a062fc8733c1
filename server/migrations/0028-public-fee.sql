-- What the same service costs a client as the organiser's own, so that the client can compare: entered with a version, or left out.
ALTER TABLE service_version ADD COLUMN public_fee_cents bigint CHECK (public_fee_cents >= 0);
ALTER TABLE service_version ADD COLUMN public_fee_per text CHECK (public_fee_per IN ('unit', 'month'));
ALTER TABLE service_version ADD CONSTRAINT service_version_public_fee CHECK (num_nulls(public_fee_cents, public_fee_per) IN (0, 2));
COMMENT ON COLUMN service_version.public_fee_cents IS 'The client fee of the organiser''s own service, for comparing; null: not entered, and nothing is shown.';
COMMENT ON COLUMN service_version.public_fee_per IS 'Whether the fee is for a priced unit (an hour when counted in minutes) or for a calendar month.';
