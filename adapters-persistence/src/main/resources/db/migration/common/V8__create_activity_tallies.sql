-- What was done in slices of half an hour, counted from the audit once a slice is over.
CREATE TABLE activity_tally (
  slice_at       BIGINT             NOT NULL,
  integration_id VARCHAR(64) ${key} NOT NULL,
  tenant_id      VARCHAR(63) ${key} NOT NULL,
  creates        BIGINT             NOT NULL,
  updates        BIGINT             NOT NULL,
  deletes        BIGINT             NOT NULL,
  PRIMARY KEY (slice_at, integration_id)
);

-- One row: everything before this moment is counted. Who moves it has counted the slice.
CREATE TABLE activity_tally_mark (
  counted_until BIGINT NOT NULL PRIMARY KEY
);
INSERT INTO activity_tally_mark (counted_until) VALUES (0);
