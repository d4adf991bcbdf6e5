-- An instance that is removed together with its users: who asked, and for how many.
ALTER TABLE integration_instance ADD COLUMN removal_asked_by VARCHAR(300);
ALTER TABLE integration_instance ADD COLUMN removal_asked_at BIGINT;
ALTER TABLE integration_instance ADD COLUMN removal_users INTEGER;
ALTER TABLE integration_instance ADD COLUMN removal_correlation VARCHAR(64);
ALTER TABLE integration_instance ADD COLUMN removal_called_off BOOLEAN;
