-- A machine client has a role of the definition, as a person has: a portal that fetches a person's log for the person may not
-- bring in decisions, and a base system may not read the log.
ALTER TABLE machine_client ADD COLUMN role text NOT NULL DEFAULT 'base-system';
