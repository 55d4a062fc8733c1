-- Every handling adds a row here, and the index by actor was its largest: ids of many actors side by side fill its pages badly.
-- Without the id in it, equal entries share one key.
DROP INDEX access_log_actor;
CREATE INDEX access_log_actor ON access_log (register_id, actor_id);
