-- Segments: cards that somebody named together, which rules call the tags of a card. A row stays when the card leaves, and says since when and until when.
CREATE TABLE card_segments (
  card_id integer NOT NULL REFERENCES cards,
  segment text NOT NULL,
  since_no bigint NOT NULL,
  until_no bigint CHECK (until_no >= since_no),
  PRIMARY KEY (card_id, segment, since_no)
);
CREATE UNIQUE INDEX card_segments_now ON card_segments (card_id, segment) WHERE until_no IS NULL;
CREATE INDEX card_segments_by_name ON card_segments (segment) WHERE until_no IS NULL;

-- The birthday that a card's holder told: month and day, never a year, sealed under the keyring's key `key_id`. `notice`: the version of the words that it was told under.
-- It stands in no fact and in no other table: who forgets it deletes this row.
CREATE TABLE card_birthdays (
  card_id integer PRIMARY KEY REFERENCES cards,
  sealed bytea NOT NULL,
  key_id text NOT NULL,
  notice smallint NOT NULL,
  given_ms bigint NOT NULL
);

-- What people did to what campaigns may name.
CREATE INDEX facts_of_audiences ON facts (judged_no) WHERE kind IN ('segment', 'store-list', 'permit', 'birthday');
