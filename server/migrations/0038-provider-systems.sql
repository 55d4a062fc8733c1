-- A provider's own system is a machine client of the provider, made and ended by the provider's office. It reaches only what that
-- provider's people would, and nothing once the admission has ended. As in a right (assignment), no key binds it to the provider's row:
-- the row's time of keeping is another.
ALTER TABLE machine_client
  ADD COLUMN provider_id uuid,
  ADD COLUMN last_token_at timestamptz;
CREATE INDEX machine_client_provider ON machine_client (register_id, provider_id);
