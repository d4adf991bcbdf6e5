-- The nodes that work on this database, each as it was last seen.
CREATE TABLE live_node (
  id      VARCHAR(36) ${key} NOT NULL PRIMARY KEY,
  seen_at BIGINT             NOT NULL
);
