-- who somebody is for the OpenID provider, whatever the user name is; NULL for local accounts
ALTER TABLE administrator ADD COLUMN identity_issuer VARCHAR(1000) ${key};
ALTER TABLE administrator ADD COLUMN identity_subject VARCHAR(255) ${key};
ALTER TABLE administrator ADD CONSTRAINT administrator_identity UNIQUE (identity_subject, identity_issuer);

-- what administrators did, among the far more numerous events of SCIM clients
CREATE INDEX audit_event_actor ON audit_event (actor_kind, happened_at DESC, seq DESC);
