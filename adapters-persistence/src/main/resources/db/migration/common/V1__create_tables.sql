-- Times are nanoseconds since 1970 UTC: both databases keep them exactly as the product compares them.
-- Columns that are looked up by lists come first in their index, because H2 uses an index for IN only then.
-- ${key}: a text that is compared, sorted and indexed byte by byte, whatever the database's locale.

CREATE TABLE tenant (
  id         VARCHAR(63) ${key} NOT NULL PRIMARY KEY,
  name       VARCHAR(200)       NOT NULL,
  created_at BIGINT             NOT NULL
);

CREATE TABLE integration_instance (
  id                   VARCHAR(64) ${key} NOT NULL PRIMARY KEY,
  tenant_id            VARCHAR(63) ${key} NOT NULL REFERENCES tenant (id),
  name                 VARCHAR(200),
  jamf_url             VARCHAR(2000)      NOT NULL,
  client_id            VARCHAR(255)       NOT NULL,
  -- encrypted: {key id}:{base64 of nonce and AES-GCM ciphertext}
  client_secret        TEXT               NOT NULL,
  group_description    VARCHAR(1000)      NOT NULL,
  provisioning_scope   VARCHAR(30)        NOT NULL,
  provisioning_mode    VARCHAR(30)        NOT NULL,
  status               VARCHAR(30)        NOT NULL,
  quarantine_reason    VARCHAR(30),
  quarantine_privilege VARCHAR(40),
  quarantine_detail    TEXT,
  quarantine_since     BIGINT,
  policy               TEXT               NOT NULL,
  created_at           BIGINT             NOT NULL,
  updated_at           BIGINT             NOT NULL
);
CREATE INDEX integration_instance_tenant ON integration_instance (tenant_id);

CREATE TABLE scim_token (
  id             VARCHAR(36) ${key} NOT NULL PRIMARY KEY,
  integration_id VARCHAR(64) ${key} NOT NULL REFERENCES integration_instance (id),
  label          VARCHAR(100)       NOT NULL,
  -- SHA-256 of the key; the key itself is never stored
  token_hash     VARCHAR(64)        NOT NULL,
  created_at     BIGINT             NOT NULL,
  expires_at     BIGINT,
  last_used_at   BIGINT
);
CREATE INDEX scim_token_integration ON scim_token (integration_id);

-- One row per instance. Who gives a Jamf user or group an identity locks it, so that nodes cannot give two.
CREATE TABLE identity_gate (
  integration_id VARCHAR(64) ${key} NOT NULL PRIMARY KEY
);

CREATE TABLE provisioned_user (
  id              VARCHAR(36) ${key}      NOT NULL PRIMARY KEY,
  integration_id  VARCHAR(64) ${key}      NOT NULL,
  origin          VARCHAR(20)             NOT NULL,
  managed         BOOLEAN                 NOT NULL,
  active          BOOLEAN                 NOT NULL,
  profile         TEXT                    NOT NULL,
  -- only of managed users: the name that a merely listed user had may be out of date
  name_key        VARCHAR(800) ${key},
  external_id_key VARCHAR(200) ${key},
  search_name     VARCHAR(800) ${key}     NOT NULL,
  search_text     VARCHAR(4000)           NOT NULL,
  jamf_id         BIGINT,
  jamf_written_at BIGINT,
  created_at      BIGINT                  NOT NULL,
  updated_at      BIGINT                  NOT NULL,
  CONSTRAINT provisioned_user_name UNIQUE (integration_id, name_key),
  CONSTRAINT provisioned_user_jamf_id UNIQUE (jamf_id, integration_id)
);
CREATE INDEX provisioned_user_search ON provisioned_user (integration_id, search_name, id);

CREATE TABLE provisioned_group (
  id              VARCHAR(36) ${key}  NOT NULL PRIMARY KEY,
  integration_id  VARCHAR(64) ${key}  NOT NULL,
  display_name    VARCHAR(255)        NOT NULL,
  name_key        VARCHAR(800) ${key} NOT NULL,
  description     TEXT                NOT NULL,
  attributes      TEXT                NOT NULL,
  provisioned     BOOLEAN             NOT NULL,
  jamf_id         BIGINT,
  jamf_written_at BIGINT,
  created_at      BIGINT              NOT NULL,
  updated_at      BIGINT              NOT NULL,
  CONSTRAINT provisioned_group_jamf_id UNIQUE (jamf_id, integration_id)
);
CREATE INDEX provisioned_group_name ON provisioned_group (integration_id, provisioned, name_key, id);

