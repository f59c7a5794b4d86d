-- Lives of this storage that ended: by a restore, or because it was put back and a reader or a phone stood ahead of it. The facts of kind
-- `epoch` say why. An answer of an ended life that a phone shows is still ours, and is made whole.
CREATE TABLE ended_epochs (
  epoch bytea PRIMARY KEY CHECK (octet_length(epoch) = 8),
  ended_ms bigint NOT NULL
);
