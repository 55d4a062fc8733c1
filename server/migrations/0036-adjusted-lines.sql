-- The organiser may approve less of an event than the provider recorded: the whole is taken back and the approved part entered anew.
-- Why is one of a list: the amount and the cause tell the provider all, and a reason in words would tell of the client.
ALTER TABLE event_review
  ADD COLUMN cause text
    CHECK (cause IN ('shorter-than-recorded', 'other-quantity-agreed', 'part-recorded-twice', 'part-of-other-service')),
  DROP CONSTRAINT event_review_verdict_check,
  ADD CONSTRAINT event_review_verdict_check CHECK (verdict IN ('approved', 'adjusted', 'rejected')),
  ADD CONSTRAINT event_review_adjusted_with_cause CHECK ((verdict = 'adjusted') = (cause IS NOT NULL));
ALTER TABLE service_event
  DROP CONSTRAINT service_event_reason_check,
  ADD CONSTRAINT service_event_reason_check
    CHECK (reason IN ('wrong-quantity', 'wrong-day', 'wrong-client', 'not-given', 'rejected', 'adjusted', 'other'));
