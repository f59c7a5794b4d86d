-- What is known to be lost of a phone: one row a loss, opened and closed by the judge alone, never deleted. no: the fact that opened it.
CREATE TABLE losses (
  no bigint PRIMARY KEY,
  source bytea NOT NULL CHECK (octet_length(source) = 8),
  store_id integer,
  kind text NOT NULL,
  noticed_ms bigint NOT NULL,
  closed_ms bigint,
  body jsonb NOT NULL
);
-- What the judge reads with a source, and what the console shows first.
CREATE INDEX losses_watched ON losses (source) WHERE closed_ms IS NULL OR kind IN ('rolled-back', 'declared-lost');
CREATE INDEX losses_closed ON losses (closed_ms) WHERE closed_ms IS NOT NULL;

-- remembers: whether the phone still had what its browser was enrolled as before; null when it did not say.
ALTER TABLE enrolments ADD COLUMN remembers boolean;
-- The facts that told of the enrolment and of its revocation; null until they are published. What is older than this release is not told.
ALTER TABLE enrolments ADD COLUMN enrolled_no bigint;
ALTER TABLE enrolments ADD COLUMN revoked_no bigint;
UPDATE enrolments SET enrolled_no = 0, revoked_no = CASE WHEN revoked_ms IS NULL THEN NULL ELSE 0 END;
CREATE INDEX enrolments_untold ON enrolments (issued_ms) WHERE enrolled_no IS NULL OR (revoked_ms IS NOT NULL AND revoked_no IS NULL);
