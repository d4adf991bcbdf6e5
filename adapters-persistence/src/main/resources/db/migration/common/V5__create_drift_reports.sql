-- The last comparison of each instance with its Jamf.
CREATE TABLE drift_report (
  id              VARCHAR(36) ${key} NOT NULL PRIMARY KEY,
  integration_id  VARCHAR(64) ${key} NOT NULL,
  state           VARCHAR(20)        NOT NULL,
  requested_by    VARCHAR(300)       NOT NULL,
  started_at      BIGINT             NOT NULL,
  updated_at      BIGINT             NOT NULL,
  users_in_jamf   INTEGER            NOT NULL,
  users_compared  INTEGER            NOT NULL,
  groups_compared INTEGER            NOT NULL,
  unsettled       INTEGER            NOT NULL,
  -- JSON: kind to number found
  counts          TEXT               NOT NULL,
  failure         TEXT               NOT NULL
);
CREATE INDEX drift_report_integration ON drift_report (integration_id, started_at);

CREATE TABLE drift_item (
  -- {report}/{item}
  id             VARCHAR(140) ${key} NOT NULL PRIMARY KEY,
  integration_id VARCHAR(64) ${key}  NOT NULL,
  report_id      VARCHAR(36) ${key}  NOT NULL,
  kind           VARCHAR(20)         NOT NULL,
  subject_kind   VARCHAR(10),
  subject_id     VARCHAR(36) ${key},
  name           VARCHAR(1000)       NOT NULL,
  -- the beginning of the name as it is sorted
  name_key       VARCHAR(200) ${key} NOT NULL,
  jamf_id        BIGINT,
  member_id      VARCHAR(36) ${key},
  member_name    VARCHAR(1000)       NOT NULL,
  -- JSON: attribute, on both sides
  differences    TEXT                NOT NULL,
  asked          BOOLEAN             NOT NULL
);
CREATE INDEX drift_item_order ON drift_item (report_id, kind, name_key, id);
CREATE INDEX drift_item_integration ON drift_item (integration_id);
