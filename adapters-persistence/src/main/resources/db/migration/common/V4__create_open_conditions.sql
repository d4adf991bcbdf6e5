-- What each alert channel has told and not yet told the end of.
CREATE TABLE open_condition (
  -- {integration}/{channel}/{kind and what it is about}
  id               VARCHAR(400) ${key} NOT NULL PRIMARY KEY,
  integration_id   VARCHAR(64) ${key}  NOT NULL REFERENCES integration_instance (id) ON DELETE CASCADE,
  channel          VARCHAR(40) ${key}  NOT NULL,
  kind             VARCHAR(30)         NOT NULL,
  tenant_id        VARCHAR(63) ${key}  NOT NULL,
  integration_name VARCHAR(2100)       NOT NULL,
  about            VARCHAR(200)        NOT NULL,
  severity         INTEGER             NOT NULL,
  since_at         BIGINT              NOT NULL,
  sentence         TEXT                NOT NULL
);
CREATE INDEX open_condition_integration ON open_condition (integration_id, channel);
