-- Partial, so that the many rows which a query never asks for cost nothing.
CREATE INDEX provisioned_user_external_id ON provisioned_user (integration_id, external_id_key)
  WHERE external_id_key IS NOT NULL;
CREATE INDEX provisioned_user_managed ON provisioned_user (integration_id, id) WHERE managed;
CREATE INDEX provisioned_user_active ON provisioned_user (integration_id) WHERE managed AND active;
CREATE INDEX provisioned_user_without_jamf ON provisioned_user (integration_id, created_at, id)
  WHERE jamf_id IS NULL;
CREATE INDEX provisioning_operation_due ON provisioning_operation (next_try_at, created_at, id)
  WHERE next_try_at IS NOT NULL;
CREATE INDEX provisioning_operation_state ON provisioning_operation (integration_id, state, created_at, id)
  WHERE live_subject IS NOT NULL;

-- Parts of names are found by trigrams where the server offers them and the role may use them;
-- without them the same queries work and are slower.
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX audit_event_name ON audit_event USING gin (subject_key gin_trgm_ops);
  CREATE INDEX provisioned_user_text ON provisioned_user USING gin (search_text gin_trgm_ops);
EXCEPTION
  WHEN insufficient_privilege OR undefined_file OR feature_not_supported OR undefined_object THEN
    RAISE NOTICE 'pg_trgm is not available: searching parts of names reads all rows of an instance';
END
$$;
