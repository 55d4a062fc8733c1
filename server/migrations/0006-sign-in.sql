-- What signing in needs to keep besides.

-- Which ways a passkey's device can be reached, and whether it lives in one device only: main users need such ones.
ALTER TABLE credential
  ADD COLUMN transports text[] NOT NULL DEFAULT '{}',
  ADD COLUMN device_bound boolean NOT NULL DEFAULT false;

-- A worker's session keeps, sealed, how the worker signed in: signing out at the provider depends on it.
ALTER TABLE session DROP CONSTRAINT session_check1;
ALTER TABLE session ADD CONSTRAINT session_client_is_sealed CHECK (kind <> 'client' OR sealed IS NOT NULL);
