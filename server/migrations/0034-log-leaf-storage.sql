-- Hashes cannot be made smaller: trying it on each tile costs the integration of the log a part of its time.
ALTER TABLE log_leaf ALTER COLUMN hashes SET STORAGE EXTERNAL, ALTER COLUMN event_ids SET STORAGE EXTERNAL;
