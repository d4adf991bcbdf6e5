-- The web app of each Jamf that the nodes talk to, as its load balancer's cookies name it.
CREATE TABLE jamf_pin (
  integration_id VARCHAR(64) ${key} NOT NULL PRIMARY KEY,
  cookies        VARCHAR(4000)      NOT NULL,
  since_at       BIGINT             NOT NULL
);
