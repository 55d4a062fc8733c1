-- A slice goes on where the one before it ended, in place of looking through all that was taken already.
ALTER TABLE settlement_run
  -- Of whom the closing takes something, found once when it was counted.
  ADD COLUMN providers uuid[],
  -- Day and id of the last event taken of the provider whose turn it is.
  ADD COLUMN after_day date,
  ADD COLUMN after_event_id uuid,
  ADD CONSTRAINT settlement_run_after CHECK ((after_day IS NULL) = (after_event_id IS NULL));
ALTER TABLE statement
  -- The services of its lines so far: the agreement on billing must cover them all.
  ADD COLUMN services uuid[] NOT NULL DEFAULT '{}';
GRANT UPDATE (services) ON statement TO seloste_app;
