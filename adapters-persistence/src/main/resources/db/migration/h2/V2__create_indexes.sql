-- H2 has no partial indexes.
CREATE INDEX provisioned_user_external_id ON provisioned_user (integration_id, external_id_key);
CREATE INDEX provisioned_user_managed ON provisioned_user (integration_id, managed, id);
CREATE INDEX provisioned_user_active ON provisioned_user (integration_id, managed, active);
CREATE INDEX provisioning_operation_due ON provisioning_operation (next_try_at, created_at, id);
CREATE INDEX provisioning_operation_state ON provisioning_operation (integration_id, state, created_at, id);
