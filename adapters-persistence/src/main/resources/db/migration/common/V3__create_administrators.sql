CREATE TABLE administrator (
  -- the user name as it is compared
  id              VARCHAR(200) ${key} NOT NULL PRIMARY KEY,
  user_name       VARCHAR(200)        NOT NULL,
  role            VARCHAR(20)         NOT NULL,
  tenant_id       VARCHAR(63) ${key}  REFERENCES tenant (id) ON DELETE CASCADE,
  -- a salted, slow hash; NULL for those who sign in elsewhere only
  password_hash   VARCHAR(500),
  suspended       BOOLEAN             NOT NULL,
  failed_sign_ins INTEGER             NOT NULL,
  locked_until    BIGINT,
  last_sign_in_at BIGINT,
  created_at      BIGINT              NOT NULL
);
