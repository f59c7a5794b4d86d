-- Custody becomes a verdict once: the event then has a new place, and remembers the old one.
ALTER TABLE events ADD COLUMN held_no bigint;
CREATE UNIQUE INDEX events_by_held_no ON events (held_no) WHERE held_no IS NOT NULL;

-- Other bytes with a valid tag under a taken (source, seq), each held under its own hash.
CREATE TABLE forks (
  source bytea NOT NULL,
  seq bigint NOT NULL CHECK (seq > 0),
  judged_no bigint NOT NULL UNIQUE,
  store_id integer,
  card_id integer,
  at_ms bigint NOT NULL,
  received_ms bigint NOT NULL,
  kind smallint NOT NULL,
  class smallint NOT NULL CHECK (class BETWEEN 1 AND 4),
  sure boolean NOT NULL,
  hash bytea NOT NULL CHECK (octet_length(hash) = 16),
  bytes bytea NOT NULL,
  code text,
  answer text NOT NULL,
  PRIMARY KEY (source, seq, hash)
);

-- What a phone last said of itself; the latest report only. clock_off_ms: server time minus its wall clock.
CREATE TABLE device_reports (
  source bytea PRIMARY KEY,
  store_id integer,
  reported_ms bigint NOT NULL,
  clock_off_ms bigint NOT NULL,
  report jsonb NOT NULL
);

-- Refusals of a store's day, by reason.
CREATE INDEX events_not_accepted ON events (received_ms) WHERE class > 1;
