-- A grant over the service's limit, or to a person of the official's own family name, waits for a second official (INV-55).
ALTER TABLE service_version ADD COLUMN two_people_over bigint CHECK (two_people_over >= 0);
COMMENT ON COLUMN service_version.two_people_over IS 'Minor units over the whole grant above which two officials are needed; null: never by quantity.';

ALTER TABLE decision ADD COLUMN awaiting text CHECK (awaiting IN ('over-limit', 'same-family-name')),
  ADD COLUMN confirmed_by uuid,
  ADD COLUMN confirmed_at timestamptz,
  ADD CONSTRAINT decision_two_people CHECK (confirmed_by <> decided_by),
  ADD CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL)),
  ADD CHECK (awaiting IS NULL OR confirmed_by IS NULL);
COMMENT ON COLUMN decision.awaiting IS 'Why a second official must confirm before anything can be used; null when nobody is waited for.';

-- Nothing is granted while it waits, so that the guarded row refuses every use; what it will be stands beside.
ALTER TABLE grant_period ADD COLUMN proposed bigint CHECK (proposed > 0),
  ADD CHECK (proposed IS NULL OR granted = 0);
COMMENT ON COLUMN grant_period.proposed IS 'Minor units that the period will have when a second official confirms the decision.';
