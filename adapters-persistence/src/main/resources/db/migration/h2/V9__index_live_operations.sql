-- What waits, of all instances at once, among the many more that have ended.
CREATE INDEX provisioning_operation_live_state ON provisioning_operation (state, integration_id, created_at);
