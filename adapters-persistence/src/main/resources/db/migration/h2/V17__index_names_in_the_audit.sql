-- Names are looked up in all instances at once by what this index holds alone; H2 has no trigrams.
CREATE INDEX audit_event_name ON audit_event
  (tenant_id, subject_key, action, integration_id, happened_at DESC, seq DESC);
