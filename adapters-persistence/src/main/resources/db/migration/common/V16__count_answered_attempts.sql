-- Attempts that ended in a clear word from Jamf; what the others sent may still come into effect.
ALTER TABLE provisioning_operation ADD COLUMN answered INTEGER DEFAULT 0 NOT NULL;
