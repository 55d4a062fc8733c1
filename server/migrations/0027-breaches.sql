-- Personal data breaches (GDPR 33, 34): found when, from which search of the log, whose data, how risky, reported and told when.

CREATE TABLE breach_case (
  register_id uuid NOT NULL REFERENCES register (id),
  id uuid NOT NULL,
  search_id uuid NOT NULL,
  -- When the controller became aware of it: the 72 hours are counted from here.
  found_at timestamptz NOT NULL,
  opened_by uuid NOT NULL REFERENCES account (id),
  opened_at timestamptz NOT NULL,
  persons int NOT NULL CHECK (persons > 0),
  -- Risk to the persons, and what the report says: what happened, its likely consequences, what was done.
  risk text CHECK (risk IN ('unlikely', 'likely', 'high')),
  report_sealed bytea,
  assessed_by uuid REFERENCES account (id),
  assessed_at timestamptz,
  reported_by uuid REFERENCES account (id),
  reported_at timestamptz,
  told_by uuid REFERENCES account (id),
  told_at timestamptz,
  closed_by uuid REFERENCES account (id),
  closed_at timestamptz,
  close_reason text CHECK (close_reason IN ('handled', 'no-breach')),
  PRIMARY KEY (register_id, id),
  FOREIGN KEY (register_id, search_id) REFERENCES log_search (register_id, id),
  CONSTRAINT breach_case_found CHECK (found_at <= opened_at),
  CONSTRAINT breach_case_assessed CHECK ((risk IS NULL) = (report_sealed IS NULL) AND (risk IS NULL) = (assessed_at IS NULL)
    AND (risk IS NULL) = (assessed_by IS NULL)),
  CONSTRAINT breach_case_reported CHECK ((reported_at IS NULL) = (reported_by IS NULL) AND (reported_at IS NULL OR risk IS NOT NULL)),
  CONSTRAINT breach_case_told CHECK ((told_at IS NULL) = (told_by IS NULL) AND (told_at IS NULL OR risk IS NOT NULL)),
  CONSTRAINT breach_case_closed CHECK ((closed_at IS NULL) = (closed_by IS NULL) AND (closed_at IS NULL) = (close_reason IS NULL)),
  -- Handled is what was assessed, reported where a risk is likely, and told where it is high.
  CONSTRAINT breach_case_handled CHECK (close_reason IS DISTINCT FROM 'handled' OR risk IS NOT NULL
    AND (risk = 'unlikely' OR reported_at IS NOT NULL) AND (risk <> 'high' OR told_at IS NOT NULL))
);
CREATE INDEX breach_case_search ON breach_case (register_id, search_id);
CREATE INDEX breach_case_opener ON breach_case (register_id, opened_by);
CREATE INDEX breach_case_assessor ON breach_case (register_id, assessed_by);
CREATE INDEX breach_case_reporter ON breach_case (register_id, reported_by);
CREATE INDEX breach_case_teller ON breach_case (register_id, told_by);
CREATE INDEX breach_case_closer ON breach_case (register_id, closed_by);
CALL isolate('breach_case');
COMMENT ON TABLE breach_case IS 'Personal data breaches: from which search of the log, when found, how risky, reported to the authority and told to the persons when.';

CREATE TABLE breach_person (
  register_id uuid NOT NULL REFERENCES register (id),
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  -- As in the log itself: whose data it was outlives the data.
  person_id uuid NOT NULL,
  handlings int NOT NULL CHECK (handlings > 0),
  -- Field groups that were opened, as the log has them.
  data_groups text[] NOT NULL,
  opened_at timestamptz NOT NULL,
  PRIMARY KEY (register_id, id),
  FOREIGN KEY (register_id, case_id) REFERENCES breach_case (register_id, id),
  CONSTRAINT breach_person_once UNIQUE (register_id, case_id, person_id)
);
CALL isolate('breach_person');
COMMENT ON TABLE breach_person IS 'Whose data a breach touches: how many handlings, and which kinds of data.';

GRANT SELECT, INSERT ON breach_case, breach_person TO seloste_app;
GRANT UPDATE (risk, report_sealed, assessed_by, assessed_at, reported_by, reported_at, told_by, told_at, closed_by, closed_at, close_reason)
  ON breach_case TO seloste_app;
GRANT SELECT, DELETE ON breach_case, breach_person TO seloste_jobs;