CREATE TABLE group_member (
  group_id       VARCHAR(36) ${key} NOT NULL,
  user_id        VARCHAR(36) ${key} NOT NULL,
  integration_id VARCHAR(64) ${key} NOT NULL,
  PRIMARY KEY (group_id, user_id)
);
CREATE INDEX group_member_user ON group_member (integration_id, user_id);

CREATE TABLE provisioning_operation (
  id             VARCHAR(36) ${key} NOT NULL PRIMARY KEY,
  integration_id VARCHAR(64) ${key} NOT NULL,
  subject_kind   VARCHAR(10)        NOT NULL,
  subject_id     VARCHAR(36) ${key} NOT NULL,
  -- kind and id while the operation is live, else NULL: at most one live operation of a subject
  live_subject   VARCHAR(50) ${key},
  operation_type VARCHAR(30)        NOT NULL,
  target         TEXT               NOT NULL,
  state          VARCHAR(20)        NOT NULL,
  accepted       BOOLEAN            NOT NULL,
  approved       BOOLEAN            NOT NULL,
  attempts       INTEGER            NOT NULL,
  created_at     BIGINT             NOT NULL,
  due_at         BIGINT             NOT NULL,
  -- due_at while a worker has to act then, else NULL
  next_try_at    BIGINT,
  detail         TEXT,
  correlation_id VARCHAR(64)        NOT NULL,
  CONSTRAINT provisioning_operation_live UNIQUE (live_subject, integration_id)
);
CREATE INDEX provisioning_operation_age ON provisioning_operation (integration_id, created_at);
CREATE INDEX provisioning_operation_purge ON provisioning_operation (created_at);

CREATE TABLE subject_lease (
  integration_id VARCHAR(64) ${key}  NOT NULL,
  lease_key      VARCHAR(200) ${key} NOT NULL,
  owner          VARCHAR(200)        NOT NULL,
  until_at       BIGINT              NOT NULL,
  PRIMARY KEY (integration_id, lease_key)
);

-- Outlives the instances and tenants that it tells about, so it refers to nothing.
CREATE TABLE audit_event (
  id             VARCHAR(36) ${key} NOT NULL PRIMARY KEY,
  -- of one instant, what was appended later comes later
  seq            BIGINT GENERATED ALWAYS AS IDENTITY,
  tenant_id      VARCHAR(63) ${key},
  integration_id VARCHAR(64) ${key},
  happened_at    BIGINT             NOT NULL,
  actor_kind     VARCHAR(20)        NOT NULL,
  actor_name     VARCHAR(300)       NOT NULL,
  action         VARCHAR(100)       NOT NULL,
  subject_kind   VARCHAR(10),
  subject_id     VARCHAR(36) ${key},
  subject_name   VARCHAR(1000)      NOT NULL,
  subject_key    VARCHAR(3000)      NOT NULL,
  outcome        VARCHAR(20)        NOT NULL,
  message        TEXT               NOT NULL,
  changes        TEXT               NOT NULL,
  jamf_calls     TEXT               NOT NULL,
  correlation_id VARCHAR(64) ${key} NOT NULL
);
CREATE INDEX audit_event_time ON audit_event (happened_at DESC, seq DESC);
CREATE INDEX audit_event_integration ON audit_event (integration_id, happened_at DESC, seq DESC);
CREATE INDEX audit_event_tenant ON audit_event (tenant_id, happened_at DESC, seq DESC);
CREATE INDEX audit_event_subject ON audit_event (subject_id, happened_at DESC, seq DESC);
CREATE INDEX audit_event_correlation ON audit_event (correlation_id);
CREATE INDEX audit_event_outcome ON audit_event (integration_id, outcome, happened_at DESC, seq DESC);
