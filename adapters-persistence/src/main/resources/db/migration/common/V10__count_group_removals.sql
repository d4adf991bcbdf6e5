-- Members that an operation took out of its group; the guard adds them up over its window.
ALTER TABLE provisioning_operation ADD COLUMN removals INTEGER DEFAULT 0 NOT NULL;
