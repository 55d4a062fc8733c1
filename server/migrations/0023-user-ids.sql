-- Main users make user IDs; that of somebody outside the organisation has a last day (PSOP-37).

ALTER TABLE account ADD COLUMN valid_to date;
COMMENT ON COLUMN account.valid_to IS 'The last day of an ID given to somebody outside the organisation; null for its own people.';
