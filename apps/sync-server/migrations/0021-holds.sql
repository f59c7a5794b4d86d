-- What waits in custody for people, and gets its verdict once they decide. A fork remembers the place of its custody, as an event does.
ALTER TABLE forks ADD COLUMN held_no bigint;
CREATE UNIQUE INDEX forks_by_held_no ON forks (held_no) WHERE held_no IS NOT NULL;
CREATE INDEX forks_held ON forks (judged_no) WHERE class = 4;
CREATE INDEX events_held_for_people ON events (judged_no) WHERE class = 4 AND code IN ('FORK', 'ENROLMENT_REVOKED', 'POISONED');
-- Custody is decided once.
CREATE UNIQUE INDEX facts_of_holds ON facts (((body->>'heldNo')::bigint)) WHERE kind = 'hold-decided';
-- Of two sales under one number each may get a card.
DROP INDEX claims_attached;
CREATE UNIQUE INDEX claims_attached ON claims (sale_source, sale_seq, sale_hash) WHERE state = 2;
-- Everything that was answered, whichever bytes came first under its number.
CREATE VIEW occurrences AS
  SELECT source, seq, hash, judged_no, held_no, class, code, answer, bytes, kind, at_ms, sure, received_ms, store_id, card_id FROM events
  UNION ALL SELECT source, seq, hash, judged_no, held_no, class, code, answer, bytes, kind, at_ms, sure, received_ms, store_id, card_id FROM forks;
