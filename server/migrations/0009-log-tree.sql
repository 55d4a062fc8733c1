-- The Merkle tree over each register's access log (RFC 6962, C2SP tlog-tiles), and what is signed of it. Only hashes and ids:
-- no content, no keys. The application reads; the jobs role, behind the requests, adds. Nothing is ever changed or removed.

-- The sequencer reads what has been committed since its last look, in the order of transactions.
CREATE INDEX access_log_xid ON access_log (register_id, xid);

CREATE TABLE log_leaf (
  register_id uuid NOT NULL REFERENCES register (id),
  tile bigint NOT NULL CHECK (tile >= 0),
  start int NOT NULL CHECK (start BETWEEN 0 AND 255),
  hashes bytea NOT NULL CHECK (length(hashes) % 32 = 0 AND length(hashes) BETWEEN 32 AND 32 * (256 - start)),
  event_ids bytea NOT NULL CHECK (2 * length(event_ids) = length(hashes)),
  first_xid xid8 NOT NULL,
  last_xid xid8 NOT NULL,
  last_writer bigint NOT NULL,
  last_number int NOT NULL,
  PRIMARY KEY (register_id, tile, start)
);
CREATE INDEX log_leaf_xid ON log_leaf (register_id, last_xid);
CALL isolate('log_leaf');
COMMENT ON TABLE log_leaf IS 'Leaf hashes of the tree in order, a row for each run that was integrated together, never across a tile of 256. Insert only.';

CREATE TABLE log_node (
  register_id uuid NOT NULL REFERENCES register (id),
  level int NOT NULL CHECK (level BETWEEN 1 AND 7),
  tile bigint NOT NULL CHECK (tile >= 0),
  start int NOT NULL CHECK (start BETWEEN 0 AND 255),
  hash bytea NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (register_id, level, tile, start)
);
CALL isolate('log_node');
COMMENT ON TABLE log_node IS 'Hashes of full tiles, each a hash in a tile one level higher. Insert only.';

CREATE TABLE log_checkpoint (
  register_id uuid NOT NULL REFERENCES register (id),
  size bigint NOT NULL CHECK (size >= 0),
  root bytea NOT NULL CHECK (length(root) = 32),
  note text NOT NULL,
  signed_at timestamptz NOT NULL,
  PRIMARY KEY (register_id, size)
);
CALL isolate('log_checkpoint');
COMMENT ON TABLE log_checkpoint IS 'Heads of the tree, signed by the log''s key (C2SP tlog-checkpoint). Insert only.';

CREATE TABLE log_cosignature (
  register_id uuid NOT NULL REFERENCES register (id),
  size bigint NOT NULL,
  witness text NOT NULL,
  witnessed_at timestamptz NOT NULL,
  line text NOT NULL,
  PRIMARY KEY (register_id, size, witness, witnessed_at),
  FOREIGN KEY (register_id, size) REFERENCES log_checkpoint (register_id, size)
);
CALL isolate('log_cosignature');
COMMENT ON TABLE log_cosignature IS 'What a witness has signed of a head, with its time; hourly also when nothing was added. Insert only.';

CREATE TABLE log_writer (
  register_id uuid NOT NULL REFERENCES register (id),
  writer bigint NOT NULL,
  last_number int NOT NULL,
  PRIMARY KEY (register_id, writer)
);
CALL isolate('log_writer');
COMMENT ON TABLE log_writer IS 'The last number of each writer of the access log that stands in the tree: a gap after it is a row taken away.';

CREATE TABLE log_finding (
  register_id uuid NOT NULL REFERENCES register (id),
  kind text NOT NULL,
  reference text NOT NULL,
  found_at timestamptz NOT NULL,
  PRIMARY KEY (register_id, kind, reference)
);
CALL isolate('log_finding');
COMMENT ON TABLE log_finding IS 'What sequencer and nightly check found wrong in the log, by codes, numbers and event ids. Insert only.';

GRANT SELECT ON log_leaf, log_node, log_checkpoint, log_cosignature, log_finding TO seloste_app;
GRANT SELECT ON access_log TO seloste_jobs;
GRANT SELECT, INSERT ON log_leaf, log_node, log_checkpoint, log_cosignature, log_finding, log_writer TO seloste_jobs;
GRANT UPDATE (last_number) ON log_writer TO seloste_jobs;
