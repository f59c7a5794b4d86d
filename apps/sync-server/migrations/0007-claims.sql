-- A card added to a sale after it was saved: one row a claim, beside its event. state: 1 awaits its sale, 2 attached, 3 refused.
CREATE TABLE claims (
  source bytea NOT NULL,
  seq bigint NOT NULL,
  sale_source bytea NOT NULL CHECK (octet_length(sale_source) = 8),
  sale_seq bigint NOT NULL CHECK (sale_seq > 0),
  sale_hash bytea NOT NULL CHECK (octet_length(sale_hash) = 16),
  state smallint NOT NULL CHECK (state BETWEEN 1 AND 3),
  PRIMARY KEY (source, seq)
);
-- A sale counts once, whoever claims it.
CREATE UNIQUE INDEX claims_attached ON claims (sale_source, sale_seq) WHERE state = 2;
CREATE INDEX claims_awaiting ON claims (sale_source) WHERE state = 1;
