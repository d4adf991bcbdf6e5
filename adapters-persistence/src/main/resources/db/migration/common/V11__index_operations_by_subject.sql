-- the past of one user or group, newest first
CREATE INDEX provisioning_operation_subject ON provisioning_operation (subject_id, created_at DESC, id DESC);
